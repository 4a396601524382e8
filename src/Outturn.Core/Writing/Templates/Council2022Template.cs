using Outturn.Core.Cases;

namespace Outturn.Core.Writing.Templates;

/// <summary>The council's eight questions of 2022-23, with the tables that its cases put into their answers.</summary>
internal static class Council2022Template
{
    private static readonly CaseForm Printed = CaseForms.Council2022;

    public static Template Template { get; } = new(
        new("council-2022", 1), "Council form, 2022-23", CaseTemplate.Council2022,
        [
            ShippedTemplates.Words("outcomes", Gate.Outline, 0, Earlier("aims", "overview", "why")),
            ShippedTemplates.Words("evidence", Gate.Committee, 0, Earlier("context", "assumptions")),
            ShippedTemplates.Table("evidence-table", CaseTable.Evidence, Gate.Committee, 500_000),
            ShippedTemplates.Words("options", Gate.Clearance),
            ShippedTemplates.Table("options-table", CaseTable.Options, Gate.Committee, 50_000),
            ShippedTemplates.Words("next-steps", Gate.Clearance, 0, Earlier("dependencies", "constraints")),
            ShippedTemplates.Table("timetable", CaseTable.Timetable, Gate.Committee, 50_000),
            ShippedTemplates.Table("workstreams", CaseTable.Workstreams),
            ShippedTemplates.Table("dependencies", CaseTable.Dependencies, Gate.Committee, 500_000, Earlier("dependencies-table")),
            ShippedTemplates.Words("equality", Gate.Clearance, 0, Earlier("affected", "positive", "negative", "neutral", "disproportionate")) with { MayNotApply = false },
            ShippedTemplates.Table("consultation", CaseTable.Consultation, Gate.Council, 500_000),
            ShippedTemplates.Words("benefits", Gate.Clearance, 0, Earlier("benefits", "cost")),
            ShippedTemplates.Table("benefits-table", CaseTable.Benefits, Gate.Committee, 50_000),
            ShippedTemplates.Words("carbon", Gate.Committee, 500_000),
            ShippedTemplates.Table("impacts", CaseTable.Impacts, Gate.Council, 1_000_000),
            ShippedTemplates.Words("risks"),
            ShippedTemplates.Table("risks-table", CaseTable.Risks, Gate.Clearance),
            ShippedTemplates.Words("not-acting", Gate.Clearance, 0, Earlier("if-not")),
            ShippedTemplates.Words("scope", Gate.Committee, 0, Earlier("in-scope", "out-of-scope")),
            ShippedTemplates.Table("scope-table", CaseTable.Scope, Gate.Committee, 500_000),
        ],
        [
            Question("outcomes", "Outcomes", "Say what will be different, for whom, and from when. A reader should know after two paragraphs what the money buys or what the saving changes.", new FormField("outcomes", "")),
            Question("evidence", "Evidence and strategy", "Name the figures, studies and experience that this rests on, and the strategies that it serves. Say what is not known.", new FormField("evidence", ""), new FormField("evidence-table", "Evidence, piece by piece")),
            Question("options", "Options", "Doing nothing is an option: say what it would cost. Give each option its reasons, the rejected ones too.", new FormField("options", ""), new FormField("options-table", "The options")),
            Question("next-steps", "Next steps", "Who does what by when. A date may be a day, a month, a quarter, “six weeks after approval” or “each term”.", new FormField("next-steps", ""), new FormField("timetable", "Timetable"), new FormField("workstreams", "Workstreams", "For a programme"), new FormField("dependencies", "What it depends on")),
            Question("equality", "Equality", "Who is affected, how, and what will be done about it. If nobody is, say how you know.", new FormField("equality", ""), new FormField("consultation", "Consultation")),
            Question("benefits", "Benefits", "For each benefit: how it is measured, where it stands now, where it should be and by when, and who answers for it. Name what gets worse as well.", new FormField("benefits", ""), new FormField("benefits-table", "Benefits and dis-benefits"), new FormField("carbon", "Carbon and social value"), new FormField("impacts", "Carbon and social value, in figures")),
            Question("risks", "Risks", "What could go wrong, how likely it is, how bad it would be, and who sees to it.", new FormField("risks", ""), new FormField("risks-table", "Risks"), new FormField("not-acting", "The risk of not acting")),
            Question("scope", "Scope", "What this covers, and what it does not, so that nobody counts it twice.", new FormField("scope", ""), new FormField("scope-table", "In and out")),
        ],
        new("Business planning: business case", [], ["outcomes"]));

    /// <summary>Fields of the two earlier council forms whose answers belong here.</summary>
    private static string[] Earlier(params IReadOnlyList<string> fields) => [.. fields.Select(f => "council-2018/" + f), .. fields.Select(f => "council-2020/" + f)];

    private static TemplateQuestion Question(string key, string name, string guidance, params IReadOnlyList<FormField> fields) =>
        new(key, Printed.Questions.First(q => q.Key == key).Wordings[0], name, guidance, fields);
}

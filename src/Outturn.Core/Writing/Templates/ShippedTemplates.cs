using Outturn.Core.Cases;
using Outturn.Core.Values;

namespace Outturn.Core.Writing.Templates;

/// <summary>The templates that ship. Each is the first version of its name; a council copies one and changes the copy.</summary>
public static class ShippedTemplates
{
    public static IReadOnlyList<Template> All { get; } = [Council2022Template.Template];

    public static Template? Find(TemplateKey key) => All.FirstOrDefault(t => t.Key == key);

    internal static TemplateField Words(string key, Gate? requiredBy = null, decimal fromPounds = 0, params IReadOnlyList<string> takes) =>
        new(key, FieldKind.Words) { RequiredBy = requiredBy, AsksFrom = Money.FromPounds(fromPounds), Takes = takes };

    internal static TemplateField Table(string key, CaseTable table, Gate? requiredBy = null, decimal fromPounds = 0, params IReadOnlyList<string> takes) =>
        new(key, FieldKind.Table) { Table = table, RequiredBy = requiredBy, AsksFrom = Money.FromPounds(fromPounds), Takes = takes };
}

/// <summary>The council's eight questions of 2022-23, with the tables that its cases put into their answers.</summary>
internal static class Council2022Template
{
    private static readonly CaseForm Printed = CaseForms.Council2022;

    public static Template Template { get; } = new(
        new("council-2022", 1), "Council form, 2022-23", CaseTemplate.Council2022,
        [
            ShippedTemplates.Words("outcomes", Gate.Outline),
            ShippedTemplates.Words("evidence", Gate.Committee),
            ShippedTemplates.Table("evidence-table", CaseTable.Evidence, Gate.Committee, 500_000),
            ShippedTemplates.Words("options", Gate.Clearance),
            ShippedTemplates.Table("options-table", CaseTable.Options, Gate.Committee, 50_000),
            ShippedTemplates.Words("next-steps", Gate.Clearance),
            ShippedTemplates.Table("timetable", CaseTable.Timetable, Gate.Committee, 50_000),
            ShippedTemplates.Table("workstreams", CaseTable.Workstreams),
            ShippedTemplates.Table("dependencies", CaseTable.Dependencies, Gate.Committee, 500_000),
            ShippedTemplates.Words("equality", Gate.Clearance) with { MayNotApply = false },
            ShippedTemplates.Table("consultation", CaseTable.Consultation, Gate.Council, 500_000),
            ShippedTemplates.Words("benefits", Gate.Clearance),
            ShippedTemplates.Table("benefits-table", CaseTable.Benefits, Gate.Committee, 50_000),
            ShippedTemplates.Words("carbon", Gate.Committee, 500_000),
            ShippedTemplates.Table("impacts", CaseTable.Impacts, Gate.Council, 1_000_000),
            ShippedTemplates.Words("risks"),
            ShippedTemplates.Table("risks-table", CaseTable.Risks, Gate.Clearance),
            ShippedTemplates.Words("not-acting", Gate.Clearance),
            ShippedTemplates.Words("scope", Gate.Committee),
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

    private static TemplateQuestion Question(string key, string name, string guidance, params IReadOnlyList<FormField> fields) =>
        new(key, Printed.Questions.First(q => q.Key == key).Wordings[0], name, guidance, fields);
}

using Outturn.Core.Cases;

namespace Outturn.Core.Writing.Templates;

/// <summary>HM Treasury's five cases: is it needed, is it the best value, can it be bought, can it be paid for, can it be done.</summary>
internal static class FiveCaseTemplate
{
    public static Template Template { get; } = new(
        new("five-case", 1), "Five cases (HM Treasury)", CaseTemplate.FiveCase,
        [
            ShippedTemplates.Words("summary", Gate.Committee) with { MostWords = 800 },
            ShippedTemplates.Words("strategic", Gate.Outline, 0, "council-2022/outcomes", "council-2018/why", "council-2020/why"),
            ShippedTemplates.Words("objectives", Gate.Clearance, 0, "council-2018/aims", "council-2020/aims"),
            ShippedTemplates.Table("scope-table", CaseTable.Scope, Gate.Committee, 500_000),
            ShippedTemplates.Table("evidence-table", CaseTable.Evidence, Gate.Committee, 500_000),
            ShippedTemplates.Words("constraints", Gate.Committee),
            ShippedTemplates.Table("dependencies", CaseTable.Dependencies, Gate.Committee, 500_000, "council-2018/dependencies-table", "council-2020/dependencies-table"),
            ShippedTemplates.Words("economic", Gate.Clearance, 0, "council-2022/options", "council-2018/options", "council-2020/options"),
            ShippedTemplates.Table("options-table", CaseTable.Options, Gate.Clearance),
            ShippedTemplates.Table("benefits-table", CaseTable.Benefits, Gate.Committee),
            ShippedTemplates.Table("impacts", CaseTable.Impacts, Gate.Council, 1_000_000),
            ShippedTemplates.Words("equality", Gate.Clearance, 0, "council-2018/affected", "council-2020/affected") with { MayNotApply = false },
            ShippedTemplates.Words("commercial", Gate.Committee, 50_000),
            ShippedTemplates.Words("financial", Gate.Clearance, 0, "council-2018/cost", "council-2020/cost"),
            ShippedTemplates.Table("assumptions-table", CaseTable.Assumptions, Gate.Committee, 50_000),
            ShippedTemplates.Words("management", Gate.Committee, 0, "council-2022/next-steps", "council-2018/overview", "council-2020/overview"),
            ShippedTemplates.Table("timetable", CaseTable.Timetable, Gate.Committee),
            ShippedTemplates.Table("workstreams", CaseTable.Workstreams),
            ShippedTemplates.Table("risks-table", CaseTable.Risks, Gate.Clearance),
            ShippedTemplates.Table("consultation", CaseTable.Consultation, Gate.Council, 500_000),
            ShippedTemplates.Words("assurance", Gate.Council, 1_000_000),
        ],
        [
            Asks("summary", "Executive summary", "The five answers in a page: needed, best value, buyable, affordable, doable."),
            Asks("strategic", "Strategic case", "The case for change: where things stand, where they should be, and what stands between.",
                new FormField("objectives", "Spending objectives", "Specific, measured, agreed, realistic, dated"), new FormField("scope-table", "In and out"), new FormField("evidence-table", "Evidence, piece by piece"), new FormField("constraints", "Constraints"), new FormField("dependencies", "What it depends on")),
            Asks("economic", "Economic case", "The long list against the critical success factors, the short list with doing nothing, and the preferred way forward.",
                new FormField("options-table", "The options"), new FormField("benefits-table", "Benefits and dis-benefits"), new FormField("impacts", "Carbon and social value, in figures"), new FormField("equality", "Equality")),
            Asks("commercial", "Commercial case", "How it is bought, who bears which risk, and what the contract says when things change."),
            Asks("financial", "Financial case", "What it costs when, what pays for it, and whether that is firm. The figures are the plan lines’.", new FormField("assumptions-table", "Assumptions")),
            Asks("management", "Management case", "Who leads, who decides, how it is followed, how its benefits are reached.",
                new FormField("timetable", "Timetable"), new FormField("workstreams", "Workstreams", "For a programme"), new FormField("risks-table", "Risks"), new FormField("consultation", "Consultation"), new FormField("assurance", "Assurance and review")),
        ],
        new("Business case", [], ["summary"]));

    private static TemplateQuestion Asks(string key, string wording, string guidance, params IReadOnlyList<FormField> further) => new(key, wording, wording, guidance, [new FormField(key, ""), .. further]);
}

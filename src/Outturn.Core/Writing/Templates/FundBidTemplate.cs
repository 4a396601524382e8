using Outturn.Core.Cases;

namespace Outturn.Core.Writing.Templates;

/// <summary>A bid to the transformation fund.</summary>
internal static class FundBidTemplate
{
    public static Template Template { get; } = new(
        new("fund-bid", 1), "Transformation fund bid", CaseTemplate.FundBid,
        [
            ShippedTemplates.Words("overview", Gate.Outline, 0, "council-2022/outcomes", "council-2018/why", "council-2020/why"),
            ShippedTemplates.Words("outline", Gate.Clearance, 0, "council-2022/next-steps", "council-2018/overview", "council-2020/overview"),
            ShippedTemplates.Table("timetable", CaseTable.Timetable, Gate.Committee, 50_000),
            ShippedTemplates.Table("workstreams", CaseTable.Workstreams),
            ShippedTemplates.Words("outcomes", Gate.Clearance, 0, "council-2022/benefits", "council-2018/aims", "council-2020/aims"),
            ShippedTemplates.Table("benefits-table", CaseTable.Benefits, Gate.Committee, 50_000),
            ShippedTemplates.Words("risks"),
            ShippedTemplates.Table("risks-table", CaseTable.Risks, Gate.Clearance),
            ShippedTemplates.Words("assumptions", Gate.Committee),
            ShippedTemplates.Words("assessment", Gate.Committee, 0, "council-2022/equality", "council-2018/affected", "council-2020/affected") with { MayNotApply = false },
            ShippedTemplates.Words("return", Gate.Clearance, 0, "council-2018/cost", "council-2020/cost"),
        ],
        [
            Asks("overview", "Overview", "What the money is for, in three sentences."),
            Asks("outline", "Outline of the proposal", "What is done, by whom, in which order, and what it would take to stop.", new FormField("timetable", "Timetable"), new FormField("workstreams", "Workstreams", "For a programme")),
            Asks("outcomes", "Expected outcomes", "What the council gets back, in money and in what people notice.", new FormField("benefits-table", "Benefits and dis-benefits")),
            Asks("risks", "Risks", "What could keep the return from coming, and what is done about it.", new FormField("risks-table", "Risks")),
            Asks("assumptions", "Assumptions", "What has to be true for the return to come."),
            Asks("assessment", "Community Impact Assessment", "Who is affected, and how; say where the assessment stands."),
            Asks("return", "Return on Investment", "How the saving follows from the spending. The figures themselves are the plan lines’."),
        ],
        new("Transformation fund: bid", [], ["overview"]));

    private static TemplateQuestion Asks(string key, string wording, string guidance, params IReadOnlyList<FormField> further) => new(key, wording, wording, guidance, [new FormField(key, ""), .. further]);
}

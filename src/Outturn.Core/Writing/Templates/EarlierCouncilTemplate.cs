using Outturn.Core.Cases;

namespace Outturn.Core.Writing.Templates;

/// <summary>The council's forms of 2018-19 and 2020-21: project approach, delivery options, scope, impact.</summary>
internal static class EarlierCouncilTemplate
{
    private const string Approach = "Project approach";
    private const string Scope = "Scope and interdependencies";
    private const string Impact = "Project impact";

    public static Template Of2018 { get; } = Make("council-2018", "Council form, 2018-19", CaseForms.Council2018, "Community impact assessment");

    public static Template Of2020 { get; } = Make("council-2020", "Council form, 2020-21", CaseForms.Council2020, "Equality impact assessment");

    private static Template Make(string name, string title, CaseForm printed, string assessment) => new(
        new(name, 1), title, printed.Template,
        [
            ShippedTemplates.Words("why", Gate.Outline, 0, "council-2022/outcomes"),
            ShippedTemplates.Words("if-not", Gate.Clearance, 0, "council-2022/not-acting"),
            ShippedTemplates.Words("context", Gate.Committee, 500_000, "council-2022/evidence"),
            ShippedTemplates.Words("aims", Gate.Outline),
            ShippedTemplates.Words("overview", Gate.Clearance, 0, "council-2022/next-steps"),
            ShippedTemplates.Table("timetable", CaseTable.Timetable, Gate.Committee, 50_000),
            ShippedTemplates.Table("workstreams", CaseTable.Workstreams),
            ShippedTemplates.Words("assumptions", Gate.Clearance),
            ShippedTemplates.Words("constraints", Gate.Committee, 50_000),
            ShippedTemplates.Words("options", Gate.Clearance),
            ShippedTemplates.Table("options-table", CaseTable.Options, Gate.Committee, 50_000),
            ShippedTemplates.Words("in-scope", Gate.Committee, 0, "council-2022/scope"),
            ShippedTemplates.Words("out-of-scope", Gate.Committee),
            ShippedTemplates.Words("dependencies", Gate.Committee, 50_000),
            ShippedTemplates.Table("dependencies-table", CaseTable.Dependencies, Gate.Committee, 500_000, "council-2022/dependencies"),
            ShippedTemplates.Words("cost", Gate.Clearance),
            ShippedTemplates.Words("benefits", Gate.Clearance),
            ShippedTemplates.Table("benefits-table", CaseTable.Benefits, Gate.Committee, 50_000),
            ShippedTemplates.Words("risks"),
            ShippedTemplates.Table("risks-table", CaseTable.Risks, Gate.Clearance),
            ShippedTemplates.Words("affected", Gate.Clearance, 0, "council-2022/equality") with { MayNotApply = false },
            ShippedTemplates.Words("positive", Gate.Committee),
            ShippedTemplates.Words("negative", Gate.Committee),
            ShippedTemplates.Words("neutral", Gate.Committee),
            ShippedTemplates.Words("disproportionate", Gate.Committee),
        ],
        [
            Asks(printed, "why", "Why", Approach, "The need, in figures where there are any, and what has changed to make this the time."),
            Asks(printed, "if-not", "If we did not", Approach, "What happens to people, services and money if nothing is done."),
            Asks(printed, "context", "Economic context", Approach, "What other councils and the market are doing, and what of it bears on this."),
            Asks(printed, "aims", "Aims", Approach, "What is to be reached, so that somebody can say later whether it was."),
            Asks(printed, "overview", "What we are doing", Approach, "The work, who does it, by when.", new FormField("timetable", "Timetable"), new FormField("workstreams", "Workstreams", "For a programme")),
            Asks(printed, "assumptions", "Assumptions", Approach, "What has to be true for the figures to hold."),
            Asks(printed, "constraints", "Constraints", Approach, "What cannot be changed: law, contracts, terms, money."),
            Asks(printed, "options", "Options", "Delivery options", "Doing nothing is one of them. Say why each was chosen or left.", new FormField("options-table", "The options")),
            Asks(printed, "in-scope", "In scope", Scope, "What this covers."),
            Asks(printed, "out-of-scope", "Out of scope", Scope, "What it does not, so that nobody counts it twice."),
            Asks(printed, "dependencies", "Dependencies", Scope, "What it waits for, and what waits for it.", new FormField("dependencies-table", "What it depends on")),
            Asks(printed, "cost", "Cost and savings", "", "The sum behind the figures. The figures themselves are the plan lines’."),
            Asks(printed, "benefits", "Other benefits", "", "What gets better that is not money, and what gets worse.", new FormField("benefits-table", "Benefits and dis-benefits")),
            Asks(printed, "risks", "Risks", "", "What could go wrong, how likely, how bad, and who sees to it.", new FormField("risks-table", "Risks")),
            Asks(printed, "affected", "Who is affected", Impact, $"{assessment}: which groups, how many people, where."),
            Asks(printed, "positive", "Positive impacts", Impact, "What gets better for whom."),
            Asks(printed, "negative", "Negative impacts", Impact, "What gets worse for whom, and what is done about it."),
            Asks(printed, "neutral", "Neutral impacts", Impact, "What stays as it is for whom."),
            Asks(printed, "disproportionate", "Disproportionate impacts", Impact, "Groups with protected characteristics on whom it falls harder, and how that is met."),
        ],
        new("Business planning: business case", [], ["aims", "why"]));

    private static TemplateQuestion Asks(CaseForm printed, string key, string name, string group, string guidance, params IReadOnlyList<FormField> further) =>
        new(key, printed.Questions.First(q => q.Key == key).Wordings[0], name, guidance, [new FormField(key, ""), .. further]) { Group = group };
}

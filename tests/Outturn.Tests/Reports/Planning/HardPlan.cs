using Outturn.Core.Planning;
using Outturn.Core.Series;
using Outturn.Core.Values;

namespace Outturn.Tests.Reports.Planning;

/// <summary>
/// A plan with everything that makes a formula hard: opening budgets of which one is a range, council tax by two rates, a source that
/// does not state its base, one not quantified for a year, ranges, amounts without a figure that stay and that end, proposals of two
/// committees, lines that several sources pay for in part, reversals of every kind, lines beside the plan, names that a spreadsheet
/// would take for a pattern or a number.
/// </summary>
internal static class HardPlan
{
    public static readonly PlanCycle Cycle = new(new(2022), 5);

    private static readonly FinancialYear First = Cycle.First;

    public static Plan Load() => Plan.Empty(Cycle) with
    {
        AsAt = AsAt.Day(new(2022, 1, 10)),
        Opening =
        [
            new("Adults", Amount.Of(Pounds(180_000_000))), new("Children", Amount.Between(Pounds(95_000_000), Pounds(96_500_000))),
            new("Transport", new Amount.Unquantified("TBC")),
        ],
        Proposals =
        [
            Proposal(1, "Transport for adults and children", ProposalStatus.Draft, "Adults*", ["Adults", "Children"]),
            Proposal(2, "Block beds", ProposalStatus.Approved, "2022", ["Adults"]),
            Proposal(3, "Libraries open longer", ProposalStatus.Outline, "02022", []),
            Proposal(4, "A road", ProposalStatus.InCommittee, "Highways <>", ["Environment"]),
            Proposal(5, "Put off", ProposalStatus.Deferred, "adults*", ["Children"]),
        ],
        Lines =
        [
            Line(1, 1, PlanCategory.Saving, new Permanence.Permanent(), Known(-380_000, -570_000.55m, -345_000)),
            Line(2, 1, PlanCategory.Investment, new Permanence.TemporaryUntil(First + 2), Known(161_000, 12_000.01m)),
            Line(3, 1, PlanCategory.Pressure, new Permanence.TemporaryUntil(First + 1), [Amount.Between(Pounds(50_000), Pounds(80_000)), new Amount.Unquantified("TBC")]),
            Line(4, 2, PlanCategory.Saving, new Permanence.Permanent(), [Amount.Zero, new Amount.Unquantified("in 2 of the 5 homes"), Amount.Of(Pounds(-25_000))]),
            Line(5, 2, PlanCategory.Pressure, new Permanence.OneOff(), Known(40_000, 0, 17_500, 9_000)),
            Line(6, 2, PlanCategory.Pressure, new Permanence.OneOff(), [new Amount.Unquantified("TBC"), Amount.Of(Pounds(11_000))]),
            Line(7, 3, PlanCategory.Investment, new Permanence.TemporaryThenPermanent(First + 1, Pounds(30_000)), Known(100_000)),
            Line(8, 3, PlanCategory.Income, new Permanence.Permanent(), [Amount.Between(Pounds(-9_000), Pounds(-4_000.33m))]),
            Line(9, 4, PlanCategory.Capital, new Permanence.Permanent(), Known(2_500_000)),
            Line(10, 4, PlanCategory.Demography, new Permanence.Permanent(), Known(220_000, 220_000, 220_000)),
            Line(11, 4, PlanCategory.Funding, new Permanence.Permanent(), Known(-75_000)),
            Line(12, 5, PlanCategory.Saving, new Permanence.Permanent(), Known(-999_000)),
            Line(13, 2, PlanCategory.Investment, new Permanence.TemporaryUntil(First + 1), PlanAmounts.Starting(First.Previous, Pounds(60_000), Pounds(30_000)), shares:
            [
                new("Reserve", FundingStatus.Confirmed, new Levels([KeyValuePair.Create(First.Previous, Pounds(20_000)), KeyValuePair.Create(First, Pounds(55_000)), KeyValuePair.Create(First + 1, Pounds(55_000))])),
                new("Recovery grant", FundingStatus.Requested, null), new("reserve", FundingStatus.Assumed, null), new("Partner", FundingStatus.InPrinciple, null),
            ]),
            Line(14, 3, PlanCategory.Investment, new Permanence.TemporaryUntil(First + 2), Known(45_000), shares: [new("Reserve", FundingStatus.Requested, null)]),
            Line(15, 3, PlanCategory.Pressure, new Permanence.TemporaryUntil(First + 2), [new Amount.Unquantified("TBC")], shares: [new("Reserve", FundingStatus.Requested, null)]),
            Line(16, 4, PlanCategory.Saving, new Permanence.Permanent(), Known(-390_000), earlier: new(PlanAmounts.Starting(First, Pounds(-583_000)), EarlierCounts.InBase)),
            Line(17, 4, PlanCategory.Pressure, new Permanence.OneOff(), Known(33_333), shares: [new("Reserve", FundingStatus.Confirmed, new Levels([KeyValuePair.Create(First, Pounds(20_000))]))]),
        ],
        Sources =
        [
            new(Id(101), "Council tax", SourceKind.CouncilTax, FundingStatus.Assumed, true, false, null, null, "",
            [
                new("Autumn", new(2021, 10, 1), new Forecast.Grown(Pounds(-160_123_456.78m), [new("More homes", Rates(0.85m, 0.91m, 1.2m, 1.2m, 1.2m)), new("A higher charge", Rates(1.99m, 1.99m, 2.995m, 1.99m, 0m))]), ""),
            ]),
            new(Id(102), "Support grant", SourceKind.Grant, FundingStatus.Confirmed, true, false, null, null, "", [new("Autumn", new(2021, 10, 1), Stated((1, -9_000_000), (2, -9_100_000), (3, -9_000_000)), "")]),
            new(Id(103), "Business rates", SourceKind.BusinessRates, FundingStatus.Assumed, true, false, null, null, "",
            [
                new("Autumn", new(2021, 10, 1), new Forecast.Stated(new Dictionary<FinancialYear, Amount>
                {
                    [Cycle.Base] = Amount.Of(Pounds(-60_000_000)), [First] = Amount.Between(Pounds(-61_000_000), Pounds(-60_250_000)),
                    [First + 1] = new Amount.Unquantified("after the reset"), [First + 2] = Amount.Of(Pounds(-62_000_000)), [First + 3] = Amount.Of(Pounds(-62_500_000)), [First + 4] = new Amount.Unquantified("TBC"),
                }), ""),
            ]),
            new(Id(104), "Reserve", SourceKind.Reserve, FundingStatus.Confirmed, true, true, null, Pounds(2_000_000), "", [new("Autumn", new(2021, 10, 1), Stated((0, 0), (1, -250_000), (2, -100_000)), "")]),
            new(Id(105), "Recovery grant", SourceKind.Grant, FundingStatus.Confirmed, false, true, First, Pounds(10_000), "", []),
        ],
        Assumptions =
        [
            new(Id(111), "Adults: pay and prices", PlanCategory.Inflation, "Adults*", [new("Autumn", new(2021, 10, 1), new Forecast.Grown(Pounds(80_000_000), [new("Inflation", Rates(2.5m, 3.125m, 2m))]), "")]),
            new(Id(112), "More older people", PlanCategory.Demography, "2022", [new("Autumn", new(2021, 10, 1), Stated((1, 1_200_000), (2, 2_500_000), (3, 3_700_000), (4, 3_700_000), (5, 3_700_000)), "")]),
            new(Id(113), "Pay award", PlanCategory.Inflation, "", [new("Autumn", new(2021, 10, 1), new Forecast.Stated(new Dictionary<FinancialYear, Amount> { [First] = new Amount.Unquantified("under negotiation") }), "")]),
            new(Id(114), "Rents as they are", PlanCategory.Inflation, "", [new("Autumn", new(2021, 10, 1), new Forecast.Grown(Pounds(500), []), "")]),
        ],
    };

    private static Money Pounds(decimal pounds) => Money.FromPounds(pounds);

    private static PlanAmounts Known(params decimal[] pounds) => PlanAmounts.Starting(First, [.. pounds.Select(Pounds)]);

    private static Forecast.Stated Stated(params (int Year, decimal Pounds)[] levels) => new(levels.ToDictionary(l => Cycle.Base + l.Year, l => Amount.Of(Pounds(l.Pounds))));

    private static Dictionary<FinancialYear, decimal> Rates(params decimal[] percent) => percent.Index().ToDictionary(p => First + p.Index, p => p.Item);

    private static Guid Id(int number) => new(number, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 2);

    private static Proposal Proposal(int number, string title, ProposalStatus status, string service, IReadOnlyList<string> committees) =>
        new(Id(number), Cycle, number, ProposalTerms.Of(title, number == 2 ? ProposalType.Saving : ProposalType.Mixed) with { Service = service, Committees = committees, Leads = ["Service lead"] }, status, "");

    private static PlanLine Line(int number, int proposal, PlanCategory category, Permanence permanence, IReadOnlyList<Amount> amounts, IReadOnlyList<SourceShare>? shares = null) =>
        Line(number, proposal, category, permanence, new PlanAmounts(amounts.Select((a, i) => KeyValuePair.Create(First + i, a))), shares);

    private static PlanLine Line(int number, int proposal, PlanCategory category, Permanence permanence, PlanAmounts typed, IReadOnlyList<SourceShare>? shares = null, EarlierProfile? earlier = null) =>
        new(Id(1000 + number), Id(proposal), number, LineTerms.Of(category, permanence) with
        {
            References = [$"A/R.{number}"],
            Sources = shares ?? [],
            Earlier = earlier,
            Benefit = category == PlanCategory.Saving ? BenefitClass.CashableReduction : null,
            Confidence = number % 2 == 0 ? Confidence.Medium : Confidence.NotSaid,
        }, typed);
}

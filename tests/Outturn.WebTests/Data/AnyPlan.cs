using Outturn.Core.Planning;
using Outturn.Core.Series;
using Outturn.Core.Values;

namespace Outturn.WebTests.Data;

/// <summary>Values of every shape that a plan can hold, from a seed.</summary>
internal sealed class AnyPlan(int seed)
{
    private readonly AnyTracker any = new(seed);
    private int ids;

    public static PlanCycle Cycle { get; } = new(new(2022), 5);

    public bool Chance(double p) => any.Chance(p);

    public int Next(int below) => any.Next(below);

    public Guid Id() => new(seed, 0, 0x7000, [0x80, 0, 0, 0, .. BitConverter.GetBytes(ids++)]);

    public T One<T>()
        where T : struct, Enum => Enum.GetValues<T>()[any.Next(Enum.GetValues<T>().Length)];

    public FinancialYear Year() => new(2020 + any.Next(10));

    public decimal Rate() => (any.Next(2_000_001) - 1_000_000) / 10_000m;

    public PlanAmounts Amounts() => new(Years().Select(y => KeyValuePair.Create(y, any.Amount())));

    public Permanence Permanence() => any.Next(4) switch
    {
        0 => new Permanence.Permanent(),
        1 => new Permanence.OneOff(),
        2 => new Permanence.TemporaryUntil(Year()),
        _ => new Permanence.TemporaryThenPermanent(Year(), any.Money()),
    };

    public Forecast Forecast() => Chance(0.5)
        ? new Forecast.Stated(Years().ToDictionary(y => y, _ => any.Amount()))
        : new Forecast.Grown(any.Money(), [.. Some(3, () => new NamedRate(any.Text(), Years().ToDictionary(y => y, _ => Rate())))]);

    public IReadOnlyList<Vintage> Vintages() => [.. Some(3, () => new Vintage(any.Text(), new DateOnly(2021, 1, 1).AddDays(any.Next(900)), Forecast(), any.Text()))];

    public LineTerms LineTerms() => new(
        any.Text(), [.. Some(3, any.Text)], One<PlanCategory>(), any.Text(), Permanence(), Chance(0.4) ? null : One<BenefitClass>(), One<LineRole>(), One<Confidence>(),
        Shares(),
        Chance(0.6) ? null : new(Amounts(), [.. Some(3, () => new PartnerShare(any.Text(), Rate(), One<FundingStatus>()))]),
        Chance(0.6) ? null : new(Amounts(), One<EarlierCounts>()),
        any.Text());

    public ProposalTerms ProposalTerms() => new(
        any.Text(), any.Text(), One<ProposalType>(), any.Text(), any.Text(), [.. Some(3, any.Text)], [.. Some(3, any.Text)], [.. Some(3, any.Text)], [.. Some(3, any.Text)],
        One<Confidentiality>(), [.. Some(3, () => new ProposalLink(One<LinkKind>(), Chance(0.5) ? null : Id(), any.Text(), any.Text(), any.Text()))]);

    public Proposal Proposal(int number, Guid? id = null) => new(id ?? Id(), Cycle, number, ProposalTerms(), One<ProposalStatus>(), any.Text());

    public PlanLine Line(Guid proposal, int number, Guid? id = null) => new(id ?? Id(), proposal, number, LineTerms(), Amounts()) { Withdrawn = Chance(0.3) };

    public FundingSource Source(Guid? id = null) => new(
        id ?? Id(), any.Text(), One<SourceKind>(), One<FundingStatus>(), Chance(0.5), Chance(0.5), Chance(0.5) ? null : Year(), Chance(0.5) ? null : any.Money(), any.Text(), Vintages())
    {
        Pool = Chance(0.6) ? null : new(Chance(0.5), [.. Some(3, () => new PoolPartner(any.Text(), Rate(), One<FundingStatus>(), Chance(0.5)))]),
        Receipts = Chance(0.6) ? null : new(Year(), Chance(0.5) ? null : new DateOnly(2022, 2, 8), any.Text(), any.Text()),
    };

    public CapitalScheme Scheme(Guid? id = null) => new(
        id ?? Id(), any.Text(), Chance(0.5) ? null : Id(), any.Text(), new(Years().Select(y => KeyValuePair.Create(y, any.Money()))), Shares(), any.Text(),
        new(any.Next(60), Rate(), Year(), One<RepaymentMethod>(), One<FirstYearInterest>()))
    {
        Withdrawn = Chance(0.3),
    };

    public CostAssumption Assumption(Guid? id = null) => new(id ?? Id(), any.Text(), One<PlanCategory>(), any.Text(), Vintages());

    public ScenarioChange ScenarioChange() => any.Next(6) switch
    {
        0 => new ScenarioChange.Drop(Id()),
        1 => new ScenarioChange.Slip(Id(), any.Next(9) - 4),
        2 => new ScenarioChange.SetAmount(Id(), Year(), any.Amount()),
        3 => new ScenarioChange.SetRate(Id(), any.Text(), Year(), Rate()),
        4 => new ScenarioChange.SetLevel(Id(), Year(), any.Amount()),
        _ => new ScenarioChange.Add(
            Id(), Id(), any.Text(), One<PlanCategory>(), any.Text(), any.Text(), Permanence(), Chance(0.5) ? null : One<BenefitClass>(), Amounts()),
    };

    public Scenario Scenario(int number, Guid? id = null) => new(id ?? Id(), number, any.Text(), any.Text(), One<ScenarioState>(), [.. Some(4, ScenarioChange)]);

    public OpeningBudget Opening(string service) => new(service, any.Amount());

    public IEnumerable<T> Some<T>(int atMost, Func<T> make) => [.. Enumerable.Range(0, any.Next(atMost + 1)).Select(_ => make())];

    private SourceShare[] Shares() => [.. Some(3, () => new SourceShare(any.Text(), One<FundingStatus>(), Chance(0.5) ? null : new(Years().Select(y => KeyValuePair.Create(y, any.Money())))))];

    private FinancialYear[] Years() => [.. Enumerable.Range(2019, 12).Where(_ => Chance(0.3)).Select(y => new FinancialYear(y))];
}

using FsCheck;
using FsCheck.Fluent;
using Outturn.Core.Planning;
using Outturn.Core.Series;
using Outturn.Core.Values;

namespace Outturn.Tests.Reports.Planning;

/// <summary>Plans of any shape: every category, permanence, status and source, ranges, amounts without a figure, years on both sides of the cycle.</summary>
internal static class AnyPlan
{
    public static readonly PlanCycle Cycle = new(new(2022), 5);

    private static readonly string[] Committees = ["Adults", "Children", "Environment"];

    private static readonly string[] Sources = ["Reserve", "Grant", "Partner"];

    public static Plan Of(int seed, int lines)
    {
        var random = new Random(seed);
        var proposals = Enumerable.Range(1, (lines / 2) + 1).Select(n => Proposal(random, n)).ToList();
        return Plan.Empty(Cycle) with
        {
            Proposals = proposals,
            Lines = [.. Enumerable.Range(0, lines).Select(_ => Line(random, proposals[random.Next(proposals.Count)].Id)).OrderBy(l => l.Proposal)],
        };
    }

    public static Arbitrary<Plan> Any { get; } = Gen.Choose(0, int.MaxValue - 1).Zip(Gen.Choose(0, 40)).Select(x => Of(x.Item1, x.Item2)).ToArbitrary();

    /// <summary>The same with opening budgets, forecasts of funding and of costs, some of them ranges, not quantified, or without their base year.</summary>
    public static Arbitrary<Plan> AnyFunded { get; } = Gen.Choose(0, int.MaxValue - 1).Zip(Gen.Choose(0, 20)).Select(x => Funded(new Random(x.Item1), Of(x.Item1, x.Item2))).ToArbitrary();

    private static Plan Funded(Random random, Plan plan) => plan with
    {
        Opening = [.. Enumerable.Range(0, random.Next(3)).Select(i => new OpeningBudget($"Service {i}", Amount(random)))],
        Sources = [.. Enumerable.Range(0, random.Next(4)).Select(i => new FundingSource(
            Id(random), Sources[i % Sources.Length], SourceKind.Grant, FundingStatus.Assumed, random.Next(3) > 0, OneOff: false, null, random.Next(2) == 0 ? Pence(random) : null, "", [Forecast(random)]))],
        Assumptions = [.. Enumerable.Range(0, random.Next(3)).Select(i => new CostAssumption(Id(random), $"Cost {i}", random.Next(2) == 0 ? PlanCategory.Inflation : PlanCategory.Demography, $"Service {i}", [Forecast(random)]))],
    };

    private static Vintage Forecast(Random random) => new("Autumn", new(2021, 10, 1), random.Next(3) == 0
        ? new Forecast.Grown(Pence(random), [new("Rate", Cycle.Each.ToDictionary(y => y, _ => random.Next(-500, 500) / 100m))])
        : new Forecast.Stated(Cycle.Each.Prepend(Cycle.Base).Append(Cycle.Last.Next).Where(_ => random.Next(4) > 0).ToDictionary(y => y, _ => Amount(random))), "");

    private static Proposal Proposal(Random random, int number) => new(
        Id(random), Cycle, number,
        ProposalTerms.Of($"Proposal {number}", (ProposalType)random.Next(9)) with { Service = $"Service {random.Next(3)}", Committees = [.. Committees.Where(_ => random.Next(2) == 0)] },
        (ProposalStatus)random.Next(11), "");

    private static PlanLine Line(Random random, Guid proposal)
    {
        var first = Cycle.Base + (random.Next(4) - 1);
        var typed = new PlanAmounts(Enumerable.Range(0, random.Next(1, 5)).Select(i => KeyValuePair.Create(first + i, Amount(random))));
        var end = (typed.Last ?? first) + random.Next(3);
        Permanence permanence = random.Next(5) switch
        {
            0 => new Permanence.OneOff(),
            1 => new Permanence.TemporaryUntil(end),
            2 => new Permanence.TemporaryThenPermanent(end, Pence(random)),
            _ => new Permanence.Permanent(),
        };
        var shares = Sources.Where(_ => random.Next(3) == 0).Select(s => new SourceShare(
            s, (FundingStatus)random.Next(5), random.Next(2) == 0 ? null : new Levels(Cycle.Each.Select(y => KeyValuePair.Create(y, Pence(random)))))).ToList();
        return new(Id(random), proposal, 1, LineTerms.Of((PlanCategory)random.Next(9), permanence) with
        {
            Benefit = random.Next(2) == 0 ? null : (BenefitClass)random.Next(9),
            Confidence = (Confidence)random.Next(4),
            Sources = shares,
            Earlier = end >= Cycle.First && random.Next(6) == 0 ? new(PlanAmounts.Starting(Cycle.First, Pence(random)), (EarlierCounts)random.Next(3)) : null,
        }, typed)
        {
            Withdrawn = random.Next(12) == 0,
        };
    }

    private static Amount Amount(Random random) => random.Next(8) switch
    {
        0 => new Amount.Unquantified("TBC"),
        1 => Core.Values.Amount.Between(Pence(random), Pence(random)),
        _ => Core.Values.Amount.Of(Pence(random)),
    };

    private static Money Pence(Random random) => Money.FromPence(random.Next(-900_000_00, 900_000_00));

    private static Guid Id(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new(bytes);
    }
}

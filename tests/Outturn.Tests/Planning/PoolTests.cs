using FsCheck;
using FsCheck.Fluent;
using Outturn.Core.Planning;
using Outturn.Core.Values;
using static Outturn.Tests.Planning.SomePlan;

namespace Outturn.Tests.Planning;

public sealed class PoolTests
{
    private static PoolPartner Council(decimal share, FundingStatus status = FundingStatus.Confirmed) => new("The council", share, status, IsCouncil: true);

    private static PoolPartner Health(decimal share, FundingStatus status = FundingStatus.Confirmed) => new("Health", share, status, IsCouncil: false);

    private static FundingSource Pool(bool byAmount, params PoolPartner[] partners) =>
        new(Id(98), "Equipment pool", SourceKind.Pool, FundingStatus.Confirmed, MeetsBudget: false, OneOff: false, null, null, "", []) { Pool = new(byAmount, partners) };

    private static Result<PlanChanges> Write(FundingSource pool) => new WriteSource(pool).Decide(Plan(), Finance);

    [Fact]
    public void Shares_by_amounts_part_a_pool_exactly()
    {
        var pool = new PoolTerms(ByAmount: true, [Council(121_000), Health(130_000)]);
        Assert.Equal([Pounds(-121_000), Pounds(-130_000)], pool.Split(Pounds(-251_000)));
        Assert.Equal(48.2m, decimal.Round(pool.PercentOf(pool.Partners[0]), 1));
        Assert.Equal([Money.FromPence(1), Money.FromPence(1)], pool.Split(Money.FromPence(2)));
    }

    [Fact]
    public void The_parts_of_a_pool_always_come_to_the_whole() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(-2_000_000_000, 2_000_000_000).ToArbitrary(), Gen.Choose(1, 9_999).ToArbitrary(), (pence, share) =>
        {
            var parts = new PoolTerms(ByAmount: false, [Council(share / 100m), Health(100m - (share / 100m))]).Split(Money.FromPence(pence));
            return parts[0] + parts[1] == Money.FromPence(pence);
        }));

    [Fact]
    public void A_pool_is_as_firm_as_its_least_firm_partner()
    {
        Assert.Equal(FundingStatus.Requested, Pool(false, Council(40), Health(60, FundingStatus.Requested)).Firmness);
        Assert.Equal(FundingStatus.Assumed, (Pool(false, Council(40), Health(60)) with { Status = FundingStatus.Assumed }).Firmness);
        Assert.Equal(FundingStatus.Confirmed, Pool(false, Council(40), Health(60)).Firmness);
    }

    [Fact]
    public void A_pool_is_written_with_its_partners_and_other_kinds_lose_them()
    {
        var written = Write(Pool(false, Council(48.2m), Health(51.8m)));
        Assert.Equal(2, written.Value!.Sources.Single().Pool!.Partners.Count);
        Assert.Null(Write(Pool(false, Council(48.2m), Health(51.8m)) with { Kind = SourceKind.Partner }).Value!.Sources.Single().Pool);
    }

    [Fact]
    public void What_is_wrong_with_partners_is_said_at_each()
    {
        Write(Pool(false, Council(100m))).RefusedAt("pool.partners", "partners");
        Write(Pool(false) with { Pool = null }).RefusedAt("pool.partners", "partners");
        Write(Pool(false, Council(40m), Health(59.99m))).RefusedAt("pool.percent", "partners");
        Write(Pool(false, Council(40m), Council(60m) with { Name = "District" })).RefusedAt("pool.council", "partners");
        Write(Pool(false, Health(40m), Health(60m) with { Name = "District" })).RefusedAt("pool.council", "partners");
        Write(Pool(false, Council(40m), Health(60m) with { Name = "the council" })).RefusedAt("pool.name-twice", "partners[1]");
        Write(Pool(false, Council(40m), Health(60m) with { Name = " " })).RefusedAt("pool.no-name", "partners[1]");
        Write(Pool(true, Council(40m), Health(0m))).RefusedAt("pool.share", "partners[1]");
        Assert.Contains("come to 99.99 per cent", Write(Pool(false, Council(40m), Health(59.99m))).Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_claims_to_be_firmer_than_its_source_is_told_and_why()
    {
        var pool = Pool(false, Council(40), Health(60, FundingStatus.Requested));
        var plan = Plan().With(PlanChanges.None with { Sources = [pool] });
        var terms = Terms(PlanCategory.Investment) with { Sources = [new("Equipment pool", FundingStatus.Confirmed, null)] };
        Problem Said(Plan of) => Assert.Single(new WriteLine(Id(41), Beds, terms, PlanAmounts.Starting(First, Pounds(1_000))).Decide(of, Finance).Problems, p => p.Code == "funding.firmer-than-source");
        Assert.Equal("The line says that its money is confirmed, and what Health puts into Equipment pool is requested: it counts as requested.", Said(plan).Message);
        Assert.Equal(
            "The line says that its money is confirmed, and Equipment pool itself is assumed: it counts as assumed.",
            Said(plan.With(PlanChanges.None with { Sources = [pool with { Status = FundingStatus.Assumed }] })).Message);
        Assert.DoesNotContain(
            new WriteLine(Id(41), Beds, terms with { Sources = [new("equipment POOL", FundingStatus.Assumed, null)] }, PlanAmounts.Starting(First, Pounds(1_000))).Decide(plan, Finance).Problems, p => p.Code == "funding.firmer-than-source");
    }
}

using Outturn.Core.Planning;
using Outturn.Core.Values;
using static Outturn.Tests.Planning.SomePlan;

namespace Outturn.Tests.Planning;

public sealed class CycleSetupTests
{
    [Fact]
    public void A_cycle_opens_once_and_by_who_manages_the_plan()
    {
        Assert.True(new OpenCycle().Decide(Plan(), Finance).Value!.Opens);
        new OpenCycle().Decide(Plan() with { IsOpen = true }, Finance).RefusedAt("cycle.open", "cycle");
        Assert.Equal(["permission.refused"], new OpenCycle().Decide(Plan(), Lead).Codes());
    }

    [Fact]
    public void A_cycle_of_another_century_is_refused() =>
        new OpenCycle().Decide(Outturn.Core.Planning.Plan.Empty(new(new FinancialYear(2191), 5)), Finance).RefusedAt("cycle.years", "cycle");

    [Fact]
    public void A_service_has_one_opening_budget_and_the_same_again_is_no_change()
    {
        Assert.True(new StateOpening([new("transport", Amount.Of(Pounds(20_000_000)))]).Decide(Plan(), Finance).Value!.IsEmpty);
        new StateOpening([new("Roads", Amount.Zero), new("ROADS", Amount.Zero)]).Decide(Plan(), Finance).RefusedAt("opening.twice", "opening");
        new StateOpening([new(" ", Amount.Zero)]).Decide(Plan(), Finance).RefusedAt("opening.no-service", "opening");
        Assert.Equal("Transport", Assert.Single(new StateOpening([new("transport", Amount.Of(Pounds(1)))]).Decide(Plan(), Finance).Value!.Opening).Service);
    }

    [Fact]
    public void Funding_that_meets_the_budget_is_negative()
    {
        var grant = Plan().Sources[0];
        var wrong = grant with { Vintages = [.. grant.Vintages, new("December 2021", new DateOnly(2021, 12, 16), new Forecast.Stated(new Dictionary<FinancialYear, Amount> { [First] = Amount.Of(Pounds(900_000)) }), "")] };
        new WriteSource(wrong).Decide(Plan(), Finance).RefusedAt("funding.sign", "levels");
    }

    [Fact]
    public void A_later_vintage_counts_and_the_earlier_one_stays()
    {
        var grant = Plan().Sources[0];
        var stated = grant with { Vintages = [.. grant.Vintages, new("December 2021", new DateOnly(2021, 12, 16), new Forecast.Stated(new Dictionary<FinancialYear, Amount> { [First] = Amount.Of(Pounds(-900_000)) }), "")] };
        var plan = Plan().With(new WriteSource(stated).Decide(Plan(), Finance).Value!);
        Assert.Equal("December 2021", Vintages.Of(plan.Sources[0].Vintages)!.Name);
        Assert.Equal("Autumn 2021", Vintages.Of(plan.Sources[0].Vintages, "Autumn 2021")!.Name);
        new WriteSource(stated with { Vintages = [stated.Vintages[0], stated.Vintages[0]] }).Decide(Plan(), Finance);
        Assert.Contains("vintage.twice", new WriteSource(stated with { Vintages = [stated.Vintages[0], stated.Vintages[0]] }).Decide(Plan(), Finance).Codes());
    }

    [Fact]
    public void A_source_has_a_name_of_its_own_and_a_balance_that_is_not_a_debt()
    {
        var grant = Plan().Sources[0];
        new WriteSource(grant with { Id = Id(97) }).Decide(Plan(), Finance).RefusedAt("funding.name-taken", "name");
        new WriteSource(grant with { Name = "" }).Decide(Plan(), Finance).RefusedAt("funding.no-name", "name");
        new WriteSource(grant with { Balance = Pounds(-1) }).Decide(Plan(), Finance).RefusedAt("funding.balance", "balance");
    }

    [Fact]
    public void A_rate_needs_a_budget_to_grow_and_is_in_per_cent()
    {
        var pay = Plan().Assumptions[0];
        new WriteAssumption(pay with { Service = "Libraries" }).Decide(Plan(), Finance).RefusedAt("assumption.no-budget", "service");
        new WriteAssumption(pay with { Category = PlanCategory.Saving }).Decide(Plan(), Finance).RefusedAt("assumption.category", "category");
        var wild = new Vintage("Wild", new DateOnly(2021, 12, 1), new Forecast.Grown(Pounds(80_000_000), [new("Inflation", new Dictionary<FinancialYear, decimal> { [First] = 250m })]), "");
        new WriteAssumption(pay with { Vintages = [wild] }).Decide(Plan(), Finance).RefusedAt("vintage.rate", "rates");
    }
}

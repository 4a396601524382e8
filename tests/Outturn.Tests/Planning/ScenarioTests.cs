using Outturn.Core.Planning;
using Outturn.Core.Series;
using Outturn.Core.Values;
using static Outturn.Tests.Planning.SomePlan;

namespace Outturn.Tests.Planning;

public sealed class ScenarioTests
{
    private static readonly Guid Which = Id(80);

    private static Scenario Made(params ScenarioChange[] changes) => new(Which, 1, "Without the beds", "", ScenarioState.Open, changes);

    private static Money Net(Plan plan, FinancialYear year) =>
        plan.Lines.Where(l => l.EntersPlan && plan.Proposal(l.Proposal)!.Status.Counts()).Aggregate(Money.Zero, (sum, l) => sum + l.Series.Low[year]);

    [Fact]
    public void A_dropped_proposal_counts_no_more_and_the_plan_is_as_it_was()
    {
        var plan = Plan();
        var scenario = ScenarioPlan.Of(plan, Made(new ScenarioChange.Drop(Beds)));
        Assert.Equal(Pounds(-380_000 + 161_000), Net(scenario, First));
        Assert.Equal(Pounds(-380_000 + 161_000 - 390_000), Net(plan, First));
    }

    [Fact]
    public void What_slips_moves_whole_with_its_reversals()
    {
        var scenario = ScenarioPlan.Of(Plan(), Made(new ScenarioChange.Slip(Transport, 1)));
        Assert.Equal(Pounds(-390_000), Net(scenario, First));
        Assert.Equal(Pounds(-380_000 + 161_000), Net(scenario, First + 1));
        Assert.Equal(Pounds(-161_000), Net(scenario, First + 4));
    }

    [Fact]
    public void An_amount_a_rate_and_a_grant_change_in_a_vintage_of_their_own()
    {
        var made = Made(
            new ScenarioChange.SetAmount(BedsSaving, First, Amount.Of(Pounds(-100_000))),
            new ScenarioChange.SetRate(Pay, "Inflation", First, 4m),
            new ScenarioChange.SetLevel(SupportGrant, First, Amount.Of(Pounds(-500_000))));
        var scenario = ScenarioPlan.Of(Plan(), made);
        Assert.Equal(Amount.Of(Pounds(-100_000)), scenario.Lines.Single(l => l.Id == BedsSaving).Typed[First]);
        var inflation = Vintages.Of(scenario.Assumptions.Single().Vintages)!;
        Assert.Equal(("Without the beds", 4m), (inflation.Name, ((Forecast.Grown)inflation.Forecast).Rates[0].Percent[First]));
        var grant = Vintages.Of(scenario.Sources.Single(s => s.Id == SupportGrant).Vintages)!;
        Assert.Equal(Amount.Of(Pounds(-500_000)), ((Forecast.Stated)grant.Forecast).Levels[First]);
        Assert.Equal(2, scenario.Sources.Single(s => s.Id == SupportGrant).Vintages.Count);
    }

    [Fact]
    public void Something_new_can_be_added_as_an_alternative_budget_does()
    {
        var scenario = ScenarioPlan.Of(Plan(), Made(new ScenarioChange.Add(
            Id(81), Id(82), "Keep the libraries open", PlanCategory.Investment, "Libraries", "Communities", new Permanence.Permanent(), null, PlanAmounts.Starting(First, Pounds(250_000)))));
        Assert.Equal(3, scenario.Proposals.Single(p => p.Id == Id(81)).Number);
        Assert.Equal(Net(Plan(), First) + Pounds(250_000), Net(scenario, First));
    }

    [Fact]
    public void Adopting_makes_the_changes_the_plans_and_nothing_else()
    {
        var plan = Plan();
        plan = plan.With(new WriteScenario(Which, "Without the beds", "", [new ScenarioChange.Drop(Beds)]).Decide(plan, Member).Value!);
        var adopted = new AdoptScenario(Which).Decide(plan, Finance);
        Assert.True(adopted.Ok);
        var after = plan.With(adopted.Value);
        Assert.Equal(Net(ScenarioPlan.Of(plan, plan.Scenarios[0]), First), Net(after, First));
        Assert.Equal(ScenarioState.Adopted, after.Scenarios[0].State);
        Assert.Equal(["scenario.closed"], new AdoptScenario(Which).Decide(after, Finance).Codes());
        Assert.Equal(["permission.refused"], new AdoptScenario(Which).Decide(plan, Member).Codes());
    }

    [Fact]
    public void A_change_to_what_has_left_the_plan_is_said_and_not_made()
    {
        var plan = Plan();
        var made = Made(new ScenarioChange.SetAmount(BedsSaving, First, Amount.Zero));
        plan = plan.With(new WithdrawLine(BedsSaving, Withdrawn: true).Decide(plan, Finance).Value!);
        Assert.Equal(["scenario.stale"], ScenarioPlan.Stale(plan, made).Select(p => p.Code));
    }

    [Theory]
    [InlineData(0, "scenario.slip")]
    [InlineData(11, "scenario.slip")]
    public void A_slip_is_by_some_years_and_not_out_of_sight(int years, string code) =>
        new WriteScenario(Which, "Later", "", [new ScenarioChange.Slip(Transport, years)]).Decide(Plan(), Finance).RefusedAt(code, "years");

    [Fact]
    public void An_amount_after_a_lines_end_is_refused() =>
        new WriteScenario(Which, "Longer", "", [new ScenarioChange.SetAmount(TransportCost, First + 3, Amount.Of(Pounds(1)))]).Decide(Plan(), Finance).RefusedAt("plan.moves-after-end", "amounts.2025-26");

    [Fact]
    public void A_scenario_has_a_name_of_its_own()
    {
        var plan = Plan().With(PlanChanges.None with { Scenarios = [Made()] });
        new WriteScenario(Id(83), "without the BEDS", "", []).Decide(plan, Finance).RefusedAt("scenario.name-taken", "name");
        new WriteScenario(Id(83), " ", "", []).Decide(plan, Finance).RefusedAt("scenario.name", "name");
    }
}

using Outturn.Core.Appraisal.Models;
using Outturn.Core.Appraisal.Options;
using Outturn.Core.Planning;
using Outturn.Core.Series;
using Outturn.Core.Values;
using Outturn.Core.Workings;
using static Outturn.Tests.Appraisal.Costs;

namespace Outturn.Tests.Appraisal;

/// <summary>A quantity of a driver model as what a plan line holds: levels of each year become movements, and follow the model.</summary>
public sealed class ModelFillTests
{
    private const string Homes = """
        Model: Homes
        Periods: 8 quarters from Q1 2022-23
        Scenarios: Low, High
        Rate [£ per home] = 1000
        Homes [homes]
            Low: 1, 1, 1, 1, 2, 2, 2, 2
            High: 3
        Saved [£] = homes * rate
        Once [£] = 5
        Later [£] = 1, 1, 1, 1, TBC, TBC, TBC, TBC
        """;

    private static readonly Viewer Finance = new(new(Guid.Parse("01890000-0000-7000-8000-0000000000f1"), "Head of Finance"), [Roles.Finance], [new(Roles.Finance, Area.Plan, Level.Manage, Scope.Council)]);

    private static DriverModel Model(string text = Homes) => ModelText.Read(text) is { Ok: true } read ? read.Value : throw new InvalidOperationException("The model of the tests does not read.");

    private static (PlanAmounts? Typed, string? Problem) Filled(string quantity, string scenario, bool saves, Permanence permanence)
    {
        var (fill, used) = LineFill.Of(Model(), new ModelSource(quantity, scenario, saves), BuildUpVectorTests.Line(permanence), []);
        Assert.Empty(used);
        return (fill.Value?.Typed, fill.Problems.FirstOrDefault()?.Code);
    }

    [Fact]
    public void Levels_of_a_scenario_become_movements_with_the_sign_that_is_said()
    {
        Assert.Equal((PlanAmounts.Starting(Y(2022), Money.FromPounds(-4_000), Money.FromPounds(-4_000)), null), Filled("saved", "Low", saves: true, new Permanence.Permanent()));
        Assert.Equal((PlanAmounts.Starting(Y(2022), Money.FromPounds(12_000), Money.Zero), null), Filled("Saved", "high", saves: false, new Permanence.Permanent()));
        Assert.Equal((PlanAmounts.Starting(Y(2022), Money.FromPounds(4_000), Money.FromPounds(8_000)), null), Filled("saved", "Low", saves: false, new Permanence.OneOff()));
    }

    [Fact]
    public void What_a_line_cannot_hold_is_refused_with_what_to_do()
    {
        Assert.Equal("model.not-pounds", Filled("homes", "Low", saves: true, new Permanence.Permanent()).Problem);
        Assert.Equal("model.not-by-year", Filled("once", "Low", saves: true, new Permanence.Permanent()).Problem);
        Assert.Equal("model.result-unknown", Filled("houses", "Low", saves: true, new Permanence.Permanent()).Problem);
        Assert.Equal("model.result-unknown", Filled("saved", "Middle", saves: true, new Permanence.Permanent()).Problem);
        Assert.Equal("buildup.partly-unquantified", Filled("later", "Low", saves: true, new Permanence.Permanent()).Problem);
        Assert.Equal("buildup.beyond-the-line", Filled("saved", "Low", saves: true, new Permanence.TemporaryUntil(Y(2022))).Problem);
        Assert.Equal("working.fills-nothing", LineFill.Of(Model(), null, BuildUpVectorTests.Line(new Permanence.Permanent()), []).Fill.Problems[0].Code);
        Assert.Equal("working.fills-nothing", LineFill.Of(new Outturn.Core.Appraisal.Uncertainty.CommonCause("Pay", ""), null, BuildUpVectorTests.Line(new Permanence.Permanent()), []).Fill.Problems[0].Code);
    }

    [Fact]
    public void A_line_follows_its_model_and_a_quantity_that_is_gone_is_said_where_the_line_waits()
    {
        var cycle = new PlanCycle(Y(2022), 5);
        var line = BuildUpVectorTests.Line(new Permanence.Permanent()) with { Terms = LineTerms.Of(PlanCategory.Saving, new Permanence.Permanent()) };
        var proposal = new Proposal(line.Proposal, cycle, 1, ProposalTerms.Of("Homes", ProposalType.Saving) with { Leads = ["Finance"] }, ProposalStatus.Draft, "");
        var id = Guid.Parse("01890000-0000-7000-8000-0000000000d1");
        var plan = WorkedPlan.For(Finance, new WorkedPlan(Plan.Empty(cycle).With(PlanChanges.None with { Proposals = [proposal], Lines = [line] }), [new(id, 1, proposal.Id, "Homes", Model())]));
        var filled = new FillLine(id, line.Id, new("Saved", "Low", Saves: true)).Decide(plan, Finance);
        Assert.True(filled.Ok, string.Join(' ', filled.Problems.Select(p => p.Message)));
        var tied = plan.With(filled.Value);
        Assert.Equal("Agrees", Assert.Single(LineMovements.Of(tied)).InWords);

        var dearer = tied.With(new WriteWorking(id, proposal.Id, "Homes", Model(Homes.Replace("= 1000", "= 1500", StringComparison.Ordinal))).Decide(tied, Finance).Value!);
        var moves = Assert.Single(LineMovements.Of(dearer));
        Assert.True(moves.Moves);
        Assert.Equal(Money.FromPounds(-4_000), moves.Difference(cycle).Value);

        // Which figure it is filled from is remembered: to let it move names none.
        var moved = dearer.With(new FillLine(id, line.Id).Decide(dearer, Finance).Value!);
        Assert.Equal(new ModelSource("Saved", "Low", true), moved.Find(id)!.Link!.From);
        Assert.Equal(Money.FromPounds(-6_000), moved.Plan.Lines[0].Typed[Y(2022)].Value);

        var gone = moved.With(new WriteWorking(id, proposal.Id, "Homes", Model(Homes.Replace("Saved [£]", "Spared [£]", StringComparison.Ordinal))).Decide(moved, Finance).Value!);
        var waits = Assert.Single(LineMovements.Of(gone));
        Assert.Null(waits.Then);
        Assert.Contains("no quantity named “Saved”", waits.InWords, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_opened_before_somebody_else_saved_is_refused_for_calculations_of_every_kind()
    {
        var cycle = new PlanCycle(Y(2022), 5);
        var (rates, cause) = (Guid.Parse("01890000-0000-7000-8000-0000000000d2"), Guid.Parse("01890000-0000-7000-8000-0000000000d3"));
        var table = new Outturn.Core.Appraisal.Costing.Rates(Outturn.Core.Appraisal.Costing.RateKind.GradeCost, "", "", [new("P1", Y(2022), 45_000m, "Pay scale")]);
        var plan = new WorkedPlan(Plan.Empty(cycle), [new(rates, 1, null, "Grades", table) { Act = 7 }, new(cause, 1, null, "Pay", new Outturn.Core.Appraisal.Uncertainty.CommonCause("Pay", "")) { Act = 7 }]);
        string? Of(Result<WorkingChanges> decided) => decided.Problems.FirstOrDefault()?.Code;
        Assert.Equal(WriteWorking.Meanwhile, Of(new WriteRates(rates, "Grades", table, Accept: false) { Rests = 6 }.Decide(plan, Finance)));
        Assert.Null(Of(new WriteRates(rates, "Grades", table, Accept: false) { Rests = 7 }.Decide(plan, Finance)));
        Assert.Equal(WriteWorking.Meanwhile, Of(new WriteCause(cause, new("Pay", "Awards")) { Rests = 0 }.Decide(plan, Finance)));
        Assert.Null(Of(new WriteCause(cause, new("Pay", "Awards")).Decide(plan, Finance)));
    }

    [Fact]
    public void A_class_of_benefit_has_one_name_in_the_plan_and_in_an_appraisal() =>
        Assert.Equal(Enum.GetNames<BenefitClass>(), Enum.GetNames<BenefitKind>());
}

using Outturn.Core.Appraisal.Uncertainty;
using Outturn.Core.Planning;
using Outturn.Core.Series;
using Outturn.Core.Values;
using Outturn.Core.Workings;

namespace Outturn.Tests.Appraisal.Uncertainty;

/// <summary>What of a plan is simulated: its lines as they stand, their estimates, and nothing that has no figure.</summary>
public sealed class PlanUncertaintyTests
{
    private static readonly PlanCycle Cycle = new(new FinancialYear(2022), 5);
    private static readonly Guid Case = new(1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
    private static readonly Guid Other = new(2, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    [Fact]
    public void What_takes_a_figure_back_takes_back_the_same_draw()
    {
        var oneOff = Line(1, new Permanence.OneOff(), 325);
        var temporary = Line(2, new Permanence.TemporaryUntil(new(2024)), 161);
        var input = PlanUncertainty.Of(Worked([oneOff, temporary], Of(oneOff, ThreePoint.Range(P(100), P(400)))), CertaintyChoice.WholePlan).Input;
        Assert.Equal([new Effect(0, 1), new Effect(1, -1)], input.Lines[0].Figures.Single().Effects);
        Assert.Equal([new Effect(0, 1), new Effect(3, -1)], input.Lines[1].Figures.Single().Effects);
        var result = Simulation.Run(input, new(1, 10_000), 2);

        // Levels of the worked examples: the one-off is gone in the second year, the temporary after its last.
        Assert.Equal(P(161), result.Levels[1].Least);
        Assert.Equal(P(161), result.Levels[2].Most);
        Assert.Equal(Money.Zero, result.Levels[3].Most);
        Assert.Equal(P(325 + 161), result.Levels[0].Planned);
    }

    [Fact]
    public void A_line_without_an_estimate_is_as_sure_as_the_plan_says()
    {
        var known = Line(1, new Permanence.Permanent(), -380, -570);
        var range = Line(2, new Permanence.Permanent()) with { Typed = new([KeyValuePair.Create(Cycle.First, Amount.Between(P(-400), P(-200)))]) };
        var unknown = Line(3, new Permanence.Permanent()) with { Typed = new([KeyValuePair.Create(Cycle.First, (Amount)new Amount.Unquantified("TBC")), KeyValuePair.Create(Cycle.First.Next, Amount.Of(P(-10)))]) };
        var of = PlanUncertainty.Of(Worked([known, range, unknown]), CertaintyChoice.WholePlan);
        Assert.Equal([EstimateShape.Certain, EstimateShape.Certain], of.Input.Lines[0].Figures.Select(f => f.Points.Shape));
        Assert.Equal(ThreePoint.Range(P(-400), P(-200)), of.Input.Lines[1].Figures.Single().Points);

        // The year that nobody quantified is named and is no nought; the other counts.
        Assert.Equal("2022-23: TBC", of.Input.Left.Single().Why);
        Assert.Equal(P(-10), of.Input.Lines[2].Figures.Single().Points.Low);
        Assert.Equal(0, of.Estimated);
    }

    [Fact]
    public void Lines_that_do_not_count_in_the_plan_are_in_no_run()
    {
        var avoided = Line(1, new Permanence.Permanent(), -1_000) is var a ? a with { Terms = a.Terms with { Benefit = BenefitClass.CostAvoidance } } : null!;
        var gone = Line(2, new Permanence.Permanent(), -500) with { Withdrawn = true };
        var rejected = Line(3, new Permanence.Permanent(), -70) with { Proposal = Other };
        var of = PlanUncertainty.Of(Worked([avoided, gone, rejected]), CertaintyChoice.WholePlan);
        Assert.Empty(of.Input.Lines);
        Assert.Contains(SimulationRules.Check(of.Input, new SimulationOrder(1, 1_000), _ => "of"), p => p.Code == "simulation.no-lines");
    }

    [Fact]
    public void A_choice_takes_its_own_lines_and_is_read_as_it_is_written()
    {
        var line = Line(1, new Permanence.Permanent(), -380) is var l ? l with { Terms = l.Terms with { Service = "Transport" } } : null!;
        var worked = Worked([line]);
        foreach (var (slug, found) in new[] { ("all", 1), ("committee:Highways", 1), ("committee:Adults", 0), ("service:transport", 1), ("service:Adults", 0), ("proposals:1", 1), ("proposals:2", 0) })
        {
            var choice = CertaintyChoice.Read(slug, "of").Value!;
            Assert.Equal(slug, choice.Slug);
            Assert.Equal(found, PlanUncertainty.Of(worked, choice).Input.Lines.Count);
        }

        foreach (var bad in new[] { "committee:", "proposals:", "proposals:0", "proposals:-1", "proposals:1;2", "street:High", "proposals:99999999999" })
        {
            Assert.Equal("simulation.choice", CertaintyChoice.Read(bad, "of").Problems.Single().Code);
        }
    }

    [Fact]
    public void A_digest_tells_every_change_of_what_goes_in_and_nothing_else()
    {
        var made = SimulationTests.Made();
        var digest = KeptRun.Digest(made);
        Assert.Equal(digest, KeptRun.Digest(made with { Lines = [.. made.Lines.Reverse()], Left = [] }));
        Assert.Equal(digest, KeptRun.Digest(made with { Lines = [.. made.Lines.Select(l => l with { Name = "x" })] }));
        var line = made.Lines[0];
        SimulatedFigure[] dearer = [line.Figures[0] with { Points = line.Figures[0].Points with { High = P(-99) } }, line.Figures[1]];
        foreach (var other in new[] { line with { Key = "9.9" }, line with { Chance = 0.99m }, line with { Follows = [] }, line with { Figures = dearer }, line with { Figures = [line.Figures[0] with { Planned = P(1) }, line.Figures[1]] } })
        {
            Assert.NotEqual(digest, KeptRun.Digest(made with { Lines = [other, .. made.Lines.Skip(1)] }));
        }
    }

    [Fact]
    public void What_is_more_than_can_be_counted_to_the_penny_is_refused()
    {
        SimulatedLine Large(string key) => SimulationTests.Line(key, ThreePoint.Certain(Money.FromPounds(9_000_000_000_000)));
        Assert.Empty(SimulationRules.Check(new([], [], [Large("a"), Large("b")], []), new SimulationOrder(1, 1_000), _ => ""));
        Assert.Equal("simulation.too-large", SimulationRules.Check(new([], [], [Large("a"), Large("b"), Large("c")], []), new SimulationOrder(1, 1_000), _ => "").Single().Code);
    }

    private static Money P(long pounds) => Money.FromPounds(pounds);

    private static PlanLine Line(int number, Permanence permanence, params long[] pounds) =>
        new(new Guid(100 + number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]), Case, number, LineTerms.Of(PlanCategory.Saving, permanence), PlanAmounts.Starting(Cycle.First, [.. pounds.Select(P)]));

    private static Working Of(PlanLine line, ThreePoint points) =>
        new(new Guid(200, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]), 1, Case, "Estimate", new Estimate(line.Id, [new(Cycle.First, points)], 1, [], "Because", "Somebody"));

    private static WorkedPlan Worked(IReadOnlyList<PlanLine> lines, params Working[] workings) => new(
        Plan.Empty(Cycle) with
        {
            Proposals = [new(Case, Cycle, 1, ProposalTerms.Of("Transport", ProposalType.Saving) with { Committees = ["Highways"] }, ProposalStatus.Draft, ""), new(Other, Cycle, 2, ProposalTerms.Of("Rejected", ProposalType.Saving), ProposalStatus.Rejected, "")],
            Lines = lines,
        },
        workings);
}

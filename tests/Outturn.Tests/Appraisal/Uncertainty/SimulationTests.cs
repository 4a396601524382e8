using Outturn.Core.Appraisal.Uncertainty;
using Outturn.Core.Values;

namespace Outturn.Tests.Appraisal.Uncertainty;

public sealed class SimulationTests
{
    private static readonly SimulationOrder Order = new(42, Simulation.DrawsOfLines);

    /// <summary>
    /// The figures of this run, written down when the method was named. They may never change: a method that gives others takes a new name. What is compared
    /// is every figure of the run, to the penny and to the last bit.
    /// </summary>
    [Fact]
    public void The_same_seed_gives_the_figures_that_were_written_down() => Approved.File("tests/Outturn.Tests/Appraisal/Uncertainty/outturn-1.approved.txt", Everything(Simulation.Run(Made(), Order, 2)));

    [Fact]
    public void One_core_or_many_and_narrow_or_wide_give_the_same_figures()
    {
        var once = Everything(Simulation.Run(Made(), Order, 1));
        Assert.Equal(once, Everything(Simulation.Run(Made(), Order, 8)));
        Assert.Equal(once, Everything(Simulation.Run(Made(), Order, 3, new Lanes(Wide: false))));
    }

    [Fact]
    public void The_order_of_the_lines_and_causes_changes_nothing()
    {
        var made = Made();
        Assert.Equal(Everything(Simulation.Run(made, Order, 2)), Everything(Simulation.Run(made with { Lines = [.. made.Lines.Reverse()], Causes = [.. made.Causes.Reverse()] }, Order, 2)));
    }

    [Fact]
    public void Another_seed_gives_other_figures() => Assert.NotEqual(Everything(Simulation.Run(Made(), Order, 2)), Everything(Simulation.Run(Made(), Order with { Seed = 43 }, 2)));

    [Fact]
    public void A_line_draws_the_same_in_a_case_as_in_the_whole_plan()
    {
        var made = Made();
        var alone = Simulation.Run(made with { Lines = [made.Lines[1]] }, Order, 2);
        var among = Simulation.Run(made, Order, 2);
        Assert.Equal(alone.Whole.Quantiles, among.Lines.Single(l => l.Key == made.Lines[1].Key).Spread.Quantiles);
    }

    [Fact]
    public void A_name_that_is_changed_leaves_the_draws_as_they_were()
    {
        var made = Made();
        var renamed = made with { Lines = [.. made.Lines.Select(l => l with { Name = l.Name + " renamed" })] };
        Assert.Equal(Simulation.Run(made, Order, 2).Whole.Quantiles, Simulation.Run(renamed, Order, 2).Whole.Quantiles);
    }

    [Fact]
    public void More_draws_begin_with_the_same_draws()
    {
        var few = Simulation.Run(One(ThreePoint.Pert(P(-900), P(-594), P(-200))), new(1, 16_384), 2);
        var many = Simulation.Run(One(ThreePoint.Pert(P(-900), P(-594), P(-200))), new(1, 1_000_000), 2);
        Assert.Equal(few.Whole.Mean.Pence, many.Whole.Mean.Pence, 400.0);
        Assert.True(many.Whole.Least <= few.Whole.Least && many.Whole.Most >= few.Whole.Most);
    }

    [Fact]
    public void Levels_are_movements_added_up_and_running_totals_levels_added_up()
    {
        var result = Simulation.Run(Made(), Order, 2);
        for (var y = 0; y < 3; y++)
        {
            Near(Sum(result.Movements, y), result.Levels[y].Mean);
            Near(Sum(result.Levels, y), result.RunningTotals[y].Mean);
        }

        static Money Sum(IReadOnlyList<Spread> spreads, int to) => spreads.Take(to + 1).Aggregate(Money.Zero, (s, x) => s + x.Mean);
        static void Near(Money a, Money b) => Assert.InRange((a - b).Pence, -3, 3);
    }

    [Fact]
    public void What_is_looked_at_is_what_was_asked_for()
    {
        foreach (var basis in Enum.GetValues<SimulatedBasis>())
        {
            for (var year = 0; year < 3; year++)
            {
                var result = Simulation.Run(Made(), Order with { Basis = basis, Year = year }, 2);
                Assert.Equal(result.Of(basis)[year], result.Whole);
                Assert.Equal(Order.Draws, result.Histogram.Counts.Sum());

                // The lines' means add up to the whole's: both count the same movements as often.
                Assert.InRange(result.Lines.Sum(l => l.Spread.Mean.Pence) - result.Whole.Mean.Pence, -5, 5);
                Assert.Equal(result.Whole.Planned, result.Lines.Aggregate(Money.Zero, (s, l) => s + l.Spread.Planned));
                Assert.Equal(result.Whole.Deviation == Money.Zero ? 0 : 1, result.Lines.Sum(l => l.Share), 1e-9);
            }
        }
    }

    [Fact]
    public void A_one_off_has_no_part_in_the_level_of_the_last_year()
    {
        var oneOff = new SimulatedLine("One-off", "One-off", [new(ThreePoint.Range(P(100), P(300)), P(200), [new(0, 1), new(1, -1)])], 1, []);
        var result = Simulation.Run(new([new(2022), new(2023)], [], [oneOff], []), Order, 2);
        Assert.Equal(Money.Zero, result.Whole.Least);
        Assert.Equal(Money.Zero, result.Whole.Most);
        Assert.Equal(0, result.Lines[0].Share);
        Assert.InRange(result.Levels[0].P50.Pounds, 199, 201);
    }

    [Fact]
    public void Certain_lines_have_no_spread_and_are_counted()
    {
        var result = Simulation.Run(new([], [], [Line("a", ThreePoint.Certain(P(-500))), Line("b", ThreePoint.Pert(P(7), P(7), P(7)))], []), Order, 2);
        Assert.Equal(P(-493), result.Whole.P10);
        Assert.Equal(P(-493), result.Whole.P90);
        Assert.Equal(Money.Zero, result.Whole.Deviation);
        Assert.Equal(Order.Draws, result.Whole.Reaching);
        Assert.Equal(0, result.Shortfalls[0].Draws);
        Assert.All(result.Lines, l => Assert.Null(l.IfCertain));
    }

    [Theory]
    [InlineData(EstimateShape.Pert)]
    [InlineData(EstimateShape.Triangular)]
    public void The_most_likely_may_stand_at_either_end(EstimateShape shape)
    {
        foreach (var mode in new[] { -900, -200 })
        {
            var points = new ThreePoint(shape, P(-900), P(mode), P(-200));
            var spread = Simulation.Run(One(points), Order, 2).Whole;
            Assert.InRange((double)(spread.Mean.Pence - points.MeanPence), -4 * 200_00 / 316.0, 4 * 200_00 / 316.0);
            Assert.True(spread.Least >= P(-900) && spread.Most <= P(-200));
        }
    }

    [Fact]
    public void A_saving_that_may_not_come_is_nought_as_often_as_said()
    {
        var line = Line("Risky", ThreePoint.Range(P(-200), P(-100))) with { Chance = 0.7m };
        var result = Simulation.Run(new([], [], [line], []), Order, 2);
        Assert.Equal(Money.Zero, result.Whole.P80());
        Assert.InRange(result.Whole.Mean.Pounds, -106.5m, -103.5m);
        var shortfall = Simulation.Run(new([], [], [line], []), Order with { Shortfalls = [P(149)] }, 2).Shortfalls.Single();
        Assert.InRange(shortfall.Draws, 0.294 * Order.Draws, 0.306 * Order.Draws);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0.8)]
    [InlineData(0.3)]
    [InlineData(0)]
    [InlineData(-0.6)]
    public void Lines_that_follow_one_cause_move_together_as_strongly_as_said(double strength)
    {
        // On the normal scale the correlation of two lines is the product of their strengths; what is asked here is what the sum's spread makes of it.
        var follows = new[] { new CauseShare("Demand", (decimal)strength) };
        var result = Simulation.Run(new([], [new("Demand", "")], [Line("a", ThreePoint.Range(P(0), P(1_000))) with { Follows = [new("Demand", 1)] }, Line("b", ThreePoint.Range(P(0), P(1_000))) with { Follows = follows }], []), Order, 2);

        // For uniform marginals: rank correlation = 6 / pi x arcsin(r / 2).
        var correlation = 6 / Math.PI * Math.Asin(strength / 2);
        var sd = 1_000 / Math.Sqrt(12);
        Assert.Equal(Math.Sqrt(2 * sd * sd * (1 + correlation)), (double)result.Whole.Deviation.Pounds, 4.0);
        Assert.InRange(result.Causes.Single().Share, 0.0, 1.0);
        if (strength == 1)
        {
            Assert.Equal(result.Lines[0].Spread.Quantiles, result.Lines[1].Spread.Quantiles);
            Assert.Equal(result.Whole.P90, result.Lines[0].Spread.P90 + result.Lines[1].Spread.P90);
        }
    }

    [Fact]
    public void Two_lines_that_go_wholly_against_each_other_even_out()
    {
        var result = Simulation.Run(new([], [new("Price", "")], [Line("Cost", ThreePoint.Range(P(0), P(1_000))) with { Follows = [new("Price", 1)] }, Line("Income", ThreePoint.Range(P(0), P(1_000))) with { Follows = [new("Price", -1)] }], []), Order, 2);
        Assert.InRange(result.Whole.Deviation.Pence, 0, 2);
    }

    [Fact]
    public void Common_causes_widen_the_spread_of_the_whole_and_leave_each_line_as_it_is()
    {
        SimulationInput Of(decimal strength) => new([], [new("Demand", "")], [.. Enumerable.Range(0, 20).Select(i => Line("l" + i, ThreePoint.Pert(P(-900), P(-594), P(-200))) with { Follows = [new("Demand", strength)] })], []);
        var (apart, together) = (Simulation.Run(Of(0), Order, 2), Simulation.Run(Of(0.8m), Order, 2));
        Assert.True(together.Whole.Deviation.Pence > 3 * apart.Whole.Deviation.Pence);
        Assert.All(apart.Lines.Zip(together.Lines), pair =>
        {
            Assert.InRange(pair.First.Spread.P90.Pence - pair.Second.Spread.P90.Pence, -3_00, 3_00);
            Assert.InRange(pair.First.Spread.Deviation.Pence - pair.Second.Spread.Deviation.Pence, -3_00, 3_00);
        });
        Assert.Equal(0, apart.Causes.Single().Share, 0.01);
        Assert.InRange(together.Causes.Single().Share, 0.9, 1);
    }

    [Fact]
    public void Independent_lines_drive_the_spread_by_their_variance()
    {
        var result = Simulation.Run(new([], [], [Line("wide", ThreePoint.Range(P(0), P(3_000))), Line("narrow", ThreePoint.Range(P(0), P(1_000))), Line("sure", ThreePoint.Certain(P(5)))], []), Order, 2);
        Assert.Equal(["wide", "narrow", "sure"], result.Lines.Select(l => l.Key));
        Assert.Equal(0.9, result.Lines[0].Share, 0.01);
        Assert.Equal(0.1, result.Lines[1].Share, 0.01);
        Assert.Equal(0, result.Lines[2].Share);

        // Without the wide line what is left is the narrow one about the wide one's mean.
        Assert.InRange(result.Lines[0].IfCertain!.P90.Pounds, 1_500 + 900 + 5 - 15, 1_500 + 900 + 5 + 15);
        Assert.True(result.Lines[0].IfCertain!.P90 < result.Whole.P90);
    }

    [Fact]
    public void Quantiles_are_those_of_the_sorted_draws()
    {
        var random = new Random(5);
        foreach (var count in new[] { 1_000, 1_001, 4_321, 50_000 })
        {
            var draws = Enumerable.Range(0, count).Select(_ => (double)(random.Next(-500, 500) * (long)random.Next(1, 40_000))).ToArray();
            var sorted = draws.Order().ToArray();
            var spread = Spreading.Of(Lanes.Widest, draws, Money.FromPence(1_234));
            foreach (var percent in Spread.Percents)
            {
                // The smallest with at least so many of a hundred at or below.
                var expected = sorted.First(d => 100L * sorted.Count(x => x <= d) >= (long)percent * count);
                Assert.Equal((long)expected, spread.At(percent).Pence);
            }

            Assert.Equal((long)Math.Round(draws.Average(), MidpointRounding.AwayFromZero), spread.Mean.Pence);
            Assert.Equal(draws.Count(d => d <= 1_234), spread.Reaching);
            Assert.Equal(Math.Sqrt(draws.Average(d => (d - draws.Average()) * (d - draws.Average()))), spread.Deviation.Pence, 2.0);
            if (count > 4_000)
            {
                break;
            }
        }
    }

    internal static Money P(long pounds) => Money.FromPounds(pounds);

    internal static SimulatedLine Line(string key, ThreePoint points) => new(key, key, [new(points, points.MostLikely, [new(0, 1)])], 1, []);

    private static SimulationInput One(ThreePoint points) => new([], [], [Line("Only", points)], []);

    /// <summary>A small plan with every kind of line.</summary>
    internal static SimulationInput Made() => new(
        [new(2022), new(2023), new(2024)],
        [new("Demand", "More people ask for care"), new("Pay", "Pay awards")],
        [
            new("1.1", "Care at home", [new(ThreePoint.Pert(P(-380), P(-300), P(-100)), P(-380), [new(0, 1)]), new(ThreePoint.Pert(P(-570), P(-500), P(-200)), P(-570), [new(1, 1)])], 1, [new("Demand", 0.7m)]),
            new("1.2", "Fees", [new(ThreePoint.Range(P(-120), P(-60)), P(-100), [new(0, 1)])], 1, []),
            new("2.1", "A review that may not come", [new(ThreePoint.Triangular(P(-900), P(-594), P(-200)), P(-594), [new(1, 1)])], 0.7m, [new("Pay", -0.4m), new("Demand", 0.2m)]),
            new("3.1", "Redundancy, once", [new(ThreePoint.Pert(P(100), P(120), P(200)), P(120), [new(0, 1), new(1, -1)])], 1, [new("Pay", 0.5m)]),
            new("4.1", "A contract already signed", [new(ThreePoint.Certain(P(-250)), P(-250), [new(2, 1)])], 1, []),
        ],
        [new("5.1", "Officer time", "TBC")]);

    internal static string Everything(SimulationResult result)
    {
        var text = new System.Text.StringBuilder();
        var invariant = System.Globalization.CultureInfo.InvariantCulture;
        text.AppendLine(invariant, $"{result.Algorithm} seed {result.Seed} draws {result.Draws} {result.Basis} {result.Year}");
        foreach (var basis in Enum.GetValues<SimulatedBasis>())
        {
            foreach (var (y, spread) in result.Of(basis).Index())
            {
                text.AppendLine(invariant, $"{basis} {y}: {Words(spread)}");
            }
        }

        text.AppendLine(invariant, $"histogram from {result.Histogram.From} by {result.Histogram.Step}: {string.Join(' ', result.Histogram.Counts)}");
        text.AppendLine("shortfalls " + string.Join(' ', result.Shortfalls.Select(s => $"{s.Above}:{s.Draws}")));
        foreach (var line in result.Lines)
        {
            text.AppendLine(invariant, $"{line.Key} share {BitConverter.DoubleToInt64Bits(line.Share):x16}: {Words(line.Spread)}; if certain {line.IfCertain?.P10} {line.IfCertain?.P50} {line.IfCertain?.P90}");
        }

        foreach (var cause in result.Causes)
        {
            text.AppendLine(invariant, $"{cause.Name} share {BitConverter.DoubleToInt64Bits(cause.Share):x16}");
        }

        return text.ToString();

        static string Words(Spread s) => $"mean {s.Mean} sd {s.Deviation} least {s.Least} most {s.Most} planned {s.Planned} reaching {s.Reaching} quantiles {string.Join(' ', s.Quantiles)}";
    }
}

internal static class SpreadReading
{
    public static Money P80(this Spread spread) => spread.At(80);
}

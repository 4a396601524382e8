using Outturn.Core.Appraisal.Uncertainty;
using Outturn.Core.Sheets;
using Outturn.Core.Values;

namespace Outturn.Tests.Appraisal.Uncertainty;

/// <summary>What a run says: its tables, the charts over them, and the sentences and names that a case takes.</summary>
public sealed class SimulationSheetTests
{
    private static readonly MoneyStyle Pounds = new(MoneyUnit.Pounds, 2);

    private static readonly SimulationResult Result = Simulation.Run(SimulationTests.Made(), new(42, 10_000), 2);

    [Fact]
    public void The_fan_is_drawn_from_its_own_table_from_the_good_end_to_the_bad_with_the_plan_last()
    {
        var sheet = SimulationSheets.ByYear(Result, SimulatedBasis.Levels, Pounds);
        var fan = ChartFigures.Of(sheet, Assert.Single(sheet.Charts));
        Assert.Equal((ChartShape.Fan, "Levels by year, £: planned, and P5 to P95 of the draws"), (fan.Shape, fan.Title));
        Assert.Equal(["P5", "P10", "P50", "P90", "P95", "Planned"], fan.Series.Select(s => s.Name));
        Assert.Equal(Result.Years.Select(y => y.ToString()), fan.Categories);
        Assert.Equal(Result.Levels.Select(l => (decimal?)l.P90.Pounds), fan.Series[3].Values);
        Assert.Equal(Result.Levels.Select(l => (decimal?)l.Planned.Pounds), fan.Series[5].Values);
    }

    [Fact]
    public void A_paper_s_table_has_planned_three_points_and_the_chance_of_the_plan_by_year()
    {
        var sheet = SimulationSheets.Years(Result, Pounds);
        Assert.Equal(["Year", "Planned", "P10", "P50", "P90", "Chance of the plan, %"], sheet.Columns.Select(c => c.Heading));
        Assert.Equal(["P10", "P50", "P90", "Planned"], ChartFigures.Of(sheet, Assert.Single(sheet.Charts)).Series.Select(s => s.Name));
        var last = Result.Levels[^1];
        Assert.Equal(
            [Cell.Text(Result.Years[^1].ToString()), Cell.Of(last.Planned), Cell.Of(last.P10), Cell.Of(last.P50), Cell.Of(last.P90), new Cell.Number(decimal.Round(100m * last.Reaching / Result.Draws, 1, MidpointRounding.AwayFromZero))],
            sheet.Rows[^1].Cells);
        Assert.Contains("Savings are negative", sheet.Caption, StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_drivers_are_drawn_as_bars_that_lie_and_what_is_certain_is_none()
    {
        var many = Simulation.Run(new([], [], [.. Enumerable.Range(0, 13).Select(i => SimulationTests.Line("l" + i, ThreePoint.Range(SimulationTests.P(0), SimulationTests.P(1_000 + i)))), SimulationTests.Line("sure", ThreePoint.Certain(SimulationTests.P(5)))], []), new(1, 10_000), 2);
        var lines = SimulationSheets.Lines(many, Pounds);
        var bars = ChartFigures.Of(lines, Assert.Single(lines.Charts));
        Assert.Equal((ChartShape.Sideways, 10), (bars.Shape, bars.Categories.Count));
        Assert.Equal(many.Lines.Take(10).Select(l => l.Name), bars.Categories);
        Assert.Equal(SimulationWords.Percent(many.Lines[0].Share), bars.Series.Single().Values[0]);
        var drivers = SimulationSheets.Drivers(many, Pounds);
        Assert.Equal((11, RowKind.Total), (drivers.Rows.Count, drivers.Rows[^1].Kind));
        Assert.Equal(bars.Series[0].Values, ChartFigures.Of(drivers, Assert.Single(drivers.Charts)).Series[0].Values);

        // Figures without years have no fan, and figures without a spread no drivers.
        Assert.Empty(SimulationSheets.ByYear(many, SimulatedBasis.Levels, Pounds).Charts);
        var sure = Simulation.Run(new([], [], [SimulationTests.Line("sure", ThreePoint.Certain(SimulationTests.P(5)))], []), new(1, 1_000), 2);
        Assert.Empty(SimulationSheets.Lines(sure, Pounds).Charts);
        Assert.Empty(SimulationSheets.Drivers(sure, Pounds).Charts);

        // One bar alone compares nothing: the table says it.
        var alone = Simulation.Run(new([], [], [SimulationTests.Line("a", ThreePoint.Range(SimulationTests.P(0), SimulationTests.P(9)))], []), new(1, 1_000), 2);
        Assert.Empty(SimulationSheets.Drivers(alone, Pounds).Charts);
        Assert.Equal(2, SimulationSheets.Drivers(alone, Pounds).Rows.Count);
    }

    [Fact]
    public void What_was_drawn_is_said_so_that_it_can_be_drawn_again()
    {
        var lines = Result.Lines.Count;
        Assert.Equal($"10,000 draws of {lines} lines, 2 of which have an estimate; the others are as sure as the plan says. Method outturn-1, seed 42: the same seed gives the same figures again, on any machine.", SimulationWords.Drawn(Result, 2));
        Assert.Contains("one of which has an estimate; the others", SimulationWords.Drawn(Result, 1), StringComparison.Ordinal);
        Assert.Contains("none of which has an estimate yet", SimulationWords.Drawn(Result, 0), StringComparison.Ordinal);
        Assert.Contains("each of which has an estimate. Method", SimulationWords.Drawn(Result, lines), StringComparison.Ordinal);
        var one = Simulation.Run(new([], [], [SimulationTests.Line("a", ThreePoint.Range(SimulationTests.P(-9), SimulationTests.P(-5)))], []), new(1, 1_000), 2);
        Assert.StartsWith("1,000 draws of one line, which has an estimate. Method", SimulationWords.Drawn(one, 1), StringComparison.Ordinal);
    }

    [Fact]
    public void The_names_are_of_what_the_run_looks_at_signed_as_the_plan_is()
    {
        Assert.Equal([("p10", Result.Whole.P10), ("p50", Result.Whole.P50), ("p90", Result.Whole.P90)], SimulationWords.Named(Result));
        var saving = Simulation.Run(new([], [], [SimulationTests.Line("a", ThreePoint.Range(SimulationTests.P(-900), SimulationTests.P(-100)))], []), new(1, 10_000), 2);
        var named = SimulationWords.Named(saving).ToDictionary(n => n.Name, n => n.Money);
        Assert.True(named["p10"] < named["p50"] && named["p50"] < named["p90"] && named["p90"] < Money.Zero);
    }

    [Fact]
    public void What_goes_with_a_common_cause_is_said_and_nothing_where_there_is_none()
    {
        Assert.StartsWith("Of the spread, ", Assert.Single(SimulationWords.Causes(Result)), StringComparison.Ordinal);
        Assert.Empty(SimulationWords.Causes(Result with { Causes = [] }));
    }
}

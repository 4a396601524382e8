using System.Globalization;
using Outturn.Core.Planning;
using Outturn.Core.Planning.Reading;
using Outturn.Core.Series;
using Outturn.Core.Values;
using Outturn.Tests.Tracking;

namespace Outturn.Tests.Planning;

/// <summary>The 37 plan lines of the published 31 cases, to the penny.</summary>
public class PublishedPlanLinesTests
{
    private static PlanReading Read(PlanReadingChoices? choices = null) =>
        PlanFile.Of(File.ReadAllBytes(SharedFolder.PathOf("data", "plan", "plan-lines-2022-23-part1.csv")), "plan-lines-2022-23-part1.csv", choices);

    private static string[][] Totals() => [.. File.ReadAllLines(SharedFolder.PathOf("data", "plan", "plan-lines-2022-23-part1-totals.csv")).Where(l => l.Length > 0).Select(l => l.Split(','))];

    [Fact]
    public void Every_row_is_a_line_and_nothing_is_refused()
    {
        var reading = Read();
        PlanFile.NoErrors(reading);
        Assert.Equal(File.ReadLines(SharedFolder.PathOf("data", "plan", "plan-lines-2022-23-part1.csv")).Count(l => l.Length > 0) - 1, reading.Lines.Count);
        Assert.Equal(31, reading.Lines.Select(l => l.Group).Distinct().Count());
        Assert.Equal("2022-27", reading.Cycle.ToString());
        Assert.Equal(MoneyUnit.Pounds, reading.Unit);
        Assert.Equal(TypedBasis.Movements, reading.Basis);
        Assert.False(reading.SavingsPositive);
    }

    [Fact]
    public void Totals_by_group_and_year_are_the_published_ones()
    {
        var totals = Totals();
        var years = totals[0].Skip(1).Select(y => FinancialYear.TryParse(y, out var year) ? year : default).ToList();
        var reading = Read();
        foreach (var group in totals.Skip(1))
        {
            var lines = reading.Lines.Where(l => Group(l) == group[0]).ToList();
            Assert.NotEmpty(lines);
            var sums = years.Select(y => lines.Select(l => LineSeries.Of(l.Typed, l.Terms.Permanence).Low[y]).Aggregate(Money.Zero, (a, b) => a + b).Pounds.ToString("0", CultureInfo.InvariantCulture));
            Assert.Equal(group.Skip(1), sums);
        }
    }

    [Fact]
    public void Net_movements_and_levels_are_those_of_the_papers()
    {
        var reading = Read();
        var net = reading.Lines.Select(l => LineSeries.Of(l.Typed, l.Terms.Permanence).Low).Aggregate(Movements.None, (a, b) => a + b);
        Assert.Equal(3_314_460m, net[new(2022)].Pounds);
        Assert.Equal(2_577_362m, net[new(2023)].Pounds);
        var levels = net.ToLevels(reading.Cycle!.Value.First, reading.Cycle.Value.Years);
        Assert.Equal(3_314_460m, levels[new(2022)].Pounds);
        Assert.Equal(5_891_822m, levels[new(2023)].Pounds);
    }

    [Fact]
    public void Every_temporary_line_ends_with_nothing_and_gives_back_what_is_printed()
    {
        var reading = Read();
        Assert.All(reading.Proofs, p => Assert.True(p.Holds, p.What));
        Assert.All(reading.Lines, l => Assert.Equal(l.Printed.Low, LineSeries.Of(l.Typed, l.Terms.Permanence).Low));
        var temporary = reading.Lines.Where(l => l.Raw[3] == "T").ToList();
        Assert.NotEmpty(temporary);
        Assert.All(temporary, l => Assert.True(LineSeries.Of(l.Typed, l.Terms.Permanence).Low.Sum.IsZero));
        Assert.Equal(
            ["BC03: until 2024-25", "BC07: one-off", "BC10: until 2023-24", "BC13: until 2024-25", "BC27: one-off", "BC28: one-off", "BC29: until 2025-26"],
            temporary.Select(l => $"{l.Title}: {PlanFile.Short(l.Terms.Permanence)}"));
    }

    [Fact]
    public void What_is_no_reference_is_kept_as_the_line_s_title_and_never_dropped()
    {
        var swap = Read().Lines.Single(l => l.Raw[2] == "swap");
        Assert.Empty(swap.Terms.References);
        Assert.Equal("(existing CWD saving removed / APC PfA)", swap.Terms.Title);
        Assert.Equal(PlanCategory.Pressure, swap.Terms.Category);
        Assert.Contains("swap", swap.Terms.Note, StringComparison.Ordinal);
        Assert.All(Read().Lines.Where(l => l.Raw[1] == "N/A"), l => Assert.True(l.Terms.References.Count == 0 && l.Terms.Title.Length == 0));
    }

    [Fact]
    public void A_new_profile_waits_for_somebody_to_say_what_is_in_the_base()
    {
        var reading = Read();
        var line = Assert.Single(reading.Lines, l => l.Terms.Earlier is not null);
        Assert.Equal("A/R.6.185", line.Terms.References.Single());
        Assert.Equal(EarlierCounts.Undecided, line.Terms.Earlier!.Counts);
        Assert.Equal(-390_000m, line.Typed[new(2022)].Value!.Value.Pounds);
        Assert.Contains(reading.Problems, p => p.Code == "plan.earlier-profile" && p.Where == line.Where && p.Severity == Severity.Warning);
    }

    [Fact]
    public void Years_on_both_sides_of_the_cycle_are_kept_and_said()
    {
        var reading = Read();
        Assert.Contains(reading.Problems, p => p.Code == "plan.before-cycle" && p.Message.Contains("2021-22", StringComparison.Ordinal));
        Assert.Contains(reading.Problems, p => p.Code == "plan.beyond-cycle" && p.Message.Contains("2027-28 to 2029-30", StringComparison.Ordinal));
        Assert.Equal(220_852m, reading.Lines.Single(l => l.Title == "BC10").Typed[new(2021)].Value!.Value.Pounds);
    }

    private static string Group(ReadPlanLine line) => line.Raw[3] == "T" ? "temporary" : line.Terms.Category.TakesFromBudget() ? "savings and income" : "growth";
}

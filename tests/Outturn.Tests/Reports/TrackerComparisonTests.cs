using FsCheck;
using FsCheck.Fluent;
using Outturn.Core.Reports;
using Outturn.Core.Series;
using Outturn.Core.Sheets;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;

namespace Outturn.Tests.Reports;

public sealed class TrackerComparisonTests
{
    private static readonly FinancialYear Year = new(2017);

    /// <summary>Known, a range either way round, or not quantified; unphased, by quarters, by months, or printed with a year that its parts do not come to.</summary>
    private static Gen<Amount> Amounts { get; } = Gen.OneOf(
        Gen.Choose(-9_000_000, 9_000_000).Select(p => Amount.Of(Money.FromPence(p * 7L))),
        Gen.Choose(-9_000_000, 9_000_000).Two().Select(p => Amount.Between(Money.FromPence(p.Item1), Money.FromPence(p.Item2))),
        Gen.Elements<Amount>(new Amount.Unquantified("TBC"), new Amount.Unquantified("officer time"), Amount.Zero));

    private static Gen<Phasing> Phasings { get; } = Gen.OneOf(
        Amounts.Select(Phasing.Unphased),
        Amounts.ListOf(4).Select(parts => Phasing.AsPrinted([.. parts], null)),
        Amounts.ListOf(12).Select(parts => Phasing.AsPrinted([.. parts], null)),
        Amounts.ListOf(4).SelectMany(parts => Amounts.Select(year => Phasing.AsPrinted([.. parts], year))));

    /// <summary>Some of eight lines: so that two positions share some, and each has some of its own.</summary>
    private static Gen<TrackerPosition> Positions { get; } =
        Gen.Choose(0, 255).SelectMany(which => Gen.Elements(Enum.GetValues<Rag>()).ListOf(8).SelectMany(rags => Phasings.ListOf(8).SelectMany(plans => Phasings.ListOf(8).Select(forecasts =>
            new TrackerPosition(Year, AsAt.Day(new(2017, 10, 31)), [.. Enumerable.Range(0, 8).Where(i => (which & (1 << i)) != 0).Select(i => Line(i, plans[i], forecasts[i], rags[i]))], [])))));

    [Fact]
    public void The_movements_of_the_lines_add_up_to_the_movement_of_the_total_for_any_two_trackers() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2_000),
        Prop.ForAll(Positions.ToArbitrary(), Positions.ToArbitrary(), (from, to) =>
        {
            var comparison = TrackerComparison.Of(from, to);
            return comparison.Foots
                && comparison.Explained == TotalMovement.Between(Sum(from, l => l.Forecast), Sum(to, l => l.Forecast))
                && comparison.Lines.Select(l => l.Line.Key).Distinct(StringComparer.Ordinal).Count() == comparison.Lines.Count
                && comparison.Lines.Count == from.Lines.Concat(to.Lines).Select(l => l.Id).Distinct().Count();
        }));

    [Fact]
    public void Comparing_the_other_way_round_turns_every_movement_round() => Check.QuickThrowOnFailure(Prop.ForAll(Positions.ToArbitrary(), Positions.ToArbitrary(), (from, to) =>
    {
        var there = TrackerComparison.Of(from, to);
        var back = TrackerComparison.Of(to, from);
        return there.Movement == TotalMovement.Between(back.Movement, Total.Zero)
            && there.Of(MovementKind.New).Count == back.Of(MovementKind.Left).Count
            && there.Of(MovementKind.Slipped).Count == back.Of(MovementKind.Improved).Count;
    }));

    [Fact]
    public void Two_positions_in_three_steps_move_by_the_sum_of_the_steps() => Check.QuickThrowOnFailure(Prop.ForAll(Positions.ToArbitrary(), Positions.ToArbitrary(), Positions.ToArbitrary(), (a, b, c) =>
        TrackerComparison.Of(a, b).Movement + TrackerComparison.Of(b, c).Movement == TrackerComparison.Of(a, c).Movement));

    [Fact]
    public void A_position_against_itself_moves_nothing() => Check.QuickThrowOnFailure(Prop.ForAll(Positions.ToArbitrary(), position =>
        TrackerComparison.Of(position, position).Lines.All(l => l.Kind == MovementKind.Unchanged)));

    [Theory]
    [InlineData(-100, -80, MovementKind.Slipped)]
    [InlineData(-100, -120, MovementKind.Improved)]
    [InlineData(50, 60, MovementKind.Slipped)]
    [InlineData(-100, -100, MovementKind.Unchanged)]
    public void Less_saving_or_more_cost_has_slipped(int before, int now, MovementKind kind) =>
        Assert.Equal(kind, Assert.Single(TrackerComparison.Of(One(Of(before)), One(Of(now))).Lines).Kind);

    [Fact]
    public void A_figure_that_becomes_known_or_a_range_that_narrows_is_restated_not_better_or_worse()
    {
        Assert.Equal(MovementKind.Restated, TrackerComparison.Of(One(Phasing.Unphased(new Amount.Unquantified("TBC"))), One(Of(-50))).Lines[0].Kind);
        var narrows = TrackerComparison.Of(One(Phasing.Unphased(Range(-100, -50))), One(Phasing.Unphased(Range(-90, -60)))).Lines[0];
        Assert.Equal(MovementKind.Restated, narrows.Kind);
        Assert.Equal("+10 at the low end, -10 at the high end", TotalMovement.Text(narrows.Forecast));
        Assert.Equal(MovementKind.Slipped, TrackerComparison.Of(One(Phasing.Unphased(Range(-100, -50))), One(Phasing.Unphased(Range(-90, -50)))).Lines[0].Kind);
        Assert.Equal("-50, 1 fewer not quantified", TotalMovement.Text(TrackerComparison.Of(One(Phasing.Unphased(new Amount.Unquantified("TBC"))), One(Of(-50))).Movement));
    }

    [Fact]
    public void The_same_forecast_with_another_rating_or_another_plan_is_said()
    {
        Assert.Equal(MovementKind.Rerated, TrackerComparison.Of(At([Line(0, Of(-100), Of(-100), Rag.Green)]), At([Line(0, Of(-100), Of(-100), Rag.Amber)])).Lines[0].Kind);
        var replanned = TrackerComparison.Of(At([Line(0, Of(-100), Of(-100), Rag.Green)]), At([Line(0, Of(-120), Of(-100), Rag.Green)]));
        Assert.Equal(MovementKind.Replanned, replanned.Lines[0].Kind);
        Assert.Equal("The plan itself moved by -20 (£000).", replanned.PlanSentence);
    }

    [Fact]
    public void One_sentence_answers_and_the_sheet_ends_in_the_movement_of_the_total()
    {
        var from = At([Line(0, Of(-100), Of(-100), Rag.Green), Line(1, Of(-50), Of(-50), Rag.Green), Line(2, Of(-30), Of(-30), Rag.Green)]);
        var to = At([Line(0, Of(-100), Of(-60), Rag.Red), Line(1, Of(-50), Of(-55), Rag.Green), Line(3, Of(-10), Of(-10), Rag.Green)]) with { AsAt = AsAt.Day(new(2017, 11, 30)) };
        var comparison = TrackerComparison.Of(from, to);
        Assert.Equal(
            "The saving forecast fell by £55k between 31 October 2017 and 30 November 2017: 1 line slipped by £40k, one improved by £5k, one is new, one left the tracker.", comparison.Sentence);
        var sheet = comparison.ToSheet();
        var column = sheet.Columns.ToList().FindIndex(c => c.Key == "forecastMovement");
        Assert.Equal(Cell.Of(Money.FromThousands(55)), sheet.Rows[^1].Cells[column]);
        var items = sheet.Rows.Where(r => r.Kind == RowKind.Item).Select(r => ((Cell.Figure)r.Cells[column]).Amount.Value!.Value).ToList();
        Assert.Equal(Money.FromThousands(55), items.Aggregate(Money.Zero, (sum, m) => sum + m));
        Assert.Equal("No line moved", "No" + TrackerComparison.Of(from, from).Sentence.Split(": no")[1].TrimEnd('.'));
    }

    private static Total Sum(TrackerPosition position, Func<TrackerLine, Total> of) => position.Lines.Aggregate(Total.Zero, (sum, l) => sum + of(l));

    private static Phasing Of(int thousands) => Phasing.Unphased(Amount.Of(Money.FromThousands(thousands)));

    private static Amount Range(int low, int high) => Amount.Between(Money.FromThousands(low), Money.FromThousands(high));

    private static TrackerPosition One(Phasing forecast) => At([Line(0, Of(-100), forecast, Rag.Green)]);

    private static TrackerPosition At(IReadOnlyList<TrackerLine> lines) => new(Year, AsAt.Day(new(2017, 10, 31)), lines, []);

    private static TrackerLine Line(int number, Phasing planned, Phasing forecast, Rag rag) => new(
        new Guid(number + 1, 0, 0, new byte[8]), Year, $"A/R.6.00{number}", $"A/R.6.00{number}", LineDetails.Empty with { Title = $"Line {number}" }, new(Amount.Zero, planned),
        LineForecast.Empty with { Forecast = forecast, Rag = rag }, "", LineStanding.In);
}

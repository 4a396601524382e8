using System.Globalization;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;
using static Outturn.Tests.Tracking.Rounds.GridYear;

namespace Outturn.Tests.Tracking.Rounds;

/// <summary>What people type into a cell: read, questioned, never refused, and the last good figure counted until it is settled.</summary>
public sealed class ForecastCellTests
{
    private static readonly Core.Tracking.TrackerLine Fees = Line(42, -66, Quarters(-17, -12, 0, 0));
    private static readonly Core.Tracking.TrackerLine Carers = Line(20, -195, Quarters(-73, -151, -22, -16));

    [Theory]
    [InlineData("-48", "-48")]
    [InlineData("-48.5", "-48.5")]
    [InlineData("(205)", "-205")]
    [InlineData("-£12k", "-12")]
    [InlineData("0", "0")]
    [InlineData("nil", "0")]
    [InlineData("-1,000", "-1000")]
    [InlineData("  -22 ", "-22")]
    [InlineData("-0.01", "-0.01")]
    public void A_figure_in_thousands_is_read_and_counted(string typed, string thousands)
    {
        var cell = ForecastCells.Read(Carers, 4, K(-16), typed, kept: false);
        Assert.Equal((CellState.Changed, K(decimal.Parse(thousands, CultureInfo.InvariantCulture))), (cell.State, cell.Counted));
        Assert.Null(cell.Problem);
    }

    [Theory]
    [InlineData("-16")]
    [InlineData(" -16 ")]
    [InlineData("-16.0")]
    [InlineData("(16)")]
    public void The_figure_on_record_however_it_is_written_is_no_change(string typed) => Assert.Equal(CellState.Same, ForecastCells.Read(Carers, 4, K(-16), typed, kept: false).State);

    [Fact]
    public void A_word_that_says_it_is_not_known_is_unknown_and_never_zero()
    {
        var cell = ForecastCells.Read(Carers, 4, K(-16), "TBC", kept: false);
        Assert.Equal((CellState.Changed, new Amount.Unquantified("TBC")), (cell.State, cell.Counted));
    }

    [Theory]
    [InlineData("", CellState.Ask, "forecast.blank")]
    [InlineData("   ", CellState.Ask, "forecast.blank")]
    [InlineData("thirty", CellState.Wrong, "forecast.unreadable")]
    [InlineData("29.£%", CellState.Wrong, "forecast.unreadable")]
    [InlineData("1e9", CellState.Wrong, "forecast.unreadable")]
    [InlineData("=1+1", CellState.Wrong, "forecast.unreadable")]
    [InlineData("🙂", CellState.Wrong, "forecast.unreadable")]
    [InlineData("-12,000", CellState.Wrong, "forecast.thousand-times")]
    [InlineData("30", CellState.Ask, "forecast.sign")]
    [InlineData("£12k", CellState.Ask, "forecast.sign")]
    [InlineData("5-10", CellState.Ask, "forecast.sign")]
    public void What_is_odd_is_asked_and_the_last_good_figure_counted_meanwhile(string typed, CellState state, string code)
    {
        var cell = ForecastCells.Read(Carers, 4, K(-16), typed, kept: false);
        Assert.Equal((state, code), (cell.State, cell.Problem?.Code));
        Assert.Equal(K(-16), cell.Counted);
        Assert.True(cell.IsOpen);
        Assert.NotEmpty(cell.Fixes);
        Assert.StartsWith("A/R.6.220, quarter 4: ", cell.Problem!.Message, StringComparison.Ordinal);
        Assert.EndsWith("-16 is counted until you choose.", cell.Problem.Message, StringComparison.Ordinal);
        Assert.Equal("A/R.6.220#4", cell.Problem.Where);
    }

    [Fact]
    public void Ten_thousand_characters_are_one_short_sentence()
    {
        var cell = ForecastCells.Read(Carers, 4, K(-16), new string('9', 10_000), kept: false);
        Assert.Equal("forecast.unreadable", cell.Problem!.Code);
        Assert.InRange(cell.Problem.Message.Length, 20, 200);
    }

    [Fact]
    public void Pounds_in_a_column_of_thousands_are_asked_with_the_plan_they_are_measured_against()
    {
        var cell = ForecastCells.Read(Fees, 3, K(0), "-12,000", kept: false);
        Assert.Equal("-12,000 is £12.0m in this column, 182 times the line’s whole plan (£66k).", cell.Said);
        Assert.Equal("The column is in £000. 0 is counted until you choose.", cell.SaidMore);
        Assert.Equal(["Use -12 (£12k)", "Keep -12,000 and say why"], cell.Fixes.Select(f => f.Words));
        Assert.Equal(("-12", false), (cell.Fixes[0].Text, cell.Fixes[0].Keep));
        Assert.True(cell.Fixes[1].Keep);
    }

    [Fact]
    public void A_figure_without_its_minus_is_asked_both_ways()
    {
        var cell = ForecastCells.Read(Carers, 4, K(-16), "30", kept: false);
        Assert.Equal("30 without a minus is a cost.", cell.Said);
        Assert.Equal(["Use -30, a saving", "Keep 30, a cost"], cell.Fixes.Select(f => f.Words));
        var reversal = Line(1, 50, Quarters(10, 10, 10, 20));
        Assert.Equal(["Use 30, a cost", "Keep -30, a saving"], ForecastCells.Read(reversal, 4, K(20), "-30", kept: false).Fixes.Select(f => f.Words));
    }

    [Theory]
    [InlineData("30")]
    [InlineData("-12,000")]
    [InlineData("5-10")]
    public void A_figure_that_somebody_said_is_meant_is_counted(string typed) => Assert.Equal(CellState.Changed, ForecastCells.Read(Carers, 4, K(-16), typed, kept: true).State);

    [Fact]
    public void Every_offered_answer_settles_its_question()
    {
        foreach (var (line, typed) in new[] { (Carers, "30"), (Carers, "-12,000"), (Carers, ""), (Carers, "x"), (Carers, "5-10"), (Fees, "-12,000"), (Fees, "") })
        {
            var was = line.Stated.Forecast.Parts[3];
            foreach (var fix in ForecastCells.Read(line, 4, was, typed, kept: false).Fixes)
            {
                var after = ForecastCells.Read(line, 4, was, fix.Text, fix.Keep);
                Assert.False(after.IsOpen, $"{typed}, then {fix.Words}: {after.Problem?.Message}");
            }
        }
    }

    [Fact]
    public void A_line_with_nothing_to_measure_against_is_asked_from_a_million_on()
    {
        var empty = Line(1, 0, Quarters(0, 0, 0, 0));
        Assert.Equal(CellState.Changed, ForecastCells.Read(empty, 4, K(0), "-999", kept: false).State);
        Assert.Equal("forecast.thousand-times", ForecastCells.Read(empty, 4, K(0), "-1,000", kept: false).Problem?.Code);
    }

    [Theory]
    [InlineData("-48.125", "-48.125")]
    [InlineData("-1234", "-1,234")]
    [InlineData("0", "0")]
    public void A_figure_in_a_box_reads_back_as_itself(string thousands, string text)
    {
        var figure = K(decimal.Parse(thousands, CultureInfo.InvariantCulture));
        Assert.Equal(text, ForecastCell.Text(figure));
        Assert.Equal(CellState.Same, ForecastCells.Read(Carers, 4, figure, text + " ", kept: false).State);
    }

    [Fact]
    public void A_range_in_a_box_reads_back_as_itself()
    {
        var range = Amount.Between(Money.FromThousands(-20), Money.FromThousands(-10));
        Assert.Equal("-20 to -10", ForecastCell.Text(range));
        Assert.Equal(range, ForecastCells.Read(Carers, 4, K(-16), "-20 to -10", kept: false).Counted);
    }
}

using System.Globalization;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;

namespace Outturn.Core.Tracking.Rounds;

/// <summary>One cell of the update grid as understood.</summary>
/// <param name="Part">1 to 4 for a quarter, 0 for a year that is not phased.</param>
/// <param name="Typed">As typed.</param>
/// <param name="Was">The figure on record.</param>
/// <param name="Counted">The figure that totals count: as typed where it is good, else as it was.</param>
/// <param name="Problem">What is asked or wrong; null where nothing is.</param>
/// <param name="Fixes">What settles it at one press.</param>
public sealed record ForecastCell(int Part, string Typed, Amount Was, Amount Counted, CellState State, Problem? Problem, IReadOnlyList<CellFix> Fixes)
{
    /// <summary>The first sentence beside the cell, such as "30 without a minus is a cost."; empty where nothing is asked.</summary>
    public string Said { get; init; } = "";

    /// <summary>What follows it.</summary>
    public string SaidMore { get; init; } = "";

    /// <summary>For a list of what waits, such as "30 has no minus, so it is a cost".</summary>
    public string Brief { get; init; } = "";

    public bool IsOpen => State is CellState.Ask or CellState.Wrong;

    /// <summary>Such as "quarter 3", or "the year".</summary>
    public string Place => PlaceOf(Part);

    public static string PlaceOf(int part) => part == 0 ? "the year" : string.Create(CultureInfo.InvariantCulture, $"quarter {part}");

    /// <summary>How a figure stands in a box of the grid: £000 with a plain minus, no separators needed but shown.</summary>
    public static string Text(Amount amount) => amount switch
    {
        Amount.Known k when k.Figure.Pence % 100_000 != 0 => (k.Figure.Pounds / 1000m).ToString("#,##0.#####", CultureInfo.InvariantCulture),
        _ => MoneyStyle.Thousands.Text(amount),
    };
}

/// <summary>Reads what people type into the grid. The column is in thousands of pounds, a saving with a minus. It asks, it does not refuse.</summary>
public static class ForecastCells
{
    // A figure that is this many times the line's whole plan or forecast was probably typed in pounds.
    private const int Suspicious = 20;

    /// <param name="line">The line as it stands.</param>
    /// <param name="part">1 to 4, or 0 for a year that is not phased.</param>
    /// <param name="was">The figure on record.</param>
    /// <param name="typed">As typed.</param>
    /// <param name="kept">Whether a person has said that exactly this text is meant.</param>
    public static ForecastCell Read(TrackerLine line, int part, Amount was, string typed, bool kept)
    {
        var name = LineScope.Named(line);
        var where = Where(line, part);
        var text = typed.Trim();
        var before = ForecastCell.Text(was);
        if (string.Equals(text, before, StringComparison.Ordinal))
        {
            return new(part, typed, was, was, CellState.Same, null, []);
        }

        if (text.Length == 0)
        {
            return Open(CellState.Ask, "forecast.blank", "the cell is empty", "The cell is empty.", "Type 0 where nothing is forecast.", [new("0", false, "Use 0"), .. before == "0" ? (CellFix[])[] : [new CellFix(before, false, $"Put back {Short(before)}")]]);
        }

        if (AmountReader.Read(text, MoneyUnit.Thousands).Value is not { } amount)
        {
            return Open(CellState.Wrong, "forecast.unreadable", $"“{Short(text)}” is not one amount", $"“{Short(text)}” is not one amount.", "Type a figure in £000, such as -48, or TBC.", [new(before, false, $"Put back {Short(before)}")]);
        }

        if (amount == was)
        {
            return new(part, typed, was, was, CellState.Same, null, []);
        }

        var (low, high) = Bounds(amount);
        if (!kept && amount is not Amount.Unquantified)
        {
            if (MeasuredAgainst(line, was, amount) is { } largest)
            {
                var words = MoneyStyle.Words(low.Abs() > high.Abs() ? low : high);
                var times = largest.IsZero ? "" : string.Create(CultureInfo.InvariantCulture, $", {Math.Round(Larger(low, high).Pence / (decimal)largest.Pence):#,##0} times the line’s whole {(line.Planned.Value is { } p && p.Abs() == largest ? "plan" : "forecast")} ({MoneyStyle.Words(largest)})");
                var smaller = Amount.Between(Money.FromPence(low.Pence / 1000), Money.FromPence(high.Pence / 1000));
                return Open(
                    CellState.Wrong, "forecast.thousand-times", $"{Short(text)} looks a thousand times too large",
                    $"{Short(text)} is {words} in this column{times}.", "The column is in £000.",
                    [
                        .. smaller == Amount.Zero ? (CellFix[])[] : [new CellFix(ForecastCell.Text(smaller), false, $"Use {ForecastCell.Text(smaller)}{(smaller.Value is { } less ? $" ({MoneyStyle.Words(less)})" : "")}")],
                        new CellFix(text, true, $"Keep {Short(text)} and say why"),
                    ]);
            }

            var turned = ForecastCell.Text(amount.Negate());
            if (low.Pence > 0 && IsSaving(line, part))
            {
                return Open(
                    CellState.Ask, "forecast.sign", $"{Short(text)} has no minus, so it is a cost", $"{Short(text)} without a minus is a cost.", "This line’s other figures are savings.",
                    [new(turned, false, $"Use {turned}, a saving"), new(text, true, $"Keep {Short(text)}, a cost")]);
            }

            if (high.Pence < 0 && IsCost(line, part))
            {
                return Open(
                    CellState.Ask, "forecast.sign", $"{Short(text)} has a minus, so it is a saving", $"{Short(text)} is a saving.", "This line’s other figures are costs.",
                    [new(turned, false, $"Use {turned}, a cost"), new(text, true, $"Keep {Short(text)}, a saving")]);
            }
        }

        return new(part, typed, was, amount, CellState.Changed, null, []);

        ForecastCell Open(CellState state, string code, string brief, string said, string more, IReadOnlyList<CellFix> fixes)
        {
            more = $"{more} {Short(before)} is counted until you choose.";
            return new(part, typed, was, was, state, Problem.Error(code, where, $"{name}, {ForecastCell.PlaceOf(part)}: {said} {more}"), fixes) { Said = said, SaidMore = more, Brief = brief };
        }
    }

    /// <summary>Names a cell, such as "A/R.6.242#3".</summary>
    public static string Where(TrackerLine line, int part) => $"{line.Key}#{part.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Whether a figure is so far above everything else on its line that somebody must say that it is meant, and why.</summary>
    public static bool IsFarAbove(TrackerLine line, Amount was, Amount amount) => amount is not Amount.Unquantified && MeasuredAgainst(line, was, amount) is not null;

    /// <summary>Whether a year's figure is a cost where all else on the line is a saving, or the other way round.</summary>
    public static bool HasOtherSign(TrackerLine line, Amount.Known year) => (year.Figure.Sign > 0 && IsSaving(line, 0)) || (year.Figure.Sign < 0 && IsCost(line, 0));

    private static (Money Low, Money High) Bounds(Amount amount) => amount switch
    {
        Amount.Known k => (k.Figure, k.Figure),
        Amount.Range r => (r.Low, r.High),
        _ => (Money.Zero, Money.Zero),
    };

    private static Money Larger(Money a, Money b) => a.Abs() > b.Abs() ? a.Abs() : b.Abs();

    private static string Short(string text) => text.Length > 24 ? text[..24] + "…" : text;

    /// <summary>What the figure was measured against, where it is suspiciously large; null where it is not.</summary>
    private static Money? MeasuredAgainst(TrackerLine line, Amount was, Amount amount)
    {
        var (plan, forecast) = (Larger(line.Planned.Low, line.Planned.High), Larger(line.Forecast.Low, line.Forecast.High));
        var largest = plan > forecast ? plan : forecast;
        var (low, high) = Bounds(amount);
        var size = Larger(low, high);
        if (largest.IsZero)
        {
            // Nothing to measure against: a million pounds in one cell of a line that had none.
            return size >= Money.FromThousands(1000) && (was.Value?.IsZero ?? true) ? Money.Zero : null;
        }

        return size.Pence >= (decimal)largest.Pence * Suspicious && size >= Money.FromThousands(100) ? largest : null;
    }

    private static bool IsSaving(TrackerLine line, int part) => Others(line, part) is var (low, high) && low < 0 && high <= 0;

    private static bool IsCost(TrackerLine line, int part) => Others(line, part) is var (low, high) && low >= 0 && high > 0;

    /// <summary>The smallest and the largest of the line's other figures: the plan's year and the forecast's other quarters.</summary>
    private static (long Low, long High) Others(TrackerLine line, int part)
    {
        var figures = new List<long> { line.Planned.Low.Pence, line.Planned.High.Pence };
        for (var q = 1; q <= 4; q++)
        {
            if (q != part && line.AsRecorded.Forecast.Quarter(q) is { } other)
            {
                figures.Add(other.Low.Pence);
                figures.Add(other.High.Pence);
            }
        }

        return (figures.Min(), figures.Max());
    }
}

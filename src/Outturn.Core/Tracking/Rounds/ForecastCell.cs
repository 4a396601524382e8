using System.Globalization;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;

namespace Outturn.Core.Tracking.Rounds;

public enum CellState
{
    /// <summary>As it stood.</summary>
    Same,

    Changed,

    /// <summary>Readable, and a person should say whether it is meant. The last good figure is counted meanwhile.</summary>
    Ask,

    /// <summary>Not to be read. The last good figure is counted meanwhile.</summary>
    Wrong,
}

/// <summary>One press that settles a question.</summary>
/// <param name="Text">What the cell then holds.</param>
/// <param name="Keep">True where the typed figure is meant as it is.</param>
/// <param name="Words">On the button.</param>
public sealed record CellFix(string Text, bool Keep, string Words);

/// <summary>One cell of the update grid as understood.</summary>
/// <param name="Part">1 to 4 for a quarter, 0 for a year that is not phased.</param>
/// <param name="Typed">As typed.</param>
/// <param name="Was">The figure on record.</param>
/// <param name="Counted">The figure that totals count: as typed where it is good, else as it was.</param>
/// <param name="Problem">What is asked or wrong; null where nothing is.</param>
public sealed record ForecastCell(int Part, string Typed, Amount Was, Amount Counted, CellState State, Problem? Problem, IReadOnlyList<CellFix> Fixes)
{
    public bool IsOpen => State is CellState.Ask or CellState.Wrong;

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
        var place = part == 0 ? "the year" : string.Create(CultureInfo.InvariantCulture, $"quarter {part}");
        var where = $"{line.Key}#{part.ToString(CultureInfo.InvariantCulture)}";
        var text = typed.Trim();
        var before = ForecastCell.Text(was);
        if (string.Equals(text, before, StringComparison.Ordinal))
        {
            return new(part, typed, was, was, CellState.Same, null, []);
        }

        if (text.Length == 0)
        {
            return Open(CellState.Ask, "forecast.blank", $"{name}, {place}, is empty. Type 0 where nothing is forecast.", [new("0", false, "Use 0"), new(before, false, $"Put back {before}")]);
        }

        var reading = AmountReader.Read(text, MoneyUnit.Thousands);
        if (reading.Value is not { } amount)
        {
            return Open(CellState.Wrong, "forecast.unreadable", $"{name}, {place}: “{Short(text)}” is not one amount. Type a figure in £000, such as -48, or TBC.", [new(before, false, $"Put back {Short(before)}")]);
        }

        if (amount == was)
        {
            return new(part, typed, was, was, CellState.Same, null, []);
        }

        if (!kept && amount is Amount.Known { Figure: var figure })
        {
            if (ThousandTimes(line, was, figure) is { } largest)
            {
                var smaller = Money.FromPence(figure.Pence / 1000);
                var times = largest.IsZero ? "" : string.Create(CultureInfo.InvariantCulture, $", {Math.Round(figure.Abs().Pence / (decimal)largest.Pence):#,##0} times the line’s whole {(line.Planned.Value is { } p && p.Abs() == largest ? "plan" : "forecast")} ({MoneyStyle.Words(largest)})");
                return Open(
                    CellState.Ask, "forecast.thousand-times",
                    $"{name}, {place}: {Short(text)} is {MoneyStyle.Words(figure)} in this column{times}. The column is in £000.",
                    [.. smaller.IsZero ? (CellFix[])[] : [new CellFix(ForecastCell.Text(Amount.Of(smaller)), false, $"Use {ForecastCell.Text(Amount.Of(smaller))} ({MoneyStyle.Words(smaller)})")], new CellFix(text, true, $"Keep {Short(text)} and say why")]);
            }

            if (figure.Pence > 0 && IsSaving(line, part))
            {
                var minus = ForecastCell.Text(Amount.Of(-figure));
                return Open(
                    CellState.Ask, "forecast.sign", $"{name}, {place}: {Short(text)} without a minus is a cost. This line’s other figures are savings.",
                    [new(minus, false, $"Use {minus}, a saving"), new(text, true, $"Keep {Short(text)}, a cost")]);
            }

            if (figure.Pence < 0 && IsCost(line, part))
            {
                var plus = ForecastCell.Text(Amount.Of(-figure));
                return Open(
                    CellState.Ask, "forecast.sign", $"{name}, {place}: {Short(text)} is a saving. This line’s other figures are costs.",
                    [new(plus, false, $"Use {plus}, a cost"), new(text, true, $"Keep {Short(text)}, a saving")]);
            }
        }

        return new(part, typed, was, amount, CellState.Changed, null, []);

        ForecastCell Open(CellState state, string code, string message, IReadOnlyList<CellFix> fixes) =>
            new(part, typed, was, was, state, Problem.Error(code, where, $"{message} {before} is counted until you choose."), fixes);
    }

    private static string Short(string text) => text.Length > 24 ? text[..24] + "…" : text;

    /// <summary>What the figure was measured against, where it is suspiciously large; null where it is not.</summary>
    private static Money? ThousandTimes(TrackerLine line, Amount was, Money figure)
    {
        var plan = line.Planned.Value?.Abs() ?? Money.Zero;
        var forecast = line.Forecast.Value?.Abs() ?? Money.Zero;
        var largest = plan > forecast ? plan : forecast;
        var size = figure.Abs();
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

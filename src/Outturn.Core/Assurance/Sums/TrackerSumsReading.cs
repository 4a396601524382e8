using Outturn.Core.Tracking.Reading;

namespace Outturn.Core.Assurance.Sums;

/// <summary>
/// Every sum of a tracker: the lines' own, and the printed totals over them. Each thing that is wrong is named once: a total
/// that is off only because a line is wrong is not reported beside it.
/// </summary>
internal sealed class TrackerSumsReading
{
    private readonly Dictionary<LineCell, long> printed = [];
    private long roundingUnit;

    private TrackerSumsReading()
    {
    }

    /// <summary>What every figure is a whole multiple of: a thousand pounds, a pound or a penny, but for one or two that are not.</summary>
    public long Grain { get; private set; } = 1;

    /// <summary>Whether most lines plan savings as negative amounts, as the product does: then a positive one is the exception.</summary>
    public bool SavingsAreNegative { get; private set; }

    /// <summary>Whether the file prints plan less forecast throughout: a convention, said once, not an error in each row.</summary>
    public bool VariancesAreTurned { get; private set; }

    /// <summary>Lines whose parts miss the year by what rounding does, where that is the way of the file.</summary>
    public int RoundedLines { get; private set; }

    public IReadOnlyList<LineDefect> Lines { get; private set; } = [];

    /// <summary>The figures of lines with cells that can be put right.</summary>
    public IReadOnlyDictionary<CheckedLine, LineFigures> Mended { get; private set; } = new Dictionary<CheckedLine, LineFigures>();

    public IReadOnlyList<TotalDefect> Totals { get; private set; } = [];

    /// <summary>The whole tracker's printed total less what its lines come to; null where none is printed.</summary>
    public long? PrintedDifference(LineCell cell) => printed.TryGetValue(cell, out var difference) ? difference : null;

    public bool IsRounding(long gap, int parts) => roundingUnit > 0 && Math.Abs(gap) <= roundingUnit * ((parts + 1) / 2);

    public static TrackerSumsReading Of(CheckedTracker tracker)
    {
        var reading = new TrackerSumsReading();
        reading.Survey(tracker.Lines);
        foreach (var total in tracker.Context.PrintedTotals)
        {
            if (total.Label == PrintedTotal.AllLines && LineCell.Named(total.Measure) is { } cell && TotalSums.IsBounded(total))
            {
                reading.printed[cell] = total.Difference.Pence;
            }
        }

        var defects = new List<LineDefect>();
        foreach (var line in tracker.Lines)
        {
            if (!Foots(line))
            {
                defects.AddRange(new LineSums(reading, line).Defects());
            }
        }

        defects.AddRange(UnitOfLine.Defects(tracker.Lines, [.. defects.Select(d => d.Line)], reading.Grain));
        reading.Lines = defects;
        reading.Mended = defects.Where(d => d.Slips.Count > 0).GroupBy(d => d.Line).ToDictionary(g => g.Key, g => g.Key.Figures.Mended(g.SelectMany(d => d.Slips)));
        reading.Totals = TotalSums.Defects(tracker, reading);
        return reading;
    }

    /// <summary>The quick answer for the many rows that are right.</summary>
    private static bool Foots(CheckedLine line)
    {
        var f = line.Figures;
        return (LineFigures.Sum(f.Planned) - f.PlannedYear) is null or 0
            && (LineFigures.Sum(f.Forecast) - f.ForecastYear) is null or 0
            && (f.PrintedVariance - f.Variance) is null or 0;
    }

    private void Survey(IReadOnlyList<CheckedLine> lines)
    {
        int figures = 0, thousands = 0, pounds = 0, negative = 0, positive = 0, turned = 0, straight = 0, small = 0, testable = 0, large = 0;
        foreach (var line in lines)
        {
            var f = line.Figures;
            for (var i = 0; i < f.Planned.Count; i++)
            {
                Count(f.Planned[i]);
            }

            for (var i = 0; i < f.Forecast.Count; i++)
            {
                Count(f.Forecast[i]);
            }

            Count(f.PlannedYear);
            Count(f.ForecastYear);

            negative += f.PlannedYear < 0 ? 1 : 0;
            positive += f.PlannedYear > 0 ? 1 : 0;
            if (f.PrintedVariance is { } printedVariance and not 0 && f.Variance is { } right and not 0)
            {
                turned += printedVariance == -right ? 1 : 0;
                straight += printedVariance == right ? 1 : 0;
            }
        }

        Grain = figures > 0 && (figures - thousands) * 20 <= figures ? 100_000 : figures > 0 && (figures - pounds) * 20 <= figures ? 100 : 1;
        SavingsAreNegative = negative > positive * 2;
        VariancesAreTurned = turned >= 3 && turned >= straight * 4;
        foreach (var line in lines)
        {
            Weigh(LineFigures.Sum(line.Figures.Planned) - line.Figures.PlannedYear);
            Weigh(LineFigures.Sum(line.Figures.Forecast) - line.Figures.ForecastYear);
        }

        // One row a thousand out is a slip. A tenth of all rows a thousand or two out is a file that was rounded cell by cell.
        if (small >= 3 && small * 10 >= testable && small > large)
        {
            roundingUnit = Grain;
            RoundedLines = small;
        }

        void Count(long? value)
        {
            if (value is { } v and not 0)
            {
                figures++;
                thousands += v % 100_000 == 0 ? 1 : 0;
                pounds += v % 100 == 0 ? 1 : 0;
            }
        }

        void Weigh(long? gap)
        {
            if (gap is { } g)
            {
                testable++;
                small += g != 0 && Math.Abs(g) <= 2 * Grain ? 1 : 0;
                large += Math.Abs(g) > 2 * Grain ? 1 : 0;
            }
        }
    }
}

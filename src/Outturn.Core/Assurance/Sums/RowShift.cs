using Outturn.Core.Tracking.Reading;

namespace Outturn.Core.Assurance.Sums;

/// <summary>
/// Cells that stand one place to the right or to the left of where they belong. A move is believed only where it makes the
/// planned parts, the forecast parts and the variance all come out, and at least one of these was wrong and is not merely made to fit.
/// </summary>
internal static class RowShift
{
    public static IReadOnlyList<CellSlip>? Find(CheckedLine line, Func<LineCell, long?> printedDifference)
    {
        var cells = Cells(line);
        var actual = cells.Select(c => line.Figures[c.Field, c.Part] ?? 0).ToArray();
        var planEnd = Array.FindIndex(cells, c => c.Field == TrackerField.PlannedYear);
        var forecastEnd = Array.FindIndex(cells, c => c.Field == TrackerField.ForecastYear);
        var hasVariance = line.Figures.PrintedVariance is not null;
        var last = hasVariance ? cells.Length - 1 : forecastEnd;
        int[] ends = [last, forecastEnd, planEnd, forecastEnd - 1, planEnd - 1];
        for (var start = 0; start < last; start++)
        {
            foreach (var end in ends.Distinct())
            {
                if (end <= start)
                {
                    continue;
                }

                if (Try(cells, actual, start, end, left: true, hasVariance, printedDifference) is { } toLeft)
                {
                    return toLeft;
                }

                if (Try(cells, actual, start, end, left: false, hasVariance, printedDifference) is { } toRight)
                {
                    return toRight;
                }
            }
        }

        return null;
    }

    private static LineCell[] Cells(CheckedLine line)
    {
        var cells = new List<LineCell>();
        if (line.Figures.Investment is not null)
        {
            cells.Add(new(TrackerField.Investment, 0));
        }

        cells.AddRange(Enumerable.Range(1, line.Figures.Planned.Count).Select(p => new LineCell(TrackerField.PlannedPart, p)));
        cells.Add(new(TrackerField.PlannedYear, 0));
        cells.AddRange(Enumerable.Range(1, line.Figures.Forecast.Count).Select(p => new LineCell(TrackerField.ForecastPart, p)));
        cells.Add(new(TrackerField.ForecastYear, 0));
        cells.Add(new(TrackerField.Variance, 0));
        return [.. cells];
    }

    private static IReadOnlyList<CellSlip>? Try(LineCell[] cells, long[] actual, int start, int end, bool left, bool hasVariance, Func<LineCell, long?> printedDifference)
    {
        // The place that the move empties must have held nothing of its own.
        if (actual[left ? start : end] != 0)
        {
            return null;
        }

        var moved = (long[])actual.Clone();
        for (var i = start; i < end; i++)
        {
            if (left)
            {
                moved[i] = actual[i + 1];
            }
            else
            {
                moved[i + 1] = actual[i];
            }
        }

        var lost = left ? end : start;
        var weight = 0;
        for (var i = start; i <= end; i++)
        {
            weight += i != lost && moved[i] != 0 ? 1 : 0;
        }

        if (weight == 0 || !Solve(cells, moved, lost, hasVariance))
        {
            return null;
        }

        var slips = new List<CellSlip>();
        for (var i = start; i <= end; i++)
        {
            if (moved[i] != actual[i])
            {
                slips.Add(new(cells[i], actual[i], moved[i]));
            }
        }

        // A part that is merely what its year leaves over proves nothing; nor does one cell. Then the printed totals must need the move.
        var fitted = cells[lost].Field is TrackerField.PlannedPart or TrackerField.ForecastPart && cells[start].Field == cells[end].Field;
        return slips.Count >= 2 && ((weight >= 2 && !fitted) || slips.TrueForAll(s => printedDifference(s.Cell) == s.Right - s.Actual)) ? slips : null;
    }

    /// <summary>Fills the cell that fell off the end from the sum it belongs to, then asks whether every sum holds.</summary>
    private static bool Solve(LineCell[] cells, long[] moved, int lost, bool hasVariance)
    {
        long Sum(TrackerField field) => cells.Select((c, i) => c.Field == field && i != lost ? moved[i] : 0).Sum();
        long At(TrackerField field) => moved[Array.FindIndex(cells, c => c.Field == field)];
        var hasPlan = cells.Any(c => c.Field == TrackerField.PlannedPart);
        var hasForecast = cells.Any(c => c.Field == TrackerField.ForecastPart);
        switch (cells[lost].Field)
        {
            case TrackerField.Investment:
                moved[lost] = 0;
                break;
            case TrackerField.PlannedPart:
                moved[lost] = At(TrackerField.PlannedYear) - Sum(TrackerField.PlannedPart);
                break;
            case TrackerField.PlannedYear:
                moved[lost] = Sum(TrackerField.PlannedPart);
                break;
            case TrackerField.ForecastPart:
                moved[lost] = At(TrackerField.ForecastYear) - Sum(TrackerField.ForecastPart);
                break;
            case TrackerField.ForecastYear:
                moved[lost] = Sum(TrackerField.ForecastPart);
                break;
            default:
                moved[lost] = At(TrackerField.ForecastYear) - At(TrackerField.PlannedYear);
                break;
        }

        long Whole(TrackerField field) => cells.Select((c, i) => c.Field == field ? moved[i] : 0).Sum();
        return (!hasPlan || Whole(TrackerField.PlannedPart) == At(TrackerField.PlannedYear))
            && (!hasForecast || Whole(TrackerField.ForecastPart) == At(TrackerField.ForecastYear))
            && (!hasVariance || At(TrackerField.Variance) == At(TrackerField.ForecastYear) - At(TrackerField.PlannedYear));
    }
}

using System.Globalization;
using Outturn.Core.Assurance.Checks;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Assurance.Sums;

/// <summary>A whole row, or an investment, in another unit than its peers: its own sums come out, so only its size or its words show it.</summary>
internal static class UnitOfLine
{
    /// <summary>How many times the middle line a line must be before its size alone is doubted.</summary>
    private const int Outsize = 500;

    /// <summary>The same where its own words give a thousandth of it.</summary>
    private const int OutsizeIfSaid = 100;

    /// <summary>Fewer lines than this say nothing of what is usual.</summary>
    private const int Fewest = 10;

    public static IEnumerable<LineDefect> Defects(IReadOnlyList<CheckedLine> lines, HashSet<CheckedLine> already, long grain) =>
        Rows(lines, already, grain).Concat(Investments(lines, already));

    private static IEnumerable<LineDefect> Rows(IReadOnlyList<CheckedLine> lines, HashSet<CheckedLine> already, long grain)
    {
        var sizes = lines.Select(l => already.Contains(l) ? 0 : Math.Max(Math.Abs(l.Figures.PlannedYear ?? 0), Math.Abs(l.Figures.ForecastYear ?? 0))).ToList();
        var median = Median(sizes);
        if (median == 0)
        {
            yield break;
        }

        var all = sizes.Sum(s => (decimal)s);
        for (var i = 0; i < sizes.Count; i++)
        {
            var size = sizes[i];
            if (size >= median * OutsizeIfSaid)
            {
                var said = CommentaryFigures.In(lines[i].Stated.Commentary).Concat(CommentaryFigures.In(lines[i].Details.Description))
                    .FirstOrDefault(f => Math.Abs((f.Pence * 1000m) - size) <= (f.Tolerance + 50_000) * 1000m);
                if (said is not null || (size >= median * Outsize && sizes.Count >= Fewest && size > all - size))
                {
                    var why = said is not null ? $"its text speaks of {said.AsWritten}" : "it is more than all other lines together";
                    yield return Suspect(
                        lines[i], size / 1000, v => v / 1000,
                        string.Create(CultureInfo.InvariantCulture, $"{FieldWords.Size(size)} is {size / median:#,##0} times the middle line’s {FieldWords.Size(median)}, and {why}. Typed in pounds, it would be {FieldWords.Size(size / 1000)}."));
                }
            }
            else if (size > 0 && size * Outsize <= median && size % grain != 0 && sizes.Count >= Fewest)
            {
                yield return Suspect(
                    lines[i], size * 1000, v => v * 1000,
                    string.Create(CultureInfo.InvariantCulture, $"{FieldWords.Size(size)} is less than a five-hundredth of the middle line’s {FieldWords.Size(median)}, and other lines are in whole thousands. A thousand times larger, it would be {FieldWords.Size(size * 1000)}."));
            }
        }
    }

    private static LineDefect Suspect(CheckedLine line, long right, Func<long, long> mend, string message)
    {
        var figures = line.Figures;
        var slips = new List<CellSlip>();
        void Add(TrackerField field, int part, long? value)
        {
            if (value is { } v and not 0)
            {
                slips.Add(new(new(field, part), v, mend(v)));
            }
        }

        for (var i = 0; i < figures.Planned.Count; i++)
        {
            Add(TrackerField.PlannedPart, i + 1, figures.Planned[i]);
        }

        for (var i = 0; i < figures.Forecast.Count; i++)
        {
            Add(TrackerField.ForecastPart, i + 1, figures.Forecast[i]);
        }

        Add(TrackerField.PlannedYear, 0, figures.PlannedYear);
        Add(TrackerField.ForecastYear, 0, figures.ForecastYear);
        Add(TrackerField.Variance, 0, figures.PrintedVariance ?? figures.Variance);
        var cell = new LineCell(figures.PlannedYear is null or 0 ? TrackerField.ForecastYear : TrackerField.PlannedYear, 0);
        var actual = Math.Abs(figures[cell.Field, 0] ?? 0);
        return new(line, AmountUnitSuspect.Code, Severity.Warning, cell, message, FieldWords.Size(right), FieldWords.Size(actual), actual - Math.Abs(mend(actual)), slips);
    }

    /// <summary>An investment stands in no sum of its row, so only its peers and its saving can contradict it.</summary>
    private static IEnumerable<LineDefect> Investments(IReadOnlyList<CheckedLine> lines, HashSet<CheckedLine> already)
    {
        var median = Median([.. lines.Select(l => Math.Abs(l.Figures.Investment ?? 0))]);
        foreach (var line in lines)
        {
            if (line.Figures.Investment is { } investment && median > 0 && !already.Contains(line)
                && Math.Abs(investment) >= median * 200 && Math.Abs(investment) >= 50 * Math.Abs((decimal)(line.Figures.PlannedYear ?? 0)))
            {
                var cell = new LineCell(TrackerField.Investment, 0);
                yield return new(
                    line, AmountUnitSuspect.Code, Severity.Warning, cell,
                    $"Investment of {FieldWords.Size(investment)} is over 200 times the middle one of {FieldWords.Size(median)} and over 50 times the saving it is to make. Typed in pounds, it would be {FieldWords.Size(investment / 1000)}.",
                    FieldWords.Size(investment / 1000), FieldWords.Size(investment), investment - (investment / 1000), [new(cell, investment, investment / 1000)]);
            }
        }
    }

    /// <summary>Of what is not zero.</summary>
    private static long Median(List<long> values)
    {
        values = [.. values.Where(v => v > 0)];
        values.Sort();
        return values.Count == 0 ? 0 : values[values.Count / 2];
    }
}

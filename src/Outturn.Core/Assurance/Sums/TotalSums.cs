using System.Globalization;
using Outturn.Core.Assurance.Checks;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Assurance.Sums;

/// <summary>A printed total or subtotal that differs from the lines under it, or from its own row.</summary>
internal sealed record TotalDefect(string Code, string Subject, string Where, string Message, string Expected, string Actual, long Difference)
{
    public Finding ToFinding() => new(Code, Severity.Error, Subject, Where, Message, Expected, Actual, FieldWords.Money(Difference));
}

/// <summary>Printed totals and subtotals against the lines under them, and what would explain a difference.</summary>
internal static class TotalSums
{
    public static bool IsBounded(PrintedTotal total) =>
        Math.Abs((decimal)total.Printed.Pence) <= LineFigures.Most * 10m && Math.Abs((decimal)total.Computed.Pence) <= LineFigures.Most * 10m;

    /// <summary>The lines that a label covers: those of the committee or service of that name, or all.</summary>
    public static IReadOnlyList<CheckedLine> Under(IReadOnlyList<CheckedLine> lines, string label)
    {
        var under = label == PrintedTotal.AllLines ? []
            : lines.Where(l => l.Details.Committees.Contains(label, StringComparer.OrdinalIgnoreCase)
                || string.Equals(string.Join(", ", l.Details.Committees), label, StringComparison.OrdinalIgnoreCase)
                || string.Equals(l.Details.Service, label, StringComparison.OrdinalIgnoreCase)).ToList();
        return under.Count > 0 ? under : lines;
    }

    public static IReadOnlyList<TotalDefect> Defects(CheckedTracker tracker, TrackerSumsReading reading)
    {
        var defects = new List<TotalDefect>();
        var unknowns = tracker.Unknown;
        var reported = new List<HashSet<(LineCell, long)>>();
        foreach (var group in tracker.Context.PrintedTotals.Where(IsBounded).GroupBy(t => t.Label, StringComparer.Ordinal).OrderBy(g => g.Key == PrintedTotal.AllLines ? 0 : 1))
        {
            var under = Under(tracker.Lines, group.Key);
            var cells = group.Select(t => (Total: t, Cell: LineCell.Named(t.Measure))).Where(x => x.Cell is not null).ToList();
            var members = under.ToHashSet();
            var owed = new Dictionary<LineCell, long>();
            foreach (var slip in reading.Lines.Where(d => members.Contains(d.Line)).SelectMany(d => d.Slips))
            {
                owed[slip.Cell] = owed.GetValueOrDefault(slip.Cell) + slip.Right - slip.Actual;
            }

            // What a line leaves unknown is reported there, and its total cannot be tested.
            var unknown = unknowns.Where(u => members.Contains(u.Line)).SelectMany(u => RestsOn(u.Cell)).ToHashSet();

            // A file that prints plan less forecast prints its totals so too.
            bool Explained(PrintedTotal t, LineCell cell) => t.Agrees || unknown.Contains(cell) || t.Difference.Pence == owed.GetValueOrDefault(cell)
                || reading.IsRounding(t.Difference.Pence, Math.Max(2, t.Lines))
                || (reading.VariancesAreTurned && cell.Field == TrackerField.Variance && t.Printed == -t.Computed);
            var off = cells.Where(x => !Explained(x.Total, x.Cell!.Value)).Select(x => (x.Total, Cell: x.Cell!.Value, Gap: x.Total.Difference.Pence - owed.GetValueOrDefault(x.Cell.Value))).ToList();
            if (off.Count == 0)
            {
                RowOf(group.Key, cells, reading, members, defects);
                continue;
            }

            // The same differences under a subtotal and under the whole are one thing.
            var gaps = off.Select(x => (x.Cell, x.Gap)).ToHashSet();
            if (reported.Any(gaps.SetEquals))
            {
                continue;
            }

            reported.Add(gaps);
            var all = cells.Select(x => (x.Total, Cell: x.Cell!.Value)).ToList();
            if (TurnedRow(all, off, under) is { } turned)
            {
                defects.Add(turned);
            }
            else if (WholeRow(group.Key, all, off, under) is { } row)
            {
                defects.Add(row);
            }
            else if (MovedWithin(off, under) is { } moved)
            {
                defects.Add(moved);
            }
            else
            {
                defects.AddRange(off.Select(x => Single(group.Key, x.Total, x.Cell, x.Gap, under, reading.Grain)));
            }
        }

        return defects;
    }

    private static IEnumerable<LineCell> RestsOn(UnknownCell cell)
    {
        yield return new(cell.Field, cell.Part);
        if (cell.Field == TrackerField.Investment)
        {
            yield break;
        }

        yield return new(cell.Field is TrackerField.PlannedPart or TrackerField.PlannedYear ? TrackerField.PlannedYear : TrackerField.ForecastYear, 0);
        yield return new(TrackerField.Variance, 0);
    }

    /// <summary>One row that the total leaves out, counts twice, or holds though it is not among the lines.</summary>
    private static TotalDefect? WholeRow(string label, List<(PrintedTotal Total, LineCell Cell)> all, List<(PrintedTotal Total, LineCell Cell, long Gap)> off, IReadOnlyList<CheckedLine> under)
    {
        var gaps = off.ToDictionary(x => x.Cell, x => x.Gap);
        long Gap(LineCell cell) => gaps.GetValueOrDefault(cell);
        var largest = off.OrderBy(x => x.Cell.Field == TrackerField.PlannedYear ? 0 : x.Cell.Field == TrackerField.ForecastYear ? 1 : 2).ThenByDescending(x => Math.Abs(x.Gap)).First();
        var blocks = off.Select(x => Block(x.Cell)).ToHashSet();
        if (off.Count >= 2)
        {
            foreach (var (sign, word) in new[] { (-1, "leaves out"), (1, "counts twice") })
            {
                var fits = under.Where(l => all.All(x => !blocks.Contains(Block(x.Cell)) || sign * (l.Figures[x.Cell.Field, x.Cell.Part] ?? 0) == Gap(x.Cell))).Take(2).ToList();
                if (fits.Count >= 1)
                {
                    var who = fits.Count == 1 ? fits[0].Subject : $"{fits[0].Subject} (or a line with the same figures)";
                    return new(
                        ColumnDoesNotFoot.Code, label, largest.Total.Where,
                        $"The printed total “{label}” {word} {who}: {Columns(off.Count)} by exactly its figures ({FieldWords.Signed(sign * largest.Gap)} in the {Name(largest.Cell)}). Printed {FieldWords.Signed(largest.Total.Printed.Pence)}, lines come to {FieldWords.Signed(largest.Total.Computed.Pence)}.",
                        FieldWords.Signed(largest.Total.Computed.Pence), FieldWords.Signed(largest.Total.Printed.Pence), largest.Gap);
                }
            }
        }

        // The differences make up a row of their own that foots: a line is missing, or one is here that the totals do not hold.
        if (off.Count >= 3 && Foots(gaps) is > 0)
        {
            var plan = Gap(new(TrackerField.PlannedYear, 0));
            return new(
                ColumnDoesNotFoot.Code, label, largest.Total.Where,
                $"The printed total “{label}” differs from its lines in {off.Count.ToString(CultureInfo.InvariantCulture)} columns, and the differences make up a row of their own ({FieldWords.Signed(plan != 0 ? plan : largest.Gap)} in the {(plan != 0 ? "planned year" : Name(largest.Cell))}): the total holds a line that is not among these. Printed {FieldWords.Signed(largest.Total.Printed.Pence)}, lines come to {FieldWords.Signed(largest.Total.Computed.Pence)}.",
                FieldWords.Signed(largest.Total.Computed.Pence), FieldWords.Signed(largest.Total.Printed.Pence), largest.Gap);
        }

        return null;
    }

    /// <summary>Which of the four parts of a row a cell is in: a total may leave a line out of its plan alone.</summary>
    private static int Block(LineCell cell) => cell.Field switch
    {
        TrackerField.Investment => 0,
        TrackerField.PlannedPart or TrackerField.PlannedYear => 1,
        TrackerField.Variance => 2,
        _ => 3,
    };

    /// <summary>One row that is turned or in another unit as a whole: its own sums come out, and only the totals show it.</summary>
    private static TotalDefect? TurnedRow(List<(PrintedTotal Total, LineCell Cell)> all, List<(PrintedTotal Total, LineCell Cell, long Gap)> off, IReadOnlyList<CheckedLine> under)
    {
        if (off.Count < 2)
        {
            return null;
        }

        var gaps = off.ToDictionary(x => x.Cell, x => x.Gap);
        (string Code, string Words, Func<long, long> Mend)[] ways =
        [
            (AmountSignSuspect.Code, "with the signs turned", v => -v),
            (AmountUnitSuspect.Code, "a thousandth as large, as if they were typed in pounds", v => v / 1000),
            (AmountUnitSuspect.Code, "a thousand times as large", v => Math.Abs(v) < LineFigures.Most / 1000 ? v * 1000 : v),
        ];
        foreach (var (code, words, mend) in ways)
        {
            // Investment is a cost whichever way the savings are signed.
            var line = under.FirstOrDefault(l => all.All(x => (l.Figures[x.Cell.Field, x.Cell.Part] ?? 0) is var v
                && (mend(v) - v == gaps.GetValueOrDefault(x.Cell) || (x.Cell.Field == TrackerField.Investment && !gaps.ContainsKey(x.Cell)))));
            if (line is null)
            {
                continue;
            }

            var field = line.Figures.PlannedYear is null or 0 ? TrackerField.ForecastYear : TrackerField.PlannedYear;
            var actual = line.Figures[field, 0] ?? 0;
            return new(
                code, line.Subject, line.Place(field, 0),
                $"{Columns(off.Count)} from the printed totals by just what {line.Subject} would change {words}: {FieldWords.Signed(mend(actual))} in the {FieldWords.Name(field)} where {FieldWords.Signed(actual)} stands.",
                FieldWords.Signed(mend(actual)), FieldWords.Signed(actual), actual - mend(actual));
        }

        return null;
    }

    /// <summary>How many sums hold among the differences themselves; null where one does not.</summary>
    private static int? Foots(Dictionary<LineCell, long> gaps)
    {
        long At(TrackerField field, int part = 0) => gaps.GetValueOrDefault(new(field, part));
        long Parts(TrackerField field) => Enumerable.Range(1, 12).Sum(part => At(field, part));
        var held = 0;
        foreach (var (parts, year) in new[] { (TrackerField.PlannedPart, TrackerField.PlannedYear), (TrackerField.ForecastPart, TrackerField.ForecastYear) })
        {
            if (At(year) != 0 || Parts(parts) != 0)
            {
                if (Parts(parts) != At(year))
                {
                    return null;
                }

                held++;
            }
        }

        return At(TrackerField.Variance) == 0 || At(TrackerField.Variance) == At(TrackerField.ForecastYear) - At(TrackerField.PlannedYear) ? held : null;
    }

    /// <summary>A row whose parts, moved one cell, make the columns agree, though its own sum is the same either way.</summary>
    private static TotalDefect? MovedWithin(List<(PrintedTotal Total, LineCell Cell, long Gap)> off, IReadOnlyList<CheckedLine> under)
    {
        var field = off[0].Cell.Field;
        if (off.Count < 2 || field is not (TrackerField.PlannedPart or TrackerField.ForecastPart) || off.Any(x => x.Cell.Field != field) || off.Sum(x => x.Gap) != 0)
        {
            return null;
        }

        foreach (var line in under)
        {
            var parts = field == TrackerField.PlannedPart ? line.Figures.Planned : line.Figures.Forecast;
            if (parts.Count == 0 || parts.Any(p => p is null))
            {
                continue;
            }

            foreach (var step in new[] { 1, -1 })
            {
                long At(int i) => i >= 0 && i < parts.Count ? parts[i]!.Value : 0;
                if (At(step == 1 ? 0 : parts.Count - 1) != 0)
                {
                    continue;
                }

                var fits = Enumerable.Range(0, parts.Count).All(i => At(i + step) - At(i) == off.Where(x => x.Cell.Part == i + 1).Sum(x => x.Gap));
                if (fits)
                {
                    var cell = off[0].Cell;
                    return new(
                        RowShifted.Code, line.Subject, line.Place(cell.Field, cell.Part),
                        $"{FieldWords.Capital(field == TrackerField.PlannedPart ? "planned" : "forecast")} figures of {line.Subject} stand one cell too far to the {(step == 1 ? "right" : "left")}: moved back, the printed totals of {off.Count.ToString(CultureInfo.InvariantCulture)} columns agree. The row’s own sum is the same either way.",
                        string.Join(", ", Enumerable.Range(0, parts.Count).Select(i => FieldWords.Signed(At(i + step)))),
                        string.Join(", ", parts.Select(p => FieldWords.Signed(p!.Value))),
                        off.Max(x => Math.Abs(x.Gap)));
                }
            }
        }

        return null;
    }

    private static TotalDefect Single(string label, PrintedTotal total, LineCell cell, long gap, IReadOnlyList<CheckedLine> under, long grain)
    {
        var right = total.Printed.Pence - gap;
        var message = $"Printed {Name(cell)} of “{label}” is {FieldWords.Signed(total.Printed.Pence)}; {Lines(total.Lines)} come to {FieldWords.Signed(right)}. Difference {FieldWords.Size(gap)}.";
        if (Slip.Between(total.Printed.Pence, right, grain) is { } kind)
        {
            message += $" It stands {Slip.Words(kind)}.";
        }
        else
        {
            var left = under.Where(l => l.Figures[cell.Field, cell.Part] == -gap).Take(2).ToList();
            var twice = under.Where(l => l.Figures[cell.Field, cell.Part] == gap).Take(2).ToList();
            if (left.Count + twice.Count == 1)
            {
                message += left.Count == 1 ? $" Leaving out {left[0].Subject} would explain it." : $" Counting {twice[0].Subject} twice would explain it.";
            }
        }

        return new(ColumnDoesNotFoot.Code, label, total.Where, message, FieldWords.Signed(right), FieldWords.Signed(total.Printed.Pence), gap);
    }

    /// <summary>A total's own row, where every column agrees with its lines and no line is at fault: then only the row is left to say it.</summary>
    private static void RowOf(string label, List<(PrintedTotal Total, LineCell? Cell)> cells, TrackerSumsReading reading, HashSet<CheckedLine> members, List<TotalDefect> defects)
    {
        if (reading.Lines.Any(d => members.Contains(d.Line)))
        {
            return;
        }

        var by = cells.GroupBy(c => c.Cell!.Value).ToDictionary(g => g.Key, g => g.First().Total);
        foreach (var (partField, yearField, word) in new[] { (TrackerField.PlannedPart, TrackerField.PlannedYear, "Planned"), (TrackerField.ForecastPart, TrackerField.ForecastYear, "Forecast") })
        {
            var parts = by.Where(x => x.Key.Field == partField).ToList();
            if (parts.Count is not (4 or 12) || !by.TryGetValue(new(yearField, 0), out var year))
            {
                continue;
            }

            var sum = parts.Sum(x => x.Value.Printed.Pence);
            var gap = sum - year.Printed.Pence;
            if (gap != 0 && !reading.IsRounding(gap, Math.Max(parts.Count, year.Lines)))
            {
                defects.Add(new(
                    RowDoesNotFoot.Code, label, year.Where,
                    $"{word} {(parts.Count > 4 ? "months" : "quarters")} in the printed total “{label}” come to {FieldWords.Signed(sum)}; its year says {FieldWords.Signed(year.Printed.Pence)}. Difference {FieldWords.Size(gap)}.",
                    FieldWords.Signed(sum), FieldWords.Signed(year.Printed.Pence), -gap));
            }
        }

        if (by.TryGetValue(new(TrackerField.Variance, 0), out var variance) && by.TryGetValue(new(TrackerField.PlannedYear, 0), out var plan) && by.TryGetValue(new(TrackerField.ForecastYear, 0), out var forecast))
        {
            var right = forecast.Printed.Pence - plan.Printed.Pence;
            var gap = variance.Printed.Pence - right;
            if (gap != 0 && !(reading.VariancesAreTurned && variance.Printed.Pence == -right) && !reading.IsRounding(gap, Math.Max(2, variance.Lines)))
            {
                defects.Add(new(
                    RowDoesNotFoot.Code, label, variance.Where,
                    $"Variance in the printed total “{label}” is {FieldWords.Variance(variance.Printed.Pence)}; its forecast less its plan is {FieldWords.Variance(right)}. Difference {FieldWords.Size(gap)}.",
                    FieldWords.Variance(right), FieldWords.Variance(variance.Printed.Pence), gap));
            }
        }
    }

    private static string Name(LineCell cell) => FieldWords.Name(cell.Field, cell.Part);

    private static string Columns(int count) => count == 1 ? "One column differs" : $"{count.ToString(CultureInfo.InvariantCulture)} columns differ";

    private static string Lines(int count) => count > 0 ? "its " + TrackerWords.Lines(count) : "the lines";
}

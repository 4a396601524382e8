using Outturn.Core.Assurance.Checks;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Assurance.Sums;

/// <summary>
/// One line's own sums: planned parts against the year, forecast parts against the year, printed variance against forecast
/// less plan. What does not come out is explained by the one cell, block or move that makes all three come out, where there is one.
/// </summary>
internal sealed class LineSums(TrackerSumsReading reading, CheckedLine line)
{
    private readonly LineFigures figures = line.Figures;

    public IEnumerable<LineDefect> Defects()
    {
        var plan = Gap(figures.Planned, figures.PlannedYear);
        var forecast = Gap(figures.Forecast, figures.ForecastYear);
        var variance = VarianceGap();
        if (plan is null or 0 && forecast is null or 0 && variance is null or 0)
        {
            return [];
        }

        var planWrong = plan is not (null or 0);
        var forecastWrong = forecast is not (null or 0);
        var varianceWrong = variance is not (null or 0);
        if (planWrong && varianceWrong && !forecastWrong && figures.PrintedVariance == figures.ForecastYear - LineFigures.Sum(figures.Planned))
        {
            return [Year(TrackerField.PlannedYear, figures.Planned, figures.PlannedYear!.Value)];
        }

        if (forecastWrong && varianceWrong && !planWrong && figures.PrintedVariance == LineFigures.Sum(figures.Forecast) - figures.PlannedYear)
        {
            return [Year(TrackerField.ForecastYear, figures.Forecast, figures.ForecastYear!.Value)];
        }

        if (varianceWrong && !planWrong && !forecastWrong)
        {
            return [Variance(variance!.Value)];
        }

        var one = planWrong && !forecastWrong && !varianceWrong ? Part(TrackerField.PlannedPart, figures.Planned, figures.PlannedYear!.Value, plan!.Value)
            : forecastWrong && !planWrong && !varianceWrong ? Part(TrackerField.ForecastPart, figures.Forecast, figures.ForecastYear!.Value, forecast!.Value)
            : null;
        if (one is { Slips.Count: > 0 })
        {
            return [one];
        }

        if (RowShift.Find(line, reading.PrintedDifference) is { } slips)
        {
            return [Shifted(slips)];
        }

        if (one is not null)
        {
            return [one];
        }

        var several = new List<LineDefect>();
        if (planWrong)
        {
            several.Add(Part(TrackerField.PlannedPart, figures.Planned, figures.PlannedYear!.Value, plan!.Value));
        }

        if (forecastWrong)
        {
            several.Add(Part(TrackerField.ForecastPart, figures.Forecast, figures.ForecastYear!.Value, forecast!.Value));
        }

        if (varianceWrong)
        {
            several.Add(Variance(variance!.Value));
        }

        return several;
    }

    /// <summary>Sum of the parts less the year, where it is beyond what the file's own rounding does.</summary>
    private long? Gap(IReadOnlyList<long?> parts, long? year) => LineFigures.Sum(parts) - year is { } gap ? reading.IsRounding(gap, parts.Count) ? 0 : gap : null;

    private long? VarianceGap() => figures.PrintedVariance - figures.Variance is { } gap
        ? reading.VariancesAreTurned && figures.PrintedVariance == -figures.Variance || reading.IsRounding(gap, 2) ? 0 : gap
        : null;

    private LineDefect Year(TrackerField field, IReadOnlyList<long?> parts, long year)
    {
        var sum = LineFigures.Sum(parts)!.Value;
        var name = FieldWords.Name(field);
        var kind = Slip.Between(year, sum, reading.Grain);
        var also = $" The variance agrees with {FieldWords.Signed(sum)}";
        return new(
            line, CodeOf(kind), Severity.Error, new(field, 0),
            $"{FieldWords.Capital(name)} says {FieldWords.Signed(year)}; its {PartsWord(parts)} come to {FieldWords.Signed(sum)}. Difference {FieldWords.Size(year - sum)}.{also}{(kind is { } k ? $": the year stands {Slip.Words(k)}." : ", so the year is what differs.")}",
            FieldWords.Signed(sum), FieldWords.Signed(year), year - sum, [new(new(field, 0), year, sum)]);
    }

    private LineDefect Part(TrackerField field, IReadOnlyList<long?> parts, long year, long gap)
    {
        var sum = year + gap;
        var yearField = field == TrackerField.PlannedPart ? TrackerField.PlannedYear : TrackerField.ForecastYear;
        var word = field == TrackerField.PlannedPart ? "Planned" : "Forecast";
        var said = $"{word} {PartsWord(parts)} come to {FieldWords.Signed(sum)}; the year says {FieldWords.Signed(year)}. Difference {FieldWords.Size(gap)}.";
        var candidates = new List<(LineCell Cell, long Actual, long Needed, SlipKind? Kind, bool Proved)>();
        for (var i = 0; i < parts.Count; i++)
        {
            var actual = parts[i]!.Value;
            var cell = new LineCell(field, i + 1);
            candidates.Add((cell, actual, actual - gap, Slip.Between(actual, actual - gap, reading.Grain), reading.PrintedDifference(cell) == -gap));
        }

        // A printed column total that is off by just this names the cell. Failing that, the one cell that a known slip would put right.
        var proved = candidates.Where(c => c.Proved).ToList();
        var best = proved.Count == 1 ? proved
            : [.. candidates.Where(c => c.Kind is not null).GroupBy(c => c.Kind).OrderBy(g => g.Key).Take(1).SelectMany(g => g)];
        var atYear = Slip.Between(year, sum, reading.Grain);
        if (best.Count == 1 && (best[0].Proved || atYear is null || best[0].Kind < SlipKind.DigitsSwapped || figures.PrintedVariance is not null))
        {
            var (cell, actual, needed, kind, isProved) = best[0];
            var how = kind is { } k ? $" {FieldWords.Capital(PartName(cell, parts))} ({FieldWords.Signed(actual)}) looks like {FieldWords.Signed(needed)} {Slip.Words(k)}"
                : $" {FieldWords.Capital(PartName(cell, parts))} should then be {FieldWords.Signed(needed)}";
            return new(
                line, CodeOf(kind), Severity.Error, cell, said + how + (isProved ? ": the column’s printed total needs it so." : "."),
                FieldWords.Signed(needed), FieldWords.Signed(actual), actual - needed, [new(cell, actual, needed)]);
        }

        return new(line, TrackerArithmetic.Code, Severity.Error, new(yearField, 0), said, FieldWords.Signed(sum), FieldWords.Signed(year), -gap, []);
    }

    private LineDefect Variance(long gap)
    {
        var printed = figures.PrintedVariance!.Value;
        var plan = figures.PlannedYear!.Value;
        var now = figures.ForecastYear!.Value;
        var right = now - plan;
        var said = $"Variance says {FieldWords.Variance(printed)}; forecast less plan is {FieldWords.Variance(right)}. Difference {FieldWords.Size(gap)}.";

        // A whole block that is turned or a thousandfold foots in itself and shows only here.
        foreach (var (field, partField, parts, year, other) in new[]
        {
            (TrackerField.ForecastYear, TrackerField.ForecastPart, figures.Forecast, now, plan),
            (TrackerField.PlannedYear, TrackerField.PlannedPart, figures.Planned, plan, now),
        })
        {
            long With(long value) => field == TrackerField.ForecastYear ? value - other : other - value;
            var word = field == TrackerField.ForecastYear ? "forecast" : "planned saving";
            if (year > 0 && reading.SavingsAreNegative && (other != 0 || printed != -right || field == TrackerField.PlannedYear) && With(-year) == printed)
            {
                return Block(AmountSignSuspect.Code, $"{said} The {word} is typed {FieldWords.Signed(year)}, a cost; as a saving, {FieldWords.Signed(-year)}, it agrees.", field, partField, parts, year, -year, v => -v);
            }

            if (year != 0 && Math.Abs(With(year / 1000) - printed) <= reading.Grain && Math.Abs(year / 1000) >= reading.Grain && Math.Abs(right) > 100 * Math.Abs((decimal)printed))
            {
                return Block(AmountUnitSuspect.Code, $"{said} The {word} of {FieldWords.Signed(year)} looks a thousand times too large, as if typed in pounds.", field, partField, parts, year, year / 1000, v => v / 1000);
            }

            if (Math.Abs(year) < LineFigures.Most / 1000 && year != 0 && With(year * 1000) == printed)
            {
                return Block(AmountUnitSuspect.Code, $"{said} The {word} of {FieldWords.Signed(year)} looks a thousandth of what it should be.", field, partField, parts, year, year * 1000, v => v * 1000);
            }
        }

        var kind = Slip.Between(printed, right, reading.Grain);
        return new(
            line, kind == SlipKind.SignFlipped ? TrackerArithmetic.Code : CodeOf(kind), Severity.Error, new(TrackerField.Variance, 0),
            said + (kind is { } k ? $" It stands {Slip.Words(k)}." : ""),
            FieldWords.Variance(right), FieldWords.Variance(printed), gap, [new(new(TrackerField.Variance, 0), printed, right)]);
    }

    private LineDefect Block(string code, string message, TrackerField field, TrackerField partField, IReadOnlyList<long?> parts, long year, long right, Func<long, long> mend)
    {
        var slips = new List<CellSlip> { new(new(field, 0), year, right) };
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i] is { } part and not 0)
            {
                slips.Add(new(new(partField, i + 1), part, mend(part)));
            }
        }

        return new(line, code, Severity.Error, new(field, 0), message, FieldWords.Signed(right), FieldWords.Signed(year), year - right, slips);
    }

    private LineDefect Shifted(IReadOnlyList<CellSlip> slips)
    {
        var first = slips[0].Cell;
        var proved = slips.Count(s => reading.PrintedDifference(s.Cell) is { } d && d == s.Right - s.Actual);
        var size = slips.Max(s => Math.Abs(s.Actual - s.Right));
        return new(
            line, RowShifted.Code, Severity.Error, first,
            $"The figures from {first.Name(line)} to {slips[^1].Cell.Name(line)} stand one cell out of place: moved back, parts, years and variance agree{(proved > 1 ? " and so do the printed totals of the columns" : "")}. As they stand the row does not foot.",
            string.Join(", ", slips.Select(s => FieldWords.Signed(s.Right))), string.Join(", ", slips.Select(s => FieldWords.Signed(s.Actual))), size, slips);
    }

    private static string CodeOf(SlipKind? kind) => kind switch
    {
        SlipKind.SignFlipped => AmountSignSuspect.Code,
        SlipKind.ThousandTimes or SlipKind.Thousandth => AmountUnitSuspect.Code,
        _ => TrackerArithmetic.Code,
    };

    private static string PartsWord(IReadOnlyList<long?> parts) => parts.Count > 4 ? "months" : "quarters";

    private static string PartName(LineCell cell, IReadOnlyList<long?> parts) => FieldWords.Name(cell.Field, cell.Part, parts.Count);
}

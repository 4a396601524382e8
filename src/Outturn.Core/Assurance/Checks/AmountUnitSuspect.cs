using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Assurance.Checks;

/// <summary>
/// A figure a thousand times too large or too small for its row, its column or its own words.
/// Why: published papers print a pressure of £148,834 as £148,834k, and a saving of £380k as -£380.
/// </summary>
/// <example>Fails: quarters -25, -25,000, -25, -25 with a year of -100. Passes: -25, -25, -25, -25 with -100.</example>
public static class AmountUnitSuspect
{
    public const string Code = "amount.unit-suspect";

    /// <summary>How many times the middle line a line must be before its size alone is doubted.</summary>
    private const int Outsize = 500;

    public static IEnumerable<Finding> Find(CheckedTracker tracker) =>
        tracker.Sums.Lines.Where(d => d.Code == Code).Select(d => d.ToFinding()).Concat(Peers(tracker)).Concat(Investments(tracker)).Concat(Commentaries(tracker)).Concat(Beyond(tracker));

    /// <summary>A whole row in the wrong unit foots; it shows beside its peers, or beside its own words.</summary>
    private static IEnumerable<Finding> Peers(CheckedTracker tracker)
    {
        var sizes = tracker.Lines.Select(l => Math.Max(Math.Abs(l.Figures.PlannedYear ?? 0), Math.Abs(l.Figures.ForecastYear ?? 0))).ToList();
        var median = Median(sizes);
        if (median == 0)
        {
            yield break;
        }

        var all = sizes.Sum(s => (decimal)s);
        for (var i = 0; i < sizes.Count; i++)
        {
            var line = tracker.Lines[i];
            if (sizes[i] >= median * Outsize)
            {
                var said = tracker.Commentary(line).Figures.Concat(CommentaryFigures.In(line.Details.Description)).FirstOrDefault(f => Math.Abs((f.Pence * 1000m) - sizes[i]) <= (f.Tolerance + 50_000) * 1000m);
                if (said is not null || (sizes.Count >= 10 && sizes[i] > all - sizes[i]))
                {
                    var why = said is not null ? $"its text speaks of {said.AsWritten}" : "it is more than all other lines together";
                    yield return Suspect(line, sizes[i], sizes[i] / 1000, $"{FieldWords.Size(sizes[i])} is over {Outsize} times the middle line’s {FieldWords.Size(median)}, and {why}. Typed in pounds, it would be {FieldWords.Size(sizes[i] / 1000)}.");
                }
            }
            else if (sizes[i] > 0 && sizes[i] * Outsize <= median && sizes[i] % tracker.Sums.Grain != 0 && sizes.Count >= 10)
            {
                yield return Suspect(line, sizes[i], sizes[i] * 1000, $"{FieldWords.Size(sizes[i])} is less than a five-hundredth of the middle line’s {FieldWords.Size(median)}, and other lines are in whole thousands. A thousand times larger, it would be {FieldWords.Size(sizes[i] * 1000)}.");
            }
        }

        Finding Suspect(CheckedLine line, long actual, long right, string message) => new(
            Code, Severity.Warning, line.Subject, line.Place(line.Figures.PlannedYear is null or 0 ? TrackerField.ForecastYear : TrackerField.PlannedYear, 0),
            message, FieldWords.Size(right), FieldWords.Size(actual), FieldWords.Money(actual - right));
    }

    /// <summary>An investment stands in no sum of its row, so only its peers and its saving can contradict it.</summary>
    private static IEnumerable<Finding> Investments(CheckedTracker tracker)
    {
        var median = Median([.. tracker.Lines.Select(l => Math.Abs(l.Figures.Investment ?? 0)).Where(i => i > 0)]);
        foreach (var line in tracker.Lines)
        {
            if (line.Figures.Investment is { } investment && median > 0 && Math.Abs(investment) >= median * 200 && Math.Abs(investment) >= 50 * Math.Abs((decimal)(line.Figures.PlannedYear ?? 0)))
            {
                yield return new(
                    Code, Severity.Warning, line.Subject, line.Place(TrackerField.Investment, 0),
                    $"Investment of {FieldWords.Size(investment)} is over 200 times the middle one of {FieldWords.Size(median)} and over 50 times the saving it is to make. Typed in pounds, it would be {FieldWords.Size(investment / 1000)}.",
                    FieldWords.Size(investment / 1000), FieldWords.Size(investment), FieldWords.Money(investment - (investment / 1000)));
            }
        }
    }

    /// <summary>The figures are right and the words have lost or gained a k.</summary>
    private static IEnumerable<Finding> Commentaries(CheckedTracker tracker)
    {
        foreach (var line in tracker.Lines)
        {
            foreach (var figure in tracker.Commentary(line).Figures)
            {
                if (OffByThousand(line.Figures, figure) is { } right)
                {
                    yield return new(
                        Code, Severity.Warning, line.Subject, line.Place(TrackerField.Commentary, 0),
                        $"Commentary says {figure.AsWritten}; the row holds {FieldWords.Size(right)}. One is a thousand times the other: a unit is missing or wrong.",
                        FieldWords.Size(right), figure.AsWritten, FieldWords.Money(figure.Pence - Math.Abs(right)));
                }
            }
        }
    }

    /// <summary>The row's figure that the amount is a thousandfold or a thousandth of; round figures are left alone, as they meet by chance.</summary>
    internal static long? OffByThousand(LineFigures figures, CommentaryFigure figure)
    {
        foreach (var value in new[] { figures.PlannedYear, figures.ForecastYear, figures.Variance })
        {
            if (value is not { } v || v == 0)
            {
                continue;
            }

            var size = Math.Abs((decimal)v);
            if ((figure.InPounds && figure.Pence * 1000m == size && figure.Pence >= 1_000) || (!figure.InPounds && Math.Abs(figure.Pence - (size * 1000m)) <= 100_000_000 && figure.Pence >= 1_000_000_000 && figure.Pence / 1000m >= 1_000_000))
            {
                return v;
            }
        }

        return null;
    }

    /// <summary>More than a trillion pounds is no council's figure.</summary>
    private static IEnumerable<Finding> Beyond(CheckedTracker tracker)
    {
        foreach (var line in tracker.Lines)
        {
            if (line.Plan is { } plan && TooMuch(plan.Planned.Parts.Append(plan.Planned.Stated).Append(plan.Investment)))
            {
                yield return Say(line, TrackerField.PlannedYear);
            }

            if (TooMuch(line.Stated.Forecast.Parts.Append(line.Stated.Forecast.Stated)))
            {
                yield return Say(line, TrackerField.ForecastYear);
            }
        }

        static bool TooMuch(IEnumerable<Amount?> amounts) => amounts.Any(a => a is Amount.Known k && k.Figure.Pence is > LineFigures.Most or < -LineFigures.Most);

        static Finding Say(CheckedLine line, TrackerField field) => new(
            Code, Severity.Error, line.Subject, line.Place(field, 0), "A figure here is more than a trillion pounds. It is left out of every sum.");
    }

    private static long Median(List<long> values)
    {
        values = [.. values.Where(v => v > 0)];
        values.Sort();
        return values.Count == 0 ? 0 : values[values.Count / 2];
    }
}

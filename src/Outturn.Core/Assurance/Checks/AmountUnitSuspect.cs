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

    public static IEnumerable<Finding> Find(CheckedTracker tracker) =>
        tracker.Sums.Lines.Where(d => d.Code == Code).Select(d => d.ToFinding()).Concat(tracker.Sums.Totals.Where(d => d.Code == Code).Select(d => d.ToFinding())).Concat(Commentaries(tracker)).Concat(Beyond(tracker));

    /// <summary>The figures are right and the words have lost or gained a k.</summary>
    private static IEnumerable<Finding> Commentaries(CheckedTracker tracker)
    {
        foreach (var line in tracker.Lines)
        {
            foreach (var figure in tracker.Commentary(line).Figures)
            {
                if (OffByThousand(tracker.Figures(line), figure) is { } right && !ClaimWords.IsOfSomethingElse(tracker.Commentary(line).Sentences[figure.Sentence]))
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
}

using System.Text.RegularExpressions;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Assurance.Checks;

/// <summary>
/// A figure whose sign the row itself contradicts: with the sign turned, the row, the variance or the commentary agree.
/// A genuine reversal (A/R.6.102, A/R.7.106: a cost in a table of savings) foots and is left alone.
/// Why: a saving typed positive among negatives turns twice its amount in every total.
/// </summary>
/// <example>Fails: -25, 25, -25, -25 with a year of -100. Passes: 30, 30, 30, 35 with a year of 125 and a variance of 0.</example>
public static partial class AmountSignSuspect
{
    public const string Code = "amount.sign-suspect";

    public static IEnumerable<Finding> Find(CheckedTracker tracker)
    {
        foreach (var defect in tracker.Sums.Lines.Where(d => d.Code == Code))
        {
            yield return defect.ToFinding();
        }

        foreach (var defect in tracker.Sums.Totals.Where(d => d.Code == Code))
        {
            yield return defect.ToFinding();
        }

        if (!tracker.Sums.SavingsAreNegative)
        {
            yield break;
        }

        // The whole row is a cost and foots; only its own words call it a saving of that amount.
        foreach (var line in tracker.Lines)
        {
            if (line.Figures is { PlannedYear: > 0 and var plan, ForecastYear: >= 0 } && SavesThatAmount(tracker, line, plan) is { } figure)
            {
                yield return new(
                    Code, Severity.Warning, line.Subject, line.Place(TrackerField.PlannedYear, 0),
                    $"Planned as {FieldWords.Signed(plan)}, a cost; the commentary speaks of {figure.AsWritten} saved. As a saving it would be {FieldWords.Signed(-plan)}.",
                    FieldWords.Signed(-plan), FieldWords.Signed(plan), FieldWords.Money(2 * plan));
            }
        }
    }

    [GeneratedRegex(@"\bsav(?:ings?|ed|ing)(?: of| is| for the year is)? " + CommentaryText.Figure + "|" + CommentaryText.Figure + @" (?:of )?(?:savings?|saved|is saved|will be saved)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Saves();

    /// <summary>Words of giving back, or of another time: then the cost is meant.</summary>
    [GeneratedRegex(@"\brevers|\bput(?:s|ting)? back|\bgiv(?:e|es|en|ing) back|\breinstat|\brestor|\bundo|\bprevious|\bearlier|\bprior|\bformer|\bpressure|\blost|\bloss|\bcost|\btaken|\bno longer|\bnot\b|[\uE300-\uE3FF]", RegexOptions.CultureInvariant)]
    private static partial Regex GivesBack();

    private static CommentaryFigure? SavesThatAmount(CheckedTracker tracker, CheckedLine line, long plan)
    {
        var text = tracker.Commentary(line);
        return text.Figures.Count == 0 || text.Sentences.Any(s => GivesBack().IsMatch(s)) ? null
            : text.Figures.FirstOrDefault(f => Math.Abs(f.Pence - plan) <= f.Tolerance + 50_000 && Saves().IsMatch(text.Sentences[f.Sentence]));
    }
}

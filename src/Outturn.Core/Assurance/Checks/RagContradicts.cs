using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Assurance.Checks;

/// <summary>
/// A rating that its own figures plainly contradict. A rating is judgement, so this asks only where no judgement can be meant:
/// green with nothing or less than half forecast, red with no shortfall, a rating where nothing is planned or forecast.
/// Why: the rating is what a committee reads first. All 67 ratings of October 2017 pass, and one rule gives every one of them.
/// </summary>
/// <example>Fails: Green, planned -205, forecast 0. Passes: Green, planned -80, forecast -60.</example>
public static class RagContradicts
{
    public const string Code = "tracker.rag-contradicts";

    public static IEnumerable<Finding> Find(CheckedTracker tracker)
    {
        foreach (var line in tracker.Lines)
        {
            if (line.Stated.Rag is not { } rag || tracker.Figures(line) is not { PlannedYear: { } plan, ForecastYear: { } now })
            {
                continue;
            }

            var gap = now - plan;
            if (plan == 0 && now == 0)
            {
                if (rag != Rag.NotRated)
                {
                    yield return Say(tracker, line, rag, Severity.Notice, $"Rated {rag.Word()}, though nothing is planned and nothing forecast.", null);
                }
            }
            else if (rag is Rag.Green or Rag.Blue && plan < 0 && now >= 0)
            {
                yield return Say(tracker, line, rag, Severity.Warning, $"Rated {rag.Word()}, though none of the planned {FieldWords.Size(plan)} is forecast.", gap);
            }
            else if (rag is Rag.Green or Rag.Blue && plan < 0 && gap * 2 > -plan && gap > tracker.Context.Rag.RedBeyond.Pence)
            {
                yield return Say(tracker, line, rag, Severity.Warning, $"Rated {rag.Word()}, though the forecast is {FieldWords.Size(gap)} short of {FieldWords.Size(plan)}, more than half.", gap);
            }
            else if (rag == Rag.Red && gap <= 0 && plan < 0)
            {
                yield return Say(tracker, line, rag, Severity.Warning, gap == 0 ? "Rated Red, though the forecast is the plan." : $"Rated Red, though the forecast beats the plan by {FieldWords.Size(gap)}.", gap);
            }
        }
    }

    private static Finding Say(CheckedTracker tracker, CheckedLine line, Rag rag, Severity severity, string message, long? gap) => new(
        Code, severity, line.Subject, line.Place(TrackerField.Rag, 0), message, tracker.RuleRating(line)?.Word() ?? "", rag.Word(), gap is { } g ? FieldWords.Money(g) : null);
}

using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Assurance.Checks;

/// <summary>
/// An amount or a claim in the commentary that the row cannot bear out: beaten or missed by another amount, more delivered
/// than the quarters hold, delivered in full or on track beside a shortfall, or an amount for a later year that this year does not lose.
/// Why: words and figures are updated by different people. In October 2017 A/R.6.220 said £78k beside 67, A/R.6.122 £265k
/// beside 287, and A/R.6.239 gave £286k to 2018-19 that no plan line held.
/// </summary>
/// <example>Fails: "exceeding the target by £78k" with a variance of -67. Passes: "£16k follows next year" with a shortfall of 52.</example>
public static class CommentaryContradicts
{
    public const string Code = "tracker.commentary-contradicts";

    public static IEnumerable<Finding> Find(CheckedTracker tracker)
    {
        var said = new HashSet<(CheckedLine, ClaimKind, long)>();
        foreach (var claim in tracker.Claims)
        {
            if (!claim.Agrees && AmountUnitSuspect.OffByThousand(tracker.Figures(claim.Line), claim.Figure) is null && said.Add((claim.Line, claim.Kind, claim.Figure.Pence)))
            {
                yield return Amount(claim);
            }
        }

        foreach (var line in tracker.Lines)
        {
            if (Status(tracker, line) is { } finding && !said.Any(s => ReferenceEquals(s.Item1, line)))
            {
                yield return finding;
            }
        }
    }

    private static Finding Amount(CommentaryClaim claim)
    {
        var line = claim.Line;
        var figure = FieldWords.Size(claim.Figure.Pence);
        var right = FieldWords.Size(claim.Right);
        var difference = claim.Figure.Pence - claim.Right;
        var message = claim.Kind switch
        {
            ClaimKind.Excess when claim.Right <= 0 => $"Commentary says target is beaten by {figure}; the figures show {(claim.Right == 0 ? "neither more nor less than the plan" : $"a shortfall of {right}")}.",
            ClaimKind.Excess => $"Commentary says target is beaten by {figure}; the figures say {right}. Difference {FieldWords.Size(difference)}.",
            ClaimKind.Shortfall when claim.Right <= 0 => $"Commentary says {figure} short; the figures show {(claim.Right == 0 ? "no shortfall" : $"the plan beaten by {right}")}.",
            ClaimKind.Shortfall => $"Commentary says {figure} short; the figures say {right}. Difference {FieldWords.Size(difference)}.",
            ClaimKind.Delivered => $"Commentary says {figure} is delivered; {claim.RightName} {right}. Difference {FieldWords.Size(difference)}.",
            ClaimKind.Planned => $"Commentary gives the target as {figure}; the plan holds {right}. Difference {FieldWords.Size(difference)}.",
            ClaimKind.Later => $"Commentary gives {figure} for {claim.Year}; no plan line holds it.{(claim.Right > 0 ? $" This year loses {right}, which is the most that can move." : " This year loses nothing that could move.")}",
            _ => $"Commentary expects {figure}; the forecast for the year is {right}. Difference {FieldWords.Size(difference)}.",
        };
        return new(
            Code, Severity.Warning, line.Subject, line.Place(TrackerField.Commentary, 0), message,
            claim.Kind == ClaimKind.Later ? "a plan line that holds it" : right, claim.Figure.AsWritten, FieldWords.Money(claim.Kind == ClaimKind.Later ? claim.Figure.Pence : difference));
    }

    private static Finding? Status(CheckedTracker tracker, CheckedLine line)
    {
        if (tracker.Figures(line).Variance is not { } gap || gap <= 100_000 || tracker.Figures(line).PlannedYear is not < 0)
        {
            return null;
        }

        var text = tracker.Commentary(line);
        if (StatusWords.SaysFullyDone(text) is { } done)
        {
            return Say(line, $"Commentary says “{done}”; the forecast is {FieldWords.Size(gap)} short of the plan.", done, gap);
        }

        var rating = tracker.RuleRating(line);
        return rating is Rag.Amber or Rag.RedAmber or Rag.Red && StatusWords.SaysOnTrack(text) is { } onTrack
            ? Say(line, $"Commentary says “{onTrack}”; the forecast is {FieldWords.Size(gap)} short of {FieldWords.Size(tracker.Figures(line).PlannedYear!.Value)}, {rating.Value.Word()} by the rule.", onTrack, gap)
            : null;
    }

    private static Finding Say(CheckedLine line, string message, string words, long gap) => new(
        Code, Severity.Warning, line.Subject, line.Place(TrackerField.Commentary, 0), message, FieldWords.Size(gap) + " short", words, FieldWords.Money(gap));
}

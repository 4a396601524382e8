using Outturn.Core.Values;

namespace Outturn.Core.Tracking.Rounds;

/// <summary>Whose lines somebody may change: all, or those that their post owns.</summary>
public static class LineScope
{
    /// <summary>Null where allowed.</summary>
    public static Problem? Refusal(Viewer viewer, TrackerLine line, string deed) => viewer.ScopeFor(Area.Tracker, Level.Contribute) switch
    {
        null => viewer.Refusal(Area.Tracker, Level.Contribute, deed),
        Scope.Council => null,
        _ => IsOwn(viewer, line) ? null : Problem.Error("permission.not-own", line.Key, $"{Named(line)} belongs to {(line.Owner.Length == 0 ? "nobody yet" : line.Owner)}. You may {deed} of your own lines only."),
    };

    public static bool IsOwn(Viewer viewer, TrackerLine line) =>
        viewer.Holds(line.Owner);

    /// <summary>Such as "A/R.6.239", or the title where there is no reference.</summary>
    public static string Named(TrackerLine line) => line.Reference.Length > 0 ? line.Reference : line.Details.Title;
}

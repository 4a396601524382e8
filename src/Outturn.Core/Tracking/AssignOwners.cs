using Outturn.Core.Values;

namespace Outturn.Core.Tracking;

/// <summary>Gives lines to a post, many at a time; an empty post takes the owner away.</summary>
/// <param name="Keys">The lines' keys.</param>
/// <param name="Owner">The post that will answer for them.</param>
public sealed record AssignOwners(IReadOnlyList<string> Keys, string Owner)
{
    /// <summary>A post's name longer than this is a paste gone wrong.</summary>
    public const int LongestPost = 120;

    public Result<TrackerChanges> Decide(TrackerPosition current)
    {
        var owner = string.Join(' ', Owner.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var problems = new List<Problem>();
        if (Keys.Count == 0)
        {
            problems.Add(Problem.Error("owners.none-chosen", "lines", "Choose at least one line to assign."));
        }

        if (owner.Length > LongestPost)
        {
            problems.Add(Problem.Error("owners.post-too-long", "owner", "Give the post in no more than 120 characters."));
        }

        var lines = current.Lines.ToDictionary(l => l.Key, StringComparer.OrdinalIgnoreCase);
        foreach (var key in Keys.Where(k => !lines.ContainsKey(k)))
        {
            problems.Add(Problem.Error("owners.line-unknown", "lines", $"{key} is not in the tracker of {current.Year}. Somebody may have withdrawn it: look at the tracker again."));
        }

        return problems.Count > 0
            ? Result.Refused<TrackerChanges>(problems)
            : Result.Ok(new TrackerChanges(
                [.. Keys.Distinct(StringComparer.OrdinalIgnoreCase).Select(k => lines[k]).Where(l => l.Owner != owner).Select(l => new LineChange(l.Id, l.Key, l.Reference) { Owner = owner })],
                Import: null,
                File: null));
    }
}

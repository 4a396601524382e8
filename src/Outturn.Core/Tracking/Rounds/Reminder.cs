using System.Globalization;
using System.Text;
using Outturn.Core.Values;

namespace Outturn.Core.Tracking.Rounds;

/// <summary>The letter that reminds a post of its lines in a round.</summary>
/// <param name="Owner">The post.</param>
/// <param name="Subject">One line.</param>
/// <param name="Body">Plain text, its lines ended by LF.</param>
public sealed record Reminder(string Owner, string Subject, string Body)
{
    public static Reminder Of(YearState state, Round round, string owner, string by, DateOnly today)
    {
        var lines = state.Position.Lines
            .Where(l => string.Equals(l.Owner, owner, StringComparison.OrdinalIgnoreCase) && RoundProgress.StateOf(l, state.Progress) is ProgressState.Waiting or ProgressState.Returned)
            .ToList();
        var late = round.DaysLate(today);
        var when = late > 0
            ? string.Create(CultureInfo.InvariantCulture, $"They were due on {CouncilTime.Words(round.Due)} and are {late} {(late == 1 ? "day" : "days")} late.")
            : $"They are due on {CouncilTime.Words(round.Due)}.";
        var body = new StringBuilder();
        body.Append(CultureInfo.InvariantCulture, $"To: {owner}\n\n{TrackerWords.Lines(lines.Count)} of yours {(lines.Count == 1 ? "waits" : "wait")} in the {round.Name} round of savings forecasts. {when}\n\n");
        foreach (var line in lines)
        {
            body.Append(CultureInfo.InvariantCulture, $"- {(line.Reference.Length > 0 ? line.Reference + " " : "")}{line.Details.Title}\n");
            if (state.Progress.GetValueOrDefault(line.Id) is { State: ProgressState.Returned } returned)
            {
                body.Append(CultureInfo.InvariantCulture, $"  Returned: {returned.Reason}\n");
            }
        }

        body.Append(CultureInfo.InvariantCulture, $"\nSign in to Outturn and open Tracker, then Update. Look at each line, change what has changed, tick it as ready, and submit.\n\nSent for {by}.\n");
        return new(owner, $"{round.Name} forecasts: {TrackerWords.Lines(lines.Count)} {(lines.Count == 1 ? "waits" : "wait")} for you", body.ToString());
    }
}

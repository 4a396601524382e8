using System.Globalization;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;

namespace Outturn.Core.Tracking.Publishing;

/// <summary>Freezes a year's tracker as a published report. A correction supersedes the report that it corrects; both stay to be seen.</summary>
/// <param name="Position">The day at which it stands.</param>
/// <param name="Supersedes">The number of the report that it corrects; null for a first publication.</param>
/// <param name="Reason">Why; needed for a correction, and for a position whose round is still open.</param>
public sealed record PublishReport(DateOnly Position, long? Supersedes, string Reason)
{
    /// <summary>Asks whether this may be published; where it may, what is worth knowing about it comes with the answer.</summary>
    /// <param name="state">The year at the position.</param>
    /// <param name="today">The day in London.</param>
    /// <returns>The report's title.</returns>
    public Result<string> Allowed(YearState state, DateOnly today)
    {
        var year = state.Position.Year;
        var problems = new List<Problem>();
        if (Position > today)
        {
            problems.Add(Problem.Error("report.position-future", "position", $"{CouncilTime.Words(Position)} has not come yet. Publish a position that has been reached."));
        }

        if (state.Position.Lines.Count == 0)
        {
            problems.Add(Problem.Error("report.no-lines", "position", $"The tracker of {year} has no lines at {CouncilTime.Words(Position)}. Bring them in first, or choose a later day."));
        }

        problems.AddRange(Superseding(state));
        var open = state.Open is { } round && round.Period.FirstDay <= Position && Position <= round.Position ? round : null;
        if (open is not null && string.IsNullOrWhiteSpace(Reason))
        {
            problems.Add(Problem.Error("report.round-open", "reason", $"The {open.Name} round is still open: what owners submit from now on will not be in this report. Close the round first, or say why you publish before it closes."));
        }

        return problems.Count > 0
            ? Result.Refused<string>(problems)
            : Result.Ok(
                TitleOf(year, Position, corrected: Supersedes is not null),
                open is null ? [] : [Problem.Warning("report.round-open", "position", $"The {open.Name} round is still open: what owners submit from now on is not in this report.")]);
    }

    /// <summary>Decides, with the report drawn.</summary>
    /// <param name="state">The year at the position, read under the write lock.</param>
    /// <param name="today">The day in London.</param>
    /// <param name="drawn">What was drawn, and at which act the record stood when it was: another act since means that it may show what no longer stands.</param>
    public Result<TrackerChanges> Decide(YearState state, DateOnly today, DrawnReport drawn)
    {
        var allowed = Allowed(state, today);
        return !allowed.Ok ? Result.Refused<TrackerChanges>(allowed.Problems)
            : state.Head != drawn.Head ? Result.Refused<TrackerChanges>(Problem.Error(ChangedMeanwhile, "position", "The record was written to while the report was drawn. Nothing was published: try again."))
            : Result.Ok(
                TrackerChanges.None with { Report = new(allowed.Value, drawn.Parameters, drawn.Digest, drawn.Renderer, Supersedes, drawn.Files) },
                allowed.Problems);
    }

    /// <summary>The code of the refusal after which drawing it again may succeed.</summary>
    public const string ChangedMeanwhile = "report.changed-meanwhile";

    /// <summary>A month's last day is named by its month.</summary>
    public static string TitleOf(FinancialYear year, DateOnly position, bool corrected) =>
        $"Savings tracker {year}, {(position.AddDays(1).Day == 1 ? position.ToString("MMMM yyyy", CultureInfo.InvariantCulture) : CouncilTime.Words(position))}{(corrected ? ", corrected" : "")}";

    private IEnumerable<Problem> Superseding(YearState state)
    {
        var stands = state.Reports.Where(r => r.Position == Position && r.SupersededBy is null).MaxBy(r => r.Number);
        if (Supersedes is not { } number)
        {
            if (stands is not null)
            {
                yield return Problem.Error("report.stands", "position", $"Report {stands.Number} stands for {CouncilTime.Words(Position)} already. To correct it, publish one that supersedes report {stands.Number}, with a reason.");
            }

            yield break;
        }

        if (state.Reports.FirstOrDefault(r => r.Number == number) is not { } corrected)
        {
            yield return Problem.Error("report.unknown", "supersedes", $"There is no report {number} of {state.Position.Year} to supersede.");
            yield break;
        }

        if (corrected.Position != Position)
        {
            yield return Problem.Error("report.another-position", "supersedes", $"Report {number} stands for {CouncilTime.Words(corrected.Position)}, not for {CouncilTime.Words(Position)}. A correction stands for the day that it corrects.");
        }
        else if (corrected.SupersededBy is { } by)
        {
            yield return Problem.Error("report.superseded", "supersedes", $"Report {number} is superseded by report {by} already.{(stands is null ? "" : $" Correct report {stands.Number} instead.")}");
        }

        if (string.IsNullOrWhiteSpace(Reason))
        {
            yield return Problem.Error("report.reason-missing", "reason", "Say why the published report is corrected: the reason is published with it.");
        }
    }
}

/// <summary>A report as it was drawn, before it is frozen.</summary>
/// <param name="Head">The number of the record's last act when it was drawn.</param>
/// <param name="Parameters">What it shows, as JSON.</param>
/// <param name="Digest">The SHA-256 of its canonical JSON, in lower-case hex.</param>
/// <param name="Renderer">The version of the program that drew it.</param>
/// <param name="Files">Format, name and bytes.</param>
public sealed record DrawnReport(long Head, string Parameters, string Digest, string Renderer, IReadOnlyList<(string Format, string Name, ReadOnlyMemory<byte> Bytes)> Files);

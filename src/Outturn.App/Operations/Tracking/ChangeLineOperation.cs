using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Covering;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;
using Outturn.Data.Record;
using Outturn.Data.Tracking;

namespace Outturn.App.Operations.Tracking;

/// <summary>
/// What is said of single lines beside their monthly forecast: ratings, basis, allocations, replacements, re-profiles, corrections. It
/// stands at the open round's position, or today's where no round is open.
/// </summary>
public sealed class ChangeLineOperation(TrackerStore store, Judging judging, TimeProvider clock)
{
    public async Task<Result<ActReceipt>> RateAsync(Viewer viewer, FinancialYear year, OverrideRating command, string source, CancellationToken cancel) =>
        viewer.Refusal(Area.Tracker, Level.Contribute, "change a rating") is { } refusal
            ? Result.Refused<ActReceipt>(refusal)
            : await WriteAsync(viewer, year, command.Rating is null ? "line.override-end" : "line.override", command.Reason, source, (state, position) => command.Decide(state, viewer, position), null, cancel);

    public async Task<Result<ActReceipt>> BasisAsync(Viewer viewer, FinancialYear year, SetBasis command, string reason, string source, CancellationToken cancel) =>
        viewer.Refusal(Area.Tracker, Level.Contribute, "set a basis") is { } refusal
            ? Result.Refused<ActReceipt>(refusal)
            : await WriteAsync(viewer, year, "line.basis", reason, source, (state, _) => command.Decide(state, viewer), null, cancel);

    public async Task<Result<ActReceipt>> CoverAsync(Viewer viewer, FinancialYear year, AllocateCover command, string source, CancellationToken cancel) =>
        viewer.Refusal(Area.Tracker, Level.Manage, "allocate over-delivery") is { } refusal
            ? Result.Refused<ActReceipt>(refusal)
            : await WriteAsync(viewer, year, command.Amount.IsZero ? "line.cover-end" : "line.cover", command.Reason, source, (state, _) => command.Decide(state), null, cancel);

    public async Task<Result<ActReceipt>> ReplaceAsync(Viewer viewer, FinancialYear year, LinkReplacement command, string source, CancellationToken cancel) =>
        viewer.Refusal(Area.Tracker, Level.Manage, "link a replacement") is { } refusal
            ? Result.Refused<ActReceipt>(refusal)
            : await WriteAsync(viewer, year, command.Ended ? "line.replacement-end" : "line.replacement", command.Reason, source, (state, _) => command.Decide(state), null, cancel);

    public async Task<Result<ActReceipt>> MoveAsync(Viewer viewer, FinancialYear year, MoveToYear command, string source, CancellationToken cancel) =>
        viewer.Refusal(Area.Tracker, Level.Manage, "re-profile a saving") is { } refusal
            ? Result.Refused<ActReceipt>(refusal)
            : await WriteAsync(viewer, year, "line.reprofile", command.Reason, source, (state, _) => command.Decide(state), command.ToYear > year ? command.ToYear : null, cancel);

    /// <param name="position">The day whose figures are corrected.</param>
    public async Task<Result<ActReceipt>> CorrectAsync(Viewer viewer, FinancialYear year, CorrectForecast command, DateOnly position, string source, CancellationToken cancel)
    {
        if (viewer.Refusal(Area.SignOff, Level.Manage, "correct a forecast") is { } refusal)
        {
            return Result.Refused<ActReceipt>(refusal);
        }

        if (position > Today && (await OpenAsync(year, cancel))?.Position != position)
        {
            return Result.Refused<ActReceipt>(Problem.Error("correct.position-later", "position", $"{CouncilTime.Words(position)} is still to come. Choose a day up to today, or the open round’s."));
        }

        return await store.WriteYearAsync(new ActRequest("line.correct", viewer.Actor, command.Reason.Trim(), source, position), year, command.Decide, cancel: cancel);
    }

    private DateOnly Today => Instant.From(clock.GetUtcNow()).Day;

    private async Task<Round?> OpenAsync(FinancialYear year, CancellationToken cancel) => (await store.FactsAsync(year, cancel)).Rounds.FirstOrDefault(r => r.State == RoundState.Open);

    private async Task<Result<ActReceipt>> WriteAsync(
        Viewer viewer, FinancialYear year, string kind, string reason, string source, Func<YearState, DateOnly, Result<TrackerChanges>> decide, FinancialYear? otherYear, CancellationToken cancel)
    {
        var position = (await OpenAsync(year, cancel))?.Position ?? Today;
        var rules = await judging.RulesAsync(AsAt.Day(position), cancel);
        return await store.WriteYearAsync(
            new ActRequest(kind, viewer.Actor, reason.Trim(), source, position), year,
            state => state.Locked(position, reason) is { } locked
                ? Result.Refused<TrackerChanges>(locked)
                : decide(state with { Position = Judgement.Apply(state.Position, rules, null, position) }, position),
            otherYear, cancel);
    }
}

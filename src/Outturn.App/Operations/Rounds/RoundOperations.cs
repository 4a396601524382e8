using Outturn.App.Operations.Tracking;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;
using Outturn.Data.Record;
using Outturn.Data.Tracking;

namespace Outturn.App.Operations.Rounds;

/// <summary>Opens and closes rounds and reminds owners.</summary>
public sealed class RunRoundOperation(TrackerStore store)
{
    public async Task<Result<ActReceipt>> OpenAsync(Viewer viewer, OpenRound command, string reason, string source, CancellationToken cancel) =>
        viewer.Refusal(Area.Tracker, Level.Manage, "open a round") is { } refusal
            ? Result.Refused<ActReceipt>(refusal)
            : await store.WriteYearAsync(Request("round.open", viewer, command.Period, reason, source), command.Period.Year, command.Decide, cancel: cancel);

    public async Task<Result<ActReceipt>> CloseAsync(Viewer viewer, CloseRound command, string source, CancellationToken cancel) =>
        viewer.Refusal(Area.SignOff, Level.Manage, "close a round") is { } refusal
            ? Result.Refused<ActReceipt>(refusal)
            : await store.WriteYearAsync(Request("round.close", viewer, command.Period, command.Reason, source), command.Period.Year, command.Decide, cancel: cancel);

    public async Task<Result<ActReceipt>> ChaseAsync(Viewer viewer, ChaseOwners command, string reason, string source, CancellationToken cancel) =>
        viewer.Refusal(Area.Tracker, Level.Manage, "remind owners") is { } refusal
            ? Result.Refused<ActReceipt>(refusal)
            : await store.WriteYearAsync(Request("round.chase", viewer, command.Period, reason, source), command.Period.Year, command.Decide, cancel: cancel);

    internal static ActRequest Request(string kind, Viewer viewer, FinancialMonth period, string reason, string source) => new(kind, viewer.Actor, reason.Trim(), source, period.LastDay);
}

/// <summary>Writes and submits what an owner typed.</summary>
public sealed class SubmitForecastsOperation(TrackerStore store, Judging judging)
{
    public async Task<Result<ActReceipt>> RunAsync(Viewer viewer, SubmitForecasts command, string source, CancellationToken cancel)
    {
        if (viewer.Refusal(Area.Tracker, Level.Contribute, "update forecasts") is { } refusal)
        {
            return Result.Refused<ActReceipt>(refusal);
        }

        // What a line is measured against is published and cannot change under the lock; the lines themselves are read there.
        var (rules, measured) = await MeasureAsync(command.Period, cancel);
        return await store.WriteYearAsync(
            RunRoundOperation.Request("round.submit", viewer, command.Period, "", source), command.Period.Year,
            state => command.Decide(state with { Position = Judgement.Apply(state.Position, rules, measured, command.Period.LastDay) }, viewer, rules), cancel: cancel);
    }

    private async Task<(TrackerRules Rules, Core.Tracking.Publishing.PublishedPosition? Published)> MeasureAsync(FinancialMonth period, CancellationToken cancel)
    {
        var rules = await judging.RulesAsync(AsAt.Day(period.LastDay), cancel);
        var facts = await store.CalendarAsync(period.Year, cancel);
        return (rules, await judging.BeforeAsync(new TrackerPosition(period.Year, AsAt.Now, [], []), facts.Reports, [.. facts.Rounds.Where(r => r.Period == period)], cancel));
    }
}

/// <summary>Finance signs off, returns, completes and reopens.</summary>
public sealed class ReviewOperation(TrackerStore store, TimeProvider clock)
{
    public async Task<Result<ActReceipt>> ReviewAsync(Viewer viewer, ReviewLines command, string source, CancellationToken cancel) =>
        viewer.Refusal(Area.SignOff, Level.Manage, "sign off forecasts") is { } refusal
            ? Result.Refused<ActReceipt>(refusal)
            : await store.WriteYearAsync(
                RunRoundOperation.Request(command.Verdict == Verdict.SignOff ? "round.sign-off" : "round.return", viewer, command.Period, command.Reason, source),
                command.Period.Year, state => command.Decide(state, viewer), cancel: cancel);

    /// <summary>At the open round's position, or today's where none is open.</summary>
    public async Task<Result<ActReceipt>> CompleteAsync(Viewer viewer, FinancialYear year, CompleteLine command, string source, CancellationToken cancel)
    {
        if (viewer.Refusal(Area.SignOff, Level.Manage, "say that a saving is complete") is { } refusal)
        {
            return Result.Refused<ActReceipt>(refusal);
        }

        var open = (await store.FactsAsync(year, cancel)).Rounds.FirstOrDefault(r => r.State == RoundState.Open);
        return await store.WriteYearAsync(
            new ActRequest(command.Complete ? "tracker.complete" : "tracker.reopen", viewer.Actor, command.Reason.Trim(), source, open?.Position ?? Instant.From(clock.GetUtcNow()).Day),
            year, state => command.Decide(state, viewer), cancel: cancel);
    }
}

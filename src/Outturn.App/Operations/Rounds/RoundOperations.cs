using Outturn.App.Operations.Tracking;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;
using Outturn.Data;
using Outturn.Data.Record;
using Outturn.Data.Tracking;

namespace Outturn.App.Operations.Rounds;

/// <summary>A post that was reminded, and the letter that was put out for it.</summary>
/// <param name="Owner">The post.</param>
/// <param name="Accounts">How many accounts hold it: each is addressed.</param>
/// <param name="File">The letter's file; null where no account holds the post.</param>
public sealed record RemindedOwner(string Owner, int Accounts, string? File);

/// <summary>What became of reminding.</summary>
public sealed record Chased(ActReceipt Receipt, IReadOnlyList<RemindedOwner> Owners);

/// <summary>Opens and closes rounds and reminds owners.</summary>
public sealed class RunRoundOperation(TrackerStore store, People people, Outbox outbox)
{
    public async Task<Result<ActReceipt>> OpenAsync(Viewer viewer, OpenRound command, string reason, string source, CancellationToken cancel) =>
        viewer.Refusal(Area.Tracker, Level.Manage, "open a round") is { } refusal
            ? Result.Refused<ActReceipt>(refusal)
            : await store.WriteYearAsync(Request("round.open", viewer, command.Period, reason, source), command.Period.Year, command.Decide, cancel: cancel);

    public async Task<Result<ActReceipt>> CloseAsync(Viewer viewer, CloseRound command, string source, CancellationToken cancel) =>
        viewer.Refusal(Area.SignOff, Level.Manage, "close a round") is { } refusal
            ? Result.Refused<ActReceipt>(refusal)
            : await store.WriteYearAsync(Request("round.close", viewer, command.Period, command.Reason, source), command.Period.Year, command.Decide, cancel: cancel);

    /// <summary>Records who is reminded, which they see on their own first page; then puts a letter into the outbox for each post that an account holds.</summary>
    /// <returns>The act, and which posts have a letter. A letter that could not be written is a warning: the reminder stands.</returns>
    public async Task<Result<Chased>> ChaseAsync(Viewer viewer, ChaseOwners command, string reason, string source, CancellationToken cancel)
    {
        if (viewer.Refusal(Area.Tracker, Level.Manage, "remind owners") is { } refusal)
        {
            return Result.Refused<Chased>(refusal);
        }

        YearState? seen = null;
        IReadOnlyList<Chase> chases = [];
        var done = await store.WriteRoundAsync(
            Request("round.chase", viewer, command.Period, reason, source), command.Period.Year,
            state =>
            {
                var decided = command.Decide(state);
                (seen, chases) = (state, decided.Ok ? decided.Value.Chases : []);
                return decided;
            },
            cancel);
        if (!done.Ok)
        {
            return Result.Refused<Chased>(done.Problems);
        }

        var (owners, problems) = await PutOutAsync(viewer, done.Value.Act!, seen!, command.Period, chases, cancel);
        return Result.Ok(new Chased(done.Value, owners), [.. done.Problems, .. problems]);
    }

    private async Task<(IReadOnlyList<RemindedOwner> Owners, IReadOnlyList<Problem> Problems)> PutOutAsync(
        Viewer viewer, Act act, YearState state, FinancialMonth period, IReadOnlyList<Chase> chases, CancellationToken cancel)
    {
        var mailboxes = await people.MailboxesAsync([.. chases.Select(c => c.Owner)], cancel);
        var owners = new List<RemindedOwner>();
        var problems = new List<Problem>();
        foreach (var (index, chase) in chases.Index())
        {
            var to = mailboxes[chase.Owner].Where(Outbox.IsUsable).ToList();
            string? file = null;
            if (to.Count > 0)
            {
                var reminder = Reminder.Of(state, state.RoundOf(period)!, chase.Owner, viewer.Actor.Post, act.Recorded.Day);
                var name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"round-{period}-act-{act.Number}-{index + 1}");
                try
                {
                    file = await outbox.PutAsync(new Letter(to, reminder.Subject, reminder.Body, act.Recorded, name), cancel);
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    problems.Add(Problem.Warning("outbox.unwritable", chase.Owner, $"The reminder of {chase.Owner} is recorded, but its letter could not be put into {outbox.Folder}: {e.Message}"));
                }
            }

            owners.Add(new(chase.Owner, to.Count, file));
        }

        return (owners, problems);
    }

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
        return await store.WriteRoundAsync(
            RunRoundOperation.Request("round.submit", viewer, command.Period, "", source), command.Period.Year,
            state => command.Decide(state with { Position = Judgement.Apply(state.Position, rules, measured, command.Period.LastDay) }, viewer, rules), cancel);
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

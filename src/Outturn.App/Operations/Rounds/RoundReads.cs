using Outturn.App.Operations.Tracking;
using Outturn.Core.Assurance;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Covering;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;
using Outturn.Data;
using Outturn.Data.Tracking;

namespace Outturn.App.Operations.Rounds;

/// <summary>A round with the year as it stands in it.</summary>
/// <param name="State">The year at the round's position, its lines judged.</param>
/// <param name="Round">The round.</param>
/// <param name="Rules">The council's rules on that day.</param>
/// <param name="Chases">Who was reminded, oldest first.</param>
public sealed record RoundPage(YearState State, Round Round, TrackerRules Rules, IReadOnlyList<Recorded<Chase>> Chases);

/// <summary>One round of a year with how far it is.</summary>
/// <param name="Counts">Of the lines that are in the tracker today.</param>
public sealed record RoundOfYear(Round Round, RoundCounts Counts);

/// <summary>A year's rounds, and which comes next.</summary>
/// <param name="Rounds">By month.</param>
/// <param name="Next">The month that would be opened next; null where the year has had all of them.</param>
/// <param name="Choices">The months that can still be opened; none of a closed year.</param>
/// <param name="Lines">How many lines are in the tracker today.</param>
public sealed record YearRounds(YearFacts Facts, IReadOnlyList<RoundOfYear> Rounds, FinancialMonth? Next, IReadOnlyList<FinancialMonth> Choices, int Lines);

/// <summary>A round as its reviewer looks at it.</summary>
/// <param name="Page">The round.</param>
/// <param name="Progress">How far it is.</param>
/// <param name="Rows">The lines that the filter lets through.</param>
/// <param name="Findings">What the checks find on them, by the line's key.</param>
/// <param name="Unsigned">Lines that are not signed off: closing over them needs a reason.</param>
public sealed record ReviewPage(RoundPage Page, RoundProgress Progress, IReadOnlyList<ReviewRow> Rows, ILookup<string, Finding> Findings, int Unsigned);

/// <summary>Everything that is read of rounds.</summary>
public sealed class RoundReads(TrackerStore store, Judging judging, People people, TimeProvider clock)
{
    /// <summary>The rounds of a year with their progress. Three statements.</summary>
    public async Task<Result<YearRounds>> YearAsync(Viewer viewer, FinancialYear year, CancellationToken cancel)
    {
        var facts = await FactsAsync(viewer, year, cancel);
        if (!facts.Ok)
        {
            return Result.Refused<YearRounds>(facts.Problems);
        }

        var lines = (await store.ReadAsync(year, AsAt.Now, cancel)).Lines;
        var history = await store.RoundHistoryAsync(year, period: null, cancel);
        var closed = facts.Value.Closings.Count > 0;
        return Result.Ok(new YearRounds(
            facts.Value,
            [.. facts.Value.Rounds.Select(r => new RoundOfYear(r, RoundCounts.Of(lines, RoundProgress.Latest(history.Steps, r.Period))))],
            closed ? null : NextRound.Of(year, facts.Value.Rounds, facts.Value.Marks.Count == 0 ? null : facts.Value.Marks[0].Position),
            closed ? [] : NextRound.Choices(year, facts.Value.Rounds),
            lines.Count));
    }

    /// <summary>One round as its reviewer asks to see it.</summary>
    public async Task<Result<ReviewPage>> ReviewAsync(Viewer viewer, FinancialMonth period, Func<Round, ReviewFilter> filter, CancellationToken cancel)
    {
        var read = await RoundAsync(viewer, period, cancel);
        if (!read.Ok)
        {
            return Result.Refused<ReviewPage>(read.Problems);
        }

        var (state, round, rules, chases) = read.Value;
        var rows = ReviewRow.Of(state, viewer, filter(round));
        var context = new TrackerCheckContext(period.Year, period.LastDay, rules.Rag, $"tracker of {period.Year}")
        {
            Commentary = rules.Commentary,
            OtherReferences = state.Position.Lines.Concat(state.Position.Withdrawn).Select(l => l.Reference).Where(r => r.Length > 0).ToHashSet(StringComparer.Ordinal),
        };
        var findings = TrackerChecks.Run([.. rows.Select(r => CheckedLine.From(r.Line))], context).Findings.Where(f => f.Severity != Severity.Notice);
        return Result.Ok(new ReviewPage(
            read.Value,
            RoundProgress.Of(round, state.Position.Lines, state.Progress, chases, Today),
            rows,
            findings.ToLookup(f => f.Subject, StringComparer.OrdinalIgnoreCase),
            CloseRound.Unsigned(state.Position.Lines, state.Progress)));
    }

    /// <summary>Which of these posts an account holds that can be written to. One statement.</summary>
    public async Task<Result<IReadOnlySet<string>>> WithMailboxAsync(Viewer viewer, IReadOnlyCollection<string> posts, CancellationToken cancel) =>
        viewer.Refusal(Area.Tracker, Level.Manage, "remind owners") is { } refusal
            ? Result.Refused<IReadOnlySet<string>>(refusal)
            : Result.Ok<IReadOnlySet<string>>((await people.MailboxesAsync(posts, cancel)).Where(p => p.Any(Outbox.IsUsable)).Select(p => p.Key).ToHashSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>The day in London.</summary>
    public DateOnly Today => Instant.From(clock.GetUtcNow()).Day;

    /// <summary>The rounds of a year, by month. One statement.</summary>
    public async Task<Result<YearFacts>> FactsAsync(Viewer viewer, FinancialYear year, CancellationToken cancel)
    {
        if (viewer.Refusal(Area.Tracker, Level.Read, "read rounds") is { } refusal)
        {
            return Result.Refused<YearFacts>(refusal);
        }

        var facts = await store.FactsAsync(year, cancel);
        return facts.Marks.Count == 0
            ? Result.Refused<YearFacts>(Problem.Error(TrackerReads.NotFound, year.ToString(), $"There is no tracker for {year}."))
            : Result.Ok(facts);
    }

    /// <summary>One round; refused as not found where it was never opened.</summary>
    public async Task<Result<RoundPage>> RoundAsync(Viewer viewer, FinancialMonth period, CancellationToken cancel)
    {
        if (viewer.Refusal(Area.Tracker, Level.Read, "read rounds") is { } refusal)
        {
            return Result.Refused<RoundPage>(refusal);
        }

        var asAt = AsAt.Day(period.LastDay);
        var state = await store.RoundStateAsync(period, cancel);
        if (state.RoundOf(period) is not { } round)
        {
            return Result.Refused<RoundPage>(Problem.Error("round.not-found", Round.NameOf(period), $"No {Round.NameOf(period)} round was opened."));
        }

        return Result.Ok(new RoundPage(await judging.ApplyAsync(state, cancel), round, await judging.RulesAsync(asAt, cancel), [.. (await store.ChasesAsync(period.Year, cancel)).Where(c => c.Value.Period == period)]));
    }
}

using Outturn.App.Operations.Tracking;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Covering;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;
using Outturn.Data.Tracking;

namespace Outturn.App.Operations.Rounds;

/// <summary>A round with the year as it stands in it.</summary>
/// <param name="State">The year at the round's position, its lines judged.</param>
/// <param name="Round">The round.</param>
/// <param name="Rules">The council's rules on that day.</param>
/// <param name="Chases">Who was reminded, oldest first.</param>
public sealed record RoundPage(YearState State, Round Round, TrackerRules Rules, IReadOnlyList<Recorded<Chase>> Chases);

/// <summary>Everything that is read of rounds.</summary>
public sealed class RoundReads(TrackerStore store, Judging judging)
{
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
        var state = await store.StateAsync(period.Year, asAt, period, cancel);
        if (state.RoundOf(period) is not { } round)
        {
            return Result.Refused<RoundPage>(Problem.Error("round.not-found", Round.NameOf(period), $"No {Round.NameOf(period)} round was opened."));
        }

        return Result.Ok(new RoundPage(await judging.ApplyAsync(state, cancel), round, await judging.RulesAsync(asAt, cancel), await store.ChasesAsync(period.Year, cancel)));
    }
}

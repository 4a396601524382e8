using Outturn.App.Operations.Planning;
using Outturn.App.Operations.Tracking;
using Outturn.App.Operations.Writing;
using Outturn.Core.Funds;
using Outturn.Core.Planning;
using Outturn.Core.Reports.Closing;
using Outturn.Core.Sheets;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Closing;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;
using Outturn.Core.Writing;
using Outturn.Data.Funds;
using Outturn.Data.Planning;
using Outturn.Data.Tracking;
using Outturn.Data.Writing;

namespace Outturn.App.Operations.Closing;

/// <summary>A year's end as one viewer may see it.</summary>
/// <param name="State">The year as at the date.</param>
/// <param name="Closing">The recording that stands; null where the year was open.</param>
/// <param name="Closings">The recordings made by then, in their order.</param>
/// <param name="Items">The checklist.</param>
/// <param name="Carried">Later cycles; none where the viewer may not read the plan.</param>
/// <param name="Benefits">None where the viewer may not read the plan.</param>
/// <param name="Returns">None where the viewer may not read the funds, or the year is open.</param>
/// <param name="Facts">The days on which something is stated.</param>
public sealed record YearEndPage(
    YearState State, YearClosing? Closing, IReadOnlyList<YearClosing> Closings, IReadOnlyList<YearEndItem> Items, IReadOnlyList<CarriedInto> Carried, IReadOnlyList<BenefitOfYear> Benefits, IReadOnlyList<FundReturn> Returns, YearFacts Facts);

/// <summary>Everything that is read at a year's end.</summary>
public sealed class YearEndReads(TrackerStore trackers, PlanStore plans, WritingStore cases, FundStore funds, DeliveryOperation delivery, WrittenCaseReads written, TimeProvider clock)
{
    /// <summary>The code of a problem that means that no year is closed yet.</summary>
    public const string NothingClosed = "fund.no-year-not-found";

    /// <summary>The checklist. Statements: three for the tracker, two for each later cycle, four for each cycle with the year in it, and three for the funds with one for each closed year.</summary>
    public async Task<Result<YearEndPage>> ReadAsync(Viewer viewer, FinancialYear year, AsAt asAt, CancellationToken cancel)
    {
        if (TrackerReads.Refusal(viewer, asAt) is { } refusal)
        {
            return Result.Refused<YearEndPage>(refusal);
        }

        var facts = await trackers.CalendarAsync(year, cancel);
        if (facts.Marks.Count == 0)
        {
            return Result.Refused<YearEndPage>(Problem.Error(TrackerReads.NotFound, year.ToString(), $"There is no tracker for {year}."));
        }

        var state = await trackers.StateAsync(year, asAt, new FinancialMonth(year, 12), cancel);
        var closing = YearClosing.At(state.Closings, asAt);
        var today = asAt.Position ?? Instant.From(clock.GetUtcNow()).Day;
        var seesPlan = viewer.May(Area.Plan, Level.Read);
        var cycles = seesPlan ? (await plans.CyclesAsync(asAt, cancel)).Select(c => c.Cycle).Order().ToList() : [];
        var carried = new List<CarriedInto>();
        foreach (var cycle in cycles.Where(c => c.First > year))
        {
            carried.Add(new(cycle, await delivery.CarriedAsync(viewer, cycle, state, asAt, cancel)));
        }

        var benefits = new List<BenefitOfYear>();
        foreach (var cycle in cycles.Where(c => c.Contains(year)))
        {
            benefits.AddRange(await BenefitsAsync(viewer, cycle, year, asAt, cancel));
        }

        IReadOnlyList<FundReturn>? returns = viewer.May(Area.Funds, Level.Read) ? closing is null ? [] : await ReturnsAsync(viewer, closing, cancel) : null;
        return Result.Ok(new YearEndPage(
            state, closing, [.. state.Closings.Where(c => closing is not null && c.Number <= closing.Number)],
            YearEnd.Of(state, closing, today, seesPlan ? carried : null, seesPlan ? benefits : null, returns), carried, benefits, returns ?? [], facts));
    }

    /// <summary>The outturn that stands as at a date, as a sheet. Two statements.</summary>
    public async Task<Result<Sheet>> OutturnAsync(Viewer viewer, FinancialYear year, AsAt asAt, CancellationToken cancel)
    {
        if (TrackerReads.Refusal(viewer, asAt) is { } refusal)
        {
            return Result.Refused<Sheet>(refusal);
        }

        return YearClosing.At((await trackers.CalendarAsync(year, cancel)).Closings, asAt) is { } closing
            ? Result.Ok(OutturnWorkbook.Sheet(await trackers.ReadAsync(year, asAt, cancel), closing))
            : Result.Refused<Sheet>(Problem.Error("close.not-found", "year", $"{year} is not closed at this date, so there is no outturn of it."));
    }

    /// <summary>The years that are closed as at a date, earliest first. One statement.</summary>
    public async Task<IReadOnlyList<FinancialYear>> ClosedAsync(AsAt asAt, CancellationToken cancel) =>
        [.. (await trackers.YearsAsync(asAt, cancel)).Where(y => y.Closed is not null).Select(y => y.Year).Order()];

    /// <summary>What a fund brought back by the end of a closed year, by the recording that stands as at a date.</summary>
    /// <param name="year">Null for the latest that is closed.</param>
    public async Task<Result<FundReturn>> ReturnAsync(Viewer viewer, int fund, FinancialYear? year, AsAt asAt, CancellationToken cancel)
    {
        if ((viewer.Refusal(Area.Funds, Level.Read, "read the funds") ?? TrackerReads.Refusal(viewer, asAt)) is { } refusal)
        {
            return Result.Refused<FundReturn>(refusal);
        }

        var closed = await ClosedAsync(asAt, cancel);
        if ((year ?? (closed.Count > 0 ? closed[^1] : null)) is not { } of)
        {
            return Result.Refused<FundReturn>(Problem.Error(NothingClosed, "year", "No year is closed yet, so nothing is settled of what came back."));
        }

        return YearClosing.At((await trackers.CalendarAsync(of, cancel)).Closings, asAt) is not { } closing
            ? Result.Refused<FundReturn>(Problem.Error("fund.year-not-closed", "year", $"{of} is not closed at this date, so nothing is settled of what came back. Close it on its page “Year end”."))
            : (await ReturnsAsync(viewer, closing, cancel)).FirstOrDefault(r => r.Fund.Number == fund) is { } back
            ? Result.Ok(back)
            : Result.Refused<FundReturn>(Problem.Error("fund.return-not-found", "number", $"There was no such fund when {of} was closed."));
    }

    /// <summary>Every fund's return, read as the council stood when the year was closed.</summary>
    private async Task<IReadOnlyList<FundReturn>> ReturnsAsync(Viewer viewer, YearClosing closing, CancellationToken cancel)
    {
        var book = await funds.ReadAsync(closing.Pinned, cancel);
        if (!PlanSight.SeesAll(viewer))
        {
            book = FundSight.For(book, viewer, await funds.ConfidentialAsync(cancel));
        }

        var wanted = book.Bids.SelectMany(b => b.Terms.Lines).Select(l => l.Year).Where(y => y <= closing.Year).Append(closing.Year).ToHashSet();
        var closed = new Dictionary<FinancialYear, TrackerPosition>();
        foreach (var year in (await trackers.YearsAsync(closing.Pinned, cancel)).Where(y => y.Closed is not null && wanted.Contains(y.Year)))
        {
            closed[year.Year] = await trackers.ReadAsync(year.Year, closing.Pinned, cancel);
        }

        return [.. book.Funds.Select(f => FundReturn.Of(book, f, closing, closed))];
    }

    private async Task<IEnumerable<BenefitOfYear>> BenefitsAsync(Viewer viewer, PlanCycle cycle, FinancialYear year, AsAt asAt, CancellationToken cancel)
    {
        var listed = await written.ListAsync(viewer, cycle, asAt, cancel);
        if (!listed.Ok || !listed.Value.Cases.Any(c => BenefitReview.IsFollowed(c.Proposal)))
        {
            return [];
        }

        var readings = (await cases.ReadingsAsync(cycle, asAt, cancel)).ToLookup(r => r.Proposal);
        return listed.Value.Cases.Where(c => BenefitReview.IsFollowed(c.Proposal)).SelectMany(c =>
        {
            var of = readings[c.Proposal.Id].ToList();
            BenefitReading[] said = [.. of.Select(r => r.Reading)];
            var paths = BenefitPath.Of(c.Template, c.Case.Content, said, c.Case.Since(year.FirstDay));
            return BenefitReview.Of(paths, said, year).Select(review => new BenefitOfYear(cycle, c.Proposal, review, of.FirstOrDefault(r => r.Reading == review.Said)?.By));
        });
    }
}

using Outturn.Core.Funds;
using Outturn.Core.Planning;
using Outturn.Core.Reports.Planning;
using Outturn.Core.Tracking;
using Outturn.Core.Values;
using Outturn.Core.Writing;
using Outturn.Data.Funds;
using Outturn.Data.Planning;
using Outturn.Data.Tracking;

namespace Outturn.App.Operations.Funds;

/// <summary>The proposal whose case makes a bid.</summary>
/// <param name="Key">Its cycle and number.</param>
/// <param name="Years">What the plan says that it asks of the fund and saves.</param>
public sealed record BidProposal(WrittenKey Key, Proposal Proposal, IReadOnlyList<BidYear> Years);

/// <summary>Funds as one viewer may see them.</summary>
public sealed class FundReads(FundStore store, TrackerStore trackers, PlanStore plans)
{
    /// <summary>The code of a problem that answers 404.</summary>
    public const string NotFound = "fund.not-found";

    /// <summary>All funds. One statement, and one more for who does not see every proposal.</summary>
    public async Task<Result<FundBook>> ReadAsync(Viewer viewer, AsAt asAt, CancellationToken cancel)
    {
        if (viewer.Refusal(Area.Funds, Level.Read, "read the funds") is { } refusal)
        {
            return Result.Refused<FundBook>(refusal);
        }

        if (asAt.RecordedBy is not null && viewer.Refusal(Area.Record, Level.Read, "look back by the clock") is { } byClock)
        {
            return Result.Refused<FundBook>(byClock);
        }

        var book = await store.ReadAsync(asAt, cancel);
        return Result.Ok(PlanSight.SeesAll(viewer) ? book : FundSight.For(book, viewer, await store.ConfidentialAsync(cancel)));
    }

    /// <summary>The fund of a number, or the problem that answers 404.</summary>
    public async Task<Result<(FundBook Book, Fund Fund)>> ReadAsync(Viewer viewer, int number, AsAt asAt, CancellationToken cancel)
    {
        var book = await ReadAsync(viewer, asAt, cancel);
        return !book.Ok ? Result.Refused<(FundBook, Fund)>(book.Problems)
            : book.Value.Find(number) is { } fund ? Result.Ok((book.Value, fund))
            : Result.Refused<(FundBook, Fund)>(Problem.Error(NotFound, "number", $"There is no fund {number.ToString(System.Globalization.CultureInfo.InvariantCulture)}."));
    }

    public Task<IReadOnlyList<DateOnly>> PositionsAsync(CancellationToken cancel) => store.PositionsAsync(cancel);

    /// <summary>What became of bids' promises in a year's tracker, as at the same date. Nothing for who may not read it. One statement.</summary>
    public async Task<IReadOnlyList<BidDelivery>> DeliveryAsync(Viewer viewer, IReadOnlyList<Bid> bids, FinancialYear year, AsAt asAt, CancellationToken cancel)
    {
        if (!viewer.May(Area.Tracker, Level.Read) || bids.All(b => b.Terms.Lines.All(l => l.Year != year)))
        {
            return [];
        }

        var position = await trackers.ReadAsync(year, asAt, cancel);
        var lines = position.Lines.GroupBy(l => l.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var delivery = new List<BidDelivery>();
        foreach (var bid in bids)
        {
            TrackerLine[] of = [.. bid.Terms.Lines.Where(l => l.Year == year).Select(l => lines.GetValueOrDefault(l.Key)).OfType<TrackerLine>()];
            if (of.Length == 0)
            {
                continue;
            }

            Total Sum(Func<TrackerLine, Total> figure, IEnumerable<TrackerLine> lines) => lines.Aggregate(Total.Zero, (sum, l) => sum + figure(l));
            TrackerLine[] complete = [.. of.Where(l => l.Outturn is not null || l.Stated.Complete == true)];
            delivery.Add(new(
                bid.Id, year, Sum(l => l.Planned, of), Sum(l => l.Forecast, of), complete.Length > 0 ? Sum(l => l.Came, complete) : null, Sum(l => Total.Of(l.Plan.Investment), of)));
        }

        return delivery;
    }

    /// <summary>The proposal that a bid is for, as at a date; null where it names none, or the viewer may not see it. Two statements, and one more for a look back.</summary>
    public async Task<BidProposal?> ProposalAsync(Viewer viewer, Fund fund, Bid bid, AsAt asAt, CancellationToken cancel) =>
        bid.Terms.Proposal is { } id && viewer.May(Area.Plan, Level.Read) && await plans.PlaceOfAsync(id, cancel) is { } place
            ? await ProposalAsync(viewer, fund, new WrittenKey(place.Cycle, place.Number), asAt, cancel)
            : null;

    /// <summary>The proposal that somebody names, such as 2022-27/12, as it stands today.</summary>
    public async Task<Result<BidProposal>> ProposalAsync(Viewer viewer, Fund fund, string named, CancellationToken cancel) =>
        !WrittenKey.TryParse(named, out var key)
            ? Result.Refused<BidProposal>(Problem.Error("fund.bid-proposal", "proposal", "Write the proposal as its cycle and number, such as 2022-27/12."))
            : await ProposalAsync(viewer, fund, key, AsAt.Now, cancel) is { } found
                ? Result.Ok(found)
                : Result.Refused<BidProposal>(Problem.Error("fund.bid-proposal", "proposal", $"There is no proposal {key} that you can see. Its address says its cycle and number."));

    private async Task<BidProposal?> ProposalAsync(Viewer viewer, Fund fund, WrittenKey key, AsAt asAt, CancellationToken cancel)
    {
        var plan = await plans.ReadAsync(key.Cycle, asAt, cancel);
        plan = PlanSight.For(viewer, plan, asAt.IsNow || PlanSight.SeesAll(viewer) ? null : await plans.ReadAsync(key.Cycle, AsAt.Now, cancel));
        return plan.Proposals.FirstOrDefault(p => p.Number == key.Number) is { } proposal ? new(key, proposal, BidFigures.Of(plan, proposal.Id, fund.Terms.Name)) : null;
    }

    /// <summary>Lines of a year's tracker that a bid may be joined to: key and title.</summary>
    public async Task<IReadOnlyList<(string Key, string Title)>> LinesAsync(Viewer viewer, FinancialYear year, CancellationToken cancel) =>
        viewer.May(Area.Tracker, Level.Read) ? [.. (await trackers.ReadAsync(year, AsAt.Now, cancel)).Lines.Select(l => (l.Key, l.Details.Title))] : [];
}

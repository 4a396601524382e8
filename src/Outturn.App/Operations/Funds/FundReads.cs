using Outturn.Core.Funds;
using Outturn.Core.Planning;
using Outturn.Core.Tracking;
using Outturn.Core.Values;
using Outturn.Data.Funds;
using Outturn.Data.Tracking;

namespace Outturn.App.Operations.Funds;

/// <summary>Funds as one viewer may see them.</summary>
public sealed class FundReads(FundStore store, TrackerStore trackers)
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

    /// <summary>Lines of a year's tracker that a bid may be joined to: key and title.</summary>
    public async Task<IReadOnlyList<(string Key, string Title)>> LinesAsync(Viewer viewer, FinancialYear year, CancellationToken cancel) =>
        viewer.May(Area.Tracker, Level.Read) ? [.. (await trackers.ReadAsync(year, AsAt.Now, cancel)).Lines.Select(l => (l.Key, l.Details.Title))] : [];
}

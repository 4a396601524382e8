using Outturn.Core.Funds;
using Outturn.Core.Series;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Closing;
using Outturn.Core.Values;

namespace Outturn.Core.Reports.Closing;

/// <summary>What one bid got, promised and brought back by the end of a closed year. Savings are negative.</summary>
/// <param name="Bid">The bid.</param>
/// <param name="Approved">Approved for the years up to this one.</param>
/// <param name="Drawn">Drawn in them.</param>
/// <param name="Asked">What it asked for them.</param>
/// <param name="PromisedYear">The saving it promised for the year: a level, against the base.</param>
/// <param name="PromisedToYear">The levels it promised up to the year, added up.</param>
/// <param name="CameYear">The level that its tracker lines came to in the year; null where no line up to then is joined.</param>
/// <param name="CameToYear">The levels that came up to the year, added up.</param>
/// <param name="NotKnown">What is not known of what came, one sentence each.</param>
public sealed record BidReturn(Bid Bid, Money Approved, Money Drawn, Total Asked, Total PromisedYear, Total PromisedToYear, Money? CameYear, Money? CameToYear, IReadOnlyList<string> NotKnown)
{
    /// <summary>Savings promised for each pound asked, up to the year; null where nothing is asked or a figure is missing.</summary>
    public decimal? PromisedPerPound => FundReturn.Ratio(PromisedToYear, Asked);

    /// <summary>Savings that came for each pound drawn, up to the year; null where nothing is drawn or anything is not known.</summary>
    public decimal? CamePerPound => NotKnown.Count == 0 && CameToYear is { } came ? FundReturn.Ratio(Total.Of(Amount.Of(came)), Total.Of(Amount.Of(Drawn))) : null;
}

/// <summary>
/// What a fund brought back by the end of a closed year, read as the council stood when the year was closed: it does not move when later years do. A
/// tracker's lines are changes from the year before, so what came once stays in later years until a line takes it back.
/// </summary>
/// <param name="Closing">The recording that it is read by.</param>
/// <param name="Bids">Bids that had money or promised savings by then, or whose lines are of the years up to then.</param>
public sealed record FundReturn(Fund Fund, YearClosing Closing, IReadOnlyList<BidReturn> Bids)
{
    public FinancialYear Year => Closing.Year;

    public Money Approved => Sum(b => b.Approved);

    public Money Drawn => Sum(b => b.Drawn);

    public Total Asked => Totals(b => b.Asked);

    public Total PromisedYear => Totals(b => b.PromisedYear);

    public Total PromisedToYear => Totals(b => b.PromisedToYear);

    public Money CameYear => Sum(b => b.CameYear ?? Money.Zero);

    public Money CameToYear => Sum(b => b.CameToYear ?? Money.Zero);

    /// <summary>Bids of which something that came is not known.</summary>
    public int NotKnown => Bids.Count(b => b.NotKnown.Count > 0);

    /// <summary>Bids with a tracker line of this year.</summary>
    public int Joined => Bids.Count(b => b.Bid.Terms.Lines.Any(l => l.Year == Year));

    public decimal? PromisedPerPound => Ratio(PromisedToYear, Asked);

    public decimal? CamePerPound => NotKnown == 0 ? Ratio(Total.Of(Amount.Of(CameToYear)), Total.Of(Amount.Of(Drawn))) : null;

    /// <param name="book">The funds as they stood when the year was closed.</param>
    /// <param name="fund">One of them.</param>
    /// <param name="closing">The recording.</param>
    /// <param name="closed">The trackers of the years that were closed by then, this one among them, as they stood.</param>
    public static FundReturn Of(FundBook book, Fund fund, YearClosing closing, IReadOnlyDictionary<FinancialYear, TrackerPosition> closed)
    {
        var year = closing.Year;
        var balances = book.BalancesOf(fund);
        var bids = new List<BidReturn>();
        foreach (var bid in book.BidsOf(fund).Where(b => b.IsFunded))
        {
            var lines = bid.Terms.Lines.Where(l => l.Year <= year).ToList();
            var promised = bid.Terms.Years.Where(y => y.Year <= year).ToList();
            var approved = bid.Stages.Where(s => s.Year <= year).Aggregate(Money.Zero, (sum, s) => sum + s.Amount);
            if (lines.Count == 0 && promised.Count == 0 && approved.IsZero)
            {
                continue;
            }

            var drawn = balances.Of(FundAccount.Drawn, year, bid.Id);
            var (levels, missing) = Came(lines, year, closed);
            bids.Add(new(
                bid, approved, drawn, Total.Sum(promised.Select(y => y.Investment)), Total.Sum(promised.Where(y => y.Year == year).Select(y => y.Saving)), Total.Sum(promised.Select(y => y.Saving)),
                lines.Count == 0 ? null : levels[year], lines.Count == 0 ? null : levels.ToRunningTotals()[year], missing));
        }

        return new(fund, closing, bids);
    }

    /// <summary>Savings for each pound, not discounted; null where a figure is missing or nothing is put in: a ratio of a part is not that of the whole.</summary>
    internal static decimal? Ratio(Total saving, Total put) => saving.Value is { } saved && put.Value is { Pence: > 0 } pounds ? -saved.Pence / (decimal)pounds.Pence : null;

    private static (Levels Levels, IReadOnlyList<string> Missing) Came(IReadOnlyList<BidTrackerLine> lines, FinancialYear year, IReadOnlyDictionary<FinancialYear, TrackerPosition> closed)
    {
        var movements = new List<KeyValuePair<FinancialYear, Money>>();
        var missing = new List<string>();
        if (lines.Count == 0)
        {
            missing.Add("No tracker line is joined");
        }

        foreach (var line in lines.OrderBy(l => l.Year).ThenBy(l => l.Key, StringComparer.Ordinal))
        {
            if (!closed.TryGetValue(line.Year, out var tracker))
            {
                missing.Add($"{line.Year} {line.Key}: the year is not closed");
            }
            else if (tracker.Withdrawn.Any(l => l.Key == line.Key))
            {
                // Its plan was in the budget and nothing came of it.
                movements.Add(new(line.Year, Money.Zero));
            }
            else if (tracker.Lines.FirstOrDefault(l => l.Key == line.Key) is not { } found)
            {
                missing.Add($"{line.Year} {line.Key}: the tracker has no such line");
            }
            else if (found.Outturn?.Amount.Value is not { } came)
            {
                missing.Add($"{line.Year} {line.Key}: its outturn is not known");
            }
            else
            {
                movements.Add(new(line.Year, came));
            }
        }

        var first = lines.Count == 0 ? year : lines.Min(l => l.Year);
        return (new Movements(movements.GroupBy(m => m.Key).Select(g => KeyValuePair.Create(g.Key, g.Aggregate(Money.Zero, (sum, m) => sum + m.Value)))).ToLevels(first, year - first + 1), missing);
    }

    private Money Sum(Func<BidReturn, Money> of) => Bids.Aggregate(Money.Zero, (sum, b) => sum + of(b));

    private Total Totals(Func<BidReturn, Total> of) => Bids.Aggregate(Total.Zero, (sum, b) => sum + of(b));
}

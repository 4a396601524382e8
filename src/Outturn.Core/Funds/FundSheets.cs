using Outturn.Core.Sheets;
using Outturn.Core.Values;

namespace Outturn.Core.Funds;

/// <summary>What became of a bid's promise in one year of the tracker.</summary>
/// <param name="Planned">The saving that the tracker's lines planned; negative. Null: no line is joined.</param>
/// <param name="Forecast">What the lines' owners forecast.</param>
/// <param name="Delivered">What lines came to by the year's outturn, or by the forecast of those that finance has said are complete; null where there are none.</param>
/// <param name="Investment">What the tracker says is put in.</param>
public sealed record BidDelivery(Guid Bid, FinancialYear Year, Total? Planned, Total? Forecast, Total? Delivered, Total? Investment);

/// <summary>A fund as tables.</summary>
public static class FundSheets
{
    /// <summary>All funds: what was paid in, promised and drawn, and what is free.</summary>
    public static Sheet Funds(FundBook book, MoneyStyle style) => new(
        "funds", $"Funds of the council, {style.UnitText}, over all years.", "within the year",
        [
            new("number", "Fund", ColumnKind.Number, Width: 6), new("name", "Name", ColumnKind.Text, Width: 34), new("paidIn", "Paid in", ColumnKind.Money, style, Width: 12), new("promised", "Approved for bids", ColumnKind.Money, style, Width: 14),
            new("drawn", "Drawn", ColumnKind.Money, style, Width: 12), new("back", "Come back", ColumnKind.Money, style, Width: 12), new("headroom", "Headroom", ColumnKind.Money, style, Width: 12), new("bids", "Bids", ColumnKind.Number, Width: 8),
        ],
        [
            .. book.Funds.Select(f =>
            {
                var b = book.BalancesOf(f);
                return new Row($"fund-{f.Number}", RowKind.Item,
                [
                    new Cell.Number(f.Number), Cell.Text(f.Terms.Name), Cell.Of(-b.Of(FundAccount.PaidIn)), Cell.Of(b.Of(FundAccount.Approved) + b.Of(FundAccount.Committed) + b.Of(FundAccount.Drawn)), Cell.Of(b.Of(FundAccount.Drawn)),
                    Cell.Of(-(b.Of(FundAccount.Repaid) + b.Of(FundAccount.Interest) + b.Of(FundAccount.Returned))), Cell.Of(b.Of(FundAccount.Available)), new Cell.Number(book.BidsOf(f).Count),
                ]);
            }),
        ]);

    /// <summary>Balances by year: what came in, what is promised, what is drawn, and the headroom that is left.</summary>
    public static Sheet ByYear(Fund fund, FundBalances balances, MoneyStyle style)
    {
        FinancialYear[] years = [.. balances.Years];
        Row Flow(string key, string name, RowKind kind, Func<FinancialYear, Money> of) => new(key, kind, [Cell.Text(name), .. years.Select(y => Cell.Of(of(y)))]);
        return new(
            "fund", $"{fund.Terms.Name} by year, {style.UnitText}. What comes in is positive, what leaves the headroom negative; balances at each year’s end.", "within the year",
            [new("what", "What", ColumnKind.Text, Width: 34), .. years.Select(y => new Column(y.ToString(), y.ToString(), ColumnKind.Money, style, Width: 12))],
            [
                Flow("paidIn", "Paid in, less taken out", RowKind.Item, y => -balances.In(FundAccount.PaidIn, y)),
                Flow("repaid", "Repaid by bids", RowKind.Item, y => -balances.In(FundAccount.Repaid, y)),
                Flow("interest", "Interest", RowKind.Item, y => -balances.In(FundAccount.Interest, y)),
                Flow("returned", "Savings returned", RowKind.Item, y => -balances.In(FundAccount.Returned, y)),
                Flow("promised", "Approved for bids", RowKind.Item, y => -(balances.In(FundAccount.Approved, y) + balances.In(FundAccount.Committed, y) + balances.In(FundAccount.Drawn, y))),
                Flow("headroom", "Headroom at the year’s end", RowKind.Total, balances.Headroom),
                Flow("drawn", "Drawn in the year", RowKind.Item, y => balances.In(FundAccount.Drawn, y)),
                Flow("balance", "Money in the fund at the year’s end", RowKind.Total, balances.Balance),
                Flow("committed", "of which released and not drawn", RowKind.Item, y => balances.Of(FundAccount.Committed, y)),
                Flow("approved", "of which approved and waiting", RowKind.Item, y => balances.Of(FundAccount.Approved, y)),
            ])
        {
            Charts = years.Length > 1 ? [new($"{fund.Terms.Name}: headroom and money in the fund, {style.UnitText}", ChartShape.Lines, ByRow: true, [5, 7], 0, 1, years.Length)] : [],
        };
    }

    /// <summary>Bids with what was asked, approved, drawn and owed.</summary>
    public static Sheet Bids(Fund fund, FundBook book, MoneyStyle style)
    {
        var balances = book.BalancesOf(fund);
        var bids = book.BidsOf(fund);
        Money Drawn(Bid b) => balances.Of(FundAccount.Drawn, bid: b.Id);
        return new(
            "bids", $"Bids of {fund.Terms.Name}, {style.UnitText}: asked and approved over all years; savings are levels added up, and negative.", "within the year",
            [
                new("number", "Bid", ColumnKind.Number, Width: 6), new("title", "Title", ColumnKind.Text, Width: 44), new("workstream", "Workstream", ColumnKind.Text, Width: 26), new("status", "Stands", ColumnKind.Text, Width: 12),
                new("route", "Decided by", ColumnKind.Text, Width: 24), new("asked", "Asked", ColumnKind.Money, style, Width: 12), new("saving", "Saves in all", ColumnKind.Money, style, Width: 14),
                new("perPound", "For each £1", ColumnKind.Text, Width: 11), new("approved", "Approved", ColumnKind.Money, style, Width: 12), new("drawn", "Drawn", ColumnKind.Money, style, Width: 12), new("left", "Left to draw", ColumnKind.Money, style, Width: 12),
            ],
            [
                .. bids.Select(b => new Row($"bid-{b.Number}", RowKind.Item,
                [
                    new Cell.Number(b.Number), Cell.Text(b.Terms.Title), Cell.Text(b.Terms.Workstream), Cell.Text(BidWords.Stands(b)), Cell.Text(DecidedBy(fund, b)), Cell.Of(b.Terms.Investment), Cell.Of(b.Terms.Saving),
                    Cell.Text(PerPound(b)), b.IsFunded ? Cell.Of(b.Approved) : Cell.Empty, b.IsFunded ? Cell.Of(Drawn(b)) : Cell.Empty,
                    b.Status == BidStatus.Approved ? Cell.Of(b.Approved - Drawn(b)) : Cell.Empty,
                ])),
                new("total", RowKind.Total,
                [
                    Cell.Empty, Cell.Text("All bids"), Cell.Empty, Cell.Empty, Cell.Empty, Cell.Of(bids.Aggregate(Total.Zero, (s, b) => s + b.Terms.Investment)), Cell.Of(bids.Aggregate(Total.Zero, (s, b) => s + b.Terms.Saving)), Cell.Empty,
                    Cell.Of(bids.Where(b => b.IsFunded).Aggregate(Money.Zero, (s, b) => s + b.Approved)), Cell.Of(bids.Where(b => b.IsFunded).Aggregate(Money.Zero, (s, b) => s + Drawn(b))),
                    Cell.Of(bids.Where(b => b.Status == BidStatus.Approved).Aggregate(Money.Zero, (s, b) => s + b.Approved - Drawn(b))),
                ]),
            ]);
    }

    /// <summary>Promised, planned, forecast and delivered of one year, a row for each bid, by workstream.</summary>
    public static Sheet Delivery(Fund fund, IReadOnlyList<Bid> bids, IReadOnlyList<BidDelivery> delivery, FinancialYear year, MoneyStyle style)
    {
        var by = delivery.Where(d => d.Year == year).ToDictionary(d => d.Bid);
        Total Promised(Bid b) => b.Terms.Years.FirstOrDefault(y => y.Year == year) is { } of ? Total.Of(of.Saving) : Total.Zero;
        Total Asked(Bid b) => b.Terms.Years.FirstOrDefault(y => y.Year == year) is { } of ? Total.Of(of.Investment) : Total.Zero;
        Cell Or(Total? total) => total is { } known ? Cell.Of(known) : Cell.Empty;
        Row Line(Bid b)
        {
            var of = by.GetValueOrDefault(b.Id);
            return new($"bid-{b.Number}", RowKind.Item,
            [
                new Cell.Number(b.Number), Cell.Text(b.Terms.Title), Cell.Text(b.Terms.Workstream), Cell.Of(Asked(b)), Or(of?.Investment), Cell.Of(Promised(b)), Or(of?.Planned), Or(of?.Forecast), Or(of?.Delivered),
                of?.Planned is { } planned ? Cell.Of(planned - Promised(b)) : Cell.Empty, Cell.Text(of?.Planned is { } p ? Differs(Promised(b), p) : "No tracker line is joined"),
            ]);
        }

        Row Sum(string key, RowKind kind, string name, IReadOnlyList<Bid> of)
        {
            var joined = of.Where(b => by.GetValueOrDefault(b.Id)?.Planned is not null).ToList();
            Total All(Func<BidDelivery, Total?> figure) => joined.Aggregate(Total.Zero, (s, b) => s + (figure(by[b.Id]) ?? Total.Zero));
            var promised = of.Aggregate(Total.Zero, (s, b) => s + Promised(b));
            var planned = All(d => d.Planned);
            if (joined.Count == 0)
            {
                return new(key, kind, [Cell.Empty, Cell.Text(name), Cell.Empty, Cell.Of(of.Aggregate(Total.Zero, (s, b) => s + Asked(b))), Cell.Empty, Cell.Of(promised), Cell.Empty, Cell.Empty, Cell.Empty, Cell.Empty, Cell.Text("No tracker line is joined")]);
            }

            return new(key, kind,
            [
                Cell.Empty, Cell.Text(name), Cell.Empty, Cell.Of(of.Aggregate(Total.Zero, (s, b) => s + Asked(b))), Cell.Of(All(d => d.Investment)), Cell.Of(promised), Cell.Of(planned), Cell.Of(All(d => d.Forecast)), joined.Any(b => by[b.Id].Delivered is not null) ? Cell.Of(All(d => d.Delivered)) : Cell.Empty,
                Cell.Of(planned - promised), Cell.Text(Differs(promised, planned)),
            ]);
        }

        var groups = bids.GroupBy(b => b.Terms.Workstream, StringComparer.OrdinalIgnoreCase).ToList();
        return new(
            "delivery", $"{fund.Terms.Name}: what bids promised for {year} beside the tracker’s lines of that year, {style.UnitText}. Savings are negative; a difference above nought is a saving that is planned lower than it was promised.", "within the year",
            [
                new("number", "Bid", ColumnKind.Number, Width: 6), new("title", "Title", ColumnKind.Text, Width: 44), new("workstream", "Workstream", ColumnKind.Text, Width: 24),
                new("asked", "Asked", ColumnKind.Money, style, Width: 10), new("invested", "Tracker invests", ColumnKind.Money, style, Width: 11),
                new("promised", "Promised", ColumnKind.Money, style, Width: 11), new("planned", "Planned", ColumnKind.Money, style, Width: 11), new("forecast", "Forecast", ColumnKind.Money, style, Width: 11), new("delivered", "Delivered", ColumnKind.Money, style, Width: 11),
                new("difference", "Planned less promised", ColumnKind.Money, style with { PlusSign = true }, Width: 12), new("note", "Differs", ColumnKind.Text, Width: 30),
            ],
            [
                .. groups.SelectMany((g, i) => g.Select(Line).Append(Sum($"workstream-{i + 1}", RowKind.Subtotal, g.Key, [.. g]))),
                Sum("total", RowKind.Total, "All bids", bids),
            ]);
    }

    /// <summary>A printed package against the tracker's lines of a year that its bids became, by workstream: where the two differ, and by how much.</summary>
    public static Sheet Against(PrintedPackage package, IReadOnlyList<Bid> bids, IReadOnlyList<BidDelivery> delivery, FinancialYear year, MoneyStyle style)
    {
        var at = year - package.Printed.First;
        var by = delivery.Where(d => d.Year == year).ToDictionary(d => d.Bid);
        Row Line(string key, RowKind kind, string name, Total asked, Total saving, IReadOnlyList<Bid> of)
        {
            var joined = of.Where(b => by.ContainsKey(b.Id)).Select(b => by[b.Id]).ToList();
            var invested = joined.Aggregate(Total.Zero, (s, d) => s + (d.Investment ?? Total.Zero));
            var planned = joined.Aggregate(Total.Zero, (s, d) => s + (d.Planned ?? Total.Zero));
            var alone = of.Where(b => !by.ContainsKey(b.Id)).Select(b => b.Terms.Title).ToList();
            return new(key, kind,
            [
                Cell.Text(name), Cell.Of(asked), Cell.Of(invested), Cell.Of(asked - invested), Cell.Of(saving), Cell.Of(planned), Cell.Of(planned - saving), Cell.Text(kind == RowKind.Total || alone.Count == 0 ? "" : "No line: " + string.Join("; ", alone)),
            ]);
        }

        var within = at >= 0 && at < package.Printed.Years;
        var rows = within ? package.Printed.Rows : [];
        return new(
            "against-tracker", $"{package.Title} beside the tracker’s lines of {year} that its bids became, {style.UnitText}. Savings are negative; a difference above nought is a saving that is planned lower than it was printed.", "within the year",
            [
                new("workstream", "Workstream", ColumnKind.Text, Width: 36), new("asked", "Printed investment", ColumnKind.Money, style, Width: 12), new("invested", "Tracker investment", ColumnKind.Money, style, Width: 12),
                new("investmentDiffers", "Not in the tracker", ColumnKind.Money, style with { PlusSign = true }, Width: 13), new("saving", "Printed saving", ColumnKind.Money, style, Width: 12), new("planned", "Planned saving", ColumnKind.Money, style, Width: 12),
                new("savingDiffers", "Planned less printed", ColumnKind.Money, style with { PlusSign = true }, Width: 13), new("alone", "Bids without a line", ColumnKind.Text, Width: 44),
            ],
            [
                .. rows.Select((r, i) => Line($"row-{i + 1}", RowKind.Item, r.Workstream, r.Investment[at], r.Saving[at], [.. bids.Where(b => string.Equals(b.Terms.Workstream, r.Workstream, StringComparison.OrdinalIgnoreCase))])),
                .. within ? [Line("total", RowKind.Total, "All workstreams", package.Printed.Investment(at), package.Printed.Saving(at), bids)] : Array.Empty<Row>(),
            ]);
    }

    /// <summary>Entries in their order, each with what it moved.</summary>
    public static Sheet Entries(Fund fund, FundBook book, MoneyStyle style) => new(
        "entries", $"Entries of {fund.Terms.Name}, {style.UnitText}: the effect of each on the headroom, on what is approved and waits, on what is released, and on what bids have drawn.", "within the year",
        [
            new("number", "Entry", ColumnKind.Number, Width: 7), new("on", "On", ColumnKind.Date, Width: 12), new("kind", "What", ColumnKind.Text, Width: 20), new("bid", "Bid", ColumnKind.Text, Width: 36), new("years", "Years", ColumnKind.Text, Width: 18),
            new("headroom", "Headroom", ColumnKind.Money, style with { PlusSign = true }, Width: 13), new("waiting", "Waits for a condition", ColumnKind.Money, style with { PlusSign = true }, Width: 13), new("released", "Released to bids", ColumnKind.Money, style with { PlusSign = true }, Width: 13), new("drawn", "Drawn", ColumnKind.Money, style with { PlusSign = true }, Width: 13), new("words", "Words", ColumnKind.Text, Width: 44),
        ],
        [
            .. book.EntriesOf(fund).Select(e => new Row($"entry-{e.Number}", RowKind.Item,
            [
                new Cell.Number(e.Number), e.On is { } on ? new Cell.Day(on) : Cell.Empty, Cell.Text(BidWords.Of(e.Kind)), Cell.Text(e.Bid is { } id ? book.FindBid(id)?.Terms.Title ?? "A bid that is not open to you" : ""),
                Cell.Text(string.Join(", ", e.Postings.Select(p => p.Year).Distinct().Order())), Moved(e, FundAccount.Available), Moved(e, FundAccount.Approved), Moved(e, FundAccount.Committed), Moved(e, FundAccount.Drawn), Cell.Text(e.Words),
            ])),
        ]);

    /// <summary>What one bid asks and saves, by year.</summary>
    public static Sheet Years(Bid bid, MoneyStyle style) => new(
        "years", $"{bid.Terms.Title}, {style.UnitText}. What is asked is positive; what is saved is the effect in each year against the base, and negative.", "level",
        [new("what", "What", ColumnKind.Text, Width: 20), .. bid.Terms.Years.Select(y => new Column(y.Year.ToString(), y.Year.ToString(), ColumnKind.Money, style, Width: 14)), new("all", "All years", ColumnKind.Money, style, Width: 14)],
        [
            new("asked", RowKind.Item, [Cell.Text("Asked"), .. bid.Terms.Years.Select(y => Cell.Of(y.Investment)), Cell.Of(bid.Terms.Investment)]),
            new("saved", RowKind.Item, [Cell.Text("Saved"), .. bid.Terms.Years.Select(y => Cell.Of(y.Saving)), Cell.Of(bid.Terms.Saving)]),
        ]);

    /// <summary>Years in which a bid and the plan that it is for say different things.</summary>
    public static Sheet AgainstPlan(Bid bid, IReadOnlyList<BidYear> plan, MoneyStyle style) => new(
        "against-plan", $"Where the bid and the plan differ today, {style.UnitText}. What is asked is positive; what is saved is the effect in each year against the base, and negative.", "level",
        [
            new("year", "Year", ColumnKind.Text, Width: 10), new("asked", "Bid asks", ColumnKind.Money, style, Width: 13), new("planAsks", "Plan asks", ColumnKind.Money, style, Width: 13),
            new("saved", "Bid saves", ColumnKind.Money, style, Width: 13), new("planSaves", "Plan saves", ColumnKind.Money, style, Width: 13),
        ],
        [.. bid.Terms.DifferencesFrom(plan).Select(y => new Row(y.Year.ToString(), RowKind.Item, [Cell.Text(y.Year.ToString()), Cell.Of(y.Bid.Investment), Cell.Of(y.Plan.Investment), Cell.Of(y.Bid.Saving), Cell.Of(y.Plan.Saving)]))]);

    /// <summary>One bid's money by year: approved, released, drawn, paid back, and what is left to draw at each year's end.</summary>
    public static Sheet MoneyOf(Bid bid, FundBalances balances, MoneyStyle style)
    {
        FundAccount[] all = [FundAccount.Approved, FundAccount.Committed, FundAccount.Drawn, FundAccount.Repaid, FundAccount.Interest, FundAccount.Returned];
        FinancialYear[] years = [.. balances.Years.Where(y => all.Any(a => !balances.In(a, y, bid.Id).IsZero))];
        Row Line(string key, RowKind kind, string name, Func<FinancialYear, Money> of) => new(key, kind, [Cell.Text(name), .. years.Select(y => Cell.Of(of(y)))]);
        return new(
            "bid-money", $"{bid.Terms.Title}, {style.UnitText}.", "within the year",
            [new("what", "What", ColumnKind.Text, Width: 34), .. years.Select(y => new Column(y.ToString(), y.ToString(), ColumnKind.Money, style, Width: 13))],
            [
                Line("given", RowKind.Item, "Approved for the year", y => balances.In(FundAccount.Approved, y, bid.Id) + balances.In(FundAccount.Committed, y, bid.Id) + balances.In(FundAccount.Drawn, y, bid.Id)),
                Line("drawn", RowKind.Item, "Drawn in the year", y => balances.In(FundAccount.Drawn, y, bid.Id)),
                Line("left", RowKind.Total, "Released and not drawn at its end", y => balances.Of(FundAccount.Committed, y, bid.Id)),
                Line("waiting", RowKind.Item, "Waits for its condition at its end", y => balances.Of(FundAccount.Approved, y, bid.Id)),
                Line("back", RowKind.Item, "Paid back, with interest and returns", y => -(balances.In(FundAccount.Repaid, y, bid.Id) + balances.In(FundAccount.Interest, y, bid.Id) + balances.In(FundAccount.Returned, y, bid.Id))),
            ]);
    }

    /// <summary>What is agreed to be paid back.</summary>
    public static Sheet Instalments(Bid bid, MoneyStyle style) => new(
        "repayment", $"What is paid back, {style.UnitText}.", "within the year",
        [new("year", "Year", ColumnKind.Text, Width: 10), new("principal", "Of what was drawn", ColumnKind.Money, style, Width: 14), new("interest", "Interest", ColumnKind.Money, style, Width: 12)],
        [
            .. bid.Instalments.Select(i => new Row(i.Year.ToString(), RowKind.Item, [Cell.Text(i.Year.ToString()), Cell.Of(i.Principal), Cell.Of(i.Interest)])),
            new("total", RowKind.Total, [Cell.Text("In all"), Cell.Of(bid.Instalments.Aggregate(Money.Zero, (s, i) => s + i.Principal)), Cell.Of(bid.Instalments.Aggregate(Money.Zero, (s, i) => s + i.Interest))]),
        ]);

    /// <summary>Gross return for each pound; in words where it has none.</summary>
    public static string PerPound(Bid bid) => PackageReturn.PerPound(PackageReturn.Of(bid).Value?.GrossPerPound);

    private static Cell Moved(FundEntry entry, FundAccount account) =>
        entry.Postings.Where(p => p.Account == account).Aggregate(Money.Zero, (s, p) => s + p.Amount) is { IsZero: false } moved ? Cell.Of(moved) : Cell.Empty;

    private static string DecidedBy(Fund fund, Bid bid) => bid.Decision?.By ?? (ApprovalRoutes.Of(bid.Terms.Investment, fund.Terms) == ApprovalRoute.Committee ? fund.Terms.Committee : fund.Terms.Delegate);

    private static string Differs(Total promised, Total planned) =>
        promised.Unquantified > 0 && promised.Low.IsZero ? "The bid gives no figure"
        : !promised.IsExact || !planned.IsExact ? "Not all is known"
        : promised == planned ? "Agrees" : $"Bid {MoneyStyle.Exactly(promised.Low.Abs())}, tracker {MoneyStyle.Exactly(planned.Low.Abs())}";
}

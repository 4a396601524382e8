using System.Globalization;
using Outturn.Core.Funds;
using Outturn.Core.Sheets;
using Outturn.Core.Values;

namespace Outturn.Core.Reports.Closing;

/// <summary>A fund's return of a closed year as a table and in words.</summary>
public static class FundReturnSheet
{
    public static Sheet Of(FundReturn back, MoneyStyle style) => new(
        "return", $"{back.Fund.Terms.Name}: what came back by the end of {back.Year}, {style.UnitText}. Savings are negative; “in all” adds up the years so far. What is not known is an empty cell, never nought.", "within the year",
        [
            new("number", "Bid", ColumnKind.Number, Width: 6), new("title", "Title", ColumnKind.Text, Width: 40),
            new("approved", "Approved", ColumnKind.Money, style, Width: 11), new("drawn", "Drawn", ColumnKind.Money, style, Width: 11),
            new("promisedYear", "Promised in year", ColumnKind.Money, style, Width: 12), new("cameYear", "Came in year", ColumnKind.Money, style, Width: 12),
            new("promisedToYear", "Promised in all", ColumnKind.Money, style, Width: 12), new("cameToYear", "Came in all", ColumnKind.Money, style, Width: 12),
            new("promisedPerPound", "Promised for each £1", ColumnKind.Text, Width: 13), new("camePerPound", "Came for each £1", ColumnKind.Text, Width: 13), new("note", "Not known", ColumnKind.Text, Width: 40),
        ],
        [
            .. back.Bids.Select(b => new Row($"bid-{b.Bid.Number}", RowKind.Item,
            [
                new Cell.Number(b.Bid.Number), Cell.Text(b.Bid.Terms.Title), Cell.Of(b.Approved), Cell.Of(b.Drawn), Cell.Of(b.PromisedYear), Or(b.CameYear), Cell.Of(b.PromisedToYear), Or(b.CameToYear),
                Cell.Text(PackageReturn.PerPound(b.PromisedPerPound)), Cell.Text(PackageReturn.PerPound(b.CamePerPound)), Cell.Text(string.Join("; ", b.NotKnown)),
            ])),
            new("total", RowKind.Total,
            [
                Cell.Empty, Cell.Text("All bids"), Cell.Of(back.Approved), Cell.Of(back.Drawn), Cell.Of(back.PromisedYear), Cell.Of(back.CameYear), Cell.Of(back.PromisedToYear), Cell.Of(back.CameToYear),
                Cell.Text(PackageReturn.PerPound(back.PromisedPerPound)), Cell.Text(PackageReturn.PerPound(back.CamePerPound)), Cell.Text(back.NotKnown == 0 ? "" : Bids(back.NotKnown)),
            ]),
        ])
    {
        Notes = [new("Read as at", Pinned(back)), .. back.Closing.Source.Length > 0 ? [KeyValuePair.Create("Outturn from", back.Closing.Source)] : Array.Empty<KeyValuePair<string, string>>()],
    };

    /// <summary>What to say first.</summary>
    public static IReadOnlyList<string> Sentences(FundReturn back) =>
    [
        back.Bids.Count == 0
            ? $"No bid of the fund had money, promised a saving or was joined to a tracker line by the end of {back.Year}."
            : back.Bids.All(b => b.CameYear is null)
            ? $"Bids drew {MoneyStyle.Words(back.Drawn)} by the end of {back.Year}. What came of it is not known: no bid is joined to a tracker line."
            : $"Bids drew {MoneyStyle.Words(back.Drawn)} by the end of {back.Year}. For that year they promised {Saved(back.PromisedYear)}, and {MoneyStyle.Words(-back.CameYear)} of savings came, as far as is known.",
        .. back.CamePerPound is { } ratio ? [$"In all, {PackageReturn.PerPound(ratio)} came for each £1 drawn."] : Array.Empty<string>(),
        .. back.NotKnown > 0 ? [$"What came of {Bids(back.NotKnown)} is not known, so no return is given for the fund as a whole: that of the rest would look like one of all."] : Array.Empty<string>(),
    ];

    /// <summary>How the table is read.</summary>
    public static IReadOnlyList<string> Reading { get; } =
    [
        "Approved and drawn are the fund’s money for the years up to this one. Promised is what the bid said it would save; came is what finance recorded of the tracker lines that the bid is joined to.",
        "A year’s saving is its effect on the council’s budget in that year. A tracker line is a change from the year before, so what came in an earlier year stays in later ones until a line takes it back. “In all” adds up the years so far.",
        "A return is savings for each pound, not discounted: promised for each £1 asked, came for each £1 drawn. Where any figure is missing none is given: not for the bid, and not for the fund.",
    ];

    /// <summary>Which recording the report rests on.</summary>
    public static string Pinned(FundReturn back) => string.Create(
        CultureInfo.InvariantCulture, $"{CouncilTime.Words(back.Closing.Act.Position)}, as recorded by act {back.Closing.Act.Number} on {CouncilTime.Words(back.Closing.Act.Recorded.Day)}. It stays as it is when later years move.");

    private static Cell Or(Money? money) => money is { } known ? Cell.Of(known) : Cell.Empty;

    private static string Saved(Total saving) =>
        $"{MoneyStyle.Words(-saving.High)}{(saving.Low == saving.High ? "" : $" to {MoneyStyle.Words(-saving.Low)}")} of savings{(saving.Unquantified > 0 ? string.Create(CultureInfo.InvariantCulture, $" plus {saving.Unquantified} not quantified") : "")}";

    private static string Bids(int count) => count == 1 ? "1 bid" : string.Create(CultureInfo.InvariantCulture, $"{count} bids");
}

using FsCheck;
using FsCheck.Fluent;
using Outturn.Core.Funds;
using Outturn.Core.Reports.Closing;
using Outturn.Core.Series;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Closing;
using Outturn.Core.Values;
using Outturn.Documents.Writing;
using Outturn.Tests.Funds;
using Outturn.Tests.Rounds;
using static Outturn.Tests.Funds.SomeFund;

namespace Outturn.Tests.Closing;

/// <summary>What a fund brought back: by the lines that its bids became, never more than is known.</summary>
public sealed class FundReturnTests
{
    private static readonly YearClosing Closing = new(Y(2017), 1, "Outturn paper", World.Act(40, World.Finance) with { Position = Y(2017).LastDay });

    private static BidTerms Terms(params BidTrackerLine[] lines) =>
        BidTerms.Of("Reablement", "Adults", Asks(2016, 100_000, -50_000), Asks(2017, 20_000, -200_000), Asks(2018, 5_000, -200_000)) with { Lines = lines };

    private static FundBook Book(BidTerms terms)
    {
        var book = Opened().WithBid(1, terms).Approved(1, new BidStage(Y(2016), Money.FromPounds(100_000), ""), new BidStage(Y(2017), Money.FromPounds(20_000), ""), new BidStage(Y(2018), Money.FromPounds(5_000), ""));
        book = book.Done(book.Move(1, FundEntryKind.Drawdown, 2016, 80_000));
        return book.Done(book.Move(1, FundEntryKind.Drawdown, 2017, 20_000));
    }

    private static TrackerPosition Closed(int year, params (string Key, long? Thousands)[] lines) => new(Y(year), AsAt.Now,
        [.. lines.Select(l => World.Line(l.Key) with { Outturn = new(l.Thousands is { } known ? Amount.Of(Money.FromThousands(known)) : new Amount.Unquantified("not known"), "Why") })], []);

    private static FundReturn Return(FundBook book, params TrackerPosition[] closed) => FundReturn.Of(book, book.Funds[0], Closing, closed.ToDictionary(c => c.Year));

    [Fact]
    public void What_came_once_stays_in_later_years_and_money_of_later_years_is_not_counted()
    {
        var back = Return(Book(Terms(new(Y(2016), "A"), new(Y(2017), "B"))), Closed(2016, ("A", -40)), Closed(2017, ("B", -100), ("C", -999)));
        var bid = Assert.Single(back.Bids);
        Assert.Equal((Money.FromPounds(120_000), Money.FromPounds(100_000)), (bid.Approved, bid.Drawn));
        Assert.Equal(Total.Of(Amount.Of(Money.FromPounds(-200_000))), bid.PromisedYear);
        Assert.Equal(Total.Of(Amount.Of(Money.FromPounds(-250_000))), bid.PromisedToYear);
        Assert.Equal((Money.FromThousands(-140), Money.FromThousands(-180)), (bid.CameYear!.Value, bid.CameToYear!.Value));
        Assert.Equal((250_000m / 120_000m, 1.8m), (bid.PromisedPerPound!.Value, bid.CamePerPound!.Value));
        Assert.Equal((1.8m, 0, 1), (back.CamePerPound!.Value, back.NotKnown, back.Joined));
    }

    [Fact]
    public void What_is_not_known_is_counted_and_gives_no_return()
    {
        foreach (var (lines, said) in new (BidTrackerLine[], string)[]
        {
            ([], "No tracker line is joined"), ([new(Y(2017), "D")], "2017-18 D: its outturn is not known"), ([new(Y(2017), "Z")], "2017-18 Z: the tracker has no such line"), ([new(Y(2015), "A")], "2015-16 A: the year is not closed"),
        })
        {
            var back = Return(Book(Terms(lines)), Closed(2017, ("B", -100), ("D", null)));
            Assert.Equal(said, Assert.Single(Assert.Single(back.Bids).NotKnown));
            Assert.Null(back.Bids[0].CamePerPound);
            Assert.Null(back.CamePerPound);
            Assert.Equal(1, back.NotKnown);
            Assert.Contains("no return is given for the fund as a whole", string.Join(' ', FundReturnSheet.Sentences(back)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_line_that_was_withdrawn_brought_nothing_and_that_is_known()
    {
        var back = Return(Book(Terms(new BidTrackerLine(Y(2017), "B"))), Closed(2017) with { Withdrawn = [World.Line("B")] });
        Assert.Equal((Money.Zero, 0m), (back.Bids[0].CameToYear!.Value, back.CamePerPound!.Value));
    }

    [Fact]
    public void A_bid_of_later_years_alone_and_one_that_has_no_money_are_not_in_it()
    {
        var later = BidTerms.Of("Later", "Adults", Asks(2018, 10_000, -5_000));
        var book = Book(Terms(new BidTrackerLine(Y(2017), "B"))).WithBid(2, later).WithBid(3, BidTerms.Of("Asked only", "Adults", Asks(2017, 10_000, -5_000)));
        book = book.Approved(2, new BidStage(Y(2018), Money.FromPounds(10_000), ""));
        Assert.Equal([1], Return(book, Closed(2017, ("B", -100))).Bids.Select(b => b.Bid.Number));
    }

    [Fact]
    public void Cumulative_returns_are_the_levels_of_all_years_added_up() => Prop.ForAll(Gen.Choose(-90, 30).ListOf(4).ToArbitrary(), came =>
    {
        var years = came.Select((c, i) => (Year: 2014 + i, Came: c)).ToList();
        var back = Return(Book(Terms([.. years.Select(y => new BidTrackerLine(Y(y.Year), "K"))])), [.. years.Select(y => Closed(y.Year, ("K", y.Came)))]);
        var levels = Movements.Starting(Y(2014), [.. came.Select(c => Money.FromThousands(c))]).ToLevels(Y(2014), 4);
        Assert.Equal((levels[Y(2017)], levels.Aggregate(Money.Zero, (sum, l) => sum + l.Value)), (back.Bids[0].CameYear!.Value, back.Bids[0].CameToYear!.Value));
        Assert.Equal(back.CameToYear, back.Bids[0].CameToYear);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_sheet_and_the_paper_say_what_it_rests_on()
    {
        var back = Return(Book(Terms(new BidTrackerLine(Y(2017), "B"))), Closed(2017, ("B", -100)));
        var sheet = FundReturnSheet.Of(back, MoneyStyle.Thousands);
        Assert.Equal(2, sheet.Rows.Count);
        Assert.Contains("31 March 2018, as recorded by act 40", sheet.Notes[0].Value, StringComparison.Ordinal);
        Assert.Equal(["Bids drew £100k by the end of 2017-18. For that year they promised £200k of savings, and £100k of savings came, as far as is known.", "In all, £1.00 came for each £1 drawn."], FundReturnSheet.Sentences(back));
        Assert.Equal("PK"u8, PaperWordWriter.Write(FundReturnPaper.Of(back)).AsSpan(0, 2));
    }
}

using FsCheck;
using FsCheck.Fluent;
using Outturn.Core.Funds;
using Outturn.Core.Values;
using static Outturn.Tests.Funds.SomeFund;

namespace Outturn.Tests.Funds;

/// <summary>A fund's money: every entry sums to nought, nothing is promised that is not there, nothing is drawn that is not released.</summary>
public sealed class LedgerTests
{
    private static BidStage Stage(int year, long pounds, string condition = "") => new(Y(year), Money.FromPounds(pounds), condition);

    private static Money Pounds(long pounds) => Money.FromPounds(pounds);

    [Fact]
    public void Money_goes_from_the_opening_balance_to_a_bid_and_what_is_left_is_the_headroom_of_each_year()
    {
        var book = Opened().WithBid(1, BidTerms.Of("Team", "Adults", Asks(2017, 300_000, -100_000), Asks(2018, 200_000, -400_000)))
            .Approved(1, Stage(2017, 300_000), Stage(2018, 200_000, "The pilot saves £100,000"));
        var fund = book.Funds[0];
        var balances = book.BalancesOf(fund);
        Assert.Equal([Pounds(1_000_000), Pounds(700_000), Pounds(500_000)], new[] { 2016, 2017, 2018 }.Select(y => balances.Headroom(Y(y))));
        Assert.Equal(Pounds(1_000_000), balances.Balance(Y(2018)));
        Assert.Equal((Pounds(200_000), Pounds(300_000)), (balances.Of(FundAccount.Approved), balances.Of(FundAccount.Committed)));
        Assert.Equal([FundEntryKind.Opening, FundEntryKind.Approval, FundEntryKind.Release], book.EntriesOf(fund).Select(e => e.Kind));

        // Only what is released can be drawn, and only once.
        Assert.Equal("fund.beyond-the-bid", book.Move(1, FundEntryKind.Drawdown, 2018, 300_001).Code());
        Assert.Equal("fund.beyond-the-bid", book.Move(1, FundEntryKind.Drawdown, 2016, 1).Code());
        book = book.Done(book.Move(1, FundEntryKind.Drawdown, 2017, 250_000));
        Assert.Contains("£50,000 is released for the bid and not drawn", book.Move(1, FundEntryKind.Drawdown, 2017, 60_000).Problems[0].Message, StringComparison.Ordinal);
        book = book.Done(new ReleaseStage(NewId(101), 1, new(2018, 4, 2), "It saved £110,000", NewId(50)).Decide(book, Finance));
        Assert.Equal(new DateOnly(2018, 4, 2), book.Bid(1).Stages[1].Released);
        Assert.Equal("fund.stage-released", new ReleaseStage(NewId(101), 1, December, "Again", NewId(51)).Decide(book, Finance).Code());
        book = book.Done(book.Move(1, FundEntryKind.Drawdown, 2018, 220_000));
        Assert.Equal(Pounds(530_000), book.BalancesOf(fund).Balance(Y(2018)));
        book = book.Done(book.Move(1, FundEntryKind.HandBack, 2018, 20_000));
        Assert.Equal("fund.handed-back-too-much", book.Move(1, FundEntryKind.HandBack, 2018, 460_000).Code());

        // Closing gives back what was not drawn; then only repayments and returns come.
        book = book.Done(new CloseBid(NewId(101), NewId(60), new(2019, 1, 31), "The team is part of the service").Decide(book, Finance));
        balances = book.BalancesOf(fund);
        Assert.Equal((Money.Zero, Money.Zero, Pounds(450_000), Pounds(550_000)), (balances.Of(FundAccount.Approved), balances.Of(FundAccount.Committed), balances.Of(FundAccount.Drawn), balances.Headroom(Y(2018))));
        Assert.Equal("fund.bid-closed", book.Move(1, FundEntryKind.Drawdown, 2018, 1).Code());
        Assert.Equal("fund.repaid-too-much", book.Move(1, FundEntryKind.Repayment, 2019, 450_001).Code());
        book = book.Done(book.Move(1, FundEntryKind.Repayment, 2019, 450_000));
        book = book.Done(book.Move(1, FundEntryKind.Interest, 2019, 15_750));
        book = book.Done(book.Move(1, FundEntryKind.Return, 2020, 30_000));
        Assert.Equal(Pounds(1_045_750), book.BalancesOf(fund).Headroom(Y(2020)));
        Assert.Equal(Money.Zero, book.BalancesOf(fund).Owed(NewId(101)));
        Assert.Single(book.ToReview(fund, new(2020, 1, 31)));
        Assert.Empty(book.ToReview(fund, new(2020, 1, 30)));
        Assert.Equal("fund.review-early", new ReviewBid(NewId(101), new(new(2018, 12, 1), Amount.Zero, "x")).Decide(book, Lead).Code());
        book = book.Done(new ReviewBid(NewId(101), new(new(2020, 2, 1), Amount.Of(Pounds(-380_000)), "Start with fewer people")).Decide(book, Lead));
        Assert.Equal(BidStatus.Reviewed, book.Bid(1).Status);
    }

    [Fact]
    public void What_is_promised_has_to_be_there_in_its_year_and_not_only_in_the_end()
    {
        var book = Opened(100_000).WithBid(1, BidTerms.Of("Team", "Adults", Asks(2017, 150_000)));
        Assert.Equal("fund.overdrawn", book.Approve(1, Stage(2017, 150_000)).Code());
        book = book.Done(new PayIn(Id, NewId(9), FundEntryKind.Contribution, Y(2018), Pounds(100_000), "From the budget").Decide(book, Finance));
        var refused = book.Approve(1, Stage(2017, 150_000));
        Assert.Contains("short at the end of 2017-18: £50,000 more", refused.Problems[0].Message, StringComparison.Ordinal);
        book = book.Approved(1, Stage(2017, 100_000), Stage(2018, 50_000));
        Assert.Equal("fund.overdrawn", new PayIn(Id, NewId(10), FundEntryKind.Withdrawal, Y(2017), Pounds(1), "For roads").Decide(book, Finance).Code());
        book = book.Done(new PayIn(Id, NewId(10), FundEntryKind.Withdrawal, Y(2018), Pounds(50_000), "For roads").Decide(book, Finance));
        Assert.Equal(Money.Zero, book.BalancesOf(book.Funds[0]).Headroom(Y(2018)));

        // Later is always possible; earlier only where the money is there.
        Assert.Equal("fund.overdrawn", new ReprofileBid(NewId(101), NewId(11), Y(2018), Y(2017), Pounds(50_000), "Sooner").Decide(book, Finance).Code());
        book = book.Done(new ReprofileBid(NewId(101), NewId(11), Y(2017), Y(2019), Pounds(40_000), "The posts start later").Decide(book, Finance));
        Assert.Equal("fund.beyond-the-bid", book.Move(1, FundEntryKind.Drawdown, 2018, 110_001).Code());
        Assert.True(book.Move(1, FundEntryKind.Drawdown, 2019, 150_000).Ok);
        Assert.Equal("fund.same-year", new ReprofileBid(NewId(101), NewId(12), Y(2017), Y(2017), Pounds(1), "x").Decide(book, Finance).Code());

        // What is not drawn of later years goes back in those years.
        book = book.Done(new CloseBid(NewId(101), NewId(13), new(2017, 9, 1), "Given up").Decide(book, Finance));
        Assert.Equal([Pounds(100_000), Pounds(150_000), Pounds(150_000)], new[] { 2017, 2018, 2019 }.Select(y => book.BalancesOf(book.Funds[0]).Headroom(Y(y))));
    }

    [Fact]
    public void What_a_person_may_not_do_or_what_says_nothing_is_refused()
    {
        var book = Opened().WithBid(1, BidTerms.Of("Team", "Adults", Asks(2017, 60_000))).Approved(1, Stage(2017, 60_000));
        Assert.Equal("permission.refused", book.Move(1, FundEntryKind.Drawdown, 2017, 1, Member).Code());
        Assert.Equal("permission.refused", book.Move(1, FundEntryKind.Drawdown, 2017, 1, Lead).Code());
        Assert.Equal("fund.amount", book.Move(1, FundEntryKind.Drawdown, 2017, 0).Code());
        Assert.Equal("fund.amount", book.Move(1, FundEntryKind.Drawdown, 2017, -5).Code());
        Assert.Equal("fund.kind", book.Move(1, FundEntryKind.Approval, 2017, 5).Code());
        Assert.Equal("fund.year", new PayIn(Id, NewId(7), FundEntryKind.Contribution, Y(1), Pounds(1), "x").Decide(book, Finance).Code());
        Assert.Equal("fund.words", new PayIn(Id, NewId(7), FundEntryKind.Contribution, Y(2017), Pounds(1), " ").Decide(book, Finance).Code());
        Assert.Equal("fund.opened", new PayIn(Id, NewId(7), FundEntryKind.Opening, Y(2017), Pounds(1), "x").Decide(book, Finance).Code());
        Assert.Equal("fund.not-found", new PayIn(NewId(8), NewId(7), FundEntryKind.Contribution, Y(2017), Pounds(1), "x").Decide(book, Finance).Code());
        Assert.Equal("fund.bid-not-found", book.Move(9, FundEntryKind.Drawdown, 2017, 1).Code());
        Assert.Equal("fund.name-taken", new WriteFund(NewId(8), Terms).Decide(book, Finance).Code());
        string[] Wrong(FundTerms terms) => [.. FundRules.Check(terms).Select(p => p.Code)];
        Assert.Equal(["fund.name", "fund.delegated", "fund.committee", "fund.split-days", "fund.interest", "fund.review-months"], Wrong(FundTerms.Of("") with { DelegatedUpTo = Pounds(-1), SplitDays = -1, InterestPercent = 30m, ReviewMonths = 0 }));
        Assert.Equal(["fund.delegate", "fund.interest"], Wrong(Terms with { Delegate = "", Repayment = FundRepayment.WithInterest }));
        Assert.Equal(["fund.interest"], Wrong(Terms with { InterestPercent = 3m }));
    }

    [Fact]
    public void What_is_paid_back_sums_to_what_was_drawn_with_interest_on_what_is_owed()
    {
        var plan = RepaymentPlan.Of(Pounds(100_000), Y(2018), 3, 3.5m).Value!;
        Assert.Equal([33_333.34m, 33_333.33m, 33_333.33m], plan.Select(p => p.Principal.Pounds));
        Assert.Equal([3_500m, 2_333.33m, 1_166.67m], plan.Select(p => p.Interest.Pounds));
        Assert.Equal("fund.nothing-to-repay", RepaymentPlan.Of(Money.Zero, Y(2018), 3, 0m).Code());
        Assert.Equal("fund.repayment-years", RepaymentPlan.Of(Pounds(1), Y(2018), 31, 0m).Code());
        var book = Opened().WithBid(1, BidTerms.Of("Team", "Adults", Asks(2017, 60_000))).Approved(1, Stage(2017, 60_000));
        Assert.Equal("fund.asks-nothing-back", new AgreeRepayment(NewId(101), Y(2018), 2).Decide(book, Finance).Code());
        book = book.Done(new WriteFund(Id, Terms with { Repayment = FundRepayment.WithInterest, InterestPercent = 2m }).Decide(book, Finance));
        Assert.Equal([1_200m, 600m], book.Done(new AgreeRepayment(NewId(101), Y(2018), 2).Decide(book, Finance)).Bid(1).Instalments.Select(i => i.Interest.Pounds));
    }

    /// <summary>Any sequence of deeds, most of which are refused.</summary>
    [Fact]
    public void Whatever_is_done_in_whatever_order_postings_sum_to_nought_and_no_account_is_overdrawn()
    {
        var deeds = Gen.Choose(0, int.MaxValue).ListOf(60);
        Prop.ForAll(deeds.ToArbitrary(), seeds =>
        {
            var book = Opened(500_000).WithBid(1, BidTerms.Of("A", "Adults", Asks(2017, 200_000))).WithBid(2, BidTerms.Of("B", "Roads", Asks(2017, 100_000), Asks(2018, 100_000)));
            var done = 0;
            foreach (var (i, seed) in seeds.Index())
            {
                var (n, year, pounds) = (1 + (seed / 16 % 2), 2016 + (seed / 32 % 4), 1 + (seed / 128 % 200_000));
                var (bid, entry) = (NewId(100 + n), NewId(10_000 + (2 * i)));
                var decided = (seed % 12) switch
                {
                    0 => book.Approve(n, Stage(year, pounds / 2 + 1), Stage(year + 1, (pounds / 2) + 1, "When ready")),
                    1 or 2 or 3 => new MoveMoney(bid, entry, FundEntryKind.Drawdown, Y(year), Pounds(pounds / 4 + 1), "x").Decide(book, Finance),
                    4 => new MoveMoney(bid, entry, FundEntryKind.HandBack, Y(year), Pounds(pounds / 8 + 1), "x").Decide(book, Finance),
                    5 => new MoveMoney(bid, entry, FundEntryKind.Repayment, Y(year), Pounds(pounds / 8 + 1), "x").Decide(book, Finance),
                    6 => new ReleaseStage(bid, seed / 64 % 2, December, "x", entry).Decide(book, Finance),
                    7 => new ReprofileBid(bid, entry, Y(year), Y(2016 + (seed / 512 % 4)), Pounds(pounds / 8 + 1), "x").Decide(book, Finance),
                    8 => new PayIn(Id, entry, FundEntryKind.Withdrawal, Y(year), Pounds(pounds), "x").Decide(book, Finance),
                    9 => new PayIn(Id, entry, FundEntryKind.Contribution, Y(year), Pounds(pounds), "x").Decide(book, Finance),
                    10 => new MoveMoney(bid, entry, FundEntryKind.Return, Y(year), Pounds(pounds / 8 + 1), "x").Decide(book, Finance),
                    _ => seed % 7 == 0 ? new CloseBid(bid, entry, new(year, 6, 1), "x").Decide(book, Finance) : Outturn.Core.Values.Result.Ok(FundChanges.None),
                };
                if (!decided.Ok)
                {
                    continue;
                }

                done++;
                book = book.With(decided.Value);
                var balances = book.BalancesOf(book.Funds[0]);
                Assert.All(book.Entries, e => Assert.True(e.Balances));
                Assert.True(Enum.GetValues<FundAccount>().Aggregate(Money.Zero, (s, a) => s + balances.Of(a)).IsZero);
                Assert.Null(balances.FirstShort(FundAccount.Available));
                foreach (var of in new[] { 1, 2 })
                {
                    Assert.Null(balances.FirstShort(FundAccount.Committed, NewId(100 + of)));
                    Assert.Null(balances.FirstShort(FundAccount.Approved, NewId(100 + of)));
                    Assert.True(balances.Of(FundAccount.Drawn, bid: NewId(100 + of)) <= book.Bid(of).Approved);
                    Assert.True(balances.Owed(NewId(100 + of)) >= Money.Zero);
                }
            }

            return done > 3;
        }).QuickCheckThrowOnFailure();
    }
}

using Outturn.Core.Funds;
using Outturn.Core.Values;
using static Outturn.Tests.Funds.SomeFund;

namespace Outturn.Tests.Funds;

/// <summary>Who decides on a bid, what is asked of it, and what became of its promise.</summary>
public sealed class BidTests
{
    private static BidStage Stage(int year, long pounds) => new(Y(year), Money.FromPounds(pounds), "");

    [Theory]
    [InlineData("50,000.00", ApprovalRoute.Delegated)]
    [InlineData("50,000.01", ApprovalRoute.Committee)]
    [InlineData("46,000", ApprovalRoute.Delegated)]
    [InlineData("800,000", ApprovalRoute.Committee)]
    public void Up_to_the_amount_an_officer_decides_and_above_it_the_committee(string asked, ApprovalRoute route) =>
        Assert.Equal(route, ApprovalRoutes.Of(Total.Of(Amount.Of(Money.FromPounds(decimal.Parse(asked, System.Globalization.CultureInfo.InvariantCulture)))), Terms));

    [Fact]
    public void What_is_not_known_or_may_be_more_goes_to_the_committee()
    {
        Assert.Equal(ApprovalRoute.Committee, ApprovalRoutes.Of(Total.Of(new Amount.Unquantified("TBC")), Terms));
        Assert.Equal(ApprovalRoute.Committee, ApprovalRoutes.Of(Total.Of(Amount.Between(Money.FromPounds(40_000), Money.FromPounds(60_000))), Terms));
        Assert.Equal(ApprovalRoute.Committee, ApprovalRoutes.Of(Total.Zero, Terms with { DelegatedUpTo = Money.Zero }));
        Assert.Equal("Section 151 officer, consulting the leader of the council; reported to General Purposes Committee", ApprovalRoute.Delegated.InWords(Terms));
    }

    [Fact]
    public void A_delegated_decision_waits_to_be_reported_and_is_not_for_who_sent_the_bid_in()
    {
        var book = Opened().WithBid(1, BidTerms.Of("Support", "Adults", Asks(2017, 50_000)));
        var own = book.Done(new WithdrawBid(NewId(101), true).Decide(book, Lead));
        own = own.Done(new WithdrawBid(NewId(101), false).Decide(own, Lead));
        own = own.Done(new SubmitBid(NewId(101), December).Decide(own, Finance));
        Assert.Equal("fund.own-bid", own.Approve(1, Stage(2017, 50_000)).Code());

        book = book.Approved(1, Stage(2017, 50_000));
        Assert.Equal((ApprovalRoute.Delegated, "Section 151 officer", "Leader of the council"), (book.Bid(1).Decision!.Route, book.Bid(1).Decision!.By, book.Bid(1).Decision!.Consulted));
        Assert.Equal(["Support"], book.ToReport(book.Funds[0]).Select(b => b.Terms.Title));
        Assert.Equal("fund.reported-before", new ReportDecisions(Id, [NewId(101)], December.AddDays(-1)).Decide(book, Finance).Code());
        book = book.Done(new ReportDecisions(Id, [NewId(101)], new(2017, 1, 24)).Decide(book, Finance));
        Assert.Empty(book.ToReport(book.Funds[0]));
        Assert.Equal("fund.nothing-to-report", new ReportDecisions(Id, [NewId(101)], new(2017, 1, 24)).Decide(book, Finance).Code());
    }

    [Fact]
    public void Nothing_is_decided_on_a_day_that_is_still_to_come()
    {
        var book = Opened().WithBid(1, BidTerms.Of("Support", "Adults", Asks(2017, 50_000)));
        var decide = new DecideBid(NewId(101), true, December, "", "", "", [Stage(2017, 50_000)], NewId(1_000), NewId(2_000));
        Assert.Equal("fund.decided-later", (decide with { Today = December.AddDays(-1) }).Decide(book, Finance).Code());
        Assert.True((decide with { Today = December }).Decide(book, Finance).Ok);
    }

    [Fact]
    public void Who_changes_a_fund_that_somebody_else_changed_meanwhile_is_told()
    {
        var book = Opened();
        var seen = new WriteFund(Id, Terms with { Purpose = "Mine" }) { Rests = book.Funds[0].Act };
        Assert.True(seen.Decide(book, Finance).Ok);
        var later = book with { Funds = [book.Funds[0] with { Act = book.Funds[0].Act + 5 }] };
        Assert.Equal(WriteFund.Meanwhile, seen.Decide(later, Finance).Code());
    }

    [Fact]
    public void After_a_decision_a_bid_may_still_be_tied_to_its_proposal()
    {
        var terms = BidTerms.Of("Support", "Adults", Asks(2017, 50_000)) with { Lead = "Head of adults" };
        var book = Opened().WithBid(1, terms).Approved(1, Stage(2017, 50_000));
        Assert.True(new WriteBid(Id, NewId(101), terms with { Proposal = NewId(77) }).Decide(book, Finance).Ok);
        Assert.Equal("fund.bid-decided", new WriteBid(Id, NewId(101), terms with { Workstream = "Other" }).Decide(book, Finance).Code());
    }

    [Fact]
    public void Bids_that_stay_below_the_amount_only_because_they_are_two_are_flagged()
    {
        var near = BidTerms.Of("Support 2", "adults ", Asks(2017, 30_000)) with { Lead = "Head of transport" };
        var book = Opened().WithBid(1, BidTerms.Of("Support 1", "Adults", Asks(2017, 30_000)));
        string Flag(FundBook of, BidTerms terms)
        {
            var written = of.Done(new WriteBid(Id, NewId(102), terms).Decide(of, Finance));
            var sent = new SubmitBid(NewId(102), December).Decide(written, Finance);
            Assert.True(sent.Ok);
            return sent.Problems.FirstOrDefault()?.Message ?? "";
        }

        Assert.Contains("With bid 1, Support 1 (£30k) it comes to £60k, more than the £50k", Flag(book, near), StringComparison.Ordinal);
        Assert.Equal("", Flag(book, near with { Workstream = "Roads" }));
        Assert.NotEqual("", Flag(book, near with { Workstream = "Roads", Lead = "Head of adults" }));
        Assert.Equal("", Flag(book, near with { Years = [Asks(2017, 20_000)] }));
        Assert.Equal("", Flag(book, near with { Years = [Asks(2017, 60_000)] }));
        Assert.Equal("", Flag(book.Done(new WriteFund(Id, Terms with { SplitDays = 10 }).Decide(book, Finance)), near));
        Assert.Equal("", Flag(book.Done(new WithdrawBid(NewId(101), true).Decide(book, Finance)), near));
    }

    [Fact]
    public void What_is_wrong_with_a_bid_or_a_decision_is_said_at_its_place()
    {
        var book = Opened();
        string[] Wrong(BidTerms terms) => [.. BidRules.Check(terms).Select(p => $"{p.Code} {p.Where}")];
        Assert.Equal(["fund.bid-title title", "fund.bid-workstream workstream"], Wrong(BidTerms.Of(" ", "")));
        Assert.Equal(["fund.bid-investment years.2017-18.investment", "fund.bid-year-twice years.2017-18"], Wrong(BidTerms.Of("A", "B", Asks(2017, -1), Asks(2017, 1))));
        Assert.Equal(["fund.bid-saving-sign years.2017-18.saving"], Wrong(BidTerms.Of("A", "B", Asks(2017, 1, 1))));
        Assert.Equal(["fund.bid-line-twice lines"], Wrong(BidTerms.Of("A", "B") with { Lines = [new(Y(2017), "k"), new(Y(2017), "k")] }));
        Assert.Equal(["fund.bid-years years"], Wrong(BidTerms.Of("A", "B", [.. Enumerable.Range(2000, 41).Select(y => Asks(y, 1))])));
        Assert.Equal("permission.not-own", new WriteBid(Id, NewId(101), BidTerms.Of("A", "B") with { Lead = "Head of roads" }).Decide(book, Lead).Code());
        Assert.Equal("permission.refused", new WriteBid(Id, NewId(101), BidTerms.Of("A", "B")).Decide(book, Member).Code());
        var draft = book.WithBid(1, BidTerms.Of("A", "B"), sent: false);
        Assert.Equal("fund.bid-nothing-asked", new SubmitBid(NewId(101), December).Decide(draft, Finance).Code());
        Assert.Equal("fund.bid-status", draft.Approve(1, Stage(2017, 1)).Code());
        Assert.Equal(WriteBid.Meanwhile, new WriteBid(Id, NewId(101), BidTerms.Of("A", "B")) { Rests = 5 }.Decide(draft, Finance).Code());

        var sent = book.WithBid(1, BidTerms.Of("A", "B", Asks(2017, 60_000)));
        Assert.Equal("fund.nothing-approved", sent.Approve(1).Code());
        Assert.Equal("fund.more-than-asked", sent.Approve(1, Stage(2017, 60_001)).Code());
        Assert.Equal("fund.stage-amount", sent.Approve(1, Stage(2017, 60_000), Stage(2018, 0)).Code());
        DecideBid refuse = new(NewId(101), false, December, "", "", "", [], NewId(70), NewId(71));
        Assert.Equal("fund.decision-words", refuse.Decide(sent, Finance).Code());
        Assert.Equal("fund.decided-before-sent", (refuse with { On = new(2016, 1, 1), Words = "No" }).Decide(sent, Finance).Code());
        Assert.Equal("permission.refused", (refuse with { Words = "No" }).Decide(sent, Lead).Code());
        Assert.Equal(BidStatus.Rejected, sent.Done((refuse with { Words = "No" }).Decide(sent, Finance)).Bid(1).Status);

        var decided = sent.Approved(1, Stage(2017, 60_000));
        Assert.Equal("fund.bid-decided", new WriteBid(Id, NewId(101), decided.Bid(1).Terms with { Title = "Other" }).Decide(decided, Finance).Code());
        Assert.True(new WriteBid(Id, NewId(101), decided.Bid(1).Terms with { Lines = [new(Y(2017), "k")] }).Decide(decided, Finance).Ok);
        Assert.Equal("fund.bid-status", new WithdrawBid(NewId(101), true).Decide(decided, Finance).Code());
        Assert.Equal("fund.words", new CloseBid(NewId(101), NewId(80), December, "").Decide(decided, Finance).Code());
        Assert.Equal("fund.bid-not-closed", new ReviewBid(NewId(101), new(December, Amount.Zero, "x")).Decide(decided, Finance).Code());
    }

    [Fact]
    public void Promised_planned_forecast_and_delivered_stand_in_one_row_and_what_differs_is_said()
    {
        var book = Opened().WithBid(1, BidTerms.Of("Team", "Commissioning", Asks(2017, 750_000, -2_381_000))).WithBid(2, BidTerms.Of("Highways", "Commissioning", Asks(2017, 50_000, -100_000)))
            .WithBid(3, BidTerms.Of("Lamps", "Roads", Asks(2017, 0, -128_532)));
        Total T(long pounds) => Total.Of(Amount.Of(Money.FromPounds(pounds)));
        var sheet = FundSheets.Delivery(
            book.Funds[0], book.BidsOf(book.Funds[0]), [new(NewId(101), Y(2017), T(-2_381_000), T(-2_381_000), null, T(750_000)), new(NewId(102), Y(2017), T(-50_000), T(-40_000), null, T(0))], Y(2017), MoneyStyle.Thousands);
        string[] Row(string key) => [.. sheet.Rows.First(r => r.Key == key).Cells.Skip(3).Select(c => c switch
        {
            Outturn.Core.Sheets.Cell.Sum s => MoneyStyle.Thousands.Text(s.Total),
            Outturn.Core.Sheets.Cell.Words w => w.Content,
            _ => "",
        })];
        Assert.Equal(["750", "750", "-2,381", "-2,381", "-2,381", "", "0", "Agrees"], Row("bid-1"));
        Assert.Equal(["50", "0", "-100", "-50", "-40", "", "50", "Bid £100,000, tracker £50,000"], Row("bid-2"));
        Assert.Equal(["0", "", "-129", "", "", "", "", "No tracker line is joined"], Row("bid-3"));
        Assert.Equal(["800", "750", "-2,481", "-2,431", "-2,421", "", "50", "Bid £2,481,000, tracker £2,431,000"], Row("workstream-1"));
    }
}

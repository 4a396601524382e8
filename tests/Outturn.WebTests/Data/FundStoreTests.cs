using Outturn.Core.Funds;
using Outturn.Core.Values;
using Outturn.Data.Funds;

namespace Outturn.WebTests.Data;

public abstract class FundStoreTests(ITestDatabases databases) : StoreTests(databases)
{
    private static readonly Guid Fund = Guid.Parse("01890000-0000-7000-8000-0000000000e1");
    private static readonly Guid Team = Guid.Parse("01890000-0000-7000-8000-0000000000e2");
    private static readonly DateOnly November = new(2016, 11, 1);
    private static readonly DateOnly December = new(2016, 12, 20);
    private static readonly DateOnly June = new(2017, 6, 30);
    private static readonly FinancialYear Year = new(2017);

    private Viewer Viewer => new(Council.Finance, [Roles.Finance], Outturn.Data.Settings.ShippedGrants.All);

    [Fact]
    public async Task A_fund_is_what_its_entries_say_as_at_any_date()
    {
        await ApprovedAsync();
        await WriteAsync(June, Draw(40_000).Decide);
        async Task<(string, string, string)> OnAsync(AsAt asAt)
        {
            var book = await Council.Funds.ReadAsync(asAt, Cancel);
            var balances = book.BalancesOf(book.Funds[0]);
            return (balances.Headroom(Year).ToString(), balances.Of(FundAccount.Committed).ToString(), balances.Of(FundAccount.Drawn).ToString());
        }

        Assert.Equal(("1000000.00", "0.00", "0.00"), await OnAsync(AsAt.Day(November)));
        Assert.Equal(("900000.00", "100000.00", "0.00"), await OnAsync(AsAt.Day(December)));
        Assert.Equal(("900000.00", "60000.00", "40000.00"), await OnAsync(AsAt.Now));
        Assert.Empty((await Council.Funds.ReadAsync(AsAt.Day(November.AddDays(-1)), Cancel)).Funds);
        var now = await Council.Funds.ReadAsync(AsAt.Now, Cancel);
        Assert.Equal([November, December, December, June], now.Entries.Select(e => e.On!.Value));
        Assert.Equal(BidStatus.Submitted, Assert.Single((await Council.Funds.ReadAsync(AsAt.Day(November), Cancel)).Bids).Status);
        Assert.Equal((BidStatus.Approved, "General Purposes Committee", December), (now.Bids[0].Status, now.Bids[0].Decision!.By, now.Bids[0].Stages[0].Released!.Value));
        Assert.Equal([June, December, November], await Council.Funds.PositionsAsync(Cancel));
        Assert.Null((await Council.Acts.VerifyAsync(cancel: Cancel)).FirstBreak);
    }

    [Fact]
    public async Task Drawdowns_at_once_never_overspend()
    {
        await ApprovedAsync();
        var done = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Council.Funds.WriteAsync(Council.Request(June), book => Draw(15_000).Decide(book, Viewer), Cancel)));
        Assert.Equal(6, done.Count(d => d.Ok));
        Assert.All(done.Where(d => !d.Ok), d => Assert.Equal("fund.beyond-the-bid", d.Problems[0].Code));
        var book = await Council.Funds.ReadAsync(AsAt.Now, Cancel);
        Assert.Equal(Money.FromPounds(90_000), book.BalancesOf(book.Funds[0]).Of(FundAccount.Drawn));
        Assert.Equal(Enumerable.Range(1, book.Entries.Count), book.Entries.Select(e => e.Number));
    }

    [Fact]
    public async Task What_says_what_stands_writes_no_act_and_packages_come_back_as_they_were()
    {
        await ApprovedAsync();
        var acts = (await Council.Acts.LatestAsync())!.Act.Number;
        Assert.False((await Council.Funds.WriteAsync(Council.Request(June), book => new WriteFund(Fund, Terms).Decide(book, Viewer), Cancel)).Value!.Wrote);
        Assert.False((await Council.Funds.WriteAsync(Council.Request(June), book => new WriteBid(Fund, Team, book.Bids[0].Terms).Decide(book, Viewer), Cancel)).Value!.Wrote);
        Assert.Equal(acts, (await Council.Acts.LatestAsync())!.Act.Number);
        var printed = new PrintedPackage(
            Guid.Parse("01890000-0000-7000-8000-0000000000e9"), Fund, 1, "December", "Paper", new(Year, 2, [new("Adults", [Of(1), Of(0)], [Of(-2), Total.Of(new Amount.Unquantified("TBC"))])], [new(false, true, [Money.FromPounds(-2), Money.FromPounds(-4)], "line 3")], MoneyUnit.Thousands))
        {
            Known = [new("lamps", [Money.FromPounds(1)])],
        };
        await WriteAsync(June, (_, _) => Result.Ok(FundChanges.None with { Packages = [printed] }));
        Assert.Equal(printed, (await Council.Funds.ReadAsync(AsAt.Now, Cancel)).Packages[0] with { Act = 0 });
        Assert.False((await Council.Funds.WriteAsync(Council.Request(June), _ => Result.Ok(FundChanges.None with { Packages = [printed] }), Cancel)).Value!.Wrote);
    }

    [Fact]
    public async Task What_would_stand_before_the_version_that_stands_is_refused_with_the_money_that_goes_with_it()
    {
        await ApprovedAsync();
        await WriteAsync(June, (book, _) => Result.Ok(FundChanges.None with { Bids = [book.Bids[0] with { Terms = book.Bids[0].Terms with { Note = "Looked at" } }] }));
        var entries = (await Council.Funds.ReadAsync(AsAt.Now, Cancel)).Entries.Count;
        var late = await Council.Funds.WriteAsync(Council.Request(December.AddDays(1)), book => new CloseBid(Team, Guid.CreateVersion7(), December.AddDays(1), "Done").Decide(book, Viewer), Cancel);
        Assert.Equal("fund.stands-later", Assert.Single(late.Problems).Code);
        Assert.Equal(entries, (await Council.Funds.ReadAsync(AsAt.Now, Cancel)).Entries.Count);
    }

    [Fact]
    public async Task An_entry_that_does_not_sum_to_nought_is_never_written()
    {
        await ApprovedAsync();
        var acts = (await Council.Acts.LatestAsync())!.Act.Number;
        var odd = new FundEntry(Guid.CreateVersion7(), Fund, 9, FundEntryKind.Return, Team, "x", [new(FundAccount.Available, null, Year, Money.FromPounds(1))]);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Council.Funds.WriteAsync(Council.Request(June), _ => Result.Ok(FundChanges.None with { Entries = [odd] }), Cancel));
        Assert.Equal(acts, (await Council.Acts.LatestAsync())!.Act.Number);
    }

    [Fact]
    public void Bids_have_one_stored_form()
    {
        var bid = new Bid(
            Team, Fund, 1,
            new("Team", "Adults", "Head of adults", "Paper", "Table not legible", [new(Year, Amount.Of(Money.FromPounds(1)), new Amount.Unquantified("not legible"))], Team, [new(Year, "A/R.6.1")]), BidStatus.Reviewed)
        {
            Submitted = November,
            SubmittedBy = "Lead",
            Decision = new(ApprovalRoute.Delegated, "S151", December, "Leader", June, "Agreed"),
            Stages = [new(Year, Money.FromPounds(1), "If", December)],
            Instalments = [new(Year, Money.FromPounds(1), Money.Zero)],
            Closed = June,
            Review = new(June, Amount.Zero, "Less"),
        };
        const string Form = """
            {"terms":{"title":"Team","workstream":"Adults","lead":"Head of adults","source":"Paper","note":"Table not legible","years":[{"year":2017,"investment":{"$is":"Known","figure":100},"saving":{"$is":"Unquantified","why":"not legible"}}],"proposal":"01890000-0000-7000-8000-0000000000e2","lines":[{"year":2017,"key":"A/R.6.1"}]},"status":"Reviewed","submitted":"2016-11-01","submittedBy":"Lead","decision":{"route":"Delegated","by":"S151","on":"2016-12-20","consulted":"Leader","reported":"2017-06-30","words":"Agreed"},"stages":[{"year":2017,"amount":100,"condition":"If","released":"2016-12-20"}],"instalments":[{"year":2017,"principal":100,"interest":0}],"closed":"2017-06-30","review":{"on":"2017-06-30","delivered":{"$is":"Known","figure":0},"learned":"Less"}}
            """;
        Assert.Equal(Form, FundJson.Write(bid));
        Assert.Equal(bid, FundJson.Bid(Team, Fund, 1, Form, 0));
        Assert.Equal("""{"name":"Fund","purpose":"","delegatedUpTo":5000000,"delegate":"Section 151 officer","consulted":"Leader of the council","committee":"","splitDays":365,"repayment":"None","interestPercent":0,"reviewMonths":12}""", FundJson.Write(new Fund(Fund, 1, FundTerms.Of("Fund"))));
    }

    private static FundTerms Terms => FundTerms.Of("Transformation fund") with { Committee = "General Purposes Committee" };

    private static Total Of(long pounds) => Total.Of(Amount.Of(Money.FromPounds(pounds)));

    private static MoveMoney Draw(long pounds) => new(Team, Guid.CreateVersion7(), FundEntryKind.Drawdown, Year, Money.FromPounds(pounds), "Salaries");

    private async Task ApprovedAsync()
    {
        await WriteAsync(November, new WriteFund(Fund, Terms).Decide);
        await WriteAsync(November, new PayIn(Fund, Guid.CreateVersion7(), FundEntryKind.Opening, new(2016), Money.FromPounds(1_000_000), "Set aside").Decide);
        await WriteAsync(November, new WriteBid(Fund, Team, BidTerms.Of("Team", "Adults", new BidYear(Year, Amount.Of(Money.FromPounds(100_000)), Amount.Of(Money.FromPounds(-50_000))))).Decide);
        await WriteAsync(November, new SubmitBid(Team, November).Decide);
        await WriteAsync(December, new DecideBid(Team, true, December, "", "", "Agreed", [new(Year, Money.FromPounds(100_000), "")], Guid.CreateVersion7(), Guid.CreateVersion7()).Decide);
    }

    private async Task WriteAsync(DateOnly on, Func<FundBook, Viewer, Result<FundChanges>> decide)
    {
        var done = await Council.Funds.WriteAsync(Council.Request(on), book => decide(book, Viewer), Cancel);
        Assert.True(done.Ok, string.Join(' ', done.Problems.Select(p => p.Message)));
    }
}

public sealed class FundStoreOnSqlite(SqliteFiles databases) : FundStoreTests(databases);

public sealed class FundStoreOnPostgres(PostgresServer databases) : FundStoreTests(databases);

using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Outturn.App.Hosting;
using Outturn.App.Operations.Funds;
using Outturn.App.Security;
using Outturn.Core.Funds;
using Outturn.Core.Values;
using Outturn.Data.Settings;

namespace Outturn.WebTests.Web;

/// <summary>A fund as people use it: opened, paid into, bid for, decided on, drawn, closed; each on both databases.</summary>
public sealed class FundPageTests(PlanCouncils plans, SampleCouncils councils, SqliteFiles sqlite, PostgresServer postgres) : PlanServedTests(plans, councils, sqlite, postgres)
{
    private const string One = "/funds/1";
    private const string Pilot = One + "/bids/8";

    private static readonly (string, string)[] Terms =
    [
        ("Name", "Change fund"), ("Purpose", "Pays for change"), ("DelegatedUpTo", "50,000"), ("Delegate", "Section 151 officer"), ("Consulted", "Leader of the council"), ("Committee", "Finance Committee"),
        ("SplitDays", "365"), ("Repayment", "with-interest"), ("Interest", "3.5"), ("ReviewMonths", "12"), ("Reason", "Agreed by council"),
    ];

    private const string Now = "2021-22";
    private const string Later = "2022-23";
    private const string Far = "2023-24";
    private const string Today = "1 February 2022";
    private static readonly DateOnly Day = new(2022, 2, 1);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Funds_are_read_by_who_may_read_them_and_changed_by_who_manages_them_or_leads_a_bid(string engine)
    {
        var council = await OnAsync(engine);
        foreach (var path in new[] { "/funds", One, One + "/entries", One + "/package", One + "/package?of=1", One + "/delivery", Pilot, One + "/by-year.csv", One + "/bids.json", One + "/entries.xlsx", One + "/package.csv?of=1", One + "/delivery.csv" })
        {
            Assert.True(HttpStatusCode.Forbidden == (await council.GetAsync(Roles.Public, path)).Status, path);
            Assert.True(HttpStatusCode.OK == (await council.GetAsync(Roles.Member, path)).Status, path);
        }

        foreach (var (role, path) in new[]
        {
            (Roles.Member, "/funds/new"), (Roles.Member, One + "/edit"), (Roles.Member, One + "/bids/new"), (Roles.Member, Pilot + "/edit"),
            (Roles.Pmo, "/funds/new"), (Roles.Pmo, One + "/edit"), (Roles.Owner, Pilot + "/edit"), (Roles.Owner, "/funds/new"),
        })
        {
            Assert.True(HttpStatusCode.Forbidden == (await council.GetAsync(role, path)).Status, role + " " + path);
        }

        // What has no form is refused when it is posted from another.
        const string Form = One + "/bids/new";
        foreach (var (role, path, fields) in new (string, string, (string, string)[])[]
        {
            (Roles.Pmo, One + "/entries", [("Kind", "contribution"), ("Year", "2018-19"), ("Amount", "1"), ("Words", "x")]),
            (Roles.Pmo, Pilot, [("do", "decide"), ("Outcome", "approved"), ("On", "20/12/2016"), ("Stages", "2017-18, 1")]),
            (Roles.Pmo, Pilot, [("do", "money"), ("Deed", "drawdown"), ("Year", "2017-18"), ("Amount", "1"), ("Why", "x")]),
            (Roles.Pmo, Pilot, [("do", "money"), ("Deed", "release-1"), ("Why", "x")]),
            (Roles.Pmo, Pilot, [("do", "close"), ("Closing", "x")]),
            (Roles.Pmo, One, [("Meeting", "20/12/2016")]),
            (Roles.Owner, Pilot, [("do", "withdraw")]),
            (Roles.Owner, Pilot + "/edit", [("do", "save"), ("Name", "Mine now"), ("Workstream", "Adults")]),
        })
        {
            var answer = await council.SendAsync(role, Form, path, Fields(fields));
            Assert.True(HttpStatusCode.Forbidden == answer.Status, $"{role} {path} {string.Join(' ', fields)}: {answer.Status}");
        }

        var read = await council.GetAsync(Roles.Member, Pilot);
        Assert.Null(read.Document.QuerySelector("main form[method=post]"));
        Assert.Null((await council.GetAsync(Roles.Member, One)).Document.QuerySelector("main form[method=post]"));
        Assert.Null((await council.GetAsync(Roles.Member, One + "/package?of=1")).Document.QuerySelector("main form[method=post]"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_is_not_there_answers_404_and_what_cannot_be_read_400(string engine)
    {
        var council = await OnAsync(engine);
        foreach (var path in new[]
        {
            "/funds/9", "/funds/9/edit", "/funds/9/entries", "/funds/9/package", "/funds/9/delivery", "/funds/9/bids/new", "/funds/9/bids/1", One + "/bids/99", One + "/bids/99/edit", One + "/package?of=9", One + "/package?of=x",
            "/funds/9/by-year.csv", "/funds/9/bids.json", "/funds/9/entries.xlsx", "/funds/9/package.csv", "/funds/9/delivery.csv", One + "/package.csv?of=9", One + "/package.json?of=x",
        })
        {
            Assert.True(HttpStatusCode.NotFound == (await council.GetAsync(Roles.Finance, path)).Status, path);
        }

        foreach (var path in new[] { One + "/delivery?year=soon", One + "/delivery.csv?year=soon", One + "?as-at=soon", One + "/by-year.csv?as-at=soon" })
        {
            Assert.True(HttpStatusCode.BadRequest == (await council.GetAsync(Roles.Finance, path)).Status, path);
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(council, Roles.Finance, Pilot, ("do", "sing"))).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_sample_shows_its_fund_its_package_and_what_became_of_it(string engine)
    {
        var council = await OnAsync(engine);
        var all = await council.GetAsync(Roles.Member, "/funds");
        Assert.StartsWith("19,900", RowOf(all, "Transformation fund")[0], StringComparison.Ordinal);
        var fund = await council.GetAsync(Roles.Member, One);
        Assert.Contains("£19.9m was paid in", fund.Text, StringComparison.Ordinal);
        Assert.Equal(11, fund.Document.QuerySelectorAll("#bids tbody tr").Length);
        Assert.Contains("Bar: money in the fund", fund.Text, StringComparison.Ordinal);

        // The printed package, with its bar of savings added up twice.
        var printed = await council.GetAsync(Roles.Member, One + "/package?of=1");
        Assert.Contains("-43,123", printed.Text, StringComparison.Ordinal);
        Assert.NotEmpty(printed.Document.QuerySelectorAll(".govuk-inset-text"));
        Assert.Contains("Put right", printed.Text, StringComparison.Ordinal);
        Assert.Contains("Environment, transport", string.Join(' ', printed.Document.QuerySelectorAll(".govuk-inset-text").Select(e => e.TextContent)), StringComparison.Ordinal);
        foreach (var basis in new[] { "levels", "movements", "running-totals" })
        {
            Assert.Equal(basis, (await council.GetAsync(Roles.Member, One + "/package?of=1&basis=" + basis)).Document.QuerySelector("#f-basis option[selected]")!.GetAttribute("value"));
        }

        var delivery = await council.GetAsync(Roles.Member, One + "/delivery?year=2017-18");
        var against = delivery.Document.QuerySelectorAll("main section").Last(s => s.TextContent.Contains("as printed", StringComparison.Ordinal));
        var row = against.QuerySelectorAll("tr").First(r => r.QuerySelector("th[scope=row]")?.TextContent.Trim() == "Commissioning").TextContent;
        Assert.Contains("+50", row, StringComparison.Ordinal);
        Assert.Contains("+100", row, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await council.GetAsync(Roles.Member, One + "/delivery?year=2031-32")).Status);

        var pilot = await council.GetAsync(Roles.Finance, Pilot);
        Assert.Contains("The first year’s evaluation is with the committee", pilot.Text, StringComparison.Ordinal);
        Assert.Contains("Release £656,000 of 2018-19", pilot.Text, StringComparison.Ordinal);
        var entries = await council.GetAsync(Roles.Member, One + "/entries");
        Assert.Contains("Claimed by the service", entries.Text, StringComparison.Ordinal);
        Assert.Equal("2016-17", (await council.GetAsync(Roles.Finance, One + "/bids/7/edit")).Document.QuerySelector("[name='rows.0.year']")!.GetAttribute("value"));
        Assert.Equal("144,315", (await council.GetAsync(Roles.Finance, One + "/bids/7/edit")).Document.QuerySelector("[name='rows.0.saves']")!.GetAttribute("value"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_is_wrong_with_a_fund_or_a_bid_is_said_at_its_box_and_nothing_typed_is_lost(string engine)
    {
        await using var council = await NewOnAsync(engine, sample: false, Clock());
        foreach (var (box, typed, expected) in new[]
        {
            ("Name", " ", "Give the fund a name"), ("Name", new string('x', 201), "longer than 200"), ("DelegatedUpTo", "lots", "is not one amount"), ("DelegatedUpTo", "", "Type an amount"), ("DelegatedUpTo", "-5", "cannot be less than nought"),
            ("Delegate", "", "Say which post decides"), ("Committee", " ", "Say which committee"), ("SplitDays", "often", "whole number"), ("SplitDays", "-1", "whole number"), ("SplitDays", "99999", "from 0 to 3,650"),
            ("Interest", "much", "per cent a year"), ("Interest", "99", "from 0 to 25"), ("Interest", "", "The fund asks for interest"), ("ReviewMonths", "0", "from 1 to 120"), ("ReviewMonths", "x", "whole number"), ("Purpose", new string('x', 4001), "longer than 4,000"),
        })
        {
            await WrongAsync(council, Roles.Finance, "/funds/new", Terms, box, typed, expected);
        }

        await OpenAsync(council);
        await WrongAsync(council, Roles.Finance, "/funds/new", Terms, "Name", "change FUND", "There is a fund called");
        (string, string)[] pay = [("Kind", "opening"), ("Year", Now), ("Amount", "100,000"), ("Words", "Set aside")];
        foreach (var (box, typed, expected) in new[]
        {
            ("Kind", "gift", "Choose whether"), ("Kind", "", "Choose whether"), ("Year", "soon", "is not a financial year"), ("Year", "", "Type a financial year"), ("Amount", "", "Type an amount"), ("Amount", "some", "is not one amount"),
            ("Amount", "-5", "more than nought"), ("Amount", "0", "more than nought"), ("Amount", "99999999999999999", ""), ("Words", " ", "Say what it is for"), ("Words", new string('x', 1001), "longer than 1,000"),
        })
        {
            await WrongAsync(council, Roles.Finance, One + "/entries", pay, box, typed, expected);
        }

        await GoodAsync(council, Roles.Finance, One + "/entries", pay);
        await WrongAsync(council, Roles.Finance, One + "/entries", pay, "Kind", "opening", "has an opening balance");
        await WrongAsync(council, Roles.Finance, One + "/entries", [.. pay.Where(f => f.Item1 != "Kind"), ("Kind", "withdrawal")], "Amount", "100,001", "would leave Change fund short");

        (string, string)[] bid =
        [
            ("Name", "Team"), ("Workstream", "Adults"), ("Lead", "Post of owner"), ("rows.0.year", Now), ("rows.0.asks", "40,000"), ("rows.0.saves", "90,000"), ("rows.1.year", Later), ("rows.1.asks", ""), ("rows.1.saves", "10k to 20k"),
            ("Source", "Paper"), ("Note", "Read this"), ("Lines", "2017-18 A/R.6.1"), ("do", "save"),
        ];
        foreach (var (box, typed, expected) in new[]
        {
            ("Name", " ", "Give the bid a title"), ("Name", new string('x', 301), "longer than 300"), ("Workstream", "", "Say in which workstream"), ("rows.0.year", "then", "is not a financial year"), ("rows.0.year", "", "Type a financial year"),
            ("rows.1.year", Now, "is there twice"), ("rows.0.asks", "plenty", "is not one amount"), ("rows.0.asks", "-5", "cannot be less than nought"), ("rows.0.saves", "plenty", "is not one amount"), ("Lines", "A/R.6.1", "is not a year and a reference"),
            ("Lines", "2017-18 A\n2017-18 A", "named twice"), ("Source", new string('x', 4001), "longer than 4,000"), ("Note", new string('x', 4001), "longer than 4,000"),
        })
        {
            await WrongAsync(council, Roles.Pmo, One + "/bids/new", bid, box, typed, expected);
        }

        await WrongAsync(council, Roles.Owner, One + "/bids/new", bid, "Lead", "Head of something else", "of your own bids only");

        // More rows keep what is there.
        var more = await PostAsync(council, Roles.Pmo, One + "/bids/new", [.. bid.Where(f => f.Item1 != "do"), ("do", "rows")]);
        Assert.Equal("40,000", Box(more, "rows.0.asks"));
        Assert.NotNull(more.Document.QuerySelector("[name='rows.4.year']"));

        await GoodAsync(council, Roles.Owner, One + "/bids/new", bid);
        const string Bid = One + "/bids/1";
        await GoodAsync(council, Roles.Owner, Bid, ("do", "submit"));
        (string, string)[] decide = [("Seen", Seen(await council.GetAsync(Roles.Finance, Bid))), ("Outcome", "approved"), ("On", Today), ("Words", "Agreed"), ("Stages", $"{Now}, 30,000\n{Later}, 10,000, the post is filled"), ("do", "decide")];
        foreach (var (box, typed, expected) in new[]
        {
            ("On", "1 March 2022", "is still to come"), ("Outcome", "", "Choose whether it was approved"), ("Outcome", "perhaps", "Choose whether it was approved"), ("On", "then", "is not a date"), ("On", "", "Type a date"), ("On", "1 January 2001", "cannot be older"),
            ("Stages", "", "Say what is approved"), ("Stages", "thirty thousand", "Line 1, “thirty thousand”, is not a year and an amount"), ("Stages", Now + ", 50,000", "is more than the £40,000"), ("Stages", Now + ", 40,000\n" + Later + ", 0", "more than nought"),
            ("Seen", "1", "Somebody changed the bid"),
        })
        {
            await WrongAsync(council, Roles.Finance, Bid, decide, box, typed, expected, box == "Seen" ? "Outcome" : box);
        }

        await WrongAsync(council, Roles.Finance, Bid, [.. decide.Where(f => f.Item1 != "Outcome"), ("Outcome", "refused")], "Words", "", "Say why it was refused");
        await GoodAsync(council, Roles.Finance, Bid, decide);

        (string, string)[] money = [("Deed", "drawdown"), ("Year", Now), ("To", Later), ("Amount", "1,000"), ("Why", "Salaries"), ("do", "money")];
        foreach (var (deed, box, typed, expected) in new[]
        {
            ("drawdown", "Deed", "burn", "Choose what happens"), ("drawdown", "Deed", "", "Choose what happens"), ("drawdown", "Year", "x", "is not a financial year"), ("drawdown", "Amount", "", "Type an amount"), ("drawdown", "Amount", "0", "more than nought"),
            ("drawdown", "Amount", "30,000.01", "is released for the bid and not drawn"), ("drawdown", "Why", "", "Say what it is for"), ("hand-back", "Amount", "5", "It cannot give back more"), ("repayment", "Amount", "5", "not paid back"),
            ("reprofile", "To", "", "Type a financial year"), ("reprofile", "To", Now, "in that year already"), ("agree", "To", "2001-02", "from 1 to 30"), ("release-1", "Why", " ", "Say how the condition was met"), ("release-9", "Deed", "release-9", "no such stage"),
            ("release-0", "Deed", "release-0", "released already"),
        })
        {
            await WrongAsync(council, Roles.Finance, Bid, [.. money.Where(f => f.Item1 != "Deed"), ("Deed", deed)], box, typed, expected, box == "To" && deed == "agree" ? "Year" : box);
        }

        await WrongAsync(council, Roles.Finance, Bid, [("Closing", ""), ("do", "close")], "Closing", "", "Say why it is closed");
        await GoodAsync(council, Roles.Finance, Bid, ("do", "close"), ("Closing", "Given up"));
        (string, string)[] review = [("Delivered", "20,000"), ("Learned", "Less than was promised"), ("do", "review")];
        await WrongAsync(council, Roles.Finance, Bid, review, "Delivered", "plenty", "Type what it delivers");
        await WrongAsync(council, Roles.Finance, Bid, review, "Delivered", "", "Type what it delivers");
        await WrongAsync(council, Roles.Finance, Bid, review, "Learned", " ", "Say what was found");

        (string, string)[] report = [("Reported", Guid.CreateVersion7().ToString()), ("Meeting", Today)];
        await WrongAsync(council, Roles.Finance, One, report, "Meeting", "then", "is not a date");
        await WrongAsync(council, Roles.Finance, One, report, "Reported", Guid.CreateVersion7().ToString(), "Choose at least one decision");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_bid_goes_from_a_draft_to_its_review(string engine)
    {
        await using var council = await NewOnAsync(engine, sample: false, Clock());
        Assert.Contains("None yet", (await council.GetAsync(Roles.Finance, "/funds")).Text, StringComparison.Ordinal);
        await OpenAsync(council);

        // A fund with nothing in it shows all its pages and files.
        foreach (var path in new[] { One, One + "/entries", One + "/package", One + "/delivery", One + "/by-year.csv", One + "/bids.csv", One + "/entries.json" })
        {
            Assert.True(HttpStatusCode.OK == (await council.GetAsync(Roles.Member, path)).Status, path);
        }

        foreach (var path in new[] { One + "/package.csv", One + "/delivery.csv" })
        {
            Assert.True((await council.GetAsync(Roles.Member, path)).Status is HttpStatusCode.OK or HttpStatusCode.NotFound, path);
        }

        await GoodAsync(council, Roles.Finance, One + "/entries", ("Kind", "opening"), ("Year", Now), ("Amount", "£1m"), ("Words", "Set aside"));
        await GoodAsync(council, Roles.Finance, One + "/entries", ("Kind", "contribution"), ("Year", Now), ("Amount", "500,000"), ("Words", "From the reserve"));
        await GoodAsync(council, Roles.Finance, One + "/entries", ("Kind", "withdrawal"), ("Year", Now), ("Amount", "100,000"), ("Words", "Back to the reserve"));
        Assert.Contains("£1.4m was paid in", (await council.GetAsync(Roles.Member, One)).Text, StringComparison.Ordinal);
        await GoodAsync(council, Roles.Finance, One + "/edit", [.. Terms.Where(f => f.Item1 != "Purpose"), ("Purpose", "Pays once")]);
        Assert.Contains("Pays once", (await council.GetAsync(Roles.Member, One)).Text, StringComparison.Ordinal);

        // Two small bids of one workstream pass the amount together.
        await BidAsync(council, "Team", "Adults", "40,000");
        await BidAsync(council, "Second team", "Adults", "30,000");
        const string Bid = One + "/bids/1";
        Assert.StartsWith(Bid + "?done=", (await PostAsync(council, Roles.Owner, Bid, ("do", "submit"))).Leads, StringComparison.Ordinal);
        await GoodAsync(council, Roles.Owner, One + "/bids/2", ("do", "submit"));
        var split = await council.GetAsync(Roles.Finance, Bid);
        Assert.Contains("comes to £70k, more than the £50k", split.Text, StringComparison.Ordinal);
        await GoodAsync(council, Roles.Owner, One + "/bids/2", ("do", "withdraw"));
        Assert.DoesNotContain("comes to £70k", (await council.GetAsync(Roles.Finance, Bid)).Text, StringComparison.Ordinal);
        await GoodAsync(council, Roles.Owner, One + "/bids/2", ("do", "reopen"));

        // Who sent it in does not decide on it.
        await GoodAsync(council, Roles.Finance, One + "/bids/2", ("do", "submit"));
        var own = await PostAsync(council, Roles.Finance, One + "/bids/2", ("Seen", Seen(await council.GetAsync(Roles.Finance, One + "/bids/2"))), ("Outcome", "approved"), ("On", Today), ("Stages", Now + ", 30,000"), ("do", "decide"));
        Assert.Contains("cannot decide on it", Assert.Single(own.Errors), StringComparison.Ordinal);
        await GoodAsync(council, Roles.Finance, Bid, ("Seen", Seen(await council.GetAsync(Roles.Finance, Bid))), ("Outcome", "approved"), ("On", Today), ("Words", "Agreed"), ("Stages", $"{Now}, 30,000\n{Later}, 10,000, the post is filled"), ("do", "decide"));
        var fund = await council.GetAsync(Roles.Finance, One);
        Assert.Contains("Team", fund.Document.QuerySelector("#to-report")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await council.GetAsync(Roles.Member, One)).Document.QuerySelector("#to-report form"));
        await GoodAsync(council, Roles.Finance, One, ("Reported", fund.Document.QuerySelector("#to-report input[type=checkbox]")!.GetAttribute("value")!), ("Meeting", Today));
        Assert.Null((await council.GetAsync(Roles.Finance, One)).Document.QuerySelector("#to-report"));

        // What waits is moved a year on with its stage, and back, and released.
        (string, string) why = ("Why", "It was so");
        async Task MoneyAsync(string deed, string year, string amount, string to = "") => await GoodAsync(council, Roles.Finance, Bid, ("do", "money"), ("Deed", deed), ("Year", year), ("To", to), ("Amount", amount), why);
        await MoneyAsync("reprofile", Later, "10,000", Far);
        Assert.Contains("Release £10,000 of " + Far, (await council.GetAsync(Roles.Finance, Bid)).Text, StringComparison.Ordinal);
        await MoneyAsync("release-1", "", "");
        await MoneyAsync("drawdown", Now, "25,000.50");
        await MoneyAsync("hand-back", Now, "5,000.50");
        await MoneyAsync("reprofile", Now, "5,000", Later);
        await MoneyAsync("repayment", Later, "1,000");
        await MoneyAsync("interest", Later, "35");
        await MoneyAsync("return", Later, "500");
        await MoneyAsync("agree", Later, "", Far);
        var bid = await council.GetAsync(Roles.Member, Bid);
        Assert.Equal(["20,000", "0", "0"], RowOf(bid, "Drawn in the year"));
        Assert.Equal(["5,000", "10,000", "20,000"], RowOf(bid, "Released and not drawn"));
        Assert.Equal(["0", "1,535", "0"], RowOf(bid, "Paid back"));
        Assert.Equal(["40,000", "2,100"], RowOf(bid, "In all"));
        Assert.Contains("was paid in", (await council.GetAsync(Roles.Member, One)).Text, StringComparison.Ordinal);
        Assert.Equal(13, (await council.GetAsync(Roles.Member, One + "/entries")).Document.QuerySelectorAll("main tbody tr").Length);

        // A note and tracker lines may still be changed; what was decided on may not.
        Assert.Equal("40,000", Box(await council.GetAsync(Roles.Owner, Bid + "/edit"), "rows.0.asks"));
        var changed = await PostAsync(council, Roles.Owner, Bid + "/edit", Bidding("Team", "Adults", "41,000"));
        Assert.Contains("The bid is decided", Assert.Single(changed.Errors), StringComparison.Ordinal);
        await GoodAsync(council, Roles.Owner, Bid + "/edit", [.. Bidding("Team", "Adults", "40,000"), ("Note", "The post is filled"), ("Lines", "2017-18 A/R.6.1")]);

        await GoodAsync(council, Roles.Finance, Bid, ("do", "close"), ("Closing", "Done"));
        Assert.Contains("A review is due by", (await council.GetAsync(Roles.Member, Bid)).Text, StringComparison.Ordinal);
        await GoodAsync(council, Roles.Owner, Bid, ("do", "review"), ("Delivered", "80,000"), ("Learned", "Most of it came"));
        var reviewed = await council.GetAsync(Roles.Member, Bid);
        Assert.Contains("Most of it came", reviewed.Text, StringComparison.Ordinal);
        Assert.Contains("it delivers", reviewed.Text, StringComparison.Ordinal);
        Assert.Contains("80k", reviewed.Text, StringComparison.Ordinal);
        Assert.Contains("Reviewed", (await council.GetAsync(Roles.Member, One)).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Two_who_change_one_bid_are_told_and_a_decision_rests_on_what_was_read(string engine)
    {
        await using var council = await NewOnAsync(engine, sample: false, Clock());
        await OpenAsync(council);
        await GoodAsync(council, Roles.Finance, One + "/entries", ("Kind", "opening"), ("Year", Now), ("Amount", "1m"), ("Words", "Set aside"));
        await BidAsync(council, "Team", "Adults", "40,000");
        const string Bid = One + "/bids/1";
        var seen = Seen(await council.GetAsync(Roles.Owner, Bid + "/edit"));
        await GoodAsync(council, Roles.Pmo, Bid + "/edit", [.. Bidding("Team of three", "Adults", "60,000"), ("Seen", seen)]);
        var late = await PostAsync(council, Roles.Owner, Bid + "/edit", [.. Bidding("Team of two", "Adults", "45,000"), ("Seen", seen)]);
        Assert.Contains("Somebody else changed the bid", Assert.Single(late.Errors), StringComparison.Ordinal);
        Assert.Equal("Team of two", Box(late, "Name"));
        Assert.Equal("45,000", Box(late, "rows.0.asks"));
        Assert.NotEqual(seen, Seen(late));
        await GoodAsync(council, Roles.Owner, Bid + "/edit", [.. Bidding("Team of two", "Adults", "45,000"), ("Seen", Seen(late))]);

        await GoodAsync(council, Roles.Owner, Bid, ("do", "submit"));
        var read = Seen(await council.GetAsync(Roles.Finance, Bid));
        await GoodAsync(council, Roles.Owner, Bid + "/edit", Bidding("Team of two", "Adults", "900,000"));
        var decided = await PostAsync(council, Roles.Finance, Bid, ("Seen", read), ("Outcome", "approved"), ("On", Today), ("Stages", Now + ", 45,000"), ("do", "decide"));
        Assert.Contains("Somebody changed the bid", Assert.Single(decided.Errors), StringComparison.Ordinal);
        Assert.Contains("900,000", decided.Text, StringComparison.Ordinal);
        Assert.Equal(Now + ", 45,000", decided.Document.QuerySelector("#Stages")!.TextContent.Trim());
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_past_day_shows_the_fund_as_it_was_and_offers_no_form(string engine)
    {
        var council = await OnAsync(engine);
        var before = await council.GetAsync(Roles.Finance, One + "?as-at=2016-12-01");
        Assert.Contains("£0 is approved for bids", before.Text, StringComparison.Ordinal);
        Assert.Contains("Sent in", before.Text, StringComparison.Ordinal);
        foreach (var path in new[] { One, Pilot, One + "/entries", One + "/package?of=bids", One + "/delivery", "/funds" })
        {
            var then = await council.GetAsync(Roles.Finance, path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "as-at=2016-12-10");
            Assert.True(HttpStatusCode.OK == then.Status, path);
            Assert.True(then.Document.QuerySelector("main form[method=post]") is null, path);
            Assert.True(then.Document.QuerySelectorAll("main a[href^='/funds/1']").All(a => a.GetAttribute("href")!.Contains("as-at=2016-12-10", StringComparison.Ordinal)), path + " leads to today: " + string.Join(' ', then.Document.QuerySelectorAll("main a[href^='/funds/1']").Select(a => a.GetAttribute("href"))));
        }

        Assert.Contains("None on this day", (await council.GetAsync(Roles.Finance, "/funds?as-at=2015-01-01")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Finance, One + "?as-at=2015-01-01")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Finance, One + "/by-year.csv?as-at=2015-01-01")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await council.SendAsync(Roles.Finance, Pilot, Pilot + "?as-at=2017-12-01", Fields(("do", "money"), ("Deed", "drawdown"), ("Year", "2017-18"), ("Amount", "1"), ("Why", "x")))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await council.SendAsync(Roles.Finance, One + "/entries", One + "/entries?as-at=2017-12-01", Fields(("Kind", "contribution"), ("Year", "2017-18"), ("Amount", "1"), ("Words", "x")))).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_bid_for_a_confidential_proposal_is_not_there_for_who_may_not_see_it(string engine)
    {
        await using var council = await NewOnAsync(engine, sample: false, Clock());
        await SomeCouncilPlan.MakeAsync(council.Services);
        await OpenAsync(council);
        await GoodAsync(council, Roles.Finance, One + "/entries", ("Kind", "opening"), ("Year", Now), ("Amount", "1m"), ("Words", "Set aside"));
        var secret = (await SomeCouncilPlan.ReadAsync(council.Services)).Proposals.Single(p => p.Terms.Title == SomeCouncilPlan.Secret).Id;
        await using (var scope = council.Services.CreateAsyncScope())
        {
            var account = await scope.ServiceProvider.GetRequiredService<Accounts>().FindAsync($"{Roles.Finance}@sample.example");
            Viewer finance = new(new(account!.Id, account.Post), [Roles.Finance], ShippedGrants.All);
            var write = scope.ServiceProvider.GetRequiredService<WriteFundOperation>();
            var (fund, id) = (Guid.Empty, Guid.CreateVersion7());
            var year = FinancialYear.Containing(Day);
            async Task DoAsync(string kind, Func<FundBook, Viewer, Result<FundChanges>> decide)
            {
                var done = await write.RunAsync(finance, kind, decide, "because", "test", null, Cancel);
                Assert.True(done.Ok, string.Join(' ', done.Problems.Select(p => p.Message)));
            }

            await DoAsync("fund.bid", (book, viewer) => new WriteBid(fund = book.Funds[0].Id, id, BidTerms.Of("Move of the headquarters", "Property", new BidYear(year, Amount.Of(Money.FromPounds(40_000)), Amount.Zero)) with { Lead = "Head of property", Proposal = secret }).Decide(book, viewer));
            await DoAsync("fund.submit", new SubmitBid(id, Day).Decide);
        }

        foreach (var path in new[] { One + "/bids/1", "/funds", One, One + "/entries", One + "/package", One + "/delivery", One + "/bids.csv", One + "/entries.csv", One + "/bids.json" })
        {
            var page = await council.GetAsync(Roles.Member, path);
            Assert.True(path.EndsWith("bids/1", StringComparison.Ordinal) ? page.Status == HttpStatusCode.NotFound : page.Status == HttpStatusCode.OK, path);
            Assert.True(!page.Html.Contains("headquarters", StringComparison.OrdinalIgnoreCase), path);
        }

        Assert.Equal(HttpStatusCode.OK, (await council.GetAsync(Roles.Finance, One + "/bids/1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await council.SendAsync(Roles.Owner, One + "/bids/new", One + "/bids/1", Fields(("do", "submit")))).Status);

        // Nor is it named to who sends in a bid that it would be looked at with.
        Assert.StartsWith(One + "/bids/2?done=", (await PostAsync(council, Roles.Owner, One + "/bids/new", Bidding("Desks", "Property", "30,000"))).Leads, StringComparison.Ordinal);
        var sent = await PostAsync(council, Roles.Owner, One + "/bids/2", ("do", "submit"));
        var told = await council.GetAsync(Roles.Owner, sent.Leads!);
        Assert.Contains("The bid is sent in.", told.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("headquarters", told.Html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Move of the headquarters", (await council.GetAsync(Roles.Finance, One + "/bids/2")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_printed_package_is_kept_or_what_is_wrong_with_it_is_said(string engine)
    {
        await using var council = await NewOnAsync(engine, sample: false, Clock());
        await OpenAsync(council);
        (string, string)[] names = [("Name", "Package of May"), ("Source", "Paper of 3 May")];
        async Task<Page> SendAsync(string text, string name = "package.csv", params (string, string)[] fields) =>
            await council.SendAsync(Roles.Finance, One + "/package", One + "/package", Fields(fields.Length > 0 ? fields : names), ("Upload", name, Encoding.UTF8.GetBytes(text)));
        foreach (var (text, name, expected) in new[]
        {
            ("", "package.csv", "The file is empty"), ("\n\n", "package.csv", ""), ("no,table,here", "package.csv", "No row has two financial years"), ("not a workbook", "package.xlsx", ""), ("series,workstream,2016-17,2017-18\ninvestment,Adults,1,lots", "package.csv", "is not one figure"),
        })
        {
            var page = await SendAsync(text, name);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.True(page.Errors.Any(e => e.Contains(expected, StringComparison.Ordinal)), $"{text}: {string.Join(" / ", page.Errors)}");
            Assert.True(page.Document.QuerySelector(".govuk-error-summary a[href='#Upload']") is not null, page.Html[..Math.Min(200, page.Html.Length)]);
            Assert.Equal("Package of May", Box(page, "Name"));
        }

        const string Good = "Package in £000\nseries,workstream,2016-17,2017-18\ninvestment,Adults,10,20\nsavings,Adults,-5,-15\n";
        var unnamed = await SendAsync(Good, fields: ("Name", " "));
        Assert.Contains("Give the package a title", Assert.Single(unnamed.Errors), StringComparison.Ordinal);
        Assert.NotNull(unnamed.Document.QuerySelector(".govuk-error-summary a[href='#Name']"));
        Assert.StartsWith(One + "/package?of=1&done=", (await SendAsync(Good)).Leads, StringComparison.Ordinal);
        Assert.Contains("they are read as pounds", (await council.GetAsync(Roles.Finance, (await SendAsync(Good.Replace("Package in £000\n", "", StringComparison.Ordinal))).Leads!)).Text, StringComparison.Ordinal);
        var kept = await council.GetAsync(Roles.Member, One + "/package?of=1");
        Assert.Contains("Package of May, as printed", kept.Text, StringComparison.Ordinal);
        Assert.Contains("-15", kept.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await council.GetAsync(Roles.Member, One + "/package.csv?of=1")).Status);

        // With yearly figures the page finds the row that is their running sum.
        const string Sums = "Package in £000\nseries,workstream,2016-17,2017-18,2018-19\ninvestment,Lamps,10,0,0\nsavings,Lamps,-5,-11,-18\n";
        async Task<Page> HeldAsync(string flows)
        {
            using var form = new MultipartFormDataContent { { new StringContent("Lamps"), "Name" }, { new StringContent("Paper"), "Source" }, { new ByteArrayContent(Encoding.UTF8.GetBytes(Sums)), "Upload", "package.csv" }, { new ByteArrayContent(Encoding.UTF8.GetBytes(flows)), "Flows", "flows.csv" } };
            var client = await council.AsAsync(Roles.Finance);
            form.Add(new StringContent(Box(await council.GetAsync(Roles.Finance, One + "/package"), "__RequestVerificationToken")!), "__RequestVerificationToken");
            using var answer = await client.PostAsync(One + "/package", form, Cancel);
            return await Page.ReadAsync(answer);
        }

        var bad = await HeldAsync("no,series");
        Assert.NotNull(bad.Document.QuerySelector(".govuk-error-summary a[href='#Flows']"));
        var held = await council.GetAsync(Roles.Member, (await HeldAsync("year,project\n0,5000\n1,6000\n2,7000\n")).Leads!);
        Assert.Contains("the running sum of project", held.Text.Replace("“", "", StringComparison.Ordinal).Replace("”", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("Put right", held.Text, StringComparison.Ordinal);
        Assert.Contains("Choose the file", Assert.Single((await PostAsync(council, Roles.Finance, One + "/package", names)).Errors), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_bid_takes_its_figures_from_the_plan_of_its_proposal_and_is_held_to_it(string engine)
    {
        await using var council = await NewPlanOnAsync(engine);
        await OpenAsync(council);
        const string Form = One + "/bids/new";
        (string, string)[] bid = [("Name", "Routes"), ("Workstream", "Transport"), ("Lead", "Post of owner"), ("Proposal", "2022-27/1"), ("rows.0.year", Later), ("rows.0.asks", "161,000"), ("rows.0.saves", "380,000"), ("do", "save")];
        await WrongAsync(council, Roles.Pmo, Form, bid, "Proposal", "A/R.6.268", "as its cycle and number");
        await WrongAsync(council, Roles.Pmo, Form, bid, "Proposal", "2022-27/99", "There is no proposal 2022-27/99");
        await WrongAsync(council, Roles.Pmo, Form, [.. bid.Where(f => f.Item1 != "do"), ("do", "plan")], "Proposal", "", "Say first which proposal");
        await WrongAsync(council, Roles.Pmo, Form, [.. bid.Where(f => f.Item1 != "do"), ("do", "plan")], "Proposal", "2031-36/1", "There is no proposal");

        // A confidential proposal is not there for who may not see it.
        await WrongAsync(council, Roles.Owner, Form, bid, "Proposal", $"2022-27/{SomeCouncilPlan.Headquarters}", $"There is no proposal 2022-27/{SomeCouncilPlan.Headquarters}");

        // The cost is met by a reserve, not by this fund: only the saving comes.
        var filled = await PostAsync(council, Roles.Pmo, Form, [.. bid.Where(f => f.Item1 != "do"), ("do", "plan")]);
        Assert.Equal(("2023-24", "0", "950,000"), (Box(filled, "rows.1.year"), Box(filled, "rows.1.asks"), Box(filled, "rows.1.saves")));
        Assert.Contains("None yet", (await council.GetAsync(Roles.Finance, One)).Text, StringComparison.Ordinal);

        // From the case there is a way that leads to a bid with the proposal's words and figures in it.
        Assert.NotNull((await council.GetAsync(Roles.Pmo, "/funds?for=2022-27/1")).Document.QuerySelector($"main a[href='{Form}?for=2022-27/1']"));
        Assert.Null((await council.GetAsync(Roles.Member, "/funds?for=2022-27/1")).Document.QuerySelector($"main a[href='{Form}?for=2022-27/1']"));
        Assert.Null((await council.GetAsync(Roles.Pmo, "/funds?for=nothing")).Document.QuerySelector("main a[href^='/funds/1/bids']"));
        var begun = await council.GetAsync(Roles.Pmo, Form + "?for=2022-27/1");
        Assert.Equal(("Social and education transport", "2022-27/1", "The case of 2022-27/1", "Post of owner", "380,000"), (Box(begun, "Name"), Box(begun, "Proposal"), Box(begun, "Source"), Box(begun, "Lead"), Box(begun, "rows.0.saves")));
        Assert.Contains("There is no proposal 2022-27/99", Assert.Single((await council.GetAsync(Roles.Pmo, Form + "?for=2022-27/99")).Errors), StringComparison.Ordinal);

        await GoodAsync(council, Roles.Pmo, Form, bid);
        const string Bid = One + "/bids/1";
        var page = await council.GetAsync(Roles.Finance, Bid);
        Assert.Contains("The plan says otherwise", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("main a[href='/plan/2022-27/proposals/1']"));
        Assert.NotNull(page.Document.QuerySelector("main a[href='/plan/2022-27/proposals/1/case']"));
        Assert.Equal("2022-27/1", Box(await council.GetAsync(Roles.Pmo, Bid + "/edit"), "Proposal"));
        await TakesAtMostAsync(6, council, Roles.Finance, Bid);

        // Somebody else changed the fund meanwhile; to save again is to mean it.
        var opened = Box(await council.GetAsync(Roles.Finance, One + "/edit"), "Seen");
        await GoodAsync(council, Roles.Finance, One + "/edit", [.. Terms.Where(f => f.Item1 != "Purpose"), ("Purpose", "Theirs"), ("Seen", opened!)]);
        var late = await PostAsync(council, Roles.Finance, One + "/edit", [.. Terms.Where(f => f.Item1 != "Purpose"), ("Purpose", "Mine"), ("Seen", opened!)]);
        Assert.Contains("Somebody else changed the fund", Assert.Single(late.Errors), StringComparison.Ordinal);
        Assert.Contains("Mine", late.Document.QuerySelector("[name=Purpose]")!.TextContent, StringComparison.Ordinal);
        await GoodAsync(council, Roles.Finance, One + "/edit", [.. Terms.Where(f => f.Item1 != "Purpose"), ("Purpose", "Mine"), ("Seen", Box(late, "Seen")!)]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Pages_of_a_fund_take_four_statements(string engine)
    {
        var council = await OnAsync(engine);
        foreach (var path in new[] { "/funds", One, One + "/entries", One + "/package?of=1", Pilot, One + "/by-year.csv" })
        {
            await TakesAtMostAsync(4, council, Roles.Finance, path);
            await TakesAtMostAsync(4, council, Roles.Member, path);
        }

        await TakesAtMostAsync(4, council, Roles.Finance, One + "/delivery");
        await TakesAtMostAsync(5, council, Roles.Member, One + "/delivery");
        await TakesAtMostAsync(4, council, Roles.Finance, One + "/edit");
        await TakesAtMostAsync(4, council, Roles.Finance, Pilot + "/edit");
        await TakesAtMostAsync(4, council, Roles.Finance, One + "/bids/new");
    }

    private static SampleTime Clock() => new(new DateTimeOffset(2022, 2, 1, 10, 0, 0, TimeSpan.Zero));

    private static async Task OpenAsync(WebCouncil council) =>
        Assert.StartsWith(One + "?done=", (await PostAsync(council, Roles.Finance, "/funds/new", Terms)).Leads, StringComparison.Ordinal);

    private static (string, string)[] Bidding(string title, string workstream, string asks) =>
        [("Name", title), ("Workstream", workstream), ("Lead", "Post of owner"), ("rows.0.year", Now), ("rows.0.asks", asks), ("rows.0.saves", "90,000"), ("do", "save")];

    private static async Task BidAsync(WebCouncil council, string title, string workstream, string asks) =>
        Assert.StartsWith(One + "/bids/", (await PostAsync(council, Roles.Pmo, One + "/bids/new", Bidding(title, workstream, asks))).Leads, StringComparison.Ordinal);

    private static async Task GoodAsync(WebCouncil council, string role, string page, params (string, string)[] fields)
    {
        var done = await PostAsync(council, role, page, fields);
        Assert.True(done.Leads is not null, $"{page} {string.Join(' ', fields)}: {done.Status} {string.Join(" / ", done.Errors)}");
        Assert.Equal(HttpStatusCode.OK, (await council.GetAsync(role, done.Leads!)).Status);
    }

    /// <summary>One field is wrong: its box says so, the summary leads there, and all that was typed is still there.</summary>
    private static async Task WrongAsync(WebCouncil council, string role, string page, (string Name, string Value)[] good, string box, string typed, string expected, string? saidAt = null)
    {
        (string Name, string Value)[] fields = [.. good.Where(f => f.Name != box), (box, typed)];
        var answer = await PostAsync(council, role, page, fields);
        var what = $"{page} {box}={(typed.Length > 40 ? typed[..40] : typed)} ({string.Join(' ', fields.Where(f => f.Name is "Deed"))}): {answer.Status} {answer.Leads} {string.Join(" / ", answer.Errors)}";
        Assert.True(HttpStatusCode.OK == answer.Status, what);
        Assert.True(answer.Errors.Any(e => e.Contains(expected, StringComparison.Ordinal)), what);
        Assert.True(answer.Document.QuerySelector($".govuk-error-summary a[href='#{saidAt ?? box}']") is not null, what + " leads to " + string.Join(' ', answer.Document.QuerySelectorAll(".govuk-error-summary a").Select(a => a.GetAttribute("href"))));
        Assert.True(answer.Document.QuerySelector($"[id='{saidAt ?? box}']") is not null, what);
        foreach (var (name, value) in fields.Where(f => f.Name is not ("do" or "Seen" or "Deed" or "Kind" or "Outcome" or "Repayment" or "Reported")))
        {
            if (answer.Document.QuerySelector($"[name='{name}']") is not null)
            {
                Assert.True(value == Box(answer, name), $"{what}: {name} holds {Box(answer, name)}");
            }
        }
    }

    private static string? Box(Page page, string name)
    {
        var box = page.Document.QuerySelector($"[name='{name}']")!;
        return box.LocalName == "textarea" ? box.TextContent : box.GetAttribute("value") ?? "";
    }

    private static string Seen(Page page) => Box(page, "Seen")!;

    private static IEnumerable<KeyValuePair<string, string>> Fields(params (string Name, string Value)[] fields) => fields.Select(f => KeyValuePair.Create(f.Name, f.Value));
}

using Outturn.Core.Funds;
using Outturn.Core.Reports;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;
using Outturn.Documents.Charts;
using Outturn.Tests.Funds;
using static Outturn.Tests.Rounds.World;

namespace Outturn.Tests.Rounds;

public sealed class NeedsTests
{
    private static readonly DateOnly Today = new(2018, 1, 30);

    private readonly TrackerLine one = Line("A1", "Head of transport");
    private readonly TrackerLine two = Line("A2", "head of TRANSPORT");
    private readonly TrackerLine done = Line("A3", "Head of transport", complete: true);
    private readonly TrackerLine other = Line("B1", "Head of libraries");

    [Fact]
    public void An_owner_is_asked_for_the_lines_that_wait_with_how_far_the_draft_is()
    {
        var draft = new RoundDraft(new Dictionary<Guid, LineDraft>
        {
            [one.Id] = LineDraft.Empty with { Ready = true },
            [two.Id] = LineDraft.Empty with { Parts = new Dictionary<int, string> { [0] = "45" } },
        });
        var need = Assert.Single(Needs.Of(Seen(Owner, Today, [one, two, done, other], [Open]) with { Draft = draft, Chases = [Chased("Head of transport", 14, Office, 29)] }));
        Assert.Equal(NeedKind.UpdateForecasts, need.Kind);
        Assert.Equal((Due, "Update your forecasts for January", "1 of 2 ready"), (need.Due, need.What, need.State));
        Assert.Equal("Two lines wait for you. One figure in your draft needs an answer. Reminded on 29 January by Programme office.", need.Detail);
        Assert.Equal("in 2 days", DayWords.Until(need.Due!.Value, Today));
    }

    [Fact]
    public void A_returned_line_comes_with_its_reason_before_the_lines_that_wait()
    {
        var needs = Needs.Of(Seen(Owner, Today, [one, two], [Open], At(one, ProgressState.Returned, 12, Finance, Owner, "Which contract?")));
        Assert.Equal([NeedKind.CorrectReturned, NeedKind.UpdateForecasts], needs.Select(n => n.Kind));
        Assert.Equal("Finance manager returned it: Which contract?", needs[0].Detail);
        Assert.Equal("A1", needs[0].Line);
        Assert.StartsWith("One line waits", needs[1].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void An_owner_who_has_submitted_all_is_asked_for_nothing()
    {
        Assert.Empty(Needs.Of(Seen(Owner, Today, [one, two, other], [Open], At(one, ProgressState.Submitted, 12, Owner), At(two, ProgressState.SignedOff, 13, Finance, Owner))));
        Assert.Equal("Nothing needs you today", Needs.Sentence(0));
        Assert.Equal("Four things need you", Needs.Sentence(4));
    }

    [Fact]
    public void A_red_line_without_words_is_asked_for_once_and_findings_stand_beside_it()
    {
        var red = Line("A9", "Head of transport", rag: Rag.Red, commentary: "");
        var needs = Needs.Of(Seen(Owner, Today, [red, one, other], []) with
        {
            Findings = [Finding("A9", code: "tracker.commentary-missing"), Finding("A1"), Finding("A1", Severity.Notice), Finding("B1", Severity.Error)],
        });
        Assert.Equal([(NeedKind.ExplainRed, "Say why A9 is red"), (NeedKind.AnswerFinding, "Settle a finding on A1")], needs.Select(n => (n.Kind, n.What)));
        var many = Needs.Of(Seen(Owner, Today, [one], []) with { Findings = [.. Enumerable.Range(0, 6).Select(_ => Finding("A1"))] });
        Assert.Equal(4, many.Count);
        Assert.Contains(many, n => n.What == "Settle three more findings on your lines");
        Assert.Equal(4, Needs.Of(Seen(Owner, Today, [one], []) with { Findings = [.. Enumerable.Range(0, 4).Select(_ => Finding("A1"))] }).Count(n => n.Kind == NeedKind.AnswerFinding));
    }

    [Fact]
    public void Finance_is_asked_for_the_outturn_of_the_year_that_ended_last_and_nobody_for_a_round_of_a_closed_one()
    {
        var april = new DateOnly(2018, 4, 1);
        var now = Seen(Finance, april, [one], [Closed]) with { Years = [new(Year, false), new(Year.Previous, false)] };
        var need = Assert.Single(Needs.Of(now), n => n.Kind == NeedKind.CloseYear);
        Assert.Equal(("Record what 2017-18 came to", "The year ended on 31 March 2018, and its outturn is not recorded.", Year), (need.What, need.Detail, need.Year));
        Assert.DoesNotContain(Needs.Of(now with { Years = [new(Year, true)] }), n => n.Kind == NeedKind.CloseYear);
        Assert.DoesNotContain(Needs.Of(now with { Today = april.AddDays(-1), Years = [new(Year, false)] }), n => n.Kind == NeedKind.CloseYear);
        Assert.DoesNotContain(Needs.Of(now with { Viewer = Office }), n => n.Kind == NeedKind.CloseYear);
        Assert.Contains(Needs.Of(now with { Viewer = Office }), n => n.Kind == NeedKind.OpenRound);
        Assert.DoesNotContain(Needs.Of(now with { Viewer = Office, Years = [new(Year, true)] }), n => n.Kind == NeedKind.OpenRound);
    }

    [Fact]
    public void A_fund_asks_for_decisions_for_what_is_to_be_reported_and_for_reviews()
    {
        var book = SomeFund.Opened()
            .WithBid(1, BidTerms.Of("Large", "Adults", SomeFund.Asks(2017, 500_000)))
            .WithBid(2, BidTerms.Of("Small", "Adults", SomeFund.Asks(2017, 5_000)))
            .WithBid(3, BidTerms.Of("Told", "Transport", SomeFund.Asks(2017, 5_000)))
            .WithBid(4, BidTerms.Of("Over", "Roads", SomeFund.Asks(2017, 60_000)));
        book = book.Approved(3, new BidStage(SomeFund.Y(2017), Money.FromPounds(5_000), "")).Approved(4, new BidStage(SomeFund.Y(2017), Money.FromPounds(60_000), ""));
        book = book.Done(new CloseBid(SomeFund.NewId(104), SomeFund.NewId(9_000), new DateOnly(2017, 2, 20), "Done").Decide(book, SomeFund.Finance));
        var now = Seen(Finance, Today, [], []) with { Funds = book };
        var needs = Needs.Of(now);
        Assert.Equal([NeedKind.ReviewBid, NeedKind.DecideBids, NeedKind.ReportDecisions], needs.Select(n => n.Kind));
        Assert.Equal((new DateOnly(2018, 2, 20), "Look back on “Over”", 1, 4), (needs[0].Due, needs[0].What, needs[0].Fund, needs[0].Bid));
        Assert.Equal("Record decisions on two bids", needs[1].What);
        Assert.Equal("For General Purposes Committee: “Large”. For Section 151 officer, consulting the leader of the council; reported to General Purposes Committee: “Small”.", needs[1].Detail);
        Assert.Equal(("Report one decision to General Purposes Committee", "Decided by Section 151 officer: “Told”."), (needs[2].What, needs[2].Detail));

        // Not before its month, not who has no right, not for a bid of one's own.
        Assert.DoesNotContain(Needs.Of(now with { Today = new(2018, 1, 1) }), n => n.Kind == NeedKind.ReviewBid);
        Assert.Contains("late", Needs.Of(now with { Today = new(2018, 3, 1) })[0].State, StringComparison.Ordinal);
        Assert.Empty(Needs.Of(now with { Viewer = Post(Roles.Member, "Committee chair") }));
        var own = book with { Bids = [.. book.Bids.Select(b => b with { SubmittedBy = Finance.Actor.Post })] };
        Assert.Equal("Record the decision on “Large”", Needs.Of(now with { Funds = own }).Single(n => n.Kind == NeedKind.DecideBids).What);
    }

    [Fact]
    public void Finance_reviews_what_others_submitted_closes_when_all_is_signed_and_publishes_what_is_closed()
    {
        var submitted = Needs.Of(Seen(Finance, Today, [one, other], [Open], At(one, ProgressState.Submitted, 12, Owner), At(other, ProgressState.Submitted, 13, Finance)));
        Assert.Equal([(NeedKind.ReviewLines, "Review 1 line for January 2018")], submitted.Select(n => (n.Kind, n.What)));
        Assert.Equal("From Head of transport.", submitted[0].Detail);

        var signed = Needs.Of(Seen(Finance, Today, [one], [Open], At(one, ProgressState.SignedOff, 12, Finance, Owner)));
        Assert.Equal("Every line is signed off or complete.", Assert.Single(signed, n => n.Kind == NeedKind.CloseRound).Detail);
        Assert.DoesNotContain(Needs.Of(Seen(Finance, Due, [one], [Open])), n => n.Kind == NeedKind.CloseRound);
        Assert.Equal("1 day late", Assert.Single(Needs.Of(Seen(Finance, Due.AddDays(1), [one], [Open])), n => n.Kind == NeedKind.CloseRound).State);

        var closed = Seen(Finance, Today, [one], [Closed]);
        Assert.Equal("Publish the January 2018 report", Assert.Single(Needs.Of(closed), n => n.Kind == NeedKind.PublishReport).What);
        Assert.DoesNotContain(Needs.Of(closed with { Reports = [Report(1, January.LastDay, 60)] }), n => n.Kind == NeedKind.PublishReport);
        Assert.Contains(Needs.Of(closed with { Reports = [Report(1, new(2017, 12, 31), 60)] }), n => n.Kind == NeedKind.PublishReport);
        Assert.Equal("Look at two findings", Assert.Single(Needs.Of(closed with { Findings = [Finding("A1"), Finding("A1", Severity.Error), Finding("A1", Severity.Notice)] }), n => n.Kind == NeedKind.ReadFindings).What);
    }

    [Fact]
    public void The_programme_office_opens_the_month_that_has_begun_chases_who_is_late_and_finds_owners()
    {
        var noRound = Needs.Of(Seen(Office, Today, [one, Line("N")], []));
        Assert.Equal([(NeedKind.OpenRound, "Open the January 2018 round"), (NeedKind.AssignOwners, "Give 1 line an owner")], noRound.Select(n => (n.Kind, n.What)));
        Assert.DoesNotContain(Needs.Of(Seen(Office, new(2017, 12, 31), [one], [])), n => n.Kind == NeedKind.OpenRound);
        Assert.DoesNotContain(Needs.Of(Seen(Office, Due, [one], [Open])), n => n.Kind == NeedKind.ChaseOwners);
        var late = Assert.Single(Needs.Of(Seen(Office, Due.AddDays(3), [one, other], [Open], At(other, ProgressState.Submitted, 12, Owner))), n => n.Kind == NeedKind.ChaseOwners);
        Assert.Equal(("Chase one late owner", "Head of transport.", "3 days late"), (late.What, late.Detail, late.State));
    }

    [Fact]
    public void A_member_is_asked_for_nothing()
    {
        Assert.Empty(Needs.Of(Seen(Member, Due.AddDays(9), [one, Line("N")], [Open], At(one, ProgressState.Submitted, 12, Owner)) with { Findings = [Finding("A1", Severity.Error)] }));
        Assert.Empty(Needs.Of(Seen(Member, Today, [one], [Closed])));
    }

    [Fact]
    public void Things_stand_by_the_day_by_which_and_those_without_a_day_last()
    {
        var needs = Needs.Of(Seen(Finance, Due.AddDays(2), [one, other, Line("N")], [Open], At(one, ProgressState.Submitted, 12, Owner)) with { Findings = [Finding("A1")] });
        Assert.Equal([NeedKind.ReviewLines, NeedKind.ChaseOwners, NeedKind.CloseRound, NeedKind.AssignOwners, NeedKind.ReadFindings], needs.Select(n => n.Kind));
        Assert.Equal("2 days late", DayWords.Until(Due, Due.AddDays(2)));
        Assert.Equal("today", DayWords.Until(Due, Due));
        Assert.Equal("tomorrow", DayWords.Until(Due, Due.AddDays(-1)));
    }

    [Fact]
    public void Only_days_that_somebody_set_or_the_calendar_gives_are_coming_up()
    {
        Assert.Equal([(new DateOnly(2018, 1, 31), "January 2018 ends"), (Due, "January 2018 forecasts are due")], ComingUp.Of(Seen(Owner, Today, [one], [Open])).Select(c => (c.Day, c.Words)));
        Assert.Equal(["March 2018 ends, and the year 2017-18 with it"], ComingUp.Of(Seen(Owner, new(2018, 3, 5), [one], [Open])).Select(c => c.Words));
        Assert.Empty(ComingUp.Of(Seen(Owner, new(2018, 4, 5), [one], [Closed])));
        var rated = one with { Override = new LineOverride(Rag.Amber, "Panel", new(2018, 2, 14)) };
        Assert.Contains(ComingUp.Of(Seen(Owner, Today, [rated], [])), c => c.Words == "The overridden rating of A1 ends");
        Assert.DoesNotContain(ComingUp.Of(Seen(Owner, Today, [rated with { Owner = "Head of libraries" }], [])), c => c.Words.Contains("overridden", StringComparison.Ordinal));
    }

    [Fact]
    public void An_owner_reads_news_of_their_own_lines_and_nobody_of_their_own_deeds()
    {
        LineProgress[] steps =
        [
            new(one.Id, January, ProgressState.Submitted, "", Act(11, Owner)),
            new(other.Id, January, ProgressState.Submitted, "", Act(12, Post(Roles.Owner, "Head of libraries"))),
            new(one.Id, January, ProgressState.Returned, "Which contract?", Act(13, Finance)),
        ];
        var owner = News.Of(Seen(Owner, Today, [one, other], [Open]), steps, [], since: 10);
        Assert.Equal(["Finance manager returned A1: Which contract?"], owner.Select(n => n.Words));
        Assert.Equal("A1", owner[0].Line);
        var finance = News.Of(Seen(Finance, Today, [one, other], [Open]), steps, [], since: 9);
        Assert.Equal(["2 lines were submitted for January 2018.", "Programme office opened the January 2018 round, due on 1 February 2018."], finance.Select(n => n.Words));
        Assert.Empty(News.Of(Seen(Finance, Today, [one, other], [Open]), steps, [], since: 13));
    }

    [Fact]
    public void News_of_a_report_is_for_those_who_may_read_it()
    {
        var now = Seen(Member, Today, [one], [Closed]) with { Reports = [Report(1, January.LastDay, 60)] };
        Assert.Contains(News.Of(now, [], [], 50), n => n.Words.StartsWith("Savings tracker 2017-18, January 2018 was published", StringComparison.Ordinal) && n.Report == 1);
        Assert.DoesNotContain(News.Of(now with { Viewer = Post("nobody", "Nobody") }, [], [], 50), n => n.Report is not null);
        Assert.Equal(News.Most, News.Of(now, [], [.. Enumerable.Range(60, 20).Select(n => Act(n, Finance))], 50).Count);
    }

    [Fact]
    public void The_dot_plot_says_in_words_what_it_draws_and_keeps_all_dots_on_the_scale()
    {
        TrackerLine[] lines = [Line("A1", plan: -562, forecast: -128, rag: Rag.Red), Line("A2", plan: -195, forecast: -262), Line("A3", plan: 40, forecast: 20), Line("A4", plan: 0, forecast: 0)];
        var svg = DotPlot.Draw("p", "Plan & forecast", lines);
        Assert.Contains("Title of A1: plan 562, forecast 128, 434 short.", svg, StringComparison.Ordinal);
        Assert.Contains("67 over target", svg, StringComparison.Ordinal);
        Assert.Contains("as planned", svg, StringComparison.Ordinal);
        Assert.Contains("Plan &amp; forecast", svg, StringComparison.Ordinal);
        var at = System.Text.RegularExpressions.Regex.Matches(svg, "cx=\"([-0-9.]+)%\"", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Select(m => double.Parse(m.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(8, at.Count);
        Assert.All(at, x => Assert.InRange(x, 1, 97));
        Assert.NotEmpty(DotPlot.Draw("p", "None", []));
        Assert.NotEmpty(DotPlot.Draw("p", "Nothing", [Line("A4", plan: 0, forecast: 0)]));
    }
}

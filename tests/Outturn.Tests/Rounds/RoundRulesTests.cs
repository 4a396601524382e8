using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;
using static Outturn.Tests.Rounds.World;

namespace Outturn.Tests.Rounds;

public sealed class RoundRulesTests
{
    private readonly TrackerLine one = Line("A1", "Head of transport");
    private readonly TrackerLine two = Line("A2", "Head of transport");
    private readonly TrackerLine three = Line("B1", "Head of libraries");

    [Fact]
    public void The_next_round_follows_the_last_or_the_latest_position()
    {
        Assert.Equal(new FinancialMonth(Year, 1), NextRound.Of(Year, [], null));
        Assert.Equal(January, NextRound.Of(Year, [], new DateOnly(2017, 12, 31)));
        Assert.Equal(new FinancialMonth(Year, 12), NextRound.Of(Year, [], new DateOnly(2018, 3, 31)));
        Assert.Equal(new FinancialMonth(Year, 12), NextRound.Of(Year, [], new DateOnly(2018, 4, 30)));
        Assert.Equal(new FinancialMonth(Year, 11), NextRound.Of(Year, [Closed], new DateOnly(2017, 6, 30)));
        Assert.Null(NextRound.Of(Year, [Closed with { Period = new(Year, 12) }], null));
        Assert.Equal(2, NextRound.Choices(Year, [Closed]).Count);
        Assert.Empty(NextRound.Choices(Year, [Closed with { Period = new(Year, 12) }]));
    }

    [Theory]
    [InlineData(8, "2017-12-07")]
    [InlineData(10, "2018-02-07")]
    [InlineData(12, "2018-04-06")]
    [InlineData(9, "2018-01-05")]
    public void A_round_is_due_five_working_days_after_its_month(int month, string due) =>
        Assert.Equal(due, NextRound.DefaultDue(new(Year, month)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void A_round_opens_once_and_in_order_over_lines_with_a_sensible_due_day()
    {
        Assert.True(new OpenRound(January, Due).Decide(State([one], [])).Ok);
        Assert.Equal("round.known", Code(new OpenRound(January, Due).Decide(State([one], [Open]))));
        Assert.Equal("round.known", Code(new OpenRound(January, Due).Decide(State([one], [Closed]))));
        Assert.Equal("round.another-open", Code(new OpenRound(new(Year, 11), new(2018, 3, 7)).Decide(State([one], [Open]))));
        Assert.Equal("round.out-of-order", Code(new OpenRound(new(Year, 9), Due).Decide(State([one], [Closed]))));
        Assert.Equal("round.no-lines", Code(new OpenRound(January, Due).Decide(State([], []))));
        Assert.Equal("round.due-early", Code(new OpenRound(January, new(2017, 12, 31)).Decide(State([one], []))));
        Assert.True(new OpenRound(January, new(2018, 1, 1)).Decide(State([one], [])).Ok);
        Assert.Equal("round.due-late", Code(new OpenRound(January, January.LastDay.AddDays(93)).Decide(State([one], []))));
        Assert.True(new OpenRound(January, January.LastDay.AddDays(92)).Decide(State([one], [])).Ok);
    }

    [Fact]
    public void Every_line_is_in_one_count_and_a_complete_line_asks_for_nothing()
    {
        var complete = Line("C1", complete: true);
        var returned = Line("C2");
        var progress = State(
            [one, two, three, complete, returned], [Open],
            At(one, ProgressState.Submitted, 11, Owner), At(two, ProgressState.SignedOff, 12, Finance, Owner), At(returned, ProgressState.Returned, 13, Finance, Owner)).Progress;
        Assert.Equal(new RoundCounts(Waiting: 1, Submitted: 1, Returned: 1, SignedOff: 2), RoundCounts.Of([one, two, three, complete, returned], progress));
        Assert.Equal(2, RoundCounts.Of([one, two, three, complete, returned], progress).Outstanding);
    }

    [Fact]
    public void An_owner_is_late_only_after_the_due_day_and_only_while_something_is_outstanding()
    {
        var state = State([one, two, three], [Open], At(one, ProgressState.Submitted, 11, Owner), At(two, ProgressState.SignedOff, 12, Finance, Owner));
        RoundProgress On(DateOnly today) => RoundProgress.Of(Open, state.Position.Lines, state.Progress, [Chased("head of LIBRARIES", 14, Office, 29)], today);
        Assert.All(On(Due).Owners, o => Assert.Equal(0, o.DaysLate));
        Assert.Equal([("Head of libraries", 3), ("Head of transport", 0)], On(Due.AddDays(3)).Owners.Select(o => (o.Owner, o.DaysLate)));
        Assert.Equal(14, On(Due).Owners[0].Reminded!.Number);
        Assert.Null(On(Due).Owners[1].Reminded);
        Assert.All(RoundProgress.Of(Closed, state.Position.Lines, state.Progress, [], Due.AddDays(9)).Owners, o => Assert.Equal(0, o.DaysLate));
        Assert.Equal("1 of 3 lines are signed off; 1 with finance, 1 not submitted.", On(Due).Sentence);
    }

    [Fact]
    public void The_latest_step_of_each_line_stands_with_its_submission()
    {
        LineProgress[] steps =
        [
            new(one.Id, January, ProgressState.Submitted, "", Act(11, Owner)),
            new(one.Id, January, ProgressState.Returned, "Why?", Act(12, Finance)),
            new(two.Id, new(Year, 9), ProgressState.Submitted, "", Act(9, Owner)),
        ];
        var latest = Assert.Single(RoundProgress.Latest(steps, January)).Value;
        Assert.Equal((ProgressState.Returned, "Why?", 11L), (latest.State, latest.Reason, latest.SubmittedBy!.Number));
    }

    [Fact]
    public void A_round_closes_over_unsigned_lines_only_with_a_reason()
    {
        var signed = At(one, ProgressState.SignedOff, 12, Finance, Owner);
        Assert.True(new CloseRound(January, "").Decide(State([one, Line("C", complete: true)], [Open], signed)).Ok);
        Assert.Equal("round.unsigned", Code(new CloseRound(January, " ").Decide(State([one, two], [Open], signed))));
        Assert.True(new CloseRound(January, "Disputed").Decide(State([one, two], [Open], signed)).Ok);
        Assert.Equal("round.not-open", Code(new CloseRound(January, "Again").Decide(State([one], [Closed], signed))));
    }

    [Fact]
    public void Only_posts_with_something_outstanding_are_reminded()
    {
        var state = State([one, two, three, Line("X")], [Open], At(one, ProgressState.SignedOff, 12, Finance, Owner), At(two, ProgressState.Submitted, 12, Owner));
        Assert.Equal(["Head of libraries"], new ChaseOwners(January, []).Decide(state).Value!.Chases.Select(c => c.Owner));
        Assert.Equal("round.nothing-waits", Code(new ChaseOwners(January, ["Head of transport"]).Decide(state)));
        Assert.Equal("round.nothing-waits", Code(new ChaseOwners(January, []).Decide(State([Line("X")], [Open]))));
        Assert.Equal("round.not-open", Code(new ChaseOwners(January, []).Decide(State([one], [Closed]))));
        Assert.Single(new ChaseOwners(January, ["Head of libraries", "HEAD OF LIBRARIES"]).Decide(state).Value!.Chases);
    }

    [Fact]
    public void Nobody_signs_off_what_they_submitted_and_the_page_is_told_why()
    {
        var state = State([one, two], [Open], At(one, ProgressState.Submitted, 11, Finance), At(two, ProgressState.Submitted, 12, Owner));
        Assert.Equal("review.own-submission", Code(Decide(state, (one, 11))));
        Assert.True(Decide(state, (two, 12)).Ok);
        var rows = ReviewRow.Of(state, Finance, new ReviewFilter("", "", ProgressState.Submitted));
        Assert.Equal(["review.own-submission", null], rows.Select(r => r.Bar?.Code));

        // The bar stays when it was returned and signed off by nobody, and falls when somebody else submits it again.
        var again = State([one], [Open], At(one, ProgressState.Submitted, 15, Owner));
        Assert.True(Decide(again, (one, 15)).Ok);
    }

    [Fact]
    public void A_line_that_was_submitted_again_meanwhile_is_refused_in_words()
    {
        var state = State([one, two], [Open], At(one, ProgressState.Submitted, 21, Owner), At(two, ProgressState.Submitted, 12, Owner));
        var refused = Decide(state, (one, 11), (two, 12));
        Assert.Equal("review.changed-meanwhile", Code(refused));
        Assert.Contains("A1 was submitted again after you opened this page", Assert.Single(refused.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_are_reviewed_only_where_there_is_something_to_decide()
    {
        var state = State([one, two, three], [Open], At(one, ProgressState.Submitted, 11, Owner), At(two, ProgressState.SignedOff, 12, Finance, Owner));
        Assert.Equal("review.none-chosen", Code(Decide(state)));
        Assert.Equal("review.not-submitted", Code(Decide(state, (three, 0))));
        Assert.Equal("review.not-submitted", Code(Decide(state, (two, 12))));
        Assert.Equal("review.line-left", Code(Decide(state, (Line("gone"), 11))));
        Assert.Equal("review.reason-missing", Code(new ReviewLines(January, [new(one.Id, 11, null)], Verdict.Return, " ").Decide(state, Finance)));
        Assert.Equal("Too early", Assert.Single(new ReviewLines(January, [new(two.Id, 12, null)], Verdict.Return, " Too early ").Decide(state, Finance).Value!.Progress).Reason);
        Assert.Equal("round.not-open", Code(new ReviewLines(January, [new(one.Id, 11, null)], Verdict.SignOff, "").Decide(state with { Rounds = [Closed] }, Finance)));
    }

    [Fact]
    public void A_line_that_is_ticked_twice_is_signed_off_once_and_complete_freezes_it()
    {
        var state = State([one], [Open], At(one, ProgressState.Submitted, 11, Owner));
        var done = new ReviewLines(January, [new(one.Id, 11, true), new(one.Id, 11, true)], Verdict.SignOff, "").Decide(state, Finance).Value!;
        Assert.Single(done.Progress);
        Assert.True(Assert.Single(done.Lines).Stated!.Complete);
    }

    [Fact]
    public void A_review_is_filtered_by_owner_committee_and_state()
    {
        var state = State([one, two, three], [Open], At(one, ProgressState.Submitted, 11, Owner));
        IEnumerable<string> Keys(ReviewFilter filter) => ReviewRow.Of(state, Finance, filter).Select(r => r.Line.Key);
        Assert.Equal(["A1"], Keys(new("", "", ProgressState.Submitted)));
        Assert.Equal(["A1", "A2"], Keys(new("head of TRANSPORT", "", null)));
        Assert.Equal(["A2", "B1"], Keys(new("", "Adults", ProgressState.Waiting)));
        Assert.Empty(Keys(new("", "Children", null)));
    }

    [Fact]
    public void A_reminder_names_the_lines_why_they_came_back_and_how_late_they_are()
    {
        var state = State([one, two, three], [Open], At(one, ProgressState.Submitted, 11, Owner), At(two, ProgressState.Returned, 12, Finance, Owner, "Which contract?"));
        var letter = Reminder.Of(state, Open, "Head of transport", "Programme office", Due.AddDays(-2));
        Assert.Equal("January 2018 forecasts: 1 line waits for you", letter.Subject);
        Assert.Contains("They are due on 1 February 2018.", letter.Body, StringComparison.Ordinal);
        Assert.Contains("- A2 Title of A2\n  Returned: Which contract?\n", letter.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("A1", letter.Body, StringComparison.Ordinal);
        Assert.Contains("are 1 day late", Reminder.Of(state, Open, "Head of transport", "Programme office", Due.AddDays(1)).Body, StringComparison.Ordinal);
    }

    private static Result<TrackerChanges> Decide(YearState state, params (TrackerLine Line, long Seen)[] lines) =>
        new ReviewLines(January, [.. lines.Select(l => new ReviewedLine(l.Line.Id, l.Seen, null))], Verdict.SignOff, "").Decide(state, Finance);

    private static string Code(Result<TrackerChanges> result)
    {
        Assert.False(result.Ok);
        return result.Problems[0].Code;
    }
}

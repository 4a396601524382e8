using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Publishing;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;

namespace Outturn.Tests.Tracking;

public sealed class PublishReportTests
{
    private static readonly FinancialYear Year = new(2017);
    private static readonly DateOnly October = new(2017, 10, 31);
    private static readonly DateOnly Today = new(2017, 11, 9);
    private static readonly DrawnReport Drawn = new(12, "{}", "digest", "renderer", []);

    [Fact]
    public void A_position_is_frozen_under_the_name_of_its_month()
    {
        var decided = new PublishReport(October, null, "").Decide(State(), Today, Drawn);
        Assert.True(decided.Ok);
        Assert.Equal("Savings tracker 2017-18, October 2017", decided.Value.Report!.Title);
        Assert.Equal("Savings tracker 2017-18, 15 October 2017, corrected", PublishReport.TitleOf(Year, new(2017, 10, 15), corrected: true));
        Assert.Empty(decided.Problems);
    }

    [Fact]
    public void A_day_that_has_not_come_is_refused_and_today_is_not()
    {
        Assert.Equal("report.position-future", Refused(new PublishReport(Today.AddDays(1), null, ""), State()));
        Assert.True(new PublishReport(Today, null, "").Decide(State(), Today, Drawn).Ok);
    }

    [Fact]
    public void A_tracker_without_lines_is_refused() => Assert.Equal("report.no-lines", Refused(new PublishReport(October, null, ""), State() with { Position = new(Year, AsAt.Day(October), [], []) }));

    [Fact]
    public void A_second_report_of_a_day_must_say_what_it_corrects_and_why()
    {
        var state = State(Report(3, October));
        Assert.Equal("report.stands", Refused(new PublishReport(October, null, "why"), state));
        Assert.Equal("report.reason-missing", Refused(new PublishReport(October, 3, " "), state));
        var corrected = new PublishReport(October, 3, "A figure was typed in the wrong row").Decide(state, Today, Drawn);
        Assert.True(corrected.Ok);
        Assert.Equal(3, corrected.Value.Report!.Supersedes);
        Assert.Equal("Savings tracker 2017-18, October 2017, corrected", corrected.Value.Report.Title);
        Assert.True(new PublishReport(new(2017, 9, 30), null, "").Decide(state, Today, Drawn).Ok);
    }

    [Fact]
    public void A_report_that_is_superseded_already_of_another_day_or_unknown_cannot_be_corrected()
    {
        var state = State(Report(3, October, by: 4), Report(4, October, corrects: 3), Report(5, new(2017, 9, 30)));
        Assert.Equal("report.superseded", Refused(new PublishReport(October, 3, "why"), state));
        Assert.Equal("report.another-position", Refused(new PublishReport(October, 5, "why"), state));
        Assert.Equal("report.unknown", Refused(new PublishReport(October, 9, "why"), state));
        Assert.True(new PublishReport(October, 4, "why").Decide(state, Today, Drawn).Ok);
    }

    [Theory]
    [InlineData(RoundState.Open, "", false)]
    [InlineData(RoundState.Open, "The committee meets before it closes", true)]
    [InlineData(RoundState.Closed, "", true)]
    public void A_round_that_is_open_wants_a_reason_and_then_a_warning_stays(RoundState round, string reason, bool allowed)
    {
        var act = Act(1);
        var state = State() with { Rounds = [new(new(Year, 7), round, new(2017, 11, 7), act, act)] };
        var decided = new PublishReport(October, null, reason).Decide(state, Today, Drawn);
        Assert.Equal(allowed, decided.Ok);
        Assert.Equal(round == RoundState.Open ? ["report.round-open"] : [], decided.Problems.Select(p => p.Code));
        Assert.All(decided.Problems, p => Assert.Equal(allowed ? Severity.Warning : Severity.Error, p.Severity));

        // Another month's round is nobody's business.
        Assert.True(new PublishReport(new(2017, 9, 30), null, "").Decide(state, Today, Drawn).Ok);
    }

    [Fact]
    public void What_was_drawn_before_the_last_write_is_not_frozen() => Assert.Equal(PublishReport.ChangedMeanwhile, Refused(new PublishReport(October, null, ""), State() with { Head = 13 }));

    private static string Refused(PublishReport command, YearState state)
    {
        var decided = command.Decide(state, Today, Drawn);
        Assert.False(decided.Ok);
        var problem = Assert.Single(decided.Problems);
        Assert.EndsWith(".", problem.Message, StringComparison.Ordinal);
        return problem.Code;
    }

    private static YearState State(params IReadOnlyList<ReportEntry> reports) => new(
        new(Year, AsAt.Day(October), [new(new Guid(1, 0, 0, new byte[8]), Year, "A/R.6.001", "A/R.6.001", LineDetails.Empty, LinePlan.Empty, LineForecast.Empty, "", LineStanding.In)], []),
        [], new Dictionary<Guid, LineProgress>(), [], [], [], reports)
    { Head = 12 };

    private static ReportEntry Report(long number, DateOnly position, long? by = null, long? corrects = null) => new(number, Year, position, "", Act(number), "", "", corrects, by, []);

    private static Act Act(long number) => new(number, "test", new Instant(number), October, new(Guid.Empty, "Finance"), "", "test");
}

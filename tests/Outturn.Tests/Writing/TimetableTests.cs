using Outturn.Core.Values;
using Outturn.Core.Writing;

namespace Outturn.Tests.Writing;

public sealed class TimetableTests
{
    private static readonly KnownDay[] Days = [KnownDay.Approval("Adults and Health Committee", new(2021, 12, 9)), KnownDay.Council(new(2022, 2, 8))];

    private static CaseRow Task(string id, string task, string start = "", string end = "", string depends = "")
    {
        var row = new CaseRow(id, new Dictionary<string, string>(StringComparer.Ordinal));
        return row.With("task", task).With("start", start).With("end", end).With("depends", depends);
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "";

    [Theory]
    [InlineData("6 weeks after approval", "2022-01-20", "2022-01-20")]
    [InlineData("6 weeks after the committee's decision", "2022-01-20", "2022-01-20")]
    [InlineData("6 weeks after the Adults and Health Committee", "2022-01-20", "2022-01-20")]
    [InlineData("10 working days after approval", "2021-12-23", "2021-12-23")]
    [InlineData("2 to 3 months before full Council", "2021-11-08", "2021-12-08")]
    [InlineData("on budget setting", "2022-02-08", "2022-02-08")]
    [InlineData("after approval", "2021-12-09", "")]
    [InlineData("before approval", "", "2021-12-09")]
    [InlineData("within 4 months of 1 April 2022", "2022-08-01", "2022-08-01")]
    [InlineData("April 2022", "2022-04-01", "2022-04-30")]
    public void A_time_comes_to_its_days(string text, string first, string last)
    {
        var at = Timetable.Of([], Days).Resolve(When.Read(text));
        Assert.Equal((first, last), (Day(at.First), Day(at.Last)));
    }

    [Theory]
    [InlineData("3 months after contract signature", "“contract signature”")]
    [InlineData("6 weeks after the approval of the landlord", "“approval of the landlord”")]
    [InlineData("36 months", "a length of time")]
    [InlineData("2 terms after approval", "How long a term is")]
    public void What_nothing_is_known_of_gives_no_day_and_says_why(string text, string why)
    {
        var at = Timetable.Of([], Days).Resolve(When.Read(text));
        Assert.False(at.IsKnown);
        Assert.Contains(why, at.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chain_of_tasks_is_followed_and_shown()
    {
        var table = Timetable.Of(
        [
            Task("a", "Award the contract", end: "6 weeks after approval"),
            Task("b", "Training", start: "on contract award", end: "2 months after contract award"),
            Task("c", "Go live", end: "1 month after training"),
            Task("d", "Tell parents", end: "2 weeks before go-live"),
        ], Days);
        var at = table.EndOf("d");
        Assert.Equal("2022-04-06", Day(at.Last));
        Assert.Equal(
            [
                "6 weeks after Approval (9 December 2021): 20 January 2022",
                "2 months after “Award the contract” (20 January 2022): 20 March 2022",
                "1 month after “Training” (20 March 2022): 20 April 2022",
                "2 weeks before “Go live” (20 April 2022): 6 April 2022",
            ], at.Chain);
        Assert.Empty(table.Check("timetable"));
    }

    [Fact]
    public void An_end_that_is_a_length_is_how_long_it_takes() => Assert.Equal("2022-05-13", Day(Timetable.Of([Task("a", "Pilot", "1 April 2022", "6 weeks")], []).EndOf("a").Last));

    [Fact]
    public void Times_in_a_circle_are_refused_and_named()
    {
        var problems = Timetable.Of([Task("a", "Train staff", end: "2 weeks before go-live"), Task("b", "Go live", end: "1 month after training of staff")], Days).Check("timetable");
        Assert.All(problems, p => Assert.Equal(("timetable.circular", Severity.Error), (p.Code, p.Severity)));
        Assert.Equal(["timetable/a/end", "timetable/b/end"], problems.Select(p => p.Where).Distinct());
        Assert.Contains("“Train staff” is counted from “Go live” is counted from “Train staff”", problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Waiting_in_a_circle_is_refused_and_named()
    {
        var problems = Timetable.Of([Task("a", "Train staff", depends: "Go live"), Task("b", "Go live", depends: "task 1")], Days).Check("timetable");
        Assert.Equal(["timetable/a/depends", "timetable/b/depends"], problems.Select(p => p.Where));
        Assert.Contains("“Train staff” waits for “Go live” waits for “Train staff”", problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_end_before_the_start_is_refused()
    {
        var problem = Assert.Single(Timetable.Of([Task("a", "Build", "May 2022", "April 2022")], []).Check("timetable"));
        Assert.Equal(("timetable.ends-before-start", "timetable/a/end"), (problem.Code, problem.Where));
        Assert.Empty(Timetable.Of([Task("a", "Build", "15 April 2022", "April 2022")], []).Check("timetable"));
    }

    [Fact]
    public void A_task_that_waits_for_one_that_ends_later_is_questioned()
    {
        var problem = Assert.Single(Timetable.Of([Task("a", "Consult", end: "30 June 2022"), Task("b", "Decide", "1 May 2022", "31 May 2022", "Consult")], []).Check("timetable"));
        Assert.Equal(("timetable.out-of-order", Severity.Warning, "timetable/b/depends"), (problem.Code, problem.Severity, problem.Where));
        Assert.Empty(Timetable.Of([Task("a", "Consult", end: "June 2022"), Task("b", "Decide", "June 2022", "July 2022", "1")], []).Check("timetable"));
    }

    [Fact]
    public void A_time_tied_to_nothing_that_is_known_is_a_notice()
    {
        var problem = Assert.Single(Timetable.Of([Task("a", "Consult", end: "3 weeks after the trustees meet")], Days).Check("timetable"));
        Assert.Equal(("timetable.anchor-unknown", Severity.Notice), (problem.Code, problem.Severity));
    }

    [Fact]
    public void Two_tasks_that_could_be_meant_are_both_named()
    {
        var at = Timetable.Of([Task("a", "Recruit drivers", end: "May 2022"), Task("b", "Recruit planners", end: "June 2022"), Task("c", "Start", end: "after recruitment")], []).EndOf("c");
        Assert.Contains("“Recruit drivers” or “Recruit planners”", at.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_timetable_of_a_thousand_tasks_in_one_chain_ends()
    {
        var rows = Enumerable.Range(0, 1000).Select(i => Task($"r{i}", $"Step {i}", end: i == 0 ? "1 April 2022" : $"1 day after step {i - 1}", depends: i == 0 ? "" : $"step {i - 1}")).Reverse().ToList();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.NotNull(Timetable.Of(rows, Days).Check("timetable"));
        Assert.InRange(clock.ElapsedMilliseconds, 0, 5_000);
    }
}

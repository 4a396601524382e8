using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Core.Writing;
using Outturn.Core.Writing.Templates;

namespace Outturn.Tests.Writing;

public sealed class CaseRulesTests
{
    private static readonly Template Template = ShippedTemplates.All[0];

    [Theory]
    [InlineData("outcomes", "It saves {{saving 2019-20}}.", "figure.unknown")]
    [InlineData("outcomes", "It saves {{reserves 2022-23}}.", "figure.unknown")]
    [InlineData("outcomes", "It saves {{}}.", "figure.unreadable")]
    [InlineData("outcomes", "It saves {{saving 2022-23.", "figure.open")]
    [InlineData("outcomes", "<script>alert(1)</script>", "words.markup")]
    [InlineData("outcomes", "<p class=\"MsoNormal\">Typed in Word</p>", "words.markup")]
    [InlineData("outcomes", "<!--[if gte mso 9]><xml></xml><![endif]-->", "words.markup")]
    [InlineData("outcomes", "[press here](javascript:alert(1))", "words.link")]
    public void Words_are_asked_about(string field, string words, string code) => Assert.Contains(code, Codes(CaseContent.Empty(Template.Key).With(field, Answer.Of(words))));

    [Theory]
    [InlineData("{{p90}}", "no line of this proposal that counts in the plan has an estimate")]
    [InlineData("{{P10}}", "no line of this proposal that counts in the plan has an estimate")]
    [InlineData("{{p90 2024-25}}", "a figure of a calculation has no year and no unit of its own. Write {{p90}}.")]
    [InlineData("{{p50 in £k}}", "has no year and no unit of its own. Write {{p50}}.")]
    [InlineData("{{npv}}", "no appraisal of this proposal gives it")]
    [InlineData("{{bcr of Shared buses}}", "no appraisal of this proposal gives it")]
    [InlineData("{{p95}}", "No plan line gives")]
    public void A_figure_of_a_calculation_that_is_not_there_says_what_is_missing(string token, string said)
    {
        var problem = Assert.Single(Check(CaseContent.Empty(Template.Key).With("outcomes", Answer.Of($"It comes to {token}."))), p => p.Code == "figure.unknown");
        Assert.Equal("outcomes", problem.Where);
        Assert.Contains(said, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("999999999999999 people", true)]
    [InlineData("1000000000000000 people", false)]
    [InlineData("99999999999999999999999999999999999999999999 people", false)]
    [InlineData("£79228162514264337593543950335m", false)]
    public void A_measure_longer_than_any_measure_is_words_and_no_failure(string cell, bool counts) => Assert.Equal(counts, CellRules.Measure(cell) is not null);

    [Fact]
    public void An_answer_of_two_megabytes_is_refused_in_words()
    {
        var problem = Assert.Single(Check(CaseContent.Empty(Template.Key).With("outcomes", Answer.Of(new string('x', 2_000_000)))), p => p.Code == "field.long");
        Assert.Equal((Severity.Error, "outcomes"), (problem.Severity, problem.Where));
        Assert.Contains("2,000,000 characters", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_of_a_thousand_rows_is_taken_and_one_of_three_thousand_is_refused()
    {
        Answer Rows(int count) => Answer.Of([.. Enumerable.Range(1, count).Select(i => SomeCase.Row($"r{i}", ("risk", $"Risk {i}")))]);
        Assert.DoesNotContain("table.long", Codes(CaseContent.Empty(Template.Key).With("risks-table", Rows(1_000))));
        Assert.Contains("table.long", Codes(CaseContent.Empty(Template.Key).With("risks-table", Rows(3_000))));
    }

    [Theory]
    [InlineData("risks-table", "rag", "purple", "cell.choice")]
    [InlineData("timetable", "end", "31 June 2022", "cell.day-impossible")]
    [InlineData("timetable", "end", "purple", "cell.when-unread")]
    [InlineData("timetable", "end", "18 November", "cell.when-year")]
    [InlineData("benefits-table", "target", "many more pupils", "cell.measure")]
    [InlineData("benefits-table", "owner", "someone@example.org", "cell.post-address")]
    [InlineData("evidence-table", "link", "javascript:alert(1)", "cell.link")]
    [InlineData("evidence-table", "link", "data:text/html,x", "cell.link")]
    [InlineData("evidence-table", "link", "the shared drive", "cell.link")]
    [InlineData("dependencies", "on", "2022-27/12", "dependency.itself")]
    [InlineData("dependencies", "on", "2022-27/99", "dependency.unknown")]
    [InlineData("workstreams", "line", "A/R.9.999", "workstream.line")]
    [InlineData("risks-table", "colour", "red", "cell.column")]
    [InlineData("options-table", "advantages", "Saves {{saving 1999-00}}", "figure.unknown")]
    public void Each_cell_says_what_is_wrong_at_its_place(string field, string column, string cell, string code)
    {
        var shape = CaseTables.Of(Template.Field(field)!.Table!.Value);
        var problem = Assert.Single(Check(CaseContent.Empty(Template.Key).With(field, Answer.Of([SomeCase.Row("r1", (shape.Subject.Key, "Something")).With(column, cell)]))), p => p.Code == code);
        Assert.Equal($"{field}/r1/{column}", problem.Where);
    }

    [Theory]
    [InlineData("end", "1 September 2022")]
    [InlineData("end", "September 2022")]
    [InlineData("end", "Q3 2022/23")]
    [InlineData("end", "within 6 weeks")]
    [InlineData("end", "monthly")]
    [InlineData("end", "Following Full Council")]
    [InlineData("end", "ongoing")]
    [InlineData("end", "TBC")]
    public void A_date_may_be_a_day_a_month_a_quarter_a_length_of_time_an_event_or_a_repetition(string column, string cell) =>
        Assert.DoesNotContain(Check(CaseContent.Empty(Template.Key).With("timetable", Answer.Of([SomeCase.Row("r1", ("task", "Tender"), (column, cell))]))), p => p.Severity > Severity.Notice);

    [Fact]
    public void Rows_are_held_against_one_another()
    {
        var content = CaseContent.Empty(Template.Key)
            .With("options-table", Answer.Of([SomeCase.Row("a", ("option", "Stay"), ("verdict", "preferred")), SomeCase.Row("b", ("option", "Go"), ("verdict", "preferred")), SomeCase.Row("c", ("option", "Wait"), ("verdict", "rejected"))]))
            .With("risks-table", Answer.Of([SomeCase.Row("r", ("risk", "Late"), ("rag", "red"))]))
            .With("timetable", Answer.Of([SomeCase.Row("t", ("task", "Tender"), ("start", "1 May 2022"), ("end", "1 April 2022"))]))
            .With("benefits-table", Answer.Of([SomeCase.Row("f", ("benefit", "Fewer taxis"), ("baseline", "120 taxis"), ("target", "60 pupils"))]));
        Assert.Equal(["benefit.units", "option.rejected-why", "options.several-preferred", "risk.red-unmitigated", "timetable.ends-before-start"], Codes(content).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Not_applicable_needs_a_reason_and_is_no_answer_where_the_template_says_so()
    {
        Assert.Contains("field.reason", Codes(CaseContent.Empty(Template.Key).With("scope", Answer.NotApplicable(" "))));
        Assert.Contains("field.must-apply", Codes(CaseContent.Empty(Template.Key).With("equality", Answer.NotApplicable("Nobody is affected"))));
        Assert.Empty(Codes(CaseContent.Empty(Template.Key).With("scope", Answer.NotApplicable("One contract only"))));
    }

    [Fact]
    public void A_case_of_ten_thousand_pounds_is_asked_less_than_one_of_ten_million()
    {
        var small = Ready(-10_000, CaseContent.Empty(Template.Key));
        var large = Ready(-10_000_000, CaseContent.Empty(Template.Key));
        Assert.Contains("The options", small.Spared);
        Assert.Empty(large.Spared);
        var answered = CaseContent.Empty(Template.Key);
        foreach (var key in (string[])["outcomes", "evidence", "options", "next-steps", "equality", "benefits", "not-acting", "scope"])
        {
            answered = answered.With(key, Answer.Of("Said."));
        }

        answered = answered.With("risks-table", Answer.Of([SomeCase.Row("r", ("risk", "Late"), ("likelihood", "low"), ("impact", "low"), ("rag", "green"), ("mitigation", "Order early"), ("owner", "Head of transport"))]));
        Assert.Equal(small.Items.Count, Ready(-10_000, answered).Done);
        Assert.True(Ready(-10_000_000, answered).Done < large.Items.Count);
    }

    [Fact]
    public void What_is_missing_is_said_and_what_is_required_and_empty_stops_the_gate()
    {
        var ready = Ready(-380_000, CaseContent.Empty(Template.Key).With("next-steps", Answer.Of("Tender, then begin.")).With("timetable", Answer.Of([SomeCase.Row("t", ("task", "Tender"))])));
        Assert.Equal((ReadyState.StopsTheGate, "Not answered"), Of(ready, "outcomes"));
        Assert.Equal((ReadyState.ToFinish, "1 task; without end, owner"), Of(ready, "next-steps"));
        Assert.Equal((ReadyState.Done, "Saving £380,000"), Of(ready, "amount"));
        Assert.StartsWith($"{ready.Done} of {ready.Items.Count} complete.", ready.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ProposalStatus.Idea, Gate.Outline)]
    [InlineData(ProposalStatus.Draft, Gate.Clearance)]
    [InlineData(ProposalStatus.Cleared, Gate.Committee)]
    [InlineData(ProposalStatus.InCommittee, Gate.Council)]
    public void The_next_gate_follows_from_where_the_proposal_stands(ProposalStatus status, Gate gate) => Assert.Equal(gate, Readiness.Next(status));

    private static (ReadyState, string) Of(Readiness ready, string key) => ready.Items.Single(i => i.Key == key) is var item ? (item.State, item.Says) : default;

    private static Readiness Ready(int pounds, CaseContent content)
    {
        var figures = PlanFigures.Of(SomeCase.Cycle, [SomeCase.LinesOf(pounds)[0] with { Typed = PlanAmounts.Starting(SomeCase.Cycle.First, Money.FromPounds(pounds)) }]);
        var proposal = SomeCase.Proposal with { Status = ProposalStatus.Cleared };
        return Readiness.Of(Template, content, proposal, figures, CaseRules.Check(Template, content, proposal, figures, []));
    }

    private static IReadOnlyList<Problem> Check(CaseContent content) => CaseRules.Check(Template, content, SomeCase.Proposal, SomeCase.Figures, ["2022-27/12", "2022-27/3"]);

    private static IReadOnlyList<string> Codes(CaseContent content) => [.. Check(content).Select(p => p.Code)];
}

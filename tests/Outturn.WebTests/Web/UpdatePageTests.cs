using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Outturn.App.Operations.Rounds;
using Outturn.App.Security;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;
using Outturn.Data.Record;
using Outturn.Data.Tracking;
using static Outturn.WebTests.Web.UpdateRound;

namespace Outturn.WebTests.Web;

/// <summary>The monthly update grid as plain forms.</summary>
public sealed class UpdatePageTests(SampleCouncils councils, SqliteFiles sqlite, PostgresServer postgres) : ServedTests(councils, sqlite, postgres)
{
    private const string Now = "/tracker/2017-18/update";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Updating_is_refused_to_those_who_may_only_read(string engine)
    {
        var council = await OnAsync(engine);
        Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(Roles.Member, Now)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(Roles.Auditor, Grid)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(Roles.Member, Grid + ".xlsx")).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Where_no_round_is_open_the_page_says_so_and_when_the_last_closed(string engine)
    {
        await using var council = await NewWithoutRoundAsync(engine);
        Assert.Contains("No round of 2017-18 was opened yet.", (await council.GetAsync(Roles.Owner, Now)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Owner, "/tracker/2031-32/update")).Status);
        await OpenAsync(council);
        Assert.Equal(Grid, (await council.GetAsync(Roles.Owner, Now)).Leads);
        await CloseAsync(council);
        Assert.Contains("The last one, December 2017, closed on", (await council.GetAsync(Roles.Owner, Now)).Text, StringComparison.Ordinal);
        var closed = await council.GetAsync(Roles.Owner, Grid);
        Assert.Contains("The December 2017 round is closed", closed.Text, StringComparison.Ordinal);
        Assert.Empty(closed.Document.QuerySelectorAll("input[data-part]"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_round_that_was_never_opened_a_month_that_is_none_and_a_month_of_another_year_are_missing_in_words(string engine)
    {
        var council = await OnAsync(engine);
        foreach (var (path, words) in new[]
        {
            ("/tracker/2017-18/update/2017-07", "No July 2017 round was opened."),
            ("/tracker/2017-18/update/2017-13", "“2017-13” is not a month. Write it as 2017-11."),
            ("/tracker/2017-18/update/soon", "“soon” is not a month."),
            ("/tracker/2016-17/update/2017-12", "December 2017 is not a month of 2016-17: it is in 2017-18."),
        })
        {
            var page = await council.GetAsync(Roles.Finance, path);
            Assert.Equal(HttpStatusCode.NotFound, page.Status);
            Assert.Contains(words, page.Text, StringComparison.Ordinal);
            Assert.Contains(words, JsonDocument.Parse((await council.GetAsync(Roles.Finance, path + ".xlsx")).Html).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_owner_sees_their_own_lines_closed_quarters_as_text_and_open_ones_as_boxes(string engine)
    {
        await using var council = await NewWithoutRoundAsync(engine);
        await OpenAsync(council);
        var page = await council.GetAsync(Roles.Owner, Grid);
        Assert.Equal("Update your six forecasts", page.Heading);
        Assert.Equal(["A/R.6.201", "A/R.6.213", "A/R.6.239", "A/R.6.240", "A/R.6.241", "A/R.6.242"], page.Document.QuerySelectorAll("tr[data-row]").Select(r => r.GetAttribute("data-name")!));
        Assert.Equal(["3", "4"], page.Row("A/R.6.239").QuerySelectorAll("input[data-part]").Select(i => i.GetAttribute("data-part")!));
        Assert.Equal(("-45", "-140"), (page.Value("A/R.6.239", "f3"), page.Value("A/R.6.239", "f4")));
        Assert.Contains("0 of 6", page.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing yet: every cell is as it is on record.", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Errors);
        Assert.Empty(page.Document.QuerySelectorAll("#owner"));

        var finance = await council.GetAsync(Roles.Finance, Grid);
        Assert.Equal(67, finance.Document.QuerySelectorAll("tr[data-row]").Length);
        var chosen = await council.GetAsync(Roles.Pmo, Grid + "?owner=Head%20of%20placements%20commissioning");
        Assert.Equal(6, chosen.Document.QuerySelectorAll("tr[data-row]").Length);
        Assert.Equal("Update the forecasts of Head of placements commissioning", chosen.Heading);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Every_button_keeps_the_whole_grid_and_says_how_it_is_read(string engine)
    {
        await using var council = await NewWithoutRoundAsync(engine);
        await OpenAsync(council);
        var page = await council.TypeAsync(Roles.Owner, "totals", ("A/R.6.239", "f4", "-153"), ("A/R.6.240", "f4", "8"), ("A/R.6.242", "f3", "-12,000"), ("A/R.6.241", "c", "No carers yet"));
        Assert.Equal(("-153", "8", "-12,000", "No carers yet"), (page.Value("A/R.6.239", "f4"), page.Value("A/R.6.240", "f4"), page.Value("A/R.6.242", "f3"), page.Value("A/R.6.241", "c")));
        Assert.Equal(("-222", "-13", "+102"), (page.Out("A/R.6.239", "forecast"), page.Out("A/R.6.239", "change"), page.Out("A/R.6.239", "variance")));
        Assert.Equal("-32", page.Out("A/R.6.240", "forecast"));
        Assert.Equal("One figure to fix, one to answer", page.Document.QuerySelector("[data-summary] h2")!.TextContent);
        Assert.Equal(["A/R.6.240, quarter 4: 8 has no minus, so it is a cost", "A/R.6.242, quarter 3: -12,000 looks a thousand times too large"], page.Errors);
        Assert.All(page.Document.QuerySelectorAll("[data-summary] a"), a => Assert.NotNull(page.Document.QuerySelector(a.GetAttribute("href")!)));
        Assert.Contains("8 without a minus is a cost. This line’s other figures are savings. -8 is counted until you choose.", page.Text, StringComparison.Ordinal);
        Assert.Contains("was -140", page.Row("A/R.6.239").TextContent, StringComparison.Ordinal);
        Assert.Contains("2 cells not counted as typed", page.Text, StringComparison.Ordinal);
        Assert.Contains("2 changes", page.Document.QuerySelector(".app-savebar")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 to fix, 1 to answer. 0 of 6 ready.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Draft kept ", page.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing over-pledged.", page.Text, StringComparison.Ordinal);
        Assert.Equal(
            ["A/R.6.239|Quarter 4|-140|-153|-13", "A/R.6.240|Quarter 4, to answer|-8|8?|not counted", "A/R.6.241|Commentary", "A/R.6.242|Quarter 3, to fix|-4|-12,000?|not counted"],
            page.Document.QuerySelectorAll("table[data-changes] tbody tr").Select(r => string.Join('|', r.Children.Select(c => c.TextContent.Trim()))).Select(t => t.StartsWith("A/R.6.241", StringComparison.Ordinal) ? "A/R.6.241|Commentary" : t));

        // It is a draft: the record has nothing of it, and finance does not see it.
        Assert.Equal("-140", (await council.GetAsync(Roles.Finance, Grid)).Value("A/R.6.239", "f4"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_answer_by_one_press_settles_its_question_in_what_was_posted_with_it(string engine)
    {
        await using var council = await NewWithoutRoundAsync(engine);
        await OpenAsync(council);
        var page = await council.TypeAsync(Roles.Owner, "totals", ("A/R.6.240", "f4", "8"), ("A/R.6.242", "f3", "-12,000"));
        var fields = page.Fields();
        fields[$"f4-{page.IdOf("A/R.6.239")}"] = "-141";
        page = await council.PressAsync(Roles.Owner, fields, page.Document.QuerySelectorAll("button[name=fix]").Single(b => b.TextContent == "Use -12 (£12k)").GetAttribute("value")!);
        Assert.Equal(("-12", "-141"), (page.Value("A/R.6.242", "f3"), page.Value("A/R.6.239", "f4")));
        page = await council.PressAsync(Roles.Owner, page.Fields(), page.Document.QuerySelectorAll("button[name=fix]").Single(b => b.TextContent == "Keep 8, a cost").GetAttribute("value")!);
        Assert.Empty(page.Errors);
        Assert.Equal("-16", page.Out("A/R.6.240", "forecast"));
        Assert.Empty((await council.PressAsync(Roles.Owner, page.Fields(), "draft")).Errors);
        fields = page.Fields();
        fields[$"f4-{page.IdOf("A/R.6.240")}"] = "9";
        Assert.Equal(["A/R.6.240, quarter 4: 9 has no minus, so it is a cost"], (await council.PressAsync(Roles.Owner, fields, "totals")).Errors);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Ticked_lines_are_submitted_by_one_act_and_the_rest_stays_a_draft(string engine)
    {
        await using var council = await NewWithoutRoundAsync(engine);
        await OpenAsync(council);
        var page = await council.TypeAsync(Roles.Owner, "submit", ("A/R.6.239", "f4", "-153"), ("A/R.6.239", "c", "Two price cuts"), ("A/R.6.239", "r", "1"), ("A/R.6.213", "r", "1"), ("A/R.6.240", "f4", "-9"));
        Assert.Contains("2 lines submitted to finance. 1 line still in your draft: tick it when ready.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Submitted", page.Row("A/R.6.213").TextContent, StringComparison.Ordinal);
        Assert.Equal(("-153", "Two price cuts", ""), (page.Value("A/R.6.239", "f4"), page.Value("A/R.6.239", "c"), page.Value("A/R.6.239", "r")));
        Assert.Equal("-9", page.Value("A/R.6.240", "f4"));
        Assert.Contains("2 of 6", page.Text, StringComparison.Ordinal);

        var line = await council.GetAsync(Roles.Member, "/tracker/2017-18/line/A/R.6.239");
        Assert.Contains("Submitted to finance", line.Text, StringComparison.Ordinal);
        Assert.Contains("Two price cuts", line.Text, StringComparison.Ordinal);
        Assert.Equal("round.submit", (await council.Services.GetRequiredService<ActLog>().LatestAsync(Cancel))!.Act.Kind);

        // Sent again as it is: nothing more to submit.
        Assert.Contains("No line is ticked as ready.", Assert.Single((await council.PressAsync(Roles.Owner, page.Fields(), "submit")).Errors), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_ticked_line_that_waits_stops_the_submission_and_nothing_typed_is_lost(string engine)
    {
        await using var council = await NewWithoutRoundAsync(engine);
        await OpenAsync(council);
        var before = (await council.Services.GetRequiredService<ActLog>().LatestAsync(Cancel))!.Act.Number;
        var page = await council.TypeAsync(Roles.Owner, "submit", ("A/R.6.239", "f4", "x"), ("A/R.6.239", "r", "1"), ("A/R.6.240", "f4", "-9"), ("A/R.6.240", "c", ""), ("A/R.6.240", "r", "1"));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.StartsWith("Error: ", page.Document.Title, StringComparison.Ordinal);
        Assert.Equal(["A/R.6.239, quarter 4: “x” is not one amount", "A/R.6.240 is red: say what changed and why."], page.Errors);
        Assert.Equal(("x", "-9", "1"), (page.Value("A/R.6.239", "f4"), page.Value("A/R.6.240", "f4"), page.Value("A/R.6.240", "r")));
        Assert.Equal(before, (await council.Services.GetRequiredService<ActLog>().LatestAsync(Cancel))!.Act.Number);
    }

    /// <summary>Tried in a box: text, blank, pounds, no minus, 1e9, brackets, £12k, a range, TBC, 29.£%, 10,000 characters, a formula, an emoji, NUL.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Bad_input_in_any_box_is_answered_in_words_and_kept_as_typed(string engine)
    {
        await using var council = await NewWithoutRoundAsync(engine);
        await OpenAsync(council);
        foreach (var (typed, says) in new (string, string?)[]
        {
            ("thirty", "“thirty” is not one amount"), ("", "the cell is empty"), ("-12,000", "looks a thousand times too large"), ("30", "has no minus"), ("1e9", "is not one amount"),
            ("(205)", null), ("£12k", "has no minus"), ("5-10", "has no minus"), ("TBC", null), ("29.£%", "is not one amount"), (new string('9', 10_000), "is not one amount"),
            ("=1+1", "is not one amount"), ("🙂", "is not one amount"),
        })
        {
            var page = await council.TypeAsync(Roles.Owner, "draft", ("A/R.6.239", "f3", typed));
            Assert.Equal(HttpStatusCode.OK, page.Status);
            if (says is null)
            {
                Assert.Empty(page.Errors);
            }
            else
            {
                Assert.True(page.Errors.Count == 1 && page.Errors[0].Contains(says, StringComparison.Ordinal), $"{typed}: {string.Join("; ", page.Errors)}");
                Assert.InRange(page.Errors[0].Length, 10, 200);
            }

            Assert.Equal(typed, page.Value("A/R.6.239", "f3"));
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_form_with_a_NUL_in_it_is_refused_in_words_and_changes_nothing(string engine)
    {
        await using var council = await NewWithoutRoundAsync(engine);
        await OpenAsync(council);
        await council.TypeAsync(Roles.Owner, "draft", ("A/R.6.239", "f4", "-141"));
        foreach (var field in new[] { "f3", "c" })
        {
            var page = await council.TypeAsync(Roles.Owner, "draft", ("A/R.6.239", field, "-1\0"));
            Assert.Equal(HttpStatusCode.BadRequest, page.Status);
            Assert.Contains("Nothing that you typed was written.", page.Text, StringComparison.Ordinal);
        }

        Assert.Equal(("-45", "-141"), ((await council.GetAsync(Roles.Owner, Grid)).Value("A/R.6.239", "f3"), (await council.GetAsync(Roles.Owner, Grid)).Value("A/R.6.239", "f4")));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Commentary_of_any_text_is_kept_and_submitted_without_what_cannot_be_seen(string engine)
    {
        await using var council = await NewWithoutRoundAsync(engine);
        await OpenAsync(council);
        var page = await council.TypeAsync(Roles.Owner, "submit", ("A/R.6.240", "c", "A\u0007 <script>alert(1)</script> 🙂\r\nsecond"), ("A/R.6.240", "r", "1"));
        Assert.Contains("1 line submitted", page.Text, StringComparison.Ordinal);
        Assert.Equal("A <script>alert(1)</script> 🙂\nsecond", page.Value("A/R.6.240", "c"));
        page = await council.TypeAsync(Roles.Owner, "submit", ("A/R.6.240", "c", new string('x', 4_001)), ("A/R.6.240", "r", "1"));
        Assert.Contains("4,001 characters", Assert.Single(page.Errors), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_comes_of_another_owners_line_a_closed_quarter_or_no_line_at_all_is_refused_in_words_and_not_kept(string engine)
    {
        await using var council = await NewWithoutRoundAsync(engine);
        await OpenAsync(council);
        var all = await council.GetAsync(Roles.Finance, Grid);
        var theirs = all.IdOf("A/R.6.215");
        var page = await council.GetAsync(Roles.Owner, Grid);
        var fields = page.Fields();
        fields[$"b-{theirs}"] = all.Value("A/R.6.215", "b");
        fields[$"f4-{theirs}"] = "-999";
        fields[$"r-{theirs}"] = "1";
        fields[$"b-{Guid.Empty:N}"] = "1";
        fields["b-nonsense"] = "x";
        fields[$"f1-{page.IdOf("A/R.6.239")}"] = "-5";
        fields[$"f4-{page.IdOf("A/R.6.239")}"] = "-141";
        var refused = await council.PressAsync(Roles.Owner, fields, "submit");
        Assert.Contains(refused.Errors, e => e.StartsWith("A/R.6.215 belongs to ", StringComparison.Ordinal));
        Assert.Contains(refused.Errors, e => e.StartsWith("A/R.6.239: quarter 1 is closed for December 2017.", StringComparison.Ordinal));
        Assert.Contains(refused.Errors, e => e.StartsWith("A line that you ticked is no longer in the tracker.", StringComparison.Ordinal));
        var after = await council.GetAsync(Roles.Owner, Grid);
        Assert.Equal("-141", after.Value("A/R.6.239", "f4"));
        Assert.Equal("round.open", (await council.Services.GetRequiredService<ActLog>().LatestAsync(Cancel))!.Act.Kind);

        // The rule holds under the page as well: a draft of another's line cannot be submitted.
        await using var scope = council.Services.CreateAsyncScope();
        var draft = new RoundDraft(new Dictionary<Guid, LineDraft> { [Guid.ParseExact(theirs, "N")] = LineDraft.Empty with { Ready = true } });
        var done = await scope.ServiceProvider.GetRequiredService<SubmitForecastsOperation>().RunAsync(await ViewerAsync(council, Roles.Owner), new SubmitForecasts(December, draft), "test", Cancel);
        Assert.Equal("permission.not-own", Assert.Single(done.Problems).Code);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_second_of_two_on_one_line_sees_both_values_and_chooses(string engine)
    {
        await using var council = await NewWithoutRoundAsync(engine);
        await OpenAsync(council);
        var mine = await council.GetAsync(Roles.Owner, Grid);
        await council.TypeAsync(Roles.Finance, "submit", ("A/R.6.239", "f4", "-150"), ("A/R.6.239", "c", "By finance"), ("A/R.6.239", "r", "1"));

        // The owner's form was loaded before: quarter 4 typed, quarter 3 only carried along.
        var fields = mine.Fields();
        fields[$"f4-{mine.IdOf("A/R.6.239")}"] = "-120";
        fields[$"r-{mine.IdOf("A/R.6.239")}"] = "1";
        var page = await council.PressAsync(Roles.Owner, fields, "submit");
        Assert.Equal("One line that two people changed", page.Document.QuerySelector("[data-summary] h2")!.TextContent);
        Assert.Contains("Strategic finance manager changed this line on", page.Text, StringComparison.Ordinal);
        var versus = page.Document.QuerySelectorAll(".app-versus tbody tr").Select(r => string.Join('|', r.Children.Select(c => c.TextContent))).ToList();
        Assert.Contains("Forecast Q4|-150|-120", versus);
        Assert.DoesNotContain(versus, v => v.StartsWith("Forecast Q3", StringComparison.Ordinal) || v.StartsWith("Commentary", StringComparison.Ordinal));
        Assert.Equal("-219", page.Out("A/R.6.239", "forecast"));
        Assert.Equal("-120", page.Value("A/R.6.239", "f4"));

        page = await council.PressAsync(Roles.Owner, page.Fields(), page.Document.QuerySelectorAll("button[name=fix]").Single(b => b.TextContent == "Use mine").GetAttribute("value")!);
        Assert.Empty(page.Errors);
        Assert.Equal(("-189", "By finance"), (page.Out("A/R.6.239", "forecast"), page.Value("A/R.6.239", "c")));
        Assert.Contains("1 line submitted", (await council.PressAsync(Roles.Owner, page.Fields(), "submit")).Text, StringComparison.Ordinal);

        // And the other way: keep theirs.
        fields[$"f4-{mine.IdOf("A/R.6.239")}"] = "-111";
        page = await council.PressAsync(Roles.Owner, fields, "draft");
        page = await council.PressAsync(Roles.Owner, page.Fields(), page.Document.QuerySelectorAll("button[name=fix]").Single(b => b.TextContent == "Keep theirs").GetAttribute("value")!);
        Assert.Equal("-120", page.Value("A/R.6.239", "f4"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Of_two_saves_at_once_fifty_times_exactly_one_wins_and_the_other_sees_both_values(string engine)
    {
        await using var council = await NewWithoutRoundAsync(engine);
        await OpenAsync(council);
        var id = (await council.GetAsync(Roles.Finance, Grid)).IdOf("A/R.6.239");
        for (var turn = 0; turn < 50; turn++)
        {
            var sent = await Task.WhenAll(new[] { (Roles.Owner, "-1" + turn), (Roles.Finance, "-2" + turn) }.Select(async who =>
            {
                var page = await council.GetAsync(who.Item1, Grid);
                return (Role: who.Item1, Figure: who.Item2, Fields: new Dictionary<string, string>(StringComparer.Ordinal) { [$"b-{id}"] = page.Value("A/R.6.239", "b"), [$"f4-{id}"] = who.Item2, [$"c-{id}"] = "Turn " + turn, [$"r-{id}"] = "1" });
            }));
            var answers = await Task.WhenAll(sent.Select(s => council.SendAsync(s.Role, Grid, Grid, s.Fields.Append(new("do", "submit")))));
            var winner = Assert.Single(answers, a => a.Status == HttpStatusCode.Redirect && a.Leads!.Contains("submitted=1", StringComparison.Ordinal));
            var at = Array.IndexOf(answers, winner);
            var loser = answers[1 - at];
            Assert.Equal(HttpStatusCode.OK, loser.Status);
            Assert.Contains($"Forecast Q4|{sent[at].Figure}|{sent[1 - at].Figure}", loser.Document.QuerySelectorAll(".app-versus tbody tr").Select(r => string.Join('|', r.Children.Select(c => c.TextContent))));
            var stands = await council.GetAsync(sent[at].Role, Grid);
            Assert.Equal(sent[at].Figure, stands.Value("A/R.6.239", "f4"));
            await council.PressAsync(sent[1 - at].Role, new Dictionary<string, string>(StringComparer.Ordinal), $"theirs|{id}");
        }

        Assert.True((await council.Services.GetRequiredService<ActLog>().VerifyAsync()).Holds);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_line_that_was_returned_says_why_and_one_that_was_signed_off_while_somebody_typed_keeps_what_they_typed_in_sight(string engine)
    {
        await using var council = await NewWithoutRoundAsync(engine);
        await OpenAsync(council);
        await council.TypeAsync(Roles.Owner, "submit", ("A/R.6.239", "f4", "-150"), ("A/R.6.239", "c", "Cuts"), ("A/R.6.239", "r", "1"));
        var id = Guid.ParseExact((await council.GetAsync(Roles.Owner, Grid)).IdOf("A/R.6.239"), "N");
        await ReviewAsync(council, id, Verdict.Return, "Which cuts?");
        var page = await council.GetAsync(Roles.Owner, Grid);
        Assert.Contains("Strategic finance manager returned A/R.6.239", page.Text, StringComparison.Ordinal);
        Assert.Contains("“Which cuts?”", page.Text, StringComparison.Ordinal);

        await council.TypeAsync(Roles.Owner, "submit", ("A/R.6.239", "c", "Placements 7 and 9"), ("A/R.6.239", "r", "1"));
        await council.TypeAsync(Roles.Owner, "draft", ("A/R.6.239", "f4", "-155"));
        await ReviewAsync(council, id, Verdict.SignOff, "");
        page = await council.GetAsync(Roles.Owner, Grid);
        Assert.Contains("You had typed quarter 4: -155. It is not counted.", page.Text, StringComparison.Ordinal);
        Assert.Equal("-219", page.Out("A/R.6.239", "forecast"));
        Assert.Null(page.Document.QuerySelector($"#f4-{id:N}"));
        page = await council.PressAsync(Roles.Owner, page.Fields(), page.Document.QuerySelector("button[name=fix]")!.GetAttribute("value")!);
        Assert.Empty(page.Errors);
        Assert.Contains("Signed off", page.Row("A/R.6.239").TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_grid_takes_three_statements_the_draft_among_them(string engine)
    {
        await using var council = await NewWithoutRoundAsync(engine);
        await OpenAsync(council);
        foreach (var path in new[] { Grid, Grid + "?owner=Head%20of%20placements%20commissioning", Grid + ".xlsx" })
        {
            await TakesAtMostAsync(3, council, Roles.Finance, path);
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_script_keeps_a_draft_of_some_lines_and_is_told_how_they_are_read(string engine)
    {
        await using var council = await NewWithoutRoundAsync(engine);
        await OpenAsync(council);
        var page = await council.TypeAsync(Roles.Owner, "draft", ("A/R.6.240", "f4", "-9"));
        var id = page.IdOf("A/R.6.239");
        Dictionary<string, string> some = new(StringComparer.Ordinal) { [$"b-{id}"] = page.Value("A/R.6.239", "b"), [$"f3-{id}"] = "-45", [$"f4-{id}"] = "150" };
        var answer = await council.SendAsync(Roles.Owner, Grid, Grid + "/draft", some);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        using var json = JsonDocument.Parse(answer.Html);
        var row = Assert.Single(json.RootElement.GetProperty("rows").EnumerateArray());
        Assert.Equal(["", "ask"], row.GetProperty("cells").EnumerateArray().Select(c => c.GetProperty("mark").GetString()!));
        Assert.Equal("-209", row.GetProperty("forecast").GetProperty("text").GetString());
        Assert.Contains("Use -150, a saving", row.GetProperty("problems")[0].GetProperty("fixes").EnumerateArray().Select(f => f.GetProperty("words").GetString()));
        Assert.Equal(2, json.RootElement.GetProperty("changes").GetArrayLength());
        page = await council.GetAsync(Roles.Owner, Grid);
        Assert.Equal(("150", "-9"), (page.Value("A/R.6.239", "f4"), page.Value("A/R.6.240", "f4")));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_draft_is_refused_without_its_token_and_without_a_sign_in(string engine)
    {
        await using var council = await NewWithoutRoundAsync(engine);
        await OpenAsync(council);
        using var bare = new FormUrlEncodedContent([new("b-" + Guid.Empty.ToString("N"), "1")]);
        using var answer = await (await council.AsAsync(Roles.Owner)).PostAsync(Grid + "/draft", bare, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("form.expired", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        using var nobody = council.Anonymous();
        using var again = new FormUrlEncodedContent([new("b-" + Guid.Empty.ToString("N"), "1")]);
        using var unsigned = await nobody.PostAsync(Grid + "/draft", again, Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, unsigned.StatusCode);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_sign_in_that_ran_out_while_somebody_typed_returns_to_the_filled_grid(string engine)
    {
        await using var council = await NewWithoutRoundAsync(engine);
        await OpenAsync(council);
        var page = await council.GetAsync(Roles.Owner, Grid);
        var fields = page.Fields();
        fields[$"f4-{page.IdOf("A/R.6.239")}"] = "-141";
        fields["do"] = "submit";
        foreach (var (origin, back) in new[] { ("https://elsewhere.example", false), (council.Address.GetLeftPart(UriPartial.Authority), true) })
        {
            using var client = council.Anonymous();
            client.DefaultRequestHeaders.Add("Origin", origin);
            using (var content = new FormUrlEncodedContent(fields))
            using (var sent = await client.PostAsync(Grid, content, Cancel))
            {
                Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
                Assert.Contains("/sign-in", sent.Headers.Location!.OriginalString, StringComparison.Ordinal);
            }

            Assert.Equal("-140", (await council.GetAsync(Roles.Owner, Grid)).Value("A/R.6.239", "f4"));
            string link;
            await using (var scope = council.Services.CreateAsyncScope())
            {
                var account = await scope.ServiceProvider.GetRequiredService<Accounts>().FindAsync($"{Roles.Owner}@sample.example");
                link = await scope.ServiceProvider.GetRequiredService<SignInLinks>().CreateAsync(account!);
            }

            await council.SendAsync(client, link, [new("token", link[(link.IndexOf("token=", StringComparison.Ordinal) + 6)..])]);
            using var answer = await client.GetAsync(Grid, Cancel);
            var shown = await Page.ReadAsync(answer);
            Assert.Equal(back ? "-141" : "-140", shown.Value("A/R.6.239", "f4"));
            Assert.Equal(back, shown.Text.Contains("You were signed out while you typed. What you typed is back", StringComparison.Ordinal));
        }
    }

    private static async Task ReviewAsync(WebCouncil council, Guid line, Verdict verdict, string reason)
    {
        await using var scope = council.Services.CreateAsyncScope();
        var seen = (await council.Services.GetRequiredService<TrackerStore>().StateAsync(December.Year, AsAt.Day(December.LastDay), December)).Progress[line].Act.Number;
        var done = await scope.ServiceProvider.GetRequiredService<ReviewOperation>().ReviewAsync(await ViewerAsync(council, Roles.Finance), new ReviewLines(December, [new(line, seen, null)], verdict, reason), "test", CancellationToken.None);
        Assert.True(done.Ok, string.Join("; ", done.Problems.Select(p => p.Message)));
    }
}

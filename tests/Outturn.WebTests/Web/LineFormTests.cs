using System.Net;
using Outturn.Core.Values;

namespace Outturn.WebTests.Web;

/// <summary>What is said of single lines by hand: ratings, basis, completion, cover, replacement, re-profile, correction, and the rules.</summary>
public sealed class LineFormTests(SampleCouncils councils, SqliteFiles sqlite, PostgresServer postgres) : ServedTests(councils, sqlite, postgres)
{
    private const string Year = "/tracker/2017-18/";
    private const string Line = Year + "line/A/R.6.239";

    public static TheoryData<string, string> Forms { get; } = new(
        from engine in new[] { Engines.Sqlite, Engines.Postgres }
        from form in new[] { "rating", "cover", "move", "correct" }
        select (engine, form));

    [Theory, MemberData(nameof(Forms))]
    public async Task A_form_about_a_line_is_refused_to_those_who_may_only_read(string engine, string form)
    {
        var council = await OnAsync(engine);
        Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(Roles.Member, $"{Year}{form}/A/R.6.239")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(Roles.Public, $"{Year}{form}/A/R.6.239")).Status);

        // An owner may rate their own line; another's, and everything else, is refused.
        var owner = (await council.GetAsync(Roles.Owner, $"{Year}{form}/A/R.6.239")).Status;
        Assert.Equal(form == "rating" ? HttpStatusCode.OK : HttpStatusCode.Forbidden, owner);
        Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(Roles.Owner, $"{Year}{form}/A/R.6.101")).Status);
    }

    [Theory, MemberData(nameof(Forms))]
    public async Task A_form_about_a_line_that_is_not_there_is_missing(string engine, string form)
    {
        var council = await OnAsync(engine);
        Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Finance, $"{Year}{form}/A/R.9.999")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Roles.Finance, $"/tracker/2031-32/{form}/A/R.6.239")).Status);
    }

    [Theory, MemberData(nameof(Forms))]
    public async Task A_form_about_a_line_renders_with_where_it_stands(string engine, string form)
    {
        var page = await (await OnAsync(engine)).GetAsync(Roles.Finance, $"{Year}{form}/A/R.6.239");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("A/R.6.239 Review of top 50 placements", page.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_rating_is_overridden_with_a_reason_shown_beside_the_rule_and_ended(string engine)
    {
        await using var council = await NewOnAsync(engine);
        const string Form = Year + "rating/A/R.6.239";
        foreach (var (fields, said) in new (Dictionary<string, string>, string)[]
        {
            (new() { ["Rating"] = "Amber" }, "Say why the rule’s rating is not right"),
            (new() { ["Rating"] = "Amber", ["Reason"] = new string('x', 501) }, "no more than 500 characters"),
            (new() { ["Rating"] = "Amber", ["Reason"] = "x", ["Until"] = "whenever" }, "is not a date"),
            (new() { ["Rating"] = "Amber", ["Reason"] = "x", ["Until"] = "1/4/2017" }, "Give a later day, or none"),
            (new() { ["Rating"] = "rule", ["Reason"] = "x" }, "has no override to end"),
        })
        {
            var wrong = await council.SendAsync(Roles.Owner, Form, Form + "?handler=Rate", fields);
            Assert.Contains(wrong.Errors, e => e.Contains(said, StringComparison.Ordinal));
        }

        var done = await council.SendAsync(Roles.Owner, Form, Form + "?handler=Rate", [new("Rating", "Amber"), new("Reason", "The panel meets weekly now"), new("Until", "31/3/2030")]);
        Assert.Equal(HttpStatusCode.Redirect, done.Status);
        var line = await council.GetAsync(Roles.Member, Line);
        Assert.Contains("RAG, overridden (the rule gives red)", line.Text, StringComparison.Ordinal);
        Assert.Contains("The panel meets weekly now", line.Text, StringComparison.Ordinal);
        Assert.Contains("Amber in place of the rule’s until 31 March 2030", line.Text, StringComparison.Ordinal);

        // Another's line, posted by hand.
        var other = await council.SendAsync(Roles.Owner, Form, Year + "rating/A/R.6.101?handler=Rate", [new("Rating", "Green"), new("Reason", "x")]);
        Assert.Contains(other.Errors, e => e.Contains("You may change the rating of your own lines only", StringComparison.Ordinal));

        var ended = await council.SendAsync(Roles.Owner, Form, Form + "?handler=Rate", [new("Rating", "rule"), new("Reason", "The panel has met")]);
        Assert.Equal(HttpStatusCode.Redirect, ended.Status);
        Assert.DoesNotContain("overridden", (await council.GetAsync(Roles.Member, Line)).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_basis_is_set_and_completion_is_finances_alone_and_freezes(string engine)
    {
        await using var council = await NewOnAsync(engine);
        const string Form = Year + "rating/A/R.6.239";
        Assert.Equal(HttpStatusCode.Redirect, (await council.SendAsync(Roles.Owner, Form, Form + "?handler=Basis", [new("Basis", "Secured")])).Status);
        Assert.Contains("BasisSecured", (await council.GetAsync(Roles.Member, Line)).Text, StringComparison.Ordinal);
        Assert.Contains((await council.SendAsync(Roles.Owner, Form, Form + "?handler=Basis", [new("Basis", "Guessed")])).Errors, e => e.StartsWith("Choose secured", StringComparison.Ordinal));

        Assert.Contains((await council.SendAsync(Roles.Owner, Form, Form + "?handler=Complete", [new("CompleteReason", "Done")])).Errors, e => e.Contains("do not let you", StringComparison.Ordinal));
        Assert.Contains((await council.SendAsync(Roles.Finance, Form, Form + "?handler=Complete", [])).Errors, e => e.StartsWith("Say on what evidence", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Redirect, (await council.SendAsync(Roles.Finance, Form, Form + "?handler=Complete", [new("CompleteReason", "Budget taken out")])).Status);
        Assert.Contains("CompleteYes", (await council.GetAsync(Roles.Member, Line)).Text, StringComparison.Ordinal);

        const string Correct = Year + "correct/A/R.6.239";
        var frozen = await council.SendAsync(Roles.Finance, Correct, Correct, [.. await FieldsAsync(council, Correct, ("f4", "-100"), ("Reason", "x"))]);
        Assert.Contains(frozen.Errors, e => e.Contains("Reopen it first", StringComparison.Ordinal));
        Assert.Contains((await council.SendAsync(Roles.Finance, Form, Form + "?handler=Complete", [])).Errors, e => e.StartsWith("Say why the saving is reopened", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Redirect, (await council.SendAsync(Roles.Finance, Form, Form + "?handler=Complete", [new("CompleteReason", "Counted twice")])).Status);
        Assert.Contains("CompleteNo", (await council.GetAsync(Roles.Member, Line)).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_is_over_covers_what_is_short_once_and_not_a_pound_more(string engine)
    {
        await using var council = await NewWithoutRoundAsync(engine);
        const string Form = Year + "cover/A/R.6.210";
        var first = await IdAsync(council, Form, "A/R.6.214");
        var page = await council.GetAsync(Roles.Finance, Form);
        var over = OptionNumber(page.Text, "delivers £");
        Assert.True(over > 0);

        foreach (var (fields, said) in new (Dictionary<string, string>, string)[]
        {
            (new() { ["Amount"] = "10", ["Reason"] = "x" }, "Choose the other line"),
            (new() { ["Other"] = first, ["Reason"] = "x" }, "Type an amount"),
            (new() { ["Other"] = first, ["Amount"] = "lots", ["Reason"] = "x" }, "is not one amount"),
            (new() { ["Other"] = first, ["Amount"] = "-10", ["Reason"] = "x" }, "without a minus"),
            (new() { ["Other"] = first, ["Amount"] = "10" }, "Say why"),
            (new() { ["Other"] = first, ["Amount"] = "99,999", ["Reason"] = "x" }, "A pound covers one gap only"),
            (new() { ["Other"] = Guid.Empty.ToString(), ["Amount"] = "1", ["Reason"] = "x" }, "not in the tracker"),
        })
        {
            Assert.Contains((await council.SendAsync(Roles.Finance, Form, Form + "?handler=Cover", fields)).Errors, e => e.Contains(said, StringComparison.Ordinal));
        }

        Assert.Equal(HttpStatusCode.Redirect, (await council.SendAsync(Roles.Pmo, Form, Form + "?handler=Cover", [new("Other", first), new("Amount", "50"), new("Reason", "The surplus covers it")])).Status);
        var giver = await council.GetAsync(Roles.Member, Year + "line/A/R.6.210");
        Assert.Contains("A/R.6.214 takes £50k: The surplus covers it", giver.Text, StringComparison.Ordinal);
        Assert.Contains("Each pound is pledged once", giver.Text, StringComparison.Ordinal);
        Assert.Contains("A/R.6.210 gives £50k", (await council.GetAsync(Roles.Member, Year + "line/A/R.6.214")).Text, StringComparison.Ordinal);

        // As at October, from before it was allocated, nothing is.
        Assert.DoesNotContain("gives £50k", (await council.GetAsync(Roles.Member, Year + "line/A/R.6.214?as-at=2017-10-31")).Text, StringComparison.Ordinal);

        Assert.Contains((await council.SendAsync(Roles.Pmo, Form, Form + "?handler=End&with=" + first, [])).Errors, e => e.StartsWith("Say why", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Redirect, (await council.SendAsync(Roles.Pmo, Form, Form + "?handler=End&with=" + first, [new("EndReason", "No longer over")])).Status);
        Assert.DoesNotContain("takes £50k", (await council.GetAsync(Roles.Member, Year + "line/A/R.6.210")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_line_takes_the_place_of_one_that_left(string engine)
    {
        await using var council = await NewWithoutRoundAsync(engine);
        const string Form = Year + "cover/A/R.6.246";
        var page = await council.GetAsync(Roles.Pmo, Form);
        var left = page.Document.QuerySelectorAll("#Replaces option").Single(o => o.TextContent.StartsWith("A/R.6.238", StringComparison.Ordinal)).GetAttribute("value")!;
        Assert.Contains((await council.SendAsync(Roles.Pmo, Form, Form + "?handler=Replace", [])).Errors, e => e.StartsWith("Choose the line whose place", StringComparison.Ordinal));
        Assert.Contains((await council.SendAsync(Roles.Pmo, Form, Form + "?handler=Replace", [new("Replaces", left)])).Errors, e => e.StartsWith("Say why", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Redirect, (await council.SendAsync(Roles.Pmo, Form, Form + "?handler=Replace", [new("Replaces", left), new("ReplacementReason", "Decided in December")])).Status);
        Assert.Contains("It takes the place of A/R.6.238: Decided in December", (await council.GetAsync(Roles.Member, Year + "line/A/R.6.246")).Text, StringComparison.Ordinal);
        Assert.Contains("A/R.6.246 takes its place", (await council.GetAsync(Roles.Member, Year + "line/A/R.6.238")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await council.SendAsync(Roles.Pmo, Form, Form + "?handler=EndReplacement&with=" + left, [new("ReplacementReason", "Was wrong")])).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_is_not_delivered_moves_to_next_year_whose_line_opens_with_it(string engine)
    {
        await using var council = await NewWithoutRoundAsync(engine);
        const string Form = Year + "move/A/R.6.239";
        var open = (await council.GetAsync(Roles.Pmo, Form)).Document.QuerySelector("#Amount")!.GetAttribute("value")!;
        Assert.StartsWith("-", open, StringComparison.Ordinal);
        foreach (var (fields, said) in new (Dictionary<string, string>, string)[]
        {
            (new() { ["ToYear"] = "next", ["Amount"] = open, ["Reason"] = "x", ["Approver"] = "y" }, "is not a financial year"),
            (new() { ["ToYear"] = "2016-17", ["Amount"] = open, ["Reason"] = "x", ["Approver"] = "y" }, "moves to a later year"),
            (new() { ["ToYear"] = "2030-31", ["Amount"] = open, ["Reason"] = "x", ["Approver"] = "y" }, "more than 5 years"),
            (new() { ["ToYear"] = "2018-19", ["Amount"] = "10", ["Reason"] = "x", ["Approver"] = "y" }, "with the same sign"),
            (new() { ["ToYear"] = "2018-19", ["Amount"] = "-9,999", ["Reason"] = "x", ["Approver"] = "y" }, "leaves open"),
            (new() { ["ToYear"] = "2018-19", ["Amount"] = "-1", ["Reason"] = "x", ["Approver"] = "y" }, "neither move nor be named"),
            (new() { ["ToYear"] = "2018-19", ["Amount"] = open, ["Approver"] = "y" }, "Say why it moves"),
            (new() { ["ToYear"] = "2018-19", ["Amount"] = open, ["Reason"] = "x" }, "Name the post that approved it"),
        })
        {
            Assert.Contains((await council.SendAsync(Roles.Pmo, Form, Form, fields)).Errors, e => e.Contains(said, StringComparison.Ordinal));
        }

        Assert.Equal(HttpStatusCode.Redirect, (await council.SendAsync(Roles.Pmo, Form, Form, [new("ToYear", "2018-19"), new("Amount", "-50"), new("RestIsShortfall", "true"), new("Reason", "Starts in May"), new("Approver", "Service director, children")])).Status);
        var line = await council.GetAsync(Roles.Member, Line);
        Assert.Contains("£50k to 2018-19", line.Text, StringComparison.Ordinal);
        Assert.Contains("is a shortfall. Starts in May Approved by Service director, children", line.Text, StringComparison.Ordinal);
        var next = await council.GetAsync(Roles.Member, "/tracker/2018-19/line/A/R.6.239");
        Assert.Equal("Review of top 50 placements", next.Heading);
        Assert.Contains("Planned 2018-19-50 £000", next.Text, StringComparison.Ordinal);
        Assert.Contains("Moved here from 2017-18", next.Text, StringComparison.Ordinal);
        Assert.Contains((await council.SendAsync(Roles.Pmo, Form, Form, [new("ToYear", "2018-19"), new("Amount", "-1"), new("Reason", "x"), new("Approver", "y")])).Errors, e => e.Contains("covered, moved or said to be lost already", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_correction_asks_about_doubtful_figures_needs_a_reason_and_shows_both_values_to_the_second_of_two(string engine)
    {
        await using var council = await NewOnAsync(engine);
        const string Form = Year + "correct/A/R.6.239?position=2017-10-31";
        var asked = await council.SendAsync(Roles.Finance, Form, Form, [.. await FieldsAsync(council, Form, ("f4", "128"), ("Reason", "x"))]);
        Assert.Contains("128 without a minus is a cost", asked.Text, StringComparison.Ordinal);
        Assert.Contains("Use -128, a saving", asked.Text, StringComparison.Ordinal);
        var words = await council.SendAsync(Roles.Finance, Form, Form, [.. await FieldsAsync(council, Form, ("f4", "half of it"), ("Reason", "x"))]);
        Assert.Contains(words.Errors, e => e.Contains("“half of it” is not one amount", StringComparison.Ordinal));
        var unsaid = await council.SendAsync(Roles.Finance, Form, Form, [.. await FieldsAsync(council, Form, ("f4", "-120"))]);
        Assert.Contains(unsaid.Errors, e => e.StartsWith("Say why the figures are corrected", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.BadRequest, (await council.GetAsync(Roles.Finance, Year + "correct/A/R.6.239?position=soon")).Status);

        // Two who opened the same form: the second is shown what stands now, and writes over it only when saving again.
        var fields = (await FieldsAsync(council, Form, ("f4", "-120"), ("Reason", "Invoice of October"))).ToList();
        Assert.Equal(HttpStatusCode.Redirect, (await council.SendAsync(Roles.Finance, Form, Form, fields)).Status);
        var second = await council.SendAsync(Roles.Finance, Form, Form, [.. fields.Where(f => f.Key != "f4"), new("f4", "-110")]);
        Assert.Contains(second.Errors, e => e.Contains("was changed by someone else", StringComparison.Ordinal));
        Assert.Equal("-110", second.Document.QuerySelector("#f4")!.GetAttribute("value"));
        Assert.Contains("now -120", second.Text, StringComparison.Ordinal);
        Assert.Contains("Forecast Q4 -128 to -120", (await council.GetAsync(Roles.Member, Line + "?as-at=2017-10-31")).Text, StringComparison.Ordinal);

        // December, stated later, is as it was.
        Assert.DoesNotContain("-120", (await council.GetAsync(Roles.Member, Line)).Document.QuerySelector(".app-facts")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Rules_are_settled_by_finance_from_a_day_on_and_earlier_days_keep_theirs(string engine)
    {
        await using var council = await NewOnAsync(engine);
        Assert.Equal(HttpStatusCode.Forbidden, (await council.GetAsync(Roles.Public, "/tracker/rules")).Status);
        var read = await council.GetAsync(Roles.Member, "/tracker/rules");
        Assert.Contains("Green if short by no more than £20k and 25%", read.Text, StringComparison.Ordinal);
        Assert.Null(read.Document.QuerySelector("form[method=post]"));

        List<KeyValuePair<string, string>> typed = [new("Scheme", "Rag"), new("band-Green", "500"), new("band-Amber", "900"), new("label-Red", "Off track"), new("DeadBand", "1"), new("MovedBy", "10"), new("WhenRed", "true"), new("From", "1/12/2017"), new("Reason", "Agreed in committee")];
        foreach (var (field, value, said) in new[]
        {
            ("band-Green", "plenty", "is not an amount of zero or more"), ("band-Amber", "1", "Each band reaches at least as far"), ("label-Red", new string('x', 30), "24 characters"),
            ("DeadBand", "", "has not moved"), ("MovedBy", "-1", "is not an amount of zero or more"), ("From", "never", "is not a date"), ("Reason", "", "Say why the rules change"), ("band-Green-share", "200%", "is not a share"),
        })
        {
            var wrong = await council.SendAsync(Roles.Finance, "/tracker/rules", "/tracker/rules", [.. typed.Where(t => t.Key != field), new(field, value)]);
            Assert.Contains(wrong.Errors, e => e.Contains(said, StringComparison.Ordinal));
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await council.SendAsync(Roles.Pmo, "/sign-out", "/tracker/rules", typed)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await council.SendAsync(Roles.Finance, "/tracker/rules", "/tracker/rules", typed)).Status);
        var changed = await council.GetAsync(Roles.Member, "/tracker/rules");
        Assert.Contains("else off track", changed.Text, StringComparison.Ordinal);
        Assert.Contains("Agreed in committee", changed.Text, StringComparison.Ordinal);
        Assert.Contains("green if short by no more than £20k and 25%", (await council.GetAsync(Roles.Member, "/tracker/2017-18?as-at=2017-10-31")).Text, StringComparison.Ordinal);
        Assert.Contains("Off track", (await council.GetAsync(Roles.Member, "/tracker/2017-18?as-at=2017-12-31")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Off track", (await council.GetAsync(Roles.Member, "/tracker/2017-18?as-at=2017-10-31")).Text, StringComparison.Ordinal);
        Assert.Contains("green if short by no more than £500k", (await council.GetAsync(Roles.Member, "/tracker/2017-18?as-at=2017-12-31")).Text, StringComparison.Ordinal);
    }

    private static async Task<string> IdAsync(WebCouncil council, string form, string reference) =>
        (await council.GetAsync(Roles.Finance, form)).Document.QuerySelectorAll("#Other option").Single(o => o.TextContent.StartsWith(reference, StringComparison.Ordinal)).GetAttribute("value")!;

    private static int OptionNumber(string text, string after)
    {
        var at = text.IndexOf(after, StringComparison.Ordinal);
        Assert.True(at >= 0, text);
        return int.Parse(new string([.. text[(at + after.Length)..].TakeWhile(char.IsAsciiDigit)]), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>What the form sends as it stands, with some fields typed over.</summary>
    private static async Task<IEnumerable<KeyValuePair<string, string>>> FieldsAsync(WebCouncil council, string form, params (string Field, string Value)[] typed)
    {
        var page = await council.GetAsync(Roles.Finance, form);
        var post = page.Document.QuerySelector("form[method=post]")!;
        var fields = post.QuerySelectorAll("input[name], textarea[name]").Where(i => i.GetAttribute("name") != "__RequestVerificationToken")
            .ToDictionary(i => i.GetAttribute("name")!, i => i.TagName == "TEXTAREA" ? i.TextContent.TrimStart('\n') : i.GetAttribute("value") ?? "", StringComparer.Ordinal);
        foreach (var (field, value) in typed)
        {
            fields[field] = value;
        }

        return fields;
    }
}

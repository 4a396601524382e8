using FsCheck;
using FsCheck.Fluent;
using Outturn.Core.Series;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;
using static Outturn.Tests.Tracking.Rounds.GridYear;

namespace Outturn.Tests.Tracking.Rounds;

/// <summary>The update grid: what may be typed, what is counted, what a submission writes.</summary>
public sealed class UpdateGridTests
{
    [Fact]
    public void A_quarter_is_closed_once_it_ended_before_the_month_of_the_round()
    {
        var row = Assert.Single(State(Line(1, -100, Quarters(-10, -20, -30, -40))).Grid().Rows);
        Assert.Equal([3, 4], row.Cells.Select(c => c.Part));
        Assert.Equal([false, false, false, false], Enumerable.Range(1, 4).Select(q => UpdateGrid.IsClosed(new(Year, 3), q)));
        Assert.Equal([true, true, true, false], Enumerable.Range(1, 4).Select(q => UpdateGrid.IsClosed(new(Year, 10), q)));
    }

    [Fact]
    public void Good_cells_are_counted_as_typed_and_open_ones_as_they_were()
    {
        var grid = State(Line(1, -100, Quarters(-10, -20, -30, -40)), Line(2, -100, Quarters(0, 0, -50, -50)))
            .Grid(Drafts((1, Draft((3, "-35"), (4, "x"))), (2, Draft((4, "50")))));
        Assert.Equal([Money.FromThousands(-105), Money.FromThousands(-100)], grid.Rows.Select(r => r.Counted.Forecast.Value!.Value));
        Assert.Equal(Money.FromThousands(-205), grid.Sum(r => r.Counted.Forecast).Value);
        Assert.Equal((1, 1, 2, 1), (grid.ToFix, grid.ToAnswer, grid.OpenCells, grid.ChangedCells));
        Assert.Equal(Money.FromThousands(-85), grid.Sum(r => r.Counted.Stated.Forecast.Quarter(3)).Value);
    }

    [Fact]
    public void The_rating_follows_what_is_typed_and_a_rating_that_a_file_stated_does_not_outlive_its_figures()
    {
        var line = Line(1, -100, Quarters(-25, -25, -25, -25));
        line = line with { Stated = line.Stated with { Rag = Rag.Amber } };
        Assert.Equal(Rag.Amber, State(line).Grid().Rows[0].Counted.Stated.Rag);
        Assert.Equal(Rag.Red, State(line).Grid(Drafts((1, Draft((4, "0"), (3, "0"))))).Rows[0].Counted.Stated.Rag);
        Assert.Equal(Rag.Green, State(line).Grid(Drafts((1, Draft((4, "-26"))))).Rows[0].Counted.Stated.Rag);
    }

    [Fact]
    public void An_override_holds_over_the_rule_and_both_are_known()
    {
        var line = Line(1, -100, Quarters(-25, -25, -25, -25)) with { Override = new(Rag.Amber, "Panel in place", null) };
        var row = State(line).Grid(Drafts((1, Draft((4, "0"), (3, "0"))))).Rows[0];
        Assert.Equal((Rag.Amber, Rag.Red), (row.Counted.Stated.Rag, row.Counted.Judged!.ByRule));
    }

    [Fact]
    public void A_year_that_is_not_phased_has_one_box()
    {
        var grid = State(Line(1, -100, Phasing.Unphased(K(-80)))).Grid(Drafts((1, Draft((0, "-90")))));
        Assert.Equal(0, Assert.Single(grid.Rows[0].Cells).Part);
        Assert.Equal(Money.FromThousands(-90), grid.Rows[0].Counted.Forecast.Value);
        Assert.Equal(("Year", Money.FromThousands(-10)), (grid.Changes()[0].Cell, grid.Changes()[0].Effect!.Value.Value));
    }

    [Fact]
    public void A_quarter_typed_on_a_line_of_months_keeps_its_ended_months_and_shares_the_rest_equally()
    {
        decimal[] months = [0, 0, 0, 0, 0, 0, -6, -6, -6, -9, -9, -9];
        var line = Line(1, -60, Phasing.AsPrinted([.. months.Select(K)], null));
        var grid = State(line).Grid(Drafts((1, Draft((3, "-30"), (4, "-10")))));
        var after = grid.Rows[0].Counted.Stated.Forecast;
        Assert.Equal([K(-6), K(-12), K(-12)], after.Parts.Skip(6).Take(3));
        Assert.Equal([K(-3.33333m), K(-3.33333m), K(-3.33334m)], after.Parts.Skip(9).Select(p => Amount.Of(Money.FromPence(p.Value!.Value.Pence))).Select(p => K(Math.Round(p.Value!.Value.Pounds / 1000m, 5))));
        Assert.Equal(Money.FromThousands(-40), after.Year.Value);
    }

    [Theory]
    [InlineData("to be agreed")]
    [InlineData("-20 to -12")]
    [InlineData("-30")]
    public void A_quarter_of_months_is_what_was_typed_whatever_its_months_were(string typed)
    {
        Amount[] months = [.. Enumerable.Repeat(K(0), 6), K(-6), new Amount.Unquantified("TBC"), K(-6), K(-9), K(-9), K(-9)];
        var december = new FinancialMonth(Year, 9);
        var state = State(Line(1, -60, Phasing.AsPrinted(months, null)));
        var round = state.Rounds[0] with { Period = december };
        var row = UpdateGrid.Of(state, round, Owner, _ => true, Drafts((1, Draft((3, typed)))), TrackerRules.Shipped).Rows[0];
        var quarter = row.Counted.Stated.Forecast.Quarter(3)!.Value;
        Assert.Equal(typed == "to be agreed" ? new Total(Money.FromThousands(-6), Money.FromThousands(-6), 1) : Total.Of(row.Cell(3)!.Counted), quarter);
    }

    [Fact]
    public void Change_is_measured_from_what_was_published_and_a_line_that_was_not_in_it_is_new()
    {
        var state = State(Line(1, -100, Quarters(-10, -20, -30, -40)), Line(2, -10, Quarters(0, 0, 0, -10))).Published((1, -90m));
        var grid = state.Grid(Drafts((1, Draft((4, "-45")))));
        Assert.Equal(new DateOnly(2017, 10, 31), grid.Published);
        Assert.Equal(Money.FromThousands(-15), grid.Rows[0].Change!.Value.Value);
        Assert.Null(grid.Rows[1].Change);
        Assert.Equal(Money.FromThousands(-5), grid.Rows[0].Effect.Value);
        var unpublished = State(Line(1, -100, Quarters(-10, -20, -30, -40))).Grid(Drafts((1, Draft((4, "-45")))));
        Assert.Equal(Money.FromThousands(-5), unpublished.Rows[0].Change!.Value.Value);
    }

    [Theory]
    [InlineData("-25", null)]
    [InlineData("-16", null)]
    [InlineData("-15", "has moved by £10k since it was last published")]
    [InlineData("0", "has moved by £25k since it was last published")]
    public void Commentary_is_demanded_of_a_ticked_line_that_has_moved(string quarter, string? why)
    {
        var state = State(Line(1, -100, Quarters(-25, -25, -25, -25))).Published((1, -100m));
        var draft = Draft((4, quarter)) with { Ready = true };
        Assert.Equal(why is null ? [] : [$"A/R.6.201 {why}: say what changed and why."], state.Grid(Drafts((1, draft))).Rows[0].Problems.Select(p => p.Message));
        Assert.Empty(state.Grid(Drafts((1, draft with { Commentary = "A bed less" }))).Problems);
        Assert.Empty(state.Grid(Drafts((1, draft with { Ready = false }))).Problems);
    }

    [Fact]
    public void Commentary_is_demanded_of_a_ticked_line_that_is_red_though_it_has_not_moved()
    {
        var state = State(Line(1, -100, Quarters(-25, -25, -10, 0))).Published((1, -60m));
        Assert.Equal("A/R.6.201 is red: say what changed and why.", Assert.Single(state.Grid(Drafts((1, Draft() with { Ready = true }))).Problems).Message);
    }

    [Fact]
    public void Commentary_is_demanded_where_a_rating_is_overridden_and_where_a_far_figure_is_kept()
    {
        var overridden = Line(1, -100, Quarters(-25, -25, -25, -25)) with { Override = new(Rag.Green, "Trust me", null) };
        Assert.Contains("overridden", Assert.Single(State(overridden).Grid(Drafts((1, Draft() with { Ready = true }))).Problems).Message, StringComparison.Ordinal);

        var far = new LineDraft(7, new Dictionary<int, string> { [4] = "-12,000" }, null, Ready: true, new Dictionary<int, string> { [4] = "-12,000" });
        var state = State(Line(1, -66, Quarters(-17, -12, -17, -20)));
        Assert.Contains("far above its plan", Assert.Single(state.Grid(Drafts((1, far))).Problems).Message, StringComparison.Ordinal);
        Assert.Empty(state.Grid(Drafts((1, far with { Commentary = "The whole contract ended" }))).Problems);
        Assert.Equal("forecast.thousand-times", Assert.Single(state.Grid(Drafts((1, far with { Kept = new Dictionary<int, string> { [4] = "-11,000" } }))).Problems).Code);
    }

    [Fact]
    public void Commentary_longer_than_a_page_is_a_document()
    {
        var draft = Draft() with { Commentary = new string('x', UpdateGrid.LongestCommentary + 1) };
        Assert.Equal("forecast.commentary-too-long", Assert.Single(State(Line(1, -100, Quarters(-25, -25, -25, -25))).Grid(Drafts((1, draft))).Problems).Code);
    }

    [Fact]
    public void Complete_signed_off_closed_and_other_peoples_lines_are_locked_and_what_was_typed_of_them_is_said()
    {
        var mine = Line(1, -100, Quarters(-25, -25, -25, -25));
        var draft = Drafts((1, Draft((4, "-30"))));
        LineProgress signed = new(Id(1), November, ProgressState.SignedOff, "", Act(8, Finance));
        Assert.Equal("forecast.complete", State(mine with { Stated = mine.Stated with { Complete = true } }).Grid(draft).Rows[0].Locked?.Code);
        Assert.Equal("forecast.signed-off", State(RoundState.Open, [signed], mine).Grid(draft).Rows[0].Locked?.Code);
        Assert.Equal("round.not-open", State(RoundState.Closed, [], mine).Grid(draft).Rows[0].Locked?.Code);
        var grid = UpdateGrid.Of(State(mine with { Owner = "Somebody" }), State(mine).Rounds[0], Owner, _ => true, draft, TrackerRules.Shipped);
        Assert.Equal("permission.not-own", grid.Rows[0].Locked?.Code);
        Assert.True(grid.Rows[0].IsLeftOver);
        Assert.Same(grid.Rows[0].Line, grid.Rows[0].Counted);
        Assert.Empty(grid.Rows[0].Cells);
        Assert.Equal("permission.not-own", Assert.Single(grid.Problems).Code);
        Assert.Empty(grid.Changes());
    }

    [Fact]
    public void An_owner_sees_their_own_lines_and_finance_all_or_one_posts()
    {
        var state = State(Line(1, -1, Quarters(0, 0, 0, 0)), Line(2, -1, Quarters(0, 0, 0, 0), owner: "Somebody"), Line(3, -1, Quarters(0, 0, 0, 0), owner: ""));
        Assert.Equal([Id(1)], state.Grid().Rows.Select(r => r.Line.Id));
        Assert.Equal([Id(1)], state.Grid(owner: "Somebody").Rows.Select(r => r.Line.Id));
        Assert.Equal(3, state.Grid(viewer: Finance).Rows.Count);
        Assert.Equal([Id(2)], state.Grid(viewer: Finance, owner: "somebody").Rows.Select(r => r.Line.Id));
    }

    [Fact]
    public void What_comes_of_another_owners_line_or_a_closed_quarter_is_said()
    {
        var state = State(Line(1, -1, Quarters(0, 0, 0, 0)), Line(2, -1, Quarters(0, 0, 0, 0), owner: "Somebody"));
        var problems = state.Grid().NotOffered(state, Owner, [(Id(1), -1), (Id(1), 3), (Id(1), 1), (Id(2), -1), (Id(9), 4)]);
        Assert.Equal(["forecast.closed", "permission.not-own", "forecast.line-left"], problems.Select(p => p.Code));
        Assert.Contains("quarter 1 is closed for November 2017", problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_another_changed_shows_both_values_and_counts_theirs_until_it_is_chosen()
    {
        var state = State(RoundState.Open, [new(Id(1), November, ProgressState.Submitted, "", Act(7, Finance))], Line(1, -100, Quarters(-25, -25, -25, -30), "By finance"));
        var draft = Drafts((1, Draft((4, "-20")) with { Basis = 6, Commentary = "By the owner" }));
        var row = state.Grid(draft).Rows[0];
        Assert.Equal([("Forecast Q4", "-30", "-20"), ("Commentary", "By finance", "By the owner")], row.Conflict!.Mine.Where(c => c.Field != "Forecast year").Select(c => (c.Field, c.From, c.To)));
        Assert.Equal("Finance partner", row.Conflict.By!.By.Post);
        Assert.Equal(Money.FromThousands(-105), row.Counted.Forecast.Value);
        Assert.All(state.Grid(draft).Changes(), c => Assert.Null(c.Effect));
        Assert.Equal(0, state.Grid(draft).ChangedCells);
        Assert.False(state.Submit(new(draft.Lines.ToDictionary(l => l.Key, l => l.Value with { Ready = true }))).Ok);

        var mine = GridAnswer.Read(GridAnswer.Mine(Id(1)))!.Apply(draft, 7);
        Assert.Null(state.Grid(mine).Rows[0].Conflict);
        Assert.Equal(Money.FromThousands(-95), state.Grid(mine).Rows[0].Counted.Forecast.Value);
        var theirs = GridAnswer.Read(GridAnswer.Theirs(Id(1)))!.Apply(draft, 7);
        Assert.Empty(theirs.Lines);
    }

    [Fact]
    public void A_tick_over_figures_that_have_changed_since_must_be_looked_at_again()
    {
        var state = State(Line(1, -100, Quarters(-25, -25, -25, -25)));
        Assert.Equal("forecast.changed-meanwhile", Assert.Single(state.Submit(Drafts((1, Draft() with { Basis = 6, Ready = true }))).Problems).Code);
    }

    [Fact]
    public void A_submission_writes_ticked_lines_alone_and_a_line_that_is_as_it_was_is_submitted_as_it_is()
    {
        var state = State(Line(1, -100, Quarters(-25, -25, -25, -25)), Line(2, -100, Quarters(-25, -25, -25, -25)), Line(3, -100, Quarters(-25, -25, -25, -25)));
        var done = state.Submit(Drafts((1, Draft((4, "-26")) with { Ready = true }), (2, Draft() with { Ready = true }), (3, Draft((4, "-1")))));
        Assert.True(done.Ok);
        Assert.Equal([Id(1)], done.Value.Lines.Select(l => l.LineId!.Value));
        Assert.Equal([Id(1), Id(2)], done.Value.Progress.Select(p => p.Line));
        Assert.Equal(K(-26), done.Value.Lines[0].Stated!.Forecast.Parts[3]);
        Assert.Null(done.Value.Lines[0].Stated!.Rag);
    }

    [Fact]
    public void Nothing_is_written_while_a_ticked_line_waits_for_an_answer_or_none_is_ticked()
    {
        var state = State(Line(1, -100, Quarters(-25, -25, -25, -25)), Line(2, -100, Quarters(-25, -25, -25, -25)));
        Assert.Equal("forecast.sign", Assert.Single(state.Submit(Drafts((1, Draft((4, "26")) with { Ready = true }), (2, Draft((4, "-26")) with { Ready = true }))).Problems).Code);
        Assert.Equal("forecast.none-ready", Assert.Single(state.Submit(Drafts((1, Draft((4, "-26"))))).Problems).Code);
        Assert.Equal("forecast.line-left", Assert.Single(state.Submit(Drafts((9, Draft((4, "-26")) with { Ready = true }))).Problems).Code);
        Assert.Equal("permission.not-own", Assert.Single(State(Line(1, -100, Quarters(0, 0, 0, 0), owner: "Somebody")).Submit(Drafts((1, Draft((4, "-26")) with { Ready = true }))).Problems).Code);
    }

    [Fact]
    public void The_effects_of_a_save_add_up_to_the_change_of_its_total_for_any_typing()
    {
        var figure = Gen.Elements("-10", "-20.5", "0", "12", "x", "", "TBC", "-30 to -20", "-9,000", "-25");
        var typed = Gen.Choose(0, 4).SelectMany(n => Gen.Elements(3, 4).Zip(figure).ListOf(n)).Select(l => l.GroupBy(x => x.Item1).Select(g => (g.Key, g.Last().Item2)).ToArray());
        var kinds = Gen.Elements(
            Quarters(-25, -25, -25, -25),
            Phasing.AsPrinted([K(-25), K(-25), K(-25), K(-25)], K(-105)),
            Phasing.AsPrinted([.. Enumerable.Repeat(K(-8), 12)], null),
            Phasing.AsPrinted([K(-25), new Amount.Unquantified("TBC"), K(-25), Amount.Between(Money.FromThousands(-9), Money.FromThousands(-3))], null));
        Check.QuickThrowOnFailure(Prop.ForAll(kinds.Zip(typed).ListOf(3).ToArbitrary(), lines =>
        {
            var all = lines.ToList();
            var state = State([.. all.Select((l, i) => Line(i + 1, -100, l.Item1))]);
            var grid = state.Grid(new(all.Select((l, i) => (i, Draft(l.Item2))).ToDictionary(x => Id(x.i + 1), x => x.Item2)));
            var explained = grid.Changes().Aggregate(Total.Zero, (sum, c) => sum + (c.Effect ?? Total.Zero));
            return TotalMovement.Between(grid.Sum(r => r.Line.Forecast), grid.Sum(r => r.Counted.Forecast)) == explained;
        }));
    }
}

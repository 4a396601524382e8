using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Covering;
using Outturn.Core.Tracking.Rounds;
using static Outturn.Tests.Tracking.Rounds.GridYear;

namespace Outturn.Tests.Tracking.Rounds;

/// <summary>What was typed is told from what was only carried along, and what is pledged is held against it.</summary>
public sealed class GridDraftTests
{
    private static readonly Dictionary<int, string> None = [];

    [Fact]
    public void Only_what_differs_from_what_was_shown_is_typed()
    {
        var shown = GridStamp.Read(GridStamp.Of(7, [new(3, "-25"), new(4, "-30")], "A bed\nless").ToString())!;
        var draft = LineDraft.Typed(shown, new Dictionary<int, string> { [3] = " -25 ", [4] = "-31" }, "A bed\r\nless ", ready: false, None);
        Assert.Equal(7, draft.Basis);
        Assert.Equal([new(4, "-31")], draft.Parts);
        Assert.Null(draft.Commentary);
        Assert.True(LineDraft.Typed(shown, new Dictionary<int, string> { [3] = "-25", [4] = "-30" }, "A bed\nless", ready: false, None).IsEmpty);
    }

    [Fact]
    public void A_cell_that_was_only_carried_along_does_not_overwrite_what_somebody_else_wrote_in_it()
    {
        // Shown -25 and -30; somebody writes -40 in quarter 4; the form brings -26 and the old -30.
        var shown = GridStamp.Of(6, [new(3, "-25"), new(4, "-30")], "");
        var draft = LineDraft.Typed(shown, new Dictionary<int, string> { [3] = "-26", [4] = "-30" }, "", ready: false, None);
        var grid = State(Line(1, -100, Quarters(-25, -25, -25, -40))).Grid(new(new Dictionary<Guid, LineDraft> { [Id(1)] = draft }));
        Assert.Equal(["Forecast Q3"], grid.Rows[0].Conflict!.Mine.Where(c => c.Field != "Forecast year").Select(c => c.Field));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("7;9=0123456789abcdef")]
    [InlineData("7;3=short")]
    [InlineData("-7")]
    [InlineData(null)]
    public void A_text_that_is_no_stamp_is_none(string? text) => Assert.Null(GridStamp.Read(text));

    [Fact]
    public void Saying_that_a_figure_is_meant_holds_for_that_figure_only()
    {
        var kept = new LineDraft(7, new Dictionary<int, string> { [4] = " 30 " }, null, false, None).Keep(4);
        Assert.Equal("30", kept.Kept[4]);
        Assert.Empty(kept.Use(4, "-30").Kept);
        var shown = GridStamp.Of(7, [new(4, "-30")], "");
        Assert.Empty(LineDraft.Typed(shown, new Dictionary<int, string> { [4] = "31" }, null, false, new Dictionary<int, string> { [4] = "30" }).Kept);
        Assert.Equal("31", LineDraft.Typed(shown, new Dictionary<int, string> { [4] = "31" }, null, false, new Dictionary<int, string> { [4] = "31" }).Kept[4]);
    }

    [Theory]
    [InlineData("use|x|3|-30")]
    [InlineData("use|01890000000070008000000000000101|5|-30")]
    [InlineData("burn|01890000000070008000000000000101")]
    [InlineData("keep|01890000000070008000000000000101")]
    [InlineData("")]
    [InlineData(null)]
    public void A_press_that_no_button_has_is_none(string? text) => Assert.Null(GridAnswer.Read(text));

    [Fact]
    public void A_text_with_the_mark_that_parts_an_answer_survives_it() => Assert.Equal("a|b", GridAnswer.Read(GridAnswer.Use(Id(1), 3, "a|b"))!.Text);

    [Fact]
    public void Commentary_is_kept_as_plain_text() => Assert.Equal("A\nbed\tless 🙂", CommentaryText.Clean(" A\r\nbed\tless\0\u0007 🙂 "));

    [Fact]
    public void A_pledge_that_a_change_breaks_is_said_and_otherwise_nothing_is_over_pledged()
    {
        var state = State(Line(13, -124, Quarters(-124, -23, -23, -22)), Line(39, -324, Quarters(0, -24, -45, -128))).Covered((13, 39, 68));
        string Say(params (int Line, LineDraft Draft)[] typed) =>
            Promises.InWords(state.Covers, state.Position.Lines, [.. state.Grid(Drafts(typed)).Rows.Select(r => r.Counted)]);

        Assert.Equal("Nothing over-pledged.", Say());
        Assert.Equal("A/R.6.239’s shortfall falls to 114; the 68 pledged to it by A/R.6.213 still fits. Nothing over-pledged.", Say((39, Draft((4, "-141")))));
        Assert.Equal("What A/R.6.213 delivers over its plan falls to 58: the 68 that it gives to A/R.6.239 is 10 too much. Over-pledged until the pledge is made smaller.", Say((13, Draft((4, "-12")))));
        Assert.Contains("A/R.6.239’s shortfall falls to 27: the 68 pledged to it by A/R.6.213 is 41 too much.", Say((39, Draft((4, "-228")))), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_over_pledged_before_is_not_laid_at_the_door_of_this_save()
    {
        var state = State(Line(1, -100, Quarters(-30, -30, -30, -30)), Line(2, -100, Quarters(-25, -25, -25, -15)), Line(3, -100, Quarters(-25, -25, -25, -25))).Covered((1, 2, 40));
        Assert.Equal(2, Promises.Broken(state.Covers, state.Position.Lines).Count);
        Assert.Equal("What is over-pledged was so before, and this does not change it.", Promises.InWords(state.Covers, state.Position.Lines, [.. state.Grid(Drafts((3, Draft((4, "-24"))))).Rows.Select(r => r.Counted)]));
    }

    [Fact]
    public void The_rule_for_commentary_reads_as_the_head_of_its_column()
    {
        Assert.Equal("needed when red, overridden, or moved by £10k", CommentaryRule.Shipped.InWords(RagRule.Shipped));
        Assert.Equal("needed when moved by £10k", (CommentaryRule.Shipped with { WhenRed = false, WhenOverridden = false }).InWords(RagRule.Shipped));
    }
}

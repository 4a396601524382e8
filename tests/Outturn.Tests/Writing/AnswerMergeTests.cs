using FsCheck;
using FsCheck.Fluent;
using Outturn.Core.Writing;

namespace Outturn.Tests.Writing;

public sealed class AnswerMergeTests
{
    private static readonly Answer Base = Answer.Of("One.\n\nTwo.\n\nThree.");

    [Fact]
    public void Changes_in_different_paragraphs_both_stand()
    {
        var merged = AnswerMerge.Of(Base, Answer.Of("One, mine.\n\nTwo.\n\nThree."), Answer.Of("One.\n\nTwo.\n\nThree, theirs."));
        Assert.Empty(merged.Conflicts);
        Assert.Equal("One, mine.\n\nTwo.\n\nThree, theirs.", merged.Answer.Words);
    }

    [Fact]
    public void Changes_to_the_same_paragraph_conflict_and_theirs_stands()
    {
        var merged = AnswerMerge.Of(Base, Answer.Of("One.\n\nTwo, mine.\n\nThree."), Answer.Of("One.\n\nTwo, theirs.\n\nThree."));
        Assert.Equal(("Two.", "Two, mine.", "Two, theirs."), Assert.Single(merged.Conflicts) is var c ? (c.Base, c.Mine, c.Theirs) : default);
        Assert.Equal("One.\n\nTwo, theirs.\n\nThree.", merged.Answer.Words);
    }

    [Fact]
    public void Two_additions_at_the_end_both_stand()
    {
        var merged = AnswerMerge.Of(Base, Answer.Of(Base.Words + "\n\nMine."), Answer.Of(Base.Words + "\n\nTheirs."));
        Assert.Empty(merged.Conflicts);
        Assert.Contains("Mine.", merged.Answer.Words, StringComparison.Ordinal);
        Assert.Contains("Theirs.", merged.Answer.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_are_put_together_cell_by_cell()
    {
        CaseRow A(string risk, string owner) => SomeCase.Row("a", ("risk", risk), ("owner", owner));
        var was = Answer.Of([A("Late", "Head"), SomeCase.Row("b", ("risk", "Dear")), SomeCase.Row("c", ("risk", "Gone"))]);
        var mine = Answer.Of([A("Very late", "Head"), SomeCase.Row("b", ("risk", "Dear")), SomeCase.Row("m", ("risk", "Mine"))]);
        var theirs = Answer.Of([A("Late", "Director"), SomeCase.Row("b", ("risk", "Dear")), SomeCase.Row("c", ("risk", "Gone")), SomeCase.Row("t", ("risk", "Theirs"))]);
        var merged = AnswerMerge.Of(was, mine, theirs);
        Assert.Empty(merged.Conflicts);
        Assert.Equal(["a", "b", "m", "t"], merged.Answer.Rows.Select(r => r.Id).Order(StringComparer.Ordinal));
        Assert.Equal(("Very late", "Director"), (merged.Answer.Rows[0]["risk"], merged.Answer.Rows[0]["owner"]));
    }

    [Fact]
    public void A_row_that_one_took_out_and_the_other_changed_stays_and_is_asked_about()
    {
        var was = Answer.Of([SomeCase.Row("a", ("risk", "Late")), SomeCase.Row("b", ("risk", "Dear"))]);
        var merged = AnswerMerge.Of(was, Answer.Of([was.Rows[1]]), Answer.Of([SomeCase.Row("a", ("risk", "Later")), was.Rows[1]]));
        Assert.Single(merged.Conflicts);
        Assert.Equal(["a", "b"], merged.Answer.Rows.Select(r => r.Id));

        // The same the other way round.
        merged = AnswerMerge.Of(was, Answer.Of([SomeCase.Row("a", ("risk", "Later")), was.Rows[1]]), Answer.Of([was.Rows[1]]));
        Assert.Single(merged.Conflicts);
        Assert.Contains(merged.Answer.Rows, r => r.Id == "a");
    }

    [Fact]
    public void A_row_that_one_took_out_and_the_other_left_alone_goes()
    {
        var was = Answer.Of([SomeCase.Row("a", ("risk", "Late")), SomeCase.Row("b", ("risk", "Dear"))]);
        var merged = AnswerMerge.Of(was, Answer.Of([was.Rows[1]]), Answer.Of([was.Rows[0], SomeCase.Row("b", ("risk", "Dearer"))]));
        Assert.Empty(merged.Conflicts);
        Assert.Equal("Dearer", Assert.Single(merged.Answer.Rows)["risk"]);
    }

    [Fact]
    public void No_word_of_either_is_lost_and_one_change_alone_is_taken_over_whole()
    {
        var texts = Gen.Elements("alpha", "beta", "gamma", "delta", "", "epsilon zeta").ListOf().Select(l => Answer.Of(string.Join('\n', l)));
        Prop.ForAll(texts.Zip(texts).Zip(texts).ToArbitrary(), x =>
        {
            var (b, m, t) = (x.Item1.Item1, x.Item1.Item2, x.Item2);
            var merged = AnswerMerge.Of(b, m, t);
            var kept = Words(merged.Answer.Words + "\n" + string.Join('\n', merged.Conflicts.SelectMany(c => new[] { c.Mine, c.Theirs })));
            return AnswerMerge.Of(b, m, b).Answer == m && AnswerMerge.Of(b, b, t).Answer == t && AnswerMerge.Of(b, m, m).Answer == m
                && Words(m.Words).Except(Words(b.Words)).All(kept.Contains) && Words(t.Words).Except(Words(b.Words)).All(kept.Contains);
        }).QuickCheckThrowOnFailure();
    }

    private static HashSet<string> Words(string text) => [.. text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)];
}

using Outturn.Core.Cases;
using Outturn.Core.Writing;
using Outturn.Core.Writing.Templates;

namespace Outturn.Tests.Writing;

public sealed class TemplateTests
{
    public static TheoryData<string> All { get; } = [.. ShippedTemplates.All.Select(t => t.Key.ToString())];

    public static TheoryData<string, string> Pairs { get; } = new(ShippedTemplates.All.SelectMany(a => ShippedTemplates.All.Where(b => b.Key != a.Key).Select(b => (a.Key.ToString(), b.Key.ToString()))));

    [Theory, MemberData(nameof(All))]
    public void Every_field_of_the_schema_is_on_the_form_once_and_every_field_of_the_form_is_in_the_schema(string name)
    {
        var template = Of(name);
        var onForm = template.Questions.SelectMany(q => q.Fields).Select(f => f.Field).ToList();
        Assert.Equal(template.Schema.Select(f => f.Key).Order(StringComparer.Ordinal), onForm.Order(StringComparer.Ordinal));
        Assert.Equal(onForm.Count, onForm.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(template.Questions.Count, template.Questions.Select(q => q.Key).Distinct(StringComparer.Ordinal).Count());
        Assert.All(template.Schema, f => Assert.Equal(f.Kind == FieldKind.Table, f.Table is not null));
        Assert.All(template.Questions, q => Assert.False(string.IsNullOrWhiteSpace(q.Guidance)));
        Assert.All(template.Presenters.Summary, s => Assert.NotNull(template.Field(s)));
        Assert.All(template.Schema.SelectMany(f => f.Takes), t => Assert.NotNull(Of(t.Split('/')[0] + ".1").Field(t.Split('/')[1])));
    }

    [Theory, MemberData(nameof(All))]
    public void The_questions_are_the_sections_that_the_reader_of_papers_knows_in_the_same_words(string name)
    {
        var template = Of(name);
        var printed = CaseForms.Of(template.Form)!;
        Assert.All(template.Questions, q => Assert.Contains(printed.Questions, p => p.Key == q.Key && p.Wordings[0] == q.Wording));
        Assert.Equal(printed.Questions.Select(q => q.Key).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), template.Questions.Select(q => q.Key).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Pairs))]
    public void A_case_that_moves_loses_no_word_and_no_row(string from, string to)
    {
        var content = Full(Of(from));
        var moved = MovedCase.Of(Of(from), Of(to), content);
        Assert.Equal(Words(content), Words(moved.Content));
        Assert.All(moved.Content.Answers.Keys, k => Assert.NotNull(Of(to).Field(k)));

        // And on the way back, with what was kept in between.
        Assert.Equal(Words(content), Words(MovedCase.Of(Of(to), Of(from), moved.Content).Content));
    }

    [Fact]
    public void From_the_form_of_2018_to_that_of_2022_everything_has_a_place()
    {
        var (from, to) = (Of("council-2018.1"), Of("council-2022.1"));
        var moved = MovedCase.Of(from, to, Full(from));
        Assert.Empty(moved.Content.Kept);
        Assert.Contains("words of if-not", moved.Content["not-acting"].Words, StringComparison.Ordinal);
        Assert.Contains("### In scope\n\nwords of in-scope", moved.Content["scope"].Words, StringComparison.Ordinal);
        Assert.Equal(2, moved.Content["dependencies"].Rows.Count);
        Assert.Contains(moved.Lines, l => l is { Kind: MoveKind.Asked, To: "Evidence, piece by piece" });
    }

    [Fact]
    public void What_no_field_takes_is_kept_and_comes_back_where_there_is_one()
    {
        var (from, to) = (Of("council-2022.1"), Of("fund-bid.1"));
        var content = CaseContent.Empty(from.Key).With("scope", Answer.Of("Only the north.")).With("risks", Answer.Of("Late."));
        var moved = MovedCase.Of(from, to, content);
        Assert.Equal(("scope", "Only the north."), Assert.Single(moved.Content.Kept) is var k ? (k.Field, k.Answer.Words) : default);
        Assert.Equal(content, MovedCase.Of(to, from, moved.Content).Content);
    }

    private static Template Of(string key) => ShippedTemplates.All.Single(t => t.Key.ToString() == key);

    private static CaseContent Full(Template template)
    {
        var content = CaseContent.Empty(template.Key);
        foreach (var field in template.Schema)
        {
            content = content.With(field.Key, field.Kind == FieldKind.Words
                ? Answer.Of($"words of {field.Key}")
                : Answer.Of([SomeCase.Row(field.Key + "-1", (CaseTables.Of(field.Table!.Value).Subject.Key, $"first of {field.Key}")), SomeCase.Row(field.Key + "-2", (CaseTables.Of(field.Table!.Value).Subject.Key, $"second of {field.Key}"))]));
        }

        return content;
    }

    /// <summary>What was written, whatever headings a move puts over it.</summary>
    private static IEnumerable<string> Words(CaseContent content) => content.Answers.Values.Concat(content.Kept.Select(k => k.Answer))
        .SelectMany(a => a.Words.Split('\n').Where(l => l.StartsWith("words of", StringComparison.Ordinal)).Concat(a.Rows.SelectMany(r => r.Cells.Values)))
        .Order(StringComparer.Ordinal);
}

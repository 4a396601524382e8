using Outturn.Core.Papers;
using Outturn.Core.Writing;
using Outturn.Documents.Markdown;
using Outturn.Documents.Writing;

namespace Outturn.Tests.Writing;

public sealed class MarkdownReaderTests
{
    /// <summary>Signs in numbers that nobody lays out: without a guard some of these take minutes.</summary>
    [Theory]
    [InlineData("[")]
    [InlineData("*_")]
    [InlineData("a**b")]
    [InlineData(">")]
    [InlineData("> ")]
    [InlineData("|")]
    [InlineData("|a\n")]
    [InlineData("![")]
    [InlineData("[a](")]
    [InlineData("~~a")]
    [InlineData("\n- a")]
    [InlineData("{{")]
    [InlineData("<")]
    public void Two_hundred_thousand_characters_of_signs_are_read(string sign)
    {
        var words = "Before.\n\n" + string.Concat(Enumerable.Repeat(sign, 200_000 / sign.Length)) + " zz";
        var read = MarkdownReader.Read(words, null).Blocks;
        Assert.Equal("Before.", ((TextBlock)read[0]).Text);
        Assert.Contains("zz", ((TextBlock)read[^1]).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_of_a_thousand_rows_is_a_table()
    {
        var table = Assert.IsType<TableBlock>(Assert.Single(MarkdownReader.Read("| a | b |\n| --- | --- |\n" + string.Concat(Enumerable.Range(1, 1_000).Select(i => $"| {i} | x |\n")), null).Blocks));
        Assert.Equal(1_001, table.Rows.Count);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("[a](javascript:alert(1))")]
    [InlineData("[a](JaVaScRiPt:alert(1))")]
    [InlineData("[a](data:text/html,<script>alert(1)</script>)")]
    [InlineData("[a](//evil.example/x)")]
    [InlineData("![x](javascript:alert(1))")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("[a](vbscript:x)")]
    [InlineData("[x]: javascript:alert(1)\n\n[a][x]")]
    [InlineData("| <b>x</b> | [y](javascript:z) |\n| --- | --- |\n| <script>1</script> | ok |")]
    public void Nothing_that_is_typed_becomes_markup_of_its_own(string words)
    {
        var html = CaseHtml.Words(words, SomeCase.Figures, 2);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("href", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("It saves **{{saving 2022-23}}** and *more*.")]
    [InlineData("- one\n- two\n    - deeper\n\n1. first\n2. second")]
    [InlineData("### Heading\n\nWords with [a link](https://example.org/x) and ~~struck~~.")]
    [InlineData("| a | b |\n| --- | --- |\n| 1 | 2 |")]
    [InlineData("Line one\\\nline two")]
    public void What_is_read_is_written_as_it_was_typed(string words) =>
        Assert.Equal(words, MarkdownText.Of(MarkdownReader.Read(words, SomeCase.Figures).Blocks, PrintedFigures.Of([words], SomeCase.Figures)));

    [Fact]
    public void An_unknown_figure_stays_as_typed_and_is_named()
    {
        var read = MarkdownReader.Read("It saves {{saving 1999-00}}.", SomeCase.Figures);
        Assert.Equal(["{{saving 1999-00}}"], read.Unknown);
        Assert.Equal("It saves {{saving 1999-00}}.", ((TextBlock)read.Blocks[0]).Text);
    }
}

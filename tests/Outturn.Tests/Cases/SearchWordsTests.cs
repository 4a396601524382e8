using Outturn.Core.Cases.Searching;

namespace Outturn.Tests.Cases;

public sealed class SearchWordsTests
{
    [Theory]
    [InlineData("ferry boats", "ferry|boats")]
    [InlineData("\"both tides\" ferry", "both tides|ferry")]
    [InlineData("“both tides”", "both tides")]
    [InlineData("libr* open", "libr*|open")]
    [InlineData("ferry -bridge", "ferry|-bridge")]
    [InlineData("ferry -\"toll bridge\"", "ferry|-toll bridge")]
    [InlineData("A/R.6.255", "a r 6 255")]
    [InlineData("0-25 team", "0 25|team")]
    [InlineData("\"unclosed words", "unclosed words")]
    [InlineData("- -- \" * () AND", "and")]
    [InlineData("", "")]
    [InlineData("ＦＥＲＲＹ", "ferry")]
    public void What_is_typed_is_words_phrases_beginnings_and_what_is_left_out(string typed, string expected) =>
        Assert.Equal(expected, string.Join('|', SearchWords.Parse(typed).Select(t => (t.IsExcluded ? "-" : "") + string.Join(' ', t.Words) + (t.IsPrefix ? "*" : ""))));

    [Theory]
    [InlineData("ferry bo", true, true)]
    [InlineData("ferry bo", false, false)]
    [InlineData("ferry bo ", true, false)]
    [InlineData("ferry \"bo\"", true, false)]
    [InlineData("ferry -bo", true, false)]
    public void Only_the_last_word_that_is_still_being_typed_may_go_on(string typed, bool typing, bool prefix) => Assert.Equal(prefix, SearchWords.Parse(typed, typing)[^1].IsPrefix);

    [Fact]
    public void Nothing_that_can_be_typed_is_wrong_or_without_end()
    {
        Assert.Equal(SearchWords.MostTerms, SearchWords.Parse(string.Concat(Enumerable.Repeat("a ", 500))).Count);
        var signs = "\"*-()\\'&|!:^{}[]~%_/ aé1\u2212\u201C\u00A0".ToCharArray();
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var typed = new string([.. Enumerable.Range(0, random.Next(40)).Select(_ => signs[random.Next(signs.Length)])]);
            Assert.All(SearchWords.Parse(typed), t => Assert.All(t.Words, w => Assert.All(w, c => Assert.True(char.IsLetterOrDigit(c)))));
        }
    }
}

public sealed class SnippetTests
{
    [Fact]
    public void A_short_text_is_shown_whole_with_its_words_marked()
    {
        var snippet = Snippet.Of("One <boat> for both <tides>.", '<', '>');
        Assert.Equal("One boat for both tides.", string.Concat(snippet.Select(s => s.Text)));
        Assert.Equal(["boat", "tides"], snippet.Where(s => s.Marked).Select(s => s.Text));
    }

    [Fact]
    public void A_long_text_is_cut_at_words_around_the_first_that_was_found()
    {
        var text = string.Concat(Enumerable.Repeat("before ", 60)) + "<found>" + string.Concat(Enumerable.Repeat(" after", 60));
        var shown = string.Concat(Snippet.Of(text, '<', '>').Select(s => s.Text));
        Assert.StartsWith("… before", shown, StringComparison.Ordinal);
        Assert.EndsWith("after …", shown, StringComparison.Ordinal);
        Assert.Contains("found", shown, StringComparison.Ordinal);
        Assert.InRange(shown.Length, Snippet.Length - 20, Snippet.Length + 40);
    }

    [Fact]
    public void A_text_without_a_mark_is_shown_from_its_beginning() => Assert.Equal("Nothing here", string.Concat(Snippet.Of("Nothing\nhere", '<', '>').Select(s => s.Text)));

    [Fact]
    public void A_mark_at_the_edge_stays_whole()
    {
        for (var n = 180; n < 260; n++)
        {
            var snippet = Snippet.Of(new string('a', n / 2) + " <x> " + new string('b', n) + " <some words> end", '<', '>');
            Assert.DoesNotContain(snippet, s => s.Text.Contains('<', StringComparison.Ordinal) || s.Text.Contains('>', StringComparison.Ordinal));
            Assert.Equal("x", snippet.First(s => s.Marked).Text);
        }
    }
}

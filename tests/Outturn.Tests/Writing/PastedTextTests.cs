using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Outturn.Core.Writing;

namespace Outturn.Tests.Writing;

public sealed partial class PastedTextTests
{
    [Theory]
    [InlineData("Pupils travel **less**.\n\n- first\n- second\n\n| a | b |\n| --- | --- |\n| 1 | 2 |")]
    [InlineData("Fewer than 5 < 6 and 7 > 3, and <name of the school>.")]
    [InlineData("The saving is {{saving 2022-23}}.\n    indented code\nline  \nbreak")]
    [InlineData("“Quoted”, it’s – so — fine…")]
    [InlineData("§ 12 of the Act applies.")]
    [InlineData("AT&amp;T and <!-- a note of mine -->")]
    [InlineData("")]
    public void A_text_that_needs_nothing_comes_back_as_it_was(string text)
    {
        var clean = PastedText.Clean(text);
        Assert.Equal(text, clean.Text);
        Assert.False(clean.Changed);
    }

    [Theory]
    [InlineData("<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->Plain words<o:p></o:p>", "Plain words")]
    [InlineData("<p class=\"MsoNormal\" style='margin-bottom:0cm'>One<o:p></o:p></p>\r\n\r\n<p class=MsoNormal>Two &amp; three</p>", "One\n\nTwo & three")]
    [InlineData("<p class=MsoListParagraph><![if !supportLists]><span style='font-family:Symbol'>·<span>&nbsp;&nbsp;&nbsp; </span></span><![endif]>Fewer miles</p><p class=MsoListParagraph><!--[if !supportLists]--><span>·<span>&nbsp;&nbsp;&nbsp; </span></span><!--[endif]-->Fewer buses</p>", "- Fewer miles\n- Fewer buses")]
    [InlineData("<h2>Why</h2><ul><li>One</li><li>Two<ol><li>Deep</li></ol></li></ul><p>End</p>", "## Why\n\n- One\n- Two\n   1. Deep\n\nEnd")]
    [InlineData("<table><tr><th>Year</th><th>Cost</th></tr><tr><td>2022-23</td><td><p>£5k</p></td></tr></table>", "| Year | Cost |\n| --- | --- |\n| 2022-23 | £5k |")]
    [InlineData("<p>See <a href=\"https://example.org/a\">the study</a> and <b>mind</b> <i> this </i>.</p>", "See [the study](https://example.org/a) and **mind** *this* .")]
    [InlineData("<p>un<b>break</b>able and <a href='javascript:alert(1)'>a trap</a></p>", "unbreakable and a trap")]
    [InlineData("<b>fore</b>going", "foregoing")]
    [InlineData("<style>p { color: red }</style><p>Seen</p><script>alert('x')</script>", "Seen")]
    [InlineData("Line one<o:p></o:p>\nLine two", "Line one\nLine two")]
    [InlineData("<p>Never closed <!--[if gte mso 9]> still here", "Never closed still here")]
    [InlineData("<style> never closed", "never closed")]
    public void Markup_goes_and_what_it_showed_stays(string pasted, string expected)
    {
        var clean = PastedText.Clean(pasted);
        Assert.Equal(expected, clean.Text);
        Assert.NotEmpty(clean.Did);
    }

    [Theory]
    [InlineData("\uF0B7\tFewer miles\n\uF0A7 Fewer buses", "- Fewer miles\n- Fewer buses")]
    [InlineData("·\tFewer miles\no\tby car\no\tby bus\n·\tLess fuel", "- Fewer miles\n  - by car\n  - by bus\n- Less fuel")]
    [InlineData("§\tFirst\n• Second", "- First\n- Second")]
    [InlineData("1.\tFirst\n2.\tSecond", "1. First\n2. Second")]
    [InlineData("edu\u00ADcation\u00A0transport\u200B", "education transport")]
    [InlineData("one\vtwo\rthree", "one\ntwo\nthree")]
    [InlineData("\u0093so\u0094", "“so”")]
    [InlineData("Year\tCost\n2022-23\t£5k|a\nTotal\t£5k", "| Year | Cost |\n| --- | --- |\n| 2022-23 | £5k\\|a |\n| Total | £5k |")]
    [InlineData("Cost:\t£5k", "Cost: £5k")]
    [InlineData("\tIndented by a tab", "Indented by a tab")]
    public void What_Word_and_workbooks_leave_is_made_Markdown(string pasted, string expected) => Assert.Equal(expected, PastedText.Clean(pasted).Text);

    [Fact]
    public void Paragraphs_of_one_line_are_set_apart()
    {
        var long1 = string.Join(' ', Enumerable.Repeat("transport", 20)) + ".";
        Assert.Equal($"{long1}\n\nThen this.", PastedText.Clean($"{long1}\nThen this.").Text);
        Assert.Equal("A line.\nAnother.", PastedText.Clean("A line.\nAnother.").Text);
    }

    [Fact]
    public void What_was_done_is_said()
    {
        var clean = PastedText.Clean("<!--[if gte mso 9]><xml></xml><![endif]--><p>\uF0B7\tOne\u00A0two</p>");
        Assert.Contains(clean.Did, d => d.Contains("Word", StringComparison.Ordinal));
        Assert.Contains(clean.Did, d => d.Contains("Bullets", StringComparison.Ordinal));
    }

    private static readonly string[] Noise =
    [
        "<!--[if gte mso 9]><xml><w:x>hidden9</w:x></xml><![endif]-->", "<o:p></o:p>", "<p class=MsoNormal>", "</p>", "<b>", "</b>", "<i>", "</i>", "<span style='mso-x:y'>", "</span>", "<ul>", "<li>", "</li>", "</ul>",
        "<table>", "<tr>", "<td>", "</td>", "</tr>", "</table>", "<br/>", "<a href=\"https://example.org/zz9\">", "</a>", "\u00A0", "\u00AD", "\u200B", "\uF0B7\t", "·\t", "§\t", "\t", "\n", "\n\n", "\r\n", "\v", " ", " ", "< ", " > ", "&amp;", "&nbsp;", "{{", "}}", "|", "*", "**", "# ", "- ",
        "<![if !supportLists]>", "<![endif]>", "<!--[if !supportLists]-->", "<!--[endif]-->", "<h2>", "</h2>", "<", "<!--", "-->", "<pre>", "</pre>",
    ];

    [GeneratedRegex(@"w\d+w")]
    private static partial Regex Words();

    [Fact]
    public void No_word_is_ever_lost_whatever_stands_around_it()
    {
        var piece = Gen.Frequency((2, Gen.Choose(1, 9999).Select(n => $"w{n}w")), (3, Gen.Elements(Noise)));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3_000).WithEndSize(60), Prop.ForAll(piece.ArrayOf().ToArbitrary(), pieces =>
        {
            var pasted = string.Concat(pieces);
            var clean = PastedText.Clean(pasted);
            return pieces.Where(p => p[0] == 'w').SequenceEqual(Words().Matches(clean.Text).Select(m => m.Value)) && !clean.Text.Contains("hidden9", StringComparison.Ordinal);
        }));
    }

    [Fact]
    public void Cleaning_twice_is_cleaning_once()
    {
        var piece = Gen.Frequency((2, Gen.Choose(1, 9999).Select(n => $"w{n}w ")), (3, Gen.Elements(Noise.Where(n => !n.Contains('&')).ToArray())));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithEndSize(50), Prop.ForAll(piece.ArrayOf().ToArbitrary(), pieces =>
        {
            var once = PastedText.Clean(string.Concat(pieces)).Text;
            return PastedText.Clean(once).Text == once;
        }));
        Check.QuickThrowOnFailure(Prop.ForAll<string>(text => PastedText.Clean(text).Text is var once && PastedText.Clean(once).Text == once));
    }

    [Fact]
    public void Two_megabytes_are_cleaned_in_a_moment()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        PastedText.Clean(string.Concat(Enumerable.Repeat("<p class=MsoNormal>Words of <b>some</b> length\u00A0here<o:p></o:p></p>\n", 30_000)));
        PastedText.Clean(new string('<', 500_000));
        PastedText.Clean(string.Concat(Enumerable.Repeat("<a href=\"", 100_000)));
        PastedText.Clean(string.Concat(Enumerable.Repeat("<!--[if ", 100_000)));
        PastedText.Clean(string.Concat(Enumerable.Repeat("<style>x", 100_000)));
        Assert.InRange(clock.ElapsedMilliseconds, 0, 10_000);
    }
}

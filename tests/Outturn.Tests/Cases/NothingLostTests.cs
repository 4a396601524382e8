using System.Text.RegularExpressions;
using Outturn.Core.Cases;
using Outturn.Core.Cases.Reading;
using Outturn.Core.Papers;

namespace Outturn.Tests.Cases;

/// <summary>Every word of a paper is in a field, a section, a table or unread text: counted, word by word.</summary>
public partial class NothingLostTests
{
    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();

    public static TheoryData<string, string> Papers => new()
    {
        { "2022", "text" }, { "2022", "word" }, { "2022", "pdf" }, { "2018", "text" }, { "2018", "word" }, { "bids", "text" }, { "bids", "word" },
    };

    [Theory]
    [MemberData(nameof(Papers))]
    public async Task Every_word_of_a_published_paper_is_somewhere_in_what_was_read(string name, string form)
    {
        var (paper, pack) = await (name switch { "2022" => PublishedPapers.Pack2022Async(form), "2018" => PublishedPapers.Pack2018Async(form), _ => PublishedPapers.BidsAsync(form) });

        Assert.Empty(Lost(paper, pack));
    }

    /// <summary>Words of the paper that stand fewer times in what was read than on the paper.</summary>
    internal static IReadOnlyList<string> Lost(Paper paper, CasePack pack)
    {
        var have = Count(WordsOf(pack));
        return [.. Count(paper.Blocks.SelectMany(WordsOf)).Where(w => have.GetValueOrDefault(w.Key) < w.Value).Select(w => $"{w.Key}: {have.GetValueOrDefault(w.Key)} of {w.Value}").Order(StringComparer.Ordinal)];
    }

    private static Dictionary<string, int> Count(IEnumerable<string> texts)
    {
        var counts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var text in texts)
        {
            foreach (Match word in Word().Matches(text))
            {
                counts[word.Value] = counts.GetValueOrDefault(word.Value) + 1;
            }
        }

        return counts;
    }

    private static IEnumerable<string> WordsOf(CasePack pack) =>
    [
        .. pack.Front.SelectMany(WordsOf),
        .. pack.Parts.Select(p => p.Heading),
        .. pack.Contents.Where(c => pack.Front.All(b => b.Place != c.Place && b is not TableBlock || b is TableBlock t && t.Rows.All(r => r.Place != c.Place))).Select(c => c.Raw),
        .. pack.Unread.Select(u => u.Text),
        .. pack.Cases.SelectMany(WordsOf),
    ];

    private static IEnumerable<string> WordsOf(ReadCase read) =>
    [
        read.DocumentLine,
        .. read.Labels.SelectMany(l => new[] { l.Label, l.Value }),
        // The heading over a bid is in no label, though a label may say the same.
        .. read.Labels.Any(l => l.Value.Contains(read.Title.Raw, StringComparison.Ordinal) && (read.Template != CaseTemplate.FundBid || l.Label.Length > 0 && l.Place == read.Title.Place)) ? Array.Empty<string>() : [read.Title.Raw],
        .. read.Tables.Where(t => t.Section == "header").SelectMany(WordsOf),
        .. read.Sections.SelectMany(s => s.Above.SelectMany(WordsOf).Append(s.Heading).Concat(s.Blocks.Where(b => b is not TableBlock).SelectMany(WordsOf))),
        .. read.Tables.Where(t => t.Section != "header").SelectMany(WordsOf),
        .. read.Unread.Select(u => u.Text),
    ];

    private static IEnumerable<string> WordsOf(ReadTable table) => [table.Caption, .. table.Columns.Select(c => c.Heading), .. table.Rows.SelectMany(r => r.Cells).Select(c => c.Text)];

    private static IEnumerable<string> WordsOf(Block block) => block switch
    {
        TextBlock { Kind: TextKind.Removed } => [],
        TextBlock text => [text.Mark, text.Text],
        TableBlock table => table.Rows.SelectMany(r => r.Cells).Select(c => c.Text),
        PictureBlock => [],
        _ => [],
    };
}

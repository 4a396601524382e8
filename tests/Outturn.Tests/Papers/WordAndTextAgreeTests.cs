using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Outturn.Core.Papers;
using Outturn.Tests.Tracking;

namespace Outturn.Tests.Papers;

/// <summary>The published papers as Word and as text are the same documents: what the readers make of them is the same, but for what the files themselves have otherwise.</summary>
public sealed partial class WordAndTextAgreeTests
{
    private const string Pack = "business-cases-2022-23-part1";

    public static TheoryData<string> Papers => [Pack, "business-cases-2018-19", "transformation-fund-bids-2016-12"];

    public static TheoryData<string> Singles => [.. Enumerable.Range(1, 31).Select(i => $"BC{i:00}")];

    private static readonly ConcurrentDictionary<string, Task<Paper>> Known = new(StringComparer.Ordinal);

    private static Task<Paper> Word(string name) => Known.GetOrAdd(SharedFolder.PathOf("documents", name + ".docx"), PaperWords.Read);

    private static Task<Paper> Text(string name) => Known.GetOrAdd(SharedFolder.PathOf("seeds", name + ".txt"), PaperWords.Read);

    [Theory]
    [MemberData(nameof(Papers))]
    public async Task Both_forms_have_the_same_words_in_the_same_order(string name) =>
        Assert.Equal(PaperWords.Of(await Word(name)), PaperWords.Of(await Text(name)));

    [Theory]
    [MemberData(nameof(Papers))]
    public async Task Both_forms_have_the_same_tables_cell_by_cell(string name)
    {
        var word = Rows(await Word(name));
        var text = Rows(await Text(name));

        Assert.Equal(word.Count, text.Count);
        for (var i = 0; i < word.Count; i++)
        {
            Assert.Equal(word[i], text[i]);
        }
    }

    [Theory]
    [MemberData(nameof(Papers))]
    public async Task Both_forms_have_the_same_paragraphs_points_and_notes(string name) =>
        Assert.Equal(Paragraphs(await Word(name)), Paragraphs(await Text(name)));

    /// <summary>A single case is a run of the pack's own blocks: nothing is added, dropped or read otherwise.</summary>
    [Theory]
    [MemberData(nameof(Singles))]
    public async Task A_single_case_is_a_part_of_the_pack(string name)
    {
        var single = string.Join('\n', Everything(await Word(name)));

        Assert.Contains("\n" + single + "\n", "\n" + string.Join('\n', Everything(await Word(Pack))) + "\n", StringComparison.Ordinal);
        Assert.Contains(string.Join(' ', PaperWords.Of(await Word(name))), string.Join(' ', PaperWords.Of(await Text(Pack))), StringComparison.Ordinal);
    }

    public static TheoryData<string> All => [.. Papers.Concat(Singles).Select(r => r.Data)];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Each_word_of_the_file_s_own_XML_is_in_a_block(string name)
    {
        var path = SharedFolder.PathOf("documents", name + ".docx");
        using var zip = new ZipArchive(File.OpenRead(path));
        await using var part = await zip.GetEntry("word/document.xml")!.OpenAsync(TestContext.Current.CancellationToken);
        var raw = string.Join('\n', (await XDocument.LoadAsync(part, LoadOptions.PreserveWhitespace, TestContext.Current.CancellationToken)).Descendants().Where(e => e.Name.LocalName == "p")
            .Select(p => string.Concat(p.Descendants().Select(e => e.Name.LocalName switch { "t" => e.Value, "br" => "\n", _ => "" }))));
        raw = LinkTarget().Replace(Tag().Replace(raw, " "), "]");

        // Letter for letter and in order; blanks aside, because a title may have come apart from a heading that was glued to it.
        Assert.Equal(string.Concat(PaperWords.Of(raw)), string.Concat(PaperWords.Of(await Word(name))));
    }

    private static List<string> Rows(Paper paper) => [.. paper.Blocks.OfType<TableBlock>().SelectMany(t => t.Rows).Select(r => string.Join(" | ", r.Cells.Select(c => c.Text.TrimEnd('*'))))];

    /// <summary>Words by block, whatever a form calls a heading; stars that begin or end a line are in the texts only.</summary>
    private static List<string> Paragraphs(Paper paper) =>
        [.. paper.Blocks.OfType<TextBlock>().Select(t => $"{(t.Kind is TextKind.Heading ? TextKind.Paragraph : t.Kind)} {(t.Mark is "•" or "-" ? "" : t.Mark)} {t.Text.Trim('*', ' ')}")];

    private static IEnumerable<string> Everything(Paper paper) => PaperWords.Lines(paper).Select(l => PlaceNumber().Replace(l, ""));

    [GeneratedRegex(@"^( *)\d+(#?) ?", RegexOptions.Multiline)]
    private static partial Regex PlaceNumber();

    [GeneratedRegex("</?(?:p|u|i|b|ul|li|br|sup|sub)(?:\\s[^<>]*)?>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\]\([^()\s]*\)")]
    private static partial Regex LinkTarget();
}

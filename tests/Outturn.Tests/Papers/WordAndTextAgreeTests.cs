using System.Diagnostics;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Outturn.Core.Papers;
using Outturn.Documents.Reading;
using Outturn.Tests.Tracking;

namespace Outturn.Tests.Papers;

/// <summary>The published papers as Word and as text are the same documents: what the readers make of them is the same, but for what the files themselves have otherwise.</summary>
public sealed partial class WordAndTextAgreeTests(ITestOutputHelper output)
{
    private const string Pack = "business-cases-2022-23-part1";

    public static TheoryData<string> Papers => [Pack, "business-cases-2018-19", "transformation-fund-bids-2016-12"];

    public static TheoryData<string> Singles => [.. Enumerable.Range(1, 31).Select(i => $"BC{i:00}")];

    private static Task<Paper> Word(string name) => PaperWords.Read(SharedFolder.PathOf("documents", name + ".docx"));

    private static Task<Paper> Text(string name) => PaperWords.Read(SharedFolder.PathOf("seeds", name + ".txt"));

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

        // Marks that Word counts are not in w:t; a mark that is typed is.
        var paper = await Word(name);
        var words = paper.Blocks.SelectMany(PaperWords.Of).ToList();
        var missing = Count(PaperWords.Of(raw)).Where(w => Count(words).GetValueOrDefault(w.Key) < w.Value).Select(w => w.Key).ToList();

        Assert.Empty(missing);
        Assert.True(words.Count > 100);
    }

    [Theory]
    [InlineData(Pack, ".docx", 600)]
    [InlineData(Pack, ".txt", 200)]
    public async Task The_whole_pack_is_read_in_a_moment(string name, string form, int most)
    {
        var bytes = await File.ReadAllBytesAsync(form == ".docx" ? SharedFolder.PathOf("documents", name + form) : SharedFolder.PathOf("seeds", name + form), TestContext.Current.CancellationToken);
        var times = new List<double>();
        long allocated = 0;
        for (var i = 0; i < 9; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var clock = Stopwatch.StartNew();
            await PaperReader.ReadAsync(bytes, name + form, TestContext.Current.CancellationToken);
            times.Add(clock.Elapsed.TotalMilliseconds);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        output.WriteLine($"{form}: first {times[0]:0} ms, median of the rest {times.Skip(1).Order().ElementAt(4):0.0} ms, best {times.Min():0.0} ms, {allocated / 1_000_000.0:0.0} MB allocated");
        Assert.True(times.Min() < most, string.Join(", ", times));
    }

    private static Dictionary<string, int> Count(IEnumerable<string> words) => words.CountBy(w => w, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

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

using Outturn.Core.Papers;
using Outturn.Tests.Tracking;

namespace Outturn.Tests.Papers;

/// <summary>The published papers as Word and as PDF are the same documents: what the readers make of them is the same. What differs is named here, each with its cause.</summary>
public sealed class PdfAgreesWithWordTests(ITestOutputHelper output)
{
    private const string Pack = "business-cases-2022-23-part1";

    public static TheoryData<string> Papers => [Pack, "BC01", "BC03", "BC13"];

    private static async Task<(Paper Word, Paper Pdf)> Both(string name) =>
        (await PaperWords.Read(SharedFolder.PathOf("documents", name + ".docx")), await PaperWords.Read(SharedFolder.PathOf("documents", name + ".pdf")));

    [Theory]
    [MemberData(nameof(Papers))]
    public async Task Both_forms_have_the_same_words_in_the_same_order(string name)
    {
        var (word, pdf) = await Both(name);

        // The table's author parted the word by a space at the very place where its column ends: the PDF cannot tell, and makes it whole.
        var words = string.Join(' ', Body(word).SelectMany(PaperWords.Of)).Replace("8 PREVALA NCE RATE", "8 PREVALANCE RATE", StringComparison.Ordinal);
        Assert.Equal(words.Split(' '), Body(pdf).SelectMany(PaperWords.Of));
    }

    [Theory]
    [MemberData(nameof(Papers))]
    public async Task Both_forms_have_the_same_headings_paragraphs_and_points(string name)
    {
        var (word, pdf) = await Both(name);

        Assert.Equal(Texts(word), Texts(pdf));
    }

    /// <summary>A table that a page breaks is several in the PDF: tables that follow one another are compared as one.</summary>
    [Theory]
    [InlineData(Pack, 162, 146)]
    [InlineData("BC01", 2, 2)]
    [InlineData("BC03", 12, 8)]
    [InlineData("BC13", 4, 4)]
    public async Task Both_forms_have_the_same_tables_cell_by_cell(string name, int tables, int withLineBreaks)
    {
        var (word, pdf) = await Both(name);
        var (ours, theirs) = (Groups(pdf), Groups(word));
        Assert.Equal(tables, theirs.Sum(g => g.Tables));
        Assert.Equal(theirs.Count, ours.Count);

        // A line that is broken on purpose just where it is full looks like one that wraps: breaks count as spaces here.
        string Cells(string row) => row.Replace('\n', ' ').Replace("PREVALA NCE", "PREVALANCE", StringComparison.Ordinal).Replace("independent / group", "independent /group", StringComparison.Ordinal);
        var equal = 0;
        for (var i = 0; i < theirs.Count; i++)
        {
            Assert.Equal(theirs[i].Rows.Select(Cells), ours[i].Rows.Select(Cells));
            equal += theirs[i].Rows.SequenceEqual(ours[i].Rows) ? theirs[i].Tables : 0;
        }

        output.WriteLine($"{name}: {tables} tables equal cell by cell, {equal} of them with every line break in its place");
        Assert.True(equal >= withLineBreaks, $"{equal} of {tables} have their line breaks too");
    }

    [Theory]
    [MemberData(nameof(Papers))]
    public async Task Places_go_up_through_the_paper_and_stay_within_its_pages(string name)
    {
        var (_, pdf) = await Both(name);
        var places = pdf.Blocks.SelectMany(b => b is TableBlock t ? t.Rows.Select(r => r.Place) : [b.Place]).ToList();

        Assert.True(pdf.Pages > 3);
        Assert.All(places, p => Assert.InRange(p.Page, 1, pdf.Pages));
        Assert.All(places, p => Assert.InRange(p.Number, 1, 200));
        Assert.Equal(places.Order(), places);
    }

    private static IEnumerable<Block> Body(Paper paper) => paper.Blocks.Where(b => b is not TextBlock { Kind: TextKind.Furniture });

    private static List<string> Texts(Paper paper) =>
        [.. Body(paper).OfType<TextBlock>().Select(t => $"{t.Kind}{(t.Kind == TextKind.Heading ? t.Level : "")} {(t.Mark is "•" or "-" ? "" : t.Mark)} {t.Text.Replace('\t', ' ')}")];

    private static List<(int Tables, List<string> Rows)> Groups(Paper paper)
    {
        var groups = new List<(int Tables, List<string> Rows)>();
        var open = false;
        foreach (var block in Body(paper))
        {
            if (block is TableBlock table)
            {
                var rows = table.Rows.Select(r => string.Join(" | ", r.Cells.Select(c => c.Text))).ToList();
                if (open)
                {
                    groups[^1].Rows.AddRange(rows);
                    groups[^1] = (groups[^1].Tables + 1, groups[^1].Rows);
                }
                else
                {
                    groups.Add((1, rows));
                }
            }

            open = block is TableBlock;
        }

        return groups;
    }
}

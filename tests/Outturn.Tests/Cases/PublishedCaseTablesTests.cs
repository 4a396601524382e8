using System.Globalization;
using System.Text;
using Outturn.Core.Cases;
using Outturn.Core.Cases.Reading;
using Outturn.Core.Papers;
using Outturn.Core.Values.Reading;
using Outturn.Documents.Reading;
using Outturn.Tests.Tracking;

namespace Outturn.Tests.Cases;

/// <summary>The tables of the published cases of 2022-23 and of 2018-19, in Word and in text.</summary>
public sealed class PublishedCaseTablesTests
{
    private const string Pack = "business-cases-2022-23-part1";

    [Theory]
    [InlineData("documents", Pack + ".docx")]
    [InlineData("seeds", Pack + ".txt")]
    public async Task Twenty_four_registers_with_eighty_four_colours_and_one_that_is_scored(string folder, string file)
    {
        var risks = (await ReadAsync(folder, file)).Where(t => t.Kind == CaseTableKind.Risk).ToList();
        var rated = risks.Where(t => t.Columns.Any(c => c.Meaning == ColumnMeaning.Rag)).ToList();
        var colours = rated.SelectMany(Cells).Select(c => c.Value).OfType<CellValue.Rag>().CountBy(r => r.Word).ToDictionary();

        Assert.Equal(24, rated.Count);
        Assert.Equal((53, 21, 10), (colours[RagWord.Amber], colours[RagWord.Green], colours[RagWord.Red]));

        // The scored one is a register too, beside the 24: its colours stand with its scores.
        var scored = Assert.Single(risks.Except(rated));
        var scores = Cells(scored).Select(c => c.Value).OfType<CellValue.Score>().Where(s => s.Colour is not null).ToList();
        Assert.Equal([9, 12, 15, 15, 15], scores.Select(s => (int)s.Figure));
        Assert.Equal((2, 3), (scores.Count(s => s.Colour == RagWord.Amber), scores.Count(s => s.Colour == RagWord.Red)));
    }

    [Theory]
    [InlineData("documents", Pack + ".docx")]
    [InlineData("seeds", Pack + ".txt")]
    public async Task Nine_tables_of_benefits_and_every_timetable_with_its_dates_read(string folder, string file)
    {
        var tables = await ReadAsync(folder, file);
        Assert.Equal(9, tables.Count(t => t.Kind == CaseTableKind.Benefits));

        var timetables = tables.Where(t => t.Kind == CaseTableKind.Timetable).ToList();
        Assert.Equal(26, timetables.Count);
        foreach (var table in timetables)
        {
            var when = Enumerable.Range(0, table.Columns.Count).Where(c => table.Columns[c].Meaning is ColumnMeaning.Start or ColumnMeaning.End or ColumnMeaning.When or ColumnMeaning.Duration).ToList();
            Assert.NotEmpty(when);
            Assert.All(table.Rows, row => Assert.All(when, c => Assert.True(row.Cells[c].Value is CellValue.Date { Reading.Kind: not DateKind.Unread } || (row.Kind != TableRowKind.Item && row.Cells[c].Text.Length == 0), row.Cells[c].Text)));
        }
    }

    [Fact]
    public async Task Word_and_text_give_the_same_tables()
    {
        var word = await ReadAsync("documents", Pack + ".docx");
        var text = await ReadAsync("seeds", Pack + ".txt");

        Assert.Equal(text.Select(t => PrintedTable.Shape(t) + t.Rows.Count), word.Select(t => PrintedTable.Shape(t) + t.Rows.Count));
    }

    [Theory]
    [InlineData("documents", Pack + ".docx")]
    [InlineData("documents", "business-cases-2018-19.docx")]
    [InlineData("seeds", "transformation-fund-bids-2016-12.txt")]
    public async Task Every_word_of_a_table_is_in_its_caption_its_headings_or_its_cells(string folder, string file)
    {
        var paper = await PaperAsync(folder, file);
        var before = Words(paper.Blocks.OfType<TableBlock>().SelectMany(t => t.Rows).SelectMany(r => r.Cells).Select(c => c.Text));
        var after = Words(Read(paper).SelectMany(t => Cells(t).Select(c => c.Text).Concat(t.Columns.Select(c => c.Heading)).Append(t.Caption)));

        Assert.NotEmpty(before);
        Assert.Empty(before.Keys.Except(after.Keys, StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_table_of_posts_that_a_converter_cut_into_rows_is_one()
    {
        var posts = Assert.Single(await ReadAsync("documents", "business-cases-2018-19.docx"), t => t.Kind == CaseTableKind.Staffing);

        Assert.Equal((9, 8), (posts.Pieces, posts.Rows.Count));
        Assert.Equal(2, posts.Rows.Count(r => r.Kind == TableRowKind.Group));
        Assert.Equal(11.5m, posts.Rows.Select(r => r.Cells[1].Value).OfType<CellValue.Number>().Sum(n => n.Figure));
    }

    [Fact]
    public async Task The_kinds_and_sizes_of_each_case_are_as_approved()
    {
        var text = new StringBuilder("Tables of each published case of 2022-23: kind, rows x columns, how sure; what is asked about.\n\n");
        for (var n = 1; n <= 31; n++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"BC{n:00}");
            text.Append(name).Append(": ").AppendJoin(", ", (await ReadAsync("documents", name + ".docx")).Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Kind} {t.Rows.Count}x{t.Columns.Count}{(t.Sure == Sureness.Sure ? "" : t.Sure == Sureness.Likely ? " (likely)" : " (doubtful)")}{string.Concat(t.Problems.Select(p => " !" + p.Code))}"))).Append('\n');
        }

        Approved.File("tests/Outturn.Tests/Cases/published-case-tables.approved.txt", text.ToString());
    }

    private static async Task<IReadOnlyList<ReadTable>> ReadAsync(string folder, string file) => Read(await PaperAsync(folder, file));

    private static async Task<Paper> PaperAsync(string folder, string file)
    {
        var bytes = await File.ReadAllBytesAsync(SharedFolder.PathOf(folder, file), TestContext.Current.CancellationToken);
        var paper = await PaperReader.ReadAsync(bytes, file, TestContext.Current.CancellationToken);
        Assert.NotNull(paper.Value);
        return paper.Value;
    }

    private static List<ReadTable> Read(Paper paper)
    {
        var before = "";
        var tables = new List<ReadTable>();
        foreach (var block in CaseTables.Join(paper.Blocks))
        {
            if (block is TableBlock table)
            {
                tables.Add(CaseTables.Read(table, "", before));
            }

            before = (block as TextBlock)?.Text ?? "";
        }

        return tables;
    }

    private static IEnumerable<ReadCell> Cells(ReadTable table) => table.Rows.SelectMany(r => r.Cells);

    private static Dictionary<string, int> Words(IEnumerable<string> texts) =>
        texts.SelectMany(t => t.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Where(w => w.Any(char.IsLetterOrDigit)).CountBy(w => w, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
}

using Outturn.Core.Cases;
using Outturn.Core.Cases.Reading;
using Outturn.Core.Papers;

namespace Outturn.Tests.Cases;

/// <summary>What a page breaks is put together, and what only follows is left apart.</summary>
public sealed class TablePiecesTests
{
    private const string Register = "Risk|Mitigation|RAG|Owner\nPosts stay empty|Advertise early|Amber|Team lead";

    [Fact]
    public void A_piece_without_headings_goes_on_where_the_page_broke()
    {
        var table = One(Register, "Costs rise|Monitor|Red|Finance");

        Assert.Equal((2, 2), (table.Rows.Count, table.Pieces));
        Assert.Equal("Item: \"Costs rise\" | \"Monitor\" | Red | \"Finance\"", PrintedTable.Row(table.Rows[1]));
    }

    [Fact]
    public void A_piece_that_repeats_the_headings_loses_only_the_repeat()
    {
        var table = One(Register, "RISK|Mitigation|RAG|Owner\nCosts rise|Monitor|Red|Finance");

        Assert.Equal(["Posts stay empty", "Costs rise"], table.Rows.Select(r => r.Cells[0].Text));
    }

    [Fact]
    public void A_repeated_caption_goes_with_its_headings()
    {
        var table = One("Revenue flow in £000s||\n|2022/23|2023/24\nCosts|10|20", "Revenue flow in £000s||\n|2022/23|2023/24\nSavings|-30|-40");

        Assert.Equal(["Costs", "Savings"], table.Rows.Select(r => r.Cells[0].Text));
        Assert.Equal(CaseTableKind.MoneyByYear, table.Kind);
    }

    [Theory]
    [InlineData("|and use an agency|||", "Advertise early and use an agency")]
    [InlineData("|Use an agency|||", "Advertise early Use an agency")]
    public void A_row_that_was_cut_is_one_row_again(string rest, string mitigation)
    {
        var table = One(Register, rest[..^1]);

        Assert.Equal("Posts stay empty", Assert.Single(table.Rows).Cells[0].Text);
        Assert.Equal(mitigation, table.Rows[0].Cells[1].Text);
    }

    [Fact]
    public void A_name_that_runs_on_in_small_letters_is_the_same_row()
    {
        var table = One("Risk|Mitigation|RAG|Owner\nCosts rise faster than the|Monitor each|Red|Finance", "budget allows|month|| ");

        Assert.Equal("Item: \"Costs rise faster than the budget allows\" | \"Monitor each month\" | Red | \"Finance\"", PrintedTable.Row(Assert.Single(table.Rows)));
    }

    [Fact]
    public void A_second_value_is_a_row_of_its_own_though_it_has_no_name()
    {
        var table = One("Values|Year|Q1|Q2|Total\nAmount|2017-18|10|20|30", "|2018-19|11|21|32");

        Assert.Equal(2, table.Rows.Count);
    }

    [Fact]
    public void A_table_of_which_every_row_is_a_piece_is_one_with_its_groups()
    {
        var table = One("Post title|Number of posts|Grade", "Service Director|1|TBC", "Commissioning||", "Commissioner|5.5|P2/P3", "Senior Commissioner|1|P4");

        Assert.Equal((CaseTableKind.Staffing, 5), (table.Kind, table.Pieces));
        Assert.Equal(["Item", "Group", "Item", "Item"], table.Rows.Select(r => r.Kind.ToString()));
    }

    [Fact]
    public void Rules_between_pieces_are_nothing()
    {
        var table = One("Post title|Number of posts|Grade\n---|---|---", "Commissioner|5.5|P2/P3\n---|--|-----");

        Assert.Equal("Item: \"Commissioner\" | 5.5 | \"P2/P3\"", PrintedTable.Row(Assert.Single(table.Rows)));
    }

    [Fact]
    public void Dates_are_no_headings_though_months_can_be()
    {
        var table = One("Task|Start Date|End Date|Owner\nRecruit|December 2021|April 2022|Manager", "Plan the market|April 2022|June 2022|Project group");

        Assert.Equal(2, table.Rows.Count);
    }

    [Theory]
    [InlineData("Task|Start Date|End Date|Owner\nRecruit|Nov 21|Dec 21|Manager")]
    [InlineData("Risk|RAG\nCosts rise|Red")]
    [InlineData("Build volumes|||\n|2022/23|2023/24|Total\nVolume|1|2|3")]
    [InlineData("|2022-2023|2023-2024|2024-2025\nTotal savings|1|2|3")]
    public void Another_table_stays_apart(string second) => Assert.Equal(2, Tables(Blocks(Register, second)).Count);

    [Fact]
    public void A_caption_of_its_own_begins_another_table_of_the_same_columns()
    {
        var first = "|Capital flow in £000s||\n|2022/23|2023/24|Total\nCapital|1|2|3";
        var second = "|Savings flow in £000s||\n|2024/25|2025/26|Total\nSavings|1|2|3";

        Assert.Equal(2, Tables(Blocks(first, second)).Count);
    }

    [Fact]
    public void Words_between_keep_tables_apart_and_what_a_page_prints_does_not()
    {
        var pieces = Blocks(Register, "Costs rise|Monitor|Red|Finance");
        var furniture = TextBlock.Plain(new(0, 50), "Page 3 of 9", TextKind.Furniture);
        var note = TextBlock.Plain(new(0, 51), "A source of ours", TextKind.Note);

        var joined = CaseTables.Join([pieces[0], furniture, note, pieces[1]]);
        Assert.Equal([typeof(TableBlock), typeof(TextBlock), typeof(TextBlock)], joined.Select(b => b.GetType()));
        Assert.Equal([furniture, note], joined.Skip(1));

        Assert.Equal(3, CaseTables.Join([pieces[0], TextBlock.Plain(new(0, 50), "The costs are these:"), pieces[1]]).Count);
        Assert.Equal(3, CaseTables.Join([pieces[0], new PictureBlock(new(0, 50), "Chart"), pieces[1]]).Count);
    }

    [Fact]
    public void What_was_not_broken_is_left_as_it_was()
    {
        IReadOnlyList<Block> blocks = [TextBlock.Plain(new(0, 1), "Before"), PrintedTable.Of(Register, 2), TextBlock.Plain(new(0, 9), "After")];

        Assert.Equal(blocks, CaseTables.Join(blocks));
        Assert.Equal(1, ((TableBlock)CaseTables.Join(blocks)[1]).Pieces);
    }

    [Fact]
    public void Links_of_a_cut_row_are_kept()
    {
        var first = new TableBlock(new(0, 1), [new(new(0, 1), [new("Key Benefit"), new("Measure")]), new(new(0, 2), [new("Fewer trips"), new("Report") { Links = ["https://example.org/a"] }])]);
        var second = new TableBlock(new(0, 5), [new(new(0, 5), [new(""), new("and survey") { Links = ["https://example.org/b"] }])]);

        var row = Assert.IsType<TableBlock>(Assert.Single(CaseTables.Join([first, second]))).Rows[^1];
        Assert.Equal(["https://example.org/a", "https://example.org/b"], row.Cells.SelectMany(c => c.Links));
    }

    private static ReadTable One(params string[] pieces) => CaseTables.Read(Assert.Single(Tables(Blocks(pieces))), "section", "");

    private static List<Block> Blocks(params string[] pieces) => [.. pieces.Select((p, i) => PrintedTable.Of(p, (i * 10) + 1))];

    private static List<TableBlock> Tables(IReadOnlyList<Block> blocks) => [.. CaseTables.Join(blocks).OfType<TableBlock>()];
}

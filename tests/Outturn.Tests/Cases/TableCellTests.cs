using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Outturn.Core.Cases;
using Outturn.Core.Cases.Reading;
using Outturn.Core.Papers;
using Outturn.Core.Values;

namespace Outturn.Tests.Cases;

/// <summary>Cells by their columns, rows by their kind, and what a person is asked to look at.</summary>
public sealed class TableCellTests
{
    [Theory]
    [InlineData("Amber", RagWord.Amber)]
    [InlineData("RED", RagWord.Red)]
    [InlineData("green", RagWord.Green)]
    [InlineData(" Green (low)", RagWord.Green)]
    [InlineData("G", RagWord.Green)]
    [InlineData("Red – no cover is in place and none can be found before the winter", RagWord.Red)]
    [InlineData("Amber/Red", null)]
    [InlineData("Reduced", null)]
    [InlineData("Medium", null)]
    [InlineData("Greenfield land", null)]
    [InlineData("", null)]
    public void A_rating_is_one_of_three_colours_or_its_words(string text, RagWord? expected)
    {
        var cell = PrintedTable.Read("Risk|Mitigation|RAG\nDelay|Plan|" + text + "\nCost|Plan|Red").Rows[0].Cells[2];

        Assert.Equal((expected, text.Trim()), ((cell.Value as CellValue.Rag)?.Word, cell.Text));
    }

    [Theory]
    [InlineData("3-Significant", "score 3 Significant")]
    [InlineData("5 -Very high", "score 5 Very high")]
    [InlineData("15 – Red", "score 15 Red = Red")]
    [InlineData("12-Amber", "score 12 Amber = Amber")]
    [InlineData("3 x 4 = 12", "score 12")]
    [InlineData("High (4)", "score 4 High")]
    [InlineData("9", "score 9")]
    [InlineData("High", "\"High\"")]
    [InlineData("15 of 20 people", "\"15 of 20 people\"")]
    public void A_score_keeps_its_words_and_its_colour(string text, string expected) =>
        Assert.Equal(expected, PrintedTable.Value(PrintedTable.Read("Risk|Mitigation|Score\nDelay|Plan|" + text + "\nCost|Plan|4").Rows[0].Cells[2]));

    [Fact]
    public void A_line_over_the_table_gives_the_unit_where_nothing_nearer_does()
    {
        Assert.Equal("MoneyByYear: Subject, Year 2022-23 £000, Year 2023-24 £000", PrintedTable.Shape(PrintedTable.Read("|2022/23|2023/24\nCosts|10|20", "The revenue budget (£000) changes as follows:")));
        Assert.Equal("MoneyByYear: Subject, Year 2022-23, Year 2023-24", PrintedTable.Shape(PrintedTable.Read("|2022/23|2023/24\nCosts|10|20", "Costs of £380k were told in pounds.")));
        Assert.Equal("MoneyByYear: Subject, Year 2022-23 £m, Year 2023-24", PrintedTable.Shape(PrintedTable.Read("|2022/23 £m|2023/24\nCosts|10|20")));
    }

    [Fact]
    public void Rows_keep_their_place_and_every_column_has_a_cell()
    {
        var read = CaseTables.Read(PrintedTable.Of("Savings|Amount|Totals\nFirst|£10,000\nTotal >2|£10,000", 40), "benefits", "");

        Assert.Equal(("benefits", 40), (read.Section, read.Place.Number));
        Assert.Equal([41, 42], read.Rows.Select(r => r.Place.Number));
        Assert.All(read.Rows, r => Assert.Equal(3, r.Cells.Count));
    }

    [Fact]
    public void An_amount_out_of_step_with_its_neighbours_is_asked_about()
    {
        var odd = PrintedTable.Read("|2022-23|2023-24\nSavings|-£380|-570k\nInvestment|£148,834k|161k");

        Assert.Equal(["amount.unit-suspect", "amount.unit-suspect"], odd.Problems.Select(p => p.Code));
        Assert.Equal(["row 1, 2022-23", "row 2, 2022-23"], odd.Problems.Select(p => p.Where));
        Assert.All(odd.Problems, p => Assert.Equal(Severity.Warning, p.Severity));

        // Among whole pounds, and among small sums, a small sum is meant.
        Assert.Empty(PrintedTable.Read("|2022-23|2023-24\nBackfill|£1,333|£667\nLead|£15,235|£60,938").Problems);
        Assert.Empty(PrintedTable.Read("Item|Amount\nFee|£380\nPostage|£45").Problems);
    }

    [Theory]
    [InlineData("Oct 21", "Jan 21", true)]
    [InlineData("1/3/22", "28/2/22", true)]
    [InlineData("Oct 21", "Oct 21", false)]
    [InlineData("Oct 21", "2021/22", false)]
    [InlineData("2022", "March 2022", false)]
    [InlineData("Oct 21", "TBC", false)]
    [InlineData("November", "Jan 21", false)]
    public void An_end_is_before_its_start_only_where_no_day_could_be_right(string start, string end, bool problem) =>
        Assert.Equal(problem, PrintedTable.Read($"Task|Start Date|End Date\nReview|{start}|{end}").Problems.Any(p => p.Code == "date.order"));

    [Fact]
    public void A_day_of_no_calendar_is_asked_about_and_unread_words_are_not()
    {
        var read = PrintedTable.Read("Task|Start Date|End Date\nReview|31 June 2021|see the plan");

        Assert.Equal(["date.impossible"], read.Problems.Select(p => p.Code));
        Assert.Equal("Item: \"Review\" | Unread | Unread", PrintedTable.Row(read.Rows[0]));
    }

    [Fact]
    public void What_cannot_be_read_as_a_figure_is_asked_about_and_words_are_not()
    {
        Assert.Equal(["amount.malformed"], PrintedTable.Read("Need|Jan 20|% Change\nSpeech|434|29.£%\nSight|84|12.7%").Problems.Select(p => p.Code));
        Assert.Empty(PrintedTable.Read("Saving Area|2022/23|2023/24\nWorkstream 4|Internal team|-\nWorkstream 5|£45k p/a £26k p/a|£10k").Problems);
    }

    [Fact]
    public void Any_table_is_read_without_an_exception_and_keeps_its_words()
    {
        string[] texts = ["", " ", "-", "--", "Risk", "Task", "Total", "2022/23", "Q1", "Start Date", "Amber", "£45k", "12", "29.£%", "31 June 2021", "TBC", "a b c", "Key Benefit", "Option:", "\n", "1.", "%", "£", "x\ny", "RAG", "Year 1"];
        var cells = Gen.Elements(texts).SelectMany(t => Gen.Choose(-2, 4).Select(n => new PaperCell(t, n)));
        var rows = cells.ListOf().SelectMany(c => Gen.Elements(true, false).Select(h => new PaperRow(new(0, 1), [.. c], h))).ListOf();
        Check.QuickThrowOnFailure(Prop.ForAll(rows.Two().ToArbitrary(), both =>
        {
            var (first, second) = (new TableBlock(new(0, 1), [.. both.Item1]), new TableBlock(new(0, 9), [.. both.Item2]));
            var read = CaseTables.Read(first, "s", "");
            var said = string.Join(' ', read.Rows.SelectMany(r => r.Cells).Select(c => c.Text).Concat(read.Columns.Select(c => c.Heading)).Append(read.Caption));
            CaseTables.Join([first, second, first]).OfType<TableBlock>().ToList().ForEach(t => CaseTables.Read(t, "s", ""));
            return first.Rows.SelectMany(r => r.Cells).SelectMany(c => c.Text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)).Where(w => w != "--").All(w => said.Contains(w, StringComparison.Ordinal));
        }));
    }

    [Fact]
    public void A_table_of_five_thousand_rows_and_one_that_claims_a_million_columns_take_no_time()
    {
        var rows = Enumerable.Range(0, 5_000).Select(i => new PaperRow(new(0, i), [new("Risk number " + i), new("Do something about it before April 2022"), new("Amber"), new("Team lead")])).ToList();
        rows.Insert(0, new(new(0, 0), [new("Risk"), new("Mitigation"), new("RAG"), new("Owner")]));
        var pieces = rows.Select(r => (Block)new TableBlock(r.Place, [r])).ToList();
        var clock = Stopwatch.StartNew();

        var read = CaseTables.Read(Assert.IsType<TableBlock>(Assert.Single(CaseTables.Join(pieces))), "s", "");
        Assert.Equal((CaseTableKind.Risk, 5_000), (read.Kind, read.Rows.Count));

        var wide = CaseTables.Read(new(new(0, 1), [new(new(0, 1), [new("Risk", 1_000_000), new("RAG", int.MaxValue)])]), "s", "");
        Assert.True(wide.Columns.Count <= 128);
        Assert.True(clock.ElapsedMilliseconds < 20_000, $"{clock.ElapsedMilliseconds} ms");
    }
}

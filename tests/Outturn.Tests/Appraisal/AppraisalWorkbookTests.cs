using Outturn.Core.Appraisal.Options;
using Outturn.Core.Sheets;
using Outturn.Core.Values;
using Outturn.Documents.Writing;
using Outturn.Tests.Reports.Planning;
using static Outturn.Tests.Appraisal.Appraised;

namespace Outturn.Tests.Appraisal;

/// <summary>The workbook with live formulas, worked out by another program.</summary>
public sealed class AppraisalWorkbookTests
{
    private static AppraisalResult Result { get; } = Work(
        Option("Do nothing", Flow(0)) with { Role = OptionRole.DoNothing },
        Option("Break", [Flow(0, cost: 800_000m, benefit: 144_315m), .. Enumerable.Range(1, 39).Select(y => Flow(y, cost: 1_000.01m * (y % 3), benefit: 90_000m + (7.77m * y)))]),
        Option("Refit, 'new'", Flow(0, cost: 1_000_000m) with { Capital = true }, Flow(3, benefit: 12_345.67m), Flow(4, benefit: 5_000m, kind: BenefitKind.SocialValue)) with { Bias = new([new(ProjectType.StandardBuildings, 100m)], [], null, "") },
        Option("Perhaps", new OptionFlow(0, Amount.Between(Money.FromPounds(100), Money.FromPounds(150)), Amount.Zero, BenefitKind.Income), Flow(1, benefit: 140m)),
        Option("Unknown"));

    [Fact]
    public async Task Another_program_works_out_the_same_figures_to_the_penny()
    {
        LibreOffice.Needed();
        var sheets = AppraisalWorkbook.Of(Result);
        var saved = (await LibreOffice.SavedAsync([LibreOffice.WithoutResults(WorkbookWriter.Write(sheets))]))[0];
        var compared = 0;
        foreach (var sheet in sheets)
        {
            var grid = saved.Grids.Single(g => g.Name == Tab(sheet.Name));
            var first = grid.Rows.First(r => r.Cells.Count > 0 && r.Cells.Any(c => c.Text == sheet.Columns[0].Heading)).Number + 1;
            foreach (var (i, row) in sheet.Rows.Index())
            {
                var line = grid.Rows.FirstOrDefault(r => r.Number == first + i);
                foreach (var (j, cell) in row.Cells.Index().Where(c => c.Item is Cell.Calculated))
                {
                    compared++;
                    var shown = ((Cell.Calculated)cell).Shown;
                    var got = line?[j] ?? GridCell.Empty;
                    switch (shown)
                    {
                        case Cell.Number number:
                            Assert.Equal((double)number.Value, (double)got.Number!.Value, 5);
                            break;
                        case Cell.Figure { Amount: Amount.Known known }:
                            Assert.Equal(known.Figure.Pounds, decimal.Round(got.Number!.Value, 2));
                            break;
                        case Cell.Words words:
                            Assert.Equal(words.Content, got.Text);
                            break;
                        default:
                            Assert.True(got.IsEmpty, got.Text);
                            break;
                    }
                }
            }
        }

        Assert.True(compared > 1_500, $"only {compared} cells");
    }

    [Fact]
    public async Task A_flow_that_is_typed_over_moves_the_figures()
    {
        LibreOffice.Needed();
        var sheets = AppraisalWorkbook.Of(Result);
        var tab = sheets.Index().Single(s => s.Item.Name.EndsWith("Break", StringComparison.Ordinal)).Index + 1;
        var typed = LibreOffice.Typed(LibreOffice.WithoutResults(WorkbookWriter.Write(sheets)), tab, "B4", 500_000m);
        var options = (await LibreOffice.SavedAsync([typed]))[0].Grids[0];
        var row = options.Rows.Single(r => r[0].Text == "Break");
        var was = Result.Options[1].Npv.Value!.Value.Pounds;
        Assert.Equal(was + 300_000m, decimal.Round(row[1].Number!.Value, 2));
    }

    [Fact]
    public void An_option_without_figures_is_in_the_workbook_and_has_none()
    {
        var row = AppraisalWorkbook.Of(Result)[0].Rows[^1];
        Assert.Equal("Unknown", row.Key);
        Assert.All(row.Cells.Skip(1).SkipLast(1), c => Assert.Equal(Cell.Empty, c));
    }

    [Fact]
    public void The_same_appraisal_gives_the_same_files()
    {
        Assert.Equal(WorkbookWriter.Write(AppraisalWorkbook.Of(Result)), WorkbookWriter.Write(AppraisalWorkbook.Of(Result)));
        Assert.Equal(PaperWordWriter.Write(AppraisalPaper.Of(Result)), PaperWordWriter.Write(AppraisalPaper.Of(Result)));
        Assert.Equal(PaperHtml.Write(AppraisalPaper.Of(Result)), PaperHtml.Write(AppraisalPaper.Of(Result)));
    }

    [Fact]
    public void What_people_type_is_text_in_a_page()
    {
        var html = System.Text.Encoding.UTF8.GetString(PaperHtml.Write(AppraisalPaper.Of(Work(Option("<script>alert(1)</script>", Flow(0, cost: 5m, benefit: 6m))))));
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
    }

    private static string Tab(string name) => name.Length > 31 ? name[..31].TrimEnd(' ', '\'') : name.TrimEnd('\'');
}

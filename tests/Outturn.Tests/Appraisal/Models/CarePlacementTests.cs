using Outturn.Core.Appraisal.Models;
using Outturn.Documents.Reading;
using Outturn.Tests.Tracking;

namespace Outturn.Tests.Appraisal.Models;

/// <summary>The care-placement model of a 2020-21 business case: recomputed, and the printed table beside it.</summary>
public sealed class CarePlacementTests
{
    private static ModelResult Result { get; } = Models.Run(Models.Sample("care-placements.model"));

    private static ModelComparison Compared(byte[] printed)
    {
        var grid = GridReader.Read(printed, "printed.csv").Value!.Grids[0];
        var figures = ModelComparison.Read(Result.Checked, grid);
        Assert.True(figures.Ok, string.Join('\n', figures.Problems.Select(p => p.Message)));
        return ModelComparison.Of(Result, figures.Value);
    }

    [Fact]
    public void The_first_table_and_the_low_and_middle_columns_are_the_printed_ones_to_the_pound()
    {
        Assert.Equal(478_400m, Result.One("Avoided by mix brought forward", "Low"));
        Assert.Equal([48_000m, 44_000m, 39_000m, 35_000m, 30_000m, 26_000m, 22_000m, 17_000m, 13_000m, 9_000m, 5_000m, 0m], Result.Row("Avoided by mix each month", "Low"));
        Assert.Equal(766_400m, Result.One("Avoided by mix", "Low"));
        Assert.Equal([204_000m, 187_000m, 165_750m, 148_750m, 127_500m, 110_500m, 93_500m, 72_250m, 55_250m, 38_250m, 21_250m, 0m], Result.Row("Avoided by numbers each month", "Low"));
        Assert.Equal([408_000m, 187_000m, 331_500m, 148_750m, 255_000m, 221_000m, 187_000m, 72_250m, 55_250m, 38_250m, 42_500m, 0m], Result.Row("Avoided by numbers each month", "Middle"));
        Assert.Equal((1_224_000m, 1_946_500m), (Result.One("Avoided by numbers", "Low"), Result.One("Avoided by numbers", "Middle")));
        Assert.Equal((1_990_400m, 2_712_900m), (Result.One("Avoided in all", "Low"), Result.One("Avoided in all", "Middle")));
    }

    [Fact]
    public void The_high_column_recomputed_is_less_than_was_printed_by_555050()
    {
        Assert.Equal([0m, 374_000m, 331_500m, 297_500m, 255_000m, 221_000m, 280_500m, 216_750m, 165_750m, 114_750m, 42_500m, 0m], Result.Row("Avoided by numbers each month", "High"));
        Assert.Equal(2_299_250m, Result.One("Avoided by numbers", "High"));
        Assert.Equal(3_065_650m, Result.One("Avoided in all", "High"));
        Assert.Equal(3_620_700m - 3_065_650m, 555_050m);
    }

    [Fact]
    public void The_printed_rows_that_do_not_follow_are_named_and_explained()
    {
        var compared = Compared(File.ReadAllBytes(Path.Combine(Approved.Root, "samples/models/care-placements-printed.csv")));
        Assert.Equal(
            [
                "Avoided by numbers each month, April 2020, High: 0 expected, 408000 printed, 408000 apart. It is the figure of Middle. It follows where Fewer placements is 10 placements in place of 0.",
                "Avoided by numbers each month, May 2020, High: 374000 expected, 448800 printed, 74800 apart. It follows where Fewer placements is 12 placements in place of 10.",
                "Avoided by numbers each month, September 2020, High: 221000 expected, 331500 printed, 110500 apart. It follows where Fewer placements is 15 placements in place of 10.",
                "Avoided by numbers each month, January 2021, High: 114750 expected, 76500 printed, -38250 apart. It follows where Fewer placements is 10 placements in place of 15.",
                "Avoided by numbers, High: 2299250 expected, 2854300 printed, 555050 apart. It follows from the other printed figures: the sum is right, what it adds up is not.",
                "Avoided in all, High: 3065650 expected, 3620700 printed, 555050 apart. It follows from the other printed figures: the sum is right, what it adds up is not.",
            ],
            compared.Disagreeing.Select(f =>
                $"{ModelPlaces.Cell(Result.Checked.Model.Quantities[f.Printed.Quantity].Name, f.Printed.Period is { } t ? Result.Checked.Model.Span[t] : null, Result.Checked.Model.Scenarios[f.Printed.Scenario])}: {f.Expected.Value:0} expected, {f.Printed.Printed:0} printed, {f.Difference:0} apart. {f.Explanation}"));
        Assert.Equal(78, compared.Figures.Count(f => f.Agrees));
    }

    /// <summary>The sample's printed figures are those of the published file, cell for cell.</summary>
    [Fact]
    public void The_printed_table_of_the_sample_is_the_published_one()
    {
        var rows = File.ReadAllLines(SharedFolder.PathOf("data", "models", "children-in-care.csv")).Where(l => l.Length > 0 && l[0] is '1' or '2' or '3').Select(l => l.Split(',')).ToList();
        var sample = Models.Sample("care-placements-printed.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(',')).ToList();

        // The first table is printed once, for all three columns.
        var published = rows.Where(r => r[6].Length > 0).Select(r => r[0] == "1" ? new[] { r[6], r[6], r[6] } : r[6..9]).ToList();
        Assert.Equal(published.Select(p => string.Join('|', p)).Order(StringComparer.Ordinal), sample.Select(s => string.Join('|', s[2..5])).Order(StringComparer.Ordinal));

        // And the placements are the published ones.
        var placements = rows.Where(r => r[0] == "2" && r[3].Length > 0 && r[1] != "beginning of year").ToList();
        foreach (var (column, scenario) in (IEnumerable<(int, string)>)[(3, "Low"), (4, "Middle"), (5, "High")])
        {
            Assert.Equal(placements.Select(r => (decimal?)decimal.Parse(r[column], System.Globalization.CultureInfo.InvariantCulture)), Result.Row("Placements", scenario));
        }
    }

    [Theory]
    [InlineData("quantity,period,Loww\nAvoided in all,,5", "model.printed-columns", "line 1")]
    [InlineData("quantity,period,Low\nAvoided in al,,5", "model.result-unknown", "line 2")]
    [InlineData("quantity,period,Low\nPlacements,April 2031,5", "model.period-unknown", "line 2")]
    [InlineData("quantity,period,Low\nAvoided in all,,about five", "model.printed-figure", "line 2, field 3")]
    public void A_printed_table_that_cannot_be_read_says_where(string csv, string code, string where)
    {
        var grid = GridReader.Read(System.Text.Encoding.UTF8.GetBytes(csv), "printed.csv").Value!.Grids[0];
        var problem = Assert.Single(ModelComparison.Read(Result.Checked, grid).Problems);
        Assert.Equal((code, where), (problem.Code, problem.Where));
    }

    [Fact]
    public void A_printed_figure_agrees_where_it_is_the_expected_one_rounded_as_it_is_printed()
    {
        var result = Models.Run(Models.Year("x [£m] = 9.644445\ny [£m] = x * 2\nz [£m] = -x"));
        ComparedFigure Of(int quantity, decimal printed) => Assert.Single(ModelComparison.Of(result, [new(quantity, null, 0, printed)]).Figures);
        Assert.True(Of(0, 9.6m).Agrees);
        Assert.True(Of(0, 10m).Agrees);
        Assert.True(Of(0, 9.644445m).Agrees);
        Assert.False(Of(0, 9.7m).Agrees);
        Assert.Equal("It has the other sign.", Of(2, 9.644445m).Explanation.Split(" It follows")[0]);
        Assert.Equal("It is counted twice.", Of(1, 38.577780m).Explanation.Split(" It follows")[0]);
        Assert.Equal(0.055555m, Of(0, 9.7m).Difference);
    }
}

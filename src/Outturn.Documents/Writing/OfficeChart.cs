using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing.Charts;
using Outturn.Core.Sheets;
using A = DocumentFormat.OpenXml.Drawing;

namespace Outturn.Documents.Writing;

/// <summary>
/// A chart as Word and Excel draw it themselves: no picture, so it stays sharp, can be read aloud and changed. Series differ by dash and marker as well as
/// by colour.
/// </summary>
internal static class OfficeChart
{
    private const string Excel = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    private static readonly string[] Colours = ["0F4C5C", "B85C00", "5B3A8C", "2E7D32", "8C1D40", "555555"];
    private static readonly A.PresetLineDashValues[] Dashes = [A.PresetLineDashValues.Solid, A.PresetLineDashValues.Dash, A.PresetLineDashValues.SystemDot, A.PresetLineDashValues.DashDot, A.PresetLineDashValues.LargeDash, A.PresetLineDashValues.Solid];

    private static readonly MarkerStyleValues[] Markers = [MarkerStyleValues.Circle, MarkerStyleValues.Square, MarkerStyleValues.Triangle, MarkerStyleValues.Diamond, MarkerStyleValues.X, MarkerStyleValues.None];

    /// <param name="figures">What is drawn.</param>
    /// <param name="places">For a workbook: the cells of a series' name, of the categories and of a series' values; null for a document, which has no cells.</param>
    public static ChartSpace Space(ChartFigures figures, Func<int, (string Name, string Categories, string Values)>? places = null)
    {
        OpenXmlCompositeElement plot = figures.Shape == ChartShape.Bars
            ? new BarChart(new BarDirection { Val = BarDirectionValues.Column }, new BarGrouping { Val = BarGroupingValues.Clustered }, new VaryColors { Val = false })
            : new LineChart(new Grouping { Val = GroupingValues.Standard }, new VaryColors { Val = false });
        foreach (var (i, series) in figures.Series.Index())
        {
            plot.Append(Series(figures, i, series, places?.Invoke(i)));
        }

        if (figures.Shape == ChartShape.Bars)
        {
            plot.Append(new GapWidth { Val = 80 });
        }
        else
        {
            plot.Append(new ShowMarker { Val = true });
        }

        plot.Append(new AxisId { Val = 1u }, new AxisId { Val = 2u });
        return new ChartSpace(
            new Date1904 { Val = false },
            new RoundedCorners { Val = false },
            new Chart(
                Title(figures.Title),
                new AutoTitleDeleted { Val = false },
                new PlotArea(new Layout(), plot, CategoryAxis(), ValueAxis()),
                new Legend(new LegendPosition { Val = LegendPositionValues.Bottom }, new Overlay { Val = false }),
                new PlotVisibleOnly { Val = true },
                new DisplayBlanksAs { Val = DisplayBlanksAsValues.Gap }));
    }

    /// <summary>What a drawing says of where the chart is.</summary>
    public static A.Graphic Graphic(string relation) => new(new A.GraphicData(new ChartReference { Id = relation }) { Uri = Excel });

    private static OpenXmlCompositeElement Series(ChartFigures figures, int i, ChartSeries series, (string Name, string Categories, string Values)? place)
    {
        var colour = Colours[i % Colours.Length];
        var index = (uint)i;
        OpenXmlElement text = place is { } p
            ? new SeriesText(new StringReference(new DocumentFormat.OpenXml.Drawing.Charts.Formula(p.Name), new StringCache(new PointCount { Val = 1u }, new StringPoint(new NumericValue(series.Name)) { Index = 0u })))
            : new SeriesText(new NumericValue(series.Name));
        var words = figures.Categories.Select((c, n) => new StringPoint(new NumericValue(c)) { Index = (uint)n }).ToArray();
        OpenXmlElement categories = place is { } q
            ? new CategoryAxisData(new StringReference(new DocumentFormat.OpenXml.Drawing.Charts.Formula(q.Categories), new StringCache([new PointCount { Val = (uint)words.Length }, .. words])))
            : new CategoryAxisData(new StringLiteral([new PointCount { Val = (uint)words.Length }, .. words]));
        var points = series.Values.Index().Where(v => v.Item is not null).Select(v => new NumericPoint(new NumericValue(v.Item!.Value.ToString("0.######", CultureInfo.InvariantCulture))) { Index = (uint)v.Index }).ToArray();
        OpenXmlElement values = place is { } r
            ? new Values(new NumberReference(new DocumentFormat.OpenXml.Drawing.Charts.Formula(r.Values), new NumberingCache([new FormatCode("#,##0"), new PointCount { Val = (uint)series.Values.Count }, .. points])))
            : new Values(new NumberLiteral([new FormatCode("#,##0"), new PointCount { Val = (uint)series.Values.Count }, .. points]));
        return figures.Shape == ChartShape.Bars
            ? new BarChartSeries(
                new DocumentFormat.OpenXml.Drawing.Charts.Index { Val = index }, new Order { Val = index }, text,
                new ChartShapeProperties(new A.SolidFill(new A.RgbColorModelHex { Val = colour }), new A.Outline(new A.SolidFill(new A.RgbColorModelHex { Val = "222222" })) { Width = 6350 }),
                new InvertIfNegative { Val = false }, categories, values)
            : new LineChartSeries(
                new DocumentFormat.OpenXml.Drawing.Charts.Index { Val = index }, new Order { Val = index }, text,
                new ChartShapeProperties(new A.Outline(new A.SolidFill(new A.RgbColorModelHex { Val = colour }), new A.PresetDash { Val = Dashes[i % Dashes.Length] }) { Width = 25400 }),
                new Marker(new Symbol { Val = Markers[i % Markers.Length] }, new Size { Val = 5 }, new ChartShapeProperties(new A.SolidFill(new A.RgbColorModelHex { Val = colour }))),
                categories, values, new Smooth { Val = false });
    }

    private static Title Title(string text) => new(
        new ChartText(new RichText(
            new A.BodyProperties(), new A.ListStyle(),
            new A.Paragraph(new A.ParagraphProperties(new A.DefaultRunProperties { FontSize = 1100, Bold = true }), new A.Run(new A.RunProperties { Language = "en-GB", FontSize = 1100, Bold = true }, new A.Text(text))))),
        new Overlay { Val = false });

    private static CategoryAxis CategoryAxis() => new(
        new AxisId { Val = 1u }, new Scaling(new Orientation { Val = OrientationValues.MinMax }), new Delete { Val = false }, new AxisPosition { Val = AxisPositionValues.Bottom },
        new MajorTickMark { Val = TickMarkValues.Outside }, new MinorTickMark { Val = TickMarkValues.None }, new TickLabelPosition { Val = TickLabelPositionValues.Low }, new CrossingAxis { Val = 2u },
        new Crosses { Val = CrossesValues.AutoZero });

    private static ValueAxis ValueAxis() => new(
        new AxisId { Val = 2u }, new Scaling(new Orientation { Val = OrientationValues.MinMax }), new Delete { Val = false }, new AxisPosition { Val = AxisPositionValues.Left },
        new MajorGridlines(new ChartShapeProperties(new A.Outline(new A.SolidFill(new A.RgbColorModelHex { Val = "D5D9DC" })) { Width = 6350 })),
        new NumberingFormat { FormatCode = "#,##0", SourceLinked = false }, new MajorTickMark { Val = TickMarkValues.Outside }, new MinorTickMark { Val = TickMarkValues.None },
        new TickLabelPosition { Val = TickLabelPositionValues.NextTo }, new CrossingAxis { Val = 1u }, new Crosses { Val = CrossesValues.AutoZero }, new CrossBetween { Val = CrossBetweenValues.Between });
}

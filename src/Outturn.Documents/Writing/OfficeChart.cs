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
    private const int Thick = 25400;
    private const int Thin = 19050;
    private static readonly string[] Colours = ["0F4C5C", "B85C00", "5B3A8C", "2E7D32", "8C1D40", "555555"];
    private static readonly A.PresetLineDashValues[] Dashes = [A.PresetLineDashValues.Solid, A.PresetLineDashValues.Dash, A.PresetLineDashValues.SystemDot, A.PresetLineDashValues.DashDot, A.PresetLineDashValues.LargeDash, A.PresetLineDashValues.Solid];

    private static readonly MarkerStyleValues[] Markers = [MarkerStyleValues.Circle, MarkerStyleValues.Square, MarkerStyleValues.Triangle, MarkerStyleValues.Diamond, MarkerStyleValues.X, MarkerStyleValues.None];

    /// <param name="figures">What is drawn.</param>
    /// <param name="places">For a workbook: the cells of a series' name, of the categories and of a series' values; null for a document, which has no cells.</param>
    public static ChartSpace Space(ChartFigures figures, Func<int, (string Name, string Categories, string Values)>? places = null)
    {
        var isBars = figures.Shape is ChartShape.Bars or ChartShape.Sideways;
        var isLying = figures.Shape == ChartShape.Sideways;
        OpenXmlCompositeElement plot = isBars
            ? new BarChart(new BarDirection { Val = isLying ? BarDirectionValues.Bar : BarDirectionValues.Column }, new BarGrouping { Val = BarGroupingValues.Clustered }, new VaryColors { Val = false })
            : new LineChart(new Grouping { Val = GroupingValues.Standard }, new VaryColors { Val = false });
        var format = Format(figures, places is not null);
        foreach (var (i, series) in figures.Series.Index())
        {
            plot.Append(Series(figures, i, series, format, places?.Invoke(i)));
        }

        if (isLying)
        {
            plot.Append(Labels(format));
        }

        if (isBars)
        {
            plot.Append(new GapWidth { Val = (ushort)(isLying ? 40 : 80) });
        }
        else
        {
            plot.Append(new ShowMarker { Val = true });
        }

        plot.Append(new AxisId { Val = 1u }, new AxisId { Val = 2u });
        var chart = new Chart(Title(figures.Title), new AutoTitleDeleted { Val = false }, new PlotArea(new Layout(), plot, CategoryAxis(isLying), ValueAxis(isLying, format)));

        // Bars that lie are one series, which the title names.
        if (!isLying || figures.Series.Count > 1)
        {
            chart.Append(new Legend(new LegendPosition { Val = LegendPositionValues.Bottom }, new Overlay { Val = false }));
        }

        chart.Append(new PlotVisibleOnly { Val = true }, new DisplayBlanksAs { Val = DisplayBlanksAsValues.Gap });
        return new ChartSpace(new Date1904 { Val = false }, new RoundedCorners { Val = false }, chart);
    }

    /// <summary>What a drawing says of where the chart is.</summary>
    public static A.Graphic Graphic(string relation) => new(new A.GraphicData(new ChartReference { Id = relation }) { Uri = Excel });

    private static OpenXmlCompositeElement Series(ChartFigures figures, int i, ChartSeries series, string format, (string Name, string Categories, string Values)? place)
    {
        var colour = Colours[i % Colours.Length];
        var look = figures.Shape == ChartShape.Fan ? FanLook(i, figures.Series.Count) : (Colour: colour, Dash: Dashes[i % Dashes.Length], Width: Thick, Marker: Markers[i % Markers.Length]);
        var index = (uint)i;
        OpenXmlElement text = place is { } p
            ? new SeriesText(new StringReference(new DocumentFormat.OpenXml.Drawing.Charts.Formula(p.Name), new StringCache(new PointCount { Val = 1u }, new StringPoint(new NumericValue(series.Name)) { Index = 0u })))
            : new SeriesText(new NumericValue(series.Name));
        var words = figures.Categories.Select((c, n) => new StringPoint(new NumericValue(c)) { Index = (uint)n }).ToArray();
        OpenXmlElement categories = place is { } q
            ? new CategoryAxisData(new StringReference(new DocumentFormat.OpenXml.Drawing.Charts.Formula(q.Categories), new StringCache([new PointCount { Val = (uint)words.Length }, .. words])))
            : new CategoryAxisData(new StringLiteral([new PointCount { Val = (uint)words.Length }, .. words]));
        var points = series.Values.Index().Where(v => v.Item is not null).Select(v => new NumericPoint(new NumericValue((place is not null && figures.Rates == true ? v.Item!.Value / 100m : v.Item!.Value).ToString("0.######", CultureInfo.InvariantCulture))) { Index = (uint)v.Index }).ToArray();
        OpenXmlElement values = place is { } r
            ? new Values(new NumberReference(new DocumentFormat.OpenXml.Drawing.Charts.Formula(r.Values), new NumberingCache([new FormatCode(format), new PointCount { Val = (uint)series.Values.Count }, .. points])))
            : new Values(new NumberLiteral([new FormatCode(format), new PointCount { Val = (uint)series.Values.Count }, .. points]));
        return figures.Shape is ChartShape.Bars or ChartShape.Sideways
            ? new BarChartSeries(
                new DocumentFormat.OpenXml.Drawing.Charts.Index { Val = index }, new Order { Val = index }, text,
                new ChartShapeProperties(new A.SolidFill(new A.RgbColorModelHex { Val = colour }), new A.Outline(new A.SolidFill(new A.RgbColorModelHex { Val = "222222" })) { Width = 6350 }),
                new InvertIfNegative { Val = false }, categories, values)
            : new LineChartSeries(
                new DocumentFormat.OpenXml.Drawing.Charts.Index { Val = index }, new Order { Val = index }, text,
                Stroke(look.Colour, look.Dash, look.Width), Mark(look.Marker, look.Colour), categories, values, new Smooth { Val = false });
    }

    private static ChartShapeProperties Stroke(string colour, A.PresetLineDashValues dash, int width) => new(new A.Outline(new A.SolidFill(new A.RgbColorModelHex { Val = colour }), new A.PresetDash { Val = dash }) { Width = width });

    private static Marker Mark(MarkerStyleValues symbol, string colour) => symbol == MarkerStyleValues.None
        ? new(new Symbol { Val = symbol })
        : new(new Symbol { Val = symbol }, new Size { Val = 5 }, new ChartShapeProperties(new A.SolidFill(new A.RgbColorModelHex { Val = colour })));

    /// <summary>The two ends of one pair look the same; the marker says which is the lower: its point hangs down.</summary>
    private static (string Colour, A.PresetLineDashValues Dash, int Width, MarkerStyleValues Marker) FanLook(int series, int count)
    {
        var middle = (count - 2) / 2;
        return series == count - 1 ? (Colours[1], A.PresetLineDashValues.SystemDot, Thick, MarkerStyleValues.Circle)
            : Math.Abs(series - middle) switch
            {
                0 => (Colours[0], A.PresetLineDashValues.Solid, 2 * Thin, MarkerStyleValues.None),
                1 => (Colours[0], A.PresetLineDashValues.Dash, Thin, series < middle ? MarkerStyleValues.Diamond : MarkerStyleValues.Square),
                _ => (Colours[5], A.PresetLineDashValues.SystemDash, Thin, series < middle ? MarkerStyleValues.Triangle : MarkerStyleValues.X),
            };
    }

    /// <summary>How the axis writes its numbers: whole ones with commas; small ones as they are; per cent as the cells of a workbook have them, which is as a part of one.</summary>
    private static string Format(ChartFigures figures, bool isWorkbook) =>
        figures.Rates == true && isWorkbook ? "0.0##%"
        : figures.Series.SelectMany(s => s.Values).Any(v => Math.Abs(v ?? 0) >= 100) ? "#,##0" : "General";

    /// <summary>Each lying bar says its figure.</summary>
    private static DataLabels Labels(string format) => new(
        new NumberingFormat { FormatCode = format, SourceLinked = false }, new DataLabelPosition { Val = DataLabelPositionValues.OutsideEnd }, new ShowLegendKey { Val = false }, new ShowValue { Val = true },
        new ShowCategoryName { Val = false }, new ShowSeriesName { Val = false }, new ShowPercent { Val = false }, new ShowBubbleSize { Val = false });

    private static Title Title(string text) => new(
        new ChartText(new RichText(
            new A.BodyProperties(), new A.ListStyle(),
            new A.Paragraph(new A.ParagraphProperties(new A.DefaultRunProperties { FontSize = 1100, Bold = true }), new A.Run(new A.RunProperties { Language = "en-GB", FontSize = 1100, Bold = true }, new A.Text(text))))),
        new Overlay { Val = false });

    private static CategoryAxis CategoryAxis(bool isLying) => new(
        new AxisId { Val = 1u }, new Scaling(new Orientation { Val = isLying ? OrientationValues.MaxMin : OrientationValues.MinMax }), new Delete { Val = false },
        new AxisPosition { Val = isLying ? AxisPositionValues.Left : AxisPositionValues.Bottom }, new MajorTickMark { Val = isLying ? TickMarkValues.None : TickMarkValues.Outside }, new MinorTickMark { Val = TickMarkValues.None },
        new TickLabelPosition { Val = TickLabelPositionValues.Low }, new CrossingAxis { Val = 2u }, new Crosses { Val = CrossesValues.AutoZero });

    private static ValueAxis ValueAxis(bool isLying, string format) => new(
        new AxisId { Val = 2u }, new Scaling(new Orientation { Val = OrientationValues.MinMax }), new Delete { Val = false }, new AxisPosition { Val = isLying ? AxisPositionValues.Bottom : AxisPositionValues.Left },
        new MajorGridlines(new ChartShapeProperties(new A.Outline(new A.SolidFill(new A.RgbColorModelHex { Val = "D5D9DC" })) { Width = 6350 })),
        new NumberingFormat { FormatCode = format, SourceLinked = false }, new MajorTickMark { Val = TickMarkValues.Outside }, new MinorTickMark { Val = TickMarkValues.None },
        new TickLabelPosition { Val = TickLabelPositionValues.NextTo }, new CrossingAxis { Val = 1u }, new Crosses { Val = isLying ? CrossesValues.Maximum : CrossesValues.AutoZero }, new CrossBetween { Val = CrossBetweenValues.Between });
}

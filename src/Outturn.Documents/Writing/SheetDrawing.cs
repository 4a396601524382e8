using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using Outturn.Core.Sheets;
using A = DocumentFormat.OpenXml.Drawing;
using Xdr = DocumentFormat.OpenXml.Drawing.Spreadsheet;

namespace Outturn.Documents.Writing;

/// <summary>The charts of a worksheet, under its rows: each drawn over the sheet's own cells, so it follows what is changed in them.</summary>
internal static class SheetDrawing
{
    private const int RowsOfChart = 20;
    private const int ColumnsOfChart = 9;

    /// <param name="tab">The tab's name.</param>
    /// <param name="headings">The row of the headings, from 1.</param>
    public static void Write(DrawingsPart drawing, Sheet sheet, string tab, uint headings)
    {
        var space = new Xdr.WorksheetDrawing();
        var below = (int)headings + sheet.Rows.Count + 1;
        foreach (var (i, chart) in sheet.Charts.Index())
        {
            var rows = Rows(chart);
            var relation = "rId" + (i + 1).ToString(CultureInfo.InvariantCulture);
            var part = drawing.AddNewPart<ChartPart>(relation);
            part.ChartSpace = OfficeChart.Space(ChartFigures.Of(sheet, chart), series => Places(chart, chart.Series[series], tab, headings));
            space.Append(new Xdr.TwoCellAnchor(
                Corner<Xdr.FromMarker>(0, below), Corner<Xdr.ToMarker>(ColumnsOfChart, below + rows - 1),
                new Xdr.GraphicFrame(
                    new Xdr.NonVisualGraphicFrameProperties(
                        new Xdr.NonVisualDrawingProperties { Id = (uint)i + 2, Name = "Chart " + (i + 1).ToString(CultureInfo.InvariantCulture), Description = chart.Title },
                        new Xdr.NonVisualGraphicFrameDrawingProperties()),
                    new Xdr.Transform(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = 0, Cy = 0 }),
                    OfficeChart.Graphic(relation))
                { Macro = "" },
                new Xdr.ClientData()));
            below += rows;
        }

        drawing.WorksheetDrawing = space;
    }

    /// <summary>Bars that lie take as much as they are many.</summary>
    private static int Rows(SheetChart chart) => chart.Shape == ChartShape.Sideways ? Math.Min(RowsOfChart, 8 + ((chart.To - chart.From + 1) * 5 / 4)) : RowsOfChart;

    private static T Corner<T>(int column, int row)
        where T : Xdr.MarkerType, new()
    {
        var corner = new T();
        corner.Append(
            new Xdr.ColumnId(column.ToString(CultureInfo.InvariantCulture)), new Xdr.ColumnOffset("0"), new Xdr.RowId(row.ToString(CultureInfo.InvariantCulture)), new Xdr.RowOffset("0"));
        return corner;
    }

    private static (string Name, string Categories, string Values) Places(SheetChart chart, int series, string tab, uint headings)
    {
        var name = "'" + tab.Replace("'", "''", StringComparison.Ordinal) + "'!";
        string Cell(int column, long row) => $"${WorkbookWriter.ColumnName(column)}${row.ToString(CultureInfo.InvariantCulture)}";
        long Row(int row) => headings + 1 + row;
        return chart.ByRow
            ? (name + Cell(chart.Labels, Row(series)), $"{name}{Cell(chart.From, headings)}:{Cell(chart.To, headings)}", $"{name}{Cell(chart.From, Row(series))}:{Cell(chart.To, Row(series))}")
            : (name + Cell(series, headings), $"{name}{Cell(chart.Labels, Row(chart.From))}:{Cell(chart.Labels, Row(chart.To))}", $"{name}{Cell(series, Row(chart.From))}:{Cell(series, Row(chart.To))}");
    }
}

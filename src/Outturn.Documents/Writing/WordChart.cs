using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Outturn.Core.Sheets;
using Wp = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace Outturn.Documents.Writing;

/// <summary>A chart in a line of a Word document, with words for who cannot see it.</summary>
internal static class WordChart
{
    // In the drawing's own units, 360,000 to the centimetre.
    private const long Centimetre = 360_000;

    /// <summary>In centimetres: bars that lie take as much as they are many.</summary>
    private static decimal Height(ChartFigures figures) => figures.Shape == ChartShape.Sideways ? Math.Min(10m, 2.5m + (0.9m * figures.Categories.Count)) : 8m;

    /// <param name="number">From 1 within the document.</param>
    /// <param name="width">In centimetres.</param>
    public static Paragraph Of(MainDocumentPart main, ChartFigures figures, int number, int width)
    {
        var relation = "rChart" + number.ToString(CultureInfo.InvariantCulture);
        var part = main.AddNewPart<ChartPart>(relation);
        part.ChartSpace = OfficeChart.Space(figures);
        return new(
            new ParagraphProperties(new KeepNext()),
            new Run(new Drawing(new Wp.Inline(
                new Wp.Extent { Cx = width * Centimetre, Cy = (long)(Height(figures) * Centimetre) },
                new Wp.EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
                new Wp.DocProperties { Id = 1_000u + (uint)number, Name = "Chart " + number.ToString(CultureInfo.InvariantCulture), Description = figures.Title + ". Its figures are in the table beside it." },
                new Wp.NonVisualGraphicFrameDrawingProperties(),
                OfficeChart.Graphic(relation))
            { DistanceFromTop = 0u, DistanceFromBottom = 0u, DistanceFromLeft = 0u, DistanceFromRight = 0u })));
    }
}

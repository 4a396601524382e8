using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Outturn.Documents.Writing;

internal enum Look
{
    Plain,
    Wrapped,
    Bold,
    Heading,
    Subtotal,
    Total,
    Caption,
}

/// <summary>The cell styles that a workbook uses, made as they are asked for.</summary>
internal sealed class WorkbookStyles
{
    private const uint FirstCustomFormat = 164;

    private readonly List<(Look Look, string Format, bool Quoted)> _styles = [(Look.Plain, "", false)];
    private readonly List<string> _formats = [];

    /// <param name="look">How the row looks.</param>
    /// <param name="format">The number format; empty for general.</param>
    /// <param name="quoted">Whether Excel is told that the text is a text even if someone edits it: for those that begin like a formula.</param>
    public uint Of(Look look, string format, bool quoted)
    {
        var index = _styles.IndexOf((look, format, quoted));
        if (index < 0)
        {
            index = _styles.Count;
            _styles.Add((look, format, quoted));
            if (format.Length > 0 && !_formats.Contains(format))
            {
                _formats.Add(format);
            }
        }

        return (uint)index;
    }

    public void Write(WorkbookStylesPart part)
    {
        var sheet = new Stylesheet();
        if (_formats.Count > 0)
        {
            sheet.Append(new NumberingFormats([.. _formats.Select((f, i) => new NumberingFormat { NumberFormatId = FirstCustomFormat + (uint)i, FormatCode = f })]) { Count = (uint)_formats.Count });
        }

        sheet.Append(
            new Fonts(
                new Font(new FontSize { Val = 11 }, new FontName { Val = "Calibri" }),
                new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "Calibri" }))
            { Count = 2 },
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
                new Fill(new PatternFill(new ForegroundColor { Rgb = "FFF3F2F1" }) { PatternType = PatternValues.Solid }))
            { Count = 3 },
            new Borders(
                new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()),
                new Border(new LeftBorder(), new RightBorder(), new TopBorder { Style = BorderStyleValues.Thin }, new BottomBorder(), new DiagonalBorder()),
                new Border(new LeftBorder(), new RightBorder(), new TopBorder { Style = BorderStyleValues.Thin }, new BottomBorder { Style = BorderStyleValues.Double }, new DiagonalBorder()))
            { Count = 3 },
            new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }) { Count = 1 },
            new CellFormats([.. _styles.Select(Format)]) { Count = (uint)_styles.Count },
            new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }) { Count = 1 });
        part.Stylesheet = sheet;
    }

    private CellFormat Format((Look Look, string Format, bool Quoted) style)
    {
        var format = new CellFormat
        {
            NumberFormatId = style.Format.Length > 0 ? FirstCustomFormat + (uint)_formats.IndexOf(style.Format) : 0,
            FontId = style.Look is Look.Plain or Look.Wrapped ? 0u : 1u,
            FillId = style.Look == Look.Heading ? 2u : 0u,
            BorderId = style.Look switch { Look.Subtotal => 1u, Look.Total => 2u, _ => 0u },
            FormatId = 0,
            ApplyNumberFormat = style.Format.Length > 0 ? true : null,
            ApplyFont = style.Look is not (Look.Plain or Look.Wrapped) ? true : null,
            QuotePrefix = style.Quoted ? true : null,
        };
        if (style.Look is Look.Heading or Look.Wrapped or Look.Caption)
        {
            format.Append(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top });
            format.ApplyAlignment = true;
        }

        return format;
    }
}

using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Cell = Outturn.Core.Sheets.Cell;
using Column = Outturn.Core.Sheets.Column;
using ColumnKind = Outturn.Core.Sheets.ColumnKind;
using Row = Outturn.Core.Sheets.Row;
using RowKind = Outturn.Core.Sheets.RowKind;
using Sheet = Outturn.Core.Sheets.Sheet;

namespace Outturn.Documents.Writing;

/// <summary>
/// Writes a sheet as an Excel workbook: the caption, a row of groups where columns have them, frozen headings with a filter, the
/// rows, and the notes (as at, source, hash) on a second sheet. Figures are exact in the column's unit and only shown rounded.
/// The same sheet gives the same bytes, whenever it is written: a published report is proved by them.
/// </summary>
public static class WorkbookWriter
{
    private const int MaxTextLength = 32_767; // Excel's own limit of a cell
    private const double CaptionWidth = 130;
    private const double LineHeight = 15;

    public static byte[] Write(Sheet sheet) => Write([sheet]);

    /// <summary>
    /// Several sheets as one workbook, in their order, with the notes of the first at the end. Formulas may look into any of them;
    /// each is written with what it comes to beside it, for viewers that do not calculate. Throws <see cref="ArgumentException"/>
    /// where there is no sheet, or two share a name.
    /// </summary>
    public static byte[] Write(IReadOnlyList<Sheet> sheets)
    {
        if (sheets.Count == 0)
        {
            throw new ArgumentException("A workbook has a sheet at least.", nameof(sheets));
        }

        var tabs = Tabs(sheets);
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            document.ChangeIdOfPart(workbook, "rId1");
            var styles = new WorkbookStyles();
            var texts = new SharedTexts();
            var parts = new List<(string Name, WorksheetPart Part)>();
            foreach (var (i, sheet) in sheets.Index())
            {
                // rId2 to rId4 are the notes, the styles and the texts.
                var part = workbook.AddNewPart<WorksheetPart>(string.Create(CultureInfo.InvariantCulture, $"rId{(i == 0 ? 1 : i + 4)}"));
                new Page(sheet, tabs, styles, texts, isFirst: i == 0, isOnly: sheets.Count == 1).Write(part);
                parts.Add((tabs[sheet.Name].Name, part));
            }

            if (sheets[0].Notes.Count > 0)
            {
                var notes = workbook.AddNewPart<WorksheetPart>("rId2");
                Notes(notes, sheets[0], styles, texts);
                parts.Add((parts.Exists(p => string.Equals(p.Name, "Notes", StringComparison.OrdinalIgnoreCase)) ? "Notes 2" : "Notes", notes));
            }

            styles.Write(workbook.AddNewPart<WorkbookStylesPart>("rId3"));
            texts.Write(workbook.AddNewPart<SharedStringTablePart>("rId4"));
            workbook.Workbook = new Workbook(new Sheets([.. parts.Select((p, i) => new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = p.Name, SheetId = (uint)i + 1, Id = workbook.GetIdOfPart(p.Part) })]));
            if (sheets.Any(s => s.Rows.Any(r => r.Cells.Any(c => c is Cell.Calculated))))
            {
                workbook.Workbook.Append(new CalculationProperties { FullCalculationOnLoad = true });
            }
        }

        var bytes = stream.ToArray();
        ZipTimes.Fix(bytes);
        return bytes;
    }

    /// <summary>Where each sheet's rows begin, by the sheet's name.</summary>
    private static Dictionary<string, FormulaText.Tab> Tabs(IReadOnlyList<Sheet> sheets)
    {
        var tabs = new Dictionary<string, FormulaText.Tab>(StringComparer.Ordinal);
        foreach (var sheet in sheets)
        {
            var name = TabName(sheet.Name);
            if (tabs.Values.Any(t => string.Equals(t.Name, name, StringComparison.OrdinalIgnoreCase)))
            {
                throw new ArgumentException($"Two sheets are named {name}.", nameof(sheets));
            }

            tabs.Add(sheet.Name, new(name, Page.HeadingRowOf(sheet) + 1));
        }

        return tabs;
    }

    /// <summary>Excel refuses some characters in a tab's name, an apostrophe at its ends, and more than 31 characters.</summary>
    internal static string TabName(string name)
    {
        var clean = new string([.. name.Select(c => c is ':' or '\\' or '/' or '?' or '*' or '[' or ']' || char.IsControl(c) ? ' ' : c)]).Trim(' ', '\'');
        clean = clean.Length > 31 ? clean[..31].TrimEnd(' ', '\'') : clean;
        return clean.Length > 0 ? clean : "Sheet1";
    }

    internal static string ColumnName(int index) => Outturn.Core.Sheets.Grid.ColumnName(index);

    private static void Notes(WorksheetPart part, Sheet sheet, WorkbookStyles styles, SharedTexts texts)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new Columns(
            new DocumentFormat.OpenXml.Spreadsheet.Column { Min = 1, Max = 1, Width = 24, CustomWidth = true },
            new DocumentFormat.OpenXml.Spreadsheet.Column { Min = 2, Max = 2, Width = 90, CustomWidth = true }));
        writer.WriteStartElement(new SheetData());
        uint number = 0;
        foreach (var (key, value) in sheet.Notes)
        {
            number++;
            writer.WriteStartElement(new DocumentFormat.OpenXml.Spreadsheet.Row { RowIndex = number });
            Text(writer, texts, styles, 0, number, key, Look.Bold);
            Text(writer, texts, styles, 1, number, value, Look.Plain);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    internal static void Text(OpenXmlWriter writer, SharedTexts texts, WorkbookStyles styles, int column, uint row, string text, Look look)
    {
        text = text.Length > MaxTextLength ? text[..MaxTextLength] : text;
        writer.WriteElement(new DocumentFormat.OpenXml.Spreadsheet.Cell
        {
            CellReference = ColumnName(column) + row.ToString(CultureInfo.InvariantCulture),
            DataType = CellValues.SharedString,
            StyleIndex = styles.Of(look, "", quoted: text.Length > 0 && FormulaGuard.IsDangerous(text[0])),
            CellValue = new CellValue(texts.Of(text).ToString(CultureInfo.InvariantCulture)),
        });
    }

    private sealed class Page(Sheet sheet, Dictionary<string, FormulaText.Tab> tabs, WorkbookStyles styles, SharedTexts texts, bool isFirst, bool isOnly)
    {
        private readonly bool _hasGroups = HasGroups(sheet);

        private uint HeadingRow => HeadingRowOf(sheet);

        public static uint HeadingRowOf(Sheet sheet) => (sheet.Caption.Length > 0 ? 2u : 0u) + (HasGroups(sheet) ? 1u : 0u) + 1u;

        private static bool HasGroups(Sheet sheet) => sheet.Columns.Any(c => c.Group.Length > 0);

        public void Write(WorksheetPart part)
        {
            using var writer = OpenXmlWriter.Create(part);
            writer.WriteStartElement(new Worksheet());
            View(writer);
            Widths(writer);
            writer.WriteStartElement(new SheetData());
            var merges = Headings(writer);
            var number = HeadingRow;
            foreach (var row in sheet.Rows)
            {
                Line(writer, row, ++number);
            }

            writer.WriteEndElement();
            if (sheet.Columns.Count > 0)
            {
                writer.WriteElement(new AutoFilter { Reference = $"A{HeadingRow}:{ColumnName(sheet.Columns.Count - 1)}{number}" });
            }

            if (merges.Count > 0)
            {
                writer.WriteElement(new MergeCells([.. merges.Select(m => new MergeCell { Reference = m })]) { Count = (uint)merges.Count });
            }

            writer.WriteElement(new PageSetup { PaperSize = 8, Orientation = OrientationValues.Landscape, FitToHeight = 0 });
            if (sheet.Charts.Count > 0)
            {
                writer.WriteElement(new DocumentFormat.OpenXml.Spreadsheet.Drawing { Id = "rId1" });
            }

            writer.WriteEndElement();
            if (sheet.Charts.Count > 0)
            {
                SheetDrawing.Write(part.AddNewPart<DrawingsPart>("rId1"), sheet, tabs[sheet.Name].Name, HeadingRow);
            }
        }

        private void View(OpenXmlWriter writer)
        {
            writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
            writer.WriteElement(new SheetViews(new SheetView(
                new Pane { VerticalSplit = HeadingRow, TopLeftCell = $"A{HeadingRow + 1}", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen },
                new Selection { Pane = PaneValues.BottomLeft, ActiveCell = $"A{HeadingRow + 1}", SequenceOfReferences = new ListValue<StringValue> { InnerText = $"A{HeadingRow + 1}" } })
            { WorkbookViewId = 0, TabSelected = isFirst ? true : null }));
        }

        private void Widths(OpenXmlWriter writer)
        {
            if (sheet.Columns.Count == 0)
            {
                return;
            }

            var columns = new Columns();
            for (var i = 0; i < sheet.Columns.Count; i++)
            {
                columns.Append(new DocumentFormat.OpenXml.Spreadsheet.Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = Width(sheet.Columns[i], i), CustomWidth = true, Hidden = sheet.Columns[i].Kind == ColumnKind.Key ? true : null });
            }

            writer.WriteElement(columns);
        }

        private double Width(Column column, int index)
        {
            if (column.Width > 0)
            {
                return column.Width;
            }

            if (column.Kind is ColumnKind.Money or ColumnKind.Number or ColumnKind.Date)
            {
                return 12;
            }

            var longest = column.Heading.Length;
            foreach (var row in sheet.Rows)
            {
                longest = Math.Max(longest, index < row.Cells.Count && row.Cells[index] is Cell.Words words ? words.Content.Length : 0);
            }

            return Math.Clamp(longest + 2, 8, 60);
        }

        /// <summary>The caption over the first columns that are not hidden, as high as it needs; the area that it takes.</summary>
        private string Caption(OpenXmlWriter writer, uint number)
        {
            var first = sheet.Columns.TakeWhile(c => c.Kind == ColumnKind.Key).Count();
            var last = first;
            var width = 0d;
            for (var i = first; i < sheet.Columns.Count && width < CaptionWidth; i++)
            {
                (last, width) = (i, width + Width(sheet.Columns[i], i));
            }

            var lines = Math.Ceiling(sheet.Caption.Length / Math.Max(width, 1)) + 1;
            writer.WriteStartElement(new DocumentFormat.OpenXml.Spreadsheet.Row { RowIndex = number, Height = lines * LineHeight, CustomHeight = true });
            Text(writer, texts, styles, first, number, sheet.Caption, Look.Caption);
            writer.WriteEndElement();
            return $"{ColumnName(first)}{number}:{ColumnName(last)}{number}";
        }

        private List<string> Headings(OpenXmlWriter writer)
        {
            var merges = new List<string>();
            uint number = 0;
            if (sheet.Caption.Length > 0)
            {
                number = 1;
                if (isOnly)
                {
                    writer.WriteStartElement(new DocumentFormat.OpenXml.Spreadsheet.Row { RowIndex = number });
                    Text(writer, texts, styles, 0, number, sheet.Caption, Look.Bold);
                    writer.WriteEndElement();
                }
                else
                {
                    merges.Add(Caption(writer, number));
                }

                number = 2;
            }

            if (_hasGroups)
            {
                number++;
                writer.WriteStartElement(new DocumentFormat.OpenXml.Spreadsheet.Row { RowIndex = number });
                for (var i = 0; i < sheet.Columns.Count; i++)
                {
                    var group = sheet.Columns[i].Group;
                    if (group.Length == 0 || (i > 0 && sheet.Columns[i - 1].Group == group))
                    {
                        continue;
                    }

                    var last = i;
                    while (last + 1 < sheet.Columns.Count && sheet.Columns[last + 1].Group == group)
                    {
                        last++;
                    }

                    Text(writer, texts, styles, i, number, group, Look.Heading);
                    if (last > i)
                    {
                        merges.Add($"{ColumnName(i)}{number}:{ColumnName(last)}{number}");
                    }
                }

                writer.WriteEndElement();
            }

            number++;
            writer.WriteStartElement(new DocumentFormat.OpenXml.Spreadsheet.Row { RowIndex = number });
            for (var i = 0; i < sheet.Columns.Count; i++)
            {
                Text(writer, texts, styles, i, number, sheet.Columns[i].Heading, Look.Heading);
            }

            writer.WriteEndElement();
            return merges;
        }

        private void Line(OpenXmlWriter writer, Row row, uint number)
        {
            var look = row.Kind switch { RowKind.Item => Look.Plain, RowKind.Subtotal => Look.Subtotal, _ => Look.Total };
            writer.WriteStartElement(new DocumentFormat.OpenXml.Spreadsheet.Row { RowIndex = number });
            for (var i = 0; i < sheet.Columns.Count; i++)
            {
                var column = sheet.Columns[i];
                var cell = i < row.Cells.Count ? row.Cells[i] : Cell.Empty;
                if (column.Kind == ColumnKind.Key)
                {
                    var key = row.Kind != RowKind.Item ? "" : CellText.Text(cell, column) is { Length: > 0 } own ? own : row.Key;
                    if (key.Length > 0)
                    {
                        Text(writer, texts, styles, i, number, key, look);
                    }
                }
                else if (cell is Cell.Day day)
                {
                    Number(writer, i, number, (decimal)day.Date.ToDateTime(TimeOnly.MinValue).ToOADate(), styles.Of(look, "dd/mm/yyyy", quoted: false));
                }
                else if (cell is Cell.Calculated calculated)
                {
                    Calculated(writer, i, number, calculated, column, look);
                }
                else if (CellText.Number(cell, column) is { } value)
                {
                    Number(writer, i, number, value, styles.Of(look, FormatOf(column, cell), quoted: false));
                }
                else if (CellText.Text(cell, column) is { Length: > 0 } text)
                {
                    Text(writer, texts, styles, i, number, text, look == Look.Plain && column.Kind == ColumnKind.Text ? Look.Wrapped : look);
                }
                else if (look is not Look.Plain)
                {
                    // An empty cell of a total still carries the line over it.
                    writer.WriteElement(new DocumentFormat.OpenXml.Spreadsheet.Cell { CellReference = ColumnName(i) + number.ToString(CultureInfo.InvariantCulture), StyleIndex = styles.Of(look, "", quoted: false) });
                }
            }

            writer.WriteEndElement();
        }

        private void Calculated(OpenXmlWriter writer, int index, uint row, Cell.Calculated cell, Column column, Look look)
        {
            var number = CellText.Number(cell, column);
            writer.WriteElement(new DocumentFormat.OpenXml.Spreadsheet.Cell
            {
                CellReference = ColumnName(index) + row.ToString(CultureInfo.InvariantCulture),
                StyleIndex = styles.Of(number is null && look == Look.Plain && column.Kind == ColumnKind.Text ? Look.Wrapped : look, number is null ? "" : FormatOf(column, cell.Shown), quoted: false),
                DataType = number is null ? CellValues.String : null,
                CellFormula = new CellFormula(FormulaText.Of(cell.Formula, sheet.Name, tabs)),
                CellValue = new CellValue(number is { } value ? CellText.Digits(value) : SharedTexts.Writable(CellText.Text(cell, column))),
            });
        }

        private static void Number(OpenXmlWriter writer, int column, uint row, decimal value, uint style) =>
            writer.WriteElement(new DocumentFormat.OpenXml.Spreadsheet.Cell
            {
                CellReference = ColumnName(column) + row.ToString(CultureInfo.InvariantCulture),
                StyleIndex = style,
                CellValue = new CellValue(CellText.Digits(value)),
            });

        private static string FormatOf(Column column, Cell cell)
        {
            if (cell is Cell.Rate)
            {
                return "0.00##%";
            }

            if (column.Style is not { } style)
            {
                return "";
            }

            var places = style.Places > 0 ? "." + new string('0', style.Places) : "";
            return style.PlusSign ? $"+#,##0{places};-#,##0{places};0{places}" : $"#,##0{places};-#,##0{places}";
        }
    }
}

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

    public static byte[] Write(Sheet sheet)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            document.ChangeIdOfPart(workbook, "rId1");
            var styles = new WorkbookStyles();
            var texts = new SharedTexts();
            var main = workbook.AddNewPart<WorksheetPart>("rId1");
            new Page(sheet, styles, texts).Write(main);
            var notes = sheet.Notes.Count > 0 ? workbook.AddNewPart<WorksheetPart>("rId2") : null;
            if (notes is not null)
            {
                Notes(notes, sheet, styles, texts);
            }

            styles.Write(workbook.AddNewPart<WorkbookStylesPart>("rId3"));
            texts.Write(workbook.AddNewPart<SharedStringTablePart>("rId4"));
            var name = TabName(sheet.Name);
            var sheets = new Sheets(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = name, SheetId = 1, Id = workbook.GetIdOfPart(main) });
            if (notes is not null)
            {
                sheets.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = name == "Notes" ? "Notes 2" : "Notes", SheetId = 2, Id = workbook.GetIdOfPart(notes) });
            }

            workbook.Workbook = new Workbook(sheets);
        }

        var bytes = stream.ToArray();
        ZipTimes.Fix(bytes);
        return bytes;
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

    private sealed class Page(Sheet sheet, WorkbookStyles styles, SharedTexts texts)
    {
        private readonly bool _hasGroups = sheet.Columns.Any(c => c.Group.Length > 0);

        private uint HeadingRow => (sheet.Caption.Length > 0 ? 2u : 0u) + (_hasGroups ? 1u : 0u) + 1u;

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
            writer.WriteEndElement();
        }

        private void View(OpenXmlWriter writer)
        {
            writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
            writer.WriteElement(new SheetViews(new SheetView(
                new Pane { VerticalSplit = HeadingRow, TopLeftCell = $"A{HeadingRow + 1}", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen },
                new Selection { Pane = PaneValues.BottomLeft, ActiveCell = $"A{HeadingRow + 1}", SequenceOfReferences = new ListValue<StringValue> { InnerText = $"A{HeadingRow + 1}" } })
            { WorkbookViewId = 0, TabSelected = true }));
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

        private List<string> Headings(OpenXmlWriter writer)
        {
            var merges = new List<string>();
            uint number = 0;
            if (sheet.Caption.Length > 0)
            {
                number = 1;
                writer.WriteStartElement(new DocumentFormat.OpenXml.Spreadsheet.Row { RowIndex = number });
                Text(writer, texts, styles, 0, number, sheet.Caption, Look.Bold);
                writer.WriteEndElement();
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
                else if (CellText.Number(cell, column) is { } value)
                {
                    Number(writer, i, number, value, styles.Of(look, FormatOf(column), quoted: false));
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

        private static void Number(OpenXmlWriter writer, int column, uint row, decimal value, uint style) =>
            writer.WriteElement(new DocumentFormat.OpenXml.Spreadsheet.Cell
            {
                CellReference = ColumnName(column) + row.ToString(CultureInfo.InvariantCulture),
                StyleIndex = style,
                CellValue = new CellValue(CellText.Digits(value)),
            });

        private static string FormatOf(Column column)
        {
            if (column.Style is not { } style)
            {
                return "";
            }

            var places = style.Places > 0 ? "." + new string('0', style.Places) : "";
            return style.PlusSign ? $"+#,##0{places};-#,##0{places};0{places}" : $"#,##0{places};-#,##0{places}";
        }
    }
}

using System.Globalization;
using System.Xml;
using Outturn.Core.Sheets;

namespace Outturn.Documents.Reading;

/// <summary>Streams one worksheet part: never the whole document in memory, which for 10,000 rows costs ten times as much.</summary>
internal sealed class XlsxSheet(string name, bool hidden, string[] shared, string[] formats, bool from1904, CellBudget budget)
{
    private readonly List<GridRow> _rows = [];
    private readonly HashSet<int> _hiddenColumns = [];
    private readonly List<(int, int, int, int)> _merged = [];
    private readonly List<GridCell> _cells = [];

    public Grid Read(XmlReader reader)
    {
        // Names are compared by reference: the reader takes them from this table.
        var row = reader.NameTable.Add("row");
        var cell = reader.NameTable.Add("c");
        var number = 0;
        var rowHidden = false;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                var element = reader.LocalName;
                if (ReferenceEquals(element, cell))
                {
                    Cell(reader);
                }
                else if (ReferenceEquals(element, row))
                {
                    Finish(number, rowHidden);
                    number = int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : number + 1;
                    rowHidden = reader.GetAttribute("hidden") is "1" or "true";
                }
                else if (element == "col" && reader.GetAttribute("hidden") is "1" or "true")
                {
                    HideColumns(reader);
                }
                else if (element == "mergeCell" && _merged.Count < 20_000 && Area(reader.GetAttribute("ref")) is { } area)
                {
                    _merged.Add(area);
                }
            }
        }

        Finish(number, rowHidden);
        var ordered = true;
        for (var i = 1; i < _rows.Count && ordered; i++)
        {
            ordered = _rows[i - 1].Number < _rows[i].Number;
        }

        return new(name, ordered ? _rows : [.. _rows.OrderBy(r => r.Number)], hidden, _hiddenColumns, _merged);
    }

    private void Finish(int number, bool rowHidden)
    {
        var last = _cells.Count;
        while (last > 0 && _cells[last - 1].IsEmpty)
        {
            last--;
        }

        if (last > 0)
        {
            _rows.Add(new(number, _cells.GetRange(0, last).ToArray(), rowHidden));
            budget.Rows(name, _rows.Count);
        }

        _cells.Clear();
    }

    private void HideColumns(XmlReader reader)
    {
        if (int.TryParse(reader.GetAttribute("min"), NumberStyles.None, CultureInfo.InvariantCulture, out var min) && int.TryParse(reader.GetAttribute("max"), NumberStyles.None, CultureInfo.InvariantCulture, out var max))
        {
            for (var c = Math.Max(1, min); c <= Math.Min(max, budget.MaxColumns); c++)
            {
                _hiddenColumns.Add(c - 1);
            }
        }
    }

    private void Cell(XmlReader reader)
    {
        var column = _cells.Count;
        var type = "";
        var style = -1;
        while (reader.MoveToNextAttribute())
        {
            switch (reader.LocalName)
            {
                case "r":
                    column = ColumnOf(reader.Value, column);
                    break;
                case "t":
                    type = reader.Value;
                    break;
                case "s":
                    _ = int.TryParse(reader.Value, NumberStyles.None, CultureInfo.InvariantCulture, out style);
                    break;
            }
        }

        reader.MoveToElement();
        if (reader.IsEmptyElement)
        {
            return;
        }

        string? value = null;
        string? formula = null;
        var text = "";
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (reader.LocalName)
            {
                case "v":
                    value = Content(reader);
                    break;
                case "f":
                    formula = Content(reader);
                    break;
                case "is":
                    text = XlsxSharedStrings.Rich(reader);
                    break;
            }
        }

        var cell = Interpret(type, value, formula, text, style >= 0 && style < formats.Length ? formats[style] : "");
        if (cell.IsEmpty)
        {
            return;
        }

        budget.Cell(name, column, cell.Text);
        if (column < _cells.Count)
        {
            _cells[column] = cell;
            return;
        }

        while (_cells.Count < column)
        {
            _cells.Add(GridCell.Empty);
        }

        _cells.Add(cell);
    }

    private static string Content(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return "";
        }

        var depth = reader.Depth;
        var text = "";
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA)
            {
                text = text.Length == 0 ? reader.Value : text + reader.Value;
            }
        }

        return text;
    }

    private GridCell Interpret(string type, string? value, string? formula, string text, string format)
    {
        var isFormula = formula is not null;
        switch (type)
        {
            case "inlineStr":
                return Text(text.Length > 0 ? text : value ?? "", format, isFormula);
            case "s":
                return value is not null && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < shared.Length
                    ? Text(shared[index], format, isFormula)
                    : GridCell.Empty;
            case "str":
                return Text(XlsxSharedStrings.Unescape(value ?? ""), format, isFormula);
            case "e":
                return new(GridCellKind.Error, value is { Length: > 0 } ? value : "#ERROR", Format: format, IsFormula: isFormula);
            case "b":
                return string.IsNullOrEmpty(value) ? WithoutResult(formula, format) : new(GridCellKind.Boolean, value is "1" or "true" ? "TRUE" : "FALSE", Format: format, IsFormula: isFormula);
            case "d":
                return DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out var iso)
                    ? new(GridCellKind.Date, NumberFormats.DayText(iso, "d"), Date: DateOnly.FromDateTime(iso), Format: format, IsFormula: isFormula)
                    : Text(value ?? "", format, isFormula);
        }

        if (string.IsNullOrEmpty(value))
        {
            return WithoutResult(formula, format);
        }

        if (Exact(value) is not { } number)
        {
            return Text(value, format, isFormula);
        }

        return NumberFormats.IsDay(format) && NumberFormats.Day(number, from1904) is { } day
            ? new(GridCellKind.Date, NumberFormats.DayText(day, format), number, DateOnly.FromDateTime(day), format, isFormula)
            : new(GridCellKind.Number, Plain(value, number), number, null, format, isFormula);
    }

    private static GridCell Text(string text, string format, bool isFormula) =>
        string.IsNullOrWhiteSpace(text) ? GridCell.Empty : new(GridCellKind.Text, text, Format: format, IsFormula: isFormula);

    private static GridCell WithoutResult(string? formula, string format) =>
        formula is null ? GridCell.Empty : new(GridCellKind.FormulaWithoutResult, "=" + formula, Format: format, IsFormula: true);

    private static string Plain(string written, decimal number) => written.Contains('E', StringComparison.OrdinalIgnoreCase) ? number.ToString(CultureInfo.InvariantCulture) : written;

    /// <summary>A stored number as a decimal: Excel's doubles have at most 17 digits, so none is lost.</summary>
    internal static decimal? Exact(string value) =>
        decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int ColumnOf(string reference, int otherwise)
    {
        var column = 0;
        foreach (var c in reference)
        {
            if (c is >= 'A' and <= 'Z')
            {
                column = (column * 26) + (c - 'A' + 1);
            }
            else if (c is >= 'a' and <= 'z')
            {
                column = (column * 26) + (c - 'a' + 1);
            }
            else
            {
                break;
            }

            if (column > 1_000_000)
            {
                return otherwise;
            }
        }

        return column == 0 ? otherwise : column - 1;
    }

    private static (int, int, int, int)? Area(string? area)
    {
        if (area?.Split(':') is not [var from, var to] || RowOf(from) is not { } first || RowOf(to) is not { } last)
        {
            return null;
        }

        return (first, ColumnOf(from, 0), last, ColumnOf(to, 0));
    }

    private static int? RowOf(string reference) =>
        int.TryParse(reference.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz$"), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : null;
}

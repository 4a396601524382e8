using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace Outturn.Tests.Documents;

/// <summary>Writes small .xlsx files by hand, so that a test can hold exactly the XML that some program or attacker would send.</summary>
internal sealed class MadeWorkbook
{
    private readonly List<MadeSheet> _sheets = [];
    private readonly List<string> _formats = ["General"];

    public bool From1904 { get; set; }

    public string? WorkbookXml { get; set; }

    public static byte[] Of(params object?[][] rows) => new MadeWorkbook().With("Tracker", rows).Bytes();

    public MadeWorkbook With(string name, params object?[][] rows)
    {
        Sheet(name, rows);
        return this;
    }

    public MadeSheet Sheet(string name, params object?[][] rows)
    {
        var sheet = new MadeSheet(name, this);
        foreach (var row in rows)
        {
            sheet.Add(row);
        }

        _sheets.Add(sheet);
        return sheet;
    }

    internal int Style(string format)
    {
        var index = _formats.IndexOf(format);
        if (index < 0)
        {
            index = _formats.Count;
            _formats.Add(format);
        }

        return index;
    }

    public byte[] Bytes(Action<ZipArchive>? more = null)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
            Add(zip, "_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            var sheets = string.Concat(_sheets.Select((s, i) => $"<sheet name=\"{SecurityElement.Escape(s.Name)}\" sheetId=\"{i + 1}\"{(s.Hidden ? " state=\"hidden\"" : "")} r:id=\"rId{i + 1}\"/>"));
            Add(zip, "xl/workbook.xml", WorkbookXml ?? $"<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><workbookPr{(From1904 ? " date1904=\"1\"" : "")}/><sheets>{sheets}</sheets></workbook>");
            Add(zip, "xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + string.Concat(_sheets.Select((_, i) => $"<Relationship Id=\"rId{i + 1}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>")) + "</Relationships>");
            var numberFormats = string.Concat(_formats.Skip(1).Select((f, i) => $"<numFmt numFmtId=\"{164 + i}\" formatCode=\"{SecurityElement.Escape(f)}\"/>"));
            Add(zip, "xl/styles.xml", $"<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><numFmts>{numberFormats}</numFmts><cellXfs><xf numFmtId=\"0\"/>{string.Concat(_formats.Skip(1).Select((_, i) => $"<xf numFmtId=\"{164 + i}\"/>"))}</cellXfs></styleSheet>");
            for (var i = 0; i < _sheets.Count; i++)
            {
                Add(zip, $"xl/worksheets/sheet{i + 1}.xml", _sheets[i].Xml());
            }

            more?.Invoke(zip);
        }

        return stream.ToArray();
    }

    public static void Add(ZipArchive zip, string name, string content)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(content));
    }
}

/// <summary>A cell with a number format.</summary>
internal sealed record Shown(object Value, string Format);

/// <summary>A formula, with its result as the file holds it, or null for none.</summary>
internal sealed record Formula(string Text, object? Result);

/// <summary>An error value.</summary>
internal sealed record Fault(string Name);

internal sealed class MadeSheet(string name, MadeWorkbook book)
{
    private readonly StringBuilder _rows = new();
    private readonly List<string> _merged = [];
    private int _number;

    public string Name { get; } = name;

    public bool Hidden { get; set; }

    public List<int> HiddenColumns { get; } = [];

    public string Before { get; set; } = "";

    public MadeSheet Merge(string area)
    {
        _merged.Add(area);
        return this;
    }

    public MadeSheet Skip(int rows = 1)
    {
        _number += rows;
        return this;
    }

    public MadeSheet Add(params object?[] cells) => Add(hidden: false, cells);

    public MadeSheet AddHidden(params object?[] cells) => Add(hidden: true, cells);

    private MadeSheet Add(bool hidden, object?[] cells)
    {
        _number++;
        _rows.Append(CultureInfo.InvariantCulture, $"<row r=\"{_number}\"{(hidden ? " hidden=\"1\"" : "")}>");
        for (var i = 0; i < cells.Length; i++)
        {
            Cell(i, cells[i], "");
        }

        _rows.Append("</row>");
        return this;
    }

    private void Cell(int column, object? value, string style)
    {
        var place = Core.Sheets.Grid.ColumnName(column) + _number.ToString(CultureInfo.InvariantCulture);
        switch (value)
        {
            case null or "":
                break;
            case Shown shown:
                Cell(column, shown.Value, $" s=\"{book.Style(shown.Format)}\"");
                break;
            case string text:
                _rows.Append(CultureInfo.InvariantCulture, $"<c r=\"{place}\"{style} t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>");
                break;
            case bool truth:
                _rows.Append(CultureInfo.InvariantCulture, $"<c r=\"{place}\"{style} t=\"b\"><v>{(truth ? 1 : 0)}</v></c>");
                break;
            case Fault fault:
                _rows.Append(CultureInfo.InvariantCulture, $"<c r=\"{place}\"{style} t=\"e\"><v>{fault.Name}</v></c>");
                break;
            case Formula { Result: null } formula:
                _rows.Append(CultureInfo.InvariantCulture, $"<c r=\"{place}\"{style}><f>{SecurityElement.Escape(formula.Text)}</f></c>");
                break;
            case Formula { Result: string result } formula:
                _rows.Append(CultureInfo.InvariantCulture, $"<c r=\"{place}\"{style} t=\"str\"><f>{SecurityElement.Escape(formula.Text)}</f><v>{SecurityElement.Escape(result)}</v></c>");
                break;
            case Formula formula:
                _rows.Append(CultureInfo.InvariantCulture, $"<c r=\"{place}\"{style}><f>{SecurityElement.Escape(formula.Text)}</f><v>{formula.Result}</v></c>");
                break;
            case DateOnly day:
                _rows.Append(CultureInfo.InvariantCulture, $"<c r=\"{place}\" s=\"{book.Style("mmm-yy")}\"><v>{day.ToDateTime(TimeOnly.MinValue).ToOADate()}</v></c>");
                break;
            default:
                _rows.Append(CultureInfo.InvariantCulture, $"<c r=\"{place}\"{style}><v>{value}</v></c>");
                break;
        }
    }

    public string Xml() =>
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + Before + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
        + (HiddenColumns.Count > 0 ? "<cols>" + string.Concat(HiddenColumns.Select(c => $"<col min=\"{c + 1}\" max=\"{c + 1}\" hidden=\"1\"/>")) + "</cols>" : "")
        + $"<sheetData>{_rows}</sheetData>"
        + (_merged.Count > 0 ? "<mergeCells>" + string.Concat(_merged.Select(m => $"<mergeCell ref=\"{m}\"/>")) + "</mergeCells>" : "")
        + "</worksheet>";
}

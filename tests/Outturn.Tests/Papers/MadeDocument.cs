using System.IO.Compression;
using System.Security;
using System.Text;

namespace Outturn.Tests.Papers;

/// <summary>Writes small .docx files by hand, so that a test can hold exactly the XML that some program or attacker would send.</summary>
internal sealed class MadeDocument(string body)
{
    private const string Names = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" xmlns:dgm=\"http://schemas.openxmlformats.org/drawingml/2006/diagram\" xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"";
    private const string Types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private readonly List<(string Name, byte[] Bytes)> _parts = [];
    private readonly StringBuilder _relationships = new();

    public string Before { get; init; } = "";

    public MadeDocument Styles(string xml) => With("styles", "styles.xml", $"<w:styles {Names}>{xml}</w:styles>");

    public MadeDocument Numbering(string xml) => With("numbering", "numbering.xml", $"<w:numbering {Names}>{xml}</w:numbering>");

    /// <summary>A part of this type, with its relationship; {Names} stands for the namespaces.</summary>
    public MadeDocument With(string type, string name, string xml, string? id = null)
    {
        _relationships.Append($"<Relationship Id=\"{id ?? "r" + (_parts.Count + 1)}\" Type=\"{Types}{type}\" Target=\"{name}\"/>");
        return Part("word/" + name, xml.Replace("{Names}", Names, StringComparison.Ordinal));
    }

    public MadeDocument Part(string name, string content) => Part(name, Encoding.UTF8.GetBytes(content));

    public MadeDocument Part(string name, byte[] bytes)
    {
        _parts.Add((name, bytes));
        return this;
    }

    public MadeDocument External(string id, string type, string target)
    {
        _relationships.Append($"<Relationship Id=\"{id}\" Type=\"{Types}{type}\" Target=\"{SecurityElement.Escape(target)}\" TargetMode=\"External\"/>");
        return this;
    }

    public string Xml => $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>{Before}<w:document {Names}><w:body>{body}</w:body></w:document>";

    public byte[] Bytes(bool withoutText = false)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", "<Types/>"u8.ToArray());
            Add(zip, "_rels/.rels", Encoding.UTF8.GetBytes($"<Relationships><Relationship Id=\"d\" Type=\"{Types}officeDocument\" Target=\"word/document.xml\"/></Relationships>"));
            if (!withoutText)
            {
                Add(zip, "word/document.xml", Encoding.UTF8.GetBytes(Xml));
            }

            Add(zip, "word/_rels/document.xml.rels", Encoding.UTF8.GetBytes($"<Relationships>{_relationships}</Relationships>"));
            foreach (var (name, bytes) in _parts)
            {
                Add(zip, name, bytes);
            }
        }

        return stream.ToArray();
    }

    public static void Add(ZipArchive zip, string name, byte[] content)
    {
        using var entry = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
        entry.Write(content);
    }

    public static string P(string text, string properties = "") => $"<w:p>{(properties.Length > 0 ? $"<w:pPr>{properties}</w:pPr>" : "")}{R(text)}</w:p>";

    public static string R(string text, string properties = "") => $"<w:r>{(properties.Length > 0 ? $"<w:rPr>{properties}</w:rPr>" : "")}<w:t xml:space=\"preserve\">{SecurityElement.Escape(text)}</w:t></w:r>";

    public static string Styled(string style, string text) => P(text, $"<w:pStyle w:val=\"{style}\"/>");

    public static string Point(string text, int list = 1, int level = 0) => P(text, $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");

    public static string Table(params string[] rows) => $"<w:tbl><w:tblPr/>{string.Concat(rows)}</w:tbl>";

    public static string Row(params string[] cells) => $"<w:tr>{string.Concat(cells.Select(c => c.StartsWith('<') ? c : Cell(P(c))))}</w:tr>";

    public static string Cell(string content, string properties = "") => $"<w:tc>{(properties.Length > 0 ? $"<w:tcPr>{properties}</w:tcPr>" : "")}{content}</w:tc>";
}

using System.Xml;

namespace Outturn.Documents.Reading.Word;

/// <summary>Which vocabulary an element is of: the transitional and the strict form of the standard have names of their own for each.</summary>
internal enum WordName
{
    Other,

    /// <summary>WordprocessingML.</summary>
    Word,

    /// <summary>Equations.</summary>
    Math,

    /// <summary>DrawingML: text in shapes of a drawing canvas, in SmartArt and in charts.</summary>
    Drawing,
}

internal static class WordNames
{
    private const string Transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";

    public static WordName Of(XmlReader x)
    {
        // Asked for each element: the usual name first.
        var name = x.NamespaceURI;
        return name is Transitional or Strict ? WordName.Word
            : name is "http://schemas.openxmlformats.org/officeDocument/2006/math" or "http://purl.oclc.org/ooxml/officeDocument/math" ? WordName.Math
            : name is "http://schemas.openxmlformats.org/drawingml/2006/main" or "http://purl.oclc.org/ooxml/drawingml/main" ? WordName.Drawing
            : WordName.Other;
    }

    /// <summary>An attribute of WordprocessingML, in either form of the standard.</summary>
    public static string? Attribute(this XmlReader x, string name) => x.GetAttribute(name, Transitional) ?? x.GetAttribute(name, Strict);

    /// <summary>The attribute of a relationship, such as <c>r:id</c> or <c>r:embed</c>.</summary>
    public static string? Relation(this XmlReader x, string name) =>
        x.GetAttribute(name, "http://schemas.openxmlformats.org/officeDocument/2006/relationships") ?? x.GetAttribute(name, "http://purl.oclc.org/ooxml/officeDocument/relationships");

    /// <summary>A property that is on when it stands there, unless it says that it is off.</summary>
    public static bool IsOn(this XmlReader x) => x.Attribute("val") is not ("0" or "false" or "off" or "none");

    public static int? Number(this XmlReader x, string name) =>
        int.TryParse(x.Attribute(name), System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Passes over what an element holds: leaves the reader on its end.</summary>
    public static void Pass(this XmlReader x)
    {
        if (x.IsEmptyElement)
        {
            return;
        }

        var depth = x.Depth;
        while (x.Read() && x.Depth > depth)
        {
        }
    }
}

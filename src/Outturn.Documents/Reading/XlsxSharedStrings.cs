using System.Text;
using System.Xml;

namespace Outturn.Documents.Reading;

/// <summary>The workbook's table of texts. Runs of one text with several fonts are joined; phonetic hints are left out.</summary>
internal static class XlsxSharedStrings
{
    public static string[] Read(XmlReader? reader, FileLimits limits, string fileName)
    {
        if (reader is null)
        {
            return [];
        }

        var texts = new List<string>();
        using (reader)
        {
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "si")
                {
                    texts.Add(Rich(reader));
                    if (texts.Count > limits.MaxCells)
                    {
                        throw GridReader.TooMany(fileName, "The workbook", limits.MaxCells, "texts");
                    }
                }
            }
        }

        return [.. texts];
    }

    /// <summary>The text of an <c>si</c> or <c>is</c> element: all its <c>t</c> elements. Leaves the reader on its end.</summary>
    public static string Rich(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return "";
        }

        var depth = reader.Depth;
        string? only = null;
        StringBuilder? several = null;
        var inText = false;
        var phonetic = 0;
        while (reader.Read() && reader.Depth > depth)
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when reader.LocalName == "t":
                    inText = !reader.IsEmptyElement;
                    break;
                case XmlNodeType.Element when reader.LocalName == "rPh":
                    phonetic += reader.IsEmptyElement ? 0 : 1;
                    break;
                case XmlNodeType.EndElement when reader.LocalName == "t":
                    inText = false;
                    break;
                case XmlNodeType.EndElement when reader.LocalName == "rPh":
                    phonetic--;
                    break;
                case XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA when inText && phonetic == 0:
                    if (only is null)
                    {
                        only = reader.Value;
                    }
                    else
                    {
                        (several ??= new StringBuilder(only)).Append(reader.Value);
                    }

                    break;
            }
        }

        return Unescape(several?.ToString() ?? only ?? "");
    }

    /// <summary>Excel writes characters that XML cannot hold as <c>_x000D_</c>.</summary>
    public static string Unescape(string text)
    {
        if (!text.Contains("_x", StringComparison.Ordinal))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '_' && i + 6 < text.Length && text[i + 1] == 'x' && text[i + 6] == '_'
                && ushort.TryParse(text.AsSpan(i + 2, 4), System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out var code))
            {
                result.Append((char)code);
                i += 6;
            }
            else
            {
                result.Append(text[i]);
            }
        }

        return result.ToString();
    }
}

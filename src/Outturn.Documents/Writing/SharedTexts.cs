using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Outturn.Documents.Writing;

/// <summary>The workbook's table of texts: each is written once.</summary>
internal sealed class SharedTexts
{
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];
    private int _used;

    public int Of(string text)
    {
        _used++;
        if (!_indices.TryGetValue(text, out var index))
        {
            index = _texts.Count;
            _indices[text] = index;
            _texts.Add(text);
        }

        return index;
    }

    public void Write(SharedStringTablePart part)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new SharedStringTable { Count = (uint)_used, UniqueCount = (uint)_texts.Count });
        foreach (var text in _texts)
        {
            writer.WriteElement(new SharedStringItem(new Text(Writable(text)) { Space = SpaceProcessingModeValues.Preserve }));
        }

        writer.WriteEndElement();
    }

    /// <summary>Characters that XML cannot hold are written as Excel does, <c>_x000B_</c>; a text that looks like that is escaped itself.</summary>
    internal static string Writable(string text)
    {
        var needs = text.Contains("_x", StringComparison.Ordinal);
        foreach (var c in text)
        {
            needs |= IsUnwritable(c);
        }

        if (!needs)
        {
            return text;
        }

        var result = new System.Text.StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                result.Append(c).Append(text[++i]);
            }
            else if (IsUnwritable(c) || char.IsSurrogate(c) || (c == '_' && i + 1 < text.Length && text[i + 1] == 'x'))
            {
                result.Append("_x").Append(((int)c).ToString("X4", System.Globalization.CultureInfo.InvariantCulture)).Append('_');
            }
            else
            {
                result.Append(c);
            }
        }

        return result.ToString();
    }

    private static bool IsUnwritable(char c) => c is (< ' ' and not ('\t' or '\n')) or '\uFFFE' or '\uFFFF';
}

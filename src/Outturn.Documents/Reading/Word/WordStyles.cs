using System.Globalization;
using System.Xml;

namespace Outturn.Documents.Reading.Word;

/// <summary>What a style comes to with those it is based on.</summary>
/// <param name="Heading">1 for the largest; 0 where it is no heading.</param>
/// <param name="IsTableHeading">Whether it is for the headings of a table's columns.</param>
/// <param name="Look">Of its runs.</param>
/// <param name="List">The list that it puts its paragraphs in; null for none.</param>
/// <param name="Level">In the list, from 0; null where the list says.</param>
internal sealed record WordStyle(int Heading, bool IsTableHeading, WordRunLook Look, string? List, int? Level)
{
    public static WordStyle None { get; } = new(0, IsTableHeading: false, default, null, null);
}

/// <summary>The styles of a document, each worked out once, with its chain.</summary>
internal sealed class WordStyles
{
    private const int LongestChain = 50;

    private sealed class Entry
    {
        public string Id = "";
        public string Name = "";
        public string? BasedOn;
        public int? Outline;
        public string? List;
        public int? Level;
        public WordRunLook Look;
    }

    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WordStyle> _resolved = new(StringComparer.Ordinal);
    private string? _default;

    /// <summary>What the document's defaults say of runs.</summary>
    public WordRunLook Usual { get; private set; }

    public WordStyle Paragraph(string? id) => Of(id ?? _default);

    public WordRunLook Characters(string? id) => id is null ? default : Of(id).Look;

    /// <summary>The list of a style that only names a list (<c>w:numStyleLink</c>).</summary>
    public string? ListOf(string style) => Of(style).List;

    private WordStyle Of(string? id)
    {
        if (id is null)
        {
            return WordStyle.None;
        }

        if (!_resolved.TryGetValue(id, out var style))
        {
            _resolved[id] = style = Resolve(id);
        }

        return style;
    }

    private WordStyle Resolve(string id)
    {
        var heading = 0;
        var outlineSaid = false;
        var isTableHeading = false;
        var look = default(WordRunLook);
        string? list = null;
        int? level = null;
        var next = id;
        for (var step = 0; next is not null && step < LongestChain; step++)
        {
            if (!_entries.TryGetValue(next, out var entry))
            {
                // A file that lost its styles still names them: Heading1 is a heading.
                entry = step == 0 ? new Entry { Id = next, Name = next } : null;
                if (entry is null)
                {
                    break;
                }
            }

            if (!outlineSaid && heading == 0)
            {
                heading = HeadingOf(entry.Name) is var byName and > 0 ? byName : HeadingOf(entry.Id);
                if (entry.Outline is { } outline)
                {
                    outlineSaid = true;
                    heading = heading > 0 ? heading : outline is >= 0 and < 9 ? outline + 1 : 0;
                }
            }

            isTableHeading |= IsTableHeadingName(entry.Name) || IsTableHeadingName(entry.Id);
            look = look.Over(entry.Look);
            list ??= entry.List;
            level ??= entry.Level;
            next = entry.BasedOn;
        }

        return new(heading, isTableHeading, look, list, level);
    }

    /// <summary>The built-in names are English in every language's Word; an id that is not in the list is read in the words that Word's translations use.</summary>
    private static int HeadingOf(string name)
    {
        name = name.Trim();
        if (name.Equals("Title", StringComparison.OrdinalIgnoreCase))
        {
            return 1;
        }

        if (name.Equals("Subtitle", StringComparison.OrdinalIgnoreCase))
        {
            return 2;
        }

        foreach (var word in HeadingWords)
        {
            if (name.StartsWith(word, StringComparison.OrdinalIgnoreCase)
                && int.TryParse(name.AsSpan(word.Length).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level is >= 1 and <= 9)
            {
                return level;
            }
        }

        return 0;
    }

    private static readonly string[] HeadingWords = ["heading", "überschrift", "berschrift", "titre", "título", "ttulo", "titolo", "kop", "pennawd"];

    private static bool IsTableHeadingName(string name)
    {
        name = name.Replace(" ", "", StringComparison.Ordinal).Replace("_20_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return name.Equals("TableHeading", StringComparison.OrdinalIgnoreCase) || name.Equals("TableHeader", StringComparison.OrdinalIgnoreCase) || name.Equals("TableHeadings", StringComparison.OrdinalIgnoreCase);
    }

    public static WordStyles Read(XmlReader? x)
    {
        var styles = new WordStyles();
        if (x is null)
        {
            return styles;
        }

        using (x)
        {
            Entry? entry = null;
            while (x.Read())
            {
                if (x.NodeType != XmlNodeType.Element || WordNames.Of(x) != WordName.Word)
                {
                    continue;
                }

                switch (x.LocalName)
                {
                    case "style":
                        entry = new Entry { Id = x.Attribute("styleId") ?? "" };
                        styles._entries.TryAdd(entry.Id, entry);
                        if (x.Attribute("type") == "paragraph" && x.Attribute("default") is "1" or "true" or "on")
                        {
                            styles._default ??= entry.Id;
                        }

                        break;
                    case "rPrDefault":
                        styles.Usual = Defaults(x);
                        break;
                    case "name" when entry is not null:
                        entry.Name = x.Attribute("val") ?? "";
                        break;
                    case "basedOn" when entry is not null:
                        entry.BasedOn = x.Attribute("val");
                        break;
                    case "outlineLvl" when entry is not null:
                        entry.Outline = x.Number("val");
                        break;
                    case "numId" when entry is not null:
                        entry.List = x.Attribute("val");
                        break;
                    case "ilvl" when entry is not null:
                        entry.Level = x.Number("val");
                        break;
                    case "rPr" when entry is not null:
                        entry.Look = WordRunLook.Read(x);
                        break;
                    case "tblStylePr" or "pPrChange" or "tblPr" or "tcPr" or "trPr" or "latentStyles":
                        x.Pass();
                        break;
                }
            }
        }

        return styles;
    }

    private static WordRunLook Defaults(XmlReader x)
    {
        var depth = x.Depth;
        while (!x.IsEmptyElement && x.Read() && x.Depth > depth)
        {
            if (x.NodeType == XmlNodeType.Element && x.LocalName == "rPr")
            {
                var look = WordRunLook.Read(x);
                while (x.Depth > depth && x.Read())
                {
                }

                return look;
            }
        }

        return default;
    }
}

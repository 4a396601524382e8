using System.Xml;
using Outturn.Core.Papers;

namespace Outturn.Documents.Reading.Word;

/// <summary>What properties of a run say of its looks; null is "not said here".</summary>
internal struct WordRunLook
{
    public bool? Bold;
    public bool? Italic;
    public bool? Struck;
    public bool? DoubleStruck;
    public bool? Hidden;
    public bool? Raised;
    public string? Style;
    public string? Font;

    /// <summary>Whether the paragraph's own mark was deleted in a tracked change.</summary>
    public bool Deleted;

    /// <summary>Reads <c>w:rPr</c>; leaves the reader on its end.</summary>
    public static WordRunLook Read(XmlReader x)
    {
        var look = default(WordRunLook);
        if (x.IsEmptyElement)
        {
            return look;
        }

        var depth = x.Depth;
        while (x.Read() && x.Depth > depth)
        {
            if (x.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (x.LocalName)
            {
                case "b":
                    look.Bold = x.IsOn();
                    break;
                case "i":
                    look.Italic = x.IsOn();
                    break;
                case "strike":
                    look.Struck = x.IsOn();
                    break;
                case "dstrike":
                    look.DoubleStruck = x.IsOn();
                    break;
                case "vanish":
                    look.Hidden = x.IsOn();
                    break;
                case "vertAlign":
                    look.Raised = x.Attribute("val") == "superscript";
                    break;
                case "rStyle":
                    look.Style = x.Attribute("val");
                    break;
                case "rFonts":
                    look.Font = x.Attribute("ascii") ?? x.Attribute("hAnsi");
                    break;
                case "del" or "moveFrom":
                    look.Deleted = true;
                    x.Pass();
                    break;
                case "rPrChange":
                    x.Pass();
                    break;
            }
        }

        return look;
    }

    /// <summary>This look where it says something, and <paramref name="under"/> where it does not.</summary>
    public readonly WordRunLook Over(WordRunLook under) => new()
    {
        Bold = Bold ?? under.Bold,
        Italic = Italic ?? under.Italic,
        Struck = Struck ?? under.Struck,
        DoubleStruck = DoubleStruck ?? under.DoubleStruck,
        Hidden = Hidden ?? under.Hidden,
        Raised = Raised ?? under.Raised,
        Font = Font ?? under.Font,
        Style = Style,
    };

    /// <summary>
    /// What a run looks like at last. What it says itself holds; else the styles of its paragraph and of its characters together:
    /// a bold word style in a bold paragraph style is not bold (ISO 29500-1, 17.7.3).
    /// </summary>
    public readonly SpanStyle Resolve(WordRunLook paragraph, WordRunLook characters, WordRunLook usual) =>
        (Toggle(Bold, paragraph.Bold, characters.Bold, usual.Bold) ? SpanStyle.Bold : SpanStyle.None)
        | (Toggle(Italic, paragraph.Italic, characters.Italic, usual.Italic) ? SpanStyle.Italic : SpanStyle.None)
        | (Toggle(Struck, paragraph.Struck, characters.Struck, usual.Struck) || Toggle(DoubleStruck, paragraph.DoubleStruck, characters.DoubleStruck, usual.DoubleStruck) ? SpanStyle.Struck : SpanStyle.None);

    public readonly bool IsHidden(WordRunLook paragraph, WordRunLook characters, WordRunLook usual) => Toggle(Hidden, paragraph.Hidden, characters.Hidden, usual.Hidden);

    private static bool Toggle(bool? own, bool? paragraph, bool? characters, bool? usual) =>
        own ?? (usual == true || (paragraph ?? false) != (characters ?? false));
}

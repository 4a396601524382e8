using System.Text;

namespace Outturn.Documents.Reading.Word;

/// <summary>Text as it is printed: characters of symbol fonts by what they look like, without what is not printed.</summary>
internal static class WordText
{
    /// <summary>Soft hyphens and control characters go, line ends of the XML are spaces, symbol characters are what they look like.</summary>
    public static string Clean(string text, char keep = '\t')
    {
        var odd = -1;
        for (var i = 0; i < text.Length && odd < 0; i++)
        {
            if (IsOdd(text[i]) && text[i] != keep)
            {
                odd = i;
            }
        }

        if (odd < 0)
        {
            return text;
        }

        var clean = new StringBuilder(text.Length).Append(text, 0, odd);
        for (var i = odd; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '\n' or '\r')
            {
                clean.Append(' ');
            }
            else if (c is >= '\uF000' and <= '\uF0FF')
            {
                clean.Append(Symbol("", c));
            }
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                clean.Append(c).Append(text[++i]);
            }
            else if (char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF')
            {
                clean.Append('\uFFFD');
            }
            else if (!IsOdd(c) || c == keep)
            {
                clean.Append(c);
            }
        }

        return clean.ToString();
    }

    private static bool IsOdd(char c) => (c < ' ' && c != '\t') || c is '\u00AD' or '\u200B' or '\uFEFF' or '\uFFFE' or '\uFFFF' || char.IsSurrogate(c) || c is >= '\uF000' and <= '\uF0FF';

    /// <summary>What a character of a symbol font looks like. Word stores its number moved up by F000.</summary>
    public static string Symbol(string font, int code)
    {
        var low = code is >= 0xF000 and <= 0xF0FF ? code - 0xF000 : code;
        if (low is < 0x20 or > 0xFF)
        {
            return code is >= 0x20 and <= 0xFFFF && !char.IsSurrogate((char)code) ? ((char)code).ToString() : "";
        }

        if (font.Equals("Wingdings 2", StringComparison.OrdinalIgnoreCase))
        {
            return low switch { 0x50 => "✓", 0x4F => "✗", 0x52 => "☑", 0x51 or 0x54 => "☒", 0xA3 or 0x2A => "☐", 0x97 => "●", _ => "•" };
        }

        if (font.Equals("Symbol", StringComparison.OrdinalIgnoreCase) && Latin.IndexOf((char)low, StringComparison.Ordinal) is >= 0 and var at)
        {
            return Greek[at].ToString();
        }

        return low switch
        {
            0xB7 or 0x9F or 0x6C or 0xA8 when !(low == 0xA8 && font.StartsWith("Wingdings", StringComparison.OrdinalIgnoreCase)) => "•",
            0xA8 or 0x6F when font.StartsWith("Wingdings", StringComparison.OrdinalIgnoreCase) => "☐",
            0xA7 or 0x6E => "▪",
            0x71 => "❑",
            0x76 => "❖",
            0xD8 => "➢",
            0xFC => "✓",
            0xFB => "✗",
            0xFE => "☑",
            0xFD or 0x78 => "☒",
            0xE0 or 0xAE => "→",
            0xDF or 0xAC => "←",
            0xE1 or 0xAD => "↑",
            0xE2 or 0xAF => "↓",
            0x4A => "☺",
            0xA3 => "≤",
            0xB3 => "≥",
            0xB1 => "±",
            0xB4 => "×",
            0xB9 => "≠",
            0xBB => "≈",
            0x2D => "-",
            _ when font.Length == 0 || font.StartsWith("Wingdings", StringComparison.OrdinalIgnoreCase) || font.StartsWith("Webdings", StringComparison.OrdinalIgnoreCase) => "•",
            _ => ((char)low).ToString(),
        };
    }

    private const string Latin = "abgdelmprstwDSW";

    private const string Greek = "αβγδελμπρστωΔΣΩ";

    /// <summary>A raised number as it is printed, so that it does not run on from a figure before it: 2020 and a note 2 is not 20202.</summary>
    public static string Raised(string text)
    {
        if (text.Length == 0 || !text.All(c => char.IsAsciiDigit(c) || c is ',' or ' '))
        {
            return text;
        }

        return string.Concat(text.Select(c => char.IsAsciiDigit(c) ? "⁰¹²³⁴⁵⁶⁷⁸⁹"[c - '0'] : c));
    }
}

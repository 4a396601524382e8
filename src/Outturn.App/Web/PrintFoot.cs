using System.Globalization;
using System.Text;

namespace Outturn.App.Web;

/// <summary>The foot of a printed page is written by the style sheet's page rule; this makes a text safe inside it.</summary>
public static class PrintFoot
{
    /// <summary>Every character that is not a plain letter, digit or space becomes a CSS escape.</summary>
    public static string CssString(string text)
    {
        var safe = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || rune.Value is ' ' or '-' or '.' or ','))
            {
                safe.Append((char)rune.Value);
            }
            else
            {
                safe.Append(CultureInfo.InvariantCulture, $"\\{rune.Value:x6}");
            }
        }

        return safe.ToString();
    }
}

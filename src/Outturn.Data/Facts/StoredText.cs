using System.Text;

namespace Outturn.Data.Facts;

/// <summary>Text that both databases keep exactly: no NUL (PostgreSQL refuses it) and no half of a surrogate pair (it has no UTF-8 form).</summary>
internal static class StoredText
{
    private const char Replacement = '\uFFFD';

    public static string Of(string text)
    {
        var broken = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0 && !IsWellFormed(text);
        return broken
            ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', Replacement)
            : text.Replace('\0', Replacement);
    }

    /// <summary>The order of the UTF-8 bytes, which is that of both databases' keys.</summary>
    public static int CompareBytes(string a, string b) =>
        Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b));

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
            {
                return false;
            }
        }

        return true;
    }
}

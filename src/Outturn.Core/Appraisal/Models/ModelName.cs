using System.Text;

namespace Outturn.Core.Appraisal.Models;

/// <summary>
/// Names as the language reads them: words of letters, digits and apostrophes, the first beginning with a letter, with spaces or underscores between them. Capitals do
/// not count, so <c>Weeks left</c>, <c>weeks_left</c> and <c>WEEKS  LEFT</c> are one name.
/// </summary>
public static class ModelName
{
    public const int MaxLength = 80;

    /// <summary>The one spelling under which a name is looked up.</summary>
    public static string Key(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (c is '_' || char.IsWhiteSpace(c))
            {
                if (key.Length > 0 && key[^1] != ' ')
                {
                    key.Append(' ');
                }
            }
            else
            {
                key.Append(c is '’' ? '\'' : char.ToLowerInvariant(c));
            }
        }

        return key.ToString().TrimEnd();
    }

    internal static bool IsInWord(char c) => char.IsLetterOrDigit(c) || c is '\'' or '’';

    /// <summary>Whether the language can say the name.</summary>
    public static bool IsSayable(string name) =>
        name.Length is > 0 and <= MaxLength && Key(name) is { Length: > 0 } key && char.IsLetter(key[0]) && key.All(c => c == ' ' || IsInWord(c));

    /// <summary>The known name that is most like the one written; null where none is near.</summary>
    public static string? Nearest(string written, IEnumerable<string> known)
    {
        var key = Key(written);
        var best = known.Select(k => (Name: k, Away: Distance(key, Key(k)))).OrderBy(k => k.Away).ThenBy(k => k.Name, StringComparer.Ordinal).FirstOrDefault();
        return best.Name is not null && best.Away <= Math.Max(2, key.Length / 3) ? best.Name : null;
    }

    /// <summary>How many letters must be put in, left out, changed or swapped with their neighbour.</summary>
    private static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 12 || a.Length > MaxLength || b.Length > MaxLength)
        {
            return int.MaxValue;
        }

        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    rows[i, j] = i + j;
                    continue;
                }

                var same = a[i - 1] == b[j - 1] ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + same);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[a.Length, b.Length];
    }
}

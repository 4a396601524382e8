using System.Text.RegularExpressions;

namespace Outturn.Core.Cases.Reading;

/// <summary>Parts the names and posts that stand in one field: two by a stroke, an "and" or a line; a post after its person's name is one with it.</summary>
internal static partial class LeadNames
{
    [GeneratedRegex(@"\b(?:director|head|manager|officers?|leads?|leader|team|board|commissioner|councillor|cllr|accountant|chief|deputy|consultant|adviser|advisor|partner|executive|secretary|treasurer|principal|co-?ordinator|programme|sro|ad|group)\b", RegexOptions.IgnoreCase)]
    private static partial Regex PostWord();

    // Two to four words that begin with a capital, none of them a post's or a service's.
    [GeneratedRegex(@"^(?:(?:Cllr|Councillor|Dr|Mr|Mrs|Ms|Prof)\.?\s+)?\p{Lu}[\p{L}'’.-]*(?:\s+(?:de|van|von|der|du|la|Mc|O'))?(?:\s+\p{Lu}[\p{L}'’-]+){1,3}$")]
    private static partial Regex Person();

    [GeneratedRegex(@"\b(?:services?|commissioning|communities|partnerships?|people|children'?s?|adults?|health|education|highways|transport|finance|resources|environment|council|committee|directorate|department|operations|regulatory|public|social|care|policy|planning|strategy|inclusion|safeguarding|learning|skills|property|growth|place|economy|digital|corporate)\b", RegexOptions.IgnoreCase)]
    private static partial Regex ServiceWord();

    /// <summary>Whether words name a post, a team or a board.</summary>
    public static bool IsPost(string words) => PostWord().IsMatch(words);

    /// <summary>Whether a line may be one more lead, or the rest of the one before, rather than prose.</summary>
    public static bool IsPart(string line) => line.Length <= 120 && !line.EndsWith('.') && line.Split(' ').Length <= 14 && !line.Contains('£');

    /// <summary>The leads in order, each as printed.</summary>
    public static IEnumerable<HeaderLine> Of(IEnumerable<HeaderLine> lines)
    {
        HeaderLine? open = null;
        foreach (var line in lines)
        {
            foreach (var part in Parts(line.Text))
            {
                if (open is { } before && !Begins(part))
                {
                    open = before with { Text = before.Text.TrimEnd(',') + (before.Text.EndsWith(',') ? ", " : " ") + part };
                    continue;
                }

                if (open is { } whole)
                {
                    yield return whole;
                }

                open = line with { Text = part };
            }
        }

        if (open is { } last)
        {
            yield return last;
        }
    }

    /// <summary>Whether a part begins a new lead: a person's name, or a post, a team or a board.</summary>
    private static bool Begins(string part) => IsPerson(Name(part)) || PostWord().IsMatch(part);

    private static bool IsPerson(string text) => Person().IsMatch(text) && !PostWord().IsMatch(text) && !ServiceWord().IsMatch(text);

    /// <summary>What stands before the post: up to a comma, dash, bracket or the first word of a post.</summary>
    private static string Name(string part)
    {
        var end = part.IndexOfAny([',', '(', '–', '—', ':']);
        var head = (end < 0 ? part : part[..end]).Trim();
        var dash = head.IndexOf(" - ", StringComparison.Ordinal);
        head = dash < 0 ? head : head[..dash];
        var post = PostWord().Match(head);
        var before = post.Success && post.Index > 0 ? head[..post.Index].Trim() : head;
        return before.Split(' ').Length is var words && words > 3 && post.Success ? string.Join(' ', before.Split(' ')[..2]) : before;
    }

    private static IEnumerable<string> Parts(string line)
    {
        foreach (var piece in SplitAt(line, "/", strict: false).SelectMany(p => SplitAt(p, ";", strict: true)).SelectMany(p => SplitAt(p, " and ", strict: false)).SelectMany(p => SplitAt(p, " & ", strict: false)))
        {
            var part = piece.Trim().TrimEnd(',', ';').Trim();
            if (part.Length > 0)
            {
                yield return part;
            }
        }
    }

    /// <summary>"Head of Waste / Fleet officer" are two posts; "Programme Lead/Manager" is one.</summary>
    private static bool ArePosts(string before, string after) => PostWord().IsMatch(before) && PostWord().IsMatch(after) && before.Contains(' ') && after.Contains(' ');

    /// <summary>Parts at a sign only where a person or a post begins after it, so that "People and Communities" stays whole.</summary>
    private static IEnumerable<string> SplitAt(string text, string sign, bool strict)
    {
        var from = 0;
        for (var at = text.IndexOf(sign, StringComparison.Ordinal); at >= 0; at = text.IndexOf(sign, at + sign.Length, StringComparison.Ordinal))
        {
            var after = text[(at + sign.Length)..].Trim();
            var before = text[from..at].Trim();
            if (before.Length > 0 && (strict || IsPerson(Name(after)) || (IsPerson(Name(before)) && PostWord().IsMatch(after) && sign == "/") || (sign == "/" && ArePosts(before, after))))
            {
                yield return before;
                from = at + sign.Length;
            }
        }

        yield return text[from..];
    }
}

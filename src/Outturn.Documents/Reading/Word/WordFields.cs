using System.Text;

namespace Outturn.Documents.Reading.Word;

/// <summary>
/// The fields that are open while a story is read. A field is a code (HYPERLINK "…", PAGE, FORMCHECKBOX) and its result; the
/// result is printed, the code is not.
/// </summary>
internal sealed class WordFields
{
    private const int Deepest = 50;

    private sealed class Field
    {
        public bool InCode = true;
        public bool HasResult;
        public readonly StringBuilder Code = new();
        public string? Link;
        public string? Form;
    }

    private readonly List<Field> _open = [];

    /// <summary>Where the innermost link field that is open leads.</summary>
    public string? Link
    {
        get
        {
            for (var i = _open.Count - 1; i >= 0; i--)
            {
                if (_open[i].Link is { } link)
                {
                    return link;
                }
            }

            return null;
        }
    }

    /// <summary>Whether text belongs to the code of a field around: the result of a field inside a code is not printed.</summary>
    public bool IsInOuterCode => _open.Count > 1 && _open.FindIndex(f => f.InCode) is >= 0 and var at && at < _open.Count - 1;

    /// <param name="form">What an old form field shows when it has no text: a tick box or the chosen entry; null for other fields.</param>
    public void Begin(string? form)
    {
        if (_open.Count < Deepest)
        {
            _open.Add(new Field { Form = form });
        }
    }

    public void Code(string text)
    {
        if (_open.Count > 0 && _open[^1].InCode && _open[^1].Code.Length < 10_000)
        {
            _open[^1].Code.Append(text);
        }
    }

    public void Separate()
    {
        if (_open.Count > 0 && _open[^1].InCode)
        {
            _open[^1].InCode = false;
            _open[^1].Link = LinkIn(_open[^1].Code.ToString());
        }
    }

    public void Printed()
    {
        if (_open.Count > 0)
        {
            _open[^1].HasResult = true;
        }
    }

    /// <summary>Closes the innermost field; gives what it shows where it had no result.</summary>
    public string? End()
    {
        if (_open.Count == 0)
        {
            return null;
        }

        var field = _open[^1];
        _open.RemoveAt(_open.Count - 1);
        return field.HasResult ? null : field.Form;
    }

    /// <summary>A code does not go on into another paragraph: one that seems to has lost its end, and would swallow the text.</summary>
    public void EndOfParagraph()
    {
        foreach (var field in _open)
        {
            if (field.InCode)
            {
                field.InCode = false;
                field.Link = LinkIn(field.Code.ToString());
            }
        }
    }

    /// <summary>The address in a code such as <c>HYPERLINK "https://…" \l "part"</c>; null where it is another code.</summary>
    public static string? LinkIn(string code)
    {
        var rest = code.AsSpan().Trim();
        if (!rest.StartsWith("HYPERLINK", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        rest = rest["HYPERLINK".Length..].Trim();
        string? address = null;
        string? part = null;
        while (rest.Length > 0)
        {
            if (rest[0] == '\\')
            {
                var isPart = rest.Length > 1 && rest[1] is 'l' or 'L';
                var takesWord = rest.Length > 1 && rest[1] is 'l' or 'L' or 'o' or 'O' or 't' or 'T';
                rest = rest[Math.Min(2, rest.Length)..].Trim();
                if (takesWord)
                {
                    var word = Word(ref rest);
                    part = isPart ? word : part;
                }
            }
            else
            {
                var word = Word(ref rest);
                address ??= word;
            }
        }

        return address is { Length: > 0 } ? address + (part is { Length: > 0 } ? "#" + part : "") : part is { Length: > 0 } ? "#" + part : null;
    }

    private static string Word(ref ReadOnlySpan<char> rest)
    {
        if (rest.Length == 0)
        {
            return "";
        }

        var quoted = rest[0] is '"' or '“' or '”';
        var end = quoted ? rest[1..].IndexOfAny("\"“”") + 1 : rest.IndexOf(' ');
        if (end <= 0)
        {
            end = rest.Length;
        }

        var word = rest[(quoted ? 1 : 0)..Math.Min(end, rest.Length)].ToString();
        rest = rest[Math.Min(end + (quoted ? 1 : 0), rest.Length)..].Trim();
        return word;
    }
}

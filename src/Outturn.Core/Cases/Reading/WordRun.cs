namespace Outturn.Core.Cases.Reading;

/// <summary>A text as its words in small letters, each with its place in the text, for likening wordings that differ in commas, dashes and case.</summary>
internal sealed class WordRun
{
    private readonly string[] _words;
    private readonly int[] _ends;
    private string[]? _sorted;

    private WordRun(string[] words, int[] ends)
    {
        _words = words;
        _ends = ends;
    }

    public int Count => _words.Length;

    public string this[int at] => _words[at];

    public IReadOnlyList<string> Words => _words;

    /// <summary>Where the word ends in the text.</summary>
    public int EndOf(int at) => _ends[at];

    /// <param name="text">Any text.</param>
    /// <param name="most">Words after this many are left out: a question is never so long.</param>
    public static WordRun Of(string text, int most = int.MaxValue)
    {
        var words = new List<string>();
        var ends = new List<int>();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            // "What's" is one word; "dis-benefits" is two.
            var inside = i < text.Length && (char.IsLetterOrDigit(text[i]) || (text[i] is '\'' or '’' && start >= 0));
            if (inside && start < 0)
            {
                start = i;
            }
            else if (!inside && start >= 0)
            {
                words.Add(text[start..i].Trim('\'', '’').Replace('’', '\'').ToLowerInvariant());
                ends.Add(i);
                start = -1;
                if (words.Count >= most)
                {
                    break;
                }
            }
        }

        return new([.. words], [.. ends]);
    }

    /// <summary>Without the number that stands before a heading, such as "3." or "2.1".</summary>
    public WordRun WithoutNumber()
    {
        var skip = 0;
        while (skip < _words.Length && skip < 3 && _words[skip].Length <= 2 && _words[skip].All(char.IsAsciiDigit))
        {
            skip++;
        }

        return skip == 0 || skip == _words.Length ? this : new(_words[skip..], _ends[skip..]);
    }

    /// <summary>The number before the heading, such as 3 in "3. Has an options…"; 0 where there is none.</summary>
    public int LeadingNumber => _words.Length > 1 && _words[0].Length <= 2 && int.TryParse(_words[0], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;

    private string[] Sorted()
    {
        if (_sorted is null)
        {
            var sorted = (string[])_words.Clone();
            Array.Sort(sorted, StringComparer.Ordinal);
            _sorted = sorted;
        }

        return _sorted;
    }

    /// <summary>Shared words over all words of both, 0 to 1; order does not count.</summary>
    public double Likeness(WordRun other)
    {
        if (Count == 0 || other.Count == 0)
        {
            return 0;
        }

        var (mine, theirs) = (Sorted(), other.Sorted());
        var (shared, i, j) = (0, 0, 0);
        while (i < mine.Length && j < theirs.Length)
        {
            var order = string.CompareOrdinal(mine[i], theirs[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return 2.0 * shared / (Count + other.Count);
    }

    /// <summary>Whether the first words are, one by one, those of the other: all of them, or all but one in ten.</summary>
    public bool BeginsWith(WordRun other)
    {
        if (other.Count == 0 || Count < other.Count)
        {
            return false;
        }

        var same = 0;
        for (var i = 0; i < other.Count; i++)
        {
            same += _words[i] == other._words[i] ? 1 : 0;
        }

        return same * 10 >= other.Count * 9;
    }
}

using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using Outturn.Core.Values;

namespace Outturn.Core.Assurance;

/// <summary>
/// A commentary taken apart: lower case, in sentences, with each amount, reference and financial year replaced by one
/// character, so that a pattern over it is short and a full stop inside an amount ends no sentence.
/// </summary>
internal sealed partial class CommentaryText
{
    /// <summary>Stands for any amount.</summary>
    public const string Figure = @"[\uE000-\uE0C8]";

    /// <summary>Stands for a reference.</summary>
    public const char Reference = '\uE200';

    private const char FirstFigure = '\uE000';
    private const char FirstYear = '\uE300';
    private const int YearZero = 1900;
    private const char PastYear = '\uE400';

    /// <summary>What one commentary may cost: longer ones are read up to here.</summary>
    public const int Most = 8_000;

    private CommentaryText(IReadOnlyList<string> sentences, IReadOnlyList<CommentaryFigure> figures)
    {
        Sentences = sentences;
        Figures = figures;
    }

    public static CommentaryText Empty { get; } = new([], []);

    public IReadOnlyList<string> Sentences { get; }

    public IReadOnlyList<CommentaryFigure> Figures { get; }

    /// <summary>Which amount a character of a sentence stands for.</summary>
    public CommentaryFigure FigureAt(string sentence, int index) => Figures[sentence[index] - FirstFigure];

    public static char Token(int figure) => (char)(FirstFigure + figure);

    [GeneratedRegex(@"<[^<>]{1,200}>|&[a-z]{2,8};|&#\d{1,5};", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Marks();

    [GeneratedRegex(@"(?<![\d£.,/])(?:(?:19|20)\d\d|\d\d)\s?[-/–]\s?(?:(?:19|20)\d\d|\d\d)(?![\d/])", RegexOptions.CultureInvariant)]
    private static partial Regex Years();

    [GeneratedRegex(@"\bnext (?:financial |fiscal )?year\b|\b(?:the )?following (?:financial )?year\b|\bin (?:a )?future years?\b|\blater years\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NextYear();

    [GeneratedRegex(@"\b(?:this|the current|current) (?:financial |fiscal )?year\b|\bin[- ]year\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ThisYear();

    [GeneratedRegex(@"\b(?:last|previous|prior) (?:financial |fiscal )?year\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex LastYear();

    [GeneratedRegex(@"\b(?<m>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.? (?<y>20\d\d)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex MonthOfYear();

    [GeneratedRegex(@",| and (?!(?:then |will be |to be |be )?(?:delivered|achieved|realised|made|moved|carried|re-?profiled|saved|taken|recovered)\b)| but |: | - | – | with | while | whereas | although ", RegexOptions.CultureInvariant)]
    private static partial Regex ClauseEnds();

    public static CommentaryText Of(string text, FinancialYear year)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Empty;
        }

        if (text.Length > Most)
        {
            text = text[..Most];
        }

        if (text.AsSpan().ContainsAny('<', '&'))
        {
            text = Marks().Replace(text, " ");
        }

        // Nothing to take out of most commentaries: no amount, no reference, no year.
        if (!text.AsSpan().ContainsAnyInRange('0', '9'))
        {
            return new(Split(Replaced(text, spans: null)), []);
        }

        var figures = CommentaryFigures.In(text);
        var spans = new List<(int At, int Length, char Token)>();
        for (var i = 0; i < figures.Count; i++)
        {
            spans.Add((figures[i].At, figures[i].Length, Token(i)));
        }

        if (text.Contains('/', StringComparison.Ordinal))
        {
            var from = 0;
            foreach (var reference in Values.Reference.FindIn(text))
            {
                var at = text.IndexOf(reference.AsWritten, from, StringComparison.Ordinal);
                if (at >= 0)
                {
                    spans.Add((at, reference.AsWritten.Length, Reference));
                    from = at + reference.AsWritten.Length;
                }
            }
        }

        foreach (Match match in Years().Matches(text))
        {
            if (FinancialYear.TryParse(match.Value, out var found))
            {
                spans.Add((match.Index, match.Length, YearToken(found)));
            }
        }

        if (text.Contains("20", StringComparison.Ordinal))
        {
            foreach (Match match in MonthOfYear().Matches(text))
            {
                var month = MonthNames.Number(match.Groups["m"].ValueSpan);
                if (month > 0 && int.TryParse(match.Groups["y"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var y) && new DateOnly(y, month, 1) > year.LastDay)
                {
                    spans.Add((match.Index, match.Length, YearToken(FinancialYear.Containing(new DateOnly(y, month, 1)))));
                }
            }
        }

        if (figures.Count > 0 && text.Contains("year", StringComparison.OrdinalIgnoreCase))
        {
            Add(NextYear(), YearToken(year.Next));
            Add(ThisYear(), YearToken(year));
            Add(LastYear(), YearToken(year.Previous));
        }

        var sentences = Split(Replaced(text, spans));
        var result = new CommentaryText(sentences, figures);
        result.GiveYears();
        return result;

        void Add(Regex regex, char token)
        {
            foreach (Match match in regex.Matches(text))
            {
                spans.Add((match.Index, match.Length, token));
            }
        }
    }

    private static char YearToken(FinancialYear year) => year.StartYear is >= YearZero and < YearZero + 250 ? (char)(FirstYear + (year.StartYear - YearZero)) : PastYear;

    private static bool IsYear(char c) => c is >= FirstYear and < PastYear;

    public static FinancialYear? YearOf(char c) => IsYear(c) ? new(YearZero + (c - FirstYear)) : null;

    private static string Replaced(string text, List<(int At, int Length, char Token)>? spans)
    {
        spans?.Sort((a, b) => a.At.CompareTo(b.At));
        var buffer = ArrayPool<char>.Shared.Rent(text.Length + (spans?.Count ?? 0) + 1);
        var length = 0;
        var at = 0;
        foreach (var span in spans ?? [])
        {
            if (span.At < at)
            {
                continue;
            }

            Lower(text.AsSpan(at, span.At - at), buffer, ref length);
            if (span.At > 0 && text[span.At - 1] is not ' ')
            {
                buffer[length++] = ' ';
            }

            buffer[length++] = span.Token;
            at = span.At + span.Length;
        }

        Lower(text.AsSpan(at), buffer, ref length);
        var result = new string(buffer, 0, length);
        ArrayPool<char>.Shared.Return(buffer);
        return result;
    }

    private static void Lower(ReadOnlySpan<char> text, char[] to, ref int length)
    {
        foreach (var c in text)
        {
            to[length++] = c switch
            {
                >= 'a' and <= 'z' or ' ' => c,
                >= 'A' and <= 'Z' => (char)(c | 0x20),
                '(' or ')' => ',',
                '’' or '‘' => '\'',
                '\u00A0' or '\t' => ' ',
                '‑' => '-',
                >= '\uE000' and <= '\uE4FF' => ' ',
                < '\u0080' => c,
                _ => char.ToLowerInvariant(c),
            };
        }
    }

    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create(".;!?\n\r");

    private static List<string> Split(string text)
    {
        var sentences = new List<string>();
        var from = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var next = text.AsSpan(i).IndexOfAny(SentenceEnds);
            if (next < 0)
            {
                break;
            }

            i += next;
            if (text[i] != '.' || ((i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]) || char.IsLetter(text[i + 1])) && !EndsShortWord(text, i)))
            {
                Add(text[from..i]);
                from = i + 1;
            }
        }

        Add(text[from..]);
        return sentences;

        void Add(string sentence)
        {
            var trimmed = sentence.Trim();
            if (trimmed.Length > 0)
            {
                sentences.Add(trimmed);
            }
        }
    }

    private static bool EndsShortWord(string text, int dot) =>
        text.AsSpan(0, dot) is var before && (before.EndsWith(" e.g") || before.EndsWith(" i.e") || before.EndsWith(" approx") || before.EndsWith(" c") || before.EndsWith(" no")
            || before.EndsWith(" e") || before.EndsWith(" i") || before.EndsWith(" incl") || before.EndsWith(" est"));

    /// <summary>
    /// An amount belongs to the year named in its own clause, the nearest where there are several, or to one that opens its
    /// sentence. "£100k is delivered, with the rest in 2018-19" leaves the £100k without.
    /// </summary>
    private void GiveYears()
    {
        if (Figures.Count == 0)
        {
            return;
        }

        for (var s = 0; s < Sentences.Count; s++)
        {
            var sentence = Sentences[s];
            var starts = new List<int> { 0 };
            starts.AddRange(ClauseEnds().Matches(sentence).Select(m => m.Index + m.Length));
            starts.Add(sentence.Length);
            for (var i = 0; i < sentence.Length; i++)
            {
                if (sentence[i] is < FirstFigure or > '\uE0C8' || sentence[i] - FirstFigure >= Figures.Count)
                {
                    continue;
                }

                var figure = FigureAt(sentence, i);
                figure.Sentence = s;
                var clause = starts.FindLastIndex(start => start <= i);
                int from = starts[clause], to = starts[clause + 1];
                figure.Year = Nearest(sentence, from, to, i)
                    ?? (to < sentence.Length && IsBracket(sentence, to) ? Nearest(sentence, to, starts[Math.Min(clause + 2, starts.Count - 1)], i, onlyYear: true) : null)
                    ?? BareNext(sentence, i, to)
                    ?? Opening(sentence, from);
            }
        }
    }

    private static bool IsBracket(string sentence, int at) => at >= 2 && sentence[at - 1] == ',' && sentence[at - 2] == ' ';

    private static FinancialYear? Nearest(string sentence, int from, int to, int at, bool onlyYear = false)
    {
        FinancialYear? best = null;
        var distance = int.MaxValue;
        for (var i = from; i < to; i++)
        {
            if (YearOf(sentence[i]) is { } year && Math.Abs(i - at) < distance)
            {
                best = year;
                distance = Math.Abs(i - at);
            }
            else if (onlyYear && char.IsLetter(sentence[i]) && sentence[i] < FirstFigure)
            {
                return null;
            }
        }

        return best;
    }

    /// <summary>"£48k this year and £16k next": the year is left out the second time.</summary>
    private static FinancialYear? BareNext(string sentence, int at, int to)
    {
        if (sentence.AsSpan(at + 1, to - at - 1).TrimEnd(" ,") is not " next")
        {
            return null;
        }

        for (var i = at; i >= 0; i--)
        {
            if (YearOf(sentence[i]) is { } year)
            {
                return year.Next;
            }
        }

        return null;
    }

    private static FinancialYear? Opening(string sentence, int before)
    {
        var head = sentence.StartsWith("in ", StringComparison.Ordinal) ? 3 : sentence.StartsWith("for ", StringComparison.Ordinal) ? 4 : 0;
        return head < sentence.Length && head < before ? YearOf(sentence[head]) : null;
    }
}

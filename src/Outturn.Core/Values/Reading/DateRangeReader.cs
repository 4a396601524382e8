namespace Outturn.Core.Values.Reading;

/// <summary>A date or two with "to" between them, at a token.</summary>
/// <param name="At">Its first token.</param>
/// <param name="Next">The token after it.</param>
internal readonly record struct DateRange(DateKind Kind, DateOnly? First, DateOnly? Last, bool HasYear, bool IsImpossible, int At, int Next)
{
    public DateReading Reading(string raw) => new(raw, Kind, First, Last);
}

/// <summary>Joins two dates into a range; the year of the one serves for the other where order leaves one choice.</summary>
internal sealed class DateRangeReader(List<DateToken> tokens, DatePhraseReader phrases)
{
    private IReadOnlyList<DateRange>? _found;

    public DatePhraseReader Phrases => phrases;

    public DateRange? Read(int i)
    {
        if (phrases.Read(i) is not { } first)
        {
            return DaysOfOneMonth(i);
        }

        var at = Between(first.Next);
        if (at > first.Next && IsOpenEnd(at))
        {
            return Open(first, i, at + 1);
        }

        if (IsOpenEnd(first.Next) && tokens[first.Next].Text is not ("present" or "date" or "tbc"))
        {
            return Open(first, i, first.Next + 1);
        }

        if (at > first.Next && (phrases.Read(at) ?? SecondQuarter(first, at)) is { } second)
        {
            return Join(first, second, i);
        }

        var days = first.Days();
        return new(first.DateKind, days?.First, days?.Last, first.HasYear, first.IsImpossible, i, first.Next);
    }

    /// <summary>Every date with its year in the text, in order.</summary>
    public IReadOnlyList<DateRange> Find()
    {
        if (_found is not null)
        {
            return _found;
        }

        var found = new List<DateRange>();
        for (var at = 0; at < tokens.Count;)
        {
            if (Read(at) is not { HasYear: true } range || IsPartOfNumber(at, range.Next))
            {
                at++;
                continue;
            }

            // The month of 31 June is not what was meant either.
            if (!range.IsImpossible)
            {
                found.Add(range);
            }

            at = range.Next;
        }

        return _found = found;
    }

    /// <summary>£2,021 and 2021.5 are amounts.</summary>
    private bool IsPartOfNumber(int at, int next) =>
        (at > 0 && (tokens[at - 1].IsMark('£') || (tokens[at - 1].Kind == DateTokenKind.Mark && tokens[at - 1].Text[0] is ',' or '.' && at > 1 && tokens[at - 2].IsNumber)))
        || (next < tokens.Count && (tokens[next].IsMark('%') || tokens[next].IsMark('k')));

    private int Between(int at)
    {
        if (at >= tokens.Count)
        {
            return at;
        }

        return tokens[at] switch
        {
            { Kind: DateTokenKind.Mark, Text: "-" or "/" or "&" or "+" } => at + 1 + (at + 1 < tokens.Count && tokens[at + 1].IsMark('-') ? 1 : 0),
            { Kind: DateTokenKind.Word, Text: "to" or "and" or "until" or "till" or "through" or "or" } => at + 1 + (at + 1 < tokens.Count && (tokens[at + 1].IsWord("the") || tokens[at + 1].IsWord("end") && at + 2 < tokens.Count && tokens[at + 2].IsMark(':')) ? 1 : 0),
            _ => at,
        };
    }

    private bool IsOpenEnd(int at) => at < tokens.Count && tokens[at] is { Kind: DateTokenKind.Word, Text: "ongoing" or "onwards" or "onward" or "present" or "tbc" or "continuing" or "date" or "on" or "thereafter" }
        && (tokens[at].Text != "on" || (at + 2 < tokens.Count && tokens[at + 2].IsWord("going")) || (at + 1 < tokens.Count && tokens[at + 1].IsWord("going")))
        && !(tokens[at].Text == "tbc" && at > 0 && tokens[at - 1].Kind != DateTokenKind.Mark);

    private DateRange Open(DatePhrase first, int i, int next)
    {
        while (next < tokens.Count && (tokens[next].IsMark('-') || tokens[next].IsWord("going")))
        {
            next++;
        }

        return new(first.DateKind, first.Days()?.First, null, first.HasYear, first.IsImpossible, i, next);
    }

    /// <summary>Q3/4 2021/22: the second quarter of the two is a bare number.</summary>
    private DatePhrase? SecondQuarter(DatePhrase first, int at)
    {
        if (first is not { Kind: PhraseKind.Quarter, HasYear: false } || at >= tokens.Count || tokens[at] is not { IsNumber: true, Text.Length: 1, Value: >= 1 and <= 4 } number)
        {
            return null;
        }

        var year = at + 1 + (at + 1 < tokens.Count && tokens[at + 1].IsMark(',') ? 1 : 0);
        return phrases.Read(year) is { Kind: PhraseKind.Year, Third: 0 } of ? of with { Kind = PhraseKind.Quarter, Quarter = number.Value, IsOpen = of.Financial is null } : null;
    }

    /// <summary>1st - 5th November 2021.</summary>
    private DateRange? DaysOfOneMonth(int i)
    {
        if (i >= tokens.Count || tokens[i] is not { IsNumber: true, Text.Length: <= 2, Value: >= 1 and <= 31 } day)
        {
            return null;
        }

        var at = i + 1;
        at += at < tokens.Count && tokens[at] is { Kind: DateTokenKind.Word, Text: "st" or "nd" or "rd" or "th" } ? 1 : 0;
        var then = Between(at);
        return then > at && phrases.Read(then) is { Kind: PhraseKind.Day } last && last.Day >= day.Value ? Join(last with { Day = day.Value }, last, i) : null;
    }

    private static DateRange Join(DatePhrase first, DatePhrase second, int at)
    {
        (first, second) = Share(first, second);
        var kind = first.DateKind > second.DateKind ? first.DateKind : second.DateKind;
        return new(kind, first.Days()?.First, second.Days()?.Last, first.HasYear && second.HasYear, first.IsImpossible || second.IsImpossible, at, second.Next);
    }

    private static (DatePhrase First, DatePhrase Second) Share(DatePhrase first, DatePhrase second)
    {
        if (first.HasYear == second.HasYear || first.IsOpen || second.IsOpen)
        {
            return (first, second);
        }

        if (!first.HasYear)
        {
            return second.Financial is not null ? (first with { Financial = second.Financial }, second)
                : (first with { Year = second.Year - (IsBefore(second, first) ? 1 : 0) }, second);
        }

        // "January 2022 to March": within the year that follows the first.
        return first.Financial is not null ? (first, second with { Financial = first.Financial })
            : (first, second with { Year = first.Year + (IsBefore(second, first) ? 1 : 0) });
    }

    private static bool IsBefore(DatePhrase a, DatePhrase b) => a.Month != b.Month ? a.Month < b.Month : a.Day < b.Day;
}

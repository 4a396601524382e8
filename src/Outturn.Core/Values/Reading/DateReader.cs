namespace Outturn.Core.Values.Reading;

/// <summary>
/// Reads dates as people write them in council papers: days, months, quarters and years, parts of a year, ranges, lengths of time,
/// meetings, and the words that stand where a date should. A year that is not written is never supplied, and where words leave
/// open which days they mean ("Q3 2022", "FY27", "spring 2021/22") no days are given.
/// Days come before months (1/4/22 is 1 April); quarters are of the financial year.
/// </summary>
public static class DateReader
{
    // A sentence or two; longer is prose, in which no one date is meant.
    private const int MaxLength = 600;

    /// <param name="text">As printed.</param>
    /// <param name="near">A day of the paper's own time, for the century of a year of two digits and for nothing else.</param>
    public static DateReading Read(string? text, DateOnly? near = null)
    {
        var raw = text ?? "";
        if (raw.Length > MaxLength)
        {
            return new(raw, DateKind.Unread);
        }

        var plain = DateTokens.Plain(raw);
        if (plain.All(c => c is '-' or '.' or ' ' or '_' or '*'))
        {
            return new(raw, DateKind.Blank);
        }

        if (DateWords.NotApplicable().IsMatch(plain))
        {
            return new(raw, DateKind.NotApplicable);
        }

        var tokens = DateTokens.Of(plain);
        var ranges = new DateRangeReader(tokens, new(tokens, near));
        return Whole(raw, plain, tokens, ranges, 0) ?? Said(raw, plain, tokens, ranges) ?? Within(raw, plain, tokens, ranges) ?? new(raw, DateKind.Unread);
    }

    /// <summary>Whether the text is written as a day that no calendar has, such as 31 June 2021.</summary>
    public static bool IsImpossible(string? text)
    {
        if (text is null or { Length: > MaxLength })
        {
            return false;
        }

        var tokens = DateTokens.Of(DateTokens.Plain(text));
        var ranges = new DateRangeReader(tokens, new(tokens, near: null));
        return ranges.Read(SkipBefore(tokens, 0)) is { IsImpossible: true };
    }

    /// <summary>The text is a date and nothing else, but for words that change nothing in it.</summary>
    private static DateReading? Whole(string raw, string plain, List<DateToken> tokens, DateRangeReader ranges, int from)
    {
        for (var at = from; at <= tokens.Count; at++)
        {
            if (ranges.Read(at) is { IsImpossible: false } range && IsEnd(tokens, range.Next, range.HasYear))
            {
                var isWeek = range.Kind == DateKind.Day && range.First is not null && (plain.Contains("w/c", StringComparison.Ordinal) || plain.Contains("week ", StringComparison.Ordinal));
                return isWeek ? new(raw, DateKind.PartOfYear, range.First, range.First!.Value.AddDays(6)) : range.Reading(raw);
            }

            if (at >= tokens.Count || !(tokens[at].Kind == DateTokenKind.Word ? DateWords.IsBefore(tokens[at].Text) : tokens[at] is { Kind: DateTokenKind.Mark, Text: "-" or ":" or "." or "," or "/" or "~" or "(" or "'" }))
            {
                return null;
            }
        }

        return null;
    }

    private static int SkipBefore(List<DateToken> tokens, int at)
    {
        while (at < tokens.Count && tokens[at].Kind == DateTokenKind.Word && DateWords.IsBefore(tokens[at].Text))
        {
            at++;
        }

        return at;
    }

    /// <summary>Nothing more, or only what is in brackets and words that change nothing.</summary>
    private static bool IsEnd(List<DateToken> tokens, int at, bool hasYear)
    {
        while (at < tokens.Count)
        {
            var token = tokens[at];
            if (token.IsMark('('))
            {
                while (at < tokens.Count && !tokens[at].IsMark(')'))
                {
                    // "22nd November (2021)" and "30 November (CYP Committee)": a year is read, a meeting makes it an event.
                    if (!hasYear && tokens[at].Kind == DateTokenKind.Word && !DateWords.IsAfter(tokens[at].Text))
                    {
                        return false;
                    }

                    at++;
                }

                at++;
            }
            else if (token.Kind == DateTokenKind.Word ? DateWords.IsAfter(token.Text) : token is { Kind: DateTokenKind.Mark, Text: "-" or "." or "," or ";" or "?" or "*" or ")" or "^" })
            {
                at++;
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Words that stand for a date: TBC, monthly, ongoing, completed, within four months.</summary>
    private static DateReading? Said(string raw, string plain, List<DateToken> tokens, DateRangeReader ranges)
    {
        if (DateWords.ToBeConfirmed().IsMatch(plain))
        {
            return new(raw, DateKind.ToBeConfirmed);
        }

        if (DateWords.Recurring().Match(plain) is { Success: true } recurring && (recurring.Index == 0 || tokens.Count <= 8))
        {
            return new(raw, DateKind.Recurring, StartOf(plain, ranges, tokens));
        }

        if (DateWords.Ongoing().Match(plain) is { Success: true })
        {
            var found = ranges.Find();
            return found is [var one] && plain.Contains("throughout", StringComparison.Ordinal) ? new(raw, DateKind.Ongoing, one.First, one.Last)
                : found is [var day] && !plain.Contains("from", StringComparison.Ordinal) ? new(raw, DateKind.Ongoing, null, day.Last)
                : new(raw, DateKind.Ongoing, StartOf(plain, ranges, tokens));
        }

        if (DateWords.Status().Match(plain) is { Success: true } status)
        {
            var rest = DateTokens.Of(plain[status.Length..]);
            var date = Whole(raw, plain, rest, new(rest, ranges.Phrases.For(rest)), 0);
            return new(raw, DateKind.Status, date?.First, date?.Last);
        }

        if (DateWords.Soon().IsMatch(plain))
        {
            return new(raw, DateKind.Relative);
        }

        // The length is the first thing said: "36 months", "within 4 months of April 2022", but not "March 2022 for 6 months".
        return DateWords.Length().Match(plain) is { Success: true } length && (ranges.Find() is not [var first, ..] || first.At >= DateTokens.Of(plain[..length.Index]).Count)
            ? new(raw, DateKind.Relative)
            : null;
    }

    private static DateOnly? StartOf(string plain, DateRangeReader ranges, List<DateToken> tokens) =>
        tokens.Count > 0 && plain.Contains("from", StringComparison.Ordinal) && ranges.Find() is [var one] ? one.First : null;

    /// <summary>A date among other words, or an event.</summary>
    private static DateReading? Within(string raw, string plain, List<DateToken> tokens, DateRangeReader ranges)
    {
        var counted = DateWords.CountedFrom().IsMatch(plain);
        var found = ranges.Find();
        var words = tokens.Count(t => t.Kind == DateTokenKind.Word);
        if (!counted && found.Count > 0 && words <= 14 && found.All(f => f.Kind != DateKind.Year || words <= 4))
        {
            if (found is [var one])
            {
                return one.Reading(raw);
            }

            // Several days are told: from the first of them to the last.
            if (found.All(f => f.First is not null && f.Last is not null))
            {
                return new(raw, found.Max(f => f.Kind), found.Min(f => f.First), found.Max(f => f.Last));
            }
        }

        return DateWords.Event().IsMatch(plain) && words <= 20 ? new(raw, DateKind.Event) : null;
    }
}

namespace Outturn.Core.Values.Reading;

/// <summary>Reads one expression of a date at a token. Looks only a few tokens ahead, so that a text of any length is read in one pass.</summary>
internal sealed class DatePhraseReader(List<DateToken> tokens, DateOnly? near)
{
    private const int FirstYear = 1900;
    private const int LastYear = 2100;

    private DateToken? At(int i) => i >= 0 && i < tokens.Count ? tokens[i] : null;

    private bool IsMark(int i, string marks) => At(i) is { Kind: DateTokenKind.Mark } t && marks.Contains(t.Text[0], StringComparison.Ordinal);

    private bool IsWord(int i, string word) => At(i) is { } t && t.IsWord(word);

    private int MonthAt(int i) => At(i) is { Kind: DateTokenKind.Word } t ? DateWords.Month(t.Text) : 0;

    private bool IsOrdinal(int i) => At(i) is { Kind: DateTokenKind.Word, Text: "st" or "nd" or "rd" or "th" };

    public DatePhraseReader For(List<DateToken> others) => new(others, near);

    public DatePhrase? Read(int i) => Modified(i) ?? Plain(i);

    private DatePhrase? Plain(int i) => Numeric(i) ?? DayFirst(i) ?? MonthFirst(i) ?? Quartered(i) ?? Season(i) ?? YearOnly(i);

    /// <summary>2.11.2021, 09/09/21, 2022-04-01, 11/2021, and 1/4 where it is a day.</summary>
    private DatePhrase? Numeric(int i)
    {
        if (At(i) is not { IsNumber: true } a || !IsMark(i + 1, "./-") || At(i + 2) is not { IsNumber: true } b)
        {
            return null;
        }

        var mark = tokens[i + 1].Text[0];
        if (IsMark(i + 3, "./-") && tokens[i + 3].Text[0] == mark && At(i + 4) is { IsNumber: true } c)
        {
            if (a.Text.Length == 4 && b.Text.Length <= 2 && c.Text.Length <= 2)
            {
                return DayOf(c.Value, b.Value, a.Value, i + 5);
            }

            return a.Text.Length <= 2 && b.Text.Length <= 2 && (c.Text.Length is 2 or 4) ? DayOf(a.Value, b.Value, c.Text.Length == 2 ? Century(c.Value) : c.Value, i + 5) : null;
        }

        if (a.Text.Length <= 2 && b.Text.Length == 4 && a.Value is >= 1 and <= 12 && IsYear(b.Value))
        {
            return new(PhraseKind.Month, i + 3) { Month = a.Value, Year = b.Value };
        }

        // "10/11" is a day or a financial year: not said. "5.5" and "3-6" are no days.
        return mark == '/' && a.Text.Length <= 2 && b.Text.Length <= 2 && a.Value is >= 1 and <= 31 && b.Value is >= 1 and <= 12 && FinancialAt(i, out _) is null && !(b.Value == a.Value + 1 && a.Text.Length == 2)
            ? new(PhraseKind.Day, i + 3) { Day = a.Value, Month = b.Value }
            : null;
    }

    /// <summary>A day in figures; one that no calendar has is known as such, so that its parts are not read as something else.</summary>
    private static DatePhrase DayOf(int day, int month, int year, int next) =>
        day is >= 1 and <= 31 && month is >= 1 and <= 12 && IsYear(year) ? new(PhraseKind.Day, next) { Day = day, Month = month, Year = year } : new(PhraseKind.Day, next) { Day = 32, Month = 1, Year = FirstYear };

    /// <summary>1st of April 2022, 9-Sept-21, 18 November.</summary>
    private DatePhrase? DayFirst(int i)
    {
        if (At(i) is not { IsNumber: true, Text.Length: <= 2 } day || day.Value is < 1 or > 31)
        {
            return null;
        }

        var at = i + 1;
        at += IsOrdinal(at) ? 1 : 0;
        at += IsWord(at, "day") ? 1 : 0;
        at += IsWord(at, "of") ? 1 : 0;
        at += IsMark(at, "-./,") ? 1 : 0;
        if (MonthAt(at) is not (> 0 and var month))
        {
            return null;
        }

        var phrase = new DatePhrase(PhraseKind.Day, at + 1) { Day = day.Value, Month = month };
        return day.Value > DateTime.DaysInMonth(2000, month) && !WithYear(phrase).HasYear ? null : WithYear(phrase);
    }

    /// <summary>Sept 21, November 2021, April 1 2022, April 1st, March 2021/22, January.</summary>
    private DatePhrase? MonthFirst(int i)
    {
        if (MonthAt(i) is not (> 0 and var month))
        {
            return null;
        }

        var at = i + 1;
        at += IsMark(at, ".") ? 1 : 0;
        if (At(at) is { IsNumber: true, Text.Length: <= 2 } day && day.Value is >= 1 and <= 31 && MonthAt(at + 1) == 0)
        {
            var ordinal = IsOrdinal(at + 1);
            var after = at + (ordinal ? 2 : 1);
            after += IsMark(after, ",") ? 1 : 0;
            if (At(after) is { IsNumber: true, Text.Length: 4 } year && IsYear(year.Value) && MonthAt(after - 1) == 0)
            {
                return new(PhraseKind.Day, after + 1) { Day = day.Value, Month = month, Year = year.Value };
            }

            if (ordinal || day.Text.Length == 1)
            {
                return day.Value > DateTime.DaysInMonth(2000, month) ? null : new(PhraseKind.Day, at + (ordinal ? 2 : 1)) { Day = day.Value, Month = month };
            }
        }

        return WithYear(new(PhraseKind.Month, at) { Month = month });
    }

    /// <summary>Q4 2021/22, Quarter 3 of 2021-22, first quarter 2022/23, 2021/22 Q4, Q3/4 2021/22 (its first).</summary>
    private DatePhrase? Quartered(int i)
    {
        if (FinancialAt(i, out var next) is { } financial)
        {
            var at = next + (IsMark(next, ",-/(") ? 1 : 0);
            return QuarterAt(at, out var after) is > 0 and var q ? new(PhraseKind.Quarter, after) { Quarter = q, Financial = financial } : null;
        }

        return QuarterAt(i, out var then) is > 0 and var quarter ? WithYear(new(PhraseKind.Quarter, then) { Quarter = quarter }) : null;
    }

    private int QuarterAt(int i, out int next)
    {
        next = i;
        if (At(i) is { Kind: DateTokenKind.Word, Text: "q" or "quarter" or "qtr" or "qu" } && At(i + 1) is { IsNumber: true, Text.Length: 1, Value: >= 1 and <= 4 } number)
        {
            next = i + 2;
            return number.Value;
        }

        if (At(i) is { Kind: DateTokenKind.Word, Text: "quarter" } && At(i + 1) is { Kind: DateTokenKind.Word, Text: "one" or "two" or "three" or "four" } word)
        {
            next = i + 2;
            return word.Text switch { "one" => 1, "two" => 2, "three" => 3, _ => 4 };
        }

        var ordinal = At(i) switch
        {
            { Kind: DateTokenKind.Word, Text: "first" } => 1,
            { Kind: DateTokenKind.Word, Text: "second" } => 2,
            { Kind: DateTokenKind.Word, Text: "third" } => 3,
            { Kind: DateTokenKind.Word, Text: "fourth" or "final" or "last" } => 4,
            { IsNumber: true, Text.Length: 1, Value: >= 1 and <= 4 } n when IsOrdinal(i + 1) => n.Value,
            _ => 0,
        };
        var quarter = i + (At(i) is { IsNumber: true } ? 2 : 1);
        if (ordinal > 0 && At(quarter) is { Kind: DateTokenKind.Word, Text: "quarter" or "qtr" })
        {
            next = quarter + 1;
            return ordinal;
        }

        return 0;
    }

    private DatePhrase? Season(int i)
    {
        // A term of school is not a season: the summer term begins at Easter.
        var isTerm = At(i + 1) is { Kind: DateTokenKind.Word, Text: "term" };
        (int Month, int Months) season = At(i) is not { Kind: DateTokenKind.Word } word ? (0, 0) : word.Text switch
        {
            "spring" => isTerm ? (1, 3) : (3, 3),
            "summer" => isTerm ? (4, 4) : (6, 3),
            "autumn" => isTerm ? (9, 4) : (9, 3),
            "winter" => isTerm ? (0, 0) : (12, 3),
            _ => (0, 0),
        };
        if (season.Month == 0)
        {
            return null;
        }

        var at = i + (isTerm ? 2 : 1);
        at += IsWord(at, "holidays") || IsWord(at, "holiday") ? 1 : 0;
        return WithYear(new(PhraseKind.Part, at) { Month = season.Month, Months = season.Months });
    }

    private DatePhrase? YearOnly(int i)
    {
        var at = i;
        var says = false;
        if (IsWord(at, "fy"))
        {
            (at, says) = (at + 1, true);
        }
        else if (IsWord(at, "financial") && IsWord(at + 1, "year"))
        {
            (at, says) = (at + 2, true);
        }

        if (FinancialAt(at, out var next) is { } financial)
        {
            return new(PhraseKind.Year, next) { Financial = financial };
        }

        if (At(at) is { IsNumber: true } number && (number.Text.Length == 4 ? IsYear(number.Value) : says && number.Text.Length == 2))
        {
            // FY27 is the year that begins in 2027 to some and the one that ends in it to others.
            return says ? new(PhraseKind.Year, at + 1) { IsOpen = true } : new(PhraseKind.Year, at + 1) { Year = number.Value };
        }

        return null;
    }

    /// <summary>Early, mid, late, end of, H1, first half of.</summary>
    private DatePhrase? Modified(int i)
    {
        if (At(i) is not { } first)
        {
            return null;
        }

        if (first.IsWord("h") && At(i + 1) is { IsNumber: true, Text.Length: 1, Value: 1 or 2 } half)
        {
            return Half(i + 2, half.Value);
        }

        var word = first.IsNumber && IsOrdinal(i + 1) ? (first.Value == 1 ? "first" : first.Value == 2 ? "second" : "") : first.Text;
        var after = i + (first.IsNumber ? 2 : 1);
        if (word is "first" or "second" && IsWord(after, "half"))
        {
            return Half(after + 1, word[0] == 'f' ? 1 : 2);
        }

        var third = first.Kind != DateTokenKind.Word ? 0 : first.Text switch
        {
            "early" or "beginning" => 1,
            "start" when IsWord(i + 1, "of") => 1,
            "mid" or "middle" => 2,
            "late" or "end" or "close" => 3,
            _ => 0,
        };
        if (third == 0)
        {
            return null;
        }

        var at = SkipOf(i + 1 + (IsMark(i + 1, "-") ? 1 : 0));
        if (IsWord(at, "year") || (IsWord(at, "financial") && IsWord(at + 1, "year") && YearOnly(at) is null))
        {
            return WithYear(new(PhraseKind.Part, at + (IsWord(at, "year") ? 1 : 2))) is { HasYear: false } bare ? bare : null;
        }

        return Plain(at) is { Kind: not PhraseKind.Day } phrase ? phrase with { Third = third } : null;
    }

    private DatePhrase? Half(int i, int half)
    {
        var at = SkipOf(i + (IsMark(i, ",") ? 1 : 0));
        return YearOnly(at) is not { } year ? null
            : year.Financial is { } f ? new(PhraseKind.Part, year.Next) { Month = half == 1 ? 4 : 10, Months = 6, Financial = f }
            : year.Year is { } y ? new(PhraseKind.Part, year.Next) { Month = half == 1 ? 1 : 7, Months = 6, Year = y }
            : year;
    }

    private int SkipOf(int at)
    {
        at += IsWord(at, "of") || IsWord(at, "in") ? 1 : 0;
        return at + (IsWord(at, "the") ? 1 : 0);
    }

    /// <summary>The phrase with the year that stands after it, if one does.</summary>
    private DatePhrase WithYear(DatePhrase phrase)
    {
        var at = phrase.Next;
        at += IsMark(at, ".") && !IsMark(at + 1, ".") ? 1 : 0;
        at += IsMark(at, ",-/(") ? 1 : 0;
        at += IsWord(at, "of") || IsWord(at, "in") ? 1 : 0;
        at += IsWord(at, "fy") ? 1 : 0;
        at += IsMark(at, "'") ? 1 : 0;
        if (FinancialAt(at, out var next) is { } financial)
        {
            return phrase with { Financial = financial, Next = next };
        }

        if (At(at) is not { IsNumber: true } number || IsOrdinal(at + 1) || MonthAt(at + 1) > 0 || (IsMark(at + 1, "-/.") && MonthAt(at + 2) > 0 && at + 1 == phrase.Next + 1 && number.Text.Length != 4 && IsMark(phrase.Next, "-")) || At(at + 1) is { Kind: DateTokenKind.Word, Text: "am" or "pm" } || IsMark(at + 1, "%:"))
        {
            return phrase;
        }

        var year = number.Text.Length == 4 && IsYear(number.Value) ? number.Value : number.Text.Length == 2 ? Century(number.Value) : 0;
        return year == 0 ? phrase
            : phrase.Kind == PhraseKind.Quarter ? phrase with { IsOpen = true, Next = at + 1 }
            : phrase with { Year = year, Next = at + 1 };
    }

    /// <summary>2021/22, 21-22, 2021/2, 2021-2022: two years that follow one another and no day.</summary>
    private FinancialYear? FinancialAt(int i, out int next)
    {
        next = i;
        if (At(i) is not { IsNumber: true, Text.Length: 2 or 4 } a || !IsMark(i + 1, "/-") || At(i + 2) is not { IsNumber: true } b || MonthAt(i + 3) > 0 || IsOrdinal(i + 3) || (IsMark(i + 3, "/-.") && At(i + 4) is { IsNumber: true } && tokens[i + 3].Text == tokens[i + 1].Text))
        {
            return null;
        }

        // 10/11 may be a day; above 12 there is no such month.
        if (a.Text.Length == 2 && (b.Text.Length != 2 || a.Value <= 12) && !(i > 0 && (IsWord(i - 1, "fy") || IsWord(i - 1, "year") || MonthAt(i - 1) > 0 || QuarterBefore(i))))
        {
            return null;
        }

        var start = a.Text.Length == 4 ? a.Value : Century(a.Value);
        var modulus = b.Text.Length switch { 4 => 10_000, 2 => 100, 1 => 10, _ => 0 };
        if (!IsYear(start) || modulus == 0 || (start + 1) % modulus != b.Value || (a.Text.Length == 2 && b.Text.Length != 2))
        {
            return null;
        }

        next = i + 3;
        return new(start);
    }

    private bool QuarterBefore(int i) => At(i - 1) is { IsNumber: true, Text.Length: 1 } && IsWord(i - 2, "q");

    private static bool IsYear(int value) => value is >= FirstYear and <= LastYear;

    /// <summary>The year of two digits: in this century, or in the one that brings it nearest to what the paper is about.</summary>
    private int Century(int value)
    {
        var year = 2000 + value;
        return near is { } day && Math.Abs(year - 100 - day.Year) < Math.Abs(year - day.Year) ? year - 100 : year;
    }
}

namespace Outturn.Core.Values.Reading;

internal enum PhraseKind
{
    Day,
    Month,
    Quarter,
    Part,
    Year,
}

/// <summary>One expression of a date inside a text: its year may stand with the other end of a range.</summary>
/// <param name="Kind">How exactly it is said.</param>
/// <param name="Next">The token after it.</param>
internal readonly record struct DatePhrase(PhraseKind Kind, int Next)
{
    /// <summary>Of a day; 0 otherwise.</summary>
    public int Day { get; init; }

    /// <summary>Of a day, a month, or the first month of a season; 0 otherwise.</summary>
    public int Month { get; init; }

    /// <summary>1 to 4, of a quarter; 0 otherwise.</summary>
    public int Quarter { get; init; }

    /// <summary>Months that a season lasts.</summary>
    public int Months { get; init; }

    public int? Year { get; init; }

    public FinancialYear? Financial { get; init; }

    /// <summary>Early, middle, late: 1 to 3; 0 for all of it.</summary>
    public int Third { get; init; }

    /// <summary>A year that is said in a way that leaves open which: "FY27", "Q3 2022".</summary>
    public bool IsOpen { get; init; }

    public bool HasYear => Year is not null || Financial is not null || IsOpen;

    /// <summary>Such as 31 June.</summary>
    public bool IsImpossible => Kind == PhraseKind.Day && !IsOpen && HasYear && Day > DateTime.DaysInMonth(YearOf(Month), Month);

    /// <summary>The first and the last day that are meant; null where the words leave them open.</summary>
    public (DateOnly First, DateOnly Last)? Days()
    {
        if (IsOpen || !HasYear || IsImpossible)
        {
            return null;
        }

        switch (Kind)
        {
            case PhraseKind.Day:
                var day = new DateOnly(YearOf(Month), Month, Day);
                return (day, day);
            case PhraseKind.Month:
                var month = new DateOnly(YearOf(Month), Month, 1);
                return Third switch
                {
                    1 => (month, month.AddDays(9)),
                    2 => (month.AddDays(10), month.AddDays(19)),
                    3 => (month.AddDays(20), month.AddMonths(1).AddDays(-1)),
                    _ => (month, month.AddMonths(1).AddDays(-1)),
                };
            case PhraseKind.Quarter:
                if (Financial is not { } of)
                {
                    return null;
                }

                return Cut(new Quarter(of, Quarter).FirstDay, 3);
            case PhraseKind.Part:
                // Spring of 2021-22 is April 2021 or March 2022: not said.
                return Months == 0 || (Financial is not null && Month == 3) ? null : Cut(new(YearOf(Month), Month, 1), Months);
            default:
                return Cut(Financial?.FirstDay ?? new(Year!.Value, 1, 1), 12);
        }
    }

    private int YearOf(int month) => Financial is { } f ? (month >= 4 ? f.StartYear : f.StartYear + 1) : Year!.Value;

    private (DateOnly First, DateOnly Last) Cut(DateOnly first, int months)
    {
        var from = Third > 1 ? first.AddMonths(months / 3 * (Third - 1)) : first;
        return (from, (Third is 1 or 2 ? from.AddMonths(months / 3) : first.AddMonths(months)).AddDays(-1));
    }

    public DateKind DateKind => Kind switch
    {
        PhraseKind.Day => HasYear ? DateKind.Day : DateKind.DayWithoutYear,
        _ when !HasYear => DateKind.PartWithoutYear,
        PhraseKind.Month => DateKind.Month,
        PhraseKind.Quarter => DateKind.Quarter,
        PhraseKind.Year when Third == 0 => DateKind.Year,
        _ => DateKind.PartOfYear,
    };
}

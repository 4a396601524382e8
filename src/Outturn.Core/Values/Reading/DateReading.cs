namespace Outturn.Core.Values.Reading;

/// <summary>How exactly a date is said, and in what way.</summary>
public enum DateKind
{
    /// <summary>Nothing is written, or a dash.</summary>
    Blank,
    Day,
    Month,
    Quarter,

    /// <summary>A season, "late 2021", "mid-year": somewhere between the two days.</summary>
    PartOfYear,

    /// <summary>A financial or a calendar year.</summary>
    Year,

    /// <summary>"18 November": the year is not said, and not guessed.</summary>
    DayWithoutYear,

    /// <summary>"January", "Q2": the year is not said.</summary>
    PartWithoutYear,

    /// <summary>"Within 4 months", "36 months": a length of time.</summary>
    Relative,

    /// <summary>"February Full Council", "following the media campaign".</summary>
    Event,

    /// <summary>"Monthly", "weekly", "annually".</summary>
    Recurring,

    /// <summary>"Ongoing", "throughout".</summary>
    Ongoing,

    /// <summary>"Completed", "in process", "commenced for 2021/22".</summary>
    Status,
    NotApplicable,

    /// <summary>"TBC", "to be agreed".</summary>
    ToBeConfirmed,

    /// <summary>Words that are none of these.</summary>
    Unread,
}

/// <summary>A date as a paper writes it.</summary>
/// <param name="Raw">As printed.</param>
/// <param name="Kind">How it is said.</param>
/// <param name="First">The first day that is meant; null where no day follows from the words.</param>
/// <param name="Last">The last day that is meant: the same for a day.</param>
public sealed record DateReading(string Raw, DateKind Kind, DateOnly? First = null, DateOnly? Last = null);

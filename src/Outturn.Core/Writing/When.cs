using System.Globalization;
using Outturn.Core.Values;

namespace Outturn.Core.Writing;

/// <summary>In what way a time is said.</summary>
public enum WhenKind
{
    /// <summary>Nothing is typed, or a dash.</summary>
    Blank,
    Day,
    Month,

    /// <summary>A quarter of a financial year.</summary>
    Quarter,

    /// <summary>A season, a week, "late 2022": somewhere between its two days.</summary>
    PartOfYear,

    /// <summary>A financial or a calendar year.</summary>
    Year,

    /// <summary>From one time to another.</summary>
    Range,

    /// <summary>"18 November", "Q2": the year is not said, and not guessed.</summary>
    WithoutYear,

    /// <summary>A length of time, counted from <see cref="When.Anchor"/> where that is said: "6 weeks after approval".</summary>
    Relative,

    /// <summary>Tied to something that happens: "on contract award".</summary>
    Event,

    /// <summary>Again and again: "monthly", "each term".</summary>
    Recurring,
    Ongoing,

    /// <summary>"Completed", "under way".</summary>
    Done,
    ToBeConfirmed,
    NotApplicable,

    /// <summary>A day that no calendar has, such as 31 June.</summary>
    Impossible,

    /// <summary>Words that are none of these.</summary>
    Words,
}

/// <summary>On which side of its anchor a time lies.</summary>
public enum WhenSide
{
    /// <summary>No anchor is said.</summary>
    None,
    Before,
    At,
    After,
}

public enum WhenUnit
{
    Days,

    /// <summary>Monday to Friday; holidays are not known here and not counted.</summary>
    WorkingDays,
    Weeks,
    Months,

    /// <summary>Three months.</summary>
    Quarters,

    /// <summary>A school term: no fixed number of days, so no day follows from it.</summary>
    Terms,
    Years,
}

/// <summary>A length of time, or between two: "6 to 8 weeks".</summary>
/// <param name="Least">0 or more.</param>
/// <param name="Most">The same where one is said.</param>
public sealed record WhenSpan(int Least, int Most, WhenUnit Unit)
{
    /// <summary>Such as "6 weeks", "1 month" or "6 to 8 weeks".</summary>
    public string Words
    {
        get
        {
            var unit = Unit == WhenUnit.WorkingDays ? "working days" : Unit.ToString().ToLowerInvariant();
            return Least != Most ? string.Create(CultureInfo.InvariantCulture, $"{Least} to {Most} {unit}")
                : string.Create(CultureInfo.InvariantCulture, $"{Least} {(Least == 1 ? unit[..^1] : unit)}");
        }
    }
}

/// <summary>What a cell that holds a time says. A year that is not written is never supplied.</summary>
/// <param name="Raw">As typed.</param>
/// <param name="Kind">In what way.</param>
/// <param name="First">The first day that is meant; null where none follows from the words alone.</param>
/// <param name="Last">The last day that is meant; the same for a day; null where it is open.</param>
public sealed record When(string Raw, WhenKind Kind, DateOnly? First = null, DateOnly? Last = null)
{
    /// <summary>Of a relative time; null where "shortly after" is all that is said.</summary>
    public WhenSpan? Span { get; init; }

    /// <summary>Of a relative or event-anchored time.</summary>
    public WhenSide Side { get; init; }

    /// <summary>What it is counted from or tied to, as typed; empty where it is not said.</summary>
    public string Anchor { get; init; } = "";

    /// <summary>Of a recurring time: from one to the next; null where the words do not say.</summary>
    public WhenSpan? Every { get; init; }

    /// <summary>Of a yearly time that names its month, such as "annually in March": 3. Null otherwise.</summary>
    public int? InMonth { get; init; }

    /// <summary>Whether a day follows from what is typed alone.</summary>
    public bool HasDay => First is not null || Last is not null;

    /// <summary>Whether it says when at all; TBC and words that nobody can place do not.</summary>
    public bool Says => Kind is not (WhenKind.Blank or WhenKind.ToBeConfirmed or WhenKind.Words or WhenKind.Impossible);

    /// <summary>As it is shown: what is typed, with single spaces.</summary>
    public string Words => string.Join(' ', Raw.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Its days in full, such as "1 April 2022 to 30 June 2022"; empty where none follows.</summary>
    public string Days => (First, Last) switch
    {
        ({ } a, { } b) when a == b => CouncilTime.Words(a),
        ({ } a, { } b) => $"{CouncilTime.Words(a)} to {CouncilTime.Words(b)}",
        ({ } a, null) => $"from {CouncilTime.Words(a)}",
        (null, { } b) => $"until {CouncilTime.Words(b)}",
        _ => "",
    };

    /// <summary>Reads any text; never throws.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="near">A day of the case's own time, for the century of a year of two digits and for nothing else.</param>
    public static When Read(string? text, DateOnly? near = null) => WhenReader.Read(text ?? "", near);
}

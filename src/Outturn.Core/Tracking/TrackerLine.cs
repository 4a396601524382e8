using Outturn.Core.Series;
using Outturn.Core.Tracking.Closing;
using Outturn.Core.Values;

namespace Outturn.Core.Tracking;

/// <summary>A rating as councils give them: three colours, with blue and the two between for those that use five or BRAG.</summary>
public enum Rag
{
    NotRated,
    Green,
    AmberGreen,
    Amber,
    RedAmber,
    Red,

    /// <summary>Delivered or closed, where a council rates so (BRAG).</summary>
    Blue,
}

/// <summary>The change since the last published position, judged better or worse for the council, never up or down in pounds.</summary>
public enum Direction
{
    NoChange,
    Better,
    Worse,
    New,
    NotComparable,
}

/// <summary>What a line is: changes seldom.</summary>
/// <param name="Title">As the council words it.</param>
/// <param name="Description">Plain text; marks of web pages are taken out, the original stays in the imported file.</param>
/// <param name="Committees">Every committee that owns the line, in the paper's order. Money is counted once however many.</param>
/// <param name="Service">The service; empty where none is given.</param>
/// <param name="Partners">Links with partner organisations; empty for none.</param>
/// <param name="Other">Columns of the council's file that have no field here, kept in order, heading and text.</param>
public sealed record LineDetails(
    string Title, string Description, IReadOnlyList<string> Committees, string Service, string Partners, IReadOnlyList<KeyValuePair<string, string>> Other)
{
    public static LineDetails Empty { get; } = new("", "", [], "", "", []);

    public bool Equals(LineDetails? other) => other is not null
        && Title == other.Title && Description == other.Description && Service == other.Service && Partners == other.Partners
        && Committees.SequenceEqual(other.Committees, StringComparer.Ordinal) && Other.SequenceEqual(other.Other);

    public override int GetHashCode() => HashCode.Combine(Title, Description, Service, Partners, Committees.Count, Other.Count);
}

/// <summary>What was planned when the year was set.</summary>
/// <param name="Investment">Spent to make the saving in this year; a cost, so positive.</param>
/// <param name="Planned">The planned saving and its phasing; a saving is negative.</param>
public sealed record LinePlan(Amount Investment, Phasing Planned)
{
    public static LinePlan Empty { get; } = new(Amount.Zero, Phasing.None);
}

/// <summary>What is stated of a line at a position: this is what changes each month.</summary>
/// <param name="Forecast">The forecast saving and its phasing; a saving is negative.</param>
/// <param name="Rag">As stated; null where the council's file has no rating column.</param>
/// <param name="Direction">As stated; null where not stated.</param>
/// <param name="Complete">Whether finance has signed the saving off; null where not stated.</param>
/// <param name="Commentary">Plain text; empty for none.</param>
/// <param name="StatedVariance">A printed variance that differs from forecast less plan; null where it agrees or none is printed.</param>
public sealed record LineForecast(Phasing Forecast, Rag? Rag, Direction? Direction, bool? Complete, string Commentary, Money? StatedVariance)
{
    public static LineForecast Empty { get; } = new(Phasing.None, null, null, null, "", null);
}

/// <summary>How a saving reaches the budget.</summary>
public enum DeliveryBasis
{
    /// <summary>Nobody has said.</summary>
    NotStated,

    /// <summary>The year's budget was taken out at once: what is delivered is banked.</summary>
    Secured,

    /// <summary>Earned as the year passes.</summary>
    Accrued,
}

/// <summary>A person's rating in place of the rule's.</summary>
/// <param name="Rating">Null ends an earlier override: the rule gives the rating again.</param>
/// <param name="Reason">Why.</param>
/// <param name="Until">The last day on which it holds; null: until it is ended.</param>
public sealed record LineOverride(Rag? Rating, string Reason, DateOnly? Until)
{
    public bool HoldsOn(DateOnly day) => Rating is not null && (Until is not { } until || day <= until);
}

/// <summary>Whether a line is in the tracker.</summary>
/// <param name="Withdrawn">True from the position at which it left.</param>
/// <param name="Reason">Why it left or came back.</param>
public sealed record LineStanding(bool Withdrawn, string Reason)
{
    public static LineStanding In { get; } = new(Withdrawn: false, "");
}

/// <summary>One line of a year's tracker as it stands at a position.</summary>
/// <param name="Id">Never changes and is never used again.</param>
/// <param name="Year">The tracker's year.</param>
/// <param name="Key">What tells the line from others in a council's file of that year: its reference, or its title where the council gives none.</param>
/// <param name="Reference">The council's code; empty where it gives none.</param>
/// <param name="Owner">The post that answers for it; empty for not assigned.</param>
public sealed record TrackerLine(
    Guid Id, FinancialYear Year, string Key, string Reference, LineDetails Details, LinePlan Plan, LineForecast Stated, string Owner, LineStanding Standing)
{
    /// <summary>Act numbers of the latest fact of each kind at this position; 0 where there is none.</summary>
    public LineActs Acts { get; init; } = new(0, 0, 0, 0, 0);

    /// <summary>Whether the year's budget was taken out at once or the saving is earned as the year passes.</summary>
    public DeliveryBasis Basis { get; init; }

    /// <summary>A person's rating in place of the rule's, with the reason; null where there never was one.</summary>
    public LineOverride? Override { get; init; }

    /// <summary>How the shown rating and direction came about; null for a line as the record has it.</summary>
    public LineJudgement? Judged { get; init; }

    /// <summary>What the record states, whatever is shown: a rating or direction is null here unless someone stated it.</summary>
    public LineForecast AsRecorded => Judged?.Recorded ?? Stated;

    /// <summary>The position at which the forecast is stated to stand.</summary>
    public DateOnly? ForecastPosition { get; init; }

    public Total Planned => Plan.Planned.Year;

    public Total Forecast => Stated.Forecast.Year;

    /// <summary>What it came to, as recorded when the year was closed; null while the year is open.</summary>
    public LineOutturn? Outturn { get; init; }

    /// <summary>What it came to where the year is closed, else what its owner forecasts.</summary>
    public Total Came => Outturn is { } outturn ? Total.Of(outturn.Amount) : Forecast;

    /// <summary>Forecast less plan: positive is adverse, for reversals too.</summary>
    public Total Variance => Forecast - Planned;
}

public sealed record LineActs(long Details, long Plan, long Forecast, long Owner, long Standing)
{
    public long Override { get; init; }

    public long Basis { get; init; }

    public long Outturn { get; init; }
}

/// <summary>A year's tracker as at a date: the lines that are in it, in the order of their keys, and those that have left.</summary>
public sealed record TrackerPosition(FinancialYear Year, AsAt AsAt, IReadOnlyList<TrackerLine> Lines, IReadOnlyList<TrackerLine> Withdrawn)
{
    /// <summary>The newest act that anything shown rests on.</summary>
    public long LatestAct { get; init; }
}

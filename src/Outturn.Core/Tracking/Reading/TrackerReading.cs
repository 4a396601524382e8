using Outturn.Core.Values;

namespace Outturn.Core.Tracking.Reading;

/// <summary>The fields that a tracker's columns can be.</summary>
public enum TrackerField
{
    /// <summary>Kept as text under its own heading.</summary>
    Other,
    Reference,
    Title,
    Description,
    Committee,
    Service,
    Owner,
    Investment,
    PlannedPart,
    PlannedYear,
    ForecastPart,
    ForecastYear,
    Variance,
    Complete,
    Rag,
    Direction,
    Commentary,
    Partners,

    /// <summary>Our own hidden key column in a file that comes back.</summary>
    LineKey,

    /// <summary>Not read at all, by a person's choice or because it repeats (cumulative figures, percentages).</summary>
    Ignored,
}

/// <summary>What one column was taken to be, and why.</summary>
/// <param name="Column">Index from 0.</param>
/// <param name="Heading">As the file has it, with the headings above it.</param>
/// <param name="Field">What it was taken to be.</param>
/// <param name="Part">For a part: 1 to 4 for a quarter, 1 to 12 for a month (1 is April); 0 otherwise.</param>
/// <param name="How">Why: "heading", "content", "position", "remembered", "by hand".</param>
public sealed record ColumnMapping(int Column, string Heading, TrackerField Field, int Part, string How);

/// <summary>What a person, the command line or memory says of a file before it is read. Null: to be found out.</summary>
/// <param name="Year">The tracker's year.</param>
/// <param name="Position">The day on which it is stated to stand.</param>
/// <param name="Unit">What a bare number counts.</param>
/// <param name="Savings">How savings are signed.</param>
/// <param name="Sheet">The tab to read.</param>
/// <param name="Columns">Column indices and what they are: they win over everything found.</param>
/// <param name="Remembered">Mappings that this council confirmed before, by <see cref="TrackerReading.Signature"/>.</param>
public sealed record ReadOptions(
    FinancialYear? Year = null,
    DateOnly? Position = null,
    MoneyUnit? Unit = null,
    SavingsSign? Savings = null,
    string? Sheet = null,
    IReadOnlyList<ColumnMapping>? Columns = null,
    Func<string, IReadOnlyList<ColumnMapping>?>? Remembered = null);

/// <summary>One line as read from a file. Every figure is already in pounds by the product's sign.</summary>
/// <param name="Row">Its row or line number in the file.</param>
/// <param name="Key">Our own key in a file that comes back; else the reference's code or, where the file has none, the title in lower case with single spaces.</param>
/// <param name="Reference">Null where the file gives none.</param>
/// <param name="Details">What it is.</param>
/// <param name="Plan">Null where the file has no planned figures (a forecast-only return).</param>
/// <param name="Stated">What is stated of it.</param>
/// <param name="Owner">As the file has it; empty for not assigned.</param>
/// <param name="Raw">The row's cells as text, from the first column, untouched.</param>
public sealed record ReadLine(int Row, string Key, Reference? Reference, LineDetails Details, LinePlan? Plan, LineForecast Stated, string Owner, IReadOnlyList<string> Raw)
{
    /// <summary>The variance as printed, where the file has one: kept even where it agrees, so that it can be proved.</summary>
    public Money? PrintedVariance { get; init; }

    /// <summary>The year totals as printed, where the file has them, for the proof.</summary>
    public Money? PrintedPlannedYear { get; init; }

    public Money? PrintedForecastYear { get; init; }
}

/// <summary>A printed total or subtotal that was found in the file and what the lines under it come to.</summary>
/// <param name="Where">The cell or line.</param>
/// <param name="Label">What it totals: "All lines", or the group's name.</param>
/// <param name="Measure">Such as <c>investment</c>, <c>plannedQ1</c>, <c>plannedYear</c>, <c>forecastQ3</c>, <c>variance</c>.</param>
/// <param name="Printed">As printed.</param>
/// <param name="Computed">The sum of the lines.</param>
/// <param name="Lines">How many lines it covers.</param>
public sealed record PrintedTotal(string Where, string Label, string Measure, Money Printed, Money Computed, int Lines)
{
    /// <summary>The label of a total that covers the whole tracker.</summary>
    public const string AllLines = "All lines";

    public Money Difference => Printed - Computed;

    public bool Agrees => Printed == Computed;
}

/// <summary>A row that could not be brought in, with the reason.</summary>
public sealed record BadRow(int Row, string Where, string Reason, IReadOnlyList<string> Raw);

/// <summary>Text that is not part of a line: banners, notes under the table, a second table. Kept and shown, never dropped.</summary>
public sealed record UnreadText(string Where, string Text);

/// <summary>What one row of the file was used as.</summary>
public enum RowUse
{
    /// <summary>Above the table, below it, or beside it: its text is in <see cref="TrackerReading.Unread"/>.</summary>
    Unread,
    Heading,
    RepeatedHeading,
    Line,
    BadLine,

    /// <summary>The same line again, as pages that overlap print it.</summary>
    RepeatedLine,

    /// <summary>More text of the line above.</summary>
    Continuation,
    Group,
    Total,
    RepeatedTotal,
}

/// <summary>A tracker file as understood.</summary>
public sealed record TrackerReading
{
    public required string FileName { get; init; }

    /// <summary>"excel", "csv" or "text".</summary>
    public required string Format { get; init; }

    /// <summary>The tab that was read.</summary>
    public required string Sheet { get; init; }

    /// <summary>Names this layout: the normalised headings, hashed. What a council confirmed for one is used for the next.</summary>
    public required string Signature { get; init; }

    public required FinancialYear? Year { get; init; }

    /// <summary>The position named in the file ("as at October 2017" is 31 October 2017) or in the options.</summary>
    public required DateOnly? Position { get; init; }

    public required MoneyUnit? Unit { get; init; }

    /// <summary>How the unit was found, in words.</summary>
    public required string UnitHow { get; init; }

    public required SavingsSign? Savings { get; init; }

    public required string SavingsHow { get; init; }

    /// <summary>Row number of the headings.</summary>
    public required int HeaderRow { get; init; }

    public required IReadOnlyList<ColumnMapping> Columns { get; init; }

    public required IReadOnlyList<ReadLine> Lines { get; init; }

    public required IReadOnlyList<BadRow> BadRows { get; init; }

    public required IReadOnlyList<PrintedTotal> PrintedTotals { get; init; }

    public required IReadOnlyList<UnreadText> Unread { get; init; }

    /// <summary>What each row that holds something was used as, by row number: with it a test can show that nothing was dropped.</summary>
    public IReadOnlyDictionary<int, RowUse> Rows { get; init; } = new Dictionary<int, RowUse>();

    /// <summary>Errors stop the import (nothing could be decided), warnings and notices do not.</summary>
    public required IReadOnlyList<Problem> Problems { get; init; }

    /// <summary>The grid's way of naming a cell, for provenance: <c>Tracker!F12</c>.</summary>
    public required Func<int, int, string> Place { get; init; }

    /// <summary>Whether it can be brought in: something was read, and year, unit and sign are known.</summary>
    public bool CanBeImported => Lines.Count > 0 && Problems.All(p => p.Severity != Severity.Error);
}

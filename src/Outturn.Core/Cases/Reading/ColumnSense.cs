using Outturn.Core.Values;

namespace Outturn.Core.Cases.Reading;

/// <summary>What the rows of a table are, by the heading over their names.</summary>
internal enum SubjectSort
{
    None,
    Risk,
    Task,
    Benefit,
    Option,
    Post,
    Partner,

    /// <summary>People whom the proposal touches.</summary>
    Affected,
    Item,

    /// <summary>A region, cohort or need: rows that are compared.</summary>
    Compared,
    Period,
}

/// <summary>What a heading says of its column.</summary>
/// <param name="Meaning">Text where it says nothing known.</param>
/// <param name="Sort">With <see cref="ColumnMeaning.Subject"/>.</param>
internal sealed record ColumnSense(ColumnMeaning Meaning, SubjectSort Sort = SubjectSort.None)
{
    public FinancialYear? Year { get; init; }

    public MoneyUnit? Unit { get; init; }

    /// <summary>A quarter or a month of figures, which no year of a plan is.</summary>
    public bool IsPartOfYear { get; init; }

    public bool IsKnown => Meaning != ColumnMeaning.Text;
}

using Outturn.Core.Papers;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;

namespace Outturn.Core.Cases.Reading;

/// <summary>What a column of a case's table holds.</summary>
public enum ColumnMeaning
{
    /// <summary>Words of no known meaning.</summary>
    Text,

    /// <summary>What the row is about: the risk, task, benefit, option, item, role, partner, group or indicator.</summary>
    Subject,
    Mitigation,
    Rag,
    Owner,
    Start,
    End,
    When,
    Duration,
    DependsOn,
    Status,
    Measure,
    Baseline,
    Target,
    Advantages,
    Disadvantages,
    Decision,

    /// <summary>Money or a count of one financial year: <see cref="TableColumn.Year"/>.</summary>
    Year,
    Total,
    Permanence,
    FundingSource,
    Amount,
    Count,
    Grade,
    Share,
    Positive,
    Negative,
    Neutral,
    Impact,
    Probability,
    Score,
    Notes,
}

/// <param name="Heading">As printed; headings of two rows are joined by " / ".</param>
/// <param name="Meaning">What it holds.</param>
/// <param name="Year">With <see cref="ColumnMeaning.Year"/>; null for "Year 1".</param>
/// <param name="Unit">What a bare number counts, where the heading or the caption says.</param>
public sealed record TableColumn(string Heading, ColumnMeaning Meaning, FinancialYear? Year = null, MoneyUnit? Unit = null);

public enum TableRowKind
{
    Item,
    Subtotal,
    Total,

    /// <summary>A heading over the rows that follow, such as a workstream or a phase.</summary>
    Group,
}

public enum RagWord
{
    Red,
    Amber,
    Green,
}

/// <summary>What a cell was read as; null where its words are all there is.</summary>
public abstract record CellValue
{
    private CellValue()
    {
    }

    public sealed record Rag(RagWord Word) : CellValue;

    public sealed record Date(DateReading Reading) : CellValue;

    /// <summary>Signed as printed: a table says its own convention.</summary>
    public sealed record Money(AmountReading Reading) : CellValue;

    public sealed record Number(decimal Figure) : CellValue;

    public sealed record Percent(decimal Figure) : CellValue;

    /// <summary>Such as "5 – Very high": the number and the words.</summary>
    public sealed record Score(decimal Figure, string Words) : CellValue
    {
        /// <summary>The colour that stands beside the number, as in "15 – Red"; null where none does.</summary>
        public RagWord? Colour { get; init; }
    }

    /// <summary>"TBC", "to be established": something is expected and not given.</summary>
    public sealed record NotGiven(string Why) : CellValue;
}

/// <param name="Text">As printed.</param>
/// <param name="Value">As understood; null where its words are all there is.</param>
public sealed record ReadCell(string Text, CellValue? Value = null);

/// <param name="Place">Of the row.</param>
/// <param name="Kind">Item, subtotal, total or group.</param>
/// <param name="Cells">One for each column.</param>
public sealed record ReadRow(Place Place, TableRowKind Kind, IReadOnlyList<ReadCell> Cells);

/// <summary>A table of a case. One that a page broke is one table.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Section">The key of the section that it stands in; "header" for the header block.</param>
/// <param name="Caption">Words that stand over or in it and belong to it, such as "Capital and revenue flow in £000s"; empty where there are none.</param>
/// <param name="Columns">From the left.</param>
/// <param name="Rows">Below the headings.</param>
/// <param name="Place">Where it begins.</param>
/// <param name="Sure">How sure the reader is of the kind.</param>
/// <param name="How">How the kind was told, in words.</param>
public sealed record ReadTable(CaseTableKind Kind, string Section, string Caption, IReadOnlyList<TableColumn> Columns, IReadOnlyList<ReadRow> Rows, Place Place, Sureness Sure, string How)
{
    /// <summary>How many pieces on the paper it was joined from.</summary>
    public int Pieces { get; init; } = 1;

    public IReadOnlyList<Problem> Problems { get; init; } = [];
}

using Outturn.Core.Values;

namespace Outturn.Core.Planning.Reading;

/// <summary>What the figures of a file are, or what a person types.</summary>
public enum TypedBasis
{
    /// <summary>Change from the year before: the business plan's own format, and what is stored.</summary>
    Movements,

    /// <summary>The effect in each year against the base.</summary>
    Levels,
}

/// <summary>The fields that a column of plan lines can be.</summary>
public enum PlanField
{
    /// <summary>Kept as text under its own heading.</summary>
    Other,

    /// <summary>The council's number of a business case or bid: rows that share it are one proposal.</summary>
    Case,
    Title,
    Reference,
    Kind,
    Permanence,
    Service,
    Committee,
    Funding,
    Benefit,
    Confidence,
    Role,
    Note,

    /// <summary>What the line itself is, beside the proposal's title.</summary>
    LineTitle,

    /// <summary>The figures of one financial year.</summary>
    Year,

    /// <summary>The row's own total over years: a proof.</summary>
    RowTotal,

    /// <summary>Our own hidden key column in a file that comes back.</summary>
    Key,

    /// <summary>Not read, because it is worked out or only for show.</summary>
    Ignored,
}

/// <summary>What one column was taken to be.</summary>
/// <param name="Column">Index from 0.</param>
/// <param name="Heading">As the file has it, with the headings above it.</param>
/// <param name="Field">What it was taken to be.</param>
/// <param name="Year">For <see cref="PlanField.Year"/>.</param>
public sealed record PlanColumn(int Column, string Heading, PlanField Field, FinancialYear? Year = null);

/// <summary>What a person, the command line or memory says of a file before it is read. Null: to be found out.</summary>
/// <param name="Cycle">The cycle that the lines are for.</param>
/// <param name="Unit">What a bare number counts.</param>
/// <param name="SavingsPositive">Whether savings are printed as positive numbers.</param>
/// <param name="Basis">What the figures are.</param>
/// <param name="Columns">Columns and what they are: they win over everything found.</param>
/// <param name="Sheet">The tab to read.</param>
public sealed record PlanReadingChoices(
    PlanCycle? Cycle = null,
    MoneyUnit? Unit = null,
    bool? SavingsPositive = null,
    TypedBasis? Basis = null,
    IReadOnlyList<PlanColumn>? Columns = null,
    string? Sheet = null);

/// <summary>One plan line as read from a file. Every figure is a movement in pounds by the product's sign.</summary>
/// <param name="Row">Its row or line number in the file.</param>
/// <param name="Where">Its place in words.</param>
/// <param name="Key">Our own key in a file that comes back; else empty.</param>
/// <param name="Group">What makes rows one proposal: the case's number, else the title, else the first reference; in lower case.</param>
/// <param name="Title">The proposal's title as the file has it; the case's number where it has none.</param>
/// <param name="Committees">The committees of the proposal.</param>
/// <param name="Terms">What the line is. Its permanence holds the reversal that the file prints.</param>
/// <param name="Typed">Its movements without the reversal.</param>
/// <param name="Printed">The movements as printed, reversals among them: the smaller number of a range.</param>
/// <param name="Extra">Columns that are no field of a line, by heading.</param>
/// <param name="Raw">The row's cells as text, untouched.</param>
public sealed record ReadPlanLine(
    int Row,
    string Where,
    string Key,
    string Group,
    string Title,
    IReadOnlyList<string> Committees,
    LineTerms Terms,
    PlanAmounts Typed,
    PlanAmounts Printed,
    IReadOnlyList<KeyValuePair<string, string>> Extra,
    IReadOnlyList<string> Raw)
{
    /// <summary>How the category was found: "kind", "section", "words above", "sign".</summary>
    public string CategoryHow { get; init; } = "kind";

    /// <summary>
    /// Whether what is stored gives back, to the penny, every movement that the file prints: its reversal too, where it prints one.
    /// </summary>
    public bool Reproduces
    {
        get
        {
            var series = LineSeries.Of(Typed, Terms.Permanence);
            return Typed.Equals(Printed) || series.Low.Equals(Printed.Low) || ReversalIsRanged(series);
        }
    }

    /// <summary>A range that ends takes back exactly what it gave; print has the two bounds of the reversal the other way round.</summary>
    private bool ReversalIsRanged(LineSeries series) => Printed.Any(p => p.Value is Amount.Range) && series.Low.Sum.IsZero == series.High.Sum.IsZero
        && Printed.All(p => p.Value is Amount.Unquantified || (Between(series.Low[p.Key], p.Value) && Between(series.High[p.Key], p.Value)));

    private static bool Between(Money value, Amount printed) => Total.Of(printed) is var t && value >= t.Low && value <= t.High;
}

/// <summary>A row that could not be brought in, with the reason. The others go on.</summary>
public sealed record BadPlanRow(int Row, Problem Problem, IReadOnlyList<string> Raw);

/// <summary>Text that is not part of a line: banners, notes under the table. Kept and shown, never dropped.</summary>
public sealed record PlanText(string Where, string Text);

/// <summary>A file of plan lines as understood.</summary>
public sealed record PlanReading
{
    public required string FileName { get; init; }

    /// <summary>The tab that was read; the file's name for a text.</summary>
    public required string Sheet { get; init; }

    public required PlanCycle? Cycle { get; init; }

    public string CycleHow { get; init; } = "";

    public required MoneyUnit? Unit { get; init; }

    public string UnitHow { get; init; } = "";

    /// <summary>Whether savings are printed as positive numbers; null where nothing shows it.</summary>
    public required bool? SavingsPositive { get; init; }

    public string SignHow { get; init; } = "";

    public required TypedBasis Basis { get; init; }

    public string BasisHow { get; init; } = "";

    /// <summary>Row number of the headings; 0 where none were found.</summary>
    public int HeadingRow { get; init; }

    public required IReadOnlyList<PlanColumn> Columns { get; init; }

    public required IReadOnlyList<ReadPlanLine> Lines { get; init; }

    public required IReadOnlyList<BadPlanRow> BadRows { get; init; }

    /// <summary>Printed totals and what was tried of them.</summary>
    public required IReadOnlyList<Proof> Proofs { get; init; }

    public required IReadOnlyList<PlanText> Unread { get; init; }

    /// <summary>Errors stop the whole file; warnings and notices do not. What stops one row is in <see cref="BadRows"/>.</summary>
    public required IReadOnlyList<Problem> Problems { get; init; }

    public bool Has(PlanField field) => Columns.Any(c => c.Field == field);

    /// <summary>Whether it can be brought in: something was read, and cycle, unit and sign are known.</summary>
    public bool CanBeImported => Lines.Count > 0 && Problems.All(p => p.Severity != Severity.Error);
}

using Outturn.Core.Sheets;
using Outturn.Core.Values;

namespace Outturn.Core.Reports.Planning;

/// <summary>One of the plan's tables, as data: its rows in order, each in all three readings, and what must be said beside them.</summary>
public sealed class PlanTable
{
    internal PlanTable(PlanLedger ledger, PlanTableKind kind, IReadOnlyList<PlanRow> rows)
    {
        Ledger = ledger;
        Kind = kind;
        Rows = rows;
    }

    public PlanTableKind Kind { get; }

    /// <summary>How the lines are parted; null for a table that is not of proposals.</summary>
    public PlanGrouping? Grouping { get; internal init; }

    public PlanYears Years => Ledger.Years;

    /// <summary>All rows in order, totals among them. Not every row is shown in every reading: <see cref="Shown"/>.</summary>
    public IReadOnlyList<PlanRow> Rows { get; }

    /// <summary>What stands beside the plan and is never summed with it: capital, cost avoidance, and what does not count.</summary>
    public IReadOnlyList<PlanRow> Beside { get; internal init; } = [];

    /// <summary>Plan lines in the total.</summary>
    public int Lines { get; internal init; }

    /// <summary>Distinct proposals in the total.</summary>
    public int Proposals { get; internal init; }

    /// <summary>What must be said of the table in words, whatever the reading.</summary>
    public IReadOnlyList<string> Footnotes { get; internal init; } = [];

    internal PlanLedger Ledger { get; }

    public IEnumerable<PlanRow> Shown(PlanBasis basis) => Rows.Where(r => r.ShownAs.Contains(basis));

    public PlanRow? Row(string key) => Rows.FirstOrDefault(r => r.Key == key) ?? Beside.FirstOrDefault(r => r.Key == key);

    /// <summary>
    /// What the table comes to: the change in the net budget; of the funding table, all that is drawn; of the gap, what remains.
    /// Null where there is nothing to add up, as in a funding table of no lines.
    /// </summary>
    public PlanRow? Sum => Rows.FirstOrDefault(r => r.Part == PlanPart.Total) ?? Rows.LastOrDefault(r => r.Part == PlanPart.Gap);

    /// <summary>As <see cref="Sum"/>, where the table always has one. Throws <see cref="InvalidOperationException"/> where it has none.</summary>
    public PlanRow Total => Sum ?? throw new InvalidOperationException("This table adds up nothing.");

    public string Caption(PlanBasis basis, MoneyStyle? style = null) => PlanCaption.Of(this, basis, style ?? MoneyStyle.Thousands);

    /// <summary>The table for every file, in one reading.</summary>
    /// <param name="basis">The reading.</param>
    /// <param name="style">How money is shown; thousands of pounds where none is given. Cells keep exact amounts.</param>
    public Sheet ToSheet(PlanBasis basis, MoneyStyle? style = null) => PlanSheet.Of(this, basis, style ?? MoneyStyle.Thousands);
}

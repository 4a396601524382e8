using Outturn.Core.Planning;
using Outturn.Core.Values;

namespace Outturn.Core.Reports.Planning;

public enum PlanPeriod
{
    /// <summary>Before the cycle: what moved then is in the base and stands apart.</summary>
    Begun,

    /// <summary>A year of the cycle.</summary>
    Cycle,

    /// <summary>After the cycle.</summary>
    After,
}

/// <summary>
/// The year columns of a plan's tables: from the earliest year in which anything moves, or the base year where that is earlier, to
/// the latest, or the cycle's last year where that is later. No movement is left out and no year between is skipped.
/// </summary>
public sealed record PlanYears
{
    /// <param name="cycle">The cycle: its base year and its own years are always covered.</param>
    /// <param name="earliest">The earliest year to cover.</param>
    /// <param name="latest">The latest.</param>
    public PlanYears(PlanCycle cycle, FinancialYear earliest, FinancialYear latest)
    {
        Cycle = cycle;
        First = earliest < cycle.Base ? earliest : cycle.Base;
        Last = latest > cycle.Last ? latest : cycle.Last;
    }

    public PlanCycle Cycle { get; }

    public FinancialYear First { get; }

    public FinancialYear Last { get; }

    public int Count => Last - First + 1;

    /// <summary>How many columns stand before the cycle: at least the base year's. Also the column of the cycle's first year.</summary>
    public int Begun => Cycle.First - First;

    public FinancialYear this[int column] => First + column;

    public IEnumerable<FinancialYear> Each => Enumerable.Range(0, Count).Select(column => this[column]);

    public bool Contains(FinancialYear year) => year >= First && year <= Last;

    /// <summary>Throws <see cref="ArgumentOutOfRangeException"/> for a year that has no column.</summary>
    public int ColumnOf(FinancialYear year) =>
        Contains(year) ? year - First : throw new ArgumentOutOfRangeException(nameof(year), year, "The table has no column for this year.");

    public PlanPeriod PeriodOf(int column) => column < Begun ? PlanPeriod.Begun : column < Begun + Cycle.Years ? PlanPeriod.Cycle : PlanPeriod.After;

    public string Heading(PlanPeriod period) => period switch
    {
        PlanPeriod.Begun => "Begun",
        PlanPeriod.Cycle => $"Cycle {Cycle}",
        _ => "After the cycle",
    };
}

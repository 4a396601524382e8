using Outturn.Core.Series;
using Outturn.Core.Values;

namespace Outturn.Core.Planning.Reading;

/// <summary>One typed cell as understood.</summary>
/// <param name="Year">The year that it is typed under.</param>
/// <param name="Typed">As typed.</param>
/// <param name="Amount">What it was read as, in the basis that it was typed in; null where it is blank or cannot be read.</param>
/// <param name="How">How the unit was reached, in words; empty for a blank.</param>
/// <param name="State"><see cref="CellState.Same"/> for a blank, <see cref="CellState.Changed"/> for a good amount.</param>
/// <param name="Problem">What is asked or wrong; null where nothing is.</param>
/// <param name="Fixes">What settles it at one press.</param>
public sealed record TypedCell(FinancialYear Year, string Typed, Amount? Amount, string How, CellState State, Problem? Problem, IReadOnlyList<CellFix> Fixes)
{
    public bool IsOpen => State is CellState.Ask or CellState.Wrong;
}

/// <summary>What was typed of a line, read, questioned and shown in all three bases.</summary>
/// <param name="Cells">In the order of their years.</param>
/// <param name="Amounts">The movements to store, without the reversal. A cell that is wrong counts as nothing; one that is asked counts as read.</param>
/// <param name="Series">The line in all, reversal included; null where no series follows from what was typed.</param>
/// <param name="Reversal">What is derived and not typed.</param>
/// <param name="Movements">By year of the cycle, with the smaller number of a range.</param>
/// <param name="Levels">Over the cycle, against its base.</param>
/// <param name="RunningTotals">Levels added up over the cycle.</param>
/// <param name="Before">What moves before the cycle: in the opening base.</param>
/// <param name="Beyond">What moves after the cycle.</param>
/// <param name="Problems">What must be settled before the line is kept; each at its cell or field.</param>
public sealed record TypedAmountsReading(
    IReadOnlyList<TypedCell> Cells, PlanAmounts Amounts, LineSeries? Series, Movements Reversal, Movements Movements, Levels Levels, RunningTotals RunningTotals, Movements Before, Movements Beyond, IReadOnlyList<Problem> Problems)
{
    /// <summary>The same with the larger number of each range; equal where there is none.</summary>
    public required Levels HighLevels { get; init; }

    public bool CanBeKept => Series is not null && Problems.All(p => p.Severity != Severity.Error) && Amounts.Count > 0;
}

/// <summary>Reads what people type for a plan line, as they type. It asks and offers an answer; it refuses only what has no meaning.</summary>
public static class TypedAmounts
{
    /// <param name="cycle">The cycle.</param>
    /// <param name="cells">Texts by year; blanks may be there or not.</param>
    /// <param name="basis">Whether movements or levels are typed.</param>
    /// <param name="bare">What a bare number counts.</param>
    /// <param name="category">Of the line: says which sign is expected.</param>
    /// <param name="permanence">Of the line: its reversal is derived, not typed.</param>
    /// <param name="budgetForScale">The budget in pounds that the line changes, to measure against; null for not known.</param>
    /// <param name="kept">Years whose text a person has said is meant as it is.</param>
    public static TypedAmountsReading Read(
        PlanCycle cycle, IReadOnlyDictionary<FinancialYear, string> cells, TypedBasis basis, MoneyUnit bare, PlanCategory category, Permanence permanence, decimal? budgetForScale, IReadOnlySet<FinancialYear>? kept = null)
    {
        var read = new List<TypedCell>();
        var level = Total.Zero;
        foreach (var (year, text) in cells.OrderBy(c => c.Key))
        {
            var cell = TypedCellReader.Read(new(year, text, basis, bare, category, permanence, budgetForScale, kept?.Contains(year) == true, level, cycle, cells));
            read.Add(cell);
            if (basis == TypedBasis.Movements && cell is { Amount: { } amount, State: not CellState.Wrong })
            {
                level += amount;
            }
        }

        var problems = read.Select(c => c.Problem).OfType<Problem>().ToList();
        var good = read.Where(c => c is { Amount: not null, State: not CellState.Wrong }).Select(c => KeyValuePair.Create(c.Year, c.Amount!)).ToList();
        var typed = basis == TypedBasis.Movements ? new PlanAmounts(good) : FromLevels(read, permanence, problems);
        var series = SeriesOf(typed, permanence);
        var low = series?.Low ?? Movements.None;
        var levels = low.ToLevels(cycle.First, cycle.Years);
        return new(
            read, typed, series, series is null ? Movements.None : LineSeries.ReversalOf(typed, permanence), new(low.Where(m => cycle.Contains(m.Key))), levels, levels.ToRunningTotals(), low.Before(cycle.First), low.Beyond(cycle.Last), problems)
        {
            HighLevels = (series?.High ?? Movements.None).ToLevels(cycle.First, cycle.Years),
        };
    }

    /// <summary>How an amount stands in a box of this unit, so that it reads back as the same.</summary>
    public static string Text(Amount amount, MoneyUnit unit) => TypedCellReader.Text(amount, unit);

    /// <summary>Null where the line would move after its end.</summary>
    private static LineSeries? SeriesOf(PlanAmounts typed, Permanence permanence) =>
        TypedCellReader.LastYear(permanence) is { } last && typed.Last > last ? null : LineSeries.Of(typed, permanence);

    /// <summary>A blank level stays at the one before it (and is asked about at its cell).</summary>
    private static PlanAmounts FromLevels(IReadOnlyList<TypedCell> cells, Permanence permanence, List<Problem> problems)
    {
        var good = cells.Where(c => c.State != CellState.Wrong).ToList();
        if (permanence is Permanence.OneOff)
        {
            return new(good.Where(c => c.Amount is not null).Select(c => KeyValuePair.Create(c.Year, c.Amount!)));
        }

        var levels = new List<KeyValuePair<FinancialYear, Amount>>();
        Amount before = Amount.Zero;
        foreach (var cell in good.Where(c => TypedCellReader.LastYear(permanence) is not { } last || c.Year <= last))
        {
            before = cell.Amount ?? before;
            levels.Add(KeyValuePair.Create(cell.Year, before));
        }

        if (LevelAmounts.ToMovements(levels) is { } movements)
        {
            return movements;
        }

        problems.Add(Problem.Error("plan.level-range", "amounts", "The bounds of these levels cross, so no change from year to year gives both back. Type movements instead."));
        return PlanAmounts.None;
    }
}

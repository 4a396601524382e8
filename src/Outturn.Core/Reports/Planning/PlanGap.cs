using Outturn.Core.Values;

namespace Outturn.Core.Reports.Planning;

public enum GapStepKind
{
    /// <summary>Where the waterfall starts: the opening gap.</summary>
    Opening,

    /// <summary>Adds to what is to be found, takes from it, or leaves it.</summary>
    Change,

    /// <summary>What remains.</summary>
    Remains,
}

/// <summary>One step of the waterfall.</summary>
/// <param name="Amount">What it adds (positive) or takes (negative); of the last step, what remains.</param>
/// <param name="From">Where the bar starts: what was to be found before it, with the smaller number of every range.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Lines">The plan lines behind it.</param>
public sealed record GapStep(string Key, string Heading, GapStepKind Kind, Total Amount, Money From, Money To, IReadOnlyList<Guid> Lines);

/// <summary>
/// What one year has still to find, as levels against the base: the opening gap, what the plan adds and takes, and what remains. The
/// steps add up to what remains to the penny (<see cref="Foots"/>). See <see cref="PlanGapTable"/> for what each step is.
/// </summary>
/// <param name="Year">The year.</param>
/// <param name="Steps">In order; the last is what remains.</param>
/// <param name="Remains">Positive for what is to be found, negative for what is left over.</param>
/// <param name="Unknowns">Everything in the plan without a single figure: none of it is counted as nothing.</param>
/// <param name="Notes">What must be said beside the picture.</param>
public sealed record PlanGap(FinancialYear Year, IReadOnlyList<GapStep> Steps, Total Remains, IReadOnlyList<PlanUnknown> Unknowns, IReadOnlyList<string> Notes)
{
    /// <summary>Throws <see cref="ArgumentOutOfRangeException"/> for a year that is not of the cycle or after it.</summary>
    public static PlanGap Of(PlanTable table, FinancialYear year)
    {
        if (table.Kind != PlanTableKind.Gap)
        {
            throw new ArgumentException("The steps of a gap are those of the gap table.", nameof(table));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(year, table.Years.Cycle.First);
        var column = table.Years.ColumnOf(year);
        var steps = new List<GapStep>();
        var position = Money.Zero;
        foreach (var row in table.Shown(PlanBasis.Levels))
        {
            var amount = row.Levels[column];
            var kind = row.Part switch { PlanPart.Standing => GapStepKind.Opening, PlanPart.Gap => GapStepKind.Remains, _ => GapStepKind.Change };
            var from = kind == GapStepKind.Remains ? Money.Zero : position;
            position = kind == GapStepKind.Remains ? amount.Low : position + amount.Low;
            steps.Add(new(row.Key, kind == GapStepKind.Remains ? $"To be found in {year}" : row.Heading(PlanBasis.Levels), kind, amount, from, position, row.Lines));
        }

        return new(year, steps, steps[^1].Amount, PlanUnknowns.Of(table.Ledger), table.Footnotes);
    }

    public static PlanGap Of(PlanLedger ledger, FinancialYear year) => Of(PlanGapTable.Of(ledger), year);

    /// <summary>The gap of each year of the cycle.</summary>
    public static IReadOnlyList<PlanGap> ByYear(PlanLedger ledger)
    {
        var table = PlanGapTable.Of(ledger);
        return [.. ledger.Years.Cycle.Each.Select(year => Of(table, year))];
    }

    public bool Foots => Steps.Take(Steps.Count - 1).Aggregate(Total.Zero, (sum, step) => sum + step.Amount) == Remains;
}

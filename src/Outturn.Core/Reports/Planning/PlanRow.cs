using Outturn.Core.Sheets;
using Outturn.Core.Values;

namespace Outturn.Core.Reports.Planning;

/// <summary>What a row of a plan table stands for.</summary>
public enum PlanPart
{
    /// <summary>Part of the net budget.</summary>
    Budget,

    /// <summary>The total of the budget rows.</summary>
    Total,

    /// <summary>What stood in the base year, or the net budget that comes of it.</summary>
    Standing,

    /// <summary>What pays for the net budget.</summary>
    Funding,

    /// <summary>What remains to be found.</summary>
    Gap,

    /// <summary>What named lines draw on a source.</summary>
    Call,

    /// <summary>What a source holds after each year.</summary>
    Balance,

    /// <summary>Shown beside the plan and never summed with it.</summary>
    Beside,
}

/// <summary>One row of a plan table, in all three readings.</summary>
public sealed class PlanRow
{
    private readonly Lazy<PlanLevels> levels;
    private readonly Lazy<PlanRunningTotals> runningTotals;
    private readonly Lazy<IReadOnlyList<PlanRow>> under;
    private readonly Func<PlanBasis, string>? headings;
    private readonly string heading;

    internal PlanRow(
        string key, string heading, PlanPart part, RowKind kind, PlanMovements movements,
        Func<PlanLevels>? levels = null, Func<PlanRunningTotals>? runningTotals = null, Func<IReadOnlyList<PlanRow>>? under = null, Func<PlanBasis, string>? headings = null)
    {
        Key = key;
        this.heading = heading;
        this.headings = headings;
        Part = part;
        Kind = kind;
        Movements = movements;
        this.levels = new(levels ?? movements.ToLevels);
        this.runningTotals = new(runningTotals ?? (() => movements.ToLevels().ToRunningTotals()));
        this.under = new(under ?? (() => []));
    }

    /// <summary>Stable within the table.</summary>
    public string Key { get; }

    public PlanPart Part { get; }

    /// <summary>Item, subtotal or total: emphasis follows from it.</summary>
    public RowKind Kind { get; }

    /// <summary>Such as "15 lines, permanent"; empty for none.</summary>
    public string Note { get; internal init; } = "";

    /// <summary>The plan lines that the row sums, in the plan's order: what opening it shows.</summary>
    public IReadOnlyList<Guid> Lines { get; internal init; } = [];

    /// <summary>How many assumptions it sums beside its lines.</summary>
    public int Assumptions { get; internal init; }

    /// <summary>Distinct proposals among them.</summary>
    public int Proposals { get; internal init; }

    /// <summary>How many of those proposals have a line that stands in another row of the table too. They count once in the total.</summary>
    public int Shared { get; internal init; }

    public PlanMovements Movements { get; }

    /// <summary>
    /// Against the base. Where the opening budget is known, the opening, net budget, funding and gap rows are whole amounts instead
    /// of changes: <see cref="IsWhole"/>.
    /// </summary>
    public PlanLevels Levels => levels.Value;

    public PlanRunningTotals RunningTotals => runningTotals.Value;

    /// <summary>The readings in which the figures are whole amounts, what stood in the base year included: they begin with the cycle.</summary>
    internal IReadOnlySet<PlanBasis> WholeIn { get; init; } = None;

    /// <summary>Whether the figures are whole amounts that include what stood in the base year.</summary>
    public bool IsWhole(PlanBasis basis) => WholeIn.Contains(basis);

    /// <summary>The rows of which this one is the sum, worked out when asked for; none for a row that has only lines.</summary>
    public IReadOnlyList<PlanRow> Under => under.Value;

    /// <summary>The readings in which the row is shown.</summary>
    public IReadOnlySet<PlanBasis> ShownAs { get; internal init; } = Every;

    internal static IReadOnlySet<PlanBasis> Every { get; } = new HashSet<PlanBasis> { PlanBasis.Movements, PlanBasis.Levels, PlanBasis.RunningTotals };

    internal static IReadOnlySet<PlanBasis> None { get; } = new HashSet<PlanBasis>();

    internal static IReadOnlySet<PlanBasis> LevelsOnly { get; } = new HashSet<PlanBasis> { PlanBasis.Levels };

    public string Heading(PlanBasis basis) => headings?.Invoke(basis) ?? heading;

    public PlanSeries Series(PlanBasis basis) => basis switch { PlanBasis.Movements => Movements, PlanBasis.Levels => Levels, _ => RunningTotals };

    /// <summary>The figure of a column; null where the row says nothing there.</summary>
    public Total? Figure(PlanBasis basis, int column) => !ShownAs.Contains(basis) || (IsWhole(basis) && column < Movements.Years.Begun) ? null : Series(basis)[column];

    public Total? Figure(PlanBasis basis, FinancialYear year) => Figure(basis, Movements.Years.ColumnOf(year));
}

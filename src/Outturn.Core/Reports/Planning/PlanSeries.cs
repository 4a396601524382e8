using Outturn.Core.Values;

namespace Outturn.Core.Reports.Planning;

/// <summary>
/// Sums of plan lines by year column. The three kinds (<see cref="PlanMovements"/>, <see cref="PlanLevels"/>,
/// <see cref="PlanRunningTotals"/>) share this reading and nothing else, as the three kinds of one line do.
/// Each figure is two sums in pence, once with the smaller number of every range and once with the larger, and a count of lines
/// that are not quantified. A range that ends takes back what it gave, so in the year it ends the first sum can be the greater.
/// </summary>
public abstract class PlanSeries
{
    private readonly long[] low;
    private readonly long[] high;
    private readonly int offset;

    private protected PlanSeries(PlanYears years, long[] low, long[] high, int offset, UnknownLines? unknown)
    {
        Years = years;
        this.low = low;
        this.high = high;
        this.offset = offset;
        Unknown = unknown;
    }

    public PlanYears Years { get; }

    /// <summary>The figure of a column.</summary>
    public Total this[int column]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(column);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, Years.Count);
            return new(Money.FromPence(low[offset + column]), Money.FromPence(high[offset + column]), Unquantified(column));
        }
    }

    /// <summary>The figure of a year. Throws <see cref="ArgumentOutOfRangeException"/> for a year that has no column.</summary>
    public Total this[FinancialYear year] => this[Years.ColumnOf(year)];

    public IReadOnlyList<Total> Totals => [.. Enumerable.Range(0, Years.Count).Select(column => this[column])];

    internal ReadOnlySpan<long> Low => low.AsSpan(offset, Years.Count);

    internal ReadOnlySpan<long> High => high.AsSpan(offset, Years.Count);

    internal bool Ranged => !ReferenceEquals(low, high);

    internal UnknownLines? Unknown { get; }

    private protected abstract int Unquantified(int column);

    internal static PlanYears Same(PlanYears a, PlanYears b) => a == b ? a : throw new ArgumentException("The two cover different years.", nameof(b));
}

/// <summary>The change from the year before.</summary>
public sealed class PlanMovements : PlanSeries
{
    internal PlanMovements(PlanYears years, long[] low, long[] high, int offset, UnknownLines? unknown)
        : base(years, low, high, offset, unknown)
    {
    }

    public static PlanMovements None(PlanYears years)
    {
        var none = new long[years.Count];
        return new(years, none, none, 0, null);
    }

    /// <summary>The sum of some lines. Throws <see cref="ArgumentOutOfRangeException"/> where one moves in a year that has no column.</summary>
    public static PlanMovements Of(PlanYears years, params IEnumerable<Outturn.Core.Planning.LineSeries> lines)
    {
        var low = new long[years.Count];
        var high = new long[years.Count];
        UnknownLines? unknown = null;
        foreach (var line in lines)
        {
            YearColumns.Add(low, line.Low, years);
            YearColumns.Add(high, line.High, years);
            if (line.Unquantified.Count > 0)
            {
                (unknown ??= new(years)).Add(line);
            }
        }

        return new(years, low, high, 0, unknown);
    }

    public static PlanMovements operator +(PlanMovements a, PlanMovements b)
    {
        var years = Same(a.Years, b.Years);
        var low = YearColumns.Sum(a.Low, b.Low);
        return new(years, low, a.Ranged || b.Ranged ? YearColumns.Sum(a.High, b.High) : low, 0, UnknownLines.Sum(years, a.Unknown, b.Unknown));
    }

    /// <summary>
    /// The effect in each year. It counts from the cycle's first year: what moved earlier is in the base. In a column before the
    /// cycle it is what had begun by then.
    /// </summary>
    public PlanLevels ToLevels()
    {
        var low = YearColumns.Accumulated(Low, Years.Begun);
        return new(Years, low, Ranged ? YearColumns.Accumulated(High, Years.Begun) : low, Unknown);
    }

    private protected override int Unquantified(int column) => Unknown?.Moving(column) ?? 0;
}

/// <summary>The effect in the year against the base.</summary>
public sealed class PlanLevels : PlanSeries
{
    private readonly int opening;

    internal PlanLevels(PlanYears years, long[] low, long[] high, UnknownLines? unknown, int opening = 0)
        : base(years, low, high, 0, unknown) => this.opening = opening;

    public static PlanLevels operator +(PlanLevels a, PlanLevels b)
    {
        var years = Same(a.Years, b.Years);
        var low = YearColumns.Sum(a.Low, b.Low);
        return new(years, low, a.Ranged || b.Ranged ? YearColumns.Sum(a.High, b.High) : low, UnknownLines.Sum(years, a.Unknown, b.Unknown), a.opening + b.opening);
    }

    /// <summary>The same on top of an amount that stood in the base year, from the cycle's first year on.</summary>
    public PlanLevels Above(Total amount)
    {
        var low = YearColumns.Raised(Low, Years.Begun, amount.Low.Pence);
        return new(Years, low, Ranged || amount.Low != amount.High ? YearColumns.Raised(High, Years.Begun, amount.High.Pence) : low, Unknown, opening + amount.Unquantified);
    }

    public PlanMovements ToMovements()
    {
        var low = YearColumns.Differences(Low, Years.Begun);
        return new(Years, low, Ranged ? YearColumns.Differences(High, Years.Begun) : low, 0, Unknown);
    }

    /// <summary>The levels added up so far, from the cycle's first year.</summary>
    public PlanRunningTotals ToRunningTotals()
    {
        var low = YearColumns.Accumulated(Low, Years.Begun);
        return new(Years, low, Ranged ? YearColumns.Accumulated(High, Years.Begun) : low, Unknown, opening);
    }

    private protected override int Unquantified(int column) => (Unknown?.InEffect(column) ?? 0) + (column >= Years.Begun ? opening : 0);
}

/// <summary>The levels added up so far. Nothing here adds them up again: see <see cref="Outturn.Core.Series.RunningTotals"/>.</summary>
public sealed class PlanRunningTotals : PlanSeries
{
    private readonly int opening;

    internal PlanRunningTotals(PlanYears years, long[] low, long[] high, UnknownLines? unknown, int opening)
        : base(years, low, high, 0, unknown) => this.opening = opening;

    public PlanLevels ToLevels()
    {
        var low = YearColumns.Differences(Low, Years.Begun);
        return new(Years, low, Ranged ? YearColumns.Differences(High, Years.Begun) : low, Unknown, opening);
    }

    private protected override int Unquantified(int column) => (Unknown?.SoFar(column) ?? 0) + (column >= Years.Begun ? opening : 0);
}

using Outturn.Core.Values;

namespace Outturn.Core.Series;

/// <summary>
/// Change from the year before, by financial year: what is stored, and the business plan's own format. Years not named have
/// no movement. Signed as all money: a saving is negative.
/// </summary>
public sealed class Movements : YearSeries, IEquatable<Movements>
{
    public Movements(IEnumerable<KeyValuePair<FinancialYear, Money>> byYear)
        : base(byYear, dropZero: true)
    {
    }

    public static Movements Starting(FinancialYear first, params IReadOnlyList<Money> byYear) => new(Numbered(first, byYear));

    public static Movements None { get; } = new([]);

    /// <summary>Two lines together.</summary>
    public static Movements operator +(Movements a, Movements b) => new(Combined(a, b));

    public static Movements operator -(Movements a) => new(a.Select(x => KeyValuePair.Create(x.Key, -x.Value)));

    /// <summary>Everything ever moved: the permanent effect once all years have passed.</summary>
    public Money Sum => this.Aggregate(Money.Zero, (sum, x) => sum + x.Value);

    /// <summary>
    /// The effect in each of <paramref name="years"/> years from <paramref name="first"/> against the base: the year before
    /// <paramref name="first"/>. Movements of earlier years are in the base and are not counted (see <see cref="Before"/>).
    /// </summary>
    public Levels ToLevels(FinancialYear first, int years)
    {
        var level = Money.Zero;
        var levels = new List<KeyValuePair<FinancialYear, Money>>(years);
        for (var i = 0; i < years; i++)
        {
            level += this[first + i];
            levels.Add(new(first + i, level));
        }

        return new(levels);
    }

    /// <summary>What moved before the cycle's first year: in the base, shown apart.</summary>
    public Movements Before(FinancialYear first) => new(this.Where(x => x.Key < first));

    /// <summary>What moves after the cycle's last year: beyond the cycle, shown apart.</summary>
    public Movements Beyond(FinancialYear last) => new(this.Where(x => x.Key > last));

    public bool Equals(Movements? other) => Same(other);

    public override bool Equals(object? obj) => Equals(obj as Movements);

    public override int GetHashCode() => Hash();
}

/// <summary>The effect in each year against the base. A year inside the span that is not named keeps no effect: zero.</summary>
public sealed class Levels : YearSeries, IEquatable<Levels>
{
    public Levels(IEnumerable<KeyValuePair<FinancialYear, Money>> byYear)
        : base(byYear, dropZero: false)
    {
    }

    public static Levels Starting(FinancialYear first, params IReadOnlyList<Money> byYear) => new(Numbered(first, byYear));

    public static Levels operator +(Levels a, Levels b) => new(Combined(a, b));

    public Movements ToMovements()
    {
        if (First is not { } first || Last is not { } last)
        {
            return Movements.None;
        }

        var movements = new List<KeyValuePair<FinancialYear, Money>>();
        var before = Money.Zero;
        for (var year = first; year <= last; year = year.Next)
        {
            movements.Add(new(year, this[year] - before));
            before = this[year];
        }

        return new(movements);
    }

    public RunningTotals ToRunningTotals()
    {
        var total = Money.Zero;
        var totals = new List<KeyValuePair<FinancialYear, Money>>();
        if (First is { } first && Last is { } last)
        {
            for (var year = first; year <= last; year = year.Next)
            {
                total += this[year];
                totals.Add(new(year, total));
            }
        }

        return new(totals);
    }

    public bool Equals(Levels? other) => Same(other);

    public override bool Equals(object? obj) => Equals(obj as Levels);

    public override int GetHashCode() => Hash();
}

/// <summary>
/// Levels added up so far. There is no way to accumulate these again: the published overstatement of £1.3m, a running total
/// printed among levels and added once more, does not compile here.
/// </summary>
public sealed class RunningTotals : YearSeries, IEquatable<RunningTotals>
{
    internal RunningTotals(IEnumerable<KeyValuePair<FinancialYear, Money>> byYear)
        : base(byYear, dropZero: false)
    {
    }

    /// <summary>A row that a document prints as running totals, as it stands.</summary>
    public static RunningTotals AsPrinted(FinancialYear first, params IReadOnlyList<Money> byYear) => new(Numbered(first, byYear));

    public Levels ToLevels()
    {
        var levels = new List<KeyValuePair<FinancialYear, Money>>();
        var before = Money.Zero;
        foreach (var (year, total) in this)
        {
            levels.Add(new(year, total - before));
            before = total;
        }

        return new(levels);
    }

    public bool Equals(RunningTotals? other) => Same(other);

    public override bool Equals(object? obj) => Equals(obj as RunningTotals);

    public override int GetHashCode() => Hash();
}

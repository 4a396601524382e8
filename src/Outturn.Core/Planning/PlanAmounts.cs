using System.Collections;
using Outturn.Core.Series;
using Outturn.Core.Values;

namespace Outturn.Core.Planning;

/// <summary>
/// The movements of one line as they were stated, by financial year: each known, a range, or not quantified. Years not named have
/// no movement. What is stored is this; reversals are derived (<see cref="LineSeries"/>).
/// </summary>
public sealed class PlanAmounts : IEnumerable<KeyValuePair<FinancialYear, Amount>>, IEquatable<PlanAmounts>
{
    private readonly SortedList<FinancialYear, Amount> byYear = [];

    /// <summary>Throws <see cref="ArgumentException"/> where a year is given twice. A movement of zero says nothing and is left out.</summary>
    public PlanAmounts(IEnumerable<KeyValuePair<FinancialYear, Amount>> byYear)
    {
        foreach (var (year, amount) in byYear)
        {
            if (amount is Amount.Known { Figure.IsZero: true })
            {
                continue;
            }

            if (!this.byYear.TryAdd(year, amount))
            {
                throw new ArgumentException($"{year} is given twice.", nameof(byYear));
            }
        }
    }

    public static PlanAmounts None { get; } = new([]);

    public static PlanAmounts Of(Movements movements) => new(movements.Select(m => KeyValuePair.Create(m.Key, Amount.Of(m.Value))));

    public static PlanAmounts Starting(FinancialYear first, params IReadOnlyList<Money> byYear) => Of(Movements.Starting(first, byYear));

    /// <summary>The movement of a year; zero where nothing is stated.</summary>
    public Amount this[FinancialYear year] => byYear.GetValueOrDefault(year, Amount.Zero);

    public FinancialYear? First => byYear.Count > 0 ? byYear.GetKeyAtIndex(0) : null;

    public FinancialYear? Last => byYear.Count > 0 ? byYear.GetKeyAtIndex(byYear.Count - 1) : null;

    public int Count => byYear.Count;

    /// <summary>The movement at a place in the order of years, from 0: for reading many lines without making anything.</summary>
    public KeyValuePair<FinancialYear, Amount> At(int index) => KeyValuePair.Create(byYear.GetKeyAtIndex(index), byYear.GetValueAtIndex(index));

    public bool IsKnown => byYear.Values.All(a => a.IsKnown);

    /// <summary>The same with one year changed.</summary>
    public PlanAmounts With(FinancialYear year, Amount amount) => new(byYear.Where(x => x.Key != year).Append(KeyValuePair.Create(year, amount)));

    /// <summary>The same, <paramref name="years"/> later.</summary>
    public PlanAmounts Moved(int years) => new(byYear.Select(x => KeyValuePair.Create(x.Key + years, x.Value)));

    /// <summary>The smaller number of each year; what is not quantified is left out.</summary>
    public Movements Low => new(byYear.Where(x => x.Value is not Amount.Unquantified).Select(x => KeyValuePair.Create(x.Key, Total.Of(x.Value).Low)));

    /// <summary>The larger number of each year; what is not quantified is left out.</summary>
    public Movements High => new(byYear.Where(x => x.Value is not Amount.Unquantified).Select(x => KeyValuePair.Create(x.Key, Total.Of(x.Value).High)));

    public IEnumerator<KeyValuePair<FinancialYear, Amount>> GetEnumerator() => byYear.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(PlanAmounts? other) => other is not null && byYear.SequenceEqual(other.byYear);

    public override bool Equals(object? obj) => Equals(obj as PlanAmounts);

    public override int GetHashCode() => byYear.Aggregate(17, (hash, x) => HashCode.Combine(hash, x.Key, x.Value));

    public override string ToString() => string.Join(", ", byYear.Select(x => $"{x.Key}: {x.Value}"));
}

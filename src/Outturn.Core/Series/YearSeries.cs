using System.Collections;
using Outturn.Core.Values;

namespace Outturn.Core.Series;

/// <summary>
/// Money by financial year, in year order. The three kinds (<see cref="Movements"/>, <see cref="Levels"/>,
/// <see cref="RunningTotals"/>) share this reading and nothing else: none can stand for another.
/// </summary>
public abstract class YearSeries : IEnumerable<KeyValuePair<FinancialYear, Money>>
{
    private readonly SortedList<FinancialYear, Money> byYear = [];

    private protected YearSeries(IEnumerable<KeyValuePair<FinancialYear, Money>> byYear, bool dropZero)
    {
        foreach (var (year, money) in byYear)
        {
            if (this.byYear.ContainsKey(year))
            {
                throw new ArgumentException($"{year} is given twice.", nameof(byYear));
            }

            if (!dropZero || !money.IsZero)
            {
                this.byYear.Add(year, money);
            }
        }
    }

    /// <summary>The figure of a year; zero where the series says nothing of it.</summary>
    public Money this[FinancialYear year] => byYear.GetValueOrDefault(year);

    public FinancialYear? First => byYear.Count > 0 ? byYear.GetKeyAtIndex(0) : null;

    public FinancialYear? Last => byYear.Count > 0 ? byYear.GetKeyAtIndex(byYear.Count - 1) : null;

    public int Count => byYear.Count;

    public IEnumerator<KeyValuePair<FinancialYear, Money>> GetEnumerator() => byYear.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => string.Join(", ", byYear.Select(x => $"{x.Key}: {x.Value}"));

    private protected static IEnumerable<KeyValuePair<FinancialYear, Money>> Numbered(FinancialYear first, IReadOnlyList<Money> byYear) =>
        byYear.Select((money, i) => KeyValuePair.Create(first + i, money));

    private protected static IEnumerable<KeyValuePair<FinancialYear, Money>> Combined(YearSeries a, YearSeries b) =>
        a.byYear.Keys.Union(b.byYear.Keys).Select(year => KeyValuePair.Create(year, a[year] + b[year]));

    private protected bool Same(YearSeries? other) => other is not null && byYear.SequenceEqual(other.byYear);

    private protected int Hash()
    {
        var hash = new HashCode();
        foreach (var item in byYear)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }
}

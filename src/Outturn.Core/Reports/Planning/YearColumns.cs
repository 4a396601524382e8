using Outturn.Core.Series;

namespace Outturn.Core.Reports.Planning;

/// <summary>
/// Arithmetic on pence by year column, checked. What runs from column to column starts afresh at the cycle's first year, whose
/// column is <c>begun</c>: earlier columns are in the base and stand apart.
/// </summary>
internal static class YearColumns
{
    public static void Add(Span<long> to, Movements movements, PlanYears years)
    {
        foreach (var (year, money) in movements)
        {
            ref var cell = ref to[years.ColumnOf(year)];
            cell = checked(cell + money.Pence);
        }
    }

    public static void Add(Span<long> to, ReadOnlySpan<long> columns)
    {
        for (var column = 0; column < columns.Length; column++)
        {
            to[column] = checked(to[column] + columns[column]);
        }
    }

    public static long[] Sum(ReadOnlySpan<long> a, ReadOnlySpan<long> b)
    {
        var sum = a.ToArray();
        Add(sum, b);
        return sum;
    }

    public static long[] Accumulated(ReadOnlySpan<long> columns, int begun)
    {
        var result = new long[columns.Length];
        long sum = 0;
        for (var column = 0; column < columns.Length; column++)
        {
            sum = column == begun ? columns[column] : checked(sum + columns[column]);
            result[column] = sum;
        }

        return result;
    }

    public static long[] Differences(ReadOnlySpan<long> columns, int begun)
    {
        var result = new long[columns.Length];
        for (var column = 0; column < columns.Length; column++)
        {
            result[column] = column == 0 || column == begun ? columns[column] : checked(columns[column] - columns[column - 1]);
        }

        return result;
    }

    public static long[] Raised(ReadOnlySpan<long> columns, int begun, long by)
    {
        var result = columns.ToArray();
        for (var column = begun; column < result.Length; column++)
        {
            result[column] = checked(result[column] + by);
        }

        return result;
    }
}

using Outturn.Core.Planning;

namespace Outturn.Core.Reports.Planning;

/// <summary>
/// Counts of lines whose amount nobody has quantified, by year column. As movements a line counts in each year in which it states
/// one; as levels from the first such year until what it stands for ends; as running totals from the first such year for ever.
/// Years before the cycle and years from its first on are counted apart, as the figures are.
/// </summary>
internal sealed class UnknownLines(PlanYears years)
{
    private readonly int[] stated = new int[years.Count];
    private readonly int[] from = new int[years.Count];
    private readonly int[] over = new int[years.Count];

    public void Add(LineSeries line)
    {
        foreach (var year in line.Unquantified)
        {
            stated[years.ColumnOf(year)]++;
        }

        Effect(line, 0, years.Begun);
        Effect(line, years.Begun, years.Count);
    }

    /// <summary>One level that is not known in one year: it moves in that year and again in the next.</summary>
    public void AddLevel(int column)
    {
        stated[column]++;
        from[column]++;
        if (column + 1 < years.Count)
        {
            stated[column + 1]++;
            over[column + 1]++;
        }
    }

    /// <summary>One movement that is not known and stays.</summary>
    public void AddMovement(int column)
    {
        stated[column]++;
        from[column]++;
    }

    public void Add(UnknownLines other)
    {
        for (var column = 0; column < stated.Length; column++)
        {
            stated[column] += other.stated[column];
            from[column] += other.from[column];
            over[column] += other.over[column];
        }
    }

    public static UnknownLines? Sum(PlanYears years, UnknownLines? a, UnknownLines? b)
    {
        if (a is null || b is null)
        {
            return a ?? b;
        }

        var sum = new UnknownLines(years);
        sum.Add(a);
        sum.Add(b);
        return sum;
    }

    public int Moving(int column) => stated[column];

    public int InEffect(int column)
    {
        var count = 0;
        for (var i = column < years.Begun ? 0 : years.Begun; i <= column; i++)
        {
            count += from[i] - over[i];
        }

        return count;
    }

    public int SoFar(int column)
    {
        var count = 0;
        for (var i = column < years.Begun ? 0 : years.Begun; i <= column; i++)
        {
            count += from[i];
        }

        return count;
    }

    /// <summary>The same, with what ends staying unknown: as a balance does.</summary>
    public UnknownLines ForEver()
    {
        var lasting = new UnknownLines(years);
        stated.CopyTo(lasting.stated, 0);
        from.CopyTo(lasting.from, 0);
        return lasting;
    }

    private void Effect(LineSeries line, int start, int end)
    {
        foreach (var year in line.Unquantified)
        {
            var first = years.ColumnOf(year);
            if (first < start || first >= end)
            {
                continue;
            }

            from[first]++;
            if (line.UnquantifiedUntil is { } until && until - years.First + 1 is var ended && ended > first && ended < end)
            {
                over[ended]++;
            }

            return;
        }
    }
}

using Outturn.Core.Values;

namespace Outturn.Core.Tracking.Rounds;

/// <summary>Which round comes next, and when it would ordinarily be due.</summary>
public static class NextRound
{
    /// <summary>Working days after the month's end at which a round is due unless somebody says otherwise.</summary>
    public const int WorkingDays = 5;

    /// <summary>
    /// The month after the last round; where none was ever opened, the month after the latest position that was brought in. Null once
    /// the year's last month has had its round.
    /// </summary>
    public static FinancialMonth? Of(FinancialYear year, IReadOnlyList<Round> rounds, DateOnly? latestPosition)
    {
        var before = rounds.Count > 0 ? rounds.Max(r => r.Period.Number)
            : latestPosition is { } day && day >= year.FirstDay ? day > year.LastDay ? 12 : FinancialMonth.NumberOf(day)
            : 0;
        return before < 12 ? new FinancialMonth(year, before + 1) : rounds.Count > 0 ? null : new FinancialMonth(year, 12);
    }

    /// <summary>The months that may still be opened: those after the last round.</summary>
    public static IReadOnlyList<FinancialMonth> Choices(FinancialYear year, IReadOnlyList<Round> rounds)
    {
        var last = rounds.Count == 0 ? 0 : rounds.Max(r => r.Period.Number);
        return [.. Enumerable.Range(last + 1, 12 - last).Select(n => new FinancialMonth(year, n))];
    }

    /// <summary>Five working days after the month's end. Bank holidays are not known and count as working days.</summary>
    public static DateOnly DefaultDue(FinancialMonth period)
    {
        var day = period.LastDay;
        for (var left = WorkingDays; left > 0;)
        {
            day = day.AddDays(1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            {
                left--;
            }
        }

        return day;
    }
}

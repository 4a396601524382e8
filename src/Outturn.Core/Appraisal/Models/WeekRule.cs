using Outturn.Core.Values;

namespace Outturn.Core.Appraisal.Models;

/// <summary>How many weeks a stretch of days has. A model names one rule, and every week in it is counted by that.</summary>
public enum WeekRule
{
    /// <summary>
    /// A week counts where its Monday falls. This is the rule behind the printed weeks of the care-placement model: after the end of each month of 2020-21 there are
    /// 48, 44, 39, 35, 30, 26, 22, 17, 13, 9, 5 and 0 Mondays left, and the year has 52. A year whose first day is a Monday has 53.
    /// </summary>
    Mondays,

    /// <summary>A year has 52 weeks and each month a twelfth of them, not rounded: 4 and a third.</summary>
    Twelfths,

    /// <summary>Days over seven, not rounded: a year of 365 days has 52 and a seventh.</summary>
    Days,
}

/// <summary>Weeks and months of a period and of what is left of its financial year after it.</summary>
public static class Weeks
{
    public static decimal In(WeekRule rule, ModelPeriod period) => Between(rule, period.FirstDay, period.LastDay, period.Months);

    /// <summary>From the day after the period to the last day of its financial year.</summary>
    public static decimal Left(WeekRule rule, ModelPeriod period) => Between(rule, period.LastDay.AddDays(1), period.Year.LastDay, MonthsLeft(period));

    public static decimal InYear(WeekRule rule, FinancialYear year) => Between(rule, year.FirstDay, year.LastDay, 12);

    public static int MonthsLeft(ModelPeriod period) => 12 - (period.Number * period.Months);

    private static decimal Between(WeekRule rule, DateOnly first, DateOnly last, int months) => rule switch
    {
        WeekRule.Mondays => MondaysThrough(last) - MondaysThrough(first.AddDays(-1)),
        WeekRule.Twelfths => 52m * months / 12m,
        _ => (last.DayNumber - first.DayNumber + 1) / 7m,
    };

    /// <summary>Day 0 of the calendar is a Monday.</summary>
    private static int MondaysThrough(DateOnly day) => (day.DayNumber / 7) + 1;
}

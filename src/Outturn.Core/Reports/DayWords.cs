using System.Globalization;

namespace Outturn.Core.Reports;

/// <summary>Days as people say them beside a task.</summary>
public static class DayWords
{
    /// <summary>Such as "Friday 1 December".</summary>
    public static string Name(DateOnly day) => day.ToString("dddd d MMMM", CultureInfo.InvariantCulture);

    /// <summary>Such as "29 January", or with its year where it is another than today's.</summary>
    public static string Short(DateOnly day, DateOnly today) => day.ToString(day.Year == today.Year ? "d MMMM" : "d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Such as "in 3 days", "tomorrow", "today", "1 day late".</summary>
    public static string Until(DateOnly due, DateOnly today) => (due.DayNumber - today.DayNumber) switch
    {
        0 => "today",
        1 => "tomorrow",
        > 0 and var days => string.Create(CultureInfo.InvariantCulture, $"in {days:#,##0} days"),
        var days => Late(-days),
    };

    /// <summary>Such as "3 days late"; empty for none.</summary>
    public static string Late(int days) => days <= 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{days:#,##0} {(days == 1 ? "day" : "days")} late");
}

using System.Globalization;

namespace Outturn.Core.Values;

/// <summary>A point in time, in microseconds since 1970 UTC: what the stores keep, so that what is hashed is what is read back.</summary>
public readonly record struct Instant(long Microseconds) : IComparable<Instant>
{
    public static Instant From(DateTimeOffset time) => new((time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10);

    public DateTimeOffset Utc => DateTimeOffset.UnixEpoch.AddTicks(Microseconds * 10);

    /// <summary>As a clock in London shows it.</summary>
    public DateTime London => TimeZoneInfo.ConvertTime(Utc, CouncilTime.Zone).DateTime;

    /// <summary>The day in London.</summary>
    public DateOnly Day => DateOnly.FromDateTime(London);

    public int CompareTo(Instant other) => Microseconds.CompareTo(other.Microseconds);

    public static bool operator <(Instant a, Instant b) => a.Microseconds < b.Microseconds;

    public static bool operator >(Instant a, Instant b) => a.Microseconds > b.Microseconds;

    public static bool operator <=(Instant a, Instant b) => a.Microseconds <= b.Microseconds;

    public static bool operator >=(Instant a, Instant b) => a.Microseconds >= b.Microseconds;

    public override string ToString() => Utc.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}

public static class CouncilTime
{
    /// <summary>Every day in Outturn is a day in London.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>The last microsecond of a London day.</summary>
    public static Instant EndOf(DateOnly day)
    {
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new(Instant.From(new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(midnight, Zone), TimeSpan.Zero)).Microseconds - 1);
    }

    private static readonly string[] Forms =
    [
        "yyyy-MM-dd", "d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "d/M/yy", "d MMMM yyyy", "d MMM yyyy", "MMMM d, yyyy", "d MMM yy", "d-MMM-yy", "d-MMM-yyyy", "yyyy-MM-dd HH:mm:ss", "dd/MM/yyyy HH:mm:ss", "dd/MM/yyyy HH:mm",
    ];

    /// <summary>Reads a day as British councils write it: 31/10/2017 is 31 October.</summary>
    public static bool TryParseDay(string? text, out DateOnly day)
    {
        day = default;
        if (!DateTime.TryParseExact(text?.Trim(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return false;
        }

        day = DateOnly.FromDateTime(time);
        return true;
    }

    /// <summary>Such as "31 October 2017".</summary>
    public static string Words(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}

/// <summary>
/// How a reader looks at the record. By <see cref="Position"/>: the latest statement that stands on or before the end of that
/// day in London. By <see cref="RecordedBy"/>: only what the clock had recorded by then, for an auditor who asks what was known.
/// Both may be given. Neither: everything, the latest position.
/// </summary>
public sealed record AsAt(DateOnly? Position, Instant? RecordedBy)
{
    public static AsAt Now { get; } = new(null, null);

    public static AsAt Day(DateOnly position) => new(position, null);

    public bool IsNow => Position is null && RecordedBy is null;
}

/// <summary>
/// The place of a fact in its line's history as one sortable number: the day of its position, then its act. The latest
/// position wins; within one position the later act wins.
/// </summary>
public readonly record struct FactOrder(long Value)
{
    private const int ActBits = 40;

    public static FactOrder Of(DateOnly position, long act) => new(((long)position.DayNumber << ActBits) | act);

    /// <summary>At or below this are all facts that stand on or before the day.</summary>
    public static FactOrder LastOf(DateOnly position) => new((((long)position.DayNumber + 1) << ActBits) - 1);

    public DateOnly Position => DateOnly.FromDayNumber((int)(Value >> ActBits));

    public long Act => Value & ((1L << ActBits) - 1);
}

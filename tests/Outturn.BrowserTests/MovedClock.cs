namespace Outturn.BrowserTests;

/// <summary>A clock that goes on by a second at each look from wherever the test put it.</summary>
internal sealed class MovedClock(DateTimeOffset start) : TimeProvider
{
    private long ticks = start.UtcTicks;

    /// <summary>Puts it to a morning in the United Kingdom; never back.</summary>
    public void Set(DateOnly day) => Interlocked.Exchange(ref ticks, Math.Max(Interlocked.Read(ref ticks), new DateTimeOffset(day.ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero).UtcTicks));

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Add(ref ticks, TimeSpan.TicksPerSecond), TimeSpan.Zero);
}

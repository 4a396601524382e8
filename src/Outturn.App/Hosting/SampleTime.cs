namespace Outturn.App.Hosting;

/// <summary>A clock that starts at a time and goes on at real speed: the sample council lives in its own year, so that due days, lateness and today make sense.</summary>
public sealed class SampleTime(DateTimeOffset start) : TimeProvider
{
    private readonly long begun = System.GetTimestamp();

    public DateTimeOffset Start => start;

    public override DateTimeOffset GetUtcNow() => start + System.GetElapsedTime(begun);
}

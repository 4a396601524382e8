namespace Outturn.Core.Values.Reading;

/// <summary>Reads dates as papers write them.</summary>
public static class DateReader
{
    public static DateReading Read(string? text, DateOnly? near = null)
    {
        var raw = text ?? "";
        return string.IsNullOrWhiteSpace(raw) ? new(raw, DateKind.Blank)
            : CouncilTime.TryParseDay(raw, out var day) ? new(raw, DateKind.Day, day, day)
            : new(raw, DateKind.Unread, near, near);
    }
}

using System.Globalization;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Assurance;

/// <summary>What a sentence calls a field and an amount.</summary>
internal static class FieldWords
{
    /// <summary>Such as "forecast quarter 3"; parts beyond four are months.</summary>
    public static string Name(TrackerField field, int part = 0, int parts = 4) => field switch
    {
        TrackerField.Reference => "reference",
        TrackerField.Title => "title",
        TrackerField.Description => "description",
        TrackerField.Committee => "committee",
        TrackerField.Service => "service",
        TrackerField.Owner => "owner",
        TrackerField.Investment => "investment",
        TrackerField.PlannedPart => "planned " + Part(part, parts),
        TrackerField.PlannedYear => "planned year",
        TrackerField.ForecastPart => "forecast " + Part(part, parts),
        TrackerField.ForecastYear => "forecast year",
        TrackerField.Variance => "variance",
        TrackerField.Complete => "complete",
        TrackerField.Rag => "rating",
        TrackerField.Direction => "direction",
        TrackerField.Commentary => "commentary",
        TrackerField.Partners => "partner links",
        _ => "other column",
    };

    private static string Part(int part, int parts) => string.Create(CultureInfo.InvariantCulture, $"{(parts > 4 || part > 4 ? "month" : "quarter")} {part}");

    /// <summary>Without a sign and to the last pound, such as <c>£1,595k</c>, <c>£12,345</c>: differences must not drown in rounding.</summary>
    public static string Size(long pence)
    {
        var size = Math.Abs((decimal)pence) / 100m;
        return size >= 1000m && size % 1000m == 0m ? "£" + (size / 1000m).ToString("#,##0", CultureInfo.InvariantCulture) + "k"
            : size == decimal.Truncate(size) ? "£" + size.ToString("#,##0", CultureInfo.InvariantCulture)
            : "£" + size.ToString("#,##0.00", CultureInfo.InvariantCulture);
    }

    /// <summary>With a minus where it is one.</summary>
    public static string Signed(long pence) => (pence < 0 ? "-" : "") + Size(pence);

    /// <summary>As a variance is written: + for a shortfall.</summary>
    public static string Variance(long pence) => (pence > 0 ? "+" : pence < 0 ? "-" : "") + Size(pence);

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    public static string Listed(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "",
        1 => names[0],
        _ => string.Join(", ", names.Take(names.Count - 1)) + " and " + names[^1],
    };

    /// <summary>A cell's text short enough for a sentence.</summary>
    public static string Clipped(string text)
    {
        var one = text.Trim();
        return one.Length <= 40 ? one : one[..39] + "…";
    }

    public static Money Money(long pence) => Values.Money.FromPence(pence);
}

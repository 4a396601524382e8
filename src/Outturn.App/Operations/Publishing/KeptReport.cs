using System.Globalization;
using System.Text.Json;
using Outturn.Core.Series;
using Outturn.Core.Tracking;
using Outturn.Core.Values;

namespace Outturn.App.Operations.Publishing;

/// <summary>Reads a report's kept canonical JSON back into the tracker that it froze: a published page is drawn from nothing else.</summary>
public static class KeptReport
{
    /// <summary>Throws <see cref="InvalidDataException"/> where the bytes are not a report's.</summary>
    public static TrackerPosition Read(ReadOnlyMemory<byte> canonical)
    {
        try
        {
            using var document = JsonDocument.Parse(canonical);
            var root = document.RootElement;
            if (!FinancialYear.TryParse(root.GetProperty("year").GetString(), out var year))
            {
                throw new InvalidDataException("A kept report names no year.");
            }

            var day = DateOnly.ParseExact(root.GetProperty("asAt").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            return new(year, AsAt.Day(day), [.. root.GetProperty("lines").EnumerateArray().Select(l => Line(l, year))], [])
            {
                LatestAct = root.GetProperty("latestAct").GetInt64(),
            };
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or FormatException or InvalidOperationException or ArgumentNullException)
        {
            throw new InvalidDataException("A kept report cannot be read.", e);
        }
    }

    private static TrackerLine Line(JsonElement line, FinancialYear year) => new(
        Guid.Empty,
        year,
        Text(line, "key"),
        Text(line, "reference"),
        new(
            Text(line, "title"), Text(line, "description"), [.. line.GetProperty("committees").EnumerateArray().Select(c => c.GetString()!)], Text(line, "service"), Text(line, "partners"),
            line.TryGetProperty("other", out var other) ? [.. other.EnumerateObject().Select(o => KeyValuePair.Create(o.Name, o.Value.GetString()!))] : []),
        new(AmountOf(line.GetProperty("investment")), PhasingOf(line.GetProperty("planned"))),
        new(
            PhasingOf(line.GetProperty("forecast")), Named<Rag>(line, "rag"), Named<Direction>(line, "direction"),
            line.GetProperty("complete") is { ValueKind: not JsonValueKind.Null } complete ? complete.GetBoolean() : null, Text(line, "commentary"), null),
        Text(line, "owner"),
        LineStanding.In);

    private static string Text(JsonElement line, string name) => line.GetProperty(name).GetString() ?? "";

    private static T? Named<T>(JsonElement line, string name)
        where T : struct, Enum => line.GetProperty(name).GetString() is { } text ? Enum.Parse<T>(text.Replace("-", "", StringComparison.Ordinal), ignoreCase: true) : null;

    private static Phasing PhasingOf(JsonElement phasing)
    {
        var year = phasing.GetProperty("total");
        IReadOnlyList<Amount> parts = phasing.TryGetProperty("months", out var months) ? [.. months.EnumerateArray().Select(AmountOf)]
            : phasing.TryGetProperty("q1", out _) ? [.. Enumerable.Range(1, 4).Select(q => AmountOf(phasing.GetProperty(string.Create(CultureInfo.InvariantCulture, $"q{q}"))))]
            : [];
        return parts.Count == 0 ? Phasing.Unphased(AmountOf(year)) : Phasing.AsPrinted(parts, TotalOf(year) == Total.Sum(parts) ? null : AmountOf(year));
    }

    private static Total TotalOf(JsonElement money)
    {
        var known = money.GetProperty("status").GetString() == "known";
        var low = known ? MoneyOf(money, "pounds") : money.TryGetProperty("low", out _) ? MoneyOf(money, "low") : Money.Zero;
        var high = known ? low : money.TryGetProperty("high", out _) ? MoneyOf(money, "high") : Money.Zero;
        return new(low, high, known || !money.TryGetProperty("why", out var why) ? 0 : Missing(why.GetString() ?? ""));
    }

    /// <summary>The number in "plus 2 not quantified"; a paper's own words are one figure.</summary>
    private static int Missing(string why) =>
        why.StartsWith("plus ", StringComparison.Ordinal) && why.EndsWith(" not quantified", StringComparison.Ordinal)
        && int.TryParse(why.AsSpan(5, why.Length - 20), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 1;

    private static Amount AmountOf(JsonElement money) => money.GetProperty("status").GetString() switch
    {
        "known" => Amount.Of(MoneyOf(money, "pounds")),
        "range" => Amount.Between(MoneyOf(money, "low"), MoneyOf(money, "high")),
        _ => new Amount.Unquantified(money.TryGetProperty("why", out var why) ? why.GetString() ?? "" : ""),
    };

    private static Money MoneyOf(JsonElement money, string name) => Money.FromPence((long)(decimal.Parse(money.GetProperty(name).GetString()!, NumberStyles.Number, CultureInfo.InvariantCulture) * 100m));
}

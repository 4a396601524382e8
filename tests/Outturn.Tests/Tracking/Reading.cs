using System.Globalization;
using System.Text;
using Outturn.Core.Series;
using Outturn.Core.Sheets;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;
using Outturn.Documents.Reading;

namespace Outturn.Tests.Tracking;

/// <summary>Reads an invented file and puts lines into short texts to compare with.</summary>
internal static class Reading
{
    public static TrackerReading Of(byte[] bytes, string name = "tracker.xlsx", ReadOptions? options = null) => Both(bytes, name, options).Reading;

    public static (GridBook Book, TrackerReading Reading) Both(byte[] bytes, string name = "tracker.xlsx", ReadOptions? options = null)
    {
        var book = GridReader.Read(bytes, name);
        Assert.True(book.Ok, string.Join("; ", book.Problems.Select(p => p.Message)));
        var reading = TrackerReader.Read(book.Value, options);
        Assert.Empty(EveryCell.NotUsed(book.Value, reading));
        return (book.Value, reading);
    }

    public static TrackerReading OfText(string text, string name = "tracker.csv", Encoding? encoding = null, ReadOptions? options = null) =>
        Of((encoding ?? new UTF8Encoding(false)).GetBytes(text), name, options);

    /// <summary>Key: planned parts = planned year / forecast parts = forecast year / printed variance, all in pounds.</summary>
    public static string Short(ReadLine line) => string.Create(
        CultureInfo.InvariantCulture,
        $"{line.Key}: {Text(line.Plan?.Planned)} / {Text(line.Stated.Forecast)} / {(line.PrintedVariance is { } v ? Text(Amount.Of(v)) : "")}");

    public static string[] Short(TrackerReading reading) => [.. reading.Lines.Select(Short)];

    public static string Text(Phasing? phasing) => phasing is null ? "none" : (phasing.Parts.Count > 0 ? string.Join(" ", phasing.Parts.Select(Text)) + " = " : "") + (phasing.Stated is { } stated ? Text(stated) : Text(phasing.Year));

    public static string Text(Amount amount) => amount switch
    {
        Amount.Known k => k.Figure.Pounds.ToString("0.##", CultureInfo.InvariantCulture),
        Amount.Range r => $"{r.Low.Pounds.ToString("0.##", CultureInfo.InvariantCulture)}..{r.High.Pounds.ToString("0.##", CultureInfo.InvariantCulture)}",
        Amount.Unquantified u => $"[{u.Why}]",
        _ => "",
    };

    private static string Text(Total total) => total.Value is { } value ? value.Pounds.ToString("0.##", CultureInfo.InvariantCulture) : $"{total.Low}..{total.High}+{total.Unquantified}";

    public static TrackerField FieldOf(this TrackerReading reading, string heading) => reading.Columns.Single(c => c.Heading == heading).Field;

    public static void NoErrors(TrackerReading reading) =>
        Assert.True(reading.CanBeImported && reading.BadRows.Count == 0, string.Join("; ", reading.Problems.Where(p => p.Severity == Severity.Error).Select(p => p.Message).Concat(reading.BadRows.Select(b => b.Reason))));
}

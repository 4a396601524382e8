using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Outturn.App.Operations.Tracking;
using Outturn.Core.Reports;
using Outturn.Core.Values;
using Outturn.Data.Tracking;

namespace Outturn.App.Operations.Publishing;

/// <summary>Draws a year's tracker at a position in every form that is kept, as the download of that position gives it.</summary>
public sealed class ReportDrawing(TrackerStore store, Judging judging, IReportForms forms)
{
    public const string Json = "json";
    public const string Pdf = "pdf";

    /// <param name="year">The tracker's year.</param>
    /// <param name="position">The day.</param>
    /// <param name="recordedBy">Only what the record held by then: to draw a report again as it was. Null: all.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<DrawnForms> DrawAsync(FinancialYear year, DateOnly position, Instant? recordedBy, CancellationToken cancel)
    {
        var facts = await store.CalendarAsync(year, cancel);
        var read = await store.ReadAsync(year, new AsAt(position, recordedBy), cancel);
        var judged = await judging.ApplyAsync(read, facts.Reports, facts.Rounds, cancel);

        // By when it was recorded is how it is found, not what it says.
        var view = TrackerView.Of(judged with { AsAt = AsAt.Day(position) }, new TrackerFilter());
        var name = NameOf(year, position);
        return new(view, [(Json, name + ".json", forms.Json(view)), ("csv", name + ".csv", forms.Csv(view)), ("xlsx", name + ".xlsx", forms.Workbook(view))]);
    }

    public static string NameOf(FinancialYear year, DateOnly position) => $"savings-tracker-{year}-{Day(position)}";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>What a report was asked to show, as JSON.</summary>
    public static string Parameters(TrackerView view) => JsonSerializer.Serialize(new
    {
        report = "tracker",
        year = view.Position.Year.ToString(),
        position = view.Position.AsAt.Position is { } day ? Day(day) : null,
        group = view.Filter.Group.ToString().ToLowerInvariant(),
        latestAct = view.Position.LatestAct,
    });
}

/// <summary>A tracker drawn.</summary>
/// <param name="View">What was drawn.</param>
/// <param name="Files">Format, name and bytes; the canonical JSON first.</param>
public sealed record DrawnForms(TrackerView View, IReadOnlyList<(string Format, string Name, byte[] Bytes)> Files)
{
    public byte[] Canonical => Files[0].Bytes;

    public string Digest => Convert.ToHexStringLower(SHA256.HashData(Canonical));
}

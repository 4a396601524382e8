using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Tracking;
using Outturn.Core.Sheets;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Tracking;

/// <summary>One line: its figures, its history, where it came from, what the checks find.</summary>
public sealed class LineModel(TrackerReads reads) : OutturnPage
{
    public override bool ShowsAsAt => true;

    public LinePage Line { get; private set; } = null!;

    public int FirstToCome { get; private set; }

    /// <summary>What the form that led here wrote; null where nothing was.</summary>
    public string? Written => Request.Query["act"].ToString() switch
    {
        "none" => "It was so already: nothing was written.",
        var act when long.TryParse(act, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => string.Create(CultureInfo.InvariantCulture, $"Saved, as act {number:#,##0}."),
        _ => null,
    };

    /// <summary>What this viewer may do with the line, with its address; nothing where a past day is shown.</summary>
    public IReadOnlyList<(string Words, string Link)> Deeds
    {
        get
        {
            if (!AsAt.IsNow || Line.Line.Standing.Withdrawn || Line.State.Closings.Count > 0)
            {
                return [];
            }

            string To(string page) => TrackerModel.LineAddressOf(Line.Line.Year, Line.Line.Key).Replace("/line/", $"/{page}/", StringComparison.Ordinal);
            var deeds = new List<(string, string)>();
            if (LineScope.Refusal(Viewer, Line.Line, "change the rating") is null)
            {
                if (Line.OpenRound is { } round)
                {
                    deeds.Add(($"Update for {round.Name}", $"/tracker/{Line.Line.Year}/update/{round.Period}"));
                }

                deeds.Add(("Rating, basis and completion", To("rating")));
            }

            if (Viewer.May(Area.Tracker, Level.Manage))
            {
                deeds.Add(("Cover and replacement", To("cover")));
                deeds.Add(("Re-profile", To("move")));
            }

            if (Viewer.May(Area.SignOff, Level.Manage))
            {
                deeds.Add(("Correct", To("correct")));
            }

            return deeds;
        }
    }

    /// <summary>Where the line is in the open round, in words.</summary>
    public static string InRound(LineProgress? progress) => progress?.State switch
    {
        ProgressState.Submitted => $"Submitted by {progress.Act.By.Post}",
        ProgressState.Returned => $"Returned: {progress.Reason}",
        ProgressState.SignedOff => $"Signed off by {progress.Act.By.Post}",
        _ => "Waits for its owner",
    };

    public string DataAddress => $"/tracker/{Line.Line.Year}/line.json?key={Uri.EscapeDataString(Line.Line.Key)}{AsAtSuffix('&')}";

    public async Task<IActionResult> OnGetAsync(string year, string key)
    {
        if (!FinancialYear.TryParse(year, out var parsed))
        {
            return NotFound();
        }

        var read = await reads.LineAsync(Viewer, parsed, key, AsAt, Cancel);
        if (!read.Ok)
        {
            return Refused(read.Problems);
        }

        Line = read.Value;
        var line = Line.Line;
        Title = string.Join(' ', new[] { line.Reference, line.Details.Title }.Where(t => t.Length > 0));
        Positions = [.. Line.Path.Select(s => s.Position).Reverse()];
        FirstToCome = TrackerModel.FirstQuarterToCome(parsed, AsAt.Position ?? line.ForecastPosition ?? parsed.LastDay);
        return Page();
    }

    /// <summary>Such as "Sheet Tracker, row 61; plan F61 to J61, forecast K61 to O61".</summary>
    public static string Place(LineProvenance provenance)
    {
        var (import, row) = (provenance.Import, provenance.Source.Row);
        if (import.Format != "excel")
        {
            return $"{import.Sheet}, line {row.ToString(CultureInfo.InvariantCulture)}";
        }

        string Cell(int column) => Grid.ColumnName(column) + row.ToString(CultureInfo.InvariantCulture);
        string Span(string word, params TrackerField[] fields)
        {
            var columns = import.Columns.Where(c => fields.Contains(c.Field)).Select(c => c.Column).Order().ToList();
            return columns.Count switch { 0 => "", 1 => $"{word} {Cell(columns[0])}", _ => $"{word} {Cell(columns[0])} to {Cell(columns[^1])}" };
        }

        var spans = new[] { Span("plan", TrackerField.PlannedPart, TrackerField.PlannedYear), Span("forecast", TrackerField.ForecastPart, TrackerField.ForecastYear) }.Where(s => s.Length > 0).ToList();
        return $"Sheet {import.Sheet}, row {row.ToString(CultureInfo.InvariantCulture)}" + (spans.Count > 0 ? "; " + string.Join(", ", spans) : "");
    }
}

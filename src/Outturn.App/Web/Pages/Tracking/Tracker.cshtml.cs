using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Tracking;
using Outturn.Core.Reports;
using Outturn.Core.Tracking;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Tracking;

/// <summary>A year's tracker: the answer, the pictures, the lines, the findings, the proof.</summary>
public sealed class TrackerModel(TrackerReads reads) : OutturnPage
{
    public override bool ShowsAsAt => true;

    public TrackerPage Tracker { get; private set; } = null!;

    public TrackerView View => Tracker.View;

    public TrackerFilter Filter { get; private set; } = new();

    public FinancialYear Year { get; private set; }

    /// <summary>The first quarter that had not ended at the position: 1 to 4, or 5 where all have.</summary>
    public int FirstToCome { get; private set; }

    public Money LargestVariance { get; private set; }

    public ILookup<string, Core.Assurance.Finding> FindingsByLine { get; private set; } = null!;

    /// <summary>What the import that led here did; null where nothing was just brought in.</summary>
    public string? BroughtIn => Request.Query["brought-in"].ToString() switch
    {
        "none" => "The tracker already said all that the file says: nothing was written.",
        var act when long.TryParse(act, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The file is brought in, as act {number:#,##0}."),
        _ => null,
    };

    public string Base => $"/tracker/{Year}";

    public async Task<IActionResult> OnGetAsync(string year)
    {
        if (!FinancialYear.TryParse(year, out var parsed))
        {
            return NotFound();
        }

        Year = parsed;
        Filter = TrackerQuery.Read(Request.Query);
        var read = await reads.ViewAsync(Viewer, Year, AsAt, Filter, Cancel);
        if (!read.Ok)
        {
            return Refused(read.Problems);
        }

        Tracker = read.Value;
        Positions = Tracker.Positions;
        Title = $"Savings tracker {Year}";
        FirstToCome = FirstQuarterToCome(Year, AsAt.Position ?? View.Lines.Max(l => l.ForecastPosition) ?? Year.LastDay);
        LargestVariance = Money.FromPence(View.Lines.Select(l => Math.Abs(l.Variance.Value?.Pence ?? 0)).DefaultIfEmpty(0).Max());
        FindingsByLine = Tracker.Checks.Findings.ToLookup(f => f.Subject, StringComparer.OrdinalIgnoreCase);
        return Page();
    }

    public static int FirstQuarterToCome(FinancialYear year, DateOnly stands) =>
        stands < year.FirstDay ? 1 : stands > year.LastDay ? 5 : Enumerable.Range(1, 4).FirstOrDefault(q => new Quarter(year, q).LastDay > stands, 5);

    /// <summary>This page's address with another filter.</summary>
    public string Address(TrackerFilter filter) => Base + TrackerQuery.Text(filter, AsAtQuery.Text(AsAt));

    /// <summary>This view as a file.</summary>
    public string FileAddress(string extension) => $"{Base}.{extension}{TrackerQuery.Text(Filter, AsAtQuery.Text(AsAt))}";

    public string LineAddress(TrackerLine line) => LineAddressOf(Year, line.Key) + AsAtSuffix();

    public static string LineAddressOf(FinancialYear year, string key) => $"/tracker/{year}/line/{string.Join('/', key.Split('/').Select(Uri.EscapeDataString))}";
}

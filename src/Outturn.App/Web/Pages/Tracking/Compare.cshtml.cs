using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Tracking;
using Outturn.Core.Reports;
using Outturn.Core.Tracking;
using Outturn.Core.Values;
using Outturn.Documents.Charts;

namespace Outturn.App.Web.Pages.Tracking;

/// <summary>What moved between two positions, or two published reports, line by line.</summary>
public sealed class CompareModel(CompareReads reads) : OutturnPage
{
    /// <summary>How many lines the picture names; the others are drawn as one.</summary>
    private const int MostDrawn = 8;

    public FinancialYear Year { get; private set; }

    public ComparisonPage Compared { get; private set; } = null!;

    public TrackerComparison Comparison => Compared.Comparison;

    public IReadOnlyList<WaterfallStep> Steps { get; private set; } = [];

    /// <summary>Lines whose movement is not one figure and so is not drawn.</summary>
    public int NotDrawn { get; private set; }

    public async Task<IActionResult> OnGetAsync(string year)
    {
        if (!FinancialYear.TryParse(year, out var parsed))
        {
            return NotFound();
        }

        Year = parsed;
        Title = $"What moved, {Year}";
        var sides = CompareQuery.Read(Request.Query);
        if (!sides.Ok)
        {
            return Refused(sides.Problems);
        }

        var read = await reads.RunAsync(Viewer, Year, sides.Value.From, sides.Value.To, Cancel);
        if (!read.Ok)
        {
            return Refused(read.Problems);
        }

        Compared = read.Value;
        Positions = [.. Compared.Facts.Marks.Select(m => m.Position)];
        Draw();
        return Page();
    }

    /// <summary>This comparison as a file.</summary>
    public string FileAddress(string extension) => $"/tracker/{Year}/compare.{extension}?from={CompareQuery.Text(Compared.From)}&to={CompareQuery.Text(Compared.To)}";

    public string LineAddress(LineMovement movement) =>
        TrackerModel.LineAddressOf(Year, movement.Line.Key) + $"?as-at={CompareQuery.Text(new ComparedPosition(movement.Now is null ? Compared.From.Day : Compared.To.Day, null))}";

    public static string Named(TrackerLine line) => line.Reference.Length > 0 ? $"{line.Reference} {line.Details.Title}" : line.Details.Title;

    private void Draw()
    {
        var moved = Comparison.Lines.Where(l => l.Size is { IsZero: false }).ToList();
        var exact = moved.Where(l => l.Forecast.IsExact).OrderByDescending(l => l.Size).ThenBy(l => l.Line.Key, StringComparer.Ordinal).ToList();
        NotDrawn = moved.Count - exact.Count;
        var steps = exact.Take(MostDrawn).OrderByDescending(l => l.Forecast.Low)
            .Select(l => new WaterfallStep(Short(Named(l.Line)) + l.Kind switch { MovementKind.New => " (new)", MovementKind.Left => " (left)", _ => "" }, l.Forecast.Low)).ToList();
        var rest = exact.Skip(MostDrawn).ToList();
        if (rest.Count > 0)
        {
            steps.Add(new(rest.Count == 1 ? "1 other line" : $"{N(rest.Count)} other lines together", rest.Aggregate(Money.Zero, (sum, l) => sum + l.Forecast.Low)));
        }

        Steps = steps;
    }

    private static string Short(string name) => name.Length > 38 ? name[..37].TrimEnd() + "…" : name;
}

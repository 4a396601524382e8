using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Tracking;
using Outturn.Core.Reports;
using Outturn.Core.Tracking;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Tracking;

/// <summary>Gives lines to posts, many at a time.</summary>
public sealed class OwnersModel(TrackerReads reads, AssignOwnersOperation assign) : OutturnPage
{
    public FinancialYear Year { get; private set; }

    public TrackerFilter Filter { get; private set; } = new();

    public IReadOnlyList<TrackerLine> Lines { get; private set; } = [];

    public IReadOnlyList<string> Committees { get; private set; } = [];

    public IReadOnlyList<string> Services { get; private set; } = [];

    public IReadOnlyList<string> Owners { get; private set; } = [];

    public int Unassigned { get; private set; }

    public string? Saved { get; private set; }

    public HashSet<string> Chosen { get; private set; } = [];

    [BindProperty]
    public string? Owner { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGetAsync(string year)
    {
        if (Request.Query["assigned"].ToString() is { Length: > 0 } assigned && int.TryParse(assigned, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            Saved = count == 0 ? "Nothing changed: the lines already had that owner." : $"{TrackerWords.Lines(count)} assigned.";
        }

        return await LoadAsync(year) ?? Page();
    }

    public async Task<IActionResult> OnPostAsync(string year)
    {
        if (await LoadAsync(year) is { } stop)
        {
            return stop;
        }

        var keys = Request.Form["Lines"].OfType<string>().ToList();
        Chosen = [.. keys];
        var done = await assign.RunAsync(Viewer, Year, new AssignOwners(keys, Owner ?? ""), position: null, Reason?.Trim() ?? "", "page: assign owners", Cancel);
        if (!done.Ok)
        {
            Show(done.Problems, where => where switch { "owner" => nameof(Owner), _ => "Lines" });
            return Page();
        }

        var query = Request.QueryString.HasValue ? Request.QueryString.Value!.Split('&').Where(p => !p.Contains("assigned=", StringComparison.Ordinal)) : [];
        var kept = string.Join('&', query).TrimStart('?');
        return LocalRedirect($"/tracker/{Year}/owners?{(kept.Length > 0 ? kept + "&" : "")}assigned={(!done.Value.Wrote ? 0 : keys.Count).ToString(CultureInfo.InvariantCulture)}");
    }

    private async Task<IActionResult?> LoadAsync(string year)
    {
        if (!FinancialYear.TryParse(year, out var parsed))
        {
            return NotFound();
        }

        if (Viewer.Refusal(Area.Tracker, Level.Manage, "assign owners") is { } refusal)
        {
            return Refused([refusal]);
        }

        Year = parsed;
        Title = $"Assign owners, {Year}";
        Filter = TrackerQuery.Read(Request.Query) with { Group = Grouping.None };
        var read = await reads.ViewAsync(Viewer, Year, AsAt.Now, Filter, Cancel);
        if (!read.Ok)
        {
            return Refused(read.Problems);
        }

        var all = read.Value.View.Position.Lines;
        Lines = read.Value.View.Lines;
        Unassigned = all.Count(l => l.Owner.Length == 0);
        Committees = Distinct(all.SelectMany(l => l.Details.Committees));
        Services = Distinct(all.Select(l => l.Details.Service).Where(s => s.Length > 0));
        Owners = Distinct(all.Select(l => l.Owner.Length == 0 ? TrackerFilter.NotAssigned : l.Owner));
        return null;
    }

    private static List<string> Distinct(IEnumerable<string> names) => [.. names.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];
}

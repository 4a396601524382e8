using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Writing;
using Outturn.Core.Values;
using Outturn.Core.Writing;

namespace Outturn.App.Web.Pages.Writing;

/// <summary>The versions of a case, and which meeting saw which.</summary>
public sealed class VersionsModel(WrittenCaseReads reads, WriteCaseOperation write) : WritingPage(reads)
{
    [BindProperty]
    public string? Version { get; set; }

    [BindProperty]
    public string? Body { get; set; }

    [BindProperty]
    public string? On { get; set; }

    [BindProperty]
    public string? Purpose { get; set; }

    /// <summary>Versions, latest first, each with the meetings that had it.</summary>
    public IReadOnlyList<(CaseVersion Version, IReadOnlyList<CaseSeen> Seen)> Versions => [.. Case.Versions.Reverse().Select(v => (v, (IReadOnlyList<CaseSeen>)[.. Case.Seen.Where(s => s.Version == v.Number)]))];

    public string Sentence => Case.Latest is not { } latest
        ? "Nothing is submitted yet: what is written is a draft."
        : Case.Seen.Count == 0
            ? $"{(Case.Versions.Count == 1 ? "One version is" : $"{Case.Versions.Count} versions are")} submitted. No meeting has seen any."
            : $"Version {latest.Number} is the latest. {Case.Seen[^1].Body} on {CouncilTime.Words(Case.Seen[^1].On)} has version {Case.Seen[^1].Version}.";

    public string? ErrorOf(string name) => ModelState.TryGetValue(name, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    public async Task<IActionResult> OnGetAsync(string cycle, int number) => await LoadAsync(cycle, number) ?? Named();

    public async Task<IActionResult> OnPostAsync(string cycle, int number)
    {
        if (await LoadAsync(cycle, number) is { } stop)
        {
            return stop;
        }

        Named();
        if (!CouncilTime.TryParseDay(On, out var day))
        {
            Show([Core.Values.Problem.Error("case.meeting-day", nameof(On), "Give the day of the meeting, such as 2021-12-09.")]);
            return Page();
        }

        var seen = new SeenBy(int.TryParse(Version, System.Globalization.CultureInfo.InvariantCulture, out var v) ? v : 0, Body ?? "", day, Purpose ?? "");
        var done = await write.RunAsync(Viewer, Cycle, Proposal.Id, "case.seen", (plan, known, viewer) => new RecordSeen(Proposal.Id, seen).Decide(plan, known, viewer), "page: case versions", Cancel);
        return After(done, Base + "/versions", "It is recorded which version the meeting has.", where => where switch { "version" => nameof(Version), "body" => nameof(Body), "purpose" => nameof(Purpose), _ => nameof(On) });
    }

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Named()
    {
        Title = $"Versions: {Proposal.Terms.Name}";
        return Page();
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Writing;
using Outturn.Core.Planning;
using Outturn.Core.Tracking;
using Outturn.Core.Writing;

namespace Outturn.App.Web.Pages.Writing;

/// <summary>The business cases of a cycle, and the proposals that have none.</summary>
public sealed class CasesModel(WrittenCaseReads reads) : OutturnPage
{
    public override bool ShowsAsAt => true;

    public PlanCycle Cycle { get; private set; }

    public IReadOnlyList<ListedCase> Cases { get; private set; } = [];

    /// <summary>Proposals that count and have no case.</summary>
    public IReadOnlyList<Proposal> Without { get; private set; } = [];

    public string Sentence => Cases.Count == 0
        ? $"No business case of {Cycle} is written here yet."
        : $"{TrackerWords.Upper(TrackerWords.Count(Cases.Count, "case"))}: {TrackerWords.Count(Cases.Count(c => c.Case.Versions.Count > 0))} submitted, {TrackerWords.Count(Cases.Count(c => c.Case.Seen.Count > 0))} seen by a meeting.";

    public async Task<IActionResult> OnGetAsync(string cycle)
    {
        if (!PlanCycle.TryParse(cycle, out var parsed))
        {
            return NotFound();
        }

        Cycle = parsed;
        Title = string.Create(CultureInfo.InvariantCulture, $"Business cases, {parsed}");
        var read = await reads.ListAsync(Viewer, parsed, AsAt, Cancel);
        if (!read.Ok)
        {
            return Refused(read.Problems);
        }

        Cases = read.Value.Cases;
        var written = Cases.Select(c => c.Proposal.Id).ToHashSet();
        Without = [.. read.Value.Plan.Proposals.Where(p => p.Status.Counts() && !written.Contains(p.Id))];
        return Page();
    }
}

using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Planning;
using Outturn.Core.Reports.Planning;

namespace Outturn.App.Web.Pages.Planning;

/// <summary>The proposals of a cycle parted by service, committee, type and so on.</summary>
public sealed class ByModel(PlanReads reads) : PlanTablePage(reads)
{
    public override string Tab => "overview";

    public override PlanTableKind Kind => PlanTableKind.Proposals;

    public override string Path => Base + "/by";

    public async Task<IActionResult> OnGetAsync(string cycle)
    {
        if (await LoadTableAsync(cycle) is { } stop)
        {
            return stop;
        }

        Title = $"Proposals by {Grouping.Heading().ToLowerInvariant()}, {Cycle}";
        return Page();
    }
}

using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Workings;
using Outturn.Core.Planning;
using Outturn.Core.Workings;

namespace Outturn.App.Web.Pages.Workings;

/// <summary>A line with the calculation that fills it.</summary>
public sealed record LineWorked(PlanLine Line, string Name, Working? Working, string Standing);

/// <summary>Everything that is worked out for a proposal, and which line it fills.</summary>
public sealed class HubModel(WorkingReads reads) : WorkingPage(reads)
{
    public IReadOnlyList<LineWorked> Lines { get; private set; } = [];

    public IReadOnlyList<Working> Calculations { get; private set; } = [];

    /// <summary>What may be begun, with its address.</summary>
    public IReadOnlyList<(string Name, string Link)> Offers =>
    [
        ("Build a cost", ProposalBase + "/build-ups/new"),
        ("Estimate something beside the plan", ProposalBase + "/estimates/new"),
        ("Appraise options", ProposalBase + "/appraisals/new"),
        ("Model a driver", ProposalBase + "/models/new"),
    ];

    public async Task<IActionResult> OnGetAsync(string cycle, int number)
    {
        if (await LoadAsync(cycle, number) is { } stop)
        {
            return stop;
        }

        Title = "How the money is worked out";
        Calculations = [.. Worked.Workings.Where(w => w.Proposal == Proposal.Id && !w.Withdrawn)];
        var movements = LineMovements.Of(Worked).ToDictionary(m => m.Line.Id);
        Lines = [.. Plan.LinesOf(Proposal.Id).Where(l => !l.Withdrawn).Select(l => new LineWorked(
            l, LineName.Of(Proposal, l), Worked.Filling(l.Id), movements.TryGetValue(l.Id, out var movement) ? movement.InWords : ""))];
        return Page();
    }
}

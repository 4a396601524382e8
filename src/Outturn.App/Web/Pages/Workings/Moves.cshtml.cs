using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Workings;
using Outturn.Core.Values;
using Outturn.Core.Workings;

namespace Outturn.App.Web.Pages.Workings;

/// <summary>Lines that are filled from build-ups: which wait to move, which cannot, which agree.</summary>
public sealed class MovesModel(WorkingReads reads, WriteWorkingOperation write) : WorkingPage(reads)
{
    public IReadOnlyList<LineMovement> All { get; private set; } = [];

    public IReadOnlyList<LineMovement> Waiting => [.. All.Where(m => m.Moves)];

    public IReadOnlyList<LineMovement> Unable => [.. All.Where(m => m.Then is null)];

    public IReadOnlyList<LineMovement> Agreeing => [.. All.Where(m => m.Then is not null && !m.Moves)];

    [BindProperty]
    public string? Reason { get; set; }

    private IReadOnlyCollection<Guid>? chosen;

    public bool May(LineMovement move) => AsAt.IsNow && WriteRates.MayMove(Worked, Viewer, move);

    /// <summary>What was changed by hand is not chosen beforehand: to accept overwrites it.</summary>
    public bool Chosen(LineMovement move) => chosen?.Contains(move.Working.Id) ?? !move.ByHand;

    public async Task<IActionResult> OnGetAsync(string cycle) => await LoadAllAsync(cycle) ?? Page();

    public async Task<IActionResult> OnPostAsync(string cycle)
    {
        if (await LoadAllAsync(cycle) is { } stop)
        {
            return stop;
        }

        chosen = [.. Request.Form["chosen"].Select(c => Guid.TryParse(c, out var id) ? id : Guid.Empty)];
        if (!All.Any(May))
        {
            return Refused([Viewer.Refusal(Area.Plan, Level.Contribute, "move lines") ?? Core.Values.Problem.Error("permission.not-own", "workings", "None of these lines is yours to move.")]);
        }

        return After(
            await write.RunAsync(Viewer, Cycle, "working.accept", new AcceptMovements(chosen).Decide, Reason ?? "", "page: lines that follow", position: null, Cancel),
            Base + "/rates/moves", chosen.Count == 1 ? "One line is moved." : $"{chosen.Count} lines are moved.", _ => nameof(Reason));
    }

    private async Task<IActionResult?> LoadAllAsync(string cycle)
    {
        if (await LoadAsync(cycle) is { } stop)
        {
            return stop;
        }

        Title = "Lines that follow their sums";
        All = LineMovements.Of(Worked);
        return null;
    }
}

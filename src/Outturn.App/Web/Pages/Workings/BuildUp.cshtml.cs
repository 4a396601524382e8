using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Outturn.App.Operations.Workings;
using Outturn.Core.Appraisal.Costing;
using Outturn.Core.Sheets;
using Outturn.Core.Workings;

namespace Outturn.App.Web.Pages.Workings;

/// <summary>One build-up: what it comes to, how, and the line that it fills.</summary>
public sealed class BuildUpModel(WorkingReads reads, WriteWorkingOperation write) : WorkingPage(reads)
{
    public Working Working { get; private set; } = null!;

    public BuildUpResult Result { get; private set; } = null!;

    public Sheet Sheet { get; private set; } = null!;

    /// <summary>The line that it fills, as it stands; null for none.</summary>
    public LineMovement? Movement { get; private set; }

    /// <summary>Lines of the proposal that nothing fills.</summary>
    public IReadOnlyList<SelectListItem> Lines { get; private set; } = [];

    public IReadOnlyList<(RateUsed Used, RateTable Table)> Used { get; private set; } = [];

    /// <summary>Prices that are not a table's, with their reasons; and the rows' notes.</summary>
    public IReadOnlyList<string> Notes { get; private set; } = [];

    public string Here => string.Create(CultureInfo.InvariantCulture, $"{ProposalBase}/build-ups/{Working.Number}");

    public Sheet Moving(LineMovement movement) => MovementSheet.Of("moves", Cycle, [movement]);

    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGetAsync(string cycle, int number, int of) => await LoadBuildUpAsync(cycle, number, of) ?? Page();

    public async Task<IActionResult> OnPostAsync(string cycle, int number, int of)
    {
        if (await LoadBuildUpAsync(cycle, number, of) is { } stop)
        {
            return stop;
        }

        switch (Request.Form["do"].ToString())
        {
            case "standing":
                var why = Request.Form["standing"].ToString();
                if (string.IsNullOrWhiteSpace(why))
                {
                    Show([Core.Values.Problem.Error("working.withdraw-reason", "standing", "Say why. The build-up stays in the record with the reason.")]);
                    return Page();
                }

                return After(
                    await write.RunAsync(Viewer, Cycle, Working.Withdrawn ? "working.restore" : "working.withdraw", new WithdrawWorking(Working.Id, !Working.Withdrawn).Decide, why, "page: build-up", position: null, Cancel),
                    ProposalBase + "/workings", Working.Withdrawn ? $"{Working.Title} is back." : $"{Working.Title} is taken out.");
            case "untie":
                return After(
                    await write.RunAsync(Viewer, Cycle, "working.untie", new FillLine(Working.Id, null).Decide, Reason ?? "", "page: build-up", position: null, Cancel),
                    Here, "The line keeps its amounts and no longer follows.");
            default:
                _ = Guid.TryParse(Request.Form["line"], out var line);
                return After(
                    await write.RunAsync(Viewer, Cycle, "working.fill", new FillLine(Working.Id, line).Decide, Reason ?? "", "page: build-up", position: null, Cancel),
                    Here, "The line is filled, and follows this from now on.", _ => "line");
        }
    }

    private async Task<IActionResult?> LoadBuildUpAsync(string cycle, int number, int of)
    {
        if (await LoadAsync(cycle, number) is { } stop)
        {
            return stop;
        }

        if (Worked.Find<BuildUp>(of) is not { } working || working.Proposal != Proposal.Id)
        {
            return Refused([NotThere($"There is no build-up {of} of {Proposal.Terms.Name}.")]);
        }

        (Working, Title) = (working, working.Title);
        Result = BuildUpSum.Of((BuildUp)working.Content, Worked.Rates);
        Sheet = BuildUpSheet.Of($"build-up-{working.Number}", working.Title, Result);
        Movement = LineMovements.Of(Worked).FirstOrDefault(m => m.Working.Id == working.Id);
        Lines =
        [
            .. Plan.LinesOf(Proposal.Id).Where(l => !l.Withdrawn && Worked.Filling(l.Id) is null)
                .Select(l => new SelectListItem(MovementSheet.NameOf(Proposal, l) + ", " + LineTermWords.Said(l).Select(s => s.Said).FirstOrDefault(), l.Id.ToString())),
        ];
        var tables = Worked.Rates.ToDictionary(t => t.Id);
        Used = [.. Result.Used.Where(u => tables.ContainsKey(u.Table)).Select(u => (u, tables[u.Table])).OrderBy(u => u.Item2.Number).ThenBy(u => u.u.Name, StringComparer.OrdinalIgnoreCase).ThenBy(u => u.u.Year.StartYear)];
        Notes =
        [
            .. ((BuildUp)working.Content).Rows.SelectMany(r => new[] { (r.Title, Use: r.Price, What: "price"), (r.Title, Use: r.OnCost, What: "on-costs"), (r.Title, Use: r.Uplift, What: "uplift") })
                .Where(u => u.Use?.Own is not null && u.Use.Reason.Length > 0).Select(u => $"{u.Title}, {u.What} of {u.Use!.Own}: {u.Use.Reason}"),
            .. ((BuildUp)working.Content).Rows.Where(r => r.Note.Length > 0).Select(r => $"{r.Title}: {r.Note}"),
        ];
        return null;
    }
}

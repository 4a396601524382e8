using System.Globalization;
using Microsoft.AspNetCore.Mvc;
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

    public FilledLine Filled { get; private set; } = null!;

    public IReadOnlyList<(RateUsed Used, RateTable Table)> Used { get; private set; } = [];

    /// <summary>Prices that are not a table's, with their reasons; and the rows' notes.</summary>
    public IReadOnlyList<string> Notes { get; private set; } = [];

    public string Here => string.Create(CultureInfo.InvariantCulture, $"{ProposalBase}/build-ups/{Working.Number}");

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
            case var deed:
                return After(
                    await Filled.DoAsync(write, Request.Form, "page: build-up", Cancel),
                    Here, deed == "untie" ? "The line keeps its amounts and no longer follows." : "The line is filled, and follows this from now on.", _ => "line");
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
        Filled = new(this, working, Here);
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

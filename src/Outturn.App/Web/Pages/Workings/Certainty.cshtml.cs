using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Outturn.App.Operations.Workings;
using Outturn.Core.Appraisal.Uncertainty;
using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Core.Workings;

namespace Outturn.App.Web.Pages.Workings;

/// <summary>How sure a plan is, or a part of it, or one case: what is chosen, what the draws come to, and the runs that were kept.</summary>
public sealed class CertaintyModel(WorkingReads reads, WriteWorkingOperation write) : WorkingPage(reads)
{
    /// <summary>Null where what is asked cannot be answered.</summary>
    public CertaintyRun? Run { get; private set; }

    /// <summary>Whether the page is about one proposal.</summary>
    public bool OfCase { get; private set; }

    public string Of { get; private set; } = "all";

    public string Proposals { get; private set; } = "";

    public string Seed { get; private set; } = "";

    public string Draws { get; private set; } = "";

    public string Basis { get; private set; } = "levels";

    public string Year { get; private set; } = "";

    public IReadOnlyList<SelectListItem> Choices { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Bases { get; } = [new("Levels", "levels"), new("Movements", "movements"), new("Running totals", "running-totals")];

    public IReadOnlyList<SelectListItem> Years => [.. Cycle.Each.Select(y => new SelectListItem(y.ToString(), y.ToString()))];

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Working> Kept { get; private set; } = [];

    public bool MayKeep => AsAt.IsNow && Viewer.May(Area.Plan, Level.Contribute);

    public string Here => OfCase ? ProposalBase + "/certainty" : Base + "/certainty";

    /// <summary>What is asked, as the end of an address.</summary>
    public string Question
    {
        get
        {
            (string Name, string Value)[] parts = [.. OfCase ? Array.Empty<(string, string)>() : [("of", Of), ("proposals", Proposals)], ("seed", Seed), ("draws", Draws), ("basis", Basis), ("year", Year)];
            return "?" + string.Join('&', parts.Where(p => p.Value.Length > 0).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}")) + AsAtSuffix('&');
        }
    }

    public async Task<IActionResult> OnGetAsync(string cycle, int? number) => await AskAsync(cycle, number) ?? Page();

    public async Task<IActionResult> OnPostAsync(string cycle, int? number)
    {
        if (await AskAsync(cycle, number) is { } stop)
        {
            return stop;
        }

        if (Run is not { } run)
        {
            return Page();
        }

        var title = Request.Form["title"].ToString().Trim() is { Length: > 0 } said ? said : run.Choice.InWords(Plan);
        return After(
            await write.RunAsync(Viewer, Cycle, "working.run", new KeepRun(NewId(), title, run.Kept).Decide, Request.Form["reason"].ToString(), "page: how sure", position: null, Cancel),
            string.Create(CultureInfo.InvariantCulture, $"{Base}/certainty/runs/{Worked.Next<KeptRun>()}"), "The run is kept.");
    }

    private async Task<IActionResult?> AskAsync(string cycle, int? number)
    {
        OfCase = number is not null;
        if (await (number is { } n ? LoadAsync(cycle, n) : LoadAsync(cycle)) is { } stop)
        {
            return stop;
        }

        Title = OfCase ? "How sure this case is" : "How sure the plan is";
        string Said(string name, string otherwise) => Request.HasFormContentType && Request.Form[name].ToString() is { Length: > 0 } typed ? typed : Request.Query[name].ToString() is { Length: > 0 } asked ? asked : otherwise;
        Of = OfCase ? CertaintyChoice.Of(Proposal.Number).Slug : Said("of", "all");
        Proposals = OfCase ? "" : Said("proposals", "");
        Seed = Said("seed", SimulationOrder.UsualSeed.ToString(CultureInfo.InvariantCulture));
        Draws = Said("draws", SimulationOrder.UsualDraws.ToString(CultureInfo.InvariantCulture));
        Basis = Said("basis", "levels");
        Year = Said("year", Cycle.Last.ToString());
        Choices =
        [
            new("The whole plan", "all"),
            .. Plan.Proposals.SelectMany(p => p.Terms.Committees).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase).Select(c => new SelectListItem("Committee: " + c, "committee:" + c)),
            .. Plan.Lines.Select(l => l.Terms.Service).Concat(Plan.Proposals.Select(p => p.Terms.Service)).Where(s => s.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase).Select(s => new SelectListItem("Service: " + s, "service:" + s)),
        ];
        Kept = [.. Worked.Of<KeptRun>().Where(w => !OfCase || ((KeptRun)w.Content).Choice == Of).OrderByDescending(w => w.Number)];
        var run = CertaintyRun.Work(Worked, new(Of, Proposals, Seed, Draws, Basis, Year), CertaintyRun.MostDrawsOfPage);
        if (run.Ok)
        {
            Run = run.Value;
        }
        else if (!OfCase || run.Problems.Any(p => p.Code != "simulation.no-lines"))
        {
            Show(run.Problems);
        }

        return null;
    }
}

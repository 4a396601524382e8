using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Outturn.App.Operations.Workings;
using Outturn.Core.Appraisal.Models;
using Outturn.Core.Sheets;
using Outturn.Core.Values;
using Outturn.Core.Workings;

namespace Outturn.App.Web.Pages.Workings;

/// <summary>A driver model as a grid of quantities, with what it comes to before anything is written.</summary>
public sealed class ModelFormModel(WorkingReads reads, WriteWorkingOperation write) : WorkingPage(reads)
{
    public override bool ShowsAsAt => false;

    public Working? Known { get; private set; }

    public TypedModel Typed { get; private set; } = null!;

    /// <summary>What is typed, worked out; null where it does not hold yet.</summary>
    public ModelResult? Result { get; private set; }

    public Sheet Sheet { get; private set; } = null!;

    public string Back => Known is { } known ? string.Create(CultureInfo.InvariantCulture, $"{ProposalBase}/models/{known.Number}") : ProposalBase + "/workings";

    public string Here => Known is null ? ProposalBase + "/models/new" : Back + "/edit";

    public IReadOnlyList<SelectListItem> WeekRules { get; } = [.. Enum.GetValues<WeekRule>().Select(r => new SelectListItem(WeekWords.Of(r), r.ToString().ToLowerInvariant()))];

    public string? ErrorOf(string name) => ModelState.TryGetValue(name, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    public async Task<IActionResult> OnGetAsync(string cycle, int number, int? of)
    {
        if (await LoadFormAsync(cycle, number, of) is { } stop)
        {
            return stop;
        }

        Typed = Known is { Content: DriverModel model } ? TypedModel.Of(model).WithRows() : TypedModel.New(Cycle.First);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string cycle, int number, int? of)
    {
        if (await LoadFormAsync(cycle, number, of) is { } stop)
        {
            return stop;
        }

        Typed = TypedModel.From(Request.Form);
        switch (Request.Form["do"].ToString())
        {
            case "rows":
                Typed = Typed.WithRows(5);
                return Page();
            case "paste":
                Paste();
                return Page();
        }

        var problems = new List<Problem>();
        var (model, fieldOf) = Typed.Read(Cycle.First, problems);
        if (problems.Count == 0)
        {
            var held = ModelCheck.Check(model);
            problems.AddRange(held.Problems.Where(p => p.Severity == Severity.Error));
            if (held.Ok)
            {
                Result = held.Value.Run();
                Sheet = ModelSheets.Whole(Result) with { Name = "result", Notes = [] };
            }
        }

        if (problems.Count > 0 || Request.Form["do"] != "save")
        {
            Show(problems, fieldOf);
            return Page();
        }

        var id = Known?.Id ?? NewId();
        var next = Worked.Next<DriverModel>();
        return After(
            await write.RunAsync(Viewer, Cycle, "working.model", new WriteWorking(id, Proposal.Id, model.Title, model) { Rests = Rests }.Decide, Typed.Reason, "page: model", position: null, Cancel),
            Known is null ? string.Create(CultureInfo.InvariantCulture, $"{ProposalBase}/models/{next}") : Back, $"{model.Title} is saved.", fieldOf);
    }

    /// <summary>A model that was pasted as text takes the place of what is in the grid.</summary>
    private void Paste()
    {
        var read = ModelText.Read(Typed.Pasted);
        if (read.Ok)
        {
            Typed = TypedModel.Of(read.Value).WithRows() with { Reason = Typed.Reason };
        }
        else
        {
            Show([.. read.Problems.Select(p => p with { Message = $"{p.Where}: {p.Message}" })], _ => "pasted");
        }
    }

    private async Task<IActionResult?> LoadFormAsync(string cycle, int number, int? of)
    {
        if (await LoadAsync(cycle, number) is { } stop)
        {
            return stop;
        }

        if (WorkingSight.Refusal(Plan, Viewer, Proposal.Id, "change its calculations") is { } refusal)
        {
            return Refused([refusal]);
        }

        Known = of is { } n ? Worked.Find<DriverModel>(n) : null;
        if (of is not null && Known?.Proposal != Proposal.Id)
        {
            return Refused([NotThere($"There is no model {of} of {Proposal.Terms.Name}.")]);
        }

        Title = Known is null ? "Model a driver" : "Change " + Known.Title;
        return null;
    }
}

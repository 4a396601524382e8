using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Outturn.App.Operations.Governance;
using Outturn.Core.Governance;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Governance;

/// <summary>The council's structure: who is what on a day, every change, and the form that records one.</summary>
public sealed class StructureModel(StructureOperations structure, TimeProvider clock) : OutturnPage
{
    public override bool ShowsAsAt => true;

    public StructureShown Shown { get; private set; } = null!;

    public bool MayChange => AsAt.IsNow && Viewer.May(Area.Plan, Level.Manage);

    public IReadOnlyList<SelectListItem> Kinds { get; } = [new("Choose", ""), .. Enum.GetValues<UnitKind>().Select(k => new SelectListItem(k.ToString(), TrackerQuery.Name(k)))];

    public bool Recorded { get; private set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Change { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? Before { get; set; }

    [BindProperty]
    public string? After { get; set; }

    [BindProperty]
    public string? Directorate { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (Viewer.Refusal(Area.Plan, Level.Manage, "change the council's structure") is { } refusal)
        {
            return Refused([refusal]);
        }

        if (await LoadAsync() is { } stop)
        {
            return stop;
        }

        if (Read() is not { } change)
        {
            return Page();
        }

        var done = await structure.ChangeAsync(Viewer, new ChangeStructure(change), "page: structure", Cancel);
        if (done.Ok)
        {
            return LocalRedirect($"/structure?recorded={(done.Value.Wrote ? "yes" : "no")}");
        }

        Show(done.Problems, where => where switch { "before" => nameof(Before), "after" => nameof(After), "directorate" => nameof(Directorate), "change" => nameof(Change), _ => nameof(Kind) });
        return Page();
    }

    /// <summary>What was typed; null, with its problems at their fields, where something is missing.</summary>
    private StructureChange? Read()
    {
        var problems = new List<Problem>();
        if (TrackerQuery.Named<UnitKind>(Kind) is not { } kind)
        {
            kind = default;
            problems.Add(Core.Values.Problem.Error("structure.kind", nameof(Kind), "Choose what changed: a directorate, a service, a committee or a post."));
        }

        if (TrackerQuery.Named<StructureChangeKind>(Change) is not { } change)
        {
            change = default;
            problems.Add(Core.Values.Problem.Error("structure.change", nameof(Change), "Choose what happened."));
        }

        if (!CouncilTime.TryParseDay(From ?? "", out var from))
        {
            problems.Add(Core.Values.Problem.Error("structure.day", nameof(From), string.IsNullOrWhiteSpace(From) ? "Give the first day on which it holds, such as 1/4/2022." : $"“{(From.Length > 40 ? From[..40] + "…" : From)}” is not a date. Write it as 1/4/2022."));
        }

        Show(problems);
        return problems.Count > 0 ? null : new(kind, change, from, (Before ?? "").Split('\n'), (After ?? "").Split('\n'), Directorate ?? "", Why ?? "");
    }

    private async Task<IActionResult?> LoadAsync()
    {
        Title = "The council’s structure";
        var on = StructureQuery.On(Request.Query, Result.Ok(AsAt), clock);
        if (!on.Ok)
        {
            return Refused(on.Problems);
        }

        var read = await structure.ReadAsync(Viewer, AsAt, on.Value, Cancel);
        if (!read.Ok)
        {
            return Refused(read.Problems);
        }

        Shown = read.Value;
        Positions = [.. read.Value.Changes.Select(c => c.From).Distinct()];
        Recorded = Request.Query["recorded"] == "yes";
        return null;
    }
}

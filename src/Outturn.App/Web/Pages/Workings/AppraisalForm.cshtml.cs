using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Outturn.App.Operations.Workings;
using Outturn.Core.Appraisal.Discounting;
using Outturn.Core.Appraisal.Options;
using Outturn.Core.Sheets;
using Outturn.Core.Values;
using Outturn.Core.Workings;

namespace Outturn.App.Web.Pages.Workings;

/// <summary>Makes an appraisal, or changes one: a table of years by option, looked at before it is saved.</summary>
public sealed class AppraisalFormModel(WorkingReads reads, WriteWorkingOperation write) : WorkingPage(reads)
{
    public override bool ShowsAsAt => false;

    public Working? Known { get; private set; }

    public TypedAppraisal Typed { get; private set; } = TypedAppraisal.Empty;

    /// <summary>What it comes to, where it was asked for.</summary>
    public AppraisalResult? Result { get; private set; }

    public Sheet SideBySide => AppraisalSheets.SideBySide(Result!);

    public IReadOnlyList<SelectListItem> Rates { get; } =
    [
        .. PublishedVintages.All.Reverse().OrderByDescending(v => v.Active).SelectMany(v => v.Schedules.Select(s => new SelectListItem($"{v.Title}, {s.Title.ToLowerInvariant()}{(v.Active ? "" : " (not in force: what-if only)")}", $"{v.Name}|{s.Name}"))),
    ];

    public IReadOnlyList<SelectListItem> Roles { get; } = [new("An option", "option"), new("Doing nothing", "do-nothing"), new("The least that must be done", "do-minimum")];

    public IReadOnlyList<SelectListItem> Classes { get; } = [.. Enum.GetValues<BenefitKind>().Select(k => new SelectListItem(k.Name(), k.Slug()))];

    public IReadOnlyList<SelectListItem> Biases { get; } = [new("Nothing", ""), .. BiasTables.All.Select(b => new SelectListItem(b.Name, b.Name))];

    /// <summary>What is ticked.</summary>
    public IReadOnlyList<string> Allowed => Typed.WhatIf ? ["true"] : [];

    public string Here => Known is null ? ProposalBase + "/appraisals/new" : Back + "/edit";

    public string Back => Known is null ? ProposalBase + "/workings" : string.Create(CultureInfo.InvariantCulture, $"{ProposalBase}/appraisals/{Known.Number}");

    public string YearName(int row) => FinancialYear.TryParse(Typed.Start, out var first) ? string.Create(CultureInfo.InvariantCulture, $"{row}: {first + row}") : row.ToString(CultureInfo.InvariantCulture);

    public string? ErrorOf(string name) => ModelState.TryGetValue(name, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    public async Task<IActionResult> OnGetAsync(string cycle, int number, int? of)
    {
        if (await LoadFormAsync(cycle, number, of) is { } stop)
        {
            return stop;
        }

        Typed = Known is null
            ? TypedAppraisal.Empty with { Start = Cycle.First.ToString() }
            : TypedAppraisal.Of(Known.Title, (OptionAppraisal)Known.Content);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string cycle, int number, int? of)
    {
        if (await LoadFormAsync(cycle, number, of) is { } stop)
        {
            return stop;
        }

        Typed = TypedAppraisal.From(Request.Form);
        var deed = Request.Form["do"].ToString();
        var problems = new List<Problem>();
        switch (deed)
        {
            case "years":
                Typed = Typed.WithYears(5);
                return Page();
            case "option":
                Typed = Typed.WithOption();
                return Page();
            case "paste":
                Typed = Typed.WithPasted(problems);
                Show(problems);
                return Page();
            case var remove when remove.StartsWith("remove-", StringComparison.Ordinal) && int.TryParse(remove[7..], NumberStyles.None, CultureInfo.InvariantCulture, out var which):
                Typed = Typed.Without(which);
                return Page();
        }

        var read = Typed.Read();
        if (!read.Ok)
        {
            Show([.. read.Problems.Where(p => p.Severity == Severity.Error)]);
            return Page();
        }

        if (deed != "save")
        {
            Result = OptionWork.Out(read.Value).Value! with { Notices = [.. read.Problems] };
            return Page();
        }

        var id = Known?.Id ?? NewId();
        var next = Known?.Number ?? Worked.Next<OptionAppraisal>();
        return After(
            await write.RunAsync(Viewer, Cycle, "working.appraisal", new WriteWorking(id, Proposal.Id, Typed.Title, read.Value) { Rests = Rests }.Decide, Typed.Reason, "page: appraisal", position: null, Cancel),
            string.Create(CultureInfo.InvariantCulture, $"{ProposalBase}/appraisals/{next}"), "The appraisal is saved.");
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

        Known = of is { } n && Worked.Find<OptionAppraisal>(n) is { } known && known.Proposal == Proposal.Id ? known : null;
        if (of is not null && Known is null)
        {
            return Refused([NotThere($"There is no appraisal {of} of {Proposal.Terms.Name}.")]);
        }

        Title = Known is null ? "Appraise options" : "Change " + Known.Title;
        return null;
    }
}

using System.Globalization;
using System.Text;
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
[RequestFormLimits(ValueCountLimit = WritingForm.MostFields, MultipartBodyLengthLimit = MostBytes)]
public sealed class AppraisalFormModel(WorkingReads reads, WriteWorkingOperation write) : WorkingPage(reads)
{
    /// <summary>Of a file that fills the form.</summary>
    public const int MostBytes = 5 * 1024 * 1024;

    public override bool ShowsAsAt => false;

    public Working? Known { get; private set; }

    public TypedAppraisal Typed { get; private set; } = TypedAppraisal.Empty;

    /// <summary>What it comes to, where it was asked for.</summary>
    public AppraisalResult? Result { get; private set; }

    public Sheet SideBySide => AppraisalSheets.SideBySide(Result!);

    /// <summary>The list to which rows were just added: it stays open.</summary>
    public string Added { get; private set; } = "";

    /// <summary>What to know of the file that filled the form; null where none did.</summary>
    public IReadOnlyList<string>? Filled { get; private set; }

    public IReadOnlyList<SelectListItem> Rates =>
    [
        .. Typed.OwnVintages.Concat(PublishedVintages.All.Reverse().OrderByDescending(v => v.Active)).SelectMany(v => v.Schedules.Select(s => new SelectListItem($"{v.Title}, {s.Title.ToLowerInvariant()}{(v.Active ? "" : " (not in force: what-if only)")}", $"{v.Name}|{s.Name}"))),
    ];

    public IReadOnlyList<SelectListItem> Roles { get; } = [new("An option", "option"), new("Doing nothing", "do-nothing"), new("The least that must be done", "do-minimum")];

    public IReadOnlyList<SelectListItem> Classes { get; } = [.. Enum.GetValues<BenefitKind>().Select(k => new SelectListItem(k.Name(), k.Slug()))];

    /// <summary>Classes of a further flow; one that is not known is kept as it was pasted.</summary>
    public IReadOnlyList<SelectListItem> ClassesOf(TypedRow row) => [new("Not said", ""), .. Classes, .. Classes.All(c => c.Value != row["class"]) && row["class"].Length > 0 ? new[] { new SelectListItem(row["class"], row["class"]) } : []];

    public IReadOnlyList<SelectListItem> Biases { get; } = [new("Choose", ""), .. BiasTables.All.Select(b => new SelectListItem(b.Name, b.Name))];

    public IReadOnlyList<SelectListItem> Stages { get; } = [new("Not by stage", ""), .. Enumerable.Range(1, 3).Select(s => new SelectListItem(string.Create(CultureInfo.InvariantCulture, $"Stage {s}"), s.ToString(CultureInfo.InvariantCulture)))];

    public IReadOnlyList<SelectListItem> OptionNames => [new("Choose", ""), .. Typed.Options.Select((o, i) => new SelectListItem(NameOf(i), i.ToString(CultureInfo.InvariantCulture)))];

    public string NameOf(int option) => Typed.Options[option].Name is { Length: > 0 } name ? name : string.Create(CultureInfo.InvariantCulture, $"Option {option + 1}");

    /// <summary>Rows of the table of price levels: every year of the appraisal, and further where levels reach.</summary>
    public IReadOnlyList<string> Levels => [.. Enumerable.Range(0, Math.Max(Typed.Years.Count, Typed.Levels.Count)).Select(r => Typed.Levels.ElementAtOrDefault(r) ?? "")];

    /// <summary>What is ticked.</summary>
    public IReadOnlyList<string> Allowed => Typed.WhatIf ? ["true"] : [];

    public string Here => Known is null ? ProposalBase + "/appraisals/new" : Back + "/edit";

    public string Back => Known is null ? ProposalBase + "/workings" : string.Create(CultureInfo.InvariantCulture, $"{ProposalBase}/appraisals/{Known.Number}");

    public string YearName(int row) => FinancialYear.TryParse(Typed.Start, out var first) ? string.Create(CultureInfo.InvariantCulture, $"{row}: {first + row}") : row.ToString(CultureInfo.InvariantCulture);

    public string? ErrorOf(string name) => ModelState.TryGetValue(name, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    /// <summary>Whether something is wrong in one of the boxes that begin so.</summary>
    public bool HasError(params IReadOnlyList<string> boxes) => ModelState.Any(s => s.Value?.Errors.Count > 0 && boxes.Any(b => s.Key.StartsWith(b, StringComparison.Ordinal)));

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
            case "paste-further":
                Typed = Typed.WithPastedFurther(problems);
                Show(problems);
                return Page();
            case "paste-levels":
                Typed = Typed.WithPastedLevels(problems);
                Show(problems);
                return Page();
            case "fill":
                return await FillAsync();
            case var add when add.StartsWith("add-", StringComparison.Ordinal):
                Added = add[4..];
                Typed = Typed.WithRows(Added, add == "add-further" ? 5 : 1);
                return Page();
            case var remove when remove.StartsWith("remove-", StringComparison.Ordinal) && int.TryParse(remove[7..], NumberStyles.None, CultureInfo.InvariantCulture, out var which):
                Typed = Typed.Without(which);
                return Page();
        }

        Typed = Typed.WithPastes(problems);
        if (problems.Count > 0)
        {
            Show(problems);
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

        // Who changed nothing writes nothing, in whatever order a file had its flows.
        var meant = Known is { Content: OptionAppraisal kept } ? AppraisalMeaning.As(read.Value, kept) : read.Value;
        var id = Known?.Id ?? NewId();
        var next = Known?.Number ?? Worked.Next<OptionAppraisal>();
        return After(
            await write.RunAsync(Viewer, Cycle, "working.appraisal", new WriteWorking(id, Proposal.Id, Typed.Title, meant) { Rests = Rests }.Decide, Typed.Reason, "page: appraisal", position: null, Cancel),
            string.Create(CultureInfo.InvariantCulture, $"{ProposalBase}/appraisals/{next}"), "The appraisal is saved.");
    }

    /// <summary>The form as a file, or pasted text of one, fills it. Nothing is saved; where the file cannot be read, what is typed stays.</summary>
    private async Task<IActionResult> FillAsync()
    {
        var upload = Request.Form.Files.GetFile("file");
        var field = upload is { Length: > 0 } || Typed.FileText.Trim().Length == 0 ? "file" : "fileText";
        if (upload is not { Length: > 0 } && field == "file")
        {
            ModelState.AddModelError(field, "Choose a file, or paste what it holds.");
            return Page();
        }

        using var stream = new MemoryStream();
        if (upload is { Length: > 0 })
        {
            await upload.CopyToAsync(stream, Cancel);
        }
        else
        {
            stream.Write(Encoding.UTF8.GetBytes(Typed.FileText));
        }

        var filled = Typed.WithFile(stream.ToArray(), upload is { Length: > 0 } ? Path.GetFileName(upload.FileName) : "pasted");
        if (!filled.Ok)
        {
            Show([.. filled.Problems.Where(p => p.Severity == Severity.Error).Select(p => p with { Message = p.Where.Length > 0 ? $"{p.Where}: {p.Message}" : p.Message })], _ => field);
            return Page();
        }

        Typed = filled.Value;
        Filled = [.. filled.Problems.Where(p => p.Severity != Severity.Error).Select(p => p.Message).Distinct()];
        Show([.. Typed.Read().Problems.Where(p => p.Severity == Severity.Error)]);
        return Page();
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

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Outturn.App.Operations.Tracking;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Covering;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Tracking;

/// <summary>What a line's over-delivery covers, or what covers its shortfall, and what it replaces.</summary>
public sealed class CoverModel(TrackerReads reads, ChangeLineOperation change) : LineForm(reads)
{
    [BindProperty]
    public string? Other { get; set; }

    [BindProperty]
    public string? Amount { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? EndReason { get; set; }

    [BindProperty]
    public string? Replaces { get; set; }

    [BindProperty]
    public string? ReplacementReason { get; set; }

    /// <summary>Whether this line gives: it delivers more than was planned.</summary>
    public bool Gives => Line.Line.Variance.Value is { Pence: < 0 };

    /// <summary>The other lines between which and this one pounds can be allocated, with what each has left or open.</summary>
    public IEnumerable<SelectListItem> Others => LineChoices(
        l => Gives ? Of(l).Short is { IsZero: false } : Of(l).Over is { IsZero: false },
        l => Gives ? $" ({MoneyStyle.Thousands.Text(Of(l).Open!.Value)} open)" : $" ({MoneyStyle.Thousands.Text(Of(l).Left!.Value)} left)");

    public IEnumerable<SelectListItem> Replaceable =>
    [
        new("Choose a line", ""),
        .. Line.State.Position.Lines.Concat(Line.State.Position.Withdrawn).Where(l => l.Id != Line.Line.Id).OrderBy(l => l.Key, StringComparer.Ordinal)
            .Select(l => new SelectListItem($"{LineScope.Named(l)} {(l.Details.Title.Length > 50 ? l.Details.Title[..50] + "…" : l.Details.Title)}{(l.Standing.Withdrawn ? " (withdrawn)" : "")}", l.Id.ToString())),
    ];

    public IReadOnlyList<Recorded<Cover>> Standing => [.. Line.State.Covers.Where(c => c.Value.From == Line.Line.Id || c.Value.To == Line.Line.Id)];

    public IReadOnlyList<Recorded<Replacement>> Replacements => [.. Line.State.Replacements.Where(r => r.Value.Line == Line.Line.Id)];

    protected override string Deed => "Cover and replacement";

    protected override Problem? Refusal() => Viewer.Refusal(Area.Tracker, Level.Manage, "allocate over-delivery");

    public Coverage Of(TrackerLine line) => Coverage.Of(line, Line.State.Covers.Select(c => c.Value));

    public async Task<IActionResult> OnPostCoverAsync(string year, string key)
    {
        if (await LoadAsync(year, key) is { } stop)
        {
            return stop;
        }

        var amount = ReadAmount(Amount, nameof(Amount));
        if (!Guid.TryParse(Other, out var other))
        {
            Show([Core.Values.Problem.Error("cover.other-missing", nameof(Other), "Choose the other line.")]);
        }

        return ModelState.IsValid ? await AllocateAsync(other, amount!.Value, Reason ?? "") : Page();
    }

    public async Task<IActionResult> OnPostEndAsync(string year, string key, Guid with)
    {
        if (await LoadAsync(year, key) is { } stop)
        {
            return stop;
        }

        return await AllocateAsync(with, Money.Zero, EndReason ?? "");
    }

    public async Task<IActionResult> OnPostReplaceAsync(string year, string key)
    {
        if (await LoadAsync(year, key) is { } stop)
        {
            return stop;
        }

        if (!Guid.TryParse(Replaces, out var replaced))
        {
            Show([Core.Values.Problem.Error("replacement.other-missing", nameof(Replaces), "Choose the line whose place this one takes.")]);
            return Page();
        }

        return await ReplaceAsync(replaced, ended: false);
    }

    public async Task<IActionResult> OnPostEndReplacementAsync(string year, string key, Guid with) => await LoadAsync(year, key) is { } stop ? stop : await ReplaceAsync(with, ended: true);

    private async Task<IActionResult> AllocateAsync(Guid other, Money amount, string reason)
    {
        // An allocation that stands is told by its own direction; a new one by who is over.
        var gives = Line.State.Covers.Any(c => c.Value.From == Line.Line.Id && c.Value.To == other) || (Gives && !Line.State.Covers.Any(c => c.Value.To == Line.Line.Id && c.Value.From == other));
        var command = gives ? new AllocateCover(Line.Line.Id, other, amount, reason) : new AllocateCover(other, Line.Line.Id, amount, reason);
        return After(await change.CoverAsync(Viewer, Year, command, "page: cover", Cancel), where => where switch { "amount" => nameof(Amount), "reason" => amount.IsZero ? nameof(EndReason) : nameof(Reason), _ => nameof(Other) });
    }

    private async Task<IActionResult> ReplaceAsync(Guid replaced, bool ended) => After(
        await change.ReplaceAsync(Viewer, Year, new LinkReplacement(Line.Line.Id, replaced, ended, ReplacementReason ?? ""), "page: replacement", Cancel),
        where => where == "reason" ? nameof(ReplacementReason) : nameof(Replaces));
}

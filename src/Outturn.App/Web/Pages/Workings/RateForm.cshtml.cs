using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Outturn.App.Operations.Workings;
using Outturn.Core.Appraisal.Costing;
using Outturn.Core.Sheets;
using Outturn.Core.Values;
using Outturn.Core.Workings;

namespace Outturn.App.Web.Pages.Workings;

/// <summary>A rate table as a form, with the lines that move before anything is written.</summary>
public sealed class RateFormModel(WorkingReads reads, WriteWorkingOperation write) : WorkingPage(reads)
{
    public override bool ShowsAsAt => false;

    /// <summary>The table that is changed; null for a new one.</summary>
    public Working? Known { get; private set; }

    public TypedRates Typed { get; private set; } = TypedRates.Empty;

    public IReadOnlyList<FinancialYear> Years { get; private set; } = [];

    /// <summary>Lines that rest on the table and would move; null where nobody asked.</summary>
    public IReadOnlyList<LineMovement>? Moves { get; private set; }

    /// <summary>Lines that would not follow, and why, a sentence each.</summary>
    public IReadOnlyList<string> Staying { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Kinds { get; } = [.. Enum.GetValues<RateKind>().Select(k => new SelectListItem(k.Name(), TrackerQuery.Name(k)))];

    public string Back => Known is { } known ? string.Create(CultureInfo.InvariantCulture, $"{Base}/rates/{known.Number}") : Base + "/rates";

    public string Here => Known is null ? Base + "/rates/new" : Back + "/edit";

    public Sheet Moving(IReadOnlyList<LineMovement> moves) => MovementSheet.Of("moves", Cycle, moves);

    public string? ErrorOf(string name) => ModelState.TryGetValue(name, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    public async Task<IActionResult> OnGetAsync(string cycle, int? number)
    {
        if (await LoadTableAsync(cycle, number) is { } stop)
        {
            return stop;
        }

        Typed = TypedRates.Of(Known?.AsRates, Years);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string cycle, int? number)
    {
        if (await LoadTableAsync(cycle, number) is { } stop)
        {
            return stop;
        }

        Typed = TypedRates.From(Request.Form, Years);
        var deed = Request.Form["do"].ToString();
        if (deed is "rows" or "paste")
        {
            var problems = new List<Problem>();
            Typed = deed == "rows" ? Typed.WithRows(5, Years.Count) : Typed.WithPasted(Years, problems);
            Show(problems);
            return Page();
        }

        var unread = new List<Problem>();
        var rates = Typed.Read(Years, unread);
        if (unread.Count > 0)
        {
            Show(unread);
            return Page();
        }

        var command = new WriteRates(Known?.Id ?? NewId(), Typed.Name, rates, Accept: deed == "accept") { Rests = Rests };
        var preview = command.Preview(Worked, Viewer);
        if (!preview.Ok)
        {
            Show(preview.Problems, Field);
            return Page();
        }

        if (deed is not ("save" or "accept"))
        {
            var after = Worked.With((command with { Rests = null }).Decide(Worked, Viewer).Value ?? WorkingChanges.None);
            Moves = [.. preview.Value.Where(m => m.Moves && !m.ByHand && WriteRates.MayMove(after, Viewer, m))];
            Staying =
            [
                .. preview.Value.Except(Moves).Select(m => m.Then is null ? $"{LineName.Among(m.Proposal, m.Line)} stays. {m.InWords}"
                    : m.ByHand ? $"{LineName.Among(m.Proposal, m.Line)} stays: it was changed by hand since it was filled."
                    : $"{LineName.Among(m.Proposal, m.Line)} stays and waits: it is decided, or not yours to change."),
            ];
            return Page();
        }

        return After(
            await write.RunAsync(Viewer, Cycle, "working.rates", command.Decide, Typed.Reason, "page: rates", position: null, Cancel),
            Known is null ? Base + "/rates" : Back, $"{Typed.Name.Trim()} is saved.", Field);
    }

    /// <summary>From a rate's name and year to the box in which it was typed.</summary>
    private string Field(string where)
    {
        if (!where.StartsWith("rates.", StringComparison.Ordinal) || where.LastIndexOf('.') is not (> 6 and var at))
        {
            return where;
        }

        var (name, year) = (where[6..at], where[(at + 1)..]);
        var row = Typed.Rows.Index().LastOrDefault(r => string.Equals(r.Item.Name.Trim(), name, StringComparison.OrdinalIgnoreCase) && Years.Index().Any(y => y.Item.ToString() == year && !string.IsNullOrWhiteSpace(r.Item.Values.ElementAtOrDefault(y.Index))), (-1, null!));
        return row.Item1 >= 0 ? $"rates.{row.Item1}.{year}" : "name";
    }

    private async Task<IActionResult?> LoadTableAsync(string cycle, int? number)
    {
        if (Viewer.Refusal(Area.Plan, Level.Manage, "change the rates of a cycle") is { } refusal)
        {
            return Refused([refusal]);
        }

        if (await LoadAsync(cycle) is { } stop)
        {
            return stop;
        }

        Known = number is { } n ? Worked.Find<Rates>(n) : null;
        if (number is not null && Known is null)
        {
            return Refused([NotThere($"There is no rate table {number} in {Cycle}.")]);
        }

        // The year before, for prices that are carried on, and whatever else the table states.
        Years = [.. (Known?.AsRates?.Rates.Select(r => r.Year) ?? []).Concat(Enumerable.Range(-1, Cycle.Years + 1).Select(i => Cycle.First + i)).Distinct().Order()];
        Title = Known is null ? "Add a rate table" : "Change " + Known.Title;
        return null;
    }
}

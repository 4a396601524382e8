using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Workings;
using Outturn.Core.Appraisal.Costing;
using Outturn.Core.Planning;
using Outturn.Core.Sheets;
using Outturn.Core.Values;
using Outturn.Core.Workings;

namespace Outturn.App.Web.Pages.Workings;

/// <summary>One rate table, with the sums that rest on it.</summary>
public sealed class RateTableModel(WorkingReads reads, WriteWorkingOperation write) : WorkingPage(reads)
{
    public RateTable Table { get; private set; } = null!;

    public Sheet Sheet { get; private set; } = null!;

    /// <summary>What is asked of the table as it stands.</summary>
    public IReadOnlyList<Problem> Questions { get; private set; } = [];

    public IReadOnlyList<(Working Working, Proposal Proposal)> Users { get; private set; } = [];

    public string Here => string.Create(CultureInfo.InvariantCulture, $"{Base}/rates/{Table.Number}");

    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGetAsync(string cycle, int number) => await LoadTableAsync(cycle, number) ?? Page();

    /// <summary>Takes the table out, or puts it back.</summary>
    public async Task<IActionResult> OnPostAsync(string cycle, int number)
    {
        if (await LoadTableAsync(cycle, number) is { } stop)
        {
            return stop;
        }

        if (string.IsNullOrWhiteSpace(Reason))
        {
            Show([Core.Values.Problem.Error("working.withdraw-reason", nameof(Reason), "Say why. The table stays in the record with the reason.")]);
            return Page();
        }

        return After(
            await write.RunAsync(Viewer, Cycle, Table.Withdrawn ? "working.restore" : "working.withdraw", new WithdrawWorking(Table.Id, !Table.Withdrawn).Decide, Reason, "page: rates", position: null, Cancel),
            Base + "/rates", Table.Withdrawn ? $"{Table.Name} is back." : $"{Table.Name} is taken out.", _ => nameof(Reason));
    }

    private async Task<IActionResult?> LoadTableAsync(string cycle, int number)
    {
        if (await LoadAsync(cycle) is { } stop)
        {
            return stop;
        }

        if (Worked.Find<Rates>(number)?.AsRates is not { } table)
        {
            return Refused([NotThere($"There is no rate table {number} in {Cycle}.")]);
        }

        (Table, Title, Sheet) = (table, table.Name, RateSheet.Of(table));
        Questions = [.. RateRules.Check(table, Worked.Rates).Where(p => p.Severity == Severity.Warning)];
        Users = [.. Worked.Of<BuildUp>().Where(w => ((BuildUp)w.Content).Uses(table.Id)).Select(w => (w, Plan.Proposal(w.Proposal ?? Guid.Empty))).Where(u => u.Item2 is not null).Select(u => (u.w, u.Item2!))];
        return null;
    }
}

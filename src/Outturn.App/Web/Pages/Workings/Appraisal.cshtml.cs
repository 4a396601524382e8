using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Workings;
using Outturn.Core.Appraisal.Options;
using Outturn.Core.Sheets;
using Outturn.Core.Workings;
using Outturn.Documents.Charts;
using Outturn.Documents.Writing;

namespace Outturn.App.Web.Pages.Workings;

/// <summary>One appraisal: what may be said of its options, the options side by side, charts, every option by year, and what each figure is.</summary>
public sealed class AppraisalModel(WorkingReads reads, WriteWorkingOperation write) : WorkingPage(reads)
{
    public Working Working { get; private set; } = null!;

    public AppraisalResult Result { get; private set; } = null!;

    public string Here => string.Create(CultureInfo.InvariantCulture, $"{ProposalBase}/appraisals/{Working.Number}");

    public Sheet SideBySide => AppraisalSheets.SideBySide(Result);

    public IReadOnlyList<Sheet> Flows =>
    [
        .. Result.Options.Where(AppraisalSheets.HasFlows).SelectMany(o => o.IsExact
            ? new[] { AppraisalSheets.Flows(Result, o) }
            : [AppraisalSheets.Flows(Result, o) with { Name = $"Worse {o.Option.Name}" }, AppraisalSheets.Flows(Result, o, high: true) with { Name = $"Better {o.Option.Name}" }]),
    ];

    public bool HasCharts => Result.Options.Any(AppraisalSheets.HasFlows);

    public string CostChart => CostBenefitChart.Draw("appraisal-costs", Result);

    public string CashChart => CumulativeCashChart.Draw("appraisal-cash", Result);

    public string CashKey => AppraisalPaper.Key(Result);

    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGetAsync(string cycle, int number, int of) => await LoadAppraisalAsync(cycle, number, of) ?? Page();

    /// <summary>Takes it out, or puts it back.</summary>
    public async Task<IActionResult> OnPostAsync(string cycle, int number, int of)
    {
        if (await LoadAppraisalAsync(cycle, number, of) is { } stop)
        {
            return stop;
        }

        if (string.IsNullOrWhiteSpace(Reason))
        {
            Show([Core.Values.Problem.Error("working.withdraw-reason", nameof(Reason), "Say why. The appraisal stays in the record with the reason.")]);
            return Page();
        }

        return After(
            await write.RunAsync(Viewer, Cycle, Working.Withdrawn ? "working.restore" : "working.withdraw", new WithdrawWorking(Working.Id, !Working.Withdrawn).Decide, Reason, "page: appraisal", position: null, Cancel),
            ProposalBase + "/workings", Working.Withdrawn ? $"{Working.Title} is back." : $"{Working.Title} is taken out.", _ => nameof(Reason));
    }

    private async Task<IActionResult?> LoadAppraisalAsync(string cycle, int number, int of)
    {
        if (await LoadAsync(cycle, number) is { } stop)
        {
            return stop;
        }

        if (Worked.Find<OptionAppraisal>(of) is not { } working || working.Proposal != Proposal.Id)
        {
            return Refused([NotThere($"There is no appraisal {of} of {Proposal.Terms.Name}.")]);
        }

        (Working, Title) = (working, working.Title);
        var worked = OptionWork.Out((OptionAppraisal)working.Content with { Title = working.Title });
        if (!worked.Ok)
        {
            return Refused(worked.Problems);
        }

        Result = worked.Value;
        return null;
    }
}

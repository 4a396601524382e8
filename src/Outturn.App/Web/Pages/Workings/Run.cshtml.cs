using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Workings;
using Outturn.Core.Appraisal.Uncertainty;
using Outturn.Core.Workings;

namespace Outturn.App.Web.Pages.Workings;

/// <summary>A run that was kept, as it came to, and whether it comes to the same again.</summary>
public sealed class RunModel(WorkingReads reads) : WorkingPage(reads)
{
    public Working Working { get; private set; } = null!;

    public KeptRun Run => (KeptRun)Working.Content;

    public string Here => string.Create(CultureInfo.InvariantCulture, $"{Base}/certainty/runs/{Working.Number}");

    /// <summary>Null until it was asked for.</summary>
    public string? Again { get; private set; }

    /// <summary>The same question to the plan as it is now.</summary>
    public string Ask => string.Create(
        CultureInfo.InvariantCulture, $"{Base}/certainty?of={Uri.EscapeDataString(Run.Choice)}&seed={Run.Result.Seed}&draws={Run.Result.Draws}&basis={SimulationWords.Slug(Run.Result.Basis)}&year={Run.Result.Years[Run.Result.Year]}");

    public async Task<IActionResult> OnGetAsync(string cycle, int run, bool again = false)
    {
        if (await LoadAsync(cycle) is { } stop)
        {
            return stop;
        }

        if (Worked.Find<KeptRun>(run) is not { } working)
        {
            return Refused([NotThere($"There is no run {run} in {Cycle}.")]);
        }

        (Working, Title) = (working, working.Title);
        if (again)
        {
            Again = Compare();
        }

        return Page();
    }

    private string Compare()
    {
        var asked = new CertaintyQuestion(
            Run.Choice, null, Run.Result.Seed.ToString(CultureInfo.InvariantCulture), Run.Result.Draws.ToString(CultureInfo.InvariantCulture), SimulationWords.Slug(Run.Result.Basis), Run.Result.Years[Run.Result.Year].ToString());
        var now = CertaintyRun.Work(Worked, asked, SimulationOrder.MostDraws);
        if (!now.Ok)
        {
            return "It cannot be worked out again from the plan as it is now: " + now.Problems[0].Message;
        }

        if (KeptRun.Digest(now.Value.Of.Input) != Run.Inputs)
        {
            return "The plan or its estimates changed since: other figures go in, so others come out. P90 would now be " + new Core.Values.MoneyStyle(Core.Values.MoneyUnit.Pounds, 2).Text(now.Value.Result.Whole.P90) + ".";
        }

        return now.Value.Result.Whole.Quantiles.SequenceEqual(Run.Result.Whole.Quantiles) && now.Value.Result.Whole.Mean == Run.Result.Whole.Mean
            ? "Worked out again from the same figures with the same seed: the same to the penny."
            : "Worked out again from the same figures it comes to something else. Tell who looks after the system: this should not be.";
    }
}

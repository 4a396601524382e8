using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Outturn.App.Operations.Workings;
using Outturn.Core.Appraisal.Models;
using Outturn.Core.Sheets;
using Outturn.Core.Workings;

namespace Outturn.App.Web.Pages.Workings;

/// <summary>One driver model: its results by scenario, every figure, what a result hangs on, and what would bring it to a target.</summary>
public sealed class ModelModel(WorkingReads reads, WriteWorkingOperation write) : WorkingPage(reads)
{
    public Working Working { get; private set; } = null!;

    public ModelResult Result { get; private set; } = null!;

    public FilledLine Filled { get; private set; } = null!;

    public CheckedModel Checked => Result.Checked;

    public DriverModel Driver => Result.Checked.Model;

    /// <summary>Results that are one figure each.</summary>
    public Sheet Results { get; private set; } = null!;

    /// <summary>Quantities that have a figure for each period and end in the results: shown as lines and as tables.</summary>
    public IReadOnlyList<int> ByPeriod { get; private set; } = [];

    public ResultChoice Chosen { get; private set; } = null!;

    public int Scenario { get; private set; }

    public Tornado Tornado { get; private set; } = null!;

    public IReadOnlyList<SwitchingValue> Switching { get; private set; } = [];

    /// <summary>As typed: the per cent by which inputs move, or empty for the scenarios' own figures.</summary>
    public string By { get; private set; } = "";

    public string Target { get; private set; } = "";

    public string Here => string.Create(CultureInfo.InvariantCulture, $"{ProposalBase}/models/{Working.Number}");

    public IReadOnlyList<SelectListItem> ResultChoices => [.. Driver.Quantities.Select((q, i) => new SelectListItem(q.Name.Trim(), i.ToString(CultureInfo.InvariantCulture))).Where((_, i) => !Driver.Quantities[i].IsInput)];

    public IReadOnlyList<SelectListItem> ScenarioChoices => [.. Driver.Scenarios.Select((s, i) => new SelectListItem(s, i.ToString(CultureInfo.InvariantCulture)))];

    public async Task<IActionResult> OnGetAsync(string cycle, int number, int of) => await LoadModelAsync(cycle, number, of) ?? Page();

    public async Task<IActionResult> OnPostAsync(string cycle, int number, int of)
    {
        if (await LoadModelAsync(cycle, number, of) is { } stop)
        {
            return stop;
        }

        if (Request.Form["do"] != "standing")
        {
            return After(
                await Filled.DoAsync(write, Request.Form, "page: model", Cancel),
                Here, Request.Form["do"] == "untie" ? "The line keeps its amounts and no longer follows." : "The line is filled, and follows this from now on.", where => where is "quantity" or "scenario" ? where : "line");
        }

        var why = Request.Form["standing"].ToString();
        if (string.IsNullOrWhiteSpace(why))
        {
            Show([Core.Values.Problem.Error("working.withdraw-reason", "standing", "Say why. The model stays in the record with the reason.")]);
            return Page();
        }

        return After(
            await write.RunAsync(Viewer, Cycle, Working.Withdrawn ? "working.restore" : "working.withdraw", new WithdrawWorking(Working.Id, !Working.Withdrawn).Decide, why, "page: model", position: null, Cancel),
            ProposalBase + "/workings", Working.Withdrawn ? $"{Working.Title} is back." : $"{Working.Title} is taken out.");
    }

    private async Task<IActionResult?> LoadModelAsync(string cycle, int number, int of)
    {
        if (await LoadAsync(cycle, number) is { } stop)
        {
            return stop;
        }

        if (Worked.Find<DriverModel>(of) is not { } working || working.Proposal != Proposal.Id)
        {
            return Refused([NotThere($"There is no model {of} of {Proposal.Terms.Name}.")]);
        }

        (Working, Title) = (working, working.Title);
        var held = ModelCheck.Check((DriverModel)working.Content);
        if (!held.Ok)
        {
            return Refused(held.Problems);
        }

        Result = held.Value.Run();
        Filled = new(this, working, Here, Result);
        Results = ModelSheets.Results(Result) with { Name = "results", Notes = [] };
        ByPeriod = ModelSheets.Moving(Checked);
        return Ask();
    }

    /// <summary>What the address asks of the model: anything that cannot be read is asked for as it usually is, and said.</summary>
    private IActionResult? Ask()
    {
        var problems = new List<Core.Values.Problem>();
        int Place(string name, int otherwise, int count) => int.TryParse(Request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var typed) && typed < count ? typed : otherwise;
        Chosen = new(Place("result", Checked.Results[0], Driver.Quantities.Count));
        Scenario = Place("scenario", Driver.Scenarios.Count / 2, Driver.Scenarios.Count);
        By = Request.Query.TryGetValue("by", out var by) ? by.ToString().Trim() : "10";
        Target = Request.Query.TryGetValue("target", out var target) ? target.ToString().Trim() : "0";
        var unit = Checked.Units[Chosen.Quantity];
        if (By.Length == 0 && Driver.Scenarios.Count > 1)
        {
            Tornado = Tornado.ByScenarios(Checked, Chosen, Scenario, 0, Driver.Scenarios.Count - 1);
        }
        else
        {
            var percent = decimal.TryParse(By.TrimEnd('%').Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var read) ? read : 0m;
            var moved = Tornado.ByPercent(Checked, Chosen, Scenario, percent);
            problems.AddRange(moved.Problems);
            Tornado = moved.Value ?? Tornado.ByPercent(Checked, Chosen, Scenario, 10m).Value!;
        }

        var reading = ModelText.Figure(Target.Replace(",", "", StringComparison.Ordinal), unit.ToString());
        if (reading?.Figure is not { } figure || Math.Abs(figure) > ModelCheck.LargestFigure)
        {
            problems.Add(Core.Values.Problem.Error("model.target", "target", $"“{(Target.Length > 40 ? Target[..40] + "…" : Target)}” is not a figure. Write it in digits, such as 250000."));
            figure = 0m;
        }

        Switching = [.. Checked.InputsOf(Chosen.Quantity).Select(i => SwitchingValue.Of(Checked, i, Chosen, Scenario, figure * unit.Scale))];
        Show(problems);
        return null;
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Outturn.App.Operations.Workings;
using Outturn.Core.Appraisal.Uncertainty;
using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;
using Outturn.Core.Workings;

namespace Outturn.App.Web.Pages.Workings;

/// <summary>How sure a line is: low, most likely and high of each year, the chance that it comes, and what it follows.</summary>
public sealed class EstimateFormModel(WorkingReads reads, WriteWorkingOperation write) : WorkingPage(reads)
{
    public override bool ShowsAsAt => false;

    /// <summary>Null for an estimate that stands free of every line.</summary>
    public PlanLine? Line { get; private set; }

    public Working? Known { get; private set; }

    public string Back => Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"{ProposalBase}/lines/{line.Number}") : ProposalBase + "/workings";

    public string Here => Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"{ProposalBase}/lines/{line.Number}/estimate") : ProposalBase + "/estimates/" + (Known?.Number.ToString(CultureInfo.InvariantCulture) ?? "new");

    public IReadOnlyList<SelectListItem> Shapes { get; } =
    [
        new("PERT: low, most likely and high, the most likely weighing most", "pert"), new("Triangular: low, most likely and high in straight lines", "triangular"), new("Range: anything from low to high", "range"), new("Certain: one figure", "certain"),
    ];

    public IReadOnlyList<CommonCause> Causes { get; private set; } = [];

    /// <summary>What is typed, by box.</summary>
    public Dictionary<string, string> Typed { get; } = new(StringComparer.Ordinal);

    public string this[string box] => Typed.GetValueOrDefault(box, "");

    public string? ErrorOf(string name) => ModelState.TryGetValue(name, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    public async Task<IActionResult> OnGetAsync(string cycle, int number, int? line, int? of)
    {
        if (await LoadFormAsync(cycle, number, line, of) is { } stop)
        {
            return stop;
        }

        Fill();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string cycle, int number, int? line, int? of)
    {
        if (await LoadFormAsync(cycle, number, line, of) is { } stop)
        {
            return stop;
        }

        foreach (var (name, value) in Request.Form)
        {
            Typed[name] = value.ToString().Trim();
        }

        if (this["do"] == "remove" && Known is { } gone)
        {
            return After(
                await write.RunAsync(Viewer, Cycle, "working.withdraw", new WithdrawWorking(gone.Id, true).Decide, this["why"], "page: estimate", position: null, Cancel),
                Back, "The estimate is taken out: the line is as sure as the plan says.");
        }

        var problems = new List<Problem>();
        var estimate = Read(problems);
        problems.AddRange(SimulationRules.Check(estimate, [.. Causes.Select(c => c.Name)]).Where(p => !problems.Exists(x => x.Where == p.Where)));
        if (problems.Count > 0)
        {
            Show(problems, Field);
            return Page();
        }

        var id = Known?.Id ?? NewId();
        var title = Line is { } its ? LineName.Among(Proposal, its) : this["title"];
        title = title.Length > WriteWorking.LongestTitle ? title[..WriteWorking.LongestTitle] : title;
        return After(
            await write.RunAsync(Viewer, Cycle, "working.estimate", new WriteEstimate(id, Proposal.Id, title, estimate) { Rests = Rests }.Decide, this["why"], "page: estimate", position: null, Cancel),
            Line is null ? Back : ProposalBase + "/certainty", "The estimate is saved.", Field);
    }

    private string Field(string where) => where switch
    {
        "years" => Cycle.First + ".low",
        "follows" => Causes.Count > 0 ? "follows-0" : "shape",
        "line" => "shape",
        "mode" => "shape",
        "title" when Line is not null => "shape",
        _ => where,
    };

    private Estimate Read(List<Problem> problems)
    {
        var shape = this["shape"] switch { "triangular" => EstimateShape.Triangular, "range" => EstimateShape.Range, "certain" => EstimateShape.Certain, _ => EstimateShape.Pert };
        var years = new List<EstimatedYear>();
        foreach (var year in Cycle.Each)
        {
            string[] boxes = shape switch { EstimateShape.Certain => ["mode"], EstimateShape.Range => ["low", "high"], _ => ["low", "mode", "high"] };
            if (boxes.All(b => this[$"{year}.{b}"].Length == 0))
            {
                continue;
            }

            var read = boxes.Select(b => Amount($"{year}.{b}", b switch { "low" => "low", "high" => "high", _ => "most likely" }, year, problems)).ToList();
            if (read.TrueForAll(r => r is not null))
            {
                years.Add(new(year, shape switch
                {
                    EstimateShape.Certain => ThreePoint.Certain(read[0]!.Value),
                    EstimateShape.Range => ThreePoint.Range(read[0]!.Value, read[1]!.Value),
                    _ => new(shape, read[0]!.Value, read[1]!.Value, read[2]!.Value),
                }));
            }
        }

        var chance = this["chance"].Length == 0 ? 100 : Number("chance", "70 for seven in ten", problems);
        var follows = Causes.Select((c, i) => new CauseShare(c.Name, this[$"follows-{i}"].Length == 0 ? 0 : Number($"follows-{i}", "0.6", problems))).Where(f => f.Strength != 0).ToList();
        return new(Line?.Id, years, chance / 100, follows, this["reason"], this["source"]);
    }

    private Money? Amount(string box, string what, FinancialYear year, List<Problem> problems)
    {
        if (this[box].Length == 0)
        {
            problems.Add(Core.Values.Problem.Error("simulation.point-missing", box, $"The {what} of {year} is missing. Give every figure of a year, or none."));
            return null;
        }

        if (AmountReader.Read(this[box], MoneyUnit.Thousands).Value?.Value is { } money)
        {
            return money;
        }

        problems.Add(Core.Values.Problem.Error("simulation.amount", box, $"“{(this[box].Length > 40 ? this[box][..40] + "…" : this[box])}” is not one amount of money. Write thousands of pounds such as -594, or -£594k; a saving is negative."));
        return null;
    }

    private decimal Number(string box, string example, List<Problem> problems)
    {
        if (decimal.TryParse(this[box].TrimEnd('%', ' '), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1_000_000)
        {
            return decimal.Round(number, 6);
        }

        problems.Add(Core.Values.Problem.Error("simulation.number", box, $"“{(this[box].Length > 40 ? this[box][..40] + "…" : this[box])}” is not a number that can stand here. Write it as {example}."));
        return 0;
    }

    private void Fill()
    {
        Typed["shape"] = "pert";
        Typed["chance"] = "100";
        if (Known?.Content is not Estimate estimate)
        {
            // The plan's own figures are where people begin.
            foreach (var (year, amount) in Line?.Counted ?? PlanAmounts.None)
            {
                Typed[$"{year}.mode"] = amount.Value is { } money ? Thousands(money) : "";
            }

            return;
        }

        Typed["title"] = Known.Title;
        Typed["shape"] = estimate.Years.Count > 0 ? SimulationWords.Name(estimate.Years[0].Points.Shape).ToLowerInvariant() : "pert";
        Typed["chance"] = (estimate.Chance * 100).ToString("0.######", CultureInfo.InvariantCulture);
        (Typed["reason"], Typed["source"]) = (estimate.Reason, estimate.Source);
        foreach (var (year, points) in estimate.Years)
        {
            (Typed[$"{year}.low"], Typed[$"{year}.mode"], Typed[$"{year}.high"]) = (Thousands(points.Low), Thousands(points.MostLikely), Thousands(points.High));
        }

        foreach (var (i, cause) in Causes.Index())
        {
            Typed[$"follows-{i}"] = estimate.Follows.FirstOrDefault(f => f.Cause == cause.Name) is { } share ? share.Strength.ToString("0.######", CultureInfo.InvariantCulture) : "";
        }
    }

    private static string Thousands(Money money) => (money.Pounds / 1000).ToString("0.#####", CultureInfo.InvariantCulture);

    private async Task<IActionResult?> LoadFormAsync(string cycle, int number, int? line, int? of)
    {
        if (await LoadAsync(cycle, number) is { } stop)
        {
            return stop;
        }

        if (WorkingSight.Refusal(Plan, Viewer, Proposal.Id, "change its estimates") is { } refusal)
        {
            return Refused([refusal]);
        }

        if (of is { } n)
        {
            Known = Worked.Find<Estimate>(n) is { Withdrawn: false } found && found.Proposal == Proposal.Id ? found : null;
            if (Known is null)
            {
                return Refused([NotThere($"There is no estimate {of} of {Proposal.Terms.Name}.")]);
            }

            Line = Known.Content is Estimate { Line: { } its } ? Plan.Lines.FirstOrDefault(l => l.Id == its) : null;
        }
        else if (line is { } its)
        {
            Line = Plan.LinesOf(Proposal.Id).FirstOrDefault(l => l.Number == its && !l.Withdrawn);
            if (Line is null)
            {
                return Refused([NotThere($"There is no line {line} of {Proposal.Terms.Name}.")]);
            }

            Known = PlanUncertainty.EstimateOf(Worked, Line.Id);
        }

        Causes = PlanUncertainty.Causes(Worked);
        Title = Line is null ? Known?.Title ?? "An estimate beside the plan" : "How sure is " + LineName.Among(Proposal, Line) + "?";
        return null;
    }
}

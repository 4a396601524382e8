using System.Globalization;
using Outturn.Core.Appraisal.Costing;
using Outturn.Core.Appraisal.Models;
using Outturn.Core.Appraisal.Options;
using Outturn.Core.Appraisal.Uncertainty;
using Outturn.Core.Planning;
using Outturn.Core.Sheets;
using Outturn.Core.Values;
using Outturn.Core.Workings;
using Outturn.Core.Writing;
using Outturn.Documents.Charts;
using Outturn.Documents.Writing;

namespace Outturn.App.Operations.Workings;

/// <summary>What is worked out for a proposal, as its case shows it: tables and charts, and figures that the words may name.</summary>
public sealed class CaseWorkings
{
    private const int MostPeriods = 24;

    private readonly WorkedPlan plan;
    private readonly Lazy<IReadOnlyList<CaseExhibit>> exhibits;
    private readonly Lazy<IReadOnlyList<NamedFigure>> named;

    /// <param name="plan">As the viewer may see it.</param>
    public CaseWorkings(WorkedPlan plan, Proposal proposal)
    {
        this.plan = plan;
        var workings = plan.Workings.Where(w => w.Proposal == proposal.Id && !w.Withdrawn).ToList();
        var sure = new Lazy<CertaintyRun?>(() => SureOf(proposal));
        exhibits = new(() => [.. workings.SelectMany(Of), .. sure.Value is { } run ? Certainty(run) : []]);
        named = new(() => [.. workings.SelectMany(Names), .. sure.Value is { } run ? SimulationWords.Named(run.Result).Select(n => new NamedFigure(n.Name, AppraisalWords.Money(n.Money))) : []]);
    }

    public IReadOnlyList<CaseExhibit> Exhibits => exhibits.Value;

    /// <summary>Such as <c>npv</c>: none where nothing of the kind is worked out.</summary>
    public IReadOnlyList<NamedFigure> Named => named.Value;

    /// <summary>What the page of how sure the case is opens with, so that both say the same; null where no line has an estimate.</summary>
    private CertaintyRun? SureOf(Proposal proposal) =>
        PlanUncertainty.Estimates(plan, proposal) && CertaintyRun.Work(plan, new(CertaintyChoice.Of(proposal.Number).Slug, null, null, null, null, null), CertaintyRun.MostDrawsOfPage) is { Ok: true, Value: { Of.Estimated: > 0 } run } ? run : null;

    /// <summary>How wide the figures fan out by year, and what drives the spread.</summary>
    private static IEnumerable<CaseExhibit> Certainty(CertaintyRun run)
    {
        var result = run.Result;
        var style = MoneyStyle.Thousands;
        var looked = SimulationWords.Looked(result);
        yield return Exhibit(
            "How sure the figures are", [$"Of {looked}, what the case changes in that year’s budget:", .. SimulationWords.Of(result), SimulationWords.Drawn(result, run.Of.Estimated)], SimulationSheets.Years(result, style),
            FanChart.Draw("certainty-fan", $"How wide the {SimulationWords.Name(result.Basis)} fans out, {style.UnitText}", [.. result.Of(result.Basis).Select((s, y) => (SimulationWords.Year(result, y), s))], style));
        var drivers = SimulationSheets.Drivers(result, style);
        var names = result.Lines.Take(drivers.Rows.Count - 1).Select(l => (l.Name, l.Share)).ToList();
        if (names.Count > 0)
        {
            yield return Exhibit(
                "What drives the spread", [.. SimulationWords.Causes(result), SimulationWords.OfLines(result)], drivers,
                names.Count > 1 ? DriversChart.Draw("certainty-drivers", $"What each line adds to the spread of {looked}", names) : "");
        }
    }

    private IEnumerable<CaseExhibit> Of(Working working)
    {
        switch (working.Content)
        {
            case BuildUp buildUp:
                var result = BuildUpSum.Of(buildUp, plan.Rates);
                if (result.Ok)
                {
                    yield return Exhibit(working.Title, Sources(result), BuildUpSheet.Of("build-up", working.Title, result));
                }

                break;

            case OptionAppraisal appraisal:
                if (OptionWork.Out(appraisal) is { Ok: true, Value: { } worth })
                {
                    foreach (var part in AppraisalPaper.Of(worth).Parts.Where(p => !p.Heading.Contains(" by year", StringComparison.Ordinal)))
                    {
                        // Two appraisals of one case are two charts of one kind.
                        yield return Exhibit(part.Heading, part.Sentences, part.Table, part.Chart.Replace("chart-", $"chart-{working.Number.ToString(CultureInfo.InvariantCulture)}-", StringComparison.Ordinal));
                    }
                }

                break;

            case DriverModel model:
                if (ModelCheck.Check(model) is { Ok: true, Value: { } held })
                {
                    foreach (var exhibit in OfModel(working, held))
                    {
                        yield return exhibit;
                    }
                }

                break;
        }
    }

    /// <summary>The results of a driver model by scenario, and the last of what moves from period to period as a chart with its table.</summary>
    private static IEnumerable<CaseExhibit> OfModel(Working working, CheckedModel model)
    {
        var worth = model.Run();
        var moving = ModelSheets.Moving(model).Cast<int?>().LastOrDefault();
        var chart = moving is { } shown ? ScenarioChart.Draw(string.Create(CultureInfo.InvariantCulture, $"model-{working.Number}-{shown}"), worth, shown) : "";

        // What is a result has its figures in the first table; what has more periods than a page has lines stays a picture.
        var ownTable = moving is { } way && !model.Results.Contains(way) && model.Model.Span.Count <= MostPeriods;
        yield return Exhibit(
            working.Title, [.. model.Model.Note.Length > 0 ? [model.Model.Note] : Array.Empty<string>(), $"{model.Model.Span}. {WeekWords.Of(model.Model.Weeks)}"], ModelSheets.Results(worth), ownTable ? "" : chart);
        if (ownTable)
        {
            yield return Exhibit($"{working.Title}: {model.Model.Quantities[moving!.Value].Name.Trim()}", [], ModelSheets.ByPeriod(worth, moving.Value), chart);
        }
    }

    /// <summary>What the words may name of an appraisal: of each option by its name, and of the only option that does something without one.</summary>
    private static IEnumerable<NamedFigure> Names(Working working)
    {
        if (working.Content is not OptionAppraisal appraisal || OptionWork.Out(appraisal) is not { Ok: true, Value: { } worth })
        {
            yield break;
        }

        var years = worth.LastYear + 1;
        var options = worth.Options.Where(o => o.HasFigures).ToList();
        var doing = options.Where(o => o.Option.Role == OptionRole.Option).ToList();
        foreach (var option in options)
        {
            foreach (var (name, words) in new[]
            {
                ("npv", AppraisalWords.Money(option.Npv)), ("npsv", AppraisalWords.Money(option.Npsv)), ("bcr", AppraisalWords.Bcr(option)),
                ("payback", AppraisalWords.Payback(option.Low.Payback, option.High.Payback, years)), ("discounted payback", AppraisalWords.Payback(option.Low.DiscountedPayback, option.High.DiscountedPayback, years)),
            })
            {
                yield return new($"{name} of {option.Option.Name}", words);
                if (doing is [var only] && only == option)
                {
                    yield return new(name, words);
                }
            }
        }
    }

    private List<string> Sources(BuildUpResult result)
    {
        var tables = plan.Rates.ToDictionary(t => t.Id);
        var used = result.Used.Where(u => tables.ContainsKey(u.Table)).Select(u => $"{u.Name} in {u.Year} at {tables[u.Table].Kind.Text(u.Value)} ({tables[u.Table].Stated(u.Name, u.Year)?.Source})").ToList();
        return used.Count == 0 ? [] : [$"Rates: {string.Join("; ", used)}."];
    }

    /// <summary>A sheet as it is printed.</summary>
    internal static CaseExhibit Exhibit(string heading, IReadOnlyList<string> sentences, Sheet? sheet, string chart = "")
    {
        if (sheet is null)
        {
            return new(heading, sentences, "", [], [], chart);
        }

        var columns = sheet.Columns.Index().Where(c => c.Item.Kind != ColumnKind.Key).ToList();
        return new(
            heading, sentences, sheet.Caption, [.. columns.Select(c => new ExhibitColumn(c.Item.Heading, c.Item.Kind is ColumnKind.Money or ColumnKind.Number))],
            [.. sheet.Rows.Select(r => new ExhibitRow(r.Kind, [.. columns.Select(c => PaperCell.Text(c.Item, c.Index < r.Cells.Count ? r.Cells[c.Index] : Cell.Empty))]))], chart)
        {
            Drawn = sheet.Charts.Count == 0 ? null : [.. sheet.Charts.Select(c => ChartFigures.Of(sheet, c))],
        };
    }
}

using Outturn.Core.Appraisal.Costing;
using Outturn.Core.Appraisal.Models;
using Outturn.Core.Appraisal.Options;
using Outturn.Core.Planning;
using Outturn.Core.Sheets;
using Outturn.Core.Workings;
using Outturn.Core.Writing;
using Outturn.Documents.Charts;
using Outturn.Documents.Writing;

namespace Outturn.App.Operations.Workings;

/// <summary>What is worked out for a proposal, as its case shows it: tables and charts, and figures that the words may name.</summary>
public sealed class CaseWorkings
{
    private readonly WorkedPlan plan;
    private readonly List<Working> workings;

    /// <param name="plan">As the viewer may see it.</param>
    public CaseWorkings(WorkedPlan plan, Proposal proposal)
    {
        this.plan = plan;
        workings = [.. plan.Workings.Where(w => w.Proposal == proposal.Id && !w.Withdrawn)];
        Exhibits = [.. workings.SelectMany(Of)];
    }

    public IReadOnlyList<CaseExhibit> Exhibits { get; }

    /// <summary>Such as <c>npv</c>: none where nothing of the kind is worked out.</summary>
    public IReadOnlyList<NamedFigure> Named => named;

    private readonly List<NamedFigure> named = [];

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
                    Name(worth);
                    foreach (var part in AppraisalPaper.Of(worth).Parts.Where(p => !p.Heading.Contains(" by year", StringComparison.Ordinal)))
                    {
                        // Two appraisals of one case are two charts of one kind.
                        yield return Exhibit(part.Heading, part.Sentences, part.Table, part.Chart.Replace("chart-", $"chart-{working.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)}-", StringComparison.Ordinal));
                    }
                }

                break;

            case DriverModel model:
                if (ModelCheck.Check(model) is { Ok: true, Value: { } held })
                {
                    yield return OfModel(working, held);
                }

                break;
        }
    }

    /// <summary>The results of a driver model by scenario, with the first result that moves from period to period as a chart.</summary>
    private static CaseExhibit OfModel(Working working, CheckedModel model)
    {
        var worth = model.Run();
        var moving = Enumerable.Range(0, model.Model.Quantities.Count).Where(q => model.Varies(q) && !model.Model.Quantities[q].IsInput && (model.Results.Contains(q) || model.Units[q].CountsPounds)).Cast<int?>().LastOrDefault();
        return Exhibit(
            working.Title, [.. model.Model.Note.Length > 0 ? [model.Model.Note] : Array.Empty<string>(), $"{model.Model.Span}. {WeekWords.Of(model.Model.Weeks)}"], ModelSheets.Results(worth),
            moving is { } shown ? ScenarioChart.Draw(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"model-{working.Number}-{shown}"), worth, shown) : "");
    }

    /// <summary>What the words may name of an appraisal: of each option by its name, and of the only option that does something without one.</summary>
    private void Name(AppraisalResult worth)
    {
        var years = worth.LastYear + 1;
        var options = worth.Options.Where(o => o.HasFigures).ToList();
        var doing = options.Where(o => o.Option.Role == OptionRole.Option).ToList();
        foreach (var option in options)
        {
            foreach (var (name, words) in new[]
            {
                ("npv", AppraisalWords.Money(option.Npv)), ("npsv", AppraisalWords.Money(option.Npsv)), ("bcr", AppraisalWords.Ratio(option.Low.Bcr, option.High.Bcr, "no cost to divide by")),
                ("payback", AppraisalWords.Payback(option.Low.Payback, option.High.Payback, years)), ("discounted payback", AppraisalWords.Payback(option.Low.DiscountedPayback, option.High.DiscountedPayback, years)),
            })
            {
                named.Add(new($"{name} of {option.Option.Name}", words));
                if (doing is [var only] && only == option)
                {
                    named.Add(new(name, words));
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

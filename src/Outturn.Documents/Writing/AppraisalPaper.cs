using System.Globalization;
using Outturn.Core.Appraisal.Options;
using Outturn.Documents.Charts;

namespace Outturn.Documents.Writing;

/// <summary>An appraisal as a paper: what may be said first, the options side by side, charts, every option by year, and what each figure is.</summary>
public static class AppraisalPaper
{
    public static SheetPaper Of(AppraisalResult result)
    {
        var comparison = result.Comparison;
        var charted = result.Options.Any(o => o.HasFigures);
        return new(
            result.Appraisal.Title.Length > 0 ? result.Appraisal.Title : "Appraisal of options",
            [AppraisalSheets.Basis(result)],
            [
                new("Options side by side", [.. comparison.ByCash, .. comparison.BySocialValue, .. comparison.Refusals], AppraisalSheets.SideBySide(result)),
                .. charted
                    ? new[]
                    {
                        new PaperPart("Costs and benefits", [], AppraisalSheets.PresentValues(result), CostBenefitChart.Draw("chart-benefits", result)),
                        new PaperPart("When each option pays back", [Key(result)], AppraisalSheets.Cumulative(result), CumulativeCashChart.Draw("chart-cash", result)),
                    }
                    : [],
                .. result.Options.Where(AppraisalSheets.HasFlows).SelectMany(o => o.IsExact
                    ? new[] { new PaperPart(o.Option.Name + " by year", [], AppraisalSheets.Flows(result, o)) }
                    : [new PaperPart(o.Option.Name + " by year: worse end", [], AppraisalSheets.Flows(result, o)), new PaperPart(o.Option.Name + " by year: better end", [], AppraisalSheets.Flows(result, o, high: true))]),
                .. result.Notices.Count > 0 ? new[] { new PaperPart("What to know", [.. result.Notices.Select(n => n.Message)], null) } : [],
                new("What the figures are", [], AppraisalSheets.Definitions(result)),
            ]);
    }

    /// <summary>The numbers of the lines.</summary>
    public static string Key(AppraisalResult result) =>
        string.Join("; ", CumulativeCashChart.Drawn(result).Select((o, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1} is {o.Option.Name}"))) + ".";
}

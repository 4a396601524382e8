using Outturn.Core.Appraisal.Options;
using Outturn.Core.Values;

namespace Outturn.Documents.Charts;

/// <summary>
/// The present value of what each option costs the council, beneath it what it brings: cashable benefits solid, other benefits in outline behind them. All
/// options share one scale. Ranges are drawn at their worse end.
/// </summary>
public static class CostBenefitChart
{
    private const double Left = 0;
    private const double Widest = 96;
    private const int RowHeight = 104;

    public static string Draw(string id, AppraisalResult result)
    {
        var options = result.Options.Where(AppraisalSheets.HasFlows).ToList();
        var description = string.Join(' ', options.Select(o => $"{o.Option.Name}: costs {AppraisalWords.Money(o.PresentCosts)}, cashable benefits {AppraisalWords.Money(o.PresentCashable)}, all benefits {AppraisalWords.Money(o.PresentSocialBenefits)}."));
        var svg = new Svg(id, Math.Max(24, (options.Count * RowHeight) + 8), "Present value of costs and benefits, by option", description);
        var largest = options.SelectMany(o => new[] { o.Low.PresentCosts, o.Low.PresentCashable, o.Low.PresentSocialBenefits }).DefaultIfEmpty().Max();
        double Width(decimal pounds) => largest <= 0m ? 0 : Widest * (double)(Math.Max(0m, pounds) / largest);
        foreach (var (i, option) in options.Index())
        {
            var top = i * RowHeight;
            var (costs, cashable, all) = (option.Low.PresentCosts, option.Low.PresentCashable, option.Low.PresentSocialBenefits);
            // Words stand over the bars and not after them, so that they never run out of a narrow window.
            svg.Text("bold", Left, top + 14, option.Option.Name)
                .Text("soft", Left, top + 32, "costs " + Short(costs)).Rect("adds", Left, top + 38, Width(costs), 14)
                .Text("soft", Left, top + 68, all == cashable ? "benefits " + Short(all) : $"benefits {Short(all)}, {Short(cashable)} of it cash")
                .Rect("to-come", Left, top + 74, Width(all), 14).Rect("takes", Left, top + 74, Width(Math.Min(cashable, Math.Max(all, cashable))), 14);
        }

        return svg.ToString();
    }

    private static string Short(decimal pounds) => (pounds < 0m ? "-" : "") + MoneyStyle.Words(OptionResult.Pence(pounds));
}

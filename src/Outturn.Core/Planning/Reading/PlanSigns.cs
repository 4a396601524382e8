using Outturn.Core.Sheets.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Planning.Reading;

/// <summary>How a file signs what takes from the budget and what adds to it.</summary>
/// <param name="SavingsPositive">Null where nothing shows it.</param>
/// <param name="FlipCosts">Costs are printed negative, because the whole file has the other sign.</param>
internal sealed record PlanSigns(bool? SavingsPositive, bool FlipCosts, string How, IReadOnlyList<Problem> Problems)
{
    // With fewer than this share of one sign, reversals and savings cannot be told apart.
    private const double Clear = 0.7;

    public bool Flips(PlanCategory category) => SavingsPositive == true && (category.TakesFromBudget() || FlipCosts);

    public static PlanSigns Find(PlanTable table, IReadOnlyList<PrintedRow> rows, PlanReadingChoices choices)
    {
        var savings = Count(rows.Where(r => r.Category?.TakesFromBudget() == true));
        var costs = Count(rows.Where(r => r.Category is { } c && !c.TakesFromBudget() && c is not (PlanCategory.Capital or PlanCategory.BaseAdjustment)));
        var said = table.Years.Select(y => SignWords.Find(y.Said)).Concat(table.Banner.Select(t => SignWords.Find(HeadingText.Normal(t)))).FirstOrDefault(s => s is not null);
        var figures = Of(savings);
        var flipCosts = Of(costs) == -1;
        var place = table.Place;
        if (choices.SavingsPositive is { } told)
        {
            return new(told, told && flipCosts, told ? "savings positive, as you said" : "savings negative, as you said", []);
        }

        if (said is { } words)
        {
            var positive = words == SavingsSign.Positive;
            return figures == (positive ? -1 : 1)
                ? new(null, FlipCosts: false, "not clear", [Problem.Error("sign.unclear", place, $"The words above the table say that savings are {(positive ? "positive" : "negative")}, and most savings in it are {(positive ? "negative" : "positive")}. Say which: savings positive or savings negative.")])
                : new(positive, positive && flipCosts, positive ? "savings positive, as the headings say" : "savings negative, as the headings say", positive ? [Turned(place, "the headings say so", flipCosts)] : []);
        }

        if (savings.Positive + savings.Negative > 0)
        {
            return figures switch
            {
                -1 => new(false, FlipCosts: false, "savings negative, as the figures are", []),
                1 => new(true, flipCosts, "savings positive, as the figures are", [Turned(place, $"{savings.Positive} of {savings.Positive + savings.Negative} savings are printed so", flipCosts)]),
                _ => new(null, FlipCosts: false, "not clear", [Problem.Error("sign.unclear", place, $"{savings.Positive} savings are printed positive and {savings.Negative} negative, so nothing says which is a saving and which a reversal. Say which: savings positive or savings negative.")]),
            };
        }

        return Of(costs) == -1
            ? new(null, FlipCosts: false, "not clear", [Problem.Error("sign.unclear", place, "Most costs in this file are negative and it holds no savings, so nothing says how it signs them. Say which: savings positive (then costs are negative) or savings negative.")])
            : new(null, FlipCosts: false, "costs positive, as the figures are", []);
    }

    private static Problem Turned(string place, string why, bool flipCosts) =>
        Problem.Notice("sign.inferred", place, $"Savings are printed as positive numbers here ({why}). They were read as negative: the effect on the net budget. {(flipCosts ? "Costs are printed negative and were turned too." : "Costs stand as printed.")}");

    private static (int Positive, int Negative) Count(IEnumerable<PrintedRow> rows)
    {
        var signs = rows.Select(r => r.Sign).ToList();
        return (signs.Count(s => s > 0), signs.Count(s => s < 0));
    }

    private static int Of((int Positive, int Negative) count)
    {
        var all = count.Positive + count.Negative;
        return all == 0 ? 0 : count.Positive >= all * Clear ? 1 : count.Negative >= all * Clear ? -1 : 0;
    }
}

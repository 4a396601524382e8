using Outturn.Core.Values;

namespace Outturn.Core.Appraisal.Options;

/// <summary>An option against the one that changes nothing.</summary>
/// <param name="Bcr">Further present social benefits ÷ further present costs to the council; null where there are no further costs, or a range.</param>
public sealed record OptionIncrement(string Option, string Against, Total Npv, Total Npsv, decimal? Bcr);

/// <summary>
/// What may be said of options side by side. One is said to be better than another only where both have figures and the worst of the one is above
/// the best of the other: a cost that nobody has quantified may be any cost, and a benefit any benefit.
/// </summary>
/// <param name="Comparator">The option that the others are compared with; null where none is marked.</param>
/// <param name="Increments">Each other option that has figures against it.</param>
/// <param name="ByCash">What is said of NPV, a sentence for each.</param>
/// <param name="BySocialValue">What is said of NPSV.</param>
/// <param name="Refusals">What is not said, and why, naming the option.</param>
public sealed record OptionComparison(string? Comparator, IReadOnlyList<OptionIncrement> Increments, IReadOnlyList<string> ByCash, IReadOnlyList<string> BySocialValue, IReadOnlyList<string> Refusals)
{
    public static OptionComparison Of(AppraisalResult result)
    {
        var known = result.Options.Where(o => o.HasFigures).ToList();
        var against = result.Options.FirstOrDefault(o => o.Option.Role == OptionRole.DoNothing) ?? result.Options.FirstOrDefault(o => o.Option.Role == OptionRole.DoMinimum);
        var refusals = result.Options.Where(o => !o.HasFigures).Select(o => $"“{o.Option.Name}” has no figures: nothing here says that another option is better or worse than it.").ToList();
        return new(
            against?.Option.Name,
            against is { HasFigures: true } ? [.. known.Where(o => !ReferenceEquals(o, against)).Select(o => Increment(o, against))] : [],
            Order(known, "NPV", o => o.Npv, o => o.NotQuantified.CouncilCosts, o => o.NotQuantified.Cashable, refusals),
            Order(known, "NPSV", o => o.Npsv, o => o.NotQuantified.Costs, o => o.NotQuantified.Benefits, refusals),
            refusals);
    }

    private static OptionIncrement Increment(OptionResult option, OptionResult against)
    {
        var costs = option.Low.PresentCosts - against.Low.PresentCosts;
        return new(
            option.Option.Name, against.Option.Name, option.Npv - against.Npv, option.Npsv - against.Npsv,
            option.IsExact && against.IsExact && costs > 0m ? (option.Low.PresentSocialBenefits - against.Low.PresentSocialBenefits) / costs : null);
    }

    private static List<string> Order(List<OptionResult> known, string measure, Func<OptionResult, Total> worth, Func<OptionResult, int> costs, Func<OptionResult, int> benefits, List<string> refusals)
    {
        var said = new List<string>();
        var sorted = known.OrderByDescending(o => worth(o).Low).ThenByDescending(o => worth(o).High).ToList();
        for (var i = 0; i < sorted.Count; i++)
        {
            for (var j = i + 1; j < sorted.Count; j++)
            {
                var (a, b) = (sorted[i], sorted[j]);
                var (first, second) = (worth(a), worth(b));
                var isOpen = costs(a) > 0 || benefits(b) > 0;
                if (!isOpen && first.Low > second.High)
                {
                    // Of each only what follows next is said: the rest is understood.
                    if (j == i + 1)
                    {
                        said.Add($"“{a.Option.Name}” has a higher {measure} than “{b.Option.Name}”: {Words(first)} against {Words(second)}.");
                    }
                }
                else if (!isOpen && first.IsExact && first == second)
                {
                    said.Add($"“{a.Option.Name}” and “{b.Option.Name}” have the same {measure}: {Words(first)}.");
                }
                else
                {
                    refusals.Add($"Nothing says which of “{a.Option.Name}” and “{b.Option.Name}” has the higher {measure}: {(isOpen ? $"not everything of {Open(a, b, costs(a), benefits(b))} is quantified" : "their ranges overlap")}.");
                }
            }
        }

        return said;
    }

    private static string Open(OptionResult a, OptionResult b, int costs, int benefits) =>
        costs > 0 && benefits > 0 ? "either" : $"“{(costs > 0 ? a : b).Option.Name}”";

    private static string Words(Total total) => AppraisalWords.Money(total);
}

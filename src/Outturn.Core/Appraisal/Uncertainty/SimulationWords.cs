using System.Globalization;
using Outturn.Core.Values;

namespace Outturn.Core.Appraisal.Uncertainty;

/// <summary>What a run says, in sentences that leave no doubt which end is the bad one.</summary>
public static class SimulationWords
{
    /// <summary>The bad end, the middle, the good end, and the chance of the plan.</summary>
    public static IReadOnlyList<string> Of(SimulationResult result)
    {
        var whole = result.Whole;
        if (whole.Least == whole.Most)
        {
            return [$"Every draw {Comes(whole.P50)}: no figure here has a spread.", .. Left(result)];
        }

        return
        [
            $"There is a nine in ten chance that it {AtLeast(whole.P90)} (P90, the bad end).",
            $"It is as likely as not that it {AtLeast(whole.P50)} (P50, the middle).",
            $"There is a one in ten chance that it {AtLeast(whole.P10)} (P10, the good end).",
            $"The plan {Comes(whole.Planned)}; {Chance(whole.Reaching, result.Draws)} of the draws reach it or do better.",
            .. Left(result),
        ];
    }

    /// <summary>What was drawn, and what somebody else needs to draw the same again.</summary>
    /// <param name="estimated">How many of the lines have an estimate.</param>
    public static string Drawn(SimulationResult result, int estimated)
    {
        var lines = result.Lines.Count;
        var sure = (estimated, lines) switch
        {
            (0, 1) => "which has no estimate yet: what the plan knows counts as certain, and a range as a range",
            (0, _) => "none of which has an estimate yet: what the plan knows counts as certain, and its ranges as ranges",
            (_, 1) => "which has an estimate",
            var (some, all) when some >= all => "each of which has an estimate",
            (1, _) => "one of which has an estimate; the others are as sure as the plan says",
            _ => string.Create(CultureInfo.InvariantCulture, $"{estimated} of which have an estimate; the others are as sure as the plan says"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{result.Draws:#,##0} draws of {(lines == 1 ? "one line" : $"{lines:#,##0} lines")}, {sure}. Method {result.Algorithm}, seed {result.Seed}: the same seed gives the same figures again, on any machine.");
    }

    /// <summary>
    /// The figures that words may name: <c>p10</c>, <c>p50</c> and <c>p90</c> of what the run looks at. Signed as the plan is, so of a saving, which is negative,
    /// P10 is the good end and P90 the bad one.
    /// </summary>
    public static IReadOnlyList<(string Name, Money Money)> Named(SimulationResult result) => [("p10", result.Whole.P10), ("p50", result.Whole.P50), ("p90", result.Whole.P90)];

    /// <summary>What the lines one by one are worked from, and why their ends do not add up.</summary>
    public static string OfLines(SimulationResult result) => string.Create(
        CultureInfo.InvariantCulture, $"The lines one by one, and the whole if one were certain, are worked from the first {Math.Min(result.Draws, Simulation.DrawsOfLines):#,##0} draws. P10, P50 and P90 of lines do not add up to the whole's: not everything goes well or badly at once.");

    /// <summary>What of the spread goes with the common causes; nothing where no line follows one.</summary>
    public static IReadOnlyList<string> Causes(SimulationResult result) =>
        result.Causes.Where(c => Percent(c.Share) > 0).Select(c => $"{Share(c.Share)} goes with the common cause {c.Name}").ToList() is { Count: > 0 } said ? [$"Of the spread, {string.Join("; ", said)}. What is left is the lines’ own."] : [];

    /// <summary>What the run looks at, such as "the level in 2026-27".</summary>
    public static string Looked(SimulationResult result) => result.Years.Count == 0 ? "the figures together" : $"the {Name(result.Basis)} in {result.Years[result.Year]}";

    public static string Name(SimulatedBasis basis) => basis switch { SimulatedBasis.Movements => "movement", SimulatedBasis.Levels => "level", _ => "running total" };

    public static string Slug(SimulatedBasis basis) => basis switch { SimulatedBasis.Movements => "movements", SimulatedBasis.Levels => "levels", _ => "running-totals" };

    public static SimulatedBasis? Basis(string? slug) => Enum.GetValues<SimulatedBasis>().Where(b => Slug(b) == slug).Select(b => (SimulatedBasis?)b).FirstOrDefault();

    public static string Year(SimulationResult result, int year) => result.Years.Count == 0 ? "All" : result.Years[year].ToString();

    public static string Name(EstimateShape shape) => shape switch { EstimateShape.Certain => "certain", EstimateShape.Range => "range", EstimateShape.Triangular => "triangular", _ => "PERT" };

    /// <summary>Such as 37%, and never 0% or 100% where that is not wholly so.</summary>
    public static string Chance(int draws, int of)
    {
        var percent = 100m * draws / of;
        return draws == 0 ? "none" : draws == of ? "all"
            : percent < 1 ? "under 1%" : percent > 99 ? "over 99%" : decimal.Round(percent, 0, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture) + "%";
    }

    /// <summary>A share of the spread: 42%, 0.3%, -5%.</summary>
    public static string Share(double share)
    {
        var percent = Percent(share);
        return (Math.Abs(percent) is >= 10 or 0 ? decimal.Round(percent, 0, MidpointRounding.AwayFromZero) : percent).ToString("0.#", CultureInfo.InvariantCulture) + "%";
    }

    /// <summary>In per cent to one place.</summary>
    public static decimal Percent(double share) => decimal.Round((decimal)share * 100, 1, MidpointRounding.AwayFromZero);

    private static string Comes(Money money) => money.Sign < 0 ? $"saves {MoneyStyle.Words(money)}" : money.IsZero ? "comes to nothing" : $"costs {MoneyStyle.Words(money)}";

    private static string AtLeast(Money money) => money.Sign < 0 ? $"saves at least {MoneyStyle.Words(money)}" : money.IsZero ? "costs nothing or saves" : $"costs no more than {MoneyStyle.Words(money)}";

    private static IReadOnlyList<string> Left(SimulationResult result) => result.Left.Count switch
    {
        0 => [],
        1 => [$"1 line has no figure and is in none of this: {result.Left[0].Name}."],
        var n => [string.Create(CultureInfo.InvariantCulture, $"{n} lines have no figures and are in none of this: {string.Join(", ", result.Left.Take(5).Select(l => l.Name))}{(n > 5 ? $" and {n - 5} more" : "")}.")],
    };
}

using System.Text.RegularExpressions;
using Outturn.Core.Values;

namespace Outturn.Core.Planning.Reading;

/// <summary>Finds the cycle that a file of lines is for: from a person, the words above the table, or the years in which lines begin.</summary>
internal static partial class PlanCycleFinder
{
    private const int UsualYears = 5;

    [GeneratedRegex(@"(?<a>20\d\d\s*[-/–]\s*(?:20\d\d|\d\d))\s*(?:-|–|to)\s*(?<b>20\d\d\s*[-/–]\s*(?:20\d\d|\d\d))(?!\d)")]
    private static partial Regex FromTo();

    [GeneratedRegex(@"(?<![\d/-])20\d\d\s*(?:[-/–]|to)\s*(?:20\d\d|\d\d)(?![\d/-])")]
    private static partial Regex Short();

    public static (PlanCycle? Cycle, string How, Problem? Problem) Find(PlanTable table, IReadOnlyList<PrintedRow> rows, PlanReadingChoices choices)
    {
        if (choices.Cycle is { } told)
        {
            var other = table.Banner.Select(Named).FirstOrDefault(c => c is not null);
            return (told, $"{told}, as you said", other is { } says && says != told
                ? Problem.Warning("plan.cycle-differs", table.Place, $"You said that the lines are for {told}, but the words above the table say {says}. They were read for {told}.")
                : null);
        }

        foreach (var text in table.Banner)
        {
            if (Named(text) is { } named)
            {
                return (named, $"{named}, from the words above the table", null);
            }
        }

        var starts = rows.Where(r => r.Figures.Any(f => f.Amount is not Amount.Known { Figure.IsZero: true }))
            .GroupBy(r => r.Figures.Where(f => f.Amount is not Amount.Known { Figure.IsZero: true }).Min(f => f.Year)).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).ToList();
        if (starts.Count == 0 || (starts.Count > 1 && starts[0].Count() == starts[1].Count()))
        {
            return (null, "not found", Problem.Error("plan.cycle-unclear", table.Place, starts.Count == 0
                ? "No line has a figure in a year, so nothing says which cycle the lines are for. Say which, such as 2022-27."
                : $"As many lines begin in {starts[0].Key} as in {starts[1].Key}, so nothing says which cycle they are for. Say which, such as {new PlanCycle(starts.Take(2).Min(s => s.Key), UsualYears)}."));
        }

        var first = starts[0].Key;
        var last = table.Years.Max(y => y.Column.Year) ?? first;
        var cycle = new PlanCycle(first, Math.Clamp(last - first + 1, 1, UsualYears));
        return (cycle, $"{cycle}, because most lines begin in {first}", Problem.Notice("plan.cycle-inferred", table.Place, $"Nothing names the cycle. {starts[0].Count()} of {rows.Count} lines begin in {first}, so it was taken to be {cycle}. If that is wrong, say which cycle it is."));
    }

    /// <summary>"2022-23 to 2026-27", or "2022-27" with more than one year.</summary>
    private static PlanCycle? Named(string text)
    {
        if (FromTo().Match(text) is { Success: true } both && FinancialYear.TryFind(both.Groups["a"].Value, out var a) && FinancialYear.TryFind(both.Groups["b"].Value, out var b) && b - a is >= 1 and < PlanCycle.MostYears)
        {
            return new PlanCycle(a, b - a + 1);
        }

        foreach (Match match in Short().Matches(text))
        {
            if (PlanCycle.TryParse(match.Value, out var cycle) && cycle.Years > 1)
            {
                return cycle;
            }
        }

        return null;
    }
}

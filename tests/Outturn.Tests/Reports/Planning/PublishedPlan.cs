using System.Globalization;
using Outturn.Core.Planning;
using Outturn.Core.Series;
using Outturn.Core.Values;
using Outturn.Tests.Tracking;

namespace Outturn.Tests.Reports.Planning;

/// <summary>
/// The 37 lines of the 31 published cases of 2022-23, as the shared file holds them. It prints reversals; here they are derived:
/// a temporary line each of whose amounts reverses in the next year is one-off, any other ends in the year before its last movement.
/// </summary>
internal static class PublishedPlan
{
    public static PlanCycle Cycle { get; } = new(new(2022), 5);

    public static Plan Load() => Read(File.ReadAllLines(SharedFolder.PathOf("data", "plan", "plan-lines-2022-23-part1.csv")));

    /// <summary>By group, the printed movements of each year in pounds.</summary>
    public static Dictionary<string, Dictionary<FinancialYear, Money>> PrintedTotals()
    {
        var rows = File.ReadAllLines(SharedFolder.PathOf("data", "plan", "plan-lines-2022-23-part1-totals.csv"));
        var years = Years(rows[0], 1);
        return rows.Skip(1).ToDictionary(r => r.Split(',')[0], r => Movements(r.Split(','), 1, years).ToDictionary(x => x.Key, x => x.Value), StringComparer.Ordinal);
    }

    private static Plan Read(string[] rows)
    {
        var years = Years(rows[0], 4);
        var proposals = new List<Proposal>();
        var lines = new List<PlanLine>();
        foreach (var cells in rows.Skip(1).Select(r => r.Split(',')))
        {
            var proposal = proposals.Find(p => p.Terms.Title == cells[0]);
            if (proposal is null)
            {
                proposal = new(Guid.CreateVersion7(), Cycle, proposals.Count + 1, ProposalTerms.Of(cells[0], ProposalType.Mixed) with { Leads = ["Service lead"] }, ProposalStatus.Draft, "");
                proposals.Add(proposal);
            }

            var printed = new Movements(Movements(cells, 4, years));
            var permanence = cells[3] == "P" ? new Permanence.Permanent() : Ending(printed);
            var terms = LineTerms.Of(Category(cells[2]), permanence) with { References = cells[1].StartsWith("A/R", StringComparison.Ordinal) || cells[1].StartsWith("E/R", StringComparison.Ordinal) ? [cells[1]] : [] };
            if (cells[1] == "A/R.6.185")
            {
                terms = terms with { Earlier = new(PlanAmounts.Starting(Cycle.First, Money.FromPounds(-583_000)), EarlierCounts.Undecided) };
            }

            lines.Add(new(Guid.CreateVersion7(), proposal.Id, lines.Count(l => l.Proposal == proposal.Id) + 1, terms, PlanAmounts.Of(Typed(printed, permanence))));
            Assert.Equal(printed, lines[^1].Series.Low);
        }

        return Plan.Empty(Cycle) with { AsAt = AsAt.Day(new(2022, 1, 10)), Proposals = proposals, Lines = lines };
    }

    private static Permanence Ending(Movements printed)
    {
        var oneOff = Typed(printed, new Permanence.OneOff());
        return new Permanence.OneOff().Apply(oneOff).Equals(printed) ? new Permanence.OneOff() : new Permanence.TemporaryUntil(printed.Last!.Value.Previous);
    }

    private static Movements Typed(Movements printed, Permanence permanence) => permanence switch
    {
        Permanence.OneOff => new(printed.Where((_, i) => i % 2 == 0)),
        Permanence.TemporaryUntil t => new(printed.Where(x => x.Key <= t.LastYear)),
        _ => printed,
    };

    private static PlanCategory Category(string kind) => kind.Split(' ')[0] switch
    {
        "saving" => PlanCategory.Saving,
        "income" => PlanCategory.Income,
        "investment" => PlanCategory.Investment,
        "pressure" or "swap" => PlanCategory.Pressure,
        _ => throw new FormatException(kind),
    };

    private static List<FinancialYear> Years(string row, int skip) =>
        [.. row.Split(',').Skip(skip).Select(text => FinancialYear.TryParse(text, out var year) ? year : throw new FormatException(text))];

    private static IEnumerable<KeyValuePair<FinancialYear, Money>> Movements(string[] cells, int skip, List<FinancialYear> years) =>
        years.Select((year, i) => KeyValuePair.Create(year, cells[i + skip].Length == 0 ? Money.Zero : Money.FromPounds(decimal.Parse(cells[i + skip], CultureInfo.InvariantCulture))));
}

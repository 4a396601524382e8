using Outturn.Core.Series;
using Outturn.Core.Values;

namespace Outturn.Core.Planning;

/// <summary>A line against the sources that it names.</summary>
public static class SourceRules
{
    public static IEnumerable<Problem> Check(Plan plan, PlanLine line)
    {
        foreach (var share in line.Terms.Sources)
        {
            if (plan.Source(share.Source) is not { } source)
            {
                yield return Unknown(plan, share.Source, "sources");
                continue;
            }

            if (FirmerThanSource(source, share, "sources", "line") is { } firmer)
            {
                yield return firmer;
            }

            // What stands beside the revenue plan as capital is paid for by its scheme.
            if (line.Terms.Category != PlanCategory.Capital && source.Kind == SourceKind.Borrowing)
            {
                yield return Problem.Error("funding.borrowing-for-revenue", "sources", $"{source.Name} is borrowing, and a council may borrow for capital only. Choose another source, or make the line capital.");
            }

            foreach (var problem in line.Terms.Category != PlanCategory.Capital && source.Kind == SourceKind.CapitalReceipts ? ReceiptsTerms.Check(plan, source, line, FirstPaid(line, share)) : [])
            {
                yield return problem;
            }

            if (source.OneOff && source.Kind != SourceKind.CapitalReceipts && (line.Terms.Permanence is Permanence.Permanent or Permanence.TemporaryThenPermanent) && (share.Pays is null || share.Pays.Last >= plan.Cycle.Last))
            {
                yield return Problem.Error(
                    "funding.one-off-for-permanent", "sources",
                    $"{source.Name} can be spent once, and the line goes on. One-off money cannot pay for what is permanent: make the line temporary, say how much the source pays in which years, or choose another source.");
            }

            if (source.Until is { } end && LastPaid(line, share) is { } last && last > end)
            {
                yield return Problem.Error("funding.ended", "sources", $"{source.Name} ends in {end}, and the line still draws on it in {(last == FinancialYear.Forever ? "every year after" : last.ToString())}. End the line by then, or name what pays afterwards.");
            }
        }

        foreach (var problem in Sums(plan.Cycle, line))
        {
            yield return problem;
        }
    }

    /// <summary>How firm a share is: no firmer than the source that it names.</summary>
    public static FundingStatus FirmnessOf(FundingSource? source, SourceShare share) => source is { } known && known.Firmness > share.Status ? known.Firmness : share.Status;

    internal static Problem Unknown(Plan plan, string name, string where) =>
        Problem.Error("funding.unknown", where, $"There is no source called {name} in {plan.Cycle}. Choose one that there is, or add it to the cycle's funding first.");

    /// <summary>What is said of a share that claims to be firmer than its source; null where it does not.</summary>
    internal static Problem? FirmerThanSource(FundingSource source, SourceShare share, string where, string what)
    {
        var counts = FirmnessOf(source, share);
        if (counts == share.Status)
        {
            return null;
        }

        var why = counts == source.Status ? $"{source.Name} itself is {Lower(counts)}"
            : source.Pool is { } pool && pool.Firmness == counts ? $"what {string.Join(" and ", pool.Partners.Where(p => p.Status == counts).Select(p => p.Name))} puts into {source.Name} is {Lower(counts)}"
            : $"full council has not agreed the strategy for {source.Name}";
        return Problem.Warning("funding.firmer-than-source", where, $"The {what} says that its money is {Lower(share.Status)}, and {why}: it counts as {Lower(counts)}.");
    }

    private static string Lower(FundingStatus status) => status.Name().ToLowerInvariant();

    private static FinancialYear? FirstPaid(PlanLine line, SourceShare share) => share.Pays is { } pays
        ? pays.Where(p => !p.Value.IsZero).Select(p => (FinancialYear?)p.Key).FirstOrDefault()
        : line.Typed.First;

    private static FinancialYear? LastPaid(PlanLine line, SourceShare share) => share.Pays is { } pays
        ? pays.Where(p => !p.Value.IsZero).Select(p => (FinancialYear?)p.Key).LastOrDefault()
        : line.Terms.Permanence switch
        {
            Permanence.TemporaryUntil t => t.LastYear,
            Permanence.OneOff => line.Typed.Last,
            _ => FinancialYear.Forever,
        };

    /// <summary>Where sources say what they pay by year, they must come to what the line costs in that year, or less and then the rest names no source.</summary>
    private static IEnumerable<Problem> Sums(PlanCycle cycle, PlanLine line)
    {
        var stated = line.Terms.Sources.Where(s => s.Pays is not null).ToList();
        if (stated.Count == 0 || line.Terms.Sources.Count != stated.Count || !line.Typed.IsKnown)
        {
            if (stated.Count > 0 && line.Terms.Sources.Count != stated.Count)
            {
                yield return Problem.Error("funding.part-said", "sources", "Some sources say what they pay and others do not. Say it of each, or of none where there is only one.");
            }

            yield break;
        }

        var levels = LevelsOf(line, cycle);
        var shortOf = new List<FinancialYear>();
        var uncovered = Money.Zero;
        foreach (var year in levels.Select(l => l.Key).Union(stated.SelectMany(s => s.Pays!.Select(p => p.Key))).Order())
        {
            var paid = stated.Aggregate(Money.Zero, (sum, s) => sum + s.Pays![year]);
            if (paid > levels[year])
            {
                yield return Problem.Error(
                    "funding.does-not-sum", "sources." + year,
                    $"The sources pay {MoneyStyle.Exactly(paid)} in {year} and the line costs {MoneyStyle.Exactly(levels[year])}. They cannot pay more than it costs.");
            }
            else if (paid < levels[year])
            {
                shortOf.Add(year);
                uncovered += levels[year] - paid;
            }
        }

        if (shortOf.Count > 0)
        {
            yield return Problem.Warning(
                "funding.does-not-cover", "sources." + shortOf[0],
                $"The sources pay {MoneyStyle.Exactly(uncovered)} less than the line costs, in {string.Join(", ", shortOf)}. The rest names no source.");
        }
    }

    /// <summary>What the line costs in each year from its first movement, earlier than the cycle too, to the cycle's end or its own.</summary>
    private static Levels LevelsOf(PlanLine line, PlanCycle cycle)
    {
        var movements = line.Series.Low;
        if (movements.First is not { } first)
        {
            return Levels.Starting(cycle.First);
        }

        var last = movements.Last is { } moved && moved > cycle.Last ? moved : cycle.Last;
        return movements.ToLevels(first, last - first + 1);
    }
}

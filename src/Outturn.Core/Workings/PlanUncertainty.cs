using System.Globalization;
using Outturn.Core.Appraisal.Uncertainty;
using Outturn.Core.Planning;
using Outturn.Core.Series;
using Outturn.Core.Values;

namespace Outturn.Core.Workings;

/// <summary>
/// A choice of the plan's lines made ready to be simulated. A line with an estimate takes its figures from it; one without is as sure as the plan says: a
/// known figure is certain, a range is a range, and what is not quantified is left out and named.
/// </summary>
/// <param name="Input">What is simulated.</param>
/// <param name="Proposals">Whose lines are in it.</param>
/// <param name="Estimated">How many lines have an estimate.</param>
public sealed record PlanUncertainty(SimulationInput Input, IReadOnlyList<Guid> Proposals, int Estimated)
{
    public static PlanUncertainty Of(WorkedPlan worked, CertaintyChoice choice)
    {
        var cycle = worked.Plan.Cycle;
        var proposals = worked.Plan.Proposals.Where(p => p.Status.Counts()).ToDictionary(p => p.Id);
        var estimates = Estimates(worked);
        var lines = new List<SimulatedLine>();
        var left = new List<NotSimulated>();
        var of = new HashSet<Guid>();
        var estimated = 0;
        foreach (var line in worked.Plan.Lines.Where(l => l.EntersPlan && l.Terms.Category != PlanCategory.Funding))
        {
            if (!proposals.TryGetValue(line.Proposal, out var proposal) || !choice.Takes(proposal, line))
            {
                continue;
            }

            of.Add(proposal.Id);
            var estimate = estimates.GetValueOrDefault(line.Id);
            estimated += estimate is null ? 0 : 1;
            var key = Key(proposal, line);
            var name = LineName.Among(proposal, line);
            var figures = Figures(cycle, line, estimate, out var unknown);
            if (unknown.Count > 0)
            {
                left.Add(new(key, name, string.Join("; ", unknown)));
            }

            if (figures.Count > 0)
            {
                lines.Add(new(key, name, figures, estimate?.Chance ?? 1, estimate?.Follows ?? []));
            }
        }

        // What stands free of every line is no part of the plan; it is looked at with its own proposal.
        foreach (var free in worked.Of<Estimate>().Where(w => ((Estimate)w.Content).Line is null && w.Proposal is { } p && proposals.ContainsKey(p)))
        {
            if (choice.Scope == CertaintyScope.Proposals && choice.Proposals.Contains(proposals[free.Proposal!.Value].Number))
            {
                var estimate = (Estimate)free.Content;
                of.Add(free.Proposal.Value);
                estimated++;
                lines.Add(new(
                    string.Create(CultureInfo.InvariantCulture, $"{proposals[free.Proposal.Value].Number}.e{free.Number}"), free.Title,
                    [.. estimate.Years.Where(y => cycle.Contains(y.Year)).Select(y => new SimulatedFigure(y.Points, Money.Zero, [new(y.Year - cycle.First, 1)]))], estimate.Chance, estimate.Follows));
            }
        }

        // A cause that was taken out still moves the lines that name it: their estimates say so until they are changed.
        var causes = Causes(worked);
        var missing = lines.SelectMany(l => l.Follows).Select(f => f.Cause).Distinct(StringComparer.Ordinal).Where(n => causes.All(c => c.Name != n)).Select(n => new CommonCause(n, ""));
        return new(new([.. cycle.Each], [.. causes, .. missing], lines, left), [.. of], estimated);
    }

    /// <summary>The common causes of the cycle that stand.</summary>
    public static IReadOnlyList<CommonCause> Causes(WorkedPlan worked) => [.. worked.Of<CommonCause>().Select(w => (CommonCause)w.Content)];

    /// <summary>The estimate of a line; null for none.</summary>
    public static Working? EstimateOf(WorkedPlan worked, Guid line) => worked.Of<Estimate>().FirstOrDefault(w => ((Estimate)w.Content).Line == line);

    /// <summary>Whether anybody has said how sure a proposal's figures are. It costs nothing; what it comes to is another question.</summary>
    public static bool Estimates(WorkedPlan worked, Proposal proposal) => worked.Of<Estimate>().Any(w => w.Proposal == proposal.Id);

    public static string Key(Proposal proposal, PlanLine line) => string.Create(CultureInfo.InvariantCulture, $"{proposal.Number}.{line.Number}");

    private static Dictionary<Guid, Estimate> Estimates(WorkedPlan worked)
    {
        var estimates = new Dictionary<Guid, Estimate>();
        foreach (var estimate in worked.Of<Estimate>().Select(w => (Estimate)w.Content))
        {
            if (estimate.Line is { } line)
            {
                estimates.TryAdd(line, estimate);
            }
        }

        return estimates;
    }

    private static List<SimulatedFigure> Figures(PlanCycle cycle, PlanLine line, Estimate? estimate, out List<string> unknown)
    {
        var counted = line.Counted;
        var years = counted.Select(x => x.Key).Union(estimate?.Years.Select(y => y.Year) ?? []).Order().ToList();
        var figures = new List<SimulatedFigure>();
        unknown = [];
        foreach (var year in years)
        {
            var amount = counted[year];
            var points = estimate?.Years.FirstOrDefault(y => y.Year == year)?.Points ?? amount switch
            {
                Amount.Known known => ThreePoint.Certain(known.Figure),
                Amount.Range range => ThreePoint.Range(range.Low, range.High),
                _ => null,
            };
            if (points is null)
            {
                unknown.Add($"{year}: {((Amount.Unquantified)amount).Why}");
                continue;
            }

            var planned = amount switch
            {
                Amount.Known known => known.Figure,
                Amount.Range range => range.Low + Money.FromPence((range.High - range.Low).Pence / 2),
                _ => points.MostLikely,
            };
            IReadOnlyList<Effect> effects = [.. Effects(line.Terms.Permanence, year).Where(e => cycle.Contains(e.Year)).Select(e => new Effect(e.Year - cycle.First, e.Factor))];
            if (effects.Count > 0)
            {
                figures.Add(new(points, planned, effects));
            }
        }

        if (line.Terms.Permanence is Permanence.TemporaryThenPermanent { LastYear: var last, Lasting: var lasting } && cycle.Contains(last.Next))
        {
            figures.Add(new(ThreePoint.Certain(lasting), lasting, [new(last.Next - cycle.First, 1)]));
        }

        return figures;
    }

    /// <summary>What a typed movement moves in all: itself, and what takes it back.</summary>
    private static IEnumerable<(FinancialYear Year, int Factor)> Effects(Permanence permanence, FinancialYear year) => permanence switch
    {
        Permanence.OneOff => [(year, 1), (year.Next, -1)],
        Permanence.TemporaryUntil t => [(year, 1), (t.LastYear.Next, -1)],
        Permanence.TemporaryThenPermanent t => [(year, 1), (t.LastYear.Next, -1)],
        _ => [(year, 1)],
    };
}

using Outturn.Core.Appraisal.Costing;
using Outturn.Core.Planning;
using Outturn.Core.Values;

namespace Outturn.Core.Workings;

/// <summary>A rate that is not what it was when a line was last filled.</summary>
/// <param name="Was">Null where the rate was not used then.</param>
/// <param name="Is">Null where it is not used any more.</param>
public sealed record RateMovement(string Table, RateKind Kind, string Name, FinancialYear Year, decimal? Was, decimal? Is)
{
    /// <summary>Such as <c>P1 in 2022-23 from £45,000 to £48,742</c>.</summary>
    public string Words => (Was, Is) switch
    {
        ({ } was, { } now) => $"{Name} in {Year} from {Kind.Text(was)} to {Kind.Text(now)}",
        (null, { } now) => $"{Name} in {Year} is {Kind.Text(now)}",
        ({ } was, null) => $"{Name} in {Year}, which was {Kind.Text(was)}, is not used",
        _ => Name,
    };
}

/// <summary>A line that is filled from a calculation, as it stands and as the calculation has it now.</summary>
/// <param name="Then">What the calculation gives now; null where it cannot fill the line.</param>
/// <param name="ByHand">Whether the line was changed by hand since it was filled: to accept would overwrite that.</param>
/// <param name="Because">The rates that changed.</param>
/// <param name="Problems">Why it cannot be filled, or what is asked.</param>
public sealed record LineMovement(
    Working Working, Proposal Proposal, PlanLine Line, LineFill? Then, bool ByHand, IReadOnlyList<RateUsed> Rates, IReadOnlyList<RateMovement> Because, IReadOnlyList<Problem> Problems)
{
    public bool Moves => Then is { } then && !(then.Typed.Equals(Line.Typed) && (then.Partners is null || then.Partners.Equals(Line.Terms.Partners)));

    /// <summary>How the line stands against its calculation, in a few words.</summary>
    public string InWords => this switch
    {
        { Then: null } => "Cannot follow: " + (Problems.FirstOrDefault(p => p.Severity == Severity.Error)?.Message ?? "the calculation has no figure."),
        { Moves: false } => "Agrees",
        { ByHand: true } => "Changed by hand since it was filled",
        { Because.Count: > 0 } => "Waits to move: " + string.Join("; ", Because.Select(b => b.Words)),
        _ => "Waits to move: the calculation was changed",
    };

    /// <summary>What the movement of a year changes by: nought where it stays.</summary>
    public Total Difference(FinancialYear year) => Then is { } then ? Total.Of(then.Typed[year]) is var t && Total.Of(Line.Typed[year]) is var n ? new(t.Low - n.Low, t.High - n.High, t.Unquantified) : Total.Zero : Total.Zero;

    /// <summary>What the years of a cycle change by together.</summary>
    public Total Difference(PlanCycle cycle) => Enumerable.Range(0, cycle.Years).Aggregate(Total.Zero, (sum, i) => Difference(cycle.First + i) is var d ? new(sum.Low + d.Low, sum.High + d.High, sum.Unquantified + d.Unquantified) : sum);
}

/// <summary>Which lines move, and by how much, because a rate or a calculation changed.</summary>
public static class LineMovements
{
    /// <summary>Every line that a calculation fills, in the order of proposals and lines, whether it moves or not.</summary>
    public static IReadOnlyList<LineMovement> Of(WorkedPlan plan)
    {
        var lines = plan.Plan.Lines.Where(l => !l.Withdrawn).ToDictionary(l => l.Id);
        var proposals = plan.Plan.Proposals.ToDictionary(p => p.Id);
        var rates = plan.Rates;
        return
        [
            .. plan.Workings.Where(w => !w.Withdrawn && w.Link is { } link && lines.ContainsKey(link.Line) && proposals.ContainsKey(lines[link.Line].Proposal))
                .Select(w => Of(w, proposals[lines[w.Link!.Line].Proposal], lines[w.Link.Line], rates))
                .OrderBy(m => m.Proposal.Number).ThenBy(m => m.Line.Number),
        ];
    }

    private static LineMovement Of(Working working, Proposal proposal, PlanLine line, IReadOnlyList<RateTable> rates)
    {
        var (fill, used) = LineFill.Of(working.Content, working.Link!.From, line, rates);
        return new(working, proposal, line, fill.Value, !line.Typed.Equals(working.Link.Accepted), used, Because(working.Link.Rates, used, rates), fill.Problems);
    }

    private static List<RateMovement> Because(IReadOnlyList<RateUsed> was, IReadOnlyList<RateUsed> now, IReadOnlyList<RateTable> tables)
    {
        static (Guid, string, FinancialYear) Key(RateUsed r) => (r.Table, r.Name.ToUpperInvariant(), r.Year);
        var before = was.ToDictionary(Key);
        var after = now.ToDictionary(Key);
        var byId = tables.ToDictionary(t => t.Id);
        return
        [
            .. before.Keys.Union(after.Keys).Select(k => (Was: before.GetValueOrDefault(k), Is: after.GetValueOrDefault(k))).Where(x => x.Was?.Value != x.Is?.Value)
                .Select(x => (x.Was, x.Is, Any: x.Is ?? x.Was!)).Select(x => new RateMovement(
                    byId.GetValueOrDefault(x.Any.Table)?.Name ?? "", byId.GetValueOrDefault(x.Any.Table)?.Kind ?? RateKind.UnitCost, x.Any.Name, x.Any.Year, x.Was?.Value, x.Is?.Value))
                .OrderBy(m => m.Name, StringComparer.OrdinalIgnoreCase).ThenBy(m => m.Year.StartYear),
        ];
    }
}

using Outturn.Core.Planning;
using Outturn.Core.Series;
using Outturn.Core.Values;

namespace Outturn.Tests.Reports.Planning;

/// <summary>Small plans, made line by line.</summary>
internal sealed class Example
{
    public static readonly PlanCycle Cycle = new(new(2022), 3);
    public static readonly FinancialYear First = Cycle.First;
    public static readonly Permanence Permanent = new Permanence.Permanent();

    private readonly List<Proposal> proposals = [];
    private readonly List<PlanLine> lines = [];
    private readonly List<FundingSource> sources = [];
    private readonly List<OpeningBudget> opening = [];
    private readonly List<CostAssumption> assumptions = [];

    public Plan Plan => Plan.Empty(Cycle) with { AsAt = AsAt.Day(new(2022, 1, 10)), Proposals = proposals, Lines = lines, Sources = sources, Opening = opening, Assumptions = assumptions };

    public static Money K(long thousands) => Money.FromThousands(thousands);

    public Example Proposal(string title, ProposalStatus status = ProposalStatus.Draft, params string[] committees)
    {
        proposals.Add(new(Guid.CreateVersion7(), Cycle, proposals.Count + 1, ProposalTerms.Of(title, ProposalType.Mixed) with { Committees = committees, Leads = ["Head of transport"], Service = "Transport" }, status, ""));
        return this;
    }

    /// <summary>A line of the latest proposal, by movements in thousands from the cycle's first year.</summary>
    public Example Line(PlanCategory category, Permanence permanence, params long[] thousands) => Line(category, permanence, PlanAmounts.Starting(First, [.. thousands.Select(K)]));

    public Example Line(PlanCategory category, Permanence permanence, PlanAmounts amounts)
    {
        lines.Add(new(Guid.CreateVersion7(), proposals[^1].Id, lines.Count(l => l.Proposal == proposals[^1].Id) + 1, LineTerms.Of(category, permanence), amounts));
        return this;
    }

    /// <summary>Changes the latest line's terms.</summary>
    public Example That(Func<LineTerms, LineTerms> change)
    {
        lines[^1] = lines[^1] with { Terms = change(lines[^1].Terms) };
        return this;
    }

    public Example Opening(string service, long thousands)
    {
        opening.Add(new(service, Amount.Of(K(thousands))));
        return this;
    }

    public Example Source(string name, SourceKind kind, bool meetsBudget, Money? balance, params Forecast[] forecasts)
    {
        sources.Add(new(Guid.CreateVersion7(), name, kind, FundingStatus.Confirmed, meetsBudget, OneOff: false, null, balance, "", [.. forecasts.Select((f, i) => new Vintage($"Forecast {i + 1}", new(2021, 10, i + 1), f, ""))]));
        return this;
    }

    public Example Inflation(string service, Forecast forecast)
    {
        assumptions.Add(new(Guid.CreateVersion7(), $"{service}: pay", PlanCategory.Inflation, service, [new("Autumn", new(2021, 10, 1), forecast, "")]));
        return this;
    }

    public static Forecast Stated(params (FinancialYear Year, long Thousands)[] levels) => new Forecast.Stated(levels.ToDictionary(l => l.Year, l => Amount.Of(K(l.Thousands))));

    public static Forecast Grown(long thousands, params decimal[] percent) => new Forecast.Grown(K(thousands), [new("Rate", percent.Index().ToDictionary(p => First + p.Index, p => p.Item))]);
}

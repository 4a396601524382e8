using Outturn.Core.Cases;
using Outturn.Core.Cases.Reading;
using Outturn.Core.Planning;
using Outturn.Core.Values;

namespace Outturn.Core.Intake;

/// <summary>Makes a proposal of a case, and ties the two.</summary>
/// <param name="Proposal">The id of the new proposal.</param>
/// <param name="Title">As the plan words it.</param>
/// <param name="Service">The service that leads it.</param>
/// <param name="Leads">Posts: the names that a paper prints stay out of the record.</param>
public sealed record MakeProposal(Guid Proposal, string Title, string Service, IReadOnlyList<string> Leads, Confidentiality Confidentiality = Confidentiality.Open)
{
    public Result<IntakeChanges> Decide(EffectiveCase standing, Plan plan, Viewer viewer)
    {
        if (ReviewRules.SetAside(standing) is { } aside)
        {
            return Result.Refused<IntakeChanges>(aside);
        }

        var terms = ProposalTerms.Of(Title, TypeOf(standing)) with { Service = Service, Committees = standing.Committees, Leads = Leads, Confidentiality = Confidentiality };
        var made = new WriteProposal(Proposal, terms).Decide(plan, viewer);
        return made.Select(changes => new IntakeChanges(changes, [new ReviewStep.Link(Proposal, plan.Cycle.ToString())]));
    }

    /// <summary>The type that the case's own types make it; of a case that names none, its headline amounts.</summary>
    public static ProposalType TypeOf(EffectiveCase of)
    {
        if (of.Types.Contains(CaseType.Update))
        {
            return ProposalType.Update;
        }

        var types = of.Types.Count > 0
            ? of.Types.Select(t => t switch
            {
                CaseType.Saving => ProposalType.Saving,
                CaseType.Income => ProposalType.Income,
                CaseType.Pressure => ProposalType.Pressure,
                CaseType.Investment => ProposalType.Investment,
                CaseType.Temporary => ProposalType.Temporary,
                _ => ProposalType.Capital,
            })
            : of.Amounts.Select(a => a.Now.Role switch
            {
                AmountRole.Saving or AmountRole.CostAvoidance => ProposalType.Saving,
                AmountRole.Income => ProposalType.Income,
                AmountRole.Pressure => ProposalType.Pressure,
                AmountRole.Investment or AmountRole.Contingency => ProposalType.Investment,
                _ => (ProposalType?)null,
            }).OfType<ProposalType>();
        return types.Distinct().ToList() switch
        {
            [] => ProposalType.Technical,
            [var one] => one,

            // An investment for a time is one kind of thing, not two.
            [ProposalType.Investment, ProposalType.Temporary] or [ProposalType.Temporary, ProposalType.Investment] => ProposalType.Temporary,
            _ => ProposalType.Mixed,
        };
    }
}

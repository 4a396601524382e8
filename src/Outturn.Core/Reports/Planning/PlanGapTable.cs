using Outturn.Core.Planning;
using Outturn.Core.Sheets;

namespace Outturn.Core.Reports.Planning;

/// <summary>
/// The gap by year, step by step: the opening gap, what changes the net budget (savings by how far they are decided and then how
/// sure they are), how funding changes, and what remains to be found. The steps add up to what remains, to the penny.
/// The opening gap is the opening budgets less what funded them in the base year; a source that does not state its base year counts
/// with its first year's level. It is there only where the plan holds both opening budgets and funding.
/// </summary>
public static class PlanGapTable
{
    private const int Savings = 6;

    private static readonly ProposalStatus[] Surest =
    [
        ProposalStatus.Complete, ProposalStatus.InDelivery, ProposalStatus.Approved, ProposalStatus.InCommittee, ProposalStatus.Cleared, ProposalStatus.Draft, ProposalStatus.Outline, ProposalStatus.Idea,
    ];

    private static readonly Confidence[] MostConfident = [Confidence.High, Confidence.Medium, Confidence.Low, Confidence.NotSaid];

    private static readonly (string Key, string Heading)[] Steps = [.. Before(), .. SavingSteps(), (PlanSection.Income.Key(), PlanSection.Income.Heading())];

    public static PlanTable Of(PlanLedger ledger)
    {
        var placements = new Placements(ledger.Count);
        for (var entry = 0; entry < ledger.Count; entry++)
        {
            if (ledger.StandingOf(entry) == Standing.Net)
            {
                placements.Add(entry, Step(ledger, entry));
            }
        }

        var budget = ledger.Budget;
        var rows = PlanRows.OfGroups(GroupSums.Of(ledger, placements, Steps.Length), Steps, PlanPart.Budget, RowKind.Item);
        if (budget.Gap is not { } gap)
        {
            rows.Add(new("gap", "To be found", PlanPart.Gap, RowKind.Total, budget.Total.Movements, headings: Unfunded) { Lines = budget.Total.Lines, Proposals = budget.Proposals, Note = budget.Total.Note });
        }
        else
        {
            if (budget.HasOpening)
            {
                var opening = budget.Opening + (budget.OpeningFunding with { Unquantified = 0 });
                rows.Insert(0, new("opening-gap", "Opening gap", PlanPart.Standing, RowKind.Item, PlanMovements.None(ledger.Years), () => PlanMovements.None(ledger.Years).ToLevels().Above(opening))
                {
                    Note = "opening budgets less the funding of the base year",
                    WholeIn = PlanRow.LevelsOnly,
                    ShownAs = PlanRow.LevelsOnly,
                });
            }

            rows.AddRange(budget.FundingRows.Select(r => Change(r, budget)));
            rows.Add(gap);
        }

        return new(ledger, PlanTableKind.Gap, rows)
        {
            Beside = PlanRows.Beside(ledger),
            Lines = budget.Total.Lines.Count,
            Proposals = budget.Proposals,
            Footnotes = [.. budget.Footnotes(), .. budget.Gap is null ? ["No source in the plan meets the net budget, so what remains is all that the plan adds to it."] : Array.Empty<string>()],
        };
    }

    private static IEnumerable<(string, string)> Before() =>
        Enum.GetValues<PlanSection>().Where(s => (int)s < Savings).Select(s => (s.Key(), s.Heading()));

    private static IEnumerable<(string, string)> SavingSteps()
    {
        foreach (var status in Surest)
        {
            foreach (var confidence in MostConfident)
            {
                var sure = confidence == Confidence.NotSaid ? "" : $", {confidence.ToString().ToLowerInvariant()} confidence";
                yield return ($"savings-{PlanHeadings.Slug(status.Name())}" + (sure.Length == 0 ? "" : "-" + confidence.ToString().ToLowerInvariant()), $"Savings, {status.Name().ToLowerInvariant()}{sure}");
            }
        }
    }

    /// <summary>The key of the step in which a line of the net budget stands.</summary>
    internal static string StepKey(PlanLedger ledger, int entry) => Steps[Step(ledger, entry)].Key;

    private static int Step(PlanLedger ledger, int entry)
    {
        ref readonly var facts = ref ledger.Facts(entry);
        return facts.Section switch
        {
            PlanSection.Income => Steps.Length - 1,
            PlanSection.Savings =>
                Savings + (Math.Max(0, Array.IndexOf(Surest, ledger.Proposal(entry)?.Status ?? ProposalStatus.Idea)) * MostConfident.Length) + Array.IndexOf(MostConfident, facts.Confidence),
            _ => (int)facts.Section,
        };
    }

    /// <summary>A source's row as a step: how its level differs from what it gave in the base year.</summary>
    private static PlanRow Change(PlanRow source, BudgetAndFunding budget)
    {
        var opening = budget.OpeningOf(source.Key);
        return new(source.Key, $"Change in {source.Heading(PlanBasis.Movements)}", PlanPart.Funding, RowKind.Item, source.Movements, budget.HasOpening && opening is { } amount
            ? () => source.Levels.Above(new(-amount.Low, -amount.High, 0))
            : null)
        {
            Lines = source.Lines,
            Proposals = source.Proposals,
            Note = source.Note,
        };
    }

    private static string Unfunded(PlanBasis basis) => basis switch
    {
        PlanBasis.Movements => "Change in what is to be found",
        PlanBasis.Levels => "To be found",
        _ => "Net cost so far",
    };
}

using Outturn.Core.Series;
using Outturn.Core.Values;

namespace Outturn.Core.Planning;

/// <summary>
/// Under which terms capital receipts may pay for revenue: a direction of the Secretary of State lets English councils use receipts of named years for the
/// set-up and one-off cost of projects that bring savings, by a strategy that full council agrees. The last year is the source's own.
/// </summary>
/// <param name="From">The first year of the direction: receipts of earlier years do not count, and none are used before it.</param>
/// <param name="Agreed">When full council agreed the strategy, or agreed it anew; null while it has not.</param>
/// <param name="AgreedBy">Who agreed it; empty while nobody has.</param>
/// <param name="Prudential">What the use does to the council's prudential indicators, in its own words; empty for not said.</param>
public sealed record ReceiptsTerms(FinancialYear From, DateOnly? Agreed, string AgreedBy, string Prudential)
{
    /// <summary>Whether the proposal brings a saving that stays: what receipts may be used for.</summary>
    public static bool BringsSaving(Plan plan, Guid proposal) => plan.LinesOf(proposal).Any(IsLastingSaving);

    /// <summary>Savings and income that lower a budget and stay.</summary>
    public static bool IsLastingSaving(PlanLine line) =>
        line.EntersPlan && line.Terms.Category is PlanCategory.Saving or PlanCategory.Income && line.Terms.Permanence is Permanence.Permanent or Permanence.TemporaryThenPermanent;

    internal static IEnumerable<Problem> Check(PlanCycle cycle, FundingSource source, DateOnly? today)
    {
        if (source.MeetsBudget)
        {
            yield return Problem.Error("receipts.meets-budget", "meetsBudget", "Capital receipts pay for capital and for named projects, never for the budget as a whole.");
        }

        if (source.Receipts is not { } terms)
        {
            yield break;
        }

        if (source.Until is not { } until)
        {
            yield return Problem.Error("receipts.no-end", "until", "Give the last year of the direction: receipts cannot pay for revenue after it.");
            yield break;
        }

        if (terms.From > until)
        {
            yield return Problem.Error("receipts.window", "from", $"The direction ends in {until} and begins in {terms.From}. It must begin in the year in which it ends, or earlier.");
        }

        if (terms.Agreed is not null && terms.AgreedBy.Length == 0)
        {
            yield return Problem.Error("receipts.agreed-by", "agreedBy", "Say who agreed the strategy: full council does, at a meeting.");
        }
        else if (terms.Agreed is null && terms.AgreedBy.Length > 0)
        {
            yield return Problem.Error("receipts.agreed", "agreed", $"Give the day on which {terms.AgreedBy} agreed the strategy, or leave both empty while it has not.");
        }

        if (terms.Agreed > today)
        {
            yield return Problem.Error("receipts.agreed-later", "agreed", $"{CouncilTime.Words(terms.Agreed.Value)} is still to come. Give the day once the strategy is agreed: until then its money is not confirmed.");
        }

        foreach (var year in source.Vintages.SelectMany(v => cycle.Each.Where(y => (y < terms.From || y > until) && ForecastLevels.Of(v.Forecast, cycle)[y] != Amount.Zero)).Distinct())
        {
            yield return Problem.Error("receipts.received-outside", "levels", $"What is sold in {year} is not received in the years of the direction, {terms.From} to {until}. It cannot pay for revenue: keep it apart as a source of its own.");
        }
    }

    /// <summary>A line of the revenue plan that draws on receipts.</summary>
    internal static IEnumerable<Problem> Check(Plan plan, FundingSource source, PlanLine line, FinancialYear? firstPaid)
    {
        if (source.Receipts is not { } terms)
        {
            yield return Problem.Error("receipts.no-direction", "sources", $"{source.Name} are capital receipts and may pay for capital only. Where a direction lets them pay for revenue, say so at the source first.");
            yield break;
        }

        if (line.Terms.Permanence is Permanence.Permanent or Permanence.TemporaryThenPermanent)
        {
            yield return Problem.Error("receipts.permanent", "sources", $"{source.Name} may pay for set-up and one-off cost only, and the line goes on. Put the cost of the change on a line that ends.");
        }

        if (firstPaid is { } first && first < terms.From)
        {
            yield return Problem.Error("receipts.before", "sources", $"{source.Name} may be used from {terms.From}, and the line draws on it in {first}.");
        }

        if (!BringsSaving(plan, line.Proposal))
        {
            yield return Problem.Warning("receipts.no-saving", "sources", $"{source.Name} may pay only for what brings a saving that stays, and the proposal has none. Add the saving, or choose another source.");
        }
    }
}

using Outturn.Core.Planning;
using Outturn.Core.Values;

namespace Outturn.Core.Reports.Planning;

/// <summary>One thing in the plan that has no single figure: named beside every total that rests on it, never counted as nothing.</summary>
/// <param name="Line">The line; null for an opening budget or a forecast.</param>
/// <param name="Proposal">The proposal's number; 0 for none.</param>
/// <param name="Reference">The line's codes, such as "A/R.6.268"; empty for none.</param>
/// <param name="What">What is not known.</param>
/// <param name="AsWritten">The paper's own words, such as "TBC"; for a range its two ends.</param>
/// <param name="Years">The years in which it is stated, in order.</param>
/// <param name="Lead">The first post that leads the proposal; empty where none does.</param>
/// <param name="Range">The range; null for what has no figure at all.</param>
public sealed record PlanUnknown(Guid? Line, int Proposal, string Reference, string What, string AsWritten, IReadOnlyList<FinancialYear> Years, string Lead, Amount.Range? Range)
{
    public bool IsRange => Range is not null;
}

public static class PlanUnknowns
{
    /// <summary>What is not quantified, then what is held as a range, of everything that counts, in the plan's order.</summary>
    public static IReadOnlyList<PlanUnknown> Of(PlanLedger ledger) => [.. All(ledger).OrderBy(u => u.IsRange)];

    private static IEnumerable<PlanUnknown> All(PlanLedger ledger)
    {
        foreach (var opening in ledger.Plan.Opening)
        {
            if (!opening.Budget.IsKnown)
            {
                yield return Named(null, 0, "", $"Opening budget of {opening.Service}", opening.Budget, [ledger.Years.Cycle.Base], "");
            }
        }

        for (var entry = 0; entry < ledger.Count; entry++)
        {
            if (ledger.StandingOf(entry) == Standing.Beside)
            {
                continue;
            }

            foreach (var unknown in ledger.Line(entry) is { } line ? OfLine(line, ledger.Proposal(entry)) : OfForecast(ledger.Worked(entry)!, ledger.Years))
            {
                yield return unknown;
            }
        }
    }

    private static IEnumerable<PlanUnknown> OfLine(PlanLine line, Proposal? proposal) =>
        line.Counted.Where(x => !x.Value.IsKnown).GroupBy(x => x.Value).Select(same => Named(
            line.Id,
            proposal?.Number ?? 0,
            string.Join(", ", line.Terms.References),
            proposal is null ? line.Terms.Title : PlanWords.NameOf(line, proposal),
            same.Key,
            [.. same.Select(x => x.Key)],
            proposal?.Terms.Leads is [var lead, ..] ? lead : ""));

    private static IEnumerable<PlanUnknown> OfForecast(WorkedOut worked, PlanYears years) =>
        years.Each.Where(y => years.Cycle.Contains(y) && !worked.Levels[y].IsKnown).GroupBy(y => worked.Levels[y])
            .Select(same => Named(null, 0, "", $"Forecast of {worked.Name}", same.Key, [.. same], ""));

    private static PlanUnknown Named(Guid? line, int proposal, string reference, string what, Amount amount, IReadOnlyList<FinancialYear> years, string lead) => amount switch
    {
        Amount.Unquantified u => new(line, proposal, reference, what, u.Why, years, lead, null),
        Amount.Range r => new(line, proposal, reference, what, $"{MoneyStyle.Words(r.Low)} to {MoneyStyle.Words(r.High)}", years, lead, r),
        _ => throw new ArgumentException("The amount is known.", nameof(amount)),
    };
}

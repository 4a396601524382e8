using Outturn.Core.Values;

namespace Outturn.Core.Reports.Planning;

/// <summary>The answer at the head of the plan, computed and never typed: what the cycle's first year comes to, and whether the money is there.</summary>
/// <param name="Answer">One sentence.</param>
/// <param name="Detail">What lies behind it; empty where nothing does.</param>
public sealed record PlanSentence(string Answer, string Detail)
{
    public static PlanSentence Of(PlanLedger ledger) => new(AnswerOf(ledger), DetailOf(ledger));

    private static string AnswerOf(PlanLedger ledger)
    {
        var budget = ledger.Budget;
        var year = ledger.Years.Cycle.First;
        var worked = Enumerable.Range(ledger.LineCount, ledger.Count - ledger.LineCount).Any(entry => ledger.StandingOf(entry) == Standing.Net);
        if (budget.Total.Lines.Count == 0 && !worked && budget.Gap is null)
        {
            return "The plan has no lines yet.";
        }

        var effect = budget.Total.Levels[year];
        if (budget.Gap is { } gap)
        {
            var left = gap.Levels[year];
            if (budget.NetBudget is { } net)
            {
                return $"The {year} net budget comes to {AmountWords.Amount(net.Levels[year])} and its funding to {AmountWords.Amount(budget.Funding!.Levels[year])}: {Verdict(left)}.";
            }

            return $"{Effect(Subject(worked), effect, year)} and {Change(budget.Funding!.Levels[year])}: {Verdict(left)}.";
        }

        var text = Effect(Subject(worked), effect, year);
        return effect.Low.Sign > 0 || (effect.Low.IsZero && effect.High.Sign > 0) ? text + ", and the money is still to be found." : text + ".";
    }

    private static string Subject(bool worked) => worked ? "The plan" : "These cases";

    private static string Effect(string subject, Total effect, FinancialYear year)
    {
        var one = subject.StartsWith("The", StringComparison.Ordinal) && !subject.StartsWith("These", StringComparison.Ordinal) ? "s" : "";
        var (low, high) = Ordered(effect);
        if (low.IsZero && high.IsZero)
        {
            return effect.Unquantified == 0 ? $"{subject} leave{one} the {year} net budget as it is" : $"{subject} change{one} the {year} net budget by {AmountWords.Unknown(effect.Unquantified)}";
        }

        if (low.Sign < 0 && high.Sign > 0)
        {
            return $"{subject} change{one} the {year} net budget by something between {MoneyStyle.Words(low)} less and {MoneyStyle.Words(high)} more{Plus(effect)}";
        }

        return high.Sign > 0
            ? $"{subject} add{one} {AmountWords.Amount(effect)} to the {year} net budget"
            : $"{subject} take{one} {AmountWords.Amount(effect)} from the {year} net budget";
    }

    /// <summary>Funding is negative: more of it is a greater minus.</summary>
    private static string Change(Total funding)
    {
        var (low, high) = Ordered(funding);
        return low.IsZero && high.IsZero ? (funding.Unquantified == 0 ? "funding stays as it was" : $"funding changes by {AmountWords.Unknown(funding.Unquantified)}")
            : low.Sign < 0 && high.Sign > 0 ? $"funding changes by something between {MoneyStyle.Words(high)} less and {MoneyStyle.Words(low)} more{Plus(funding)}"
            : high.Sign > 0 ? $"funding falls by {AmountWords.Amount(funding)}"
            : $"funding rises by {AmountWords.Amount(funding)}";
    }

    private static string Verdict(Total left)
    {
        var (low, high) = Ordered(left);
        if (low.IsZero && high.IsZero)
        {
            return left.Unquantified == 0 ? "the two meet, and nothing is left to be found" : $"the two meet but for {AmountWords.Unknown(left.Unquantified)}";
        }

        return low.Sign < 0 && high.Sign > 0 ? $"between {MoneyStyle.Words(low)} left over and {MoneyStyle.Words(high)} still to be found{Plus(left)}"
            : high.Sign > 0 ? $"{AmountWords.Amount(left)} is still to be found"
            : left.Unquantified == 0 ? $"{AmountWords.Amount(left)} is left over"
            : $"{AmountWords.Amount(left with { Unquantified = 0 })} is left over, before {AmountWords.Unknown(left.Unquantified)}";
    }

    private static string Plus(Total total) => total.Unquantified == 0 ? "" : $", plus {AmountWords.Unknown(total.Unquantified)}";

    private static (Money Low, Money High) Ordered(Total total) => total.Low <= total.High ? (total.Low, total.High) : (total.High, total.Low);

    private static string DetailOf(PlanLedger ledger)
    {
        var year = ledger.Years.Cycle.First;
        var adds = PlanOverview.Of(ledger).Row(PlanSection.Temporary.Key())?.Movements[year] ?? Total.Zero;
        if (adds.Low.Sign <= 0)
        {
            return "";
        }

        var spending = TemporarySpending.Of(ledger, year);
        var (spent, unnamed) = (spending.Spent.Low, spending.Unnamed.Low);
        var named = unnamed.Sign <= 0 ? "all of it names a source"
            : unnamed >= spent ? "none of it names a source"
            : unnamed.Pence * 2 > spent.Pence ? "more than half of what it comes to names no source"
            : $"{AmountWords.Amount(spending.Unnamed)} of what it comes to names no source";
        return $"Temporary spending alone adds {AmountWords.Amount(adds)}; {named}.";
    }
}

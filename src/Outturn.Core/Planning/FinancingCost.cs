using Outturn.Core.Appraisal.Financial;
using Outturn.Core.Series;
using Outturn.Core.Values;

namespace Outturn.Core.Planning;

/// <summary>How borrowing is repaid.</summary>
public enum RepaymentMethod
{
    /// <summary>The same part of what was borrowed each year; interest falls with what is owed.</summary>
    EqualInstalments,

    /// <summary>The same sum of repayment and interest each year.</summary>
    Annuity,
}

/// <summary>For how much of the year in which money is spent interest is paid on it.</summary>
public enum FirstYearInterest
{
    Whole,

    /// <summary>As if all were spent in the middle of the year.</summary>
    Half,
    None,
}

/// <summary>On which terms capital is borrowed for.</summary>
/// <param name="Years">Over how many years it is repaid.</param>
/// <param name="RatePercent">Interest a year, in per cent.</param>
/// <param name="InUse">The year in which what is built comes into use: it is repaid from the next.</param>
public sealed record BorrowingTerms(int Years, decimal RatePercent, FinancialYear InUse, RepaymentMethod Method, FirstYearInterest FirstInterest);

/// <summary>One year of what borrowing costs in revenue.</summary>
/// <param name="Owed">When the year begins.</param>
/// <param name="Borrowed">In the year.</param>
/// <param name="Repaid">Charged to revenue in the year: the minimum revenue provision.</param>
/// <param name="Interest">Of the year.</param>
public sealed record FinancingYear(FinancialYear Year, Money Owed, Money Borrowed, Money Repaid, Money Interest)
{
    public Money Cost => Repaid + Interest;

    public Money Left => Owed + Borrowed - Repaid;
}

/// <summary>
/// What borrowing costs in revenue. Repayment begins in the year after what is built comes into use, or after the money is spent where that is later, and runs over
/// the years of the terms; what is repaid comes to what was borrowed, to the penny. Interest is on what is owed when the year begins and, as the terms say, on what
/// is borrowed in the year; it is rounded once a year, halves away from nought. An annuity's yearly sum is rounded to the penny and its last year takes the pence that are left.
/// </summary>
public static class FinancingCost
{
    /// <param name="borrowed">By year, none below nought.</param>
    public static IReadOnlyList<FinancingYear> Of(Levels borrowed, BorrowingTerms terms)
    {
        var repaid = new Dictionary<FinancialYear, Money>();
        foreach (var begun in borrowed.Where(b => !b.Value.IsZero).GroupBy(b => (b.Key > terms.InUse ? b.Key : terms.InUse).Next, b => b.Value))
        {
            foreach (var (i, part) in Parts(begun.Aggregate(Money.Zero, (sum, money) => sum + money), terms).Index())
            {
                repaid[begun.Key + i] = repaid.GetValueOrDefault(begun.Key + i) + part;
            }
        }

        if (repaid.Count == 0)
        {
            return [];
        }

        var years = new List<FinancingYear>();
        var owed = Money.Zero;
        for (var year = borrowed.First(b => !b.Value.IsZero).Key; year <= repaid.Keys.Max(); year = year.Next)
        {
            var spent = borrowed[year];
            var of = terms.FirstInterest switch { FirstYearInterest.Whole => 1m, FirstYearInterest.Half => 0.5m, _ => 0m };
            var interest = Money.FromPounds((owed.Pounds + (spent.Pounds * of)) * terms.RatePercent / 100m, Rounding.HalfAwayFromZero);
            years.Add(new(year, owed, spent, repaid.GetValueOrDefault(year), interest));
            owed = years[^1].Left;
        }

        return years;
    }

    private static IReadOnlyList<Money> Parts(Money principal, BorrowingTerms terms)
    {
        if (terms.Method == RepaymentMethod.EqualInstalments)
        {
            return principal.Spread([.. Enumerable.Repeat(1m, terms.Years)]);
        }

        var rate = terms.RatePercent / 100m;
        var yearly = Money.FromPounds(-FinancialFunctions.Pmt(rate, terms.Years, principal.Pounds), Rounding.HalfAwayFromZero);
        var owed = principal;
        var parts = new List<Money>(terms.Years);
        for (var i = 1; i < terms.Years; i++)
        {
            // Never more than is owed: pence of a small loan are repaid before its last year.
            var part = yearly - owed.Times(rate, Rounding.HalfAwayFromZero);
            part = part > owed ? owed : part < Money.Zero ? Money.Zero : part;
            parts.Add(part);
            owed -= part;
        }

        return [.. parts, owed];
    }
}

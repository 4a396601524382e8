using Outturn.Core.Values;

namespace Outturn.Core.Funds;

/// <summary>What a bid pays back, year by year.</summary>
public static class RepaymentPlan
{
    /// <summary>
    /// Equal parts of what was drawn, to the penny, with the year's interest on what is owed when the year begins, halves away from nought.
    /// </summary>
    /// <param name="drawn">More than nought.</param>
    /// <param name="first">The year of the first part.</param>
    /// <param name="years">How many parts, from 1 to 30.</param>
    /// <param name="interestPercent">A year; nought for none.</param>
    public static Result<IReadOnlyList<BidInstalment>> Of(Money drawn, FinancialYear first, int years, decimal interestPercent)
    {
        if (drawn <= Money.Zero)
        {
            return Result.Refused<IReadOnlyList<BidInstalment>>(Problem.Error("fund.nothing-to-repay", "amount", "Nothing is drawn that could be paid back. Give an amount of more than nought."));
        }

        if (years is < 1 or > 30)
        {
            return Result.Refused<IReadOnlyList<BidInstalment>>(Problem.Error("fund.repayment-years", "years", "Give the number of years over which it is paid back: from 1 to 30."));
        }

        var owed = drawn;
        var parts = new List<BidInstalment>(years);
        foreach (var (i, part) in drawn.Spread([.. Enumerable.Repeat(1m, years)]).Index())
        {
            parts.Add(new(first + i, part, owed.Times(interestPercent / 100m, Rounding.HalfAwayFromZero)));
            owed -= part;
        }

        return Result.Ok<IReadOnlyList<BidInstalment>>(parts);
    }
}

using Outturn.Core.Series;
using Outturn.Core.Values;

namespace Outturn.Core.Planning.Reading;

/// <summary>A row's movements as they are stored: without the reversal, and with the permanence that derives it.</summary>
internal readonly record struct SettledRow(PlanAmounts Typed, Permanence Permanence);

/// <summary>
/// Temporary and one-off rows are printed with their own reversals. Here the reversal is found and taken out, so that the permanence
/// derives it again to the penny.
/// </summary>
internal static class TemporaryRows
{
    /// <summary>Null where no end can be found.</summary>
    /// <param name="printed">The movements as printed, by the product's sign.</param>
    /// <param name="said">What the file says of the permanence.</param>
    /// <param name="until">The last year that the file names.</param>
    /// <param name="lasting">What stays after it.</param>
    public static SettledRow? Settle(PlanAmounts printed, SaidPermanence said, FinancialYear? until, Money? lasting)
    {
        if (until is { } last)
        {
            return Until(printed, last, lasting);
        }

        if (IsTakenBackYearByYear(printed))
        {
            return new(new(Pairs(printed).Select(p => KeyValuePair.Create(p.Year, p.Amount))), new Permanence.OneOff());
        }

        if (EndsAtZero(printed))
        {
            return new(Without(printed, printed.Last!.Value), new Permanence.TemporaryUntil(printed.Last.Value.Previous));
        }

        // One-off by name and without a printed reversal: its own meaning says when it is taken back.
        return said == SaidPermanence.OneOff && printed.Count > 0 && SameSign(printed) ? new(printed, new Permanence.OneOff()) : null;
    }

    /// <summary>Movements as they are typed, without a reversal; null where they move after the end that is said, or none is.</summary>
    public static SettledRow? AsTyped(PlanAmounts typed, SaidPermanence said, FinancialYear? until, Money? lasting)
    {
        Permanence? permanence = said switch
        {
            SaidPermanence.Permanent => new Permanence.Permanent(),
            SaidPermanence.OneOff => new Permanence.OneOff(),
            SaidPermanence.Temporary when until is { } last && (typed.Last is not { } moves || moves <= last) => lasting is { } stays ? new Permanence.TemporaryThenPermanent(last, stays) : new Permanence.TemporaryUntil(last),
            _ => null,
        };
        return permanence is null ? null : new(typed, permanence);
    }

    /// <summary>Whether the movements take back all that they give.</summary>
    public static bool EndsAtZero(PlanAmounts printed)
    {
        if (printed.Count < 2)
        {
            return false;
        }

        var last = printed.Last!.Value;
        var given = Total.Sum(printed.Where(p => p.Key != last).Select(p => p.Value));
        var taken = Total.Of(printed[last]);
        return given.Unquantified > 0 || taken.Unquantified > 0
            ? given.Unquantified > 0 && taken.Unquantified > 0 && given.Low.IsZero && given.High.IsZero
            : taken.Low == -given.High && taken.High == -given.Low;
    }

    private static SettledRow? Until(PlanAmounts printed, FinancialYear last, Money? lasting)
    {
        var typed = new PlanAmounts(printed.Where(p => p.Key <= last));
        var after = printed.Where(p => p.Key > last).ToList();
        Permanence permanence = lasting is { } stays ? new Permanence.TemporaryThenPermanent(last, stays) : new Permanence.TemporaryUntil(last);
        if (after.Count == 0)
        {
            return new(typed, permanence);
        }

        var derived = new Movements(LineSeries.Of(typed, permanence).Low.Where(m => m.Key > last));
        return derived.Equals(new PlanAmounts(after).Low) && after.All(p => p.Value.IsKnown) ? new(typed, permanence) : null;
    }

    private static PlanAmounts Without(PlanAmounts amounts, FinancialYear year) => new(amounts.Where(x => x.Key != year));

    private static bool SameSign(PlanAmounts amounts) => amounts.Select(a => Total.Of(a.Value).Low.Sign).Where(s => s != 0).Distinct().Count() <= 1;

    private static bool IsTakenBackYearByYear(PlanAmounts printed)
    {
        var pairs = Pairs(printed).ToList();
        return pairs.Count > 0 && pairs.Count * 2 == printed.Count;
    }

    /// <summary>Each amount that the very next year takes back exactly, in turn.</summary>
    private static IEnumerable<(FinancialYear Year, Amount Amount)> Pairs(PlanAmounts printed)
    {
        var all = printed.ToList();
        for (var i = 0; i + 1 < all.Count; i += 2)
        {
            if (all[i + 1].Key != all[i].Key.Next || !all[i].Value.IsKnown || all[i + 1].Value != all[i].Value.Negate())
            {
                yield break;
            }

            yield return (all[i].Key, all[i].Value);
        }
    }
}

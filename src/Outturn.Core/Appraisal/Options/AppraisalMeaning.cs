using Outturn.Core.Appraisal.Discounting;
using Outturn.Core.Values;

namespace Outturn.Core.Appraisal.Options;

/// <summary>
/// One appraisal can be written in several ways: flows in another order, a cost and a benefit of one year in one row or in two, rates by their name or by their
/// title. Who looks at it in a form and saves it changes nothing.
/// </summary>
public static class AppraisalMeaning
{
    /// <summary>The appraisal, in the order and with the names of the one that is kept wherever the two mean the same.</summary>
    public static OptionAppraisal As(OptionAppraisal appraisal, OptionAppraisal kept)
    {
        var sameRates = RatesOf(appraisal) is { } rates && RatesOf(kept) is { } known && (rates.Vintage, rates.Schedule.Name) == (known.Vintage, known.Schedule.Name);
        return appraisal with
        {
            Vintage = sameRates ? kept.Vintage : appraisal.Vintage,
            Schedule = sameRates ? kept.Schedule : appraisal.Schedule,
            Deflator = IsSame(appraisal.Deflator, kept.Deflator) ? kept.Deflator : appraisal.Deflator,
            Options = [.. appraisal.Options.Select((o, i) => (kept.Options.FirstOrDefault(k => k.Name == o.Name) ?? kept.Options.ElementAtOrDefault(i)) is { } like && IsSame(o.Flows, like.Flows) ? o with { Flows = like.Flows } : o)],
        };
    }

    /// <summary>Whether two lists of flows say the same.</summary>
    public static bool IsSame(IEnumerable<OptionFlow> one, IEnumerable<OptionFlow> other)
    {
        static Dictionary<OptionFlow, int> Count(IEnumerable<OptionFlow> flows) => flows.SelectMany(Sides).CountBy(f => f).ToDictionary();
        var (a, b) = (Count(one), Count(other));
        return a.Count == b.Count && a.All(f => b.TryGetValue(f.Key, out var times) && times == f.Value);
    }

    /// <summary>A flow's cost and its benefit, each by itself: a cost has no class, a benefit is not capital. A flow of nothing says that there is nothing.</summary>
    public static IEnumerable<OptionFlow> Sides(OptionFlow flow)
    {
        var cost = flow with { Benefit = Amount.Zero, Kind = default };
        var benefit = flow with { Cost = Amount.Zero, Capital = false };
        return (flow.Cost == Amount.Zero, flow.Benefit == Amount.Zero) switch
        {
            (true, true) => [cost with { Capital = false }],
            (false, true) => [cost],
            (true, false) => [benefit],
            _ => [cost, benefit],
        };
    }

    private static (DiscountVintage Vintage, DiscountSchedule Schedule)? RatesOf(OptionAppraisal appraisal) =>
        DiscountVintageRules.Find(appraisal.OwnVintages, appraisal.Vintage, appraisal.Schedule, whatIf: true) is { Ok: true } found ? found.Value : null;

    private static bool IsSame(Deflator? one, Deflator? other) =>
        one is not null && other is not null && (one.Name, one.Source) == (other.Name, other.Source) && one.Index.OrderBy(l => l.Year).SequenceEqual(other.Index.OrderBy(l => l.Year));
}

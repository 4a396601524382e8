namespace Outturn.Core.Appraisal.Financial;

/// <summary>The rates at which flows are worth nothing: none, one, or several. Shares, not per cent, lowest first.</summary>
public sealed record RateOfReturn(IReadOnlyList<double> Rates)
{
    /// <summary>The rate where there is exactly one.</summary>
    public double? Only => Rates is [var one] ? one : null;

    public string InWords() => Rates.Count switch
    {
        0 => "There is none: at no rate are the flows worth nothing.",
        1 => Percent(Rates[0]),
        _ => $"There is more than one: {string.Join(" and ", Rates.Select(Percent))}. None of them is a return to decide by.",
    };

    /// <summary>For a cell of a table.</summary>
    public string InShort() => Rates.Count == 0 ? "None" : Rates.Count == 1 ? Percent(Rates[0]) : "Several: " + string.Join(" and ", Rates.Select(Percent));

    private static string Percent(double rate) => (rate * 100).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture) + " %";
}

/// <summary>
/// Internal rates of return. In double, because a root is sought and powers of dates are fractions: a rate is shown to two places of a per
/// cent and no money is made from it.
/// </summary>
public static class RatesOfReturn
{
    // A day's rate that makes a pound e^60 in a year, or takes all of it: nothing that anyone would call a return lies beyond.
    private const double Farthest = 60;

    /// <summary>Excel's IRR, where there is one: every period is as long as the others.</summary>
    public static RateOfReturn Irr(IReadOnlyList<decimal> flows) => Of([.. flows.Select((f, i) => ((double)i, (double)f))]);

    /// <summary>Excel's XIRR, where there is one: years of 365 days from the first date in the list.</summary>
    public static RateOfReturn Xirr(IReadOnlyList<(DateOnly On, decimal Flow)> flows) =>
        flows.Count == 0 ? new([]) : Of([.. flows.Select(f => ((f.On.DayNumber - flows[0].On.DayNumber) / 365d, (double)f.Flow))]);

    /// <summary>Excel's XNPV: worth on the first date in the list, in years of 365 days.</summary>
    public static double Xnpv(double rate, IReadOnlyList<(DateOnly On, decimal Flow)> flows) =>
        flows.Count == 0 ? 0 : flows.Sum(f => (double)f.Flow / Math.Pow(1 + rate, (f.On.DayNumber - flows[0].On.DayNumber) / 365d));

    /// <summary>Excel's MIRR: what is paid out is financed at one rate, what comes in is put to work at another. Null where nothing is paid out or nothing comes in.</summary>
    public static double? Mirr(IReadOnlyList<decimal> flows, double financeRate, double reinvestRate)
    {
        var last = flows.Count - 1;
        double paid = 0;
        double grown = 0;
        for (var i = 0; i <= last; i++)
        {
            var flow = (double)flows[i];
            paid += flow < 0 ? flow / Math.Pow(1 + financeRate, i) : 0;
            grown += flow > 0 ? flow * Math.Pow(1 + reinvestRate, last - i) : 0;
        }

        return last < 1 || paid == 0 || grown == 0 ? null : Math.Pow(grown / -paid, 1d / last) - 1;
    }

    private static RateOfReturn Of(IReadOnlyList<(double Time, double Flow)> flows)
    {
        var terms = flows.GroupBy(f => f.Time).Select(g => (Time: g.Key, Flow: g.Sum(f => f.Flow))).Where(t => t.Flow != 0).OrderBy(t => t.Time).ToArray();
        return new([.. Roots(terms).Select(x => Math.Exp(x) - 1).Order()]);
    }

    /// <summary>
    /// All x at which the sum of flow × e^(-x × time) is nought. By Descartes' rule there are no more than there are changes of sign. Shifting the times
    /// to the middle of a change and differentiating takes that change away, so the roots of what is left part the line into stretches
    /// with one root at most: each is found by halving, and none is missed or found by luck of a first guess.
    /// </summary>
    private static List<double> Roots((double Time, double Flow)[] terms)
    {
        var change = 0;
        while (change + 1 < terms.Length && Math.Sign(terms[change].Flow) == Math.Sign(terms[change + 1].Flow))
        {
            change++;
        }

        if (change + 1 >= terms.Length)
        {
            return [];
        }

        var middle = (terms[change].Time + terms[change + 1].Time) / 2;
        var turns = Roots([.. terms.Select(t => (t.Time, t.Flow * (t.Time - middle))).Where(t => t.Item2 != 0)]);
        var roots = new List<double>();
        double[] ends = [-Farthest, .. turns.Where(t => Math.Abs(t) < Farthest), Farthest];
        for (var i = 0; i + 1 < ends.Length; i++)
        {
            var (low, high) = (ends[i], ends[i + 1]);
            var (atLow, atHigh) = (Sign(terms, low), Sign(terms, high));
            if (i > 0 && atLow == 0)
            {
                roots.Add(low); // it touches nought at a turn and does not cross
            }

            if (atLow * atHigh >= 0)
            {
                continue;
            }

            for (var step = 0; step < 200 && low < high; step++)
            {
                var at = low + ((high - low) / 2);
                if (at <= low || at >= high)
                {
                    break;
                }

                (low, high) = Raw(terms, at) * atLow > 0 ? (at, high) : (low, at);
            }

            roots.Add(low + ((high - low) / 2));
        }

        return roots;
    }

    private static int Sign((double Time, double Flow)[] terms, double x)
    {
        var sum = Raw(terms, x);
        var size = Raw([.. terms.Select(t => (t.Time, Math.Abs(t.Flow)))], x);
        return Math.Abs(sum) <= size * 1e-13 ? 0 : Math.Sign(sum);
    }

    /// <summary>The sum, scaled by its largest power so that it cannot overflow: only its sign and its share of the whole are used.</summary>
    private static double Raw((double Time, double Flow)[] terms, double x)
    {
        var largest = terms.Max(t => -x * t.Time);
        return terms.Sum(t => t.Flow * Math.Exp((-x * t.Time) - largest));
    }
}

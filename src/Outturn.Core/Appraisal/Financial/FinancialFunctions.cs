namespace Outturn.Core.Appraisal.Financial;

/// <summary>
/// Present values and payments under their spreadsheet names. Rates are shares by period; the first or only argument's sign follows
/// the spreadsheet's: money paid out is negative. Worked in decimals, so that the same figures come out on every machine.
/// </summary>
public static class FinancialFunctions
{
    /// <summary>The name under which <see cref="Npv"/> is shown.</summary>
    public const string NpvConvention = "NPV, Excel's convention: the first flow is discounted by one period";

    /// <summary>The name under which <see cref="Npv0"/> is shown.</summary>
    public const string Npv0Convention = "NPV, the Green Book's convention: the first flow is of year 0 and not discounted";

    /// <summary>Excel's NPV: the first flow is discounted by one period.</summary>
    public static decimal Npv(decimal rate, IReadOnlyList<decimal> flows) => Npv0(rate, flows) / (1m + rate);

    /// <summary>The Green Book's: the first flow is of year 0 and not discounted.</summary>
    public static decimal Npv0(decimal rate, IReadOnlyList<decimal> flows)
    {
        // From the end, so that no power grows large.
        var worth = 0m;
        for (var i = flows.Count - 1; i >= 0; i--)
        {
            worth = flows[i] + (worth / (1m + rate));
        }

        return worth;
    }

    /// <summary>
    /// Excel's PV: what <paramref name="periods"/> payments, and a future value at the end, are worth now. Paid at the end of each period, or at its
    /// beginning where <paramref name="inAdvance"/>.
    /// </summary>
    public static decimal Pv(decimal rate, int periods, decimal payment, decimal future = 0m, bool inAdvance = false)
    {
        if (rate == 0m)
        {
            return -((payment * periods) + future);
        }

        var growth = Power(1m + rate, periods);
        return -((payment * (1m + (inAdvance ? rate : 0m)) * (growth - 1m) / rate) + future) / growth;
    }

    /// <summary>
    /// Excel's PMT: the level payment that repays a present value and reaches a future value. A negative number of periods is taken as the formula takes it.
    /// Throws <see cref="ArgumentOutOfRangeException"/> for no periods.
    /// </summary>
    public static decimal Pmt(decimal rate, int periods, decimal present, decimal future = 0m, bool inAdvance = false)
    {
        ArgumentOutOfRangeException.ThrowIfZero(periods);
        if (rate == 0m)
        {
            return -(present + future) / periods;
        }

        var growth = Power(1m + rate, periods);
        return -((present * growth) + future) * rate / ((1m + (inAdvance ? rate : 0m)) * (growth - 1m));
    }

    private static decimal Power(decimal value, int exponent)
    {
        var result = 1m;
        for (var i = Math.Abs(exponent); i > 0; i--)
        {
            result *= value;
        }

        return exponent < 0 ? 1m / result : result;
    }
}

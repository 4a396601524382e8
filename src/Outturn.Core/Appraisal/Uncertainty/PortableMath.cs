namespace Outturn.Core.Appraisal.Uncertainty;

/// <summary>
/// Logarithm, exponential and the functions of distributions out of +, -, *, / and bits alone. These four are exact by IEEE 754 on every machine and the
/// compiler never fuses them, where Math.Log and Math.Exp belong to the operating system and differ in their last bit. Right to about 1e-15.
/// </summary>
internal static class PortableMath
{
    public const double SquareRootOfTwoPi = 2.5066282746310002;
    private const double LogTwoHigh = 0.693147180369123816490;
    private const double LogTwoLow = 1.90821492927058770002e-10;
    private const double LogTwo = 0.69314718055994530942;

    /// <summary>1/25, 1/23 ... 1/3.</summary>
    private static ReadOnlySpan<double> ArcTangentTerms => [1.0 / 25, 1.0 / 23, 1.0 / 21, 1.0 / 19, 1.0 / 17, 1.0 / 15, 1.0 / 13, 1.0 / 11, 1.0 / 9, 1.0 / 7, 1.0 / 5, 1.0 / 3];

    /// <summary>1/14, 1/13 ... 1.</summary>
    private static ReadOnlySpan<double> ExponentialTerms => [1.0 / 14, 1.0 / 13, 1.0 / 12, 1.0 / 11, 1.0 / 10, 1.0 / 9, 1.0 / 8, 1.0 / 7, 1.0 / 6, 1.0 / 5, 1.0 / 4, 1.0 / 3, 1.0 / 2, 1.0];

    /// <summary>The natural logarithm of a positive, normal number.</summary>
    public static double Log(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)(bits >> 52) - 1023;
        var mantissa = BitConverter.Int64BitsToDouble((bits & 0x000FFFFFFFFFFFFF) | 0x3FF0000000000000);
        if (mantissa > 1.4142135623730951)
        {
            mantissa *= 0.5;
            exponent++;
        }

        // log m = 2 atanh s.
        var s = (mantissa - 1) / (mantissa + 1);
        var square = s * s;
        var sum = 0.0;
        foreach (var term in ArcTangentTerms)
        {
            sum = (sum * square) + term;
        }

        return (exponent * LogTwoHigh) + ((exponent * LogTwoLow) + ((2 * s) + (2 * s * square * sum)));
    }

    /// <summary>e to the power of a number between -700 and 700.</summary>
    public static double Exp(double x)
    {
        var halves = (long)((x / LogTwo) + (x < 0 ? -0.5 : 0.5));
        var rest = (x - (halves * LogTwoHigh)) - (halves * LogTwoLow);
        var sum = 1.0;
        foreach (var term in ExponentialTerms)
        {
            sum = 1 + (sum * (rest * term));
        }

        return sum * BitConverter.Int64BitsToDouble((halves + 1023) << 52);
    }

    /// <summary>The logarithm of the gamma function of a number above nought, by Stirling's series after moving up.</summary>
    public static double LogGamma(double x)
    {
        var moved = 1.0;
        while (x < 15)
        {
            moved *= x;
            x += 1;
        }

        var square = 1 / (x * x);
        var series = ((((((((((-1.0 / 1680) * square) + (1.0 / 1260)) * square) - (1.0 / 360)) * square) + (1.0 / 12))) / x));
        return ((x - 0.5) * Log(x)) - x + 0.91893853320467274178 + series - Log(moved);
    }

    /// <summary>How likely a standard normal number is below -<paramref name="distance"/>, for a distance from 0 to 8; relatively exact far out.</summary>
    public static double NormalTail(double distance)
    {
        var density = NormalDensity(distance);
        if (distance < 2.5)
        {
            // 1/2 - density x (a + a^3/3 + a^5/15 + ...).
            var term = distance;
            var sum = distance;
            for (var k = 3; k < 200 && term > 1e-18 * sum; k += 2)
            {
                term = term * distance * distance / k;
                sum += term;
            }

            return 0.5 - (density * sum);
        }

        // Laplace's continued fraction, from the inside out.
        var fraction = distance;
        for (var k = 160; k >= 1; k--)
        {
            fraction = distance + (k / fraction);
        }

        return density / fraction;
    }

    public static double NormalDensity(double x) => Exp(-0.5 * x * x) / SquareRootOfTwoPi;

    /// <summary>
    /// The share of a beta distribution below <paramref name="x"/> (regularised incomplete beta), by its continued fraction (modified Lentz). Where the
    /// lower part is the smaller it is relatively exact.
    /// </summary>
    public static double BetaBelow(double a, double b, double x, double logX, double logBeta, out double front)
    {
        front = Exp((a * logX) + (b * Log(1 - x)) - logBeta);
        return x < (a + 1) / (a + b + 2) ? front * BetaFraction(a, b, x) / a : 1 - (front * BetaFraction(b, a, 1 - x) / b);
    }

    public static double LogBeta(double a, double b) => LogGamma(a) + LogGamma(b) - LogGamma(a + b);

    private static double BetaFraction(double a, double b, double x)
    {
        const double Tiny = 1e-300;
        var c = 1.0;
        var d = 1 - ((a + b) * x / (a + 1));
        d = 1 / (d is > -Tiny and < Tiny ? Tiny : d);
        var product = d;
        for (var m = 1; m <= 300; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 + (even * d);
            c = 1 + (even / c);
            d = 1 / (d is > -Tiny and < Tiny ? Tiny : d);
            c = c is > -Tiny and < Tiny ? Tiny : c;
            product *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 + (odd * d);
            c = 1 + (odd / c);
            d = 1 / (d is > -Tiny and < Tiny ? Tiny : d);
            c = c is > -Tiny and < Tiny ? Tiny : c;
            var change = d * c;
            product *= change;
            if (change - 1 is > -1e-16 and < 1e-16)
            {
                break;
            }
        }

        return product;
    }
}

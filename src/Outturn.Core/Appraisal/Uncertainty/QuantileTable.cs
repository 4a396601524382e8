namespace Outturn.Core.Appraisal.Uncertainty;

/// <summary>
/// A quantile function as a table of cubics that is fine where it bends: for each side, from its end inwards, 32 octaves of chance (2^-33 to 1/2) of eight
/// cells each. A cubic meets the exact function and its slope at both ends of its cell; between them it strays by less than a millionth of the distance
/// to the end of the range. Four numbers a cell, the lower side first.
/// </summary>
internal sealed class QuantileTable
{
    /// <summary>Cells to an octave, as a power of two.</summary>
    public const int CellBits = 3;
    public const int FractionBits = 52 - CellBits;
    public const int Octaves = 32;
    public const int CellsOfSide = Octaves << CellBits;
    public const long FirstCell = (1023L - Octaves - 1) << CellBits;

    /// <summary>The smallest chance of a side: half of the generator's grain.</summary>
    public const double Least = 1.0 / (1L << 33);

    /// <summary>The largest: so little below a half that taking it from 1 and back loses nothing.</summary>
    public const double Most = 0.5 - (1.0 / (1L << 50));

    private static readonly double[] LogChances = [.. Enumerable.Range(0, CellsOfSide + 1).Select(i => PortableMath.Log(Chance(i)))];

    private QuantileTable(double[] cells) => Cells = cells;

    public double[] Cells { get; }

    /// <summary>The quantiles of PERT over 0 to 1 with the most likely at <paramref name="mode"/>: a beta distribution with a = 1 + 4 m and b = 5 - 4 m.</summary>
    public static QuantileTable OfPert(double mode)
    {
        var a = 1 + (4 * mode);
        var b = 1 + (4 * (1 - mode));
        var logBeta = PortableMath.LogBeta(a, b);
        return Of(Beta(a, b, logBeta), Beta(b, a, logBeta), end: 0, otherEnd: 1);
    }

    /// <summary>The quantiles of the standard normal distribution.</summary>
    public static QuantileTable Normal { get; } = OfNormal();

    /// <summary>The same function over another range.</summary>
    public double[] Stretched(double low, double range)
    {
        var cells = new double[Cells.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = (range * Cells[i]) + (i % 4 == 0 ? low : 0);
        }

        return cells;
    }

    private static QuantileTable OfNormal()
    {
        var side = new (double, double)[CellsOfSide + 1];
        var distance = 6.5;
        for (var i = 0; i <= CellsOfSide; i++)
        {
            var chance = Chance(i);
            for (var step = 0; step < 60; step++)
            {
                // Newton in the logarithm of the tail, which is nearly a parabola.
                var tail = PortableMath.NormalTail(distance);
                var change = (PortableMath.Log(tail) - PortableMath.Log(chance)) * tail / PortableMath.NormalDensity(distance);
                distance += change;
                distance = distance < 0 ? 0 : distance;
                if (change is > -1e-15 and < 1e-15)
                {
                    break;
                }
            }

            side[i] = (distance, -1 / PortableMath.NormalDensity(distance));
        }

        // Measured from nought outwards, so the lower side is below and the upper above.
        return Of(side, side, end: 0, otherEnd: 0, lowerSign: -1, upperSign: 1);
    }

    /// <summary>By chance, the distance from the lower end and its slope.</summary>
    private static (double Distance, double Slope)[] Beta(double a, double b, double logBeta)
    {
        var side = new (double, double)[CellsOfSide + 1];

        // Far out the share below x is x^a / (a B): the start. In logarithms the function is nearly straight, so later points start from the last two slopes.
        var logX = (LogChances[0] + PortableMath.Log(a) + logBeta) / a;
        var logChance = LogChances[0];
        var slope = 1 / a;
        var before = slope;
        for (var i = 0; i <= CellsOfSide; i++)
        {
            var next = LogChances[i];
            logX += ((1.5 * slope) - (0.5 * before)) * (next - logChance);
            (logChance, before) = (next, slope);
            var x = 0.0;
            for (var step = 0; step < 30; step++)
            {
                logX = logX > -1e-15 ? -1e-15 : logX;
                x = PortableMath.Exp(logX);
                var below = PortableMath.BetaBelow(a, b, x, logX, logBeta, out var front);

                // front = x^a (1 - x)^b / B, so x times the density is front / (1 - x).
                slope = below * (1 - x) / front;

                // Halley's step: the error after it is about the cube of the step.
                var newton = (logChance - PortableMath.Log(below)) * slope;
                var bend = a - ((b - 1) * x / (1 - x)) - (1 / slope);
                var change = newton - (0.5 * bend * newton * newton);
                logX += change;
                if (change is > -3e-6 and < 3e-6)
                {
                    // So small a step is taken along by its series.
                    x *= 1 + (change * (1 + (change * (0.5 + (change / 6)))));
                    slope /= 1 + (bend * change);
                    break;
                }
            }

            side[i] = (x, x * slope / Chance(i));
        }

        return side;
    }

    private static QuantileTable Of((double Distance, double Slope)[] lower, (double Distance, double Slope)[] upper, double end, double otherEnd, int lowerSign = 1, int upperSign = -1)
    {
        var cells = new double[2 * CellsOfSide * 4];
        for (var i = 0; i < CellsOfSide; i++)
        {
            Cubic(cells.AsSpan(4 * i, 4), lower[i], lower[i + 1], Chance(i + 1) - Chance(i), end, lowerSign);
            Cubic(cells.AsSpan(4 * (CellsOfSide + i), 4), upper[i], upper[i + 1], Chance(i + 1) - Chance(i), otherEnd, upperSign);
        }

        return new(cells);
    }

    /// <summary>Hermite's cubic over a cell, for a place in it from 0 to 1.</summary>
    private static void Cubic(Span<double> cell, (double Distance, double Slope) from, (double Distance, double Slope) to, double width, double end, int sign)
    {
        var first = width * from.Slope;
        var second = width * to.Slope;
        var rise = to.Distance - from.Distance;
        cell[0] = end + (sign * from.Distance);
        cell[1] = sign * first;
        cell[2] = sign * ((3 * rise) - (2 * first) - second);
        cell[3] = sign * (first + second - (2 * rise));
    }

    /// <summary>The chance at which a cell begins: exact, it is only bits.</summary>
    private static double Chance(int cell) => BitConverter.Int64BitsToDouble((FirstCell + cell) << FractionBits);
}

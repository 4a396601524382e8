using Outturn.Core.Appraisal.Uncertainty;

namespace Outturn.Core.Forecasting;

/// <summary>The normal distribution and the generator, one number at a time: the same tables and bits as the rows of a simulation (decision 0058).</summary>
internal static class NormalScale
{
    private const double Grain = 1.0 / (1L << 32);
    private const long FractionMask = (1L << QuantileTable.FractionBits) - 1;
    private const long One = 0x3FF0000000000000;

    /// <summary>Four uniform numbers above 0 and below 1.</summary>
    public static (double A, double B, double C, double D) Uniform(ulong seed, ulong stream, uint purpose, uint draw)
    {
        var words = Philox.Words(new(draw, purpose, (uint)stream, (uint)(stream >> 32)), (uint)seed, (uint)(seed >> 32));
        return (Of(words.A), Of(words.B), Of(words.C), Of(words.D));
    }

    private static double Of(uint word) => (word * Grain) + (Grain / 2);

    /// <summary>The normal number below which a share lies. Shares nearer than 2^-33 to an end count as that near.</summary>
    public static double Quantile(double share)
    {
        var upper = share >= 0.5;
        var chance = upper ? 1 - share : share;
        chance = chance < QuantileTable.Least ? QuantileTable.Least : chance > QuantileTable.Most ? QuantileTable.Most : chance;
        var bits = BitConverter.DoubleToInt64Bits(chance);
        var cell = 4 * (int)((bits >> QuantileTable.FractionBits) - QuantileTable.FirstCell + (upper ? QuantileTable.CellsOfSide : 0));
        var place = BitConverter.Int64BitsToDouble(((bits & FractionMask) << QuantileTable.CellBits) | One) - 1;
        var cells = QuantileTable.Normal.Cells;
        return (((((cells[cell + 3] * place) + cells[cell + 2]) * place) + cells[cell + 1]) * place) + cells[cell];
    }

    /// <summary>The share of a standard normal distribution below a number.</summary>
    public static double Below(double value)
    {
        var cells = NormalTails.Cells;
        var distance = value < 0 ? -value : value;
        distance = distance > NormalTails.Farthest ? NormalTails.Farthest : distance;
        var scaled = distance * NormalTails.CellsToOne;
        var cell = (int)scaled;
        var place = scaled - cell;
        var at = 4 * cell;
        var tail = (((((cells[at + 3] * place) + cells[at + 2]) * place) + cells[at + 1]) * place) + cells[at];
        return value < 0 ? tail : 1 - tail;
    }

    /// <summary>A number of the gamma distribution with scale 1 (Marsaglia and Tsang 2000; shapes below 1 by their boost). Each try has its own counter.</summary>
    public static double Gamma(double shape, ulong seed, ulong stream, uint purpose, uint draw)
    {
        if (shape <= 1e-12)
        {
            return 0;
        }

        var raised = shape < 1 ? shape + 1 : shape;
        var d = raised - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        for (var attempt = 0u; ; attempt++)
        {
            var (normal, accept, boost, _) = Uniform(seed, stream, purpose + (attempt << 16), draw);
            var x = Quantile(normal);
            var v = 1 + (c * x);
            if (v <= 0)
            {
                continue;
            }

            v = v * v * v;
            if (PortableMath.Log(accept) < (0.5 * x * x) + d - (d * v) + (d * PortableMath.Log(v)))
            {
                if (shape >= 1)
                {
                    return d * v;
                }

                var power = PortableMath.Log(boost) / shape;
                return power < -600 ? 0 : d * v * PortableMath.Exp(power);
            }
        }
    }

    /// <summary>Shares of the Dirichlet distribution, written over its weights. Where all come to nothing the greatest weight takes all.</summary>
    public static void Dirichlet(Span<double> weights, ulong seed, ulong stream, uint draw)
    {
        var sum = 0.0;
        var greatest = 0;
        for (var k = 1; k < weights.Length; k++)
        {
            greatest = weights[k] > weights[greatest] ? k : greatest;
        }

        for (var k = 0; k < weights.Length; k++)
        {
            weights[k] = Gamma(weights[k], seed, stream, (uint)k, draw);
            sum += weights[k];
        }

        for (var k = 0; k < weights.Length; k++)
        {
            weights[k] = sum > 0 ? weights[k] / sum : k == greatest ? 1 : 0;
        }
    }
}

/// <summary>Sums from the first to the last: a library's own sum may one day add in another order, and the last digit would move.</summary>
internal static class Sums
{
    public static double Of(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }
}

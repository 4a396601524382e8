using Outturn.Core.Values;

namespace Outturn.Core.Appraisal.Uncertainty;

/// <summary>Mean, deviation and quantiles of draws in whole pence, without sorting them.</summary>
internal static class Spreading
{
    private const int Buckets = 1 << 14;

    /// <summary>Exact, then rounded to the penny, halves away from nought.</summary>
    public static Money Mean(Lanes lanes, ReadOnlySpan<double> draws)
    {
        // The larger the figures, the fewer of them may be added before 2^53 is passed.
        var (least, most) = lanes.Ends(draws);
        var size = (least < 0 ? -least : least) + (most < 0 ? -most : most) + 1;
        var together = size < 1L << 40 ? 1024 : 4;
        Int128 sum = 0;
        for (var first = 0; first < draws.Length; first += together)
        {
            sum += lanes.WholeSum(draws.Slice(first, Math.Min(together, draws.Length - first)));
        }

        var twice = 2 * sum;
        Int128 count = draws.Length;
        return Money.FromPence((long)((twice + (sum < 0 ? -count : count)) / (2 * count)));
    }

    public static Spread Of(Lanes lanes, double[] draws, Money planned)
    {
        var mean = Mean(lanes, draws);
        var (least, most) = lanes.Ends(draws);
        return new(mean, Deviation(lanes, draws, mean), Quantiles(draws, least, most), Pence(least), Pence(most), planned, lanes.AtOrBelow(draws, planned.Pence));
    }

    /// <summary>How the draws lie in steps of 1, 2 or 5 of a power of ten, and how many exceed the plan by more than each amount.</summary>
    public static (Histogram Histogram, IReadOnlyList<Shortfall> Shortfalls) Shape(Lanes lanes, double[] draws, Spread spread, IReadOnlyList<Money> shortfalls)
    {
        const int Steps = 40;
        var range = (decimal)spread.Most.Pence - spread.Least.Pence;
        var step = 1L;
        for (var i = 0; range / step > Steps; i++)
        {
            // 1, 2, 5, 10, 20, 50 ...
            step = i % 3 == 1 ? step / 2 * 5 : step * 2;
        }

        var from = spread.Least.Pence >= 0 ? spread.Least.Pence / step : -((-spread.Least.Pence + step - 1) / step);
        var counts = new int[(int)(((spread.Most.Pence - (from * step)) / step) + 1)];
        foreach (var draw in draws)
        {
            counts[(int)(((long)draw - (from * step)) / step)]++;
        }

        return (new(Money.FromPence(from * step), Money.FromPence(step), counts), [.. shortfalls.Select(s => new Shortfall(s, draws.Length - lanes.AtOrBelow(draws, (spread.Planned + s).Pence)))]);
    }

    private static Money Deviation(Lanes lanes, double[] draws, Money mean)
    {
        var sum = 0.0;
        Span<double> squares = stackalloc double[Lanes.SumLanes];
        Span<double> none = stackalloc double[Lanes.SumLanes];
        Span<double> rest = stackalloc double[Lanes.SumLanes];
        for (var first = 0; first < draws.Length; first += Simulation.Piece)
        {
            squares.Clear();
            var piece = draws.AsSpan(first, Math.Min(Simulation.Piece, draws.Length - first));
            var whole = piece.Length / Lanes.SumLanes * Lanes.SumLanes;
            lanes.Products(piece[..whole], mean.Pence, piece[..whole], none, squares);
            rest.Fill(mean.Pence);
            piece[whole..].CopyTo(rest);
            lanes.Products(rest, mean.Pence, rest, none, squares);
            sum += Lanes.Sum(squares);
        }

        return Money.FromPence((long)(Math.Sqrt(sum / draws.Length) + 0.5));
    }

    /// <summary>By counting into buckets and sorting only the buckets in which a wanted draw lies.</summary>
    private static Money[] Quantiles(double[] draws, double least, double most)
    {
        if (least == most)
        {
            return [.. Spread.Percents.Select(_ => Pence(least))];
        }

        var counts = new int[Buckets];
        var scale = (Buckets - 1) / (most - least);
        foreach (var draw in draws)
        {
            counts[(int)((draw - least) * scale)]++;
        }

        var slots = new int[Buckets];
        var wanted = new List<(int Slot, int Rank)>();
        var kept = new List<double[]>();
        var below = 0;
        var bucket = 0;
        foreach (var percent in Spread.Percents)
        {
            var rank = (int)((((long)percent * draws.Length) + 99) / 100) - 1;
            while (below + counts[bucket] <= rank)
            {
                below += counts[bucket++];
            }

            if (slots[bucket] == 0)
            {
                kept.Add(new double[counts[bucket]]);
                slots[bucket] = kept.Count;
            }

            wanted.Add((slots[bucket] - 1, rank - below));
        }

        var filled = new int[kept.Count];
        foreach (var draw in draws)
        {
            var slot = slots[(int)((draw - least) * scale)] - 1;
            if (slot >= 0)
            {
                kept[slot][filled[slot]++] = draw;
            }
        }

        kept.ForEach(Array.Sort);
        return [.. wanted.Select(w => Pence(kept[w.Slot][w.Rank]))];
    }

    private static Money Pence(double whole) => Money.FromPence((long)whole);
}

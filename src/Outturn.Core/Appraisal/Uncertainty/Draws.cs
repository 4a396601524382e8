using Outturn.Core.Values;

namespace Outturn.Core.Appraisal.Uncertainty;

/// <summary>The draws of one run: the movements of the whole by year, and how each line and cause goes with the whole.</summary>
internal sealed class Draws
{
    /// <summary>The values of all lines over a block stay in the cache of a core.</summary>
    private const int BytesOfBlock = 640 * 1024;

    private readonly SimulationOrder order;
    private readonly SimulationInput input;
    private readonly Lanes lanes;
    private readonly DrawnLine[] lines;
    private readonly ulong[] causes;
    private readonly ParallelOptions parallel;
    private readonly int periods;
    private readonly int block;
    private readonly int[] weights;
    private readonly double mean;

    /// <summary>By piece: for each line and cause its products with the whole and with itself, then the whole's with itself.</summary>
    private readonly double[][] products;

    public Draws(SimulationInput input, SimulationOrder order, Lanes lanes, DrawnLine[] lines, ParallelOptions parallel)
    {
        this.input = input;
        this.order = order;
        this.lanes = lanes;
        this.lines = lines;
        this.parallel = parallel;
        causes = [.. input.Causes.Select(c => DrawnLine.Stream(c.Name))];
        periods = input.Periods;
        weights = Simulation.Weights(periods, order.Basis, order.Year < 0 ? periods - 1 : order.Year);
        mean = lines.Sum(l => l.Mean);
        var rows = Math.Max(1, lines.Length + periods + causes.Length);
        block = Math.Clamp(BytesOfBlock / (8 * rows) / Lanes.Group * Lanes.Group, Lanes.Group, 1024);
        while (Simulation.Piece % block != 0)
        {
            block -= Lanes.Group;
        }

        Movements = [.. Enumerable.Range(0, periods).Select(_ => GC.AllocateUninitializedArray<double>(order.Draws))];
        products = new double[(order.Draws + Simulation.Piece - 1) / Simulation.Piece][];
    }

    /// <summary>Whole pence by year and draw. Whole numbers below 2^53 are added without loss, so no order of adding can change them.</summary>
    public double[][] Movements { get; }

    public void Work() => Parallel.For(0, products.Length, parallel, () => new Rows(this), (piece, _, rows) => Work(piece, rows), _ => { });

    private Rows Work(int piece, Rows rows)
    {
        var counted = lines.Length + causes.Length;
        Array.Clear(rows.Sums);
        var last = Math.Min(order.Draws, (piece + 1) * Simulation.Piece);
        for (var first = piece * Simulation.Piece; first < last; first += block)
        {
            var count = Math.Min(block, last - first);
            Array.Clear(rows.Movements);
            DrawCauses(rows, first);
            for (var i = 0; i < lines.Length; i++)
            {
                var row = rows.Lines.AsSpan(i * block, block);
                lines[i].Draw(lanes, (ulong)order.Seed, first, rows.Causes, row, rows.Movements, rows.Uniform, rows.Spare);
            }

            // What is looked at is so many times each year's movement.
            Array.Clear(rows.Whole);
            for (var y = 0; y < periods; y++)
            {
                if (weights[y] != 0)
                {
                    lanes.Add(rows.Whole, rows.Movements.AsSpan(y * block, block), weights[y]);
                }
            }

            for (var y = 0; y < periods; y++)
            {
                rows.Movements.AsSpan(y * block, count).CopyTo(Movements[y].AsSpan(first));
            }

            // The whole, less its mean; draws beyond the last count for nothing.
            lanes.Add(rows.Whole, rows.Ones, -mean);
            rows.Whole.AsSpan(count).Clear();
            for (var i = 0; i < counted; i++)
            {
                var isLine = i < lines.Length;
                if (isLine && lines[i].IsCertain)
                {
                    continue;
                }

                var row = isLine ? rows.Lines.AsSpan(i * block, block) : rows.Causes.AsSpan((i - lines.Length) * block, block);
                var middle = isLine ? lines[i].Mean : 0;
                row[count..].Fill(middle);
                lanes.Products(row, middle, rows.Whole, rows.SumOf(2 * i), rows.SumOf((2 * i) + 1));
            }

            lanes.Products(rows.Whole, 0, rows.Whole, rows.SumOf(2 * counted), rows.SumOf((2 * counted) + 1));
        }

        products[piece] = [.. Enumerable.Range(0, (2 * counted) + 1).Select(i => Lanes.Sum(rows.SumOf(i)))];
        return rows;
    }

    private void DrawCauses(Rows rows, long first)
    {
        for (var i = 0; i < causes.Length; i++)
        {
            DrawnLine.DrawCause(lanes, (ulong)order.Seed, causes[i], first, rows.Causes.AsSpan(i * block, block));
        }
    }

    /// <summary>The lines one by one, those that drive the spread first.</summary>
    public List<LineSpread> Lines(double[] whole, Spread looked)
    {
        var variance = Product(2 * (lines.Length + causes.Length));
        var shares = lines.Select((_, i) => variance > 0 ? Product(2 * i) / variance : 0).ToArray();
        var byShare = Enumerable.Range(0, lines.Length).OrderByDescending(i => shares[i]).ThenBy(i => input.Lines[i].Key, StringComparer.Ordinal).ToArray();
        var count = Math.Min(order.Draws, Simulation.DrawsOfLines);
        var spreads = new LineSpread[lines.Length];
        var certain = byShare.Take(Simulation.LinesMadeCertain).Where(i => shares[i] > 0).ToHashSet();
        Parallel.For(0, byShare.Length, parallel, () => new Rows(this), (at, _, rows) =>
        {
            var i = byShare[at];
            var values = OfLine(i, count, rows);
            var spread = Spreading.Of(lanes, values, Planned(input.Lines[i]));
            spreads[at] = new(input.Lines[i].Key, input.Lines[i].Name, spread, shares[i], certain.Contains(i) ? IfCertain(whole, values) : null);
            return rows;
        }, _ => { });
        return [.. spreads];
    }

    private double[] OfLine(int line, int count, Rows rows)
    {
        var values = new double[count];
        for (var first = 0; first < count; first += block)
        {
            DrawCauses(rows, first);
            lines[line].Draw(lanes, (ulong)order.Seed, first, rows.Causes, rows.Whole, [], rows.Uniform, rows.Spare);
            rows.Whole.AsSpan(0, Math.Min(block, count - first)).CopyTo(values.AsSpan(first));
        }

        return values;
    }

    private IfCertain IfCertain(double[] whole, double[] values)
    {
        // The line at the mean of its draws, to the penny.
        var middle = (double)Spreading.Mean(lanes, values).Pence;
        var without = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            without[i] = whole[i] - values[i] + middle;
        }

        var spread = Spreading.Of(lanes, without, Money.Zero);
        return new(spread.P10, spread.P50, spread.P90);
    }

    private Money Planned(SimulatedLine line) => Money.FromPence(line.Figures.Sum(f => f.Planned.Pence * f.Effects.Sum(e => (long)e.Factor * weights[e.Year])));

    public List<CauseSpread> Causes()
    {
        var variance = Product(2 * (lines.Length + causes.Length));
        return
        [
            .. input.Causes.Select((cause, i) =>
            {
                var with = Product(2 * (lines.Length + i));
                var own = Product((2 * (lines.Length + i)) + 1);
                return new CauseSpread(cause.Name, variance > 0 && own > 0 ? with * with / own / variance : 0);
            }).OrderByDescending(c => c.Share).ThenBy(c => c.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>A sum over all pieces, in their order.</summary>
    private double Product(int index)
    {
        var sum = 0.0;
        foreach (var piece in products)
        {
            sum += piece[index];
        }

        return sum;
    }

    /// <summary>What one worker writes on; used again for each of its pieces.</summary>
    private sealed class Rows
    {
        public Rows(Draws draws)
        {
            Lines = new double[draws.lines.Length * draws.block];
            Causes = new double[draws.causes.Length * draws.block];
            Movements = new double[draws.periods * draws.block];
            Uniform = new double[draws.block];
            Spare = new double[draws.block];
            Whole = new double[draws.block];
            Ones = new double[draws.block];
            Array.Fill(Ones, 1);
            Sums = new double[((2 * (draws.lines.Length + draws.causes.Length)) + 2) * Uncertainty.Lanes.SumLanes];
        }

        public double[] Lines { get; }

        public double[] Causes { get; }

        public double[] Movements { get; }

        public double[] Uniform { get; }

        public double[] Spare { get; }

        public double[] Whole { get; }

        public double[] Ones { get; }

        public double[] Sums { get; }

        public Span<double> SumOf(int index) => Sums.AsSpan(index * Uncertainty.Lanes.SumLanes, Uncertainty.Lanes.SumLanes);
    }
}

using System.Text;

namespace Outturn.Core.Appraisal.Uncertainty;

/// <summary>A line made ready for its draws.</summary>
internal sealed class DrawnLine
{
    private const uint HowMuch = 0;
    private const uint Whether = 1;
    private const uint OfCause = 2;

    private readonly ulong stream;
    private readonly double chance;
    private readonly (int Cause, double Strength)[] follows;
    private readonly double own;
    private readonly DrawnFigure[] figures;

    public DrawnLine(SimulatedLine line, SimulationInput input, IReadOnlyList<int> weights, Func<double, QuantileTable> pert)
    {
        stream = Stream(line.Key);
        chance = (double)line.Chance;
        var strengths = line.Follows.Where(f => f.Strength != 0).Select(f => (Cause: input.Causes.Index().First(c => c.Item.Name == f.Cause).Index, Strength: (double)f.Strength)).OrderBy(f => f.Cause).ToArray();
        follows = strengths;
        var left = 1 - line.Follows.Sum(f => f.Strength * f.Strength);
        own = Math.Sqrt((double)left);
        figures = [.. line.Figures.Select(f => new DrawnFigure(f, weights, pert))];
        Mean = figures.Sum(f => f.Weight * (double)f.MeanPence) * chance;
        IsCertain = line.Chance == 1 && line.Figures.All(f => f.Points.HasNoSpread);
    }

    /// <summary>The mean of what the line adds to the figure that the run looks at, by formula.</summary>
    public double Mean { get; }

    public bool IsCertain { get; }

    /// <summary>A name as 64 bits: FNV-1a over its UTF-8, stirred by the finaliser of SplitMix64 so that near names lie far apart.</summary>
    public static ulong Stream(string key)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var part in Encoding.UTF8.GetBytes(key))
        {
            hash = unchecked((hash ^ part) * 0x100000001B3);
        }

        hash = unchecked((hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9);
        hash = unchecked((hash ^ (hash >> 27)) * 0x94D049BB133111EB);
        return hash ^ (hash >> 31);
    }

    /// <summary>The standard normal numbers of a cause.</summary>
    public static void DrawCause(Lanes lanes, ulong seed, ulong stream, long firstDraw, Span<double> row)
    {
        lanes.Uniform(row, seed, stream, OfCause, firstDraw);
        lanes.Quantiles(row, row, QuantileTable.Normal.Cells);
    }

    /// <summary>
    /// Draws the line: adds its movements to <paramref name="movements"/> (year after year, each as long as a row; none are wanted where it is empty) and
    /// leaves in <paramref name="row"/> what it adds to the figure that the run looks at.
    /// </summary>
    public void Draw(Lanes lanes, ulong seed, long firstDraw, ReadOnlySpan<double> causes, Span<double> row, Span<double> movements, Span<double> uniform, Span<double> spare)
    {
        var size = row.Length;
        if (figures is [{ IsCertain: false } only] && only.Weight == 1 && chance == 1)
        {
            // The usual line: its one figure is what it adds.
            DrawUniform(lanes, seed, firstDraw, causes, uniform);
            only.Draw(lanes, uniform, row);
            AddMovements(lanes, only, row, movements, size);
            return;
        }

        row.Clear();
        if (Array.Exists(figures, f => !f.IsCertain))
        {
            DrawUniform(lanes, seed, firstDraw, causes, uniform);
        }

        foreach (var figure in figures)
        {
            figure.Draw(lanes, uniform, spare);
            if (chance < 1)
            {
                // The rows of a block are few: drawing the chance again for each figure costs less than another row.
                DrawWhether(lanes, seed, firstDraw, spare);
            }

            AddMovements(lanes, figure, spare, movements, size);
            if (figure.Weight != 0)
            {
                lanes.Add(row, spare, figure.Weight);
            }
        }
    }

    private void DrawUniform(Lanes lanes, ulong seed, long firstDraw, ReadOnlySpan<double> causes, Span<double> uniform)
    {
        lanes.Uniform(uniform, seed, stream, HowMuch, firstDraw);
        if (follows.Length == 0)
        {
            return;
        }

        lanes.Quantiles(uniform, uniform, QuantileTable.Normal.Cells);
        lanes.Times(uniform, own);
        foreach (var (cause, strength) in follows)
        {
            lanes.Add(uniform, causes.Slice(cause * uniform.Length, uniform.Length), strength);
        }

        lanes.Chances(uniform);
    }

    private void DrawWhether(Lanes lanes, ulong seed, long firstDraw, Span<double> values)
    {
        Span<double> group = stackalloc double[Lanes.Group];
        for (var at = 0; at < values.Length; at += Lanes.Group)
        {
            lanes.Uniform(group, seed, stream, Whether, firstDraw + at);
            lanes.KeepBelow(values.Slice(at, Lanes.Group), group, chance);
        }
    }

    private static void AddMovements(Lanes lanes, DrawnFigure figure, ReadOnlySpan<double> values, Span<double> movements, int size)
    {
        if (movements.IsEmpty)
        {
            return;
        }

        foreach (var (year, factor) in figure.Effects)
        {
            lanes.Add(movements.Slice(year * size, size), values, factor);
        }
    }
}

/// <summary>A figure made ready: its shape in pence.</summary>
internal sealed class DrawnFigure
{
    private readonly EstimateShape shape;
    private readonly double low;
    private readonly double mode;
    private readonly double high;
    private readonly double[] cells = [];

    public DrawnFigure(SimulatedFigure figure, IReadOnlyList<int> weights, Func<double, QuantileTable> pert)
    {
        var points = figure.Points;
        shape = points.HasNoSpread ? EstimateShape.Certain : points.Shape;
        low = points.Low.Pence;
        mode = points.MostLikely.Pence;
        high = points.High.Pence;
        MeanPence = points.MeanPence;
        Effects = [.. figure.Effects.Select(e => (e.Year, e.Factor))];
        Weight = figure.Effects.Sum(e => e.Factor * weights[e.Year]);
        if (shape == EstimateShape.Pert)
        {
            cells = pert((mode - low) / (high - low)).Stretched(low, high - low);
        }
    }

    public (int Year, int Factor)[] Effects { get; }

    public decimal MeanPence { get; }

    /// <summary>How often the figure counts in what the run looks at.</summary>
    public int Weight { get; }

    public bool IsCertain => shape == EstimateShape.Certain;

    public void Draw(Lanes lanes, ReadOnlySpan<double> uniform, Span<double> values)
    {
        switch (shape)
        {
            case EstimateShape.Certain:
                values.Fill(low);
                break;
            case EstimateShape.Range:
                lanes.RangePence(uniform, values, low, high);
                break;
            case EstimateShape.Triangular:
                lanes.TrianglePence(uniform, values, low, mode, high);
                break;
            default:
                lanes.TablePence(uniform, values, cells, low, high);
                break;
        }
    }
}

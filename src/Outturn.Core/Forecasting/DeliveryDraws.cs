using Outturn.Core.Appraisal.Uncertainty;
using Outturn.Core.Values;

namespace Outturn.Core.Forecasting;

/// <summary>
/// The draws of a delivery forecast. Each draw takes a strength of the year's effect, the year's effect, how far owners are trusted and the chances of every
/// place of the tree; then every line draws where it lies, partly with its year.
/// </summary>
internal sealed class DeliveryDraws
{
    private const uint Normal = 100;
    private const uint Choice = 101;
    private static readonly ulong YearStream = DrawnLine.Stream("outturn: the year’s effect");
    private static readonly ulong TrustStream = DrawnLine.Stream("outturn: trust");

    private readonly DeliveryPosition position;
    private readonly DeliveryModel model;
    private readonly ForecastOrder order;
    private readonly ForecastLine[] lines;
    private readonly Place[] places;
    private readonly int[] leaves;
    private readonly LineShape[] shapes;
    private readonly double[][] drawn;
    private readonly double[] year;
    private readonly double[] expected;

    public DeliveryDraws(DeliveryPosition position, DeliveryModel model, ForecastOrder order)
    {
        this.position = position;
        this.model = model;
        this.order = order;
        lines = [.. position.Lines.OrderBy(l => l.Key, StringComparer.Ordinal)];
        var found = new List<Place>();
        leaves = [.. lines.Select(l => Leaf(l, found))];
        places = [.. found];
        shapes = [.. lines.Select(l => new LineShape(l, model, DeliveryPrior.Band(l.SignedOff, position.MonthsLeft)))];
        drawn = [.. lines.Select(_ => new double[order.Draws])];
        year = new double[order.Draws];
        expected = new double[order.Draws];
    }

    /// <summary>A place of the tree that is drawn: the one above it (-1 for none), its counts, its strength and its stream.</summary>
    private sealed record Place(string Name, int Above, int Band, int Said, double[]? Seen, double Strength, ulong Stream);

    private int Leaf(ForecastLine line, List<Place> found)
    {
        var band = DeliveryPrior.Band(line.SignedOff, position.MonthsLeft);
        var path = DeliveryModel.Path(line, band);
        var above = -1;
        for (var level = 0; level < path.Length; level++)
        {
            if (model.IsOne(path, level))
            {
                continue;
            }

            var at = found.FindIndex(p => p.Name == path[level]);
            if (at < 0)
            {
                found.Add(new(path[level], above, band, (int)line.Said, model.CountsOf(path[level]), model.Strength(level), DrawnLine.Stream("outturn: place " + path[level])));
                at = found.Count - 1;
            }

            above = at;
        }

        return above;
    }

    public DeliveryForecast Work(int cores)
    {
        const int Piece = 512;
        Parallel.For(0, (order.Draws + Piece - 1) / Piece, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, cores) }, piece =>
        {
            var chances = new double[places.Length * Delivered.Classes];
            for (var draw = piece * Piece; draw < Math.Min(order.Draws, (piece + 1) * Piece); draw++)
            {
                Draw(draw, chances);
            }
        });
        return Result();
    }

    private void Draw(int draw, double[] chances)
    {
        var seed = (ulong)order.Seed;
        var (forYear, forStrength, _, _) = NormalScale.Uniform(seed, YearStream, Normal, (uint)draw);
        var effect = NormalScale.Quantile(forYear);
        var loading = DeliveryModel.Carried(DeliveryPrior.Loadings[Chosen(model.LoadingChances, forStrength)], model.Years);
        var own = Math.Sqrt(1 - (loading * loading));
        year[draw] = effect;
        for (var p = 0; p < places.Length; p++)
        {
            DrawPlace(places[p], chances, chances.AsSpan(p * Delivered.Classes, Delivered.Classes), (uint)draw);
        }

        var sum = 0.0;
        for (var i = 0; i < lines.Length; i++)
        {
            var shares = chances.AsSpan(leaves[i] * Delivered.Classes, Delivered.Classes);
            var (uniform, _, _, _) = NormalScale.Uniform(seed, shapes[i].Stream, Choice, (uint)draw);
            var at = NormalScale.Below((loading * effect) + (own * NormalScale.Quantile(uniform)));
            drawn[i][draw] = shapes[i].Pence(shares, at);
            sum += shapes[i].Expected(shares);
        }

        expected[draw] = sum;
    }

    private void DrawPlace(Place place, double[] chances, Span<double> to, uint draw)
    {
        if (place.Above < 0)
        {
            var (uniform, _, _, _) = NormalScale.Uniform((ulong)order.Seed, TrustStream, (uint)place.Band, draw);
            model.Expected(place.Said, DeliveryModel.Step(Chosen(model.TrustChances(place.Band), uniform)), to);
        }
        else
        {
            chances.AsSpan(place.Above * Delivered.Classes, Delivered.Classes).CopyTo(to);
        }

        for (var k = 0; k < to.Length; k++)
        {
            to[k] = (place.Strength * to[k]) + (place.Seen?[k] ?? 0);
        }

        NormalScale.Dirichlet(to, (ulong)order.Seed, place.Stream, draw);
    }

    private static int Chosen(ReadOnlySpan<double> chances, double uniform)
    {
        for (var i = 0; i < chances.Length - 1; i++)
        {
            uniform -= chances[i];
            if (uniform < 0)
            {
                return i;
            }
        }

        return chances.Length - 1;
    }

    private DeliveryForecast Result()
    {
        var total = new double[order.Draws];
        foreach (var line in drawn)
        {
            Add(total, line);
        }

        var (variance, _) = Products(total, total);
        var found = lines.Select((l, i) =>
        {
            var spread = Spreading.Of(Lanes.Widest, drawn[i], l.Planned);
            return new LineForecastSpread(l, spread, model.Chances(l, position.MonthsLeft), variance > 0 ? Products(drawn[i], total).With / variance : 0, Inside(drawn[i], spread));
        }).ToList();
        var whole = Part(position.Year.ToString(), Enumerable.Range(0, lines.Length), position.Taken);
        return new(
            position, model, order, whole, Parts(l => l.Committee, t => t.Committee, "No committee named"), Parts(l => l.Service, t => t.Service, "No service named"),
            [.. found.OrderByDescending(f => f.Share).ThenBy(f => f.Line.Key, StringComparer.Ordinal)], Goes(year, total), Goes(expected, total));
    }

    private List<PartForecast> Parts(Func<ForecastLine, string> ofLine, Func<TakenLine, string> ofTaken, string none) =>
    [
        .. lines.Select(ofLine).Concat(position.Taken.Select(ofTaken)).Distinct(StringComparer.Ordinal).OrderBy(n => n.Length == 0).ThenBy(n => n, StringComparer.OrdinalIgnoreCase).Select(name =>
            Part(name.Length == 0 ? none : name, Enumerable.Range(0, lines.Length).Where(i => ofLine(lines[i]) == name), [.. position.Taken.Where(t => ofTaken(t) == name)])),
    ];

    private PartForecast Part(string name, IEnumerable<int> of, IReadOnlyList<TakenLine> taken)
    {
        var sum = new double[order.Draws];
        var (planned, owners, count) = (0L, 0L, taken.Count);
        foreach (var i in of)
        {
            Add(sum, drawn[i]);
            (planned, owners, count) = (planned + lines[i].Planned.Pence, owners + lines[i].Forecast.Pence, count + 1);
        }

        // What has no spread is added to each draw: whole pence below 2^53 add without loss.
        var certain = taken.Sum(t => t.Forecast.Pence);
        for (var d = 0; d < sum.Length; d++)
        {
            sum[d] += certain;
        }

        var spread = Spreading.Of(Lanes.Widest, sum, Money.FromPence(planned + taken.Sum(t => t.Planned.Pence)));
        return new(name, count, Money.FromPence(owners + certain), spread, Lanes.Widest.AtOrBelow(sum, owners + certain));
    }

    private static List<double> Inside(double[] draws, Spread spread) =>
    [
        .. LineForecastSpread.Ranges.Select(r => (Lanes.Widest.AtOrBelow(draws, spread.At(r.To).Pence) - Lanes.Widest.AtOrBelow(draws, spread.At(r.From).Pence - 1)) / (double)draws.Length),
    ];

    private static void Add(double[] sum, double[] more)
    {
        for (var d = 0; d < sum.Length; d++)
        {
            sum[d] += more[d];
        }
    }

    /// <summary>The square of the correlation.</summary>
    private static double Goes(double[] one, double[] other)
    {
        var (with, own) = Products(other, one);
        var (variance, _) = Products(other, other);
        return own > 0 && variance > 0 ? with * with / own / variance : 0;
    }

    /// <summary>The sum of products about the means, and the second's with itself; in the order of the draws.</summary>
    private static (double With, double Own) Products(double[] one, double[] other)
    {
        var (first, second) = (Sums.Of(one) / one.Length, Sums.Of(other) / other.Length);
        var (with, own) = (0.0, 0.0);
        for (var d = 0; d < one.Length; d++)
        {
            with += (one[d] - first) * (other[d] - second);
            own += (other[d] - second) * (other[d] - second);
        }

        return (with, own);
    }
}

/// <summary>How a line's share of plan lies within each class.</summary>
internal readonly struct LineShape
{
    private readonly double planned;
    private readonly double said;
    private readonly int saidClass;
    private readonly double exact;
    private readonly double exactAll;

    public LineShape(ForecastLine line, DeliveryModel model, int band)
    {
        planned = line.Planned.Pence;
        said = Delivered.Share(line.Planned, line.Forecast);
        saidClass = (int)line.Said;
        exact = model.Exact(band);
        exactAll = model.ExactAll;
        Stream = DrawnLine.Stream(line.Key);
    }

    public ulong Stream { get; }

    /// <summary>What the line comes to, in whole pence, at a place from 0 (worst) to 1 (best) of its distribution.</summary>
    public double Pence(ReadOnlySpan<double> chances, double at)
    {
        var k = 0;
        while (k < chances.Length - 1 && at >= chances[k])
        {
            at -= chances[k];
            k++;
        }

        var place = chances[k] > 0 ? at / chances[k] : 0.5;
        var pence = planned * Share(k, place > 1 ? 1 : place);
        return pence < 0 ? (long)(pence - 0.5) : (long)(pence + 0.5);
    }

    /// <summary>What the line comes to on average, in pence.</summary>
    public double Expected(ReadOnlySpan<double> chances)
    {
        var sum = 0.0;
        for (var k = 0; k < chances.Length; k++)
        {
            var (low, high, atom, weight) = Parts(k);
            sum += chances[k] * ((weight * atom) + ((1 - weight) * (low + high) / 2));
        }

        return planned * sum;
    }

    /// <summary>Even over the class, but for one point that takes a part of it: below the point, at it, above it.</summary>
    private double Share(int k, double place)
    {
        var (low, high, atom, weight) = Parts(k);
        if (high <= low)
        {
            return low;
        }

        var below = (1 - weight) * (atom - low) / (high - low);
        return place < below ? low + ((high - low) * place / (1 - weight))
            : place < below + weight ? atom
            : low + ((high - low) * (place - weight) / (1 - weight));
    }

    private (double Low, double High, double Atom, double Weight) Parts(int k)
    {
        var (low, high) = Delivered.Ends(k);
        var isSaid = k == saidClass;
        if (k == 0)
        {
            // A forecast of a cost where a saving was planned: from that cost to nothing.
            return isSaid && said < 0 ? (said, 0, said, exact) : (0, 0, 0, 1);
        }

        if (k == 3)
        {
            return (low, high, isSaid ? said : 1, exactAll > exact ? exactAll : exact);
        }

        return isSaid ? (low, said > high ? said : high, said, exact) : (low, high, low, 0);
    }
}

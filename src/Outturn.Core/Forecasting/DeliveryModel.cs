using System.Globalization;
using Outturn.Core.Appraisal.Uncertainty;

namespace Outturn.Core.Forecasting;

/// <summary>
/// How a council's savings deliver, learned from its closed years and, where these say little, from the published prior. Chances of the five classes belong to
/// a place in a tree: months left and what the owner forecasts, then rating, then basis, then kind. Each place is a Dirichlet-multinomial drawn towards the
/// one above it; how strongly is found on a fixed grid by marginal likelihood, and a split that does not earn its place is not made (decision 0062).
/// Fitting takes sums in one fixed order and portable functions only, so the same years give the same model for ever.
/// </summary>
public sealed class DeliveryModel
{
    /// <summary>The name of the method. A change that could change one penny of one result takes a new name.</summary>
    public const string Method = "delivery-1";

    private const int TrustSteps = 21;
    private const int YearPoints = 31;
    private const int Levels = 4;

    /// <summary>Each year is looked at beside the others and stands among the others when these are looked at: two looks at one thing count as one.</summary>
    private const double LookOfYear = 0.5;

    private static readonly double[] YearValues = [.. Enumerable.Range(0, YearPoints).Select(i => (i - 15) * 0.25)];
    private static readonly double[] YearChances = OfYear();

    private readonly Dictionary<string, double[]> counts = new(StringComparer.Ordinal);
    private readonly double[] strengths = new double[Levels];
    private readonly double[][] trust = new double[DeliveryPrior.Bands][];
    private readonly double[] exact = new double[DeliveryPrior.Bands];
    private readonly double[] loading;

    private DeliveryModel(IReadOnlyList<Observation> observations, double[]? loading)
    {
        Observations = observations;
        Years = observations.Select(o => o.Year).Distinct().Count();
        this.loading = loading ?? [.. DeliveryPrior.LoadingChances];
        Base = Shares(observations);
        ExactAll = CountExact(observations);
        Count(observations);
        FitTrust();
        for (var level = 1; level < Levels; level++)
        {
            FitSplit(level);
        }
    }

    /// <summary>One closed line at a position.</summary>
    internal sealed record Observation(int Year, ForecastLine Line, int Band, DeliveredClass Came, double Share, double Weight);

    internal IReadOnlyList<Observation> Observations { get; }

    /// <summary>The chances of the classes where nothing is known of a line, by <see cref="DeliveredClass"/>; they add up to 1.</summary>
    public IReadOnlyList<double> Base { get; }

    /// <summary>How many closed years it was learned from.</summary>
    public int Years { get; }

    /// <summary>How many closed lines it was learned from.</summary>
    public int Lines => Observations.Select(o => (o.Year, o.Line.Key)).Distinct().Count();

    /// <summary>How often an outturn where all is delivered is the plan or the forecast itself.</summary>
    internal double ExactAll { get; }

    /// <summary>How strongly the lines of a year move together, by <see cref="DeliveryPrior.Loadings"/>: chances that add up to 1.</summary>
    internal ReadOnlySpan<double> LoadingChances => loading;

    /// <summary>The mean of how strongly the lines of a year move together: the correlation of two lines on the normal scale is its square.</summary>
    public double Loading => DeliveryPrior.Loadings.Index().Sum(l => l.Item * loading[l.Index]);

    /// <summary>How far an owner's forecast is taken at its word with so many months left: from 0 (not at all) to 1 (wholly).</summary>
    public double TrustWith(int monthsLeft) => Mean(trust[DeliveryPrior.Band(signedOff: false, monthsLeft)]);

    /// <summary>What lines are told apart by, beyond months left and what their owners forecast; empty where nothing has earned its place.</summary>
    public IReadOnlyList<string> Splits => [.. new[] { "rating", "basis", "kind" }.Where((_, i) => !double.IsPositiveInfinity(strengths[i + 1]))];

    /// <summary>Learns from closed years.</summary>
    /// <param name="years">None gives the published prior. A year may stand at several positions: its lines then count once in all.</param>
    public static DeliveryModel Fit(params IReadOnlyList<ClosedYear> years)
    {
        var times = new Dictionary<(int, string), int>();
        var ordered = years.OrderBy(y => y.Year).ThenBy(y => y.Position.Day).ToList();
        foreach (var key in ordered.SelectMany(y => y.Lines.Select(l => (y.Year.StartYear, l.Line.Key))))
        {
            times[key] = times.GetValueOrDefault(key) + 1;
        }

        var observations = new List<Observation>();
        foreach (var year in ordered)
        {
            foreach (var (line, outturn) in year.Lines.OrderBy(l => l.Line.Key, StringComparer.Ordinal))
            {
                observations.Add(new(
                    year.Year.StartYear, line, DeliveryPrior.Band(line.SignedOff, year.Position.MonthsLeft), Delivered.Of(line.Planned, outturn), Delivered.Share(line.Planned, outturn),
                    1.0 / times[(year.Year.StartYear, line.Key)]));
            }
        }

        return new(observations, LearnLoading(observations));
    }

    /// <summary>The chances of the classes for a line, by <see cref="DeliveredClass"/>; they add up to 1.</summary>
    /// <param name="line">The line.</param>
    /// <param name="monthsLeft">Months left, 0 to 12.</param>
    public IReadOnlyList<double> Chances(ForecastLine line, int monthsLeft)
    {
        var path = Path(line, DeliveryPrior.Band(line.SignedOff, monthsLeft));
        return Mean(path, Levels - 1, (int)line.Said);
    }

    /// <summary>The chance that a line delivers at least 95 per cent, from 0 to 1.</summary>
    public double Reaching(ForecastLine line, int monthsLeft)
    {
        var chances = Chances(line, monthsLeft);
        return chances[3] + chances[4];
    }

    /// <summary>The places of a line in the tree, from months left and forecast down to kind.</summary>
    internal static string[] Path(ForecastLine line, int band)
    {
        var first = string.Create(CultureInfo.InvariantCulture, $"{band}/{(int)line.Said}");
        var second = string.Create(CultureInfo.InvariantCulture, $"{first}/{(int)line.Rag}");
        var third = string.Create(CultureInfo.InvariantCulture, $"{second}/{(int)line.Basis}");
        return [first, second, third, string.Create(CultureInfo.InvariantCulture, $"{third}/{(int)line.Kind}")];
    }

    internal double Strength(int level) => strengths[level];

    /// <summary>Whether a place is one with the place above it: not split, or all that was seen above was seen here, which would then count twice.</summary>
    internal bool IsOne(string[] path, int level) =>
        double.IsPositiveInfinity(strengths[level]) || (level > 0 && CountsOf(path[level]) is { } seen && Sums.Of(seen) == Sums.Of(CountsOf(path[level - 1])!));

    internal double[]? CountsOf(string place) => counts.GetValueOrDefault(place);

    internal ReadOnlySpan<double> TrustChances(int band) => trust[band];

    internal double Exact(int band) => exact[band];

    /// <summary>What the prior expects of a place of the first level: the owner's word, as far as it is taken, and the council's base for the rest.</summary>
    internal void Expected(int said, double taken, Span<double> to)
    {
        for (var k = 0; k < to.Length; k++)
        {
            to[k] = ((1 - taken) * Base[k]) + (k == said ? taken : 0);
        }
    }

    private static double[] Shares(IReadOnlyList<Observation> observations)
    {
        var shares = DeliveryPrior.Shares.Select(s => s * DeliveryPrior.LinesOfPublished).ToArray();
        foreach (var seen in observations)
        {
            shares[(int)seen.Came] += seen.Weight;
        }

        var sum = Sums.Of(shares);
        return [.. shares.Select(s => s / sum)];
    }

    private double CountExact(IReadOnlyList<Observation> observations)
    {
        var hits = new double[DeliveryPrior.Bands];
        var seen = new double[DeliveryPrior.Bands];
        var all = (Hits: DeliveryPrior.ExactAll * DeliveryPrior.ExactLines, Seen: DeliveryPrior.ExactLines);
        foreach (var o in observations.Where(o => o.Came != DeliveredClass.Nothing))
        {
            var near = o.Share - Delivered.Share(o.Line.Planned, o.Line.Forecast) is > -0.01 and < 0.01;
            if (o.Came == DeliveredClass.All)
            {
                all = (all.Hits + (near || o.Share is > 0.995 and < 1.005 ? o.Weight : 0), all.Seen + o.Weight);
            }
            else if (o.Came == o.Line.Said)
            {
                seen[o.Band] += o.Weight;
                hits[o.Band] += near ? o.Weight : 0;
            }
        }

        for (var band = 0; band < exact.Length; band++)
        {
            exact[band] = (hits[band] + (DeliveryPrior.Exact[band] * DeliveryPrior.ExactLines)) / (seen[band] + DeliveryPrior.ExactLines);
        }

        return all.Hits / all.Seen;
    }

    private void Count(IReadOnlyList<Observation> observations)
    {
        // A line that was seen twice in one band counts half at each.
        var times = new Dictionary<(int, string, int), int>();
        foreach (var o in observations)
        {
            times[(o.Year, o.Line.Key, o.Band)] = times.GetValueOrDefault((o.Year, o.Line.Key, o.Band)) + 1;
        }

        foreach (var o in observations)
        {
            foreach (var place in Path(o.Line, o.Band))
            {
                if (!counts.TryGetValue(place, out var seen))
                {
                    counts[place] = seen = new double[Delivered.Classes];
                }

                seen[(int)o.Came] += 1.0 / times[(o.Year, o.Line.Key, o.Band)];
            }
        }
    }

    /// <summary>The strength of the first level, with the trust of each band weighed out, and the trust given that strength.</summary>
    private void FitTrust()
    {
        var best = double.NegativeInfinity;
        var expected = new double[Delivered.Classes];
        for (var s = 0; s < DeliveryPrior.Strengths.Length; s++)
        {
            var strength = DeliveryPrior.Strengths[s];
            var likely = PortableMath.Log(DeliveryPrior.StrengthChances[s]);
            var found = new double[DeliveryPrior.Bands][];
            for (var band = 0; band < DeliveryPrior.Bands; band++)
            {
                var logs = new double[TrustSteps];
                for (var step = 0; step < TrustSteps; step++)
                {
                    logs[step] = TrustPrior(band, step);
                    for (var said = 0; said < Delivered.Classes; said++)
                    {
                        if (CountsOf(string.Create(CultureInfo.InvariantCulture, $"{band}/{said}")) is { } seen)
                        {
                            Expected(said, Step(step), expected);
                            logs[step] += LogLikely(seen, strength, expected);
                        }
                    }
                }

                likely += Normalise(logs);
                found[band] = logs;
            }

            if (likely > best)
            {
                best = likely;
                strengths[0] = strength;
                found.CopyTo(trust, 0);
            }
        }
    }

    private void FitSplit(int level)
    {
        var best = double.NegativeInfinity;

        // Where there is but one place beneath another there is nothing to tell apart.
        var places = counts.Keys.Where(p => p.Count(c => c == '/') == level + 1 && Sums.Of(counts[p]) != Sums.Of(counts[Steps(p)[level - 1]])).Order(StringComparer.Ordinal).ToList();
        var means = places.Select(p => Mean(Steps(p), level - 1, SaidOf(p))).ToList();
        for (var s = 0; s < DeliveryPrior.SplitStrengths.Length; s++)
        {
            var likely = PortableMath.Log(DeliveryPrior.SplitChances[s]);
            for (var i = 0; i < places.Count; i++)
            {
                likely += LogLikely(counts[places[i]], DeliveryPrior.SplitStrengths[s], means[i]);
            }

            // Where nothing was seen the last, no split, is the likeliest by its prior.
            if (likely > best)
            {
                best = likely;
                strengths[level] = DeliveryPrior.SplitStrengths[s];
            }
        }
    }

    /// <summary>The places on the way to a place, by their names.</summary>
    private static string[] Steps(string place)
    {
        var parts = place.Split('/');
        return [.. Enumerable.Range(2, parts.Length - 1).Select(n => string.Join('/', parts.Take(n)))];
    }

    private static int SaidOf(string place) => place[2] - '0';

    /// <summary>The mean of the chances at a place, from the top of its path down.</summary>
    private double[] Mean(string[] path, int level, int said)
    {
        var mean = new double[Delivered.Classes];
        Expected(said, Mean(trust[path[0][0] - '0']), mean);
        for (var l = 0; l <= level; l++)
        {
            if (IsOne(path, l) || CountsOf(path[l]) is not { } seen)
            {
                continue;
            }

            var sum = Sums.Of(seen) + strengths[l];
            for (var k = 0; k < mean.Length; k++)
            {
                mean[k] = (seen[k] + (strengths[l] * mean[k])) / sum;
            }
        }

        return mean;
    }

    /// <summary>
    /// How strongly the lines of a year move together. Each year is looked at with a model of the other years, or its own effect would already stand in
    /// the chances and every year would look like any other.
    /// </summary>
    private static double[] LearnLoading(List<Observation> observations)
    {
        var logs = DeliveryPrior.LoadingChances.Select(PortableMath.Log).ToArray();
        foreach (var year in observations.GroupBy(o => o.Year).OrderBy(g => g.Key))
        {
            var others = new DeliveryModel([.. observations.Where(o => o.Year != year.Key)], loading: null);
            var edges = new List<(double Low, double High)>();

            // One position of each line: the last one that was given.
            foreach (var o in year.GroupBy(o => o.Line.Key, StringComparer.Ordinal).Select(g => g.Last()))
            {
                var chances = others.Mean(Path(o.Line, o.Band), Levels - 1, (int)o.Line.Said);
                var below = Sums.Of(chances.AsSpan(0, (int)o.Came));
                edges.Add((o.Came == DeliveredClass.Nothing ? -20 : NormalScale.Quantile(below), o.Came == DeliveredClass.More ? 20 : NormalScale.Quantile(below + chances[(int)o.Came])));
            }

            for (var l = 0; l < logs.Length; l++)
            {
                logs[l] += LookOfYear * LogLikely(edges, Carried(DeliveryPrior.Loadings[l], others.Years));
            }
        }

        Normalise(logs);
        return logs;
    }

    /// <summary>
    /// How strongly a year moves away from what some years taught. Those had effects of their own, which nobody can take out of so few: what was learned is off by their
    /// mean. The line's own chances stay as they are.
    /// </summary>
    internal static double Carried(double loading, int years) => years == 0 ? loading : loading * Math.Sqrt((1 + (1.0 / years)) / (1 + (loading * loading / years)));

    private static double LogLikely(List<(double Low, double High)> edges, double loading)
    {
        var left = Math.Sqrt(1 - (loading * loading));
        var logs = new double[YearPoints];
        for (var y = 0; y < YearPoints; y++)
        {
            logs[y] = PortableMath.Log(YearChances[y]);
            var moved = loading * YearValues[y];
            foreach (var (low, high) in edges)
            {
                var chance = NormalScale.Below((high - moved) / left) - NormalScale.Below((low - moved) / left);
                logs[y] += PortableMath.Log(chance < 1e-9 ? 1e-9 : chance);
            }
        }

        return Normalise(logs);
    }

    /// <summary>The logarithm of a Dirichlet-multinomial's chance of the counts in their order.</summary>
    private static double LogLikely(double[] seen, double strength, double[] mean)
    {
        var log = 0.0;
        if (double.IsPositiveInfinity(strength))
        {
            for (var k = 0; k < seen.Length; k++)
            {
                log += seen[k] == 0 ? 0 : seen[k] * PortableMath.Log(mean[k]);
            }

            return log;
        }

        var sum = 0.0;
        for (var k = 0; k < seen.Length; k++)
        {
            if (seen[k] > 0)
            {
                sum += seen[k];
                log += PortableMath.LogGamma(seen[k] + (strength * mean[k])) - PortableMath.LogGamma(strength * mean[k]);
            }
        }

        return log + PortableMath.LogGamma(strength) - PortableMath.LogGamma(strength + sum);
    }

    /// <summary>Logarithms to shares that add up to 1, in place; gives the logarithm of what they added up to.</summary>
    private static double Normalise(double[] logs)
    {
        var most = logs.Max();
        var sum = 0.0;
        for (var i = 0; i < logs.Length; i++)
        {
            logs[i] = logs[i] - most < -600 ? 0 : PortableMath.Exp(logs[i] - most);
            sum += logs[i];
        }

        for (var i = 0; i < logs.Length; i++)
        {
            logs[i] /= sum;
        }

        return most + PortableMath.Log(sum);
    }

    /// <summary>How far a step of trust takes an owner at its word.</summary>
    internal static double Step(int step) => (step + 0.5) / TrustSteps;

    /// <summary>A beta distribution about the prior's trust.</summary>
    private static double TrustPrior(int band, int step)
    {
        var mean = DeliveryPrior.Trust[band];
        return (((mean * DeliveryPrior.TrustLines) - 1) * PortableMath.Log(Step(step))) + ((((1 - mean) * DeliveryPrior.TrustLines) - 1) * PortableMath.Log(1 - Step(step)));
    }

    private static double Mean(double[] chances)
    {
        var mean = 0.0;
        for (var step = 0; step < chances.Length; step++)
        {
            mean += chances[step] * Step(step);
        }

        return mean;
    }

    private static double[] OfYear()
    {
        var density = YearValues.Select(PortableMath.NormalDensity).ToArray();
        var sum = Sums.Of(density);
        return [.. density.Select(d => d / sum)];
    }
}

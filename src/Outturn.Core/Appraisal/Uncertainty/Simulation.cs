using System.Collections.Concurrent;
using Outturn.Core.Values;

namespace Outturn.Core.Appraisal.Uncertainty;

/// <summary>
/// Simulates lines: each draw takes a figure of every line, and the whole is counted in whole pence. The result hangs on the inputs, the seed and the
/// number of draws alone: not on the machine, the cores, the order of the lines or how the draws were shared out (decisions 0058 and 0059).
/// </summary>
public static class Simulation
{
    /// <summary>The name of the method. A change that could change one penny of one result takes a new name, and the old method stays.</summary>
    public const string Algorithm = "outturn-1";

    /// <summary>Draws that are worked in one piece. Sums of fractions are added piece by piece, so this is a part of the method and not a setting.</summary>
    internal const int Piece = 16_384;

    /// <summary>The lines one by one, and the whole without one of them, are worked from this many draws at most: the first.</summary>
    public const int DrawsOfLines = 4 * Piece;

    /// <summary>For how many lines it is said what the whole would be if they were certain.</summary>
    internal const int LinesMadeCertain = 10;

    /// <summary>Runs. The input has been checked by <see cref="SimulationRules"/>.</summary>
    /// <param name="input">The lines.</param>
    /// <param name="order">Seed, draws and what is looked at.</param>
    /// <param name="cores">How many cores may work; it changes the time and nothing else.</param>
    public static SimulationResult Run(SimulationInput input, SimulationOrder order, int cores) => Run(input, order, cores, Lanes.Widest);

    internal static SimulationResult Run(SimulationInput input, SimulationOrder order, int cores, Lanes lanes)
    {
        // Sums of fractions are added in the order of the keys, whatever the order of the list.
        input = input with { Lines = [.. input.Lines.OrderBy(l => l.Key, StringComparer.Ordinal)], Causes = [.. input.Causes.OrderBy(c => c.Name, StringComparer.Ordinal)] };
        var year = order.Year < 0 ? input.Periods - 1 : order.Year;
        var weights = Weights(input.Periods, order.Basis, year);
        var tables = new ConcurrentDictionary<double, QuantileTable>();
        var lines = new DrawnLine[input.Lines.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, cores) };
        Parallel.For(0, lines.Length, parallel, i => lines[i] = new DrawnLine(input.Lines[i], input, weights, mode => tables.GetOrAdd(mode, QuantileTable.OfPert)));
        var draws = new Draws(input, order, lanes, lines, parallel);
        draws.Work();

        var planned = Planned(input);
        var movements = new Spread[input.Periods];
        var levels = new Spread[input.Periods];
        var running = new Spread[input.Periods];
        var whole = SpreadOf(SimulatedBasis.Movements, movements);
        Accumulate(draws.Movements);
        Accumulate(planned);
        whole ??= SpreadOf(SimulatedBasis.Levels, levels);
        if (input.Periods == 1)
        {
            // One year alone: the three kinds are one.
            levels[0] = running[0] = movements[0];
            whole = draws.Movements[0];
        }
        else
        {
            if (levels[0] is null)
            {
                SpreadOf(SimulatedBasis.Levels, levels);
            }

            Accumulate(draws.Movements);
            Accumulate(planned);
            var last = SpreadOf(SimulatedBasis.RunningTotals, running);
            whole ??= last;
        }

        var looked = (order.Basis switch { SimulatedBasis.Movements => movements, SimulatedBasis.Levels => levels, _ => running })[year];
        var (histogram, shortfalls) = Spreading.Shape(lanes, whole!, looked, order.Shortfalls ?? UsualShortfalls(looked.Planned));
        return new(
            Algorithm, order.Seed, order.Draws, order.Basis, year, input.Years, movements, levels, running, histogram, shortfalls,
            draws.Lines(whole!, looked), draws.Causes(), input.Left);

        // What the run looks at is kept as it was: the next kind is worked in its place.
        double[]? SpreadOf(SimulatedBasis basis, Spread[] to)
        {
            Parallel.For(0, to.Length, parallel, y => to[y] = Spreading.Of(lanes, draws.Movements[y], Money.FromPence(planned[y])));
            return basis == order.Basis && input.Periods > 1 ? (double[])draws.Movements[year].Clone() : null;
        }
    }

    /// <summary>How often a movement of each year counts in what is looked at.</summary>
    internal static int[] Weights(int periods, SimulatedBasis basis, int year) =>
    [
        .. Enumerable.Range(0, periods).Select(y => basis switch
        {
            SimulatedBasis.Movements => y == year ? 1 : 0,
            SimulatedBasis.Levels => y <= year ? 1 : 0,
            _ => Math.Max(0, year - y + 1),
        }),
    ];

    private static long[] Planned(SimulationInput input)
    {
        var planned = new long[input.Periods];
        foreach (var figure in input.Lines.SelectMany(l => l.Figures))
        {
            foreach (var effect in figure.Effects)
            {
                planned[effect.Year] += effect.Factor * figure.Planned.Pence;
            }
        }

        return planned;
    }

    private static void Accumulate(double[][] byYear)
    {
        for (var y = 1; y < byYear.Length; y++)
        {
            for (var i = 0; i < byYear[y].Length; i++)
            {
                byYear[y][i] += byYear[y - 1][i];
            }
        }
    }

    private static void Accumulate(long[] byYear)
    {
        for (var y = 1; y < byYear.Length; y++)
        {
            byYear[y] += byYear[y - 1];
        }
    }

    /// <summary>Missing the plan at all, and by a twentieth, a tenth, a fifth, a third and a half of it.</summary>
    private static Money[] UsualShortfalls(Money planned)
    {
        var size = Math.Abs((decimal)planned.Pence);
        return [.. new[] { 0m, 0.05m, 0.1m, 0.2m, 0.3m, 0.5m }.Select(share => Money.FromPence((long)decimal.Round(size * share))).Distinct()];
    }
}

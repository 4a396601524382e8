using System.Diagnostics;
using System.Globalization;
using System.Text;
using Outturn.Core.Appraisal.Uncertainty;
using Outturn.Core.Values;

/// <summary>
/// A hundred and fifty lines drawn a million times on one core and on two, beside the bare generator: the same number of uniform numbers, made and not used.
/// The best of several runs, for other work on the machine only ever makes a run slower.
/// </summary>
internal static class SimulateBench
{
    private const int Lines = 150;
    private const int Draws = 1_000_000;

    public static void Run(List<(string, string, string, string)> rows)
    {
        foreach (var cores in new[] { 1, 2 })
        {
            var (bare, bareWork) = Best(() => Bare(cores), 7);
            foreach (var (shape, input) in new (string, SimulationInput)[]
            {
                ("PERT", Made(Lines, EstimateShape.Pert)), ("triangular", Made(Lines, EstimateShape.Triangular)), ("ranges", Made(Lines, EstimateShape.Range)),
                ("a third of each shape", Made(Lines, null)), ("a third of each shape, two common causes each", Made(Lines, null, causes: 2)), ("PERT, two common causes each", Made(Lines, EstimateShape.Pert, causes: 2)),
                ("PERT, each seven in ten to come", Made(Lines, EstimateShape.Pert, chance: 0.7m)), ("PERT, five years each, every basis", Made(Lines, EstimateShape.Pert, years: 5)),
            })
            {
                var (ours, work) = Best(() => Simulation.Run(input, new SimulationOrder(1, Draws), cores), 5);
                rows.Add((
                    $"simulate {Lines} lines, {Draws:#,##0} draws: {shape}; {cores} core{(cores > 1 ? "s" : "")}", $"{Seconds(ours)}, {Seconds(work)} of processor time", $"the generator alone {Seconds(bare)}, {Seconds(bareWork)} of processor time; the bar {(cores > 1 ? "1 s" : "2 s")}",
                    string.Create(CultureInfo.InvariantCulture, $"{work / bareWork:0.0} in processor time; {ours / (cores > 1 ? 1 : 2):0.00} of the bar")));
            }
        }

        Growth(rows, "draws", [10_000, 100_000, 1_000_000, 10_000_000], n => Best(() => Simulation.Run(Made(Lines, EstimateShape.Pert), new SimulationOrder(1, n), 2), n > 1_000_000 ? 1 : 3).Seconds);
        Growth(rows, "lines", [15, 150, 1_500], n => Best(() => Simulation.Run(Made(n, EstimateShape.Pert), new SimulationOrder(1, 100_000), 2), 3).Seconds);
    }

    public static string Page(List<(string Work, string Ours, string Beside, string Ratio)> rows)
    {
        var text = new StringBuilder("# Performance of the simulation\n\nWritten by `dotnet run -c Release --project bench/Outturn.Bench -- --simulate docs/reference/performance-of-simulation.md`. Best of warm runs on 2 cores, beside the bare generator: as many uniform numbers, made and not used. ");
        text.Append("Ratios are within one run, so they hold when the machine's speed does not. The bar is two seconds on one core and one on two.\n\n| work | Outturn | beside it | ratio |\n| --- | --- | --- | --- |\n");
        foreach (var (work, ours, beside, ratio) in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {work} | {ours} | {beside} | {ratio} |\n");
        }

        return text.ToString();
    }

    private static void Growth(List<(string, string, string, string)> rows, string what, int[] sizes, Func<int, double> time)
    {
        var times = sizes.Select(time).ToArray();
        var exponent = Math.Log(times[^1] / times[^2]) / Math.Log((double)sizes[^1] / sizes[^2]);
        rows.Add(($"simulate, growth in {what}, two cores", string.Join(", ", sizes.Zip(times, (n, t) => string.Create(CultureInfo.InvariantCulture, $"{n:#,##0}: {Seconds(t)}"))), "straight growth is 1", string.Create(CultureInfo.InvariantCulture, $"exponent {exponent:0.00}")));
    }

    private static void Bare(int cores) => Parallel.For(0, Lines, new ParallelOptions { MaxDegreeOfParallelism = cores }, () => new double[1024], (line, _, row) =>
    {
        for (var first = 0; first < Draws; first += row.Length)
        {
            Lanes.Widest.Uniform(row, 1, (ulong)line, 0, first);
        }

        return row;
    }, _ => { });

    private static SimulationInput Made(int lines, EstimateShape? shape, int causes = 0, decimal chance = 1, int years = 1) => new(
        years > 1 ? [.. Enumerable.Range(0, years).Select(y => new FinancialYear(2022) + y)] : [],
        [.. Enumerable.Range(0, causes).Select(c => new CommonCause($"Cause {c}", ""))],
        [
            .. Enumerable.Range(0, lines).Select(i => new SimulatedLine(
                $"Line {i}", $"Line {i}",
                [
                    .. Enumerable.Range(0, years).Select(y =>
                    {
                        // No two lines lie the same, so none shares another's table.
                        var (low, mode, high) = (Money.FromPounds(-900_000 - (i * 17)), Money.FromPounds(-594_000 - (i * 1_001 % 200_000) - y), Money.FromPounds(-200_000));
                        return new SimulatedFigure(new(shape ?? (EstimateShape)(1 + (i % 3)), low, mode, high), mode, [new(y, 1)]);
                    }),
                ],
                chance, [.. Enumerable.Range(0, causes).Select(c => new CauseShare($"Cause {c}", c == 0 ? 0.5m : -0.3m))])),
        ],
        []);

    /// <summary>By the clock, and by what the processor worked: the second does not grow when others wait for the same cores.</summary>
    private static (double Seconds, double Work) Best(Action work, int times)
    {
        var (best, least) = (double.MaxValue, double.MaxValue);
        work();
        work();
        using var process = Process.GetCurrentProcess();
        for (var i = 0; i < times; i++)
        {
            process.Refresh();
            var before = process.TotalProcessorTime;
            var watch = Stopwatch.StartNew();
            work();
            best = Math.Min(best, watch.Elapsed.TotalSeconds);
            process.Refresh();
            least = Math.Min(least, (process.TotalProcessorTime - before).TotalSeconds);
        }

        return (best, least);
    }

    private static string Seconds(double seconds) => seconds < 1 ? string.Create(CultureInfo.InvariantCulture, $"{seconds * 1000:0} ms") : string.Create(CultureInfo.InvariantCulture, $"{seconds:0.00} s");
}

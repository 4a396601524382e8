using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Outturn.App.Cli;
using Outturn.Core.Planning;
using Outturn.Core.Reports.Planning;
using Outturn.Core.Values;
using Outturn.Data.Planning;
using Outturn.Data.Record;

/// <summary>A plan of 10^4 and 10^5 lines in the store: written by one act, read, and read as at a day, beside the overview over what was read.</summary>
internal static class PlanReadBench
{
    public static async Task RunAsync(string folder, string? connection, string engine, List<(string, string, string, string)> rows)
    {
        var options = new GlobalOptions(folder, connection, AsAt.Now, null, "bench", Json: false);
        if (connection is not null)
        {
            await OutturnCommand.RunAsync(["migrate", "--data", folder, "--db", connection], new Terminal(TextWriter.Null, Console.Error, Stream.Null), TimeProvider.System);
        }

        await using var session = Must(await CouncilSession.OpenAsync(options, write: true, TimeProvider.System, CancellationToken.None));
        var store = session.Services.GetRequiredService<PlanStore>();
        foreach (var (i, lines) in new[] { 10_000, 100_000 }.Index())
        {
            var cycle = new PlanCycle(new FinancialYear(2022 + (10 * i)), 5);
            var plan = PlanBench.PlanOf(lines, cycle, (short)(10 * (i + 1)));
            var watch = Stopwatch.StartNew();
            Must(await store.WriteAsync(
                new ActRequest("plan.bench", session.Viewer.Actor, "bench", "bench", new(2022, 1, 1)), cycle,
                _ => Result.Ok(PlanChanges.None with { Opens = true, Proposals = plan.Proposals, Lines = plan.Lines, Sources = plan.Sources }), CancellationToken.None));
            var written = watch.Elapsed.TotalMilliseconds;
            if (connection is not null)
            {
                await using var source = Npgsql.NpgsqlDataSource.Create(connection);
                await using var analyze = source.CreateCommand("ANALYZE");
                await analyze.ExecuteNonQueryAsync();
            }

            var (now, bytes) = await MeasureAsync(() => store.ReadAsync(cycle, AsAt.Now));
            var (then, _) = await MeasureAsync(() => store.ReadAsync(cycle, AsAt.Day(new(2023, 1, 1))));
            var read = await store.ReadAsync(cycle, AsAt.Now);
            watch.Restart();
            _ = PlanOverview.Of(PlanLedger.Of(read)).Total.Levels[0];
            rows.Add((
                string.Create(CultureInfo.InvariantCulture, $"a plan of {read.Lines.Count:#,##0} lines read from the store ({engine})"),
                string.Create(CultureInfo.InvariantCulture, $"{now:0} ms, {bytes / 1024:#,##0} KB; as at a day {then:0} ms; written by one act {written:0} ms"),
                string.Create(CultureInfo.InvariantCulture, $"its overview, once {watch.Elapsed.TotalMilliseconds:0.0} ms"), (now / watch.Elapsed.TotalMilliseconds).ToString("0.0", CultureInfo.InvariantCulture)));
        }
    }

    private static async Task<(double Ms, long Bytes)> MeasureAsync(Func<Task<Plan>> read)
    {
        await read();
        var all = new List<double>();
        long bytes = 0;
        for (var i = 0; i < 5; i++)
        {
            GC.Collect();
            var before = GC.GetTotalAllocatedBytes();
            var watch = Stopwatch.StartNew();
            await read();
            all.Add(watch.Elapsed.TotalMilliseconds);
            bytes = GC.GetTotalAllocatedBytes() - before;
        }

        return (all.Order().ElementAt(all.Count / 2), bytes);
    }

    private static T Must<T>(Result<T> result) => result.Ok ? result.Value : throw new InvalidOperationException(result.Problems[0].Message);
}

using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Outturn.App.Cli;
using Outturn.App.Operations.Rounds;
using Outturn.App.Operations.Tracking;
using Outturn.Core.Reports;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;
using Outturn.Data.Tracking;

/// <summary>A year in its 120th statement of 250 lines, which is ten years of monthly submissions: one owner's edit, reading as at a date, comparing.</summary>
internal static class YearBench
{
    private const double EditBar = 23;
    private const double AsAtBar = 20;
    private const int Lines = 250;
    private const int Versions = 120;
    private static readonly FinancialYear Year = new(2010);
    private static readonly FinancialMonth March = new(Year, 12);

    public static async Task RunAsync(string folder, string? connection, string engine, List<(string, string, string, string)> rows)
    {
        var options = new GlobalOptions(folder, connection, AsAt.Now, null, "bench", Json: false);
        if (connection is not null)
        {
            await OutturnCommand.RunAsync(["migrate", "--data", folder, "--db", connection], new Terminal(TextWriter.Null, Console.Error, Stream.Null), TimeProvider.System);
        }

        await using var session = Must(await CouncilSession.OpenAsync(options, write: true, TimeProvider.System, CancellationToken.None));
        var import = session.Services.GetRequiredService<ImportTrackerOperation>();
        for (var version = 0; version < Versions; version++)
        {
            Must(await import.ConfirmAsync(
                session.Viewer, new IncomingFile("t.xlsx", TenThousand.Workbook(Lines, version)), new ImportChoices(Year, Day(version)),
                new ImportConfirmation(null, null, new Dictionary<string, MissingAnswer>(StringComparer.Ordinal), null, "", "bench", "bench"), CancellationToken.None));
        }

        if (connection is not null)
        {
            // As autovacuum has by the time that a council looks at what it brought in.
            await using var source = Npgsql.NpgsqlDataSource.Create(connection);
            await using var analyze = source.CreateCommand("ANALYZE");
            await analyze.ExecuteNonQueryAsync();
        }

        var store = session.Services.GetRequiredService<TrackerStore>();
        var what = $"{Lines} lines of {Versions} versions each ({engine})";
        var late = await TimeAsync(41, async () => TrackerView.Of(await store.ReadAsync(Year, AsAt.Day(Day(Versions - 1))), new TrackerFilter()));
        var early = await TimeAsync(41, async () => TrackerView.Of(await store.ReadAsync(Year, AsAt.Day(Day(8))), new TrackerFilter()));
        rows.Add(($"as-at totals over {what}, at the last", Ms(late), $"the bar {AsAtBar:0} ms; the same at the ninth {Ms(early)}", Ratio(late, AsAtBar)));

        var compare = session.Services.GetRequiredService<CompareReads>();
        var comparison = await TimeAsync(41, () => compare.RunAsync(session.Viewer, Year, new(Day(60), null), new(Day(Versions - 1), null), CancellationToken.None));
        rows.Add(($"two positions compared, {what}", Ms(comparison), $"reading one {Ms(late)}", Ratio(comparison, late)));
        var year = session.Services.GetRequiredService<YearReads>();
        var path = await TimeAsync(11, () => year.RunAsync(session.Viewer, Year, AsAt.Now, CancellationToken.None));
        rows.Add(($"the year's path from all {Lines * Versions:#,##0} statements ({engine})", Ms(path), $"reading one position {Ms(late)}", Ratio(path, late)));

        Must(await session.Services.GetRequiredService<RunRoundOperation>().OpenAsync(session.Viewer, new OpenRound(March, March.LastDay), "bench", "bench", CancellationToken.None));
        var submit = session.Services.GetRequiredService<SubmitForecastsOperation>();
        var line = (await store.ReadAsync(Year, AsAt.Day(March.LastDay))).Lines[0];
        var basis = line.Acts.Forecast;
        var n = 0;
        var (saving, reading) = (new List<double>(), new List<double>());
        for (var i = 0; i < 44; i++)
        {
            var draft = new LineDraft(basis, new Dictionary<int, string> { [4] = (n++ % 2 == 0 ? -7 : -8).ToString(CultureInfo.InvariantCulture) }, null, Ready: true, new Dictionary<int, string>());
            var watch = Stopwatch.StartNew();
            var done = Must(await submit.RunAsync(session.Viewer, new SubmitForecasts(March, new(new Dictionary<Guid, LineDraft> { [line.Id] = draft })), "bench", CancellationToken.None));
            saving.Add(watch.Elapsed.TotalMilliseconds);
            watch.Restart();
            _ = TrackerView.Of(await store.ReadAsync(Year, AsAt.Day(March.LastDay)), new TrackerFilter());
            reading.Add(watch.Elapsed.TotalMilliseconds);
            basis = done.Number ?? throw new InvalidOperationException("Nothing was written.");
        }

        var calendar = await TimeAsync(15, () => store.CalendarAsync(Year));
        var state = await TimeAsync(15, () => store.StateAsync(Year, AsAt.Day(March.LastDay), March));
        rows.Add(($"what a decision rests on: the year's state read whole ({engine})", Ms(state), $"its calendar alone {Ms(calendar)}", Ratio(state, calendar)));
        var save = Median(saving[3..]);
        var refresh = Median(reading[3..]);
        rows.Add(($"one owner's edit saved durably, with refreshed totals, {what}", $"{Ms(save + refresh)} (saved {Ms(save)}, totals {Ms(refresh)}; the fastest {Ms(saving.Zip(reading, (a, b) => a + b).Min())})", $"the bar {EditBar:0} ms: a resident LibreOffice's edit with its summary", Ratio(save + refresh, EditBar)));
    }

    private static DateOnly Day(int version) => Year.FirstDay.AddDays(version * 3);

    private static T Must<T>(Result<T> result) => result.Ok ? result.Value : throw new InvalidOperationException(result.Problems[0].Message);

    private static async Task<double> TimeAsync<T>(int times, Func<Task<T>> work)
    {
        await work();
        await work();
        await work();
        var all = new List<double>();
        for (var i = 0; i < times; i++)
        {
            var watch = Stopwatch.StartNew();
            await work();
            all.Add(watch.Elapsed.TotalMilliseconds);
        }

        return Median(all);
    }

    private static double Median(List<double> all) => all.Order().ElementAt(all.Count / 2);

    private static string Ms(double ms) => ms.ToString(ms < 10 ? "0.0" : "0", CultureInfo.InvariantCulture) + " ms";

    private static string Ratio(double a, double b) => (a / b).ToString("0.0", CultureInfo.InvariantCulture);
}

using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Xml;
using Microsoft.Extensions.DependencyInjection;
using Outturn.App.Cli;
using Outturn.App.Hosting;
using Outturn.App.Operations.Tracking;
using Outturn.App.Security;
using Outturn.Core.Assurance;
using Outturn.Core.Reports;
using Outturn.Core.Sheets;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;
using Outturn.Data.Tracking;
using Outturn.Documents.Reading;
using Outturn.Documents.Writing;

// Measures what users feel, each beside a naive baseline in the same run, and prints a table with ratios.
// dotnet run -c Release --project bench/Outturn.Bench [-- docs/reference/performance.md]
// With --year it measures the year alone, with --plan the plan's tables alone, with --read the reading of business cases alone, with --write the writing of them alone, and writes nothing.
// With --simulate it measures the simulation alone, and writes its page where a path follows: docs/reference/performance-of-simulation.md.
// With --recall it counts what is read of the labelled papers and prints the page, or writes it where a path follows.
if (args is ["--recall", ..])
{
    await RecallBench.RunAsync(args is [_, var page, ..] ? page : null);
    return;
}

var rows = new List<(string Work, string Ours, string Beside, string Ratio)>();
if (args is ["--simulate", ..])
{
    SimulateBench.Run(rows);
    Print(rows);
    if (args is [_, var path])
    {
        File.WriteAllText(path, SimulateBench.Page(rows));
    }

    return;
}

var folder = Directory.CreateTempSubdirectory("outturn-bench-").FullName;
try
{
    if (args is not (["--year"] or ["--plan"] or ["--read"]))
    {
        WriteBench.Run(rows);
    }

    if (args is not (["--year"] or ["--plan"] or ["--write"]))
    {
        await ReadBench.RunAsync(rows);
    }

    if (args is ["--read"] or ["--write"])
    {
        Print(rows);
        return;
    }

    if (args is not ["--year"])
    {
        if (args is not ["--plan"])
        {
            SimulateBench.Run(rows);
        }

        PlanBench.Run(rows);
        await PlanReadBench.RunAsync(Path.Combine(folder, "plan"), null, "SQLite", rows);
        using var postgres = PrivatePostgres.Start();
        if (postgres is not null)
        {
            await PlanReadBench.RunAsync(Path.Combine(folder, "plan-postgres"), postgres.Connection, "PostgreSQL", rows);
            Npgsql.NpgsqlConnection.ClearAllPools();
        }
    }

    if (args is ["--plan"])
    {
        foreach (var (work, ours, beside, ratio) in rows)
        {
            Console.WriteLine($"{work}: {ours} | {beside} | {ratio}");
        }

        return;
    }

    await YearBench.RunAsync(Path.Combine(folder, "year"), null, "SQLite", rows);
    using (var postgres = PrivatePostgres.Start())
    {
        if (postgres is not null)
        {
            await YearBench.RunAsync(Path.Combine(folder, "year-postgres"), postgres.Connection, "PostgreSQL", rows);
            Npgsql.NpgsqlConnection.ClearAllPools();
        }
    }

    if (args is ["--year"])
    {
        foreach (var (work, ours, beside, ratio) in rows)
        {
            Console.WriteLine($"{work}: {ours} | {beside} | {ratio}");
        }

        return;
    }

    var workbook = TenThousand.Workbook(10_000);
    var reading = Time(9, () => TrackerReader.Read(GridReader.Read(workbook, "tracker.xlsx").Value!, TenThousand.Options));
    var scan = Time(9, () => TenThousand.UnzipAndScan(workbook));
    rows.Add(("read, understand and total a 10,000-row workbook of 22 columns", Ms(reading), $"unzip and scan its XML {Ms(scan)}", Ratio(reading, scan)));

    var read = TrackerReader.Read(GridReader.Read(workbook, "tracker.xlsx").Value!, TenThousand.Options);
    if (read.Lines.Count != 10_000 || read.BadRows.Count > 0)
    {
        throw new InvalidOperationException($"{read.Lines.Count} lines, {read.BadRows.Count} bad rows: {read.BadRows.FirstOrDefault()?.Reason} {read.Problems.FirstOrDefault()?.Message}");
    }

    var context = new TrackerCheckContext(new(2020), new DateOnly(2020, 9, 30), RagRule.Shipped, "bench") { PrintedTotals = read.PrintedTotals };
    var checking = Time(9, () => TrackerChecks.Run(CheckedLine.From(read), context));
    rows.Add(("check those 10,000 lines", Ms(checking), $"reading them {Ms(reading)}", Ratio(checking, reading)));

    var options = new GlobalOptions(Path.Combine(folder, "ten"), null, AsAt.Now, null, "bench", Json: false);
    var opened = await CouncilSession.OpenAsync(options, write: true, TimeProvider.System, CancellationToken.None);
    await using (var session = opened.Value!)
    {
        var import = session.Services.GetRequiredService<ImportTrackerOperation>();
        var times = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            var watch = Stopwatch.StartNew();
            var done = await import.ConfirmAsync(
                session.Viewer, new IncomingFile("tracker.xlsx", workbook), new ImportChoices(new FinancialYear(2020 + i), new DateOnly(2020 + i, 9, 30)),
                new ImportConfirmation(null, null, new Dictionary<string, MissingAnswer>(StringComparer.Ordinal), null, "", "bench", "bench"), CancellationToken.None);
            times.Add(watch.Elapsed.TotalMilliseconds);
            if (!done.Ok)
            {
                throw new InvalidOperationException(done.Problems[0].Message);
            }
        }

        var importing = Median(times);
        rows.Add(("the same, brought in: read, compared, written as 60,000 facts, hashed and durable (SQLite)", Ms(importing), $"unzip and scan {Ms(scan)}", Ratio(importing, scan)));
    }

    await ServedAsync(folder, rows);
}
finally
{
    Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    Directory.Delete(folder, recursive: true);
}

var memory = Process.GetCurrentProcess().PeakWorkingSet64 / 1024 / 1024;
var text = new StringBuilder();
text.Append(CultureInfo.InvariantCulture, $"# Performance\n\nWritten by `dotnet run -c Release --project bench/Outturn.Bench -- docs/reference/performance.md`. Medians of warm runs on {Environment.ProcessorCount} cores; ratios are within one run, so they hold when the machine's speed does not. Peak memory of the whole run: {memory} MB.\n\n| work | Outturn | beside it | ratio |\n| --- | --- | --- | --- |\n");
foreach (var (work, ours, beside, ratio) in rows)
{
    text.Append(CultureInfo.InvariantCulture, $"| {work} | {ours} | {beside} | {ratio} |\n");
}

Console.WriteLine(text);
if (args.Length > 0)
{
    File.WriteAllText(args[0], text.ToString());
}

static void Print(List<(string Work, string Ours, string Beside, string Ratio)> rows)
{
    foreach (var (work, ours, beside, ratio) in rows)
    {
        Console.WriteLine($"{work}: {ours} | {beside} | {ratio}");
    }
}

static async Task ServedAsync(string folder, List<(string, string, string, string)> rows)
{
    var options = new GlobalOptions(Path.Combine(folder, "served"), null, AsAt.Now, null, "bench", Json: false);
    await using (var session = (await CouncilSession.OpenAsync(options, write: true, TimeProvider.System, CancellationToken.None)).Value!)
    {
        var import = session.Services.GetRequiredService<ImportTrackerOperation>();
        var store = session.Services.GetRequiredService<TrackerStore>();

        // 1,000 lines; and 250 lines stated each month for ten years.
        foreach (var (year, lines, months) in new[] { (2020, 1_000, 1), (2010, 250, 120) })
        {
            for (var month = 0; month < months; month++)
            {
                var done = await import.ConfirmAsync(
                    session.Viewer, new IncomingFile("t.xlsx", TenThousand.Workbook(lines, month)), new ImportChoices(new FinancialYear(year), new DateOnly(year, 4, 30).AddMonths(month)),
                    new ImportConfirmation(null, null, new Dictionary<string, MissingAnswer>(StringComparer.Ordinal), null, "", "bench", "bench"), CancellationToken.None);
                if (!done.Ok)
                {
                    throw new InvalidOperationException(done.Problems[0].Message);
                }
            }
        }

        var early = await TimeAsync(25, async () => TrackerView.Of(await store.ReadAsync(new(2010), AsAt.Day(new(2010, 12, 31))), new TrackerFilter()));
        var late = await TimeAsync(25, async () => TrackerView.Of(await store.ReadAsync(new(2010), AsAt.Day(new(2020, 3, 31))), new TrackerFilter()));
        rows.Add(("as-at totals of 250 lines stated monthly for ten years, at the end", Ms(late), $"the same as at the ninth month {Ms(early)}", Ratio(late, early)));
        var accounts = session.Services.GetRequiredService<Accounts>();
        await accounts.CreateAsync("bench@sample.example", "Bench", [Roles.Finance], null);
        var assign = session.Services.GetRequiredService<AssignOwnersOperation>();
        var n = 0;
        var edit = await TimeAsync(15, async () =>
        {
            n++;
            await assign.RunAsync(session.Viewer, new(2020), new AssignOwners(["S0001"], $"Owner {n}"), null, "bench", "bench", CancellationToken.None);
            return TrackerView.Of(await store.ReadAsync(new(2020), AsAt.Now), new TrackerFilter());
        });
        rows.Add(("one edit of 1,000 lines, saved durably, with totals worked again", Ms(edit), "a resident LibreOffice's edit with its summary 23 ms (measured elsewhere)", Ratio(edit, 23)));
    }

    await using var app = (await ServeCommand.StartAsync(options, "http://127.0.0.1:0", TimeProvider.System, CancellationToken.None)).Value!;
    string link;
    await using (var scope = app.Services.CreateAsyncScope())
    {
        link = await scope.ServiceProvider.GetRequiredService<SignInLinks>().CreateAsync((await scope.ServiceProvider.GetRequiredService<Accounts>().FindAsync("bench@sample.example"))!);
    }

    using var client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(ServeCommand.Address(app)) };
    var html = await client.GetStringAsync(link);
    var token = html[(html.IndexOf("__RequestVerificationToken\" type=\"hidden\" value=\"", StringComparison.Ordinal) + 49)..].Split('"')[0];
    using (var signIn = new FormUrlEncodedContent([new("token", link.Split("token=")[1]), new("__RequestVerificationToken", token)]))
    {
        (await client.PostAsync(link, signIn)).EnsureSuccessStatusCode();
    }

    var page = await client.GetByteArrayAsync("/tracker/2020-21");
    var listing = await TimeAsync(40, () => client.GetByteArrayAsync("/tracker/2020-21"));
    using var bare = WebApplicationOfBytes(page);
    await bare.StartAsync();
    using var plain = new HttpClient { BaseAddress = new Uri(bare.Urls.First()) };
    var same = await TimeAsync(40, () => plain.GetByteArrayAsync("/"));
    rows.Add(($"list 1,000 tracker lines, one page with totals, proofs and findings ({page.Length / 1024} KB)", Ms(listing), $"the same bytes from memory {Ms(same)}", Ratio(listing, same)));
    await bare.StopAsync();
    await app.StopAsync();
}

static Microsoft.AspNetCore.Builder.WebApplication WebApplicationOfBytes(byte[] bytes)
{
    var builder = Microsoft.AspNetCore.Builder.WebApplication.CreateSlimBuilder();
    Microsoft.AspNetCore.Hosting.HostingAbstractionsWebHostBuilderExtensions.UseUrls(builder.WebHost, "http://127.0.0.1:0");
    var app = builder.Build();
    Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapGet(app, "/", (Microsoft.AspNetCore.Http.HttpContext http) => http.Response.Body.WriteAsync(bytes).AsTask());
    return app;
}

static double Time<T>(int times, Func<T> work)
{
    work();
    work();
    var all = new List<double>();
    for (var i = 0; i < times; i++)
    {
        var watch = Stopwatch.StartNew();
        work();
        all.Add(watch.Elapsed.TotalMilliseconds);
    }

    return Median(all);
}

static async Task<double> TimeAsync<T>(int times, Func<Task<T>> work)
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

static double Median(List<double> all) => all.Order().ElementAt(all.Count / 2);

static string Ms(double ms) => ms.ToString(ms < 10 ? "0.0" : "0", CultureInfo.InvariantCulture) + " ms";

static string Ratio(double a, double b) => (a / b).ToString("0.0", CultureInfo.InvariantCulture);

internal static class TenThousand
{
    public static ReadOptions Options { get; } = new(new FinancialYear(2020), new DateOnly(2020, 9, 30));

    /// <summary>A tracker workbook of our own making, with the texts that trackers have.</summary>
    public static byte[] Workbook(int lines, int month = 0)
    {
        var rags = new[] { Rag.Green, Rag.Amber, Rag.Red };
        var items = Enumerable.Range(1, lines).Select(i =>
        {
            var q = Amount.Of(Money.FromThousands(-(i % 90) - 10));
            var f = Amount.Of(Money.FromThousands(-(i % 80) - 5 - (month % 7)));
            return new TrackerLine(
                Guid.Empty, new(2020), $"S{i:0000}", $"S{i:0000}",
                new LineDetails($"Saving number {i} from doing the same with less", "A description as long as councils write them, of what will be done, by whom, for whom and why it saves money in the year and in those after it.", [i % 2 == 0 ? "Adults" : "Children"], $"Service {i % 12}", i % 9 == 0 ? "The NHS" : "", []),
                new LinePlan(Amount.Of(Money.FromThousands(i % 7)), Core_Phasing(q)),
                new LineForecast(Core_Phasing(f), rags[i % 3], Direction.NoChange, false, $"On the way in month {month}; the next review is set for the coming quarter.", null),
                "", LineStanding.In);
        }).ToList();
        return WorkbookWriter.Write(TrackerView.Of(new TrackerPosition(new(2020), AsAt.Day(new(2020, 9, 30)), items, []), new TrackerFilter(Group: Grouping.None)).ToSheet());

        static Outturn.Core.Series.Phasing Core_Phasing(Amount part) => Outturn.Core.Series.Phasing.AsPrinted([part, part, part, part], null);
    }

    /// <summary>The physical limit: every byte of the workbook inflated, every node of its XML seen.</summary>
    public static long UnzipAndScan(byte[] workbook)
    {
        long nodes = 0;
        using var zip = new ZipArchive(new MemoryStream(workbook));
        foreach (var entry in zip.Entries.Where(e => e.Name.EndsWith(".xml", StringComparison.Ordinal)))
        {
            using var stream = entry.Open();
            using var xml = XmlReader.Create(stream);
            while (xml.Read())
            {
                nodes++;
            }
        }

        return nodes;
    }
}

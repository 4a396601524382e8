using System.Diagnostics;
using System.Globalization;
using System.Text;
using Outturn.WebTests.Web;

namespace Outturn.WebTests.Cli;

/// <summary>
/// Imports in processes of their own that are killed at any moment. What was acknowledged is there; what was not is absent or,
/// where the kill fell between the commit and the word of it, whole; the chain verifies. OUTTURN_KILLS sets how many (16 by default).
/// </summary>
public sealed class KillTests(SqliteFiles sqlite, PostgresServer postgres)
{
    private const int Lines = 400;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_killed_import_leaves_nothing_half_written(string engine)
    {
        var kills = int.TryParse(Environment.GetEnvironmentVariable("OUTTURN_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 16;
        using var council = await CommandCouncil.NewAsync(engine == Engines.Sqlite ? sqlite : postgres);
        var random = new Random(20171031);

        // How long a whole import takes here, so that kills fall on all of it.
        var watch = Stopwatch.StartNew();
        Assert.True(await ImportAsync(council, 0, killAfter: null));
        var whole = watch.Elapsed;
        var acknowledged = new List<int> { 0 };
        var killed = 0;
        for (var i = 1; i <= kills; i++)
        {
            if (await ImportAsync(council, i, whole * (0.25 + (random.NextDouble() * 0.85))))
            {
                acknowledged.Add(i);
            }
            else
            {
                killed++;
            }
        }

        Assert.True(killed > 0, "No import was killed: the test tried nothing.");
        var verified = await council.RunAsync("verify", "--json");
        Assert.Equal(0, verified.Exit);
        var acts = verified.Json.GetProperty("acts").GetInt64();
        Assert.InRange(acts, acknowledged.Count, kills + 1);
        for (var i = 0; i <= kills; i++)
        {
            var position = Position(i);
            var read = await council.RunAsync("tracker", "--year", "2020-21", "--as-at", position, "--json");
            var forecast = read.Json.GetProperty("totals").GetProperty("forecast").GetProperty("total").GetProperty("pounds").GetString()!;
            var stands = long.Parse(forecast[..^3], CultureInfo.InvariantCulture);

            // Every line of import i says i: the total is that of a whole import, and of none later than i.
            var of = -(stands / 1000) - (Lines * 100L);
            Assert.Equal(0, of % Lines);
            var which = (int)(of / Lines);
            Assert.InRange(which, 0, i);
            if (acknowledged.Contains(i))
            {
                Assert.Equal(i, which);
            }
        }
    }

    private static string Position(int i) => new DateOnly(2020, 4, 1).AddDays(i).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task<bool> ImportAsync(CommandCouncil council, int number, TimeSpan? killAfter)
    {
        var text = new StringBuilder("Ref,Saving,Committee,Target £000,Forecast £000,RAG,Commentary\n");
        for (var line = 1; line <= Lines; line++)
        {
            text.Append(CultureInfo.InvariantCulture, $"S{line:0000},Saving {line},Resources,-200,-{100 + number},Green,Import {number}\n");
        }

        var file = council.Write($"import-{number}.csv", text.ToString());
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "outturn.dll"), "import", file, "--year", "2020-21", "--position", Position(number), "--savings", "negative", .. council.Place])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (killAfter is { } after && !process.WaitForExit(after))
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync();
        await errors;
        return (await output).Contains("written: act", StringComparison.Ordinal);
    }
}

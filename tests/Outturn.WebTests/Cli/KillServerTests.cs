using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Outturn.Core.Values;
using Outturn.WebTests.Web;

namespace Outturn.WebTests.Cli;

/// <summary>
/// A server that is killed at any moment while people submit, sign off and return over HTTP and by the command line. What was acknowledged is there
/// after the restart; of what was not, all or nothing; the chain verifies. OUTTURN_KILLS sets how often (8 by default).
/// </summary>
public sealed partial class KillServerTests(SqliteFiles sqlite, PostgresServer postgres)
{
    private const string Month = "2020-07";
    private const string Page = "/tracker/2020-21/rounds/2020-07";
    private const int Lines = 24;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_killed_server_loses_nothing_that_it_acknowledged(string engine)
    {
        var kills = int.TryParse(Environment.GetEnvironmentVariable("OUTTURN_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 8;
        using var council = await CommandCouncil.NewAsync(engine == Engines.Sqlite ? sqlite : postgres);
        var world = new Known();
        await SetUpAsync(council, world);
        var random = new Random(20200731);
        using var first = new Browser(await LinkAsync(council, "first"));
        using var second = new Browser(await LinkAsync(council, "second"));
        var cut = 0;
        for (var i = 0; i < kills; i++)
        {
            using (var server = await Server.StartAsync(council.Place))
            {
                using var stop = new CancellationTokenSource();
                var work = Task.WhenAll(
                    ReviewAsync(first, server.Address, world, random.Next(), k => k % 3 == 0, stop.Token),
                    ReviewAsync(second, server.Address, world, random.Next(), k => k % 3 == 1, stop.Token),
                    SubmitAsync(council.Place, world, random.Next(), k => k % 3 == 2, stop.Token));

                // Not before the first deed of this life is acknowledged, then at any moment.
                var before = world.Acknowledged;
                for (var wait = Stopwatch.StartNew(); world.Acknowledged == before && !work.IsCompleted && wait.Elapsed < TimeSpan.FromSeconds(90);)
                {
                    await Task.Delay(20, TestContext.Current.CancellationToken);
                }

                await Task.Delay(random.Next(0, 1_500), TestContext.Current.CancellationToken);
                server.Kill();
                await stop.CancelAsync();
                await work;
            }

            cut += await CheckAsync(council, world);
        }

        TestContext.Current.SendDiagnosticMessage("{0}: {1} kills, {2} acknowledged, {3} cut off", engine, kills, world.Acknowledged, cut);
        Assert.True(world.Acknowledged >= kills, $"Only {world.Acknowledged} deeds were acknowledged: the test tried nothing.");
    }

    private static async Task SetUpAsync(CommandCouncil council, Known world)
    {
        var text = new StringBuilder("Ref,Saving,Committee,Target £000,Forecast £000,RAG,Commentary\n");
        for (var line = 0; line < Lines; line++)
        {
            text.Append(CultureInfo.InvariantCulture, $"S{line:00},Saving {line},Resources,-200,-100,Red,Number 100\n");
        }

        Assert.Equal(0, (await council.RunAsync("import", council.Write("t.csv", text.ToString()), "--year", "2020-21", "--position", "2020-06-30", "--savings", "negative")).Exit);
        Assert.Equal(0, (await council.RunAsync(["owners", .. Enumerable.Range(0, Lines).Select(l => $"S{l:00}"), "--year", "2020-21", "--owner", "Head of post"])).Exit);
        Assert.Equal(0, (await council.RunAsync("round", "open", "--month", Month)).Exit);
        for (var line = 0; line < Lines; line++)
        {
            Assert.Equal(0, (await council.RunAsync("round", "submit", "--month", Month, "--line", $"S{line:00}")).Exit);
            world.Stands[$"S{line:00}"] = new("submitted", "Number 100");
        }
    }

    private static async Task<string> LinkAsync(CommandCouncil council, string name) =>
        (await council.RunAsync("user", "add", $"{name}@sample.example", "--post", "Finance " + name, "--role", Roles.Finance, "--json")).Json.GetProperty("link").GetString()!;

    /// <summary>Signs off what is submitted and returns what is signed off, as fast as it goes, until the server is gone.</summary>
    private static async Task ReviewAsync(Browser browser, Uri address, Known world, int seed, Func<int, bool> mine, CancellationToken stop)
    {
        var random = new Random(seed);
        try
        {
            await browser.SignInAsync(address);
            while (!stop.IsCancellationRequested)
            {
                var html = await browser.GetAsync(new Uri(address, Page + "?state=all"));
                var token = Token().Match(html).Groups[1].Value;
                var ticks = Tick().Matches(html).ToDictionary(m => m.Groups[2].Value, m => m.Groups[1].Value, StringComparer.Ordinal);
                var open = ticks.Keys.Where(k => mine(int.Parse(k[1..], CultureInfo.InvariantCulture))).Order(StringComparer.Ordinal).ToList();
                if (open.Count == 0)
                {
                    return;
                }

                var key = open[random.Next(open.Count)];
                var verdict = world.Stands[key].State == "signed-off" ? "return" : "sign-off";
                var reason = $"Reason {world.Next()}";
                var attempt = verdict == "return" ? new Deed("returned", reason) : new Deed("signed-off", "");
                world.Tried[key] = attempt;
                var (status, leads) = await browser.PostAsync(new Uri(address, Page + "?handler=Review&state=all"), [new("verdict", verdict), new("Reason", reason), new("Lines", ticks[key]), new("__RequestVerificationToken", token)]);
                Assert.True(status == HttpStatusCode.Redirect && leads!.Contains("done=", StringComparison.Ordinal), $"{verdict} of {key} answered {status} {leads}");
                world.Acknowledge(key, attempt);
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // The server is gone; what was tried last may be there or not.
        }
    }

    /// <summary>Submits new figures by processes that are killed with the server.</summary>
    private static async Task SubmitAsync(string[] place, Known world, int seed, Func<int, bool> mine, CancellationToken stop)
    {
        var random = new Random(seed);
        var keys = world.Stands.Keys.Where(k => mine(int.Parse(k[1..], CultureInfo.InvariantCulture))).Order(StringComparer.Ordinal).ToList();
        while (!stop.IsCancellationRequested)
        {
            var key = keys[random.Next(keys.Count)];
            var number = 100 + world.Next();
            var attempt = new Deed("submitted", string.Create(CultureInfo.InvariantCulture, $"Number {number}"));
            world.Tried[key] = attempt;
            using var process = Processes.Start(["round", "submit", "--month", Month, "--line", key, "--forecast", string.Create(CultureInfo.InvariantCulture, $"-{number}"), "--commentary", attempt.Words, .. place]);
            var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
            try
            {
                await process.WaitForExitAsync(stop);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }

            if ((await output).Contains("submitted for", StringComparison.Ordinal))
            {
                world.Acknowledge(key, attempt);
            }
            else
            {
                Assert.DoesNotContain("error:", await errors, StringComparison.Ordinal);
            }
        }
    }

    /// <summary>Compares the record with what was acknowledged, and takes over what it holds; gives how many deeds were cut off.</summary>
    private static async Task<int> CheckAsync(CommandCouncil council, Known world)
    {
        var verified = await council.RunAsync("verify", "--json");
        Assert.True(verified.Exit == 0 && verified.Json.GetProperty("holds").GetBoolean(), verified.Output);
        var cut = 0;
        foreach (var line in (await council.RunAsync("round", "status", "--month", Month, "--json")).Json.GetProperty("lines").EnumerateArray())
        {
            var key = line.GetProperty("line").GetString()!;
            var state = line.GetProperty("state").GetString()!;
            var commentary = line.GetProperty("commentary").GetString()!;

            // A figure and its words are of one submission.
            Assert.Equal("Number " + line.GetProperty("forecast").GetString()!.TrimStart('-').Replace(",", "", StringComparison.Ordinal), commentary);
            var now = new Deed(state, state switch { "submitted" => commentary, "returned" => line.GetProperty("reason").GetString()!, _ => "" });
            var acknowledged = world.Stands[key];
            if (now != acknowledged)
            {
                Assert.True(world.Tried.TryGetValue(key, out var tried) && tried == now, $"{key} stands as {now}; {acknowledged} was acknowledged and {tried} was tried");
                world.Stands[key] = now;
            }

            cut += world.Tried.ContainsKey(key) ? 1 : 0;
        }

        world.Tried.Clear();

        // What was returned is submitted again, so that there is something to do.
        foreach (var (key, _) in world.Stands.Where(s => s.Value.State == "returned").ToList())
        {
            Assert.Equal(0, (await council.RunAsync("round", "submit", "--month", Month, "--line", key)).Exit);
            world.Stands[key] = new("submitted", "Number 100");
        }

        return cut;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("name=\"Lines\" value=\"([0-9a-f.]+)\"[^>]*>.*?<b>(S[0-9]+)</b>", RegexOptions.Singleline)]
    private static partial Regex Tick();

    /// <summary>Where a line is, and the words that tell this deed from others.</summary>
    private sealed record Deed(string State, string Words);

    /// <summary>What the test knows: what was acknowledged, and what was tried since.</summary>
    private sealed class Known
    {
        private int number;
        private int acknowledged;

        public ConcurrentDictionary<string, Deed> Stands { get; } = new(StringComparer.Ordinal);

        public ConcurrentDictionary<string, Deed> Tried { get; } = new(StringComparer.Ordinal);

        public int Acknowledged => acknowledged;

        public int Next() => Interlocked.Increment(ref number);

        public void Acknowledge(string key, Deed deed)
        {
            Stands[key] = deed;
            Tried.TryRemove(key, out _);
            Interlocked.Increment(ref acknowledged);
        }
    }

    /// <summary>One person's cookies, over the server's restarts.</summary>
    private sealed class Browser(string link) : IDisposable
    {
        private readonly HttpClient client = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { Timeout = TimeSpan.FromSeconds(20) };
        private bool signedIn;

        public async Task SignInAsync(Uri address)
        {
            if (signedIn)
            {
                return;
            }

            var at = new Uri(address, link);
            var token = Token().Match(await GetAsync(at)).Groups[1].Value;
            var (status, _) = await PostAsync(at, [new("token", link[(link.IndexOf("token=", StringComparison.Ordinal) + 6)..]), new("__RequestVerificationToken", token)]);
            signedIn = status == HttpStatusCode.Redirect;
            Assert.True(signedIn, $"signing in answered {status}");
        }

        public async Task<string> GetAsync(Uri at)
        {
            using var answer = await client.GetAsync(at);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return await answer.Content.ReadAsStringAsync();
        }

        public async Task<(HttpStatusCode Status, string? Leads)> PostAsync(Uri at, IEnumerable<KeyValuePair<string, string>> fields)
        {
            using var content = new FormUrlEncodedContent(fields);
            using var answer = await client.PostAsync(at, content);
            return (answer.StatusCode, answer.Headers.Location?.OriginalString);
        }

        public void Dispose() => client.Dispose();
    }

    private static class Processes
    {
        public static Process Start(string[] arguments)
        {
            var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
            foreach (var argument in arguments.Prepend(Path.Combine(AppContext.BaseDirectory, "outturn.dll")))
            {
                start.ArgumentList.Add(argument);
            }

            return Process.Start(start)!;
        }
    }

    /// <summary>A server in a process of its own.</summary>
    private sealed class Server : IDisposable
    {
        private readonly Process process;

        private Server(Process process, Uri address)
        {
            this.process = process;
            Address = address;
        }

        public Uri Address { get; }

        public static async Task<Server> StartAsync(string[] place)
        {
            var started = Processes.Start(["serve", "--urls", "http://127.0.0.1:0", .. place]);
            started.ErrorDataReceived += (_, _) => { };
            started.BeginErrorReadLine();
            var said = await started.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60));
            Assert.NotNull(said);
            return new(started, new Uri(said.Split(' ')[2].TrimEnd('.')));
        }

        public void Kill()
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        public void Dispose()
        {
            if (!process.HasExited)
            {
                Kill();
            }

            process.Dispose();
        }
    }
}

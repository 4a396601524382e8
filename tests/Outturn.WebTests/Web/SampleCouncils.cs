using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Outturn.Data;
using Outturn.WebTests.Web;

[assembly: AssemblyFixture(typeof(SampleCouncils))]

namespace Outturn.WebTests.Web;

/// <summary>One sample council for each database, shared by the tests that only read.</summary>
public sealed class SampleCouncils : IAsyncDisposable
{
    private readonly Dictionary<string, Task<WebCouncil>> councils = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    public Task<WebCouncil> OnAsync(string engine, ITestDatabases databases)
    {
        lock (gate)
        {
            return councils.TryGetValue(engine, out var known) ? known : councils[engine] = WebCouncil.StartAsync(databases);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var council in councils.Values.Where(c => c.IsCompletedSuccessfully))
        {
            await (await council).DisposeAsync();
        }
    }
}

public static class Engines
{
    public const string Sqlite = "SQLite";
    public const string Postgres = "PostgreSQL";

    public static TheoryData<string> Both { get; } = [Sqlite, Postgres];
}

/// <summary>A test of the served application; each runs on both databases.</summary>
public abstract class ServedTests(SampleCouncils councils, SqliteFiles sqlite, PostgresServer postgres)
{
    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The shared sample council: for reading.</summary>
    protected Task<WebCouncil> OnAsync(string engine) => councils.OnAsync(engine, Of(engine));

    /// <summary>One of the test's own: for writing. The test disposes of it.</summary>
    protected Task<WebCouncil> NewOnAsync(string engine, bool sample = true, TimeProvider? clock = null) => WebCouncil.StartAsync(Of(engine), sample, clock);

    /// <summary>A sample council of the test's own in which no round is open.</summary>
    protected Task<WebCouncil> NewWithoutRoundAsync(string engine) => WebCouncil.StartAsync(Of(engine), openRound: false);

    /// <summary>
    /// Holds a page to its statement budget, once it is warm. Other tests may ask the same council meanwhile, and only add:
    /// the least of a few counts is the page's own.
    /// </summary>
    protected static async Task TakesAtMostAsync(int budget, WebCouncil council, string role, string path)
    {
        var statements = council.Services.GetRequiredService<SqlStatements>();
        IReadOnlyList<string>? fewest = null;
        for (var look = 0; look < 24 && !(fewest?.Count <= budget); look++)
        {
            // Other tests that look at the same council are over after a while.
            await Task.Delay(look * 10);
            await council.GetAsync(role, path);
            using var watch = statements.Watch();
            Assert.Equal(HttpStatusCode.OK, (await council.GetAsync(role, path)).Status);
            fewest = fewest is null || watch.Count < fewest.Count ? watch.Texts : fewest;
        }

        Assert.NotEmpty(fewest!);
        Assert.True(fewest!.Count <= budget, $"{path} for {role} took {fewest.Count} statements: {string.Join(" | ", fewest)}");
    }

    protected ITestDatabases Of(string engine) => engine == Engines.Sqlite ? sqlite : postgres;
}

using Outturn.WebTests.Web;

[assembly: AssemblyFixture(typeof(PlanCouncils))]

namespace Outturn.WebTests.Web;

/// <summary>One council with a small plan for each database, shared by the tests that only read.</summary>
public sealed class PlanCouncils : IAsyncDisposable
{
    private readonly Dictionary<string, Task<WebCouncil>> councils = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    public Task<WebCouncil> OnAsync(string engine, ITestDatabases databases)
    {
        lock (gate)
        {
            return councils.TryGetValue(engine, out var known) ? known : councils[engine] = NewAsync(databases);
        }
    }

    /// <summary>Another one, for a test that writes. The test disposes of it.</summary>
    public static async Task<WebCouncil> NewAsync(ITestDatabases databases)
    {
        var council = await WebCouncil.StartAsync(databases, sample: false);
        await SomeCouncilPlan.MakeAsync(council.Services);
        return council;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var council in councils.Values.Where(c => c.IsCompletedSuccessfully))
        {
            await (await council).DisposeAsync();
        }
    }
}

/// <summary>A test of the plan's pages; each runs on both databases.</summary>
public abstract class PlanServedTests(PlanCouncils plans, SampleCouncils councils, SqliteFiles sqlite, PostgresServer postgres) : ServedTests(councils, sqlite, postgres)
{
    /// <summary>The shared council with a plan: for reading.</summary>
    protected Task<WebCouncil> PlanOnAsync(string engine) => plans.OnAsync(engine, Of(engine));

    /// <summary>One of the test's own: for writing. The test disposes of it.</summary>
    protected Task<WebCouncil> NewPlanOnAsync(string engine) => PlanCouncils.NewAsync(Of(engine));

    /// <summary>Posts a form as a browser does, to the page's own address unless another is given.</summary>
    protected static Task<Page> PostAsync(WebCouncil council, string role, string page, params (string Name, string Value)[] fields) =>
        council.SendAsync(role, page, page, fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    /// <summary>The cells of a table's row, by the row's heading, without ticks and without years outside the cycle.</summary>
    protected static string[] RowOf(Page page, string heading) =>
        [.. page.Document.QuerySelectorAll("main table tr").First(r => r.QuerySelector("th[scope=row]")?.TextContent.Trim().StartsWith(heading, StringComparison.Ordinal) == true).QuerySelectorAll("td:not(.app-outside)")
            .Select(td => td.ChildNodes.Where(n => n.NodeType == AngleSharp.Dom.NodeType.Text).Select(n => n.TextContent.Trim()).FirstOrDefault(t => t.Length > 0) ?? td.TextContent.Trim())];
}

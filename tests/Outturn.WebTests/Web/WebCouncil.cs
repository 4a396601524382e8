using System.Net;
using System.Text.RegularExpressions;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Outturn.App.Cli;
using Outturn.App.Hosting;
using Outturn.App.Security;
using Outturn.Core.Values;
using Outturn.Data;

namespace Outturn.WebTests.Web;

/// <summary>A council served as it is in earnest, on a free port of this machine, with a browser-like client for each role.</summary>
public sealed partial class WebCouncil : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly string folder;
    private readonly Dictionary<string, HttpClient> clients = new(StringComparer.Ordinal);

    private WebCouncil(WebApplication app, string folder, GlobalOptions options)
    {
        this.app = app;
        this.folder = folder;
        Options = options;
        Address = new Uri(ServeCommand.Address(app));
    }

    public Uri Address { get; }

    public GlobalOptions Options { get; }

    public IServiceProvider Services => app.Services;

    /// <summary>
    /// Starts one with the sample council's accounts and, unless it is to be empty, its tracker. The sample is served in its own time, as the
    /// demonstration serves it; an empty council by the machine's clock.
    /// </summary>
    public static async Task<WebCouncil> StartAsync(ITestDatabases databases, bool sample = true, TimeProvider? clock = null, bool openRound = true)
    {
        var choice = await databases.NewAsync();
        var place = Directory.CreateTempSubdirectory("outturn-web-").FullName;
        var options = new GlobalOptions(place, (choice as DatabaseChoice.Postgres)?.ConnectionString, AsAt.Now, null, "test", Json: false);
        if (choice is DatabaseChoice.Sqlite sqlite)
        {
            File.Copy(sqlite.Path, Path.Combine(place, "outturn.db"));
        }

        if (sample)
        {
            var made = await SampleCouncil.MakeAsync(options, openRound, CancellationToken.None);
            Assert.True(made.Ok, string.Join("; ", made.Problems.Select(p => p.Message)));
            clock ??= new SampleTime(made.Value.Today);
        }

        var started = await ServeCommand.StartAsync(options, "http://127.0.0.1:0", clock ?? TimeProvider.System, CancellationToken.None);
        Assert.True(started.Ok, string.Join("; ", started.Problems.Select(p => p.Message)));
        var council = new WebCouncil(started.Value!, place, options);
        if (!sample)
        {
            await using var scope = council.Services.CreateAsyncScope();
            foreach (var role in Roles.All)
            {
                Assert.True((await scope.ServiceProvider.GetRequiredService<Accounts>().CreateAsync($"{role}@sample.example", "Post of " + role, [role], password: null)).Ok);
            }
        }

        return council;
    }

    /// <summary>A client that nobody has signed in.</summary>
    public HttpClient Anonymous() => new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address };

    /// <summary>A client signed in by link, as a person would; the same one for each role, or for the name before the @ of a sample account's address.</summary>
    public async Task<HttpClient> AsAsync(string role)
    {
        if (clients.TryGetValue(role, out var known))
        {
            return known;
        }

        string link;
        await using (var scope = Services.CreateAsyncScope())
        {
            var account = await scope.ServiceProvider.GetRequiredService<Accounts>().FindAsync($"{role}@sample.example");
            link = await scope.ServiceProvider.GetRequiredService<SignInLinks>().CreateAsync(account!);
        }

        var client = Anonymous();
        using var done = await PostAsync(client, link, new Dictionary<string, string>(StringComparer.Ordinal) { ["token"] = link[(link.IndexOf("token=", StringComparison.Ordinal) + 6)..] });
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        return clients[role] = client;
    }

    public async Task<Page> GetAsync(string role, string path)
    {
        var client = await AsAsync(role);
        using var answer = await client.GetAsync(path);
        return await Page.ReadAsync(answer);
    }

    public async Task<Page> SendAsync(string role, string page, string action, IEnumerable<KeyValuePair<string, string>> fields, (string Field, string Name, byte[] Bytes)? file = null)
    {
        using var answer = await PostAsync(await AsAsync(role), page, fields, action, file);
        return await Page.ReadAsync(answer);
    }

    public async Task<Page> SendAsync(HttpClient client, string page, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var answer = await PostAsync(client, page, fields);
        return await Page.ReadAsync(answer);
    }

    /// <summary>Gets the page for its form token, then posts; as a browser does without JavaScript.</summary>
    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string page, IEnumerable<KeyValuePair<string, string>> fields, string? action = null, (string Field, string Name, byte[] Bytes)? file = null)
    {
        var html = await client.GetStringAsync(page);
        var token = FormToken().Match(html).Groups[1].Value;
        Assert.NotEmpty(token);
        var all = fields.Append(new("__RequestVerificationToken", token)).ToList();
        if (file is not { } upload)
        {
            using var content = new FormUrlEncodedContent(all);
            return await client.PostAsync(action ?? page, content);
        }

        using var form = new MultipartFormDataContent();
        foreach (var (key, value) in all)
        {
            form.Add(new StringContent(value), key);
        }

        form.Add(new ByteArrayContent(upload.Bytes), upload.Field, upload.Name);
        return await client.PostAsync(action ?? page, form);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients.Values)
        {
            client.Dispose();
        }

        await app.StopAsync();
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}

/// <summary>A page as a person meets it: its status, where it leads, and what it says.</summary>
public sealed record Page(HttpStatusCode Status, string? Leads, string Html)
{
    private IHtmlDocument? document;

    public IHtmlDocument Document => document ??= (IHtmlDocument)BrowsingContext.New(Configuration.Default).OpenAsync(r => r.Content(Html)).GetAwaiter().GetResult();

    public string Heading => Document.QuerySelector("h1")?.TextContent.Trim() ?? "";

    /// <summary>All text of the page's main part, with single spaces.</summary>
    public string Text => string.Join(' ', (Document.QuerySelector("main") ?? (IElement)Document.Body!).TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The error summary's sentences.</summary>
    public IReadOnlyList<string> Errors => [.. Document.QuerySelectorAll(".govuk-error-summary__list li").Select(e => e.TextContent.Trim())];

    public static async Task<Page> ReadAsync(HttpResponseMessage answer) => new(answer.StatusCode, answer.Headers.Location?.OriginalString, await answer.Content.ReadAsStringAsync());
}

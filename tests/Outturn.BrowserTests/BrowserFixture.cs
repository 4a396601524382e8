using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Outturn.App.Cli;
using Outturn.App.Hosting;
using Outturn.App.Security;
using Outturn.BrowserTests;
using Outturn.Core.Values;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace Outturn.BrowserTests;

/// <summary>
/// One browser and one sample council, served as in earnest on SQLite, for every test. Only <see cref="WithoutJavaScriptTests"/> writes,
/// and no other test counts on what it writes.
/// </summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    /// <summary>The system's browser: none is ever downloaded.</summary>
    public const string Chromium = "/usr/bin/chromium";

    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"];

    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> signedIn = new(StringComparer.Ordinal);
    private IPlaywright? playwright;
    private IBrowser? browser;
    private WebApplication? app;
    private string? folder;

    /// <summary>Such as http://127.0.0.1:40123, without a slash at its end.</summary>
    public string Origin { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium))
        {
            return;
        }

        folder = Directory.CreateTempSubdirectory("outturn-browser-").FullName;
        var options = new GlobalOptions(folder, null, AsAt.Now, null, "test", Json: false);
        var made = await SampleCouncil.MakeAsync(options, CancellationToken.None);
        Assert.True(made.Ok, string.Join("; ", made.Problems.Select(p => p.Message)));
        var started = await ServeCommand.StartAsync(options, "http://127.0.0.1:0", new SampleTime(made.Value!.Today), CancellationToken.None);
        Assert.True(started.Ok, string.Join("; ", started.Problems.Select(p => p.Message)));
        app = started.Value!;
        Origin = new Uri(ServeCommand.Address(app)).GetLeftPart(UriPartial.Authority);
        Assertions.SetDefaultExpectTimeout(30_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Arguments });
    }

    /// <summary>The path of a link that signs in the sample council's account of this role.</summary>
    public async Task<string> LinkAsync(string role)
    {
        await using var scope = Served().Services.CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<Accounts>().FindAsync($"{role}@sample.example");
        return await scope.ServiceProvider.GetRequiredService<SignInLinks>().CreateAsync(account!);
    }

    /// <summary>A fresh window; signed in where a role is given.</summary>
    public async Task<Window> OpenAsync(string? role, int width = 1280, int height = 900, bool javaScript = true)
    {
        Served();
        var state = role is null ? null : await signedIn.GetOrAdd(role, r => new Lazy<Task<string>>(() => SignInAsync(r))).Value;
        return await OpenAtAsync(Origin, state, width, height, javaScript);
    }

    /// <summary>A fresh window on a council that a test serves for itself.</summary>
    public async Task<Window> OpenAtAsync(string origin, string? state, int width, int height, bool javaScript)
    {
        Served();
        var context = await browser!.NewContextAsync(new() { BaseURL = origin, JavaScriptEnabled = javaScript, Locale = "en-GB", StorageState = state, ViewportSize = new() { Width = width, Height = height } });
        context.SetDefaultTimeout(30_000);
        return new Window(context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (folder is not null)
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private WebApplication Served()
    {
        Assert.SkipUnless(app is not null, "skipped: no chromium on this machine");
        return app!;
    }

    private async Task<string> SignInAsync(string role)
    {
        await using var window = await OpenAsync(role: null);
        await window.SignInByLinkAsync(await LinkAsync(role));
        return await window.Context.StorageStateAsync();
    }
}

/// <summary>A window of its own, with its own cookies; closed when it is disposed of.</summary>
public sealed record Window(IBrowserContext Context, IPage Page) : IAsyncDisposable
{
    public async Task SignInByLinkAsync(string link)
    {
        await Page.GotoAsync(link);
        await Page.ClickAsync("main button");
        await Page.WaitForSelectorAsync("a[href='/sign-out']");
    }

    public ValueTask DisposeAsync() => Context.DisposeAsync();
}

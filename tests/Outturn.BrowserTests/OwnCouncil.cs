using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Outturn.App.Cli;
using Outturn.App.Hosting;
using Outturn.App.Security;
using Outturn.Core.Values;

namespace Outturn.BrowserTests;

/// <summary>A council that one test serves for itself, so that it may write to it and move its clock.</summary>
public sealed class OwnCouncil : IAsyncDisposable
{
    private readonly BrowserFixture browser;
    private readonly WebApplication app;
    private readonly string folder;
    private readonly Dictionary<string, string> states = new(StringComparer.Ordinal);

    private OwnCouncil(BrowserFixture browser, WebApplication app, string folder)
    {
        this.browser = browser;
        this.app = app;
        this.folder = folder;
        Origin = new Uri(ServeCommand.Address(app)).GetLeftPart(UriPartial.Authority);
    }

    public string Origin { get; }

    public IServiceProvider Services => app.Services;

    /// <summary>The sample council in its own time.</summary>
    public static async Task<OwnCouncil> OfSampleAsync(BrowserFixture browser)
    {
        var place = Directory.CreateTempSubdirectory("outturn-own-").FullName;
        var made = await SampleCouncil.MakeAsync(Options(place), CancellationToken.None);
        Assert.True(made.Ok, string.Join("; ", made.Problems.Select(p => p.Message)));
        return await StartAsync(browser, place, new SampleTime(made.Value.Today));
    }

    /// <summary>An empty council by a clock of the test's own.</summary>
    public static Task<OwnCouncil> EmptyAsync(BrowserFixture browser, TimeProvider clock) => StartAsync(browser, Directory.CreateTempSubdirectory("outturn-own-").FullName, clock);

    /// <summary>A window signed in by link as the account of this address, which is kept for the next window.</summary>
    public async Task<Window> OpenAsync(string email, int width = 1280, int height = 900, bool javaScript = true)
    {
        if (!states.TryGetValue(email, out var state))
        {
            await using var scope = Services.CreateAsyncScope();
            var account = await scope.ServiceProvider.GetRequiredService<Accounts>().FindAsync(email);
            var link = await scope.ServiceProvider.GetRequiredService<SignInLinks>().CreateAsync(account!);
            await using var window = await browser.OpenAtAsync(Origin, null, 1280, 900, javaScript: true);
            await window.SignInByLinkAsync(link);
            states[email] = state = await window.Context.StorageStateAsync();
        }

        return await browser.OpenAtAsync(Origin, state, width, height, javaScript);
    }

    /// <summary>A test that moves the clock by days signs everybody in again: a session ends after some hours.</summary>
    public void ForgetSignIns() => states.Clear();

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static GlobalOptions Options(string folder) => new(folder, null, AsAt.Now, null, "test", Json: false);

    private static async Task<OwnCouncil> StartAsync(BrowserFixture browser, string folder, TimeProvider clock)
    {
        var started = await ServeCommand.StartAsync(Options(folder), "http://127.0.0.1:0", clock, CancellationToken.None);
        Assert.True(started.Ok, string.Join("; ", started.Problems.Select(p => p.Message)));
        return new(browser, started.Value!, folder);
    }
}

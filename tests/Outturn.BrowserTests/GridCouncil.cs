using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Outturn.App.Cli;
using Outturn.App.Hosting;
using Outturn.App.Operations.Rounds;
using Outturn.App.Security;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;
using Outturn.Data.Settings;

namespace Outturn.BrowserTests;

/// <summary>A sample council with an open round, for one test that writes.</summary>
internal sealed class GridCouncil : IAsyncDisposable
{
    public const string Grid = "/tracker/2017-18/update/2017-12";

    private static readonly FinancialMonth December = new(new(2017), 9);

    private readonly WebApplication app;
    private readonly string folder;

    private GridCouncil(WebApplication app, string folder)
    {
        this.app = app;
        this.folder = folder;
        Origin = new Uri(ServeCommand.Address(app)).GetLeftPart(UriPartial.Authority);
    }

    public string Origin { get; }

    public IServiceProvider Services => app.Services;

    public static async Task<GridCouncil> StartAsync()
    {
        Assert.SkipUnless(File.Exists(BrowserFixture.Chromium), "skipped: no chromium on this machine");
        var place = Directory.CreateTempSubdirectory("outturn-grid-").FullName;
        var options = new GlobalOptions(place, null, AsAt.Now, null, "test", Json: false);
        Assert.True((await SampleCouncil.MakeAsync(options, CancellationToken.None)).Ok);
        var started = await ServeCommand.StartAsync(options, "http://127.0.0.1:0", TimeProvider.System, CancellationToken.None);
        Assert.True(started.Ok);
        await OpenRoundAsync(started.Value!.Services);
        return new(started.Value!, place);
    }

    /// <summary>Opens the round of December 2017, in which two quarters can be typed; where a round is open already, leaves it.</summary>
    public static async Task OpenRoundAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<Accounts>().FindAsync($"{Roles.Finance}@sample.example");
        var done = await scope.ServiceProvider.GetRequiredService<RunRoundOperation>()
            .OpenAsync(new(new(account!.Id, account.Post), [Roles.Finance], ShippedGrants.All), new OpenRound(December, new DateOnly(2018, 1, 5)), "Month end", "test", CancellationToken.None);
        Assert.True(done.Ok || done.Problems.All(p => p.Code is "round.known" or "round.another-open"), string.Join("; ", done.Problems.Select(p => p.Message)));
    }

    /// <summary>A window that is signed in and shows the grid.</summary>
    public async Task<Window> ShowAsync(BrowserFixture browser, string role, int width = 1280, int height = 900, bool javaScript = true)
    {
        var window = await browser.OpenAtAsync(Origin, width, height, javaScript);
        await using var scope = app.Services.CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<Accounts>().FindAsync($"{role}@sample.example");
        await window.SignInByLinkAsync(await scope.ServiceProvider.GetRequiredService<SignInLinks>().CreateAsync(account!));
        await window.Page.GotoAsync(Grid);
        return window;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}

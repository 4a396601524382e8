using Microsoft.Extensions.DependencyInjection;
using Outturn.App.Hosting;
using Outturn.App.Security;
using Outturn.Core.Values;

namespace Outturn.BrowserTests;

/// <summary>A council with the small plan of 2022-27, served for the tests of the plan's pages, in its own time.</summary>
public sealed class PlanSite(BrowserFixture browser) : IAsyncLifetime
{
    private OwnCouncil? council;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(BrowserFixture.Chromium))
        {
            return;
        }

        council = await OwnCouncil.EmptyAsync(browser, new SampleTime(new DateTimeOffset(2022, 2, 1, 10, 0, 0, TimeSpan.Zero)));
        await using (var scope = council.Services.CreateAsyncScope())
        {
            foreach (var role in Roles.All)
            {
                Assert.True((await scope.ServiceProvider.GetRequiredService<Accounts>().CreateAsync($"{role}@sample.example", "Post of " + role, [role], password: null)).Ok);
            }
        }

        await SomeCouncilPlan.MakeAsync(council.Services);
    }

    public Task<Window> OpenAsync(string role, int width = 1280, int height = 900, bool javaScript = true)
    {
        Assert.SkipUnless(council is not null, "skipped: no chromium on this machine");
        return council!.OpenAsync($"{role}@sample.example", width, height, javaScript);
    }

    public ValueTask DisposeAsync() => council?.DisposeAsync() ?? ValueTask.CompletedTask;
}

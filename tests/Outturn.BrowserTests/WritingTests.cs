using Microsoft.Playwright;
using Outturn.Core.Values;

namespace Outturn.BrowserTests;

/// <summary>A case in a browser: written with a script and without, by the keyboard, by two people at once, and by one who is offline for an hour.</summary>
public sealed class WritingTests(PlanSite site) : IClassFixture<PlanSite>
{
    private const string Proposals = "/plan/2022-27/proposals/";

    [Theory, InlineData(1280), InlineData(360)]
    public async Task The_pages_of_a_case_are_clean_and_do_not_scroll_sideways(int width)
    {
        await using var window = await BegunAsync(2, width);
        var page = window.Page;
        await page.GotoAsync(Proposals + "2/case/write/risks");
        await page.ClickAsync("button:text('Add a risk')");
        await page.FillAsync("textarea[name$='/risk']", "Nobody bids");
        await page.ClickAsync(".app-savebar button:text('Save') >> nth=0");
        foreach (var path in (string[])["", "/write/outcomes", "/write/risks", "/write/benefits", "/write/options", "/write", "/read", "/versions", "/import", "/template?to=council-2018.1", "/benefits"])
        {
            await page.GotoAsync(Proposals + "2/case" + path);
            await PageTests.CleanAsync(page, $"{path} at {width}");
            Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, path);
        }

        foreach (var path in (string[])["/plan/2022-27/cases", "/templates", "/templates/council-2022"])
        {
            await page.GotoAsync(path);
            await PageTests.CleanAsync(page, $"{path} at {width}");
        }
    }

    [Fact]
    public async Task Without_a_script_a_question_is_answered_and_its_table_filled_by_plain_buttons()
    {
        await using var window = await BegunAsync(1, 360, javaScript: false);
        var page = window.Page;
        await page.GotoAsync(Proposals + "1/case/write/next-steps");
        await Assertions.Expect(page.Locator(".app-toolbar").First).ToBeHiddenAsync();
        await page.FillAsync("#next-steps", "Tender, then begin.");
        await page.ClickAsync("button:text('Add a task')");
        await page.FillAsync("textarea[name$='/task']", "Tender");
        await page.FillAsync("input[name$='/end']", "6 weeks after approval");
        await page.ClickAsync(".app-savebar button:text('Save') >> nth=0");
        await page.GotoAsync(Proposals + "1/case/read");
        await Assertions.Expect(page.Locator("#next-steps")).ToContainTextAsync("6 weeks after approval");
    }

    [Fact]
    public async Task By_the_keyboard_alone_an_answer_is_written_with_a_live_figure_and_saves_itself()
    {
        await using var window = await BegunAsync(1);
        var page = window.Page;
        await page.GotoAsync(Proposals + "1/case/write/outcomes");
        await PlanTests.TabToAsync(page, "#outcomes");
        await page.Keyboard.TypeAsync("It saves ");
        await page.Keyboard.PressAsync("Shift+Tab");
        await Assertions.Expect(page.Locator("#fig-outcomes")).ToBeFocusedAsync();
        await page.SelectOptionAsync("#fig-outcomes", "{{saving 2022-23}}");
        await Assertions.Expect(page.Locator("#outcomes")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#outcomes")).ToHaveValueAsync("It saves {{saving 2022-23}}");
        await Assertions.Expect(page.Locator("[data-says=saved]")).ToContainTextAsync("Saved", new() { Timeout = 15_000 });
        await page.GotoAsync(Proposals + "1/case/read");
        await Assertions.Expect(page.Locator("#outcomes .app-figure")).ToHaveTextAsync("£380,000");
    }

    [Fact]
    public async Task Somebody_who_was_offline_for_an_hour_loses_nothing_and_takes_nothing_from_others()
    {
        await using var away = await BegunAsync(1);
        await using var here = await site.OpenAsync(Roles.Finance);
        await here.Page.GotoAsync(Proposals + "1/case/write/scope");
        await here.Page.FillAsync("#scope", "One.\n\nTwo.");
        await here.Page.ClickAsync(".app-savebar button:text('Save') >> nth=0");
        await away.Page.GotoAsync(Proposals + "1/case/write/scope");

        await away.Page.Context.SetOfflineAsync(true);
        await away.Page.FillAsync("#scope", "One.\n\nTwo, said the one who was away.");
        await Assertions.Expect(away.Page.Locator("[data-says=saved]")).ToContainTextAsync("you are offline", new() { Timeout = 15_000 });
        await here.Page.GotoAsync(Proposals + "1/case/write/scope");
        await here.Page.FillAsync("#scope", "One, said the one who stayed.\n\nTwo.");
        await here.Page.ClickAsync(".app-savebar button:text('Save') >> nth=0");

        await away.Page.Context.SetOfflineAsync(false);
        await Assertions.Expect(away.Page.Locator("[data-says=saved]")).ToContainTextAsync("Saved", new() { Timeout = 30_000 });
        await Assertions.Expect(away.Page.Locator("#scope")).ToHaveValueAsync("One, said the one who stayed.\n\nTwo, said the one who was away.");
        await here.Page.GotoAsync(Proposals + "1/case/write/scope");
        await Assertions.Expect(here.Page.Locator("#scope")).ToHaveValueAsync("One, said the one who stayed.\n\nTwo, said the one who was away.");
    }

    /// <summary>A window of finance on a case that is begun.</summary>
    private async Task<Window> BegunAsync(int proposal, int width = 1280, bool javaScript = true)
    {
        var window = await site.OpenAsync(Roles.Finance, width, javaScript: javaScript);
        await window.Page.GotoAsync($"{Proposals}{proposal}/case");
        if (await window.Page.Locator("#On").CountAsync() > 0)
        {
            await window.Page.SelectOptionAsync("#On", "council-2022.1");
            await window.Page.ClickAsync("button:text('Begin the case')");
        }

        return window;
    }
}

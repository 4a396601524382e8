using Microsoft.Playwright;

namespace Outturn.BrowserTests;

/// <summary>A bid is made and decided: by the keyboard alone, and without a script on a narrow window.</summary>
public sealed class FundTests(BrowserFixture browser)
{
    private const string Fund = "/funds/1";

    [Fact]
    public async Task A_bid_is_made_sent_in_and_decided_by_the_keyboard_alone()
    {
        await using var council = await OwnCouncil.OfSampleAsync(browser);
        await using (var office = await council.OpenAsync("pmo@sample.example"))
        {
            var page = office.Page;
            await page.GotoAsync(Fund);
            await TabToAsync(page, $"main a[href='{Fund}/bids/new']");
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Make a bid");
            await TypeAsync(page, "Name", "Reviews of home care");
            await TypeAsync(page, "rows.0.asks", "40,000");

            // Enter in a box saves. What is forgotten is said, and the summary has the focus.
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Locator(".govuk-error-summary")).ToContainTextAsync("Say in which workstream");
            await Assertions.Expect(page.Locator("[name='rows.0.asks']")).ToHaveValueAsync("40,000");
            await TabToAsync(page, ".govuk-error-summary a[href='#Workstream']");
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Locator("#Workstream")).ToBeFocusedAsync();
            await page.Keyboard.TypeAsync("Adults Services");
            await TypeAsync(page, "rows.0.saves", "90,000");
            await TabToAsync(page, "button.govuk-button[value=save]");
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Locator(".govuk-notification-banner")).ToContainTextAsync("The bid is saved.");
            await TabToAsync(page, "button[value=submit]");
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Locator(".govuk-notification-banner")).ToContainTextAsync("The bid is sent in.");
        }

        await using var finance = await council.OpenAsync("finance@sample.example");
        var desk = finance.Page;
        await desk.GotoAsync(Fund + "/bids/12");
        await TypeAsync(desk, "On", "30/01/2018");
        await TypeAsync(desk, "Words", "Agreed");
        await TypeAsync(desk, "Stages", "2017-18, 40,000");
        await TabToAsync(desk, "button[value=decide]");
        await desk.Keyboard.PressAsync("Enter");
        await Assertions.Expect(desk.Locator(".govuk-notification-banner")).ToContainTextAsync("The decision is recorded.");
        await TypeAsync(desk, "Amount", "15,000");
        await TypeAsync(desk, "Why", "Salaries");
        await TabToAsync(desk, "button[value=money]");
        await desk.Keyboard.PressAsync("Enter");
        await Assertions.Expect(desk.Locator(".govuk-notification-banner")).ToContainTextAsync("It is entered.");
        await Assertions.Expect(desk.Locator("#money")).ToContainTextAsync("25,000");
    }

    [Fact]
    public async Task A_bid_is_made_decided_released_and_reported_without_a_script_on_a_narrow_window()
    {
        await using var council = await OwnCouncil.OfSampleAsync(browser);
        await using (var office = await council.OpenAsync("pmo@sample.example", 360, 740, javaScript: false))
        {
            var page = office.Page;
            await page.GotoAsync(Fund);
            await page.ClickAsync($"main a[href='{Fund}/bids/new']");
            await page.FillAsync("#Name", "Reviews of home care");
            await page.FillAsync("#Workstream", "Adults Services");
            await page.FillAsync("[name='rows.0.asks']", "40,000");
            await page.ClickAsync("button[value=rows]");
            await page.FillAsync("[name='rows.5.year']", "2025-26");
            await page.FillAsync("[name='rows.5.saves']", "TBC");
            await page.ClickAsync("button.govuk-button[value=save]");
            await Assertions.Expect(page.Locator(".govuk-notification-banner")).ToContainTextAsync("The bid is saved.");
            await NarrowAsync(page);
            await page.ClickAsync("button[value=submit]");
            await Assertions.Expect(page.Locator(".govuk-notification-banner")).ToContainTextAsync("The bid is sent in.");
        }

        await using var finance = await council.OpenAsync("finance@sample.example", 360, 740, javaScript: false);
        var desk = finance.Page;
        await desk.GotoAsync(Fund + "/bids/12");
        await desk.FillAsync("#On", "30 January 2018");
        await desk.FillAsync("#Stages", "2017-18, 10,000\n2018-19, 30,000, the post is filled");
        await NarrowAsync(desk);
        await desk.ClickAsync("button[value=decide]");
        await Assertions.Expect(desk.Locator(".govuk-notification-banner")).ToContainTextAsync("The decision is recorded.");
        await desk.SelectOptionAsync("#Deed", "release-1");
        await desk.FillAsync("#Why", "Filled on 22 January");
        await desk.ClickAsync("button[value=money]");
        await Assertions.Expect(desk.Locator(".govuk-notification-banner")).ToContainTextAsync("The stage is released.");
        await NarrowAsync(desk);

        await desk.GotoAsync(Fund);
        await desk.CheckAsync("#to-report input[type=checkbox]");
        await desk.FillAsync("#Meeting", "20 February 2018");
        await desk.ClickAsync("#to-report button");
        await Assertions.Expect(desk.Locator(".govuk-notification-banner")).ToContainTextAsync("The decisions are off the list.");
        await Assertions.Expect(desk.Locator("#to-report")).ToHaveCountAsync(0);
        await NarrowAsync(desk);
    }

    private static async Task NarrowAsync(IPage page)
    {
        var (inner, needed, culprits) = await PageTests.MeasureAsync(page);
        Assert.True(needed <= inner, $"{page.Url} needs {needed} of {inner}: {culprits}");
    }

    private static async Task TypeAsync(IPage page, string name, string text)
    {
        await TabToAsync(page, $"[name='{name}']");
        await page.Keyboard.TypeAsync(text);
    }

    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var i = 0; i < 200; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("s => document.activeElement.matches(s)", selector))
            {
                return;
            }
        }

        Assert.Fail($"{selector} cannot be reached by the Tab key");
    }
}

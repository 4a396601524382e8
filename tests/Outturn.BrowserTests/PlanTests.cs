using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Outturn.Core.Values;

namespace Outturn.BrowserTests;

/// <summary>The plan's pages in a browser: for every ability and at every width, by the keyboard alone and without a script.</summary>
public sealed class PlanTests(PlanSite site) : IClassFixture<PlanSite>
{
    private const string Plan = SomeCouncilPlan.Base;

    /// <summary>Pages with something on them, by the role that sees most of them.</summary>
    public static TheoryData<string> Paths { get; } =
    [
        "/plan", Plan, Plan + "?basis=levels&open=savings", Plan + "?scenario=1&basis=running-totals", Plan + "?baseline=1", Plan + "?as-at=2021-12-31", Plan + "/by?group=committee&structure=2022-04-01", Plan + "/funding", Plan + "/gap",
        Plan + "/proposals", Plan + "/proposals/1", Plan + "/proposals/2", Plan + "/proposals/new", Plan + "/proposals/1/edit", Plan + "/proposals/1/lines/new", Plan + "/proposals/1/lines/2", "/plan/import?cycle=2022-27", Plan + "/scenarios", Plan + "/scenarios/1", Plan + "/baselines", Plan + "/compare?from=baseline-1", Plan + "/deliver",
        Plan + "/roll", Plan + "/funding/source", Plan + "/funding/assumption", Plan + "/funding/opening", Plan + "/funding/calls", Plan + "/funding/capital", Plan + "/funding/scheme", Plan + "/funding/strategy", "/structure",
    ];

    [Theory, MemberData(nameof(Paths))]
    public async Task No_page_of_the_plan_breaks_a_rule_of_accessibility_scrolls_sideways_or_complains(string path)
    {
        await using var window = await site.OpenAsync(Roles.Finance);
        var said = new List<string>();
        window.Page.PageError += (_, error) => said.Add(error);
        window.Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                said.Add(message.Text);
            }
        };
        Assert.Equal(200, (await window.Page.GotoAsync(path))!.Status);
        await PageTests.CleanAsync(window.Page, "at 1280");
        await ScreenshotAsync(window.Page, path, 1280);
        foreach (var width in new[] { 640, 320, 360 })
        {
            await window.Page.SetViewportSizeAsync(width, 740);
            var (inner, needed, culprits) = await PageTests.MeasureAsync(window.Page);
            Assert.True(needed <= inner, $"{path} needs {needed} of {inner}: {culprits}");
        }

        await PageTests.CleanAsync(window.Page, "at 360");
        await ScreenshotAsync(window.Page, path, 360);
        Assert.Empty(said);
    }

    [Theory, InlineData("/proposals/new", "#Name"), InlineData("/funding/source", "#Name"), InlineData("/funding/scheme", "#Repaid"), InlineData("/baselines", "#Name"), InlineData("/scenarios", "#Name"), InlineData("/deliver", null)]
    public async Task A_form_with_something_wrong_is_accessible_too(string path, string? field)
    {
        await using var window = await site.OpenAsync(Roles.Finance, 360);
        await window.Page.GotoAsync(Plan + path);
        if (field is not null)
        {
            await window.Page.Locator("main form[method=post] button").Last.ClickAsync();
            await Assertions.Expect(window.Page.Locator(".govuk-error-summary")).ToBeVisibleAsync();
            await window.Page.ClickAsync(".govuk-error-summary__list a >> nth=0");
            await Assertions.Expect(window.Page.Locator(path == "/proposals/new" ? "#Type" : field)).ToBeFocusedAsync();
        }

        await PageTests.CleanAsync(window.Page, path);
    }

    [Fact]
    public async Task A_proposal_is_made_and_moved_on_by_the_keyboard_alone()
    {
        await using var window = await site.OpenAsync(Roles.Owner);
        var page = window.Page;
        await page.GotoAsync(Plan + "/proposals");
        await TabToAsync(page, $"a[href='{Plan}/proposals/new']");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Add a proposal");
        await TabToAsync(page, "#Name");
        await page.Keyboard.TypeAsync("Later buses");
        await TabToAsync(page, "#Type");
        await page.Keyboard.TypeAsync("Sav");
        await TabToAsync(page, "#Committees");
        await page.Keyboard.TypeAsync("Highways and Transport");
        await TabToAsync(page, "main form button");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/proposals/[0-9]+\\?done="));
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Later buses");
        await TabToAsync(page, "#To");
        await page.Keyboard.TypeAsync("Dra");
        await TabToAsync(page, "main form button");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".govuk-notification-banner")).ToContainTextAsync("It is draft now.");
        await Assertions.Expect(page.Locator("#acts")).ToContainTextAsync("Idea to draft");
    }

    [Fact]
    public async Task A_cycle_is_read_asked_what_if_and_looked_back_on_without_a_script()
    {
        await using var window = await site.OpenAsync(Roles.Finance, javaScript: false);
        var page = window.Page;
        await page.GotoAsync("/plan");
        await page.ClickAsync("main a:text-is('2022-27')");
        await page.ClickAsync("main a:text-is('Levels')");
        await Assertions.Expect(page.Locator("#plan-cap")).ToContainTextAsync("Levels");
        await page.SelectOptionAsync("#f-structure", "2022-04-01");
        await page.ClickAsync("main form.app-filters button");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("basis=levels.*structure=2022-04-01"));

        await page.GotoAsync(Plan + "/scenarios");
        await page.FillAsync("#Name", "Beds a year later");
        await page.ClickAsync("main button");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Branched. Now say what it changes.");
        await page.CheckAsync("input[name=Kind][value=slip]");
        await page.SelectOptionAsync("#Of", new SelectOptionValue { Label = "Proposal: Block beds" });
        await page.FillAsync("#Amount", "1");
        await page.ClickAsync("#add button");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Slip Block beds by 1 year");
        await page.ClickAsync("main a:text-is('Every table as it would be')");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("These are not the plan’s figures.");

        await page.GotoAsync(Plan + "/proposals/2");
        await page.SelectOptionAsync("#as-at", "2021-12-09");
        await page.ClickAsync(".app-asat__form button");
        await Assertions.Expect(page.Locator(".app-asat")).ToContainTextAsync("As at 9 December 2021");
        await Assertions.Expect(page.Locator("#money")).ToContainTextAsync("-390");
        await Assertions.Expect(page.Locator("main form[method=post]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_pool_capital_and_receipts_are_followed_without_a_script()
    {
        await using var window = await site.OpenAsync(Roles.Finance, javaScript: false);
        var page = window.Page;
        await page.GotoAsync(Plan + "/funding");
        await page.ClickAsync("main a:text-is('Add a source')");
        await page.FillAsync("#Name", "Equipment pool");
        await page.SelectOptionAsync("#Kind", "pool");
        await page.ClickAsync("summary:has-text('Of a pooled budget')");
        await page.CheckAsync("input[name=Shares][value=amount]");
        await page.FillAsync("#Partners_0_Name", "The council");
        await page.FillAsync("#Partners_0_Share", "121,000");
        await page.ClickAsync("main form .govuk-button");
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToContainTextAsync("Name everybody who puts money into the pool");
        await page.FillAsync("#Partners_1_Name", "Health");
        await page.FillAsync("#Partners_1_Share", "130,000");
        await page.ClickAsync("main form .govuk-button");
        await Assertions.Expect(page.Locator("#sources")).ToContainTextAsync("The council 48.2 % assumed, Health 51.8 % assumed");

        await page.ClickAsync("main a:text-is('Capital and what it costs in revenue')");
        await page.ClickAsync("main a:text-is('Add a scheme')");
        await page.FillAsync("#Name", "New depot");
        await page.FillAsync("#Spending_1", "2,000");
        await page.FillAsync("#Repaid", "forty");
        await page.FillAsync("#Rate", "2");
        await page.ClickAsync("main button[value=save]");
        await Assertions.Expect(page.Locator("#Repaid-error")).ToContainTextAsync("Type the number of years");
        await page.FillAsync("#Repaid", "40");
        await page.ClickAsync("main button[value=save]");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("New depot is saved, and its financing cost is in the plan.");
        await page.ClickAsync("summary:has-text('How the cost is worked out')");
        await Assertions.Expect(page.Locator("details.govuk-details")).ToContainTextAsync("2062-63");
        await page.GotoAsync(Plan + "/funding/calls");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Borrowing that names no source");
        await page.GotoAsync(Plan + "/funding/strategy");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("No source of this plan has capital receipts");
    }

    internal static async Task TabToAsync(IPage page, string selector, string key = "Tab")
    {
        for (var i = 0; i < 100; i++)
        {
            await page.Keyboard.PressAsync(key);
            if (await page.EvaluateAsync<bool>("s => document.activeElement.matches(s)", selector))
            {
                return;
            }
        }

        Assert.Fail($"{selector} cannot be reached by the Tab key");
    }

    /// <summary>Pictures to look at, where OUTTURN_PICTURES names a folder for them.</summary>
    internal static async Task ScreenshotAsync(IPage page, string path, int width)
    {
        if (Environment.GetEnvironmentVariable("OUTTURN_PICTURES") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{Regex.Replace(path, "[^a-z0-9]+", "-").Trim('-')}-{width}.png"), FullPage = true });
        }
    }
}

using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Outturn.Core.Values;

namespace Outturn.BrowserTests;

/// <summary>The plan line's form: read back as somebody types, by the keyboard alone, and without a script.</summary>
public sealed class PlanLineTests(PlanSite site) : IClassFixture<PlanSite>
{
    private const string New = SomeCouncilPlan.Base + "/proposals/2/lines/new";

    [Fact]
    public async Task What_is_typed_is_read_in_all_three_bases_as_it_is_typed()
    {
        await using var window = await site.OpenAsync(Roles.Finance);
        var page = window.Page;
        await page.GotoAsync(New);
        await page.SelectOptionAsync("#category", "saving");
        await page.FillAsync("#a-2022-23", "-£390,000");
        await Assertions.Expect(Row(page, "2022-23")).ToContainTextAsync("-£390,000, written in pounds");
        await Assertions.Expect(Cell(page, "2024-25", "level")).ToHaveTextAsync("-390");
        await Assertions.Expect(Cell(page, "2024-25", "runningTotal")).ToHaveTextAsync("-1,170");
        await Assertions.Expect(page.Locator("[data-out=summary]")).ToHaveTextAsync("By 2026-27 it takes £390k a year from the budget.");

        // A temporary line's reversal appears by itself, in a year of its own beyond the last box.
        await page.SelectOptionAsync("#permanence", "temporary");
        await page.FillAsync("#until", "2026-27");
        await Assertions.Expect(page.Locator("tr[data-year='2027-28']")).ToContainTextAsync("390 worked out");
        await page.FillAsync("#until", "2023-24");
        await Assertions.Expect(page.Locator("tr[data-year='2027-28']")).ToHaveCountAsync(0);
        await Assertions.Expect(Cell(page, "2024-25", "movement")).ToHaveTextAsync("390");

        // Typed as levels, the same figures mean something else.
        await page.SelectOptionAsync("#permanence", "permanent");
        await page.SelectOptionAsync("#basis", "levels");
        await Assertions.Expect(page.Locator("#q-2023-24")).ToContainTextAsync("The level of 2023-24 is empty, and the one before it is not.");
        await page.ClickAsync("#q-2023-24 button:has-text('Use 0, it ends')");
        await Assertions.Expect(Cell(page, "2023-24", "movement")).ToHaveTextAsync("390");
    }

    [Fact]
    public async Task A_doubtful_amount_is_asked_at_its_cell_and_answered_at_one_press()
    {
        await using var window = await site.OpenAsync(Roles.Finance, 360);
        var page = window.Page;
        await page.GotoAsync(New);
        await page.SelectOptionAsync("#category", "saving");
        await page.FillAsync("#a-2022-23", "30");
        await Assertions.Expect(page.Locator("#q-2022-23")).ToContainTextAsync("30 without a minus is a cost.");
        await Assertions.Expect(page.Locator("#a-2022-23")).ToHaveAttributeAsync("aria-describedby", "q-2022-23");
        await page.FillAsync("#a-2023-24", "£148,834k");
        await Assertions.Expect(page.Locator("#q-2023-24")).ToContainTextAsync("£148,834k is £148.8m");
        await PageTests.CleanAsync(page, "with questions at 360");
        await PlanTests.ScreenshotAsync(page, "line-with-questions", 360);
        await page.SetViewportSizeAsync(1280, 900);
        await PageTests.CleanAsync(page, "with questions at 1280");
        await PlanTests.ScreenshotAsync(page, "line-with-questions", 1280);
        await page.ClickAsync("#q-2022-23 button:has-text('Use -30, a saving')");
        await Assertions.Expect(page.Locator("#a-2022-23")).ToHaveValueAsync("-30");
        await Assertions.Expect(page.Locator("#a-2022-23")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#q-2022-23")).ToHaveCountAsync(0);
        await page.ClickAsync("#q-2023-24 button:has-text('Keep £148,834k')");
        await Assertions.Expect(page.Locator("#q-2023-24")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_line_is_added_by_the_keyboard_alone()
    {
        await using var window = await site.OpenAsync(Roles.Finance);
        var page = window.Page;
        await page.GotoAsync(SomeCouncilPlan.Base + "/proposals/2");
        await PlanTests.TabToAsync(page, $"a[href='{New}']");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Add a plan line");
        await PlanTests.TabToAsync(page, "#category");
        await page.Keyboard.TypeAsync("Sav");
        await PlanTests.TabToAsync(page, "#title");
        await page.Keyboard.TypeAsync("Fewer agency beds");
        await PlanTests.TabToAsync(page, "#directorate");
        await page.Keyboard.TypeAsync("A");
        await PlanTests.TabToAsync(page, "button[value=reference]");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#references")).ToHaveValueAsync(new Regex("^A/R\\.6\\.\\d{3}$"));
        await PlanTests.TabToAsync(page, "#a-2022-23");
        await page.Keyboard.TypeAsync("-75");
        await Assertions.Expect(Cell(page, "2026-27", "level")).ToHaveTextAsync("-75");
        await PlanTests.TabToAsync(page, "button[value=save]");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".govuk-notification-banner")).ToContainTextAsync("The line is added.");
        await Assertions.Expect(page.Locator("#money")).ToContainTextAsync("Fewer agency beds");
    }

    [Fact]
    public async Task Without_a_script_the_same_is_shown_by_a_button_and_wrong_fields_are_linked()
    {
        await using var window = await site.OpenAsync(Roles.Finance, 360, javaScript: false);
        var page = window.Page;
        await page.GotoAsync(New);
        await page.SelectOptionAsync("#category", "pressure");
        await page.FillAsync("#a-2022-23", "-30");
        await page.Locator("button[value=read]").Last.ClickAsync();
        await Assertions.Expect(page.Locator("#q-2022-23")).ToContainTextAsync("-30 is a saving.");
        await page.ClickAsync("#q-2022-23 button:has-text('Use 30, a cost')");
        await Assertions.Expect(Cell(page, "2023-24", "level")).ToHaveTextAsync("30");
        await page.SelectOptionAsync("#permanence", "temporary");
        await page.ClickAsync("button[value=save]");
        await page.ClickAsync(".govuk-error-summary__list a >> nth=0");
        await Assertions.Expect(page.Locator("#until")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#a-2022-23")).ToHaveValueAsync("30");
        await page.FillAsync("#until", "2024-25");
        await page.ClickAsync("button[value=save]");
        await Assertions.Expect(page.Locator(".govuk-notification-banner")).ToContainTextAsync("The line is added.");
    }

    private static ILocator Row(IPage page, string year) => page.Locator($"tr[data-year='{year}']");

    private static ILocator Cell(IPage page, string year, string output) => Row(page, year).Locator($"[data-out={output}]");
}

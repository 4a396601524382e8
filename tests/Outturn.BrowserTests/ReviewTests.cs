using Microsoft.Playwright;

namespace Outturn.BrowserTests;

/// <summary>Reminding, reviewing and closing: by the keyboard alone, and without a script on a narrow window.</summary>
public sealed class ReviewTests(BrowserFixture browser)
{
    private const string January = "/tracker/2017-18/rounds/2018-01";

    [Fact]
    public async Task A_review_is_done_by_the_keyboard_alone()
    {
        await using var council = await OwnCouncil.OfSampleAsync(browser);
        await using var window = await council.OpenAsync("finance@sample.example");
        var page = window.Page;
        await page.GotoAsync("/");
        await TabToAsync(page, $"a[href='{January}#lines']");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("January 2018 round");

        // Tick one line, return it with a reason.
        await TabToAsync(page, ".app-review input[type=checkbox]");
        await page.Keyboard.PressAsync("Space");
        await TabToAsync(page, "#Reason");
        await page.Keyboard.TypeAsync("Which reviews were held?");
        await TabToAsync(page, "button[value=return]");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".govuk-notification-banner")).ToContainTextAsync("1 line returned");

        // Sign off the next; the summary of what was forgotten has the focus.
        await TabToAsync(page, "button[value=sign-off]");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToContainTextAsync("Choose at least one line.");
        await TabToAsync(page, ".app-review input[type=checkbox]");
        await page.Keyboard.PressAsync("Space");
        await TabToAsync(page, "button[value=sign-off]");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".govuk-notification-banner")).ToContainTextAsync("1 line signed off");

        // Remind one owner, then close with a reason.
        await TabToAsync(page, "button[name=owners]");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".govuk-notification-banner")).ToContainTextAsync("Reminded: ");
        await TabToAsync(page, "#CloseReason");
        await page.Keyboard.TypeAsync("The papers go out today");
        await TabToAsync(page, "form[action*=Close] button");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".govuk-notification-banner")).ToContainTextAsync("The January 2018 round is closed.");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("The month is locked.");
    }

    [Fact]
    public async Task A_round_is_reviewed_closed_and_the_next_opened_without_a_script_on_a_narrow_window()
    {
        await using var council = await OwnCouncil.OfSampleAsync(browser);
        await using var finance = await council.OpenAsync("finance@sample.example", 360, 740, javaScript: false);
        var page = finance.Page;
        await page.GotoAsync(January);
        await page.SelectOptionAsync("#f-owner", "Head of mental health services");
        await page.ClickAsync("form.app-filters button");
        await Assertions.Expect(page.Locator(".app-review tbody tr")).ToHaveCountAsync(2);
        await page.Locator(".app-review tr", new() { HasText = "A/R.6.155" }).Locator("input").CheckAsync();
        await page.ClickAsync("button[value=return]");
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToContainTextAsync("Say why the lines go back");
        await page.FillAsync("#Reason", "How many of the six?");
        await page.ClickAsync("button[value=return]");
        await Assertions.Expect(page.Locator(".govuk-notification-banner")).ToContainTextAsync("1 line returned");

        await using (var owner = await council.OpenAsync("mental-health@sample.example", 360, 740, javaScript: false))
        {
            await owner.Page.GotoAsync("/");
            await Assertions.Expect(owner.Page.Locator(".app-todo")).ToContainTextAsync("How many of the six?");
        }

        await page.FillAsync("#CloseReason", "Two lines are disputed");
        await page.ClickAsync("form[action*=Close] button");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("The month is locked.");

        await using var office = await council.OpenAsync("pmo@sample.example", 360, 740, javaScript: false);
        await office.Page.GotoAsync("/tracker/2017-18/rounds");
        await office.Page.FillAsync("#Due", "7 March 2018");
        await office.Page.ClickAsync("main form button");
        await Assertions.Expect(office.Page.Locator(".govuk-notification-banner")).ToContainTextAsync("The February 2018 round is open.");
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

using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Outturn.Core.Values;

namespace Outturn.BrowserTests;

/// <summary>The day's work, in a browser that runs no script.</summary>
public sealed class WithoutJavaScriptTests(BrowserFixture council)
{
    [Fact]
    public async Task Signing_in_bringing_in_a_file_assigning_an_owner_and_looking_back_need_no_script()
    {
        await using var window = await council.OpenAsync(role: null, javaScript: false);
        var page = window.Page;

        await page.GotoAsync(await council.LinkAsync(Roles.Finance));
        await page.ClickAsync("main button");
        await Assertions.Expect(page.Locator(".app-header__user")).ToContainTextAsync("Strategic finance manager");

        // Bring in a file: upload, preview, confirm.
        await page.GotoAsync("/tracker/import");
        await Pages.UploadAsync(page);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("0 lines new, 1 changed");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(Pages.Becomes);
        await page.FillAsync("#Reason", "One cell put right");
        await page.ClickAsync("button[value=confirm]");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/tracker/2017-18\\?brought-in="));
        Assert.DoesNotContain("none", page.Url, StringComparison.Ordinal);

        // Assign an owner.
        await page.GotoAsync("/tracker/2017-18/owners");
        await page.CheckAsync("input[name=Lines][value='A/R.6.246']");
        await page.FillAsync("#Owner", "Head of new things");
        await page.FillAsync("#Reason", "Reorganised");
        await page.ClickAsync(".app-savebar button");
        await Assertions.Expect(page.Locator(".govuk-notification-banner")).ToContainTextAsync("1 line assigned");

        // Look back: October with the cell that was put right, and who owns the line today.
        await page.GotoAsync("/tracker/2017-18");
        await page.SelectOptionAsync("#as-at", "2017-10-31");
        await page.ClickAsync(".app-asat__form button");
        await Assertions.Expect(page.Locator(".app-asat")).ToContainTextAsync("As at 31 October 2017");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(Pages.Becomes);
        await page.GotoAsync("/tracker/2017-18/line/A/R.6.246");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Head of new things");
    }

    [Fact]
    public async Task An_outturn_is_corrected_and_the_year_s_end_says_so_without_script()
    {
        await using var window = await council.OpenAsync(Roles.Finance, javaScript: false);
        var page = window.Page;
        await page.GotoAsync("/tracker/2016-17/close");
        await page.ClickAsync("text=Correct the outturn");
        await page.GetByLabel("Outturn of M/R.6.305, £000").FillAsync("-30");
        await page.ClickAsync("main button:has-text('Record the correction')");
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToContainTextAsync("Say why the outturn is corrected");
        await Assertions.Expect(page.GetByLabel("Outturn of M/R.6.305, £000")).ToHaveValueAsync("-30");
        await page.FillAsync("#Reason", "The claims are settled");
        await page.FillAsync("#Position", "30 June 2017");
        await page.ClickAsync("main button:has-text('Record the correction')");
        await Assertions.Expect(page.Locator(".govuk-notification-banner")).ToContainTextAsync("The correction is recorded.");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("The claims are settled");
        await page.GotoAsync("/tracker/2016-17/close?as-at=2017-03-31");
        await Assertions.Expect(page.Locator("#outturn")).ToContainTextAsync("not known");
    }

    [Fact]
    public async Task A_year_and_a_date_that_the_file_does_not_say_are_taken_from_the_form()
    {
        await using var window = await council.OpenAsync(Roles.Finance, javaScript: false);
        var page = window.Page;
        await page.GotoAsync("/tracker/import");
        await page.SetInputFilesAsync("input[type=file]", Pages.ChangedFile(title: ""));
        await page.FillAsync("#Year", "2017-18");
        await page.FillAsync("#Position", "31/10/2017");
        await page.ClickAsync("main button");
        await Assertions.Expect(page.Locator("#Year")).ToHaveValueAsync("2017-18");
        await Assertions.Expect(page.Locator("#Position")).ToHaveValueAsync("31/10/2017");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("nothing is written yet");
    }
}

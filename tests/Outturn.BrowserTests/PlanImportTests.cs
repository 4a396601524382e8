using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Outturn.Core.Values;

namespace Outturn.BrowserTests;

/// <summary>Bringing plan lines in, in a browser: the preview for every ability, by the keyboard alone and without a script.</summary>
public sealed class PlanImportTests(PlanSite site) : IClassFixture<PlanSite>
{
    private const string Lines =
        "Ref,Title,Kind,Permanence,Committee,Notes,2022-23 £000,2023-24 £000,2024-25 £000\n" +
        "A/R.6.268,Social and education transport,saving,Permanent,Highways and Transport,Routes joined,-400,-570,-345\n" +
        "A/R.6.400,Shared services,saving,Permanent,Resources,,-100,-50,0\n" +
        "A/R.5.400,A post for two years,investment,Temporary,Resources,,40,0,-40\n" +
        "A/R.6.401,Something else,saving,Permanent,Resources,,half of it,0,0\n";

    [Theory, InlineData(true), InlineData(false)]
    public async Task The_preview_breaks_no_rule_of_accessibility_and_does_not_scroll_sideways(bool javaScript)
    {
        await using var window = await site.OpenAsync(Roles.Finance, javaScript: javaScript);
        var page = window.Page;
        await UploadAsync(page, Lines.Replace("-400", "-410", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator("#changed")).ToContainTextAsync("-410,000");
        await Assertions.Expect(page.Locator("#new")).ToContainTextAsync("Shared services");
        await Assertions.Expect(page.Locator("#not-read")).ToContainTextAsync("half of it");
        if (javaScript)
        {
            await page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(d => { d.open = true; })");
            await PageTests.CleanAsync(page, "at 1280");
            await PlanTests.ScreenshotAsync(page, "plan-import-preview", 1280);
        }

        foreach (var width in new[] { 640, 320, 360 })
        {
            await page.SetViewportSizeAsync(width, 740);
            if (javaScript)
            {
                var (inner, needed, culprits) = await PageTests.MeasureAsync(page);
                Assert.True(needed <= inner, $"The preview needs {needed} of {inner}: {culprits}");
            }
        }

        if (javaScript)
        {
            await PageTests.CleanAsync(page, "at 360");
            await PlanTests.ScreenshotAsync(page, "plan-import-preview", 360);
        }
    }

    [Fact]
    public async Task A_column_is_corrected_and_the_file_brought_in_by_the_keyboard_alone()
    {
        await using var window = await site.OpenAsync(Roles.Finance);
        var page = window.Page;
        await UploadAsync(page, Lines.Replace("A/R.6.400,Shared", "A/R.6.410,Joint", StringComparison.Ordinal).Replace("A/R.5.400,A post", "A/R.5.410,A team", StringComparison.Ordinal));
        await PlanTests.TabToAsync(page, "main details > summary");
        await page.Keyboard.PressAsync("Enter");
        await PlanTests.TabToAsync(page, "#c-5");
        await page.Keyboard.TypeAsync("Leave");
        await PlanTests.TabToAsync(page, "button[formaction='?handler=Remap']", "Shift+Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("main details select#c-5")).ToHaveValueAsync("Ignored");
        await PlanTests.TabToAsync(page, "#Reason");
        await page.Keyboard.TypeAsync("From the service’s list");
        await PlanTests.TabToAsync(page, "button[formaction='?handler=Confirm']");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".govuk-notification-banner")).ToContainTextAsync("The file is brought in, as act");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Joint services");
    }

    [Fact]
    public async Task A_file_is_chosen_previewed_and_brought_in_without_a_script()
    {
        await using var window = await site.OpenAsync(Roles.Finance, 360, javaScript: false);
        var page = window.Page;
        await page.GotoAsync(SomeCouncilPlan.Base + "/proposals");
        await page.ClickAsync("main a:text-is('Bring in plan lines')");
        await page.ClickAsync("main form button");
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToContainTextAsync("Choose a file.");
        await UploadAsync(page, Lines.Replace("A/R.6.400,Shared", "A/R.6.420,Merged", StringComparison.Ordinal).Replace("A/R.5.400,A post", "A/R.5.420,A desk", StringComparison.Ordinal));
        await page.ClickAsync("button[formaction='?handler=Confirm']");
        await Assertions.Expect(page.Locator(".govuk-notification-banner")).ToContainTextAsync("The file is brought in, as act");
    }

    private static async Task UploadAsync(IPage page, string lines = Lines)
    {
        await page.GotoAsync("/plan/import?cycle=2022-27");
        await page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "lines.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(lines) });
        await page.ClickAsync("main form button");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/plan/import/."));
    }
}

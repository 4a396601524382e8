using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Outturn.Core.Values;

namespace Outturn.BrowserTests;

/// <summary>Papers in a browser: brought in and reviewed by the keyboard alone, and without a script.</summary>
public sealed class PaperTests(PlanSite site) : IClassFixture<PlanSite>
{
    private const string Case = """
        Business Planning: Business Case – Savings proposal

        Project Title: {0}

        Committee: Strategy and Resources

        2022-23 Savings amount: £12k

        Date of version: 4 October 2021 BP Reference: C/R.6.115

        Business Leads / Sponsors: Head of democratic services

        1. Please describe what the proposed outcomes are:

        Fewer boxes are carried up the stairs.

        8. Scope: What is within scope? What is outside of scope?

        N/A
        """;

    [Theory, InlineData(1280, true), InlineData(360, false)]
    public async Task A_paper_is_brought_in_reviewed_and_taken_into_the_plan(int width, bool javaScript)
    {
        await using var window = await site.OpenAsync(Roles.Finance, width, javaScript: javaScript);
        var page = window.Page;
        await UploadAsync(page, $"Fewer printed agendas {width}");
        await page.ClickAsync("main form button:text('Keep')");
        await Assertions.Expect(page.Locator(".govuk-notification-banner")).ToContainTextAsync("1 case is ready to review");
        await page.ClickAsync("main tbody a");
        await page.ClickAsync("button:text('Confirm all that are sure')");
        await Assertions.Expect(page.Locator(".govuk-notification-banner")).ToContainTextAsync("is confirmed");
        await page.ClickAsync("button:text('It is reviewed')");
        await Assertions.Expect(page.Locator(".app-lead")).ToContainTextAsync("Reviewed");
        await page.ClickAsync("a:text('Link it to a proposal, or make one')");
        await page.FillAsync("input[name=service]", "Democratic services");
        await page.FillAsync("textarea[name=leads]", "Head of democratic services");
        await page.ClickAsync("button:text('Make the proposal')");
        await page.CheckAsync("input[value=movement]");
        await page.CheckAsync("input[value=permanent]");
        await page.CheckAsync("input[value=own]");
        if (javaScript)
        {
            await PageTests.CleanAsync(page, "at 1280");
        }

        await page.ClickAsync("button:text('Make the plan line')");
        if (width == 1280)
        {
            await Assertions.Expect(page.Locator(".govuk-notification-banner")).ToContainTextAsync("The plan line is made");
        }
        else
        {
            // The same reference as the other width's case: the code is taken, and that is said beside the amounts.
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync(new Regex("The plan line is made|is taken in 2022-27"));
        }
    }

    [Fact]
    public async Task A_field_is_corrected_by_the_keyboard_alone_and_its_source_opens_in_the_document()
    {
        await using var window = await site.OpenAsync(Roles.Finance);
        var page = window.Page;
        await UploadAsync(page, "By the keyboard");
        await page.ClickAsync("main form button:text('Keep')");
        await page.ClickAsync("main tbody a");
        await PlanTests.TabToAsync(page, "input[name=Title]");
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync("By hand");

        // Enter in a box saves what was typed and confirms nothing else.
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("By hand");
        await Assertions.Expect(page.Locator(".app-field").First).ToContainTextAsync("Corrected");
        await Assertions.Expect(page.Locator(".app-field").Nth(2)).ToContainTextAsync("Sure");
        await PlanTests.TabToAsync(page, ".app-field a[href^='#at-']");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#document :target")).ToBeVisibleAsync();
    }

    private static async Task UploadAsync(IPage page, string title)
    {
        await page.GotoAsync("/papers/import?cycle=2022-27");
        await page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "case.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(string.Format(System.Globalization.CultureInfo.InvariantCulture, Case, title)) });
        await page.ClickAsync("main form button");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/papers/import/preview"));
    }
}

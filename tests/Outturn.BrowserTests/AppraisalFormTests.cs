using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Outturn.Core.Values;

namespace Outturn.BrowserTests;

/// <summary>An appraisal's form with everything unfolded: for every ability, at every width, by the keyboard alone and without a script.</summary>
public sealed class AppraisalFormTests(PlanSite site) : IClassFixture<PlanSite>
{
    private const string New = SomeCouncilPlan.Base + "/proposals/1/appraisals/new";

    [Theory, InlineData(1280), InlineData(360)]
    public async Task Unfolded_and_with_something_wrong_it_is_accessible_and_does_not_scroll_sideways(int width)
    {
        await using var window = await site.OpenAsync(Roles.Finance, width);
        var page = window.Page;
        await page.GotoAsync(New);
        await UnfoldAsync(page, width);
        await page.FillAsync("[id='option.0.sunk.0.spent']", "lots");
        await page.FillAsync("[id='further.0.cost']", "5");
        await page.FillAsync("[id='level.0']", "dear");
        await page.ClickAsync("main button[value=save]:visible");
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToBeVisibleAsync();
        Assert.True(await page.Locator("[id='option.0.sunk.0.spent']").IsVisibleAsync(), "what has a problem is unfolded");
        await page.ClickAsync(".govuk-error-summary__list a[href='#option.0.sunk.0.spent']");
        await Assertions.Expect(page.Locator("[id='option.0.sunk.0.spent']")).ToBeFocusedAsync();
        await UnfoldAsync(page, width);
    }

    [Fact]
    public async Task Without_a_script_rows_are_added_lines_pasted_and_a_file_fills_it()
    {
        await using var window = await site.OpenAsync(Roles.Finance, 360, javaScript: false);
        var page = window.Page;
        await page.GotoAsync(New);
        await page.ClickAsync("summary:has-text('Fill the form from a file')");
        await page.SetInputFilesAsync("#file", new FilePayload { Name = "flows.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes("year,option,cost,benefit,class\n0,Stay,0,,\n0,Leave,900,,\n1,Leave,,1200,cashable\n") });
        await page.ClickAsync("button[value=fill]");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Nothing is saved yet");
        await Assertions.Expect(page.Locator("[id='flow.1.1.benefit']")).ToHaveValueAsync("1200");
        await page.ClickAsync("summary:has-text('sunk costs') >> nth=1");
        await page.FillAsync("[id='option.1.sunk.0.spent']", "40k");
        await page.FillAsync("[id='option.1.sunk.0.why']", "a survey");
        await page.ClickAsync("button[value='add-option.1.sunk']");
        await Assertions.Expect(page.Locator("[id='option.1.sunk.1.spent']")).ToBeVisibleAsync();
        await page.ClickAsync("summary:has-text('Further flows')");
        await page.FillAsync("#pastedFurther", "Leave\t1\t\t300\twider system\tNHS\t\t\t\tbeds");
        await page.ClickAsync("button[value='paste-further']");
        await Assertions.Expect(page.Locator("[id='further.0.label']")).ToHaveValueAsync("beds");
        await page.FillAsync("#title", "Leave the contract");
        await page.ClickAsync("main button[value=save]:visible");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/appraisals/[0-9]+\\?done="));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("£40,000 for a survey is spent whatever is decided");
    }

    [Fact]
    public async Task By_the_keyboard_alone_a_part_is_unfolded_filled_and_saved()
    {
        await using var window = await site.OpenAsync(Roles.Finance);
        var page = window.Page;
        await page.GotoAsync(New);
        await TypeAsync(page, "#title", "By hand");
        await TypeAsync(page, "[id='option.1.name']", "Build");
        await PlanTests.TabToAsync(page, "summary");
        await page.Keyboard.PressAsync("Enter");
        await PlanTests.TabToAsync(page, "[id='option.1.part.0.type']");
        await page.Keyboard.TypeAsync("Stand");
        await TypeAsync(page, "[id='option.1.cause.0.mitigated']", "40");
        await TypeAsync(page, "[id='option.1.evidence']", "A survey");
        await TypeAsync(page, "[id='flow.0.1.cost']", "5000");
        await PlanTests.TabToAsync(page, "main button[value=save]");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/appraisals/[0-9]+\\?done="));
        await page.GotoAsync(page.Url.Split('?')[0] + "/edit");
        Assert.Equal(("100", "40"), (await page.InputValueAsync("[id='option.1.part.0.share']"), await page.InputValueAsync("[id='option.1.cause.0.mitigated']")));
    }

    private static async Task UnfoldAsync(IPage page, int width)
    {
        await page.EvaluateAsync("document.querySelectorAll('main details').forEach(d => d.open = true)");
        await PageTests.CleanAsync(page, $"unfolded at {width}");
        var (inner, needed, culprits) = await PageTests.MeasureAsync(page);
        Assert.True(needed <= inner, $"it needs {needed} of {inner}: {culprits}");
    }

    private static async Task TypeAsync(IPage page, string selector, string text)
    {
        await PlanTests.TabToAsync(page, selector);
        await page.Keyboard.TypeAsync(text);
    }
}

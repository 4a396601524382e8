using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Outturn.BrowserTests;

/// <summary>What holds on every page.</summary>
public sealed class PageTests(BrowserFixture council)
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"] },
        Rules = new Dictionary<string, RuleOptions>(StringComparer.Ordinal) { ["target-size"] = new() { Enabled = true } },
    };

    [Theory, MemberData(nameof(Pages.Names), MemberType = typeof(Pages))]
    public async Task No_page_breaks_a_rule_of_accessibility_wide_or_narrow(string page)
    {
        await using var window = await Pages.ShowAsync(council, page, 1280, 900);
        await CleanAsync(window.Page, "at 1280");
        await window.Page.SetViewportSizeAsync(360, 740);
        await CleanAsync(window.Page, "at 360");
    }

    [Theory, MemberData(nameof(Pages.Names), MemberType = typeof(Pages))]
    public async Task No_page_scrolls_sideways_at_any_width(string page)
    {
        await using var window = await Pages.ShowAsync(council, page, 1280, 900);
        foreach (var width in new[] { 1280, 640, 360, 320 })
        {
            await window.Page.SetViewportSizeAsync(width, 900);
            var (inner, needed, culprits) = await MeasureAsync(window.Page);
            Assert.Equal(width, inner);
            Assert.True(needed <= inner, $"{page} needs {needed} of {inner}: {culprits}");
        }
    }

    [Theory, MemberData(nameof(Pages.Names), MemberType = typeof(Pages))]
    public async Task No_page_asks_another_host_for_anything_or_complains_in_the_console(string page)
    {
        var said = new List<string>();
        var asked = new List<string>();
        await using var window = await Pages.ShowAsync(council, page, 1280, 900, first: w =>
        {
            w.Context.Request += (_, request) => asked.Add(request.Url);
            w.Page.PageError += (_, error) => said.Add(error);
            w.Page.Console += (_, message) =>
            {
                // A page that is refused or missing is itself such a message; nothing under it may be.
                if (message.Type is "error" or "warning" && !(message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) && page is "nothing there" or "refused"))
                {
                    said.Add(message.Text);
                }
            };
        });
        await window.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.Empty(said);
        Assert.NotEmpty(asked);
        Assert.DoesNotContain(asked, a => !a.StartsWith(council.Origin + "/", StringComparison.Ordinal) && !a.StartsWith("data:", StringComparison.Ordinal));
        var links = await window.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('[src], link[href], form[action]')].map(e => e.src || e.href || e.action)");
        Assert.DoesNotContain(links, a => !a.StartsWith(council.Origin + "/", StringComparison.Ordinal) && !a.StartsWith("data:", StringComparison.Ordinal));
    }

    [Theory, InlineData("/tracker/2017-18"), InlineData(Pages.October)]
    public async Task The_tracker_with_its_style_sheet_weighs_less_than_200_KB_compressed(string path)
    {
        await using var window = await council.OpenAsync(Core.Values.Roles.Finance);
        var answers = new List<IRequest>();
        window.Context.RequestFinished += (_, request) => answers.Add(request);
        await window.Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
        Assert.Contains(answers, a => a.Url.Contains("/assets/site.css", StringComparison.Ordinal));
        var weights = new List<(string Url, int Bytes)>();
        foreach (var request in answers)
        {
            var sizes = await request.SizesAsync();
            weights.Add((request.Url, sizes.ResponseBodySize + sizes.ResponseHeadersSize));
        }

        var total = weights.Sum(w => w.Bytes);
        Assert.InRange(total, 10_000, 200_000);
        TestContext.Current.SendDiagnosticMessage("{0}: {1} bytes", path, total);
    }

    /// <summary>
    /// What sticks to an edge covers half of some box wherever the page happens to be scrolled, and the rule of sizes measures the other half: the rules are held to
    /// the page with everything at its place.
    /// </summary>
    internal static async Task CleanAsync(IPage page, string where)
    {
        await page.EvaluateAsync("() => document.querySelectorAll('body *').forEach(e => { if (getComputedStyle(e).position === 'sticky') { e.dataset.stuck = ''; e.style.setProperty('position', 'static', 'important'); } })");
        var result = await page.RunAxe(Rules);
        await page.EvaluateAsync("() => document.querySelectorAll('[data-stuck]').forEach(e => { e.style.removeProperty('position'); delete e.dataset.stuck; })");
        Assert.True(result.Passes.Length > 10, "axe worked on nothing");
        var broken = result.Violations.SelectMany(v => v.Nodes.Select(n => $"{v.Id} ({v.Help}): {n.Target} {(n.Html.Length > 160 ? n.Html[..160] : n.Html)}")).ToList();
        Assert.True(broken.Count == 0, $"{where}, {broken.Count} faults:\n" + string.Join('\n', broken.Take(15)));
    }

    internal static async Task<(int Inner, int Needed, string Culprits)> MeasureAsync(IPage page)
    {
        var sizes = await page.EvaluateAsync<int[]>("() => [window.innerWidth, document.documentElement.scrollWidth]");
        var culprits = sizes[1] <= sizes[0] ? "" : await page.EvaluateAsync<string>(
            "() => [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > window.innerWidth + 1 && !e.closest('.app-scroll')).slice(0, 5).map(e => e.tagName + '.' + e.className + '#' + e.id).join(', ')");
        return (sizes[0], sizes[1], culprits);
    }
}

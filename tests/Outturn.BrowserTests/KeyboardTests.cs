using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Outturn.Core.Values;

namespace Outturn.BrowserTests;

/// <summary>The keyboard alone is enough.</summary>
public sealed class KeyboardTests(BrowserFixture council)
{
    /// <summary>Says what is wrong with how the focus shows; empty where it is well.</summary>
    private const string Focus = """
        () => {
          const e = document.activeElement;
          if (!e || e === document.body) return 'nothing has the focus';
          const name = e.tagName + '#' + e.id + '.' + e.className + ' ' + (e.textContent || '').trim().slice(0, 40);
          const s = getComputedStyle(e);
          const outlined = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 && !/rgba\(.*, 0\)|transparent/.test(s.outlineColor);
          if (!outlined && s.boxShadow === 'none') return name + ': the focus does not show';
          for (const r of e.getClientRects()) {
            for (const x of [.1, .5, .9]) for (const y of [.1, .5, .9]) {
              const hit = document.elementFromPoint(r.left + r.width * x, r.top + r.height * y);
              if (hit && (hit === e || e.contains(hit) || hit.contains(e) && e.tagName !== 'A')) return '';
            }
          }
          return name + ': the focus is out of sight or under something';
        }
        """;

    [Theory, MemberData(nameof(Pages.Names), MemberType = typeof(Pages))]
    public async Task The_first_stop_skips_to_the_main_part(string page)
    {
        await using var window = await Pages.ShowAsync(council, page, 1280, 900);

        // Blank the place the browser starts tabbing from: an upload leaves it at the file.
        await window.Page.GotoAsync(window.Page.Url);
        await window.Page.Keyboard.PressAsync("Tab");
        var skip = window.Page.Locator(".govuk-skip-link");
        await Assertions.Expect(skip).ToBeFocusedAsync();
        await Assertions.Expect(skip).ToBeInViewportAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(window.Page).ToHaveURLAsync(new Regex("#main$"));
        await window.Page.Keyboard.PressAsync("Tab");
        Assert.True(await window.Page.EvaluateAsync<bool>("() => { const m = document.querySelector('main'), e = document.activeElement; return m.contains(e) || !m.querySelector('a, button, input, select') || document.querySelector('footer').contains(e); }"), "after the skip the keyboard is still above the main part");
    }

    [Theory, InlineData(1280), InlineData(360)]
    public async Task Every_stop_on_the_tracker_shows_its_focus_and_none_is_hidden(int width)
    {
        await using var window = await council.OpenAsync(Roles.Finance, width, 740);
        await window.Page.GotoAsync(Pages.October);
        var stops = 0;
        var wrong = new List<string>();
        while (stops < 400)
        {
            await window.Page.Keyboard.PressAsync("Tab");
            if (stops > 0 && await window.Page.EvaluateAsync<bool>("() => document.activeElement === document.body || document.activeElement.classList.contains('govuk-skip-link')"))
            {
                break;
            }

            stops++;
            var said = await window.Page.EvaluateAsync<string>(Focus);
            if (said.Length > 0)
            {
                wrong.Add(said);
            }
        }

        Assert.InRange(stops, 80, 399);
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {stops} stops:\n" + string.Join('\n', wrong.Take(15)));
    }

    [Fact]
    public async Task A_line_is_reached_from_the_tracker_by_tab_and_enter()
    {
        await using var window = await council.OpenAsync(Roles.Finance);
        await window.Page.GotoAsync(Pages.October);
        await TabToAsync(window.Page, "a.app-line");
        Assert.Equal("", await window.Page.EvaluateAsync<string>(Focus));
        var line = await window.Page.EvaluateAsync<string>("() => document.activeElement.querySelector('b').textContent");
        await window.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(window.Page).ToHaveURLAsync(new Regex("/tracker/2017-18/line/."));
        await Assertions.Expect(window.Page.Locator("main .app-caption")).ToContainTextAsync(line);
    }

    [Fact]
    public async Task A_filter_is_set_and_applied_by_the_keyboard()
    {
        await using var window = await council.OpenAsync(Roles.Finance);
        await window.Page.GotoAsync(Pages.October);
        var before = await window.Page.Locator("a.app-line").CountAsync();
        await TabToAsync(window.Page, "#f-words");
        await window.Page.Keyboard.TypeAsync("A/R.6.24");
        await TabToAsync(window.Page, "form.app-filters button");
        Assert.Equal("", await window.Page.EvaluateAsync<string>(Focus));
        await window.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(window.Page).ToHaveURLAsync(new Regex("[?&]q=A(/|%2F)R\\.6\\.24"));
        await Assertions.Expect(window.Page.Locator("a.app-line").First).ToContainTextAsync("A/R.6.24");
        Assert.InRange(await window.Page.Locator("a.app-line").CountAsync(), 1, before - 1);
        await Assertions.Expect(window.Page.Locator(".app-asat")).ToContainTextAsync("As at 31 October 2017");
    }

    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var i = 0; i < 100; i++)
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

using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Outturn.App.Operations.Tracking;
using Outturn.App.Security;
using Outturn.Core.Tracking;
using Outturn.Core.Values;
using Outturn.Data.Record;
using Outturn.Data.Settings;
using Outturn.Data.Tracking;
using static Microsoft.Playwright.Assertions;

namespace Outturn.BrowserTests;

/// <summary>
/// A whole year of the sample's 67 lines in the roles' own hands: the programme office opens each month, owners update and submit, finance
/// reviews, closes and publishes. Months differ: with and without a script, by the keyboard alone, on a narrow window.
/// </summary>
public sealed class YearOfRoundsTests(BrowserFixture browser)
{
    private static readonly FinancialYear Year = new(2017);

    private static readonly string[] Owners = ["Director of adults", "Director of children", "Director of resources"];

    private enum Way
    {
        Script,
        NoScript,
        Keyboard,
        Narrow,
        NarrowNoScript,
    }

    [Fact]
    public async Task Twelve_rounds_are_run_by_their_owners_the_office_and_finance_and_every_pound_is_accounted_for()
    {
        var clock = new MovedClock(new(2017, 4, 3, 9, 0, 0, TimeSpan.Zero));
        await using var council = await OwnCouncil.EmptyAsync(browser, clock);
        await SetUpAsync(council);
        Way[] ways =
        [
            Way.Script, Way.NoScript, Way.Keyboard, Way.Narrow, Way.NarrowNoScript, Way.Script, Way.NoScript, Way.Keyboard, Way.Narrow, Way.Script, Way.NoScript, Way.Keyboard,
        ];
        var expected = await TotalAsync(council);
        for (var number = 1; number <= 12; number++)
        {
            var month = new FinancialMonth(Year, number);
            var way = ways[number - 1];
            clock.Set(month.LastDay.AddDays(-3));
            council.ForgetSignIns();
            await OpenAsync(council, month, way);
            for (var owner = 0; owner < Owners.Length; owner++)
            {
                // Each owner moves one line of theirs by a thousand a month: less saving, so that the total rises by it.
                expected += await UpdateAsync(council, owner, month, way, returned: false);
            }

            clock.Set(month.LastDay.AddDays(2));
            council.ForgetSignIns();
            if (number == 6)
            {
                // One line goes back with a reason and comes again.
                await ReturnAsync(council, month, Owners[0], way);
                expected += await UpdateAsync(council, 0, month, way, returned: true);
            }

            await SignOffAsync(council, month, way);
            clock.Set(month.LastDay.AddDays(4));
            council.ForgetSignIns();
            await CloseAndPublishAsync(council, month, way);
            Assert.Equal(expected, await TotalAsync(council));
        }

        // The year as a whole: twelve closed rounds, twelve reports, all proved; and each report's total is what stood then.
        await using var scope = council.Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<TrackerStore>();
        var facts = await store.FactsAsync(Year, TestContext.Current.CancellationToken);
        Assert.Equal(12, facts.Rounds.Count(r => r.State == Core.Tracking.Rounds.RoundState.Closed));
        Assert.Equal(12, facts.Reports.Count);
        var proof = await scope.ServiceProvider.GetRequiredService<ActLog>().VerifyAsync(null, TestContext.Current.CancellationToken);
        Assert.True(proof.Holds, proof.FirstBreak?.Sentence);
        await using var auditor = await council.OpenAsync("auditor@sample.example");
        await auditor.Page.GotoAsync("/tracker/2017-18/compare?from=2017-04-30&to=2018-03-31");
        await Expect(auditor.Page.Locator("main")).ToContainTextAsync("The movements of 67 lines add up to the movement of the total");
    }

    private static async Task OpenAsync(OwnCouncil council, FinancialMonth month, Way way)
    {
        await using var window = await council.OpenAsync("pmo@sample.example", Width(way), 900, Script(way));
        var page = window.Page;
        await page.GotoAsync("/tracker/2017-18/rounds");
        await Expect(page.Locator("#Period")).ToHaveValueAsync(month.ToString());
        await PressAsync(page, "main form[method=post] button", way);
        await Expect(page.Locator("main")).ToContainTextAsync(month.FirstDay.ToString("MMMM yyyy", CultureInfo.InvariantCulture));
        await Expect(page.Locator("main")).ToContainTextAsync("open");
    }

    /// <summary>Types into one line, ticks all, submits; gives what the total moves by.</summary>
    private static async Task<Money> UpdateAsync(OwnCouncil council, int owner, FinancialMonth month, Way way, bool returned)
    {
        await using var window = await council.OpenAsync($"owner{owner}@sample.example", Width(way), 900, Script(way));
        var page = window.Page;
        await page.GotoAsync("/tracker/2017-18/update");
        var rows = await page.Locator(".app-grid tr[data-name]:has(input[data-part='4'])").AllAsync();
        Assert.NotEmpty(rows);
        var (line, was) = (rows[0], 0m);

        // A saving that stays one, another line each month.
        for (var i = 0; i < rows.Count && was > -2; i++)
        {
            line = rows[(i + month.Number) % rows.Count];
            was = decimal.Parse(await line.Locator("input[data-part='4']").InputValueAsync(), NumberStyles.Number, CultureInfo.InvariantCulture);
        }

        Assert.True(was <= -2, "No line of this owner has a saving left in the last quarter.");
        var box = line.Locator("input[data-part='4']");
        var typed = (was + 1).ToString("0.###", CultureInfo.InvariantCulture);
        var comments = line.Locator("textarea");
        if (way == Way.Keyboard)
        {
            await box.FocusAsync();
            await page.Keyboard.PressAsync("Control+A");
            await page.Keyboard.TypeAsync(typed);
            await page.Keyboard.PressAsync("Enter");
        }
        else
        {
            await box.FillAsync(typed);
        }

        await comments.FillAsync($"One thousand less than in the month before, {month}.");

        // Lines that need words and have none get some; all are ticked.
        foreach (var text in await page.Locator(".app-grid textarea").AllAsync())
        {
            if ((await text.InputValueAsync()).Length == 0)
            {
                await text.FillAsync("Looked at again; nothing is different.");
            }
        }

        foreach (var tick in await page.Locator(".app-grid input[type=checkbox]").AllAsync())
        {
            await tick.CheckAsync();
        }

        await PressAsync(page, "button[value=submit]", way);

        await Expect(page.Locator(".govuk-notification-banner, .govuk-error-summary:visible").First).ToBeVisibleAsync();
        if (await page.Locator(".govuk-error-summary:visible").CountAsync() > 0)
        {
            Assert.Fail($"{month}, {Owners[owner]}: {await page.Locator(".govuk-error-summary").InnerTextAsync()}");
        }

        await Expect(page.Locator(".govuk-notification-banner")).ToContainTextAsync("submitted to finance");
        return Money.FromThousands(1);
    }

    private static async Task ReturnAsync(OwnCouncil council, FinancialMonth month, string owner, Way way)
    {
        await using var window = await council.OpenAsync("finance@sample.example", Width(way), 900, Script(way));
        var page = window.Page;
        await page.GotoAsync($"/tracker/2017-18/rounds/{month}?owner={Uri.EscapeDataString(owner)}");
        await page.Locator(".app-review input[type=checkbox]").First.CheckAsync();
        await page.FillAsync("#Reason", "Why is it less again?");
        await PressAsync(page, "button[value=return]", way);
        await Expect(page.Locator(".govuk-notification-banner")).ToContainTextAsync("1 line returned");
    }

    private static async Task SignOffAsync(OwnCouncil council, FinancialMonth month, Way way)
    {
        await using var window = await council.OpenAsync("finance@sample.example", Width(way), 900, Script(way));
        var page = window.Page;
        await page.GotoAsync($"/tracker/2017-18/rounds/{month}");
        var ticks = await page.Locator(".app-review input[type=checkbox]").AllAsync();
        Assert.NotEmpty(ticks);
        foreach (var tick in ticks)
        {
            await tick.CheckAsync();
        }

        await PressAsync(page, "button[value=sign-off]", way);
        await Expect(page.Locator(".govuk-notification-banner")).ToContainTextAsync("signed off");
    }

    private static async Task CloseAndPublishAsync(OwnCouncil council, FinancialMonth month, Way way)
    {
        await using var window = await council.OpenAsync("finance@sample.example", Width(way), 900, Script(way));
        var page = window.Page;
        await page.GotoAsync($"/tracker/2017-18/rounds/{month}");
        if (await page.Locator("#CloseReason").CountAsync() > 0)
        {
            await page.FillAsync("#CloseReason", "All that was sent in is signed off");
        }

        await PressAsync(page, "form[action*=Close] button", way);
        await Expect(page.Locator("main")).ToContainTextAsync("The month is locked.");
        await page.GotoAsync($"/tracker/2017-18/publish?position={month.LastDay:yyyy-MM-dd}");
        await page.CheckAsync("#WithoutPdf");
        await PressAsync(page, "main form[method=post] button", way);
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/reports/\\d+"));
    }

    private static async Task PressAsync(IPage page, string button, Way way)
    {
        if (way == Way.Keyboard)
        {
            await page.Locator(button).First.FocusAsync();
            await page.Keyboard.PressAsync("Enter");
        }
        else
        {
            await page.Locator(button).First.ClickAsync();
        }
    }

    private static int Width(Way way) => way is Way.Narrow or Way.NarrowNoScript ? 360 : 1280;

    private static bool Script(Way way) => way is not (Way.NoScript or Way.NarrowNoScript);

    private static async Task<Money> TotalAsync(OwnCouncil council)
    {
        await using var scope = council.Services.CreateAsyncScope();
        var position = await scope.ServiceProvider.GetRequiredService<TrackerStore>().ReadAsync(Year, AsAt.Now, TestContext.Current.CancellationToken);
        Assert.Equal(67, position.Lines.Count);
        return position.Lines.Aggregate(Total.Zero, (sum, l) => sum + l.Forecast).Value!.Value;
    }

    /// <summary>The accounts, the October lines as they were planned at the start of the year, and three owners for them.</summary>
    private static async Task SetUpAsync(OwnCouncil council)
    {
        await using var scope = council.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<Accounts>();
        var people = new List<(string Email, string Post, string Role)> { ("pmo@sample.example", "Programme office", Roles.Pmo), ("finance@sample.example", "Finance partner", Roles.Finance), ("auditor@sample.example", "Internal auditor", Roles.Auditor) };
        people.AddRange(Owners.Select((post, i) => ($"owner{i}@sample.example", post, Roles.Owner)));
        foreach (var (email, post, role) in people)
        {
            Assert.True((await accounts.CreateAsync(email, post, [role], password: null)).Ok);
        }

        var account = (await accounts.FindAsync("finance@sample.example"))!;
        var finance = new Viewer(new(account.Id, account.Post), [Roles.Finance], ShippedGrants.All);
        var file = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "samples", "sample-county-council", "savings-tracker-2017-07.csv"));
        var imported = await scope.ServiceProvider.GetRequiredService<ImportTrackerOperation>().ConfirmAsync(
            finance, new IncomingFile("plan.csv", file), new ImportChoices(Year, new DateOnly(2017, 3, 31)),
            new ImportConfirmation(null, null, new Dictionary<string, MissingAnswer>(StringComparer.Ordinal), null, "", "The year opens", "test"), CancellationToken.None);
        Assert.True(imported.Ok, string.Join("; ", imported.Problems.Select(p => p.Message)));
        var lines = (await scope.ServiceProvider.GetRequiredService<TrackerStore>().ReadAsync(Year, AsAt.Now)).Lines;
        var assign = scope.ServiceProvider.GetRequiredService<AssignOwnersOperation>();
        for (var i = 0; i < Owners.Length; i++)
        {
            var given = lines.Where((_, n) => n % Owners.Length == i).Select(l => l.Key).ToList();
            Assert.True((await assign.RunAsync(finance, Year, new AssignOwners(given, Owners[i]), new DateOnly(2017, 3, 31), "The year opens", "test", CancellationToken.None)).Ok);
        }
    }
}

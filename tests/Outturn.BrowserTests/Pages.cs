using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Outturn.Core.Values;

namespace Outturn.BrowserTests;

/// <summary>Every kind of page, with the role that sees most of it and the way there.</summary>
public static class Pages
{
    public const string October = "/tracker/2017-18?as-at=2017-10-31";
    private const string Preview = "an import preview";
    private const string Checked = "a checked file";

    /// <summary>A cell of the sample's October file, and what it is changed to.</summary>
    public const string Was = "Achieved in full when the two contracts became one.";
    public const string Becomes = "Achieved in full when the two contracts became one; checked again since.";

    private static readonly Dictionary<string, (string? Role, string Path, int Status)> All = new(StringComparer.Ordinal)
    {
        ["home"] = (Roles.Finance, "/", 200),
        ["home of an owner"] = (Roles.Owner, "/", 200),
        ["home of the programme office"] = (Roles.Pmo, "/", 200),
        ["home of a member"] = (Roles.Member, "/", 200),
        ["all rounds"] = (Roles.Pmo, "/tracker/2017-18/rounds", 200),
        ["a round in review"] = (Roles.Finance, "/tracker/2017-18/rounds/2018-01", 200),
        ["a whole round as a member reads it"] = (Roles.Member, "/tracker/2017-18/rounds/2018-01?state=all", 200),
        ["all trackers"] = (Roles.Finance, "/tracker", 200),
        ["the tracker today"] = (Roles.Finance, "/tracker/2017-18", 200),
        ["the tracker at October"] = (Roles.Finance, October, 200),
        ["a line"] = (Roles.Finance, "/tracker/2017-18/line/A/R.6.239?as-at=2017-10-31", 200),
        ["findings"] = (Roles.Finance, "/tracker/2017-18/findings?as-at=2017-10-31", 200),
        ["the end of a closed year"] = (Roles.Finance, "/tracker/2016-17/close", 200),
        ["the end of a year that runs"] = (Roles.Member, "/tracker/2017-18/close", 200),
        ["an outturn to correct"] = (Roles.Finance, "/tracker/2016-17/close/outturn", 200),
        ["a fund's return"] = (Roles.Finance, "/funds/1/return", 200),
        ["owners"] = (Roles.Finance, "/tracker/2017-18/owners", 200),
        ["a rating"] = (Roles.Finance, "/tracker/2017-18/rating/A/R.6.239", 200),
        ["cover"] = (Roles.Finance, "/tracker/2017-18/cover/A/R.6.210", 200),
        ["a re-profile"] = (Roles.Finance, "/tracker/2017-18/move/A/R.6.239", 200),
        ["a correction"] = (Roles.Finance, "/tracker/2017-18/correct/A/R.6.239", 200),
        ["rules"] = (Roles.Finance, "/tracker/rules", 200),
        ["published reports"] = (null, "/reports", 200),
        ["a published report"] = (null, "/reports/4", 200),
        ["publish a report"] = (Roles.Finance, "/tracker/2017-18/publish", 200),
        ["compare"] = (Roles.Finance, "/tracker/2017-18/compare?from=2017-09-30&to=2017-10-31", 200),
        ["the year"] = (Roles.Finance, "/tracker/2017-18/year", 200),
        ["the delivery forecast"] = (Roles.Finance, "/tracker/2017-18/forecast?as-at=2017-10-31", 200),
        ["import"] = (Roles.Finance, "/tracker/import", 200),
        [Preview] = (Roles.Finance, "/tracker/import", 200),
        ["check a file"] = (Roles.Finance, "/documents/check", 200),
        [Checked] = (Roles.Finance, "/documents/check", 200),
        ["the update grid"] = (Roles.Owner, "/tracker/2017-18/update/2018-01", 200),
        ["the update grid of everyone"] = (Roles.Finance, "/tracker/2017-18/update/2018-01", 200),
        ["papers"] = (Roles.Finance, "/papers", 200),
        ["bring in papers"] = (Roles.Finance, "/papers/import", 200),
        ["a pack"] = (Roles.Finance, "/papers/1", 200),
        ["a case to review"] = (Roles.Finance, "/papers/1/cases/2", 200),
        ["a reviewed case"] = (Roles.Finance, "/papers/1/cases/1", 200),
        ["a case into the plan"] = (Roles.Finance, "/papers/1/cases/1/plan", 200),
        ["a search of the papers"] = (Roles.Finance, "/papers/search?q=library", 200),
        ["business cases"] = (Roles.Finance, "/plan/2022-27/cases", 200),
        ["a written case"] = (Roles.Finance, "/plan/2022-27/proposals/3/case", 200),
        ["a case as it is read"] = (Roles.Member, "/plan/2022-27/proposals/3/case/read", 200),
        ["a question of a case"] = (Roles.Finance, "/plan/2022-27/proposals/3/case/write/benefits", 200),
        ["all questions of a case"] = (Roles.Finance, "/plan/2022-27/proposals/11/case/write", 200),
        ["versions of a case"] = (Roles.Finance, "/plan/2022-27/proposals/3/case/versions", 200),
        ["benefits of a case"] = (Roles.Finance, "/plan/2022-27/proposals/3/case/benefits", 200),
        ["funds"] = (Roles.Finance, "/funds", 200),
        ["a fund"] = (Roles.Finance, "/funds/1", 200),
        ["a fund to open"] = (Roles.Finance, "/funds/new", 200),
        ["a fund's entries"] = (Roles.Finance, "/funds/1/entries", 200),
        ["a package table"] = (Roles.Finance, "/funds/1/package?of=1", 200),
        ["promised and delivered"] = (Roles.Member, "/funds/1/delivery", 200),
        ["a bid"] = (Roles.Finance, "/funds/1/bids/8", 200),
        ["a bid to make"] = (Roles.Pmo, "/funds/1/bids/new", 200),
        ["calls on sources"] = (Roles.Finance, "/plan/2018-23/funding/calls", 200),
        ["capital"] = (Roles.Finance, "/plan/2018-23/funding/capital", 200),
        ["a capital scheme to add"] = (Roles.Finance, "/plan/2018-23/funding/scheme", 200),
        ["the strategy for receipts"] = (Roles.Finance, "/plan/2018-23/funding/strategy", 200),
        ["a source to add"] = (Roles.Finance, "/plan/2018-23/funding/source", 200),
        ["rates"] = (Roles.Finance, "/plan/2022-27/rates", 200),
        ["a rate table to change"] = (Roles.Finance, "/plan/2022-27/rates/1/edit", 200),
        ["how the money is worked out"] = (Roles.Finance, "/plan/2022-27/proposals/3/workings", 200),
        ["an appraisal"] = (Roles.Finance, "/plan/2022-27/proposals/3/appraisals/1", 200),
        ["an appraisal to change"] = (Roles.Finance, "/plan/2022-27/proposals/3/appraisals/1/edit", 200),
        ["how sure the plan is"] = (Roles.Finance, "/plan/2022-27/certainty", 200),
        ["how sure a case is"] = (Roles.Finance, "/plan/2022-27/proposals/3/certainty", 200),
        ["a run"] = (Roles.Finance, "/plan/2022-27/certainty/runs/1", 200),
        ["common causes"] = (Roles.Finance, "/plan/2022-27/causes", 200),
        ["an estimate"] = (Roles.Finance, "/plan/2022-27/proposals/3/lines/1/estimate", 200),
        ["a build-up"] = (Roles.Finance, "/plan/2022-27/proposals/3/build-ups/1", 200),
        ["a build-up to change"] = (Roles.Finance, "/plan/2022-27/proposals/3/build-ups/1/edit", 200),
        ["a driver model"] = (Roles.Finance, "/plan/2022-27/proposals/1/models/1", 200),
        ["a driver model to change"] = (Roles.Finance, "/plan/2022-27/proposals/1/models/1/edit", 200),
        ["the language of models"] = (Roles.Finance, "/plan/2022-27/models/language", 200),
        ["templates"] = (Roles.Administrator, "/templates", 200),
        ["the record"] = (Roles.Auditor, "/record", 200),
        ["users"] = (Roles.Administrator, "/users", 200),
        ["sign in"] = (null, "/sign-in", 200),
        ["help"] = (null, "/help", 200),
        ["accessibility statement"] = (null, "/accessibility", 200),
        ["nothing there"] = (Roles.Member, "/tracker/2031-32", 404),
        ["refused"] = (Roles.Member, "/users", 403),
    };

    public static TheoryData<string> Names { get; } = [.. All.Keys];

    /// <summary>The sample's October file with one cell changed, under a title that says its year and date.</summary>
    public static FilePayload ChangedFile(string title = "Savings tracker 2017-18 as at 31 October 2017\n", string becomes = Becomes)
    {
        var text = File.ReadAllText(Path.Combine(Root(), "samples", "sample-county-council", "savings-tracker-2017-10.csv"));
        Assert.Contains(Was, text, StringComparison.Ordinal);
        return new() { Name = "savings-tracker-2017-10.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(title + text.Replace(Was, becomes, StringComparison.Ordinal)) };
    }

    /// <summary>Opens one of the pages as its role, at its end state.</summary>
    public static async Task<Window> ShowAsync(BrowserFixture council, string name, int width, int height, Action<Window>? first = null)
    {
        var (role, path, status) = All[name];
        var window = await council.OpenAsync(role, width, height);
        first?.Invoke(window);
        var answer = await window.Page.GotoAsync(path);
        Assert.Equal(status, answer!.Status);
        if (name == Preview)
        {
            await UploadAsync(window.Page, "Another cell than the writing test brings in.");
            await Assertions.Expect(window.Page.Locator("main")).ToContainTextAsync("What changes");
        }
        else if (name == Checked)
        {
            await window.Page.SetInputFilesAsync("input[type=file]", ChangedFile());
            await window.Page.ClickAsync("main button");
            await Assertions.Expect(window.Page.Locator("main")).ToContainTextAsync("What was proved");
        }

        return window;
    }

    /// <summary>From the import form to the preview.</summary>
    public static async Task UploadAsync(IPage page, string becomes = Becomes)
    {
        await page.SetInputFilesAsync("input[type=file]", ChangedFile(becomes: becomes));
        await page.ClickAsync("main button");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/tracker/import/."));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Outturn.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests must run inside the repository.");
    }
}

using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using Outturn.App.Operations.Rounds;
using Outturn.App.Security;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;
using Outturn.Data.Settings;

namespace Outturn.WebTests.Web;

/// <summary>An open round on the sample council, and its grid as a person without JavaScript meets it.</summary>
internal static class UpdateRound
{
    /// <summary>The sample stands at 31 December 2017, so that both its third and its fourth quarter can be typed in this round.</summary>
    public static readonly FinancialMonth December = new(new(2017), 9);

    public const string Grid = "/tracker/2017-18/update/2017-12";

    public static async Task OpenAsync(WebCouncil council, FinancialMonth? period = null)
    {
        await using var scope = council.Services.CreateAsyncScope();
        var month = period ?? December;
        var done = await scope.ServiceProvider.GetRequiredService<RunRoundOperation>().OpenAsync(await ViewerAsync(council, Roles.Finance), new OpenRound(month, month.LastDay.AddDays(5)), "Month end", "test", CancellationToken.None);
        Assert.True(done.Ok, string.Join("; ", done.Problems.Select(p => p.Message)));
    }

    public static async Task CloseAsync(WebCouncil council)
    {
        await using var scope = council.Services.CreateAsyncScope();
        var done = await scope.ServiceProvider.GetRequiredService<RunRoundOperation>().CloseAsync(await ViewerAsync(council, Roles.Finance), new CloseRound(December, "Enough"), "test", CancellationToken.None);
        Assert.True(done.Ok, string.Join("; ", done.Problems.Select(p => p.Message)));
    }

    public static async Task<Viewer> ViewerAsync(WebCouncil council, string role)
    {
        await using var scope = council.Services.CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<Accounts>().FindAsync($"{role}@sample.example");
        return new(new(account!.Id, account.Post), [role], ShippedGrants.All);
    }

    /// <summary>The line's id, read from the grid.</summary>
    public static string IdOf(this Page page, string line) => page.Document.QuerySelector($"tr[data-name='{line}']")!.GetAttribute("data-row")!;

    /// <summary>Every field of the grid as it stands: what a browser would send.</summary>
    public static Dictionary<string, string> Fields(this Page page)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in page.Document.QuerySelectorAll("form[data-grid] input[name], form[data-grid] textarea[name]"))
        {
            var name = field.GetAttribute("name")!;
            if (name != "__RequestVerificationToken" && (field.GetAttribute("type") != "checkbox" || field.HasAttribute("checked")))
            {
                fields[name] = field.LocalName == "textarea" ? field.TextContent : field.GetAttribute("value") ?? "";
            }
        }

        return fields;
    }

    /// <summary>Types into the grid and presses a button; follows to the page that comes.</summary>
    public static async Task<Page> TypeAsync(this WebCouncil council, string role, string button, params (string Line, string Field, string Text)[] typed)
    {
        var page = await council.GetAsync(role, Grid);
        var fields = page.Fields();
        foreach (var (line, field, text) in typed)
        {
            fields[$"{field}-{page.IdOf(line)}"] = text;
        }

        return await council.PressAsync(role, fields, button);
    }

    public static async Task<Page> PressAsync(this WebCouncil council, string role, Dictionary<string, string> fields, string button)
    {
        var (name, value) = button.Contains('|', StringComparison.Ordinal) ? ("fix", button) : ("do", button);
        var answer = await council.SendAsync(role, Grid, Grid, fields.Append(new(name, value)));
        return answer.Leads is { } next ? await council.GetAsync(role, next) : answer;
    }

    public static string Value(this Page page, string line, string field) => page.Fields().GetValueOrDefault($"{field}-{page.IdOf(line)}", "");

    public static IElement Row(this Page page, string line) => page.Document.QuerySelector($"tr[data-name='{line}']")!;

    public static string Out(this Page page, string line, string what) => page.Row(line).QuerySelector($"[data-out={what}]")!.TextContent.Trim();
}

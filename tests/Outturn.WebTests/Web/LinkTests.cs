using System.Net;
using System.Text.RegularExpressions;
using Outturn.Core.Values;

namespace Outturn.WebTests.Web;

/// <summary>Every link that a page shows somebody leads to something that they may see. Of addresses that differ in a number or a reference only, some are followed.</summary>
public sealed partial class LinkTests(SampleCouncils councils, SqliteFiles sqlite, PostgresServer postgres) : ServedTests(councils, sqlite, postgres)
{
    private const int OfOneShape = 2;

    [Theory, InlineData(Roles.Finance), InlineData(Roles.Member), InlineData(Roles.Owner)]
    public async Task No_link_leads_to_nothing_or_to_what_the_reader_may_not_see(string role)
    {
        var council = await OnAsync(Engines.Sqlite);
        var shapes = new Dictionary<string, int>(StringComparer.Ordinal);
        var waiting = new Queue<(string To, string From)>([("/", "")]);
        var dead = new List<string>();
        var pages = 0;
        while (waiting.TryDequeue(out var link))
        {
            var page = await council.GetAsync(role, link.To);
            if (page.Status is not (HttpStatusCode.OK or HttpStatusCode.Redirect))
            {
                dead.Add($"{link.From} links to {link.To}: {(int)page.Status}");
                continue;
            }

            pages++;
            foreach (var href in page.Document.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!.Split('#')[0]).Distinct(StringComparer.Ordinal))
            {
                // Documents take seconds each; tests of their own open them.
                var shape = Varies().Replace(href, "#");
                if (!href.Contains(".pdf", StringComparison.Ordinal) && !href.Contains(".docx", StringComparison.Ordinal) && !href.Contains("sign-out", StringComparison.Ordinal)
                    && (shapes[shape] = shapes.GetValueOrDefault(shape) + 1) <= OfOneShape)
                {
                    waiting.Enqueue((href, link.To));
                }
            }
        }

        Assert.InRange(pages, 50, 2_000);
        Assert.True(dead.Count == 0, string.Join('\n', dead));
    }

    [GeneratedRegex(@"(?<=/line/|/rating/|/move/|/cover/|/correct/)[^?]+|[0-9a-f]{8}-[0-9a-f-]+|\d[\d-]*|(?<=[=])[^&]*")]
    private static partial Regex Varies();
}

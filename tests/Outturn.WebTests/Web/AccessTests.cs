using System.Net;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Outturn.Core.Values;

namespace Outturn.WebTests.Web;

/// <summary>
/// Every route with its expected access, by role. The list is asked of the running application, so that a route that nobody listed
/// fails; the matrix is committed, so that a change of security is a visible diff.
/// </summary>
public sealed class AccessTests(SampleCouncils councils, SqliteFiles sqlite, PostgresServer postgres) : ServedTests(councils, sqlite, postgres)
{
    /// <summary>An address for each route that shows what its access is.</summary>
    private static readonly Dictionary<string, string> Examples = new(StringComparer.Ordinal)
    {
        ["/"] = "/",
        ["/accessibility"] = "/accessibility",
        ["/documents/check"] = "/documents/check",
        ["/health"] = "/health",
        ["/help"] = "/help",
        ["/papers"] = "/papers",
        ["/papers.csv"] = "/papers.csv",
        ["/papers.json"] = "/papers.json",
        ["/papers.xlsx"] = "/papers.xlsx",
        ["/papers/import"] = "/papers/import",
        ["/papers/import/preview"] = "/papers/import/preview",
        ["/papers/search"] = "/papers/search",
        ["/papers/search.json"] = "/papers/search.json",
        ["/papers/{number:int}"] = "/papers/1",
        ["/papers/{number:int}.csv"] = "/papers/1.csv",
        ["/papers/{number:int}.json"] = "/papers/1.json",
        ["/papers/{number:int}.xlsx"] = "/papers/1.xlsx",
        ["/papers/{number:int}/cases/{of:int}"] = "/papers/1/cases/1",
        ["/papers/{number:int}/cases/{of:int}.json"] = "/papers/1/cases/1.json",
        ["/papers/{number:int}/cases/{of:int}/plan"] = "/papers/1/cases/1/plan",
        ["/papers/{number:int}/file"] = "/papers/1/file",
        ["/plan"] = "/plan",
        ["/plan.json"] = "/plan.json",
        ["/plan/import"] = "/plan/import",
        ["/plan/import/{id:guid}"] = $"/plan/import/{Guid.Empty}",
        ["/plan/like.json"] = "/plan/like.json?title=transport",
        ["/plan/{cycle:cycle}"] = "/plan/2022-27",
        ["/plan/{cycle:cycle}.csv"] = "/plan/2022-27.csv",
        ["/plan/{cycle:cycle}.json"] = "/plan/2022-27.json",
        ["/plan/{cycle:cycle}.pdf"] = "/plan/2031-36.pdf",
        ["/plan/{cycle:cycle}.xlsx"] = "/plan/2022-27.xlsx",
        ["/plan/{cycle:cycle}/baselines"] = "/plan/2022-27/baselines",
        ["/plan/{cycle:cycle}/by"] = "/plan/2022-27/by",
        ["/plan/{cycle:cycle}/cases"] = "/plan/2022-27/cases",
        ["/plan/{cycle:cycle}/cases.csv"] = "/plan/2022-27/cases.csv",
        ["/plan/{cycle:cycle}/cases.json"] = "/plan/2022-27/cases.json",
        ["/plan/{cycle:cycle}/cases.xlsx"] = "/plan/2022-27/cases.xlsx",
        ["/plan/{cycle:cycle}/causes"] = "/plan/2022-27/causes",
        ["/plan/{cycle:cycle}/certainty"] = "/plan/2022-27/certainty",
        ["/plan/{cycle:cycle}/certainty.csv"] = "/plan/2022-27/certainty.csv",
        ["/plan/{cycle:cycle}/certainty.json"] = "/plan/2022-27/certainty.json",
        ["/plan/{cycle:cycle}/certainty.xlsx"] = "/plan/2022-27/certainty.xlsx",
        ["/plan/{cycle:cycle}/certainty/runs/{run:int}"] = "/plan/2022-27/certainty/runs/1",
        ["/plan/{cycle:cycle}/certainty/runs/{run:int}.csv"] = "/plan/2022-27/certainty/runs/1.csv",
        ["/plan/{cycle:cycle}/certainty/runs/{run:int}.json"] = "/plan/2022-27/certainty/runs/1.json",
        ["/plan/{cycle:cycle}/certainty/runs/{run:int}.xlsx"] = "/plan/2022-27/certainty/runs/1.xlsx",
        ["/plan/{cycle:cycle}/compare"] = "/plan/2022-27/compare",
        ["/plan/{cycle:cycle}/compare.csv"] = "/plan/2022-27/compare.csv",
        ["/plan/{cycle:cycle}/compare.json"] = "/plan/2022-27/compare.json",
        ["/plan/{cycle:cycle}/compare.xlsx"] = "/plan/2022-27/compare.xlsx",
        ["/plan/{cycle:cycle}/deliver"] = "/plan/2022-27/deliver",
        ["/plan/{cycle:cycle}/edit.xlsx"] = "/plan/2022-27/edit.xlsx",
        ["/plan/{cycle:cycle}/funding"] = "/plan/2022-27/funding",
        ["/plan/{cycle:cycle}/funding/assumption"] = "/plan/2022-27/funding/assumption",
        ["/plan/{cycle:cycle}/funding/opening"] = "/plan/2022-27/funding/opening",
        ["/plan/{cycle:cycle}/funding/source"] = "/plan/2022-27/funding/source",
        ["/plan/{cycle:cycle}/gap"] = "/plan/2022-27/gap",
        ["/plan/{cycle:cycle}/lines.csv"] = "/plan/2022-27/lines.csv",
        ["/plan/{cycle:cycle}/lines.json"] = "/plan/2022-27/lines.json",
        ["/plan/{cycle:cycle}/lines.xlsx"] = "/plan/2022-27/lines.xlsx",
        ["/plan/{cycle:cycle}/lines/read"] = "/plan/2022-27/lines/read",
        ["/plan/{cycle:cycle}/proposals"] = "/plan/2022-27/proposals",
        ["/plan/{cycle:cycle}/proposals/new"] = "/plan/2022-27/proposals/new",
        ["/plan/{cycle:cycle}/proposals/{number:int}"] = "/plan/2022-27/proposals/1",
        ["/plan/{cycle:cycle}/proposals/{number:int}/case"] = "/plan/2022-27/proposals/1/case",
        ["/plan/{cycle:cycle}/proposals/{number:int}/case.docx"] = "/plan/2022-27/proposals/3/case.docx",
        ["/plan/{cycle:cycle}/proposals/{number:int}/case.html"] = "/plan/2022-27/proposals/3/case.html",
        ["/plan/{cycle:cycle}/proposals/{number:int}/case.json"] = "/plan/2022-27/proposals/3/case.json",
        ["/plan/{cycle:cycle}/proposals/{number:int}/case.md"] = "/plan/2022-27/proposals/3/case.md",
        ["/plan/{cycle:cycle}/proposals/{number:int}/case.pdf"] = "/plan/2031-36/proposals/3/case.pdf",
        ["/plan/{cycle:cycle}/proposals/{number:int}/case/benefits"] = "/plan/2022-27/proposals/3/case/benefits",
        ["/plan/{cycle:cycle}/proposals/{number:int}/case/compare"] = "/plan/2022-27/proposals/3/case/compare?from=1&to=draft",
        ["/plan/{cycle:cycle}/proposals/{number:int}/case/files/{file:int}"] = "/plan/2022-27/proposals/3/case/files/1",
        ["/plan/{cycle:cycle}/proposals/{number:int}/case/import"] = "/plan/2022-27/proposals/3/case/import",
        ["/plan/{cycle:cycle}/proposals/{number:int}/case/read"] = "/plan/2022-27/proposals/3/case/read",
        ["/plan/{cycle:cycle}/proposals/{number:int}/case/template"] = "/plan/2022-27/proposals/3/case/template",
        ["/plan/{cycle:cycle}/proposals/{number:int}/case/versions"] = "/plan/2022-27/proposals/3/case/versions",
        ["/plan/{cycle:cycle}/proposals/{number:int}/case/write/draft"] = "/plan/2022-27/proposals/3/case/write/draft",
        ["/plan/{cycle:cycle}/proposals/{number:int}/case/write/{question?}"] = "/plan/2022-27/proposals/3/case/write/outcomes",
        ["/plan/{cycle:cycle}/proposals/{number:int}/case/write/{question}/draft"] = "/plan/2022-27/proposals/3/case/write/outcomes/draft",
        ["/plan/{cycle:cycle}/proposals/{number:int}/edit"] = "/plan/2022-27/proposals/1/edit",
        ["/plan/{cycle:cycle}/proposals/{number:int}/lines/new"] = "/plan/2022-27/proposals/1/lines/new",
        ["/plan/{cycle:cycle}/proposals/{number:int}/lines/{line:int}"] = "/plan/2022-27/proposals/1/lines/1",
        ["/plan/{cycle:cycle}/proposals/{number:int}/appraisals/new"] = "/plan/2022-27/proposals/3/appraisals/new",
        ["/plan/{cycle:cycle}/proposals/{number:int}/appraisals/{of:int}"] = "/plan/2022-27/proposals/3/appraisals/1",
        ["/plan/{cycle:cycle}/proposals/{number:int}/appraisals/{of:int}.csv"] = "/plan/2022-27/proposals/3/appraisals/1.csv",
        ["/plan/{cycle:cycle}/proposals/{number:int}/appraisals/{of:int}.docx"] = "/plan/2022-27/proposals/3/appraisals/1.docx",
        ["/plan/{cycle:cycle}/proposals/{number:int}/appraisals/{of:int}.html"] = "/plan/2022-27/proposals/3/appraisals/1.html",
        ["/plan/{cycle:cycle}/proposals/{number:int}/appraisals/{of:int}.json"] = "/plan/2022-27/proposals/3/appraisals/1.json",
        ["/plan/{cycle:cycle}/proposals/{number:int}/appraisals/{of:int}.xlsx"] = "/plan/2022-27/proposals/3/appraisals/1.xlsx",
        ["/plan/{cycle:cycle}/proposals/{number:int}/appraisals/{of:int}/edit"] = "/plan/2022-27/proposals/3/appraisals/1/edit",
        ["/plan/{cycle:cycle}/proposals/{number:int}/build-ups/new"] = "/plan/2022-27/proposals/3/build-ups/new",
        ["/plan/{cycle:cycle}/proposals/{number:int}/build-ups/{of:int}"] = "/plan/2022-27/proposals/3/build-ups/1",
        ["/plan/{cycle:cycle}/proposals/{number:int}/build-ups/{of:int}.csv"] = "/plan/2022-27/proposals/3/build-ups/1.csv",
        ["/plan/{cycle:cycle}/proposals/{number:int}/build-ups/{of:int}.json"] = "/plan/2022-27/proposals/3/build-ups/1.json",
        ["/plan/{cycle:cycle}/proposals/{number:int}/build-ups/{of:int}.xlsx"] = "/plan/2022-27/proposals/3/build-ups/1.xlsx",
        ["/plan/{cycle:cycle}/proposals/{number:int}/build-ups/{of:int}/edit"] = "/plan/2022-27/proposals/3/build-ups/1/edit",
        ["/plan/{cycle:cycle}/models/language"] = "/plan/2022-27/models/language",
        ["/plan/{cycle:cycle}/proposals/{number:int}/models/new"] = "/plan/2022-27/proposals/1/models/new",
        ["/plan/{cycle:cycle}/proposals/{number:int}/models/{of:int}"] = "/plan/2022-27/proposals/1/models/1",
        ["/plan/{cycle:cycle}/proposals/{number:int}/models/{of:int}.csv"] = "/plan/2022-27/proposals/1/models/1.csv",
        ["/plan/{cycle:cycle}/proposals/{number:int}/models/{of:int}.json"] = "/plan/2022-27/proposals/1/models/1.json",
        ["/plan/{cycle:cycle}/proposals/{number:int}/models/{of:int}.txt"] = "/plan/2022-27/proposals/1/models/1.txt",
        ["/plan/{cycle:cycle}/proposals/{number:int}/models/{of:int}.xlsx"] = "/plan/2022-27/proposals/1/models/1.xlsx",
        ["/plan/{cycle:cycle}/proposals/{number:int}/models/{of:int}/edit"] = "/plan/2022-27/proposals/1/models/1/edit",
        ["/plan/{cycle:cycle}/proposals/{number:int}/certainty"] = "/plan/2022-27/proposals/3/certainty",
        ["/plan/{cycle:cycle}/proposals/{number:int}/certainty.csv"] = "/plan/2022-27/proposals/3/certainty.csv",
        ["/plan/{cycle:cycle}/proposals/{number:int}/certainty.json"] = "/plan/2022-27/proposals/3/certainty.json",
        ["/plan/{cycle:cycle}/proposals/{number:int}/certainty.xlsx"] = "/plan/2022-27/proposals/3/certainty.xlsx",
        ["/plan/{cycle:cycle}/proposals/{number:int}/estimates/new"] = "/plan/2022-27/proposals/3/estimates/new",
        ["/plan/{cycle:cycle}/proposals/{number:int}/estimates/{of:int}"] = "/plan/2022-27/proposals/3/estimates/1",
        ["/plan/{cycle:cycle}/proposals/{number:int}/lines/{line:int}/estimate"] = "/plan/2022-27/proposals/3/lines/1/estimate",
        ["/plan/{cycle:cycle}/proposals/{number:int}/workings"] = "/plan/2022-27/proposals/1/workings",
        ["/funds"] = "/funds",
        ["/funds/new"] = "/funds/new",
        ["/funds/{number:int}"] = "/funds/1",
        ["/funds/{number:int}/edit"] = "/funds/1/edit",
        ["/funds/{number:int}/entries"] = "/funds/1/entries",
        ["/funds/{number:int}/package"] = "/funds/1/package",
        ["/funds/{number:int}/delivery"] = "/funds/1/delivery",
        ["/funds/{number:int}/bids/new"] = "/funds/1/bids/new",
        ["/funds/{number:int}/bids/{of:int}"] = "/funds/1/bids/1",
        ["/funds/{number:int}/bids/{of:int}/edit"] = "/funds/1/bids/1/edit",
        ["/funds/{number:int}/by-year.csv"] = "/funds/1/by-year.csv",
        ["/funds/{number:int}/by-year.xlsx"] = "/funds/1/by-year.xlsx",
        ["/funds/{number:int}/by-year.json"] = "/funds/1/by-year.json",
        ["/funds/{number:int}/bids.csv"] = "/funds/1/bids.csv",
        ["/funds/{number:int}/bids.xlsx"] = "/funds/1/bids.xlsx",
        ["/funds/{number:int}/bids.json"] = "/funds/1/bids.json",
        ["/funds/{number:int}/entries.csv"] = "/funds/1/entries.csv",
        ["/funds/{number:int}/entries.xlsx"] = "/funds/1/entries.xlsx",
        ["/funds/{number:int}/entries.json"] = "/funds/1/entries.json",
        ["/funds/{number:int}/package.csv"] = "/funds/1/package.csv",
        ["/funds/{number:int}/package.xlsx"] = "/funds/1/package.xlsx",
        ["/funds/{number:int}/package.json"] = "/funds/1/package.json",
        ["/funds/{number:int}/delivery.csv"] = "/funds/1/delivery.csv",
        ["/funds/{number:int}/delivery.xlsx"] = "/funds/1/delivery.xlsx",
        ["/funds/{number:int}/delivery.json"] = "/funds/1/delivery.json",
        ["/plan/{cycle:cycle}/rates"] = "/plan/2022-27/rates",
        ["/plan/{cycle:cycle}/rates/moves"] = "/plan/2022-27/rates/moves",
        ["/plan/{cycle:cycle}/rates/moves.csv"] = "/plan/2022-27/rates/moves.csv",
        ["/plan/{cycle:cycle}/rates/moves.json"] = "/plan/2022-27/rates/moves.json",
        ["/plan/{cycle:cycle}/rates/moves.xlsx"] = "/plan/2022-27/rates/moves.xlsx",
        ["/plan/{cycle:cycle}/rates/new"] = "/plan/2022-27/rates/new",
        ["/plan/{cycle:cycle}/rates/{number:int}"] = "/plan/2022-27/rates/1",
        ["/plan/{cycle:cycle}/rates/{number:int}.csv"] = "/plan/2022-27/rates/1.csv",
        ["/plan/{cycle:cycle}/rates/{number:int}.json"] = "/plan/2022-27/rates/1.json",
        ["/plan/{cycle:cycle}/rates/{number:int}.xlsx"] = "/plan/2022-27/rates/1.xlsx",
        ["/plan/{cycle:cycle}/rates/{number:int}/edit"] = "/plan/2022-27/rates/1/edit",
        ["/plan/{cycle:cycle}/roll"] = "/plan/2022-27/roll",
        ["/plan/{cycle:cycle}/scenarios"] = "/plan/2022-27/scenarios",
        ["/plan/{cycle:cycle}/scenarios/{number:int}"] = "/plan/2022-27/scenarios/1",
        ["/problem/{status:int}"] = "/problem/404",
        ["/record"] = "/record",
        ["/record/files/{sha256:length(64)}"] = "/record/files/" + new string('0', 64),
        ["/reports"] = "/reports",
        ["/reports/{number:long}"] = "/reports/4",
        ["/reports/{number:long}/{file}"] = "/reports/4/savings-tracker-2017-18-2017-10-31.json",
        ["/sign-in"] = "/sign-in",
        ["/sign-in/link/{id:guid}"] = $"/sign-in/link/{Guid.Empty}",
        ["/sign-out"] = "/sign-out",
        ["/structure"] = "/structure",
        ["/structure.json"] = "/structure.json",
        ["/templates"] = "/templates",
        ["/templates/{name}"] = "/templates/council-2022",
        ["/tracker"] = "/tracker",
        ["/tracker.json"] = "/tracker.json",
        ["/tracker/import"] = "/tracker/import",
        ["/tracker/import/{id:guid}"] = $"/tracker/import/{Guid.Empty}",
        ["/tracker/rules"] = "/tracker/rules",
        ["/tracker/{year:financialyear}"] = "/tracker/2017-18",
        ["/tracker/{year:financialyear}.csv"] = "/tracker/2017-18.csv",
        ["/tracker/{year:financialyear}.json"] = "/tracker/2017-18.json",
        ["/tracker/{year:financialyear}.pdf"] = "/tracker/2031-32.pdf",
        ["/tracker/{year:financialyear}.xlsx"] = "/tracker/2017-18.xlsx",
        ["/tracker/{year:financialyear}/correct/{**key}"] = "/tracker/2017-18/correct/A/R.6.239",
        ["/tracker/{year:financialyear}/cover/{**key}"] = "/tracker/2017-18/cover/A/R.6.239",
        ["/tracker/{year:financialyear}/compare"] = "/tracker/2017-18/compare",
        ["/tracker/{year:financialyear}/compare.csv"] = "/tracker/2017-18/compare.csv",
        ["/tracker/{year:financialyear}/compare.json"] = "/tracker/2017-18/compare.json",
        ["/tracker/{year:financialyear}/compare.xlsx"] = "/tracker/2017-18/compare.xlsx",
        ["/tracker/{year:financialyear}/findings"] = "/tracker/2017-18/findings",
        ["/tracker/{year:financialyear}/forecast"] = "/tracker/2017-18/forecast",
        ["/tracker/{year:financialyear}/forecast.csv"] = "/tracker/2017-18/forecast.csv",
        ["/tracker/{year:financialyear}/forecast.json"] = "/tracker/2017-18/forecast.json",
        ["/tracker/{year:financialyear}/forecast.xlsx"] = "/tracker/2017-18/forecast.xlsx",
        ["/tracker/{year:financialyear}/line.json"] = "/tracker/2017-18/line.json?key=A/R.6.239",
        ["/tracker/{year:financialyear}/line/{**key}"] = "/tracker/2017-18/line/A/R.6.239",
        ["/tracker/{year:financialyear}/move/{**key}"] = "/tracker/2017-18/move/A/R.6.239",
        ["/tracker/{year:financialyear}/owners"] = "/tracker/2017-18/owners",
        ["/tracker/{year:financialyear}/rounds"] = "/tracker/2017-18/rounds",
        ["/tracker/{year:financialyear}/rounds/{month}"] = "/tracker/2017-18/rounds/2018-01",
        ["/tracker/{year:financialyear}/rating/{**key}"] = "/tracker/2017-18/rating/A/R.6.239",
        ["/tracker/{year:financialyear}/publish"] = "/tracker/2017-18/publish",
        ["/tracker/{year:financialyear}/year"] = "/tracker/2017-18/year",
        ["/tracker/{year:financialyear}/update"] = "/tracker/2017-18/update",
        ["/tracker/{year:financialyear}/update/{month}"] = "/tracker/2017-18/update/2017-12",
        ["/tracker/{year:financialyear}/update/{month}.xlsx"] = "/tracker/2017-18/update/2017-12.xlsx",
        ["/tracker/{year:financialyear}/update/{month}/draft"] = "/tracker/2017-18/update/2017-12/draft",
        ["/users"] = "/users",
    };

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Every_route_is_in_the_list_and_answers_each_role_as_the_committed_matrix_says(string engine)
    {
        var council = await OnAsync(engine);
        var routes = council.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(Examples.Keys.Order(StringComparer.Ordinal), routes);

        var text = new StringBuilder("# Who may reach what\n\nAsked of the running application for each role by `AccessTests`; a change here is a change of security.\n\nyes: reached (or reached, and nothing there). no: refused. sign in: sent to sign in.\n\n| route | not signed in |");
        text.Append(string.Concat(Roles.All.Select(r => $" {r} |"))).Append("\n| --- |").Append(string.Concat(Enumerable.Repeat(" --- |", Roles.All.Count + 1))).Append('\n');
        foreach (var route in routes)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"| `{route.Replace("|", "\\|", StringComparison.Ordinal)}` |");
            using (var nobody = council.Anonymous())
            {
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $" {Word((await nobody.GetAsync(Examples[route], Cancel)).StatusCode)} |");
            }

            foreach (var role in Roles.All)
            {
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $" {Word((await (await council.AsAsync(role)).GetAsync(Examples[route], Cancel)).StatusCode)} |");
            }

            text.Append('\n');
        }

        Approved.File("docs/reference/access.md", text.ToString());
    }

    private static string Word(HttpStatusCode status) => status switch
    {
        HttpStatusCode.OK or HttpStatusCode.NotFound => "yes",
        HttpStatusCode.Forbidden => "no",
        HttpStatusCode.Redirect or HttpStatusCode.Unauthorized => "sign in",
        _ => ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}

using System.Net;
using Outturn.Core.Reports.Planning;
using Outturn.Core.Sheets;
using Outturn.Core.Values;
using Outturn.Documents.Reading;

namespace Outturn.WebTests.Web;

/// <summary>The link "Excel with formulas" of every plan page.</summary>
public sealed class PlanFormulaFileTests(PlanCouncils plans, SampleCouncils councils, SqliteFiles sqlite, PostgresServer postgres) : PlanServedTests(plans, councils, sqlite, postgres)
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_link_of_each_table_gives_formulas_with_their_figures_and_the_plain_one_gives_values(string engine)
    {
        var council = await PlanOnAsync(engine);
        foreach (var page in new[] { "", "/by?group=committee", "/funding", "/gap" })
        {
            foreach (var basis in Enum.GetValues<PlanBasis>())
            {
                var links = (await council.GetAsync(Roles.Member, $"{SomeCouncilPlan.Base}{page}{(page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}basis={basis.Slug()}")).Document
                    .QuerySelectorAll("a").Where(a => a.TextContent.StartsWith("Excel", StringComparison.Ordinal)).ToDictionary(a => a.TextContent, a => a.GetAttribute("href")!, StringComparer.Ordinal);
                var live = await GridsAsync(council, Roles.Member, links["Excel with formulas"]);
                var plain = await GridsAsync(council, Roles.Member, links["Excel"]);
                Assert.Equal(basis.Heading(), live[0].Name);
                Assert.Contains(live, g => g.Name == "Lines");
                Assert.Contains(live[0].Rows.SelectMany(r => r.Cells), c => c is { IsFormula: true, Kind: GridCellKind.Number });
                Assert.DoesNotContain(live.SelectMany(g => g.Rows).SelectMany(r => r.Cells), c => c.Kind is GridCellKind.FormulaWithoutResult or GridCellKind.Error);
                Assert.DoesNotContain(plain[0].Rows.SelectMany(r => r.Cells), c => c.IsFormula);
            }
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_a_viewer_may_not_see_is_not_in_the_lines_either(string engine)
    {
        var council = await PlanOnAsync(engine);
        const string path = SomeCouncilPlan.Base + ".xlsx?table=overview&formulas=yes";
        static int Lines(IReadOnlyList<Grid> grids) => grids.Single(g => g.Name == "Lines").Rows.Count;
        Assert.True(Lines(await GridsAsync(council, Roles.Finance, path)) > Lines(await GridsAsync(council, Roles.Member, path)));
    }

    private static async Task<IReadOnlyList<Grid>> GridsAsync(WebCouncil council, string role, string path)
    {
        using var answer = await (await council.AsAsync(role)).GetAsync(path, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return GridReader.Read(await answer.Content.ReadAsByteArrayAsync(Cancel), "plan.xlsx").Value!.Grids;
    }
}

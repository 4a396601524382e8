using System.Globalization;
using System.Text.Json;
using Outturn.Core.Values;

namespace Outturn.WebTests.Web;

/// <summary>The sample's plan has the published figures. Those of the council's own totals stand here: they are what every table must come to.</summary>
public sealed class SamplePlanTests(SampleCouncils councils, SqliteFiles sqlite, PostgresServer postgres) : ServedTests(councils, sqlite, postgres)
{
    private static readonly string[] Years = ["2021-22", "2022-23", "2023-24", "2024-25", "2025-26", "2026-27", "2027-28", "2028-29", "2029-30"];

    private static readonly Dictionary<string, long[]> Printed = new(StringComparer.Ordinal)
    {
        ["savings and income"] = [0, -3_937_970, -785_912, -647_752, -433_329, 0, -418_000, -557_000, -418_000],
        ["temporary"] = [220_852, 3_061_192, -855_726, -70_479, -1_604_311, -751_528, 0, 0, 0],
        ["growth"] = [0, 4_191_238, 4_219_000, 3_519_000, 409_000, 543_000, 0, 0, 0],
    };

    private static async Task<Dictionary<string, decimal[]>> TableAsync(WebCouncil council, string query)
    {
        var json = JsonDocument.Parse((await council.GetAsync(Roles.Finance, "/plan/2022-27.json?" + query)).Html).RootElement;
        return json.GetProperty("rows").EnumerateArray().ToDictionary(r => r.GetProperty("key").GetString()!, r => Years.Select(y => PoundsOf(r.GetProperty("cells"), y)).ToArray(), StringComparer.Ordinal);
    }

    private static decimal PoundsOf(JsonElement cells, string year) =>
        cells.TryGetProperty(year, out var cell) && cell.ValueKind == JsonValueKind.Object
            ? decimal.Parse(cell.GetProperty("pounds").GetString() ?? cell.GetProperty("low").GetString()!, CultureInfo.InvariantCulture)
            : 0m;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Its_groups_come_to_the_published_totals_in_every_year(string engine)
    {
        var table = await TableAsync(await OnAsync(engine), "table=overview&basis=movements");
        for (var i = 0; i < Years.Length; i++)
        {
            Assert.Equal(Printed["savings and income"][i], table["savings"][i] + table["income"][i]);
            Assert.Equal(Printed["temporary"][i], table["temporary-and-one-off"][i]);
            Assert.Equal(Printed["growth"][i], table["pressures"][i] + table["investments"][i]);
        }

        Assert.Equal([220_852m, 3_314_460m, 2_577_362m], table["total"].Take(3));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Its_levels_count_from_the_cycles_first_year(string engine)
    {
        var table = await TableAsync(await OnAsync(engine), "table=overview&basis=levels");
        Assert.Equal([220_852m, 3_314_460m, 5_891_822m], table["total"].Take(3));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task It_holds_the_31_proposals_and_what_is_not_quantified_is_named(string engine)
    {
        var page = await (await OnAsync(engine)).GetAsync(Roles.Member, "/plan/2022-27");
        Assert.Contains("31 proposals", page.Text, StringComparison.Ordinal);
        Assert.Contains("These cases add £3.3m", page.Text, StringComparison.Ordinal);
        Assert.Contains("A/R.6.185 counts as recorded, -390 in 2022-23", page.Text, StringComparison.Ordinal);
        Assert.Contains("+193", page.Text, StringComparison.Ordinal);
        Assert.Equal(2, page.Document.QuerySelectorAll("#unquantified tbody tr").Length);
        Assert.Equal(31, (await (await OnAsync(engine)).GetAsync(Roles.Member, "/plan/2022-27/proposals")).Document.QuerySelectorAll("table tbody tr").Length);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task One_total_stands_under_either_structure(string engine)
    {
        var council = await OnAsync(engine);
        var before = await TableAsync(council, "table=proposals&group=committee&structure=2018-05-14");
        var after = await TableAsync(council, "table=proposals&group=committee&structure=2018-05-15");
        Assert.Equal(before["total"], after["total"]);
        Assert.Equal(3_314_460m, after["total"][1]);
        Assert.Contains("C&amp;YP", (await council.GetAsync(Roles.Member, "/plan/2022-27/by?group=committee&structure=2018-05-14")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("C&amp;YP", (await council.GetAsync(Roles.Member, "/plan/2018-23/by?group=committee&structure=2018-05-15")).Html, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_a_year_did_not_deliver_is_in_the_next_plan_and_says_where_it_came_from(string engine)
    {
        var page = await (await OnAsync(engine)).GetAsync(Roles.Member, "/plan/2018-23/proposals?type=pressure");
        var rows = page.Document.QuerySelectorAll("table tbody tr");
        Assert.Equal(3, rows.Length);
        Assert.All(rows, r => Assert.Contains("not delivered in 2017-18", r.TextContent, StringComparison.Ordinal));
    }
}

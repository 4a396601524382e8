using System.Globalization;
using Outturn.Core.Appraisal.Options;
using Outturn.Tests.Tracking;

namespace Outturn.Tests.Appraisal;

/// <summary>Bias by project type against the published tables and worked examples.</summary>
public sealed class OptimismBiasTests
{
    private static readonly BiasPart[] Mixed = [new(ProjectType.NonStandardBuildings, 30m), new(ProjectType.StandardBuildings, 70m)];

    [Fact]
    public void The_shipped_tables_are_the_published_ones()
    {
        static decimal? N(string text) => text.Length == 0 ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
        var green = Rows("optimism_bias_table2.csv");
        Assert.Equal(green.Select(r => (r[0], N(r[1]), N(r[2]), N(r[3]), N(r[4]))), BiasTables.All.Take(green.Count).Select(b => (b.Name, b.DurationUpper, b.DurationLower, (decimal?)b.CostUpper, (decimal?)b.CostLower)));
        var scotland = Rows("optimism_bias_transport_scotland_table13_4.csv");
        Assert.Equal(scotland.Select(r => (r[0], N(r[1]), N(r[2]), N(r[3]))), BiasTables.All.Skip(green.Count).Select(b => (b.Name, b.CostByStage[0], b.CostByStage[1], b.CostByStage[2])));
        Assert.All(BiasTables.All.Index(), b => Assert.Equal(b.Index, (int)b.Item.Type));
    }

    [Fact]
    public void A_project_of_two_kinds_has_each_kind_s_bias_in_its_share()
    {
        var bias = new OptimismBias(Mixed, [], null, "");
        Assert.Equal(32.1m, bias.CostUplift);
        Assert.Equal(14.5m, bias.DurationUplift);
    }

    [Fact]
    public void What_is_mitigated_is_not_added()
    {
        var bias = new OptimismBias([new(ProjectType.NonStandardBuildings, 100m)], [new("all causes", 100m, 0.92m)], null, "");
        Assert.Equal(4.08m, bias.CostUplift);
        Assert.Equal(111m, (100m * (1m + (decimal.Round(bias.CostUplift) / 100m))) + 7m);
    }

    [Fact]
    public void Causes_are_mitigated_each_by_its_own_part()
    {
        var bias = new OptimismBias(
            [new(ProjectType.NonStandardBuildings, 100m)],
            [new("a", 5m, 1.0m), new("b", 2m, 1.0m), new("c", 22m, 0.4m), new("d", 5m, 1.0m), new("e", 3m, 1.0m)], 28m, "");
        Assert.Equal(23.8m, bias.Mitigated);
        Assert.Equal(29.718m, bias.DurationUplift);
        Assert.Equal(36.3m, decimal.Round(bias.DurationWithBias!.Value, 1));
        Assert.Equal(38.9m, decimal.Round((bias with { Causes = [] }).DurationWithBias!.Value, 1));
    }

    [Fact]
    public void A_transport_project_has_the_bias_of_its_stage()
    {
        Assert.Equal(44m, new BiasPart(ProjectType.RoadsMotorway, 100m).CostUpper);
        Assert.Equal(15m, new BiasPart(ProjectType.RoadsMotorway, 100m, 2).CostUpper);
        Assert.Null(new BiasPart(ProjectType.ItSystems, 100m, 2).CostUpper);
        Assert.Null(new BiasPart(ProjectType.StandardBuildings, 100m, 1).CostUpper);
    }

    [Fact]
    public void Outsourcing_adds_to_running_costs_and_says_nothing_of_time()
    {
        var bias = new OptimismBias([new(ProjectType.Outsourcing, 100m)], [], 12m, "");
        Assert.Equal((0m, 41m, null), (bias.CostUplift, bias.RunningUplift, bias.DurationUplift));
        Assert.Null(bias.DurationWithBias);
    }

    private static List<string[]> Rows(string file) => [.. File.ReadAllLines(SharedFolder.PathOf("data", "green_book", file)).Skip(1).Where(l => l.Length > 0).Select(l => l.Split(','))];
}

using FsCheck;
using FsCheck.Fluent;
using Outturn.Core.Appraisal.Models;

namespace Outturn.Tests.Appraisal.Models;

public sealed class SensitivityTests
{
    private const string Homes = "placements [placements] = 4\nrate [£ per placement per week] = 1500\nweeks paid [weeks] = 52\ncost of the home [£] = 268000\nunused [£] = 5\nnet [£] = cost of the home - placements * rate * weeks paid";

    private static CheckedModel Model(string lines = Homes, string scenarios = "Only") => Models.Check(Models.Year(lines, scenarios));

    private static ResultChoice Choice(CheckedModel model, string text)
    {
        var read = ResultChoice.Read(model, text, "--result");
        Assert.True(read.Ok, string.Concat(read.Problems.Select(p => p.Message)));
        return read.Value;
    }

    private static SwitchingValue Switch(CheckedModel model, string input, string result, decimal target = 0m, int scenario = 0) => SwitchingValue.Of(model, model.IndexOf(input), Choice(model, result), scenario, target);

    [Fact]
    public void A_tornado_moves_each_input_alone_and_sorts_by_effect()
    {
        var model = Model();
        var tornado = Tornado.ByPercent(model, Choice(model, "net"), 0, 10m).Value!;
        Assert.Equal(-44_000m, tornado.Now.Value);
        Assert.Equal(["placements", "rate", "weeks paid", "cost of the home"], tornado.Bars.Select(b => model.Model.Quantities[b.Input].Name));
        Assert.Equal((-12_800m, -75_200m), (tornado.Bars[1].AtDown.Value, tornado.Bars[1].AtUp.Value));
        Assert.Equal(("£1,350 per placement per week", "£1,650 per placement per week"), (tornado.Bars[1].Down, tornado.Bars[1].Up));
        Assert.Equal((-70_800m, -17_200m), (tornado.Bars[3].AtDown.Value, tornado.Bars[3].AtUp.Value));
        Assert.Empty(tornado.Still);
    }

    [Fact]
    public void Inputs_can_take_their_own_figures_of_two_scenarios()
    {
        var model = Model("a [£]\n    Low: 5\n    Middle: 10\n    High: 20\nb [£]\n    Low: 1\n    Middle: 3\n    High: 4\nc [£] = 7\nd = a - b + c", "Low, Middle, High");
        var tornado = Tornado.ByScenarios(model, Choice(model, "d"), 1, 0, 2);
        Assert.Equal([(9m, 24m), (16m, 13m)], tornado.Bars.Select(b => (b.AtDown.Value!.Value, b.AtUp.Value!.Value)));
        Assert.Equal(["c"], tornado.Still);
        Assert.Contains("of Low and of High, the others staying as in Middle", tornado.Basis, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(100.5)]
    public void A_tornado_is_by_some_per_cent_up_to_a_hundred(double percent) => Assert.Equal("model.percent", Tornado.ByPercent(Model(), new(5), 0, (decimal)percent).Problems[0].Code);

    [Fact]
    public void A_switching_value_brings_the_result_to_its_target()
    {
        var found = Switch(Model(), "placements", "net");
        Assert.Equal(3.4359m, decimal.Round(found.Value!.Value, 4));
        Assert.Equal(-14.1026m, decimal.Round(found.Change!.Value, 4));
        Assert.Equal("net comes to £0 where placements is 3.4359 placements in place of 4 placements: 14.1026 % less.", found.Sentence);
        Assert.Equal(312_000m, Switch(Model(), "cost of the home", "net").Value);
    }

    [Fact]
    public void It_says_when_there_is_none()
    {
        Assert.Equal("net does not come to £0 by unused alone: it does not rest on unused.", Switch(Model(), "unused", "net").Sentence);
        Assert.Contains("would have to fall below nought", Switch(Model(), "placements", "net", 500_000m).Sentence, StringComparison.Ordinal);
        Assert.Contains("it is not an input", Switch(Model("a [£] = 1\nb = a * 2\nc = b * 2"), "b", "c").Sentence, StringComparison.Ordinal);
        Assert.Contains("the result moves in steps", Switch(Model("a = 1.2\nb = round(a, 0) * 10"), "a", "b", 25m).Sentence, StringComparison.Ordinal);
        Assert.Contains("nothing between nought and 100 times", Switch(Model("a = 2\nb = a * a + 1"), "a", "b").Sentence, StringComparison.Ordinal);
        Assert.Contains("not known, because a (TBC) is not known", Switch(Model("a = TBC\nb = a * 2"), "a", "b").Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_that_are_not_straight_are_searched_and_the_nearest_value_is_taken()
    {
        Assert.Equal(3m, decimal.Round(Switch(Model("a = 2\nb = a * a"), "a", "b", 9m).Value!.Value, 6));
        Assert.Equal(4m, decimal.Round(Switch(Model("a = 2\nb = 100 / a"), "a", "b", 25m).Value!.Value, 6));

        // (a - 1)(a - 3)(a - 20) is nought at 1, 3 and 20: from 2.6 the nearest is 3.
        Assert.Equal(3m, decimal.Round(Switch(Model("a = 2.6\nb = (a - 1) * (a - 3) * (a - 20)"), "a", "b").Value!.Value, 6));
        Assert.Equal(5m, decimal.Round(Switch(Model("a = 0\nb = a * 2 - 10"), "a", "b").Value!.Value, 6));
    }

    [Fact]
    public void An_input_by_period_is_moved_in_all_periods_alike()
    {
        var model = Models.Check(Models.Months("a [£] = 1, 2, 3, 4\nb = sum(a) - £20"));
        var found = Switch(model, "a", "b");
        Assert.Null(found.Value);
        Assert.Equal(100m, decimal.Round(found.Change!.Value, 6));
        Assert.Equal("b comes to £0 where a is 100 % more in every period.", found.Sentence);
    }

    [Fact]
    public void Whatever_a_model_holds_the_value_that_is_found_reaches_the_target() => Prop.ForAll(
        Gen.Choose(1, 400).Four().ToArbitrary(), x =>
        {
            var (a, b, c, target) = x;
            foreach (var formula in (string[])["a * b - c", "a * a / b + c", "a / (b + a) * c", "max(a, b) - c", "if(a > b, a, b) + c"])
            {
                var model = Model($"a = {a}\nb = {b}\nc = {c}\nr [number] = {formula}");
                var found = Switch(model, "a", "r", target);
                if (found.Found)
                {
                    var there = Model($"a = {found.Value!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)}\nb = {b}\nc = {c}\nr [number] = {formula}").Run().One("r");
                    Assert.True(Math.Abs(there!.Value - target) < 0.001m, $"{formula} of {a}, {b}, {c} for {target}: {there}");
                }
            }
        }).QuickCheckThrowOnFailure();
}

using FsCheck;
using FsCheck.Fluent;
using Outturn.Core.Appraisal.Options;
using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Tests.Tracking;
using static Outturn.Tests.Appraisal.Appraised;

namespace Outturn.Tests.Appraisal;

/// <summary>What an option comes to, and what may be said of several.</summary>
public sealed class OptionWorkTests
{
    [Theory]
    [InlineData(3, 800_000, 2_216_296, 3.770, 3.91, 4.14)]
    [InlineData(3, 500_000, 2_516_296, 6.033, 2.53, 2.60)]
    [InlineData(1, 1_000_000, 811_295, 1.811, 8.18, 9.47)]
    public void The_published_street_lighting_figures_come_out(int column, int outlay, int npv, double bcr, double payback, double discounted)
    {
        var option = Assert.Single(Work(StreetLighting(SharedFolder.PathOf("data", "models", "street-lighting-synergies.csv"), column, outlay)).Options);
        Assert.Equal(npv, decimal.Round(option.Npv.Value!.Value.Pounds));
        Assert.Equal((decimal)bcr, decimal.Round(option.Low.Bcr!.Value, 3));
        Assert.Equal($"{bcr:0.000}, with an NPSV of £{npv:#,##0}", AppraisalWords.Bcr(option));
        Assert.Equal((decimal)payback, decimal.Round(option.Low.Payback.Years!.Value, 2));
        Assert.Equal((decimal)discounted, decimal.Round(option.Low.DiscountedPayback.Years!.Value, 2));
    }

    [Fact]
    public void Payback_is_interpolated_within_the_year_and_each_row_is_a_year() =>
        Assert.Equal(3.905m, decimal.Round(Payback.Of([800_000m, 0m, 0m, 0m], [144_315m, 236_748m, 224_849m, 214_446m]).Years!.Value, 3));

    [Fact]
    public void An_outlay_made_good_in_its_own_year_is_paid_back_within_it() => Assert.Equal(0.25m, Payback.Of([100m], [400m]).Years);

    [Fact]
    public void What_is_never_made_good_has_no_payback()
    {
        Assert.Equal("Not within 2 years", Payback.Of([100m, 0m], [10m, 20m]).InWords(2));
        Assert.Equal("Nothing to pay back", Payback.Of([0m, 0m], [10m, 20m]).InWords(2));
    }

    [Fact]
    public void A_payback_that_is_lost_again_says_so()
    {
        var payback = Payback.Of([100m, 0m, 500m], [0m, 200m, 0m]);
        Assert.Equal((1.5m, 2), (payback.Years, payback.LostIn));
        Assert.Equal("1.50 years; lost again in year 2", payback.InWords(3));
    }

    [Fact]
    public void Cash_counts_what_is_cashable_and_social_value_counts_everything()
    {
        var result = Work(Option("A", Flow(0, cost: 100m), Flow(1, benefit: 207m), Flow(1, benefit: 103.50m, kind: BenefitKind.SocialValue)));
        Assert.Equal((Money.FromPounds(100), Money.FromPounds(200)), (result.Options[0].Npv.Value, result.Options[0].Npsv.Value));
        Assert.Equal((3m, 2m), (decimal.Round(result.Options[0].Low.Bcr!.Value, 20), decimal.Round(result.Options[0].Low.CashBcr!.Value, 20)));
    }

    [Fact]
    public void What_falls_on_others_is_no_cash_of_the_council()
    {
        var partner = Flow(0, cost: 40m, benefit: 60m) with { FallsOn = "NHS" };
        var option = Assert.Single(Work(Option("A", Flow(0, cost: 100m, benefit: 150m), partner)).Options);
        Assert.Equal((50m, 70m, 1.7m), (option.Low.Npv, option.Low.Npsv, option.Low.Bcr));
    }

    [Fact]
    public void A_transfer_moves_cash_and_makes_no_social_value()
    {
        var option = Assert.Single(Work(Option("A", Flow(0, cost: 100m, benefit: 150m), Flow(0, cost: 30m) with { Transfer = true, Label = "grant" })).Options);
        Assert.Equal((20m, 50m), (option.Low.Npv, option.Low.Npsv));
    }

    [Fact]
    public void What_optimism_adds_is_on_capital_costs_and_both_figures_are_kept()
    {
        var option = Option("A", Flow(0, cost: 100m) with { Capital = true }, Flow(0, cost: 10m), Flow(0, benefit: 200m)) with { Bias = new([new(ProjectType.StandardBuildings, 100m)], [], null, "") };
        var worked = Assert.Single(Work(option).Options);
        Assert.Equal((66m, 90m), (worked.Low.Npv, worked.Low.NpvBeforeBias));
    }

    [Fact]
    public void A_pound_to_a_poorer_household_weighs_more()
    {
        var weights = new Distribution(1.3m, 28_400m, "median equivalised income", "test", [new("lowest fifth", 14_200m), new("middle", 28_400m)]);
        var appraisal = Of(Option("A", Flow(0, cost: 100m), Flow(0, benefit: 100m, kind: BenefitKind.SocialValue) with { Group = "lowest fifth" }, Flow(0, benefit: 100m, kind: BenefitKind.SocialValue) with { Group = "middle" })) with { Distribution = weights };
        Assert.Equal(2.462289m, weights.WeightOf("Lowest fifth"));
        Assert.Equal(1m, weights.WeightOf(""));
        var option = Assert.Single(Work(appraisal).Options);
        Assert.Equal((246.2289m, 100m), (option.Low.Npsv, option.Low.NpsvUnweighted));
    }

    [Fact]
    public void A_residual_value_is_cash_only_where_it_is_received()
    {
        var option = Option("A", Flow(0, cost: 100m), Flow(1));
        Assert.Equal((-100m, 107m), Worth(option with { Residual = new(1, Amount.Of(Money.FromPounds(214.245m, Rounding.Down)), Received: false, "") }));
        Assert.Equal((107m, 107m), Worth(option with { Residual = new(1, Amount.Of(Money.FromPounds(214.245m, Rounding.Down)), Received: true, "") }));

        static (decimal, decimal) Worth(AppraisedOption option) => Work(option).Options[0] is var one ? (decimal.Round(one.Low.Npv, 1), decimal.Round(one.Low.Npsv, 1)) : default;
    }

    [Fact]
    public void Sunk_cost_is_left_out_and_named()
    {
        var result = Work(Option("A", Flow(0, cost: 100m, benefit: 150m)) with { Sunk = [new(Amount.Of(Money.FromPounds(40_000)), "a survey")] });
        Assert.Equal(50m, result.Options[0].Low.Npv);
        Assert.Contains(result.Notices, n => n.Code == "appraisal.sunk" && n.Message.Contains("£40,000 for a survey", StringComparison.Ordinal));
    }

    [Fact]
    public void Nominal_flows_are_brought_to_the_prices_of_year_0_and_back()
    {
        var prices = new Deflator("test", "test, today", [new(0, 100m), new(1, 102m), new(2, 105.06m)]);
        OptionFlow[] real = [Flow(0, cost: 1000m), Flow(1, benefit: 500m), Flow(2, benefit: 700m)];
        OptionFlow[] nominal = [Flow(0, cost: 1000m), Flow(1, benefit: 510m), Flow(2, benefit: 735.42m)];
        var a = Work(Of(Option("A", real)) with { Deflator = prices }).Options[0].Low;
        var b = Work(Of(Option("A", nominal)) with { Deflator = prices, Prices = PriceBasis.Nominal }).Options[0].Low;
        Assert.Equal(a.Npv, b.Npv, 20);
        Assert.Equal((1245.42m, 1200m), (a.NominalCashable, a.TotalCashable));
        Assert.Equal((1245.42m, 1200m), (decimal.Round(b.NominalCashable, 10), decimal.Round(b.TotalCashable, 10)));
    }

    [Fact]
    public void Ranges_give_ranges()
    {
        var option = Assert.Single(Work(Option("A", new OptionFlow(0, Amount.Between(Money.FromPounds(100), Money.FromPounds(120)), Amount.Between(Money.FromPounds(150), Money.FromPounds(180)), BenefitKind.Income))).Options);
        Assert.Equal(new Total(Money.FromPounds(30), Money.FromPounds(80), 0), option.Npv);
        Assert.Equal((1.25m, 1.8m), (option.Low.Bcr, option.High.Bcr));
        Assert.Null(option.Return);
    }

    [Fact]
    public void What_is_not_quantified_is_counted_and_is_not_nought()
    {
        var option = Assert.Single(Work(Option("A", Flow(0, cost: 100m, benefit: 150m), new OptionFlow(1, new Amount.Unquantified("TBC"), Amount.Zero, BenefitKind.Income))).Options);
        Assert.Equal("£50 plus 1 not quantified", AppraisalWords.Money(option.Npv));
    }

    [Fact]
    public void No_option_is_said_to_beat_one_that_has_no_figures()
    {
        var result = Work(
            Option("Break", Flow(0, cost: 100m, benefit: 150m)), Option("Refit", Flow(0, cost: 100m, benefit: 120m)), Option("Wait"),
            Option("Share", new OptionFlow(0, Amount.Zero, new Amount.Unquantified("TBC"), BenefitKind.Income)));
        Assert.Equal(["“Break” has a higher NPV than “Refit”: £50 against £20."], result.Comparison.ByCash);
        Assert.Equal(
            ["“Wait” has no figures: nothing here says that another option is better or worse than it.", "“Share” has no figures: nothing here says that another option is better or worse than it."],
            result.Comparison.Refusals);
        Assert.DoesNotContain(result.Comparison.ByCash.Concat(result.Comparison.BySocialValue), s => s.Contains("Wait", StringComparison.Ordinal) || s.Contains("Share", StringComparison.Ordinal));
    }

    [Fact]
    public void A_benefit_that_nobody_quantified_may_be_any_benefit()
    {
        var unknown = new OptionFlow(1, Amount.Zero, new Amount.Unquantified("TBC"), BenefitKind.Income);
        var result = Work(Option("A", Flow(0, benefit: 150m)), Option("B", Flow(0, benefit: 100m), unknown));
        Assert.Empty(result.Comparison.ByCash);
        Assert.Contains("Nothing says which of “A” and “B” has the higher NPV: not everything of “B” is quantified.", result.Comparison.Refusals);

        // The other way round it can be said: what is unknown can only make the better one better.
        Assert.Single(Work(Option("A", Flow(0, benefit: 150m), unknown), Option("B", Flow(0, benefit: 100m))).Comparison.ByCash);
    }

    [Fact]
    public void Ranges_that_overlap_are_not_ranked()
    {
        var result = Work(Option("A", new OptionFlow(0, Amount.Zero, Amount.Between(Money.FromPounds(100), Money.FromPounds(200)), BenefitKind.Income)), Option("B", Flow(0, benefit: 150m)));
        Assert.Empty(result.Comparison.ByCash);
        Assert.Contains(result.Comparison.Refusals, r => r.Contains("ranges overlap", StringComparison.Ordinal));
    }

    [Fact]
    public void Options_are_compared_with_doing_nothing_where_it_has_figures()
    {
        var nothing = Option("Do nothing", Flow(0, cost: 40m), Flow(0, benefit: 10m)) with { Role = OptionRole.DoNothing };
        var increment = Assert.Single(Work(nothing, Option("A", Flow(0, cost: 100m, benefit: 150m))).Comparison.Increments);
        Assert.Equal(("Do nothing", Money.FromPounds(80), 140m / 60m), (increment.Against, increment.Npv.Value!.Value, increment.Bcr!.Value));
        Assert.Empty(Work(nothing with { Flows = [] }, Option("A", Flow(0, cost: 100m, benefit: 150m))).Comparison.Increments);
    }

    [Fact]
    public void The_classes_of_benefit_are_the_plan_s_own()
    {
        Assert.Equal(Enum.GetNames<BenefitClass>(), Enum.GetNames<BenefitKind>());
        Assert.All(Enum.GetValues<BenefitKind>(), k => Assert.Equal(((BenefitClass)(int)k).ChangesBudget(), k.IsCashable()));
        Assert.All(Enum.GetValues<BenefitKind>(), k => Assert.Equal(k, BenefitKinds.Read(k.Slug())));
    }

    [Fact]
    public void Npv_is_linear() => Holds((a, b) =>
    {
        const decimal Scale = 3m;
        var (x, y) = (Npv(a), Npv(b));
        var both = Npv([.. a.Zip(b, (p, q) => (p.Cost + (Scale * q.Cost), p.Benefit + (Scale * q.Benefit)))]);
        return Math.Abs(both - (x + (Scale * y))) < 0.000_000_000_000_1m;
    });

    [Fact]
    public void Bcr_and_payback_do_not_depend_on_units() => Holds((a, _) => new[] { 100m, 1_000m }.All(scale =>
    {
        var one = Measures(a);
        var other = Measures([.. a.Select(f => (f.Cost * scale, f.Benefit * scale))]);
        return Near(one.Bcr, other.Bcr) && Near(one.Payback.Years, other.Payback.Years) && Near(one.DiscountedPayback.Years, other.DiscountedPayback.Years) && Near(one.NetReturn, other.NetReturn);
    }));

    [Fact]
    public void The_order_of_rows_does_not_matter() => Holds((a, _) =>
    {
        var option = Option("A", [.. a.Select((f, i) => Flow(i, f.Cost, f.Benefit))]);
        var turned = option with { Flows = [.. option.Flows.Reverse()] };
        return Work(option).Options[0].Low with { Years = [] } == Work(turned).Options[0].Low with { Years = [] };
    });

    private static bool Near(decimal? a, decimal? b) => a is { } x && b is { } y ? Math.Abs(x - y) < 0.000_000_000_000_1m : a is null && b is null;

    private static decimal Npv(IReadOnlyList<(decimal Cost, decimal Benefit)> flows) => Measures(flows).Npv;

    private static EndMeasures Measures(IReadOnlyList<(decimal Cost, decimal Benefit)> flows) => Work(Option("A", [.. flows.Select((f, i) => Flow(i, f.Cost, f.Benefit))])).Options[0].Low;

    /// <summary>Twelve years of pence twice.</summary>
    private static void Holds(Func<IReadOnlyList<(decimal Cost, decimal Benefit)>, IReadOnlyList<(decimal Cost, decimal Benefit)>, bool> property)
    {
        var pence = Gen.Choose(0, 90_000_000).Select(p => p / 100m);
        var flows = pence.Two().Select(t => (t.Item1, t.Item2)).ListOf(12).Select(l => (IReadOnlyList<(decimal, decimal)>)[.. l]);
        Prop.ForAll(flows.Two().ToArbitrary(), pair => property(pair.Item1, pair.Item2)).QuickCheckThrowOnFailure();
    }
}

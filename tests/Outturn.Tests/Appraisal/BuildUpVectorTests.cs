using Outturn.Core.Appraisal.Costing;
using Outturn.Core.Planning;
using Outturn.Core.Series;
using Outturn.Core.Values;
using Outturn.Core.Workings;
using static Outturn.Tests.Appraisal.Costs;

namespace Outturn.Tests.Appraisal;

/// <summary>
/// The test vectors of the 2022-23 pack (shared/design/evidence-2022-23.md, section 4A) that are build-ups. Each gives the recomputed figure; where the
/// paper prints another, that is named.
/// </summary>
public sealed class BuildUpVectorTests
{
    // One rate table in which P1 has one price: the pack has it at 45,000 and at 48,742.
    private static readonly RateTable Grades = Table(RateKind.GradeCost, ("P1", 2022, 45_000m), ("S4", 2022, 26_000m));

    [Fact]
    public void C01_gross_less_resourcing_is_net_and_what_is_to_be_confirmed_stays_so()
    {
        var tbc = BuildUpRow.New("WS5", "WS5", BuildUpKind.Amounts) with { ByYear = [new(Y(2023), Quantity.Read("TBC")!), new(Y(2024), Quantity.Read("TBC")!)] };
        var result = (Of(2022, 3, Amounts("WS1", 2022, 200_000, 400_000, 200_000), Amounts("WS2", 2022, 50_000, 50_000, 25_000), Amounts("WS3", 2022, 100_000, 120_000, 120_000), Amounts("WS4", 2022, 30_000), tbc,
            Amounts("Resourcing", 2022, 161_000, 161_000, 161_000).As(BuildUpPart.TakenOff)) with
        { Saves = true }).Sum();
        Assert.Equal([219_000m, 409_000m, 184_000m], result.BuildUp.AllYears.Select(y => result.Whole(y).Low.Pounds));

        // The paper counts TBC as nothing.
        Assert.Equal([0, 1, 1], result.BuildUp.AllYears.Select(y => result.Whole(y).Unquantified));
        Assert.Equal("buildup.partly-unquantified", Assert.Single(LineFill.Of(result, Line(new Permanence.Permanent())).Problems).Code);
    }

    [Fact]
    public void C02_posts_by_grade_from_one_table_for_three_years()
    {
        var team = Of(2022, 3,
            Row("Planners", BuildUpKind.Posts) with { Count = Quantity.Of(2), Price = RateUse.From(Grades, "P1") },
            Row("Assistant", BuildUpKind.Posts) with { Price = RateUse.From(Grades, "S4") },
            Row("Manager", BuildUpKind.Posts) with { Price = RateUse.From(Grades, "P1") }).Sum(Grades);
        Assert.Equal([161_000m, 161_000m, 161_000m], team.Pounds());
        Assert.Equal(348_000m, team.Rows.Take(2).Sum(r => r.Total.Value!.Value.Pounds));
        Assert.Equal(135_000m, team.Rows[2].Total.Value!.Value.Pounds);
        Assert.Equal(483_000m, team.Sum(team.Whole).Value!.Value.Pounds);
        Assert.Equal("2 posts × £45,000", team.Rows[0].Years[0].Words);
    }

    [Fact]
    public void C03_a_saving_that_grows_and_staff_for_three_years_are_two_lines_of_two_kinds()
    {
        var saving = (Of(2022, 3, Amounts("Savings", 2022, 380_000, 950_000, 1_295_000)) with { Saves = true }).Sum();
        Assert.Equal(PlanAmounts.Starting(Y(2022), Money.FromThousands(-380), Money.FromThousands(-570), Money.FromThousands(-345)), LineFill.Of(saving, Line(new Permanence.Permanent())).Value!.Typed);
        var staff = Of(2022, 3, Row("Staff", BuildUpKind.AnnualAmount, 161_000m)).Sum();
        var line = Line(new Permanence.TemporaryUntil(Y(2024)));
        var filled = LineFill.Of(staff, line).Value!.Into(line);
        Assert.Equal(PlanAmounts.Starting(Y(2022), Money.FromThousands(161)), filled.Typed);
        Assert.Equal(Money.FromThousands(-161), filled.Series.Low[Y(2025)]);
    }

    [Fact]
    public void C07_a_staged_uplift_into_the_base()
    {
        var uplift = Of(2022, 1, Amounts("Interim in 2021-22", 2022, 260_970), Amounts("New", 2022, 235_482)).Sum();
        Assert.Equal([496_452m], uplift.Pounds());
        Assert.Equal([741_000m], Of(2022, 1, Amounts("Existing", 2022, 245_000), Amounts("Interim", 2022, 261_000), Amounts("New", 2022, 235_000)).Sum().Pounds());
    }

    [Fact]
    public void C10_permanent_and_temporary_posts()
    {
        Assert.Equal([562_200m], Of(2022, 1, Amounts("a", 2022, 156_306), Amounts("b", 2022, 178_636), Amounts("c", 2022, 9_900), Amounts("d", 2022, 132_448), Amounts("e", 2022, 59_410), Amounts("f", 2022, 25_500)).Sum().Pounds());
        var temporary = Of(2022, 1, Row("Temporary", BuildUpKind.AnnualAmount, 325_000m)).Sum();
        Assert.Equal(PlanAmounts.Starting(Y(2022), Money.FromThousands(325)), LineFill.Of(temporary, Line(new Permanence.OneOff())).Value!.Typed);
    }

    [Fact]
    public void C11_a_saving_that_is_replaced_leaves_a_gap_in_the_first_year()
    {
        var gap = Of(2022, 2, Amounts("Saving lost", 2022, 100_000, 100_000), Amounts("Replacement", 2022, 54_000, 108_000).As(BuildUpPart.TakenOff)).Sum();
        Assert.Equal([46_000m, -8_000m], gap.Pounds());
    }

    [Fact]
    public void C13_the_cost_plan_adds_up_by_year_and_is_a_pound_over_its_printed_total()
    {
        var plan = Of(2021, 3,
            Amounts("Strategic improvement manager", 2021, 15_235, 60_938, 45_703), Amounts("Preparing for adulthood lead", 2021, 14_169, 56_675, 42_506), Amounts("Workstream backfill", 2021, 1_333, 667),
            Amounts("Tuition lead", 2021, 38_000, 12_000), Amounts("Annual review lead", 2021, null, 28_600), Amounts("Area co-ordinator", 2021, null, 56_251), Amounts("External support", 2021, 62_550, 62_550),
            Amounts("Readiness tool", 2021, 29_250, 29_250), Amounts("Secondments", 2021, 18_000, 58_500, 40_500), Amounts("Headteacher", 2021, 4_800, 15_600, 10_800), Amounts("Subject expertise", 2021, null, 7_200),
            Amounts("Lead", 2021, 2_500, 7_500), Amounts("Communications", 2021, 3_750, 15_000, 11_250), Amounts("Business officer", 2021, 3_265, 13_060, 9_795), Amounts("Analyst", 2021, 28_000, 15_750),
            Amounts("Trajectory", 2021, null, 43_750), Amounts("Early years", 2021, null, 45_000)).Sum();
        Assert.Equal([220_852m, 528_291m, 160_554m], plan.Pounds());
        Assert.Equal(909_697m, plan.Sum(plan.Whole).Value!.Value.Pounds);
        Assert.Equal(26_120m, plan.Rows.Single(r => r.Row.Key == "Business officer").Total.Value!.Value.Pounds);
    }

    [Theory]
    [InlineData(60_938, 15_234_50, 60_938_00, 45_703_50)]
    [InlineData(56_675, 14_168_75, 56_675_00, 42_506_25)]
    public void C14_a_post_for_two_years_from_January_is_three_twelve_and_nine_months(int cost, int first, int second, int third)
    {
        var post = Of(2021, 3, Row("Manager", BuildUpKind.Posts, cost) with { From = Month("2022-01"), To = Month("2023-12") }).Sum();
        Assert.Equal([first, second, third], post.Pounds().Select(p => (int)(p * 100m)));
        Assert.EndsWith("3/12", post.Rows[0].Years[0].Words, StringComparison.Ordinal);
    }

    [Fact]
    public void C15_nine_months_from_October_are_six_and_three()
    {
        var backfill = Of(2021, 2, Row("Backfill", BuildUpKind.AnnualAmount, 2_000m * 12 / 9) with { From = Month("2021-10"), To = Month("2022-06") }) with { Grain = BuildUpGrain.Pounds };
        Assert.Equal([1_333m, 667m], backfill.Sum().Pounds());
    }

    [Fact]
    public void C16_school_weeks_are_not_months()
    {
        Assert.Equal([18_000m, 58_500m, 40_500m], Of(2021, 3, (Row("Secondments", BuildUpKind.SchoolWeeks, 300m) with { Count = Quantity.Of(5) }).By(2021, 12, 39, 27)).Sum().Pounds());
        Assert.Equal([4_800m, 15_600m, 10_800m], Of(2021, 3, Row("Headteacher", BuildUpKind.SchoolWeeks, 400m).By(2021, 12, 39, 27)).Sum().Pounds());
    }

    [Fact]
    public void C17_days_at_a_day_rate()
    {
        var days = Of(2021, 2,
            Row("Tuition lead", BuildUpKind.Days, 400m).By(2021, 95, 30), Row("Review lead", BuildUpKind.Days, 550m).By(2022, 52), Row("Tool", BuildUpKind.Days, 450m).By(2021, 65, 65), Row("Analyst", BuildUpKind.Days, 350m).By(2021, 80, 45)).Sum();
        Assert.Equal([38_000m, 12_000m], days.Pounds("Tuition lead"));
        Assert.Equal([0m, 28_600m], days.Pounds("Review lead"));
        Assert.Equal([29_250m, 29_250m], days.Pounds("Tool"));
        Assert.Equal([28_000m, 15_750m], days.Pounds("Analyst"));
    }

    [Fact]
    public void C18_on_costs_of_thirty_per_cent()
    {
        var onCosts = Table(RateKind.OnCost, ("Standard", 2021, 30m));
        BuildUpRow Post(string title, decimal pay, decimal fte) => Row(title, BuildUpKind.Posts, pay) with { Fte = Quantity.Of(fte), OnCost = RateUse.From(onCosts, "Standard") };
        var posts = Of(2021, 2, Post("Co-ordinator", 41_000m + 2_270m, 1m), Post("Business officer", 20_092m, 0.5m), Post("Team", 151_615m, 1m)).Sum(onCosts);
        Assert.Equal(56_251m, posts.Pounds("Co-ordinator")[0]);
        Assert.Equal(26_119.60m, posts.Pounds("Business officer").Sum());
        Assert.Equal(197_099.50m, posts.Pounds("Team")[0]);
        Assert.Equal("1 post × 0.5 FTE × £20,092 × 1.3 with on-costs of 30 %", posts.Rows[1].Years[0].Words);
    }

    [Fact]
    public void C19_contingency_is_the_alternative_less_the_plan_and_stands_apart()
    {
        var plan = Of(2021, 1,
            Amounts("Manager", 2021, 15_235), Amounts("Tool", 2021, 58_500), Amounts("Early years", 2021, 45_000),
            (Row("Interim manager", BuildUpKind.Days, 450m) with { Less = ["Manager"] }).By(2021, 60).As(BuildUpPart.Contingency),
            (BuildUpRow.New("Consultancy", "Consultancy", BuildUpKind.Amounts) with { ByYear = [new(Y(2021), Quantity.Between(166_000m, 249_300m))], Less = ["Tool"] }).As(BuildUpPart.Contingency),
            (BuildUpRow.New("Larger", "Larger", BuildUpKind.Amounts) with { ByYear = [new(Y(2021), Quantity.Between(79_000m, 119_000m))], Less = ["Early years"] }).As(BuildUpPart.Contingency),
            Amounts("Co-ordinator again", 2021, 56_251).As(BuildUpPart.Contingency), Amounts("External support again", 2021, 62_500).As(BuildUpPart.Contingency)).Sum();
        Assert.Equal(new Total(Money.FromPounds(272_016), Money.FromPounds(395_316), 0), plan.Contingency(Y(2021)));
        Assert.Equal(Money.FromPounds(11_765), plan.Rows[3].In(Y(2021)).Value);
        Assert.Equal(Amount.Between(Money.FromPounds(107_500), Money.FromPounds(190_800)), plan.Rows[4].In(Y(2021)));

        // Not in the line until it is drawn.
        Assert.Equal([118_735m], plan.Pounds());
    }

    [Fact]
    public void C21_two_per_cent_a_year_on_staff_and_the_printed_subtotals_are_over()
    {
        var awards = Table(RateKind.PayAward, ("Pay", 2023, 2m), ("Pay", 2024, 2m));
        BuildUpRow Post(string title, decimal cost) => Row(title, BuildUpKind.AnnualAmount, cost) with { Uplift = RateUse.From(awards, "Pay") };
        var staff = (Of(2022, 3, Post("a", 154_348), Post("b", 371_464), Post("c", 48_742), Post("d", 25_748), Post("e", 36_229), Post("f", 35_874), Post("g", 68_057), Post("h", 48_742)) with { Grain = BuildUpGrain.Pounds }).Sum(awards);
        Assert.Equal(789_204m, staff.Pounds()[0]);
        Assert.Equal([154_348m, 157_435m, 160_584m], staff.Pounds("a"));
        Assert.Equal([371_464m, 378_893m, 386_471m], staff.Pounds("b"));

        // The rows of the second and third year come to about 804,985 and 821,087; the paper prints 956,168 and 975,292.
        Assert.InRange(staff.Pounds()[1], 804_984m, 804_990m);
        Assert.InRange(956_168m - staff.Pounds()[1], 151_178m, 151_184m);
        Assert.InRange(975_292m - staff.Pounds()[2], 154_200m, 154_206m);
        Assert.Equal("£154,348 × 1.02 × 1.02", staff.Rows[0].Years[2].Words);
        Assert.Equal(1_354_204m, 789_204m + Of(2022, 1, Amounts("Mileage", 2022, 15_000), Amounts("Vehicle", 2022, 20_000), Amounts("Fund", 2022, 350_000), Amounts("Awards", 2022, 180_000)).Sum().Pounds()[0]);
    }

    [Fact]
    public void C22_five_districts_and_the_county_at_the_same_price() =>
        Assert.Equal([180_000m], Of(2022, 1, Row("Awards", BuildUpKind.Volume, 30_000m) with { Count = Quantity.Of(6) }).Sum().Pounds());

    [Fact]
    public void C23_a_saving_that_shrinks_costs_the_difference_in_each_year()
    {
        var change = Of(2022, 4, Amounts("Earlier saving", 2022, 583_000, 456_000, 470_000, 484_000), Amounts("New saving", 2022, 390_000, 263_000, 277_000, 291_000).As(BuildUpPart.TakenOff)).Sum();
        Assert.Equal([193_000m, 193_000m, 193_000m, 193_000m], change.Pounds());
        Assert.Equal(772_000m, change.Sum(change.Whole).Value!.Value.Pounds);
    }

    [Fact]
    public void C25_the_sites_add_up() =>
        Assert.Equal([87_438m], Of(2022, 1, Amounts("a", 2022, 49_000), Amounts("b", 2022, 10_555), Amounts("c", 2022, 16_138), Amounts("d", 2022, 11_745)).Sum().Pounds());

    [Fact]
    public void C26_what_is_invested_again_is_taken_off_the_saving()
    {
        BuildUpRow[] beds = [Amounts("Beds", 2022, 644_000, 644_000, 644_000, 644_000), Amounts("Flats", 2022, 142_000, 212_500, 212_500, 212_500).As(BuildUpPart.TakenOff), Amounts("Therapy", 2022, 245_000, 245_000, 245_000, 245_000).As(BuildUpPart.TakenOff)];
        Assert.Equal([257_000m, 186_500m, 186_500m, 186_500m], Of(2022, 4, beds).Sum().Pounds());
        var all = (Of(2022, 4, [.. beds, Amounts("Respite", 2022, 155_000, 155_000, 155_000, 155_000)]) with { Saves = true }).Sum();
        Assert.Equal([412_000m, 341_500m, 341_500m, 341_500m], all.Pounds());

        // As movements: a saving of 412,000 that is 70,500 smaller from the second year.
        Assert.Equal(PlanAmounts.Starting(Y(2022), Money.FromPounds(-412_000), Money.FromPounds(70_500)), LineFill.Of(all, Line(new Permanence.Permanent())).Value!.Typed);
    }

    [Fact]
    public void C27_a_pooled_budget_is_shared_by_its_parts_and_no_penny_is_lost()
    {
        var pool = (Of(2022, 1, Amounts("Saving", 2022, 251_000)) with { Saves = true, Shares = [new("Council", 121m, true), new("Health", 130m, false)] }).Sum();
        Assert.Equal([121_000m, 130_000m], pool.Parts(Y(2022)).Select(p => p.Value!.Value.Pounds));
        Assert.Equal(121_000m, pool.Council(Y(2022)).Value!.Value.Pounds);
    }

    [Fact]
    public void C29_subtotals_of_a_list()
    {
        var list = Of(2022, 1,
            Amounts("General practices, smoking", 2022, 70_000), Amounts("Pharmacies", 2022, 25_000), Amounts("Campaigns", 2022, 10_000), Amounts("Pharmacies, screening", 2022, 5_000), Amounts("General practices, screening", 2022, 20_000),
            Amounts("Laboratory", 2022, 40_000), Amounts("Health checks", 2022, 50_000), Amounts("Governance", 2022, 5_000), Amounts("Obesity", 2022, 2_700), Amounts("Community", 2022, 15_000), Amounts("Smoking reserve", 2022, 17_000),
            Amounts("Travellers", 2022, 11_300), Amounts("Holding", 2022, 57_000)).Sum();
        Assert.Equal(220_000m, list.Rows.Take(7).Sum(r => r.Total.Value!.Value.Pounds));
        Assert.Equal(46_000m, list.Rows.Skip(8).Take(4).Sum(r => r.Total.Value!.Value.Pounds));
        Assert.Equal([328_000m], list.Pounds());
    }

    [Fact]
    public void C30_posts_at_their_price() => Assert.Equal(
        [148_834m], Of(2022, 1, Row("Workers", BuildUpKind.Posts, 54_963m) with { Count = Quantity.Of(2) }, Row("Officer", BuildUpKind.Posts, 38_908m)).Sum().Pounds());

    [Fact]
    public void C32_sixty_and_forty_to_the_penny_with_the_partner_on_the_line()
    {
        var shared = (Of(2022, 1, Row("Three posts", BuildUpKind.AnnualAmount, 113_042m)) with { Shares = [new("Council", 60m, true), new("City council", 40m, false)] }).Sum();
        Assert.Equal([67_825.20m, 45_216.80m], shared.Parts(Y(2022)).Select(p => p.Value!.Value.Pounds));
        var fill = LineFill.Of(shared, Line(new Permanence.Permanent())).Value!;
        Assert.Equal(Money.FromPounds(67_825.20m), fill.Typed[Y(2022)].Value);
        Assert.Equal((40m, Money.FromPounds(113_042)), (fill.Partners!.Shares[0].Percent, fill.Partners.Whole[Y(2022)].Value!.Value));
    }

    [Fact]
    public void C38_gross_less_an_offset()
    {
        var carers = Of(2022, 2,
            Amounts("Responders", 2022, 185_000, 150_000), Amounts("Counsellor", 2022, 50_000, 50_000), Amounts("Breaks", 2022, 73_420, 73_420), Amounts("Campaign", 2022, 15_000), Amounts("Offset", 2022, 70_000, 70_000).As(BuildUpPart.TakenOff)).Sum();
        Assert.Equal([253_420m, 203_420m], carers.Pounds());
        Assert.Equal(PlanAmounts.Starting(Y(2022), Money.FromPounds(253_420), Money.FromPounds(-50_000)), LineFill.Of(carers, Line(new Permanence.Permanent())).Value!.Typed);
    }

    [Fact]
    public void C42_five_at_twenty_five_thousand() =>
        Assert.Equal([125_000m], Of(2022, 1, Row("Assessments", BuildUpKind.Volume, 25_000m) with { Count = Quantity.Of(5) }).Sum().Pounds());

    [Fact]
    public void C43_money_for_two_years_and_a_saving_by_the_flat()
    {
        var once = Of(2022, 3, Amounts("Scheme", 2022, 180_000, null, 70_000)).Sum();
        Assert.Equal(250_000m, once.Sum(once.Whole).Value!.Value.Pounds);
        Assert.Equal(PlanAmounts.Starting(Y(2022), Money.FromThousands(180), Money.Zero, Money.FromThousands(70)), LineFill.Of(once, Line(new Permanence.OneOff())).Value!.Typed);
        Assert.Equal([114_000m], (Of(2025, 1, Row("Flats", BuildUpKind.Volume, 2_375m).By(2025, 48)) with { Saves = true }).Sum().Pounds());
    }

    [Fact]
    public void C45_four_elements_by_four_years()
    {
        var programme = Of(2022, 4,
            Amounts("Staff", 2022, 311_549, 317_779, 388_752, 396_528), Amounts("Seed funding", 2022, 150_000, 125_000, 100_000, 100_000), Amounts("Homecare", 2022, 47_000, 47_000), Amounts("Enterprises", 2022, 180_000, 245_000, 250_000, 255_000)).Sum();
        Assert.Equal([688_549m, 734_779m, 738_752m, 751_528m], programme.Pounds());
        Assert.Equal(2_913_608m, programme.Sum(programme.Whole).Value!.Value.Pounds);
    }

    internal static PlanLine Line(Permanence permanence) =>
        new(Guid.Parse("01890000-0000-7000-8000-0000000000a2"), Guid.Parse("01890000-0000-7000-8000-0000000000a1"), 1, LineTerms.Of(PlanCategory.Investment, permanence), PlanAmounts.None);
}

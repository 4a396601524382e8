using System.Globalization;
using System.Text.Json;
using Outturn.Core.Appraisal.Discounting;
using Outturn.Core.Values;
using Outturn.Tests.Tracking;

namespace Outturn.Tests.Appraisal;

/// <summary>Schedules and factors against the published tables.</summary>
public sealed class GreenBookTests
{
    private static readonly string[] Columns = ["standard", "reduced", "health", "health-reduced"];

    [Fact]
    public void Every_published_factor_holds_to_twelve_places()
    {
        var rows = Rows("discount_factors_0_125.csv");
        var held = 0;
        foreach (var (i, name) in Columns.Index())
        {
            var factors = DiscountFactors.Of(PublishedVintages.GreenBook2022.Schedule(name)!, 125);
            foreach (var row in rows)
            {
                var year = int.Parse(row[0], CultureInfo.InvariantCulture);
                Assert.Equal(row[1 + (2 * i)], factors[year].ToString("0.0000", CultureInfo.InvariantCulture));
                Assert.Equal(row[2 + (2 * i)], factors[year].ToString("0.000000000000", CultureInfo.InvariantCulture));
                held++;
            }
        }

        Assert.Equal(4 * 126, held);
    }

    [Fact]
    public void Year_31_is_chained_to_year_30_at_its_own_rate() =>
        Assert.Equal(0.345901m, decimal.Round(DiscountFactors.Of(PublishedVintages.GreenBook2022.Schedules[0], 31)[31], 6));

    [Fact]
    public void Every_published_annuity_holds()
    {
        var schedule = PublishedVintages.GreenBook2022.Schedules[0];
        foreach (var row in Rows("annuity_factors_standard.csv"))
        {
            var years = int.Parse(row[0], CultureInfo.InvariantCulture);
            Assert.Equal(row[1], DiscountFactors.AnnuityInArrears(schedule, years).ToString("0.0000", CultureInfo.InvariantCulture));
            Assert.Equal(row[2], DiscountFactors.AnnuityInArrears(schedule, years).ToString("0.000000000000", CultureInfo.InvariantCulture));
            Assert.Equal(row[3], DiscountFactors.AnnuityInAdvance(schedule, years).ToString("0.000000000000", CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void Every_published_present_value_holds()
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(SharedFolder.PathOf("data", "green_book", "npv_cases.json")));
        var cases = json.RootElement.GetProperty("cases").EnumerateArray().ToList();
        foreach (var one in cases)
        {
            var flows = one.GetProperty("flows_year0_first").EnumerateArray().Select(f => decimal.Parse(f.GetString()!, CultureInfo.InvariantCulture)).ToList();
            var schedule = PublishedVintages.GreenBook2022.Schedule(one.GetProperty("schedule").GetString()!)!;
            var worth = flows.Zip(DiscountFactors.Of(schedule, flows.Count - 1), (f, d) => f * d).Sum();
            Assert.Equal(one.GetProperty("npv_exact_2dp").GetString(), decimal.Round(worth, 2, MidpointRounding.AwayFromZero).ToString("0.00", CultureInfo.InvariantCulture));
            Assert.Equal(decimal.Parse(one.GetProperty("npv_12dp").GetString()!, CultureInfo.InvariantCulture), worth, 12);
        }

        Assert.NotEmpty(cases);
    }

    [Theory]
    [InlineData("stpr_schedule_green_book_2003_long.csv", "green-book-2003")]
    [InlineData("stpr_schedule_green_book_2022_table8.csv", "green-book-2022")]
    public void The_shipped_schedules_are_the_published_ones(string file, string vintage)
    {
        var shipped = PublishedVintages.All.Single(v => v.Name == vintage).Schedules;
        var rows = Rows(file);
        foreach (var (i, schedule) in shipped.Index())
        {
            Assert.Equal(rows.Select(r => (int.Parse(r[0], CultureInfo.InvariantCulture), decimal.Parse(r[2 + i], CultureInfo.InvariantCulture))), schedule.Bands.Select(b => (b.FromYear, b.Rate)));
            Assert.Equal(rows[^1][1].Length == 0 ? null : int.Parse(rows[^1][1], CultureInfo.InvariantCulture), schedule.LastYear);
        }

        Assert.Equal(rows[0].Length - 2, shipped.Count);
    }

    [Fact]
    public void The_standard_rate_is_the_sum_of_its_published_components()
    {
        var published = Rows("stpr_components.csv").ToDictionary(r => r[0].Split(' ')[0], r => decimal.Parse(r[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        var shipped = PublishedVintages.GreenBook2022.Components!;
        Assert.Equal((published["delta"], published["L"], published["mu"], published["g"]), (shipped.PureTimePreference, shipped.CatastrophicRisk, shipped.Elasticity, shipped.Growth));
        Assert.Equal(published["STPR"], shipped.Rate);
        Assert.Equal(shipped.Rate, PublishedVintages.GreenBook2022.Schedules[0].RateOf(0));
    }

    [Theory]
    [InlineData(0, "0.035")]
    [InlineData(30, "0.035")]
    [InlineData(31, "0.030")]
    [InlineData(200, "0.020")]
    [InlineData(201, "0.015")]
    [InlineData(300, "0.015")]
    [InlineData(301, "0.010")]
    [InlineData(499, "0.010")]
    public void The_long_schedule_falls_to_one_per_cent(int year, string rate) =>
        Assert.Equal(decimal.Parse(rate, CultureInfo.InvariantCulture), PublishedVintages.GreenBook2003.Schedules[0].RateOf(year));

    [Fact]
    public void A_schedule_says_nothing_of_years_that_its_source_does_not_reach()
    {
        Assert.Null(PublishedVintages.GreenBook2022.Schedules[0].RateOf(126));
        Assert.Throws<ArgumentOutOfRangeException>(() => DiscountFactors.Of(PublishedVintages.GreenBook2022.Schedules[0], 126));
    }

    [Theory]
    [InlineData("green-book-2022", "", "green-book-2022", "standard")]
    [InlineData("Green Book 2022", "", "green-book-2022", "standard")]
    [InlineData("The Green Book (2022)", "health", "green-book-2022", "health")]
    [InlineData("HMT Green Book 2022", "", "green-book-2022", "standard")]
    [InlineData("Green Book 2022 standard", "", "green-book-2022", "standard")]
    [InlineData("green-book-2022-health-reduced", "", "green-book-2022", "health-reduced")]
    [InlineData("green book 2003", "", "green-book-2003", "standard")]
    public void A_vintage_is_found_as_people_write_it(string vintage, string schedule, string found, string chosen)
    {
        var result = DiscountVintageRules.Find([], vintage, schedule, whatIf: false);
        Assert.True(result.Ok);
        Assert.Equal((found, chosen), (result.Value.Vintage.Name, result.Value.Schedule.Name));
    }

    [Theory]
    [InlineData("", "", "appraisal.vintage-missing")]
    [InlineData("green-book-2031", "", "appraisal.vintage-unknown")]
    [InlineData("green-book-2022", "turbo", "appraisal.schedule-unknown")]
    [InlineData("discount-rate-review-2026", "", "appraisal.vintage-inactive")]
    public void A_vintage_that_cannot_be_used_is_refused_in_words(string vintage, string schedule, string code) =>
        Assert.Equal(code, Assert.Single(DiscountVintageRules.Find([], vintage, schedule, whatIf: false).Problems).Code);

    [Fact]
    public void Rates_that_nobody_adopted_are_used_only_as_a_what_if_and_say_so()
    {
        var found = DiscountVintageRules.Find([], "discount-rate-review-2026", "", whatIf: true);
        Assert.True(found.Ok);
        Assert.Equal(0.030m, found.Value.Schedule.RateOf(1));
        var said = Assert.Single(found.Problems);
        Assert.Equal(("appraisal.vintage-what-if", Severity.Warning), (said.Code, said.Severity));
        Assert.Contains("not been adopted", said.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_council_s_own_vintage_is_data_of_the_same_shape()
    {
        var own = new DiscountVintage("council-2026", "Our rates", "2026", "Finance committee, 3 March 2026", Active: true, "", [new("standard", "Standard", [new(0, 0.05m), new(11, 0.04m)])]);
        Assert.Empty(DiscountVintageRules.Check(own, "vintages[0]"));
        Assert.Equal(0.04m, DiscountVintageRules.Find([own], "council 2026", "", whatIf: false).Value.Schedule.RateOf(11));
    }

    [Fact]
    public void What_is_wrong_with_a_council_s_own_vintage_is_named_at_its_field()
    {
        var own = new DiscountVintage("Green Book 2022", "", "", "", Active: true, "", [new("a", "A", [new(1, 0.05m), new(1, 3.5m)], 0), new("A", "", [])]);
        Assert.Equal(
            [
                ("appraisal.vintage-taken", "vintages[0].name"), ("appraisal.vintage-source", "vintages[0].source"), ("appraisal.bands-start", "vintages[0].schedules[0].bands"),
                ("appraisal.bands-order", "vintages[0].schedules[0].bands[1].from"), ("appraisal.rate-range", "vintages[0].schedules[0].bands[1].rate"), ("appraisal.bands-end", "vintages[0].schedules[0].lastYear"),
                ("appraisal.schedule-twice", "vintages[0].schedules[1].name"), ("appraisal.bands-start", "vintages[0].schedules[1].bands"),
            ],
            DiscountVintageRules.Check(own, "vintages[0]").Select(p => (p.Code, p.Where)));
    }

    private static List<string[]> Rows(string file) => [.. File.ReadAllLines(SharedFolder.PathOf("data", "green_book", file)).Skip(1).Where(l => l.Length > 0).Select(l => l.Split(','))];
}

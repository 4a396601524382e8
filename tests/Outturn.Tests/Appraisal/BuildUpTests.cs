using FsCheck;
using FsCheck.Fluent;
using Outturn.Core.Appraisal.Costing;
using Outturn.Core.Series;
using Outturn.Core.Values;
using Outturn.Core.Workings;
using static Outturn.Tests.Appraisal.Costs;

namespace Outturn.Tests.Appraisal;

public sealed class BuildUpTests
{
    private static readonly RateTable Pay = Table(RateKind.GradePay, ("P1", 2022, 40_000m), ("P1", 2024, 43_000m));
    private static readonly RateTable Awards = Table(RateKind.PayAward, ("Pay", 2023, 2m), ("Pay", 2024, 3m), ("Pay", 2025, 1m));

    [Fact]
    public void A_year_with_a_price_of_its_own_takes_it_and_a_later_one_goes_on_from_the_latest()
    {
        var post = Of(2022, 4, Row("Post", BuildUpKind.Posts) with { Price = RateUse.From(Pay, "P1"), Uplift = RateUse.From(Awards, "Pay") }).Sum(Pay, Awards);
        Assert.Equal([40_000m, 40_800m, 43_000m, 43_430m], post.Pounds());
        Assert.Empty(post.Problems);
        Assert.Equal([("P1", 2022), ("Pay", 2023), ("P1", 2024), ("Pay", 2025)], post.Used.Select(u => (u.Name, u.Year.StartYear)));
    }

    [Fact]
    public void A_price_that_is_carried_without_an_uplift_is_said()
    {
        var post = Of(2022, 2, Row("Post", BuildUpKind.Posts) with { Price = RateUse.From(Pay, "p1") }).Sum(Pay);
        Assert.Equal([40_000m, 40_000m], post.Pounds());
        Assert.Equal(("buildup.rate-carried", Severity.Notice), Assert.Single(post.Problems) is var p ? (p.Code, p.Severity) : default);
    }

    [Fact]
    public void A_percentage_of_other_rows_follows_them_whatever_their_order()
    {
        var result = Of(2022, 1, Row("Overheads", BuildUpKind.PercentOf, 12.5m) with { Of = ["Staff", "Grant"] }, Amounts("Staff", 2022, 100_000), Amounts("Grant", 2022, 20_000).As(BuildUpPart.TakenOff)).Sum();
        Assert.Equal([10_000m], result.Pounds("Overheads"));
        Assert.Equal([90_000m], result.Pounds());
    }

    [Fact]
    public void Rows_that_rest_on_one_another_are_named()
    {
        var result = BuildUpSum.Of(Of(2022, 1, Row("A", BuildUpKind.PercentOf, 10m) with { Of = ["B"] }, Row("B", BuildUpKind.PercentOf, 10m) with { Of = ["A"] }), []);
        Assert.Contains(result.Problems, p => p.Code == "buildup.cycle" && p.Message.Contains("“A”, “B”", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("no rows", "buildup.no-rows")]
    [InlineData("years", "buildup.years")]
    [InlineData("no price", "buildup.price-missing")]
    [InlineData("no reason", "buildup.override-without-reason")]
    [InlineData("negative price", "buildup.negative")]
    [InlineData("negative count", "buildup.negative")]
    [InlineData("no title", "buildup.row-untitled")]
    [InlineData("ends first", "buildup.ends-before-start")]
    [InlineData("outside", "buildup.outside")]
    [InlineData("year outside", "buildup.outside")]
    [InlineData("no days", "buildup.nothing-by-year")]
    [InlineData("40 school weeks", "buildup.school-weeks")]
    [InlineData("unknown row", "buildup.row-unknown")]
    [InlineData("percent of nothing", "buildup.percent-of-nothing")]
    [InlineData("same key", "buildup.row-twice")]
    [InlineData("unknown table", "buildup.rate-table-unknown")]
    [InlineData("unknown name", "buildup.rate-missing")]
    [InlineData("later price only", "buildup.rate-missing")]
    [InlineData("no award for the year", "buildup.rate-missing")]
    [InlineData("on-costs of 1300 per cent", "rate.out-of-range")]
    [InlineData("too large", "buildup.too-large")]
    [InlineData("price beside amounts", "buildup.price-not-used")]
    [InlineData("no share of the council", "buildup.share-without-council")]
    [InlineData("shares of nothing", "buildup.share-weight")]
    [InlineData("negative share", "buildup.share-weight")]
    [InlineData("share twice", "buildup.share-twice")]
    [InlineData("share without a name", "buildup.share-unnamed")]
    public void What_is_wrong_is_refused_at_its_field(string what, string code)
    {
        var days = Row("Days", BuildUpKind.Days, 400m).By(2022, 10);
        var good = Of(2022, 2, days);
        BuildUp With(BuildUpRow row) => good with { Rows = [row] };
        var bad = what switch
        {
            "no rows" => good with { Rows = [] },
            "years" => good with { Years = 31 },
            "no price" => With(days with { Price = null }),
            "no reason" => With(days with { Price = RateUse.OfOwn(400m, " ") }),
            "negative price" => With(days with { Price = RateUse.OfOwn(-400m, "x") }),
            "negative count" => With(days with { Count = Quantity.Of(-1) }),
            "no title" => With(days with { Title = " " }),
            "ends first" => With(days with { From = Month("2022-09"), To = Month("2022-08") }),
            "outside" => With(days with { From = Month("2025-04") }),
            "year outside" => With(days.By(2021, 10)),
            "no days" => With(days with { ByYear = [] }),
            "40 school weeks" => With(Row("Weeks", BuildUpKind.SchoolWeeks, 300m).By(2022, 40)),
            "unknown row" => With(days with { Less = ["nothing"] }),
            "percent of nothing" => With(Row("x", BuildUpKind.PercentOf, 5m)),
            "same key" => good with { Rows = [days, days] },
            "unknown table" => With(days with { Price = new(Guid.Parse("01890000-0000-7000-8000-0000000000ff"), "P1", null, "") }),
            "unknown name" => With(days with { Price = RateUse.From(Pay, "P9") }),
            "later price only" => Of(2020, 2, Row("Post", BuildUpKind.Posts) with { Price = RateUse.From(Pay, "P1") }),
            "no award for the year" => Of(2022, 5, Row("Post", BuildUpKind.Posts) with { Price = RateUse.From(Pay, "P1"), Uplift = RateUse.From(Awards, "Pay") }),
            "on-costs of 1300 per cent" => With(Row("Post", BuildUpKind.Posts, 400m) with { OnCost = RateUse.OfOwn(1_300m, "x") }),
            "too large" => With(days.By(2022, 100_000_000_000m)),
            "price beside amounts" => With(Amounts("x", 2022, 5m) with { Price = RateUse.OfOwn(1m, "x") }),
            "no share of the council" => good with { Shares = [new("Health", 1m, false)] },
            "shares of nothing" => good with { Shares = [new("Council", 0m, true)] },
            "negative share" => good with { Shares = [new("Council", 2m, true), new("Health", -1m, false)] },
            "share twice" => good with { Shares = [new("Council", 2m, true), new("council", 1m, false)] },
            _ => good with { Shares = [new("Council", 2m, true), new(" ", 1m, false)] },
        };
        var problems = BuildUpSum.Of(bad, [Pay, Awards]).Problems;
        var problem = Assert.Single(problems.Where(p => p.Severity == Severity.Error).DistinctBy(p => p.Code));
        Assert.Equal(code, problem.Code);
        Assert.NotEmpty(problem.Where);
        Assert.EndsWith(".", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2.0", 2, 2)]
    [InlineData("£45,000", 45_000, 45_000)]
    [InlineData("45k", 45_000, 45_000)]
    [InlineData("30-35", 30, 35)]
    [InlineData("30 to 35", 30, 35)]
    [InlineData("10-30k", 10_000, 30_000)]
    [InlineData("£1.9m to £2m", 1_900_000, 2_000_000)]
    [InlineData("12%", 12, 12)]
    [InlineData("-3", -3, -3)]
    public void Numbers_are_read_as_people_type_them(string text, int low, int high) => Assert.Equal(Quantity.Between(low, high), Quantity.Read(text));

    [Fact]
    public void A_fraction_is_read_to_its_last_place() => Assert.Equal(Quantity.Of(2.375m), Quantity.Read(" 2.375 "));

    [Theory]
    [InlineData("TBC")]
    [InlineData("to be agreed")]
    [InlineData("not known")]
    [InlineData("n/a")]
    public void What_is_not_known_keeps_its_words(string text) => Assert.Equal(Quantity.Unknown(text), Quantity.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("two")]
    [InlineData("35-30")]
    [InlineData("1e5")]
    [InlineData("12,34")]
    [InlineData("999999999999999")]
    [InlineData("1 2")]
    [InlineData("£")]
    [InlineData(".")]
    public void Nothing_is_made_of_what_is_no_number(string text) => Assert.Null(Quantity.Read(text));

    [Fact]
    public void A_name_has_one_price_in_a_year()
    {
        var twice = Table(RateKind.GradeCost, ("P1", 2022, 45_000m), ("p1", 2022, 48_742m));
        var problem = Assert.Single(RateRules.Check(twice, []));
        Assert.Equal("rate.twice", problem.Code);
        Assert.Contains("£45,000 and £48,742", problem.Message, StringComparison.Ordinal);
        var other = Table(RateKind.GradeCost, ("P1", 2022, 48_742m)) with { Id = Guid.Parse("01890000-0000-7000-8000-0000000000fe"), Name = "Another" };
        Assert.Equal("rate.inconsistent", Assert.Single(RateRules.Check(Table(RateKind.GradeCost, ("P1", 2022, 45_000m)), [other])).Code);
    }

    [Theory]
    [InlineData("", "P1", 45_000, "a", "rate.table-unnamed")]
    [InlineData("T", "", 45_000, "a", "rate.unnamed")]
    [InlineData("T", "P1", 45_000, " ", "rate.without-source")]
    [InlineData("T", "P1", 45, "a", "rate.unit-suspect")]
    public void What_a_rate_lacks_is_said(string name, string rate, decimal value, string source, string code) =>
        Assert.Equal(code, Assert.Single(RateRules.Check(new(Guid.Empty, 1, name, RateKind.GradeCost, "", "", [new(rate, Y(2022), value, source)]), [])).Code);

    [Fact]
    public void A_percentage_that_cannot_be_is_refused_and_one_that_looks_like_a_fraction_is_asked()
    {
        Assert.Equal("rate.out-of-range", Assert.Single(RateRules.Check(Table(RateKind.OnCost, ("x", 2022, 30_000m)), [])).Code);
        Assert.Equal("rate.unit-suspect", Assert.Single(RateRules.Check(Table(RateKind.PayAward, ("x", 2022, 0.02m)), [])).Code);
    }

    [Fact]
    public void A_row_that_ends_before_a_permanent_line_does_is_asked_about()
    {
        var ends = Of(2022, 3, Row("Post", BuildUpKind.Posts, 40_000m) with { To = Month("2024-03") }).Sum();
        Assert.Equal("buildup.ends-on-permanent-line", Assert.Single(LineFill.Of(ends, BuildUpVectorTests.Line(new Permanence.Permanent())).Problems).Code);
        var late = LineFill.Of(Of(2022, 3, Row("Post", BuildUpKind.Posts, 40_000m)).Sum(), BuildUpVectorTests.Line(new Permanence.TemporaryUntil(Y(2023))));
        Assert.Equal("buildup.beyond-the-line", Assert.Single(late.Problems).Code);
    }

    [Fact]
    public void A_range_stays_a_range_and_one_that_narrows_is_refused()
    {
        var pupils = Of(2022, 2, Row("Pupils", BuildUpKind.Volume, 3_100m) with { Count = Quantity.Between(30m, 35m) });
        Assert.Equal(new Total(Money.FromPounds(93_000), Money.FromPounds(108_500), 0), pupils.Sum().Whole(Y(2022)));
        var filled = LineFill.Of((pupils with { Saves = true }).Sum(), BuildUpVectorTests.Line(new Permanence.Permanent())).Value!;
        Assert.Equal(Amount.Between(Money.FromPounds(-108_500), Money.FromPounds(-93_000)), filled.Typed[Y(2022)]);
        var narrows = Of(2022, 2, BuildUpRow.New("x", "x", BuildUpKind.Amounts) with { ByYear = [new(Y(2022), Quantity.Between(10m, 30m)), new(Y(2023), Quantity.Between(20m, 25m))] }).Sum();
        Assert.Equal("buildup.range-narrows", Assert.Single(LineFill.Of(narrows, BuildUpVectorTests.Line(new Permanence.Permanent())).Problems).Code);
    }

    [Fact]
    public void Shares_of_any_size_add_up_to_the_whole() => Prop.ForAll(
        ArbMap.Default.ArbFor<PositiveInt>(), ArbMap.Default.ArbFor<NonEmptyArray<PositiveInt>>(),
        (pence, weights) =>
        {
            var shares = weights.Get.Select((w, i) => new BuildUpShare($"p{i}", w.Get, i == 0)).ToList();
            var result = BuildUpSum.Of(Of(2022, 1, Amounts("x", 2022, pence.Get / 100m)) with { Shares = shares }, []);
            return result.Parts(Y(2022)).Sum(p => p.Value!.Value.Pence) == pence.Get;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_rows_changes_nothing() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonEmptyArray<PositiveInt>>(),
        amounts =>
        {
            var rows = amounts.Get.Select((a, i) => Row($"r{i}", BuildUpKind.Posts, a.Get) with { Fte = Quantity.Of(0.37m), From = Month("2022-07") }).ToList();
            var there = BuildUpSum.Of(Of(2022, 2, rows), []);
            var back = BuildUpSum.Of(Of(2022, 2, [.. rows.AsEnumerable().Reverse()]), []);
            return there.BuildUp.AllYears.All(y => there.Whole(y) == back.Whole(y));
        }).QuickCheckThrowOnFailure();
}

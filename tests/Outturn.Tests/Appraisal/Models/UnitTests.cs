using FsCheck;
using FsCheck.Fluent;
using Outturn.Core.Appraisal.Models;

namespace Outturn.Tests.Appraisal.Models;

public sealed class UnitTests
{
    private static Unit Of(string text)
    {
        Assert.True(Unit.TryParse(text, out var unit), text);
        return unit;
    }

    [Theory]
    [InlineData("", "number")]
    [InlineData("number", "number")]
    [InlineData("people", "people")]
    [InlineData("person", "people")]
    [InlineData("pounds per person per week", "£ per person per week")]
    [InlineData("£/person/week", "£ per person per week")]
    [InlineData("£ per week per person", "£ per person per week")]
    [InlineData("placement weeks", "placement weeks")]
    [InlineData("%", "%")]
    [InlineData("£000", "£000")]
    [InlineData("£m per year", "£m per year")]
    [InlineData("children per home", "children per home")]
    [InlineData("FTE", "FTEs")]
    [InlineData("bodies", "bodies")]
    [InlineData("week per week", "number")]
    public void A_unit_is_read_in_words_and_shown_in_one_way(string text, string shown)
    {
        Assert.Equal(shown, Of(text).ToString());
        Assert.Equal(Of(text), Of(shown));
    }

    [Theory]
    [InlineData("per week per")]
    [InlineData("people per per week")]
    [InlineData("people £")]
    [InlineData("5 people")]
    [InlineData("people!")]
    [InlineData("per")]
    [InlineData("a b c d e f g h i j k l m n")]
    public void What_is_no_unit_is_refused(string text) => Assert.False(Unit.TryParse(text, out _));

    [Theory]
    [InlineData("house", "houses")]
    [InlineData("bus", "buses")]
    [InlineData("box", "boxes")]
    [InlineData("body", "bodies")]
    [InlineData("case", "cases")]
    [InlineData("class", "classes")]
    [InlineData("child", "children")]
    [InlineData("FTE", "ftes")]
    public void One_and_many_are_one_unit(string one, string many) => Assert.Equal(Of(one), Of(many));

    [Fact]
    public void People_per_week_times_pounds_per_person_is_pounds_per_week()
    {
        Assert.Equal("£ per week", (Of("people per week") * Of("£ per person")).ToString());
        Assert.Equal("£", (Of("£ per placement per week") * Of("placements") * Of("weeks")).ToString());
        Assert.Equal("number", (Of("£") / Of("£000")).ToString());
        Assert.NotEqual(Of("weeks"), Of("months"));
        Assert.NotEqual(Of("£"), Of("people"));
        Assert.Equal(Of("£"), Of("£000"));
        Assert.Equal(1_000m, Of("£000").Scale);
    }

    private static Gen<Unit> Units => Gen.Elements("", "people", "£", "weeks", "£ per person", "people per week", "£000", "%", "£ per person per week", "placement weeks", "months").Select(Of);

    [Fact]
    public void Units_multiply_and_divide_by_the_laws_of_fractions() => Prop.ForAll(Units.Three().ToArbitrary(), u =>
    {
        var (a, b, c) = u;
        Assert.Equal(a * b, b * a);
        Assert.Equal(a * (b * c), a * b * c);
        Assert.Equal(a.Plain, a * b / b);
        Assert.Equal((a * b).GetHashCode(), (b * a).GetHashCode());
        Assert.Equal(a * b / c, Of((a * b / c).ToString()));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("people + pounds", "“£” cannot be added to “people”.")]
    [InlineData("pounds - people", "“people” cannot be taken from “£”.")]
    [InlineData("people + 5", "a number without a unit cannot be added to “people”. Give the number a unit, such as 5 weeks or £5, or multiply instead.")]
    [InlineData("if(people > pounds, 1, 2)", "“people” cannot be compared with “£”.")]
    [InlineData("if(people > 0, people, pounds)", "“people” cannot stand for “£”.")]
    [InlineData("max(people, pounds)", "“people” cannot be compared with “£”.")]
    [InlineData("share(people, pounds)", "“people” cannot be a share of “£”.")]
    [InlineData("previous(people, £5)", "“people” cannot start from “£”.")]
    [InlineData("weeks left + months left", "“months” cannot be added to “weeks”. Weeks and months turn into one another only where a formula says how: multiply by weeks in period / months in period.")]
    [InlineData("rate + pounds", "“£” cannot be added to “£ per week”. Multiply what is per week by weeks first.")]
    public void A_clash_is_named_at_its_cell(string formula, string message)
    {
        var problem = Assert.Single(Models.Problems(Models.Year($"people [people] = 3\npounds [£] = 5\nrate [£ per week] = 2\nx = {formula}")));
        Assert.Equal(("model.unit-clash", "x: formula"), (problem.Code, problem.Where));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.StartsWith("At character ", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("max(people, 0)")]
    [InlineData("people + 0")]
    [InlineData("if(people > 0, people, 0)")]
    [InlineData("previous(people, 0)")]
    public void Nought_fits_every_unit(string formula) => Assert.Equal("people", Models.Check(Models.Year($"people [people] = 3\nx = {formula}")).Units[1].ToString());

    [Theory]
    [InlineData("rate * 52 weeks", "£ per person")]
    [InlineData("rate * 52 weeks per year", "£ per person per year")]
    [InlineData("rate * weeks in year * people", "£")]
    [InlineData("£5 per call * 3 calls", "£")]
    [InlineData("5 % * people", "people")]
    [InlineData("people / people", "number")]
    [InlineData("sum(people) / average(people)", "number")]
    [InlineData("weeks left * months in period / weeks in period", "months")]
    public void The_unit_of_a_formula_is_worked_out(string formula, string unit) =>
        Assert.Equal(unit, Models.Check(Models.Year($"people [people] = 3\nrate [£ per person per week] = 2\nx = {formula}")).Derived[2].ToString());

    [Fact]
    public void A_stated_unit_that_the_formula_does_not_give_is_refused()
    {
        var problem = Assert.Single(Models.Problems(Models.Year("people [people] = 3\nrate [£ per person per week] = 2\ncost [£] = people * rate")));
        Assert.Equal(("model.unit-disagrees", "cost: unit", "The formula gives “£ per week” and the unit says “£”. Change the one that is wrong."), (problem.Code, problem.Where, problem.Message));
    }

    [Fact]
    public void Thousands_pence_and_per_cent_are_typed_and_shown_in_their_own_scale()
    {
        var result = Models.Run(Models.Year("budget [£000] = 1900\nshare saved [%] = 5\nsaved [£] = budget * share saved\nsaved in thousands [£000] = saved\nin pence [pence] = £1.50\npart [%] = share(saved, budget)"));
        Assert.Equal(95_000m, result.One("saved"));
        Assert.Equal(95m, result.One("saved in thousands"));
        Assert.Equal(150m, result.One("in pence"));
        Assert.Equal(5m, result.One("part"));
    }

    [Fact]
    public void A_quantity_that_comes_round_to_itself_through_time_needs_its_unit_said()
    {
        Assert.Equal("model.unit-needed", Assert.Single(Models.Problems(Models.Months("stock = previous(stock, 5) + 1"))).Code);
        Assert.Equal([6m, 7m, 8m, 9m], Models.Run(Models.Months("stock [number] = previous(stock, 5) + 1")).Row("stock"));
    }
}

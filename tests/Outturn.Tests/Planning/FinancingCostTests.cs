using FsCheck;
using FsCheck.Fluent;
using Outturn.Core.Planning;
using Outturn.Core.Series;
using Outturn.Core.Values;
using static Outturn.Tests.Planning.SomePlan;

namespace Outturn.Tests.Planning;

public sealed class FinancingCostTests
{
    private static readonly BorrowingTerms Annuity = new(40, 2m, First, RepaymentMethod.Annuity, FirstYearInterest.None);

    private static Levels Borrowed(params long[] pounds) => Levels.Starting(First, [.. pounds.Select(Pounds)]);

    private static Money Sum(IEnumerable<FinancingYear> years, Func<FinancingYear, Money> of) => years.Aggregate(Money.Zero, (sum, year) => sum + of(year));

    [Fact]
    public void An_annuity_of_forty_million_over_forty_years_costs_more_than_the_1393000_that_it_saves()
    {
        var years = FinancingCost.Of(Borrowed(40_148_000), Annuity);
        Assert.Equal(41, years.Count);

        // 40,148,000 x 0.02 / (1 - 1.02^-40), worked out apart with fifty digits.
        Assert.Equal(Money.FromPence(1_467_640_16), years[1].Cost);
        Assert.All(years.Skip(1).SkipLast(1), y => Assert.Equal(years[1].Cost, y.Cost));
        Assert.True((years[^1].Cost - years[1].Cost).Abs() < Money.FromPounds(1));
        Assert.True(years[1].Cost > Pounds(1_393_000));
        Assert.Equal(Pounds(40_148_000), Sum(years, y => y.Repaid));
        Assert.Equal(Money.Zero, years[^1].Left);
    }

    [Fact]
    public void Equal_instalments_are_the_same_part_each_year_and_interest_falls_with_what_is_owed()
    {
        var years = FinancingCost.Of(Borrowed(100), new(3, 6m, First, RepaymentMethod.EqualInstalments, FirstYearInterest.Whole));
        Assert.Equal(["0.00 100.00 0.00 6.00", "100.00 0.00 33.34 6.00", "66.66 0.00 33.33 4.00", "33.33 0.00 33.33 2.00"], years.Select(y => $"{y.Owed} {y.Borrowed} {y.Repaid} {y.Interest}"));
    }

    [Theory]
    [InlineData(FirstYearInterest.Whole, "6.00")]
    [InlineData(FirstYearInterest.Half, "3.00")]
    [InlineData(FirstYearInterest.None, "0.00")]
    public void Interest_of_the_year_of_spending_is_as_the_terms_say(FirstYearInterest first, string interest) =>
        Assert.Equal(interest, FinancingCost.Of(Borrowed(100), new(3, 6m, First, RepaymentMethod.Annuity, first))[0].Interest.ToString());

    [Fact]
    public void Repayment_begins_in_the_year_after_use_and_of_what_is_spent_later_in_the_year_after_that()
    {
        var years = FinancingCost.Of(Borrowed(30, 30, 30, 60), new(2, 0m, First + 2, RepaymentMethod.EqualInstalments, FirstYearInterest.Half));
        Assert.Equal(["0.00", "0.00", "0.00", "45.00", "75.00", "30.00"], years.Select(y => y.Repaid.ToString()));
        Assert.Equal(First + 5, years[^1].Year);
        Assert.Equal(Money.Zero, years[^1].Left);
    }

    [Fact]
    public void Nothing_borrowed_costs_nothing() => Assert.Empty(FinancingCost.Of(Borrowed(0, 0), Annuity));

    [Fact]
    public void What_is_repaid_comes_to_what_was_borrowed_and_no_year_repays_less_than_nothing() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(0, 2_000_000_000).ListOf(4).ToArbitrary(),
        (from years in Gen.Choose(1, 60) from rate in Gen.Choose(0, 2_500) from use in Gen.Choose(0, 6) select (years, rate, use)).ToArbitrary(),
        (from method in Gen.Elements(Enum.GetValues<RepaymentMethod>()) from first in Gen.Elements(Enum.GetValues<FirstYearInterest>()) select (method, first)).ToArbitrary(),
        (pence, terms, kinds) =>
        {
            var borrowed = Levels.Starting(First, [.. pence.Select(p => Money.FromPence(p))]);
            var cost = FinancingCost.Of(borrowed, new(terms.years, terms.rate / 100m, First + terms.use, kinds.method, kinds.first));
            var all = Money.FromPence(pence.Sum(p => (long)p));
            return Sum(cost, y => y.Repaid) == all && Sum(cost, y => y.Borrowed) == all
                && cost.All(y => y.Repaid.Sign >= 0 && y.Interest.Sign >= 0 && y.Left.Sign >= 0 && (y.Year > First + terms.use || y.Repaid.IsZero))
                && (cost.Count == 0 || cost[^1].Left.IsZero)
                && cost.Zip(cost.Skip(1)).All(pair => pair.First.Left == pair.Second.Owed);
        }));
}

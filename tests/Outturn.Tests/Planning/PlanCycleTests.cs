using Outturn.Core.Planning;
using Outturn.Core.Values;

namespace Outturn.Tests.Planning;

public sealed class PlanCycleTests
{
    [Theory]
    [InlineData("2022-27", 2022, 5)]
    [InlineData("2022/27", 2022, 5)]
    [InlineData("2022-2027", 2022, 5)]
    [InlineData("2022 to 2027", 2022, 5)]
    [InlineData("2022-23", 2022, 1)]
    [InlineData("2098-03", 2098, 5)]
    public void A_cycle_is_named_by_its_years(string text, int first, int years)
    {
        Assert.True(PlanCycle.TryParse(text, out var cycle));
        Assert.Equal(new PlanCycle(new FinancialYear(first), years), cycle);
    }

    [Theory]
    [InlineData("2022")]
    [InlineData("2022-22")]
    [InlineData("2022-50")]
    [InlineData("27-2022")]
    [InlineData("next year")]
    [InlineData(null)]
    public void What_is_not_a_cycle_is_not_read(string? text) => Assert.False(PlanCycle.TryParse(text, out _));

    [Fact]
    public void The_base_is_the_year_before_and_the_last_is_the_fifth()
    {
        Assert.True(PlanCycle.TryParse("2022-27", out var cycle));
        Assert.Equal(("2021-22", "2026-27", "2022-27"), (cycle.Base.ToString(), cycle.Last.ToString(), cycle.ToString()));
    }
}

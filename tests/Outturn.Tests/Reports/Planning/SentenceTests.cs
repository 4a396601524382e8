using Outturn.Core.Planning;
using Outturn.Core.Reports.Planning;
using Outturn.Core.Series;
using Outturn.Core.Values;
using static Outturn.Tests.Reports.Planning.Example;

namespace Outturn.Tests.Reports.Planning;

/// <summary>The computed sentence is true in each situation that a plan can be in.</summary>
public sealed class SentenceTests
{
    private static string Of(Example example) => PlanSentence.Of(PlanLedger.Of(example.Plan)).Answer;

    private static Example Moving(params long[] thousands) => new Example().Proposal("P").Line(PlanCategory.Pressure, Permanent, thousands);

    private static Example With(Example example, Amount amount) => example.Line(PlanCategory.Pressure, Permanent, new PlanAmounts([KeyValuePair.Create(First, amount)]));

    [Fact]
    public void Cases_that_add_still_have_their_money_to_find() =>
        Assert.Equal("These cases add £3.3m to the 2022-23 net budget, and the money is still to be found.", Of(Moving(3_314)));

    [Fact]
    public void Cases_that_take_find_nothing() => Assert.Equal("These cases take £40k from the 2022-23 net budget.", Of(Moving(-40)));

    [Fact]
    public void Cases_that_cancel_out_leave_the_budget() => Assert.Equal("These cases leave the 2022-23 net budget as it is.", Of(Moving(0, 5)));

    [Fact]
    public void What_is_not_quantified_is_in_the_sentence()
    {
        Assert.Equal("These cases add £3k plus 1 amount not quantified to the 2022-23 net budget, and the money is still to be found.", Of(With(Moving(3), new Amount.Unquantified("TBC"))));
        Assert.Equal("These cases change the 2022-23 net budget by 1 amount not quantified.", Of(With(Moving(0), new Amount.Unquantified("TBC"))));
    }

    [Fact]
    public void A_range_is_in_the_sentence()
    {
        Assert.Equal("These cases add between £13k and £23k to the 2022-23 net budget, and the money is still to be found.", Of(With(Moving(3), Amount.Between(K(10), K(20)))));
        Assert.Equal("These cases take between £1k and £7k from the 2022-23 net budget.", Of(With(Moving(-9), Amount.Between(K(2), K(8)))));
        Assert.Equal("These cases change the 2022-23 net budget by something between £5k less and £5k more.", Of(With(Moving(0), Amount.Between(K(-5), K(5)))));
    }

    [Fact]
    public void Known_funding_says_what_is_left_to_find_and_what_is_left_over()
    {
        Assert.Equal("These cases add £30k to the 2022-23 net budget and funding rises by £20k: £10k is still to be found.", Of(Moving(30).Source("Tax", SourceKind.CouncilTax, true, null, Grown(-1_000, 2m))));
        Assert.Equal("These cases add £30k to the 2022-23 net budget and funding rises by £50k: £20k is left over.", Of(Moving(30).Source("Tax", SourceKind.CouncilTax, true, null, Grown(-1_000, 5m))));
        Assert.Equal("These cases add £30k to the 2022-23 net budget and funding falls by £10k: £40k is still to be found.", Of(Moving(30).Source("Tax", SourceKind.CouncilTax, true, null, Grown(-1_000, -1m))));
        Assert.Equal("These cases add £30k to the 2022-23 net budget and funding rises by £30k: the two meet, and nothing is left to be found.", Of(Moving(30).Source("Tax", SourceKind.CouncilTax, true, null, Grown(-1_000, 3m))));
    }

    [Fact]
    public void Known_opening_budgets_say_the_whole_budget() => Assert.Equal(
        "The 2022-23 net budget comes to £1.5m and its funding to £1.2m: £306k is still to be found.",
        Of(Moving(30).Opening("Adults", 1_500).Source("Tax", SourceKind.CouncilTax, true, null, Grown(-1_200, 2m))));

    [Fact]
    public void The_detail_says_how_much_of_temporary_spending_names_no_source()
    {
        static Example Spending() => new Example().Proposal("P").Line(PlanCategory.Investment, new Permanence.OneOff(), 300);
        static string Detail(Example example) => PlanSentence.Of(PlanLedger.Of(example.Plan)).Detail;
        static LineTerms Paid(LineTerms terms, long thousands) => terms with { Sources = [new("Reserve", FundingStatus.Requested, Levels.Starting(First, K(thousands)))] };
        Assert.Equal("Temporary spending alone adds £300k; none of it names a source.", Detail(Spending()));
        Assert.Equal("Temporary spending alone adds £300k; more than half of what it comes to names no source.", Detail(Spending().That(t => Paid(t, 100))));
        Assert.Equal("Temporary spending alone adds £300k; £100k of what it comes to names no source.", Detail(Spending().That(t => Paid(t, 200))));
        Assert.Equal("Temporary spending alone adds £300k; all of it names a source.", Detail(Spending().That(t => Paid(t, 300))));
        Assert.Equal("", Detail(Moving(3)));
    }
}

using Outturn.Core.Planning;
using Outturn.Core.Reports.Planning;
using Outturn.Core.Values;
using static Outturn.Tests.Reports.Planning.Example;

namespace Outturn.Tests.Reports.Planning;

public sealed class GapTests
{
    private static Example Plan() => new Example()
        .Opening("Adults", 100_000)
        .Source("Council tax", SourceKind.CouncilTax, true, null, Grown(-95_000, 2m, 2m))
        .Proposal("Care").Line(PlanCategory.Pressure, Permanent, 4_000, 1_000)
        .Proposal("Sure", ProposalStatus.Approved).Line(PlanCategory.Saving, Permanent, -1_000).That(t => t with { Confidence = Confidence.High })
        .Proposal("Hoped").Line(PlanCategory.Saving, Permanent, -500).That(t => t with { Confidence = Confidence.Low })
        .Line(PlanCategory.Saving, Permanent, new PlanAmounts([KeyValuePair.Create<FinancialYear, Amount>(First, new Amount.Unquantified("TBC")), KeyValuePair.Create<FinancialYear, Amount>(First + 1, new Amount.Unquantified("TBC"))]))
        .That(t => t with { References = ["A/R.6.268"], Title = "Fleet review" });

    [Fact]
    public void The_waterfall_goes_from_the_opening_gap_to_what_remains()
    {
        var gap = PlanGap.Of(PlanLedger.Of(Plan().Plan), First);
        Assert.Equal(
            ["Opening gap: 5,000", "Pressures: 4,000", "Savings, approved, high confidence: -1,000", "Savings, draft, low confidence: -500", "Savings, draft: 0 plus 1 not quantified", "Change in Council tax: -1,900", "To be found in 2022-23: 5,600 plus 1 not quantified"],
            gap.Steps.Select(s => $"{s.Heading}: {MoneyStyle.Thousands.Text(s.Amount)}"));
        Assert.Equal([(0L, 5_000L), (5_000, 9_000), (9_000, 8_000), (8_000, 7_500), (7_500, 7_500), (7_500, 5_600), (0, 5_600)], gap.Steps.Select(s => (s.From.Pence / 100_000, s.To.Pence / 100_000)));
        Assert.True(gap.Foots);
    }

    [Fact]
    public void A_later_year_s_gap_is_against_the_base() =>
        Assert.Equal("4,662 plus 1 not quantified", MoneyStyle.Thousands.Text(PlanGap.Of(PlanLedger.Of(Plan().Plan), First + 1).Remains));

    [Fact]
    public void What_is_not_quantified_is_named_with_its_words_its_years_and_its_post()
    {
        var unknown = Assert.Single(PlanGap.Of(PlanLedger.Of(Plan().Plan), First).Unknowns);
        Assert.Equal(("A/R.6.268", "Fleet review", "TBC", "Head of transport", 3), (unknown.Reference, unknown.What, unknown.AsWritten, unknown.Lead, unknown.Proposal));
        Assert.Equal([First, First + 1], unknown.Years);
    }

    [Fact]
    public void An_opening_budget_and_a_forecast_without_a_figure_are_named_too()
    {
        var plan = new Example().Source("Grant", SourceKind.Grant, true, null, new Forecast.Stated(new Dictionary<FinancialYear, Amount> { [First + 1] = new Amount.Unquantified("to be announced") })).Plan;
        var unknowns = PlanUnknowns.Of(PlanLedger.Of(plan with { Opening = [new("Adults", new Amount.Unquantified("TBC"))] }));
        Assert.Equal([("Opening budget of Adults", "TBC", Cycle.Base), ("Forecast of Grant", "to be announced", First + 1)], unknowns.Select(u => (u.What, u.AsWritten, u.Years[0])));
    }

    [Fact]
    public void A_range_is_named_apart()
    {
        var example = new Example().Proposal("Programme").Line(PlanCategory.Investment, Permanent, new PlanAmounts([KeyValuePair.Create(First, Amount.Between(K(272), K(395)))]));
        var unknown = Assert.Single(PlanUnknowns.Of(PlanLedger.Of(example.Plan)));
        Assert.True(unknown.IsRange);
        Assert.Equal("£272k to £395k", unknown.AsWritten);
    }

    [Fact]
    public void Without_funding_all_that_the_plan_adds_is_to_be_found_and_it_says_so()
    {
        var gap = PlanGap.Of(PlanLedger.Of(new Example().Proposal("Care").Line(PlanCategory.Pressure, Permanent, 7).Plan), First);
        Assert.Equal(["Pressures", "To be found in 2022-23"], gap.Steps.Select(s => s.Heading));
        Assert.Equal(["No source in the plan meets the net budget, so what remains is all that the plan adds to it."], gap.Notes);
    }

    [Fact]
    public void A_year_before_the_cycle_has_no_gap() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PlanGap.Of(PlanLedger.Of(Plan().Plan), Cycle.Base));
}

using Outturn.Core.Planning;
using Outturn.Core.Reports.Planning;
using Outturn.Core.Series;
using Outturn.Core.Values;
using static Outturn.Tests.Planning.SomePlan;

namespace Outturn.Tests.Planning;

public sealed class CapitalSchemeTests
{
    private static readonly BorrowingTerms Terms = new(25, 4m, First + 1, RepaymentMethod.EqualInstalments, FirstYearInterest.Half);

    private static CapitalScheme Scheme(params long[] pounds) => new(Id(71), "New depot", Transport, "Transport", Levels.Starting(First, [.. pounds.Select(Pounds)]), [], "", Terms);

    private static Plan WithSources() => Plan().With(PlanChanges.None with
    {
        Sources =
        [
            new(Id(93), "Depot grant", SourceKind.Grant, FundingStatus.Requested, MeetsBudget: false, OneOff: false, First, null, "", []),
            new(Id(94), "Prudential borrowing", SourceKind.Borrowing, FundingStatus.Confirmed, MeetsBudget: false, OneOff: false, null, null, "", []),
        ],
    });

    private static Result<PlanChanges> Write(CapitalScheme scheme, Plan? plan = null) => new WriteScheme(scheme).Decide(plan ?? WithSources(), Finance);

    private static SourceShare Pays(string source, params long[] pounds) => new(source, FundingStatus.Requested, Levels.Starting(First, [.. pounds.Select(Pounds)]));

    [Fact]
    public void A_scheme_is_written_and_the_same_again_changes_nothing()
    {
        var plan = WithSources().With(Write(Scheme(2_000_000, 3_000_000)).Value!);
        Assert.Equal("New depot", plan.Schemes.Single().Name);
        Assert.True(Write(Scheme(2_000_000, 3_000_000), plan).Value!.IsEmpty);
        Assert.False(new WriteScheme(Scheme(1)).Decide(plan, Lead).Ok);
    }

    [Fact]
    public void What_other_sources_do_not_pay_is_borrowed()
    {
        var scheme = Scheme(2_000_000, 3_000_000) with { Paid = [Pays("Depot grant", 500_000)] };
        Assert.Equal(Levels.Starting(First, Pounds(1_500_000), Pounds(3_000_000)), scheme.Borrowed);
        Assert.Equal(Levels.Starting(First, Money.Zero, Money.Zero), (scheme with { Paid = [new("Depot grant", FundingStatus.Requested, null)] }).Borrowed);
    }

    [Fact]
    public void What_is_wrong_is_said_at_its_field()
    {
        Write(Scheme(1) with { Name = " " }).RefusedAt("scheme.no-name", "name");
        Write(Scheme(1) with { Id = Id(72), Name = "new depot" }, WithSources().With(Write(Scheme(1)).Value!)).RefusedAt("scheme.name-taken", "name");
        Write(Scheme(1) with { Proposal = Id(999) }).RefusedAt("plan.proposal-unknown", "proposal");
        Write(Scheme(0)).RefusedAt("scheme.no-spending", "spending");
        Write(Scheme(2, -1)).RefusedAt("scheme.spending-sign", "spending.2023-24");
        Write(Scheme() with { Spending = Levels.Starting(First + 60, Pounds(1)) }).RefusedAt("plan.year-far", "spending.2082-83");
        Write(Scheme(1) with { Terms = Terms with { Years = 0 } }).RefusedAt("scheme.years", "years");
        Write(Scheme(1) with { Terms = Terms with { Years = 61 } }).RefusedAt("scheme.years", "years");
        Write(Scheme(1) with { Terms = Terms with { RatePercent = -0.1m } }).RefusedAt("scheme.rate", "rate");
        Write(Scheme(1) with { Terms = Terms with { RatePercent = 25.1m } }).RefusedAt("scheme.rate", "rate");
        Write(Scheme(1) with { Terms = Terms with { InUse = First.Previous } }).RefusedAt("scheme.in-use", "inUse");
        Write(Scheme(1) with { Terms = Terms with { InUse = First + 31 } }).RefusedAt("scheme.in-use", "inUse");
        Write(Scheme(1) with { Paid = [Pays("The lottery", 1)] }).RefusedAt("funding.unknown", "paid[0]");
        Write(Scheme(1) with { Paid = [Pays("Depot grant", 2)] }).RefusedAt("scheme.paid-too-much", "paid.2022-23");
        Write(Scheme(1) with { Paid = [Pays("Transformation reserve", 0, 2)] }).RefusedAt("scheme.paid-too-much", "paid.2023-24");
        Write(Scheme(1, 1) with { Paid = [Pays("Depot grant", 1, 1)] }).RefusedAt("funding.ended", "paid[0]");
        Write(Scheme(1) with { Paid = [Pays("Prudential borrowing", 1)] }).RefusedAt("scheme.pays-by-borrowing", "paid[0]");
        Write(Scheme(1) with { BorrowsFrom = "Depot grant" }).RefusedAt("scheme.borrows-from", "borrowsFrom");
        Assert.True(Write(Scheme(1) with { BorrowsFrom = "prudential borrowing" }).Ok);
        Assert.Contains("funding.firmer-than-source", Write(Scheme(1) with { Paid = [Pays("Depot grant", 1) with { Status = FundingStatus.Confirmed }] }).Codes());
        Assert.Contains("scheme.long", Write(Scheme(1) with { Terms = Terms with { Years = 55 } }).Codes());
    }

    [Fact]
    public void Its_financing_cost_is_a_line_of_the_plan_that_the_gap_knows()
    {
        var plan = WithSources().With(Write(Scheme(2_000_000, 3_000_000)).Value!);
        var change = PlanTables.Of(plan, PlanTableKind.Gap, PlanGrouping.Service, new()).Row("gap")!;
        var without = PlanTables.Of(WithSources(), PlanTableKind.Gap, PlanGrouping.Service, new()).Row("gap")!;

        // 2m for half a year at 4 %; then 2m for the year and 3m for half of it; then a twenty-fifth of 5m, and interest on all of it.
        long[] costs = [40_000, 140_000, 400_000];
        foreach (var (i, cost) in costs.Index())
        {
            Assert.Equal(Pounds(cost), change.Figure(PlanBasis.Levels, First + i)!.Value.Low - without.Figure(PlanBasis.Levels, First + i)!.Value.Low);
        }
    }

    [Fact]
    public void A_scheme_that_is_taken_out_or_whose_proposal_does_not_count_costs_nothing()
    {
        var plan = WithSources().With(Write(Scheme(2_000_000)).Value!);
        Assert.Single(plan.CountedSchemes);
        var gone = Write(plan.Schemes[0] with { Withdrawn = true }, plan);
        Assert.Empty(plan.With(gone.Value!).CountedSchemes);
        Assert.Empty(plan.With(PlanChanges.None with { Proposals = [plan.Proposal(Transport)! with { Status = ProposalStatus.Deferred }] }).CountedSchemes);
        Assert.Empty(PlanSight.For(Member, plan.With(PlanChanges.None with { Proposals = [plan.Proposal(Transport)! with { Terms = plan.Proposal(Transport)!.Terms with { Confidentiality = Confidentiality.Confidential } }] })).Schemes);
    }

    [Fact]
    public void Capital_that_says_nothing_of_its_financing_is_asked_on_its_line_and_goes_to_no_committee()
    {
        var line = new WriteLine(Id(41), Transport, SomePlan.Terms(PlanCategory.Capital), PlanAmounts.Starting(First, Pounds(5_000_000)));
        var written = line.Decide(WithSources(), Finance);
        Assert.Contains("capital.no-financing", written.Codes());
        var plan = WithSources().With(written.Value!);
        new ChangeStatus(Transport, ProposalStatus.InCommittee, "").Decide(plan, Finance).RefusedAt("capital.no-financing", "status");
        var financed = plan.With(Write(Scheme(5_000_000) with { Spending = Levels.Starting(First, [.. Enumerable.Repeat(Pounds(5_000_000), 5)]) }, plan).Value!);
        Assert.DoesNotContain("capital.no-financing", line.Decide(financed, Finance).Codes());
        Assert.True(new ChangeStatus(Transport, ProposalStatus.InCommittee, "").Decide(financed, Finance).Ok);
        Assert.Contains("scheme.differs", Write(Scheme(4_000_000), plan).Codes());
    }

    [Fact]
    public void A_frozen_plan_holds_its_schemes_and_terms_and_one_without_any_keeps_its_digest()
    {
        Assert.Equal(PlanText.Digest(Plan()), PlanText.Digest(Plan() with { Schemes = [] }));
        var one = PlanText.Digest(WithSources().With(Write(Scheme(1)).Value!));
        Assert.NotEqual(PlanText.Digest(WithSources()), one);
        Assert.NotEqual(one, PlanText.Digest(WithSources().With(Write(Scheme(1) with { Terms = Terms with { RatePercent = 5m } }).Value!)));
    }
}

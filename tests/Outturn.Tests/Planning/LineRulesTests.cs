using Outturn.Core.Planning;
using Outturn.Core.Series;
using Outturn.Core.Values;
using static Outturn.Tests.Planning.SomePlan;

namespace Outturn.Tests.Planning;

/// <summary>Bad input as a user would make it: each refused or flagged in words, at the field.</summary>
public sealed class LineRulesTests
{
    private static Result<PlanChanges> Write(LineTerms terms, PlanAmounts amounts, Viewer? viewer = null, Plan? plan = null) =>
        new WriteLine(Id(99), Transport, terms, amounts).Decide(plan ?? Plan(), viewer ?? Lead);

    private static PlanAmounts Of(params long[] pounds) => PlanAmounts.Starting(First, [.. pounds.Select(Pounds)]);

    [Fact]
    public void A_line_gets_the_next_number_of_its_proposal()
    {
        var done = Write(Terms(references: "A/R.6.300"), Of(-100_000));
        Assert.True(done.Ok);
        Assert.Equal(3, Assert.Single(done.Value.Lines).Number);
    }

    [Fact]
    public void The_same_line_again_changes_nothing()
    {
        var line = Plan().Lines[0];
        var done = new WriteLine(line.Id, line.Proposal, line.Terms, line.Typed).Decide(Plan(), Lead);
        Assert.True(done.Ok && done.Value.IsEmpty);
    }

    [Fact]
    public void A_line_without_any_amount_is_refused() => Write(Terms(), PlanAmounts.None).RefusedAt("plan.no-amount", "amounts");

    [Fact]
    public void A_year_that_is_nowhere_near_the_cycle_is_refused_at_the_year() =>
        Write(Terms(), PlanAmounts.Starting(new FinancialYear(2222), Pounds(-1))).RefusedAt("plan.year-far", "amounts.2222-23");

    [Theory]
    [InlineData(2021, "plan.year-before")]
    [InlineData(2029, "plan.year-beyond")]
    public void A_year_outside_the_cycle_is_kept_and_said(int year, string code)
    {
        var done = Write(Terms(), PlanAmounts.Starting(new FinancialYear(year), Pounds(-1_000)));
        Assert.True(done.Ok);
        Assert.Contains(code, done.Codes());
    }

    [Fact]
    public void A_temporary_line_without_an_end_is_refused() =>
        Write(Terms(PlanCategory.Investment, new Permanence.TemporaryUntil(default)), Of(100)).RefusedAt("plan.temporary-without-end", "until");

    [Fact]
    public void A_line_that_ends_before_it_begins_is_refused() =>
        Write(Terms(PlanCategory.Investment, new Permanence.TemporaryUntil(First.Previous)), Of(100)).RefusedAt("plan.ends-before-start", "until");

    [Fact]
    public void A_typed_reversal_after_the_end_is_refused_at_its_year() =>
        Write(Terms(PlanCategory.Investment, new Permanence.TemporaryUntil(First)), Of(325_000, -325_000)).RefusedAt("plan.moves-after-end", "amounts.2023-24");

    [Fact]
    public void An_earlier_profile_does_not_move_after_the_lines_end() =>
        Write(Terms(PlanCategory.Investment, new Permanence.TemporaryUntil(First)) with { Earlier = new(Of(1, 1), EarlierCounts.InBase) }, Of(100)).RefusedAt("plan.earlier-after-end", "earlier");

    [Fact]
    public void A_saving_typed_as_a_cost_is_asked_about_and_kept()
    {
        var done = Write(Terms(), Of(30_000));
        Assert.True(done.Ok);
        var asked = Assert.Single(done.Problems, p => p.Code == "amount.sign-suspect");
        Assert.Equal(("amounts.2022-23", Severity.Warning), (asked.Where, asked.Severity));
        Assert.Contains("-£30k", asked.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cashable_benefit_on_a_cost_is_refused() =>
        Write(Terms(PlanCategory.Pressure) with { Benefit = BenefitClass.CashableReduction }, Of(100)).RefusedAt("benefit.on-a-cost", "benefit");

    [Fact]
    public void Cost_avoidance_is_kept_beside_the_plan()
    {
        var done = Write(Terms() with { Benefit = BenefitClass.CostAvoidance }, Of(-219_000));
        Assert.Contains("benefit.beside", done.Codes());
        Assert.False(Assert.Single(done.Value!.Lines).EntersPlan);
    }

    [Fact]
    public void A_code_that_another_proposal_has_is_refused_and_names_it()
    {
        var done = Write(Terms(references: "A/R.6.185"), Of(-1_000));
        done.RefusedAt("reference.taken", "references");
        Assert.Contains(done.Problems, p => p.Message.Contains("Block beds has it", StringComparison.Ordinal));
    }

    [Fact]
    public void A_code_stays_taken_when_its_line_is_taken_out()
    {
        var plan = Plan();
        plan = plan.With(new WithdrawLine(BedsSaving, Withdrawn: true).Decide(plan, Finance).Value!);
        Assert.True(plan.Lines.Single(l => l.Id == BedsSaving).Withdrawn);
        Write(Terms(references: "A/R.6.185"), Of(-1_000), plan: plan).RefusedAt("reference.taken", "references");
    }

    [Fact]
    public void Lines_of_one_proposal_may_share_its_code() => Assert.True(Write(Terms(references: "A/R. 6. 268"), Of(-1_000)).Ok);

    [Fact]
    public void A_code_in_another_section_is_asked_about() =>
        Assert.Contains("reference.section-disagrees", Write(Terms(PlanCategory.Income, references: "A/R.6.290") with { Benefit = BenefitClass.Income }, Of(-200_000)).Codes());

    [Fact]
    public void One_off_money_cannot_pay_for_a_permanent_line() =>
        Write(Terms(PlanCategory.Investment) with { Sources = [new("Transformation reserve", FundingStatus.Confirmed, null)] }, Of(100_000)).RefusedAt("funding.one-off-for-permanent", "sources");

    [Fact]
    public void One_off_money_may_pay_for_what_ends() =>
        Assert.True(Write(Terms(PlanCategory.Investment, new Permanence.TemporaryUntil(First + 1)) with { Sources = [new("Transformation reserve", FundingStatus.Confirmed, null)] }, Of(100_000)).Ok);

    [Fact]
    public void A_source_that_ends_cannot_pay_afterwards() =>
        Write(Terms(PlanCategory.Investment) with { Sources = [new("Recovery grant", FundingStatus.Confirmed, null)] }, Of(100_000)).RefusedAt("funding.ended", "sources");

    [Fact]
    public void A_source_that_nobody_knows_is_refused() =>
        Write(Terms(PlanCategory.Investment) with { Sources = [new("The lottery", FundingStatus.Assumed, null)] }, Of(100_000)).RefusedAt("funding.unknown", "sources");

    [Theory]
    [InlineData(60_000, 50_000, "funding.does-not-sum")]
    [InlineData(60_000, 30_000, "funding.does-not-cover")]
    public void Sources_that_do_not_come_to_the_cost_are_said(long first, long second, string code)
    {
        var terms = Terms(PlanCategory.Investment, new Permanence.TemporaryUntil(First)) with
        {
            Sources = [new("Transformation reserve", FundingStatus.Confirmed, Levels.Starting(First, Pounds(first))), new("Recovery grant", FundingStatus.Requested, Levels.Starting(First, Pounds(second)))],
        };
        var done = Write(terms, Of(100_000));
        Assert.Equal("sources.2022-23", Assert.Single(done.Problems, p => p.Code == code).Where);
        Assert.Equal(code == "funding.does-not-cover", done.Ok);
    }

    [Fact]
    public void The_councils_share_must_be_its_part_of_the_whole()
    {
        var split = new PartnerSplit(PlanAmounts.Starting(First, Pounds(113_042)), [new("The NHS", 40m, FundingStatus.InPrinciple)]);
        Assert.True(Write(Terms(PlanCategory.Investment) with { Partners = split }, Of(67_825)).Ok);
        Write(Terms(PlanCategory.Investment) with { Partners = split }, Of(113_042)).RefusedAt("partners.does-not-sum", "amounts.2022-23");
        Write(Terms(PlanCategory.Investment) with { Partners = split with { Shares = [new("The NHS", 140m, FundingStatus.Assumed)] } }, Of(1)).RefusedAt("partners.percent", "partners");
    }

    [Fact]
    public void Somebody_elses_proposal_cannot_be_changed()
    {
        var done = Write(Terms(), Of(-1), Stranger);
        Assert.Equal(["permission.not-own"], done.Codes());
    }

    [Fact]
    public void What_is_approved_stands()
    {
        var plan = Plan();
        plan = plan.With(PlanChanges.None with { Proposals = [plan.Proposals[0] with { Status = ProposalStatus.Approved }] });
        Write(Terms(), Of(-1), plan: plan).RefusedAt("proposal.frozen", "status");
    }

    [Fact]
    public void The_true_movement_stands_beside_a_new_profile_and_counts_once_it_is_decided()
    {
        var line = Line(Id(9), Beds, 3, Terms() with { Earlier = new(PlanAmounts.Starting(First, Pounds(-583_000)), EarlierCounts.Undecided) }, -390_000);
        Assert.Equal(Pounds(-390_000), line.Series.Low[First]);
        Assert.Equal(Amount.Of(Pounds(193_000)), line.TrueMovement![First]);
        var decided = line with { Terms = line.Terms with { Earlier = line.Terms.Earlier! with { Counts = EarlierCounts.InBase } } };
        Assert.Equal(Pounds(193_000), decided.Series.Low[First]);
    }

    [Fact]
    public void The_next_code_is_one_more_than_the_highest_ever_used()
    {
        var plan = Plan();
        Assert.Equal("A/R.6.269", PlanReferences.Next(plan, "a", PlanCategory.Saving).Value);
        Assert.Equal("B/R.4.001", PlanReferences.Next(plan, "B", PlanCategory.Pressure).Value);
        Assert.Equal("A/C.8.001", PlanReferences.Next(plan, "A", PlanCategory.Capital).Value);
        Assert.False(PlanReferences.Next(plan, "Adults", PlanCategory.Saving).Ok);
    }
}

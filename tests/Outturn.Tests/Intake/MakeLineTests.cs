using Outturn.Core.Cases;
using Outturn.Core.Cases.Reading;
using Outturn.Core.Intake;
using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Data.Settings;
using static Outturn.Tests.Cases.SomeReadCase;

namespace Outturn.Tests.Intake;

public sealed class MakeLineTests
{
    private static readonly Guid Proposal = Guid.Parse("01890000-0000-7000-8000-000000000001");
    private static readonly Guid Line = Guid.Parse("01890000-0000-7000-8000-000000000002");
    private static readonly PlanCycle Cycle = new(Year, 5);
    private static readonly Viewer Finance = new(new(Guid.Parse("01890000-0000-7000-8000-000000000003"), "Finance"), [Roles.Finance], ShippedGrants.All);
    private static readonly Plan Plan = Plan.Empty(Cycle) with { IsOpen = true, Proposals = [new(Proposal, Cycle, 1, ProposalTerms.Of("Fewer forms", ProposalType.Saving), ProposalStatus.Draft, "")] };

    private static readonly IntakeAnswers Permanent = new(IntakeBasis.Movement, IntakeLasting.Permanent, null, "Customers", OwnBudget: true, "", FundingStatus.Assumed, BenefitClass.CashableReduction, new Dictionary<int, FinancialYear>());

    [Fact]
    public void A_movement_stands_as_it_is_with_its_references_and_kind()
    {
        var made = Make(Confirmed(Amount(-120_000)), Permanent).Value!;
        var line = made.Plan.Lines.Single();
        Assert.Equal((PlanCategory.Saving, "Customers", BenefitClass.CashableReduction), (line.Terms.Category, line.Terms.Service, line.Terms.Benefit));
        Assert.Equal(["A/R.6.901"], line.Terms.References);
        Assert.Equal(PlanAmounts.Starting(Year, Money.FromPounds(-120_000)), line.Typed);
        Assert.Equal([0], made.Steps.OfType<ReviewStep.Line>().Single().Amounts);
    }

    [Fact]
    public void Levels_become_the_steps_between_them()
    {
        // The worked examples of the money model: levels -500, -400, -250 are movements -500, +100, +150.
        var standing = Confirmed(Amount(-500), Amount(-400, year: Year + 1), Amount(-250, year: Year + 2));
        var line = Make(standing, Permanent with { Basis = IntakeBasis.Level }, 0, 1, 2).Value!.Plan.Lines.Single();
        Assert.Equal(PlanAmounts.Starting(Year, Money.FromPounds(-500), Money.FromPounds(100), Money.FromPounds(150)), line.Typed);

        // Temporary 1,354.204, 1,369.985, 1,386.087: what is temporary reverses by itself.
        var temporary = Make(
            Confirmed(Amount(1_354_204, AmountRole.Investment), Amount(1_369_985, AmountRole.Investment, year: Year + 1), Amount(1_386_087, AmountRole.Investment, year: Year + 2)),
            Permanent with { Basis = IntakeBasis.Level, Lasting = IntakeLasting.Temporary, Until = Year + 2, Benefit = null }, 0, 1, 2).Value!.Plan.Lines.Single();
        Assert.Equal([1_354_204m, 15_781m, 16_102m, -1_386_087m], temporary.Series.Low.Select(m => m.Value.Pounds));
    }

    [Fact]
    public void An_unknown_level_leaves_the_steps_into_and_out_of_it_unknown()
    {
        var line = Make(Confirmed(Amount(-500), Unknown(year: Year + 1), Amount(-250, year: Year + 2)), Permanent with { Basis = IntakeBasis.Level }, 0, 1, 2).Value!.Plan.Lines.Single();
        Assert.Equal([true, false, false], line.Typed.Select(t => t.Value.IsKnown));
        Assert.IsType<Amount.Unquantified>(line.Typed[Year + 2]);
    }

    [Fact]
    public void A_one_off_reverses_by_itself_and_what_is_not_quantified_stays_so()
    {
        var line = Make(Confirmed(Amount(325_000, AmountRole.Investment)), Permanent with { Basis = IntakeBasis.OneOff, Lasting = null, Benefit = null }).Value!.Plan.Lines.Single();
        Assert.Equal([325_000m, -325_000m], line.Series.Low.Select(m => m.Value.Pounds));
        Assert.IsType<Amount.Unquantified>(Make(Confirmed(Unknown()), Permanent).Value!.Plan.Lines.Single().Typed[Year]);
    }

    [Fact]
    public void Cost_avoidance_stands_beside_the_plan_whatever_benefit_is_said()
    {
        var line = Make(Confirmed(Amount(-100, AmountRole.CostAvoidance)), Permanent).Value!.Plan.Lines.Single();
        Assert.Equal(BenefitClass.CostAvoidance, line.Terms.Benefit);
        Assert.False(line.EntersPlan);
    }

    [Theory]
    [InlineData(AmountRole.Previous, "intake.previous")]
    [InlineData(AmountRole.Contingency, "intake.contingency")]
    [InlineData(AmountRole.Unclear, "intake.role-unclear")]
    public void What_no_longer_holds_is_held_apart_or_is_not_clear_is_never_a_line(AmountRole role, string code) => Assert.Equal(code, Make(Confirmed(Amount(-100, role)), Permanent).Problems.Single().Code);

    [Fact]
    public void Only_what_a_person_confirmed_becomes_a_line()
    {
        var read = Tied(EffectiveCase.Of(Of(Amount(-100), Amount(-200, sure: Sureness.Doubtful)), CaseReview.None));
        Assert.Equal("intake.not-confirmed", Decide(read, Permanent, 0).Problems.Single().Code);
        Assert.Equal("intake.not-answered", Decide(read, Permanent, 1).Problems.Single().Code);
        Assert.Equal("intake.not-tied", new MakeLine(Line, Proposal, [0], Permanent).Decide(Confirmed(Amount(-100)), Plan, Finance).Problems.Single().Code);
        Assert.Equal("intake.no-amount", Make(Confirmed(Amount(-100)), Permanent, 5).Problems.Single().Code);
    }

    [Fact]
    public void Everything_that_the_paper_does_not_say_is_asked()
    {
        var nothing = new IntakeAnswers(null, null, null, " ", null, "", FundingStatus.Assumed, null, new Dictionary<int, FinancialYear>());
        var noYear = Confirmed(Amount(-100) with { Year = null });
        Assert.Equal(["intake.year", "intake.basis", "intake.service", "intake.funding"], Make(noYear, nothing).Problems.Select(p => p.Code));
        Assert.Equal(["intake.lasting"], Make(Confirmed(Amount(-100)), Permanent with { Lasting = null }).Problems.Select(p => p.Code));
        Assert.Equal(["plan.temporary-without-end"], Make(Confirmed(Amount(-100)), Permanent with { Lasting = IntakeLasting.Temporary }).Problems.Select(p => p.Code));
        Assert.Equal(["intake.source"], Make(Confirmed(Amount(-100)), Permanent with { OwnBudget = false }).Problems.Select(p => p.Code));
        Assert.Equal(PlanAmounts.Starting(Year + 1, Money.FromPounds(-100)), Make(noYear, Permanent with { Years = new Dictionary<int, FinancialYear> { [0] = Year + 1 } }).Value!.Plan.Lines.Single().Typed);
    }

    [Fact]
    public void Amounts_that_are_no_one_line_are_refused()
    {
        Assert.Equal("intake.roles", Make(Confirmed(Amount(-100), Amount(50, AmountRole.Investment, year: Year + 1)), Permanent, 0, 1).Problems.Single().Code);
        Assert.Equal("intake.same-year", Make(Confirmed(Amount(-100), Amount(-50)), Permanent, 0, 1).Problems.Single().Code);
        Assert.Equal("intake.gap", Make(Confirmed(Amount(-100), Amount(-50, year: Year + 2)), Permanent with { Basis = IntakeBasis.Level }, 0, 1).Problems.Single().Code);
    }

    [Fact]
    public void Money_counts_once_until_its_line_is_taken_out()
    {
        var standing = Tied(Confirmed(Amount(-100)));
        var made = Decide(standing, Permanent, 0).Value!;
        var after = EffectiveCase.Of(standing.Read, standing.Review.With(made.Steps, 9));
        var plan = Plan.With(made.Plan);
        Assert.Equal("intake.twice", new MakeLine(Guid.CreateVersion7(), Proposal, [0], Permanent).Decide(after, plan, Finance).Problems.Single().Code);
        var without = plan with { Lines = [.. plan.Lines.Select(l => l with { Withdrawn = true })] };
        Assert.True(new MakeLine(Guid.CreateVersion7(), Proposal, [0], Permanent).Decide(after, without, Finance).Ok);
    }

    [Theory]
    [InlineData("A/R.4.901", AmountRole.Pressure, PlanCategory.Pressure)]
    [InlineData("A/R.3.901", AmountRole.Pressure, PlanCategory.Demography)]
    [InlineData("A/R.2.901", AmountRole.Pressure, PlanCategory.Inflation)]
    [InlineData("A/R.6.901", AmountRole.Pressure, PlanCategory.Pressure)]
    [InlineData("A/R.4.901", AmountRole.Investment, PlanCategory.Investment)]
    [InlineData("A/C.2.901", AmountRole.Investment, PlanCategory.Capital)]
    [InlineData("A/R.7.901", AmountRole.Income, PlanCategory.Income)]
    public void The_category_follows_from_the_kind_and_where_that_leaves_it_open_from_the_reference(string code, AmountRole role, PlanCategory category) =>
        Assert.Equal(category, AmountIntake.CategoryOf(HeadlineAmount.Of(Amount(1, role)), EffectiveCase.Of(Of() with { References = [new(Reference.From(code)!, code, default)] }, CaseReview.None)));

    [Fact]
    public void The_leads_that_a_paper_prints_are_not_taken_into_the_plan()
    {
        var made = new MakeProposal(Guid.CreateVersion7(), "Fewer forms again", "Customers", ["Director of customers"]).Decide(Confirmed(), Plan, Finance).Value!;
        Assert.Equal(["Director of customers"], made.Plan.Proposals.Single().Terms.Leads);
        Assert.Equal(["Customers"], made.Plan.Proposals.Single().Terms.Committees);
        Assert.IsType<ReviewStep.Link>(made.Steps.Single());
    }

    [Fact]
    public void A_tie_to_what_the_viewer_may_not_see_is_a_tie_to_nothing()
    {
        var secret = Plan with { Proposals = [Plan.Proposals[0] with { Terms = Plan.Proposals[0].Terms with { Confidentiality = Confidentiality.Confidential } }] };
        var member = new Viewer(new(Guid.CreateVersion7(), "Member"), [Roles.Member], ShippedGrants.All);
        Assert.Equal("plan.proposal-unknown", new TieCase(Proposal, Tied: true).Decide(Confirmed(), secret, member).Problems.Single().Code);
        Assert.IsType<ReviewStep.Link>(new TieCase(Proposal, Tied: true).Decide(Confirmed(), secret, Finance).Value!.Steps.Single());
    }

    private static EffectiveCase Tied(EffectiveCase of) => EffectiveCase.Of(of.Read, of.Review.With([new ReviewStep.Link(Proposal, "2022-27")], 2));

    private static Result<IntakeChanges> Make(EffectiveCase of, IntakeAnswers answers, params IReadOnlyList<int> amounts) => Decide(Tied(of), answers, amounts.Count == 0 ? [0] : amounts);

    private static Result<IntakeChanges> Decide(EffectiveCase of, IntakeAnswers answers, params IReadOnlyList<int> amounts) => new MakeLine(Line, Proposal, amounts, answers).Decide(of, Plan, Finance);
}

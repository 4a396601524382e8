using Outturn.Core.Cases;
using Outturn.Core.Cases.Reading;
using Outturn.Core.Values;
using static Outturn.Tests.Cases.SomeReadCase;

namespace Outturn.Tests.Cases;

public sealed class ReviewCaseTests
{
    [Fact]
    public void What_is_sure_is_confirmed_at_one_press_and_nothing_else()
    {
        var standing = EffectiveCase.Of(Of(Amount(-100), Amount(-200, sure: Sureness.Likely), Amount(-300, sure: Sureness.Doubtful)), CaseReview.None);
        var steps = ConfirmSure.Decide(standing).Value!;
        Assert.Equal([CaseField.Title, CaseField.Types, CaseField.References, CaseField.Version, CaseField.Leads], steps.OfType<ReviewStep.Field>().Select(f => f.Of));
        Assert.Equal([0], steps.OfType<ReviewStep.Answer>().Select(a => a.Amount));
        var after = EffectiveCase.Of(standing.Read, CaseReview.None.With(steps, 5));
        Assert.Empty(ConfirmSure.Decide(after).Value!);
        Assert.Equal([Standing.Confirmed, Standing.AsRead, Standing.Asked], after.Amounts.Select(a => a.Standing));
    }

    [Fact]
    public void A_field_said_again_is_no_step_and_one_that_somebody_else_changed_is_refused_with_both_values()
    {
        var standing = EffectiveCase.Of(Of(), CaseReview.None.With([new ReviewStep.Field(CaseField.Title, ["Fewer forms"], ["Theirs"])], 7));
        Assert.Empty(Say(standing, 3, "Theirs").Value!);
        var refused = Say(standing, 3, "Mine");
        Assert.Equal(ReviewCase.Meanwhile, refused.Problems.Single().Code);
        Assert.Contains("“Theirs”", refused.Problems[0].Message, StringComparison.Ordinal);
        Assert.Contains("“Mine”", refused.Problems[0].Message, StringComparison.Ordinal);
        Assert.Equal(new ReviewStep.Field(CaseField.Title, ["Theirs"], ["Mine"]), Say(standing, 7, " Mine ").Value!.Single());
    }

    [Fact]
    public void Values_are_tidied_and_checked_each_at_its_field()
    {
        var standing = EffectiveCase.Of(Of(), CaseReview.None);
        var said = new ReviewCase(0, new Dictionary<CaseField, IReadOnlyList<string>> { [CaseField.References] = ["a/r. 6.902", "A/R.6.902", ""], [CaseField.Types] = ["PRESSURE"] }, new Dictionary<int, HeadlineAmount>()).Decide(standing).Value!;
        Assert.Equal(["Pressure"], said.OfType<ReviewStep.Field>().Single(f => f.Of == CaseField.Types).Now);
        Assert.Equal(["A/R.6.902"], said.OfType<ReviewStep.Field>().Single(f => f.Of == CaseField.References).Now);
        Assert.Equal(("case.title", "Title"), Code(Say(standing, 0, " ")));
        Assert.Equal(("case.value-long", "Title"), Code(Say(standing, 0, new string('x', 301))));
        Assert.Equal("case.type-unknown", new ReviewCase(0, new Dictionary<CaseField, IReadOnlyList<string>> { [CaseField.Types] = ["gift"] }, new Dictionary<int, HeadlineAmount>()).Decide(standing).Problems.Single().Code);
    }

    [Fact]
    public void An_amount_against_its_kind_is_kept_and_asked_about()
    {
        var standing = EffectiveCase.Of(Of(Amount(-100)), CaseReview.None);
        var said = Say(standing, new HeadlineAmount(Core.Values.Amount.Of(Money.FromPounds(100)), AmountRole.Saving, Year, AmountTerm.NotSaid, 0));
        Assert.True(said.Ok);
        Assert.Equal("amount.sign-suspect", said.Problems.Single().Code);
        Assert.Equal("amount.sign-suspect", Say(standing, new HeadlineAmount(Core.Values.Amount.Of(Money.FromPounds(-1)), AmountRole.Pressure, Year, AmountTerm.NotSaid, 0)).Problems.Single().Code);
        Assert.Equal("case.amount-years", Say(standing, new HeadlineAmount(Core.Values.Amount.Of(Money.FromPounds(-1)), AmountRole.Saving, Year, AmountTerm.OverYears, 1)).Problems.Single().Code);
        Assert.Equal("case.amount-unknown", new ReviewCase(0, new Dictionary<CaseField, IReadOnlyList<string>>(), new Dictionary<int, HeadlineAmount> { [4] = HeadlineAmount.Of(Amount(1)) }).Decide(standing).Problems.Single().Code);
    }

    [Fact]
    public void An_amount_that_is_in_a_plan_line_is_changed_there()
    {
        var standing = EffectiveCase.Of(Of(Amount(-100)), CaseReview.None.With([new ReviewStep.Line(Guid.CreateVersion7(), Guid.CreateVersion7(), "2022-27", [0])], 2));
        Assert.Equal("case.amount-in-plan", Say(standing, new HeadlineAmount(Core.Values.Amount.Of(Money.FromPounds(-1)), AmountRole.Saving, Year, AmountTerm.NotSaid, 0)).Problems.Single().Code);
        Assert.True(Say(standing, HeadlineAmount.Of(standing.Read.Amounts[0])).Ok);
    }

    [Fact]
    public void A_case_is_reviewed_when_nothing_doubtful_is_open_and_that_confirms_the_rest()
    {
        var doubtful = EffectiveCase.Of(Of(Amount(-100, sure: Sureness.Doubtful)), CaseReview.None);
        Assert.Equal(("case.amounts-open", "amount-0"), Code(new SettleCase(ReviewState.Reviewed, "").Decide(doubtful)));
        var answered = EffectiveCase.Of(doubtful.Read, CaseReview.None.With([new ReviewStep.Answer(0, HeadlineAmount.Of(doubtful.Read.Amounts[0]), HeadlineAmount.Of(doubtful.Read.Amounts[0]))], 1));
        var steps = new SettleCase(ReviewState.Reviewed, "").Decide(answered).Value!;
        var after = CaseReview.None.With(steps, 2);
        Assert.Equal(ReviewState.Reviewed, after.State);
        Assert.Equal(Enum.GetValues<CaseField>().Length, after.Fields.Count);
        Assert.DoesNotContain(after.Fields.Values, f => f.Corrects);
    }

    [Fact]
    public void A_case_is_set_aside_with_a_reason_and_nothing_is_said_of_it_until_it_is_back()
    {
        var standing = EffectiveCase.Of(Of(), CaseReview.None);
        Assert.Equal(("case.aside-reason", "reason"), Code(new SettleCase(ReviewState.SetAside, " ").Decide(standing)));
        var aside = EffectiveCase.Of(standing.Read, CaseReview.None.With(new SettleCase(ReviewState.SetAside, " A copy ").Decide(standing).Value!, 4));
        Assert.Equal("A copy", aside.Review.Reason);
        Assert.Equal("case.set-aside", Say(aside, 9, "Other").Problems.Single().Code);
        Assert.Equal("case.set-aside", ConfirmSure.Decide(aside).Problems.Single().Code);
        Assert.Equal(ReviewState.ToReview, aside.Review.With(new SettleCase(ReviewState.ToReview, "").Decide(aside).Value!, 5).State);
        var inPlan = EffectiveCase.Of(standing.Read, CaseReview.None.With([new ReviewStep.Line(Guid.CreateVersion7(), Guid.CreateVersion7(), "2022-27", [0])], 1));
        Assert.Equal("case.aside-lines", new SettleCase(ReviewState.SetAside, "x").Decide(inPlan).Problems.Single().Code);
    }

    [Fact]
    public void Totals_keep_kinds_apart_count_several_committees_once_and_say_what_is_not_known()
    {
        var one = EffectiveCase.Of(Of(Amount(-100), Amount(40, AmountRole.Investment), Unknown(), Amount(-999, AmountRole.Previous), Amount(-5_000_000, sure: Sureness.Doubtful)), CaseReview.None);
        var shared = EffectiveCase.Of(Of(Amount(-10)) with { Committees = [new("Customers", "", default), new("Roads", "", default)] }, CaseReview.None);
        var aside = EffectiveCase.Of(Of(Amount(-7)), CaseReview.None.With([new ReviewStep.Settle(ReviewState.SetAside, "x")], 1));
        List<(CaseKey, EffectiveCase)> cases = [(new(1, 1), one), (new(1, 2), shared), (new(1, 3), aside)];
        var totals = CaseTotals.Of(cases);
        Assert.Equal(["Customers", "Customers and Roads"], totals.Select(t => t.Committees));
        Assert.Equal(new Total(Money.FromPounds(-100), Money.FromPounds(-100), 2), totals[0].ByRole[AmountRole.Saving]);
        Assert.Equal(new Total(Money.FromPounds(40), Money.FromPounds(40), 0), totals[0].ByRole[AmountRole.Investment]);
        Assert.DoesNotContain(AmountRole.Previous, totals[0].ByRole.Keys);
        Assert.Equal(new CaseKey(1, 1), totals[0].InDoubt.Single().Case);
        Assert.Equal(Money.FromPounds(-110), CaseTotals.InAll(cases).Single().ByRole[AmountRole.Saving].Low);
    }

    private static Result<IReadOnlyList<ReviewStep>> Say(EffectiveCase standing, long seen, string title) =>
        new ReviewCase(seen, new Dictionary<CaseField, IReadOnlyList<string>> { [CaseField.Title] = [title] }, new Dictionary<int, HeadlineAmount>()).Decide(standing);

    private static Result<IReadOnlyList<ReviewStep>> Say(EffectiveCase standing, HeadlineAmount amount) =>
        new ReviewCase(0, new Dictionary<CaseField, IReadOnlyList<string>>(), new Dictionary<int, HeadlineAmount> { [0] = amount }).Decide(standing);

    private static (string Code, string Where) Code<T>(Result<T> result) => (result.Problems.Single().Code, result.Problems.Single().Where);
}

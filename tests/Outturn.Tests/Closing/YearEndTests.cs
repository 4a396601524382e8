using Outturn.Core.Planning;
using Outturn.Core.Reports.Closing;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Closing;
using Outturn.Core.Values;
using Outturn.Core.Writing;
using Outturn.Tests.Rounds;
using Outturn.Tests.Writing;

namespace Outturn.Tests.Closing;

/// <summary>The checklist of a year's end: each state from what the record says, and nothing said that is not known.</summary>
public sealed class YearEndTests
{
    private static readonly DateOnly Today = new(2018, 5, 20);
    private static readonly PlanCycle Next = new(new(2018), 5);
    private static readonly YearClosing Closing = new(World.Year, 1, "the outturn paper", World.Act(40, World.Finance) with { Position = World.Year.LastDay });
    private static readonly TrackerLine Short = World.Line("A/R.6.001", plan: -100) with { Outturn = new(Amount.Of(Money.FromThousands(-80)), "Late") };
    private static readonly TrackerLine Unknown = World.Line("A/R.6.002", plan: -50) with { Outturn = new(new Amount.Unquantified("not known"), "In court") };

    private static YearEndItem Item(YearEndPart part, Core.Tracking.Rounds.YearState state, YearClosing? closing, DateOnly? today = null, IReadOnlyList<CarriedInto>? carried = null, IReadOnlyList<BenefitOfYear>? benefits = null, IReadOnlyList<FundReturn>? returns = null) =>
        YearEnd.Of(state, closing, today ?? Today, carried, benefits, returns).Single(i => i.Part == part);

    [Fact]
    public void The_outturn_waits_for_the_years_end_and_for_an_open_round_and_then_says_what_came()
    {
        var open = World.State([Short with { Outturn = null }], []);
        Assert.Equal(YearEndState.Waits, Item(YearEndPart.Outturn, open, null, today: new(2018, 3, 30)).State);
        Assert.Equal(YearEndState.ToDo, Item(YearEndPart.Outturn, open, null, today: new(2018, 3, 31)).State);
        Assert.Contains("January 2018 round is still open", Item(YearEndPart.Outturn, open with { Rounds = [World.Open] }, null).Sentence, StringComparison.Ordinal);
        var done = Item(YearEndPart.Outturn, World.State([Short, Unknown], []), Closing);
        Assert.Equal(YearEndState.Done, done.State);
        Assert.Equal("Stated at 31 March 2018, recorded by Finance manager on 25 January 2018, from the outturn paper. £80k came of £100k planned; £20k of savings did not come. What 1 line came to is not known: it is in none of these sums.", done.Sentence);
    }

    [Fact]
    public void What_was_not_delivered_says_how_much_has_returned_where_and_what_cannot()
    {
        var state = World.State([Short, Unknown], []);
        Assert.Equal(YearEndState.NotShown, Item(YearEndPart.Undelivered, state, Closing).State);
        Assert.Equal(YearEndState.Waits, Item(YearEndPart.Undelivered, state, null, carried: []).State);
        Assert.Equal("No cycle that begins after 2017-18 is open, so nothing can return yet. 1 line is not known exactly, and nothing of it can return until it is.", Item(YearEndPart.Undelivered, state, Closing, carried: []).Sentence);
        var pressure = Money.FromThousands(20);
        var left = Item(YearEndPart.Undelivered, state, Closing, carried: [new(Next, [new(Short, pressure, null, null)])]);
        Assert.Equal((YearEndState.ToDo, "1 line left £20k over. None of it has returned in a later cycle. 1 line is not known exactly, and nothing of it can return until it is."), (left.State, left.Sentence));
        var gone = Item(YearEndPart.Undelivered, World.State([Short], []), Closing, carried: [new(Next, [new(Short, pressure, null, pressure)])]);
        Assert.Equal((YearEndState.Done, "All £20k that 1 line left over has returned: £20k stands in 2018-23."), (gone.State, gone.Sentence));
        Assert.Equal(YearEndState.Nothing, Item(YearEndPart.Undelivered, World.State([], []), Closing, carried: [new(Next, [])]).State);
    }

    [Fact]
    public void Benefits_are_done_once_each_is_measured_or_has_a_reason()
    {
        var state = World.State([Short], []);
        Assert.Equal(YearEndState.NotShown, Item(YearEndPart.Benefits, state, Closing).State);
        Assert.Equal(YearEndState.Nothing, Item(YearEndPart.Benefits, state, Closing, benefits: []).State);
        var path = BenefitPath.Of(SomeCase.Template, SomeCase.Content, [], new(2022, 6, 1))[0];
        BenefitOfYear Of(BenefitReading? said) => new(SomeCase.Cycle, SomeCase.Proposal, new(path, said), null);
        var measured = new BenefitReading(path.Field, path.Row.Id, new(2018, 1, 1), "118 pupils", "Returns");
        var excused = measured with { Value = "", Because = "The survey was not held" };
        var due = Item(YearEndPart.Benefits, state, Closing, benefits: [Of(measured), Of(excused), Of(null)]);
        Assert.Equal((YearEndState.ToDo, "Three benefits to look at: 1 measured, 1 not measured with a reason, 1 still to review."), (due.State, due.Sentence));
        Assert.Equal(YearEndState.Waits, Item(YearEndPart.Benefits, state, null, today: new(2018, 3, 1), benefits: [Of(null)]).State);
        Assert.Equal(YearEndState.Done, Item(YearEndPart.Benefits, state, Closing, benefits: [Of(measured), Of(excused)]).State);
    }

    [Fact]
    public void The_funds_return_waits_for_the_outturn()
    {
        var state = World.State([Short], []);
        Assert.Equal(YearEndState.NotShown, Item(YearEndPart.Returns, state, Closing).State);
        Assert.Equal(YearEndState.Waits, Item(YearEndPart.Returns, state, null, returns: []).State);
        Assert.Equal(YearEndState.Nothing, Item(YearEndPart.Returns, state, Closing, returns: []).State);
    }
}

/// <summary>Which benefits are looked at in a year, and that a reason is said where none was measured.</summary>
public sealed class BenefitReviewTests
{
    private static readonly FinancialYear Year = new(2022);
    private static readonly DateOnly Began = new(2022, 6, 1);

    private static BenefitPath Path { get; } = BenefitPath.Of(SomeCase.Template, SomeCase.Content, [], Began)[0];

    private static BenefitReading Measured(DateOnly on) => new(Path.Field, Path.Row.Id, on, "118 pupils", "Returns");

    private static BenefitReading Excused(DateOnly on) => Measured(on) with { Value = "", Source = "", Because = "The survey was not held" };

    [Fact]
    public void A_benefit_is_looked_at_in_each_year_from_its_beginning_to_the_day_it_is_due()
    {
        Assert.Single(BenefitReview.Of([Path], [], Year));
        Assert.Empty(BenefitReview.Of([Path], [], Year.Previous));
        Assert.Empty(BenefitReview.Of([Path with { By = new(2022, 3, 31) }], [], Year));
        Assert.Single(BenefitReview.Of([Path with { By = null }], [], Year + 9));
        Assert.Empty(BenefitReview.Of([Path with { Row = new(Path.Row.Id, new Dictionary<string, string>()) }], [], Year));
    }

    [Fact]
    public void What_was_measured_in_the_year_counts_before_an_excuse_and_other_years_do_not_count()
    {
        BenefitReviewState Of(params BenefitReading[] said) => BenefitReview.Of([Path], said, Year)[0].State;
        Assert.Equal(BenefitReviewState.Due, Of());
        Assert.Equal(BenefitReviewState.Due, Of(Measured(Year.LastDay.AddDays(1))));
        Assert.Equal(BenefitReviewState.NotMeasured, Of(Excused(Year.LastDay)));
        Assert.Equal(BenefitReviewState.Measured, Of(Measured(Began), Excused(Year.LastDay)));
    }

    [Fact]
    public void A_benefit_that_was_not_measured_is_said_with_a_reason_and_not_over_a_figure()
    {
        var known = new WrittenCase(SomeCase.Proposal.Id, SomeCase.Template.Key, SomeCase.Content.Answers.ToDictionary(a => a.Key, a => new SavedField(a.Key, a.Value, 1, new(0), World.Finance.Actor)), [], [], []);
        var plan = Core.Planning.Plan.Empty(SomeCase.Cycle) with { Proposals = [SomeCase.Proposal] };
        Result<CaseChanges> Say(string because, DateOnly today, params BenefitReading[] said) =>
            new SayNotMeasured(SomeCase.Proposal.Id, Path.Field, Path.Row.Id, Year, because).Decide(plan, known, World.Finance, SomeCase.Template, BenefitReview.Of([Path], said, Year), today);
        var done = Assert.Single(Say(" The survey was not held ", new(2023, 5, 1)).Value!.Readings);
        Assert.Equal((Year.LastDay, "", "The survey was not held"), (done.On, done.Value, done.Because));
        Assert.Equal(new DateOnly(2022, 11, 1), Say("Late", new(2022, 11, 1)).Value!.Readings[0].On);
        Refused(Say(" ", new(2023, 5, 1)), "benefit.because", "because");
        Refused(Say(new string('x', 501), new(2023, 5, 1)), "benefit.because", "because");
        Refused(Say("Late", new(2022, 3, 1)), "benefit.year", "because");
        Refused(Say("Late", new(2023, 5, 1), Measured(Began)), "benefit.measured", "because");
        Refused(new SayNotMeasured(SomeCase.Proposal.Id, Path.Field, Path.Row.Id, Year.Previous, "x").Decide(plan, known, World.Finance, SomeCase.Template, [], new(2023, 5, 1)), "benefit.not-due", "because");
        Refused(new SayNotMeasured(SomeCase.Proposal.Id, Path.Field, "nobody", Year, "x").Decide(plan, known, World.Finance, SomeCase.Template, [], new(2023, 5, 1)), "benefit.unknown", "benefit");
    }

    private static void Refused(Result<CaseChanges> result, string code, string where) => Assert.Equal((code, where), (Assert.Single(result.Problems).Code, result.Problems[0].Where));
}

using Outturn.Core.Planning;
using Outturn.Core.Values;
using static Outturn.Tests.Planning.SomePlan;

namespace Outturn.Tests.Planning;

public sealed class ProposalFilterTests
{
    private static IEnumerable<int> Found(ProposalFilter filter, Plan? plan = null) => filter.Of(plan ?? Plan()).Select(p => p.Number);

    [Fact]
    public void Words_and_codes_find_a_proposal_and_all_must_be_there()
    {
        Assert.Equal([1], Found(new(Words: "A/R.6.268")));
        Assert.Equal([2], Found(new(Words: "beds block")));
        Assert.Empty(Found(new(Words: "beds transport")));
    }

    [Fact]
    public void A_committee_a_lead_a_type_and_a_status_narrow_the_list()
    {
        Assert.Equal([1, 2], Found(new(Committee: "children and young people")));
        Assert.Equal([1], Found(new(Lead: "Head of transport")));
        Assert.Equal([1, 2], Found(new(Type: ProposalType.Saving, Status: ProposalStatus.Draft)));
        Assert.Empty(Found(new(Type: ProposalType.Income)));
    }

    [Fact]
    public void What_does_not_count_is_listed_only_when_it_is_asked_for()
    {
        var plan = Plan();
        plan = plan.With(PlanChanges.None with { Proposals = [plan.Proposals[1] with { Status = ProposalStatus.Rejected }] });
        Assert.Equal([1], Found(new(), plan));
        Assert.Equal([2], Found(new(Status: ProposalStatus.Rejected), plan));
        Assert.Equal([1, 2], Found(new(NotCounting: true), plan));
    }

    [Fact]
    public void A_row_has_the_movements_of_its_lines_and_the_level_of_the_last_year()
    {
        var row = ProposalRow.Of(Plan(), Plan().Proposals[0]);
        Assert.Equal([-219_000, -570_000, -345_000, -161_000, 0], row.Years.Select(t => (int)t.Value!.Value.Pounds));
        Assert.Equal(Pounds(-1_295_000), row.Level.Value);
        Assert.Equal(["A/R.6.268"], row.References);
    }

    [Fact]
    public void What_is_unknown_in_three_years_is_one_unknown_in_the_level()
    {
        var unknown = new Amount.Unquantified("TBC");
        var plan = Plan().With(PlanChanges.None with
        {
            Lines = [new(Id(15), Transport, 4, Terms(), new PlanAmounts([.. Enumerable.Range(0, 3).Select(i => KeyValuePair.Create(First + i, (Amount)unknown))]))],
        });
        var row = ProposalRow.Of(plan, plan.Proposals[0]);
        Assert.Equal([1, 1, 1, 0, 0], row.Years.Select(t => t.Unquantified));
        Assert.Equal(1, row.Level.Unquantified);
    }

    [Fact]
    public void A_range_that_ends_shows_its_smaller_number_first()
    {
        var line = new PlanLine(Id(16), Transport, 5, Terms(PlanCategory.Investment, new Outturn.Core.Series.Permanence.OneOff()), new PlanAmounts([KeyValuePair.Create(First, Amount.Between(Pounds(272_016), Pounds(395_316)))]));
        var back = ProposalRow.MovementOf(line, First + 1);
        Assert.Equal((Pounds(-395_316), Pounds(-272_016)), (back.Low, back.High));
    }
}

using Outturn.Core.Governance;
using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Tests.Planning;

namespace Outturn.Tests.Governance;

public sealed class CouncilStructureTests
{
    private static readonly DateOnly Before = new(2021, 4, 1);
    private static readonly DateOnly Day = new(2022, 4, 1);
    private static readonly DateOnly Later = new(2023, 4, 1);

    private static StructureChange Change(StructureChangeKind change, string[] before, string[] after, UnitKind kind = UnitKind.Committee, DateOnly? from = null) =>
        new(kind, change, from ?? Day, before, after, "", "");

    private static CouncilStructure Of(params StructureChange[] changes) => new(changes);

    [Fact]
    public void A_new_name_holds_from_its_day_and_the_old_one_before()
    {
        var structure = Of(Change(StructureChangeKind.Renamed, ["Adults Committee"], ["Adults and Health"]));
        Assert.Equal("Adults and Health", structure.NameOn(UnitKind.Committee, "Adults Committee", Day));
        Assert.Equal("Adults Committee", structure.NameOn(UnitKind.Committee, "Adults and Health", Before));
        Assert.Equal("Adults Committee", structure.NameOn(UnitKind.Service, "Adults Committee", Day));
    }

    [Fact]
    public void Names_follow_several_changes_both_ways()
    {
        var structure = Of(
            Change(StructureChangeKind.Renamed, ["Policy"], ["Strategy"]),
            Change(StructureChangeKind.Renamed, ["Strategy"], ["Strategy and Resources"], from: Later));
        Assert.Equal("Strategy and Resources", structure.NameOn(UnitKind.Committee, "Policy", Later));
        Assert.Equal("Strategy", structure.NameOn(UnitKind.Committee, "Policy", Day));
        Assert.Equal("Policy", structure.NameOn(UnitKind.Committee, "Strategy and Resources", Before));
    }

    [Fact]
    public void What_merged_stands_under_one_name_afterwards_and_under_its_own_before()
    {
        var structure = Of(Change(StructureChangeKind.Merged, ["Health", "Adults"], ["Adults and Health"]));
        Assert.Equal("Adults and Health", structure.NameOn(UnitKind.Committee, "Health", Day));
        Assert.Equal("Health", structure.NameOn(UnitKind.Committee, "Health", Before));
        Assert.Equal("Health and Adults", structure.NameOn(UnitKind.Committee, "Adults and Health", Before));
    }

    [Fact]
    public void What_was_split_says_that_nobody_has_divided_it()
    {
        var structure = Of(Change(StructureChangeKind.Split, ["Communities"], ["Libraries", "Safety"]));
        Assert.Equal("Communities (now Libraries and Safety: not yet divided)", structure.NameOn(UnitKind.Committee, "Communities", Day));
        Assert.Equal("Communities", structure.NameOn(UnitKind.Committee, "Safety", Before));
    }

    [Fact]
    public void A_plan_has_the_same_total_under_either_structure()
    {
        var structure = Of(Change(StructureChangeKind.Merged, ["Transport", "Adults"], ["People"], UnitKind.Service), Change(StructureChangeKind.Renamed, ["Children and Young People"], ["Families"]));
        var plan = SomePlan.Plan();
        var shown = PlanUnderStructure.Show(plan, structure, Day);
        Assert.Equal("People", Assert.Single(shown.Opening).Service);
        Assert.Equal(Total.Sum(plan.Opening.Select(o => o.Budget)), Total.Sum(shown.Opening.Select(o => o.Budget)));
        Assert.All(shown.Proposals, p => Assert.Equal(["Families"], p.Terms.Committees));
        Assert.All(PlanUnderStructure.Show(plan, structure, Before).Proposals, p => Assert.Equal(["Children and Young People"], p.Terms.Committees));
        Assert.Equal(plan.Lines.Select(l => l.Series.Low), shown.Lines.Select(l => l.Series.Low));
    }

    [Fact]
    public void The_directorate_of_a_service_is_the_last_that_was_said()
    {
        var structure = Of(
            new StructureChange(UnitKind.Service, StructureChangeKind.Opened, Before, [], ["Libraries"], "People", ""),
            new StructureChange(UnitKind.Service, StructureChangeKind.Moved, Day, ["Libraries"], ["Libraries"], "Place", ""));
        Assert.Equal("People", structure.DirectorateOn("Libraries", Day.AddDays(-1)));
        Assert.Equal("Place", structure.DirectorateOn("Libraries", Day));
        Assert.Equal(["Libraries"], structure.NamesOn(UnitKind.Service, Day));
    }

    [Fact]
    public void What_a_change_ends_was_there_before_it()
    {
        var structure = Of(
            Change(StructureChangeKind.Renamed, ["Policy"], ["Strategy"]),
            Change(StructureChangeKind.Split, ["Strategy"], ["Strategy", "Resources"], from: Later));
        Assert.Equal(["Policy"], structure.NamesOn(UnitKind.Committee, Before));
        Assert.Equal(["Strategy"], structure.NamesOn(UnitKind.Committee, Day));
        Assert.Equal(["Resources", "Strategy"], structure.NamesOn(UnitKind.Committee, Later));
    }

    [Fact]
    public void A_post_stands_in_the_record_under_every_name_that_it_had_and_under_those_that_became_it()
    {
        var structure = Of(
            Change(StructureChangeKind.Renamed, ["Head of roads"], ["Head of highways"], UnitKind.Post),
            Change(StructureChangeKind.Merged, ["Head of highways", "Head of transport"], ["Head of travel"], UnitKind.Post, Later));
        Assert.Equal(["Head of highways", "Head of roads", "Head of transport"], structure.OtherNames(UnitKind.Post, "head of travel", Later));
        Assert.Equal(["Head of roads"], structure.OtherNames(UnitKind.Post, "Head of highways", Day));
        Assert.Empty(structure.OtherNames(UnitKind.Post, "Head of transport", Later));
        Assert.Empty(structure.OtherNames(UnitKind.Post, "Head of highways", Before));

        // An account that is still called by the old name.
        Assert.Equal(["Head of highways"], structure.OtherNames(UnitKind.Post, "Head of roads", Day));
        Assert.Empty(structure.OtherNames(UnitKind.Post, "Director", Later));
    }

    [Fact]
    public void A_name_that_another_post_has_now_is_that_post_s_and_one_that_was_split_is_nobody_s()
    {
        var structure = Of(
            Change(StructureChangeKind.Renamed, ["Head of roads"], ["Head of highways"], UnitKind.Post),
            Change(StructureChangeKind.Opened, [], ["Head of roads"], UnitKind.Post, Later),
            Change(StructureChangeKind.Split, ["Head of care"], ["Head of beds", "Head of homes"], UnitKind.Post));
        Assert.Equal(["Head of roads"], structure.OtherNames(UnitKind.Post, "Head of highways", Day));
        Assert.Empty(structure.OtherNames(UnitKind.Post, "Head of highways", Later));
        Assert.Empty(structure.OtherNames(UnitKind.Post, "Head of roads", Later));
        Assert.Empty(structure.OtherNames(UnitKind.Post, "Head of beds", Later));
    }

    [Fact]
    public void A_move_keeps_the_name_and_is_of_a_service()
    {
        var moved = new ChangeStructure(new(UnitKind.Service, StructureChangeKind.Moved, Day, [" Libraries "], [], "Place", "")).Decide([], SomePlan.Finance);
        Assert.Equal(["Libraries"], Assert.Single(moved.Value!).After);
        Assert.Equal(["structure.shape"], Codes(new(UnitKind.Service, StructureChangeKind.Moved, Day, ["Libraries"], ["Reading"], "Place", "")));
        Assert.Equal(["structure.moves-service"], Codes(Change(StructureChangeKind.Moved, ["Audit"], ["Audit"])));
        Assert.Equal(["structure.same-name"], Codes(Change(StructureChangeKind.Renamed, ["Audit"], ["Audit "])));
        Assert.Equal(["structure.name-long"], Codes(Change(StructureChangeKind.Renamed, ["Audit"], [new string('x', 121)])));

        static string[] Codes(StructureChange change) => [.. new ChangeStructure(change).Decide([], SomePlan.Finance).Problems.Select(p => p.Code)];
    }

    [Theory]
    [InlineData(StructureChangeKind.Renamed, "", "New", "before")]
    [InlineData(StructureChangeKind.Renamed, "Old", "", "after")]
    [InlineData(StructureChangeKind.Merged, "One", "New", "before")]
    [InlineData(StructureChangeKind.Split, "One", "New", "after")]
    [InlineData(StructureChangeKind.Opened, "One", "New", "before")]
    [InlineData(StructureChangeKind.Closed, "One", "New", "after")]
    public void A_change_that_does_not_make_sense_is_refused_at_its_field(StructureChangeKind kind, string before, string after, string where)
    {
        var done = new ChangeStructure(Change(kind, [before], [after])).Decide([], SomePlan.Finance);
        Assert.Equal(("structure.shape", where), (done.Problems[0].Code, done.Problems[0].Where));
    }

    [Fact]
    public void A_name_that_is_taken_or_has_ended_is_refused()
    {
        StructureChange[] known = [Change(StructureChangeKind.Opened, [], ["Health"], from: Before), Change(StructureChangeKind.Renamed, ["Adults"], ["Care"], from: Before)];
        Assert.Equal(["structure.name-taken"], new ChangeStructure(Change(StructureChangeKind.Renamed, ["Roads"], ["Health"])).Decide(known, SomePlan.Finance).Problems.Select(p => p.Code));
        Assert.Equal(["structure.ended"], new ChangeStructure(Change(StructureChangeKind.Renamed, ["Adults"], ["Elders"])).Decide(known, SomePlan.Finance).Problems.Select(p => p.Code));
        Assert.Equal(["permission.refused"], new ChangeStructure(Change(StructureChangeKind.Renamed, ["Roads"], ["Ways"])).Decide(known, SomePlan.Lead).Problems.Select(p => p.Code));
    }
}

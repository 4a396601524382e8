using Outturn.Core.Planning;
using Outturn.Core.Planning.Reading;
using Outturn.Core.Values;
using Outturn.Tests.Tracking;

namespace Outturn.Tests.Planning;

/// <summary>Plan lines brought into a plan, with a preview.</summary>
public class ImportPlanTests
{
    internal static readonly PlanCycle Cycle = new(new(2022), 5);

    private const string Head = "Reference,Title,Kind,Permanence,Committee,Note,2022-23 £,2023-24 £\n";

    [Fact]
    public void Rows_of_one_case_are_one_proposal_whose_type_its_lines_make()
    {
        var changes = Changes(Plan.Empty(Cycle), PlanFile.Of(File.ReadAllBytes(SharedFolder.PathOf("data", "plan", "plan-lines-2022-23-part1.csv")), "lines.csv"));
        Assert.Equal(31, changes.Proposals.Count);
        Assert.Equal(Enumerable.Range(1, 31), changes.Proposals.Select(p => p.Number));
        Assert.Equal(37, changes.Lines.Count);
        Assert.Equal(
            [("BC01", ProposalType.Saving), ("BC03", ProposalType.Mixed), ("BC07", ProposalType.Investment), ("BC10", ProposalType.Temporary), ("BC11", ProposalType.Income), ("BC14", ProposalType.Update), ("BC21", ProposalType.Pressure)],
            changes.Proposals.Where(p => p.Terms.Title is "BC01" or "BC03" or "BC07" or "BC10" or "BC11" or "BC14" or "BC21").Select(p => (p.Terms.Title, p.Terms.Type)));
        var two = changes.Proposals.Single(p => p.Terms.Title == "BC03");
        Assert.Equal([1, 2], changes.Lines.Where(l => l.Proposal == two.Id).Select(l => l.Number));
    }

    [Fact]
    public void The_same_file_again_changes_nothing()
    {
        var reading = PlanFile.Of(File.ReadAllBytes(SharedFolder.PathOf("data", "plan", "plan-lines-2022-23-part1.csv")), "lines.csv");
        var plan = Applied(Plan.Empty(Cycle), Changes(Plan.Empty(Cycle), reading));
        var preview = ImportPlan.Preview(plan, reading, Ids());
        Assert.DoesNotContain(preview.Problems, p => p.Severity == Severity.Error);
        Assert.True(preview.ChangesNothing, string.Join("; ", preview.Rows.Where(r => r.State != PlanRowState.Unchanged).Select(r => $"{r.Row.Title} {r.State}: {string.Join(", ", r.Fields)}")));
        Assert.Empty(preview.Absent);
        Assert.True(Changes(plan, reading).IsEmpty);
    }

    [Fact]
    public void A_changed_amount_is_shown_with_what_it_was_and_is()
    {
        var plan = PlanOf("A/R.6.255,Care suites,saving,P,Adults,,-600000,\nA/R.6.256,Beds,saving,P,Adults,,-100000,");
        var preview = ImportPlan.Preview(plan, Read("A/R.6.255,Care suites,saving,P,Adults,,-550000,-50000\nA/R.6.256,Beds,saving,P,Adults,,-100000,"), Ids());
        Assert.Equal([PlanRowState.Changed, PlanRowState.Unchanged], preview.Rows.Select(r => r.State));
        Assert.Equal([new("2022-23", "-600,000", "-550,000"), new PlanFieldChange("2023-24", "0", "-50,000")], preview.Rows[0].Fields);
    }

    [Fact]
    public void A_line_that_the_file_does_not_hold_is_named_and_stays()
    {
        var plan = PlanOf("A/R.6.255,Care suites,saving,P,Adults,,-600000,\nA/R.6.256,Beds,saving,P,Adults,,-100000,");
        var preview = ImportPlan.Preview(plan, Read("A/R.6.255,Care suites,saving,P,Adults,,-600000,"), Ids());
        Assert.Equal("A/R.6.256", Assert.Single(preview.Absent).Terms.References.Single());
        Assert.DoesNotContain(Changes(plan, Read("A/R.6.255,Care suites,saving,P,Adults,,-1,")).Lines, l => l.Withdrawn);
    }

    [Fact]
    public void A_reference_of_another_proposal_is_refused_and_the_other_named()
    {
        var plan = PlanOf("A/R.6.255,Care suites,saving,P,Adults,,-600000,");
        var result = ImportPlan.Decide(plan, Read("A/R.6.255,Parking permits,saving,P,Highways,,-50000,"), Ids());
        Assert.False(result.Ok);
        var problem = Assert.Single(result.Problems, p => p.Severity == Severity.Error);
        Assert.Equal("reference.taken", problem.Code);
        Assert.Contains("proposal 1, “Care suites”", problem.Message, StringComparison.Ordinal);
        Assert.Equal("line 2", problem.Where);
    }

    [Fact]
    public void Two_proposals_of_one_file_cannot_share_a_reference() =>
        Assert.Contains(ImportPlan.Decide(Plan.Empty(Cycle), Read("A/R.6.255,Care suites,saving,P,,,-600000,\nA/R.6.255,Parking permits,saving,P,,,-50000,"), Ids()).Problems, p => p.Code == "reference.taken" && p.Where == "line 3");

    [Fact]
    public void A_withdrawn_line_keeps_its_reference_and_it_is_not_handed_out_again()
    {
        var plan = PlanOf("A/R.6.255,Care suites,saving,P,Adults,,-600000,");
        plan = plan with { Lines = [.. plan.Lines.Select(l => l with { Withdrawn = true })] };
        Assert.Contains(ImportPlan.Decide(plan, Read("A/R.6.255,Parking permits,saving,P,,,-50000,"), Ids()).Problems, p => p.Code == "reference.taken");
    }

    [Fact]
    public void A_title_that_is_reworded_is_the_same_proposal_by_its_reference()
    {
        var plan = PlanOf("A/R.6.255,Care suites expansion,saving,P,Adults,,-600000,");
        var preview = ImportPlan.Preview(plan, Read("A/R.6.255,Expansion of direct care suites,saving,P,Adults,,-600000,"), Ids());
        Assert.Equal([new PlanFieldChange("Title", "Care suites expansion", "Expansion of direct care suites")], Assert.Single(preview.Rows).Fields);
        Assert.Equal(1, Assert.Single(preview.Proposals).Number);
        Assert.Empty(Changes(plan, Read("A/R.6.255,Expansion of direct care suites,saving,P,Adults,,-600000,")).Lines);
    }

    [Fact]
    public void A_new_line_joins_the_proposal_of_its_title_and_numbers_go_on()
    {
        var plan = PlanOf("A/R.6.255,Care suites,saving,P,Adults,,-600000,");
        var changes = Changes(plan, Read("A/R.6.255,Care suites,saving,P,Adults,,-600000,\nA/R.6.255,Care suites,investment,T,Adults,,161000,-161000\nC/R.7.120,Parking,income,P,Highways,,-50000,"));
        Assert.Equal(2, Assert.Single(changes.Proposals).Number);
        Assert.Equal([2, 1], changes.Lines.Select(l => l.Number));
        Assert.Equal(plan.Proposals[0].Id, changes.Lines[0].Proposal);
    }

    [Fact]
    public void What_the_file_has_no_column_for_stays_as_it_is()
    {
        var plan = PlanOf("A/R.6.255,Care suites,saving,P,Adults,Signed by the post that leads,-600000,");
        plan = plan with { Lines = [plan.Lines[0] with { Terms = plan.Lines[0].Terms with { Service = "Commissioning", Benefit = BenefitClass.CashableReduction } }] };
        var line = Assert.Single(Changes(plan, PlanFile.OfText("Reference,Kind,2022-23 £\nA/R.6.255,saving,-1000000", new(Cycle))).Lines);
        Assert.Equal(("Commissioning", BenefitClass.CashableReduction, "Signed by the post that leads"), (line.Terms.Service, line.Terms.Benefit!.Value, line.Terms.Note));
    }

    [Fact]
    public void A_file_of_another_cycle_is_refused()
    {
        var result = ImportPlan.Decide(Plan.Empty(Cycle), PlanFile.OfText("Budget 2025-26 to 2028-29\nReference,Title,Kind,2025-26 £\nX1,One,saving,-1000000"), Ids());
        Assert.Contains(result.Problems, p => p.Code == "plan.another-cycle" && p.Message.Contains("2025-29", StringComparison.Ordinal));
    }

    [Fact]
    public void A_row_that_cannot_be_read_is_said_and_the_others_come_in()
    {
        var result = ImportPlan.Decide(Plan.Empty(Cycle), Read("A/R.6.255,Care suites,saving,P,,,-600000,\nA/R.6.256,Beds,investment,T,,,100000,"), Ids());
        Assert.True(result.Ok);
        Assert.Single(result.Value.Lines);
        Assert.Contains(result.Problems, p => p.Code == "plan.temporary-without-end" && p.Severity == Severity.Warning && p.Where == "line 3");
    }

    internal static Plan Applied(Plan plan, PlanChanges changes, long act = 1) => plan with
    {
        Proposals = [.. plan.Proposals.Where(p => changes.Proposals.All(c => c.Id != p.Id)).Concat(changes.Proposals.Select(p => p with { Act = act })).OrderBy(p => p.Number)],
        Lines = [.. plan.Lines.Where(l => changes.Lines.All(c => c.Id != l.Id)).Concat(changes.Lines.Select(l => l with { Act = act })).OrderBy(l => (plan.Proposals.Concat(changes.Proposals).First(p => p.Id == l.Proposal).Number, l.Number))],
        LatestAct = act,
    };

    internal static Func<Guid> Ids(int from = 90)
    {
        var next = from * 1000;
        return () => new Guid(++next, 0, 0, new byte[8]);
    }

    internal static PlanChanges Changes(Plan plan, PlanReading reading)
    {
        var result = ImportPlan.Decide(plan, reading, Ids(plan.Lines.Count + 1));
        Assert.True(result.Ok, string.Join("; ", result.Problems.Select(p => p.Message)));
        return result.Value;
    }

    internal static Plan PlanOf(string rows) => Applied(Plan.Empty(Cycle), Changes(Plan.Empty(Cycle), Read(rows)));

    private static PlanReading Read(string rows) => PlanFile.OfText(Head + rows, new(Cycle, SavingsPositive: false));
}

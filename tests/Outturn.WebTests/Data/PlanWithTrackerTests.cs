using Outturn.Core.Planning;
using Outturn.Core.Tracking;
using Outturn.Core.Values;
using Outturn.Data.Record;
using static Outturn.WebTests.Data.AnyPlan;
using static Outturn.WebTests.Data.Tracker;

namespace Outturn.WebTests.Data;

/// <summary>Approval opens the year's tracker lines by the act that approves.</summary>
public abstract class PlanWithTrackerTests(ITestDatabases databases) : StoreTests(databases)
{
    private static readonly FinancialYear First = new(2022);
    private static readonly DateOnly Set = new(2022, 2, 8);

    private readonly AnyPlan any = new(11);

    [Fact]
    public async Task One_act_approves_the_plan_and_opens_the_lines_that_it_names()
    {
        var proposal = any.Proposal(1);
        var lines = new[] { any.Line(proposal.Id, 1), any.Line(proposal.Id, 2), any.Line(proposal.Id, 3) };
        await WriteAsync((_, _) => (new() { Opens = true, Proposals = [proposal], Lines = lines }, TrackerChanges.None));
        var receipt = await WriteAsync((plan, tracker) =>
        {
            Assert.Equal(3, plan.Lines.Count);
            Assert.Equal((First, AsAt.Day(Set)), (tracker.Year, tracker.AsAt));
            return (
                new() { Proposals = [plan.Proposals[0] with { Status = ProposalStatus.Approved }], Freeze = new(1, "Full Council", Approved: true, 0, default, "") },
                TrackerChanges.None with
                {
                    Lines = [Change("one") with { Plan = Plan(-10) }, Change("two") with { Plan = Plan(-20) }],
                    Origins = [.. lines.Select((l, i) => new LineOrigin(null, i == 0 ? "one" : "two", l.Id, proposal.Id, Cycle.ToString()))],
                });
        });

        Assert.Equal(2, receipt.Number);
        var tracker = await Council.Trackers.ReadAsync(First, AsAt.Now, Cancel);
        Assert.Equal([2L, 2L], tracker.Lines.Select(l => l.Acts.Plan));
        var origins = await Council.Plans.OriginsAsync(First, Cancel);
        Assert.Equal(
            [("one", lines[0].Id), ("two", lines[1].Id), ("two", lines[2].Id)],
            origins.Select(o => (o.Value.Key, o.Value.PlanLine)).OrderBy(o => Array.FindIndex(lines, l => l.Id == o.PlanLine)));
        Assert.All(origins, o => Assert.Equal((tracker.Lines.Single(l => l.Key == o.Value.Key).Id, proposal.Id, "2022-27", 2L), (o.Value.LineId!.Value, o.Value.Proposal, o.Value.Cycle, o.Act.Number)));
        Assert.Empty(await Council.Plans.OriginsAsync(Year, Cancel));
        Assert.True((await Council.Acts.VerifyAsync(cancel: Cancel)).Holds);
    }

    [Fact]
    public async Task A_line_that_is_there_is_tied_by_id_or_by_key_and_once()
    {
        await Council.Trackers.WriteAsync(Council.Request(Set), First, _ => Result.Ok(TrackerChanges.None with { Lines = [Change("one") with { Plan = Plan(-10) }, Change("two") with { Plan = Plan(-1) }] }), Cancel);
        var one = (await Council.Trackers.FindAsync(First, "one", Cancel))!.Value;
        var (a, b, proposal) = (any.Id(), any.Id(), any.Id());
        TrackerChanges Ties() => TrackerChanges.None with { Origins = [new(one, "one", a, proposal, "2022-27"), new(null, "two", b, proposal, "2022-27")] };
        Assert.True((await WriteAsync((_, _) => (PlanChanges.None, Ties()))).Wrote);
        Assert.False((await WriteAsync((_, _) => (PlanChanges.None, Ties()))).Wrote);
        Assert.Equal([("one", a), ("two", b)], (await Council.Plans.OriginsAsync(First, Cancel)).Select(o => (o.Value.Key, o.Value.PlanLine)));
    }

    [Fact]
    public async Task A_problem_on_either_side_refuses_both()
    {
        var plan = new PlanChanges { Opens = true, Sources = [any.Source()] };
        var tracker = TrackerChanges.None with { Lines = [Change("one") with { Plan = Plan(-1) }] };
        Assert.Equal("plan.cycle-not-open", await CodeAsync(plan with { Opens = false }, tracker));
        Assert.Equal("tracker.line-unknown", await CodeAsync(plan, tracker with { Origins = [new(null, "none", any.Id(), any.Id(), "")] }));
        Assert.Equal("tracker.line-twice", await CodeAsync(plan, tracker with { Lines = [.. tracker.Lines, .. tracker.Lines] }));
        Assert.Null(await Council.Acts.LatestAsync(Cancel));

        async Task<string> CodeAsync(PlanChanges p, TrackerChanges t) =>
            Assert.Single((await Council.Plans.WriteAsync(Council.Request(Set), Cycle, First, (_, _) => Result.Ok((p, t)), Cancel)).Problems).Code;
    }

    private async Task<ActReceipt> WriteAsync(Func<Plan, TrackerPosition, (PlanChanges, TrackerChanges)> decide)
    {
        var receipt = await Council.Plans.WriteAsync(Council.Request(Set), Cycle, First, (plan, tracker) => Result.Ok(decide(plan, tracker)), Cancel);
        Assert.True(receipt.Ok, string.Join("; ", receipt.Problems.Select(p => p.Message)));
        return receipt.Value;
    }
}

public sealed class PlanWithTrackerOnSqlite(SqliteFiles databases) : PlanWithTrackerTests(databases);

public sealed class PlanWithTrackerOnPostgres(PostgresServer databases) : PlanWithTrackerTests(databases);

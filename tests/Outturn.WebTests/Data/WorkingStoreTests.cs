using Outturn.Core.Appraisal.Costing;
using Outturn.Core.Planning;
using Outturn.Core.Series;
using Outturn.Core.Values;
using Outturn.Core.Workings;

namespace Outturn.WebTests.Data;

public abstract class WorkingStoreTests(ITestDatabases databases) : StoreTests(databases)
{
    private static readonly PlanCycle Cycle = new(new FinancialYear(2022), 5);
    private static readonly Guid Transport = Guid.Parse("01890000-0000-7000-8000-0000000000a1");
    private static readonly Guid Staff = Guid.Parse("01890000-0000-7000-8000-0000000000a2");
    private static readonly Guid Grades = Guid.Parse("01890000-0000-7000-8000-0000000000c1");
    private static readonly Guid Team = Guid.Parse("01890000-0000-7000-8000-0000000000c2");
    private static readonly DateOnly October = new(2021, 10, 4);
    private static readonly DateOnly November = new(2021, 11, 8);

    private Viewer Viewer => new(Council.Finance, [Roles.Finance], Outturn.Data.Settings.ShippedGrants.All);

    [Fact]
    public async Task A_build_up_fills_a_line_and_a_rate_that_changes_moves_it_by_one_act()
    {
        await FilledAsync();
        var read = await Council.Workings.ReadAsync(Cycle, AsAt.Now, Cancel);
        Assert.Equal(Money.FromPounds(116_000), read.Plan.Lines[0].Typed[new(2022)].Value);
        Assert.Equal("Agrees", Assert.Single(LineMovements.Of(read)).InWords);

        // Only the rate: the line waits, and says which rate moved it.
        await WriteAsync(November, new WriteRates(Grades, "Grades", Prices(48_742m), Accept: false).Decide);
        var waiting = Assert.Single(LineMovements.Of(await Council.Workings.ReadAsync(Cycle, AsAt.Now, Cancel)));
        Assert.True(waiting.Moves);
        Assert.False(waiting.ByHand);
        Assert.Equal("P1 in 2022-23 from £45,000 to £48,742", Assert.Single(waiting.Because).Words);
        Assert.Equal(Money.FromPounds(2 * 3_742), waiting.Difference(Cycle).Value);

        var acts = (await Council.Acts.LatestAsync())!.Act.Number;
        await WriteAsync(November, new AcceptMovements([Team]).Decide);
        Assert.Equal(acts + 1, (await Council.Acts.LatestAsync())!.Act.Number);
        var after = await Council.Workings.ReadAsync(Cycle, AsAt.Now, Cancel);
        Assert.Equal(Money.FromPounds((2 * 48_742) + 26_000), after.Plan.Lines[0].Typed[new(2022)].Value);
        Assert.False(Assert.Single(LineMovements.Of(after)).Moves);

        // And as it stood before.
        var before = await Council.Workings.ReadAsync(Cycle, AsAt.Day(October), Cancel);
        Assert.Equal(45_000m, before.Rates[0].Stated("P1", new(2022))!.Value);
        Assert.Equal(Money.FromPounds(116_000), before.Plan.Lines[0].Typed[new(2022)].Value);
        Assert.Null((await Council.Acts.VerifyAsync(cancel: Cancel)).FirstBreak);
    }

    [Fact]
    public async Task A_rate_and_the_lines_that_rest_on_it_move_together_where_that_is_asked()
    {
        await FilledAsync();
        var acts = (await Council.Acts.LatestAsync())!.Act.Number;
        await WriteAsync(November, new WriteRates(Grades, "Grades", Prices(50_000m), Accept: true).Decide);
        Assert.Equal(acts + 1, (await Council.Acts.LatestAsync())!.Act.Number);
        var after = await Council.Workings.ReadAsync(Cycle, AsAt.Now, Cancel);
        Assert.Equal(Money.FromPounds(126_000), after.Plan.Lines[0].Typed[new(2022)].Value);
        Assert.Equal("Agrees", Assert.Single(LineMovements.Of(after)).InWords);
    }

    [Fact]
    public async Task A_line_that_was_changed_by_hand_is_not_overwritten_by_a_rate()
    {
        await FilledAsync();
        var line = (await Council.Plans.ReadAsync(Cycle, AsAt.Now, Cancel)).Lines[0];
        Assert.True((await Council.Plans.WriteAsync(Council.Request(November), Cycle, _ => Result.Ok(PlanChanges.None with { Lines = [line with { Typed = PlanAmounts.Starting(Cycle.First, Money.FromPounds(99_000)) }] }), Cancel)).Ok);
        await WriteAsync(November, new WriteRates(Grades, "Grades", Prices(50_000m), Accept: true).Decide);
        var after = await Council.Workings.ReadAsync(Cycle, AsAt.Now, Cancel);
        Assert.Equal(Money.FromPounds(99_000), after.Plan.Lines[0].Typed[new(2022)].Value);
        Assert.True(Assert.Single(LineMovements.Of(after)).ByHand);
    }

    [Fact]
    public async Task What_says_what_stands_writes_no_act_and_numbers_are_given_once()
    {
        await FilledAsync();
        var acts = (await Council.Acts.LatestAsync())!.Act.Number;
        Assert.False((await Council.Workings.WriteAsync(Council.Request(November), Cycle, p => new WriteRates(Grades, "Grades", Prices(45_000m), Accept: true).Decide(p, Viewer), Cancel)).Value!.Wrote);
        Assert.Equal(acts, (await Council.Acts.LatestAsync())!.Act.Number);
        var twice = await Council.Workings.WriteAsync(
            Council.Request(November), Cycle, _ => Result.Ok(WorkingChanges.None with { Workings = [new(Guid.CreateVersion7(), 1, null, "Other", Prices(1_000m))] }), Cancel);
        Assert.Equal("working.number-taken", Assert.Single(twice.Problems).Code);
        var closed = await Council.Workings.WriteAsync(
            Council.Request(November), new(new FinancialYear(2030), 5), _ => Result.Ok(WorkingChanges.None with { Workings = [new(Guid.CreateVersion7(), 1, null, "Other", Prices(1_000m))] }), Cancel);
        Assert.Equal("plan.cycle-not-open", Assert.Single(closed.Problems).Code);
    }

    private static Rates Prices(decimal p1) => new(RateKind.GradeCost, "", "", [new("P1", new(2022), p1, "Pay scale"), new("S4", new(2022), 26_000m, "Pay scale")]);

    private async Task FilledAsync()
    {
        var proposal = new Proposal(Transport, Cycle, 1, ProposalTerms.Of("Buses for pupils", ProposalType.Saving) with { Leads = ["Head of transport"] }, ProposalStatus.Draft, "");
        var line = new PlanLine(Staff, Transport, 1, LineTerms.Of(PlanCategory.Investment, new Permanence.TemporaryUntil(new(2024))), PlanAmounts.Starting(Cycle.First, Money.FromPounds(1)));
        Assert.True((await Council.Plans.WriteAsync(Council.Request(October), Cycle, _ => Result.Ok(new PlanChanges { Opens = true, Proposals = [proposal], Lines = [line] }), Cancel)).Ok);
        await WriteAsync(October, new WriteRates(Grades, "Grades", Prices(45_000m), Accept: true).Decide);
        var grades = (await Council.Workings.ReadAsync(Cycle, AsAt.Now, Cancel)).Rates[0];
        var team = new BuildUp(false, Cycle.First, 3, BuildUpGrain.Pence,
        [
            BuildUpRow.New("a", "Route planners", BuildUpKind.Posts) with { Count = Quantity.Of(2), Price = RateUse.From(grades, "P1") },
            BuildUpRow.New("b", "Assistant", BuildUpKind.Posts) with { Price = RateUse.From(grades, "S4") },
        ], []);
        await WriteAsync(October, new WriteWorking(Team, Transport, "Staff", team).Decide);
        await WriteAsync(October, new FillLine(Team, Staff).Decide);
    }

    private async Task WriteAsync(DateOnly on, Func<WorkedPlan, Viewer, Result<WorkingChanges>> decide)
    {
        var done = await Council.Workings.WriteAsync(Council.Request(on), Cycle, plan => decide(plan, Viewer), Cancel);
        Assert.True(done.Ok, string.Join(' ', done.Problems.Select(p => p.Message)));
    }
}

public sealed class WorkingStoreOnSqlite(SqliteFiles databases) : WorkingStoreTests(databases);

public sealed class WorkingStoreOnPostgres(PostgresServer databases) : WorkingStoreTests(databases);

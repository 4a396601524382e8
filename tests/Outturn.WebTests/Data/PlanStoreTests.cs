using Outturn.Core.Planning;
using Outturn.Core.Series;
using Outturn.Core.Values;
using Outturn.Data.Record;
using static Outturn.WebTests.Data.AnyPlan;

namespace Outturn.WebTests.Data;

public abstract class PlanStoreTests(ITestDatabases databases) : StoreTests(databases)
{
    private static readonly DateOnly October = new(2021, 10, 31);
    private static readonly DateOnly November = new(2021, 11, 30);
    private static readonly DateOnly December = new(2021, 12, 9);

    private readonly AnyPlan any = new(7);

    [Fact]
    public async Task A_cycle_that_nobody_opened_is_empty_and_refuses_what_is_written_to_it()
    {
        var plan = await Council.Plans.ReadAsync(Cycle, AsAt.Now, Cancel);
        Assert.False(plan.IsOpen);
        Assert.Empty(plan.Lines);
        Assert.Equal(0, plan.LatestAct);

        var refused = await Council.Plans.WriteAsync(Council.Request(October), Cycle, _ => Result.Ok(new PlanChanges { Opening = [new("Adults", Amount.Zero)] }), Cancel);
        Assert.Equal("plan.cycle-not-open", Assert.Single(refused.Problems).Code);
        Assert.False((await Council.Plans.WriteAsync(Council.Request(October), Cycle, _ => Result.Ok(PlanChanges.None), Cancel)).Value!.Wrote);
        Assert.Null(await Council.Acts.LatestAsync(Cancel));

        Assert.True((await WriteAsync(October, new() { Opens = true })).Wrote);
        plan = await Council.Plans.ReadAsync(Cycle, AsAt.Now, Cancel);
        Assert.True(plan.IsOpen);
        Assert.Equal(1, plan.LatestAct);
        Assert.Equal(0, (await Council.Plans.ReadAsync(Cycle, AsAt.Day(October.AddDays(-1)), Cancel)).LatestAct);
        Assert.False((await WriteAsync(November, new() { Opens = true })).Wrote);
        Assert.False((await Council.Plans.ReadAsync(new(new(2022), 4), AsAt.Now, Cancel)).IsOpen);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(30)]
    public async Task Everything_that_a_plan_can_hold_comes_back_exactly(int seed)
    {
        var some = new AnyPlan(seed);
        var changes = new PlanChanges
        {
            Opens = true,
            Opening = [.. Enumerable.Range(0, 12).Select(n => some.Opening($"Service {n}"))],
            Proposals = [.. Enumerable.Range(1, 12).Select(n => some.Proposal(n))],
            Sources = [.. Enumerable.Range(0, 12).Select(_ => some.Source())],
            Assumptions = [.. Enumerable.Range(0, 8).Select(_ => some.Assumption())],
            Schemes = [.. Enumerable.Range(0, 8).Select(_ => some.Scheme())],
            Scenarios = [.. Enumerable.Range(1, 12).Select(n => some.Scenario(n))],
            Freeze = new(1, "First draft", Approved: true, 0, default, new string('a', 64)),
        };
        changes = changes with { Lines = [.. changes.Proposals.SelectMany(p => Enumerable.Range(1, 1 + some.Next(4)).Select(n => some.Line(p.Id, n)))] };
        var receipt = await WriteAsync(October, changes);
        var act = receipt.Number!.Value;

        var plan = await Council.Plans.ReadAsync(Cycle, AsAt.Day(October), Cancel);
        Assert.Equal(changes.Opening.OrderBy(o => o.Service, StringComparer.Ordinal), plan.Opening);
        Assert.Equal(changes.Proposals.Select(p => p with { Act = act }), plan.Proposals);
        Assert.Equal(changes.Lines.Select(l => l with { Act = act }), plan.Lines);
        Assert.Equal(changes.Sources.Select(s => s with { Act = act }), plan.Sources);
        Assert.Equal(changes.Assumptions.Select(a => a with { Act = act }), plan.Assumptions);
        Assert.Equal(changes.Schemes.Select(s => s with { Act = act }), plan.Schemes);
        Assert.Equal(changes.Scenarios.Select(s => s with { Act = act }), plan.Scenarios);
        Assert.Equal(changes.Freeze! with { Act = act, Position = October }, Assert.Single(plan.Baselines));
        Assert.Equal((act, AsAt.Day(October), true), (plan.LatestAct, plan.AsAt, plan.IsOpen));
        Assert.Equal(changes.Lines.SelectMany(l => l.Terms.References).ToHashSet(), plan.UsedReferences.Keys.ToHashSet());
        Assert.Equal((13, 13, 2), (plan.NextProposal, plan.NextScenario, plan.NextBaseline));

        // The same again, as it was read and as it was made, is no change.
        Assert.False((await WriteAsync(October, changes with { Freeze = null })).Wrote);
        Assert.False((await WriteAsync(October, new() { Opening = plan.Opening, Proposals = plan.Proposals, Lines = plan.Lines, Sources = plan.Sources, Assumptions = plan.Assumptions, Schemes = plan.Schemes, Scenarios = plan.Scenarios })).Wrote);
        var proof = await Council.Acts.VerifyAsync(cancel: Cancel);
        Assert.True(proof.Holds, proof.FirstBreak?.Sentence);
    }

    [Fact]
    public async Task Every_member_of_every_enumeration_comes_back()
    {
        var proposals = Every<ProposalStatus>().SelectMany(status => Every<ProposalType>().Select(type => (status, type))).Select((x, i) => new Proposal(
            any.Id(), Cycle, i + 1,
            ProposalTerms.Of("P", x.type) with { Confidentiality = Every<Confidentiality>()[i % 3], Links = [new(Every<LinkKind>()[i % 4], null, "2017-22", "A/R.6.1", "")] },
            x.status, "")).ToList();
        var lines = Every<PlanCategory>().SelectMany(c => Every<BenefitClass>().Select(b => (BenefitClass?)b).Append(null).Select(b => (c, b))).Select((x, i) => new PlanLine(
            any.Id(), proposals[0].Id, i + 1,
            LineTerms.Of(x.c, new Permanence.OneOff()) with
            {
                Benefit = x.b,
                Role = Every<LineRole>()[i % 3],
                Confidence = Every<Confidence>()[i % 4],
                Sources = [new("Grant", Every<FundingStatus>()[i % 5], null)],
                Earlier = new(PlanAmounts.None, Every<EarlierCounts>()[i % 3]),
            },
            PlanAmounts.None)).ToList();
        var sources = Every<SourceKind>().Select((kind, i) => new FundingSource(any.Id(), kind.ToString(), kind, Every<FundingStatus>()[i % 5], MeetsBudget: false, OneOff: true, null, null, "", [])).ToList();
        var scenarios = Every<ScenarioState>().Select((state, i) => new Scenario(any.Id(), i + 1, "S", "", state, [])).ToList();
        await WriteAsync(October, new() { Opens = true, Proposals = proposals, Lines = lines, Sources = sources, Scenarios = scenarios });

        var plan = await Council.Plans.ReadAsync(Cycle, AsAt.Now, Cancel);
        Assert.Equal(proposals.Select(p => p with { Act = 1 }), plan.Proposals);
        Assert.Equal(lines.Select(l => l with { Act = 1 }), plan.Lines);
        Assert.Equal(sources.Select(s => s with { Act = 1 }), plan.Sources);
        Assert.Equal(scenarios.Select(s => s with { Act = 1 }), plan.Scenarios);

        static T[] Every<T>()
            where T : struct, Enum => Enum.GetValues<T>();
    }

    [Fact]
    public async Task What_was_stated_of_sources_is_read_with_the_acts_that_stated_it_in_their_order()
    {
        var grant = new FundingSource(any.Id(), "Grant", SourceKind.Grant, FundingStatus.Assumed, MeetsBudget: false, OneOff: true, null, null, "", []);
        await WriteAsync(October, new() { Opens = true, Sources = [grant] });
        await WriteAsync(November, new() { Sources = [grant with { Status = FundingStatus.Requested }, grant with { Id = any.Id(), Name = "Other" }] });
        await WriteAsync(December, new() { Sources = [grant with { Status = FundingStatus.Confirmed }] });
        var history = await Council.Plans.SourceHistoryAsync(Cycle, AsAt.Now, Cancel);
        Assert.Equal([(1L, "Grant", FundingStatus.Assumed), (2L, "Grant", FundingStatus.Requested), (2L, "Other", FundingStatus.Assumed), (3L, "Grant", FundingStatus.Confirmed)], history.OrderBy(v => v.Act.Number).ThenBy(v => v.Value.Name, StringComparer.Ordinal).Select(v => (v.Act.Number, v.Value.Name, v.Value.Status)));
        Assert.Equal(October, history[0].Act.Position);
        Assert.Equal(2, (await Council.Plans.SourceHistoryAsync(Cycle, AsAt.Day(November), Cancel)).Max(v => v.Act.Number));
        Assert.Empty(await Council.Plans.SourceHistoryAsync(new(new(2030), 5), AsAt.Now, Cancel));
    }

    [Fact]
    public async Task A_position_shows_the_latest_version_on_or_before_it_and_the_clock_only_what_was_recorded()
    {
        var (proposal, line) = await OpenAsync(October);
        Council.Clock.Advance(TimeSpan.FromDays(1));
        var second = await WriteAsync(November, new() { Lines = [line with { Typed = Typed(-200) }], Proposals = [proposal with { Status = ProposalStatus.Cleared, StatusReason = "All four" }] });
        Council.Clock.Advance(TimeSpan.FromDays(1));
        var correction = await WriteAsync(October, new() { Lines = [line with { Typed = Typed(-150) }] });

        async Task<(Money, ProposalStatus, long)> AtAsync(AsAt asAt)
        {
            var plan = await Council.Plans.ReadAsync(Cycle, asAt, Cancel);
            return (plan.Lines.Single().Typed.Low[new(2022)], plan.Proposals.Single().Status, plan.LatestAct);
        }

        Assert.Equal((Money.FromThousands(-200), ProposalStatus.Cleared, 2), await AtAsync(AsAt.Now));
        Assert.Equal((Money.FromThousands(-200), ProposalStatus.Cleared, 2), await AtAsync(AsAt.Day(November)));
        Assert.Equal((Money.FromThousands(-150), ProposalStatus.Draft, 3), await AtAsync(AsAt.Day(November.AddDays(-1))));
        Assert.Equal((Money.FromThousands(-100), ProposalStatus.Draft, 1), await AtAsync(new(October, second.Act!.Recorded)));
        Assert.Equal((Money.FromThousands(-100), ProposalStatus.Draft, 1), await AtAsync(new(null, new(second.Act.Recorded.Microseconds - 1))));
        Assert.Equal((Money.FromThousands(-150), ProposalStatus.Draft, 3), await AtAsync(new(October, correction.Act!.Recorded)));
        Assert.Empty((await Council.Plans.ReadAsync(Cycle, AsAt.Day(October.AddDays(-1)), Cancel)).Lines);
    }

    [Fact]
    public async Task A_version_without_amounts_takes_back_those_of_the_version_before()
    {
        var (_, line) = await OpenAsync(October);
        await WriteAsync(October, new() { Lines = [line with { Typed = PlanAmounts.None }] });
        Assert.Equal(PlanAmounts.None, (await Council.Plans.ReadAsync(Cycle, AsAt.Now, Cancel)).Lines.Single().Typed);
        Assert.False((await WriteAsync(November, new() { Lines = [line with { Typed = PlanAmounts.None }] })).Wrote);
    }

    [Fact]
    public async Task A_baseline_stays_as_it_was_frozen_whatever_is_written_later_and_for_whatever_day()
    {
        var (proposal, line) = await OpenAsync(October);
        await WriteAsync(December, new() { Proposals = [proposal with { Status = ProposalStatus.Deferred }] });
        var frozen = await WriteAsync(November, new() { Lines = [line with { Typed = Typed(-120) }], Freeze = new(1, "Committee, November", Approved: false, 0, default, new string('b', 64)) });
        var before = await Council.Plans.ReadAsync(Cycle, AsAt.Day(November), Cancel);
        await WriteAsync(October, new() { Lines = [line with { Typed = Typed(-999), Withdrawn = true }], Opening = [new("Adults", Amount.Of(Money.FromThousands(1)))] });
        await WriteAsync(November, new() { Lines = [line with { Typed = Typed(-998) }], Proposals = [any.Proposal(2)] });

        var baseline = await Council.Plans.BaselineAsync(Cycle, 1, Cancel);
        Assert.NotNull(baseline);
        Assert.Equal(before.Lines, baseline.Lines);
        Assert.Equal(Typed(-120), baseline.Lines.Single().Typed);
        Assert.Equal(before.Proposals, baseline.Proposals);
        Assert.Equal(ProposalStatus.Draft, baseline.Proposals.Single().Status);
        Assert.Empty(baseline.Opening);
        Assert.Equal((frozen.Number!.Value, November), (baseline.LatestAct, baseline.AsAt.Position!.Value));
        Assert.Equal(new Baseline(1, "Committee, November", Approved: false, frozen.Number.Value, November, new('b', 64)), Assert.Single(baseline.Baselines));
        Assert.NotEqual(before.Lines, (await Council.Plans.ReadAsync(Cycle, AsAt.Day(November), Cancel)).Lines);
        Assert.Null(await Council.Plans.BaselineAsync(Cycle, 2, Cancel));
        Assert.Null(await Council.Plans.BaselineAsync(new(new(2017), 5), 1, Cancel));
    }

    [Fact]
    public async Task Only_versions_that_differ_are_written()
    {
        var (proposal, line) = await OpenAsync(October);
        var other = any.Line(proposal.Id, 2);
        await WriteAsync(October, new() { Lines = [other] });
        var receipt = await WriteAsync(November, new() { Proposals = [proposal], Lines = [line with { Typed = Typed(-101) }, other] });

        // A version, its one movement and the mark of the act.
        Assert.Equal(3, receipt.Facts);
        Assert.Equal([3L, 2L], (await Council.Plans.ReadAsync(Cycle, AsAt.Now, Cancel)).Lines.Select(l => l.Act));
    }

    [Fact]
    public async Task Text_that_a_database_cannot_hold_is_replaced_and_is_not_a_change_when_it_comes_again()
    {
        var proposal = any.Proposal(1) with { Terms = ProposalTerms.Of("half \uD83D pair, NUL \0", ProposalType.Saving) with { Committees = ["\uDE00"], Links = [new(LinkKind.Replaces, null, "\0", "", "")] } };
        var line = new PlanLine(any.Id(), proposal.Id, 1, LineTerms.Of(PlanCategory.Saving, new Permanence.Permanent()) with { References = ["a\0"] }, new([KeyValuePair.Create(new FinancialYear(2022), (Amount)new Amount.Unquantified("\0"))]));
        await WriteAsync(October, new() { Opens = true, Proposals = [proposal], Lines = [line] });
        var plan = await Council.Plans.ReadAsync(Cycle, AsAt.Now, Cancel);
        Assert.Equal("half \uFFFD pair, NUL \uFFFD", plan.Proposals.Single().Terms.Title);
        Assert.Equal(["a\uFFFD"], plan.UsedReferences.Keys);
        Assert.False((await WriteAsync(October, new() { Proposals = [proposal], Lines = [line] })).Wrote);
        Assert.True((await Council.Acts.VerifyAsync(cancel: Cancel)).Holds);
    }

    [Fact]
    public async Task Proposals_stand_in_the_order_of_their_numbers_and_lines_in_that_of_proposal_and_number()
    {
        var (first, line) = await OpenAsync(October);
        var second = any.Proposal(2);
        await WriteAsync(October, new() { Proposals = [second], Lines = [any.Line(second.Id, 1)] });
        await WriteAsync(October, new() { Lines = [any.Line(first.Id, 2) with { Withdrawn = true }, any.Line(second.Id, 2)] });
        await WriteAsync(November, new() { Lines = [line with { Typed = Typed(-1) }] });

        var plan = await Council.Plans.ReadAsync(Cycle, AsAt.Now, Cancel);
        Assert.Equal([1, 2], plan.Proposals.Select(p => p.Number));
        Assert.Equal([(first.Id, 1, false), (first.Id, 2, true)], plan.Lines.Take(2).Select(l => (l.Proposal, l.Number, l.Withdrawn)));
        Assert.Equal([(second.Id, 1), (second.Id, 2)], plan.Lines.Skip(2).Select(l => (l.Proposal, l.Number)));
        Assert.Equal((3, 3, 1), (plan.NextProposal, plan.NextLine(first.Id), plan.NextLine(any.Id())));
    }

    [Fact]
    public async Task A_reference_stays_used_when_its_line_is_withdrawn_or_has_another_and_on_any_day()
    {
        var (proposal, line) = await OpenAsync(October);
        await WriteAsync(November, new() { Lines = [line with { Terms = line.Terms with { References = ["A/R.6.252"] }, Withdrawn = true }] });
        foreach (var asAt in new[] { AsAt.Now, AsAt.Day(October), AsAt.Day(October.AddDays(-30)) })
        {
            var plan = await Council.Plans.ReadAsync(Cycle, asAt, Cancel);
            Assert.Equal(new Dictionary<string, Guid> { ["A/R.6.222"] = line.Id, ["A/R.6.252"] = line.Id }, plan.UsedReferences);
        }

        // Whoever takes it up again, the first line to have it is the one that is named.
        await WriteAsync(November, new() { Lines = [any.Line(proposal.Id, 2) with { Terms = line.Terms }] });
        Assert.Equal(line.Id, (await Council.Plans.ReadAsync(Cycle, AsAt.Now, Cancel)).UsedReferences["A/R.6.222"]);
    }

    [Fact]
    public async Task A_decision_is_given_the_plan_as_at_the_position_of_the_act_and_numbers_that_are_not_taken()
    {
        var (_, line) = await OpenAsync(November);
        Plan? seen = null;
        var done = await Council.Plans.WriteAsync(Council.Request(October), Cycle, plan =>
        {
            seen = plan;
            return Result.Ok(new PlanChanges { Proposals = [any.Proposal(plan.NextProposal)] }, Problem.Notice("note", "", "A notice."));
        }, Cancel);
        Assert.Equal("note", Assert.Single(done.Problems).Code);
        Assert.Equal(AsAt.Day(October), seen!.AsAt);
        Assert.Empty(seen.Proposals);
        Assert.Equal(2, seen.NextProposal);
        Assert.Equal(line.Id, seen.UsedReferences["A/R.6.222"]);
        Assert.Equal([2], (await Council.Plans.ReadAsync(Cycle, AsAt.Day(October), Cancel)).Proposals.Select(p => p.Number));
        Assert.Equal([1, 2], (await Council.Plans.ReadAsync(Cycle, AsAt.Now, Cancel)).Proposals.Select(p => p.Number));
    }

    [Fact]
    public async Task A_change_that_does_not_fit_the_record_is_refused_whole()
    {
        var (proposal, line) = await OpenAsync(November);
        await WriteAsync(November, new() { Scenarios = [any.Scenario(1)], Freeze = new(1, "One", Approved: false, 0, default, "") });

        async Task<string> CodeAsync(DateOnly position, PlanChanges changes)
        {
            var refused = await Council.Plans.WriteAsync(Council.Request(position), Cycle, _ => Result.Ok(changes), Cancel);
            Assert.False(refused.Ok);
            return Assert.Single(refused.Problems).Code;
        }

        Assert.Equal("plan.number-taken", await CodeAsync(October, new() { Proposals = [any.Proposal(1)] }));
        Assert.Equal("plan.number-taken", await CodeAsync(November, new() { Proposals = [any.Proposal(2), any.Proposal(2)] }));
        Assert.Equal("plan.number-taken", await CodeAsync(November, new() { Lines = [any.Line(proposal.Id, 1)] }));
        Assert.Equal("plan.number-taken", await CodeAsync(October, new() { Proposals = [proposal], Lines = [any.Line(proposal.Id, 1)] }));
        Assert.Equal("plan.number-taken", await CodeAsync(October, new() { Scenarios = [any.Scenario(1)] }));
        Assert.Equal("plan.number-taken", await CodeAsync(October, new() { Freeze = new(1, "Two", Approved: false, 0, default, "") }));
        Assert.Equal("plan.proposal-unknown", await CodeAsync(November, new() { Lines = [any.Line(any.Id(), 1)] }));
        Assert.Equal("plan.proposal-unknown", await CodeAsync(October, new() { Lines = [line] }));
        Assert.Equal("plan.twice", await CodeAsync(November, new() { Lines = [line with { Typed = Typed(-1) }, line with { Typed = Typed(-2) }] }));
        Assert.Equal("plan.twice", await CodeAsync(November, new() { Opening = [any.Opening("Adults"), any.Opening("Adults")] }));
        Assert.Equal("plan.text-too-long", await CodeAsync(November, new() { Opening = [any.Opening(new string('é', 1001))] }));
        Assert.Equal("plan.text-too-long", await CodeAsync(November, new() { Lines = [any.Line(proposal.Id, 2) with { Terms = line.Terms with { References = [new string('é', 1001)] } }] }));
        await Assert.ThrowsAsync<ArgumentException>(() => CodeAsync(November, new() { Proposals = [proposal with { Number = 9 }] }));
        await Assert.ThrowsAsync<ArgumentException>(() => CodeAsync(November, new() { Lines = [line with { Number = 9 }] }));
        Assert.Equal(2, (await Council.Acts.LatestAsync(Cancel))!.Act.Number);
        Assert.Equal("no", Assert.Single((await Council.Plans.WriteAsync(Council.Request(), Cycle, _ => Result.Refused<PlanChanges>(Problem.Error("no", "", "No.")), Cancel)).Problems).Code);
    }

    [Fact]
    public async Task The_history_of_a_proposal_has_every_version_of_it_and_of_its_lines_oldest_act_first()
    {
        var (proposal, line) = await OpenAsync(October);
        var second = await WriteAsync(December, new() { Proposals = [proposal with { Status = ProposalStatus.Approved }, any.Proposal(2)] });
        await WriteAsync(November, new() { Lines = [any.Line(proposal.Id, 2), line with { Typed = Typed(-200) }], Proposals = [proposal with { StatusReason = "why" }] });

        var history = await Council.Plans.ProposalHistoryAsync(proposal.Id, AsAt.Now, Cancel);
        Assert.Equal([(1L, October, ProposalStatus.Draft), (2L, December, ProposalStatus.Approved), (3L, November, ProposalStatus.Draft)], history.Versions.Select(v => (v.Act.Number, v.Position, v.Value.Status)));
        Assert.Equal(proposal with { Act = 1 }, history.Versions[0].Value);
        Assert.Equal([line with { Act = 1 }, line with { Typed = Typed(-200), Act = 3 }], history.Lines.Where(l => l.Value.Id == line.Id).Select(l => l.Value));
        Assert.Equal([(1L, 1), (3L, 1), (3L, 2)], history.Lines.Select(l => (l.Act.Number, l.Value.Number)));

        var then = await Council.Plans.ProposalHistoryAsync(proposal.Id, new(November, second.Act!.Recorded), Cancel);
        Assert.Equal([1L], then.Versions.Select(v => v.Act.Number));
        Assert.Single(then.Lines);
        Assert.Empty((await Council.Plans.ProposalHistoryAsync(any.Id(), AsAt.Now, Cancel)).Versions);
    }

    [Fact]
    public async Task Cycles_are_apart_and_say_what_they_hold_and_their_latest_position()
    {
        var (proposal, line) = await OpenAsync(October);
        await WriteAsync(November, new() { Lines = [line with { Withdrawn = true }, any.Line(proposal.Id, 2) with { Withdrawn = false }], Proposals = [any.Proposal(2)] });
        var earlier = new PlanCycle(new(2017), 5);
        await Council.Plans.WriteAsync(Council.Request(December), earlier, _ => Result.Ok(new PlanChanges { Opens = true, Sources = [any.Source()] }), Cancel);

        Assert.Equal([new(Cycle, 2, 1, 1, November, 2), new(earlier, 0, 0, 0, December, 3)], await Council.Plans.CyclesAsync(AsAt.Now, Cancel));
        Assert.Equal([new(Cycle, 1, 1, 0, October, 1)], await Council.Plans.CyclesAsync(AsAt.Day(October), Cancel));
        Assert.Empty(await Council.Plans.CyclesAsync(AsAt.Day(October.AddDays(-1)), Cancel));
        var acts = await Council.Acts.ListAsync(9, cancel: Cancel);
        Assert.Equal([new(Cycle, 1, 1, 0, October, 1)], await Council.Plans.CyclesAsync(new(null, acts[^1].Act.Recorded), Cancel));
        Assert.Equal([(November, 2L), (October, 1L)], (await Council.Plans.PositionsAsync(Cycle, Cancel)).Select(m => (m.Position, m.LastAct.Number)));
        Assert.Empty((await Council.Plans.ReadAsync(earlier, AsAt.Now, Cancel)).Proposals);
        Assert.Single((await Council.Plans.ReadAsync(earlier, AsAt.Now, Cancel)).Sources);
    }

    [Fact]
    public async Task Reading_a_plan_is_one_statement()
    {
        await OpenAsync(October);
        await WriteAsync(October, new() { Freeze = new(1, "One", Approved: false, 0, default, "") });
        using var watch = Council.Statements.Watch();
        await Council.Plans.ReadAsync(Cycle, new(November, new(long.MaxValue)), Cancel);
        Assert.Equal(1, watch.Count);
        await Council.Plans.CyclesAsync(AsAt.Now, Cancel);
        Assert.Equal(2, watch.Count);
        await Council.Plans.PositionsAsync(Cycle, Cancel);
        Assert.Equal(3, watch.Count);
        await Council.Plans.ProposalHistoryAsync(Guid.Empty, AsAt.Now, Cancel);
        Assert.Equal(4, watch.Count);
        await Council.Plans.OriginsAsync(new(2022), Cancel);
        Assert.Equal(5, watch.Count);
        await Council.Plans.BaselineAsync(Cycle, 1, Cancel);
        Assert.Equal(7, watch.Count);
    }

    [Fact]
    public async Task Ten_thousand_lines_go_in_with_one_act_and_one_is_changed_with_few_statements()
    {
        var proposals = Enumerable.Range(1, 1_000).Select(n => new Proposal(any.Id(), Cycle, n, ProposalTerms.Of($"Proposal {n}", ProposalType.Saving), ProposalStatus.Draft, "")).ToList();
        var lines = Enumerable.Range(0, 10_000).Select(n => new PlanLine(
            any.Id(), proposals[n % 1_000].Id, 1 + (n / 1_000), LineTerms.Of(PlanCategory.Saving, new Permanence.Permanent()) with { References = [$"A/R.{n}"] }, Typed(-n - 1))).ToList();
        var receipt = await WriteAsync(October, new() { Opens = true, Proposals = proposals, Lines = lines });
        Assert.Equal(2 + 2_000 + 40_000, receipt.Facts);
        using var watch = Council.Statements.Watch();
        await WriteAsync(October, new() { Lines = [lines[77] with { Withdrawn = true }] });
        Assert.True(watch.Count < 12, string.Join("\n", watch.Texts));
        var order = proposals.ToDictionary(p => p.Id, p => p.Number);
        Assert.Equal(lines.OrderBy(l => order[l.Proposal]).ThenBy(l => l.Number).Select(l => l.Id), (await Council.Plans.ReadAsync(Cycle, AsAt.Now, Cancel)).Lines.Select(l => l.Id));
    }

    private static PlanAmounts Typed(long thousands) => PlanAmounts.Starting(new(2022), Money.FromThousands(thousands));

    // One proposal with one line, as everyone begins.
    private async Task<(Proposal Proposal, PlanLine Line)> OpenAsync(DateOnly position)
    {
        var proposal = new Proposal(any.Id(), Cycle, 1, ProposalTerms.Of("Block beds", ProposalType.Saving), ProposalStatus.Draft, "");
        var line = new PlanLine(any.Id(), proposal.Id, 1, LineTerms.Of(PlanCategory.Saving, new Permanence.Permanent()) with { References = ["A/R.6.222"] }, Typed(-100));
        await WriteAsync(position, new() { Opens = true, Proposals = [proposal], Lines = [line] });
        return (proposal, line);
    }

    private async Task<ActReceipt> WriteAsync(DateOnly position, PlanChanges changes)
    {
        var receipt = await Council.Plans.WriteAsync(Council.Request(position), Cycle, _ => Result.Ok(changes), Cancel);
        Assert.True(receipt.Ok, string.Join("; ", receipt.Problems.Select(p => p.Message)));
        return receipt.Value;
    }
}

public sealed class PlanStoreOnSqlite(SqliteFiles databases) : PlanStoreTests(databases);

public sealed class PlanStoreOnPostgres(PostgresServer databases) : PlanStoreTests(databases);

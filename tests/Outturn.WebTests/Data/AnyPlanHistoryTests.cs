using Outturn.Core.Planning;
using Outturn.Core.Values;
using static Outturn.WebTests.Data.AnyPlan;

namespace Outturn.WebTests.Data;

/// <summary>Whatever is written to a plan, in whatever order, is read back exactly, as at any position and by any clock.</summary>
public abstract class AnyPlanHistoryTests(ITestDatabases databases) : StoreTests(databases)
{
    private static readonly DateOnly First = new(2021, 9, 1);

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(300)]
    public async Task Reading_as_at_any_date_equals_a_fold_over_what_was_written(int seed)
    {
        var any = new AnyPlan(seed);
        var proposals = Enumerable.Range(1, 4).Select(n => any.Proposal(n)).ToList();
        var lines = proposals.SelectMany(p => Enumerable.Range(1, 2).Select(n => any.Line(p.Id, n))).ToList();
        var written = new List<(Act Act, PlanChanges Changes)>();
        async Task WriteAsync(DateOnly position, PlanChanges changes)
        {
            var receipt = await Council.Plans.WriteAsync(Council.Request(position), Cycle, _ => Result.Ok(changes), Cancel);
            Assert.True(receipt.Ok, string.Join("; ", receipt.Problems.Select(p => p.Message)));
            if (receipt.Value.Wrote)
            {
                // What equals what stood on that day was not stated again: a later correction of an earlier day shows through.
                var stood = Within(written, AsAt.Day(position));
                written.Add((receipt.Value.Act, changes with
                {
                    Opening = [.. changes.Opening.Except(Fold(stood, c => c.Opening, o => o.Service, (o, _) => o))],
                    Proposals = [.. changes.Proposals.Except(Fold(stood, c => c.Proposals, p => p.Id, (p, _) => p))],
                    Lines = [.. changes.Lines.Except(Fold(stood, c => c.Lines, l => l.Id, (l, _) => l))],
                }));
            }
        }

        await WriteAsync(First, new() { Opens = true, Proposals = proposals, Lines = lines });
        for (var i = 0; i < 40; i++)
        {
            Council.Clock.Advance(TimeSpan.FromHours(any.Next(3) - 1));
            await WriteAsync(First.AddDays(30 * any.Next(6)), new()
            {
                Opening = [.. new[] { "Adults", "Children", "É" }.Where(_ => any.Chance(0.2)).Select(any.Opening)],
                Proposals = [.. proposals.Where(_ => any.Chance(0.2)).Select(p => any.Proposal(p.Number, p.Id))],
                Lines = [.. lines.Where(_ => any.Chance(0.3)).Select(l => any.Line(l.Proposal, l.Number, l.Id))],
            });
        }

        for (var i = 0; i < 60; i++)
        {
            DateOnly? position = any.Chance(0.3) ? null : First.AddDays(any.Next(170) - 5);
            Instant? by = any.Chance(0.5) ? null : new(written[any.Next(written.Count)].Act.Recorded.Microseconds + any.Next(3) - 1);
            AssertFold(written, await Council.Plans.ReadAsync(Cycle, new(position, by), Cancel));
        }

        var proof = await Council.Acts.VerifyAsync(cancel: Cancel);
        Assert.True(proof.Holds, proof.FirstBreak?.Sentence);
    }

    private static void AssertFold(List<(Act Act, PlanChanges Changes)> written, Plan read)
    {
        var within = Within(written, read.AsAt);
        Assert.Equal(Fold(within, c => c.Opening, o => o.Service, (o, _) => o).OrderBy(o => o.Service, StringComparer.Ordinal), read.Opening);
        Assert.Equal(Fold(within, c => c.Proposals, p => p.Id, (p, act) => p with { Act = act }).OrderBy(p => p.Number), read.Proposals);
        var order = read.Proposals.ToDictionary(p => p.Id, p => p.Number);
        Assert.Equal(Fold(within, c => c.Lines, l => l.Id, (l, act) => l with { Act = act }).OrderBy(l => order[l.Proposal]).ThenBy(l => l.Number), read.Lines);
    }

    private static List<(Act Act, PlanChanges Changes)> Within(List<(Act Act, PlanChanges Changes)> written, AsAt asAt) =>
    [
        .. written.Where(w => (asAt.Position is not { } position || w.Act.Position <= position) && (asAt.RecordedBy is not { } by || w.Act.Recorded <= by))
            .OrderBy(w => w.Act.Position).ThenBy(w => w.Act.Number),
    ];

    private static IEnumerable<T> Fold<T, TKey>(List<(Act Act, PlanChanges Changes)> within, Func<PlanChanges, IReadOnlyList<T>> part, Func<T, TKey> key, Func<T, long, T> stamp)
        where TKey : notnull
    {
        var latest = new Dictionary<TKey, T>();
        foreach (var (act, changes) in within)
        {
            foreach (var item in part(changes))
            {
                latest[key(item)] = stamp(item, act.Number);
            }
        }

        return latest.Values;
    }
}

public sealed class AnyPlanHistoryOnSqlite(SqliteFiles databases) : AnyPlanHistoryTests(databases);

public sealed class AnyPlanHistoryOnPostgres(PostgresServer databases) : AnyPlanHistoryTests(databases);

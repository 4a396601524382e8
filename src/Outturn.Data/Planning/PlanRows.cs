using System.Globalization;
using System.Text;
using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Data.Facts;
using Outturn.Data.Record;
using Outturn.Data.Tracking;

namespace Outturn.Data.Planning;

/// <summary>Turns a decision about a plan into rows. What equals what stands at the act's position writes none.</summary>
internal sealed class PlanRows
{
    // In bytes: PostgreSQL indexes no more than about 2,700.
    private const int LongestKey = 2_000;

    private readonly FactRows rows;
    private readonly PendingAct act;
    private readonly PlanReading reading;
    private readonly long cycle;
    private readonly CancellationToken cancel;
    private readonly List<Problem> problems = [];

    private PlanRows(FactRows rows, PendingAct act, PlanReading reading, long cycle, CancellationToken cancel)
    {
        this.rows = rows;
        this.act = act;
        this.reading = reading;
        this.cycle = cycle;
        this.cancel = cancel;
    }

    private Plan Plan => reading.Plan;

    /// <returns>Nothing, or the problems that refuse the change.</returns>
    public static async Task<IReadOnlyList<Problem>> AddAsync(FactRows rows, PendingAct act, PlanReading reading, PlanChanges changes, CancellationToken cancel)
    {
        if (changes.IsEmpty)
        {
            return [];
        }

        var named = reading.Plan.Cycle;
        if (reading.Cycle is null && !changes.Opens)
        {
            return [Problem.Error("plan.cycle-not-open", named.ToString(), $"The cycle {named} is not open. Open it first, or name a cycle that is open.")];
        }

        var before = rows.Count;
        var number = reading.Cycle ?? await NextNumberAsync(act, FactTables.PlanCycles, cancel);
        if (reading.Cycle is null)
        {
            rows.Add(FactTables.PlanCycles, number, act.Number, (long)named.First.StartYear, (long)named.Years);
        }

        var plan = new PlanRows(rows, act, reading, number, cancel);
        plan.AddOpening(changes.Opening);
        await plan.AddProposalsAsync(changes.Proposals);
        await plan.AddLinesAsync(changes);
        await plan.AddAsync(changes.Sources, plan.Plan.Sources, s => (s.Id, s.Name), reading.Keys.Sources, FactTables.FundingSources, FactTables.FundingSourceVersions, PlanColumns.Of);
        await plan.AddAsync(changes.Assumptions, plan.Plan.Assumptions, a => (a.Id, a.Name), reading.Keys.Assumptions, FactTables.CostAssumptions, FactTables.CostAssumptionVersions, PlanColumns.Of);
        await plan.AddAsync(changes.Schemes, plan.Plan.Schemes, s => (s.Id, s.Name), reading.Keys.Schemes, FactTables.CapitalSchemes, FactTables.CapitalSchemeVersions, PlanColumns.Of);
        await plan.AddScenariosAsync(changes.Scenarios);
        plan.AddBaseline(changes.Freeze);
        if (rows.Count > before && changes.Import is { } import)
        {
            var sha256 = await YearRows.KeepAsync(rows, act, changes.File, cancel);
            if (import.Sha256 != sha256)
            {
                throw new ArgumentException($"The import names the file {import.Sha256}, but its bytes hash to {sha256}.", nameof(changes));
            }

            rows.Add(FactTables.PlanImports, [act.Number, number, .. PlanImportColumns.Of(import)]);
        }

        if (rows.Count > before)
        {
            rows.Add(FactTables.PlanActs, number, act.Order, act.Number);
        }

        return plan.problems;
    }

    private void AddOpening(IReadOnlyList<OpeningBudget> opening)
    {
        var standing = Plan.Opening.ToDictionary(o => o.Service, o => o.Budget, StringComparer.Ordinal);
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (given, budget) in opening)
        {
            var service = StoredText.Of(given);
            if (Once(written, service, service) && ShortEnough(service, "service")
                && !(standing.TryGetValue(service, out var stands) && Same(AmountColumns.Of(stands), AmountColumns.Of(budget))))
            {
                rows.Add(FactTables.PlanOpeningBudgets, [cycle, service, act.Order, act.Number, .. AmountColumns.Of(budget)]);
            }
        }
    }

    private async Task AddProposalsAsync(IReadOnlyList<Proposal> proposals)
    {
        var standing = Standing(proposals, Plan.Proposals, p => p.Id);
        var numbers = new Numbering(this, Plan.Numbers.Proposals, "Proposal");
        var keys = new Keys(this, FactTables.Proposals, reading.Keys.Proposals);
        var written = new HashSet<Guid>();
        foreach (var proposal in proposals)
        {
            var stands = standing.GetValueOrDefault(proposal.Id);
            if (proposal.Cycle != Plan.Cycle || (stands is not null && stands.Number != proposal.Number))
            {
                throw new ArgumentException($"Proposal {proposal.Id} is number {proposal.Number} of {proposal.Cycle} here and another in the record.", nameof(proposals));
            }

            if (!Once(written, proposal.Id, proposal.Terms.Name) || (keys.IsNew(proposal.Id) && !numbers.Take(proposal.Number)))
            {
                continue;
            }

            var (key, isNew) = await keys.OfAsync(proposal.Id);
            if (isNew)
            {
                rows.Add(FactTables.Proposals, key, proposal.Id, act.Number, cycle, (long)proposal.Number);
            }

            AddVersion(FactTables.ProposalVersions, key, stands is null ? null : PlanColumns.Of(stands), PlanColumns.Of(proposal));
        }
    }

    private async Task AddLinesAsync(PlanChanges changes)
    {
        var standing = Standing(changes.Lines, Plan.Lines, l => l.Id);
        var proposals = Plan.Proposals.Concat(changes.Proposals).Select(p => p.Id).ToHashSet();
        var numbers = new Dictionary<Guid, Numbering>();
        var keys = new Keys(this, FactTables.PlanLines, reading.Keys.Lines);
        var written = new HashSet<Guid>();
        var references = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in changes.Lines)
        {
            var stands = standing.GetValueOrDefault(line.Id);
            if (stands is not null && (stands.Proposal != line.Proposal || stands.Number != line.Number))
            {
                throw new ArgumentException($"Line {line.Id} is line {line.Number} of {line.Proposal} here and another in the record.", nameof(changes));
            }

            var name = line.Terms.References is [var first, ..] ? first : line.Terms.Title.Length > 0 ? line.Terms.Title : Invariant($"Line {line.Number}");
            if (!proposals.Contains(line.Proposal))
            {
                problems.Add(Problem.Error(
                    "plan.proposal-unknown", name, $"The plan for {Plan.Cycle} has no such proposal on {CouncilTime.Words(act.Position)}. Make the proposal first, or for a day on which it is there."));
                continue;
            }

            if (!numbers.TryGetValue(line.Proposal, out var numbering))
            {
                numbers.Add(line.Proposal, numbering = new(this, Plan.Numbers.Lines.GetValueOrDefault(line.Proposal), "Line"));
            }

            if (!Once(written, line.Id, name) || (keys.IsNew(line.Id) && !numbering.Take(line.Number)))
            {
                continue;
            }

            var (key, isNew) = await keys.OfAsync(line.Id);
            if (isNew)
            {
                rows.Add(FactTables.PlanLines, key, line.Id, act.Number, cycle, reading.Keys.Proposals[line.Proposal], (long)line.Number);
            }

            var movements = MovementsOf(line);
            var version = PlanColumns.Of(line);
            if (stands is not null && Same(PlanColumns.Of(stands), version) && Same(MovementsOf(stands), movements))
            {
                continue;
            }

            AddVersion(FactTables.PlanLineVersions, key, null, version);
            foreach (var movement in movements.Chunk(1 + AmountColumns.Width))
            {
                rows.Add(FactTables.PlanLineAmounts, [key, act.Order, movement[0], act.Number, .. movement[1..]]);
            }

            foreach (var reference in line.Terms.References.Select(StoredText.Of))
            {
                if (!Plan.UsedReferences.ContainsKey(reference) && references.Add(reference) && ShortEnough(reference, "reference"))
                {
                    rows.Add(FactTables.PlanReferences, cycle, reference, key, act.Number);
                }
            }
        }
    }

    /// <summary>What the cycle knows by an id alone: sources, assumptions, capital schemes.</summary>
    private async Task AddAsync<T>(
        IReadOnlyList<T> given, IReadOnlyList<T> plan, Func<T, (Guid Id, string Name)> of, Dictionary<Guid, long> known, FactTable table, FactTable versions, Func<T, object?[]> columns)
        where T : class
    {
        var standing = Standing(given, plan, x => of(x).Id);
        var keys = new Keys(this, table, known);
        var written = new HashSet<Guid>();
        foreach (var item in given.Where(x => Once(written, of(x).Id, of(x).Name)))
        {
            var (key, isNew) = await keys.OfAsync(of(item).Id);
            if (isNew)
            {
                rows.Add(table, key, of(item).Id, act.Number, cycle);
            }

            AddVersion(versions, key, standing.TryGetValue(of(item).Id, out var stands) ? columns(stands) : null, columns(item));
        }
    }

    private async Task AddScenariosAsync(IReadOnlyList<Scenario> scenarios)
    {
        var standing = Standing(scenarios, Plan.Scenarios, s => s.Id);
        var numbers = new Numbering(this, Plan.Numbers.Scenarios, "Scenario");
        var keys = new Keys(this, FactTables.Scenarios, reading.Keys.Scenarios);
        var written = new HashSet<Guid>();
        foreach (var scenario in scenarios)
        {
            var stands = standing.GetValueOrDefault(scenario.Id);
            if (stands is not null && stands.Number != scenario.Number)
            {
                throw new ArgumentException($"Scenario {scenario.Id} is number {scenario.Number} here and another in the record.", nameof(scenarios));
            }

            if (!Once(written, scenario.Id, scenario.Name) || (keys.IsNew(scenario.Id) && !numbers.Take(scenario.Number)))
            {
                continue;
            }

            var (key, isNew) = await keys.OfAsync(scenario.Id);
            if (isNew)
            {
                rows.Add(FactTables.Scenarios, key, scenario.Id, act.Number, cycle, (long)scenario.Number);
            }

            AddVersion(FactTables.ScenarioVersions, key, stands is null ? null : PlanColumns.Of(stands), PlanColumns.Of(scenario));
        }
    }

    private void AddBaseline(Baseline? baseline)
    {
        if (baseline is not null && new Numbering(this, Plan.Numbers.Baselines, "Baseline").Take(baseline.Number))
        {
            rows.Add(FactTables.PlanBaselines, cycle, (long)baseline.Number, act.Order, act.Number, baseline.Name, baseline.Approved, baseline.Digest);
        }
    }

    private void AddVersion(FactTable table, long key, object?[]? stands, object?[] version)
    {
        if (stands is null || !Same(stands, version))
        {
            rows.Add(table, [key, act.Order, act.Number, .. version]);
        }
    }

    private static object?[] MovementsOf(PlanLine line) => [.. line.Typed.SelectMany(m => (object?[])[(long)m.Key.StartYear, .. AmountColumns.Of(m.Value)])];

    // As they are stored: what the database cannot hold is replaced before it is compared.
    private static bool Same(object?[] stands, object?[] given) =>
        stands.AsSpan().SequenceEqual([.. given.Select(v => v is string text ? StoredText.Of(text) : v)]);

    // Of a long plan only what the decision names is looked at.
    private static Dictionary<Guid, T> Standing<T>(IReadOnlyList<T> changes, IReadOnlyList<T> plan, Func<T, Guid> id)
    {
        var named = changes.Select(id).ToHashSet();
        return named.Count == 0 ? [] : plan.Where(x => named.Contains(id(x))).ToDictionary(id);
    }

    private bool Once<T>(HashSet<T> written, T what, string name)
    {
        if (written.Add(what))
        {
            return true;
        }

        problems.Add(Problem.Error("plan.twice", name, $"{name} is changed twice at once. Give it once, with all that is to be changed of it."));
        return false;
    }

    private bool ShortEnough(string text, string what)
    {
        if (Encoding.UTF8.GetByteCount(text) <= LongestKey)
        {
            return true;
        }

        problems.Add(Problem.Error("plan.text-too-long", text[..40], $"This {what} is too long to tell it by. Shorten it to {LongestKey / 10} characters or fewer."));
        return false;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static async Task<long> NextNumberAsync(PendingAct act, FactTable table, CancellationToken cancel) =>
        (long?)await act.Session.ScalarAsync($"SELECT MAX(number) FROM {table.Name}", cancel) + 1 ?? 1;

    /// <summary>Numbers within the council, by id.</summary>
    private sealed class Keys(PlanRows rows, FactTable table, Dictionary<Guid, long> known)
    {
        private long? next;

        public bool IsNew(Guid id) => !known.ContainsKey(id);

        public async Task<(long Key, bool IsNew)> OfAsync(Guid id)
        {
            if (known.TryGetValue(id, out var number))
            {
                return (number, false);
            }

            next ??= await NextNumberAsync(rows.act, table, rows.cancel);
            known.Add(id, next.Value);
            return (next++.Value, true);
        }
    }

    /// <summary>Numbers for people: those of what is stated for later days are taken too.</summary>
    private sealed class Numbering(PlanRows rows, int last, string what)
    {
        private int last = last;

        public bool Take(int number)
        {
            if (number > last)
            {
                last = number;
                return true;
            }

            rows.problems.Add(Problem.Error(
                "plan.number-taken", Invariant($"{what} {number}"),
                Invariant($"{what} {number} is already there, or was stated for a later day. Read the plan again and repeat the change.")));
            return false;
        }
    }
}

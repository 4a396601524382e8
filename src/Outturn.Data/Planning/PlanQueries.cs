using System.Data.Common;
using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Data.Engines;
using Outturn.Data.Facts;
using Outturn.Data.Record;
using Outturn.Data.Tracking;

namespace Outturn.Data.Planning;

/// <summary>Plans as at a date: for each thing, the version with the greatest order within the limits.</summary>
internal static class PlanQueries
{
    private const string CycleNumber = "(SELECT pc.number FROM plan_cycles pc WHERE pc.first_year = @first AND pc.years = @years)";

    /// <summary>
    /// A whole plan as eleven result sets of one command. The session must hold one state of the database throughout: a line's version and
    /// its amounts come from two of them.
    /// </summary>
    /// <param name="forWriting">Whether the numbers of lines are wanted too.</param>
    public static async Task<PlanReading> ReadAsync(Engine engine, Session session, PlanCycle cycle, AsAt asAt, bool forWriting, CancellationToken cancel)
    {
        var limits = FactLimits.Of(asAt);
        await using var reader = await session.QueryAsync(Sql(engine, limits), cancel, limits.With(("first", (long)cycle.First.StartYear), ("years", (long)cycle.Years)));
        var keys = new PlanKeys();
        var columns = new PlanColumns();
        var seen = new Seen();

        var row = new FactCursor(reader);
        long? number = null;
        if (await row.NextRowAsync(cancel))
        {
            number = row.Whole();
            seen.Act(row.WholeOrNull() ?? 0);
        }

        row = await NextAsync(reader, cancel);
        var opening = new List<OpeningBudget>();
        while (await row.NextRowAsync(cancel))
        {
            var service = row.Text();
            seen.ActOf(row.Whole());
            opening.Add(new(service, AmountColumns.Read(row) ?? throw new InvalidDataException("An opening budget has no amount.")));
        }

        opening.Sort((a, b) => string.CompareOrdinal(a.Service, b.Service));
        row = await NextAsync(reader, cancel);
        var sources = await VersionsAsync(row, keys.Sources, seen, (id, act) => PlanColumns.Source(row, id, act), cancel);
        row = await NextAsync(reader, cancel);
        var assumptions = await VersionsAsync(row, keys.Assumptions, seen, (id, act) => PlanColumns.Assumption(row, id, act), cancel);
        row = await NextAsync(reader, cancel);
        var schemes = await VersionsAsync(row, keys.Schemes, seen, (id, act) => PlanColumns.Scheme(row, id, act), cancel);
        row = await NextAsync(reader, cancel);
        var scenarios = await NumberedAsync(row, keys.Scenarios, seen, (id, n, act) => PlanColumns.Scenario(row, id, n, act), cancel);

        row = await NextAsync(reader, cancel);
        var baselines = new List<Baseline>();
        var lastBaseline = 0;
        while (await row.NextRowAsync(cancel))
        {
            var within = row.Whole() != 0;
            lastBaseline = (int)row.Whole();
            if (within)
            {
                var order = new FactOrder(row.Whole());
                seen.Act(order.Act);
                baselines.Add(new(lastBaseline, row.Text(), row.Flag(), order.Act, order.Position, row.Text()));
            }
        }

        row = await NextAsync(reader, cancel);
        var proposals = await NumberedAsync(row, keys.Proposals, seen, (id, n, act) => columns.Proposal(row, id, cycle, n, act), cancel);
        var stated = proposals.All.ToDictionary(p => p.Id);
        var byNumber = keys.Proposals.ToDictionary(k => k.Value, k => (k.Key, stated.GetValueOrDefault(k.Key)?.Number));

        row = await NextAsync(reader, cancel);
        var amounts = await AmountsAsync(row, cancel);
        row = await NextAsync(reader, cancel);
        var lines = await LinesAsync(row, columns, byNumber, amounts, keys, seen, forWriting, cancel);
        row = await NextAsync(reader, cancel);
        var references = await ReferencesAsync(row, lines.Ids, cancel);
        var plan = new Plan(cycle, asAt, opening, proposals.All, lines.All, sources, assumptions, baselines)
        {
            Scenarios = scenarios.All,
            Schemes = schemes,
            LatestAct = seen.Latest,
            IsOpen = number is not null,
            UsedReferences = references,
            Numbers = new(proposals.Last, scenarios.Last, lastBaseline, lines.Last),
        };
        return new(plan, number, keys);
    }

    public static async Task<IReadOnlyList<PlanCycleEntry>> CyclesAsync(Engine engine, Session session, AsAt asAt, CancellationToken cancel)
    {
        var limits = FactLimits.Of(asAt);
        await using var reader = await session.QueryAsync(
            $"""
            SELECT c.first_year, c.years, m.latest, COALESCE(p.proposals, 0), COALESCE(n.lines, 0), COALESCE(n.withdrawn, 0)
            FROM (SELECT x.cycle, MAX(x.fact_order) AS latest FROM plan_acts x WHERE {limits.Sql} GROUP BY x.cycle) m
            JOIN plan_cycles c ON c.number = m.cycle
            LEFT JOIN (
                SELECT q.cycle, COUNT(*) AS proposals FROM proposals q
                WHERE EXISTS (SELECT 1 FROM proposal_versions x WHERE x.proposal = q.number AND {limits.Sql}) GROUP BY q.cycle) p ON p.cycle = c.number
            LEFT JOIN (
                SELECT l.cycle, SUM(CASE WHEN v.withdrawn THEN 0 ELSE 1 END) AS lines, SUM(CASE WHEN v.withdrawn THEN 1 ELSE 0 END) AS withdrawn
                FROM plan_lines l {engine.JoinLatest(FactTables.PlanLineVersions, "v", "line", "l.number", limits.Sql)}
                WHERE v.line IS NOT NULL GROUP BY l.cycle) n ON n.cycle = c.number
            ORDER BY c.first_year DESC, c.years DESC
            """,
            cancel, limits.With());
        var cycles = new List<PlanCycleEntry>();
        while (await reader.ReadAsync(cancel))
        {
            var latest = new FactOrder(reader.GetInt64(2));
            cycles.Add(new(
                new(new((int)reader.GetInt64(0)), (int)reader.GetInt64(1)), (int)reader.GetInt64(3), (int)reader.GetInt64(4), (int)reader.GetInt64(5), latest.Position, latest.Act));
        }

        return cycles;
    }

    /// <summary>The position of a baseline and the instant of its act; null where the cycle has none of that number.</summary>
    public static async Task<AsAt?> BaselineAsync(Session session, PlanCycle cycle, int number, CancellationToken cancel)
    {
        await using var reader = await session.QueryAsync(
            $"SELECT b.fact_order, a.recorded FROM plan_baselines b JOIN acts a ON a.number = b.act WHERE b.cycle = {CycleNumber} AND b.number = @number",
            cancel, ("first", (long)cycle.First.StartYear), ("years", (long)cycle.Years), ("number", (long)number));
        return await reader.ReadAsync(cancel) ? new(new FactOrder(reader.GetInt64(0)).Position, new(reader.GetInt64(1))) : null;
    }

    public static async Task<IReadOnlyList<PlanMark>> PositionsAsync(Session session, PlanCycle cycle, CancellationToken cancel)
    {
        await using var reader = await session.QueryAsync(
            $"""
            SELECT {ActSql.Columns} FROM plan_acts t JOIN acts a ON a.number = t.act {ActSql.Joins}
            WHERE t.cycle = {CycleNumber} AND t.fact_order IN (SELECT MAX(m.fact_order) FROM plan_acts m WHERE m.cycle = {CycleNumber} GROUP BY m.fact_order >> 40)
            ORDER BY t.fact_order DESC
            """,
            cancel, ("first", (long)cycle.First.StartYear), ("years", (long)cycle.Years));
        var marks = new List<PlanMark>();
        while (await reader.ReadAsync(cancel))
        {
            var act = ActSql.Read(reader);
            marks.Add(new(act.Position, act));
        }

        return marks;
    }

    private static string Sql(Engine engine, FactLimits limits)
    {
        string Latest(FactTable table, string of) => engine.JoinLatest(table, "v", of, "e.number", limits.Sql);
        string Columns(FactTable table) => string.Join(", ", PlanColumns.NamesOf(table).Select(c => "v." + c));
        return string.Join(
            ";\n",
            [
                $"SELECT c.number, (SELECT x.act FROM plan_acts x WHERE x.cycle = c.number AND x.act = c.act AND {limits.Sql}) FROM plan_cycles c WHERE c.number = {CycleNumber}",
                $"""
                SELECT b.service, b.fact_order, b.budget_low, b.budget_high, b.budget_why FROM plan_opening_budgets b
                JOIN (SELECT x.service, MAX(x.fact_order) AS fact_order FROM plan_opening_budgets x WHERE x.cycle = {CycleNumber} AND {limits.Sql} GROUP BY x.service) m
                    ON m.service = b.service AND m.fact_order = b.fact_order
                WHERE b.cycle = {CycleNumber}
                """,
                $"""
                SELECT e.number, e.id, v.fact_order, {Columns(FactTables.FundingSourceVersions)}
                FROM funding_sources e {Latest(FactTables.FundingSourceVersions, "source")} WHERE e.cycle = {CycleNumber} ORDER BY e.number
                """,
                $"""
                SELECT e.number, e.id, v.fact_order, {Columns(FactTables.CostAssumptionVersions)}
                FROM cost_assumptions e {Latest(FactTables.CostAssumptionVersions, "assumption")} WHERE e.cycle = {CycleNumber} ORDER BY e.number
                """,
                $"""
                SELECT e.number, e.id, v.fact_order, {Columns(FactTables.CapitalSchemeVersions)}
                FROM capital_schemes e {Latest(FactTables.CapitalSchemeVersions, "scheme")} WHERE e.cycle = {CycleNumber} ORDER BY e.number
                """,
                $"""
                SELECT e.number, e.id, e.cycle_number, v.fact_order, {Columns(FactTables.ScenarioVersions)}
                FROM scenarios e {Latest(FactTables.ScenarioVersions, "scenario")} WHERE e.cycle = {CycleNumber} ORDER BY e.cycle_number
                """,
                $"SELECT CASE WHEN {limits.Sql} THEN 1 ELSE 0 END, x.number, x.fact_order, x.name, x.approved, x.digest FROM plan_baselines x WHERE x.cycle = {CycleNumber} ORDER BY x.number",
                $"""
                SELECT e.number, e.id, e.cycle_number, v.fact_order, {Columns(FactTables.ProposalVersions)}
                FROM proposals e {Latest(FactTables.ProposalVersions, "proposal")} WHERE e.cycle = {CycleNumber} ORDER BY e.cycle_number
                """,
                $"""
                SELECT a.line, a.year, a.amount_low, a.amount_high, a.amount_why
                FROM plan_lines e {engine.JoinRowsOfLatest(FactTables.PlanLineAmounts, "a", FactTables.PlanLineVersions, "line", "e.number", limits.Sql)}
                WHERE e.cycle = {CycleNumber} ORDER BY e.number, a.year
                """,
                $"""
                SELECT e.number, e.id, e.proposal, e.line_number, v.fact_order, {Columns(FactTables.PlanLineVersions)}
                FROM plan_lines e {Latest(FactTables.PlanLineVersions, "line")} WHERE e.cycle = {CycleNumber} ORDER BY e.number
                """,
                $"SELECT r.reference, r.line FROM plan_references r WHERE r.cycle = {CycleNumber}",
            ]);
    }

    // A cursor belongs to one result set.
    private static async Task<FactCursor> NextAsync(DbDataReader reader, CancellationToken cancel)
    {
        await reader.NextResultAsync(cancel);
        return new(reader);
    }

    private static async Task<IReadOnlyList<T>> VersionsAsync<T>(FactCursor row, Dictionary<Guid, long> keys, Seen seen, Func<Guid, long, T> read, CancellationToken cancel)
    {
        var list = new List<T>();
        while (await row.NextRowAsync(cancel))
        {
            var number = row.Whole();
            var id = row.Id();
            keys.Add(id, number);
            if (row.WholeOrNull() is { } order)
            {
                list.Add(read(id, seen.ActOf(order)));
            }
        }

        return list;
    }

    private static async Task<(IReadOnlyList<T> All, int Last)> NumberedAsync<T>(FactCursor row, Dictionary<Guid, long> keys, Seen seen, Func<Guid, int, long, T> read, CancellationToken cancel)
    {
        var list = new List<T>();
        var last = 0;
        while (await row.NextRowAsync(cancel))
        {
            var number = row.Whole();
            var id = row.Id();
            keys.Add(id, number);
            last = (int)row.Whole();
            if (row.WholeOrNull() is { } order)
            {
                list.Add(read(id, last, seen.ActOf(order)));
            }
        }

        return (list, last);
    }

    private static async Task<List<(long Line, KeyValuePair<FinancialYear, Amount> Movement)>> AmountsAsync(FactCursor row, CancellationToken cancel)
    {
        var amounts = new List<(long, KeyValuePair<FinancialYear, Amount>)>();
        while (await row.NextRowAsync(cancel))
        {
            amounts.Add((row.Whole(), KeyValuePair.Create(
                new FinancialYear((int)row.Whole()), AmountColumns.Read(row) ?? throw new InvalidDataException("A movement has no amount."))));
        }

        return amounts;
    }

    private static async Task<(IReadOnlyList<PlanLine> All, IReadOnlyDictionary<Guid, int> Last, List<(long Number, Guid Id)> Ids)> LinesAsync(
        FactCursor row, PlanColumns columns, Dictionary<long, (Guid Id, int? Number)> proposals, List<(long Line, KeyValuePair<FinancialYear, Amount> Movement)> amounts, PlanKeys keys, Seen seen, bool forWriting,
        CancellationToken cancel)
    {
        var lines = new List<(int Proposal, PlanLine Line)>();
        var ids = new List<(long Number, Guid Id)>();
        var last = new Dictionary<Guid, int>(proposals.Count);
        var next = 0;
        while (await row.NextRowAsync(cancel))
        {
            var number = row.Whole();
            var id = row.Id();
            ids.Add((number, id));
            if (forWriting)
            {
                keys.Lines.Add(id, number);
            }

            var proposal = proposals[row.Whole()];
            var lineNumber = (int)row.Whole();
            last[proposal.Id] = Math.Max(last.GetValueOrDefault(proposal.Id), lineNumber);
            var from = next;
            while (next < amounts.Count && amounts[next].Line == number)
            {
                next++;
            }

            // A line is stated with its proposal or after it, so one that is there has its proposal there.
            if (row.WholeOrNull() is not { } order || proposal.Number is not { } proposalNumber)
            {
                continue;
            }

            var (terms, withdrawn) = columns.Line(row);

            var typed = from == next ? PlanAmounts.None : new(Movements(amounts, from, next));
            lines.Add((proposalNumber, new(id, proposal.Id, lineNumber, terms, typed) { Withdrawn = withdrawn, Act = seen.ActOf(order) }));
        }

        if (next != amounts.Count)
        {
            throw new InvalidDataException("There are amounts of a plan line that is not there.");
        }

        return (InOrder(lines), last, ids);
    }

    private static async Task<IReadOnlyDictionary<string, Guid>> ReferencesAsync(FactCursor row, List<(long Number, Guid Id)> lines, CancellationToken cancel)
    {
        var references = new List<(string Reference, long Line)>();
        while (await row.NextRowAsync(cancel))
        {
            references.Add((row.Text(), row.Whole()));
        }

        return new LateDictionary<string, Guid>(() =>
        {
            var ids = lines.ToDictionary(l => l.Number, l => l.Id);
            return references.ToDictionary(r => r.Reference, r => ids[r.Line], StringComparer.Ordinal);
        });
    }

    private static IEnumerable<KeyValuePair<FinancialYear, Amount>> Movements(List<(long Line, KeyValuePair<FinancialYear, Amount> Movement)> amounts, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            yield return amounts[i].Movement;
        }
    }

    // Lines come in the order in which they were made, which is mostly that of their proposals.
    private static PlanLine[] InOrder(List<(int Proposal, PlanLine Line)> lines)
    {
        for (var i = 1; i < lines.Count; i++)
        {
            if ((lines[i - 1].Proposal, lines[i - 1].Line.Number).CompareTo((lines[i].Proposal, lines[i].Line.Number)) > 0)
            {
                lines.Sort((a, b) => a.Proposal != b.Proposal ? a.Proposal.CompareTo(b.Proposal) : a.Line.Number.CompareTo(b.Line.Number));
                break;
            }
        }

        return [.. lines.Select(l => l.Line)];
    }

    /// <summary>The newest act that what was read rests on.</summary>
    private sealed class Seen
    {
        public long Latest { get; private set; }

        public long ActOf(long order) => Act(new FactOrder(order).Act);

        public long Act(long act)
        {
            Latest = Math.Max(Latest, act);
            return act;
        }
    }
}

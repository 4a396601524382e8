using Outturn.Core.Planning;
using Outturn.Core.Tracking;
using Outturn.Core.Values;
using Outturn.Data.Cases;
using Outturn.Data.Engines;
using Outturn.Data.Facts;
using Outturn.Data.Record;
using Outturn.Data.Tracking;

namespace Outturn.Data.Planning;

/// <summary>All versions of one proposal and of its lines, with the cases that are linked to it, as four result sets of one command.</summary>
internal static class ProposalHistoryQuery
{
    public static async Task<ProposalHistory> RunAsync(Session session, Guid proposal, AsAt asAt, CancellationToken cancel)
    {
        var limits = FactLimits.Of(asAt);
        string Columns(FactTable table) => string.Join(", ", PlanColumns.NamesOf(table).Select(c => "x." + c));
        var sql = string.Join(
            ";\n",
            [
                $"""
                SELECT {ActSql.Columns}, c.first_year, c.years, e.cycle_number, {Columns(FactTables.ProposalVersions)}
                FROM proposals e JOIN plan_cycles c ON c.number = e.cycle JOIN proposal_versions x ON x.proposal = e.number
                JOIN acts a ON a.number = x.act {ActSql.Joins} WHERE e.id = @proposal AND {limits.Sql} ORDER BY x.act
                """,
                $"""
                SELECT x.act, x.line, x.year, x.amount_low, x.amount_high, x.amount_why
                FROM proposals e JOIN plan_lines l ON l.proposal = e.number JOIN plan_line_amounts x ON x.line = l.number WHERE e.id = @proposal AND {limits.Sql}
                """,
                $"""
                SELECT {ActSql.Columns}, l.number, l.id, l.line_number, {Columns(FactTables.PlanLineVersions)}
                FROM proposals e JOIN plan_lines l ON l.proposal = e.number JOIN plan_line_versions x ON x.line = l.number
                JOIN acts a ON a.number = x.act {ActSql.Joins} WHERE e.id = @proposal AND {limits.Sql} ORDER BY x.act, l.line_number
                """,
                CaseQueries.OfProposal,
            ]);
        await using var reader = await session.QueryAsync(sql, cancel, limits.With(("proposal", proposal)));
        var columns = new PlanColumns();
        var row = new FactCursor(reader);
        var versions = new List<FactVersion<Proposal>>();
        while (await row.NextRowAsync(cancel))
        {
            row.Skip(ActSql.Width);
            var act = ActSql.Read(reader);
            var cycle = new PlanCycle(new((int)row.Whole()), (int)row.Whole());
            versions.Add(new(act, columns.Proposal(row, proposal, cycle, (int)row.Whole(), act.Number)));
        }

        await reader.NextResultAsync(cancel);
        row = new(reader);
        var amounts = new Dictionary<(long Act, long Line), List<KeyValuePair<FinancialYear, Amount>>>();
        while (await row.NextRowAsync(cancel))
        {
            var version = (row.Whole(), row.Whole());
            if (!amounts.TryGetValue(version, out var list))
            {
                amounts.Add(version, list = []);
            }

            list.Add(KeyValuePair.Create(new FinancialYear((int)row.Whole()), AmountColumns.Read(row) ?? throw new InvalidDataException("A movement has no amount.")));
        }

        await reader.NextResultAsync(cancel);
        row = new(reader);
        var lines = new List<FactVersion<PlanLine>>();
        while (await row.NextRowAsync(cancel))
        {
            row.Skip(ActSql.Width);
            var act = ActSql.Read(reader);
            var key = row.Whole();
            var id = row.Id();
            var number = (int)row.Whole();
            var (terms, withdrawn) = columns.Line(row);
            var typed = amounts.TryGetValue((act.Number, key), out var list) ? new PlanAmounts(list) : PlanAmounts.None;
            lines.Add(new(act, new(id, proposal, number, terms, typed) { Withdrawn = withdrawn, Act = act.Number }));
        }

        await reader.NextResultAsync(cancel);
        return new(versions, lines) { Cases = await CaseQueries.OfProposalAsync(reader, cancel) };
    }
}

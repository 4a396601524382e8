using System.Data.Common;
using Outturn.Core.Funds;
using Outturn.Core.Values;
using Outturn.Data.Engines;
using Outturn.Data.Facts;
using Outturn.Data.Record;

namespace Outturn.Data.Funds;

/// <summary>
/// The council's funds. Entries are only ever added; funds, bids and packages are what their latest version says, within the position and the clock that the
/// reader asks for.
/// </summary>
public sealed class FundStore
{
    private readonly Engine engine;
    private readonly ActLog log;

    internal FundStore(Engine engine, ActLog log)
    {
        this.engine = engine;
        this.log = log;
    }

    /// <summary>All funds with their bids, entries and packages, as at a date. One statement.</summary>
    public async Task<FundBook> ReadAsync(AsAt asAt, CancellationToken cancel = default)
    {
        await using var session = await engine.OpenSnapshotAsync(cancel);
        return (await ReadAsync(session, asAt, cancel)).Book;
    }

    /// <summary>Days on which the funds changed, newest first. One statement.</summary>
    public async Task<IReadOnlyList<DateOnly>> PositionsAsync(CancellationToken cancel = default)
    {
        await using var session = await engine.OpenAsync(cancel);
        await using var reader = await session.QueryAsync(
            """
            SELECT DISTINCT a.position FROM acts a WHERE a.number IN (SELECT act FROM fund_entries UNION SELECT act FROM fund_bid_versions UNION SELECT act FROM fund_versions UNION SELECT act FROM fund_package_versions)
            ORDER BY a.position DESC
            """,
            cancel);
        var days = new List<DateOnly>();
        while (await reader.ReadAsync(cancel))
        {
            days.Add(DateOnly.ParseExact(reader.GetString(0), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        }

        return days;
    }

    /// <summary>Proposals that are confidential today, of any cycle. One statement.</summary>
    public async Task<IReadOnlySet<Guid>> ConfidentialAsync(CancellationToken cancel = default)
    {
        await using var session = await engine.OpenAsync(cancel);
        await using var reader = await session.QueryAsync(
            $"SELECT p.id FROM proposals p {engine.JoinLatest(FactTables.ProposalVersions, "v", "proposal", "p.number", "1 = 1")} WHERE v.confidentiality = 'Confidential'", cancel);
        var ids = new HashSet<Guid>();
        while (await reader.ReadAsync(cancel))
        {
            ids.Add(reader.GetGuid(0));
        }

        return ids;
    }

    /// <summary>
    /// Writes one act. <paramref name="decide"/> is given the book under the write lock, so two who draw at once cannot draw the same money: it holds everything
    /// that is entered, also what stands after the request's position, for a promise for a later day is a promise. What says what stands writes nothing.
    /// </summary>
    public Task<Result<ActReceipt>> WriteAsync(ActRequest request, Func<FundBook, Result<FundChanges>> decide, CancellationToken cancel = default) =>
        log.WriteAsync(
            request,
            async (act, c) =>
            {
                var (book, orders) = await ReadAsync(act.Session, AsAt.Now, c);
                var decided = decide(book);
                if (!decided.Ok)
                {
                    return Result.Refused<FactRows>(decided.Problems);
                }

                // The book's rules hold these; what is not so is a fault of ours and is never written.
                if (decided.Value.Entries.FirstOrDefault(e => !e.Balances) is { } odd)
                {
                    throw new InvalidOperationException($"Entry {odd.Id} of a fund does not sum to zero.");
                }

                // A version before the one that stands would never be seen, and the money that moves with it would.
                var changed = decided.Value.Funds.Select(f => f.Id).Concat(decided.Value.Bids.Select(b => b.Id)).Concat(decided.Value.Packages.Select(p => p.Id));
                return changed.Any(id => orders.GetValueOrDefault(id) > act.Order)
                    ? Result.Refused<FactRows>(Problem.Error("fund.stands-later", "position", $"Something is stated of it for a day after {CouncilTime.Words(act.Position)}, which this would not change. Give that day or a later one."))
                    : Result.Ok(Rows(act, book, decided.Value), decided.Problems);
            },
            cancel);

    private static FactRows Rows(PendingAct act, FundBook book, FundChanges changes)
    {
        var rows = new FactRows();
        foreach (var fund in changes.Funds.Where(f => book.Find(f.Id)?.Terms != f.Terms))
        {
            if (book.Find(fund.Id) is null)
            {
                rows.Add(FactTables.Funds, fund.Id, act.Number, (long)fund.Number);
            }

            rows.Add(FactTables.FundVersions, fund.Id, act.Order, act.Number, FundJson.Write(fund));
        }

        foreach (var bid in changes.Bids.Where(b => book.FindBid(b.Id)?.Says(b) != true))
        {
            if (book.FindBid(bid.Id) is null)
            {
                rows.Add(FactTables.FundBids, bid.Id, act.Number, bid.Fund, (long)bid.Number);
            }

            rows.Add(FactTables.FundBidVersions, bid.Id, act.Order, act.Number, FundJson.Write(bid));
        }

        foreach (var package in changes.Packages.Where(p => book.Packages.FirstOrDefault(k => k.Id == p.Id) is not { } known || (known with { Act = p.Act }) != p))
        {
            if (book.Packages.All(p => p.Id != package.Id))
            {
                rows.Add(FactTables.FundPackages, package.Id, act.Number, package.Fund, (long)package.Number);
            }

            rows.Add(FactTables.FundPackageVersions, package.Id, act.Order, act.Number, FundJson.Write(package));
        }

        foreach (var entry in changes.Entries)
        {
            rows.Add(FactTables.FundEntries, entry.Id, act.Order, act.Number, entry.Fund, (long)entry.Number, entry.Kind.ToString(), entry.Bid, entry.Words);
            foreach (var (line, posting) in entry.Postings.Index())
            {
                rows.Add(FactTables.FundPostings, entry.Id, (long)line, act.Number, posting.Account.ToString(), posting.Bid, (long)posting.Year.StartYear, posting.Amount.Pence);
            }
        }

        return rows;
    }

    /// <summary>The book, with the order of the version that stands of each fund, bid and package.</summary>
    private async Task<(FundBook Book, IReadOnlyDictionary<Guid, long> Orders)> ReadAsync(Session session, AsAt asAt, CancellationToken cancel)
    {
        var limits = FactLimits.Of(asAt);
        string Versions(FactTable of, string select, FactTable versions, string column) =>
            $"SELECT {select}, v.act, v.json, v.fact_order FROM {of.Name} w {engine.JoinLatest(versions, "v", column, "w.id", limits.Sql)} WHERE v.{column} IS NOT NULL ORDER BY w.number";
        await using var reader = await session.QueryAsync(
            $"""
            {Versions(FactTables.Funds, "w.id, w.number", FactTables.FundVersions, "fund")};
            {Versions(FactTables.FundBids, "w.id, w.fund, w.number", FactTables.FundBidVersions, "bid")};
            {Versions(FactTables.FundPackages, "w.id, w.fund, w.number", FactTables.FundPackageVersions, "package")};
            SELECT x.id, x.fund, x.number, x.kind, x.bid, x.words, a.position, p.account, p.bid, p.year, p.pence
            FROM fund_entries x JOIN acts a ON a.number = x.act JOIN fund_postings p ON p.entry = x.id WHERE {limits.Sql} ORDER BY x.fund, x.number, p.line;
            SELECT f.id, f.number, (SELECT MAX(b.number) FROM fund_bids b WHERE b.fund = f.id), (SELECT MAX(e.number) FROM fund_entries e WHERE e.fund = f.id),
                (SELECT MAX(k.number) FROM fund_packages k WHERE k.fund = f.id) FROM funds f
            """,
            cancel, limits.With());
        var orders = new Dictionary<Guid, long>();
        var funds = new List<Fund>();
        while (await reader.ReadAsync(cancel))
        {
            orders[reader.GetGuid(0)] = reader.GetInt64(4);
            funds.Add(new(reader.GetGuid(0), (int)reader.GetInt64(1), FundJson.Terms(reader.GetString(3))) { Act = reader.GetInt64(2) });
        }

        T Version<T>(DbDataReader r, Func<Guid, Guid, int, string, long, T> make)
        {
            orders[r.GetGuid(0)] = r.GetInt64(5);
            return make(r.GetGuid(0), r.GetGuid(1), (int)r.GetInt64(2), r.GetString(4), r.GetInt64(3));
        }

        var bids = await ListAsync(reader, r => Version(r, FundJson.Bid), cancel);
        var packages = await ListAsync(reader, r => Version(r, FundJson.Package), cancel);
        var postings = await ListAsync(reader, r => (
            Entry: new FundEntry(r.GetGuid(0), r.GetGuid(1), (int)r.GetInt64(2), Enum.Parse<FundEntryKind>(r.GetString(3)), r.IsDBNull(4) ? null : r.GetGuid(4), r.GetString(5), [])
            {
                On = DateOnly.ParseExact(r.GetString(6), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            },
            Posting: new FundPosting(Enum.Parse<FundAccount>(r.GetString(7)), r.IsDBNull(8) ? null : r.GetGuid(8), new((int)r.GetInt64(9)), Money.FromPence(r.GetInt64(10)))), cancel);
        var highest = await ListAsync(reader, r => (Id: r.GetGuid(0), Number: (int)r.GetInt64(1), Of: (Or(r, 2), Or(r, 3), Or(r, 4))), cancel);
        var book = new FundBook(funds, bids, [.. postings.GroupBy(p => p.Entry.Id).Select(g => g.First().Entry with { Postings = [.. g.Select(p => p.Posting)] })], packages)
        {
            HighestFund = highest.Select(h => h.Number).DefaultIfEmpty().Max(),
            Highest = highest.ToDictionary(h => h.Id, h => h.Of),
        };
        return (book, orders);
    }

    private static int Or(DbDataReader reader, int column) => reader.IsDBNull(column) ? 0 : (int)reader.GetInt64(column);

    private static async Task<List<T>> ListAsync<T>(DbDataReader reader, Func<DbDataReader, T> row, CancellationToken cancel)
    {
        var list = new List<T>();
        await reader.NextResultAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            list.Add(row(reader));
        }

        return list;
    }
}

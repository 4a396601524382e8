using Outturn.Core.Governance;
using Outturn.Core.Values;
using Outturn.Data.Record;

namespace Outturn.WebTests.Data;

public abstract class StructureStoreTests(ITestDatabases databases) : StoreTests(databases)
{
    private static readonly DateOnly March = new(2021, 3, 31);
    private static readonly DateOnly April = new(2021, 4, 30);

    [Fact]
    public async Task Every_kind_of_change_comes_back_in_the_order_of_its_day()
    {
        var changes = Enum.GetValues<UnitKind>().SelectMany(kind => Enum.GetValues<StructureChangeKind>().Select(change => new StructureChange(
            kind, change, new DateOnly(2022, 1, 1).AddDays(-(int)change), change == StructureChangeKind.Opened ? [] : ["Learning £", "é"], change == StructureChangeKind.Closed ? [] : ["Children"], "People", "why"))).ToList();
        var receipt = await WriteAsync(March, changes);
        Assert.Equal(changes.Count, receipt.Facts);
        Assert.Equal(changes.OrderBy(c => c.From).Select(c => c with { Act = 1 }), await Council.Structure.ReadAsync(AsAt.Now, Cancel));
        Assert.True((await Council.Acts.VerifyAsync(cancel: Cancel)).Holds);
    }

    [Fact]
    public async Task What_is_stated_by_a_day_or_recorded_by_then_shows_and_nothing_is_added_twice()
    {
        var renamed = new StructureChange(UnitKind.Service, StructureChangeKind.Renamed, new(2021, 4, 1), ["Learning"], ["Education"], "", "");
        var closed = new StructureChange(UnitKind.Committee, StructureChangeKind.Closed, new(2021, 1, 1), ["Scrutiny \uFFFD"], [], "", "");
        var first = await WriteAsync(April, [renamed, renamed]);
        Assert.Equal(1, first.Facts);
        await WriteAsync(March, [closed with { Before = ["Scrutiny \0"] }]);
        Assert.False((await WriteAsync(April, [renamed, closed with { Before = ["Scrutiny \0"] }])).Wrote);
        Assert.Equal([closed with { Act = 2 }], await Council.Structure.ReadAsync(AsAt.Day(March), Cancel));
        Assert.Equal([closed with { Act = 2 }, renamed with { Act = 1 }], await Council.Structure.ReadAsync(AsAt.Day(April), Cancel));
        Assert.Equal([renamed with { Act = 1 }], await Council.Structure.ReadAsync(new(null, first.Act!.Recorded), Cancel));
    }

    [Fact]
    public async Task A_decision_is_given_what_is_stated_by_its_day_and_can_refuse()
    {
        await WriteAsync(April, [new(UnitKind.Post, StructureChangeKind.Opened, April, [], ["Director"], "", "")]);
        var refused = await Council.Structure.WriteAsync(Council.Request(March), known =>
        {
            Assert.Empty(known);
            return Result.Refused<IReadOnlyList<StructureChange>>(Problem.Error("no", "", "No."));
        }, Cancel);
        Assert.Equal("no", Assert.Single(refused.Problems).Code);
    }

    private async Task<ActReceipt> WriteAsync(DateOnly position, IReadOnlyList<StructureChange> changes)
    {
        var receipt = await Council.Structure.WriteAsync(Council.Request(position), _ => Result.Ok(changes), Cancel);
        Assert.True(receipt.Ok);
        return receipt.Value;
    }
}

public sealed class StructureStoreOnSqlite(SqliteFiles databases) : StructureStoreTests(databases);

public sealed class StructureStoreOnPostgres(PostgresServer databases) : StructureStoreTests(databases);

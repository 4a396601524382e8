using System.Text.Json;
using Outturn.Core.Values;
using Outturn.Data.Settings;
using static Outturn.WebTests.Data.Tracker;

namespace Outturn.WebTests.Data;

public abstract class SettingTests(ITestDatabases databases) : StoreTests(databases)
{
    [Fact]
    public async Task A_setting_is_read_as_at_a_date_and_by_the_clock_exactly_as_it_was_written()
    {
        await Council.Settings.WriteAsync(Council.Request(Day(4, 1)), "council.name", "{ \"name\":  \"Testshire\" }");
        Council.Clock.Advance(TimeSpan.FromDays(1));
        var second = await Council.Settings.WriteAsync(Council.Request(Day(10, 1)), "council.name", "\"Newshire\"");

        Assert.Equal("{ \"name\":  \"Testshire\" }", await Council.Settings.ReadAsync("council.name", AsAt.Day(Day(9, 30))));
        Assert.Equal("\"Newshire\"", await Council.Settings.ReadAsync("council.name", AsAt.Now));
        Assert.Null(await Council.Settings.ReadAsync("council.name", AsAt.Day(Day(3, 31))));
        Assert.Null(await Council.Settings.ReadAsync("other", AsAt.Now));
        var before = new Instant(second.Value!.Act!.Recorded.Microseconds - 1);
        Assert.Equal("{ \"name\":  \"Testshire\" }", await Council.Settings.ReadAsync("council.name", new(null, before)));
    }

    [Fact]
    public async Task The_same_text_writes_no_act()
    {
        Assert.True((await Council.Settings.WriteAsync(Council.Request(), "a", "1")).Value!.Wrote);
        Assert.False((await Council.Settings.WriteAsync(Council.Request(), "a", "1")).Value!.Wrote);
        Assert.True((await Council.Settings.WriteAsync(Council.Request(), "a", "2")).Value!.Wrote);
    }

    [Fact]
    public async Task What_is_not_json_is_not_written()
    {
        await Assert.ThrowsAnyAsync<JsonException>(() => Council.Settings.WriteAsync(Council.Request(), "a", "Testshire"));
        Assert.Null(await Council.Acts.LatestAsync());
    }

    [Fact]
    public async Task Settings_are_listed_by_the_beginning_of_their_key()
    {
        foreach (var (key, json) in new[] { ("columns.b", "1"), ("columns.a", "2"), ("columnsX", "3"), ("columns.b", "4") })
        {
            await Council.Settings.WriteAsync(Council.Request(), key, json);
        }

        var read = await Council.Settings.ReadAllAsync("columns.", AsAt.Now);
        Assert.Equal([new("columns.a", "2"), new("columns.b", "4")], read);
        Assert.Equal(3, (await Council.Settings.ReadAllAsync("", AsAt.Now)).Count);
    }

    [Fact]
    public async Task Grants_are_those_that_ship_until_the_council_replaces_them()
    {
        Assert.Equal(ShippedGrants.All, await Council.Grants.ReadAsync());
        Grant[] mine = [new(Roles.Member, Area.Record, Level.Read, Scope.Council), new(Roles.Owner, Area.Tracker, Level.Contribute, Scope.Own)];
        var receipt = await Council.Grants.ReplaceAsync(Council.Request(), mine);
        Assert.True(receipt.Value!.Wrote);
        Assert.Equal(mine, await Council.Grants.ReadAsync());
        Assert.Equal(ShippedGrants.All, await Council.Grants.ReadAsync(AsAt.Day(Day(1, 1))));
    }

    [Fact]
    public async Task Grants_are_remembered_and_a_change_by_another_process_shows_within_seconds()
    {
        var other = Open(Council.Choice, Council.Clock);
        await Council.Grants.ReadAsync();
        using (var watch = Council.Statements.Watch())
        {
            await Council.Grants.ReadAsync();
            Assert.Equal(0, watch.Count);
        }

        await other.Grants.ReplaceAsync(other.Request(), []);
        Council.Clock.Advance(GrantStore.Remembered);
        Assert.Empty(await Council.Grants.ReadAsync());
    }
}

public sealed class SettingsOnSqlite(SqliteFiles databases) : SettingTests(databases);

public sealed class SettingsOnPostgres(PostgresServer databases) : SettingTests(databases);

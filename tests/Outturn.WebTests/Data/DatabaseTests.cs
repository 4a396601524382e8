using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Outturn.Data;
using static Outturn.WebTests.Data.Tracker;

namespace Outturn.WebTests.Data;

public abstract class DatabaseTests(ITestDatabases databases) : StoreTests(databases)
{
    [Fact]
    public async Task The_migrations_make_the_model()
    {
        await using var context = Council.Engine.NewContext();
        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task A_database_is_missing_then_behind_then_current()
    {
        var council = Open(await Databases.NewMissingAsync());
        Assert.Equal(DatabaseState.Missing, await council.Database.StateAsync());

        await MigrateToFirstAsync(council);
        Assert.Equal(DatabaseState.Behind, await council.Database.StateAsync());

        await council.Database.CreateOrMigrateAsync();
        Assert.Equal(DatabaseState.Current, await council.Database.StateAsync());
        await council.Database.CreateOrMigrateAsync();
        await council.WriteAsync(null, Change("one") with { Stated = Forecast(-1) });
    }

    [Fact]
    public async Task A_database_of_a_later_version_is_refused()
    {
        await Council.SqlAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('99990101000000_Later', '99')");
        Assert.Equal(DatabaseState.Ahead, await Council.Database.StateAsync());
        Assert.Equal("database.ahead", Assert.Single((await Council.Database.StartAsync()).Problems).Code);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Council.Database.CreateOrMigrateAsync());
    }

    [Fact]
    public void Nothing_public_exposes_the_mapping()
    {
        var types = typeof(CouncilDatabase).Assembly.GetExportedTypes();
        Assert.NotEmpty(types);
        var exposed = types.SelectMany(t => t.GetMembers().Select(m => $"{t.Name}: {m}").Append($"{t.Name}: {t.BaseType}"))
            .Where(m => m.Contains("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) || m.Contains("Outturn.Data.Engines", StringComparison.Ordinal));
        Assert.Empty(exposed);
    }

    protected static async Task MigrateToFirstAsync(TestCouncil council)
    {
        await using var context = council.Engine is Outturn.Data.Engines.SqliteEngine sqlite ? sqlite.NewCreatingContext() : council.Engine.NewContext();
        await context.GetService<IMigrator>().MigrateAsync(context.Database.GetMigrations().First());
    }
}

public sealed class DatabaseOnSqlite(SqliteFiles databases) : DatabaseTests(databases)
{
    [Fact]
    public async Task It_makes_itself_at_start_with_its_folder_and_a_write_ahead_log()
    {
        var path = Path.Combine(Path.GetDirectoryName(((DatabaseChoice.Sqlite)Council.Choice).Path)!, "made", Guid.CreateVersion7().ToString("N"), "council.db");
        var council = Open(new DatabaseChoice.Sqlite(path));
        Assert.True(council.Database.MigratesAtStart);
        Assert.True((await council.Database.StartAsync()).Ok);
        Assert.Equal(DatabaseState.Current, await council.Database.StateAsync());
        Assert.Equal("wal", await council.ScalarAsync("PRAGMA journal_mode"));
        Assert.Equal(2L, await council.ScalarAsync("PRAGMA synchronous"));
        Assert.Equal(1L, await council.ScalarAsync("PRAGMA foreign_keys"));
        Assert.Equal(30_000L, await council.ScalarAsync("PRAGMA busy_timeout"));
    }

    [Fact]
    public async Task It_is_copied_beside_itself_before_it_is_migrated()
    {
        var council = Open(await Databases.NewMissingAsync());
        await MigrateToFirstAsync(council);
        await council.SqlAsync("INSERT INTO people (id, post) VALUES ('01890000-0000-7000-8000-000000000001', 'before')");
        Assert.True((await council.Database.StartAsync()).Ok);

        var copy = Assert.Single(CopiesOf(council));
        var before = Open(new DatabaseChoice.Sqlite(copy));
        Assert.Equal(DatabaseState.Behind, await before.Database.StateAsync());
        Assert.Equal("before", await before.ScalarAsync("SELECT post FROM people"));
        Assert.Equal("before", await council.ScalarAsync("SELECT post FROM people"));
    }

    [Fact]
    public async Task It_is_put_back_where_a_migration_fails()
    {
        var council = Open(await Databases.NewMissingAsync());
        await MigrateToFirstAsync(council);
        await council.SqlAsync("CREATE TRIGGER settings_no_delete BEFORE DELETE ON settings BEGIN SELECT 1; END");
        await council.SqlAsync("INSERT INTO people (id, post) VALUES ('01890000-0000-7000-8000-000000000001', 'before')");

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => council.Database.CreateOrMigrateAsync());
        var copy = Assert.Single(CopiesOf(council));
        Assert.Contains(copy, failure.Message, StringComparison.Ordinal);
        Assert.Equal(await File.ReadAllBytesAsync(copy), await File.ReadAllBytesAsync(((DatabaseChoice.Sqlite)council.Choice).Path));
        Assert.Equal(DatabaseState.Behind, await council.Database.StateAsync());
        Assert.Equal("before", await council.ScalarAsync("SELECT post FROM people"));
        Assert.Equal(1L, await council.ScalarAsync("SELECT COUNT(*) FROM sqlite_master WHERE type = 'trigger'"));
    }

    [Fact]
    public async Task A_backup_is_a_whole_council_that_can_be_opened_and_is_never_written_over()
    {
        await Council.WriteAsync(null, Change("one") with { Stated = Forecast(-1) });
        var path = Path.Combine(Path.GetDirectoryName(((DatabaseChoice.Sqlite)Council.Choice).Path)!, "backups", Guid.CreateVersion7().ToString("N") + ".db");
        Assert.Equal(path, (await Council.Database.BackupAsync(path)).Value);
        Assert.Equal("backup.exists", Assert.Single((await Council.Database.BackupAsync(path)).Problems).Code);

        var copy = Open(new DatabaseChoice.Sqlite(path));
        Assert.Equal(DatabaseState.Current, await copy.Database.StateAsync());
        Assert.Equal((await Council.Acts.VerifyAsync()).Head, (await copy.Acts.VerifyAsync()).Head);
        await copy.WriteAsync(null, Change("one") with { Stated = Forecast(-2) });
        Assert.Equal("wal", await copy.ScalarAsync("PRAGMA journal_mode"));
    }

    private static string[] CopiesOf(TestCouncil council)
    {
        var path = ((DatabaseChoice.Sqlite)council.Choice).Path;
        return Directory.GetFiles(Path.GetDirectoryName(path)!, Path.GetFileNameWithoutExtension(path) + ".before-*.db");
    }
}

public sealed class DatabaseOnPostgres(PostgresServer databases) : DatabaseTests(databases)
{
    [Fact]
    public async Task It_waits_for_the_command_and_says_so()
    {
        var council = Open(await Databases.NewMissingAsync());
        Assert.False(council.Database.MigratesAtStart);
        var refused = await council.Database.StartAsync();
        Assert.Contains("outturn migrate", Assert.Single(refused.Problems).Message, StringComparison.Ordinal);
        Assert.Equal(DatabaseState.Missing, await council.Database.StateAsync());
        await council.Database.CreateOrMigrateAsync();
        Assert.True((await council.Database.StartAsync()).Ok);
    }

    [Fact]
    public async Task Its_backup_is_pg_dump()
    {
        var refused = await Council.Database.BackupAsync("backup.db");
        Assert.Contains("pg_dump", Assert.Single(refused.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Emptying_a_table_of_the_record_is_refused()
    {
        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => Council.SqlAsync("TRUNCATE settings"));
        Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
    }
}

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Outturn.Core.Values;
using Outturn.Data.Engines;

namespace Outturn.Data;

/// <summary>The database as a whole: whether it is there, bringing it up to date, copying it.</summary>
public sealed class CouncilDatabase
{
    private readonly Engine engine;
    private readonly TimeProvider clock;

    internal CouncilDatabase(Engine engine, TimeProvider clock)
    {
        this.engine = engine;
        this.clock = clock;
    }

    /// <summary>SQLite brings itself up to date at start; PostgreSQL waits for the command, because other instances may be at work.</summary>
    public bool MigratesAtStart => engine is SqliteEngine;

    public async Task<DatabaseState> StateAsync(CancellationToken cancel = default)
    {
        if (engine is SqliteEngine sqlite && !File.Exists(sqlite.Path))
        {
            return DatabaseState.Missing;
        }

        await using var context = engine.NewContext();
        var applied = (await context.Database.GetAppliedMigrationsAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        var known = context.Database.GetMigrations().ToList();
        return applied.Count == 0 ? DatabaseState.Missing
            : applied.Except(known, StringComparer.Ordinal).Any() ? DatabaseState.Ahead
            : known.All(applied.Contains) ? DatabaseState.Current
            : DatabaseState.Behind;
    }

    /// <summary>
    /// What a start does: SQLite is made or migrated; PostgreSQL is refused, with the command to run, unless it is current.
    /// A database that a later version has migrated is refused.
    /// </summary>
    public async Task<Result<DatabaseState>> StartAsync(CancellationToken cancel = default)
    {
        var state = await StateAsync(cancel);
        if (state == DatabaseState.Ahead)
        {
            return Result.Refused<DatabaseState>(Problem.Error(
                "database.ahead", "database", "A later version of Outturn has migrated this database. Start that version, or restore a backup made before."));
        }

        if (state == DatabaseState.Current)
        {
            return Result.Ok(state);
        }

        if (!MigratesAtStart)
        {
            return Result.Refused<DatabaseState>(Problem.Error(
                "database.behind", "database", "This PostgreSQL database is not up to date. Make a copy with pg_dump, then run: outturn migrate"));
        }

        await CreateOrMigrateAsync(cancel);
        return Result.Ok(DatabaseState.Current);
    }

    /// <summary>
    /// Makes the database, or brings it up to date; nothing where it is current. A SQLite file is copied beside itself first
    /// and put back where the migration fails. Throws <see cref="InvalidOperationException"/> for a database of a later version.
    /// </summary>
    public async Task CreateOrMigrateAsync(CancellationToken cancel = default)
    {
        var state = await StateAsync(cancel);
        switch (state)
        {
            case DatabaseState.Current:
                return;
            case DatabaseState.Ahead:
                throw new InvalidOperationException("A later version of Outturn has migrated this database.");
            default:
                if (engine is SqliteEngine sqlite)
                {
                    await MigrateFileAsync(sqlite, state, cancel);
                }
                else
                {
                    await using var context = engine.NewContext();
                    await context.Database.MigrateAsync(cancel);
                }

                return;
        }
    }

    /// <summary>
    /// Writes a copy of the whole database to a new file while work goes on, and gives its path. Refused where the file exists,
    /// and for PostgreSQL, whose own pg_dump does it.
    /// </summary>
    public async Task<Result<string>> BackupAsync(string path, CancellationToken cancel = default)
    {
        if (engine is not SqliteEngine sqlite)
        {
            return Result.Refused<string>(Problem.Error(
                "backup.postgres", path, "PostgreSQL is copied with its own tool: pg_dump --format=custom --file=FILE DATABASE, and pg_restore to put it back."));
        }

        if (File.Exists(path))
        {
            return Result.Refused<string>(Problem.Error("backup.exists", path, $"{path} exists already. Name a file that does not exist: a backup is never written over."));
        }

        if (!File.Exists(sqlite.Path))
        {
            return Result.Refused<string>(Problem.Error("backup.missing", path, "There is no database to copy yet."));
        }

        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        await using var session = await sqlite.OpenAsync(cancel);
        await session.ExecuteAsync("VACUUM INTO @path", cancel, ("path", path));
        return Result.Ok(path);
    }

    private async Task MigrateFileAsync(SqliteEngine sqlite, DatabaseState state, CancellationToken cancel)
    {
        if (Path.GetDirectoryName(sqlite.Path) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        string? copy = null;
        if (state == DatabaseState.Behind)
        {
            copy = Path.ChangeExtension(
                sqlite.Path, string.Create(CultureInfo.InvariantCulture, $"before-{clock.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}.db"));
            var backup = await BackupAsync(copy, cancel);
            if (!backup.Ok)
            {
                throw new InvalidOperationException($"The database was not migrated, because it could not be copied first. {backup.Problems[0].Message}");
            }
        }

        try
        {
            await using var context = sqlite.NewCreatingContext();
            await context.Database.MigrateAsync(cancel);
        }
        catch (Exception e) when (copy is not null)
        {
            sqlite.ClearPool();
            foreach (var ending in new[] { "-wal", "-shm" })
            {
                File.Delete(sqlite.Path + ending);
            }

            File.Copy(copy, sqlite.Path, overwrite: true);
            throw new InvalidOperationException($"The migration failed and the database is as it was before. The copy made first is {copy}.", e);
        }
        finally
        {
            sqlite.ClearPool();
        }
    }
}

using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Outturn.Data.Facts;
using Outturn.Data.Model;
using SQLitePCL;

namespace Outturn.Data.Engines;

/// <summary>
/// SQLite: a write-ahead log, every commit on the disk, one writer at a time. Writers of this process queue at a gate;
/// those of other processes wait for SQLite's own lock, which BEGIN IMMEDIATE takes before anything is read.
/// </summary>
internal sealed class SqliteEngine : Engine
{
    private const int BusyMilliseconds = 30_000;

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly ConditionalWeakTable<sqlite3, object> prepared = [];
    private readonly DbContextOptions<SqliteContext> options;
    private readonly string connectionString;
    private volatile bool walIsOn;

    public SqliteEngine(string path, SqlStatements statements)
        : base(statements)
    {
        Path = System.IO.Path.GetFullPath(path);
        connectionString = ConnectionString(SqliteOpenMode.ReadWrite);
        options = new DbContextOptionsBuilder<SqliteContext>()
            .UseSqlite(connectionString)
            .AddInterceptors(new ConnectionPreparation(c => Prepare((SqliteConnection)c)), new StatementCounting(statements))
            .Options;
    }

    public string Path { get; }

    public override OutturnContext NewContext() => new SqliteContext(options);

    /// <summary>A context that may make the file.</summary>
    public OutturnContext NewCreatingContext() => new SqliteContext(
        new DbContextOptionsBuilder<SqliteContext>(options).UseSqlite(ConnectionString(SqliteOpenMode.ReadWriteCreate)).Options);

    public override Task<Session> OpenAsync(CancellationToken cancel) => Task.FromResult(new Session(Open(), null, Statements));

    public override Task<Session> OpenSnapshotAsync(CancellationToken cancel)
    {
        var connection = Open();
        return Task.FromResult(new Session(connection, connection.BeginTransaction(deferred: true), Statements));
    }

    public override async Task<Session> OpenToWriteAsync(CancellationToken cancel)
    {
        await gate.WaitAsync(cancel);
        var turn = new Turn(gate);
        try
        {
            var connection = Open();
            try
            {
                return new(connection, connection.BeginTransaction(deferred: false), Statements, turn);
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    public override Task InsertAsync(Session session, FactTable table, IReadOnlyList<object?[]> rows, CancellationToken cancel)
    {
        var sql = $"INSERT INTO {table.Name} ({table.ColumnList}) VALUES ({string.Join(", ", Enumerable.Repeat("?", table.Columns.Count))})";
        session.Count(sql);
        SqliteInsert.Run(((SqliteConnection)session.Connection).Handle!, sql, rows, cancel);
        return Task.CompletedTask;
    }

    public override string JoinLatest(FactTable table, string alias, string column, string equals, string within) =>
        $"""
        LEFT JOIN {table.Name} {alias} ON {alias}.{column} = {equals} AND {alias}.fact_order = (
            SELECT x.fact_order FROM {table.Name} x WHERE x.{column} = {equals} AND {within} ORDER BY x.fact_order DESC LIMIT 1)
        """;

    public override string JoinRowsOfLatest(FactTable rows, string alias, FactTable versions, string column, string equals, string within) =>
        $"""
        JOIN {rows.Name} {alias} ON {alias}.{column} = {equals} AND {alias}.fact_order = (
            SELECT x.fact_order FROM {versions.Name} x WHERE x.{column} = {equals} AND {within} ORDER BY x.fact_order DESC LIMIT 1)
        """;

    /// <summary>Lets go of the file, so that it can be copied or replaced.</summary>
    public void ClearPool()
    {
        using var connection = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(connection);
        using var creating = new SqliteConnection(ConnectionString(SqliteOpenMode.ReadWriteCreate));
        SqliteConnection.ClearPool(creating);
    }

    public override void Dispose()
    {
        ClearPool();
        gate.Dispose();
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        Prepare(connection);
        return connection;
    }

    // A pooled connection keeps its settings, so each is made ready once.
    private void Prepare(SqliteConnection connection)
    {
        if (connection.Handle is { } handle && prepared.TryAdd(handle, handle))
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA busy_timeout = {BusyMilliseconds}; PRAGMA synchronous = FULL; PRAGMA cache_size = -16000;";
            command.ExecuteNonQuery();
            if (!walIsOn && new SqliteConnectionStringBuilder(connection.ConnectionString).Mode != SqliteOpenMode.ReadOnly)
            {
                // Kept in the file; a restored backup comes without it. Entity Framework looks whether there is a file read-only.
                command.CommandText = "PRAGMA journal_mode = WAL;";
                command.ExecuteNonQuery();
                walIsOn = true;
            }
        }
    }

    private string ConnectionString(SqliteOpenMode mode) => new SqliteConnectionStringBuilder
    {
        DataSource = Path,
        Mode = mode,
        ForeignKeys = true,
        Pooling = true,
        DefaultTimeout = BusyMilliseconds / 1000,
    }.ToString();

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        private int given;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref given, 1) == 0)
            {
                gate.Release();
            }
        }
    }
}

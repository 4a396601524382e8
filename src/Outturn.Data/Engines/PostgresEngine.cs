using System.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using Outturn.Data.Facts;
using Outturn.Data.Model;

namespace Outturn.Data.Engines;

/// <summary>PostgreSQL: writers of all instances queue at one advisory lock of the database, held to the end of the transaction.</summary>
internal sealed class PostgresEngine : Engine
{
    // "outturn" in ASCII: any number would do that no other user of the database takes.
    private const long Lock = 0x6F75747475726E;

    private readonly NpgsqlDataSource source;
    private readonly DbContextOptions<PostgresContext> options;

    public PostgresEngine(string connectionString, SqlStatements statements)
        : base(statements)
    {
        source = NpgsqlDataSource.Create(WithPreparation(connectionString));
        options = new DbContextOptionsBuilder<PostgresContext>()
            .UseNpgsql(source)
            .AddInterceptors(new StatementCounting(statements))
            .Options;
    }

    /// <summary>
    /// Planning a read of a whole year costs the server more than answering it, so statements that come again are prepared, unless the
    /// council's own connection says how many (0 behind a pooler that hands connections about).
    /// </summary>
    private static string WithPreparation(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (!connectionString.Contains("Max Auto Prepare", StringComparison.OrdinalIgnoreCase) && !connectionString.Contains("MaxAutoPrepare", StringComparison.OrdinalIgnoreCase))
        {
            settings.MaxAutoPrepare = 64;
            settings.AutoPrepareMinUsages = 3;
        }

        return settings.ConnectionString;
    }

    public override OutturnContext NewContext() => new PostgresContext(options);

    public override async Task<Session> OpenAsync(CancellationToken cancel) =>
        new(await source.OpenConnectionAsync(cancel), null, Statements);

    public override Task<Session> OpenSnapshotAsync(CancellationToken cancel) => BeginAsync(IsolationLevel.RepeatableRead, cancel);

    public override async Task<Session> OpenToWriteAsync(CancellationToken cancel)
    {
        // Read committed: what is read after the lock is granted includes the writer before.
        var session = await BeginAsync(IsolationLevel.ReadCommitted, cancel);
        try
        {
            await session.ExecuteAsync("SELECT pg_advisory_xact_lock(@key)", cancel, ("key", Lock));
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    public override async Task InsertAsync(Session session, FactTable table, IReadOnlyList<object?[]> rows, CancellationToken cancel)
    {
        var sql = $"COPY {table.Name} ({table.ColumnList}) FROM STDIN (FORMAT BINARY)";
        session.Count(sql);
        var types = table.Columns.Select(c => TypeOf(c.Type)).ToArray();
        await using var copy = await ((NpgsqlConnection)session.Connection).BeginBinaryImportAsync(sql, cancel);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancel);
            for (var i = 0; i < row.Length; i++)
            {
                await (row[i] switch
                {
                    null => copy.WriteNullAsync(cancel),
                    long number => copy.WriteAsync(number, types[i], cancel),
                    string text => copy.WriteAsync(text, types[i], cancel),
                    Guid id => copy.WriteAsync(id, types[i], cancel),
                    bool flag => copy.WriteAsync(flag, types[i], cancel),
                    byte[] bytes => copy.WriteAsync(bytes, types[i], cancel),
                    var other => throw new InvalidOperationException($"A fact cannot hold a {other.GetType().Name}."),
                });
            }
        }

        await copy.CompleteAsync(cancel);
    }

    public override string JoinLatest(FactTable table, string alias, string column, string equals, string within) =>
        $"""
        LEFT JOIN LATERAL (
            SELECT x.* FROM {table.Name} x WHERE x.{column} = {equals} AND {within} ORDER BY x.fact_order DESC LIMIT 1) {alias} ON TRUE
        """;

    public override string JoinRowsOfLatest(FactTable rows, string alias, FactTable versions, string column, string equals, string within) =>
        $"""
        JOIN LATERAL (
            SELECT x.fact_order FROM {versions.Name} x WHERE x.{column} = {equals} AND {within} ORDER BY x.fact_order DESC LIMIT 1) {alias}_latest ON TRUE
        JOIN {rows.Name} {alias} ON {alias}.{column} = {equals} AND {alias}.fact_order = {alias}_latest.fact_order
        """;

    public override void Dispose() => source.Dispose();

    private async Task<Session> BeginAsync(IsolationLevel level, CancellationToken cancel)
    {
        var connection = await source.OpenConnectionAsync(cancel);
        try
        {
            return new(connection, await connection.BeginTransactionAsync(level, cancel), Statements);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static NpgsqlDbType TypeOf(ColumnType type) => type switch
    {
        ColumnType.Whole => NpgsqlDbType.Bigint,
        ColumnType.Flag => NpgsqlDbType.Boolean,
        ColumnType.Id => NpgsqlDbType.Uuid,
        ColumnType.Bytes => NpgsqlDbType.Bytea,
        _ => NpgsqlDbType.Text,
    };
}

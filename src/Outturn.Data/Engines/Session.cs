using System.Data.Common;

namespace Outturn.Data.Engines;

/// <summary>One open connection, with its transaction where there is one. Disposing it without a commit undoes everything.</summary>
internal sealed class Session(DbConnection connection, DbTransaction? transaction, SqlStatements statements, IDisposable? gate = null) : IAsyncDisposable
{
    // A SQLite reader dies with its command, so commands that are read from live as long as the session.
    private readonly List<DbCommand> queries = [];

    public DbConnection Connection => connection;

    public Task<DbDataReader> QueryAsync(string sql, CancellationToken cancel, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = Command(sql, parameters);
        queries.Add(command);
        return command.ExecuteReaderAsync(cancel);
    }

    public async Task<int> ExecuteAsync(string sql, CancellationToken cancel, params (string Name, object? Value)[] parameters)
    {
        await using var command = Command(sql, parameters);
        return await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>The first column of the first row; null where there is no row or it holds null.</summary>
    public async Task<object?> ScalarAsync(string sql, CancellationToken cancel, params (string Name, object? Value)[] parameters)
    {
        await using var command = Command(sql, parameters);
        return await command.ExecuteScalarAsync(cancel) is { } value and not DBNull ? value : null;
    }

    public void Count(string what) => statements.Sent(what);

    public Task CommitAsync(CancellationToken cancel) =>
        (transaction ?? throw new InvalidOperationException("There is no transaction to commit.")).CommitAsync(cancel);

    public async ValueTask DisposeAsync()
    {
        try
        {
            foreach (var query in queries)
            {
                await query.DisposeAsync();
            }

            if (transaction is not null)
            {
                await transaction.DisposeAsync();
            }

            await connection.DisposeAsync();
        }
        finally
        {
            gate?.Dispose();
        }
    }

    private DbCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        statements.Sent(sql);
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}

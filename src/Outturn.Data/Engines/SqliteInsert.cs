using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Outturn.Data.Engines;

/// <summary>
/// One prepared statement, bound and stepped for each row. Going through SqliteCommand costs more for each row than SQLite itself.
/// </summary>
internal static class SqliteInsert
{
    public static void Run(sqlite3 database, string sql, IReadOnlyList<object?[]> rows, CancellationToken cancel)
    {
        Check(raw.sqlite3_prepare_v2(database, sql, out var statement), database);
        using (statement)
        {
            foreach (var row in rows)
            {
                cancel.ThrowIfCancellationRequested();
                for (var i = 0; i < row.Length; i++)
                {
                    Check(Bind(statement, i + 1, row[i]), database);
                }

                var result = raw.sqlite3_step(statement);
                if (result != raw.SQLITE_DONE)
                {
                    Check(result, database);
                }

                Check(raw.sqlite3_reset(statement), database);
            }
        }
    }

    // The forms are those that Microsoft.Data.Sqlite writes and reads: an id is upper-case text.
    private static int Bind(sqlite3_stmt statement, int index, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(statement, index),
        long number => raw.sqlite3_bind_int64(statement, index, number),
        string text => raw.sqlite3_bind_text(statement, index, text),
        Guid id => raw.sqlite3_bind_text(statement, index, id.ToString("D").ToUpperInvariant()),
        bool flag => raw.sqlite3_bind_int64(statement, index, flag ? 1 : 0),
        byte[] bytes => raw.sqlite3_bind_blob(statement, index, bytes),
        _ => throw new InvalidOperationException($"A fact cannot hold a {value.GetType().Name}."),
    };

    private static void Check(int result, sqlite3 database)
    {
        if (result != raw.SQLITE_OK)
        {
            SqliteException.ThrowExceptionForRC(result, database);
        }
    }
}

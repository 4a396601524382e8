using System.Data.Common;
using Microsoft.Data.Sqlite;
using Outturn.Data.Engines;

namespace Outturn.Data.Facts;

/// <summary>
/// Takes the values of a row from left to right. On SQLite it asks the statement itself: a page of a thousand lines has forty
/// thousand values, and going through the data reader costs several times as much.
/// </summary>
internal sealed class FactCursor(DbDataReader reader)
{
    private readonly nint statement = (reader as SqliteDataReader)?.Handle?.DangerousGetHandle() ?? 0;
    private int column;

    public async ValueTask<bool> NextRowAsync(CancellationToken cancel)
    {
        column = 0;
        return await reader.ReadAsync(cancel);
    }

    public long Whole() => WholeOrNull() ?? throw Missing();

    public long? WholeOrNull()
    {
        var i = column++;
        if (statement != 0)
        {
            return SqliteColumns.Whole(statement, i);
        }

        return reader.IsDBNull(i) ? null : reader.GetInt64(i);
    }

    public string Text() => TextOrNull() ?? throw Missing();

    public string? TextOrNull()
    {
        var i = column++;
        if (statement != 0)
        {
            return SqliteColumns.Text(statement, i);
        }

        return reader.IsDBNull(i) ? null : reader.GetString(i);
    }

    public bool Flag() => FlagOrNull() ?? throw Missing();

    public bool? FlagOrNull()
    {
        if (statement != 0)
        {
            return WholeOrNull() is { } number ? number != 0 : null;
        }

        var i = column++;
        return reader.IsDBNull(i) ? null : reader.GetBoolean(i);
    }

    public Guid Id() => statement != 0 ? Guid.Parse(Text()) : reader.GetGuid(column++);

    public void Skip(int columns) => column += columns;

    private InvalidDataException Missing() => new($"{reader.GetName(column - 1)} is null.");
}

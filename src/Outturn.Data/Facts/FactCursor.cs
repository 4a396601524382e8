using System.Buffers.Text;
using System.Data.Common;
using System.Text;
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

    public ValueTask<bool> NextRowAsync(CancellationToken cancel)
    {
        column = 0;
        cancel.ThrowIfCancellationRequested();

        // SQLite answers in this thread whatever it is called by; a task for each row would cost as much as the row.
        return statement != 0 ? new(reader.Read()) : new(reader.ReadAsync(cancel));
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

    /// <summary>A member of an enumeration by its name.</summary>
    public T Named<T>()
        where T : struct, Enum => NamedOrNull<T>() ?? throw Missing();

    public T? NamedOrNull<T>()
        where T : struct, Enum
    {
        if (statement == 0)
        {
            return TextOrNull() is { } name ? EnumText<T>.Read(name) : null;
        }

        var bytes = SqliteColumns.Bytes(statement, column++);
        return bytes.IsEmpty ? null : EnumText<T>.Read(bytes);
    }

    /// <summary>A text that many rows share, such as the name of a service: one text for all of them.</summary>
    public string SharedText(SharedTexts texts) => statement == 0 ? texts.Of(Text()) : texts.Of(SqliteColumns.Bytes(statement, column++));

    public Guid Id()
    {
        if (statement == 0)
        {
            return reader.GetGuid(column++);
        }

        var bytes = SqliteColumns.Bytes(statement, column++);
        return Utf8Parser.TryParse(bytes, out Guid id, out var read) && read == bytes.Length ? id : Guid.Parse(Encoding.UTF8.GetString(bytes));
    }

    public Guid? IdOrNull()
    {
        if (statement == 0)
        {
            var i = column++;
            return reader.IsDBNull(i) ? null : reader.GetGuid(i);
        }

        return TextOrNull() is { } text ? Guid.Parse(text) : null;
    }

    public void Skip(int columns) => column += columns;

    private InvalidDataException Missing() => new($"{reader.GetName(column - 1)} is null.");
}

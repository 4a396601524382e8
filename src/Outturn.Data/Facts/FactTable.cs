namespace Outturn.Data.Facts;

/// <summary>What a column holds. There are no decimals, no floats and no times: money is whole pence, instants are microseconds.</summary>
internal enum ColumnType
{
    /// <summary>64 bits.</summary>
    Whole,

    Text,

    Id,

    Flag,

    Bytes,
}

/// <param name="Name">Its name in the table and in the canonical form: never changed once released.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Nullable">Whether it may be null; a null is left out of the canonical form, so that a new nullable column does not change old digests.</param>
/// <param name="Hashed">False for a file's bytes, which are proved by the hash that names them.</param>
internal sealed record FactColumn(string Name, ColumnType Type, bool Nullable = false, bool Hashed = true);

/// <summary>
/// One append-only table, described once: the schema, the writing, the canonical form and the proof all follow from this.
/// </summary>
/// <param name="Name">Its name in the database and in the canonical form.</param>
/// <param name="Columns">In the order in which rows hold their values.</param>
/// <param name="Key">The primary key.</param>
/// <param name="RowOrder">What orders the rows of one act in the canonical form; unique within the act.</param>
internal sealed record FactTable(string Name, IReadOnlyList<FactColumn> Columns, IReadOnlyList<string> Key, IReadOnlyList<string> RowOrder)
{
    /// <summary>Column and the table whose key it holds.</summary>
    public IReadOnlyList<(string Column, string Table)> RefersTo { get; init; } = [];

    public IReadOnlyList<IReadOnlyList<string>> Unique { get; init; } = [];

    public string ColumnList { get; } = string.Join(", ", Columns.Select(c => c.Name));

    public int IndexOf(string column)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i].Name == column)
            {
                return i;
            }
        }

        throw new ArgumentException($"{Name} has no column {column}.", nameof(column));
    }
}

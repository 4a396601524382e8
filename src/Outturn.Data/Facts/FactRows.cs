namespace Outturn.Data.Facts;

/// <summary>What one act is about to write: rows of values in their tables' column order.</summary>
internal sealed class FactRows
{
    private readonly Dictionary<FactTable, List<object?[]>> rows = [];

    public int Count { get; private set; }

    public void Add(FactTable table, params object?[] values)
    {
        if (values.Length != table.Columns.Count)
        {
            throw new ArgumentException($"{table.Name} has {table.Columns.Count} columns, not {values.Length}.", nameof(values));
        }

        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is string text)
            {
                values[i] = StoredText.Of(text);
            }
        }

        if (!rows.TryGetValue(table, out var list))
        {
            rows.Add(table, list = []);
        }

        list.Add(values);
        Count++;
    }

    /// <summary>Whether a row of this first value is already to be written.</summary>
    public bool Holds(FactTable table, object first) => rows.TryGetValue(table, out var list) && list.Any(row => first.Equals(row[0]));

    /// <summary>The tables that have rows, in canonical order, each with its rows in canonical order.</summary>
    public IEnumerable<(FactTable Table, List<object?[]> Rows)> InOrder()
    {
        foreach (var table in FactTables.Contents)
        {
            if (rows.TryGetValue(table, out var list))
            {
                var keys = table.RowOrder.Select(table.IndexOf).ToArray();
                list.Sort((a, b) => Compare(a, b, keys));
                yield return (table, list);
            }
        }
    }

    private static int Compare(object?[] a, object?[] b, int[] keys)
    {
        foreach (var key in keys)
        {
            var order = a[key] switch
            {
                Guid id => id.CompareTo((Guid)b[key]!),
                long number => number.CompareTo((long)b[key]!),
                string text => StoredText.CompareBytes(text, (string)b[key]!),
                var other => throw new InvalidOperationException($"Rows are not ordered by {other?.GetType().Name ?? "null"}."),
            };
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }
}

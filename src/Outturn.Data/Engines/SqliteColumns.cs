using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Outturn.Data.Engines;

/// <summary>
/// SQLite's own functions for the columns of the current row. The general wrapper guards the statement on every call, which
/// for forty thousand values costs as much as finding them; here the reader that owns the statement is known to be open.
/// </summary>
internal static class SqliteColumns
{
    private const string Library = "e_sqlite3";
    private const int Null = 5;

    public static long? Whole(nint statement, int column)
    {
        var value = Int64(statement, column);
        return value == 0 && TypeOf(statement, column) == Null ? null : value;
    }

    public static string? Text(nint statement, int column)
    {
        var text = Utf8(statement, column);
        return text == 0 ? null : Marshal.PtrToStringUTF8(text, Length(statement, column));
    }

    /// <summary>The bytes of a text, where SQLite has them: good until the next row. Empty for a null.</summary>
    public static ReadOnlySpan<byte> Bytes(nint statement, int column)
    {
        var text = Utf8(statement, column);
        return text == 0 ? default : MemoryMarshal.CreateReadOnlySpan(ref Unsafe.AddByteOffset(ref Unsafe.NullRef<byte>(), text), Length(statement, column));
    }

    [DllImport(Library, EntryPoint = "sqlite3_column_int64")]
    [SuppressGCTransition]
    private static extern long Int64(nint statement, int column);

    [DllImport(Library, EntryPoint = "sqlite3_column_type")]
    [SuppressGCTransition]
    private static extern int TypeOf(nint statement, int column);

    [DllImport(Library, EntryPoint = "sqlite3_column_text")]
    private static extern nint Utf8(nint statement, int column);

    [DllImport(Library, EntryPoint = "sqlite3_column_bytes")]
    [SuppressGCTransition]
    private static extern int Length(nint statement, int column);
}

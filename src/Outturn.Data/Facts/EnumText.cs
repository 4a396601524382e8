namespace Outturn.Data.Facts;

/// <summary>
/// Members of an enumeration by name: numbers would change their meaning when a member is put in. A test pins the names that
/// are stored.
/// </summary>
internal static class EnumText<T>
    where T : struct, Enum
{
    private static readonly T[] Values = Enum.GetValues<T>();
    private static readonly string[] Names = Enum.GetNames<T>();

    private static readonly byte[][] Bytes = [.. Names.Select(System.Text.Encoding.UTF8.GetBytes)];

    public static string Of(T value) => Names[Array.IndexOf(Values, value)];

    public static T Read(string name)
    {
        for (var i = 0; i < Names.Length; i++)
        {
            if (Names[i] == name)
            {
                return Values[i];
            }
        }

        throw new InvalidDataException($"{typeof(T).Name} has no '{name}'.");
    }

    /// <summary>The same from UTF-8, without making a text of it.</summary>
    public static T Read(ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < Bytes.Length; i++)
        {
            if (name.SequenceEqual(Bytes[i]))
            {
                return Values[i];
            }
        }

        return Read(System.Text.Encoding.UTF8.GetString(name));
    }
}

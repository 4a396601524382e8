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
}

namespace Outturn.GovUk.Markup;

/// <summary>Joins class names, leaving out the absent ones.</summary>
internal static class ClassNames
{
    public static string? Join(params ReadOnlySpan<string?> names)
    {
        string? joined = null;
        foreach (var name in names)
        {
            if (!string.IsNullOrEmpty(name))
                joined = joined is null ? name : joined + " " + name;
        }

        return joined;
    }
}

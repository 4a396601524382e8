namespace Outturn.Core.Governance;

/// <summary>Changes of the council's structure as they are read.</summary>
public static class StructureWords
{
    public static string Plural(this UnitKind kind) => kind switch
    {
        UnitKind.Directorate => "Directorates",
        UnitKind.Service => "Services",
        UnitKind.Committee => "Committees",
        _ => "Posts",
    };

    /// <summary>What a choice is called in the form.</summary>
    public static string Name(this StructureChangeKind change) => change switch
    {
        StructureChangeKind.Opened => "A new one",
        StructureChangeKind.Renamed => "A new name",
        StructureChangeKind.Merged => "Several became one",
        StructureChangeKind.Split => "One became several",
        StructureChangeKind.Moved => "To another directorate",
        _ => "Ended, with nothing in its place",
    };

    /// <summary>Such as "Adults and Health became Adults, Health and Commissioning".</summary>
    public static string InWords(this StructureChange change)
    {
        var (before, after) = (List(change.Before), List(change.After));
        var words = change.Change switch
        {
            StructureChangeKind.Opened => $"{after} began",
            StructureChangeKind.Merged => $"{before} became one: {after}",
            StructureChangeKind.Split => $"{before} was split into {after}",
            StructureChangeKind.Moved => $"{before} went to {change.Directorate}",
            StructureChangeKind.Closed => $"{before} ended",
            _ => $"{before} became {after}",
        };
        return change.Directorate.Length > 0 && change.Change != StructureChangeKind.Moved ? $"{words}, in {change.Directorate}" : words;
    }

    private static string List(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "",
        1 => names[0],
        _ => string.Join(", ", names.SkipLast(1)) + " and " + names[^1],
    };
}

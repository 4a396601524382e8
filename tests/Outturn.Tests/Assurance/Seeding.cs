using System.Globalization;
using Outturn.Core.Assurance;

namespace Outturn.Tests.Assurance;

/// <summary>One defect put into a copy of a clean tracker, and what must be found: the code, and the cell.</summary>
public sealed record Seeded(string Name, string Code, string Reference, int Column, Action<TrackerTable> Spoil)
{
    public override string ToString() => Name;
}

/// <summary>Seeds one defect and compares what is found with what was found before it.</summary>
public static class Seeding
{
    private static readonly Lazy<TrackerTable> Clean = new(() => TrackerTable.Load(TrackerTable.Sample("2017-10")).WithOwners(r => "Head of " + r).WithTotals());
    private static readonly Lazy<HashSet<(string, string, string)>> Before = new(() => [.. Clean.Value.Check().Findings.Select(Key)]);

    private static (string, string, string) Key(Finding f) => (f.Code, f.Subject, f.Where);

    /// <summary>Null where just the expected finding is new; otherwise what is wrong.</summary>
    public static string? Try(Seeded seeded)
    {
        var table = Clean.Value.Copy();
        seeded.Spoil(table);
        var after = table.Check().Findings;
        var fresh = after.Where(f => !Before.Value.Contains(Key(f))).ToList();
        var where = seeded.Reference.StartsWith("total", StringComparison.Ordinal)
            ? string.Create(CultureInfo.InvariantCulture, $"total row, field {seeded.Column + 1}")
            : string.Create(CultureInfo.InvariantCulture, $"line {table.Rows.FindLastIndex(r => r[0] == seeded.Reference) + 2}, field {seeded.Column + 1}");
        fresh.AddRange(after.Where(f => f.Where == where && f.Code == seeded.Code && !fresh.Contains(f)));
        var hit = fresh.Any(f => f.Code == seeded.Code && f.Where == where);
        return hit && fresh.Count == 1 ? null
            : (hit ? "also found: " : "missed; found: ") + string.Join(" / ", fresh.Where(f => !(f.Code == seeded.Code && f.Where == where)).Select(f => $"{f.Code} {f.Subject} {f.Where}: {f.Message}"));
    }

    /// <summary>What is found when a line says this, beyond what was found before.</summary>
    public static IReadOnlyList<Finding> Alarms(string reference, string says)
    {
        var table = Clean.Value.Copy();
        table[reference][TrackerTable.Commentary] = says;
        var spoilt = string.Create(CultureInfo.InvariantCulture, $"line {table.Rows.FindIndex(r => r[0] == reference) + 2}, field {TrackerTable.Commentary + 1}");
        return [.. table.Check().Findings.Where(f => !Before.Value.Contains(Key(f)) || f.Where == spoilt)];
    }

    public static string Message(Seeded seeded)
    {
        var table = Clean.Value.Copy();
        seeded.Spoil(table);
        return string.Join(" / ", table.Check().Findings.Where(f => !Before.Value.Contains(Key(f)) || f.Subject == seeded.Reference).Select(f => f.Message));
    }

    public static Seeded Says(string code, string reference, string commentary) =>
        new($"{reference}: {commentary}", code, reference, TrackerTable.Commentary, t => t[reference][TrackerTable.Commentary] = commentary);

    public static Seeded Cell(string code, string reference, int column, string text) =>
        new($"{reference}, field {column + 1}: {text}", code, reference, column, t => t[reference][column] = text);
}

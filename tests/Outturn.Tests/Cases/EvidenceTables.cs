using Outturn.Tests.Tracking;

namespace Outturn.Tests.Cases;

/// <summary>What is known of the published cases, read from the analysis beside them: names of people stay out of the repository.</summary>
internal sealed record KnownCase(int Number, string Title, string Committee, string Type, string Reference, string Version, string Leads)
{
    /// <summary>The answers' states to the eight questions, such as "F F N S S S F S".</summary>
    public string States { get; init; } = "";

    /// <summary>The table of identities, and that of answers.</summary>
    public static IReadOnlyList<KnownCase> All()
    {
        var lines = File.ReadAllLines(SharedFolder.PathOf("design", "evidence-2022-23.md"));
        var states = Rows(lines, "### 2C").ToDictionary(c => c[0], c => c[1], StringComparer.Ordinal);
        return [.. Rows(lines, "### 2A").Select(c => new KnownCase(int.Parse(c[0].AsSpan(2), System.Globalization.CultureInfo.InvariantCulture), c[2], c[3], c[4], c[5], c[6], c[7]) { States = states[c[0]] })];
    }

    private static IEnumerable<string[]> Rows(string[] lines, string heading) => lines
        .SkipWhile(l => !l.StartsWith(heading, StringComparison.Ordinal)).Skip(1)
        .TakeWhile(l => !l.StartsWith('#'))
        .Where(l => l.StartsWith("| BC", StringComparison.Ordinal))
        .Select(l => l.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries));
}

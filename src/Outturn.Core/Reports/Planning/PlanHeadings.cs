using System.Globalization;
using Outturn.Core.Series;
using Outturn.Core.Values;

namespace Outturn.Core.Reports.Planning;

/// <summary>The words of the plan's tables, the same on every page, file and paper.</summary>
public static class PlanHeadings
{
    public static string Heading(this PlanBasis basis) => basis == PlanBasis.RunningTotals ? "Running totals" : basis.ToString();

    /// <summary>As a sheet names its basis.</summary>
    public static string Word(this PlanBasis basis) => basis switch { PlanBasis.Movements => "movement", PlanBasis.Levels => "level", _ => "running total" };

    /// <summary>As an address or a command names it.</summary>
    public static string Slug(this PlanBasis basis) => basis == PlanBasis.RunningTotals ? "running-totals" : Lower(basis.ToString());

    public static string Slug(this PlanTableKind kind) => Lower(kind.ToString());

    public static string Heading(this PlanTableKind kind) => kind switch
    {
        PlanTableKind.Overview => "Revenue overview",
        PlanTableKind.Proposals => "Proposals",
        PlanTableKind.Funding => "Funding and calls on reserves",
        _ => "The gap",
    };

    public static string Heading(this PlanGrouping grouping) => grouping switch
    {
        PlanGrouping.FundingSource => "Funding source",
        PlanGrouping.BenefitClass => "Benefit class",
        _ => grouping.ToString(),
    };

    public static string Slug(this PlanGrouping grouping) => Slug(grouping.Heading());

    /// <summary>The group of a permanence, by its place in <see cref="PermanenceGroups"/>: all that end at some year are one.</summary>
    internal static int Group(Permanence permanence) => permanence switch
    {
        Permanence.Permanent => 0,
        Permanence.OneOff => 1,
        Permanence.TemporaryUntil => 2,
        _ => 3,
    };

    internal static IReadOnlyList<string> PermanenceGroups { get; } = ["Permanent", "One-off", "Temporary", "Temporary, then permanent in part"];

    public static string Lines(int count) => Counted(count, "line");

    public static string Proposals(int count) => Counted(count, "proposal");

    public static string AsAtWords(AsAt asAt) => asAt switch
    {
        { Position: { } day, RecordedBy: { } by } => $"{CouncilTime.Words(day)}, as recorded by {by}",
        { Position: { } day } => CouncilTime.Words(day),
        { RecordedBy: { } by } => $"as recorded by {by}",
        _ => "today",
    };

    internal static string Counted(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count:#,##0} {noun}{(count == 1 ? "" : "s")}");

    internal static string Slug(string name) => string.Join('-', string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    internal static string Listed(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "",
        1 => names[0],
        _ => string.Join(", ", names.Take(names.Count - 1)) + " and " + names[^1],
    };

    private static string Lower(string word) => word.ToLowerInvariant();
}

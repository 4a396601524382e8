using Outturn.Core.Values;

namespace Outturn.Core.Assurance;

/// <summary>What the checks found, worst first, and what they tried and found to agree.</summary>
public sealed record CheckReport(IReadOnlyList<Finding> Findings, IReadOnlyList<Proof> Proofs)
{
    /// <summary>By severity, then by the size of the difference, then by subject, so that one file always gives one order.</summary>
    public static IReadOnlyList<Finding> Ordered(IEnumerable<Finding> findings) =>
        [.. findings
            .OrderByDescending(f => f.Severity)
            .ThenByDescending(f => f.Difference is { } d ? Math.Abs((decimal)d.Pence) : -1m)
            .ThenBy(f => f.Subject, StringComparer.Ordinal)
            .ThenBy(f => f.Code, StringComparer.Ordinal)
            .ThenBy(f => f.Where, StringComparer.Ordinal)];

    public int Count(Severity severity) => Findings.Count(f => f.Severity == severity);
}

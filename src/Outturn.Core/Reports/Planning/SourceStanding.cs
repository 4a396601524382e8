using Outturn.Core.Planning;

namespace Outturn.Core.Reports.Planning;

/// <summary>How firm a source is, since when, and how firm it was before.</summary>
/// <param name="Since">The day from which it is stated so.</param>
/// <param name="Why">The reason that was given; empty for none.</param>
/// <param name="Before">What it was before, newest first, each with the day from which it was so.</param>
public sealed record SourceStanding(FundingSource Source, DateOnly Since, string Why, IReadOnlyList<(FundingStatus Status, DateOnly Since)> Before)
{
    /// <summary>What holds it back, where it counts as less firm than it is said to be; empty where nothing does.</summary>
    public string HeldBack => Source.Firmness == Source.Status ? ""
        : Source.Pool is { } pool && pool.Firmness == Source.Firmness ? $"{PlanHeadings.Listed([.. pool.Partners.Where(p => p.Status == pool.Firmness).Select(p => p.Name)])}: {pool.Firmness.Name().ToLowerInvariant()}"
        : "Full council has not agreed the strategy";

    /// <summary>The sources of a plan with the versions that led to them, in the order of acts. A version that did not change the status is passed over.</summary>
    public static IReadOnlyList<SourceStanding> Of(Plan plan, IReadOnlyList<(DateOnly Position, string Reason, FundingSource Source)> versions)
    {
        var all = versions.ToLookup(v => v.Source.Id);
        return [.. plan.Sources.Where(s => all.Contains(s.Id)).Select(source =>
        {
            var changes = new List<(FundingStatus Status, DateOnly Since, string Why)>();
            foreach (var (position, reason, version) in all[source.Id].OrderBy(v => v.Position))
            {
                if (changes.Count == 0 || changes[^1].Status != version.Firmness)
                {
                    changes.Add((version.Firmness, position, reason));
                }
            }

            return new SourceStanding(source, changes[^1].Since, changes[^1].Why, [.. changes.SkipLast(1).Reverse().Select(c => (c.Status, c.Since))]);
        })];
    }
}

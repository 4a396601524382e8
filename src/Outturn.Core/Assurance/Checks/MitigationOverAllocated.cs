using System.Text.RegularExpressions;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Assurance.Checks;

/// <summary>
/// Over-delivery that a commentary promises to other lines in full, and that is less than those lines are short.
/// Why: one pound can cover one gap. In October 2017 A/R.6.210 was 328 over and covered 232 and 96, which is right to the thousand.
/// </summary>
/// <example>Fails: "covers the gap on A/R.6.214 and A/R.6.222" with 100 over and 328 short. Passes: the same with 328 over; "covers part of the gap".</example>
public static partial class MitigationOverAllocated
{
    public const string Code = "mitigation.over-allocated";

    [GeneratedRegex(@"\b(?:offset|cover|meet|compensat|make[s]? (?:good|up)|clos|fill|fund)\w*\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Promise();

    [GeneratedRegex(@"\bpart(?:ly|ially|ial)?\b|\bsome\b|\bhelps?\b|\btowards?\b|\bcontribut|\bmitigat|\breduc|\bmay\b|\bcould\b|\bnot\b|\bwill be offset by\b|\boffset by\b|\bcovered by\b|\bmet by\b|\bmet from\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OnlyPart();

    public static IEnumerable<Finding> Find(CheckedTracker tracker) => Promised(tracker).Concat(Allocated(tracker));

    /// <summary>Allocations on record that the forecasts of today no longer bear: what was over shrank, or the gap closed by itself.</summary>
    private static IEnumerable<Finding> Allocated(CheckedTracker tracker)
    {
        if (tracker.Context.Allocations.Count == 0)
        {
            yield break;
        }

        foreach (var line in tracker.Lines)
        {
            var variance = tracker.Figures(line).Variance ?? 0;
            var given = tracker.Context.Allocations.Where(a => string.Equals(a.From, line.Key, StringComparison.OrdinalIgnoreCase)).Sum(a => a.Amount.Pence);
            var taken = tracker.Context.Allocations.Where(a => string.Equals(a.To, line.Key, StringComparison.OrdinalIgnoreCase)).Sum(a => a.Amount.Pence);
            var over = Math.Max(0, -variance);
            var missing = Math.Max(0, variance);
            if (given > over)
            {
                yield return new(
                    Code, Severity.Warning, line.Subject, line.Place(TrackerField.ForecastYear, 0),
                    $"{FieldWords.Size(given)} of this line is allocated to other lines, and it is now {FieldWords.Size(over)} over its plan: {FieldWords.Size(given - over)} is promised that is not there.",
                    FieldWords.Size(over), FieldWords.Size(given), FieldWords.Money(given - over));
            }

            if (taken > missing)
            {
                yield return new(
                    Code, Severity.Notice, line.Subject, line.Place(TrackerField.ForecastYear, 0),
                    $"{FieldWords.Size(taken)} from other lines is allocated to this one, which is now {FieldWords.Size(missing)} short: {FieldWords.Size(taken - missing)} could cover another gap.",
                    FieldWords.Size(missing), FieldWords.Size(taken), FieldWords.Money(taken - missing));
            }
        }
    }

    private static IEnumerable<Finding> Promised(CheckedTracker tracker)
    {
        Dictionary<string, CheckedLine>? byReference = null;
        foreach (var line in tracker.Lines)
        {
            if (tracker.Figures(line).Variance is not < 0 || !line.Stated.Commentary.Contains('/', StringComparison.Ordinal))
            {
                continue;
            }

            byReference ??= tracker.Lines.Where(l => l.Reference.Length > 0).GroupBy(l => l.Reference, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
            var over = -tracker.Figures(line).Variance!.Value;
            var named = Reference.FindIn(line.Stated.Commentary).Select(r => r.Code).Where(c => c != line.Reference).Distinct(StringComparer.Ordinal).ToList();
            if (named.Count == 0 || !named.All(byReference.ContainsKey) || !Promise().IsMatch(line.Stated.Commentary) || OnlyPart().IsMatch(line.Stated.Commentary))
            {
                continue;
            }

            var shorts = named.Select(n => Math.Max(0, tracker.Figures(byReference[n]).Variance ?? 0)).ToList();
            if (shorts.Sum() > over + 100_000)
            {
                yield return new(
                    Code, Severity.Warning, line.Subject, line.Place(TrackerField.Commentary, 0),
                    $"Commentary covers {FieldWords.Listed([.. named.Select((n, i) => $"{n} ({FieldWords.Size(shorts[i])} short)")])} from this line, which is {FieldWords.Size(over)} over: {FieldWords.Size(shorts.Sum() - over)} is not covered.",
                    FieldWords.Size(over), FieldWords.Size(shorts.Sum()), FieldWords.Money(shorts.Sum() - over));
            }
        }
    }
}

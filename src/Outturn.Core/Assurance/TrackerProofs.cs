using Outturn.Core.Assurance.Sums;
using Outturn.Core.Values;

namespace Outturn.Core.Assurance;

/// <summary>What was tried and how much of it agreed: a clean paper must hear that it is clean.</summary>
internal static class TrackerProofs
{
    public static IReadOnlyList<Proof> Of(CheckedTracker tracker)
    {
        var proofs = new List<Proof>();
        var lines = tracker.Lines;
        Add("Planned parts add up to the planned year, each line", lines.Select(l => LineFigures.Sum(l.Figures.Planned) - l.Figures.PlannedYear));
        Add("Forecast parts add up to the forecast year, each line", lines.Select(l => LineFigures.Sum(l.Figures.Forecast) - l.Figures.ForecastYear));
        Add("Printed variance is forecast less plan, each line", lines.Select(l => l.Figures.PrintedVariance - l.Figures.Variance));
        var printed = tracker.Context.PrintedTotals.Where(TotalSums.IsBounded).ToList();
        Add($"Totals printed in {tracker.Context.Source} agree with the lines under them", printed.Select(t => (long?)(t.Printed.Pence - t.Computed.Pence)));
        var rated = lines.Where(l => l.Stated.Rag is not null).Select(l => (Stated: l.Stated.Rag!.Value, Rule: tracker.RuleRating(l))).Where(x => x.Rule is not null).ToList();
        Count($"RAG follows the rule: {tracker.Context.Rag.InWords}", rated.Count, rated.Count(x => x.Stated == x.Rule));
        Count("Amounts that commentaries state of their own line agree with it", tracker.Claims.Count, tracker.Claims.Count(c => c.Agrees));
        Count("References are given once", lines.Count(l => l.Reference.Length > 0), tracker.References.Count);
        return proofs;

        void Add(string what, IEnumerable<long?> gaps)
        {
            var known = gaps.Where(g => g is not null).ToList();
            Count(what, known.Count, known.Count(g => g == 0));
        }

        void Count(string what, int tried, int agreed)
        {
            if (tried > 0)
            {
                proofs.Add(new(what, tried, agreed));
            }
        }
    }
}

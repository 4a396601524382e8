using Outturn.Core.Assurance.Checks;
using Outturn.Core.Assurance.Sums;
using Outturn.Core.Tracking;

namespace Outturn.Core.Assurance;

/// <summary>The lines, what is known beside them, and what several checks work out in common.</summary>
public sealed class CheckedTracker
{
    private readonly Lazy<TrackerSumsReading> sums;
    private readonly Lazy<IReadOnlyList<(CheckedLine, UnknownCell)>> unknown;
    private readonly Lazy<HashSet<string>> references;
    private readonly Lazy<IReadOnlyList<CommentaryClaim>> claims;

    public CheckedTracker(IReadOnlyList<CheckedLine> lines, TrackerCheckContext context)
    {
        Lines = lines;
        Context = context;
        sums = new(() => TrackerSumsReading.Of(this));
        unknown = new(() => [.. lines.Where(MoneyCells.HasUnknown).SelectMany(l => MoneyCells.Unknown(l).Select(c => (l, c)))]);
        references = new(() => [.. lines.Where(l => l.Reference.Length > 0).Select(l => l.Reference)]);
        claims = new(() => [.. lines.SelectMany(l => CommentaryClaim.In(l, Figures(l), context))]);
    }

    public IReadOnlyList<CheckedLine> Lines { get; }

    /// <summary>Money cells that give no amount.</summary>
    internal IReadOnlyList<(CheckedLine Line, UnknownCell Cell)> Unknown => unknown.Value;

    public TrackerCheckContext Context { get; }

    /// <summary>Sums that do not come out, each named once with what would explain it.</summary>
    internal TrackerSumsReading Sums => sums.Value;

    internal IReadOnlySet<string> References => references.Value;

    /// <summary>Every amount that a commentary states of its line, compared with the line.</summary>
    internal IReadOnlyList<CommentaryClaim> Claims => claims.Value;

    internal CommentaryText Commentary(CheckedLine line) => line.CommentaryOf(Context.Year);

    /// <summary>The line's figures, with any cell put right that a sum proves wrong: one slip is not to be found a second time by its consequences.</summary>
    internal LineFigures Figures(CheckedLine line) => Sums.Mended.GetValueOrDefault(line) ?? line.Figures;

    /// <summary>What the rule gives; null where a figure is not known.</summary>
    internal Rag? RuleRating(CheckedLine line) => Figures(line) is var figures ? Context.Rag.Rate(figures.PlannedTotal, figures.ForecastTotal) : null;
}

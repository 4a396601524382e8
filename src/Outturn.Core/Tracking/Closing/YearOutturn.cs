using Outturn.Core.Values;

namespace Outturn.Core.Tracking.Closing;

/// <summary>
/// A year's outturn in total. Of the lines whose outturn is known, what came and what did not add up to their plan; the plan of the others stands apart, so
/// that <c>Planned = Came + Undelivered + PlanNotKnown</c> always holds.
/// </summary>
/// <param name="Planned">The plan of every line in the tracker; a saving is negative.</param>
/// <param name="Came">What the lines with a known outturn came to.</param>
/// <param name="Undelivered">Plan less outturn of the same lines.</param>
/// <param name="PlanNotKnown">The plan of lines whose outturn nobody knows.</param>
/// <param name="Known">How many outturns are known.</param>
/// <param name="NotKnown">How many are not.</param>
/// <param name="Departing">How many known outturns are not what was planned.</param>
/// <param name="Withdrawn">Lines that left the tracker within the year: nothing came of them.</param>
/// <param name="PlanWithdrawn">What they planned.</param>
public sealed record YearOutturn(Total Planned, Total Came, Total Undelivered, Total PlanNotKnown, int Known, int NotKnown, int Departing, int Withdrawn, Total PlanWithdrawn)
{
    public static YearOutturn Of(TrackerPosition position)
    {
        var known = position.Lines.Where(l => l.Outturn?.Amount.Value is not null).ToList();
        var unknown = position.Lines.Where(l => l.Outturn?.Amount.Value is null).ToList();
        return new(
            Sum(position.Lines, l => l.Planned), Sum(known, l => l.Came), Sum(known, l => l.Planned - l.Came), Sum(unknown, l => l.Planned), known.Count, unknown.Count,
            known.Count(l => l.Planned.Value is { } plan && plan != l.Came.Low), position.Withdrawn.Count, Sum(position.Withdrawn, l => l.Planned));
    }

    private static Total Sum(IEnumerable<TrackerLine> lines, Func<TrackerLine, Total> of) => lines.Aggregate(Total.Zero, (sum, l) => sum + of(l));
}

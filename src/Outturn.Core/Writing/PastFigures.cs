using Outturn.Core.Planning;

namespace Outturn.Core.Writing;

/// <summary>The figures of a case's plan lines as they stood after each act that changed one of them, oldest first, without those of today.</summary>
public static class PastFigures
{
    /// <param name="cycle">The proposal's.</param>
    /// <param name="versions">Every version of every line, oldest act first.</param>
    public static IReadOnlyList<PlanFigures> Of(PlanCycle cycle, IEnumerable<(long Act, PlanLine Line)> versions)
    {
        var lines = new Dictionary<Guid, PlanLine>();
        var past = new List<PlanFigures>();
        long? at = null;
        foreach (var (act, line) in versions)
        {
            if (at is { } before && before != act)
            {
                past.Add(PlanFigures.Of(cycle, lines.Values));
            }

            at = act;
            lines[line.Id] = line;
        }

        return past;
    }
}

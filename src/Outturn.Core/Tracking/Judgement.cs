using Outturn.Core.Tracking.Publishing;
using Outturn.Core.Values;

namespace Outturn.Core.Tracking;

/// <summary>How a line's shown rating and direction came about.</summary>
/// <param name="Recorded">What the record states: its rating and direction are null unless someone stated them.</param>
/// <param name="ByRule">What the council's rule gives; null where an amount is not known well enough.</param>
/// <param name="Override">The override that holds; null where the rule or a stated rating does.</param>
/// <param name="Published">The forecast as last published; null where nothing is published before or the line was not in it.</param>
public sealed record LineJudgement(LineForecast Recorded, Rag? ByRule, LineOverride? Override, Total? Published)
{
    /// <summary>The rule that was followed: it has the council's words for ratings.</summary>
    public RagRule Rule { get; init; } = RagRule.Shipped;
}

/// <summary>
/// Rates each line and says where it is going: an override that holds comes first, then a rating that a file stated, then the rule. A
/// direction that a file stated is kept for its own position; otherwise it is the change since the last published one.
/// </summary>
public static class Judgement
{
    /// <param name="position">The tracker as the record has it.</param>
    /// <param name="rules">The rules of that day.</param>
    /// <param name="published">The last published position before the one shown; null where there is none.</param>
    /// <param name="on">The day on which overrides are asked whether they hold.</param>
    public static TrackerPosition Apply(TrackerPosition position, TrackerRules rules, PublishedPosition? published, DateOnly on) => position with
    {
        Lines = [.. position.Lines.Select(l => Apply(l, rules, published, on))],
        Withdrawn = [.. position.Withdrawn.Select(l => Apply(l, rules, published, on))],
    };

    public static TrackerLine Apply(TrackerLine line, TrackerRules rules, PublishedPosition? published, DateOnly on)
    {
        var recorded = line.AsRecorded;
        var byRule = rules.Rag.Rate(line.Planned, line.Forecast, recorded.Complete == true);
        var holding = line.Override is { } given && given.HoldsOn(on) ? given : null;
        var was = published is not null && published.Forecasts.TryGetValue(line.Id, out var before) ? before : (Total?)null;
        var direction = recorded.Direction is { } stated && (published is null || line.ForecastPosition > published.Position) ? stated
            : published is null ? recorded.Direction
            : rules.Direction.Between(was, line.Forecast);
        return line with
        {
            Stated = recorded with { Rag = holding?.Rating ?? recorded.Rag ?? byRule, Direction = direction },
            Judged = new(recorded, byRule, holding, was) { Rule = rules.Rag },
        };
    }
}

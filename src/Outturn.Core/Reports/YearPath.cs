using Outturn.Core.Series;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;

namespace Outturn.Core.Reports;

/// <summary>The year's plan and forecast as they stood at the end of one month, or at the last position of the month that is shown.</summary>
/// <param name="Day">The day.</param>
/// <param name="Planned">The year's plan on that day.</param>
/// <param name="Forecast">The year's forecast on that day.</param>
public sealed record PathPoint(DateOnly Day, Total Planned, Total Forecast);

/// <summary>One committee's year, or the whole tracker's.</summary>
/// <param name="Name">The committee; lines that several own stand apart and are counted once.</param>
/// <param name="Lines">How many lines are in it now.</param>
/// <param name="Points">Month by month, from the first month for which anything is stated.</param>
/// <param name="Banked">What is sure of the present forecast.</param>
/// <param name="LastQuarter">What of the present forecast rests on the last quarter and is not banked.</param>
/// <param name="NotPhased">What of the present forecast has no parts and is not banked: nobody can say when it comes.</param>
public sealed record CommitteePath(string Name, int Lines, IReadOnlyList<PathPoint> Points, Total Banked, Total LastQuarter, Total NotPhased)
{
    public Total Planned => Points.Count == 0 ? Total.Zero : Points[^1].Planned;

    public Total Forecast => Points.Count == 0 ? Total.Zero : Points[^1].Forecast;
}

/// <summary>A round and by how much it closed, or is still open, after its due day.</summary>
/// <param name="Round">The round.</param>
/// <param name="Closed">The London day on which it closed; null where it is open.</param>
/// <param name="DaysLate">Days after the due day: 0 where it was in time.</param>
public sealed record RoundLateness(Round Round, DateOnly? Closed, int DaysLate);

/// <summary>
/// How a year goes: the forecast's path against the plan by month, what is banked, what rests on the last quarter, and which lines
/// nobody looks at.
/// </summary>
public sealed class YearPath
{
    /// <summary>Months in which a commentary stands unchanged before it is said.</summary>
    public const int StaleMonths = 3;

    private YearPath(TrackerPosition position, DateOnly stands, CommitteePath whole, IReadOnlyList<CommitteePath> committees, IReadOnlyList<TrackerLine> neverUpdated, IReadOnlyList<TrackerLine> sameCommentary, IReadOnlyList<RoundLateness> rounds)
    {
        Position = position;
        Stands = stands;
        Whole = whole;
        ByCommittee = committees;
        NeverUpdated = neverUpdated;
        SameCommentary = sameCommentary;
        Rounds = rounds;
    }

    public TrackerPosition Position { get; }

    /// <summary>The day at which the year is seen: the reader's, or the latest that is stated.</summary>
    public DateOnly Stands { get; }

    public CommitteePath Whole { get; }

    public IReadOnlyList<CommitteePath> ByCommittee { get; }

    /// <summary>Lines whose forecast was stated once, at an earlier position than the latest, and never since. Complete lines are left out.</summary>
    public IReadOnlyList<TrackerLine> NeverUpdated { get; }

    /// <summary>Lines that are not complete and whose commentary is word for word the same at the end of the last three months.</summary>
    public IReadOnlyList<TrackerLine> SameCommentary { get; }

    public IReadOnlyList<RoundLateness> Rounds { get; }

    /// <summary>What counts as banked, in the words that stand on the page.</summary>
    public string BankedMeans =>
        $"Banked is the whole forecast of lines that finance has signed off as complete or whose budget was taken out at once (secured), and, of every other line, the forecast of the parts of the year that had ended by {CouncilTime.Words(Stands)}.";

    /// <param name="position">The tracker now, judged.</param>
    /// <param name="statements">All that was stated, within the same limits.</param>
    /// <param name="rounds">The year's rounds.</param>
    /// <param name="today">The day in London, for rounds that are open.</param>
    public static YearPath Of(TrackerPosition position, YearStatements statements, IReadOnlyList<Round> rounds, DateOnly today)
    {
        var year = position.Year;
        var latest = statements.Forecasts.Select(f => f.Order.Position).Concat(statements.Plans.Select(p => p.Order.Position)).Order().ToList();
        var stands = position.AsAt.Position ?? (latest.Count == 0 ? year.FirstDay : latest[^1]);
        var histories = Histories(statements);
        var days = latest.Count == 0 ? [] : Days(year, latest[0], latest[^1], stands);
        var seen = new List<(DateOnly Day, Dictionary<Guid, LineThen> Lines)>();
        foreach (var day in days)
        {
            seen.Add((day, Then(histories, day)));
        }

        var lines = position.Lines.Concat(position.Withdrawn).ToDictionary(l => l.Id);
        var groups = TrackerView.Of(position with { Lines = [.. lines.Values] }, new TrackerFilter()).Groups;
        var committees = groups.Select(g => PathOf(g.Name, [.. g.Lines.Select(l => l.Id)], [.. g.Lines.Where(l => !l.Standing.Withdrawn)], seen, year, stands)).ToList();
        var months = seen.Where(s => s.Day.AddDays(1).Day == 1).TakeLast(StaleMonths).ToList();
        return new(
            position,
            stands,
            PathOf("All", [.. lines.Keys], position.Lines, seen, year, stands),
            committees,
            [.. position.Lines.Where(l => l.Stated.Complete != true && histories.TryGetValue(l.Id, out var h) && h.Forecasts.Count == 1 && h.Forecasts[0].Order.Position < latest[^1])],
            months.Count < StaleMonths ? [] : [.. position.Lines.Where(l => l.Stated.Complete != true && l.Stated.Commentary.Length > 0 && months.All(m => m.Lines.TryGetValue(l.Id, out var then) && then.Commentary == l.Stated.Commentary))],
            [.. rounds.Where(r => r.Period.FirstDay <= stands).Select(r => Lateness(r, today))]);
    }

    /// <summary>The answer in one sentence, worked.</summary>
    public string Sentence
    {
        get
        {
            if (Whole.Forecast.Value is not { } forecast || Whole.Planned.Value is not { } planned || Whole.Banked.Value is not { } banked || Whole.LastQuarter.Value is not { } last)
            {
                return $"{MoneyStyle.Thousands.Text(Whole.Banked)} of the {MoneyStyle.Thousands.Text(Whole.Forecast)} forecast is banked, and {MoneyStyle.Thousands.Text(Whole.LastQuarter)} rests on the last quarter (£000).";
            }

            var rests = new Quarter(Position.Year, 4).LastDay <= Stands ? "the year has ended"
                : last.IsZero ? "nothing rests on the last quarter"
                : $"{MoneyStyle.Words(last)} rests on the last quarter";
            return $"{MoneyStyle.Words(banked)} of the {MoneyStyle.Words(forecast)} forecast is banked, of {MoneyStyle.Words(planned)} planned; {rests}.";
        }
    }

    /// <summary>How the forecast has gone since the first month, in a sentence; empty where that says nothing.</summary>
    public string Detail =>
        Whole.Points.Count > 1 && TotalMovement.Between(Whole.Points[0].Forecast, Whole.Forecast) is { Unquantified: 0 } moved && moved.Low == moved.High && !moved.Low.IsZero
            ? $"Since {CouncilTime.Words(Whole.Points[0].Day)} the forecast has {(moved.Low.Pence > 0 ? "worsened" : "improved")} by {MoneyStyle.Words(moved.Low)}."
            : "";

    /// <summary>What is banked of one line at a day; see <see cref="BankedMeans"/>.</summary>
    public static Total Banked(TrackerLine line, DateOnly day)
    {
        if (IsSure(line))
        {
            return line.Forecast;
        }

        var parts = line.Stated.Forecast.Parts;
        var ended = Enumerable.Range(0, parts.Count).Count(i => line.Year.FirstDay.AddMonths((i + 1) * 12 / parts.Count).AddDays(-1) <= day);
        return parts.Count > 0 && ended == parts.Count ? line.Forecast : Total.Sum(parts.Take(ended));
    }

    private static bool IsSure(TrackerLine line) => line.Stated.Complete == true || line.Basis == DeliveryBasis.Secured;

    private static Total LastQuarter(TrackerLine line, DateOnly day) =>
        IsSure(line) || new Quarter(line.Year, 4).LastDay <= day ? Total.Zero : line.Stated.Forecast.Quarter(4) ?? Total.Zero;

    private static Total NotPhased(TrackerLine line) => !IsSure(line) && line.Stated.Forecast.Kind == PhasingKind.Unphased ? line.Forecast : Total.Zero;

    private static CommitteePath PathOf(
        string name, IReadOnlyList<Guid> ids, IReadOnlyList<TrackerLine> lines, IReadOnlyList<(DateOnly Day, Dictionary<Guid, LineThen> Lines)> seen, FinancialYear year, DateOnly stands)
    {
        var points = seen.Select(s =>
        {
            var then = ids.Select(id => s.Lines.GetValueOrDefault(id)).OfType<LineThen>().ToList();
            return new PathPoint(s.Day, then.Aggregate(Total.Zero, (sum, l) => sum + l.Planned), then.Aggregate(Total.Zero, (sum, l) => sum + l.Forecast));
        });
        return new(
            name, lines.Count, [.. points],
            lines.Aggregate(Total.Zero, (sum, l) => sum + Banked(l, stands)),
            lines.Aggregate(Total.Zero, (sum, l) => sum + LastQuarter(l, stands)),
            lines.Aggregate(Total.Zero, (sum, l) => sum + NotPhased(l)));
    }

    /// <summary>Each month's end from the first statement on, and the day shown where it is not one.</summary>
    private static List<DateOnly> Days(FinancialYear year, DateOnly first, DateOnly last, DateOnly stands)
    {
        var end = stands < last ? stands : last;
        var days = new List<DateOnly>();
        for (var month = 1; month <= 12; month++)
        {
            var day = new FinancialMonth(year, month).LastDay;
            if (day >= first && day <= end)
            {
                days.Add(day);
            }
        }

        if (days.Count == 0 || days[^1] != end)
        {
            days.Add(end);
        }

        return days;
    }

    private static RoundLateness Lateness(Round round, DateOnly today)
    {
        DateOnly? closed = round.State == RoundState.Closed ? round.Latest.Recorded.Day : null;
        return new(round, closed, Math.Max(0, (closed ?? today).DayNumber - round.Due.DayNumber));
    }

    private static Dictionary<Guid, LineStory> Histories(YearStatements statements)
    {
        var stories = new Dictionary<Guid, LineStory>();
        LineStory Of(Guid line) => stories.TryGetValue(line, out var known) ? known : stories[line] = new([], [], []);
        foreach (var statement in statements.Forecasts)
        {
            Of(statement.Line).Forecasts.Add(statement);
        }

        foreach (var statement in statements.Plans)
        {
            Of(statement.Line).Plans.Add(statement);
        }

        foreach (var statement in statements.Standings)
        {
            Of(statement.Line).Standings.Add(statement);
        }

        return stories;
    }

    private static Dictionary<Guid, LineThen> Then(Dictionary<Guid, LineStory> stories, DateOnly day)
    {
        var then = new Dictionary<Guid, LineThen>(stories.Count);
        foreach (var (line, story) in stories)
        {
            var forecast = At(story.Forecasts, day);
            var plan = At(story.Plans, day);
            if ((forecast is not null || plan is not null) && At(story.Standings, day)?.Value.Withdrawn != true)
            {
                then[line] = new(plan?.Value.Planned.Year ?? Total.Zero, forecast?.Value.Forecast.Year ?? Total.Zero, forecast?.Value.Commentary ?? "");
            }
        }

        return then;
    }

    private static LineStatement<T>? At<T>(List<LineStatement<T>> statements, DateOnly day)
    {
        for (var i = statements.Count - 1; i >= 0; i--)
        {
            if (statements[i].Order.Position <= day)
            {
                return statements[i];
            }
        }

        return null;
    }

    private sealed record LineStory(List<LineStatement<LineForecast>> Forecasts, List<LineStatement<LinePlan>> Plans, List<LineStatement<LineStanding>> Standings);

    private sealed record LineThen(Total Planned, Total Forecast, string Commentary);
}

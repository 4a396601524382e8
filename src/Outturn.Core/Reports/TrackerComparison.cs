using System.Globalization;
using Outturn.Core.Sheets;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;

namespace Outturn.Core.Reports;

/// <summary>What became of a line between two positions, judged by its year's forecast.</summary>
public enum MovementKind
{
    /// <summary>More cost or less saving is forecast.</summary>
    Slipped,

    /// <summary>Less cost or more saving is forecast.</summary>
    Improved,

    /// <summary>Its ends moved apart or together, or a figure became known or unknown: neither better nor worse can be said.</summary>
    Restated,

    /// <summary>Not in the tracker before.</summary>
    New,

    /// <summary>No longer in the tracker.</summary>
    Left,

    /// <summary>The same forecast with another rating.</summary>
    Rerated,

    /// <summary>The same forecast and rating with another plan.</summary>
    Replanned,

    Unchanged,
}

/// <summary>One line's part in the movement from one position to another.</summary>
/// <param name="Before">As it stood; null where it was not in the tracker.</param>
/// <param name="Now">As it stands; null where it is no longer in the tracker.</param>
/// <param name="Kind">What became of it.</param>
/// <param name="Forecast">The movement of the year's forecast: positive is worse. A line that is new or has left moves by the whole of it.</param>
/// <param name="Planned">The movement of the year's plan.</param>
public sealed record LineMovement(TrackerLine? Before, TrackerLine? Now, MovementKind Kind, Total Forecast, Total Planned)
{
    public TrackerLine Line => Now ?? Before!;

    /// <summary>How far the forecast moved, either way: what lines are ordered by.</summary>
    public Money Size => Forecast.Low.Abs() > Forecast.High.Abs() ? Forecast.Low.Abs() : Forecast.High.Abs();
}

/// <summary>
/// Two positions of a year's tracker against each other. Each line's movement is worked part by part, so the movements add up to the
/// movement of the total exactly, whatever is a range or not quantified.
/// </summary>
public sealed class TrackerComparison
{
    private readonly string fromName;
    private readonly string toName;

    private TrackerComparison(TrackerPosition from, TrackerPosition to, string fromName, string toName, IReadOnlyList<LineMovement> lines)
    {
        this.fromName = fromName;
        this.toName = toName;
        From = from;
        To = to;
        Lines = lines;
        ForecastFrom = Sum(from, l => l.Forecast);
        ForecastTo = Sum(to, l => l.Forecast);
        PlannedFrom = Sum(from, l => l.Planned);
        PlannedTo = Sum(to, l => l.Planned);
    }

    public TrackerPosition From { get; }

    public TrackerPosition To { get; }

    /// <summary>Every line of either position: by kind, the largest movement first.</summary>
    public IReadOnlyList<LineMovement> Lines { get; }

    public Total ForecastFrom { get; }

    public Total ForecastTo { get; }

    public Total PlannedFrom { get; }

    public Total PlannedTo { get; }

    /// <summary>The movement of the total, worked from the totals alone.</summary>
    public Total Movement => TotalMovement.Between(ForecastFrom, ForecastTo);

    public Total PlanMovement => TotalMovement.Between(PlannedFrom, PlannedTo);

    /// <summary>The same, worked from the lines alone: proved to be equal on every page that shows it.</summary>
    public Total Explained => Lines.Aggregate(Total.Zero, (sum, l) => sum + l.Forecast);

    public bool Foots => Explained == Movement && Lines.Aggregate(Total.Zero, (sum, l) => sum + l.Planned) == PlanMovement;

    public IReadOnlyList<LineMovement> Of(MovementKind kind) => [.. Lines.Where(l => l.Kind == kind)];

    /// <param name="from">The earlier position, judged.</param>
    /// <param name="to">The later one; of the same year.</param>
    /// <param name="fromName">What the earlier one is called; its day where none is given.</param>
    /// <param name="toName">What the later one is called.</param>
    public static TrackerComparison Of(TrackerPosition from, TrackerPosition to, string fromName = "", string toName = "")
    {
        var before = from.Lines.ToDictionary(l => l.Id);
        var lines = new List<LineMovement>(to.Lines.Count);
        foreach (var now in to.Lines)
        {
            lines.Add(Moved(before.Remove(now.Id, out var was) ? was : null, now));
        }

        lines.AddRange(from.Lines.Where(l => before.ContainsKey(l.Id)).Select(l => Moved(l, null)));
        return new(from, to, fromName.Length > 0 ? fromName : Named(from), toName.Length > 0 ? toName : Named(to), [.. lines.OrderBy(l => l.Kind).ThenByDescending(l => l.Size).ThenBy(l => l.Line.Key, StringComparer.Ordinal)]);
    }

    private static LineMovement Moved(TrackerLine? before, TrackerLine? now)
    {
        var forecast = TotalMovement.Between(before?.Forecast ?? Total.Zero, now?.Forecast ?? Total.Zero);
        var planned = TotalMovement.Between(before?.Planned ?? Total.Zero, now?.Planned ?? Total.Zero);
        return new(before, now, KindOf(before, now, forecast, planned), forecast, planned);
    }

    private static MovementKind KindOf(TrackerLine? before, TrackerLine? now, Total forecast, Total planned) =>
        before is null ? MovementKind.New
        : now is null ? MovementKind.Left
        : TotalMovement.IsNone(forecast) ? before.Stated.Rag != now.Stated.Rag ? MovementKind.Rerated : TotalMovement.IsNone(planned) ? MovementKind.Unchanged : MovementKind.Replanned
        : forecast.Unquantified != 0 ? MovementKind.Restated
        : forecast is { Low.Pence: >= 0, High.Pence: >= 0 } ? MovementKind.Slipped
        : forecast is { Low.Pence: <= 0, High.Pence: <= 0 } ? MovementKind.Improved
        : MovementKind.Restated;

    private static Total Sum(TrackerPosition position, Func<TrackerLine, Total> of) => position.Lines.Aggregate(Total.Zero, (sum, l) => sum + of(l));

    /// <summary>The answer in one sentence, worked: how the forecast moved and by how many lines.</summary>
    public string Sentence
    {
        get
        {
            var between = $"between {fromName} and {toName}";
            var parts = new List<string>();
            Add(MovementKind.Slipped, "slipped");
            Add(MovementKind.Improved, "improved");
            Add(MovementKind.Restated, "restated");
            Add(MovementKind.New, "new");
            Add(MovementKind.Left, "left the tracker");
            var lines = parts.Count == 0 ? "no line moved" : string.Join(", ", parts);
            if (Movement.Value is not { } moved)
            {
                return $"The forecast moved by {TotalMovement.Text(Movement)} (£000) {between}: {lines}.";
            }

            var what = moved.IsZero ? $"The forecast for the year is the same {between}"
                : ForecastTo.Low.Pence > 0 && ForecastFrom.Low.Pence > 0 ? $"{MoneyStyle.Words(moved)} {(moved.Pence > 0 ? "more" : "less")} cost is forecast: the movement {between}"
                : $"The saving forecast {(moved.Pence > 0 ? "fell" : "rose")} by {MoneyStyle.Words(moved)} {between}";
            return $"{what}: {lines}.";

            void Add(MovementKind kind, string word)
            {
                var of = Of(kind);
                if (of.Count == 0)
                {
                    return;
                }

                var size = of.Aggregate(Total.Zero, (sum, l) => sum + l.Forecast).Value is { } value && kind is MovementKind.Slipped or MovementKind.Improved ? $" by {MoneyStyle.Words(value)}" : "";
                var verb = kind == MovementKind.New ? of.Count == 1 ? "is " : "are " : kind == MovementKind.Restated ? of.Count == 1 ? "was " : "were " : "";
                parts.Add($"{(parts.Count == 0 ? TrackerWords.Lines(of.Count) : TrackerWords.Count(of.Count))} {verb}{word}{size}");
            }
        }
    }

    /// <summary>The plan's movement in a sentence; empty where the plan stands.</summary>
    public string PlanSentence => TotalMovement.IsNone(PlanMovement) ? "" : $"The plan itself moved by {TotalMovement.Text(PlanMovement)} (£000).";

    private static string Named(TrackerPosition position) => position.AsAt.Position is { } day ? CouncilTime.Words(day) : "today";

    public static string Word(MovementKind kind) => kind switch
    {
        MovementKind.Slipped => "Slipped",
        MovementKind.Improved => "Improved",
        MovementKind.Restated => "Restated",
        MovementKind.New => "New",
        MovementKind.Left => "Left",
        MovementKind.Rerated => "Re-rated",
        MovementKind.Replanned => "Plan changed",
        _ => "Unchanged",
    };

    /// <summary>The comparison as a table for every file: one row a line, the total last. Figures are exact; the unit is thousands of pounds.</summary>
    public Sheet ToSheet()
    {
        var money = MoneyStyle.Thousands;
        List<Column> columns =
        [
            new("key", "Key", ColumnKind.Key),
            new("kind", "What became of it", ColumnKind.Text, Width: 16),
            new("reference", "Reference", ColumnKind.Text, Width: 12),
            new("title", "Title", ColumnKind.Text, Width: 40),
            new("committee", "Committee", ColumnKind.Text, Width: 16),
            new("plannedFrom", "Planned year before £000", ColumnKind.Money, money, Width: 12),
            new("plannedTo", "Planned year after £000", ColumnKind.Money, money, Width: 12),
            new("plannedMovement", "Movement of plan £000", ColumnKind.Money, MoneyStyle.Variance, Width: 12),
            new("forecastFrom", "Forecast year before £000", ColumnKind.Money, money, Width: 12),
            new("forecastTo", "Forecast year after £000", ColumnKind.Money, money, Width: 12),
            new("forecastMovement", "Movement of forecast £000", ColumnKind.Money, MoneyStyle.Variance, Width: 12),
            new("ragFrom", "RAG before", ColumnKind.Text, Width: 10),
            new("ragTo", "RAG after", ColumnKind.Text, Width: 10),
            new("commentary", "Commentary", ColumnKind.Text, Width: 60),
        ];
        var rows = Lines.Select(l => new Row(
            l.Line.Key, RowKind.Item,
            [
                Cell.Text(l.Line.Key), Cell.Text(Word(l.Kind)), Cell.Text(l.Line.Reference), Cell.Text(l.Line.Details.Title), Cell.Text(string.Join(", ", l.Line.Details.Committees)),
                Figure(l.Before?.Planned), Figure(l.Now?.Planned), Figure(l.Planned), Figure(l.Before?.Forecast), Figure(l.Now?.Forecast), Figure(l.Forecast),
                Cell.Text(l.Before?.Stated.Rag?.Word() ?? ""), Cell.Text(l.Now?.Stated.Rag?.Word() ?? ""), Cell.Text(l.Line.Stated.Commentary),
            ]));
        var total = new Row(
            "total", RowKind.Total,
            [
                Cell.Empty, Cell.Text("Total: " + TrackerWords.Lines(Lines.Count)), Cell.Empty, Cell.Empty, Cell.Empty,
                Figure(PlannedFrom), Figure(PlannedTo), Figure(PlanMovement), Figure(ForecastFrom), Figure(ForecastTo), Figure(Movement), Cell.Empty, Cell.Empty, Cell.Empty,
            ]);
        return new($"Movement {From.Year}", Caption, "movement between two positions", columns, [.. rows, total])
        {
            Notes =
            [
                new("Year", From.Year.ToString()), new("From", fromName), new("To", toName),
                new("Latest act before", From.LatestAct.ToString(CultureInfo.InvariantCulture)), new("Latest act after", To.LatestAct.ToString(CultureInfo.InvariantCulture)),
            ],
        };
    }

    public string Caption =>
        $"Each line’s part in the movement of the {From.Year} forecast from {fromName} to {toName}. £000, effect on the year’s net budget: a saving is negative, so a movement is + where more cost or less saving is forecast. A line that is new or has left moves by the whole of its forecast.";

    private static Cell Figure(Total? total) => total is not { } t ? Cell.Empty : t.Value is { } value ? Cell.Of(value) : Cell.Of(t);
}

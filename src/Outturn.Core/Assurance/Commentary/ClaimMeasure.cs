using System.Globalization;

namespace Outturn.Core.Assurance;

/// <summary>
/// Holds a claimed amount against its line. A claim is false only where nothing in the row, and no sum of what the same
/// commentary says, makes it true: commentaries speak of parts, and a part is not a contradiction.
/// </summary>
internal sealed class ClaimMeasure
{
    private readonly CheckedLine line;
    private readonly LineFigures figures;
    private readonly CommentaryText text;
    private readonly TrackerCheckContext context;
    private readonly long plan;
    private readonly long forecast;
    private readonly long? shortfall;
    private readonly long grain;

    public ClaimMeasure(CheckedLine line, LineFigures figures, CommentaryText text, TrackerCheckContext context)
    {
        this.line = line;
        this.figures = figures;
        this.text = text;
        this.context = context;
        plan = Math.Abs(figures.PlannedYear ?? 0);
        forecast = Math.Abs(figures.ForecastYear ?? 0);
        shortfall = figures.Variance;
        grain = forecast % 100_000 == 0 && plan % 100_000 == 0 ? 50_000 : 50;
    }

    public CommentaryClaim? Claim(ClaimKind kind, CommentaryFigure figure, string sentence) => kind switch
    {
        ClaimKind.Later => Later(figure),
        ClaimKind.Excess when shortfall is { } gap => Against(kind, figure, -gap, "the figures say"),
        ClaimKind.Shortfall when shortfall is { } gap => figure.Pence < gap && ClaimWords.SpeaksOfPart(sentence) ? null : Against(kind, figure, gap, "the figures say"),
        ClaimKind.Planned when figures.PlannedYear is not null => Year(kind, figure, plan, "the plan holds"),
        ClaimKind.Forecast => Expected(figure, sentence),
        ClaimKind.Delivered => Delivered(figure, sentence),
        _ => null,
    };

    private bool Same(CommentaryFigure figure, long value) => Math.Abs(figure.Pence - Math.Abs((decimal)value)) <= figure.Tolerance + grain;

    /// <summary>Whether the amount, alone or with others of the commentary, comes to the value.</summary>
    private bool ComesTo(CommentaryFigure figure, long value)
    {
        if (Same(figure, value))
        {
            return true;
        }

        if (text.Figures.Count > 12)
        {
            return true;
        }

        long all = 0;
        foreach (var other in text.Figures)
        {
            all += other.Pence;
            if (!ReferenceEquals(other, figure) && other.Pence != figure.Pence
                && (Near(figure.Pence + other.Pence, value) || Near(Math.Abs(figure.Pence - other.Pence), value)))
            {
                return true;
            }
        }

        return text.Figures.Count > 2 && (Near(all, value) || Near(all - (2 * figure.Pence), value));
    }

    private bool Near(long sum, long value) => value != 0 && Math.Abs(Math.Abs((decimal)sum) - Math.Abs((decimal)value)) <= grain * 2;

    private CommentaryClaim Against(ClaimKind kind, CommentaryFigure figure, long right, string name)
    {
        var agrees = right > 0 && (ComesTo(figure, right) || (kind == ClaimKind.Shortfall && Near(plan - figure.Pence, Sum(text.Figures.Where(f => !ReferenceEquals(f, figure))))));
        return new(line, kind, figure, right, name, agrees);
    }

    private static long Sum(IEnumerable<CommentaryFigure> amounts) => amounts.Aggregate(0L, (sum, f) => sum + f.Pence);

    /// <summary>Amounts that have nothing to do with the row's size are about something else.</summary>
    private bool IsComparable(CommentaryFigure figure) =>
        figure.Pence <= 2 * Math.Max(Math.Max(plan, forecast), grain) || IsThousandfold(figure);

    private bool IsThousandfold(CommentaryFigure figure) =>
        (plan > 0 && (figure.Pence == plan * 1000m || figure.Pence * 1000m == plan)) || (forecast > 0 && (figure.Pence == forecast * 1000m || figure.Pence * 1000m == forecast));

    private bool IsSomethingOfTheRow(CommentaryFigure figure, bool planToo)
    {
        if (Same(figure, forecast) || Same(figure, plan))
        {
            return true;
        }

        long run = 0, planRun = 0, left = 0;
        for (var q = 1; q <= 4; q++)
        {
            if (figures.ForecastQuarter(q) is { } now)
            {
                run += now;
                left += context.IsOver(q) ? 0 : now;
                if (Same(figure, now) || Same(figure, run) || Same(figure, run - now))
                {
                    return true;
                }
            }

            if (planToo && figures.PlannedQuarter(q) is { } then)
            {
                planRun += then;
                if (Same(figure, then) || Same(figure, planRun))
                {
                    return true;
                }
            }
        }

        return Same(figure, left) || Same(figure, run - left) || (figures.Investment is { } i and not 0 && Same(figure, i));
    }

    private CommentaryClaim? Year(ClaimKind kind, CommentaryFigure figure, long right, string name) =>
        !IsComparable(figure) || figure.Pence < right / 4 ? null
        : new(line, kind, figure, right, name, Same(figure, right) || IsSomethingOfTheRow(figure, planToo: true) || ComesTo(figure, right));

    private CommentaryClaim? Expected(CommentaryFigure figure, string sentence)
    {
        if (!IsComparable(figure) || (figure.Pence < forecast && ClaimWords.SpeaksOfPart(sentence)) || (forecast > 0 && figure.Pence < forecast / 4))
        {
            return null;
        }

        var agrees = IsSomethingOfTheRow(figure, planToo: false) || (shortfall is { } gap && Same(figure, gap)) || ComesTo(figure, forecast) || (shortfall is { } v && v != 0 && ComesTo(figure, v));
        return new(line, ClaimKind.Forecast, figure, forecast, "the forecast for the year is", agrees);
    }

    /// <summary>
    /// Delivered so far is between what the quarters that are over hold and what those begun hold. Less than that is a
    /// contradiction where the text says so far, or where the amount is so near a quarter's that it can only mean that quarter.
    /// </summary>
    private CommentaryClaim? Delivered(CommentaryFigure figure, string sentence)
    {
        if (!IsComparable(figure))
        {
            return null;
        }

        if (IsSomethingOfTheRow(figure, planToo: false) || ComesTo(figure, forecast) || (shortfall is { } s && s != 0 && ComesTo(figure, s)))
        {
            return new(line, ClaimKind.Delivered, figure, forecast, "the forecast for the year is", Agrees: true);
        }

        if (figures.ForecastQuarter(1) is null || context.Position is null)
        {
            return figure.Pence > forecast + figure.Tolerance + grain ? new(line, ClaimKind.Delivered, figure, forecast, "the forecast for the year is", Agrees: false) : null;
        }

        if (ClaimWords.Period(sentence) is { } period && context.IsOver(period.Last) && !ClaimWords.SpeaksOfPart(ClaimWords.WithoutPeriod(sentence)))
        {
            long held = 0;
            for (var q = period.First; q <= period.Last; q++)
            {
                held += figures.ForecastQuarter(q) ?? 0;
            }

            return new(
                line, ClaimKind.Delivered, figure, Math.Abs(held),
                period.First == period.Last ? string.Create(CultureInfo.InvariantCulture, $"quarter {period.First} holds") : string.Create(CultureInfo.InvariantCulture, $"quarters {period.First} to {period.Last} hold"), Agrees: false);
        }

        long over = 0, begun = 0;
        (string Name, long Value)? nearest = null;
        for (var q = 1; q <= 4; q++)
        {
            var now = figures.ForecastQuarter(q) ?? 0;
            if (!context.HasBegun(q))
            {
                continue;
            }

            begun += now;
            over += context.IsOver(q) ? now : 0;
            Take(string.Create(CultureInfo.InvariantCulture, $"quarter {q} holds"), now);
            if (q > 1 && context.IsOver(q))
            {
                Take(string.Create(CultureInfo.InvariantCulture, $"quarters 1 to {q} hold"), begun);
            }
        }

        over = Math.Abs(over);
        begun = Math.Abs(begun);
        var far = figure.Tolerance + grain;
        if (figure.Pence > Math.Max(begun, over) + far)
        {
            return IsNear(nearest, figure) ? False(nearest!.Value) : False(("the quarters begun so far hold", Math.Max(begun, over)));
        }

        if (ClaimWords.SpeaksToDate(sentence) && figure.Pence < over - far && !ClaimWords.SpeaksOfPart(sentence))
        {
            return False(IsNear(nearest, figure) ? nearest!.Value : ("the quarters that are over hold", over));
        }

        return IsNear(nearest, figure) && text.Figures.Count == 1 ? False(nearest!.Value) : figure.Pence >= over - far ? new(line, ClaimKind.Delivered, figure, over, "the quarters that are over hold", Agrees: true) : null;

        CommentaryClaim False((string Name, long Value) against) => new(line, ClaimKind.Delivered, figure, against.Value, against.Name, Agrees: false);

        void Take(string name, long value)
        {
            var size = Math.Abs(value);
            if (size > 0 && (nearest is null || Math.Abs(size - figure.Pence) < Math.Abs(nearest.Value.Value - figure.Pence)))
            {
                nearest = (name, size);
            }
        }
    }

    private static bool IsNear((string Name, long Value)? nearest, CommentaryFigure figure) =>
        nearest is { } n && Math.Abs(n.Value - figure.Pence) * 4m <= n.Value;

    /// <summary>What moves to a later year can be no more than what this year loses: the rest is in no plan.</summary>
    private CommentaryClaim? Later(CommentaryFigure figure)
    {
        if (shortfall is not { } gap || !(figure.Pence <= 3 * Math.Max(plan, forecast) || IsThousandfold(figure)))
        {
            return null;
        }

        var later = Sum(text.Figures.Where(f => f.Year > context.Year && !f.IsRange).DistinctBy(f => (f.Pence, f.Year)));
        var most = Math.Max(gap, 0);
        return new(line, ClaimKind.Later, figure, most, "this year falls short by", later <= most + figure.Tolerance + grain);
    }
}

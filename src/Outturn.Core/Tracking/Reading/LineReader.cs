using System.Globalization;
using Outturn.Core.Series;
using Outturn.Core.Sheets;
using Outturn.Core.Sheets.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Tracking.Reading;

/// <summary>Reads one row as a line, or says why it cannot be.</summary>
internal sealed class LineReader(TrackerLayout layout, CarriedCells carried, UnitsFound units, SignsFound signs, CommitteeNames committees, List<Problem> problems)
{
    private readonly int _reference = layout.Of(TrackerField.Reference);
    private readonly int _title = layout.Of(TrackerField.Title);
    private readonly int _description = layout.Of(TrackerField.Description);
    private readonly int _committee = layout.Of(TrackerField.Committee);
    private readonly int _service = layout.Of(TrackerField.Service);
    private readonly int _owner = layout.Of(TrackerField.Owner);
    private readonly int _partners = layout.Of(TrackerField.Partners);
    private readonly int _commentary = layout.Of(TrackerField.Commentary);
    private readonly int _rag = layout.Of(TrackerField.Rag);
    private readonly bool _highIsGood = layout.Of(TrackerField.Rag) is >= 0 and var rag && HeadingText.Normal(layout.Mapping(rag).Heading) is var heading
        && (heading.Contains("confidence", StringComparison.Ordinal) || heading.Contains("deliverab", StringComparison.Ordinal) || heading.Contains("assurance", StringComparison.Ordinal) || heading.Contains("likelihood", StringComparison.Ordinal));

    private readonly int _direction = layout.Of(TrackerField.Direction);
    private readonly int _complete = layout.Of(TrackerField.Complete);
    private readonly int _key = layout.Of(TrackerField.LineKey);
    private readonly int _investment = layout.Of(TrackerField.Investment);
    private readonly int _plannedYear = layout.Of(TrackerField.PlannedYear);
    private readonly int _forecastYear = layout.Of(TrackerField.ForecastYear);
    private readonly int _variance = layout.Of(TrackerField.Variance);
    private readonly bool _flips = signs.Savings == SavingsSign.Positive;

    /// <summary>Rows with a figure that was rounded to whole pence.</summary>
    public int Rounded { get; private set; }

    public string FirstRounded { get; private set; } = "";

    /// <summary>The line, or the reason why there is none with the cell that it is about.</summary>
    public (ReadLine? Line, BadRow? Bad) Read(SortedRow sorted)
    {
        var row = sorted.Row;
        var raw = new string[row.Cells.Count];
        for (var i = 0; i < raw.Length; i++)
        {
            raw[i] = row.Cells[i].Text;
        }

        var investment = Figure(row, _investment);
        var planned = Measure(row, layout.PlannedParts, _plannedYear, "planned");
        var forecast = Measure(row, layout.ForecastParts, _forecastYear, "forecast");
        var variance = Figure(row, _variance);
        var bad = planned.Bad ?? forecast.Bad ?? BadFigure(row, _investment, investment, "investment") ?? BadFigure(row, _variance, variance, "variance");
        if (bad is not null)
        {
            return (null, bad with { Raw = raw });
        }

        var reference = Reference.From(IsNone(Text(row, _reference)) ? "" : Text(row, _reference));
        var title = PlainText.Line(Text(row, _title));
        if (title.Length == 0)
        {
            title = PlainText.Line(Text(row, _description));
        }

        if (title.Length == 0)
        {
            title = sorted.Label.Length > 0 && reference is null ? sorted.Label : reference?.AsWritten ?? "";
        }

        Warn(row, _investment, investment);
        Warn(row, _variance, variance);
        var investmentAmount = investment.Kind == FigureKind.Missing ? NotKnown(row[_investment]) : (investment.Amount is { } cost ? (signs.InvestmentIsNegative ? cost.Negate() : cost) : Amount.Zero);
        var plannedPhasing = planned.Phasing ?? (layout.HasPlan ? (forecast.Phasing is not null || investment.Kind == FigureKind.Figure ? Phasing.None : NotGiven(row, "planned")) : null);
        var forecastPhasing = forecast.Phasing ?? FromVariance(plannedPhasing, variance) ?? (layout.HasForecast && planned.Phasing is not null ? BlankForecast(row) : Phasing.Unphased(new Amount.Unquantified("not given")));
        var others = new List<KeyValuePair<string, string>>();
        foreach (var other in layout.Others)
        {
            if (row[other.Column] is { IsEmpty: false } cell)
            {
                others.Add(new(other.Heading.Length > 0 ? other.Heading : Grid.ColumnName(other.Column), OtherText(cell)));
            }
        }

        var rag = Rating(row, others);
        var direction = Travel(row, others);
        var complete = Complete(row, others);
        var details = new LineDetails(
            title,
            Words(row, _description),
            committees.Split(Text(row, _committee) is { Length: > 0 } own ? own : _committee < 0 ? sorted.Outer : ""),
            Service(row, sorted),
            Words(row, _partners),
            others);
        var computed = plannedPhasing is null ? null : (forecastPhasing.Year - plannedPhasing.Year).Value;
        Money? printedVariance = variance.Amount?.Value is { } printed ? Turned(printed) : null;
        var line = new ReadLine(
            row.Number,
            Key(reference, title, row),
            reference,
            details,
            plannedPhasing is null ? null : new LinePlan(investmentAmount, plannedPhasing),
            new LineForecast(forecastPhasing, rag, direction, complete, Words(row, _commentary), printedVariance is { } p && p != computed ? p : null),
            IsNone(Text(row, _owner)) ? "" : PlainText.Line(Text(row, _owner)),
            raw)
        {
            PrintedVariance = printedVariance,
            PrintedPlannedYear = planned.Year?.Value,
            PrintedForecastYear = forecast.Year?.Value,
        };
        return (line, null);
    }

    /// <summary>A printed variance in our sign: positive is adverse.</summary>
    public Money Turned(Money printedVariance)
    {
        var asForecastLessPlan = signs.VarianceSign < 0 ? -printedVariance : printedVariance;
        return _flips ? -asForecastLessPlan : asForecastLessPlan;
    }

    /// <summary>A printed figure of a column in our sign.</summary>
    public Money Turned(Money printed, int column) => layout.Mapping(column).Field switch
    {
        TrackerField.Variance => Turned(printed),
        TrackerField.Investment => signs.InvestmentIsNegative ? -printed : printed,
        _ => _flips ? -printed : printed,
    };

    /// <summary>The figures of a line in the order of the layout's money columns, in our sign; null where not known.</summary>
    public Money?[] Figures(ReadLine line)
    {
        var result = new Money?[layout.MoneyColumns.Length];
        for (var i = 0; i < result.Length; i++)
        {
            var mapping = layout.Mapping(layout.MoneyColumns[i]);
            result[i] = mapping.Field switch
            {
                TrackerField.Investment => line.Plan?.Investment.Value,
                TrackerField.PlannedPart => Part(line.Plan?.Planned, mapping.Part),
                TrackerField.PlannedYear => line.PrintedPlannedYear ?? line.Plan?.Planned.Year.Value,
                TrackerField.ForecastPart => Part(line.Stated.Forecast, mapping.Part),
                TrackerField.ForecastYear => line.PrintedForecastYear ?? line.Stated.Forecast.Year.Value,
                _ => line.PrintedVariance ?? (line.Plan is null ? null : (line.Stated.Forecast.Year - line.Plan.Planned.Year).Value),
            };
        }

        return result;
    }

    private static Money? Part(Phasing? phasing, int part) => phasing is not null && part <= phasing.Parts.Count ? phasing.Parts[part - 1].Value : null;

    private string Key(Reference? reference, string title, GridRow row)
    {
        if (Text(row, _key).Trim() is { Length: > 0 } ours)
        {
            return ours;
        }

        // One reference merged over several rows with their own names and figures: several lines.
        return reference is null ? Named(title)
            : carried.IsInside(row.Number, _reference) && !carried.IsInside(row.Number, _title) ? reference.Code + " " + Named(title)
            : reference.Code;
    }

    private static string Named(string title) => string.Join(' ', title.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private FigureCell Figure(GridRow row, int column)
    {
        if (column < 0)
        {
            return FigureCell.Read(GridCell.Empty, null);
        }

        var figure = FigureCell.Read(row[column], units.For(column));
        if (figure.WasRounded)
        {
            Rounded++;
            FirstRounded = FirstRounded.Length == 0 ? layout.Grid.Place(row.Number, column) : FirstRounded;
        }

        foreach (var suspicion in figure.Suspicions)
        {
            problems.Add(Problem.Warning("amount.unit-suspect", layout.Grid.Place(row.Number, column), suspicion.Message));
        }

        return figure;
    }

    private sealed record MeasureRead(Phasing? Phasing, Amount? Year, BadRow? Bad);

    private MeasureRead Measure(GridRow row, int[] partColumns, int yearColumn, string name)
    {
        var year = Figure(row, yearColumn);
        if (BadFigure(row, yearColumn, year, name) is { } bad)
        {
            return new(null, null, bad);
        }

        if (year.Kind == FigureKind.Missing)
        {
            return new(null, null, Bad(row, yearColumn, year.Why, $"The {name} year is needed: put the figure there, or save the workbook in Excel so that it holds its results."));
        }

        var parts = new Amount[partColumns.Length];
        var any = false;
        for (var i = 0; i < parts.Length; i++)
        {
            var part = Figure(row, partColumns[i]);
            if (BadFigure(row, partColumns[i], part, name) is { } badPart)
            {
                return new(null, null, badPart);
            }

            if (part.Kind == FigureKind.Missing)
            {
                if (yearColumn < 0 || year.Amount is null)
                {
                    return new(null, null, Bad(row, partColumns[i], part.Why, $"The {name} year rests on it: put the figure there, or save the workbook in Excel so that it holds its results."));
                }

                Warn(row, partColumns[i], part);
                parts[i] = NotKnown(row[partColumns[i]]);
                any = true;
                continue;
            }

            any |= part.Kind == FigureKind.Figure;
            parts[i] = part.Amount is { } amount ? Signed(amount) : Amount.Zero;
        }

        var stated = year.Kind == FigureKind.NotApplicable ? new Amount.Unquantified(row[yearColumn].Text.Trim()) : year.Amount is { } y ? Signed(y) : null;
        return any ? new(Phasing.AsPrinted(parts, stated), stated, null)
            : stated is not null ? new(Phasing.Unphased(stated), stated, null)
            : new(null, null, null);
    }

    private Amount Signed(Amount amount) => _flips ? amount.Negate() : amount;

    private Phasing? FromVariance(Phasing? planned, FigureCell variance)
    {
        if (layout.HasForecast || planned?.Year.Value is not { } plan || variance.Amount?.Value is not { } printed)
        {
            return null;
        }

        return Phasing.Unphased(Amount.Of(plan + Turned(printed)));
    }

    /// <summary>A plan with a blank forecast is a forecast that nobody gave, not a forecast of nothing.</summary>
    private Phasing BlankForecast(GridRow row)
    {
        problems.Add(Problem.Warning("forecast.blank", layout.Grid.Place(row.Number), "The line has a plan but no forecast. It was read as a forecast that is not given, not as nothing."));
        return Phasing.Unphased(new Amount.Unquantified("not given"));
    }

    private Phasing NotGiven(GridRow row, string name)
    {
        problems.Add(Problem.Warning("row.no-figures", layout.Grid.Place(row.Number), $"The line has no {name} figure. It was read as not given, not as nothing."));
        return Phasing.Unphased(new Amount.Unquantified("not given"));
    }

    private BadRow? BadFigure(GridRow row, int column, FigureCell figure, string name) =>
        figure.Kind == FigureKind.Bad ? Bad(row, column, figure.Why, $"Write the {name} figure there as an amount, or TBC.") : null;

    private BadRow Bad(GridRow row, int column, string why, string advice)
    {
        var place = layout.Grid.Place(row.Number, column);
        return new(row.Number, place, $"{place} (\"{layout.Mapping(column).Heading}\") {why}. {advice}", []);
    }

    /// <summary>In words that read back as an unknown figure.</summary>
    private static Amount.Unquantified NotKnown(GridCell cell) => new(cell.Kind == GridCellKind.Error ? $"not known ({cell.Text})" : "not known (formula without result)");

    private void Warn(GridRow row, int column, FigureCell figure)
    {
        if (figure.Kind == FigureKind.Missing)
        {
            problems.Add(Problem.Warning("cell.no-value", layout.Grid.Place(row.Number, column), $"The cell {figure.Why}, so its figure is not known. The rest of the line was read."));
        }
    }

    private string Text(GridRow row, int column) => column < 0 ? "" : carried.Text(row, column);

    private string Words(GridRow row, int column)
    {
        var text = PlainText.Of(Text(row, column));
        return IsNone(text) ? "" : text;
    }

    private string Service(GridRow row, SortedRow sorted)
    {
        var own = Words(row, _service);
        return own.Length > 0 || _service >= 0 ? own : _committee >= 0 ? (sorted.Inner.Length > 0 ? sorted.Inner : sorted.Outer) : sorted.Inner;
    }

    // The October 2017 tracker has 0 in its partners column where there are none.
    private static bool IsNone(string text) => text.Length <= 14 && text.Trim().ToLowerInvariant() is "" or "0" or "-" or "–" or "n/a" or "na" or "none" or "nil" or "not applicable" or "." or "not assigned";

    private Rag? Rating(GridRow row, List<KeyValuePair<string, string>> others)
    {
        if (_rag < 0)
        {
            return null;
        }

        var text = PlainText.Line(Text(row, _rag));
        if (RatingWords.TryRead(text, out var rag, _highIsGood))
        {
            if (RatingWords.HasStory(text))
            {
                others.Add(new(layout.Mapping(_rag).Heading, text));
            }

            return rag;
        }

        others.Add(new(layout.Mapping(_rag).Heading, text));
        problems.Add(Problem.Warning("rag.unread", layout.Grid.Place(row.Number, _rag), $"\"{Short(text)}\" is not a rating that is known here. The line was read as not rated and the words were kept."));
        return Rag.NotRated;
    }

    private Direction? Travel(GridRow row, List<KeyValuePair<string, string>> others)
    {
        if (_direction < 0)
        {
            return null;
        }

        var text = PlainText.Line(Text(row, _direction));
        if (!DirectionMarks.TryRead(text, out var direction))
        {
            others.Add(new(layout.Mapping(_direction).Heading, text));
            problems.Add(Problem.Warning("direction.unread", layout.Grid.Place(row.Number, _direction), $"\"{Short(text)}\" is not a direction that is known here. The words were kept."));
        }

        return direction;
    }

    private bool? Complete(GridRow row, List<KeyValuePair<string, string>> others)
    {
        if (_complete < 0)
        {
            return null;
        }

        var cell = row[_complete];
        if (cell.Kind == GridCellKind.Number && cell.Format.Contains('%', StringComparison.Ordinal))
        {
            others.Add(new(layout.Mapping(_complete).Heading, OtherText(cell)));
            return cell.Number >= 1;
        }

        var text = PlainText.Line(Text(row, _complete));
        if (!CompletionWords.TryRead(text, out var complete))
        {
            others.Add(new(layout.Mapping(_complete).Heading, text));
            problems.Add(Problem.Warning("complete.unread", layout.Grid.Place(row.Number, _complete), $"\"{Short(text)}\" does not say whether the saving is complete. The words were kept."));
        }
        else if (text.EndsWith('%'))
        {
            others.Add(new(layout.Mapping(_complete).Heading, text));
        }

        return complete;
    }

    private static string OtherText(GridCell cell) => cell.Kind == GridCellKind.Number && cell.Format.Contains('%', StringComparison.Ordinal)
        ? string.Create(CultureInfo.InvariantCulture, $"{cell.Number * 100:0.##}%")
        : PlainText.Of(cell.Text);

    private static string Short(string text) => text.Length <= 40 ? text : text[..37] + "...";
}

namespace Outturn.Core.Sheets;

public enum ChartShape
{
    Lines,
    Bars,

    /// <summary>Bars that lie, the first at the top: for names that are long.</summary>
    Sideways,

    /// <summary>
    /// Lines that belong together: every series but the last is one figure's spread from its low to its high end, its middle drawn heavy and each pair lighter the
    /// further out it is; the last stands for itself, as a plan does.
    /// </summary>
    Fan,
}

/// <summary>
/// A chart of a sheet's own figures, as data: a workbook draws it over the cells, so that it follows them; a document draws it from what they come to. Nothing
/// is in a chart that is not in the table.
/// </summary>
/// <param name="Title">What it shows, with its unit.</param>
/// <param name="ByRow">True where each series is a row and the columns' headings are the categories; false where each is a column.</param>
/// <param name="Series">The rows, or the columns, that are drawn, from 0.</param>
/// <param name="Labels">The column of the series' names where <paramref name="ByRow"/>, of the categories where not.</param>
/// <param name="From">The first column, or row, of the categories.</param>
/// <param name="To">The last.</param>
public sealed record SheetChart(string Title, ChartShape Shape, bool ByRow, IReadOnlyList<int> Series, int Labels, int From, int To);

/// <param name="Values">By category; null where there is no one number.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<decimal?> Values)
{
    public bool Equals(ChartSeries? other) => other is not null && Name == other.Name && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => HashCode.Combine(Name, Values.Count);
}

/// <summary>What a chart draws.</summary>
public sealed record ChartFigures(string Title, ChartShape Shape, IReadOnlyList<string> Categories, IReadOnlyList<ChartSeries> Series)
{
    /// <summary>True where the figures are per cent; null where not.</summary>
    public bool? Rates { get; init; }

    public bool Equals(ChartFigures? other) => other is not null
        && Title == other.Title && Shape == other.Shape && Rates == other.Rates && Categories.SequenceEqual(other.Categories, StringComparer.Ordinal) && Series.SequenceEqual(other.Series);

    public override int GetHashCode() => HashCode.Combine(Title, Categories.Count, Series.Count);

    public static ChartFigures Of(Sheet sheet, SheetChart chart)
    {
        Cell At(int series, int place) => chart.ByRow ? sheet.Rows[series].Cells[place] : sheet.Rows[place].Cells[series];
        Column Column(int series, int place) => sheet.Columns[chart.ByRow ? place : series];
        var places = Enumerable.Range(chart.From, chart.To - chart.From + 1).ToList();
        var numbers = chart.Series.SelectMany(s => places.Where(p => Number(At(s, p), Column(s, p)) is not null).Select(p => At(s, p))).ToList();
        return new(
            chart.Title, chart.Shape, [.. places.Select(p => chart.ByRow ? sheet.Columns[p].Heading : Text(At(chart.Labels, p)))],
            [.. chart.Series.Select(s => new ChartSeries(chart.ByRow ? Text(sheet.Rows[s].Cells[chart.Labels]) : sheet.Columns[s].Heading, [.. places.Select(p => Number(At(s, p), Column(s, p)))]))])
        {
            Rates = numbers.Count > 0 && numbers.TrueForAll(IsRate) ? true : null,
        };
    }

    private static bool IsRate(Cell cell) => cell is Cell.Rate or Cell.Calculated { Shown: Cell.Rate };

    private static string Text(Cell cell) => cell switch
    {
        Cell.Words words => words.Content,
        Cell.Number number => number.Value.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture),
        Cell.Calculated calculated => Text(calculated.Shown),
        _ => "",
    };

    private static decimal? Number(Cell cell, Column column) => cell switch
    {
        Cell.Figure { Amount.Value: { } value } => value.Pounds / (column.Style?.PerUnit ?? 1m),
        Cell.Sum { Total.Value: { } value } => value.Pounds / (column.Style?.PerUnit ?? 1m),
        Cell.Number number => number.Value,
        Cell.Rate rate => rate.Percent,
        Cell.Calculated calculated => Number(calculated.Shown, column),
        _ => null,
    };
}

using Outturn.Core.Sheets;
using Outturn.Core.Sheets.Reading;
using Outturn.Core.Values.Reading;

namespace Outturn.Core.Tracking.Reading;

/// <summary>What a column's cells look like, over the rows that look like lines.</summary>
internal sealed class ColumnProfile
{
    private readonly HashSet<string> _distinct = new(StringComparer.OrdinalIgnoreCase);
    private int _figures;
    private int _percents;
    private int _ratings;
    private int _colours;
    private int _arrows;
    private int _directions;
    private int _answers;
    private int _references;
    private int _days;
    private long _length;

    public int Filled { get; private set; }

    /// <summary>The column's figures by row, unscaled, for arithmetic; a blank is null.</summary>
    public decimal?[] Values { get; }

    private ColumnProfile(int rows) => Values = new decimal?[rows];

    public double Figures => Share(_figures);

    public double Percents => Share(_percents);

    public double Ratings => Share(_ratings);

    public double Colours => Share(_colours);

    public double Arrows => Share(_arrows);

    public double Directions => Share(_directions);

    public double Answers => Share(_answers);

    public double References => Share(_references);

    public double Days => Share(_days);

    public double AverageLength => Filled == 0 ? 0 : (double)_length / Filled;

    public double Distinct => Filled == 0 ? 0 : (double)_distinct.Count / Filled;

    /// <summary>Figures that are all 0 stand for "none" in a column of texts.</summary>
    public bool IsAllZero => Filled > 0 && Values.All(v => v is null or 0);

    public bool IsMoney => Filled > 0 && Figures >= 0.6 && Percents < 0.5 && Days < 0.3;

    public static ColumnProfile Of(IReadOnlyList<GridRow> rows, int column)
    {
        var profile = new ColumnProfile(rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            profile.Add(i, rows[i][column]);
        }

        return profile;
    }

    private void Add(int row, GridCell cell)
    {
        if (cell.IsEmpty)
        {
            return;
        }

        Filled++;
        var text = cell.Text.Trim();
        _length += text.Length;
        if (_distinct.Count < 2_000)
        {
            _distinct.Add(text);
        }

        switch (cell.Kind)
        {
            case GridCellKind.Number:
                _figures++;
                Values[row] = cell.Number;
                _percents += cell.Format.Contains('%', StringComparison.Ordinal) ? 1 : 0;
                _references += cell.Number is > 0 && cell.Number == decimal.Truncate(cell.Number.Value) ? 1 : 0;
                return;
            case GridCellKind.Date:
                _days++;
                return;
            case GridCellKind.Boolean:
                _answers++;
                return;
            case GridCellKind.FormulaWithoutResult or GridCellKind.Error:
                _figures++;
                return;
        }

        if (text.Length <= 40)
        {
            if (FigureText.Is(text))
            {
                var reading = AmountReader.Read(text);
                if (reading.Value is { } amount)
                {
                    _figures++;
                    Values[row] = amount.Value?.Pounds;
                }

                _percents += text.EndsWith('%') ? 1 : 0;
            }
            else if (text is "-" or "–" or "TBC" or "tbc" or "N/A" or "n/a" or "Nil" or "nil")
            {
                _figures++;
            }

            _colours += RatingWords.IsColour(text) ? 1 : 0;
            _ratings += RatingWords.TryRead(text, out _) ? 1 : 0;
            _arrows += DirectionMarks.IsArrow(text) ? 1 : 0;
            _directions += DirectionMarks.TryRead(text, out _) ? 1 : 0;
            _answers += CompletionWords.TryRead(text, out _) ? 1 : 0;
            _references += IsReferenceShaped(text) ? 1 : 0;
        }
        else if (text.Length <= 400)
        {
            _ratings += RatingWords.HasStory(text) && RatingWords.TryRead(text, out _) ? 1 : 0;
        }
    }

    /// <summary>Short, with a digit, without more than two spaces: A/R.6.101, CEX-12, ASC 3, S17/004.</summary>
    private static bool IsReferenceShaped(string text) =>
        text.Length <= 24 && text.Any(char.IsAsciiDigit) && text.Count(c => c == ' ') <= 2 && !text.Contains('£', StringComparison.Ordinal) && !text.EndsWith('%');

    private double Share(int count) => Filled == 0 ? 0 : (double)count / Filled;
}

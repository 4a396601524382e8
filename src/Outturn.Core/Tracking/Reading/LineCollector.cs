using Outturn.Core.Sheets.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Tracking.Reading;

/// <summary>Reads the item rows in order, joins continuations, and sees to lines that come twice.</summary>
internal sealed class LineCollector(TrackerLayout layout, LineReader reader, List<Problem> problems)
{
    private readonly List<ReadLine> _lines = [];
    private readonly List<BadRow> _bad = [];
    private readonly Dictionary<int, RowUse> _uses = [];
    private readonly Dictionary<string, int> _byKey = new(StringComparer.Ordinal);

    public IReadOnlyList<ReadLine> Lines => _lines;

    public IReadOnlyList<BadRow> Bad => _bad;

    /// <summary>The figures of each line by its place among the rows.</summary>
    public Dictionary<int, Money?[]> Figures { get; } = [];

    public Dictionary<int, ReadLine> ByRow { get; } = [];

    public RowUse UseOf(int index) => _uses.TryGetValue(index, out var use) ? use : RowUse.Unread;

    public void Collect(List<SortedRow> rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Kind == RowKindFound.Item)
            {
                One(rows[i], i);
            }
            else if (rows[i].Kind == RowKindFound.Continuation)
            {
                Continue(rows[i], i);
            }
        }
    }

    private void One(SortedRow row, int index)
    {
        var (line, bad) = reader.Read(row);
        if (line is null)
        {
            _bad.Add(bad!);
            _uses[index] = RowUse.BadLine;
            return;
        }

        if (_byKey.TryGetValue(line.Key, out var first))
        {
            var earlier = _lines[first];
            if (earlier.Raw.SequenceEqual(line.Raw, StringComparer.Ordinal))
            {
                problems.Add(Problem.Notice("row.repeated", layout.Grid.Place(line.Row), $"The row is the same as row {earlier.Row.ToString(System.Globalization.CultureInfo.InvariantCulture)}, so it was read once."));
                _uses[index] = RowUse.RepeatedLine;
                return;
            }

            var name = line.Reference is { } reference ? $"The reference {reference.AsWritten}" : $"The title \"{line.Details.Title}\"";
            _bad.Add(new(line.Row, layout.Grid.Place(line.Row), $"reference.duplicate: {name} is in row {Number(earlier.Row)} and again in row {Number(line.Row)} with other contents. Give one of them another {(line.Reference is null ? "title" : "reference")}; the first was read.", line.Raw));
            _uses[index] = RowUse.BadLine;
            return;
        }

        _byKey[line.Key] = _lines.Count;
        _lines.Add(line);
        _uses[index] = RowUse.Line;
        Figures[index] = reader.Figures(line);
        ByRow[index] = line;
    }

    private static string Number(int row) => row.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>More commentary or description in the row under a line, under merged cells or in text that wraps.</summary>
    private void Continue(SortedRow row, int index)
    {
        if (_lines.Count == 0 || index == 0 || UseOf(index - 1) is not (RowUse.Line or RowUse.Continuation))
        {
            return;
        }

        var line = _lines[^1];
        var commentary = layout.Of(TrackerField.Commentary);
        var description = layout.Of(TrackerField.Description);
        var more = line;
        for (var column = 0; column < row.Row.Cells.Count; column++)
        {
            var text = PlainText.Of(row.Row[column].Text);
            if (text.Length == 0)
            {
                continue;
            }

            if (column == commentary)
            {
                more = more with { Stated = more.Stated with { Commentary = Joined(more.Stated.Commentary, text) } };
            }
            else if (column == description)
            {
                more = more with { Details = more.Details with { Description = Joined(more.Details.Description, text) } };
            }
            else if (Array.IndexOf(layout.TextColumns, column) < 0 || column != layout.Of(TrackerField.Reference))
            {
                more = more with { Details = more.Details with { Other = [.. more.Details.Other, new(layout.Mappings.FirstOrDefault(m => m.Column == column)?.Heading ?? "", text)] } };
            }
        }

        _lines[^1] = more;
        _uses[index] = RowUse.Continuation;
        var at = ByRow.Last(b => ReferenceEquals(b.Value, line)).Key;
        ByRow[at] = more;
    }

    private static string Joined(string first, string more) => first.Length == 0 ? more : first + "\n" + more;
}

using System.Globalization;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;

namespace Outturn.Core.Cases.Reading;

/// <summary>What a person should look at in a table: amounts that may be a thousand times wrong or cannot be read, days that no calendar has, ends before their starts.</summary>
internal static class TableDoubts
{
    public static IReadOnlyList<Problem> Of(CaseTableKind kind, IReadOnlyList<TableColumn> columns, IReadOnlyList<ReadRow> rows)
    {
        var problems = new List<Problem>();
        var start = Index(columns, ColumnMeaning.Start);
        var end = Index(columns, ColumnMeaning.End) is >= 0 and var e ? e : Index(columns, ColumnMeaning.When);
        for (var r = 0; r < rows.Count; r++)
        {
            var cells = rows[r].Cells;
            for (var c = 0; c < cells.Count; c++)
            {
                Amounts(problems, columns, rows, r, c);
                if (cells[c].Value is CellValue.Date { Reading.Kind: DateKind.Unread } && DateReader.IsImpossible(cells[c].Text))
                {
                    problems.Add(Problem.Warning("date.impossible", Where(columns, r, c), $"\"{Short(cells[c].Text)}\" is a day that no calendar has. Correct it in the paper, or say which day is meant."));
                }
            }

            if (kind == CaseTableKind.Timetable && start >= 0 && end >= 0 && cells[start].Value is CellValue.Date { Reading.First: { } from } && cells[end].Value is CellValue.Date { Reading.Last: { } to } && to < from)
            {
                problems.Add(Problem.Warning("date.order", Where(columns, r, end), $"The end, \"{Short(cells[end].Text)}\", is before the start, \"{Short(cells[start].Text)}\". Check the years of both."));
            }
        }

        return problems;
    }

    private static void Amounts(List<Problem> problems, IReadOnlyList<TableColumn> columns, IReadOnlyList<ReadRow> rows, int row, int column)
    {
        var cell = rows[row].Cells[column];
        if (cell.Value is CellValue.Money { Reading: { } reading })
        {
            foreach (var suspicion in reading.Suspicions.Where(s => s.Kind != AmountSuspicionKind.Sign && (s.Kind != AmountSuspicionKind.MissingThousands || HasLargePeers(columns, rows, row, column))))
            {
                problems.Add(Problem.Warning("amount.unit-suspect", Where(columns, row, column), suspicion.Message));
            }
        }
        else if (cell.Value is null && IsBroken(cell.Text, columns[column]))
        {
            problems.Add(Problem.Warning("amount.malformed", Where(columns, row, column), $"\"{Short(cell.Text)}\" stands among figures and cannot be read as one. Say what it should be."));
        }
    }

    /// <summary>A short cell of digits with a pound or a per cent sign that is neither an amount nor a share, such as 29.£%.</summary>
    private static bool IsBroken(string text, TableColumn column) =>
        text.Length is > 0 and <= 16
        && column.Meaning is ColumnMeaning.Year or ColumnMeaning.Total or ColumnMeaning.Amount or ColumnMeaning.Share or ColumnMeaning.Count or ColumnMeaning.Text
        && text.Any(char.IsAsciiDigit) && text.Any(c => c is '£' or '%') && !text.Any(char.IsLetter)
        && AmountReader.Read(text).Kind == AmountReadingKind.Malformed && CellContent.Percent(text) is null;

    /// <summary>£380 beside 570k: its neighbours are written in thousands. Among whole pounds a small amount is meant.</summary>
    private static bool HasLargePeers(IReadOnlyList<TableColumn> columns, IReadOnlyList<ReadRow> rows, int row, int column)
    {
        var peers = rows[row].Cells.Where((_, c) => c != column && columns[c].Meaning is ColumnMeaning.Year or ColumnMeaning.Total)
            .Concat(rows.Where((_, r) => r != row).Select(r => r.Cells[column]))
            .Select(c => c.Value is CellValue.Money { Reading: { Kind: AmountReadingKind.Figures } reading } ? reading.Amounts[0].Unit : (MoneyUnit?)null)
            .OfType<MoneyUnit>().ToList();
        return peers.Count > 0 && peers.Count(p => p != MoneyUnit.Pounds) * 2 > peers.Count;
    }

    private static int Index(IReadOnlyList<TableColumn> columns, ColumnMeaning meaning)
    {
        for (var c = 0; c < columns.Count; c++)
        {
            if (columns[c].Meaning == meaning)
            {
                return c;
            }
        }

        return -1;
    }

    private static string Where(IReadOnlyList<TableColumn> columns, int row, int column) =>
        string.Create(CultureInfo.InvariantCulture, $"row {row + 1}, {(columns[column].Heading.Length > 0 ? Short(columns[column].Heading) : "column " + (column + 1).ToString(CultureInfo.InvariantCulture))}");

    private static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= 60 ? line : line[..57] + "...";
    }
}

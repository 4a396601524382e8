using Outturn.Core.Sheets;
using Outturn.Core.Values;

namespace Outturn.Documents.Reading;

/// <summary>Reads tables that are text: CSV in its dialects, tab separated as published, and columns parted by spaces or bars as pasted.</summary>
internal static class TextTableReader
{
    public static GridBook Read(byte[] bytes, string fileName, FileLimits limits)
    {
        var (text, encoding) = TextEncodings.Decode(bytes);
        text = text.TrimStart('\uFEFF');
        if (string.IsNullOrWhiteSpace(text))
        {
            throw UnreadableFileException.Of("file.empty", fileName, "The file is empty. Choose the file that holds the tracker.");
        }

        var problems = new List<Problem>();
        if (TextEncodings.Notice(encoding, fileName) is { } notice)
        {
            problems.Add(notice);
        }

        var name = Path.GetFileNameWithoutExtension(fileName);
        var budget = new CellBudget(fileName, limits);
        var (separator, declared) = Separators.Find(text);
        var rows = separator switch
        {
            Separators.Spaces => SpacedTable.Rows(text),
            '|' => BarredRows(Parsed(text, '|', quoted: false, fileName, problems)),
            '\t' => Parsed(text, '\t', quoted: QuotesAreSound(text, '\t'), fileName, problems),
            _ => Parsed(text, separator, quoted: true, fileName, problems),
        };

        var grid = new List<GridRow>();
        foreach (var (number, fields) in rows)
        {
            if (declared && number == 1)
            {
                continue; // sep=; is Excel's own note of the separator
            }

            var cells = new GridCell[fields.Length];
            var last = 0;
            for (var i = 0; i < fields.Length; i++)
            {
                cells[i] = GridCell.Of(Unguard(fields[i].Trim('\f')));
                if (!cells[i].IsEmpty)
                {
                    budget.Cell(name, i, cells[i].Text);
                    last = i + 1;
                }
            }

            if (last > 0)
            {
                grid.Add(new(number, last == cells.Length ? cells : cells[..last]));
                budget.Rows(name, grid.Count);
            }
        }

        return new(fileName, separator is ',' or ';' ? "csv" : Path.GetExtension(fileName).Equals(".csv", StringComparison.OrdinalIgnoreCase) ? "csv" : "text", [Grid.Plain(name, grid)], problems);
    }

    /// <summary>Takes off the apostrophe that our own CSV puts before a text which a spreadsheet would run as a formula.</summary>
    private static string Unguard(string field)
    {
        if (field.Length < 2 || field[0] != '\'')
        {
            return field;
        }

        var after = field.AsSpan().TrimStart('\'');
        return after.Length > 0 && Writing.FormulaGuard.IsDangerous(after[0]) ? field[1..] : field;
    }

    private static List<(int Number, string[] Fields)> Parsed(string text, char separator, bool quoted, string fileName, List<Problem> problems)
    {
        var rows = CsvText.Parse(text, separator, quoted, out var sound);
        if (quoted && !sound)
        {
            // One stray quote would swallow the rest of the file into a cell.
            problems.Add(Problem.Warning("text.quotes", fileName, "A quotation mark is opened and not closed, so quotation marks were read as plain characters. Check texts that hold the separator."));
            rows = CsvText.Parse(text, separator, quoted: false, out _);
        }

        return rows;
    }

    /// <summary>Whether quotation marks in tab separated text enclose fields, as Excel writes them, or are marks in plain text.</summary>
    private static bool QuotesAreSound(string text, char separator)
    {
        for (var i = text.IndexOf('"'); i >= 0 && i < text.Length; i = text.IndexOf('"', i))
        {
            var opens = i == 0 || text[i - 1] == separator || text[i - 1] is '\n' or '\r';
            if (!opens)
            {
                return false;
            }

            var end = i;
            do
            {
                end = text.IndexOf('"', end + 1);
            }
            while (end >= 0 && end + 1 < text.Length && text[end + 1] == '"' && ++end > 0);

            if (end < 0 || (end + 1 < text.Length && text[end + 1] != separator && text[end + 1] is not ('\n' or '\r')))
            {
                return false;
            }

            i = end + 1;
            if (i >= text.Length)
            {
                break;
            }
        }

        return true;
    }

    /// <summary>Bars at both ends of every line, and lines of dashes, are drawing and not cells.</summary>
    private static List<(int Number, string[] Fields)> BarredRows(List<(int Number, string[] Fields)> rows)
    {
        var full = rows.Where(r => r.Fields.Length > 1).ToArray();
        var framed = full.Length > 0 && full.All(r => r.Fields[0].Trim().Length == 0 && r.Fields[^1].Trim().Length == 0);
        var result = new List<(int, string[])>();
        foreach (var (number, fields) in rows)
        {
            if (fields.Length > 1 && fields.All(f => f.Trim().Trim('-', ':', '=', '+').Length == 0))
            {
                continue;
            }

            result.Add((number, framed && fields.Length > 1 ? fields[1..^1] : fields));
        }

        return result;
    }
}

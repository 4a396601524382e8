namespace Outturn.Documents.Reading;

/// <summary>
/// Reads a table whose columns are parted by two or more spaces, as a PDF gives it when copied. A blank cell leaves no mark in
/// such a text, so cells are placed by where they stand in the line, not by their order.
/// </summary>
internal static class SpacedTable
{
    public static List<int> FieldCounts(string text, int lines) =>
        [.. Lines(text).Where(l => l.Line.Trim().Length > 0).Take(lines).Select(l => Pieces(l.Line).Count)];

    public static List<(int Number, string[] Fields)> Rows(string text)
    {
        var lines = Lines(text).Select(l => (l.Number, l.Line, Pieces: Pieces(l.Line))).Where(l => l.Pieces.Count > 0).ToArray();
        var widest = lines.Select(l => l.Pieces.Count).DefaultIfEmpty(0).Max();
        if (widest < 2)
        {
            return [.. lines.Select(l => (l.Number, new[] { l.Line.Trim() }))];
        }

        var columns = Columns([.. lines.Where(l => l.Pieces.Count >= Math.Max(2, widest / 2)).Select(l => l.Pieces)]);
        var placed = columns.Count >= widest;
        var rows = new List<(int, string[])>();
        foreach (var (number, _, pieces) in lines)
        {
            if (!placed || pieces.Count == 1)
            {
                rows.Add((number, [.. pieces.Select(p => p.Text)]));
                continue;
            }

            var fields = new string[columns.Count];
            Array.Fill(fields, "");
            foreach (var piece in pieces)
            {
                var column = columns.FindIndex(c => piece.Start < c.End && piece.End > c.Start);
                column = column >= 0 ? column : columns.FindLastIndex(c => c.Start <= piece.Start);
                column = Math.Max(0, column);
                fields[column] = fields[column].Length == 0 ? piece.Text : fields[column] + " " + piece.Text;
            }

            rows.Add((number, fields));
        }

        return rows;
    }

    /// <summary>Stretches of character positions that some table line uses, parted by positions that none uses.</summary>
    private static List<(int Start, int End)> Columns(List<(int Start, int End, string Text)>[] lines)
    {
        var width = lines.SelectMany(l => l).Select(p => p.End).DefaultIfEmpty(0).Max();
        var used = new bool[width + 1];
        foreach (var (start, end, _) in lines.SelectMany(l => l))
        {
            Array.Fill(used, value: true, start, end - start);
        }

        var columns = new List<(int, int)>();
        var from = -1;
        for (var i = 0; i <= width; i++)
        {
            if (used[i] && from < 0)
            {
                from = i;
            }
            else if (!used[i] && from >= 0)
            {
                columns.Add((from, i));
                from = -1;
            }
        }

        return columns;
    }

    private static List<(int Start, int End, string Text)> Pieces(string line)
    {
        var pieces = new List<(int, int, string)>();
        var i = 0;
        while (i < line.Length)
        {
            if (IsSpace(line[i]))
            {
                i++;
                continue;
            }

            var end = i;
            while (end < line.Length && !(IsSpace(line[end]) && (end + 1 >= line.Length || IsSpace(line[end + 1]))))
            {
                end++;
            }

            pieces.Add((i, end, line[i..end].Trim()));
            i = end;
        }

        return pieces;
    }

    private static bool IsSpace(char c) => c is ' ' or '\u00A0' or '\f';

    private static IEnumerable<(int Number, string Line)> Lines(string text)
    {
        using var reader = new StringReader(text);
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            yield return (++number, line.TrimEnd().Replace("\t", "    ", StringComparison.Ordinal));
        }
    }
}

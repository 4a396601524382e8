using System.Globalization;
using System.Text;
using Outturn.Core.Sheets;
using Outturn.Core.Values;

namespace Outturn.App.Cli;

/// <summary>
/// A sheet of money by year for a person's eyes: the caption wrapped, a name, the figures in the sheet's unit, then what is said of the
/// row. Columns in which nothing stands are left out and named below. An amount without a figure stands in its own words or as "+1?".
/// </summary>
/// <param name="Names">The columns whose words make the name.</param>
/// <param name="After">The column whose words stand after the figures.</param>
internal sealed record TerminalSheet(Sheet Sheet, IReadOnlyList<string> Names, string After)
{
    private const int NameWidth = 34;
    private const int FigureWidth = 12;
    private const int MostOfFigure = 24;
    private const int LineWidth = 100;

    public string Text()
    {
        var text = new StringBuilder();
        Wrapped(text, Sheet.Caption);
        text.AppendLine();
        var figures = Sheet.Columns.Index().Where(c => c.Item.Style is not null).Select(c => new Figures(this, c.Item, c.Index)).ToList();
        var shown = figures.FindAll(f => !f.IsEmpty);
        text.AppendLine(string.Concat(["".PadRight(NameWidth), .. shown.Select(f => f.Heading.PadLeft(f.Width))]).TrimEnd());
        var rule = new string('-', NameWidth + shown.Sum(f => f.Width));
        var hasGroups = Sheet.Rows.Any(r => r.Kind == RowKind.Subtotal);
        for (var i = 0; i < Sheet.Rows.Count; i++)
        {
            var row = Sheet.Rows[i];
            if (row.Kind == RowKind.Total)
            {
                text.AppendLine(rule);
            }

            // A long name takes several lines; the figures stand in its last.
            var indent = hasGroups && row.Kind == RowKind.Item ? "  " : "";
            var name = Lines(Name(row), NameWidth - 1 - indent.Length).Select(l => indent + l).ToList();
            name.SkipLast(1).ToList().ForEach(l => text.AppendLine(l));
            var after = Word(row, After);
            text.AppendLine(string.Concat([name.LastOrDefault("").PadRight(NameWidth), .. shown.Select(f => f.Texts[i].PadLeft(f.Width)), after.Length > 0 ? "  " + after : ""]).TrimEnd());
            if (row.Kind == RowKind.Subtotal && i + 1 < Sheet.Rows.Count && Sheet.Rows[i + 1].Kind == RowKind.Item)
            {
                text.AppendLine();
            }
        }

        Notes(text, shown, [.. figures.Where(f => f.IsEmpty).Select(f => f.Heading)]);
        return text.ToString();
    }

    private void Notes(StringBuilder text, List<Figures> shown, List<string> empty)
    {
        List<string> notes =
        [
            .. shown.Exists(f => f.Texts.Exists(t => t.EndsWith('?'))) ? ["“+1?” stands for “plus 1 not quantified”."] : Array.Empty<string>(),
            .. empty.Count > 0 ? [$"Nothing stands in {string.Join(", ", empty)}."] : Array.Empty<string>(),
            .. Sheet.Notes.Where(n => n.Key.StartsWith("Note ", StringComparison.Ordinal) || n.Key == "Rounding").Select(n => n.Value),
        ];
        if (notes.Count > 0)
        {
            text.AppendLine();
            notes.ForEach(note => Wrapped(text, note));
        }
    }

    private string Name(Row row) => string.Join(' ', Names.Select(n => Word(row, n)).Where(w => w.Length > 0));

    private string Word(Row row, string key)
    {
        var index = Sheet.Columns.ToList().FindIndex(c => c.Key == key);
        return row.Cells.ElementAtOrDefault(index) is Cell.Words words ? words.Content : "";
    }

    private static void Wrapped(StringBuilder text, string words) => Lines(words, LineWidth).ForEach(line => text.AppendLine(line));

    /// <summary>Words in lines of no more than a width; a word that is longer is cut.</summary>
    private static List<string> Lines(string words, int width)
    {
        var lines = new List<string>();
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(w => w.Chunk(width).Select(part => new string(part))))
        {
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= width)
            {
                lines[^1] += " " + word;
            }
            else
            {
                lines.Add(word);
            }
        }

        return lines;
    }

    /// <summary>One column's figures as texts, and how wide it must be.</summary>
    private sealed class Figures
    {
        public Figures(TerminalSheet sheet, Column column, int index)
        {
            Heading = column.Key;
            Texts = [.. sheet.Sheet.Rows.Select(r => Shown(r.Cells.ElementAtOrDefault(index), column.Style!))];
            Width = Math.Max(FigureWidth, Texts.Select(t => t.Length + 2).DefaultIfEmpty().Max());
            IsEmpty = sheet.Sheet.Rows.All(r => r.Cells.ElementAtOrDefault(index) is null or Cell.None or Cell.Figure { Amount: Amount.Known { Figure.IsZero: true } });
        }

        public string Heading { get; }

        public List<string> Texts { get; }

        public int Width { get; }

        public bool IsEmpty { get; }

        private static string Shown(Cell? cell, MoneyStyle style)
        {
            var text = cell switch
            {
                Cell.Figure figure => style.Text(figure.Amount),
                Cell.Sum { Total: { Unquantified: > 0 } total } => string.Create(CultureInfo.InvariantCulture, $"{style.Text(total with { Unquantified = 0 })}+{total.Unquantified}?"),
                Cell.Sum sum => style.Text(sum.Total),
                _ => "",
            };
            return text.Length > MostOfFigure ? text[..(MostOfFigure - 1)] + "…" : text;
        }
    }
}

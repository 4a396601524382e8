using Outturn.Core.Papers;

namespace Outturn.Documents.Reading.Text;

/// <summary>Tells rows of tables in a text, and takes them apart.</summary>
internal sealed class TextRows(InlineMarkup markup)
{
    /// <summary>Cells parted by tabs. A tab after the mark of a list, or at the start of a line that has no other, is an indent.</summary>
    public static bool IsTabbed(string line)
    {
        var first = line.IndexOf('\t', StringComparison.Ordinal);
        if (first < 0)
        {
            return false;
        }

        if (line.IndexOf('\t', first + 1) < 0)
        {
            var before = line[..first].Trim();
            if (before.Length == 0)
            {
                return false;
            }

            var marked = line[..first] + " x";
            if ((TypedMarks.Bullet(line, out _) > 0 || TypedMarks.Letter(marked, out _) > 0 || TypedMarks.Number(marked, out _) > 0) && before.Length <= 6)
            {
                return false;
            }
        }

        return !string.IsNullOrWhiteSpace(line) || line.Length > 1;
    }

    /// <summary>A line that begins with its only tab: an indented paragraph, or a row whose first cell is empty where rows stand around it.</summary>
    public static bool IsIndentedByTab(string line) => line.Length > 1 && line[0] == '\t' && line.IndexOf('\t', 1) < 0 && !string.IsNullOrWhiteSpace(line);

    public static bool IsPiped(string line)
    {
        var text = line.AsSpan().Trim();
        return text.Length > 1 && text[0] == '|' && text[1..].IndexOf('|') >= 0;
    }

    /// <summary>A row of dashes alone, which parts rows and holds no words.</summary>
    public static bool IsRule(string line)
    {
        var dashes = 0;
        foreach (var c in line)
        {
            if (c is '-' or '–' or '—' or '=' or '_')
            {
                dashes++;
            }
            else if (c is not ('\t' or ' ' or '|' or '+' or ':'))
            {
                return false;
            }
        }

        return dashes >= 2;
    }

    public List<PaperCell> Cells(string line)
    {
        var cells = new List<PaperCell>();
        if (IsPiped(line))
        {
            var text = line.Trim();
            var inner = text[1..(text.EndsWith('|') && !text.EndsWith("\\|", StringComparison.Ordinal) && text.Length > 1 ? text.Length - 1 : text.Length)];
            var start = 0;
            for (var i = 0; i <= inner.Length; i++)
            {
                if (i == inner.Length || (inner[i] == '|' && (i == 0 || inner[i - 1] != '\\')))
                {
                    cells.Add(Cell(inner[start..i]));
                    start = i + 1;
                }
            }
        }
        else
        {
            foreach (var cell in line.Split('\t'))
            {
                cells.Add(Cell(cell));
            }
        }

        return cells;
    }

    public PaperCell Cell(string raw)
    {
        var spans = markup.Parse(raw.Trim());
        var text = string.Concat(spans.Select(s => s.Text));
        return new PaperCell(CellText.Lines(text)) { Links = [.. spans.Where(s => s.Link is not null).Select(s => s.Link!)] };
    }
}

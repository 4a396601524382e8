using System.Text.RegularExpressions;
using Outturn.Core.Papers;

namespace Outturn.Core.Cases.Reading;

/// <summary>
/// Takes tables apart that only lay a form out: an answer in a frame of one cell, questions in a left column with their answers in
/// the right, or a question in one row and its answer in the next. What was a question is a heading, what was an answer is text
/// under it; no word is lost and none is added. A table of figures, risks or dates stays a table.
/// </summary>
internal static partial class LaidOutForm
{
    private const int LongestQuestion = 400;

    [GeneratedRegex(@"^(?:q(?:uestion)?\s?)?\d{1,2}(?:\.\d{1,2})?[.):]?\s+\S", RegexOptions.IgnoreCase)]
    private static partial Regex Numbered();

    public static IEnumerable<Block> Of(IEnumerable<Block> blocks) => blocks.SelectMany(b => b is TableBlock table && (IsFrame(table) || IsQuestions(table)) ? Apart(table) : [b]);

    /// <summary>
    /// The rows of a table of labels on a form that is not ours, parted: those that are answers to questions of the paper's own become
    /// headings and texts, those that are labels stay a table.
    /// </summary>
    public static IEnumerable<Block> LabelsApart(TableBlock table)
    {
        var labels = new List<PaperRow>();
        foreach (var row in table.Rows)
        {
            if (!IsAnswered(row))
            {
                labels.Add(row);
                continue;
            }

            if (labels.Count > 0)
            {
                yield return table with { Place = labels[0].Place, Rows = [.. labels] };
                labels.Clear();
            }

            foreach (var block in Apart(row))
            {
                yield return block;
            }
        }

        if (labels.Count > 0)
        {
            yield return table with { Place = labels[0].Place, Rows = [.. labels] };
        }
    }

    /// <summary>Whether a paper's own heading stands in this row with its answer: a question, or words of no field with a sentence beside them.</summary>
    public static bool IsAnswered(PaperRow row)
    {
        var cells = Filled(row);
        return cells.Count is 1 or 2 && row.Cells.Count <= 2 && row.Cells[0].Text.Trim() == cells[0] && cells[0].Length <= LongestQuestion && HeaderLabels.FieldOf(cells[0]) is null && HeaderLabels.Of(cells[0]).Count == 0
            && (IsQuestion(cells[0]) || (cells.Count == 2 && (CaseStarts.IsFormHeading(cells[0]) || (cells[0].Length <= 70 && IsSentence(cells[1])))));
    }

    private static bool IsFrame(TableBlock table) => table.Rows is [{ Cells: [{ Text: var text }] }] && text.Any(char.IsLetterOrDigit);

    /// <summary>Two columns, or one, in which at least two rows ask something, and no row of headings of another table.</summary>
    private static bool IsQuestions(TableBlock table)
    {
        if (table.Rows.Count < 2 || table.Rows.Any(r => r.Cells.Count > 2))
        {
            return false;
        }

        var asked = table.Rows.Count(r => r.Cells.Count > 0 && IsQuestion(r.Cells[0].Text.Trim()));
        return asked >= 2 && table.Rows.All(r => r.Cells.Count < 2 || r.Cells[0].Text.Trim() is var first && (first.Length == 0 || IsQuestion(first) || HeaderLabels.FieldOf(first) is not null || CaseStarts.IsFormHeading(first) || IsAnswered(r)));
    }

    private static bool IsQuestion(string text) =>
        text.Length is > 3 and <= LongestQuestion && (text.EndsWith('?') || (Numbered().IsMatch(text) && text.Length <= 160 && !text.EndsWith('.')) || (text.Contains(' ') && text.Length > 25 && CaseStarts.IsFormHeading(text)));

    private static bool IsSentence(string text) => text.TrimEnd() is [.., '.' or '!' or '?'] && text.Contains(' ') || text.Split(' ').Length > 8 || text.Contains('\n');

    private static List<string> Filled(PaperRow row) => [.. row.Cells.Select(c => c.Text.Trim()).Where(t => t.Length > 0)];

    private static IEnumerable<Block> Apart(TableBlock table)
    {
        // A row of labels keeps its place between the questions.
        var labels = new List<PaperRow>();
        foreach (var row in table.Rows)
        {
            if (row.Cells.Count == 2 && HeaderLabels.FieldOf(row.Cells[0].Text) is not null)
            {
                labels.Add(row);
                continue;
            }

            if (labels.Count > 0)
            {
                yield return table with { Place = labels[0].Place, Rows = [.. labels] };
                labels.Clear();
            }

            foreach (var block in Apart(row))
            {
                yield return block;
            }
        }

        if (labels.Count > 0)
        {
            yield return table with { Place = labels[0].Place, Rows = [.. labels] };
        }
    }

    private static IEnumerable<Block> Apart(PaperRow row)
    {
        for (var i = 0; i < row.Cells.Count; i++)
        {
            var text = row.Cells[i].Text.Trim();
            if (text.Length == 0)
            {
                continue;
            }

            if (i == 0 && text.Length <= LongestQuestion && (row.Cells.Count > 1 || IsQuestion(text)))
            {
                yield return new TextBlock(row.Place, TextKind.Heading, [new(text)]);
                continue;
            }

            foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                yield return line.StartsWith("- ", StringComparison.Ordinal)
                    ? new TextBlock(row.Place, TextKind.ListItem, [new(line[2..])]) { Mark = "-", Level = 1 }
                    : TextBlock.Plain(row.Place, line);
            }
        }
    }
}

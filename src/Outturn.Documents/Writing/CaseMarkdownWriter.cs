using System.Text.RegularExpressions;
using Outturn.Core.Writing;
using Outturn.Core.Writing.Templates;
using Cell = Outturn.Core.Sheets.Cell;
using ColumnKind = Outturn.Core.Sheets.ColumnKind;
using Sheet = Outturn.Core.Sheets.Sheet;

namespace Outturn.Documents.Writing;

/// <summary>Writes a case as Markdown: each question a heading of the first level, each further field one of the second, tables as pipe tables.</summary>
public static partial class CaseMarkdownWriter
{
    [GeneratedRegex(@"(?<!\\)<(?=[A-Za-z/!?])")]
    private static partial Regex Tags();

    /// <param name="document">The case.</param>
    /// <param name="to">Where to.</param>
    /// <param name="live">Whether live figures stay as they are typed, for a file that is to come back; else their values stand in their place.</param>
    public static void Write(CaseDocument document, TextWriter to, bool live = false)
    {
        to.Write($"---\ncase: {document.Mark.Key}\nmark: {Line(document.Mark.Mark)}\n");
        if (document.Rests.Length > 0)
        {
            to.Write($"rests: {document.Rests}\n");
        }

        to.Write($"title: {Line(document.Title)}\n---\n\n");
        foreach (var (label, value) in document.Header)
        {
            to.Write($"**{MarkdownText.Escaped(label)}:** {MarkdownText.Escaped(Line(value))}\n\n");
        }

        if (document.Money is { } money)
        {
            Money(money, to);
        }

        foreach (var section in document.Sections)
        {
            Section(section);
        }

        if (document.Exhibits.Count > 0)
        {
            to.Write($"# {CaseExhibit.AllHeading}\n\n");
            foreach (var exhibit in document.Exhibits.Where(e => e.Rows.Count > 0 || e.Chart.Length == 0))
            {
                to.Write($"## {Line(exhibit.Heading)}\n\n");
                foreach (var sentence in exhibit.Sentences)
                {
                    to.Write(MarkdownText.Escaped(Line(sentence)) + "\n\n");
                }

                if (exhibit.Rows.Count > 0)
                {
                    Money(exhibit.Table, to);
                }
            }
        }

        foreach (var section in document.Kept)
        {
            Section(section);
        }

        void Section(DocumentSection section)
        {
            to.Write($"# {Line(section.Heading)}\n\n");
            foreach (var part in section.Parts.Where(p => !p.Answer.IsEmpty))
            {
                if (part.Label.Length > 0 || part.Table is not null)
                {
                    to.Write($"## {Line(part.Label.Length > 0 ? part.Label : part.Table!.Name)}\n\n");
                }

                if (part.Answer.Reason is { } reason)
                {
                    to.Write($"Not applicable: {MarkdownText.Escaped(Line(reason))}\n\n");
                }
                else if (part.Table is { } table)
                {
                    Table(part.Answer, table, to);
                }
                else
                {
                    // Where others show it, what looks like markup stays words.
                    to.Write(Tags().Replace(live ? part.Answer.Words : FigureText.Filled(part.Answer.Words, document.Figures), @"\<").Trim() + "\n\n");
                }
            }
        }
    }

    private static void Table(Answer answer, TableShape shape, TextWriter to)
    {
        Row(shape.Columns.Select(c => c.Heading), to);
        Row(shape.Columns.Select(_ => "---"), to);
        foreach (var row in answer.Rows)
        {
            Row(shape.Columns.Select(c => MarkdownText.Escaped(Line(CaseColumns.Printed(c, row[c.Key])))), to);
        }

        to.Write('\n');
    }

    private static void Money(Sheet sheet, TextWriter to)
    {
        to.Write(sheet.Caption + "\n\n");
        Row(sheet.Columns.Select(c => c.Heading), to);
        Row(sheet.Columns.Select(c => c.Kind == ColumnKind.Money ? "---:" : "---"), to);
        foreach (var row in sheet.Rows)
        {
            Row(sheet.Columns.Select((c, i) => MarkdownText.Escaped(CaseColumns.Printed(c, i < row.Cells.Count ? row.Cells[i] : Cell.Empty))), to);
        }

        to.Write('\n');
    }

    private static void Row(IEnumerable<string> cells, TextWriter to) => to.Write("| " + string.Join(" | ", cells) + " |\n");

    private static string Line(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

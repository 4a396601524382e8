using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Outturn.Core.Papers;
using Outturn.Core.Writing;
using Outturn.Core.Writing.Templates;
using Outturn.Documents.Markdown;
using Cell = Outturn.Core.Sheets.Cell;
using ColumnKind = Outturn.Core.Sheets.ColumnKind;
using RowKind = Outturn.Core.Sheets.RowKind;
using Sheet = Outturn.Core.Sheets.Sheet;

namespace Outturn.Documents.Writing;

/// <summary>
/// Writes a case as a piece of a page: headings, a list of the header, tables with captions and scopes. Everything that people typed is encoded; what is
/// markup is ours.
/// </summary>
public static class CaseHtml
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static void Write(CaseDocument document, TextWriter to)
    {
        to.Write($"<header class=\"app-case__head\"><p class=\"app-caption\">{E(document.DocumentLine)}</p><h1 class=\"app-title\">{E(document.Title)}</h1><p class=\"app-case__mark\">{E(document.Mark.Mark)}{(document.Mark.Digest.Length > 0 ? $" · <span class=\"app-code\">{document.Mark.Digest[..12]}</span>" : "")}</p></header>\n<dl class=\"app-source app-source--wide\">");
        foreach (var (label, value) in document.Header)
        {
            to.Write($"<dt>{E(label)}</dt><dd>{E(value)}</dd>");
        }

        to.Write("</dl>\n");
        var number = 0;
        if (document.Money is { } money)
        {
            number++;
            Money(money, number, to);
        }

        var group = "";
        foreach (var section in document.Sections)
        {
            if (section.Group.Length > 0 && section.Group != group)
            {
                to.Write($"<h2 class=\"app-h2\">{E(section.Group)}</h2>\n");
            }

            group = section.Group;
            Section(section, group.Length > 0 ? 3 : 2, document.Figures, ref number, to);
        }

        if (document.Exhibits.Count > 0)
        {
            to.Write($"<section id=\"workings\" class=\"app-case__section\"><h2 class=\"app-h2\">{E(CaseExhibit.AllHeading)}</h2>\n");
            foreach (var exhibit in document.Exhibits)
            {
                to.Write($"<h3 class=\"app-h3\">{E(exhibit.Heading)}</h3>\n");
                foreach (var sentence in exhibit.Sentences)
                {
                    to.Write($"<p class=\"app-p\">{E(sentence)}</p>\n");
                }

                if (exhibit.Chart.Length > 0)
                {
                    to.Write($"<div class=\"app-exhibit\">{exhibit.Chart}</div>\n");
                }

                if (exhibit.Rows.Count > 0)
                {
                    number++;
                    Money(exhibit.Table, number, to);
                }
            }

            to.Write("</section>\n");
        }

        foreach (var kept in document.Kept)
        {
            Section(kept, 2, document.Figures, ref number, to);
        }
    }

    /// <summary>Words alone, as a preview shows them.</summary>
    /// <param name="words">Markdown.</param>
    /// <param name="figures">Gives live figures their values.</param>
    /// <param name="under">The level of the heading that they stand under.</param>
    public static string Words(string words, PlanFigures figures, int under)
    {
        using var text = new StringWriter();
        Blocks(MarkdownReader.Read(words, figures).Blocks, under, text);
        return text.ToString();
    }

    private static void Section(DocumentSection section, int level, PlanFigures figures, ref int number, TextWriter to)
    {
        to.Write($"<section id=\"{E(section.Key)}\" class=\"app-case__section\"><h{level} class=\"{(level == 2 ? "app-h2" : "app-h3")}\">{E(section.Heading)}</h{level}>\n");
        var anything = false;
        foreach (var part in section.Parts.Where(p => !p.Answer.IsEmpty))
        {
            anything = true;
            var labelled = part.Label.Length > 0 && (part.Table is null || part.Answer.Reason is not null);
            if (labelled)
            {
                to.Write($"<h{level + 1} class=\"app-h3\">{E(part.Label)}</h{level + 1}>\n");
            }

            if (part.Answer.Reason is { } reason)
            {
                to.Write($"<p class=\"app-p\"><b>Not applicable:</b> {E(reason)}</p>\n");
            }
            else if (part.Table is { } table)
            {
                number++;
                Table(part, table, number, to);
            }
            else
            {
                Blocks(MarkdownReader.Read(part.Answer.Words, figures).Blocks, labelled ? level + 1 : level, to);
            }
        }

        if (!anything)
        {
            to.Write("<p class=\"app-p app-case__open\">Not answered yet.</p>\n");
        }

        to.Write("</section>\n");
    }

    private static void Blocks(IReadOnlyList<Block> blocks, int under, TextWriter to)
    {
        // The open lists, outermost first, each with its kind.
        var open = new Stack<string>();
        var top = blocks.OfType<TextBlock>().Where(b => b.Kind == TextKind.Heading).Select(b => b.Level).DefaultIfEmpty(1).Min();
        foreach (var block in blocks)
        {
            if (block is TextBlock { Kind: TextKind.ListItem } point)
            {
                var kind = point.Mark is [>= '0' and <= '9', ..] ? "ol" : "ul";
                var depth = Math.Max(point.Level, 1);
                while (open.Count > depth)
                {
                    to.Write($"</li></{open.Pop()}>");
                }

                if (open.Count == depth && open.Peek() != kind)
                {
                    to.Write($"</li></{open.Pop()}>");
                }

                if (open.Count == depth)
                {
                    to.Write("</li>");
                }

                while (open.Count < depth)
                {
                    var start = kind == "ol" && open.Count == depth - 1 && point.Mark.TrimEnd('.', ')') is var first && first != "1" ? $" start=\"{E(first)}\"" : "";
                    to.Write($"<{kind}{start} class=\"govuk-list govuk-list--{(kind == "ol" ? "number" : "bullet")}\">{(open.Count < depth - 1 ? "<li>" : "")}");
                    open.Push(kind);
                }

                to.Write("<li>");
                Spans(point.Spans, to);
                continue;
            }

            Close(open, to);
            switch (block)
            {
                case TextBlock { Kind: TextKind.Heading } heading:
                    var level = Math.Min(under + 1 + heading.Level - top, 6);
                    to.Write($"<h{level} class=\"app-h3\">");
                    Spans(heading.Spans, to);
                    to.Write($"</h{level}>\n");
                    break;
                case TextBlock text:
                    to.Write("<p class=\"app-p\">");
                    Spans(text.Spans, to);
                    to.Write("</p>\n");
                    break;
                case TableBlock table:
                    Grid(table, to);
                    break;
            }
        }

        Close(open, to);
    }

    private static void Close(Stack<string> open, TextWriter to)
    {
        while (open.Count > 0)
        {
            to.Write($"</li></{open.Pop()}>\n");
        }
    }

    private static void Spans(IReadOnlyList<Span> spans, TextWriter to)
    {
        foreach (var span in spans)
        {
            var tags = new List<string>();
            if (span.Style.HasFlag(SpanStyle.Bold))
            {
                tags.Add("strong");
            }

            if (span.Style.HasFlag(SpanStyle.Italic))
            {
                tags.Add("em");
            }

            if (span.Style.HasFlag(SpanStyle.Struck))
            {
                tags.Add("s");
            }

            var figure = FigureAnchor.IsOne(span.Link);
            to.Write(figure ? "<span class=\"app-figure\" title=\"From the plan lines\">" : span.Link is { } link && MarkdownReader.MayLead(link) ? $"<a class=\"govuk-link\" href=\"{E(link)}\">" : "");
            tags.ForEach(t => to.Write($"<{t}>"));
            to.Write(E(span.Text).Replace("\n", "<br>", StringComparison.Ordinal).Replace("&#xA;", "<br>", StringComparison.Ordinal));
            tags.AsEnumerable().Reverse().ToList().ForEach(t => to.Write($"</{t}>"));
            to.Write(figure ? "</span>" : span.Link is { } closed && MarkdownReader.MayLead(closed) ? "</a>" : "");
        }
    }

    /// <summary>A table that was typed as part of the words.</summary>
    private static void Grid(TableBlock table, TextWriter to)
    {
        to.Write("<div class=\"app-scroll\" role=\"region\" aria-label=\"Table\" tabindex=\"0\"><table class=\"app-table app-table--words\">");
        foreach (var (i, row) in table.Rows.Index())
        {
            to.Write(i == 0 ? "<thead><tr>" : "<tr>");
            foreach (var cell in row.Cells)
            {
                to.Write(i == 0 ? $"<th scope=\"col\" class=\"t\">{E(cell.Text)}</th>" : $"<td class=\"t\">{E(cell.Text)}</td>");
            }

            to.Write(i == 0 ? "</tr></thead><tbody>" : "</tr>");
        }

        to.Write("</tbody></table></div>\n");
    }

    private static void Table(DocumentPart part, TableShape shape, int number, TextWriter to)
    {
        var id = "table-" + number.ToString(CultureInfo.InvariantCulture);
        to.Write($"<div class=\"app-scroll\" role=\"region\" aria-labelledby=\"{id}\" tabindex=\"0\"><table class=\"app-table app-table--words\"><caption id=\"{id}\"><span class=\"app-cap\"><b>Table {number.ToString(CultureInfo.InvariantCulture)}.</b> {E(part.Label.Length > 0 ? part.Label : shape.Name)}</span></caption><thead><tr>");
        var columns = CaseColumns.Shown(shape, part.Answer);
        foreach (var column in columns)
        {
            to.Write($"<th scope=\"col\" class=\"t\">{E(column.Heading)}</th>");
        }

        to.Write("</tr></thead><tbody>\n");
        foreach (var row in part.Answer.Rows)
        {
            to.Write("<tr>");
            foreach (var (i, column) in columns.Index())
            {
                var cell = CaseColumns.Printed(column, row[column.Key]);
                var content = column.Kind == CellKind.Link && MarkdownReader.MayLead(row[column.Key].Trim()) ? $"<a class=\"govuk-link\" href=\"{E(row[column.Key].Trim())}\">{E(cell)}</a>"
                    : column.Key is "rag" or "residual" && row[column.Key].Length > 0 ? Rag(row[column.Key], cell)
                    : E(cell).Replace("&#xA;", "<br>", StringComparison.Ordinal);
                to.Write(i == 0 ? $"<th scope=\"row\" class=\"t\">{content}</th>" : $"<td class=\"t\">{content}</td>");
            }

            to.Write("</tr>\n");
        }

        to.Write("</tbody></table></div>\n");
    }

    /// <summary>The word with its shape, which says it without the colour.</summary>
    private static string Rag(string key, string words) => key switch
    {
        "red" => $"<span class=\"app-rag app-rag--red\"><span aria-hidden=\"true\">■ </span>{E(words)}</span>",
        "amber" => $"<span class=\"app-rag app-rag--amber\"><span aria-hidden=\"true\">▲ </span>{E(words)}</span>",
        "green" => $"<span class=\"app-rag app-rag--green\"><span aria-hidden=\"true\">● </span>{E(words)}</span>",
        _ => E(words),
    };

    private static void Money(Sheet sheet, int number, TextWriter to)
    {
        to.Write($"<div class=\"app-scroll app-scroll--first\" role=\"region\" aria-labelledby=\"table-{number.ToString(CultureInfo.InvariantCulture)}\" tabindex=\"0\"><table class=\"app-table app-table--mid\"><caption id=\"table-{number.ToString(CultureInfo.InvariantCulture)}\"><span class=\"app-cap\"><b>Table {number.ToString(CultureInfo.InvariantCulture)}.</b> {E(sheet.Caption)}</span></caption><thead><tr>");
        foreach (var column in sheet.Columns)
        {
            to.Write($"<th scope=\"col\"{(column.Kind == ColumnKind.Money || column == sheet.Columns[0] ? "" : " class=\"t\"")}>{E(column.Heading)}</th>");
        }

        to.Write("</tr></thead><tbody>\n");
        foreach (var row in sheet.Rows)
        {
            to.Write(row.Kind == RowKind.Total ? "</tbody><tfoot><tr class=\"app-total\">" : "<tr>");
            foreach (var (i, column) in sheet.Columns.Index())
            {
                var text = E(CaseColumns.Printed(column, i < row.Cells.Count ? row.Cells[i] : Cell.Empty));
                to.Write(i == 0 ? $"<th scope=\"row\">{text}</th>" : column.Kind == ColumnKind.Money ? $"<td>{text}</td>" : $"<td class=\"t\">{text}</td>");
            }

            to.Write(row.Kind == RowKind.Total ? "</tr></tfoot>" : "</tr>\n");
        }

        to.Write("</table></div>\n");
    }

    private static string E(string text) => Encoder.Encode(text);
}

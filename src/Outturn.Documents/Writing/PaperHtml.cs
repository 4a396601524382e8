using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Outturn.Core.Sheets;

namespace Outturn.Documents.Writing;

/// <summary>A paper of tables as one HTML file that stands alone: it fetches nothing, prints on A4, and its tables turn sideways by themselves where they are wide.</summary>
public static class PaperHtml
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>A row's name up to this length stands on one line, such as a year.</summary>
    private const int LongestUnbroken = 16;

    private const string Style = """
        :root { --ink: #0b0c0c; --ink-soft: #484949; --ink-quiet: #6f7070; --hair: #cecece; --surface: #fff; --plan: #6f7070; --forecast: #1d5a96; --forecast-wash: #d2e2f1; }
        body { font: 16px/1.45 arial, "Liberation Sans", sans-serif; color: var(--ink); margin: 1.5rem; max-width: 70rem; }
        h1 { font-size: 1.75rem; margin: 0 0 .75rem; } h2 { font-size: 1.25rem; margin: 1.75rem 0 .5rem; break-after: avoid; } p { margin: 0 0 .5rem; max-width: 46rem; }
        .scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .875rem; font-variant-numeric: tabular-nums; }
        caption { text-align: left; color: var(--ink-soft); padding: 0 0 .375rem; } th, td { padding: .3125rem .5rem .3125rem 0; border-bottom: 1px solid var(--hair); text-align: left; vertical-align: top; }
        thead th { border-bottom: 2px solid var(--ink); vertical-align: bottom; } .n { text-align: right; } tbody th { font-weight: 400; } td.n { white-space: nowrap; } .subtotal > *, .total > * { font-weight: 700; } .total > * { border-top: 2px solid var(--ink); }
        thead { display: table-header-group; } tr, .whole, svg { break-inside: avoid; } section > p, caption, thead { break-after: avoid; } tbody tr:last-child { break-before: avoid; } .k { white-space: nowrap; } svg { margin: .5rem 0 1rem; max-width: 50rem; }
        .app-chart { display: block; width: 100%; overflow: visible; } .app-chart text { font: 13px arial, "Liberation Sans", sans-serif; fill: var(--ink); } .app-chart .soft { fill: var(--ink-soft); } .app-chart .bold { font-weight: 700; } .app-chart .m { text-anchor: middle; }
        .app-chart .halo { paint-order: stroke; stroke: var(--surface); stroke-width: 4px; stroke-linejoin: round; } .app-chart .axis { stroke: var(--ink); stroke-width: 1; } .app-chart .line { fill: none; stroke: var(--forecast); stroke-width: 2; }
        .app-chart .dash-2 { stroke-dasharray: 8 4; } .app-chart .dash-3 { stroke-dasharray: 2 3; } .app-chart .dash-4 { stroke-dasharray: 10 3 2 3; } .app-chart .dash-5 { stroke-width: 4; } .app-chart .dash-6 { stroke-width: 4; stroke-dasharray: 8 4; }
        .app-chart .dot-plan { fill: var(--surface); stroke: var(--plan); stroke-width: 2; } .app-chart .adds { fill: var(--plan); } .app-chart .takes { fill: var(--forecast); } .app-chart .to-come { fill: var(--forecast-wash); stroke: var(--forecast); }
        @page { size: A4 landscape; margin: 15mm; } @media print { body { margin: 0; font-size: 12px; } .scroll { overflow: visible; } }
        """;

    public static byte[] Write(SheetPaper paper)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{E(paper.Title)}</title>\n<style>{Style}</style>\n</head>\n<body>\n<main>\n<h1>{E(paper.Title)}</h1>\n");
        foreach (var sentence in paper.Lead)
        {
            text.Append(CultureInfo.InvariantCulture, $"<p>{E(sentence)}</p>\n");
        }

        foreach (var part in paper.Parts)
        {
            text.Append(CultureInfo.InvariantCulture, $"<section>\n<h2>{E(part.Heading)}</h2>\n");
            foreach (var sentence in part.Sentences)
            {
                text.Append(CultureInfo.InvariantCulture, $"<p>{E(sentence)}</p>\n");
            }

            text.Append(part.Chart);
            if (part.Table is { } table)
            {
                Table(text, table);
            }

            text.Append("</section>\n");
        }

        text.Append("</main>\n</body>\n</html>\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Table(StringBuilder text, Sheet sheet)
    {
        var columns = sheet.Columns.Index().Where(c => c.Item.Kind != ColumnKind.Key).ToList();
        text.Append(CultureInfo.InvariantCulture, $"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{E(sheet.Name)}\">\n<table{(sheet.Rows.Count <= SheetPaper.MostRowsKept ? " class=\"whole\"" : "")}>\n<caption>{E(sheet.Caption)}</caption>\n<thead><tr>");
        foreach (var (_, column) in columns)
        {
            text.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\"{(PaperCell.IsFigure(column) ? " class=\"n\"" : "")}>{E(column.Heading)}</th>");
        }

        text.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in sheet.Rows)
        {
            text.Append(row.Kind switch { RowKind.Subtotal => "<tr class=\"subtotal\">", RowKind.Total => "<tr class=\"total\">", _ => "<tr>" });
            foreach (var (index, column) in columns)
            {
                var shown = PaperCell.Text(column, index < row.Cells.Count ? row.Cells[index] : Cell.Empty);
                text.Append(index == columns[0].Index ? $"<th scope=\"row\"{(shown.Length <= LongestUnbroken ? " class=\"k\"" : "")}>{E(shown)}</th>" : $"<td{(PaperCell.IsFigure(column) ? " class=\"n\"" : "")}>{E(shown)}</td>");
            }

            text.Append("</tr>\n");
        }

        text.Append("</tbody>\n</table>\n</div>\n");
    }

    private static string E(string text) => Encoder.Encode(text);
}

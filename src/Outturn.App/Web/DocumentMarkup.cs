using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Outturn.Core.Cases;
using Outturn.Core.Cases.Reading;
using Outturn.Core.Papers;

namespace Outturn.App.Web;

/// <summary>
/// A document in its own order as a page shows it: headings, lists, tables, notes and links as they were, what was not understood marked in
/// its place. Everything in it is somebody else's text: nothing of it is written as markup.
/// </summary>
public sealed class DocumentMarkup
{
    private readonly HtmlContentBuilder html = new();
    private readonly HashSet<string> anchors = new(StringComparer.Ordinal);
    private readonly HashSet<Place> unread;
    private readonly HashSet<Place> questions;
    private bool hasHeadings;
    private readonly int top;
    private List<TextBlock> points = [];
    private int tables;

    private DocumentMarkup(IEnumerable<UnreadText> unread, IEnumerable<ReadSection> sections, int top)
    {
        this.unread = [.. unread.Select(u => u.Place)];
        questions = [.. sections.Select(s => s.Place)];
        this.top = top;
    }

    /// <param name="blocks">In order.</param>
    /// <param name="unread">What no field or table took.</param>
    /// <param name="sections">What was told as the headings of its form: they stand as headings, also where the paper prints them as any other line.</param>
    /// <param name="top">The level under which the document's headings begin on the page.</param>
    public static IHtmlContent Of(IReadOnlyList<Block> blocks, IEnumerable<UnreadText> unread, IEnumerable<ReadSection> sections, int top)
    {
        var document = new DocumentMarkup(unread, sections, top);
        document.hasHeadings = blocks.Any(b => b is TextBlock { Kind: TextKind.Heading });
        foreach (var block in blocks)
        {
            document.Add(block);
        }

        document.ClosePoints();
        return document.html;
    }

    /// <summary>The anchor of the piece in which a place lies: itself, or the last that begins before it.</summary>
    public static string AnchorOf(IReadOnlyList<Block> blocks, Place place)
    {
        var best = default(Place?);
        foreach (var known in blocks.SelectMany(Places))
        {
            if (known <= place && (best is null || known > best))
            {
                best = known;
            }
        }

        return best is { } at ? BlockAnchor.Of(at) : blocks.Count > 0 ? BlockAnchor.Of(blocks[0].Place) : "document";
    }

    private static IEnumerable<Place> Places(Block block) => block is TableBlock table ? table.Rows.Select(r => r.Place).Prepend(block.Place) : [block.Place];

    private void Add(Block block)
    {
        if (block is TextBlock { Kind: TextKind.ListItem } point)
        {
            points.Add(point);
            return;
        }

        ClosePoints();
        switch (block)
        {
            case TextBlock { Kind: TextKind.Heading } heading:
                var level = Math.Min(6, top + Math.Max(1, heading.Level)).ToString(CultureInfo.InvariantCulture);
                Raw($"<h{level} class=\"app-doc__h\"{Id(heading.Place)}>");
                Spans(heading);
                Raw($"</h{level}>");
                break;
            case TextBlock { Kind: TextKind.Note } note:
                Raw($"<p class=\"app-doc__note\"{Id(note.Place)}>");
                html.Append(note.Mark.Length > 0 ? note.Mark + " " : "");
                Spans(note);
                Raw("</p>");
                break;
            case TextBlock { Kind: TextKind.Removed } removed:
                Raw($"<p class=\"app-doc__p\"{Id(removed.Place)}><span class=\"app-doc__tag\">Taken out by a tracked change</span> <del>");
                Spans(removed);
                Raw("</del></p>");
                break;
            case TextBlock { Kind: TextKind.Furniture } furniture:
                Raw($"<p class=\"app-doc__furniture\"{Id(furniture.Place)}>");
                Spans(furniture);
                Raw("</p>");
                break;
            case TextBlock { Kind: TextKind.Paragraph, Text.Length: < 400 } question when questions.Remove(question.Place):
                var under = Math.Min(6, top + (hasHeadings ? 2 : 1)).ToString(CultureInfo.InvariantCulture);
                Raw($"<h{under} class=\"app-doc__h\"{Id(question.Place)}>");
                Spans(question);
                Raw($"</h{under}>");
                break;
            case TextBlock text:
                Raw($"<p class=\"app-doc__p\"{Id(text.Place)}>");
                Unread(text.Place);
                Spans(text);
                Raw("</p>");
                break;
            case TableBlock table:
                Table(table);
                break;
            case PictureBlock picture:
                Raw($"<p class=\"app-doc__p\"{Id(picture.Place)}><span class=\"app-doc__tag\">Picture, not read</span> ");
                html.Append(picture.Description);
                Raw("</p>");
                break;
        }
    }

    private void ClosePoints()
    {
        if (points.Count == 0)
        {
            return;
        }

        Raw("<ul class=\"app-doc__points\">");
        foreach (var point in points)
        {
            Raw($"<li class=\"app-doc__l{Math.Clamp(point.Level, 1, 4).ToString(CultureInfo.InvariantCulture)}\"{Id(point.Place)}><span class=\"app-doc__mark\">");
            html.Append(point.Mark.Length > 0 ? point.Mark : "•");
            Raw("</span> ");
            Unread(point.Place);
            Spans(point);
            Raw("</li>");
        }

        Raw("</ul>");
        points = [];
    }

    private void Table(TableBlock table)
    {
        var number = (++tables).ToString(CultureInfo.InvariantCulture);
        var anchor = Id(table.Place);
        Raw($"<div class=\"app-scroll app-doc__table\" role=\"region\" aria-label=\"Table {number} of the document\" tabindex=\"0\"><table class=\"app-table\"{anchor}><tbody>");
        foreach (var row in table.Rows)
        {
            Raw($"<tr{Id(row.Place)}>");
            foreach (var cell in row.Cells)
            {
                var tag = row.IsHeading ? "th" : "td";
                Raw($"<{tag} class=\"t\"{(row.IsHeading ? " scope=\"col\"" : "")}{(cell.Columns > 1 ? $" colspan=\"{cell.Columns.ToString(CultureInfo.InvariantCulture)}\"" : "")}>");
                if (ReferenceEquals(cell, row.Cells[0]))
                {
                    Unread(row.Place);
                }

                Lines(cell.Text);
                foreach (var link in cell.Links.Where(IsSafe).Distinct(StringComparer.Ordinal))
                {
                    Raw($" <a class=\"app-doc__link\" rel=\"noreferrer\" href=\"{HtmlEncoder.Default.Encode(link)}\">link<span class=\"govuk-visually-hidden\"> to ");
                    html.Append(link);
                    Raw("</span></a>");
                }

                Raw($"</{tag}>");
            }

            Raw("</tr>");
        }

        Raw("</tbody></table></div>");
    }

    private void Spans(TextBlock block)
    {
        foreach (var span in block.Spans)
        {
            var tags = new List<string>();
            if (span.Link is { } link && IsSafe(link) && !string.IsNullOrWhiteSpace(span.Text))
            {
                Raw($"<a rel=\"noreferrer\" href=\"{HtmlEncoder.Default.Encode(link)}\">");
                tags.Add("a");
            }

            foreach (var (style, tag) in new[] { (SpanStyle.Bold, "b"), (SpanStyle.Italic, "i"), (SpanStyle.Struck, "s") })
            {
                // A heading is bold by itself.
                if (span.Style.HasFlag(style) && !(style == SpanStyle.Bold && block.Kind == TextKind.Heading))
                {
                    Raw($"<{tag}>");
                    tags.Add(tag);
                }
            }

            Lines(span.Text);
            tags.Reverse();
            tags.ForEach(t => Raw($"</{t}>"));
        }
    }

    private void Lines(string text)
    {
        var first = true;
        foreach (var line in text.Split('\n'))
        {
            if (!first)
            {
                Raw("<br>");
            }

            html.Append(line);
            first = false;
        }
    }

    private void Unread(Place place)
    {
        if (unread.Contains(place))
        {
            Raw("<span class=\"app-doc__tag app-doc__tag--unread\"><span aria-hidden=\"true\">?</span> Not understood</span> ");
        }
    }

    /// <summary>Pieces can share a place; only the first is where its address leads.</summary>
    private string Id(Place place) => anchors.Add(BlockAnchor.Of(place)) ? $" id=\"{BlockAnchor.Of(place)}\"" : "";

    private void Raw(string markup) => html.AppendHtml(markup);

    private static bool IsSafe(string link) => Uri.TryCreate(link, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeMailto);
}

using System.Text.RegularExpressions;
using Outturn.Core.Papers;

namespace Outturn.Core.Cases.Reading;

/// <summary>One line of a value, where it stands.</summary>
internal readonly record struct HeaderLine(string Text, Place Place);

/// <summary>A label with the lines that belong to it.</summary>
internal sealed record HeaderEntry(HeaderField Field, string Label, Place Place)
{
    public List<HeaderLine> Lines { get; } = [];

    public string Value => string.Join('\n', Lines.Select(l => l.Text));
}

/// <summary>A case's header, taken apart.</summary>
internal sealed class CaseHeader
{
    public string DocumentLine { get; set; } = "";

    public List<HeaderEntry> Entries { get; } = [];

    /// <summary>Texts under the document line with no label: the title, or its repetition.</summary>
    public List<HeaderLine> Headings { get; } = [];

    /// <summary>Tables of figures among the labels.</summary>
    public List<TableBlock> Tables { get; } = [];

    public List<UnreadText> Unread { get; } = [];

    public IEnumerable<HeaderEntry> Of(HeaderField field) => Entries.Where(e => e.Field == field);
}

/// <summary>
/// Takes the blocks above the first question apart into labels and values: on one line, on the next line, over several lines, or
/// in the cells of a table. What no label takes is unread.
/// </summary>
internal static partial class HeaderReader
{
    [GeneratedRegex(@"^(?<label>\p{Lu}[\p{L}&/'’() -]{2,50}):\s+(?<value>[^\s].{0,120})$")]
    private static partial Regex OwnLabel();

    public static CaseHeader Read(IReadOnlyList<Block> blocks)
    {
        var header = new CaseHeader();
        HeaderEntry? current = null;
        foreach (var block in blocks)
        {
            switch (block)
            {
                case TextBlock { Kind: TextKind.Furniture or TextKind.Removed }:
                    break;
                case TextBlock text:
                    var words = MarkedText.Of(text);
                    foreach (var line in words.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                    {
                        if (FormPrompts.Is(line))
                        {
                            header.Unread.Add(new(block.Place, line));
                            continue;
                        }

                        current = Line(header, current, line, text);
                    }

                    break;
                case TableBlock table:
                    current = Table(header, current, table);
                    break;
            }
        }

        return header;
    }

    private static HeaderEntry? Line(CaseHeader header, HeaderEntry? current, string line, TextBlock block)
    {
        if (header.DocumentLine.Length == 0 && header.Entries.Count == 0 && DocumentLines.Is(line))
        {
            header.DocumentLine = line;
            return null;
        }

        if (HeaderLabels.Of(line) is { Count: > 0 } labels && !IsContinuation(current, line))
        {
            foreach (var (field, label, value) in labels)
            {
                current = new(field, label, block.Place);
                if (FormPrompts.Is(value))
                {
                    header.Unread.Add(new(block.Place, value));
                }
                else if (value.Length > 0)
                {
                    current.Lines.Add(new(value, block.Place));
                }

                header.Entries.Add(current);
            }

            return current;
        }

        if (HeaderLabels.TryBareAmount(line, out var named, out var amount))
        {
            var bare = new HeaderEntry(HeaderField.Amount, named, block.Place);
            bare.Lines.Add(new(amount, block.Place));
            header.Entries.Add(bare);
            return current is { Field: HeaderField.Description } ? current : bare;
        }

        // "Affected service: Libraries" under a lead is no lead: a label that no form of ours has, and its value.
        // "Executive Director: Director of Resources" is a lead, unless leads stand already over it and it is one of them.
        if (current is { Field: not HeaderField.Description } && OwnLabel().Match(line) is { Success: true } own && (current.Field != HeaderField.Leads || !LeadNames.IsPost(own.Groups["label"].Value)))
        {
            current = new(LeadNames.IsPost(own.Groups["label"].Value) ? HeaderField.Leads : HeaderField.Other, own.Groups["label"].Value.Trim(), block.Place);
            current.Lines.Add(new(own.Groups["value"].Value.Trim(), block.Place));
            header.Entries.Add(current);
            return current;
        }

        if (current is not null && Takes(current, line, block))
        {
            current.Lines.Add(new(line, block.Place));
        }
        else if (header.Entries.Count == 0 && header.Headings.Count < 3 && block.Kind is TextKind.Heading or TextKind.Paragraph && line.Length <= 250)
        {
            header.Headings.Add(new(line, block.Place));
        }
        else
        {
            header.Unread.Add(new(block.Place, line));
        }

        return current;
    }

    /// <summary>"Committee" alone straight after "Committee: Children and Young People" is the end of the name.</summary>
    private static bool IsContinuation(HeaderEntry? current, string line) =>
        current is { Field: HeaderField.Committee, Lines.Count: > 0 } && !line.Contains(':') && HeaderLabels.FieldOf(line) == HeaderField.Committee;

    private static bool Takes(HeaderEntry entry, string line, TextBlock block) => entry.Field switch
    {
        HeaderField.Description or HeaderField.Amount or HeaderField.Other => true,
        HeaderField.Title => entry.Lines.Count == 0 || (entry.Lines.Count < 3 && block.Kind != TextKind.ListItem && char.IsLower(line[0]) && line.Length <= 120),
        HeaderField.Committee => entry.Lines.Count == 0 || IsContinuation(entry, line) || EndsOpen(entry.Value) || line.StartsWith("and ", StringComparison.OrdinalIgnoreCase) || line.StartsWith('&'),
        HeaderField.Version => entry.Lines.Count == 0 && line.Length <= 40 && line.Any(char.IsAsciiDigit),
        HeaderField.Reference => Values.Reference.FindIn(line).Any() || (entry.Lines.Count == 0 && line.Length <= 40),
        HeaderField.ProjectCode => entry.Lines.Count == 0 && line.Length <= 40,
        _ => block.Kind != TextKind.Heading && line.Length <= 120 && entry.Lines.Count < 8 && (entry.Lines.Count == 0 || LeadNames.IsPart(line)),
    };

    private static bool EndsOpen(string value) =>
        value.EndsWith(',') || value.EndsWith('/') || value.EndsWith('&') || value.EndsWith(" and", StringComparison.OrdinalIgnoreCase);

    private static HeaderEntry? Table(CaseHeader header, HeaderEntry? current, TableBlock table)
    {
        if (!HoldsLabels(table))
        {
            header.Tables.Add(table);
            return current;
        }

        foreach (var row in table.Rows)
        {
            HeaderEntry? entry = null;
            foreach (var cell in row.Cells.Select(c => c.Text.Trim()).Where(t => t.Length > 0))
            {
                if (FormPrompts.Is(cell))
                {
                    header.Unread.Add(new(row.Place, cell));
                    continue;
                }

                // "Date of version: 6 October 2022" in a cell of its own: the label and its value.
                if (entry is null or { Lines.Count: > 0 } && HeaderLabels.Of(cell) is { Count: > 0 } inside && inside[0].Value.Length > 0)
                {
                    foreach (var (its, label, value) in inside)
                    {
                        entry = new(its, label, row.Place);
                        entry.Lines.AddRange(LinesOf(value, row.Place));
                        header.Entries.Add(entry);
                    }

                    continue;
                }

                var field = entry is { Lines.Count: 0, Field: not HeaderField.Other } ? null : HeaderLabels.FieldOf(cell);
                if (field is null && entry is null)
                {
                    field = HeaderField.Other; // a label in a label's place, in words that no form of ours has
                }

                if (field is { } known)
                {
                    entry = new(known, cell.TrimEnd(':').TrimEnd(), row.Place);
                    header.Entries.Add(entry);
                }
                else
                {
                    entry!.Lines.AddRange(LinesOf(cell, row.Place));
                }
            }
        }

        return null;
    }

    private static IEnumerable<HeaderLine> LinesOf(string text, Place place) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(l => new HeaderLine(l, place));

    /// <summary>A table whose first cells are mostly labels that we know.</summary>
    internal static bool HoldsLabels(TableBlock table)
    {
        var first = table.Rows.Select(r => r.Cells.Count > 0 ? r.Cells[0].Text.Trim() : "").Where(t => t.Length > 0).ToList();
        var known = first.Count(t => (HeaderLabels.FieldOf(t) is { } field && (field != HeaderField.Amount || t.EndsWith(':'))) || (t.Length <= 200 && HeaderLabels.Of(t) is [{ Value.Length: > 0, Field: not HeaderField.Amount }, ..]));
        return known > 0 && known * 2 >= first.Count
            || (table.Rows.Count > 0 && first.Any(t => HeaderLabels.FieldOf(t) == HeaderField.Title));
    }
}

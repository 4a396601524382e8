using System.Text.RegularExpressions;
using Outturn.Core.Papers;
using Outturn.Core.Writing.Templates;

namespace Outturn.Core.Writing.Returning;

/// <summary>A piece of a returned document that belongs to no field.</summary>
public sealed record StrayWords(Place Place, string Words);

/// <summary>What stands in one field of a returned document, as blocks: before anybody says whether it differs.</summary>
/// <param name="Blocks">Of a field of words.</param>
/// <param name="Rows">Of a table's field, by the keys of its columns, without ids.</param>
/// <param name="Reason">Why the field does not apply; null where it does.</param>
public sealed record ReturnedField(string Field, IReadOnlyList<Block> Blocks, IReadOnlyList<IReadOnlyDictionary<string, string>> Rows, string? Reason)
{
    public bool IsEmpty => Blocks.Count == 0 && Rows.Count == 0 && Reason is null;
}

/// <summary>A document of ours that came back, parted into the fields of its template.</summary>
/// <param name="Fields">By key; every field of a question whose heading was found.</param>
/// <param name="Missing">Questions whose heading is not in the document.</param>
/// <param name="Stray">What belongs to no field: it is shown, and not lost.</param>
public sealed partial record ReturnedCase(IReadOnlyDictionary<string, ReturnedField> Fields, IReadOnlyList<string> Missing, IReadOnlyList<StrayWords> Stray)
{
    /// <summary>The heading over the table of live figures: nothing after it is a field's.</summary>
    public const string FiguresHeading = "Figures and where they come from";

    private const string NotAnswered = "Not answered yet.";
    private const string NotApplicable = "Not applicable:";

    [GeneratedRegex(@"^Table\s+\d+\.\s+")]
    private static partial Regex Caption();

    /// <param name="template">The template that the document was written on.</param>
    /// <param name="blocks">The document's, in order.</param>
    public static ReturnedCase Read(Template template, IReadOnlyList<Block> blocks)
    {
        var starts = Starts(template, blocks);
        var fields = new Dictionary<string, ReturnedField>(StringComparer.Ordinal);
        var stray = new List<StrayWords>();
        foreach (var (i, (question, at)) in starts.Index())
        {
            if (question is not null)
            {
                var end = i + 1 < starts.Count ? starts[i + 1].At : blocks.Count;
                Section(template, question, [.. blocks.Skip(at + 1).Take(end - at - 1).Where(b => b is not TextBlock { Kind: TextKind.Furniture })], fields, stray);
            }
        }

        var found = starts.Select(s => s.Question?.Key).ToHashSet(StringComparer.Ordinal);
        return new(fields, [.. template.Questions.Where(q => !found.Contains(q.Key)).Select(q => q.Key)], stray);
    }

    /// <summary>Where each question begins, in the document's order; null where something begins that is no question's.</summary>
    private static List<(TemplateQuestion? Question, int At)> Starts(Template template, IReadOnlyList<Block> blocks)
    {
        var starts = new List<(TemplateQuestion?, int)>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var groups = template.Questions.Select(q => q.Group).Where(g => g.Length > 0).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var deepest = groups.Count > 0 ? 2 : 1;
        foreach (var (i, block) in blocks.Index())
        {
            if (block is not TextBlock { Kind: TextKind.Heading } heading || heading.Level > deepest)
            {
                continue;
            }

            var words = Plain(heading.Text);
            if (template.Questions.FirstOrDefault(q => !taken.Contains(q.Key) && Plain(q.Wording).Equals(words, StringComparison.OrdinalIgnoreCase)) is { } exact)
            {
                taken.Add(exact.Key);
                starts.Add((exact, i));
            }
            else if (words.Equals(FiguresHeading, StringComparison.OrdinalIgnoreCase) || words.Equals(CaseExhibit.AllHeading, StringComparison.OrdinalIgnoreCase) || words.StartsWith("Kept from ", StringComparison.OrdinalIgnoreCase) || groups.Contains(words))
            {
                starts.Add((null, i));
            }
            else if (template.Questions.FirstOrDefault(q => !taken.Contains(q.Key) && Alike(Plain(q.Wording), words)) is { } alike)
            {
                taken.Add(alike.Key);
                starts.Add((alike, i));
            }
        }

        return starts;
    }

    /// <summary>Whether a heading is a question's that somebody has reworded: most of its words are the same.</summary>
    private static bool Alike(string a, string b)
    {
        var (x, y) = (Words(a), Words(b));
        var same = x.Intersect(y, StringComparer.OrdinalIgnoreCase).Count();
        return same >= 3 && same * 3 >= Math.Max(x.Count, y.Count) * 2;
    }

    private static HashSet<string> Words(string text) => [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(w => w.Trim('.', ',', ':', '?', '/').ToUpperInvariant()).Where(w => w.Length > 2)];

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd(':', ' ');

    private static void Section(Template template, TemplateQuestion question, List<Block> blocks, Dictionary<string, ReturnedField> fields, List<StrayWords> stray)
    {
        var parts = question.Fields.Select(f => (Form: f, Schema: template.Field(f.Field)!)).ToList();
        foreach (var (form, _) in parts)
        {
            fields[form.Field] = new(form.Field, [], [], null);
        }

        var current = parts.Find(p => p.Form.Label.Length == 0 && p.Schema.Kind == FieldKind.Words);
        if (current.Form is null)
        {
            current = parts.Find(p => p.Schema.Kind == FieldKind.Words);
        }

        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            if (block is TextBlock { Kind: TextKind.Heading } heading && parts.Find(p => p.Form.Label.Length > 0 && Plain(p.Form.Label).Equals(Plain(heading.Text), StringComparison.OrdinalIgnoreCase)) is { Form: not null } labelled)
            {
                current = labelled;
                continue;
            }

            if (block is TextBlock caption && Caption().IsMatch(caption.Text) && blocks.Skip(i + 1).FirstOrDefault(b => b is not TextBlock { Text: "" }) is TableBlock)
            {
                continue;
            }

            if (block is TableBlock table && TableField(parts, fields, table) is { } field)
            {
                fields[field] = fields[field] with { Rows = [.. Rows(CaseTables.Of(template.Field(field)!.Table!.Value), table)] };
                continue;
            }

            if (block is TextBlock text)
            {
                var words = text.Text.Trim();
                if (words.Length == 0 || words == NotAnswered)
                {
                    continue;
                }

                if (words.StartsWith(NotApplicable, StringComparison.OrdinalIgnoreCase) && current.Form is not null && fields[current.Form.Field].IsEmpty)
                {
                    fields[current.Form.Field] = fields[current.Form.Field] with { Reason = words[NotApplicable.Length..].Trim() };
                    continue;
                }
            }

            if (current.Form is { } at && current.Schema.Kind == FieldKind.Words)
            {
                fields[at.Field] = fields[at.Field] with { Blocks = [.. fields[at.Field].Blocks, block] };
            }
            else
            {
                stray.Add(new(block.Place, MarkdownText.Of([block])));
            }
        }
    }

    /// <summary>The table's field of which this table has the headings, not filled yet; null where it is a table of somebody's own.</summary>
    private static string? TableField(List<(FormField Form, TemplateField Schema)> parts, Dictionary<string, ReturnedField> fields, TableBlock table)
    {
        if (table.Rows.Count == 0)
        {
            return null;
        }

        var headings = table.Rows[0].Cells.Select(c => Plain(c.Text)).ToList();
        return parts
            .Where(p => p.Schema.Table is not null && fields[p.Form.Field].Rows.Count == 0)
            .Select(p => (p.Form.Field, Shape: CaseTables.Of(p.Schema.Table!.Value)))
            .Where(p => headings.Exists(h => h.Equals(p.Shape.Subject.Heading, StringComparison.OrdinalIgnoreCase)) && headings.Count(h => p.Shape.Columns.Any(c => c.Heading.Equals(h, StringComparison.OrdinalIgnoreCase))) * 2 > headings.Count)
            .Select(p => p.Field)
            .FirstOrDefault();
    }

    private static IEnumerable<IReadOnlyDictionary<string, string>> Rows(TableShape shape, TableBlock table)
    {
        var columns = table.Rows[0].Cells.Select(c => shape.Columns.FirstOrDefault(x => x.Heading.Equals(Plain(c.Text), StringComparison.OrdinalIgnoreCase))).ToList();
        foreach (var row in table.Rows.Skip(1))
        {
            var cells = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < row.Cells.Count; i++)
            {
                var text = row.Cells[i].Text.Trim();
                if (text.Length == 0)
                {
                    continue;
                }

                // A column of somebody's own, or one too many, stays with the row's first words.
                var column = i < columns.Count ? columns[i] : null;
                var key = (column ?? shape.Subject).Key;
                var typed = column is { Kind: CellKind.Choice } choice ? choice.Choices.FirstOrDefault(c => c.Words.Equals(text, StringComparison.OrdinalIgnoreCase)).Key ?? text : text;
                cells[key] = cells.TryGetValue(key, out var before) ? before + "\n" + typed : typed;
            }

            if (cells.Count > 0)
            {
                yield return cells;
            }
        }
    }
}

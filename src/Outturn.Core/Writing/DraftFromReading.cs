using Outturn.Core.Cases;
using Outturn.Core.Cases.Reading;
using Outturn.Core.Papers;
using Outturn.Core.Writing.Templates;
using CaseTables = Outturn.Core.Writing.Templates.CaseTables;
using TableShape = Outturn.Core.Writing.Templates.TableShape;

namespace Outturn.Core.Writing;

/// <summary>A first draft from a document that was read.</summary>
/// <param name="Content">Everything that the document answers, on the template; what the template has no place for is kept.</param>
/// <param name="Notes">What became of each part, in words.</param>
public sealed record ReadDraft(CaseContent Content, IReadOnlyList<string> Notes);

/// <summary>
/// Begins a written case with what an existing document says: each section's words in the field of its question, each table of a kind that the question has as
/// rows. Header fields are left out, for they are the proposal's; nothing else is lost.
/// </summary>
public static class DraftFromReading
{
    private static readonly Dictionary<CaseTableKind, CaseTable> Kinds = new()
    {
        [CaseTableKind.Risk] = CaseTable.Risks,
        [CaseTableKind.Timetable] = CaseTable.Timetable,
        [CaseTableKind.Benefits] = CaseTable.Benefits,
        [CaseTableKind.Options] = CaseTable.Options,
        [CaseTableKind.Evidence] = CaseTable.Evidence,
    };

    private static readonly Dictionary<(CaseTable Table, ColumnMeaning Meaning), string> Columns = new()
    {
        [(CaseTable.Risks, ColumnMeaning.Subject)] = "risk",
        [(CaseTable.Risks, ColumnMeaning.Mitigation)] = "mitigation",
        [(CaseTable.Risks, ColumnMeaning.Rag)] = "rag",
        [(CaseTable.Risks, ColumnMeaning.Owner)] = "owner",
        [(CaseTable.Risks, ColumnMeaning.Probability)] = "likelihood",
        [(CaseTable.Risks, ColumnMeaning.Impact)] = "impact",
        [(CaseTable.Timetable, ColumnMeaning.Subject)] = "task",
        [(CaseTable.Timetable, ColumnMeaning.Start)] = "start",
        [(CaseTable.Timetable, ColumnMeaning.End)] = "end",
        [(CaseTable.Timetable, ColumnMeaning.When)] = "end",
        [(CaseTable.Timetable, ColumnMeaning.Owner)] = "owner",
        [(CaseTable.Timetable, ColumnMeaning.DependsOn)] = "depends",
        [(CaseTable.Benefits, ColumnMeaning.Subject)] = "benefit",
        [(CaseTable.Benefits, ColumnMeaning.Measure)] = "measure",
        [(CaseTable.Benefits, ColumnMeaning.Baseline)] = "baseline",
        [(CaseTable.Benefits, ColumnMeaning.Target)] = "target",
        [(CaseTable.Benefits, ColumnMeaning.When)] = "by",
        [(CaseTable.Benefits, ColumnMeaning.End)] = "by",
        [(CaseTable.Benefits, ColumnMeaning.Owner)] = "owner",
        [(CaseTable.Options, ColumnMeaning.Subject)] = "option",
        [(CaseTable.Options, ColumnMeaning.Advantages)] = "advantages",
        [(CaseTable.Options, ColumnMeaning.Disadvantages)] = "disadvantages",
        [(CaseTable.Options, ColumnMeaning.Decision)] = "why",
        [(CaseTable.Evidence, ColumnMeaning.Subject)] = "what",
    };

    /// <param name="read">The document's case.</param>
    /// <param name="on">The template to begin on; where it follows the document's own form, sections go to the fields of their key.</param>
    /// <param name="newId">Gives the id of each row.</param>
    public static ReadDraft Of(ReadCase read, Template on, Func<string> newId)
    {
        var content = CaseContent.Empty(on.Key);
        var notes = new List<string>();
        var kept = new List<KeptAnswer>();
        foreach (var section in read.Sections.GroupBy(s => s.Key))
        {
            var question = on.Question(section.Key) ?? on.QuestionOf(section.Key);
            var used = new List<ReadTable>();
            foreach (var table in read.Tables.Where(t => t.Section == section.Key))
            {
                if (question is not null && FieldFor(on, question, table) is { } field)
                {
                    content = content.With(field.Key, Answer.Of([.. content[field.Key].Rows, .. Rows(table, CaseTables.Of(field.Table!.Value), newId)]));
                    used.Add(table);
                    notes.Add($"{on.NameOf(field.Key)}: {table.Rows.Count} rows of “{(table.Caption.Length > 0 ? table.Caption : section.First().Heading)}”");
                }
            }

            var words = string.Join("\n\n", section.Select(s => Words(s, used)).Where(w => w.Length > 0));
            if (words.Length == 0)
            {
                continue;
            }

            var target = on.Field(section.Key) is { Kind: FieldKind.Words } same ? same : question?.Fields.Select(f => on.Field(f.Field)).FirstOrDefault(f => f is { Kind: FieldKind.Words });
            if (target is null)
            {
                kept.Add(new(new("read", 1), section.Key, section.First().Heading, null, Answer.Of(words)));
                notes.Add($"“{section.First().Heading}” has no question on this template: it is kept at the end");
            }
            else
            {
                var before = content[target.Key].Words;
                content = content.With(target.Key, section.All(s => s.State == SectionState.NotApplicable) && target.MayNotApply && before.Length == 0 && content[target.Key].Rows.Count == 0
                    ? Answer.NotApplicable(words)
                    : Answer.Of(before.Length == 0 ? words : before + "\n\n" + words));
            }
        }

        var unread = string.Join("\n\n", read.Unread.Select(u => u.Text.Trim()).Where(t => t.Length > 0));
        if (unread.Length > 0)
        {
            kept.Add(new(new("read", 1), "unread", "Not understood in the document", null, Answer.Of(MarkdownText.Escaped(unread))));
            notes.Add("What was not understood in the document is kept at the end");
        }

        return new(content with { Kept = kept }, notes);
    }

    private static TemplateField? FieldFor(Template on, TemplateQuestion question, ReadTable table) =>
        Kinds.TryGetValue(table.Kind, out var kind) && table.Columns.Any(c => c.Meaning == ColumnMeaning.Subject)
            ? question.Fields.Select(f => on.Field(f.Field)).FirstOrDefault(f => f?.Table == kind)
            : null;

    private static IEnumerable<CaseRow> Rows(ReadTable table, TableShape shape, Func<string> newId)
    {
        var group = "";
        foreach (var row in table.Rows)
        {
            if (row.Kind == TableRowKind.Group)
            {
                group = string.Join(' ', row.Cells.Select(c => c.Text.Trim()).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal));
                continue;
            }

            var made = new CaseRow(newId(), new Dictionary<string, string>(StringComparer.Ordinal));
            var further = new List<string>();
            for (var i = 0; i < table.Columns.Count && i < row.Cells.Count; i++)
            {
                var (column, cell) = (table.Columns[i], row.Cells[i]);
                if (string.IsNullOrWhiteSpace(cell.Text))
                {
                    continue;
                }

                if (Columns.TryGetValue((shape.Table, column.Meaning), out var key) && made[key].Length == 0)
                {
                    made = made.With(key, Typed(shape.Column(key)!, cell));
                }
                else
                {
                    further.Add($"{column.Heading}: {cell.Text.Trim()}");
                }
            }

            // What has no column of its own stays with the row's words.
            var subject = made[shape.Subject.Key];
            made = made.With(shape.Subject.Key, string.Join(". ", new[] { group.Length > 0 ? $"{group}: {subject}" : subject }.Concat(further).Where(t => t.Length > 0)));
            if (!made.IsEmpty)
            {
                yield return made;
            }
        }
    }

    private static string Typed(Templates.TableColumn column, ReadCell cell)
    {
        if (column.Kind == CellKind.Choice)
        {
            var said = cell.Value switch { CellValue.Rag rag => rag.Word.ToString(), CellValue.Score { Colour: { } colour } => colour.ToString(), _ => cell.Text.Trim() };
            return column.Choices.FirstOrDefault(c => c.Words.Equals(said, StringComparison.OrdinalIgnoreCase) || c.Key.Equals(said, StringComparison.OrdinalIgnoreCase)).Key ?? cell.Text.Trim();
        }

        return cell.Text.Trim();
    }

    /// <summary>The words of a section as Markdown, with the tables that did not become rows as pipe tables.</summary>
    private static string Words(ReadSection section, List<ReadTable> used) =>
        MarkdownText.Of([.. section.Blocks.Where(b => b is not TableBlock table || !used.Exists(u => Covers(section, u, table)))]);

    /// <summary>Whether a table that became rows was read from this piece: it begins there, or it was joined over pages from this and others of the section.</summary>
    private static bool Covers(ReadSection section, ReadTable read, TableBlock table)
    {
        if (read.Place == table.Place)
        {
            return true;
        }

        var tables = section.Blocks.OfType<TableBlock>().ToList();
        var first = tables.FindIndex(t => t.Place == read.Place);
        var at = tables.IndexOf(table);
        return first >= 0 && at > first && at < first + read.Pieces;
    }
}

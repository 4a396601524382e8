using System.Globalization;
using System.Text.RegularExpressions;
using Outturn.Core.Papers;
using Outturn.Core.Writing.Templates;

namespace Outturn.Core.Writing.Returning;

/// <summary>One difference in words for a person.</summary>
/// <param name="Where">Such as "row 3, Owner", or empty for the words of a field.</param>
public sealed record ReturnedDifference(string Where, string Before, string After);

/// <summary>What a returned document changes in one field.</summary>
/// <param name="Field">Its key.</param>
/// <param name="Before">As it was taken out.</param>
/// <param name="After">As it comes back, rows with the ids that they had.</param>
public sealed record ReturnedChange(string Field, Answer Before, Answer After, IReadOnlyList<ReturnedDifference> Differences);

/// <summary>
/// Finds what somebody changed in a document that was taken out. What comes back is compared with the same content written and read again, so that what a
/// word processor does to every document is no change.
/// </summary>
public static partial class ReturnedChanges
{
    /// <param name="template">Of the content.</param>
    /// <param name="content">As it was when it was taken out.</param>
    /// <param name="written">The same content, written and read again.</param>
    /// <param name="returned">What came back.</param>
    /// <param name="figures">The figures that were printed in it.</param>
    /// <param name="newId">Gives the ids of rows that were added.</param>
    public static IReadOnlyList<ReturnedChange> Of(Template template, CaseContent content, ReturnedCase written, ReturnedCase returned, PrintedFigures figures, Func<string> newId)
    {
        var changes = new List<ReturnedChange>();
        foreach (var field in template.Schema)
        {
            // A heading that is gone is no answer that was emptied: it is said apart.
            if (!returned.Fields.TryGetValue(field.Key, out var after))
            {
                continue;
            }

            var before = written.Fields.GetValueOrDefault(field.Key) ?? new ReturnedField(field.Key, [], [], null);
            var now = content[field.Key];
            if (field.Kind == FieldKind.Table)
            {
                var (answer, differences) = Table(CaseTables.Of(field.Table!.Value), now, before, after, newId);
                if (differences.Count > 0)
                {
                    changes.Add(new(field.Key, now, answer, differences));
                }
            }
            else if (before.Reason != after.Reason || Words(before) != Words(after))
            {
                var answer = after.Reason is { } reason ? Answer.NotApplicable(reason) : Answer.Of(Words(after));
                changes.Add(new(field.Key, now, answer, [new("", Said(now), Said(answer))]));
            }

            // What Markdown does not say, such as how a word processor parts its runs, is no change.
            string Words(ReturnedField of) => MarkdownText.Of(AsTyped(now.Words, of.Blocks), figures);
        }

        return changes;
    }

    [GeneratedRegex(@"^(#{1,6})\s", RegexOptions.Multiline)]
    private static partial Regex Headings();

    /// <summary>Headings at the level at which they were typed, for a document moves them under its own and makes them bold.</summary>
    private static List<Block> AsTyped(string words, IReadOnlyList<Block> blocks)
    {
        var typed = Headings().Matches(words).Select(m => m.Groups[1].Length).DefaultIfEmpty(3).Min();
        var printed = blocks.OfType<TextBlock>().Where(b => b.Kind == TextKind.Heading).Select(b => b.Level).DefaultIfEmpty(typed).Min();
        return [.. blocks.Select(b => b is TextBlock { Kind: TextKind.Heading } heading ? heading with { Level = heading.Level - printed + typed, Spans = Joined(heading.Spans.Select(s => s with { Style = s.Style & ~SpanStyle.Bold })) } : b is TextBlock text ? text with { Spans = Joined(text.Spans) } : b)];
    }

    /// <summary>Runs of one look as one run.</summary>
    private static List<Span> Joined(IEnumerable<Span> spans)
    {
        var runs = new List<Span>();
        foreach (var span in spans.Where(s => s.Text.Length > 0))
        {
            if (runs.Count > 0 && runs[^1] is var last && last.Style == span.Style && last.Link == span.Link)
            {
                runs[^1] = last with { Text = last.Text + span.Text };
            }
            else
            {
                runs.Add(span);
            }
        }

        return runs;
    }

    private static string Said(Answer answer) => answer.Reason is { } reason ? "Not applicable: " + reason : answer.Words;

    private static (Answer Answer, List<ReturnedDifference> Differences) Table(TableShape shape, Answer now, ReturnedField before, ReturnedField after, Func<string> newId)
    {
        var differences = new List<ReturnedDifference>();
        if (before.Reason != after.Reason)
        {
            differences.Add(new("", Said(now), after.Reason is { } reason ? "Not applicable: " + reason : ""));
            if (after.Reason is { } why)
            {
                return (Answer.NotApplicable(why), differences);
            }
        }

        // Rows of the content stand in the order in which they were written; the written ones tell how each looks after a word processor had it.
        var known = now.Rows.Take(before.Rows.Count).Select((r, i) => (Row: r, Written: before.Rows[i])).ToList();
        var pairs = Pairs(known.ConvertAll(k => k.Written), after.Rows);
        var rows = new List<CaseRow>();
        foreach (var (i, row) in after.Rows.Index())
        {
            var number = (i + 1).ToString(CultureInfo.InvariantCulture);
            if (pairs[i] is not { } at)
            {
                rows.Add(new(newId(), row));
                differences.Add(new($"row {number}, added", "", string.Join("; ", shape.Columns.Where(c => row.ContainsKey(c.Key)).Select(c => row[c.Key]))));
                continue;
            }

            var (was, written) = known[at];
            foreach (var column in shape.Columns)
            {
                var (b, a) = (written.GetValueOrDefault(column.Key, ""), row.GetValueOrDefault(column.Key, ""));
                if (a != b)
                {
                    was = was.With(column.Key, a);
                    differences.Add(new($"row {number}, {column.Heading}", b, a));
                }
            }

            rows.Add(was);
        }

        foreach (var (at, (row, _)) in known.Index())
        {
            if (!pairs.Contains(at))
            {
                differences.Add(new($"row {(at + 1).ToString(CultureInfo.InvariantCulture)}, taken out", row[shape.Subject.Key], ""));
            }
        }

        if (differences.Count == 0 && !rows.Select(r => r.Id).SequenceEqual(known.Select(k => k.Row.Id), StringComparer.Ordinal))
        {
            differences.Add(new("", "", "The rows are in another order"));
        }

        return (Answer.Of(rows), differences);
    }

    /// <summary>For each returned row the known one that it was: the same first, then in order those that are alike, then what stands at its place.</summary>
    private static int?[] Pairs(List<IReadOnlyDictionary<string, string>> known, IReadOnlyList<IReadOnlyDictionary<string, string>> returned)
    {
        var pairs = new int?[returned.Count];
        var free = Enumerable.Range(0, known.Count).ToHashSet();
        Take((k, r) => k.Count == r.Count && k.All(c => r.GetValueOrDefault(c.Key) == c.Value));
        Take((k, r) => k.Count(c => r.GetValueOrDefault(c.Key) == c.Value) * 2 >= Math.Max(k.Count, r.Count));
        Take((k, r) => k.Any(c => r.GetValueOrDefault(c.Key) == c.Value && c.Value.Length > 3));

        // A row of which every cell was typed anew, between two that stayed.
        if (free.Count == pairs.Count(p => p is null))
        {
            foreach (var (i, at) in pairs.Index().Where(p => p.Item is null).Select(p => p.Index).Zip(free.Order().ToList()))
            {
                pairs[i] = at;
            }
        }

        return pairs;

        void Take(Func<IReadOnlyDictionary<string, string>, IReadOnlyDictionary<string, string>, bool> isIt)
        {
            for (var i = 0; i < returned.Count; i++)
            {
                if (pairs[i] is null && free.Order().Cast<int?>().FirstOrDefault(at => isIt(known[at!.Value], returned[i])) is { } at)
                {
                    pairs[i] = at;
                    free.Remove(at);
                }
            }
        }
    }
}

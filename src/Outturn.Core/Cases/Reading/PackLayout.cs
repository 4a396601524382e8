using System.Globalization;
using System.Text.RegularExpressions;
using Outturn.Core.Papers;

namespace Outturn.Core.Cases.Reading;

/// <summary>The dividers and contents lists around the cases of a pack.</summary>
internal static partial class PackLayout
{
    // A divider has its committee, its type and a contents list, no more.
    private const int DividerReach = 40;

    [GeneratedRegex(@"^(?:section|part|appendix)\s+\d+\s?[a-z]?\b[\s:.–-]*(?<rest>.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Divider();

    [GeneratedRegex(@"^(?:(?:savings?|income|pressures?|investments?|temporary|capital|revenue|funding|growth|and|&|/|,)\s*){1,6}(?:proposals?|business\s+cases|cases|funding|investments?)?$", RegexOptions.IgnoreCase)]
    private static partial Regex TypeHeading();

    [GeneratedRegex(@"^(?<title>.{2,200}?)(?:\s*\.{3,}\s*|\s*…+\s*|\s+|\t+)(?:page\s+|p\.?\s*)(?<page>\d{1,4})$", RegexOptions.IgnoreCase)]
    private static partial Regex ContentsLine();

    [GeneratedRegex(@"^(?<title>.{2,200}?)(?:\s*\.{3,}\s*|\s*…+\s*|\t+)(?<page>\d{1,4})$", RegexOptions.IgnoreCase)]
    private static partial Regex LeaderLine();

    [GeneratedRegex(@"^(?:page\s*|p\.?\s*)?(?<page>\d{1,4})$", RegexOptions.IgnoreCase)]
    private static partial Regex PageCell();

    // The page of a contents line that was printed under its title.
    [GeneratedRegex(@"^(?:page|p\.)\s*(?<page>\d{1,4})$", RegexOptions.IgnoreCase)]
    private static partial Regex PageAlone();

    /// <summary>Where the tail of a case's blocks becomes the divider of the next part; the end where there is none.</summary>
    public static int DividerIn(IReadOnlyList<Block> blocks, int from, int to)
    {
        for (var i = Math.Max(from, to - DividerReach); i < to; i++)
        {
            if (blocks[i] is TextBlock { Kind: TextKind.Heading or TextKind.Paragraph, Text.Length: < 140 } text && IsDivider(text) && !HasQuestion(blocks, i, to))
            {
                return i;
            }
        }

        return to;
    }

    [GeneratedRegex(@"^(?:appendix|appendices|annex(?:e|es)?|glossary|schedule)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Appendix();

    /// <summary>
    /// Where the last case ends and an appendix of the pack begins: at a heading that the pack's own contents list names. An appendix
    /// that it does not name is the case's.
    /// </summary>
    public static int AppendixIn(IReadOnlyList<Block> blocks, int from, IEnumerable<ContentsEntry> contents)
    {
        var named = contents.Where(e => e.Page is not null && Appendix().IsMatch(e.Title)).Select(e => Letters(e.Title)).ToHashSet(StringComparer.Ordinal);
        for (var i = from; i < blocks.Count && named.Count > 0; i++)
        {
            if (blocks[i] is TextBlock { Kind: TextKind.Heading or TextKind.Paragraph, Text.Length: < 140 } text && Appendix().IsMatch(text.Text.Trim()) && named.Contains(Letters(text.Text)))
            {
                return i;
            }
        }

        return blocks.Count;
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>A block as unread text, a table row by row.</summary>
    public static IEnumerable<UnreadText> Unread(Block block) => block switch
    {
        TableBlock table => table.Rows.Select(r => new UnreadText(r.Place, string.Join(" | ", r.Cells.Select(c => c.Text)).Trim())).Where(u => u.Text.Any(char.IsLetterOrDigit)),
        TextBlock { Kind: not (TextKind.Furniture or TextKind.Removed) } text when MarkedText.Of(text) is var words && words.Any(char.IsLetterOrDigit) => [new(text.Place, words)],
        _ => [],
    };

    /// <summary>The part that a stretch between cases opens, and the contents that it prints; what is neither is unread.</summary>
    public static (PackPart? Part, IReadOnlyList<ContentsEntry> Contents, IReadOnlyList<UnreadText> Unread) Read(IReadOnlyList<Block> blocks)
    {
        var headings = new List<TextBlock>();
        var contents = new List<ContentsEntry>();
        var unread = new List<UnreadText>();
        foreach (var block in blocks)
        {
            switch (block)
            {
                case TableBlock table when EntriesOf(table) is { Count: > 0 } entries:
                    contents.AddRange(entries);
                    break;
                case TableBlock table:
                    unread.AddRange(Unread(table));
                    break;
                case TextBlock { Kind: TextKind.Furniture or TextKind.Removed }:
                    break;
                case TextBlock text when EntryOf(MarkedText.Of(text), text.Place) is { } entry:
                    contents.Add(entry);
                    break;
                case TextBlock text when headings.Count > 1 && PageAlone().Match(text.Text.Trim()) is { Success: true } page:
                    contents.Add(new(headings[^1].Text.Trim(), int.Parse(page.Groups["page"].ValueSpan, CultureInfo.InvariantCulture), headings[^1].Place, null) { Raw = MarkedText.Of(headings[^1]) + "\t" + MarkedText.Of(text).Trim() });
                    headings.RemoveAt(headings.Count - 1);
                    break;
                case TextBlock text when contents.Count == 0 && headings.Count < 3 && text.Text.Length < 140:
                    headings.Add(text);
                    break;
                case TextBlock text:
                    unread.AddRange(Unread(text));
                    break;
            }
        }

        if (headings.Count == 0)
        {
            return (null, contents, unread);
        }

        var first = Divider().Match(headings[0].Text.Trim()) is { Success: true } divider ? divider.Groups["rest"].Value : headings[0].Text;
        var types = headings.SelectMany(h => CaseTypes.In(h.Text)).Select(t => t.Type).Distinct().ToList();
        var committee = TypeHeading().IsMatch(first.Trim()) || first.Trim().Length == 0 ? null : CommitteeNames.One(first);
        return (new(string.Join(" / ", headings.Select(h => MarkedText.Of(h).Trim())), committee, types, headings[0].Place), contents, unread);
    }

    /// <summary>The lines of a contents list in a table: a title, and a page in the last cell.</summary>
    public static IReadOnlyList<ContentsEntry> EntriesOf(TableBlock table)
    {
        var entries = new List<ContentsEntry>();
        foreach (var row in table.Rows)
        {
            var cells = row.Cells.Select(c => c.Text.Replace('\n', ' ').Trim()).Where(t => t.Any(char.IsLetterOrDigit)).ToList();
            if (cells.Count == 0)
            {
                continue;
            }

            if (cells.Count < 2 || PageCell().Match(cells[^1]) is not { Success: true } page)
            {
                return [];
            }

            entries.Add(new(string.Join(' ', cells.Take(cells.Count - 1)), int.Parse(page.Groups["page"].ValueSpan, CultureInfo.InvariantCulture), row.Place, null) { Raw = string.Join('\t', cells) });
        }

        return entries;
    }

    public static ContentsEntry? EntryOf(string text, Place place)
    {
        var trimmed = text.Trim();
        var line = trimmed.Length > 240 ? Match.Empty : ContentsLine().Match(trimmed) is { Success: true } written ? written : LeaderLine().Match(trimmed);
        return line.Success ? new(line.Groups["title"].Value.Trim(), int.Parse(line.Groups["page"].ValueSpan, CultureInfo.InvariantCulture), place, null) { Raw = trimmed } : null;
    }

    private static bool IsDivider(TextBlock text) =>
        Divider().IsMatch(text.Text.Trim()) || (text.Kind == TextKind.Heading && text.Level is 1 or 2 && TypeHeading().IsMatch(text.Text.Trim()));

    private static bool HasQuestion(IReadOnlyList<Block> blocks, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (blocks[i] is TextBlock text && CaseForms.All.Any(f => FormWordings.Of(f.Template).Find(text.Text) is { Question: not null, Sure: Sureness.Sure }))
            {
                return true;
            }
        }

        return false;
    }
}

using Outturn.Core.Papers;

namespace Outturn.Core.Cases.Reading;

/// <summary>
/// Parts a paper on no form of ours at its own headings. The shallowest level that has two headings parts it; a deeper heading stays
/// inside its section, and a shallower one with nothing of its own stands above the section that follows.
/// </summary>
internal static class OwnHeadings
{
    private const int LongestLooks = 12;

    public static CaseBody Read(IReadOnlyList<Block> blocks)
    {
        var all = blocks.SelectMany(b => b is TableBlock table && HeaderReader.HoldsLabels(table) ? LaidOutForm.LabelsApart(table) : [b]).ToList();
        var numbered = Numbered(all);
        var looks = numbered.Count == 0 && HasLooks(all);
        var depths = all.Select((b, i) => numbered.Contains(i) ? 1 : Depth(b, all, i, looks)).ToList();
        var parting = Parting(depths, all);
        var header = new List<Block>();
        var sections = new List<(TextBlock Heading, List<TextBlock> Above, List<Block> Blocks)>();
        for (var i = 0; i < all.Count; i++)
        {
            if (depths[i] is { } depth && depth <= parting && !(sections.Count == 0 && IsTop(all[i], header)))
            {
                List<TextBlock> above = [];
                if (sections.Count > 0 && sections[^1] is { Blocks.Count: 0 } empty && depth > 0 && DepthOf(empty.Heading) is > 0 and var shallow && shallow < depth)
                {
                    above = [.. empty.Above, empty.Heading];
                    sections.RemoveAt(sections.Count - 1);
                }

                sections.Add(((TextBlock)all[i], above, []));
            }
            else
            {
                (sections.Count == 0 ? header : sections[^1].Blocks).Add(all[i]);
            }
        }

        MoveHeader(header, sections);
        return new(header, [.. sections.Select(s => new ReadSection(Slug(s.Heading.Text), MarkedText.Of(s.Heading).Trim(), SectionStates.Of(s.Blocks, []), s.Heading.Place, s.Blocks) { Above = s.Above })], []);
    }

    private static string Slug(string heading) => WordRun.Of(heading, 8).WithoutNumber() is { Count: > 0 } words ? string.Join('-', words.Words).Replace("'", "", StringComparison.Ordinal) : "section";

    /// <summary>Labels under the title are its header, whatever they look like.</summary>
    private static bool IsTop(Block block, List<Block> header) => block is TextBlock heading && (header.Count == 0 || HeaderLabels.Of(heading.Text).Count > 0 || DocumentLines.Is(heading.Text));

    /// <summary>The depth of a heading from 1, 0 where only its looks tell; null where a block is no heading.</summary>
    private static int? Depth(Block block, List<Block> all, int at, bool looks) => block switch
    {
        TextBlock { Kind: TextKind.Heading } heading => DepthOf(heading),
        TextBlock { Kind: TextKind.Paragraph } text when looks && LooksLikeHeading(text) && at + 1 < all.Count => 0,
        _ => null,
    };

    private static int DepthOf(TextBlock heading)
    {
        var number = MarkedText.Of(heading).AsSpan().TrimStart();
        var dots = 0;
        var i = 0;
        for (; i < number.Length && i < 8 && (char.IsAsciiDigit(number[i]) || number[i] == '.'); i++)
        {
            dots += number[i] == '.' && i + 1 < number.Length && char.IsAsciiDigit(number[i + 1]) ? 1 : 0;
        }

        return heading.Level > 0 ? heading.Level : dots == 0 ? 0 : dots + 1;
    }

    /// <summary>Whether paragraphs in capitals, or wholly bold, are this paper's headings: it has no others, and several of these.</summary>
    private static bool HasLooks(List<Block> blocks) =>
        blocks.OfType<TextBlock>().Count(t => t.Kind == TextKind.Heading) < 2 && blocks.OfType<TextBlock>().Count(t => t.Kind == TextKind.Paragraph && LooksLikeHeading(t)) >= 2;

    /// <summary>
    /// Plain lines "1. Description", "2. Costs", "3. Risks", each with something else under it, where a paper has no headings: they are
    /// its headings. Points of a list follow one another.
    /// </summary>
    private static HashSet<int> Numbered(List<Block> blocks)
    {
        var found = new HashSet<int>();
        if (blocks.OfType<TextBlock>().Count(t => t.Kind == TextKind.Heading) >= 2)
        {
            return found;
        }

        var next = 1;
        for (var i = 0; i + 1 < blocks.Count; i++)
        {
            if (NumberOf(blocks[i]) == next && NumberOf(blocks[i + 1]) == 0)
            {
                found.Add(i);
                next++;
            }
            else if (NumberOf(blocks[i]) > 0 && NumberOf(blocks[i + 1]) > 0)
            {
                return [];
            }
        }

        return found.Count >= 3 ? found : [];
    }

    /// <summary>The number before a short line with no full stop; 0 where there is none.</summary>
    private static int NumberOf(Block block) =>
        block is TextBlock { Kind: TextKind.ListItem or TextKind.Paragraph or TextKind.Heading } text && text.Text.Length is > 2 and <= 120 && text.Text.TrimEnd() is [.., not ('.' or ',' or ';')]
        && (text.Mark.Length > 0 ? text.Mark : text.Text.Split(' ')[0]).TrimEnd('.', ')') is { Length: 1 or 2 } number && int.TryParse(number, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : 0;

    private static bool LooksLikeHeading(TextBlock text)
    {
        var words = text.Text.Trim();
        return words.Length is > 2 and <= 120 && words.Count(c => c == ' ') < LongestLooks && words[^1] is not ('.' or ',' or ';') && HeaderLabels.Of(words).Count == 0 && !DocumentLines.Is(words)
            && !words.Contains('£') && !words.Contains('\n') && (text.IsBold || (words[^1] == ':' && words.Count(c => c == ' ') < 5) || (words.Any(char.IsLetter) && !words.Any(char.IsLower) && words.Count(char.IsLetter) > 3));
    }

    private static int Parting(List<int?> depths, List<Block> all)
    {
        var first = depths.FindIndex(d => d is not null);
        var counts = new SortedDictionary<int, int>();
        for (var i = 0; i < depths.Count; i++)
        {
            // The title over the paper is no section.
            if (depths[i] is { } depth && !(i == first && all.Take(i).All(b => b is TextBlock)))
            {
                counts[depth] = counts.GetValueOrDefault(depth) + 1;
            }
        }

        foreach (var (depth, count) in counts)
        {
            if (count > 1)
            {
                return depth;
            }
        }

        return counts.Count == 0 ? 0 : counts.Keys.Last();
    }

    /// <summary>The labels of the last section, where none stand at the top.</summary>
    private static void MoveHeader(List<Block> header, List<(TextBlock Heading, List<TextBlock> Above, List<Block> Blocks)> sections)
    {
        if (sections.Count < 2 || header.Exists(HeaderAtEnd.HoldsLabel) || HeaderAtEnd.In(sections[^1].Blocks) is not (>= 0 and var from))
        {
            return;
        }

        var last = sections[^1];
        if (from == 0)
        {
            header.AddRange(last.Above);
            header.Add(last.Heading);
            sections.RemoveAt(sections.Count - 1);
        }

        header.AddRange(last.Blocks.Skip(from));
        last.Blocks.RemoveRange(from, last.Blocks.Count - from);
    }
}

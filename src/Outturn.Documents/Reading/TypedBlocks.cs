using System.Text.RegularExpressions;
using Outturn.Core.Papers;

namespace Outturn.Documents.Reading;

/// <summary>
/// Makes blocks of paragraphs: tells lists and notes by the marks that stand in their text, and parts a heading that a conversion
/// glued to the end of a title ("TEAM – NORTHERN AREA**Overview**"). Word and text go the same way, so that both give the same blocks.
/// </summary>
internal static partial class TypedBlocks
{
    private const int LongestHeading = 200;

    /// <summary>A paragraph that the form itself does not call a point of a list or a heading.</summary>
    public static void AddParagraph(List<Block> blocks, Place place, List<Span> spans)
    {
        var text = TextOf(spans);
        if (IsRule(text) || AddMarkedHeading(blocks, place, text, spans))
        {
            return;
        }

        if (TypedMarks.Note(text, out var mark) is > 0 and var note)
        {
            AddText(blocks, place, TextKind.Note, PaperSpans.After(spans, note), mark, 0);
        }
        else if (TypedMarks.Bullet(text, out mark) is > 0 and var bullet && bullet < text.Length)
        {
            AddPoint(blocks, place, PaperSpans.After(spans, bullet), mark, 1);
        }
        else if (TypedMarks.Letter(text, out mark) is > 0 and var letter && letter < text.Length)
        {
            AddText(blocks, place, TextKind.ListItem, PaperSpans.After(spans, letter), mark, 1);
        }
        else if (GluedAt(spans) is > 0 and var at)
        {
            AddText(blocks, place, TextKind.Paragraph, PaperSpans.Before(spans, at), "", 0);
            AddText(blocks, place, TextKind.Paragraph, PaperSpans.After(spans, at), "", 0);
        }
        else
        {
            AddText(blocks, place, TextKind.Paragraph, spans, "", 0);
        }
    }

    /// <summary>A point of a list that has a bullet or a number of its own. A mark that is typed after a bullet is the point's mark; one that is typed after a number stays in the text.</summary>
    public static void AddPoint(List<Block> blocks, Place place, List<Span> spans, string mark, int level)
    {
        var text = TextOf(spans);
        if (AddMarkedHeading(blocks, place, text, spans))
        {
            return;
        }

        var isBullet = mark.Length == 0 || !mark.Any(char.IsLetterOrDigit) || mark == "o";
        if (isBullet && TypedMarks.AfterBullet(text, out var typed) is > 0 and var length && length < text.Length)
        {
            AddText(blocks, place, TextKind.ListItem, PaperSpans.After(spans, length), typed, level);
        }
        else if (isBullet && TypedMarks.Bullet(text, out _) is > 0 and var twice && twice < text.Length && !char.IsDigit(text[twice]))
        {
            AddText(blocks, place, TextKind.ListItem, PaperSpans.After(spans, twice), mark, level);
        }
        else if (!isBullet && text.StartsWith(mark + " ", StringComparison.OrdinalIgnoreCase))
        {
            AddText(blocks, place, TextKind.ListItem, PaperSpans.After(spans, mark.Length), mark, level);
        }
        else
        {
            AddText(blocks, place, TextKind.ListItem, spans, mark, level);
        }
    }

    /// <summary>A line of dashes that somebody typed: it parts things and holds no words.</summary>
    private static bool IsRule(string text) => text.Length > 1 && text.All(c => c is '-' or '–' or '—' or '=' or '_');

    /// <summary>A heading in the signs of Markdown ("## Risks"), wherever a conversion left it.</summary>
    private static bool AddMarkedHeading(List<Block> blocks, Place place, string text, List<Span> spans)
    {
        var match = text.StartsWith("##", StringComparison.Ordinal) ? HeadingSigns().Match(text) : Match.Empty;
        if (match.Success)
        {
            AddText(blocks, place, TextKind.Heading, PaperSpans.After(spans, match.Length), "", match.Groups[1].Length);
        }

        return match.Success;
    }

    public static void AddText(List<Block> blocks, Place place, TextKind kind, List<Span> spans, string mark, int level)
    {
        if (spans.Count > 0)
        {
            blocks.Add(new TextBlock(place, kind, spans) { Mark = mark, Level = level });
        }
    }

    /// <summary>
    /// Paragraphs that follow one another and begin with numbers that count on ("1. ", "2. ") are points. One that stands alone may as
    /// well be a numbered heading, and so may one that asks something, ends in a colon or is bold: those stay as they are.
    /// </summary>
    /// <param name="follows">Whether the second of two neighbours stands straight under the first.</param>
    public static void NumberPoints(List<Block> blocks, Func<Block, Block, bool> follows)
    {
        for (var i = 0; i < blocks.Count;)
        {
            var end = i;
            if (Counted(blocks[i]) is { } first)
            {
                for (var next = first + 1; end + 1 < blocks.Count && follows(blocks[end], blocks[end + 1]) && Counted(blocks[end + 1]) == next; next++)
                {
                    end++;
                }
            }

            for (var point = i; end > i && point <= end; point++)
            {
                var block = (TextBlock)blocks[point];
                var length = TypedMarks.Number(block.Text, out var mark);
                blocks[point] = new TextBlock(block.Place, TextKind.ListItem, PaperSpans.After(block.Spans, length)) { Mark = mark, Level = 1 };
            }

            i = end + 1;
        }
    }

    private static int? Counted(Block block) =>
        block is TextBlock { Kind: TextKind.Paragraph } text && TypedMarks.Number(text.Text, out var mark) is > 0 and var length && length < text.Text.Length && !text.Text.EndsWith('?') && !text.Text.EndsWith(':') && !text.IsBold
            ? TypedMarks.Ordinal(mark)
            : null;

    /// <summary>Where a heading is glued to the end of a title; 0 where none is.</summary>
    private static int GluedAt(List<Span> spans)
    {
        if (spans.Count == 2 && spans[1].Style.HasFlag(SpanStyle.Bold) && !spans[0].Style.HasFlag(SpanStyle.Bold) && IsGlued(spans[0].Text, spans[1].Text))
        {
            return spans[0].Text.Length;
        }

        if (spans.Count != 1 || spans[0].Text.Length > LongestHeading)
        {
            return 0;
        }

        // Capitals that run into a word with a capital: "…IN COMMUNITIESOverview".
        var match = CapitalsThenWord().Match(spans[0].Text);
        return match.Success ? match.Groups[2].Index : 0;
    }

    private static bool IsGlued(string before, string heading) =>
        before.Length is > 0 and <= LongestHeading && heading.Length is > 0 and <= 60 && char.IsLetter(before[^1]) && char.IsUpper(heading[0]) && !heading.EndsWith('.') && !before.Contains(". ", StringComparison.Ordinal);

    private static string TextOf(List<Span> spans) => spans is [var one] ? one.Text : string.Concat(spans.Select(s => s.Text));

    [GeneratedRegex(@"^(#{2,6})\s+(?=\S)")]
    private static partial Regex HeadingSigns();

    // At least two words in capitals, so that "PhD" or "NHSmail" stays whole.
    [GeneratedRegex(@"^([A-Z0-9][A-Z0-9'’&/,()–-]*(?: [A-Z0-9'’&/,()–-]+)+)([A-Z][a-z]{3,}(?: [a-z]+){0,3})$")]
    private static partial Regex CapitalsThenWord();
}

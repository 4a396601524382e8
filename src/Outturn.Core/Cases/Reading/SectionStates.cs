using System.Text.RegularExpressions;
using Outturn.Core.Papers;

namespace Outturn.Core.Cases.Reading;

/// <summary>Whether a section is answered, in a few words, with "not applicable", or not at all.</summary>
internal static partial class SectionStates
{
    // A short paragraph, and no table.
    private const int BriefWords = 90;

    // "No – this would not be relevant" is no answer; "No, but…" and a page is one.
    private const int LongestRefusal = 45;

    [GeneratedRegex(@"^\W*(?:n\s?/\s?a|n\.a\.|not\s+applicable|not\s+relevant|not\s+required|none|nil|no(?=\s*(?:$|[-–—.,;:!()]|\n))|no\s+(?:impacts?|effects?|change|options?|risks?|other|this|it|negative|positive|adverse|known|further|alternatives?|feasibility|study|dependencies|constraints|assumptions)|there\s+(?:is|are|were)\s+no)(?![a-z])", RegexOptions.IgnoreCase)]
    private static partial Regex Refusal();

    public static SectionState Of(IReadOnlyList<Block> blocks, IReadOnlyList<string> printed)
    {
        var text = new List<string>();
        var tables = false;
        var pictures = false;
        foreach (var block in blocks)
        {
            switch (block)
            {
                case TextBlock { Kind: TextKind.Furniture or TextKind.Removed }:
                    break;
                case TextBlock words when words.Text.Any(char.IsLetterOrDigit) && !printed.Any(p => Same(p, words.Text)) && !FormPrompts.Is(words.Text):
                    text.Add(words.Text.Trim());
                    break;
                case TableBlock table:
                    tables |= IsFilledIn(table);
                    break;
                case PictureBlock:
                    pictures = true;
                    break;
            }
        }

        if (text.Count == 0)
        {
            return tables ? SectionState.Answered : pictures ? SectionState.Brief : SectionState.Empty;
        }

        var all = string.Join(' ', text);
        var count = WordRun.Of(all, 400).Count;
        return !tables && Refusal().IsMatch(text[0]) && count <= LongestRefusal ? SectionState.NotApplicable
            : !tables && count <= BriefWords ? SectionState.Brief
            : SectionState.Answered;
    }

    /// <summary>A table that has nothing but the headings that the form prints is not filled in.</summary>
    private static bool IsFilledIn(TableBlock table)
    {
        var filled = table.Rows.Where(r => r.Cells.Any(c => c.Text.Any(char.IsLetterOrDigit) && !FormPrompts.Is(c.Text))).ToList();
        return filled.Count > 1 || (filled is [{ Cells: var cells }] && !(cells.Count > 1 && CaseTables.Read(table, "", "").Rows.All(r => r.Cells.All(c => c.Text.Length == 0))));
    }

    private static bool Same(string printed, string text) => string.Equals(printed, text.Trim().TrimEnd(':').Trim(), StringComparison.OrdinalIgnoreCase);
}

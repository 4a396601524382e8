using System.Text.RegularExpressions;
using Outturn.Core.Papers;

namespace Outturn.Core.Cases.Reading;

/// <summary>
/// Whether a paper on no form, with no line over a case, is a case at all. Minutes, a letter or a policy have none of these signs: a
/// label that a case's header has, two headings of what cases speak of, a table of risks, options, benefits, posts or money by year.
/// </summary>
internal static partial class CaseSigns
{
    [GeneratedRegex(@"\b(?:(?<propose>propos\w*)|(?<option>options?)|(?<risk>risks?)|(?<cost>costs?|costing|funding|financ\w+|budget)|(?<saving>savings?)|(?<benefit>benefits?|outcomes?|objectives?|aims?)|(?<time>timescales?|timetable|milestones?|programme|implementation|when)|(?<why>why|need|background|case\s+for\s+change)|(?<impact>impacts?|equality|affected)|(?<scope>scope))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Theme();

    // What the paper itself says that it is.
    [GeneratedRegex(@"\b(?:business\s+case|mandate|(?:savings?|growth|budget|investment|pressure|income|project|option)\s+(?:proposals?|bids?|options?|templates?|pro\s?-?\s?formas?|forms?)|pro\s?-?\s?forma|invest\s+to\s+save|cost\s+pressure|bid)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Kind();

    private static readonly string[] Themes = ["propose", "option", "risk", "cost", "saving", "benefit", "time", "why", "impact", "scope"];

    public static bool In(IReadOnlyList<Block> blocks)
    {
        var themes = new HashSet<string>(StringComparer.Ordinal);
        var isFirst = true;
        var headings = 0;
        for (var i = 0; i < blocks.Count; i++)
        {
            switch (blocks[i])
            {
                case TextBlock { Kind: TextKind.Removed or TextKind.Furniture or TextKind.Note }:
                    break;
                case TextBlock text when HeaderLabels.Of(text.Text).Any(l => IsSign(l.Field)):
                case TableBlock table when HeaderReader.HoldsLabels(table) || IsOfCases(table):
                    return true;
                case TextBlock text when text.Text.Length <= 160 && text.Text.Any(char.IsLetterOrDigit):
                    if (isFirst && Kind().IsMatch(text.Text))
                    {
                        return true;
                    }

                    if (text.Kind == TextKind.Heading || text.IsBold)
                    {
                        headings++;
                        themes.UnionWith(ThemesOf(text.Text));
                    }

                    isFirst = false;
                    break;
                case TextBlock:
                    isFirst = false;
                    break;
            }
        }

        // Words with no headings at all say nothing either way: they are kept as a case, and asked about.
        return themes.Count >= 3 || headings == 0;
    }

    private static bool IsSign(HeaderField field) => field is not (HeaderField.Version or HeaderField.Other or HeaderField.Description);

    private static bool IsOfCases(TableBlock table) =>
        CaseTables.Read(table, "", "").Kind is CaseTableKind.Risk or CaseTableKind.Options or CaseTableKind.Benefits or CaseTableKind.Staffing or CaseTableKind.MoneyByYear or CaseTableKind.Impact;

    private static IEnumerable<string> ThemesOf(string heading)
    {
        foreach (Match match in Theme().Matches(heading))
        {
            foreach (var theme in Themes)
            {
                if (match.Groups[theme].Success)
                {
                    yield return theme;
                }
            }
        }
    }
}

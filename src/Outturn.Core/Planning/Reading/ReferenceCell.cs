using System.Text.RegularExpressions;
using Outturn.Core.Sheets.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Planning.Reading;

/// <summary>What a reference cell holds: codes, and text that is none.</summary>
/// <param name="Codes">In their one spelling, in order.</param>
/// <param name="Text">What is not a code: kept as the line's own title.</param>
/// <param name="Mended">Codes whose spelling was mended, as written and as read.</param>
internal sealed partial record ReferenceCell(IReadOnlyList<string> Codes, string Text, IReadOnlyList<Reference> Mended)
{
    [GeneratedRegex(@"^(n\s?[/\\.]\s?a\.?|na|none|nil|-+|–|tbc|tba|tbd|new|\?+|no ref(erence)?|to be confirmed|not applicable|x)$", RegexOptions.IgnoreCase)]
    private static partial Regex None();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9./&_-]{0,19}(\s?\d{1,5}[a-z]?)?$")]
    private static partial Regex Code();

    [GeneratedRegex(@"\s*(?:[,;+\n]|\band\b|&)\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Between();

    public static bool IsNone(string text) => None().IsMatch(text.Trim());

    public static ReferenceCell Of(string text)
    {
        var written = PlainText.Of(text).Trim();
        if (written.Length == 0 || IsNone(written))
        {
            return new([], "", []);
        }

        var found = Reference.FindIn(written).ToList();
        if (found.Count > 0)
        {
            var rest = found.Aggregate(written, (left, r) => left.Replace(r.AsWritten, " ", StringComparison.Ordinal));
            rest = string.Join(' ', Between().Replace(rest, " ").Split([' ', '[', ']', '(', ')'], StringSplitOptions.RemoveEmptyEntries));
            return new([.. found.Select(r => r.Code).Distinct(StringComparer.Ordinal)], rest.Any(char.IsLetterOrDigit) ? rest : "", [.. found.Where(r => r.WasMended)]);
        }

        var parts = Between().Split(written).Where(p => p.Length > 0).ToList();
        return parts.Count > 0 && parts.All(p => Code().IsMatch(p) && p.Any(char.IsAsciiDigit))
            ? new([.. parts.Select(p => Reference.From(p)!.Code).Distinct(StringComparer.Ordinal)], "", [])
            : new([], written, []);
    }
}

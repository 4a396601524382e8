using System.Text.RegularExpressions;

namespace Outturn.Core.Cases.Reading;

/// <summary>The line over a case that says what it is: "Business Planning: Business Case – Savings proposal", or only "Business Case".</summary>
internal static partial class DocumentLines
{
    [GeneratedRegex(@"^(?:business\s+planning\s*[:–—-]?\s*)?(?:(?:strategic\s+outline|outline|full|final|draft|initial)\s+)?business\s+case(?![a-z])[^.?!]{0,80}$", RegexOptions.IgnoreCase)]
    private static partial Regex Line();

    public static bool Is(string text) => text.Length <= 140 && Line().IsMatch(text.Replace('\n', ' ').Trim());
}

using System.Text.RegularExpressions;

namespace Outturn.Core.Cases.Reading;

/// <summary>The line over a case that says what it is: "Business Planning: Business Case – Savings proposal", or only "Business Case".</summary>
internal static partial class DocumentLines
{
    [GeneratedRegex(@"^(?:business\s+planning\s*[:–—-]?\s*)?(?:(?:strategic\s+outline|outline|full|final|draft|initial)\s+)?business\s+case(?![a-z])[^.?!]{0,80}$", RegexOptions.IgnoreCase)]
    private static partial Regex Line();

    // "Outline Business Case: New leisure centre": a colon or a dash, and words that are no kind of proposal.
    [GeneratedRegex(@"\bbusiness\s+case\s*[:–—-]\s*(?<title>\S.{2,119})$", RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    [GeneratedRegex(@"^(?:(?:savings?|income|pressures?|investments?|growth|temporary|capital|revenue|funding|permanent|one[- ]off|proposals?|updates?|requests?|bids?|and|draft|final|version|v)\b|[\s/&,().\d–—-])+$", RegexOptions.IgnoreCase)]
    private static partial Regex OnlyKinds();

    /// <summary>The title that such a line itself gives; null where it only says what kind of case it is.</summary>
    public static string? TitleIn(string text) =>
        Is(text) && Named().Match(text.Replace('\n', ' ').Trim()) is { Success: true } named && !OnlyKinds().IsMatch(named.Groups["title"].Value) ? named.Groups["title"].Value.Trim() : null;

    public static bool Is(string text) => text.Length <= 140 && Line().IsMatch(text.Replace('\n', ' ').Trim());
}

using System.Text.RegularExpressions;

namespace Outturn.Core.Cases.Reading;

/// <summary>What a form prints where something should be typed: it is no answer.</summary>
internal static partial class FormPrompts
{
    [GeneratedRegex(@"^[\[<(]?\s*(?:(?:please\s+)?(?:click|tap)(?:\s+or\s+tap)?(?:\s+here)?\s+to\s+(?:enter|add|insert|choose|select)\s+(?:a\s+|an\s+|your\s+)?(?:text|date|value|answer|item|title|number|response)|(?:choose|select)\s+an?\s+(?:item|option|date|value)|(?:enter|insert|type)\s+(?:your\s+)?(?:text|answer|response|date|title)(?:\s+here)?)\s*[\]>)]?\.?$", RegexOptions.IgnoreCase)]
    private static partial Regex Prompt();

    public static bool Is(string text) => text.Length <= 80 && Prompt().IsMatch(text.Trim());
}

using System.Text.RegularExpressions;
using Outturn.Core.Sheets.Reading;

namespace Outturn.Core.Planning.Reading;

/// <summary>What a funding cell says: names of sources and how firm each is, and how a line stands to its siblings.</summary>
internal static partial class PlanSources
{
    [GeneratedRegex(@"\s*\((?<status>[^()]*)\)\s*$")]
    private static partial Regex InBrackets();

    [GeneratedRegex(@"^(n\s?/\s?a|none|-+|base( budget)?|core( budget)?|council|council funded|revenue|general fund)$", RegexOptions.IgnoreCase)]
    private static partial Regex Own();

    public static IReadOnlyList<SourceShare> Read(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 0 || Own().IsMatch(trimmed))
        {
            return [];
        }

        return [.. trimmed.Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(One).DistinctBy(s => s.Source, StringComparer.OrdinalIgnoreCase)];
    }

    public static string Text(IReadOnlyList<SourceShare> sources) => string.Join("; ", sources.Select(s => $"{s.Source} ({Name(s.Status)})"));

    public static LineRole Role(string text) => HeadingText.Normal(text) switch
    {
        "gross" => LineRole.Gross,
        "offset" or "contribution" => LineRole.Offset,
        _ => LineRole.Net,
    };

    private static SourceShare One(string text) =>
        InBrackets().Match(text) is { Success: true } brackets && Status(brackets.Groups["status"].Value) is { } status
            ? new(text[..brackets.Index].Trim(), status, null)
            : new(text, FundingStatus.Assumed, null);

    private static FundingStatus? Status(string text) => HeadingText.Normal(text) switch
    {
        "confirmed" or "agreed" or "secured" => FundingStatus.Confirmed,
        "in principle" => FundingStatus.InPrinciple,
        "conditional" => FundingStatus.Conditional,
        "requested" or "bid" or "applied for" => FundingStatus.Requested,
        "assumed" or "tbc" or "unconfirmed" => FundingStatus.Assumed,
        _ => null,
    };

    private static string Name(FundingStatus status) => status == FundingStatus.InPrinciple ? "in principle" : status.ToString().ToLowerInvariant();
}

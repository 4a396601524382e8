using System.Text.RegularExpressions;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;

namespace Outturn.Core.Funds;

/// <summary>A stage of an approval as people type it: <c>2018-19, 656,000, the first year’s evaluation is with the committee</c>.</summary>
public static partial class BidStageText
{
    // The amount ends at a comma that no three digits follow, or at the end.
    [GeneratedRegex(@"^(?<year>\S+?)[\s,:]+(?<amount>£?\s?\d[\d,.]*\d?\s?(?:k|m)?)(?:[\s,;:]+(?<condition>\D.*))?$")]
    private static partial Regex Shape();

    /// <summary>Null where it is not a year and an amount.</summary>
    public static BidStage? Read(string line)
    {
        var match = Shape().Match(line.Trim());
        return match.Success && FinancialYear.TryParse(match.Groups["year"].Value, out var year) && AmountReader.Read(match.Groups["amount"].Value.TrimEnd(','), MoneyUnit.Pounds).Value?.Value is { } amount
            ? new(year, amount, match.Groups["condition"].Value.Trim())
            : null;
    }
}

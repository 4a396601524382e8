using System.Globalization;
using System.Text.RegularExpressions;

namespace Outturn.Core.Appraisal.Costing;

/// <summary>
/// A number that goes into a sum: known, between two bounds, or not known. What is not known is carried to the result and never counts as nothing.
/// </summary>
/// <param name="Low">The smaller bound; null where it is not known.</param>
/// <param name="High">The larger bound: the same as <paramref name="Low"/> for a known number.</param>
/// <param name="Why">The words in place of a number, such as "TBC"; empty where it is known.</param>
public sealed partial record Quantity(decimal? Low, decimal? High, string Why)
{
    /// <summary>Larger numbers are a slip of the keyboard.</summary>
    public const decimal Largest = 100_000_000_000m;

    public static Quantity One { get; } = Of(1m);

    public static Quantity Of(decimal value) => new(value, value, "");

    public static Quantity Between(decimal a, decimal b) => new(Math.Min(a, b), Math.Max(a, b), "");

    public static Quantity Unknown(string why) => new(null, null, why);

    public bool IsKnown => Low is not null;

    /// <summary>The number where there is one and no range; null otherwise.</summary>
    public decimal? Value => Low == High ? Low : null;

    public bool Equals(Quantity? other) => other is not null && Low == other.Low && High == other.High && Why == other.Why;

    public override int GetHashCode() => HashCode.Combine(Low, High, Why);

    /// <summary>As it is typed: <c>2.5</c>, <c>30 to 35</c>, <c>TBC</c>.</summary>
    public override string ToString() => this switch
    {
        { Low: { } low, High: { } high } when low == high => Text(low),
        { Low: { } low, High: { } high } => $"{Text(low)} to {Text(high)}",
        _ => Why,
    };

    // Nothing but digits, signs and one mark of a range: what else stands in the text is words.
    [GeneratedRegex(@"^(?<a>-?£?\s?-?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?)\s*(?<k1>[km])?\s*(?:(?:-|–|to)\s*(?<b>£?\s?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?)\s*(?<k2>[km])?)?\s*%?$", RegexOptions.IgnoreCase, 200)]
    private static partial Regex Written();

    [GeneratedRegex(@"^(?:tb[cad]|to be [a-z ]{3,40}|not (?:yet )?[a-z]{4,20}|unknown|\?+|n/?a)\.?$", RegexOptions.IgnoreCase, 200)]
    private static partial Regex NotGiven();

    /// <summary>
    /// Reads <c>2.5</c>, <c>£45,000</c>, <c>45k</c>, <c>30-35</c>, <c>£1.9m to £2m</c>, <c>TBC</c>. Null where it is neither a number nor one of the words for "not known yet",
    /// and where it is larger than <see cref="Largest"/>. Nothing at all is null too.
    /// </summary>
    public static Quantity? Read(string? text)
    {
        var trimmed = (text ?? "").Trim();
        if (trimmed.Length is 0 or > 60)
        {
            return null;
        }

        if (NotGiven().IsMatch(trimmed))
        {
            return Unknown(trimmed);
        }

        var match = Written().Match(trimmed);
        if (!match.Success || Number(match.Groups["a"].Value) is not { } a)
        {
            return null;
        }

        if (!match.Groups["b"].Success)
        {
            return Scaled(a, match.Groups["k1"].Value) is { } one ? Of(one) : null;
        }

        // "10-30k" is thousands at both ends.
        var unit = match.Groups["k1"].Success ? match.Groups["k1"].Value : match.Groups["k2"].Value;
        return Number(match.Groups["b"].Value) is { } b && Scaled(a, unit) is { } low && Scaled(b, match.Groups["k2"].Success ? match.Groups["k2"].Value : unit) is { } high && low <= high
            ? Between(low, high)
            : null;
    }

    /// <summary>A number as people write it, with no more places than it has.</summary>
    public static string Text(decimal value) => value.ToString("#,##0.############", CultureInfo.InvariantCulture);

    private static decimal? Number(string text)
    {
        var plain = text.Replace("£", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        return plain.Length is > 0 and < 28 && decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    private static decimal? Scaled(decimal value, string unit)
    {
        if (Math.Abs(value) > Largest)
        {
            return null;
        }

        var scaled = value * (unit.ToUpperInvariant() switch { "K" => 1_000m, "M" => 1_000_000m, _ => 1m });
        return Math.Abs(scaled) > Largest ? null : scaled;
    }
}

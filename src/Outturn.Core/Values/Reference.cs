using System.Text.RegularExpressions;

namespace Outturn.Core.Values;

/// <summary>
/// The council's code for a proposal or tracker line within one cycle or year, such as <c>A/R.6.255</c>. It names a line
/// within its cycle only: councils use one code for different proposals in different years.
/// </summary>
public sealed partial record Reference
{
    private Reference(string code, string asWritten)
    {
        Code = code;
        AsWritten = asWritten;
    }

    /// <summary>The code in its one spelling: no stray spaces, upper case.</summary>
    public string Code { get; }

    /// <summary>What the document says, untouched.</summary>
    public string AsWritten { get; }

    /// <summary>True where the document's spelling had to be mended, such as <c>A/R. 6. 239</c>.</summary>
    public bool WasMended => !string.Equals(Code, AsWritten, StringComparison.Ordinal);

    // Directorate / R or C . section . number, with the spaces and doubled dots that papers put in.
    [GeneratedRegex(@"(?<![A-Za-z0-9/])(?<d>[A-Za-z])\s?/\s?(?<k>[RrCc])\s?[.,]?\s?(?<s>\d)\s?[.,]\s?(?<n>\d{3})(?!\d)(?<x>[a-z](?![A-Za-z]))?")]
    private static partial Regex CouncilForm();

    /// <summary>Takes whatever a tracker's reference cell holds. Blank is not a reference.</summary>
    public static Reference? From(string? text)
    {
        var written = text?.Trim() ?? "";
        if (written.Length == 0)
        {
            return null;
        }

        var match = CouncilForm().Match(written);
        return match.Success && match.Length == written.Length
            ? new(Normal(match), written)
            : new(string.Join(' ', written.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant(), written);
    }

    /// <summary>Finds each code of the council form in running text, mended where it is misspelt.</summary>
    public static IEnumerable<Reference> FindIn(string text)
    {
        foreach (Match match in CouncilForm().Matches(text))
        {
            yield return new(Normal(match), match.Value);
        }
    }

    private static string Normal(Match m) =>
        $"{m.Groups["d"].Value.ToUpperInvariant()}/{m.Groups["k"].Value.ToUpperInvariant()}.{m.Groups["s"].Value}.{m.Groups["n"].Value}{m.Groups["x"].Value}";

    public bool Equals(Reference? other) => other is not null && string.Equals(Code, other.Code, StringComparison.Ordinal);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Code);

    public override string ToString() => Code;
}

using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using Outturn.Core.Values;

namespace Outturn.Core.Assurance;

/// <summary>An amount in running text.</summary>
/// <param name="Pence">Without its sign: texts write £197k and -£197k for the same saving.</param>
/// <param name="AsWritten">Such as <c>-£197k</c>.</param>
/// <param name="Tolerance">Half of the last place written, in pence; more where the text says about, nearly, up to.</param>
/// <param name="InPounds">Written to the pound, with no k or m.</param>
/// <param name="IsRange">One end of a range: never compared.</param>
/// <param name="At">Where it stands in the text.</param>
/// <param name="Length">How much of the text it takes.</param>
internal sealed record CommentaryFigure(long Pence, string AsWritten, long Tolerance, bool InPounds, bool IsRange, int At, int Length)
{
    /// <summary>The financial year that the text says it belongs to; null where it does not say.</summary>
    public FinancialYear? Year { get; set; }

    /// <summary>The sentence that it stands in, from 0.</summary>
    public int Sentence { get; set; }
}

/// <summary>Finds amounts in running text: £265k, £1.65m, -£197k, £12,500, 78k, £1.2 million.</summary>
internal static partial class CommentaryFigures
{
    [GeneratedRegex(
        @"(?<![\w.,£])(?<rough>(?:around|about|approximately|approx\.?|circa|c\.|~|nearly|almost|up to|at least|over|more than|less than|under|some|roughly|just over|just under)\s{0,2})?[-−–+]?\s?(?<cur>£\s?|gbp\s?)?(?<minus>[-−–])?(?<n>\d{1,3}(?:,\d{3}){1,4}|\d{1,12})(?<dec>\.\d{1,4})?\s?(?<unit>k|m|mn|bn|million|thousand|mil)?(?![\w%])(?:\s(?<word>pounds))?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Written();

    [GeneratedRegex(@"^\s?(?:-|–|to)\s?£?\d", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RangeGoesOn();

    private static readonly SearchValues<string> UnitWords = SearchValues.Create(["gbp", "pounds", "m", "thousand"], StringComparison.OrdinalIgnoreCase);

    public static IReadOnlyList<CommentaryFigure> In(string text)
    {
        // Most commentaries name no amount at all.
        if (!text.AsSpan().ContainsAnyInRange('0', '9') || !(text.AsSpan().ContainsAny('£', 'k', 'K') || text.AsSpan().ContainsAny(UnitWords)))
        {
            return [];
        }

        var figures = new List<CommentaryFigure>();
        var rangeAt = -1;
        foreach (Match match in Written().Matches(text))
        {
            var unit = match.Groups["unit"].Value.ToLowerInvariant();
            var hasCurrency = match.Groups["cur"].Success || match.Groups["word"].Success;
            var decimals = match.Groups["dec"].Length;

            // Without a pound sign only k, thousand and million are money; 20m may be metres or months.
            if (!hasCurrency && !(unit is "k" or "million" or "thousand" || (unit == "m" && decimals > 0)))
            {
                continue;
            }

            var per = unit switch { "k" or "thousand" => 100_000m, "m" or "mn" or "million" or "mil" => 100_000_000m, "bn" => 100_000_000_000m, _ => 100m };
            var number = decimal.Parse(match.Groups["n"].Value.Replace(",", "", StringComparison.Ordinal) + match.Groups["dec"].Value, CultureInfo.InvariantCulture);
            var pence = number * per;
            if (pence > LineFigures.Most)
            {
                continue;
            }

            var place = per;
            for (var i = 1; i < decimals; i++)
            {
                place /= 10m;
            }

            var rough = match.Groups["rough"];
            var tolerance = Math.Max(unit.Length == 0 ? 0m : place / 2m, rough.Success ? pence / 10m : 0m);
            var start = rough.Success ? rough.Index + rough.Length : match.Index;
            var end = match.Index + match.Length;
            var goesOn = RangeGoesOn().IsMatch(text.AsSpan(end, Math.Min(8, text.Length - end)));
            figures.Add(new(
                (long)pence, text[start..end].Trim(' ', '('), (long)tolerance, unit.Length == 0 && decimals == 0, goesOn || rangeAt == figures.Count, match.Index, match.Length));
            rangeAt = goesOn ? figures.Count : -1;
            if (figures.Count == 200)
            {
                break;
            }
        }

        return figures;
    }
}

using System.Text.RegularExpressions;
using Outturn.Core.Values;

namespace Outturn.Core.Sheets.Reading;

/// <summary>What headings and banners say of signs.</summary>
internal static partial class SignWords
{
    [GeneratedRegex(@"savings?\b[^.]{0,40}\b(are |shown |as |is )*(positive|plus|\+ve|\+)(?!\w)|positive[^.]{0,30}(=|\b(is|are|means?|indicates?|represents?|denotes?)\b)[^.]{0,15}\bsavings?|\(cost\)|\+\s*=\s*saving|cost/?\s*\(?saving\)?\s*reversed")]
    private static partial Regex Positive();

    [GeneratedRegex(@"savings?\b[^.]{0,40}\b(are |shown |as |is |in )*(negative|minus|-ve|brackets|bracketed|credit)|negative[^.]{0,30}(=|\b(is|are|means?|indicates?|represents?|denotes?)\b)[^.]{0,15}\bsavings?|\(savings?\)|-\s*=\s*saving|brackets?[^.]{0,30}\bsavings?")]
    private static partial Regex Negative();

    [GeneratedRegex(@"\(\s*(shortfall|under|under-?\s?(delivery|achievement)|adverse|deficit|unfavourable)\s*\)|(adverse|shortfall)[^.]{0,20}(negative|minus|brackets)|(negative|minus|brackets?)[^.]{0,20}(adverse|shortfall)|over\s*/\s*\(?-?under\)?|surplus\s*/\s*\(?(deficit|shortfall)|favourable\s*/\s*\(?adverse")]
    private static partial Regex AdverseNegative();

    [GeneratedRegex(@"\(\s*(over|over-?\s?(delivery|achievement)|favourable|surplus)\s*\)|\bshortfall\b|under\s*/\s*\(?over\)?|\bgap\b|adverse\s*/\s*\(?favourable|deficit\s*/\s*\(?surplus|\bunder\s?-?\s?(delivery|achievement)|\bunachieved\b|\bundelivered\b|\bundeliverable\b|\bunachievable\b|\bnot (achieved|delivered|achievable|deliverable)\b|\bnon\s?-?\s?(delivery|achievement)|\bat risk\b|\boverspend\b|\bpressure\b")]
    private static partial Regex AdversePositive();

    public static SavingsSign? Find(string normal) =>
        normal.Length == 0 ? null
        : Negative().IsMatch(normal) ? SavingsSign.Negative
        : Positive().IsMatch(normal) ? SavingsSign.Positive
        : null;

    /// <summary>1 where a printed plus is adverse, -1 where a printed minus is, 0 where nothing is said.</summary>
    public static int Adverse(string normal) => AdverseNegative().IsMatch(normal) ? -1 : AdversePositive().IsMatch(normal) ? 1 : 0;
}

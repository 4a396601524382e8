using System.Text.RegularExpressions;

namespace Outturn.Core.Assurance;

/// <summary>Whether a commentary says that a saving is done, is still open, or is on track.</summary>
internal static partial class StatusWords
{
    [GeneratedRegex(
        @"\b(?:fully|wholly|completely|entirely) (?:been |now )?(?:delivered|achieved|met|realised|secured|implemented|banked|complete|completed|made|received)\b"
        + @"|\b(?:delivered|achieved|met|realised|secured|banked|received|made|taken|covered|implemented|saved) in full\b"
        + @"|\bin full\b.{0,30}\b(?:delivered|achieved|met|realised)\b"
        + @"|\b(?:100 ?%|100 per ?cent|all|the full|full|the whole|whole|the entire|entire) (?:of )?(?:the |this |these |its )?(?:savings?|target|amount|income|sum|planned saving|saving target|savings target)? ?(?:has|have|is|are|was|were)? ?(?:now |already |been )*(?:delivered|achieved|met|realised|banked|secured|made|saved|received)\b"
        + @"|\b(?:full|complete) (?:delivery|achievement)\b|\bsavings? (?:is |are |has been |have been |now )*complete\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Full();

    [GeneratedRegex(
        @"\b(?:delivered|achieved|realised|banked)\b"
        + @"|(?:^|: ?|- ?|, ?|\bnow )(?:saving |savings |all )?(?:complete|completed|done|closed|implemented in full|finished)(?=$|[ ,:]*$|[ ,:]| -)(?! (?:the|this|a|our|by)\b)"
        + @"|\b(?:savings?|target|reduction|line)\b[^,]{0,25}\b(?:complete|completed|done|closed|made|met|secured|taken|actioned)\b"
        + @"|\bbudgets? (?:has |have |is |was |been |now )*(?:reduced|removed|taken out|adjusted|cut|amended)\b"
        + @"|\b(?:received|secured|taken|met|made) in full\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Done();

    /// <summary>What turns "achieved" into something else when it stands before it in the same clause.</summary>
    [GeneratedRegex(
        @"\b(?:not|no|never|none|nothing|un|yet|to be|be|will|would|can|cannot|could|should|shall|may|might|must|expect\w*|likely|unlikely|anticipat\w*|forecast\w*|before|until|till|once|when|if|unless|part|partly|partially|some|most|mostly|almost|nearly|half|majority|phase|stage|first|initial|element|planned|plan to|due|await\w*|aim\w*|target\w* to|how|being|far|remain\w*|in order|ability|confident|\d+ ?%|percent|elsewhere|another|other|last year|previous|work|works|review|tender|procurement|recruitment|consultation|restructure|project|training|milestones?|actions?|tasks?|assessments?|service|services|outcomes?)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Tempered();

    [GeneratedRegex(@"\b(?:but|however|although|though|except|apart from|other than|despite|shortfall|short|not|slipp\w*|delay\w*|unachiev\w*|part|partly|phase|element|remaining|remainder|rest|still|further)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Reservation();

    [GeneratedRegex(@"\bon[- ]?(?:track|target|course|schedule)\b|\bto plan\b", RegexOptions.CultureInvariant)]
    private static partial Regex OnTrack();

    [GeneratedRegex(@"(?:\bnot|\bno longer|n't|\bnever|\bunlikely to be|\bcannot be|\bfar from|\bless than|\bnor|\brather than|\binstead of)\b[^,:]{0,30}$", RegexOptions.CultureInvariant)]
    private static partial Regex NegatedBefore();

    [GeneratedRegex(
        @"\bon[- ]?track\b|\bawait\w*|\bto be (?:delivered|achieved|confirmed|implemented|agreed|made|found|signed|realised|completed|finalised|taken|identified)\b|\bwill (?:now |only |all )?(?:be )?(?:deliver|achiev|complet|start|begin|commenc|made|realis|implement|save|come|follow)\w*"
        + @"|\bnot (?:yet|all|been)\b|\byet to\b|\bstill (?:to|being|in|working|waiting|outstanding|expected|under)\b|\bpending\b|\bin progress\b|\bunder ?way\b|\bexpect(?:ed|ing|s)? to\b|\bis expected\b|\bare expected\b|\bdue to (?:start|begin|commence|complete|finish|be|deliver|go)\b|\boutstanding\b|\bat risk\b|\bslipp(?:ed|age|ing)\b|\bin development\b|\bremains? to be\b|\bwork (?:continues|is continuing|ongoing)\b|\bongoing\b|\bsubject to\b|\bbeing (?:implemented|delivered|progressed|developed|negotiated|drawn up)\b|\bscheduled\b|\bplanned for\b|\bforecast to\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Open();

    /// <summary>Words that leave no doubt that something is still to come, even beside "achieved".</summary>
    [GeneratedRegex(@"\bnot (?:yet |been |fully |all )*(?:delivered|achieved|complete|completed|made|realised|in place|received|signed|implemented)\b|\byet to be\b|\bstill (?:to be|to come|awaiting|awaited|outstanding)\b|\bremains? to be\b|\bto be (?:delivered|achieved|realised)\b|\bwill be (?:delivered|achieved|realised)\b", RegexOptions.CultureInvariant)]
    private static partial Regex PlainlyOpen();

    [GeneratedRegex(@"\bshort(?:fall)?\b|\bnot (?:be )?(?:fully )?(?:achiev|deliver|met|realis)|\bslip|\bdelay|\bunachiev|\bunder[- ]?(?:achiev|deliver)|\boverspend|\bpressure|\brevised|\breduced (?:saving|target|forecast)|\bre-?profil|\blower|\bless than|\bbehind|\bexcept|\bapart from|\bother than|\bnext year|\bmiss|\blost\b|\bbelow\b|\blate\b|[\uE300-\uE3FF]", RegexOptions.CultureInvariant)]
    private static partial Regex Admitted();

    /// <summary>The words that say that the saving is made; null where none do.</summary>
    public static string? SaysDone(CommentaryText text) => Find(text, Done(), full: false) ?? Find(text, Full(), full: true);

    /// <summary>The words that say that the whole saving is made, with no reservation; null where none do.</summary>
    public static string? SaysFullyDone(CommentaryText text) =>
        Find(text, Full(), full: true) is { } words && !text.Sentences.Any(s => Reservation().IsMatch(s)) ? words : null;

    /// <summary>The words that say that something is still to come; null where none do, or where the text also says that it is done.</summary>
    public static string? SaysOpen(CommentaryText text)
    {
        string? open = null;
        foreach (var sentence in text.Sentences)
        {
            if (sentence.Contains(CommentaryText.Reference, StringComparison.Ordinal))
            {
                continue;
            }

            if (PlainlyOpen().Match(sentence) is { Success: true } plain)
            {
                return plain.Value;
            }

            open ??= Open().Match(sentence) is { Success: true } match ? match.Value : null;
        }

        return open is not null && SaysDone(text) is null ? open : null;
    }

    /// <summary>The words that say that the line is on track, admit no shortfall and speak of no other line; null where none do.</summary>
    public static string? SaysOnTrack(CommentaryText text)
    {
        string? words = null;
        foreach (var sentence in text.Sentences)
        {
            if (Admitted().IsMatch(sentence))
            {
                return null;
            }

            if (words is null && !sentence.Contains(CommentaryText.Reference, StringComparison.Ordinal) && OnTrack().Match(sentence) is { Success: true } match
                && !NegatedBefore().IsMatch(sentence.AsSpan(0, match.Index)))
            {
                words = match.Value;
            }
        }

        return words;
    }

    private static string? Find(CommentaryText text, Regex pattern, bool full)
    {
        foreach (var sentence in text.Sentences)
        {
            // An amount makes it a claim about that amount, and another line's reference a claim about that line.
            if (sentence.Contains(CommentaryText.Reference, StringComparison.Ordinal))
            {
                continue;
            }

            for (var match = pattern.Match(sentence); match.Success; match = match.NextMatch())
            {
                var from = sentence.LastIndexOfAny([',', ':'], match.Index) + 1;
                var before = sentence[from..match.Index];
                var after = sentence[(match.Index + match.Length)..];
                if (!Tempered().IsMatch(before) && (full || !before.Any(c => c is >= '\uE000' and <= '\uE0C8')) && !TemperedAfter().IsMatch(after))
                {
                    return match.Value.Trim(' ', ',', ':', '-');
                }
            }
        }

        return null;
    }

    [GeneratedRegex(@"\b(?:once|if|unless|subject to|until|dependent|depends|pending)\b|^ (?:when|only|by (?:the )?(?:end|year|march|q[1-4]|quarter)|in part|partially|partly|to date|so far|against|apart|except|but)|^ [\uE000-\uE0C8]|\bexcept\b|\bapart from\b", RegexOptions.CultureInvariant)]
    private static partial Regex TemperedAfter();
}

using System.Text.RegularExpressions;
using Outturn.Core.Values;

namespace Outturn.Core.Assurance;

/// <summary>The words around an amount that say what it is claimed to be. What is not plainly a claim about the line is left alone.</summary>
internal static partial class ClaimWords
{
    private const string F = CommentaryText.Figure;
    private const string Target = @"(?:the |its |our |this )?(?:original |full |annual |year's |overall )?(?:savings? |income |delivery )?(?:target|plan|budget|profile|planned saving|plan figure)";

    /// <summary>Wider than the line, or not a saving of this year: nothing in the row can be compared with it.</summary>
    [GeneratedRegex(
        @"\bbaseline\b|\bacross (?!the year|the quarters)|\bdirectorate|\bdepartment-?wide|\bwhole council|\bcouncil-wide|\bgross\b|\bper (?:annum|year|week|month|day|placement|person|case|head)\b|\b(?:each|every|a) (?:year|month|week|day|place|placement)\b|\bannual(?:ly|ised)?\b|\bpa\b|\bp\.a\b|\bfull[- ]year effect|\brecurr|\bover (?:the (?:next|course|life)|two|three|four|five)|\btwo[- ]year|\bthree[- ]year|\bcumulative|\bsince 20|\bcontract value|\btotal cost|\bcosts? of\b|\binvest(?:s|ed|ing|ment)?\b|\bgrant of|\bprice of|\bworth of|\bproject\b|\bprogramme(?:-| )wide|\bother lines?\b|\belsewhere",
        RegexOptions.CultureInvariant)]
    private static partial Regex WiderScope();

    /// <summary>Said of another time, or only possible.</summary>
    [GeneratedRegex(@"\b(?:risk|could|may|might|potential(?:ly)?|possibl[ey]|if|unless|worst case|best case|previous(?:ly)?|originally|last month|last quarter|formerly|had been|used to|instead of|rather than|scenario)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Uncertain();

    [GeneratedRegex(
        @"(?:exceed\w*|surpass\w*|beat(?:en|ing|s)?|outperform\w*|over[- ]?(?:deliver|achiev|perform|recover)\w*|ahead of " + Target + @"|above " + Target + @"|better than " + Target + @"|over " + Target + @"|under budget|overshoot\w*)[^\uE000-\uE0C8,.]{0,45}? by " + F
        + @"|(?:over[- ]?(?:delivery|achievement|performance|recovery)|excess(?: saving| delivery| income)?|favourable variance|overshoot) (?:is |now |stands at |forecast |forecast at |at |is forecast at )?(?:of |at )?" + F
        + @"|" + F + @" (?:of |in )?(?:over[- ]?(?:deliver|achiev|recover|perform)\w*|(?:above|over|over and above|ahead of|better than|more than|in excess of|beyond|greater than|higher than) (?:" + Target + @"|planned|budgeted|expected|was planned)|favourable|excess\b|ahead\b|to the good|better\b)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Excess();

    [GeneratedRegex(
        @"(?:shortfall|short|gap|under[- ]?(?:deliver|achiev|perform|recover)\w*|adverse variance|behind " + Target + @"|below " + Target + @"|miss(?:es|ed|ing)?(?: " + Target + @")?|undershoot\w*|deficit against " + Target + @")(?: against " + Target + @"| on " + Target + @"| of " + Target + @"| in year| this year| is| now| remains| forecast| projected| currently| expected| estimated| in| the| savings?| delivery| against it| for| [\uE300-\uE3FF]| likely){0,6} (?:by|of|at|to be|is|:|-) " + F + @"(?! (?:" + Target + @"))"
        + @"|" + F + @" (?:of |in |is |are |that |which |will |the |this |planned |saving |savings |target |remains |still |now )*(?:shortfall|short\b(?! ?term)|below " + Target + @"|behind (?:" + Target + @"|schedule|profile)|under " + Target + @"|less than (?:" + Target + @"|planned)|adverse|under[- ]?(?:deliver|achiev|recover)\w*|gap\b|unachiev\w*|undeliver\w*|(?:not|unlikely to|cannot|never) (?:now )?(?:be )?(?:deliver|achiev|made|met|found|realis|sav|recover|achievable|deliverable)\w*)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Shortfall();

    [GeneratedRegex(
        F + @" (?:of |in |the |this |these |that |its |our |full |total |planned |saving |savings |income |target |costs? |reduction |reductions |now |already |has |have |was |were |is |are |been |so far |to date |in total |all |fully |actually |successfully )*(?:delivered|achieved|saved|secured|banked|realised|made|received|collected|recovered|generated|removed|earned|cashed|released|in the bank)\b(?! (?:if|once|when|by (?:the end|march|year)))"
        + @"|(?<!\bbe |\bbe fully |\bbeing |\bnot |\bhalf )\b(?:delivered|achieved|saved|secured|banked|realised|generated|recovered|collected|received|earned|released|made)(?: a| the| savings?| saving of| savings of| of| income| in| total| so far| to date| already| now| actual| around| cashable| some)* " + F
        + @"|" + F + @" (?:so far|to date|year to date|already)\b|\b(?:to date|so far|year to date|ytd)(?: is| are| of| at| total| stands at| stand at| comes to| come to|:| -| amount to| amounts to)* " + F,
        RegexOptions.CultureInvariant)]
    private static partial Regex Delivered();

    [GeneratedRegex(
        @"\b(?:savings? )?(?:target|planned saving|planned savings|original saving|budgeted saving|original target|plan)(?: of| is| was| for| the| this| year| [\uE300-\uE3FF]| saving| set at| stands at| at| remains| being| a){0,5} " + F
        + @"|" + F + @" (?:savings? )?(?:target|planned saving|plan)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Planned();

    [GeneratedRegex(
        @"\bforecast(?:ing|ed|s)?(?: saving| savings| delivery| outturn| for| the| this| in| year| [\uE300-\uE3FF]| position| is| now| at| of| to| be| a| total| full| full-year| end| stands| deliver| delivers| achieve| save| make| remains| remain| currently){0,8} " + F
        + @"|\b(?:expect(?:s|ed|ing)?|anticipat(?:e|ed|es|ing)|predict(?:ed)?|estimate[ds]?|likely|on (?:track|course|target|schedule)|set|will|should|aims?|aiming|due)(?: now| currently| still| be| is| to| that| we| it| this| a| of| in| total| at| savings?| saving| delivered?| achieved?| saved?| make| made| generate| realise| the| full| year| [\uE300-\uE3FF]| for){1,8} " + F
        + @"|" + F + @" (?:is |are |of |the |this |in |savings? |saving |now |currently |still |[\uE300-\uE3FF] )*(?:forecast|expected|anticipated|predicted|likely|will be|should be|will|due|on track)(?: to be| to| be)? ?(?:delivered|achieved|saved|made|realised|generated|deliver\b|achieve\b|for the year|this year|in total)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Forecast();

    [GeneratedRegex(@"deliver|achiev|saving|saved|save\b|fall|move|slip|push|re-?profil|defer|carr(?:y|ied)|realis|land|roll|delay|postpon|made|come|next", RegexOptions.CultureInvariant)]
    private static partial Regex SavingWords();

    [GeneratedRegex(@"\bcosts?\b|\bpressure|\bgrowth|\bbudget(?:ed)? of|\binvest(?:s|ed|ing|ment)?\b|\bbid\b|\bgrant|\bprice|\bfunding|\bplan(?:ned)? for|\bproposal|\bbusiness plan|\btarget|\bspend", RegexOptions.CultureInvariant)]
    private static partial Regex NotSavingWords();

    [GeneratedRegex("(" + F + ") (?:out )?of (?:the |its |our |this |a )?(?:total |target |planned |full |original )?(?:of )?" + F + @"(?: (?:savings? )?target\b| saving\b)?", RegexOptions.CultureInvariant)]
    private static partial Regex Denominator();

    /// <summary>Reads one sentence once, however many amounts it names.</summary>
    public static SentenceClaims Read(string sentence, FinancialYear year) =>
        new(Denominator().Replace(sentence, "$1"), year); // "£46k of the £72k" claims the £46k; the £72k is what it is a part of.

    /// <summary>What each amount of a sentence is claimed to be. Each pattern is tried when first asked for.</summary>
    internal sealed class SentenceClaims(string sentence, FinancialYear year)
    {
        private readonly Lazy<bool> wide = new(() => WiderScope().IsMatch(sentence));
        private readonly Lazy<bool> otherLine = new(() => sentence.Contains(CommentaryText.Reference, StringComparison.Ordinal));
        private readonly Lazy<bool> sure = new(() => !Uncertain().IsMatch(sentence));
        private readonly Lazy<bool> partYear = new(() => PartYear().IsMatch(sentence));
        private readonly Lazy<bool> spent = new(() => Spent().IsMatch(sentence));
        private readonly Lazy<bool> later = new(() => SavingWords().IsMatch(sentence) && !NotSavingWords().IsMatch(sentence));
        private readonly Lazy<List<Range>> excess = new(() => All(Excess(), sentence));
        private readonly Lazy<List<Range>> shortfall = new(() => NoGap().IsMatch(sentence) ? [] : All(Shortfall(), sentence));
        private readonly Lazy<List<Range>> delivered = new(() => All(Delivered(), sentence));
        private readonly Lazy<List<Range>> planned = new(() => OtherTarget().IsMatch(sentence) ? [] : All(Planned(), sentence));
        private readonly Lazy<List<Range>> forecast = new(() => All(Forecast(), sentence));

        public ClaimKind? KindOf(char token, CommentaryFigure figure)
        {
            var at = sentence.IndexOf(token, StringComparison.Ordinal);
            if (at < 0)
            {
                return null;
            }

            if (figure.Year is { } said && said != year)
            {
                return said > year && later.Value && !wide.Value ? ClaimKind.Later : null;
            }

            return wide.Value || otherLine.Value ? null
                : sure.Value && !partYear.Value && Names(excess, at) && !IsNegated(sentence, at) ? ClaimKind.Excess
                : sure.Value && !partYear.Value && Names(shortfall, at) ? ClaimKind.Shortfall
                : !spent.Value && Names(delivered, at) && !IsNegated(sentence, at) ? ClaimKind.Delivered
                : sure.Value && Names(planned, at) ? ClaimKind.Planned
                : sure.Value && Names(forecast, at) && !IsNegated(sentence, at) ? ClaimKind.Forecast
                : null;
        }

        private static bool Names(Lazy<List<Range>> matches, int at) => matches.Value.Exists(m => at >= m.Start.Value && at < m.End.Value);

        private static List<Range> All(Regex pattern, string text)
        {
            var found = new List<Range>();
            foreach (var match in pattern.EnumerateMatches(text))
            {
                found.Add(match.Index..(match.Index + match.Length));
            }

            return found;
        }
    }

    /// <summary>The quarters that a sentence names; null where it names none or several.</summary>
    public static (int First, int Last)? Period(string sentence)
    {
        var found = NamedPeriod().Matches(sentence);
        return found.Count != 1 ? null
            : found[0].Groups["h"].Success ? (1, 2)
            : found[0].Groups["q"].Success ? (found[0].Groups["q"].ValueSpan[0] - '0', found[0].Groups["q"].ValueSpan[0] - '0')
            : found[0].Groups["n"].Value switch { "first" => (1, 1), "second" => (2, 2), "third" => (3, 3), _ => (4, 4) };
    }

    public static string WithoutPeriod(string sentence) => NamedPeriod().Replace(sentence, "");

    [GeneratedRegex(@"\b(?<h>first half|half[- ]?year|first six months|h1)\b|\b(?:in|during|for) (?:q|quarter )(?<q>[1-4])\b|\b(?:in|during|for) the (?<n>first|second|third|fourth) quarter\b", RegexOptions.CultureInvariant)]
    private static partial Regex NamedPeriod();

    /// <summary>A price, a spend or an amount wider than the line.</summary>
    public static bool IsOfSomethingElse(string sentence) => WiderScope().IsMatch(sentence) || Spent().IsMatch(sentence);

    public static bool SpeaksToDate(string sentence) => ToDate().IsMatch(sentence);

    public static bool SpeaksOfPart(string sentence) => OfPart().IsMatch(sentence);

    /// <summary>Ahead or behind at some point within the year says nothing of the year.</summary>
    [GeneratedRegex(@"\bprofile\b|\bq[1-4]\b|\bquarter\b|\bhalf[- ]?(?:year|way)\b|\bfirst half\b|\bto date\b|\bso far\b|\bmonths?\b", RegexOptions.CultureInvariant)]
    private static partial Regex PartYear();

    [GeneratedRegex(@"\bspen[dt]\b|\bspending\b|\bexpenditure\b|\bcosts?\b|\bbudget of\b|\binvest(?:ed|ment)\b|\bfunding\b|\bgrant\b|\babsorb|\boffset|\berod|\bnet of\b|\bcancel|\boutweigh|\bswallow", RegexOptions.CultureInvariant)]
    private static partial Regex Spent();

    [GeneratedRegex(@"\bto date\b|\bso far\b|\balready\b|\bytd\b|\bto the end of\b", RegexOptions.CultureInvariant)]
    private static partial Regex ToDate();

    [GeneratedRegex(@"\bof which\b|\brelat(?:es?|ing) to\b|\bpartly\b|\bpart of\b|\bremain(?:der|ing)\b|\bthe rest\b|\bincluding\b|\bof this\b|\ba further\b|\belement\b|\bsome of\b|\bin addition\b|\badditional\b|\banother\b|\bfrom (?:this|april|may|june|july|august|september|october|november|december|january|february|march)\b|\bquarter\b|\bq[1-4]\b|\bmonth\b", RegexOptions.CultureInvariant)]
    private static partial Regex OfPart();

    [GeneratedRegex(@"\b(?:revised|new|stretch|minimum|next|national|external|fundraising|recovery|collection) (?:savings? )?(?:target|plan)|\baction plan|\bcare plan|\bplan to\b|\btarget of \d", RegexOptions.CultureInvariant)]
    private static partial Regex OtherTarget();

    [GeneratedRegex(@"\bno (?:shortfall|gap)|\bwithout (?:a )?(?:shortfall|gap)|(?:offset|cover|mitigat|clos|recover|made good|make good|met by|met from|compensat)\w*", RegexOptions.CultureInvariant)]
    private static partial Regex NoGap();

    [GeneratedRegex(@"\b(?:not|no|never|unlikely|cannot|without|neither|nor|isn't|won't|hasn't|haven't|instead of|rather than|nothing)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Negation();

    /// <summary>Whether a negation stands in the amount's own clause.</summary>
    private static bool IsNegated(string sentence, int at)
    {
        var from = sentence.LastIndexOfAny([',', ':'], at) + 1;
        var to = sentence.IndexOfAny([',', ':'], at);
        return Negation().IsMatch(sentence.AsSpan(from, (to < 0 ? sentence.Length : to) - from));
    }
}

using System.Text.RegularExpressions;
using Outturn.Core.Sheets.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Cases.Reading;

/// <summary>What headings of columns mean, in the words of many councils.</summary>
internal static partial class ColumnWords
{
    [GeneratedRegex(@"\brag\b|\bbrag\b|^(?:(?:overall|current|residual|inherent|risk|initial)\s)*(?:rating|colour|traffic light)$|red\W+amber\W+green")]
    private static partial Regex Rag();

    [GeneratedRegex(@"\bscores?\b|\bl\s?[x×*]\s?i\b|\bi\s?[x×*]\s?l\b|(?:impact|likelihood|probability)\s?[x×*]|^(?:inherent|residual|gross|net|current|target|total|overall) risk(?: level| value)?$|^risk (?:level|value)(?:$|\s?\()")]
    private static partial Regex Score();

    [GeneratedRegex(@"\bbase-?line\b(?!\s?(?:dates?|start|finish|end)\b)|^current (?:position|level|performance|value|state|figure|measure|service)|^as[- ]is\b|^starting (?:point|position)|^where are we now")]
    private static partial Regex Baseline();

    [GeneratedRegex(@"^targets?(?!\s?(?:date|completion|group|end|start|audience|finish))\b|\btargets?\s?(?:&|and|/)|^goals?\b|^(?:expected|desired|planned|intended) (?:result|level|value|improvement|position|change|outcome)|^trajectory|^what (?:will|does) (?:success|good) look like")]
    private static partial Regex Target();

    [GeneratedRegex(@"\bmeasures?\b|^(?:performance )?indicators?$|\bmetrics?\b|\bmeasured\b|\bmeasurement\b|^how (?:will|do|it|they|we)\b.*\bknow|^success criteria|^evidence of success|^kpis?\b|^unit of measure")]
    private static partial Regex Measure();

    [GeneratedRegex(@"\bmitigat|\bcontrols?\b|counter-?measures?|^risk (?:response|treatment|management)|^(?:response|treatment|management) (?:plan|strategy|action)s?$|^contingency(?: plan| action| arrangement)?s?$|^actions? (?:required|to mitigate|to reduce|to manage|planned|to address)|^how (?:will|can|is|are)\b.*\b(?:managed|reduced|mitigated|addressed)|^preventative|^further actions?|^planned actions?|^justification/mitigation")]
    private static partial Regex Mitigation();

    [GeneratedRegex(@"\bowners?\b|\bowned by\b|\bresponsib\w+|\baccountab\w+|^(?:(?:delivery|project|officer|task|action|benefit|risk|service|overall|lead|named)\s)*(?:leads?|officers?)(?: officer| person| name)?(?:\s?[/(&].*)?$|^who(?: by| will do it| is responsible| leads)?$|^by whom|\bassigned\b|\bassignee\b|^sro\b|^action by$|^deliver(?:y|ed) by$|^lead (?:organisation|agency|partner|team)|^person\b|^managed by")]
    private static partial Regex Owner();

    [GeneratedRegex(@"^(?:(?:planned|actual|estimated|est|expected|proposed|target|anticipated)\.?\s)*start(?:s|ing)?(?: date| month| quarter| on)?(?:$|\s?[(/])|^commence(?:ment|s)?(?: date)?$|^from$|^begins?$|^date (?:from|started|commenced)$")]
    private static partial Regex Start();

    [GeneratedRegex(@"^(?:(?:planned|actual|estimated|est|expected|proposed|target|anticipated|projected)\.?\s)*(?:end|finish|completion|complete|completed|close)(?: date| month| quarter| on| by)?(?:$|\s?[(/])|^to$|^until$|^date (?:to|completed)$")]
    private static partial Regex End();

    [GeneratedRegex(@"\bwhen\b|\bdue\b|\bdeadline\b|\bdates?\b|\btime-?\s?(?:scale|frame|line|table)s?\b|^timings?$|^completion by|^delivery by|^target (?:date|completion)|^complete by|^by$|^milestone date|^month$|^quarter$|^review date")]
    private static partial Regex When();

    [GeneratedRegex(@"\bduration\b|^length\b|^(?:no\.?|number) of (?:weeks|months|days)|^time (?:required|needed|taken|to complete)|^how long|^(?:weeks|months|days)$|^elapsed|^estimated time")]
    private static partial Regex Duration();

    [GeneratedRegex(@"\bdepend|pre-?requisite|\bpredecessors?\b|^enablers?\b|^linked (?:to|tasks?)")]
    private static partial Regex DependsOn();

    [GeneratedRegex(@"\bstatus\b|^progress\b|^current stage|^update$|^complete\s?\?$|^officer clearance")]
    private static partial Regex Status();

    [GeneratedRegex(@"\bpositives?\b|^beneficial")]
    private static partial Regex Positive();

    [GeneratedRegex(@"\bnegatives?\b|^adverse")]
    private static partial Regex Negative();

    [GeneratedRegex(@"\bneutral\b|^no impact$")]
    private static partial Regex Neutral();

    [GeneratedRegex(@"(?<!dis)\badvantages?\b|\bpros\b|\bstrengths?\b|^benefits? of option")]
    private static partial Regex Advantages();

    [GeneratedRegex(@"\bdisadvantages?\b|\bcons\b|\bdis-?benefits?\b|\bweakness(?:es)?\b|\bdrawbacks?\b")]
    private static partial Regex Disadvantages();

    [GeneratedRegex(@"\bdecision\b|\brecommend\w*|\bconclusions?\b|^preferred\b|\breasons? (?:for|why|discounted|rejected|not)|\btaken forward\b|^(?:viab|feasib|rank|short-?list|verdict|selected|discounted)\w*|^assessment$")]
    private static partial Regex Decision();

    [GeneratedRegex(@"\bprobability\b|\blikelihood\b|^chance\b|^likely$")]
    private static partial Regex Probability();

    [GeneratedRegex(@"\bimpacts?\b|\bconsequences?\b|\bseverity\b|^effects?\b|^implications?\b")]
    private static partial Regex Impact();

    [GeneratedRegex(@"\bone\s?-?\s?off\b\s?(?:/|\bor\b)|(?:/|\bor\b)\s?\bone\s?-?\s?off\b|\bperm(?:anent)?\s?(?:/|\bor\b)\s?temp|\btemp(?:orary)?\s?(?:/|\bor\b)\s?perm|\brecurr\w+\s?(?:/|\bor\b)|(?:/|\bor\b)\s?(?:non-?)?recurr\w+|^permanence$|^recurring\s?\?|^ongoing\s?(?:/|\bor\b)")]
    private static partial Regex Permanence();

    [GeneratedRegex(@"\bfunding (?:source|stream|route|status)|\bsources? of (?:fund|saving|income|finance)|\bfunded (?:by|from|through|via)\b|\bfinanced\b|^funding$|^sources?$|\bseparate funding")]
    private static partial Regex FundingSource();

    [GeneratedRegex(@"^(?:grand |overall |sub-?\s?)?totals?\b")]
    private static partial Regex Total();

    [GeneratedRegex(@"\bgrades?\b|^(?:pay )?(?:bands?|scale|scp|spinal)\b|^salary (?:point|scale|grade|band)")]
    private static partial Regex Grade();

    [GeneratedRegex(@"\bf\.?t\.?e\.?s?\b|\bwte\b|\bheadcount\b|^(?:no|nos|number|#|qty|quantity|count|volumes?)\b|^units?(?:$|\s(?:of|built|sold|delivered|required)\b)|\(units\)|\bnumber of\b|\bno\.? of\b|^# |^posts$|^hours\b|^carbon\b|\bco2e?\b|\btonnes\b")]
    private static partial Regex Count();

    [GeneratedRegex(@"%|\bper ?cent(?:age)?\b|\bpercentage\b|\bshares?\b|\bproportion\b|\bsplit\b")]
    private static partial Regex Share();

    [GeneratedRegex(@"£|\bamounts?\b|\bcosts?\b|\bcostings?\b|\bsavings?\b|\bvalue\b|\bbudgets?\b|\bprice\b|\bcontributions?\b|\binvestments?\b|\bincome\b|\bexpenditure\b|\bspend(?:ing)?\b|\bsalar(?:y|ies)\b|\bpro-?\s?rata\b|\bavoidance\b|\bfund(?:ed|ing)\b|\brange\b|\bpressures?\b|\bcapital\b|\brevenue\b|\bon-?\s?costs?\b|\bgross\b|\bnet\b|\bcharges?\b|\bgrant\b")]
    private static partial Regex Amount();

    [GeneratedRegex(@"\bnotes?\b|\bcomments?\b|\brationale\b|\bdescriptions?\b|\bdetails?\b|\bexplanation\b|\bnarrative\b|\bassumptions?\b|\bjustification\b|\bsummary\b|\breasons?\b|\bcommentary\b|\bexamples?\b|^what will it do|^(?:location|link|links|web ?link|background)$")]
    private static partial Regex Notes();

    [GeneratedRegex(@"^(?:year|yr|y)\s?(?:\d{1,2}|one|two|three|four|five)\b|^(?:19|20)\d\d(?:\s?(?:onwards|\+|actual|estimate|forecast|budget))?$|^(?:base|future|later|subsequent|following|beyond) years?\b|^(?:19|20)\d\d\s?(?:£|\(£)")]
    private static partial Regex NumberedYear();

    [GeneratedRegex(@"^(?:q|qtr|quarter)\s?[1-4]\b|^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\W{0,3}(?:\d{2}|\d{4})?$")]
    private static partial Regex PartOfYear();

    [GeneratedRegex(@"(?:19|20)?\d\d\s?[-/–—]\s?(?:(?:19|20)\d\d|\d\d?)(?!\d)")]
    private static partial Regex WrittenYear();

    public static string Normal(string heading) => HeadingText.Normal(heading).TrimEnd('?', '.', ' ', '-');

    /// <param name="heading">As printed.</param>
    /// <param name="canBeSubject">Whether no column to the left names the rows.</param>
    public static ColumnSense Of(string heading, bool canBeSubject)
    {
        var normal = Normal(heading);
        var sense = Find(normal, canBeSubject);
        return sense with { Unit = UnitWords.Find(normal) };
    }

    /// <summary>The year, or the part of one, that a heading names; null where it names none.</summary>
    public static ColumnSense? YearOf(string heading) => Year(Normal(heading));

    private static ColumnSense Find(string normal, bool canBeSubject)
    {
        if (normal.Length is 0 or > 160 || (canBeSubject && SubjectWords.IsLabel(normal)))
        {
            return new(ColumnMeaning.Text);
        }

        if (canBeSubject && SubjectWords.Of(normal) is not SubjectSort.None and var sort)
        {
            return new(ColumnMeaning.Subject, sort);
        }

        if (Year(normal) is { } year)
        {
            return year;
        }

        if (Said(normal) is not ColumnMeaning.Text and var meaning)
        {
            return new(meaning);
        }

        return new(ColumnMeaning.Text, SubjectWords.Of(normal) is var late && late is SubjectSort.Option or SubjectSort.Task or SubjectSort.Benefit ? late : SubjectSort.None);
    }

    private static ColumnSense? Year(string normal)
    {
        if (normal.Length is 0 or > 60 || Baseline().IsMatch(normal) || Target().IsMatch(normal) || Measure().IsMatch(normal) || Total().IsMatch(normal))
        {
            return null;
        }

        if (FinancialYear.TryFind(normal, out var financial))
        {
            // "2020/21 to 2024/25 total" is no year.
            return WrittenYear().Count(normal) > 1 ? null : new(ColumnMeaning.Year) { Year = financial };
        }

        if (NumberedYear().IsMatch(normal))
        {
            return new(ColumnMeaning.Year);
        }

        return PartOfYear().IsMatch(normal) ? new(ColumnMeaning.Text) { IsPartOfYear = true } : null;
    }

    private static ColumnMeaning Said(string normal) =>
        Score().IsMatch(normal) ? ColumnMeaning.Score
        : Rag().IsMatch(normal) ? ColumnMeaning.Rag
        : Mitigation().IsMatch(normal) ? ColumnMeaning.Mitigation
        : Baseline().IsMatch(normal) ? ColumnMeaning.Baseline
        : Target().IsMatch(normal) ? ColumnMeaning.Target
        : Start().IsMatch(normal) ? ColumnMeaning.Start
        : End().IsMatch(normal) ? ColumnMeaning.End
        : Owner().IsMatch(normal) ? ColumnMeaning.Owner
        : Duration().IsMatch(normal) ? ColumnMeaning.Duration
        : When().IsMatch(normal) ? ColumnMeaning.When
        : Measure().IsMatch(normal) ? ColumnMeaning.Measure
        : DependsOn().IsMatch(normal) ? ColumnMeaning.DependsOn
        : Status().IsMatch(normal) ? ColumnMeaning.Status
        : Positive().IsMatch(normal) && Negative().IsMatch(normal) ? ColumnMeaning.Impact
        : Positive().IsMatch(normal) ? ColumnMeaning.Positive
        : Negative().IsMatch(normal) ? ColumnMeaning.Negative
        : Neutral().IsMatch(normal) ? ColumnMeaning.Neutral
        : Advantages().IsMatch(normal) && Disadvantages().IsMatch(normal) ? ColumnMeaning.Notes
        : Disadvantages().IsMatch(normal) ? ColumnMeaning.Disadvantages
        : Advantages().IsMatch(normal) ? ColumnMeaning.Advantages
        : Decision().IsMatch(normal) ? ColumnMeaning.Decision
        : Probability().IsMatch(normal) ? ColumnMeaning.Probability
        : Permanence().IsMatch(normal) ? ColumnMeaning.Permanence
        : FundingSource().IsMatch(normal) ? ColumnMeaning.FundingSource
        : Total().IsMatch(normal) ? ColumnMeaning.Total
        : Grade().IsMatch(normal) ? ColumnMeaning.Grade
        : Count().IsMatch(normal) ? ColumnMeaning.Count
        : Share().IsMatch(normal) ? ColumnMeaning.Share
        : Impact().IsMatch(normal) ? ColumnMeaning.Impact
        : Notes().IsMatch(normal) ? ColumnMeaning.Notes
        : Amount().IsMatch(normal) ? ColumnMeaning.Amount
        : ColumnMeaning.Text;
}

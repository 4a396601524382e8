using System.Text.RegularExpressions;

namespace Outturn.Core.Tracking.Reading;

/// <summary>
/// The words by which councils head the columns that are not money. Each pattern has a strength; content decides between the
/// fields that one heading can mean ("Status" may be a rating or prose, "Delivered?" yes or no or an amount).
/// </summary>
internal static partial class FieldWords
{
    [GeneratedRegex(@"^(line )?key$|^outturn key$|\bline key\b")]
    private static partial Regex LineKey();

    [GeneratedRegex(@"^(unique )?(ref|ref\.|refs|reference|id|code|no|no\.|number|#|uid|urn|s/n|sn|item no\.?|line|line no\.?|row)( (no|no\.|number|code|id))?$|\b(saving|savings|proposal|project|scheme|bp|mtfs|mtfp|budget|item|initiative|business plan|business case|line|efficiency|plan|unique|option|template|pbb|bid)s?\s*(ref|ref\.|reference|id|code|no|no\.|number|#)(\s|$|\.|\()|\breference( no\.?| number)?$|^ref\b|\bref\.?( no\.?)?$")]
    private static partial Regex Reference();

    [GeneratedRegex(@"\btitle\b|\bname of (saving|proposal|project|scheme|initiative)|\b(saving|savings|proposal|project|scheme|initiative|efficiency|programme|item|option)s? (name|title)\b")]
    private static partial Regex TitleStrong();

    [GeneratedRegex(@"^(the )?(saving|savings|proposal|proposals|project|projects|scheme|schemes|initiative|initiatives|name|item|items|efficiency|efficiencies|programme|opportunity|action|option|budget proposal|savings? (proposal|scheme|item|initiative|project|plan|line|opportunity|area)s?|mtfs (saving|proposal|item)s?|details of saving|budget option|transformation project|measure|workstream|budget saving|saving/?\s?income( proposal)?|savings and income|what)$|^(saving|savings|proposal|project|scheme|initiative|efficiency)s?\b(?!.*(£|q[1-4]|total|forecast|target|\d|value|amount|complete|achieved|status))")]
    private static partial Regex Title();

    [GeneratedRegex(@"\bdescription\b|\bdetails?\b|\bsummary\b|\bscope\b|^what\b|\bproposal summary\b|\bbackground\b")]
    private static partial Regex Description();

    [GeneratedRegex(@"\bcommittees?\b|\bdirectorates?\b|\bportfolios?\b|\bcabinet member|\bportfolio holder|\blead member|\bboard\b|\bdepartments?\b|\bdept\b|\bexecutive member|\bcluster\b|\bscrutiny\b|\bexecutive director|\bfunctional area|\bpillar\b|\bsector\b|\bbusiness group\b|\blead councillor")]
    private static partial Regex Committee();

    [GeneratedRegex(@"\bservices?( area| unit| group| line| block)?\b|\bdivisions?\b|\bteam\b|\bbudget area\b|\bbusiness unit\b|\bsection\b|\bfunction\b|\bbusiness area\b|\bcost cent(re|er)( name| description)?$|\barea\b|\bpolicy line\b")]
    private static partial Regex Service();

    [GeneratedRegex(@"\bowner|\blead\b|\bresponsib|\baccountab|\bsro\b|\bbudget (holder|manager)|\bofficer\b|\bhead of service\b|\bsponsor\b|\bmanager\b|\blead officer|\bassistant director\b|\bdirector\b|\bcontact\b|\bwho\b|\bdelivery lead\b|\bcorporate director\b")]
    private static partial Regex Owner();

    [GeneratedRegex(@"\bcompleted?\b|\bachieved\s*\?|\bdelivered\s*\?|\bsecured\s*\?|\bsigned off\b|\by\s*/\s*n\b|\byes\s*/\s*no\b|^achieved$|^delivered$|^secured$|^is .*(complete|achieved|delivered)|\bfully (delivered|achieved)\b|\bclosed\b|^saving (achieved|delivered|secured)$|\bimplemented\b")]
    private static partial Regex Complete();

    [GeneratedRegex(@"\bb?rag+b?\b|\b(b/)?r/a/g\b|\bbrag\b|\bb?rag (status|rating)\b|\btraffic light\b|\bcolou?r\b")]
    private static partial Regex RagStrong();

    [GeneratedRegex(@"\bstatus\b|\brating\b|\brisk\b|\bconfidence\b|\bdeliverability\b|\bassessment\b|\bassurance\b|\bdelivery risk\b|\bprogress rating\b")]
    private static partial Regex RagWeak();

    [GeneratedRegex(@"\bdirection\b|\bd\.?o\.?t\.?(?![a-z])|\btrend\b|\btravel\b|\bmovement\b|\bdirection of\b|\bchange since\b|\barrow\b|\btrajectory\b")]
    private static partial Regex DirectionWords();

    [GeneratedRegex(@"\bcomment|\bnarrative\b|\bupdates?\b|\bnotes?\b|\bexplanation|\bremarks?\b|\bprogress\b|\breasons?\b|\brationale\b|\bcurrent position\b|\bposition statement\b|\bactions?\b|\bissues?\b|\bmitigat|\bnext steps\b")]
    private static partial Regex Commentary();

    [GeneratedRegex(@"\bpartners?\b|\bpartnership\b|\bexternal organisations?\b|\bstakeholders?\b")]
    private static partial Regex Partners();

    public static IReadOnlyList<(TrackerField Field, int Strength)> Find(string normal)
    {
        if (normal.Length == 0)
        {
            return [];
        }

        var found = new List<(TrackerField Field, int Strength)>();
        Add(LineKey().IsMatch(normal), TrackerField.LineKey, 100);
        Add(Partners().IsMatch(normal), TrackerField.Partners, 92);
        Add(RagStrong().IsMatch(normal), TrackerField.Rag, 95);
        Add(DirectionWords().IsMatch(normal), TrackerField.Direction, 85);
        Add(Reference().IsMatch(normal), TrackerField.Reference, 94);
        Add(TitleStrong().IsMatch(normal) && !normal.Contains("job title", StringComparison.Ordinal), TrackerField.Title, 93);
        Add(Commentary().IsMatch(normal), TrackerField.Commentary, normal.Contains("comment", StringComparison.Ordinal) || normal.Contains("narrative", StringComparison.Ordinal) ? 93 : 80);
        Add(Complete().IsMatch(normal), TrackerField.Complete, 84);
        var committee = Committee().IsMatch(normal);
        Add(committee, TrackerField.Committee, normal.Contains("member", StringComparison.Ordinal) || normal.Contains("holder", StringComparison.Ordinal) || normal.Contains("director", StringComparison.Ordinal) && !normal.Contains("directorate", StringComparison.Ordinal) ? 70 : 90);
        Add(Owner().IsMatch(normal) && !normal.Contains("lead member", StringComparison.Ordinal) && !(committee && !normal.Contains("director ", StringComparison.Ordinal) && !normal.EndsWith("director", StringComparison.Ordinal)), TrackerField.Owner, 88);
        Add(RagWeak().IsMatch(normal), TrackerField.Rag, 70);
        Add(normal.Contains("status", StringComparison.Ordinal), TrackerField.Complete, 60);
        Add(Description().IsMatch(normal), TrackerField.Description, 86);
        Add(Title().IsMatch(normal), TrackerField.Title, 82);
        Add(Service().IsMatch(normal), TrackerField.Service, committee ? 50 : 75);
        return found;

        void Add(bool matches, TrackerField field, int strength)
        {
            if (matches && found.All(f => f.Field != field))
            {
                found.Add((field, strength));
            }
        }
    }
}

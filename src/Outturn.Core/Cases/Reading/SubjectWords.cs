using System.Text.RegularExpressions;

namespace Outturn.Core.Cases.Reading;

/// <summary>Headings over the names of rows.</summary>
internal static partial class SubjectWords
{
    [GeneratedRegex(@"^(?:(?:key|main|identified|project|delivery|strategic|potential|principal|description of|details? of|the|programme)\s)*(?:risks?|threats?|hazards?|issues?|barriers?(?:\s?(?:/|&|or|and)\s?risks?)?)\b(?!\s?(?:rating|score|level|owner|status|category|appetite|mitigation|response|treatment|value|lead|no\b|number|ref|id\b|type|rag))(?!\s?/\s?benefit)|^what could go wrong")]
    private static partial Regex Risk();

    [GeneratedRegex(@"^(?:(?:key|high level|main|project|proposed|delivery|critical|next|major|programme)\s)*(?:tasks?|activit(?:y|ies)|actions?|milestones?|steps?|stages?|phases?|work ?packages?|deliverables?|gateways?)(?:\s?(?:/|&|and|or)\s?\w+)?(?:\s(?:name|description|title|detail|required|needed|to be taken|and description))?$|^what(?: needs to (?:happen|be done)| will (?:we|be) do(?:ne)?)?$|^task name|^project (?:stage|phase)")]
    private static partial Regex Task();

    [GeneratedRegex(@"^(?:(?:key|expected|anticipated|main|proposed|intended|planned|financial|non-financial|project)\s)*(?:benefits?|outcomes?|objectives?)(?:\s?(?:/|&|and|or)\s?\S+)?(?:\s(?:description|title|realised|to be achieved|type|name))?$|^(?:kpis?|key performance indicators?|performance (?:indicator|measure)s?|success (?:criteria|factor|measure)s?|critical success factors?|measure of success)(?:\s(?:description|name))?$")]
    private static partial Regex Benefit();

    [GeneratedRegex(@"^(?:(?:delivery|strategic|short-?listed|long-?listed|potential|alternative|considered|rejected)\s)*(?:options?|alternatives?|scenarios?|workstreams? considered|potential workstreams?)(?:\s?(?:/|&|and|or)\s?\S+)?(?:\s(?:description|considered|appraised|name|title|no\.?|number))?$|^potential workstreams?$|^proposals? considered$")]
    private static partial Regex Option();

    [GeneratedRegex(@"^(?:(?:proposed|current|new|additional|required|job)\s)*(?:roles?|posts?|positions?|jobs?|staff|employees?|designation|team members?|staffing)(?:\s?(?:/|&|and|or)\s?\S+)?(?:\s(?:title|name|description|required|type|group))?$|^job title|^staff(?:ing)? (?:group|cost|post|resource)s?$|^resource(?: required| requirement| type)?s?$")]
    private static partial Regex Post();

    [GeneratedRegex(@"^(?:(?:delivery|funding|partner|contributing|lead|statutory)\s)*(?:partners?|organisations?|agenc(?:y|ies)|contributors?|funders?|contributing bod(?:y|ies)|partner bod(?:y|ies))(?:\s?(?:/|&|and|or)\s?\S+)?(?:\s(?:organisation|name|agency|council)s?)?$|^partner contributions?\b")]
    private static partial Regex Partner();

    [GeneratedRegex(@"^who\b.*\b(?:affected|impacted|benefit)|^(?:protected )?characteristics?$|^protected (?:characteristic|group)s?\b|^(?:affected|equality|community|target|population|client|user) groups?(?: affected)?$|^groups?(?: affected| of people)?$|^equality (?:strand|characteristic|group)s?$|^people affected|^stakeholder groups?(?: affected)?$|^area of impact$|^impact (?:on|area)$|^affected (?:people|parties|stakeholders?)$")]
    private static partial Regex Affected();

    [GeneratedRegex(@"^(?:periods?|years?|financial years?|fy|quarters?|months?)$")]
    private static partial Regex Period();

    [GeneratedRegex(@"^(?:regions?|local authorit(?:y|ies)|authorit(?:y|ies)|count(?:y|ies)|districts?|wards?|countr(?:y|ies)|comparators?|indicators?|age(?: group| band)?s?|(?:educational |primary )?needs?|cohorts?|populations?|provision type|type of need|values|councils?|neighbours?|key stage|setting|school)$")]
    private static partial Regex Compared();

    [GeneratedRegex(@"^(?:(?:total|projected|proposed|planned|budget|cost|investment|saving|expenditure|income|capital|revenue|service|main|potential|list of)s?\s)*(?:items?|schemes?|services?|elements?|components?|descriptions?|areas?|savings?|expenditure|categor(?:y|ies)|budgets?|costs?|investments?|details?|projects?|workstreams?|programmes?|sites?|proposals?|requests?|opportunit(?:y|ies)|incomes?|streams?|locations?|assets?|buildings?|propert(?:y|ies)|teams?|directorates?|departments?|consents?|suppliers?|contracts?|heads?|lines?|types?|funding|grants?|source|avoidance|avoidance savings|work|equipment|product|fees?|charges?|premises|stages? of consent)(?:\s?(?:/|&|and|or)\s?\S+)?(?:\s(?:name|title|description|detail|area|type|line|head))?$|^projected\b|^(?:source|background) (?:documents?|papers?)$")]
    private static partial Regex Item();

    [GeneratedRegex(@"^(?:ref|reference|no|id|#|number|(?:risk|option|task|item|line|action|milestone|benefit|project) ?(?:no|id|ref|reference|number|#)|s/n|s\.?no|bp ref(?:erence)?|code)\.?$")]
    private static partial Regex Label();

    /// <summary>"No.", "Ref": names the row and says nothing of it.</summary>
    public static bool IsLabel(string heading) => Label().IsMatch(heading);

    public static SubjectSort Of(string heading) =>
        Affected().IsMatch(heading) ? SubjectSort.Affected
        : Risk().IsMatch(heading) ? SubjectSort.Risk
        : Task().IsMatch(heading) ? SubjectSort.Task
        : Benefit().IsMatch(heading) ? SubjectSort.Benefit
        : Option().IsMatch(heading) ? SubjectSort.Option
        : Post().IsMatch(heading) ? SubjectSort.Post
        : Partner().IsMatch(heading) ? SubjectSort.Partner
        : Period().IsMatch(heading) ? SubjectSort.Period
        : Compared().IsMatch(heading) ? SubjectSort.Compared
        : Item().IsMatch(heading) ? SubjectSort.Item
        : SubjectSort.None;
}

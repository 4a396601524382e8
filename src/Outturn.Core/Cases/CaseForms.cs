namespace Outturn.Core.Cases;

/// <summary>The forms that are recognised. The wording of their questions is what councils printed on them.</summary>
public static class CaseForms
{
    public static CaseForm Council2022 { get; } = new(
        CaseTemplate.Council2022,
        [
            Asks("outcomes", "Please describe what the proposed outcomes are", "What are the proposed outcomes"),
            Asks("evidence", "What evidence has been used to support this work, how does this link to any existing strategies/policies?"),
            Asks("options", "Has an options and feasibility study been undertaken? Please explain what options have been considered."),
            Asks("next-steps", "What are the next steps/ actions the Council should take to pursue it? Please include timescales."),
            Asks("equality", "Could this have any effects on people with Protected Characteristics including poverty and rural isolation? If so please provide as much detail as possible."),
            Asks("benefits", "What financial and non-financial benefits are there and how will you measure the performance of these? Are there any dis-benefits? These MUST include how this will benefit the wider internal and external system."),
            Asks("risks", "Are there any identified risks which may impact on the potential delivery of this? What is the risk if we do not act?"),
            Asks("scope", "Scope: What is within scope? What is outside of scope?"),
        ],
        [])
    {
        Printed = ["High Level Timetable", "Financial Benefits", "Non-Financial Benefits"],
    };

    private static readonly IReadOnlyList<CaseQuestion> Approach =
    [
        Asks("why", "Why do we need to undertake this project?"),
        Asks("if-not", "What would happen if we did not complete this project?"),
        Asks("context", "Please provide details of the economic context, what other organisations are doing and any changes in the market which may impact on this.", "Economic context") with { IsOptional = true },
        Asks("aims", "Aims / Objectives"),
        Asks("overview", "Project Overview - What are we doing", "What are we doing"),
        Asks("assumptions", "What assumptions have you made?"),
        Asks("constraints", "What constraints does the project face?"),
        Asks("options", "Has an options and feasibility study been undertaken?"),
        Asks("in-scope", "What is within scope?"),
        Asks("out-of-scope", "What is outside of scope?"),
        Asks("dependencies", "Project Dependencies"),
        Asks("cost", "Cost and Savings", "Costs and Savings"),
        Asks("benefits", "Non Financial Benefits", "Non Financial Benefits Summary"),
        Asks("risks", "Risks"),
        Asks("affected", "Who will be affected by this proposal?"),
        Asks("positive", "What positive impacts are anticipated from this proposal?"),
        Asks("negative", "What negative impacts are anticipated from this proposal?"),
        Asks("neutral", "Are there other impacts which are more neutral?"),
        Asks("disproportionate", "Details of Disproportionate Impacts on protected characteristics and how these will be addressed"),
    ];

    private static readonly IReadOnlyList<string> ApproachGroups =
    [
        "Project Overview", "Project Approach", "Background", "Approach", "Delivery Options", "Scope / Interdependencies", "Scope", "Project Impact",
        "Disproportionate impacts on specific groups with protected characteristics",
    ];

    public static CaseForm Council2018 { get; } = new(CaseTemplate.Council2018, Approach, [.. ApproachGroups, "Community Impact Assessment"]) { Printed = ["Title", "Non Financial Benefits Summary"] };

    public static CaseForm Council2020 { get; } = new(CaseTemplate.Council2020, Approach, [.. ApproachGroups, "Equality Impact Assessment", "Community Impact Assessment"]) { Printed = ["Title", "Non Financial Benefits Summary"] };

    public static CaseForm FundBid { get; } = new(
        CaseTemplate.FundBid,
        [
            Asks("overview", "Overview"),
            Asks("outline", "Outline of the proposal", "Outline of proposal", "Outline"),
            Asks("outline", "Outline of the proposal and expected outcomes") with { Also = ["outcomes"], IsOptional = true },
            Asks("outcomes", "Expected outcomes", "Outcomes expected", "Outcomes"),
            Asks("risks", "Risks", "Key risks"),
            Asks("risks", "Assumptions and risks", "Risks and assumptions") with { Also = ["assumptions"], IsOptional = true },
            Asks("assumptions", "Assumptions", "Key assumptions") with { IsOptional = true },
            Asks("assessment", "Community Impact Assessment", "Equality Impact Assessment"),
            Asks("return", "Return on Investment"),
        ],
        []);

    public static CaseForm FiveCase { get; } = new(
        CaseTemplate.FiveCase,
        [
            Asks("summary", "Executive summary") with { IsOptional = true },
            Asks("strategic", "Strategic case", "The strategic case"),
            Asks("economic", "Economic case", "The economic case"),
            Asks("commercial", "Commercial case", "The commercial case"),
            Asks("financial", "Financial case", "The financial case"),
            Asks("management", "Management case", "The management case"),
        ],
        []);

    public static IReadOnlyList<CaseForm> All { get; } = [Council2022, Council2018, FundBid, FiveCase];

    public static CaseForm? Of(CaseTemplate template) => template switch
    {
        CaseTemplate.Council2022 => Council2022,
        CaseTemplate.Council2018 => Council2018,
        CaseTemplate.Council2020 => Council2020,
        CaseTemplate.FundBid => FundBid,
        CaseTemplate.FiveCase => FiveCase,
        _ => null,
    };

    private static CaseQuestion Asks(string key, params IReadOnlyList<string> wordings) => new(key, wordings);
}

namespace Outturn.Core.Cases;

/// <summary>The forms that councils have written cases on.</summary>
public enum CaseTemplate
{
    /// <summary>Headings that no form of ours has: kept as they are.</summary>
    Unknown,

    /// <summary>The council's form of 2018-19: project approach, delivery options, scope, dependencies, community impact.</summary>
    Council2018,

    /// <summary>The same with a project code, without the saving, and with an equality impact assessment.</summary>
    Council2020,

    /// <summary>The eight questions of 2022-23.</summary>
    Council2022,

    /// <summary>A bid to a transformation fund: overview, outline, expected outcomes, risks, assessment, return.</summary>
    FundBid,

    /// <summary>HM Treasury's five cases: strategic, economic, commercial, financial, management.</summary>
    FiveCase,
}

/// <summary>What a case proposes; a case can be several.</summary>
public enum CaseType
{
    Saving,
    Income,
    Pressure,
    Investment,

    /// <summary>Money for a time, such as from reserves.</summary>
    Temporary,
    Capital,

    /// <summary>A change to what an earlier plan already holds.</summary>
    Update,
}

public enum SectionState
{
    Answered,

    /// <summary>A word, a sentence, a short paragraph of at most 90 words, and no table.</summary>
    Brief,

    /// <summary>The heading stands and nothing is under it.</summary>
    Empty,

    /// <summary>"N/A", "No", "Not applicable", with or without a reason.</summary>
    NotApplicable,
}

public enum CaseTableKind
{
    Risk,
    Timetable,
    Benefits,
    Options,
    MoneyByYear,
    Staffing,
    Items,
    Partners,
    Impact,
    Evidence,
    Other,
}

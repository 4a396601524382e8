using Outturn.Core.Cases;

namespace Outturn.Tests.Cases;

/// <summary>
/// Tables as other councils print them, written before the reader was run on them: 20 of 20 must be of the kind that a person would say.
/// </summary>
public sealed class NeighbourTableTests
{
    public static TheoryData<string, CaseTableKind, string> Tables => new()
    {
        {
            "a register with scores before and after", CaseTableKind.Risk,
            """
            Risk Ref|Risk Description|Consequence|Inherent Likelihood|Inherent Impact|Inherent Score|Controls|Residual Score|Risk Owner
            R1|Bids come in above the budget|Fewer homes are built|4|4|16|Soft market testing|8|Head of Property
            R2|Planning consent is late|A year is lost|3|3|9|Early advice|6|Planning Lead
            """
        },
        {
            "if, then and what we do", CaseTableKind.Risk,
            """
            Risk|Probability (H/M/L)|Impact (H/M/L)|Mitigating action
            Staff leave before the new system is live|M|H|Retention payment
            Supplier fails|L|H|Step-in rights
            """
        },
        {
            "issues with a colour", CaseTableKind.Risk,
            """
            Key Risks and Issues|RAG Status|Action to Mitigate|Lead
            Take-up is slower than planned|A|Monthly review|Service Manager
            Grant ends early|R|Reserve set aside|Finance Partner
            """
        },
        {
            "milestones with due dates and status", CaseTableKind.Timetable,
            """
            Milestone|Target Date|Status
            Cabinet decision|14/02/2024|Complete
            Consultation closes|30/04/2024|On track
            Contract award|Q3 2024/25|Not started
            """
        },
        {
            "actions with a lead", CaseTableKind.Timetable,
            """
            No.|Action|Lead Officer|By When
            1|Write the specification|Commissioner|End of May 2024
            2|Run the tender|Procurement|June - August 2024
            """
        },
        {
            "a plan by phases", CaseTableKind.Timetable,
            """
            Phase|Activities|Start|Finish
            Discovery|Interviews, data|Apr-24|Jun-24
            Design|Blueprint|Jul-24|Sep-24
            Build|Pilot in two areas|Oct-24|Mar-25
            """
        },
        {
            "shaded months", CaseTableKind.Timetable,
            """
            Task|Jan 24|Feb 24|Mar 24|Apr 24
            Recruit|X|X||
            Train||X|X|
            Go live||||X
            """
        },
        {
            "KPIs", CaseTableKind.Benefits,
            """
            KPI|Current performance|Target 2024/25|Target 2025/26|Data source
            Calls answered in 60 seconds|62%|75%|80%|Telephony system
            Visits to libraries|410,000|430,000|450,000|Counters
            """
        },
        {
            "outcomes and how they are known", CaseTableKind.Benefits,
            """
            Outcome|How will it be measured?|Baseline|Target|Owner
            Fewer families in temporary homes|Number at month end|312|250|Head of Housing
            """
        },
        {
            "options weighed", CaseTableKind.Options,
            """
            Option|Benefits|Risks|Cost (£000)|Recommended?
            1. Do nothing|No change|Costs go on rising|0|No
            2. Share the service|Lower cost|Loss of control|120|Yes
            """
        },
        {
            "for and against", CaseTableKind.Options,
            """
            Delivery model|Pros|Cons
            In house|Control|Pensions
            Trust|Rates relief|Set-up takes a year
            """
        },
        {
            "revenue implications", CaseTableKind.MoneyByYear,
            """
            Financial implications (£'000) >5
            |2024/25|2025/26|2026/27|2027/28
            Staffing costs|120|125|130|130
            Income|(200)|(250)|(300)|(300)
            Net (saving)/cost|(80)|(125)|(170)|(170)
            """
        },
        {
            "pressures with a total and their nature", CaseTableKind.MoneyByYear,
            """
            Description|2024/25 £m|2025/26 £m|2026/27 £m|Total £m|Recurrent / one-off
            Inflation on contracts|1.2|0.8|0.7|2.7|Recurrent
            Redundancy|0.4|-|-|0.4|One-off
            Total|1.6|0.8|0.7|3.1|
            """
        },
        {
            "capital with sources", CaseTableKind.MoneyByYear,
            """
            Capital expenditure|Year 1|Year 2|Year 3|Funding source
            Depot works|£1.2m|£0.6m|-|Prudential borrowing
            Vehicles|£450k|£450k|£450k|Revenue contribution
            """
        },
        {
            "an establishment", CaseTableKind.Staffing,
            """
            Job title|Current FTE|Proposed FTE|Grade|Cost with on-costs
            Team Manager|1.0|1.0|PO6|£68,400
            Support Worker|6.5|4.5|SC5|£148,950
            Total|7.5|5.5||£217,350
            """
        },
        {
            "who pays", CaseTableKind.Partners,
            """
            Partner organisation|Contribution 2024/25|Share|Status
            Council|£240,000|60%|Agreed
            ICB|£160,000|40%|Subject to approval
            """
        },
        {
            "protected characteristics", CaseTableKind.Impact,
            """
            Protected characteristic|Impact (positive, negative, neutral)|Explanation|Mitigation
            Age|Negative|Older people travel further|Transport scheme
            Disability|Neutral|No change of access|
            """
        },
        {
            "savings by service", CaseTableKind.Items,
            """
            Ref|Proposal|Annual saving
            CS1|Close the second office|£85,000
            CS2|Move forms online|£40,000
            |Total|£125,000
            """
        },
        {
            "compared with neighbours", CaseTableKind.Evidence,
            """
            Local authority|Population|Children in care|Rate per 10,000
            Northshire|118,000|720|61
            Southshire|96,500|510|53
            England|||65
            """
        },
        {
            "who was asked", CaseTableKind.Other,
            """
            Consultee|Response
            Trade unions|They ask for a longer notice period
            Parish councils|They support it
            """
        },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_table_of_another_council_is_told(string name, CaseTableKind expected, string rows)
    {
        var read = PrintedTable.Read(rows);

        Assert.True(expected == read.Kind, $"{name}: {PrintedTable.Shape(read)} ({read.How})");
    }
}

using Outturn.Core.Cases;

namespace Outturn.Tests.Cases;

/// <summary>
/// Tables as other councils print them, written before the reader was run on them. Each must be of the kind that a person would say.
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

        // A second dozen, harder: eight were told at the first run.
        {
            "milestones with a colour", CaseTableKind.Timetable,
            """
            Workstream|Milestone|Owner|Baseline date|Forecast date|RAG
            Data|Migrate the old records|IT lead|01/06/2024|15/07/2024|Amber
            Estate|Hand back the lease|Property lead|Sept 2024|Sept 2024|Green
            """
        },
        {
            "costs and benefits over numbered years", CaseTableKind.MoneyByYear,
            """
            £'000|Year 0|Year 1|Year 2|Year 3|Total
            Capital cost|500|250|0|0|750
            Revenue cost|20|35|35|35|125
            Benefits|0|(150)|(310)|(310)|(770)
            Net|520|135|(275)|(275)|105
            """
        },
        {
            "budgets with changes under one heading", CaseTableKind.MoneyByYear,
            """
            Budget area|Current budget|Change|||New budget
            ||2024/25|2025/26|2026/27|
            Libraries|£1,400,000|-£50,000|-£75,000|-£75,000|£1,200,000
            Museums|£600,000|-£20,000|£0|£0|£580,000
            """
        },
        {
            "cause, event, effect", CaseTableKind.Risk,
            """
            Risk No|Cause|Risk event|Effect|L|I|Score|Response
            1|Market is thin|Nobody bids|Costs rise|3|4|12|Early engagement
            2|Winter|Demand peaks|Waits grow|4|3|12|Extra shifts
            """
        },
        {
            "what it waits for", CaseTableKind.Timetable,
            """
            Dependency|Owner|Date required|Impact if late
            New system live|IT|1 April 2025|The saving slips
            """
        },
        {
            "who is told what and when", CaseTableKind.Timetable,
            """
            Audience|Message|Channel|When
            Staff|What changes|Team meeting|May 2024
            Residents|How to apply|Website|June 2024
            """
        },
        {
            "a tender's dates", CaseTableKind.Timetable,
            """
            Stage|Indicative date
            Issue tender|w/c 6 May 2024
            Evaluate|July 2024
            Award|Subject to Cabinet decision
            """
        },
        {
            "cashable or not", CaseTableKind.Benefits,
            """
            Benefit|Type|Cashable?|Annual value|From when|Owner
            Fewer agency days|Financial|Yes|£120,000|April 2025|Head of Care
            Better morale|Non-financial|No|Not quantified|2025/26|HR
            """
        },
        {
            "savings with a colour", CaseTableKind.MoneyByYear,
            """
            Proposal|2024/25 £000|2025/26 £000|Deliverability RAG
            Review fees|-40|-40|Green
            Merge teams|-100|-220|Amber
            """
        },
        {
            "posts that go and come", CaseTableKind.Staffing,
            """
            Service|Posts deleted (FTE)|Posts created (FTE)|Net change (FTE)
            Housing|4.0|1.5|-2.5
            Planning|2|0|-2
            """
        },
        {
            "groups with crosses", CaseTableKind.Impact,
            """
            Group|Positive|Negative|Neutral|Evidence
            Age|x|||Survey
            Sex|||x|Workforce data
            """
        },
        {
            "how it is paid", CaseTableKind.MoneyByYear,
            """
            Source|2024/25|2025/26|Total
            Grant|£500k|£200k|£700k
            Borrowing|£1.5m|TBC|£1.5m plus TBC
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

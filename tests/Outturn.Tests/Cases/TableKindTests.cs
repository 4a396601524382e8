using System.Text;
using Outturn.Core.Cases;

namespace Outturn.Tests.Cases;

/// <summary>Every kind of table with the variants that papers have; what is read of each stands in the approved file beside this.</summary>
public sealed class TableKindTests
{
    public static TheoryData<string, CaseTableKind, string> Tables => new()
    {
        // Risk
        { "risk: the council's own form", CaseTableKind.Risk, "Risk|Mitigation|RAG (should the risk occur)|Overall Responsibility\nPosts stay empty|Use an agency|Amber|Head of Service\nCosts rise|Monitor|GREEN|TBC\nNothing is done|||" },
        { "risk: rating without owner", CaseTableKind.Risk, "Risk|Mitigation|RAG\nToo few providers|Meet the market|Red\nDelay|Plan early|Amber/Red" },
        { "risk: scored", CaseTableKind.Risk, "Description of Risk What is the cause or source of the risk, the event or threat and its effect on the proposal?|Mitigating Actions Describe what action needs to be taken|Impact|Probability|Value\nPartners are busy|Use existing boards|3-Significant|3- Moderate|9- Amber\nThe team starts late|Ask for resources early|3-Significant|5 -Very high|15 – Red\nData is poor|Check it|3-Significant|4–High|12 A\nToo much at once||3|5|15" },
        { "risk: likelihood times impact", CaseTableKind.Risk, "Risk|Likelihood|Impact|Risk Rating (LxI)|Controls in place|Owner\nBids are high|3|4|12|Market test|Procurement lead" },
        { "risk: only colours tell", CaseTableKind.Risk, "New posts are not filled in time|Advertise early|Amber|Team lead\nDemand grows faster|Review each quarter|Red|Commissioner" },
        { "risk: words around the colour", CaseTableKind.Risk, "Risk|Mitigation|RAG\nA|B|Amber – rising\nC|D|amber\nE|F|Medium\nG|H|R" },

        // Timetable
        { "timetable: start, end and who", CaseTableKind.Timetable, "Task|Start Date|End Date|Overall Responsibility\nChange the budget|1 st April 2022|N/A|Finance\nMonitor|Nov 21 (monthly)|Ongoing|Service\nDecide|3/12/21|February Full Council|Director\nReview|Oct 21|Jan 21|Director" },
        { "timetable: quarters", CaseTableKind.Timetable, "Task|When|Who\nStandard contracts|Q2, 2021/22|HR\nAudit of results|Q4, 2022/23|Finance" },
        { "timetable: relative times", CaseTableKind.Timetable, "Activity/Task|Responsible|Timescale\nRecruit|Provider|Within 4 months\nCampaign|Communications|To start within 6-8 weeks\nAnalyse|Communications|Following the campaign\nRaise awareness|All|Throughout" },
        { "timetable: durations with a total", CaseTableKind.Timetable, "Task|Duration\nFind a site|\nFeasibility|3 months\nDesign|10 months\nTotal estimated project duration|13 months" },
        { "timetable: dependencies", CaseTableKind.Timetable, "Task|Start Date|End Date|Dependency\nApprove|September 2021|March 2022|Spending approval\nMap|March 2022|-|\nRoll out|August 2022|August 2026|Recruitment" },
        { "timetable: shaded years", CaseTableKind.Timetable, "Task/Item|2021/2|2022/3|2023 onwards\nPlan|x||\nBuild||x|x" },
        { "timetable: milestones by phase", CaseTableKind.Timetable, "Milestones|Date milestones achieved by\nMobilisation activity – governance|\nTerms agreed|29 September 21\nRisks listed|End Sept 21\nPhase 2 workstreams|To start Jan 22\nPanel redesigned|April 23" },
        { "timetable: only years", CaseTableKind.Timetable, "Task|Start date|End Date (of consent stage)|Overall responsibility\nOutline consent|2021|2023|Project lead\nFull consent|FY 22/23|Summer 2023/4|Linked to the energy contract" },
        { "timetable: no headings", CaseTableKind.Timetable, "Committee agrees the plan|14 September 2022\nPosts are filled|Dec 22\nThe service opens|April 2023" },

        // Benefits
        { "benefits: key benefit", CaseTableKind.Benefits, "Key Benefit|Measure|Baseline|Target & Timescale\nShorter journeys|Minutes|TBC|TBC – linked to review of KPIs\nLower cost|Budget|£0.9m pa|£0.14m pa phased over the programme\nJobs|Number|NIL|45\nShare of repairs done|Per cent|62%|80%\nCarbon|tCO2e|To be established in 2022/23|-10% per project per annum" },
        { "benefits: KPI", CaseTableKind.Benefits, "KPI|Baseline|Target\nVisits|1,200|1,500" },
        { "benefits: measure and target", CaseTableKind.Benefits, "Description|Success measure|Current position|Target date and level|Owner\nFaster replies|Days|12|5 by March 2023|Manager" },

        // Options
        { "options: rejected", CaseTableKind.Options, "Potential Workstream|Decision\nA review of catchments|Complex, and does not touch the dear areas\nRetender the small routes|Costs are managed already" },
        { "options: advantages and disadvantages", CaseTableKind.Options, "Option Description|Advantages|Disadvantages|Investment\n1. Accredit|Reputation|Cost|£8,501,000 over three years\n2. Council staff only|Cheap|Little effect|£501,000" },
        { "options: summary", CaseTableKind.Options, "Option|Description|Timescales|Risk/Benefit Summary\n1. Stay|One district only|Completion estimates: March 2024|No cost\n2. Grow|All districts|2024 onwards|More to gain" },
        { "options: preferred", CaseTableKind.Options, "Group and Commissioned Reports|Preferred Options\nTransport board|Option 2\nHealth scrutiny|Option 3" },

        // Money by year
        { "money: the plan's own form", CaseTableKind.MoneyByYear, "Revenue Financial Breakdown||||||\nShown in recurrent, business plan format||||||\n|2022-23|2023-24|2024-25|2025-26|2026-27|Separate funding source available?\nPermanent Savings|-£380|-570k|-345k|||\nPermanent Pressure / Investment||||||\nTemporary Pressure / Investment|161k|161k|161k|||Reserves" },
        { "money: the newest form", CaseTableKind.MoneyByYear, "|2022-23 £000|2023-24 £000|Total £000|One off/ Permanent?\nSavings/Income|-100|-150|-250|Permanent\nInvestments|40|-|40|One off\nPressures|TBC|TBC|TBC|" },
        { "money: one row without names", CaseTableKind.MoneyByYear, "2022/23|2023/24|2024/25\n1,187k|4,408k|3,619k" },
        { "money: a row for each year", CaseTableKind.MoneyByYear, "Period|2020/21 Savings|Revised Savings\n22/23|£583,000|£390,000\n23/24|£456,000|£263,000\nTotal|£1.039m|£653k" },
        { "money: components netting", CaseTableKind.MoneyByYear, "|2022-2023|2023-2024\nClose interim beds|-644,000|-644,000\nInvest in flats|142,000|212,500\nTotal|-502,000|-431,500" },
        { "money: cost, offset, net", CaseTableKind.MoneyByYear, "|22/23 £000s|23/24 £000s\nProgramme capacity|205|0\nPlanning tool|4.45|4.45\nTOTAL COST|209.45|4.45\nClawbacks|(234.117)|(257.529)\nInvestment Required|-24.667|-253.079" },
        { "money: first year and recurrent", CaseTableKind.MoneyByYear, "Investment Opportunity|Year 1 Investment|Recurrent Investment\nMore capacity|£185,000|£150,000\nCampaign|£15,000|-\nTotal Investment|£200,000|£150,000\nOffset Amount|(£70,000)|(£70,000)" },
        { "money: a caption over the years", CaseTableKind.MoneyByYear, "|Capital and revenue flow in £000s||\n|2022/23|2023/24|Total\nCapital|0|0|0\nRevenue|180|70|250" },
        { "money: volumes and savings", CaseTableKind.MoneyByYear, "|Building volumes (in units) and savings flow (in £000s) >3\n|2024/25|2025/26|Total\nVolume|48|64|112\nSavings|418|557|975" },
        { "money: headings of two rows", CaseTableKind.MoneyByYear, "Scheme|2024-25 >2|2025-26 >2\n|Gross £000|Net £000|Gross £000|Net £000\nDepot|400|300|200|150" },
        { "money: years over units", CaseTableKind.MoneyByYear, "Saving|2024/25|2025/26\n|£000|£000\nHomecare|-120|-80" },
        { "money: a plan over two rows with a title", CaseTableKind.MoneyByYear, "COST PLAN|||Breakdown over 24 month period||\nExpenditure detail|Expenditure Rationale|Total Cost|21-22|22-23|23-24\nSoftware|Licences for two years|£90,000|£15,000|£45,000|£30,000\nTraining|Ten days|£5,000||£5,000|\nTotal||£95,000|£15,000|£50,000|£30,000" },
        { "money: years that are numbered", CaseTableKind.MoneyByYear, "Project|Savings|Running cost savings|Total\nYear 0|£95,133|£49,182|£144,315\nYear 1|£128,532|£108,216|£236,748\nYear 2|£135,401|£89,448|£224,849\n|£359,066|£246,846|£605,912" },

        // Staffing
        { "staffing: permanent and temporary", CaseTableKind.Staffing, "Role|To be funded permanently|To be funded on a temporary basis\nAssessment team||\nCasework Officer|£156,306|£0\nBusiness Officer|£0|£325,000\nTotal|£156,306|£325,000\nPlanning||\n1FTE grade P3|£59,410|£0\nTotal|£59,410|£0\nOverall Total|£215,716|£325,000" },
        { "staffing: posts and grades", CaseTableKind.Staffing, "Post title|Number of posts|Grade\nCommissioning||\nCommissioner|5.5|P2/P3\nService Director|1|TBC" },
        { "staffing: salaries", CaseTableKind.Staffing, "Role|# FTE|Pay Grade|Salary (Unweighted)|(pro-rata)|Reporting to\nPark Officer|0.6|S01|£27,741|£16,645|Team Lead" },
        { "staffing: posts by year", CaseTableKind.Staffing, "Three-year costing|||\n|Year 1|Year 2|Year 3\nCo-ordinators x 3|154,348|157,435|160,584\nTeam Leader|48,742|49,716|50,711\nSubtotal staffing|203,090|207,151|211,295\nMileage|15,000|15,000|15,000\nTotal|218,090|222,151|226,295" },

        // Items
        { "items: subtotals in a column of their own", CaseTableKind.Items, "Savings|Amount|Totals\nStop smoking service:||\nPharmacies|£25,000|\nCampaigns|£10,000|\nTOTAL Demand led services||£35,000\nContingency Fund:||\nSmall projects|£15,000|\nTOTAL Contingency Fund||£15,000\nTOTAL Savings||£50,000" },
        { "items: no headings", CaseTableKind.Items, "Northgate (Fenland)|£49,000\nRiverside (City)|£10,555" },
        { "items: what is asked for", CaseTableKind.Items, "Current Funding|£245k\nRequested uplift for 21/22|£261k\nTotal Funding for 21/22|£506k" },
        { "items: avoided costs with marks of notes", CaseTableKind.Items, "Projected Cost Avoidance Savings|Cost Avoidance\nCarers go on caring|£210,000*\nEmergencies|£9143**\nTotal Projected Cost Avoidance:|~£219,143 per annum" },
        { "items: a contingency", CaseTableKind.Items, "Expenditure detail|Contingency rationale|Contingency range (top)|Contingency range (lower)\nImprovement manager|An interim may be needed|£450 per day x 60 days = £27,000|£11,765\nTotal||Contingency (high range) £27,000|Contingency (lower range) £11,765" },

        // Partners
        { "partners: considered", CaseTableKind.Partners, "Partner Contributions Under Consideration|2022/23|2023/24\nDistrict council|£10,000|£10,000\nHealth|TBC|TBC" },
        { "partners: shares", CaseTableKind.Partners, "Organisation|Contribution|Share %\nCounty|£121,000|48.2%\nHealth|£130,000|51.8" },

        // Impact
        { "impact: who is affected", CaseTableKind.Impact, "Who will be affected?|Positive Impact|Negative Impact\nFamilies|Help near home|Change\nStaff|New skills|More work" },

        // Evidence
        { "evidence: neighbours by year", CaseTableKind.Evidence, "||2017|2018|2019\n919|Northshire|6.50|6.00|5.30\n869|Southshire|10.80|10.00|9.10\n985|The region|-|-|-" },
        { "evidence: growth with a slip", CaseTableKind.Evidence, "Educational Need|Jan 20|Jan 31|Change|% Change\nLearning|989|1270|281|28.4%\nSpeech|434|561|127|29.£%\nTotal|1423|1831|408|28.7%" },
        { "evidence: population", CaseTableKind.Evidence, "Year|0-4|5-14|Total 0-14|% INCREASE ON 2016|8% PREVALENCE RATE APPLIED\n2016|58,810|101,870|160,680|-|14,738\n2021|56,630|113,540|170,170|5.91%|16,056" },
        { "evidence: one rate by region", CaseTableKind.Evidence, "Region|Cumulative percentage of the population aged 40-74 offered a check who received the check in the last five years\nNorth|46.5\nSouth|47.9" },
        { "evidence: by quarter", CaseTableKind.Evidence, "Quarter||||\nValues|Year|Q1|Q2|Grand Total\nAmount|2017-18|358,442|451,925|810,367\n|2018-19|377,815|451,178|828,993\nTotal Sum of Amount||736,257|903,103|1,639,360" },

        // Other
        { "other: workstreams and outcomes", CaseTableKind.Other, "Workstream|Deliverable|Success measures|Impact\nChanging the conversation|Train champions|More trained|Fewer requests" },
        { "other: assumptions by year", CaseTableKind.Other, "Year 1|Year 2|Year 3\n5% fewer requests|15% fewer|30% fewer" },
        { "other: consents", CaseTableKind.Other, "Consent|Status|Planning Performance Agreement\nHighways|Under way|£40K\nDrainage|TBC|Officer time" },
        { "other: alignment", CaseTableKind.Other, "Council objective|How the project supports it|Unit objective\nA good start in life|Parks near schools|YES" },
        { "other: names and values", CaseTableKind.Other, "Name:|Chief Finance Officer\nPost:|Section 151 officer" },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public void Each_kind_is_told_in_each_of_its_forms(string name, CaseTableKind expected, string rows)
    {
        var read = PrintedTable.Read(rows);

        Assert.True(expected == read.Kind, $"{name}: {PrintedTable.Shape(read)} ({read.How})");
    }

    [Fact]
    public void What_is_read_of_each_table_is_as_approved()
    {
        var text = new StringBuilder();
        foreach (var (list, rows) in new[] { ("Ours", Tables), ("Neighbours", NeighbourTableTests.Tables) })
        {
            foreach (var row in rows)
            {
                var read = PrintedTable.Read(row.Data.Item3);
                text.Append(list).Append(": ").Append(row.Data.Item1).Append('\n').Append(PrintedTable.Shape(read)).Append(" (").Append(read.Sure).Append(")\n");
                if (read.Caption.Length > 0)
                {
                    text.Append("caption: ").Append(read.Caption.Replace("\n", " / ", StringComparison.Ordinal)).Append('\n');
                }

                if (read.Columns.Any(c => c.Heading.Contains(" / ", StringComparison.Ordinal)))
                {
                    text.Append("headings: ").AppendJoin(" | ", read.Columns.Select(c => c.Heading)).Append('\n');
                }

                foreach (var line in read.Rows)
                {
                    text.Append("  ").Append(PrintedTable.Row(line)).Append('\n');
                }

                foreach (var problem in read.Problems)
                {
                    text.Append("  ! ").Append(problem.Code).Append(", ").Append(problem.Where).Append(": ").Append(problem.Message).Append('\n');
                }

                text.Append('\n');
            }
        }

        Approved.File("tests/Outturn.Tests/Cases/tables.approved.txt", text.ToString());
    }
}

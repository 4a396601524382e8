using Outturn.Core.Cases;
using Outturn.Core.Cases.Reading;
using Outturn.Core.Governance;
using Outturn.Core.Papers;
using Outturn.Core.Planning;
using Outturn.Core.Planning.Reading;
using Outturn.Core.Series;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;
using Outturn.Core.Writing.Templates;
using Outturn.Data.Writing;

namespace Outturn.WebTests.Data;

/// <summary>Members that stand in databases by name: one that is renamed can no longer be read. Add, never rename.</summary>
public sealed class StoredNamesTests
{
    [Theory]
    [InlineData(typeof(PhasingKind), "Unphased Quarterly Monthly")]
    [InlineData(typeof(Rag), "NotRated Green AmberGreen Amber RedAmber Red Blue")]
    [InlineData(typeof(Direction), "NoChange Better Worse New NotComparable")]
    [InlineData(typeof(MoneyUnit), "Pounds Thousands Millions")]
    [InlineData(typeof(SavingsSign), "Negative Positive")]
    [InlineData(typeof(Area), "Tracker Documents Findings Record Users Settings SignOff Reports Funds")]
    [InlineData(typeof(DeliveryBasis), "NotStated Secured Accrued")]
    [InlineData(typeof(RoundState), "Open Closed")]
    [InlineData(typeof(ProgressState), "Waiting Submitted Returned SignedOff")]
    [InlineData(typeof(RatingScheme), "Rag Brag FivePoint")]
    [InlineData(typeof(Level), "None Read Contribute Manage")]
    [InlineData(typeof(Scope), "Own Service Directorate Council")]
    [InlineData(
        typeof(TrackerField),
        "Other Reference Title Description Committee Service Owner Investment PlannedPart PlannedYear ForecastPart ForecastYear Variance Complete Rag Direction Commentary Partners LineKey Ignored")]
    [InlineData(typeof(PlanCategory), "BaseAdjustment Inflation Demography Pressure Investment Saving Income Funding Capital")]
    [InlineData(typeof(BenefitClass), "CashableReduction Income GrantSubstitution BudgetRightSizing AvoidedInflation AvoidedDemand CostAvoidance WiderSystem SocialValue")]
    [InlineData(typeof(LineRole), "Net Gross Offset")]
    [InlineData(typeof(Confidence), "NotSaid High Medium Low")]
    [InlineData(typeof(FundingStatus), "Confirmed InPrinciple Conditional Requested Assumed")]
    [InlineData(typeof(ProposalType), "Saving Income Pressure Investment Temporary Capital Update Mixed Technical")]
    [InlineData(typeof(ProposalStatus), "Idea Outline Draft Cleared InCommittee Approved Deferred Rejected Withdrawn InDelivery Complete")]
    [InlineData(typeof(Confidentiality), "Open Confidential Exempt")]
    [InlineData(typeof(LinkKind), "Continues Replaces SplitFrom MergedFrom")]
    [InlineData(typeof(EarlierCounts), "Undecided InBase NotInBase")]
    [InlineData(typeof(SourceKind), "CouncilTax BusinessRates Grant Reserve Fees Partner Other Pool CapitalReceipts Borrowing")]
    [InlineData(typeof(RepaymentMethod), "EqualInstalments Annuity")]
    [InlineData(typeof(FirstYearInterest), "Whole Half None")]
    [InlineData(typeof(ScenarioState), "Open Kept Discarded Adopted")]
    [InlineData(typeof(TypedBasis), "Movements Levels")]
    [InlineData(typeof(PlanField), "Other Case Title Reference Kind Permanence Service Committee Funding Benefit Confidence Role Note LineTitle Year RowTotal Key Ignored")]
    [InlineData(typeof(UnitKind), "Directorate Service Committee Post")]
    [InlineData(typeof(StructureChangeKind), "Opened Renamed Merged Split Moved Closed")]
    [InlineData(typeof(PaperForm), "Text Word Pdf")]
    [InlineData(typeof(TextKind), "Paragraph Heading ListItem Note Removed Furniture")]
    [InlineData(typeof(SpanStyle), "None Bold Italic Struck")]
    [InlineData(typeof(CaseTemplate), "Unknown Council2018 Council2020 Council2022 FundBid FiveCase")]
    [InlineData(typeof(CaseType), "Saving Income Pressure Investment Temporary Capital Update")]
    [InlineData(typeof(SectionState), "Answered Brief Empty NotApplicable")]
    [InlineData(typeof(CaseTableKind), "Risk Timetable Benefits Options MoneyByYear Staffing Items Partners Impact Evidence Other")]
    [InlineData(typeof(Sureness), "Sure Likely Doubtful")]
    [InlineData(typeof(AmountRole), "Saving Income Pressure Investment CostAvoidance Contingency Previous Unclear")]
    [InlineData(typeof(AmountTerm), "NotSaid Permanent OneOff OverYears")]
    [InlineData(typeof(Gate), "Outline Clearance Committee Council")]
    [InlineData(typeof(FieldKind), "Words Table")]
    [InlineData(typeof(CaseTable), "Options Timetable Benefits Risks Dependencies Consultation Evidence Scope Assumptions Workstreams Impacts")]
    [InlineData(typeof(CommentState), "Open Resolved Kept")]
    [InlineData(typeof(SuggestionState), "Open Accepted Declined")]
    [InlineData(typeof(CaseField), "Title Types Committees References Version Leads")]
    [InlineData(typeof(ReviewState), "ToReview Reviewed SetAside")]
    public void The_names_that_are_stored_still_exist(Type type, string names) => Assert.Superset(names.Split(' ').ToHashSet(), Enum.GetNames(type).ToHashSet());
}

using Outturn.Core.Series;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;

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
    [InlineData(typeof(Area), "Tracker Documents Findings Record Users Settings SignOff Reports")]
    [InlineData(typeof(DeliveryBasis), "NotStated Secured Accrued")]
    [InlineData(typeof(RoundState), "Open Closed")]
    [InlineData(typeof(ProgressState), "Waiting Submitted Returned SignedOff")]
    [InlineData(typeof(RatingScheme), "Rag Brag FivePoint")]
    [InlineData(typeof(Level), "None Read Contribute Manage")]
    [InlineData(typeof(Scope), "Own Service Directorate Council")]
    [InlineData(
        typeof(TrackerField),
        "Other Reference Title Description Committee Service Owner Investment PlannedPart PlannedYear ForecastPart ForecastYear Variance Complete Rag Direction Commentary Partners LineKey Ignored")]
    public void The_names_that_are_stored_still_exist(Type type, string names) => Assert.Superset(names.Split(' ').ToHashSet(), Enum.GetNames(type).ToHashSet());
}

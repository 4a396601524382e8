using Outturn.Core.Series;
using Outturn.Core.Tracking;
using Outturn.Core.Values;
using Outturn.Data.Record;

namespace Outturn.WebTests.Data;

/// <summary>Short words for the writing of trackers in tests.</summary>
internal static class Tracker
{
    public static FinancialYear Year { get; } = new(2017);

    public static DateOnly Day(int month, int day, int year = 2017) => new(year, month, day);

    public static LineForecast Forecast(long thousands, string commentary = "") =>
        LineForecast.Empty with { Forecast = Phasing.Unphased(Amount.Of(Money.FromThousands(thousands))), Commentary = commentary };

    public static LinePlan Plan(long thousands) => new(Amount.Zero, Phasing.Unphased(Amount.Of(Money.FromThousands(thousands))));

    public static LineDetails Details(string title) => LineDetails.Empty with { Title = title };

    public static LineChange Change(string key) => new(null, key, key);

    public static async Task<ActReceipt> WriteAsync(this TestCouncil council, DateOnly? position, params LineChange[] changes)
    {
        var receipt = await council.Trackers.WriteAsync(council.Request(position), Year, _ => Result.Ok(new TrackerChanges(changes, null, null)));
        Assert.True(receipt.Ok, string.Join("; ", receipt.Problems.Select(p => p.Message)));
        return receipt.Value;
    }

    public static async Task<TrackerLine> LineAsync(this TestCouncil council, string key, AsAt asAt)
    {
        var position = await council.Trackers.ReadAsync(Year, asAt);
        return Assert.Single(position.Lines.Concat(position.Withdrawn), l => l.Key == key);
    }
}

using Microsoft.Extensions.DependencyInjection;
using Outturn.Core.Tracking;
using Outturn.Core.Values;
using Outturn.Data.Record;
using Outturn.Data.Tracking;
using Outturn.WebTests.Data;

namespace Outturn.WebTests.Web;

/// <summary>Earlier years of a council, each with a position in October and, where it has closed, one after its end.</summary>
internal static class ClosedYears
{
    public const int Lines = 24;

    /// <summary>Writes the years from <paramref name="from"/> to <paramref name="to"/>: of four lines three forecast the plan, and of these one comes to six tenths; the fourth forecasts nothing and comes to it.</summary>
    public static async Task WriteAsync(IServiceProvider services, Actor by, int from, int to, bool closed = true)
    {
        for (var year = from; year <= to; year++)
        {
            await WriteAsync(services, by, new(year), new(year, 10, 31), i => i % 4 == 3 ? 0 : -100);
            if (closed)
            {
                await CloseAsync(services, by, year, new(year + 1, 4, 30));
            }
        }
    }

    /// <summary>Writes the outturn of a year at a position after its end.</summary>
    public static Task CloseAsync(IServiceProvider services, Actor by, int year, DateOnly position) => WriteAsync(services, by, new(year), position, i => i % 4 == 3 ? 0 : i % 4 == 2 ? -60 : -100);

    private static async Task WriteAsync(IServiceProvider services, Actor by, FinancialYear year, DateOnly position, Func<int, long> forecast)
    {
        await using var scope = services.CreateAsyncScope();
        var written = await scope.ServiceProvider.GetRequiredService<TrackerStore>().WriteAsync(
            new ActRequest("test", by, "because", "test", position), year,
            _ => Result.Ok(new TrackerChanges(
                [
                    .. Enumerable.Range(0, Lines).Select(i => Tracker.Change($"B/R.6.{i:000}") with
                    {
                        Details = position.Month == 10 ? Tracker.Details("Saving " + i) : null,
                        Plan = position.Month == 10 ? Tracker.Plan(-100) : null,
                        Stated = Tracker.Forecast(forecast(i)),
                    }),
                ],
                null, null)),
            CancellationToken.None);
        Assert.True(written.Ok, string.Join("; ", written.Problems.Select(p => p.Message)));
    }
}

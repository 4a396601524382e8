using Outturn.Core.Assurance;

namespace Outturn.Tests.Assurance;

public class PublishedTrackerTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("2017-07")]
    [InlineData("2017-08")]
    [InlineData("2017-09")]
    [InlineData("2017-10")]
    [InlineData("2017-11")]
    [InlineData("2017-12")]
    public void Sample(string month)
    {
        var table = TrackerTable.Load(TrackerTable.Sample(month)).WithTotals();
        table.Position = new DateOnly(2017, int.Parse(month[5..], System.Globalization.CultureInfo.InvariantCulture), 1).AddMonths(1).AddDays(-1);
        Show(table.Check());
    }

    [Fact]
    public void October()
    {
        var shared = Environment.GetEnvironmentVariable("OUTTURN_SHARED");
        var table = TrackerTable.Load(Path.Combine(shared!, "data", "tracker", "savings-tracker-2017-10.csv")).WithTotals();
        Show(table.Check());
    }

    private void Show(CheckReport report)
    {
        foreach (var f in report.Findings) output.WriteLine($"{f.Severity} {f.Code} {f.Subject} @ {f.Where}: {f.Message} [{f.Expected} | {f.Actual} | {f.Difference}]");
        foreach (var p in report.Proofs) output.WriteLine($"{p.Agreed}/{p.Tried} {p.What}");
    }
}

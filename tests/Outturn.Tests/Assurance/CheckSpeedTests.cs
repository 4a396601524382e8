using System.Diagnostics;
using Outturn.Core.Assurance;
using Outturn.Core.Tracking;
using Outturn.Core.Values;

namespace Outturn.Tests.Assurance;

/// <summary>
/// The cost of checking grows with the lines and no faster. Seconds are for the benchmark; here it is the memory that ten times the
/// lines take, which no busy machine changes.
/// </summary>
public class CheckSpeedTests(ITestOutputHelper output)
{
    [Fact]
    public void Ten_times_the_lines_take_about_ten_times_the_memory()
    {
        var small = Allocated(600);
        var large = Allocated(6_000);
        output.WriteLine($"600 lines: {small / 1024} KB; 6,000 lines: {large / 1024} KB");
        Assert.InRange((double)large / small, 1, 14);
    }

    private static long Allocated(int lines)
    {
        var table = TrackerTable.Load(TrackerTable.Sample("2017-10")).WithTotals();
        var months = new[] { "2017-07", "2017-08", "2017-09", "2017-11", "2017-12" }.SelectMany(m => TrackerTable.Load(TrackerTable.Sample(m)).Rows).ToList();
        for (var i = 0; table.Rows.Count < lines; i++)
        {
            var row = (string[])months[i % months.Count].Clone();
            row[0] = $"{(char)('B' + (i / 9000))}/R.{(i / 900 % 9) + 1}.{(i % 900) + 100}";
            row[TrackerTable.Title] += " " + row[0];
            table.Rows.Add(row);
        }

        table.WithTotals();
        var reading = table.Read();
        var context = new TrackerCheckContext(new(2017), table.Position, RagRule.Shipped, "tracker.csv") { PrintedTotals = reading.PrintedTotals };
        TrackerChecks.Run(CheckedLine.From(reading), context);
        var before = GC.GetAllocatedBytesForCurrentThread();
        TrackerChecks.Run(CheckedLine.From(reading), context);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    public static TheoryData<string, string> Hostile { get; } = new()
    {
        { "one long word", new string('a', 200_000) },
        { "digits", string.Concat(Enumerable.Repeat("£1,111,111 ", 20_000)) },
        { "a figure without end", "£" + string.Concat(Enumerable.Repeat("1,111", 40_000)) },
        { "spaces", "forecast" + new string(' ', 200_000) + "£1k" },
        { "verbs", string.Concat(Enumerable.Repeat("will be expected to deliver ", 10_000)) + "£1k" },
        { "targets", string.Concat(Enumerable.Repeat("exceeding the savings target ", 10_000)) },
        { "years", string.Concat(Enumerable.Repeat("2018-19 ", 20_000)) },
        { "months", string.Concat(Enumerable.Repeat("due to start in june ", 10_000)) },
        { "marks", string.Concat(Enumerable.Repeat("<p ", 50_000)) },
        { "entities", string.Concat(Enumerable.Repeat("&#", 100_000)) },
        { "references", string.Concat(Enumerable.Repeat("A/R. 6. 2", 20_000)) },
        { "slashes", new string('/', 200_000) },
        { "negations", string.Concat(Enumerable.Repeat("not on track ", 15_000)) },
        { "stands for a figure", new string('\uE000', 50_000) + "\uE001\uE200\uE375 by \uE0C8" },
        { "saving", string.Concat(Enumerable.Repeat("£1k of saving of savings of the ", 8_000)) },
        { "delivered", string.Concat(Enumerable.Repeat("savings delivered done complete ", 8_000)) },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_strangers_text_takes_no_longer_than_its_length_deserves(string name, string text)
    {
        var table = TrackerTable.Load(TrackerTable.Sample("2017-10"));
        foreach (var column in new[] { TrackerTable.Commentary, TrackerTable.Description, TrackerTable.Title, TrackerTable.Partners })
        {
            table["A/R.6.134"][column] = text;
        }

        var watch = Stopwatch.StartNew();
        table.Check();
        output.WriteLine($"{name}: {watch.Elapsed.TotalMilliseconds:0} ms");

        // Such a text takes a fraction of a second; one that made the time grow with the square of its length would take minutes.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"{name}: {watch.Elapsed}");
    }

    [Fact]
    public void Figures_beyond_all_bounds_stop_nothing()
    {
        var table = TrackerTable.Load(TrackerTable.Sample("2017-10"));
        foreach (var row in table.Rows)
        {
            for (var i = TrackerTable.Investment; i <= TrackerTable.V; i++)
            {
                row[i] = "-9,000,000,000,000";
            }
        }

        Assert.Contains(table.Check().Findings, f => f.Code == "amount.unit-suspect" && f.Severity == Severity.Error);
    }
}

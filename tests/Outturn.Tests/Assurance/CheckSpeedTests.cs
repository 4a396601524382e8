using System.Diagnostics;
using Outturn.Core.Assurance;
using Outturn.Core.Tracking;
using Outturn.Core.Values;

namespace Outturn.Tests.Assurance;

/// <summary>The goals are 5 ms for 67 lines and 150 ms for 10,000; the limits here are wide, because a build machine is shared.</summary>
public class CheckSpeedTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(67, 100)]
    [InlineData(10_000, 1_500)]
    public void A_tracker_is_checked_in_little_time(int lines, int limit)
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
        var best = long.MaxValue;
        var findings = 0;
        for (var i = 0; i < (lines < 1_000 ? 400 : 40); i++)
        {
            var watch = Stopwatch.StartNew();
            findings = TrackerChecks.Run(CheckedLine.From(reading), context).Findings.Count;
            best = Math.Min(best, watch.ElapsedTicks);
        }

        var ms = best * 1000.0 / Stopwatch.Frequency;
        output.WriteLine($"{reading.Lines.Count} lines: {ms:0.0} ms, {findings} findings");
        if (Environment.GetEnvironmentVariable("BY_CHECK") is not null)
        {
            foreach (var check in TrackerChecks.All)
            {
                var tracker = new CheckedTracker(CheckedLine.From(reading), context);
                var watch = Stopwatch.StartNew();
                _ = check.Find(tracker).Count();
                output.WriteLine($"{check.Code} {watch.Elapsed.TotalMilliseconds:0.0}");
            }
        }

        Assert.True(ms < limit, $"{ms:0} ms for {lines} lines");
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
        Assert.True(watch.ElapsedMilliseconds < 1_500, $"{name}: {watch.ElapsedMilliseconds} ms");
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

using Outturn.Core.Assurance;
using Outturn.Core.Reports;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;
using Outturn.Documents.Reading;
using Outturn.Documents.Writing;

namespace Outturn.Tests.Samples;

/// <summary>The sample council's rounds: real where they say so, sound in every sum, and in our own words.</summary>
public sealed class SampleRoundsTests
{
    private static readonly string[] Months = ["2017-07", "2017-08", "2017-09", "2017-10", "2017-11", "2017-12"];

    public static TheoryData<string> Rounds { get; } = [.. Months];

    [Theory, MemberData(nameof(Rounds))]
    public void Every_round_is_read_whole_and_every_row_foots(string month)
    {
        var reading = Read(month);
        Assert.Equal(67, reading.Lines.Count);
        Assert.Empty(reading.BadRows);
        Assert.All(reading.Lines, line =>
        {
            Assert.True(line.Plan!.Planned.Foots);
            Assert.True(line.Stated.Forecast.Foots);
            Assert.Null(line.Stated.StatedVariance);
        });
    }

    [Theory, MemberData(nameof(Rounds))]
    public void The_rule_gives_every_rating_of_every_round(string month) =>
        Assert.All(Read(month).Lines, line => Assert.Equal(line.Stated.Rag, RagRule.Shipped.Rate(line.Plan!.Planned.Year, line.Stated.Forecast.Year)));

    [Fact]
    public void October_s_directions_follow_from_september()
    {
        var september = Read("2017-09").Lines.ToDictionary(l => l.Key, l => l.Stated.Forecast.Year, StringComparer.Ordinal);
        var october = Read("2017-10").Lines;
        Assert.All(october, line => Assert.Equal(line.Stated.Direction, DirectionRule.Shipped.Between(september[line.Key], line.Stated.Forecast.Year)));
        Assert.Equal((48, 14, 5), (Count(Direction.NoChange), Count(Direction.Worse), Count(Direction.Better)));
        int Count(Direction direction) => october.Count(l => l.Stated.Direction == direction);
    }

    [Fact]
    public void October_is_the_published_tracker_in_every_figure()
    {
        var path = Tracking.SharedFolder.PathOf("data", "tracker", "savings-tracker-2017-10.csv");
        var published = Read(File.ReadAllBytes(path), "published.csv").Lines;
        var ours = Read("2017-10").Lines;
        Assert.Equal(published.Count, ours.Count);
        foreach (var (real, sample) in published.Zip(ours))
        {
            Assert.Equal(real.Key, sample.Key);
            Assert.Equal(real.Details.Title, sample.Details.Title);
            Assert.Equal(real.Details.Committees, sample.Details.Committees);
            Assert.Equal(real.Plan, sample.Plan);
            Assert.Equal(real.Stated with { Commentary = "" }, sample.Stated with { Commentary = "" });

            // The sentences are our own: no long run of published words stands in ours.
            if (real.Stated.Commentary.Length > 30)
            {
                Assert.NotEqual(real.Stated.Commentary, sample.Stated.Commentary);
            }
        }
    }

    [Fact]
    public void A_position_s_direction_has_a_dead_band_and_says_new_and_not_comparable()
    {
        var rule = DirectionRule.Shipped;
        Total K(long thousands) => Total.Of(Amount.Of(Money.FromThousands(thousands)));
        Assert.Equal(Direction.NoChange, rule.Between(K(-100), K(-99)));
        Assert.Equal(Direction.Worse, rule.Between(K(-100), K(-98)));
        Assert.Equal(Direction.Better, rule.Between(K(-100), K(-102)));
        Assert.Equal(Direction.New, rule.Between(null, K(-100)));
        Assert.Equal(Direction.NotComparable, rule.Between(Total.Of(new Amount.Unquantified("TBC")), K(-100)));
    }

    [Fact]
    public void A_total_of_october_foots_and_one_that_is_tampered_with_does_not()
    {
        var view = View(Read("2017-10"));
        Assert.All(TrackerSums.Measures, m => Assert.True(view.Foots(m), m.ToString()));
        Assert.All(view.Proofs(RagRule.Shipped, [], ""), p => Assert.True(p.Holds, p.What));

        // One row whose year is not its quarters: the totals must not claim a proof any more.
        var reading = Read("2017-10");
        var broken = reading with { Lines = [.. reading.Lines.Select((l, i) => i == 3 ? l with { Plan = l.Plan! with { Planned = Core.Series.Phasing.AsPrinted(l.Plan.Planned.Parts, Amount.Of(Money.FromThousands(-1))) } } : l)] };
        var tampered = View(broken);
        Assert.False(tampered.Foots(Measure.PlannedYear));
        Assert.Contains(tampered.Proofs(RagRule.Shipped, [], ""), p => !p.Holds);
        Assert.Contains(TrackerChecks.Run([.. tampered.Lines.Select(CheckedLine.From)], new TrackerCheckContext(new(2017), new DateOnly(2017, 10, 31), RagRule.Shipped, "test")).Findings, f => f.Code == "tracker.arithmetic");
    }

    [Fact]
    public void A_line_of_two_committees_is_shown_apart_and_counted_once()
    {
        var view = View(Read("2017-10"));
        var shared = Assert.Single(view.ByCommittee, g => g.Shared);
        Assert.Equal("Shared by Adults and C&YP", shared.Name);
        Assert.Equal(67, view.ByCommittee.Sum(g => g.Lines.Count));
        Assert.Equal(view.Sums[Measure.PlannedYear], view.ByCommittee.Aggregate(Total.Zero, (t, g) => t + g.Sums[Measure.PlannedYear]!.Value));
        Assert.Equal(34, View(Read("2017-10"), new TrackerFilter(Committee: "Adults")).Lines.Count);
    }

    [Fact]
    public void What_a_spreadsheet_would_run_as_a_formula_goes_out_and_comes_back_as_text()
    {
        var reading = Read("2017-10");
        var hostile = "=HYPERLINK(\"http://x\",\"y\")";
        var view = View(reading with { Lines = [.. reading.Lines.Select((l, i) => i == 0 ? l with { Stated = l.Stated with { Commentary = hostile } } : l)] });
        var csv = System.Text.Encoding.UTF8.GetString(CsvWriter.Write(view.ToSheet()));
        Assert.DoesNotContain(",=HYPERLINK", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(",\"=HYPERLINK", csv, StringComparison.Ordinal);
        foreach (var (bytes, name) in new[] { (CsvWriter.Write(view.ToSheet()), "x.csv"), (WorkbookWriter.Write(view.ToSheet()), "x.xlsx") })
        {
            Assert.Equal(hostile, Read(bytes, name).Lines.Single(l => l.Key == "A/R.6.001").Stated.Commentary);
        }
    }

    private static TrackerReading Read(string month) => Read(File.ReadAllBytes(Path.Combine(Approved.Root, "samples", "sample-county-council", $"savings-tracker-{month}.csv")), $"{month}.csv");

    private static TrackerReading Read(byte[] bytes, string name) => TrackerReader.Read(GridReader.Read(bytes, name).Value!, new ReadOptions(Year: new(2017), Position: new DateOnly(2017, 10, 31)));

    private static TrackerView View(TrackerReading reading, TrackerFilter? filter = null) => TrackerView.Of(
        new TrackerPosition(new(2017), AsAt.Now, [.. reading.Lines.Select(l => new TrackerLine(Guid.Empty, new(2017), l.Key, l.Reference?.Code ?? "", l.Details, l.Plan!, l.Stated, l.Owner, LineStanding.In))], []), filter ?? new TrackerFilter());
}

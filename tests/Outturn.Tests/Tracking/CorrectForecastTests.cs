using Outturn.Core.Series;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;

namespace Outturn.Tests.Tracking;

public sealed class CorrectForecastTests
{
    private static readonly Dictionary<int, string> None = [];

    private static readonly TrackerLine Quarterly = Line(Phasing.AsPrinted([.. Enumerable.Repeat(Amount.Of(Money.FromThousands(-10)), 4)], null));

    [Fact]
    public void A_quarter_that_ended_can_be_corrected_and_the_rating_is_the_rules_again()
    {
        var rated = Quarterly with { Stated = Quarterly.Stated with { Rag = Rag.Green, Direction = Direction.Better, StatedVariance = Money.FromPounds(1) } };
        var now = Assert.Single(Correct(rated, new Dictionary<int, string> { [1] = "-4" }).Value!.Lines).Stated!;
        Assert.Equal(Money.FromThousands(-34), now.Forecast.Year.Value);
        Assert.Equal((null, null, null), (now.Rag, now.Direction, now.StatedVariance));

        // A word alone leaves what was stated of the figures.
        var words = Assert.Single(Correct(rated, None, commentary: "Said again").Value!.Lines).Stated!;
        Assert.Equal((Rag.Green, Direction.Better), (words.Rag!.Value, words.Direction!.Value));
    }

    [Fact]
    public void A_year_without_parts_and_a_year_by_months_are_corrected_part_by_part()
    {
        Assert.Equal(Money.FromThousands(-7), Assert.Single(Correct(Line(Phasing.Unphased(Amount.Of(Money.FromThousands(-40)))), new Dictionary<int, string> { [0] = "-7" }).Value!.Lines).Stated!.Forecast.Year.Value);
        var months = Line(Phasing.AsPrinted([.. Enumerable.Repeat(Amount.Of(Money.FromThousands(-1)), 12)], null));
        Assert.Equal(Money.FromThousands(-15), Assert.Single(Correct(months, new Dictionary<int, string> { [12] = "-4" }).Value!.Lines).Stated!.Forecast.Year.Value);
    }

    [Fact]
    public void What_changes_nothing_writes_nothing() => Assert.True(Correct(Quarterly, new Dictionary<int, string> { [1] = "-10.0", [2] = " (10) " }).Value!.IsEmpty);

    public static TheoryData<string, string, string> Doubtful => new()
    {
        { "", "forecast.blank", "is empty" },
        { "ten", "forecast.unreadable", "is not one amount" },
        { "29.£%", "forecast.unreadable", "is not one amount" },
        { "5 and 7", "forecast.unreadable", "is not one amount" },
        { "10", "forecast.sign", "without a minus is a cost" },
        { "-10,000", "forecast.thousand-times", "The column is in £000" },
        { "-£12,000", "forecast.thousand-times", "The column is in £000" },
        { new string('9', 400), "forecast.unreadable", "is not one amount" },
    };

    [Theory, MemberData(nameof(Doubtful))]
    public void A_doubtful_figure_is_asked_about_and_the_last_good_one_counts_meanwhile(string typed, string code, string says)
    {
        var problem = Assert.Single(Correct(Quarterly, new Dictionary<int, string> { [3] = typed }).Problems);
        Assert.Equal((code, "X#3"), (problem.Code, problem.Where));
        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
        Assert.EndsWith("-10 is counted until you choose.", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10")]
    [InlineData("-10,000")]
    public void A_figure_that_is_said_to_be_meant_stands(string typed) =>
        Assert.True(Correct(Quarterly, new Dictionary<int, string> { [3] = typed }, new Dictionary<int, string> { [3] = typed }).Ok);

    [Theory]
    [InlineData("TBC")]
    [InlineData("-5 to -15")]
    [InlineData("(12)")]
    [InlineData("-£12k")]
    [InlineData("nil")]
    public void What_people_write_in_council_papers_is_read(string typed) => Assert.True(Correct(Quarterly, new Dictionary<int, string> { [3] = typed }).Ok);

    [Fact]
    public void A_correction_needs_a_reason_the_figures_it_was_typed_over_and_a_line_that_is_not_complete()
    {
        Assert.Equal(["correct.reason-missing"], Codes(Correct(Quarterly, new Dictionary<int, string> { [3] = "-9" }, reason: " ")));
        Assert.Equal(["forecast.changed-meanwhile"], Codes(Correct(Quarterly, new Dictionary<int, string> { [3] = "-9" }, basis: 6)));
        Assert.Equal(["forecast.complete"], Codes(Correct(Quarterly with { Stated = Quarterly.Stated with { Complete = true } }, new Dictionary<int, string> { [3] = "-9" })));
        Assert.Equal(["forecast.commentary-too-long"], Codes(Correct(Quarterly, None, commentary: new string('x', 4001))));
    }

    private static IEnumerable<string> Codes<T>(Result<T> result) => result.Problems.Select(p => p.Code);

    private static Result<TrackerChanges> Correct(TrackerLine line, IReadOnlyDictionary<int, string> typed, IReadOnlyDictionary<int, string>? kept = null, string commentary = "", string reason = "x", long basis = 7) =>
        new CorrectForecast(line.Id, basis, typed, kept ?? None, commentary, reason)
            .Decide(new(new(new(2017), AsAt.Now, [line], []), [], new Dictionary<Guid, LineProgress>(), [], [], [], []));

    private static TrackerLine Line(Phasing forecast) => new(
        Guid.NewGuid7(3), new(2017), "X", "X", LineDetails.Empty, new(Amount.Zero, Phasing.Unphased(Amount.Of(Money.FromThousands(-40)))), LineForecast.Empty with { Forecast = forecast }, "", LineStanding.In)
    {
        Acts = new(1, 1, 7, 0, 0),
    };
}

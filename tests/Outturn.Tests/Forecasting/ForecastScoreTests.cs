using Outturn.Core.Forecasting;
using Outturn.Core.Tracking;
using Outturn.Core.Values;

namespace Outturn.Tests.Forecasting;

public sealed class ForecastScoreTests
{
    private static readonly ForecastOrder Order = new(42, 2_000);

    [Fact]
    public void Where_no_year_has_closed_it_says_that_it_was_never_scored()
    {
        var score = ForecastScore.Of([], Order, 1);
        Assert.Contains("has never been scored", score.Sentence, StringComparison.Ordinal);
        Assert.Equal(0, score.Brier);
    }

    [Fact]
    public void The_first_year_is_scored_with_the_published_prior_the_published_rate_and_the_stated_default_of_ratings()
    {
        var score = ForecastScore.Of([Made.Closed(2014, (Rag.Green, 100, 100), (Rag.Red, 0, 0))], Order, 1);
        var prior = DeliveryModel.Fit();
        var (green, red) = (score.Lines[0], score.Lines[1]);
        Assert.Equal(prior.Reaching(green.Line, 5), green.Chance);
        Assert.Equal((37.0 / 64, 37.0 / 64), (green.Base, red.Base));
        Assert.Equal((0.9, 0.1), (green.Rated, red.Rated));
        Assert.Equal(((1 - (37.0 / 64)) * (1 - (37.0 / 64)) / 2) + (37.0 / 64 * (37.0 / 64) / 2), score.BaseBrier, 1e-12);
        Assert.Equal(0.01, score.RatedBrier, 1e-12);
        Assert.Equal("Too few to say: 1 closed year and 2 lines. ", score.Sentence[..43]);
    }

    [Fact]
    public void A_year_is_forecast_with_the_years_before_it_alone()
    {
        ClosedYear[] years = [Made.Closed(2014, Made.Times(5, (Rag.Green, 100, 100))), Made.Closed(2015, Made.Times(5, (Rag.Green, 100, 0))), Made.Closed(2016, Made.Times(5, (Rag.Green, 100, 50)))];
        var score = ForecastScore.Of([.. years.Reverse()], Order, 1);
        Assert.Equal([(2014, 0), (2015, 1), (2016, 2)], score.Years.Select(y => (y.Year.StartYear, y.YearsBefore)));
        Assert.Equal(DeliveryModel.Fit(years[0]).Reaching(years[1].Position.Lines[0], 5), score.Years[1].Lines[0].Chance);

        // Five green lines of five reached it, with two at the default of nine in ten: 6.8 of 7.
        Assert.Equal(6.8 / 7, score.Years[1].Lines[0].Rated, 1e-12);
        Assert.Equal(Money.FromThousands(-250), score.Years[2].Outturn);
    }

    [Fact]
    public void It_says_that_it_beats_the_base_rate_where_it_does()
    {
        // Owners know from the rating's words nothing and from their forecasts everything.
        ClosedYear[] years = [.. Enumerable.Range(2012, 5).Select(y => Made.Closed(y, Made.Times(5, (Rag.Green, 100, 100), (Rag.Green, 0, 0), (Rag.Red, 100, 100), (Rag.Red, 0, 0))))];
        var score = ForecastScore.Of(years, Order, 2);
        Assert.Matches(@"^Over 5 closed years and 100 lines the forecast \(Brier score 0\.0\d\d; nearer 0 is better\) beats the base rate \(0\.\d+\), and beats people’s own ratings \(0\.\d+\)\.$", score.Sentence);
        Assert.True(score.SkillOnBase > 0.8 && score.SkillOnRated > 0.8);
        Assert.Equal(100, score.Calibration.Sum(b => b.Lines));
        Assert.Equal(50, score.Calibration.Sum(b => b.Reached));
        Assert.Equal(0, score.Calibration[0].Reached);
        Assert.Equal(score.Calibration[9].Lines, score.Calibration[9].Reached);
    }

    [Fact]
    public void It_says_plainly_that_it_does_not_beat_ratings_that_know_better()
    {
        // The forecast turns its back on owners who were wrong year after year while the rating was always right; in the last years both are, and it is late to see it.
        ClosedYear[] years = [.. Enumerable.Range(2012, 4).Select(y => Made.Closed(y, Made.Times(4, (Rag.Green, 0, 100), (Rag.Red, 100, 0))))];
        var score = ForecastScore.Of(years, Order, 2);
        Assert.Contains("does not beat people’s own ratings", score.Sentence, StringComparison.Ordinal);
        Assert.True(score.SkillOnRated < 0);
    }

    [Fact]
    public void A_line_without_an_outturn_is_not_scored()
    {
        var closed = Made.Closed(2014, (Rag.Green, 100, 100), (Rag.Red, 0, 0));
        var known = closed with { Outturns = new Dictionary<string, Money>(StringComparer.Ordinal) { ["L000"] = Money.FromThousands(-100) } };
        Assert.Equal(["L000"], ForecastScore.Of([known], Order, 1).Lines.Select(l => l.Line.Key));
        Assert.Empty(ForecastScore.Of([closed with { Outturns = new Dictionary<string, Money>(StringComparer.Ordinal) }], Order, 1).Years);
    }
}

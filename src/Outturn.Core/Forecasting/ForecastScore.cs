using System.Globalization;
using Outturn.Core.Values;

namespace Outturn.Core.Forecasting;

/// <summary>A closed line with what was said of it beforehand. Chances are of at least 95 per cent of plan, from 0 to 1.</summary>
/// <param name="Line">As it stood at the position.</param>
/// <param name="Chance">The model's.</param>
/// <param name="Base">The base rate: how often lines reached it in the years before.</param>
/// <param name="Rated">What the line's rating says: how often lines so rated reached it in the years before.</param>
/// <param name="Outturn">What came; a saving is negative.</param>
/// <param name="Inside">Whether it came within the ranges of 50, 80 and 90 per cent.</param>
/// <param name="Expected">How likely the model held that.</param>
public sealed record ScoredLine(ForecastLine Line, double Chance, double Base, double Rated, Money Outturn, IReadOnlyList<bool> Inside, IReadOnlyList<double> Expected)
{
    /// <summary>Whether at least 95 per cent came.</summary>
    public bool Reached => Delivered.Reaches(Line.Planned, Outturn);

    /// <summary>The square of how far a chance lay from what happened: 0 is best, 1 worst.</summary>
    public double Miss(double chance) => Reached ? (1 - chance) * (1 - chance) : chance * chance;
}

/// <summary>A closed year, forecast with the years before it alone.</summary>
/// <param name="Year">The year.</param>
/// <param name="MonthsLeft">At which position: months left.</param>
/// <param name="YearsBefore">How many closed years the model had.</param>
/// <param name="Lines">Its lines whose outturn is known.</param>
/// <param name="Whole">What these lines together were forecast to come to.</param>
/// <param name="Outturn">What they came to; savings are negative.</param>
/// <param name="Inside">Whether that lies within the ranges of 50, 80 and 90 per cent.</param>
public sealed record ScoredYear(FinancialYear Year, int MonthsLeft, int YearsBefore, IReadOnlyList<ScoredLine> Lines, PartForecast Whole, Money Outturn, IReadOnlyList<bool> Inside)
{
    /// <summary>Whether finance recorded the outturn; otherwise it is the year's last position.</summary>
    public bool IsRecorded { get; init; }

    /// <summary>Planned savings whose outturn is not one figure: in no score.</summary>
    public int NotKnown { get; init; }
}

/// <summary>Lines whose chance lay in a band, and how many of them reached 95 per cent.</summary>
/// <param name="From">The band's lower end in per cent, within it.</param>
/// <param name="To">Its upper end, within it for the last band alone.</param>
/// <param name="Lines">How many lines.</param>
/// <param name="Mean">The mean of their chances, from 0 to 1; 0 where there are none.</param>
/// <param name="Reached">How many reached 95 per cent.</param>
public sealed record CalibrationBand(int From, int To, int Lines, double Mean, int Reached);

/// <summary>How the forecast did on years that have closed, beside the base rate and people's own ratings. A Brier score is 0 at best; a quarter is a coin's.</summary>
public sealed record ForecastScore(IReadOnlyList<ScoredYear> Years)
{
    /// <summary>Fewer closed years than this say nothing sure.</summary>
    public const int FewestYears = 3;

    /// <summary>Fewer lines than this say nothing sure.</summary>
    public const int FewestLines = 30;

    /// <summary>All scored lines.</summary>
    public IReadOnlyList<ScoredLine> Lines { get; } = [.. Years.SelectMany(y => y.Lines)];

    /// <summary>The model's Brier score; 0 where there are no lines.</summary>
    public double Brier => Mean(l => l.Miss(l.Chance));

    /// <summary>The base rate's.</summary>
    public double BaseBrier => Mean(l => l.Miss(l.Base));

    /// <summary>The ratings'.</summary>
    public double RatedBrier => Mean(l => l.Miss(l.Rated));

    /// <summary>How much of the base rate's score the model takes away: 1 is all of it, 0 none; below 0 it does worse.</summary>
    public double SkillOnBase => BaseBrier > 0 ? 1 - (Brier / BaseBrier) : 0;

    /// <summary>The same against the ratings.</summary>
    public double SkillOnRated => RatedBrier > 0 ? 1 - (Brier / RatedBrier) : 0;

    /// <summary>By range of 50, 80 and 90 per cent: how many of the years' totals lay within.</summary>
    public IReadOnlyList<int> TotalsInside => [.. Enumerable.Range(0, 3).Select(r => Years.Count(y => y.Inside[r]))];

    /// <summary>By range: how many lines' outturns lay within.</summary>
    public IReadOnlyList<int> LinesInside => [.. Enumerable.Range(0, 3).Select(r => Lines.Count(l => l.Inside[r]))];

    /// <summary>By range: for how many the model looked.</summary>
    public IReadOnlyList<double> LinesExpected => [.. Enumerable.Range(0, 3).Select(r => Lines.Sum(l => l.Expected[r]))];

    /// <summary>Ten bands of chance with what happened.</summary>
    public IReadOnlyList<CalibrationBand> Calibration =>
    [
        .. Enumerable.Range(0, 10).Select(b =>
        {
            var of = Lines.Where(l => Math.Min(9, (int)(l.Chance * 10)) == b).ToList();
            return new CalibrationBand(b * 10, (b + 1) * 10, of.Count, of.Count == 0 ? 0 : of.Sum(l => l.Chance) / of.Count, of.Count(l => l.Reached));
        }),
    ];

    /// <summary>Whether the model did better than the base rate, the ratings, or neither, in a sentence that says so when it did not or when too little is known.</summary>
    public string Sentence
    {
        get
        {
            if (Lines.Count == 0)
            {
                return "No year has closed yet, so this forecast has never been scored: take it as the published histories’ word and not as this council’s.";
            }

            var seen = string.Create(CultureInfo.InvariantCulture, $"{(Years.Count == 1 ? "1 closed year" : $"{Years.Count} closed years")} and {(Lines.Count == 1 ? "1 line" : $"{Lines.Count} lines")}");
            return Years.Count < FewestYears || Lines.Count < FewestLines
                ? $"Too few to say: {seen}. So far the forecast’s Brier score is {Score(Brier)}, the base rate’s {Score(BaseBrier)} and the ratings’ {Score(RatedBrier)}; nearer 0 is better."
                : $"Over {seen} the forecast (Brier score {Score(Brier)}; nearer 0 is better) {Against("the base rate", l => l.Base, BaseBrier)}, and {Against("people’s own ratings", l => l.Rated, RatedBrier)}.";
        }
    }

    /// <summary>A Brier score as it is written, to three places.</summary>
    public static string Score(double brier) => decimal.Round((decimal)brier, 3, MidpointRounding.AwayFromZero).ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>Scores years, each with a model of the years before it.</summary>
    /// <param name="years">Closed years, one position each.</param>
    /// <param name="order">Seed and draws for the ranges.</param>
    /// <param name="cores">How many cores may work.</param>
    public static ForecastScore Of(IReadOnlyList<ClosedYear> years, ForecastOrder order, int cores)
    {
        var ordered = years.OrderBy(y => y.Year).ToList();
        return new([.. ordered.Select((y, i) => Of(y, ordered.Take(i).ToList(), order, cores)).Where(y => y.Lines.Count > 0)]);
    }

    /// <summary>Scores one year with a model of the years given.</summary>
    internal static ScoredYear Of(ClosedYear year, IReadOnlyList<ClosedYear> before, ForecastOrder order, int cores)
    {
        var known = year.Lines.ToList();
        var model = DeliveryModel.Fit(before);
        var forecast = DeliveryForecast.Run(year.Position with { Lines = [.. known.Select(k => k.Line)], Taken = [] }, model, order, cores);
        var past = before.SelectMany(b => b.Lines).ToList();
        var spreads = forecast.Lines.ToDictionary(l => l.Line.Key, StringComparer.Ordinal);
        var scored = known.Select(k =>
        {
            var spread = spreads[k.Line.Key];
            return new ScoredLine(
                k.Line, spread.Reaching, Rate(past, _ => true, DeliveryPrior.BaseChance), Rate(past, l => l.Rag == k.Line.Rag, DeliveryPrior.RatingChance(k.Line.Rag)), k.Outturn,
                [.. LineForecastSpread.Ranges.Select(r => spread.Spread.At(r.From) <= k.Outturn && k.Outturn <= spread.Spread.At(r.To))], spread.Inside);
        }).ToList();
        var outturn = known.Aggregate(Money.Zero, (sum, k) => sum + k.Outturn);
        return new(
            year.Year, year.Position.MonthsLeft, before.Count, scored, forecast.Whole, outturn,
            [.. LineForecastSpread.Ranges.Select(r => forecast.Whole.Spread.At(r.From) <= outturn && outturn <= forecast.Whole.Spread.At(r.To))])
        {
            IsRecorded = year.IsRecorded,
            NotKnown = year.Position.Lines.Count - known.Count,
        };
    }

    private static double Rate(List<(ForecastLine Line, Money Outturn)> past, Func<ForecastLine, bool> of, double otherwise)
    {
        var (reached, seen) = (otherwise * DeliveryPrior.ScoreLines, DeliveryPrior.ScoreLines);
        foreach (var (line, outturn) in past.Where(p => of(p.Line)))
        {
            reached += Delivered.Reaches(line.Planned, outturn) ? 1 : 0;
            seen++;
        }

        return reached / seen;
    }

    private double Mean(Func<ScoredLine, double> of) => Lines.Count == 0 ? 0 : Lines.Sum(of) / Lines.Count;

    /// <summary>Lines of one year go together, so the error is that of the years' sums.</summary>
    private string Against(string what, Func<ScoredLine, double> chance, double other)
    {
        double Lead(ScoredLine line) => line.Miss(chance(line)) - line.Miss(line.Chance);
        var mean = Mean(Lead);
        var squares = Years.Sum(y =>
        {
            var apart = y.Lines.Sum(l => Lead(l) - mean);
            return apart * apart;
        });
        var error = Math.Sqrt(squares * Years.Count / (Years.Count - 1)) / Lines.Count;
        return mean <= 0 ? $"does not beat {what} ({Score(other)})"
            : mean < 2 * error ? $"is ahead of {what} ({Score(other)}) by no more than chance may give"
            : $"beats {what} ({Score(other)})";
    }
}

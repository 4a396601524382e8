using System.Globalization;
using Outturn.Core.Appraisal.Uncertainty;
using Outturn.Core.Sheets;
using Outturn.Core.Tracking;
using Outturn.Core.Values;

namespace Outturn.Core.Forecasting;

/// <summary>The tables of a delivery forecast, its score and its backtest. Money is signed as the tracker is: savings negative, so P10 is the good end and P90 the bad.</summary>
public static class ForecastSheets
{
    private const string Sign = "Savings are negative: P10 is the good end, P90 the bad one; nine draws in ten are at P90 or better.";

    /// <summary>All tables of a forecast and of the score of closed years.</summary>
    public static IReadOnlyList<Sheet> All(DeliveryForecast forecast, ForecastScore score, MoneyStyle style) =>
    [
        Parts(forecast, style), Lines(forecast, style), .. Rest(forecast, style), .. score.Lines.Count == 0 ? [] : new[] { Years(score, style), Coverage(score), Calibration(score), Scored(score, style) },
    ];

    /// <summary>The year, its committees and its services.</summary>
    public static Sheet Parts(DeliveryForecast forecast, MoneyStyle style) => new(
        "Delivery forecast", $"Delivery forecast of {forecast.Position.Year} as at {CouncilTime.Words(forecast.Position.Day)}, {style.UnitText}: plan, the sum of the owners’ forecasts, and what the draws come to. {Sign}", "within the year",
        [
            new("part", "Part", ColumnKind.Text), new("name", "Name", ColumnKind.Text), new("lines", "Lines", ColumnKind.Number), new("planned", "Planned", ColumnKind.Money, style), new("owners", "Owners’ sum", ColumnKind.Money, style),
            new("mean", "Mean", ColumnKind.Money, style), .. Percents.Select(p => Of(p, style)), new("reaching", "Chance of the owners’ sum, %", ColumnKind.Number),
        ],
        [
            .. forecast.Committees.Select(p => Part("Committee", p, RowKind.Item, forecast.Order.Draws)), .. HasServices(forecast) ? forecast.Services.Select(p => Part("Service", p, RowKind.Item, forecast.Order.Draws)) : [],
            Part("Year", forecast.Whole, RowKind.Total, forecast.Order.Draws),
        ])
    {
        Notes = [.. Notes(forecast), new("Note on ranges", "P10, P50 and P90 of parts do not add up to those of the year: not everything goes well or badly at once.")],
    };

    /// <summary>Whether any line has a service.</summary>
    public static bool HasServices(DeliveryForecast forecast) => forecast.Position.Lines.Any(l => l.Service.Length > 0) || forecast.Position.Taken.Any(l => l.Service.Length > 0);

    /// <summary>Each planned saving, those that drive the spread first.</summary>
    public static Sheet Lines(DeliveryForecast forecast, MoneyStyle style) => new(
        "Lines", $"Planned savings one by one, {style.UnitText}, those that drive the spread first: its owner’s forecast, what the draws come to, the chance of at least 95% of plan, and its share of the spread of the year. {Sign}", "within the year",
        [
            new("name", "Line", ColumnKind.Text), new("key", "Key", ColumnKind.Key), new("rag", "RAG", ColumnKind.Text), new("planned", "Planned", ColumnKind.Money, style), new("owner", "Owner’s forecast", ColumnKind.Money, style),
            new("mean", "Mean", ColumnKind.Money, style), .. Percents.Select(p => Of(p, style)), new("reaching", "Chance of 95%, %", ColumnKind.Number), new("share", "Share of the spread, %", ColumnKind.Number),
        ],
        [
            .. forecast.Lines.Select(l => new Row(l.Line.Key, RowKind.Item, [
                Cell.Text(l.Line.Name), Cell.Text(l.Line.Key), Cell.Text(l.Line.Rag.Word()), Cell.Of(l.Line.Planned), Cell.Of(l.Line.Forecast), Cell.Of(l.Spread.Mean), .. Percents.Select(p => Cell.Of(l.Spread.At(p))),
                new Cell.Number(Percent(l.Reaching)), new Cell.Number(Percent(l.Share))])),
        ])
    {
        Notes = Notes(forecast),
    };

    /// <summary>The lines that have no range: taken at their owner's forecast, or left out.</summary>
    public static IReadOnlyList<Sheet> Rest(DeliveryForecast forecast, MoneyStyle style) =>
    [
        .. forecast.Position.Taken.Count == 0 ? [] : new[]
        {
            new Sheet(
                "Taken as forecast", $"Lines that plan no saving, {style.UnitText}: they count at their owner’s forecast and have no range.", "within the year",
                [new("name", "Line", ColumnKind.Text), new("planned", "Planned", ColumnKind.Money, style), new("owner", "Owner’s forecast", ColumnKind.Money, style)],
                [.. forecast.Position.Taken.Select(t => new Row(t.Key, RowKind.Item, [Cell.Text(t.Name), Cell.Of(t.Planned), Cell.Of(t.Forecast)]))]),
        },
        .. forecast.Position.Left.Count == 0 ? [] : new[]
        {
            new Sheet(
                "Left out", "Lines without one figure for plan and forecast: they are not counted as nought, they are in none of the figures.", "",
                [new("name", "Line", ColumnKind.Text), new("why", "Why", ColumnKind.Text)],
                [.. forecast.Position.Left.Select(t => new Row(t.Key, RowKind.Item, [Cell.Text(t.Name), Cell.Text(t.Why)]))]),
        },
    ];

    /// <summary>Each closed year: what was forecast with the years before it, and what came.</summary>
    public static Sheet Years(ForecastScore score, MoneyStyle style) => new(
        "Score by year", $"Closed years, each forecast with the years before it alone: Brier scores of the chance of at least 95% of plan (0 is best, a quarter a coin’s), and the total in {style.UnitText} beside its range. {Sign}", "",
        [
            new("year", "Year", ColumnKind.Text), new("before", "Closed years before", ColumnKind.Number), new("lines", "Lines", ColumnKind.Number), new("notKnown", "Not known", ColumnKind.Number), new("reached", "Reached 95%", ColumnKind.Number),
            new("brier", "Forecast’s score", ColumnKind.Number), new("base", "Base rate’s", ColumnKind.Number), new("rated", "Ratings’", ColumnKind.Number),
            new("owners", "Owners’ sum", ColumnKind.Money, style), Of(10, style), Of(50, style), Of(90, style), new("outturn", "Outturn", ColumnKind.Money, style), new("inside", "Within P10 to P90", ColumnKind.Text), new("from", "Outturn is", ColumnKind.Text),
        ],
        [
            .. score.Years.Select(y =>
            {
                var one = new ForecastScore([y]);
                return new Row(y.Year.ToString(), RowKind.Item, [
                    Cell.Text(y.Year.ToString()), new Cell.Number(y.YearsBefore), new Cell.Number(y.Lines.Count), new Cell.Number(y.NotKnown), new Cell.Number(y.Lines.Count(l => l.Reached)),
                    Brier(one.Brier), Brier(one.BaseBrier), Brier(one.RatedBrier), Cell.Of(y.Whole.Owners), Cell.Of(y.Whole.Spread.P10), Cell.Of(y.Whole.Spread.P50), Cell.Of(y.Whole.Spread.P90), Cell.Of(y.Outturn), Cell.Text(y.Inside[1] ? "yes" : "no"), Cell.Text(y.IsRecorded ? "recorded" : "last position")]);
            }),
            new Row("total", RowKind.Total, [
                Cell.Text("All"), Cell.Empty, new Cell.Number(score.Lines.Count), new Cell.Number(score.Years.Sum(y => y.NotKnown)), new Cell.Number(score.Lines.Count(l => l.Reached)), Brier(score.Brier), Brier(score.BaseBrier), Brier(score.RatedBrier),
                Cell.Empty, Cell.Empty, Cell.Empty, Cell.Empty, Cell.Empty, Cell.Text(string.Create(CultureInfo.InvariantCulture, $"{score.TotalsInside[1]} of {score.Years.Count}")), Cell.Empty]),
        ])
    {
        Notes = [new("Score", score.Sentence)],
    };

    /// <summary>How often outturns lay within their ranges.</summary>
    public static Sheet Coverage(ForecastScore score) => new(
        "Coverage", "How often the outturn lay within the range: of the years’ totals, and of lines beside how often the model looked for it. Many lines come to one exact figure, so it looks for more than a range’s name.", "",
        [new("range", "Range, %", ColumnKind.Number), new("totals", "Totals within", ColumnKind.Text), new("lines", "Lines within, %", ColumnKind.Number), new("expected", "Looked for, %", ColumnKind.Number)],
        [
            .. LineForecastSpread.Ranges.Index().Select(r => new Row(r.Item.Percent.ToString(CultureInfo.InvariantCulture), RowKind.Item, [
                new Cell.Number(r.Item.Percent), Cell.Text(string.Create(CultureInfo.InvariantCulture, $"{score.TotalsInside[r.Index]} of {score.Years.Count}")),
                new Cell.Number(Percent((double)score.LinesInside[r.Index] / score.Lines.Count)), new Cell.Number(Percent(score.LinesExpected[r.Index] / score.Lines.Count))])),
        ]);

    /// <summary>What happened of what was given each chance.</summary>
    public static Sheet Calibration(ForecastScore score) => new(
        "Calibration", "Of the lines that were given a chance of at least 95% of plan, how many reached it: the two shares should be near each other where there are many lines.", "",
        [new("band", "Chance given", ColumnKind.Text), new("lines", "Lines", ColumnKind.Number), new("mean", "Mean chance, %", ColumnKind.Number), new("reached", "Reached", ColumnKind.Number), new("share", "Reached, %", ColumnKind.Number)],
        [
            .. score.Calibration.Select(b => new Row(b.From.ToString("00", CultureInfo.InvariantCulture), RowKind.Item, [
                Cell.Text(string.Create(CultureInfo.InvariantCulture, $"{b.From} to {b.To}%")), new Cell.Number(b.Lines), b.Lines == 0 ? Cell.Empty : new Cell.Number(Percent(b.Mean)), new Cell.Number(b.Reached),
                b.Lines == 0 ? Cell.Empty : new Cell.Number(Percent((double)b.Reached / b.Lines))])),
        ]);

    /// <summary>Each scored line.</summary>
    public static Sheet Scored(ForecastScore score, MoneyStyle style) => new(
        "Scored lines", $"Every scored line, {style.UnitText}: the chance of at least 95% of plan by the forecast, the base rate and its rating, and what came.", "",
        [
            new("year", "Year", ColumnKind.Text), new("name", "Line", ColumnKind.Text), new("rag", "RAG", ColumnKind.Text), new("planned", "Planned", ColumnKind.Money, style), new("owner", "Owner’s forecast", ColumnKind.Money, style), new("outturn", "Outturn", ColumnKind.Money, style),
            new("chance", "Forecast, %", ColumnKind.Number), new("base", "Base rate, %", ColumnKind.Number), new("rated", "Rating, %", ColumnKind.Number), new("reached", "Reached 95%", ColumnKind.Text),
        ],
        [
            .. score.Years.SelectMany(y => y.Lines.Select(l => new Row($"{y.Year} {l.Line.Key}", RowKind.Item, [
                Cell.Text(y.Year.ToString()), Cell.Text(l.Line.Name), Cell.Text(l.Line.Rag.Word()), Cell.Of(l.Line.Planned), Cell.Of(l.Line.Forecast), Cell.Of(l.Outturn),
                new Cell.Number(Percent(l.Chance)), new Cell.Number(Percent(l.Base)), new Cell.Number(Percent(l.Rated)), Cell.Text(l.Reached ? "yes" : "no")]))),
        ]);

    /// <summary>The backtest on made-up councils.</summary>
    /// <param name="rows">A row for each way of delivering.</param>
    /// <param name="seed">The seed that made the councils.</param>
    public static Sheet Backtests(IReadOnlyList<BacktestRow> rows, long seed) => new(
        "Backtest", "Made-up councils whose truth is known, forecast with five months left from their earlier years: the share of totals and of lines within ranges of 50, 80 and 90%, Brier scores of at least 95% delivered, and how far the forecast’s middle and the owners’ sum lay from the total, in % of plan.", "",
        [
            new("key", "Key", ColumnKind.Key), new("process", "Councils", ColumnKind.Text), new("what", "What holds", ColumnKind.Text), new("councils", "How many", ColumnKind.Number),
            .. LineForecastSpread.Ranges.Select(r => new Column($"total{r.Percent}", string.Create(CultureInfo.InvariantCulture, $"Totals in {r.Percent}, %"), ColumnKind.Number)),
            .. LineForecastSpread.Ranges.SelectMany(r => new[]
            {
                new Column($"line{r.Percent}", string.Create(CultureInfo.InvariantCulture, $"Lines in {r.Percent}, %"), ColumnKind.Number),
                new Column($"expected{r.Percent}", "Looked for, %", ColumnKind.Number),
            }),
            new("brier", "Forecast’s score", ColumnKind.Number), new("base", "Base rate’s", ColumnKind.Number), new("rated", "Ratings’", ColumnKind.Number), new("skill", "Better than the base rate, %", ColumnKind.Number),
            new("miss", "Forecast off, %", ColumnKind.Number), new("owners", "Owners off, %", ColumnKind.Number), new("near", "Ranges hold", ColumnKind.Text),
        ],
        [
            .. rows.Select(r => new Row(r.Process.Key, RowKind.Item, [
                Cell.Text(r.Process.Key), Cell.Text(r.Process.Name), Cell.Text(r.Process.What), new Cell.Number(r.Councils), .. r.Totals.Select(t => new Cell.Number(Percent(t))),
                .. r.Lines.Zip(r.LinesExpected).SelectMany(l => new Cell[] { new Cell.Number(Percent(l.First)), new Cell.Number(Percent(l.Second)) }),
                Brier(r.Brier), Brier(r.Base), Brier(r.Rated), new Cell.Number(Percent(r.Skill)), new Cell.Number(Percent(r.ModelMiss)), new Cell.Number(Percent(r.OwnersMiss)),
                Cell.Text(Near(r))])),
        ])
    {
        Notes = [new("Method", DeliveryModel.Method), new("Seed", seed.ToString(CultureInfo.InvariantCulture))],
    };

    /// <summary>Whether ranges held, and whether they could.</summary>
    public static string Near(BacktestRow row) => row.IsNear ? "yes" : row.Process.Holds ? "no" : "no: not its world";

    /// <summary>In per cent to one place.</summary>
    public static decimal Percent(double share) => decimal.Round((decimal)share * 100, 1, MidpointRounding.AwayFromZero);

    private static readonly int[] Percents = [5, 10, 50, 90, 95];

    private static Row Part(string kind, PartForecast part, RowKind row, int draws) => new(
        $"{kind.ToLowerInvariant()}:{part.Name}", row,
        [
            Cell.Text(kind), Cell.Text(part.Name), new Cell.Number(part.Lines), Cell.Of(part.Spread.Planned), Cell.Of(part.Owners), Cell.Of(part.Spread.Mean), .. Percents.Select(p => Cell.Of(part.Spread.At(p))),
            new Cell.Number(SimulationSheets.Chance(part.ReachingOwners, draws)),
        ]);

    private static Cell.Number Brier(double score) => new(decimal.Round((decimal)score, 3, MidpointRounding.AwayFromZero));

    private static Column Of(int percent, MoneyStyle style) => new("p" + percent.ToString("00", CultureInfo.InvariantCulture), "P" + percent.ToString(CultureInfo.InvariantCulture), ColumnKind.Money, style);

    private static KeyValuePair<string, string>[] Notes(DeliveryForecast forecast) =>
    [
        new("Method", DeliveryModel.Method), new("Seed", forecast.Order.Seed.ToString(CultureInfo.InvariantCulture)), new("Draws", forecast.Order.Draws.ToString("#,##0", CultureInfo.InvariantCulture)),
        .. ForecastWords.Rests(forecast).Select((s, i) => KeyValuePair.Create(i == 0 ? "Learned" : i == 1 ? "Owners" : "Told apart", s)),
        .. forecast.Model.Years < ForecastScore.FewestYears ? [KeyValuePair.Create("Prior", DeliveryPrior.Source)] : Array.Empty<KeyValuePair<string, string>>(),
    ];
}

using System.Globalization;
using Outturn.Core.Sheets;
using Outturn.Core.Values;

namespace Outturn.Core.Appraisal.Uncertainty;

/// <summary>The tables of a run. Money is signed as the plan is: savings negative, so P10 is the good end and P90 the bad.</summary>
public static class SimulationSheets
{
    /// <summary>How many of the lines that drive the spread are drawn.</summary>
    public const int DriversDrawn = 10;

    private const string Sign = "Savings are negative: P10 is the good end, P90 the bad one; nine draws in ten are at P90 or better.";

    public static IReadOnlyList<Sheet> All(SimulationResult result, MoneyStyle style) =>
    [
        Summary(result, style), .. result.Years.Count == 0 ? [] : Enum.GetValues<SimulatedBasis>().Select(b => ByYear(result, b, style)),
        Lines(result, style), .. result.Causes.Count == 0 ? [] : new[] { Causes(result) }, Shortfalls(result, style), Distribution(result, style), Quantiles(result, style), .. result.Left.Count == 0 ? [] : new[] { Left(result) },
    ];

    /// <summary>What the run looks at, in a row for each measure.</summary>
    public static Sheet Summary(SimulationResult result, MoneyStyle style)
    {
        var whole = result.Whole;
        (string Key, string Name, Money Money)[] rows =
        [
            ("planned", "Planned", whole.Planned), ("mean", "Mean", whole.Mean), ("p10", "P10, the good end", whole.P10), ("p50", "P50, the middle", whole.P50), ("p90", "P90, the bad end", whole.P90),
            ("sd", "Standard deviation", whole.Deviation), ("least", "The best draw", whole.Least), ("most", "The worst draw", whole.Most),
        ];
        return new(
            "How sure", $"How sure {SimulationWords.Looked(result)} is. {Sign}", BasisOf(result),
            [new("measure", "Measure", ColumnKind.Text), new("money", style.UnitText, ColumnKind.Money, style)],
            [.. rows.Select(r => new Row(r.Key, RowKind.Item, [Cell.Text(r.Name), Cell.Of(r.Money)]))])
        {
            Notes = Notes(result),
        };
    }

    /// <summary>The bands of the fan by year.</summary>
    public static Sheet ByYear(SimulationResult result, SimulatedBasis basis, MoneyStyle style) => new(
        Capital(basis),
        $"{Capital(basis)} by year, {style.UnitText}: planned, and what the draws come to. {Sign}", SimulationWords.Name(basis),
        [
            new("year", "Year", ColumnKind.Text), new("planned", "Planned", ColumnKind.Money, style),
            .. new[] { 5, 10, 25, 50, 75, 90, 95 }.Select(p => Of(p, style)), new("mean", "Mean", ColumnKind.Money, style), new("sd", "Standard deviation", ColumnKind.Money, style),
            new("reaching", "Chance of the plan, %", ColumnKind.Number),
        ],
        [
            .. result.Of(basis).Select((s, y) => new Row(
                SimulationWords.Year(result, y), RowKind.Item,
                [
                    Cell.Text(SimulationWords.Year(result, y)), Cell.Of(s.Planned), .. new[] { 5, 10, 25, 50, 75, 90, 95 }.Select(p => Cell.Of(s.At(p))), Cell.Of(s.Mean), Cell.Of(s.Deviation),
                    new Cell.Number(Chance(s.Reaching, result.Draws)),
                ])),
        ])
    {
        Notes = Notes(result),
        Charts = Fan(result, basis, style, [2, 3, 5, 7, 8, 1], "P5 to P95"),
    };

    /// <summary>By year what a paper shows of the fan: planned, the good end, the middle, the bad end, and the chance of the plan.</summary>
    public static Sheet Years(SimulationResult result, MoneyStyle style) => new(
        "How sure by year", $"{Capital(result.Basis)} by year, {style.UnitText}: planned, what the draws come to, and the chance of the planned figure or better. {Sign}", SimulationWords.Name(result.Basis),
        [
            new("year", "Year", ColumnKind.Text), new("planned", "Planned", ColumnKind.Money, style), Of(10, style), Of(50, style), Of(90, style), new("reaching", "Chance of the plan, %", ColumnKind.Number),
        ],
        [
            .. result.Of(result.Basis).Select((s, y) => new Row(
                SimulationWords.Year(result, y), RowKind.Item,
                [Cell.Text(SimulationWords.Year(result, y)), Cell.Of(s.Planned), Cell.Of(s.P10), Cell.Of(s.P50), Cell.Of(s.P90), new Cell.Number(Chance(s.Reaching, result.Draws))])),
        ])
    {
        Notes = Notes(result),
        Charts = Fan(result, result.Basis, style, [2, 3, 4, 1], "P10 to P90"),
    };

    /// <summary>What a paper shows of the drivers: the lines that drive the spread the most, and the whole.</summary>
    public static Sheet Drivers(SimulationResult result, MoneyStyle style) => new(
        "What drives the spread", $"What drives the spread of {SimulationWords.Looked(result)}, {style.UnitText}: the lines that drive it the most, and the share of each in the variance of the whole. {Sign}", BasisOf(result),
        [
            new("name", "Line", ColumnKind.Text), new("planned", "Planned", ColumnKind.Money, style), Of(10, style), Of(50, style), Of(90, style), new("share", "Share of the spread, %", ColumnKind.Number),
            new("ifCertain", "P90 of the whole if this were certain", ColumnKind.Money, style),
        ],
        [
            .. result.Lines.Take(DriversOf(result)).Select(l => new Row(l.Key, RowKind.Item, [
                Cell.Text(l.Name), Cell.Of(l.Spread.Planned), Cell.Of(l.Spread.P10), Cell.Of(l.Spread.P50), Cell.Of(l.Spread.P90), new Cell.Number(SimulationWords.Percent(l.Share)),
                l.IfCertain is { } certain ? Cell.Of(certain.P90) : Cell.Empty])),
            new Row("total", RowKind.Total, [
                Cell.Text("The whole"), Cell.Of(result.Whole.Planned), Cell.Of(result.Whole.P10), Cell.Of(result.Whole.P50), Cell.Of(result.Whole.P90), new Cell.Number(result.Whole.Least == result.Whole.Most ? 0 : 100), Cell.Empty]),
        ])
    {
        Notes = Notes(result),
        Charts = Shares(result, 5),
    };

    /// <summary>The lines one by one, those that drive the spread first.</summary>
    public static Sheet Lines(SimulationResult result, MoneyStyle style) => new(
        "Lines", $"What drives the spread of {SimulationWords.Looked(result)}: each line, its share of the variance of the whole, and what P90 of the whole would be if the line were certain to come to its mean. {Sign}", BasisOf(result),
        [
            new("name", "Line", ColumnKind.Text), new("key", "Number", ColumnKind.Text), new("planned", "Planned", ColumnKind.Money, style), new("mean", "Mean", ColumnKind.Money, style), Of(10, style), Of(50, style), Of(90, style),
            new("share", "Share of the spread, %", ColumnKind.Number), new("ifCertain", "P90 of the whole if this were certain", ColumnKind.Money, style),
        ],
        [
            .. result.Lines.Select(l => new Row(l.Key, RowKind.Item, [
                Cell.Text(l.Name), l.Key == l.Name ? Cell.Empty : Cell.Text(l.Key), Cell.Of(l.Spread.Planned), Cell.Of(l.Spread.Mean), Cell.Of(l.Spread.P10), Cell.Of(l.Spread.P50), Cell.Of(l.Spread.P90),
                new Cell.Number(SimulationWords.Percent(l.Share)), l.IfCertain is { } certain ? Cell.Of(certain.P90) : Cell.Empty])),
            new Row("total", RowKind.Total, [
                Cell.Text("The whole"), Cell.Empty, Cell.Of(result.Whole.Planned), Cell.Of(result.Whole.Mean), Cell.Of(result.Whole.P10), Cell.Of(result.Whole.P50), Cell.Of(result.Whole.P90),
                new Cell.Number(result.Whole.Least == result.Whole.Most ? 0 : 100), Cell.Empty]),
        ])
    {
        Notes = [.. Notes(result), new("Note on lines", SimulationWords.OfLines(result))],
        Charts = Shares(result, 7),
    };

    public static Sheet Causes(SimulationResult result) => new(
        "Common causes", $"How much of the spread of {SimulationWords.Looked(result)} goes with each common cause; what is left is the lines' own.", BasisOf(result),
        [new("name", "Common cause", ColumnKind.Text), new("share", "Share of the spread, %", ColumnKind.Number)],
        [.. result.Causes.Select(c => new Row(c.Name, RowKind.Item, [Cell.Text(c.Name), new Cell.Number(SimulationWords.Percent(c.Share))]))])
    {
        Notes = Notes(result),
    };

    public static Sheet Shortfalls(SimulationResult result, MoneyStyle style) => new(
        "Shortfall", $"The chance that {SimulationWords.Looked(result)} is worse than planned by more than an amount.", BasisOf(result),
        [new("above", "Worse than planned by more than", ColumnKind.Money, style), new("chance", "Chance, %", ColumnKind.Number)],
        [.. result.Shortfalls.Select(s => new Row(s.Above.ToString(), RowKind.Item, [Cell.Of(s.Above), new Cell.Number(Chance(s.Draws, result.Draws))]))])
    {
        Notes = Notes(result),
    };

    public static Sheet Distribution(SimulationResult result, MoneyStyle style)
    {
        var below = 0;
        return new(
            "Distribution", $"How the draws of {SimulationWords.Looked(result)} lie, in steps of {MoneyStyle.Words(result.Histogram.Step)}. {Sign}", BasisOf(result),
            [new("from", "From", ColumnKind.Money, style), new("to", "To below", ColumnKind.Money, style), new("draws", "Draws", ColumnKind.Number), new("atOrBelow", "Up to here, %", ColumnKind.Number)],
            [
                .. result.Histogram.Counts.Select((count, i) =>
                {
                    below += count;
                    var from = Money.FromPence(result.Histogram.From.Pence + (i * result.Histogram.Step.Pence));
                    return new Row(from.ToString(), RowKind.Item, [Cell.Of(from), Cell.Of(from + result.Histogram.Step), new Cell.Number(count), new Cell.Number(Chance(below, result.Draws))]);
                }),
            ])
        {
            Notes = Notes(result),
        };
    }

    /// <summary>Every quantile that is kept.</summary>
    public static Sheet Quantiles(SimulationResult result, MoneyStyle style) => new(
        "Quantiles", $"The draws of {SimulationWords.Looked(result)}: so many in a hundred are at or below each figure. {Sign}", BasisOf(result),
        [new("percent", "Draws at or below, %", ColumnKind.Number), new("money", style.UnitText, ColumnKind.Money, style)],
        [.. Spread.Percents.Select((p, i) => new Row("p" + p.ToString("00", CultureInfo.InvariantCulture), RowKind.Item, [new Cell.Number(p), Cell.Of(result.Whole.Quantiles[i])]))])
    {
        Notes = Notes(result),
    };

    public static Sheet Left(SimulationResult result) => new(
        "Not simulated", "Lines without figures: they are not counted as nought, they are in none of the figures.", "",
        [new("name", "Line", ColumnKind.Text), new("key", "Number", ColumnKind.Text), new("why", "Why", ColumnKind.Text)],
        [.. result.Left.Select(l => new Row(l.Key, RowKind.Item, [Cell.Text(l.Name), l.Key == l.Name ? Cell.Empty : Cell.Text(l.Key), Cell.Text(l.Why)]))]);

    /// <summary>In per cent to one place.</summary>
    public static decimal Chance(int draws, int of) => decimal.Round(100m * draws / of, 1, MidpointRounding.AwayFromZero);

    /// <summary>How many lines are drawn as drivers: those that add to the spread, or even it out.</summary>
    private static int DriversOf(SimulationResult result) => Math.Min(DriversDrawn, result.Lines.TakeWhile(l => l.Share != 0).Count());

    private static SheetChart[] Fan(SimulationResult result, SimulatedBasis basis, MoneyStyle style, int[] columns, string band) =>
        result.Years.Count < 2 ? [] : [new($"{Capital(basis)} by year, {style.UnitText}: planned, and {band} of the draws", ChartShape.Fan, ByRow: false, columns, 0, 0, result.Years.Count - 1)];

    /// <summary>Over one line alone nothing is compared.</summary>
    private static SheetChart[] Shares(SimulationResult result, int column) =>
        DriversOf(result) < 2 ? [] : [new($"What each line adds to the spread of {SimulationWords.Looked(result)}, %", ChartShape.Sideways, ByRow: false, [column], 0, 0, DriversOf(result) - 1)];

    private static string Capital(SimulatedBasis basis) => basis switch { SimulatedBasis.Movements => "Movements", SimulatedBasis.Levels => "Levels", _ => "Running totals" };

    private static string BasisOf(SimulationResult result) => result.Years.Count == 0 ? "" : SimulationWords.Name(result.Basis);

    private static Column Of(int percent, MoneyStyle style) => new("p" + percent.ToString("00", CultureInfo.InvariantCulture), "P" + percent.ToString(CultureInfo.InvariantCulture), ColumnKind.Money, style);

    private static KeyValuePair<string, string>[] Notes(SimulationResult result) =>
    [
        new("Method", result.Algorithm), new("Seed", result.Seed.ToString(CultureInfo.InvariantCulture)), new("Draws", Grouped(result.Draws)),
        .. result.Left.Count == 0 ? Array.Empty<KeyValuePair<string, string>>() : [new("Not simulated", string.Join(", ", result.Left.Select(l => l.Name)))],
    ];

    private static string Grouped(int value) => value.ToString("#,##0", CultureInfo.InvariantCulture);
}

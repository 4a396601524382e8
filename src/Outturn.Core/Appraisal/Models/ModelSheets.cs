using System.Globalization;
using Outturn.Core.Sheets;

namespace Outturn.Core.Appraisal.Models;

/// <summary>The tables of a model that is worked out.</summary>
public static class ModelSheets
{
    /// <summary>The column of the first scenario, after quantity, unit and period.</summary>
    private const int FirstScenario = 3;

    /// <summary>More charts than this on one sheet are not looked at.</summary>
    private const int MostCharts = 6;

    /// <summary>Every quantity in every period: scenarios as columns, each figure in its quantity's unit.</summary>
    /// <param name="scenarios">Which scenarios, by place; all where none is named.</param>
    public static Sheet Whole(ModelResult result, params IReadOnlyList<int> scenarios)
    {
        var model = result.Checked;
        var shown = Shown(result, scenarios);
        var rows = new List<Row>();
        foreach (var (q, quantity) in model.Model.Quantities.Index())
        {
            foreach (var t in model.Varies(q) ? Enumerable.Range(0, model.Model.Span.Count) : [0])
            {
                rows.Add(new(
                    string.Create(CultureInfo.InvariantCulture, $"q{q + 1}.p{t + 1}"), RowKind.Item,
                    [Cell.Text(quantity.Name.Trim()), Cell.Text(model.Units[q].ToString()), Cell.Text(model.Varies(q) ? model.Model.Span[t].ToString() : ""), .. shown.Select(s => CellOf(result, q, result.Figure(q, s, t)))]));
            }
        }

        return new(
            "Model", $"{model.Model.Title}: every figure in its own unit, by scenario, over {model.Model.Span}", "model",
            [new("quantity", "Quantity", ColumnKind.Text), new("unit", "Unit", ColumnKind.Text), new("period", "Period", ColumnKind.Text), .. Columns(result, shown)], rows)
        { Notes = Notes(result) };
    }

    /// <summary>The quantities that the model is for: one row each, or one for each period.</summary>
    public static Sheet Results(ModelResult result, params IReadOnlyList<int> scenarios) => Of(result, scenarios, "Results", "results by scenario", [.. result.Checked.Results.Distinct()]);

    /// <summary>What moves in pounds from period to period on the way to the results; null where nothing does.</summary>
    public static Sheet? OnTheWay(ModelResult result, params IReadOnlyList<int> scenarios)
    {
        var moving = Moving(result.Checked).Except(result.Checked.Results).ToList();
        return moving.Count == 0 ? null : Of(result, scenarios, "By period", "what moves in pounds from period to period, by scenario", moving);
    }

    /// <summary>The quantities that are worth a chart over the periods: results, and what is counted in pounds.</summary>
    public static IReadOnlyList<int> Moving(CheckedModel model) =>
        [.. Enumerable.Range(0, model.Model.Quantities.Count).Where(q => model.Varies(q) && !model.Model.Quantities[q].IsInput && (model.Units[q].CountsPounds || model.Results.Contains(q)))];

    private static Sheet Of(ModelResult result, IReadOnlyList<int> scenarios, string name, string what, IReadOnlyList<int> quantities)
    {
        var whole = Whole(result, scenarios);
        var places = quantities.ToList();
        return whole with
        {
            Name = name,
            Caption = $"{result.Checked.Model.Title}: {what}",
            Rows = [.. whole.Rows.Select(r => (Row: r, Place: places.IndexOf(int.Parse(r.Key.AsSpan(1, r.Key.IndexOf('.', StringComparison.Ordinal) - 1), CultureInfo.InvariantCulture) - 1))).Where(r => r.Place >= 0).OrderBy(r => r.Place).Select(r => r.Row)],
            Charts = Charts(result.Checked, quantities, whole.Columns.Count - FirstScenario),
        };
    }

    /// <summary>A chart over the periods for each quantity that moves; one by scenario for those of one unit that do not.</summary>
    private static List<SheetChart> Charts(CheckedModel model, IReadOnlyList<int> quantities, int scenarios)
    {
        var (charts, still) = (new List<SheetChart>(), new List<(int Quantity, int Row)>());
        var row = 0;
        foreach (var q in quantities)
        {
            var count = model.Varies(q) ? model.Model.Span.Count : 1;
            if (count > 1)
            {
                charts.Add(new($"{model.Model.Quantities[q].Name.Trim()} by scenario, {model.Units[q]}", ChartShape.Lines, ByRow: false, [.. Enumerable.Range(FirstScenario, scenarios)], FirstScenario - 1, row, row + count - 1));
            }
            else
            {
                still.Add((q, row));
            }

            row += count;
        }

        foreach (var unit in still.GroupBy(s => model.Units[s.Quantity].ToString()).Where(_ => scenarios > 1))
        {
            charts.Add(new($"{(unit.Count() == 1 ? model.Model.Quantities[unit.First().Quantity].Name.Trim() : "Results")} by scenario, {unit.Key}", ChartShape.Bars, ByRow: true, [.. unit.Select(u => u.Row)], 0, FirstScenario, FirstScenario + scenarios - 1));
        }

        return [.. charts.Take(MostCharts)];
    }

    /// <summary>One quantity: periods as rows, scenarios as columns.</summary>
    public static Sheet ByPeriod(ModelResult result, int quantity, params IReadOnlyList<int> scenarios)
    {
        var model = result.Checked;
        var name = model.Model.Quantities[quantity].Name.Trim();
        var shown = Shown(result, scenarios);
        return new(
            name, $"{name}, {model.Units[quantity]}, by scenario", "model",
            [new("period", "Period", ColumnKind.Text), .. Columns(result, shown)],
            [.. (model.Varies(quantity) ? Enumerable.Range(0, model.Model.Span.Count) : [0]).Select(t => new Row(
                string.Create(CultureInfo.InvariantCulture, $"p{t + 1}"), RowKind.Item,
                [Cell.Text(model.Varies(quantity) ? model.Model.Span[t].ToString() : "All periods"), .. shown.Select(s => CellOf(result, quantity, result.Figure(quantity, s, t)))]))])
        {
            Charts = model.Varies(quantity) && model.Model.Span.Count > 1
                ? [new($"{name} by scenario, {model.Units[quantity]}", ChartShape.Lines, ByRow: false, [.. Enumerable.Range(1, shown.Count)], 0, 0, model.Model.Span.Count - 1)]
                : [],
        };
    }

    public static Sheet Of(Tornado tornado)
    {
        var model = tornado.Checked;
        var unit = model.Units[tornado.Result.Quantity];
        return new(
            "Tornado", $"{tornado.Result.Words(model)} in {model.Model.Scenarios[tornado.Scenario]}: {FigureWords.Of(tornado.Now, unit)}. {tornado.Basis}", "model",
            [new("input", "Input", ColumnKind.Text), new("down", "Moved to", ColumnKind.Text), new("atDown", "Result", ColumnKind.Number), new("up", "Moved to", ColumnKind.Text), new("atUp", "Result", ColumnKind.Number), new("width", "Apart", ColumnKind.Number)],
            [.. tornado.Bars.Select(b => new Row(
                string.Create(CultureInfo.InvariantCulture, $"q{b.Input + 1}"), RowKind.Item,
                [Cell.Text(model.Model.Quantities[b.Input].Name.Trim()), Cell.Text(b.Down), CellOf(b.AtDown, unit), Cell.Text(b.Up), CellOf(b.AtUp, unit), b.Width is { } width ? new Cell.Number(Tidy(width / unit.Scale)) : Cell.Empty]))])
        { Notes = tornado.Still.Count > 0 ? [new("Without effect", string.Join(", ", tornado.Still))] : [] };
    }

    /// <summary>What each input would have to be for one result to come to one target. At least one value.</summary>
    public static Sheet Of(IReadOnlyList<SwitchingValue> values)
    {
        var first = values[0];
        var model = first.Checked;
        return new(
            "Switching values", $"What each input would have to be, the others staying as in {model.Model.Scenarios[first.Scenario]}, for {first.Result.Words(model)} to come to {FigureWords.Of(first.Target, model.Units[first.Result.Quantity])}", "model",
            [new("input", "Input", ColumnKind.Text), new("now", "Now", ColumnKind.Text), new("value", "Would have to be", ColumnKind.Text), new("change", "Change, %", ColumnKind.Number), new("why", "Why not", ColumnKind.Text)],
            [.. values.Select(v => new Row(
                string.Create(CultureInfo.InvariantCulture, $"q{v.Input + 1}"), RowKind.Item,
                [
                    Cell.Text(model.Model.Quantities[v.Input].Name.Trim()), Cell.Text(v.Now is { } now ? FigureWords.Of(now, model.Units[v.Input]) : "by period"),
                    Cell.Text(v.Value is { } value ? FigureWords.Of(decimal.Round(value, 6, MidpointRounding.AwayFromZero), model.Units[v.Input]) : v.Found ? "by period" : "none"),
                    v.Change is { } change ? new Cell.Number(decimal.Round(change, 4, MidpointRounding.AwayFromZero)) : Cell.Empty, Cell.Text(v.Why.Length > 0 ? char.ToUpperInvariant(v.Why[0]) + v.Why[1..] : ""),
                ]))]);
    }

    public static Sheet Of(ModelComparison comparison)
    {
        var model = comparison.Result.Checked;
        var failing = comparison.Disagreeing.Count();
        return new(
            "Comparison", string.Create(CultureInfo.InvariantCulture, $"{model.Model.Title}: what was printed beside what the model gives. {comparison.Figures.Count - failing} agree, {failing} do not"), "model",
            [
                new("quantity", "Quantity", ColumnKind.Text), new("period", "Period", ColumnKind.Text), new("scenario", "Scenario", ColumnKind.Text), new("expected", "Expected", ColumnKind.Number),
                new("printed", "Printed", ColumnKind.Number), new("difference", "Difference", ColumnKind.Number), new("agrees", "Agrees", ColumnKind.Text), new("explanation", "What explains it", ColumnKind.Text),
            ],
            [.. comparison.Figures.Select((f, i) => new Row(
                string.Create(CultureInfo.InvariantCulture, $"f{i + 1}"), RowKind.Item,
                [
                    Cell.Text(model.Model.Quantities[f.Printed.Quantity].Name.Trim()), Cell.Text(f.Printed.Period is { } t ? model.Model.Span[t].ToString() : ""), Cell.Text(model.Model.Scenarios[f.Printed.Scenario]),
                    CellOf(f.Expected, model.Units[f.Printed.Quantity]), new Cell.Number(f.Printed.Printed), f.Difference is { } difference ? new Cell.Number(Tidy(difference)) : Cell.Empty,
                    Cell.Text(f.Agrees ? "yes" : "no"), Cell.Text(f.Explanation.Length > 0 ? f.Explanation : f.Expected.Why),
                ]))]);
    }

    private static IReadOnlyList<int> Shown(ModelResult result, IReadOnlyList<int> scenarios) => scenarios.Count > 0 ? scenarios : [.. Enumerable.Range(0, result.Scenarios.Count)];

    private static IEnumerable<Column> Columns(ModelResult result, IReadOnlyList<int> scenarios) =>
        scenarios.Select(s => new Column(Key(result.Scenarios[s].Scenario), result.Scenarios[s].Scenario, ColumnKind.Number, Width: 16));

    /// <summary>A scenario's name as a key of JSON: small letters, hyphens for spaces.</summary>
    public static string Key(string name) => ModelName.Key(name).Replace(' ', '-');

    private static Cell CellOf(ModelResult result, int quantity, ModelFigure figure) => CellOf(figure, result.Checked.Units[quantity]);

    private static Cell CellOf(ModelFigure figure, Unit unit) =>
        figure.Value is not { } value ? new Cell.Words(figure.Why) : unit.IsPercent ? new Cell.Rate(Tidy(value * 100m)) : new Cell.Number(Tidy(value / unit.Scale));

    /// <summary>Twelve places: what every file of a sheet writes.</summary>
    private static decimal Tidy(decimal value) => decimal.Round(value, 12, MidpointRounding.AwayFromZero);

    private static List<KeyValuePair<string, string>> Notes(ModelResult result)
    {
        var model = result.Checked.Model;
        return
        [
            new("Model", model.Title),
            .. model.Note.Length > 0 ? [new("Note", model.Note)] : Array.Empty<KeyValuePair<string, string>>(),
            new("Periods", model.Span.ToString()),
            new("Weeks", WeekWords.Of(model.Weeks)),
            .. model.Quantities.Where(q => q.Source.Length > 0).Select(q => KeyValuePair.Create(q.Name.Trim(), q.Source)),
        ];
    }
}

/// <summary>The rules for weeks in a sentence each.</summary>
public static class WeekWords
{
    public static string Of(WeekRule rule) => rule switch
    {
        WeekRule.Mondays => "A week counts where its Monday falls.",
        WeekRule.Twelfths => "A year has 52 weeks and each month a twelfth of them, not rounded.",
        _ => "Weeks are days over seven, not rounded.",
    };
}

using System.Globalization;
using Outturn.Core.Sheets;

namespace Outturn.Core.Appraisal.Models;

/// <summary>
/// A model as a workbook that works itself out: results, the inputs of every scenario, and a sheet for each scenario in which every quantity is a formula over the rows
/// beside it. Each formula stands with what it comes to here, so that a spreadsheet can be held to it. Where a figure is not known its cell says so, and so does
/// what rests on it.
/// </summary>
public static class ModelWorkbook
{
    private const string NotKnown = "not known";
    private const string Inputs = "Inputs";
    private const int First = 4;

    public static IReadOnlyList<Sheet> Of(ModelResult result, params IReadOnlyList<int> scenarios)
    {
        var shown = scenarios.Count > 0 ? scenarios : [.. Enumerable.Range(0, result.Scenarios.Count)];
        var inputs = new InputRows(result.Checked);
        var names = Names(result, shown);
        var books = shown.Select(s => new ScenarioSheet(result, s, names[s], inputs).Sheet()).ToList();
        return
        [
            Live(result, ModelSheets.Results(result, shown), "results by scenario", shown, names), .. ModelSheets.OnTheWay(result, shown) is { } way ? [Live(result, way, "what moves in pounds from period to period", shown, names)] : Array.Empty<Sheet>(),
            inputs.Sheet(), .. books,
        ];
    }

    /// <summary>A tab for each scenario by its name: none like another, none that a formula could take for a cell.</summary>
    private static Dictionary<int, string> Names(ModelResult result, IReadOnlyList<int> scenarios)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "Results", "By period", Inputs, "Notes", "R", "C", "RC" };
        var names = new Dictionary<int, string>();
        foreach (var s in scenarios)
        {
            var name = result.Scenarios[s].Scenario.Trim();
            var tab = name.Length > 24 ? name[..24].TrimEnd() : name;
            for (var i = 2; !taken.Add(tab); i++)
            {
                tab = string.Create(CultureInfo.InvariantCulture, $"{(name.Length > 24 ? name[..24].TrimEnd() : name)} {i}");
            }

            names[s] = tab;
        }

        return names;
    }

    /// <summary>A table of the model whose figures look at the sheets of the scenarios.</summary>
    private static Sheet Live(ModelResult result, Sheet table, string what, IReadOnlyList<int> scenarios, Dictionary<int, string> names)
    {
        var model = result.Checked;

        // A row's key is its quantity and period, from 1.
        Row Looking(Row row)
        {
            var dot = row.Key.IndexOf('.', StringComparison.Ordinal);
            var (q, t) = (int.Parse(row.Key.AsSpan(1, dot - 1), CultureInfo.InvariantCulture) - 1, int.Parse(row.Key.AsSpan(dot + 2), CultureInfo.InvariantCulture) - 1);
            return row with
            {
                Cells =
                [
                    .. row.Cells.Take(row.Cells.Count - scenarios.Count),
                    .. scenarios.Select(s => new Cell.Calculated(Formula.At(names[s], ScenarioSheet.RowOf(model, q), model.Varies(q) ? First + t : First - 1), Shown(result, q, s, t))),
                ],
            };
        }

        return table with { Caption = $"{model.Model.Title}: {what}, worked out from the sheets that follow", Rows = [.. table.Rows.Select(Looking)] };
    }

    private static Cell Shown(ModelResult result, int quantity, int scenario, int period) => Shown(result.Figure(quantity, scenario, period), result.Checked.Units[quantity]);

    private static Cell Shown(ModelFigure figure, Unit unit) => figure.Value is not { } value ? new Cell.Words(NotKnown) : Figure(value / unit.Scale, unit);

    /// <summary>Per cent are kept as a part of one and shown as per cent; other figures stand in the unit that the row names.</summary>
    private static Cell Figure(decimal inUnit, Unit unit) => unit.IsPercent ? new Cell.Rate(inUnit) : new Cell.Number(inUnit);

    private static IEnumerable<Column> Periods(DriverModel model) => model.Span.Periods.Select((p, i) => new Column(string.Create(CultureInfo.InvariantCulture, $"p{i + 1}"), p.ToString(), ColumnKind.Number, Width: 16));

    /// <summary>The inputs: a row for the figures of every scenario, and one for each that has its own.</summary>
    private sealed class InputRows
    {
        private readonly CheckedModel model;
        private readonly List<(int Quantity, ScenarioValues Values)> rows = [];

        public InputRows(CheckedModel model)
        {
            this.model = model;
            foreach (var (q, quantity) in model.Model.Quantities.Index().Where(q => q.Item.IsInput))
            {
                rows.AddRange(quantity.Values.Select(v => (q, v)));
            }
        }

        /// <summary>Where the figure of an input stands; null where a scenario has none.</summary>
        public Formula? At(int quantity, string scenario, int period)
        {
            var own = rows.FindIndex(r => r.Quantity == quantity && r.Values.Scenario.Length > 0 && ModelName.Key(r.Values.Scenario) == ModelName.Key(scenario));
            var row = own >= 0 ? own : rows.FindIndex(r => r.Quantity == quantity && r.Values.Scenario.Length == 0);
            return row < 0 ? null : Formula.At(Inputs, row, rows[row].Values.Values.Count == 1 ? First - 1 : First + period);
        }

        public Sheet Sheet() => new(
            Inputs, $"{model.Model.Title}: inputs. Change a figure and every sheet follows", "model",
            [
                new("quantity", "Quantity", ColumnKind.Text), new("unit", "Unit", ColumnKind.Text), new("scenario", "Scenario", ColumnKind.Text), new("every", "Every period", ColumnKind.Number, Width: 14),
                .. rows.Exists(r => r.Values.Values.Count > 1) ? Periods(model.Model) : [], new("source", "Source", ColumnKind.Text, Width: 50),
            ],
            [.. rows.Select((r, i) => new Row(string.Create(CultureInfo.InvariantCulture, $"i{i + 1}"), RowKind.Item, Cells(r.Quantity, r.Values)))]);

        private List<Cell> Cells(int quantity, ScenarioValues values)
        {
            var own = model.Model.Quantities[quantity];
            var unit = model.Units[quantity];
            Cell Of(ModelValue value) => value.Figure is { } figure ? Figure(figure, unit) : new Cell.Words(NotKnown);
            var count = rows.Exists(r => r.Values.Values.Count > 1) ? model.Model.Span.Count : 0;
            var isAlone = own.Values.Count == 1 && values.Scenario.Length == 0;
            var why = string.Join(" ", values.Values.Where(v => v.Figure is null && v.Why.Length > 0).Select(v => $"Not known: {v.Why}.").Distinct(StringComparer.Ordinal));
            return
            [
                Cell.Text(own.Name.Trim()), Cell.Text(unit.ToString()), Cell.Text(values.Scenario.Length > 0 ? values.Scenario : isAlone ? "all" : "all others"),
                values.Values.Count == 1 ? Of(values.Values[0]) : Cell.Empty,
                .. Enumerable.Range(0, count).Select(t => values.Values.Count > 1 ? Of(values.Values[t]) : Cell.Empty),
                Cell.Text($"{own.Source} {why}".Trim()),
            ];
        }
    }

    /// <summary>One scenario: the quantities in the model's order, then what they gather over the periods, then the moments that they name.</summary>
    private sealed class ScenarioSheet
    {
        private readonly ModelResult result;
        private readonly CheckedModel model;
        private readonly int scenario;
        private readonly string name;
        private readonly InputRows inputs;
        private readonly ModelSpan span;
        private readonly List<(Expression Of, int Owner)> parts = [];
        private readonly List<ModelMoment> moments;

        /// <summary>Whether the cell that is being written has no figure: then what it adds up is counted first.</summary>
        private bool guarded;

        public ScenarioSheet(ModelResult result, int scenario, string name, InputRows inputs)
        {
            (this.result, this.scenario, this.name, this.inputs) = (result, scenario, name, inputs);
            model = result.Checked;
            span = model.Model.Span;
            moments = [.. model.Formulas.SelectMany(Moments).Distinct().Order()];
            foreach (var (q, formula) in model.Formulas.Index())
            {
                parts.AddRange(Gathered(formula).Where(g => g is not Expression.Name).Select(g => (g, q)));
            }
        }

        public static int RowOf(CheckedModel model, int quantity) => quantity;

        private int RowOfPart(Expression part) => model.Model.Quantities.Count + parts.FindIndex(p => ReferenceEquals(p.Of, part));

        private int RowOfMoment(ModelMoment moment) => model.Model.Quantities.Count + parts.Count + moments.IndexOf(moment);

        private static IEnumerable<Expression> All(Expression? formula)
        {
            var open = new Stack<Expression>(formula is null ? [] : [formula]);
            while (open.TryPop(out var next))
            {
                yield return next;
                foreach (var part in next switch { Expression.Negative negative => [negative.Of], Expression.Pair pair => [pair.Left, pair.Right], Expression.Call call => call.Of, _ => Array.Empty<Expression>() })
                {
                    open.Push(part);
                }
            }
        }

        private static IEnumerable<ModelMoment> Moments(Expression? formula) => All(formula).OfType<Expression.Moment>().Select(m => m.Which);

        /// <summary>What the functions over periods gather.</summary>
        private static IEnumerable<Expression> Gathered(Expression? formula) => All(formula).OfType<Expression.Call>()
            .Where(c => c.Function <= ModelFunction.Highest || c is { Function: ModelFunction.Share, Of.Count: 1 }).Select(c => c.Of[0]);

        public Sheet Sheet() => new(
            name, $"{model.Model.Title}: {result.Scenarios[scenario].Scenario}, worked out. {WeekWords.Of(model.Model.Weeks)}", "model",
            [new("quantity", "Quantity", ColumnKind.Text), new("unit", "Unit", ColumnKind.Text), new("formula", "Formula", ColumnKind.Text, Width: 44), new("every", "Every period", ColumnKind.Number, Width: 16), .. Periods(model.Model)],
            [
                .. model.Model.Quantities.Select((q, i) => Quantity(q, i)),
                .. parts.Select((p, i) => Part(p.Of, p.Owner, i)),
                .. moments.Select(m => new Row("m" + m, RowKind.Item, [Cell.Text(Capital(ModelFunctions.Of(m).Name)), Cell.Text(ModelFunctions.Of(m).Unit.ToString()), Cell.Text("the calendar"), Cell.Empty, .. Enumerable.Range(0, span.Count).Select(t => new Cell.Number(model.Steps.MomentAt(m, t)))])),
            ]);

        private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

        private Row Quantity(ModelQuantity quantity, int index)
        {
            Cell At(int t)
            {
                var figure = result.Figure(index, scenario, t);
                guarded = !figure.IsKnown;
                Formula? worth = model.Formulas[index] is { } formula ? Scaled(Of(formula, t), model.Units[index], FormulaSign.Over) : inputs.At(index, result.Scenarios[scenario].Scenario, t);
                return worth is null ? new Cell.Words(NotKnown) : new Cell.Calculated(guarded && model.Formulas[index] is not null ? Formula.Of(FormulaFunction.IfError, worth, NotKnown) : worth, Shown(figure, model.Units[index]));
            }

            return new(string.Create(CultureInfo.InvariantCulture, $"q{index + 1}"), RowKind.Item, Line(quantity.Name.Trim(), model.Units[index], quantity.IsInput ? "given" : quantity.Formula.Trim(), model.Varies(index), At));
        }

        private Row Part(Expression part, int owner, int index)
        {
            var varies = Varies(part);
            Cell At(int t)
            {
                var figure = Worth(part, t);
                guarded = !figure.IsKnown;
                var worth = Of(part, t);
                return new Cell.Calculated(guarded ? Formula.Of(FormulaFunction.IfError, worth, NotKnown) : worth, figure.Value is { } value ? new Cell.Number(value) : new Cell.Words(NotKnown));
            }

            return new(string.Create(CultureInfo.InvariantCulture, $"x{index + 1}"), RowKind.Item, Line($"Part of {model.Model.Quantities[owner].Name.Trim()}", Unit.Number, "what it adds up", varies, At, isUnitKnown: false));
        }

        private List<Cell> Line(string what, Unit unit, string formula, bool varies, Func<int, Cell> at, bool isUnitKnown = true) =>
        [
            Cell.Text(what), isUnitKnown ? Cell.Text(unit.ToString()) : Cell.Empty, Cell.Text(formula), varies ? Cell.Empty : at(0),
            .. Enumerable.Range(0, varies ? span.Count : 0).Select(at),
        ];

        private static Formula Scaled(Formula formula, Unit unit, FormulaSign sign) => unit.Scale == 1m || unit.IsPercent ? formula : Formula.Of(sign, formula, unit.Scale);

        private bool Varies(Expression expression) => All(expression).Any(e => e switch
        {
            Expression.Name known => model.Varies(model.IndexOf(known.Key)),
            Expression.Moment => true,
            Expression.Call call => call.Function is ModelFunction.RunningSum or ModelFunction.YearToDate or ModelFunction.YearTotal or ModelFunction.Previous,
            _ => false,
        });

        private ModelFigure Worth(Expression part, int period) => model.Steps.PartOf(part) is >= 0 and var series ? result.Scenarios[scenario].Parts[series - model.Model.Quantities.Count][period] : ModelFigure.Unknown("a part");

        private Formula Ref(int quantity, int period) => Scaled(Formula.At(name, RowOf(model, quantity), model.Varies(quantity) ? First + period : First - 1), model.Units[quantity], FormulaSign.Times);

        private Formula Of(Expression expression, int t) => expression switch
        {
            Expression.Literal literal => literal.Value * literal.Unit.Scale,
            Expression.Name known => Ref(model.IndexOf(known.Key), t),
            Expression.Moment moment => Formula.At(name, RowOfMoment(moment.Which), First + t),
            Expression.Negative negative => -Of(negative.Of, t),
            Expression.Pair pair => Chain(pair, t),
            Expression.Call call => Call(call, t),
            _ => throw new InvalidOperationException("There is no such expression."),
        };

        /// <summary>A number where words would count as one: comparing and choosing take words without complaint.</summary>
        private Formula Firm(Expression expression, int t) => guarded ? Of(expression, t) + 0m : Of(expression, t);

        /// <summary>A long row of the same strength is written flat, as a person would write it, and not as brackets in brackets.</summary>
        private Formula Chain(Expression.Pair pair, int t)
        {
            if (pair.Operator >= ModelOperator.Less)
            {
                return Formula.Of(SignOf(pair.Operator), Firm(pair.Left, t), Firm(pair.Right, t));
            }

            var isSum = pair.Operator is ModelOperator.Plus or ModelOperator.Minus;
            var links = new List<(ModelOperator Sign, Expression Of)>();
            Expression left = pair;
            while (left is Expression.Pair { Operator: < ModelOperator.Less } link && (link.Operator is ModelOperator.Plus or ModelOperator.Minus) == isSum)
            {
                links.Add((link.Operator, link.Right));
                left = link.Left;
            }

            links.Reverse();
            var start = Of(left, t);
            var signs = links.Select(l => l.Sign).Distinct().ToList();
            if (signs is [var one])
            {
                return Formula.Of(SignOf(one), [start, .. links.Select(l => Of(l.Of, t))]);
            }

            return isSum
                ? Formula.Of(FormulaSign.Plus, [start, .. links.Select(l => l.Sign == ModelOperator.Plus ? Of(l.Of, t) : -Of(l.Of, t))])
                : Formula.Of(FormulaSign.Times, [start, .. links.Where(l => l.Sign == ModelOperator.Times).Select(l => Of(l.Of, t))]) / Formula.Of(FormulaSign.Times, [.. links.Where(l => l.Sign == ModelOperator.Over).Select(l => Of(l.Of, t))]);
        }

        private static FormulaSign SignOf(ModelOperator sign) => sign switch
        {
            ModelOperator.Plus => FormulaSign.Plus,
            ModelOperator.Minus => FormulaSign.Minus,
            ModelOperator.Times => FormulaSign.Times,
            ModelOperator.Over => FormulaSign.Over,
            ModelOperator.Less => FormulaSign.Less,
            ModelOperator.LessOrEqual => FormulaSign.LessOrEqual,
            ModelOperator.More => FormulaSign.More,
            ModelOperator.MoreOrEqual => FormulaSign.MoreOrEqual,
            ModelOperator.Equal => FormulaSign.Equal,
            _ => FormulaSign.NotEqual,
        };

        private Formula Call(Expression.Call call, int t)
        {
            switch (call.Function)
            {
                case ModelFunction.If:
                    return Formula.Of(FormulaFunction.If, Of(call.Of[0], t), Of(call.Of[1], t), Of(call.Of[2], t));
                case ModelFunction.Min or ModelFunction.Max:
                    return Formula.Of(call.Function == ModelFunction.Min ? FormulaFunction.Min : FormulaFunction.Max, [.. call.Of.Select(o => Firm(o, t))]);
                case ModelFunction.Round or ModelFunction.RoundUp or ModelFunction.RoundDown:
                    return Formula.Of(call.Function switch { ModelFunction.Round => FormulaFunction.Round, ModelFunction.RoundUp => FormulaFunction.RoundUp, _ => FormulaFunction.RoundDown }, Of(call.Of[0], t), (decimal)(ModelUnits.Places(call) ?? 0));
                case ModelFunction.Previous:
                    var back = ModelUnits.Back(call) ?? 1;
                    return t >= back ? Of(call.Of[0], t - back) : call.Of.Count > 1 ? Of(call.Of[1], t) : NotKnown;
                case ModelFunction.Share:
                    return Of(call.Of[0], t) / (call.Of.Count > 1 ? Of(call.Of[1], t) : Over(call.Of[0], ModelFunction.Sum, 0, span.Count - 1));
                case ModelFunction.RunningSum:
                    return Over(call.Of[0], ModelFunction.Sum, 0, t);
                case ModelFunction.YearToDate:
                    return Over(call.Of[0], ModelFunction.Sum, FirstOfYear(t), t);
                case ModelFunction.YearTotal:
                    return Over(call.Of[0], ModelFunction.Sum, FirstOfYear(t), LastOfYear(t));
                case ModelFunction.First:
                    return Over(call.Of[0], ModelFunction.Sum, 0, 0);
                case ModelFunction.Last:
                    return Over(call.Of[0], ModelFunction.Sum, span.Count - 1, span.Count - 1);
                default:
                    return Over(call.Of[0], call.Function, 0, span.Count - 1);
            }
        }

        private int FirstOfYear(int t) => Math.Max(0, t - span[t].Number + 1);

        private int LastOfYear(int t)
        {
            var last = t;
            while (last + 1 < span.Count && span[last + 1].Year == span[t].Year)
            {
                last++;
            }

            return last;
        }

        private Formula Over(Expression of, ModelFunction function, int from, int to)
        {
            var (row, varies, unit) = of is Expression.Name known && model.IndexOf(known.Key) is var q ? (RowOf(model, q), model.Varies(q), model.Units[q]) : (RowOfPart(of), Varies(of), Unit.Number);
            var count = to - from + 1;
            if (!varies || count == 1)
            {
                var one = Scaled(Formula.At(name, row, varies ? First + from : First - 1), unit, FormulaSign.Times);
                return function == ModelFunction.Sum && count > 1 ? one * (decimal)count : one;
            }

            var area = Formula.Between(name, row, First + from, row, First + to);
            var gathered = Formula.Of(function switch { ModelFunction.Average => FormulaFunction.Average, ModelFunction.Lowest => FormulaFunction.Min, ModelFunction.Highest => FormulaFunction.Max, _ => FormulaFunction.Sum }, area);

            // A spreadsheet's sum passes over words; divided by no it is an error, and that says not known.
            gathered = guarded ? gathered / Formula.Of(FormulaSign.Equal, Formula.Of(FormulaFunction.Count, area), (decimal)count) : gathered;
            return Scaled(gathered, unit, FormulaSign.Times);
        }
    }
}

using System.Globalization;
using Outturn.Core.Values;

namespace Outturn.Core.Appraisal.Models;

/// <summary>
/// A model made ready to be worked out: its series and the one order in which their cells can be taken, found once for all scenarios. A cell is a series in a period;
/// <c>previous(x)</c> makes a quantity rest on its own earlier periods, which is no circle.
/// </summary>
internal sealed class ModelSteps
{
    private readonly ModelSpan span;
    private readonly List<StepSeries> series = [];
    private readonly int[] firstOfYear;
    private readonly decimal[][] moments;
    private int[] order = [];

    private ModelSteps(DriverModel model)
    {
        span = model.Span;
        firstOfYear = [.. span.Periods.Select((p, i) => Math.Max(0, i - p.Number + 1))];
        moments = [.. ModelFunctions.Moments.Select(m => span.Periods.Select((p, i) => Moment(m.Moment, model, p, i)).ToArray())];
    }

    public IReadOnlyList<StepSeries> Series => series;

    public IReadOnlyList<bool> Varies { get; private set; } = [];

    public static ModelSteps Of(DriverModel model, IReadOnlyList<Expression?> formulas, IReadOnlyList<Unit> units, List<Problem> problems)
    {
        var steps = new ModelSteps(model);
        var places = model.Quantities.Select((q, i) => (Key: ModelName.Key(q.Name), i)).ToDictionary(x => x.Key, x => x.i, StringComparer.Ordinal);
        steps.series.AddRange(model.Quantities.Select((_, i) => new StepSeries(formulas[i] is null ? SeriesKind.Input : SeriesKind.Formula, default, null, i)));
        foreach (var (i, formula) in formulas.Index())
        {
            if (formula is not null)
            {
                steps.series[i] = steps.series[i] with { Of = steps.Ready(formula, places, i) };
            }
        }

        steps.FindVarying(model);
        steps.FindOrder(model, problems);
        return steps;
    }

    private static decimal Moment(ModelMoment moment, DriverModel model, ModelPeriod period, int index) => moment switch
    {
        ModelMoment.WeeksLeft => Weeks.Left(model.Weeks, period),
        ModelMoment.WeeksInPeriod => Weeks.In(model.Weeks, period),
        ModelMoment.WeeksInYear => Weeks.InYear(model.Weeks, period.Year),
        ModelMoment.MonthsLeft => Weeks.MonthsLeft(period),
        ModelMoment.MonthsInPeriod => period.Months,
        ModelMoment.DaysInPeriod => period.LastDay.DayNumber - period.FirstDay.DayNumber + 1,
        ModelMoment.PeriodNumber => index + 1,
        _ => model.Span.Count,
    };

    /// <summary>The series of what a function gathers, where that is more than a name; -1 where there is none.</summary>
    public int PartOf(Expression gathered) => series.FindIndex(s => ReferenceEquals(s.Written, gathered));

    public decimal MomentAt(ModelMoment moment, int period) => moments[(int)moment][period];

    private Step Ready(Expression formula, Dictionary<string, int> places, int owner)
    {
        return Of(formula);

        Step Of(Expression expression) => expression switch
        {
            Expression.Literal literal => new Step.Constant(literal.Value * literal.Unit.Scale),
            Expression.Name name => new Step.SeriesCell(places[name.Key]),
            Expression.Moment moment => new Step.MomentCell(moment.Which),
            Expression.Negative negative => new Step.Negate(Of(negative.Of)),
            Expression.Pair pair => new Step.Two(pair.Operator, Of(pair.Left), Of(pair.Right)),
            Expression.Call call => Call(call),
            _ => throw new InvalidOperationException("There is no such expression."),
        };

        Step Call(Expression.Call call) => call.Function switch
        {
            ModelFunction.If => new Step.Choice(Of(call.Of[0]), Of(call.Of[1]), Of(call.Of[2])),
            ModelFunction.Min or ModelFunction.Max => new Step.Pick(call.Function == ModelFunction.Max, [.. call.Of.Select(Of)]),
            ModelFunction.Round or ModelFunction.RoundUp or ModelFunction.RoundDown => new Step.Rounded(call.Function, Of(call.Of[0]), ModelUnits.Places(call) ?? 0),
            ModelFunction.Previous => new Step.Earlier(Of(call.Of[0]), call.Of.Count > 1 ? Of(call.Of[1]) : null, ModelUnits.Back(call) ?? 1),
            ModelFunction.Share => new Step.Two(ModelOperator.Over, Of(call.Of[0]), call.Of.Count > 1 ? Of(call.Of[1]) : Gathered(SeriesKind.Whole, ModelFunction.Sum, call.Of[0])),
            ModelFunction.RunningSum => Gathered(SeriesKind.Running, call.Function, call.Of[0]),
            ModelFunction.YearToDate => Gathered(SeriesKind.RunningInYear, call.Function, call.Of[0]),
            ModelFunction.YearTotal => Gathered(SeriesKind.Year, call.Function, call.Of[0]),
            _ => Gathered(SeriesKind.Whole, call.Function, call.Of[0]),
        };

        Step Gathered(SeriesKind kind, ModelFunction function, Expression of)
        {
            var ready = Of(of);
            if (of is not Expression.Name)
            {
                series.Add(new(SeriesKind.Formula, default, ready, owner, of));
                ready = new Step.SeriesCell(series.Count - 1);
            }

            series.Add(new(kind, function, ready, owner));
            return new Step.SeriesCell(series.Count - 1);
        }
    }

    /// <summary>Which series differ from period to period; what comes round to itself does.</summary>
    private void FindVarying(DriverModel model)
    {
        var steady = new bool[series.Count];
        for (var moved = true; moved;)
        {
            moved = false;
            for (var i = 0; i < series.Count; i++)
            {
                if (!steady[i] && IsSteady(series[i]))
                {
                    steady[i] = moved = true;
                }
            }
        }

        Varies = [.. steady.Select(s => !s)];

        bool IsSteady(StepSeries one) => one.Kind switch
        {
            SeriesKind.Input => model.Quantities[one.Quantity].Values.All(v => v.Values.Count == 1),
            SeriesKind.Whole => true,
            SeriesKind.Formula => Steady(one.Of!),
            _ => false,
        };

        bool Steady(Step step) => step switch
        {
            Step.Constant => true,
            Step.SeriesCell cell => steady[cell.Series],
            Step.MomentCell moment => moment.Which is ModelMoment.Periods or ModelMoment.MonthsInPeriod || (moment.Which == ModelMoment.WeeksInYear && span[0].Year == span[span.Count - 1].Year),
            Step.Negate negate => Steady(negate.Of),
            Step.Two two => Steady(two.Left) && Steady(two.Right),
            Step.Choice choice => Steady(choice.Condition) && Steady(choice.Then) && Steady(choice.Otherwise),
            Step.Pick pick => pick.Of.All(Steady),
            Step.Rounded rounded => Steady(rounded.Of),
            _ => false,
        };
    }

    /// <summary>The cell that stands for a series in a period: a whole has one, a year one each.</summary>
    private int CellOf(int which, int period) => (which * span.Count) + series[which].Kind switch
    {
        SeriesKind.Whole => 0,
        SeriesKind.Year => firstOfYear[period],
        _ => period,
    };

    /// <summary>What a cell rests on, whatever the figures are: both ways of an if count.</summary>
    private void Below(int cell, List<int> into)
    {
        var (which, period) = (cell / span.Count, cell % span.Count);
        var one = series[which];
        switch (one.Kind)
        {
            case SeriesKind.Formula:
                Below(one.Of!, period, into);
                break;
            case SeriesKind.Running or SeriesKind.RunningInYear:
                Below(one.Of!, period, into);
                if (period > (one.Kind == SeriesKind.Running ? 0 : firstOfYear[period]))
                {
                    into.Add(cell - 1);
                }

                break;
            case SeriesKind.Year or SeriesKind.Whole:
                foreach (var t in Gathered(one, period))
                {
                    Below(one.Of!, t, into);
                }

                break;
        }
    }

    private IEnumerable<int> Gathered(StepSeries one, int period) => one switch
    {
        { Kind: SeriesKind.Year } => Enumerable.Range(period, span.Count - period).TakeWhile(t => firstOfYear[t] == firstOfYear[period]),
        { Function: ModelFunction.First } => [0],
        { Function: ModelFunction.Last } => [span.Count - 1],
        _ => Enumerable.Range(0, span.Count),
    };

    private void Below(Step step, int period, List<int> into)
    {
        switch (step)
        {
            case Step.SeriesCell cell:
                into.Add(CellOf(cell.Series, period));
                break;
            case Step.Negate negate:
                Below(negate.Of, period, into);
                break;
            case Step.Two two:
                Below(two.Left, period, into);
                Below(two.Right, period, into);
                break;
            case Step.Choice choice:
                Below(choice.Condition, period, into);
                Below(choice.Then, period, into);
                Below(choice.Otherwise, period, into);
                break;
            case Step.Pick pick:
                foreach (var of in pick.Of)
                {
                    Below(of, period, into);
                }

                break;
            case Step.Rounded rounded:
                Below(rounded.Of, period, into);
                break;
            case Step.Earlier earlier when period >= earlier.Back:
                Below(earlier.Of, period - earlier.Back, into);
                break;
            case Step.Earlier { Start: { } start }:
                Below(start, period, into);
                break;
        }
    }

    /// <summary>Goes down from every cell by a list of its own, never by the machine's stack, and names each circle once.</summary>
    private void FindOrder(DriverModel model, List<Problem> problems)
    {
        const int MostCircles = 10;
        var state = new byte[series.Count * span.Count];
        var found = new List<int>();
        var circles = new HashSet<string>(StringComparer.Ordinal);
        var path = new List<(int Cell, List<int> Below, int Next)>();
        for (var which = 0; which < series.Count; which++)
        {
            for (var period = 0; period < span.Count; period++)
            {
                Enter(CellOf(which, period));
                while (path.Count > 0)
                {
                    var (cell, below, next) = path[^1];
                    if (next == below.Count)
                    {
                        state[cell] = 2;
                        found.Add(cell);
                        path.RemoveAt(path.Count - 1);
                        continue;
                    }

                    path[^1] = (cell, below, next + 1);
                    if (state[below[next]] == 1)
                    {
                        Circle(below[next]);
                    }
                    else
                    {
                        Enter(below[next]);
                    }
                }
            }
        }

        order = [.. found];

        void Enter(int cell)
        {
            if (state[cell] == 0)
            {
                state[cell] = 1;
                var below = new List<int>();
                Below(cell, below);
                path.Add((cell, below, 0));
            }
        }

        void Circle(int back)
        {
            var cells = path.Skip(path.FindIndex(p => p.Cell == back)).Select(p => p.Cell).Where(c => c / span.Count < model.Quantities.Count).ToList();
            if (cells.Count == 0 || circles.Count >= MostCircles)
            {
                return;
            }

            // The circle is told from the quantity that stands first in the model, so that it reads the same from wherever it was met.
            var first = cells.IndexOf(cells.MinBy(c => (c / span.Count, c % span.Count)));
            var told = cells.Skip(first).Concat(cells.Take(first)).Append(cells[first]).ToList();
            if (circles.Add(string.Join(' ', cells.Select(c => c / span.Count).Distinct().Order())))
            {
                problems.Add(Problem.Error(
                    "model.circle", ModelPlaces.Cell(model.Quantities[told[0] / span.Count].Name.Trim(), PeriodOf(told[0]), ""),
                    $"It rests on itself: {string.Join(" needs ", Names(told))}. Break the circle, or use previous(...) where the period before is meant."));
            }
        }

        IEnumerable<string> Names(List<int> cells) => (cells.Count > 12 ? cells.Take(6).Select(c => (int?)c).Append(null).Concat(cells.TakeLast(5).Select(c => (int?)c)) : cells.Select(c => (int?)c))
            .Select(c => c is { } cell ? model.Quantities[cell / span.Count].Name.Trim() + (PeriodOf(cell) is { } period ? $" in {period}" : "") : string.Create(CultureInfo.InvariantCulture, $"{cells.Count - 11} others"));

        ModelPeriod? PeriodOf(int cell) => Varies[cell / span.Count] ? span[cell % span.Count] : null;
    }

    /// <summary>Works one scenario out from its own figures.</summary>
    /// <param name="change">What is otherwise than the model says: for sensitivity and comparisons.</param>
    /// <param name="problems">Takes each cell that cannot be worked out; null where nobody asks.</param>
    public ScenarioFigures Work(CheckedModel model, int scenario, ModelChange? change, List<Problem>? problems) =>
        new ScenarioWork(this, model, scenario, change ?? ModelChange.None, problems).Run();

    private sealed class ScenarioWork(ModelSteps steps, CheckedModel model, int scenario, ModelChange change, List<Problem>? problems)
    {
        private const int MostProblems = 50;
        private const string DivisionByNought = "Division by nought. Use if(...) where what is below the line can be nought.";

        private readonly ModelFigure?[] figures = new ModelFigure?[steps.series.Count * steps.span.Count];

        public ScenarioFigures Run()
        {
            var name = model.Model.Scenarios[scenario];
            var count = steps.span.Count;
            foreach (var cell in steps.order)
            {
                var (which, period) = (cell / count, cell % count);
                var one = steps.series[which];
                figures[cell] = change.Given(which, period) ?? one.Kind switch
                {
                    SeriesKind.Input => Input(one.Quantity, period, name),
                    SeriesKind.Formula => Of(one.Of!, period),
                    SeriesKind.Running or SeriesKind.RunningInYear => period > (one.Kind == SeriesKind.Running ? 0 : steps.firstOfYear[period]) ? Two(ModelOperator.Plus, figures[cell - 1]!, Of(one.Of!, period)) : Of(one.Of!, period),
                    _ => Gathered(one, period),
                };
                if (which < model.Model.Quantities.Count && figures[cell] is { Fails: true } failed)
                {
                    // Whatever rests on the cell says that it waits for it; the cell itself keeps the reason.
                    var quantity = model.Model.Quantities[one.Quantity].Name.Trim();
                    ModelPeriod? at = steps.Varies[which] ? steps.span[period] : null;
                    if (problems is not null && problems.Count < MostProblems)
                    {
                        problems.Add(failed.Because[0] == DivisionByNought
                            ? Problem.Warning("model.division-by-nought", ModelPlaces.Cell(quantity, at, name), failed.Because[0])
                            : Problem.Warning("model.too-large", ModelPlaces.Cell(quantity, at, name), failed.Because[0]));
                    }
                }
            }

            var n = model.Model.Quantities.Count;
            IReadOnlyList<ModelFigure> Row(int which) => [.. Enumerable.Range(0, count).Select(t => figures[steps.CellOf(which, t)]!)];
            return new(name, [.. Enumerable.Range(0, n).Select(Row)]) { Parts = [.. Enumerable.Range(n, steps.series.Count - n).Select(Row)] };
        }

        private ModelFigure Input(int quantity, int period, string name)
        {
            name = change.Quantity == quantity && change.From is { } other ? model.Model.Scenarios[other] : name;
            var key = ModelName.Key(name);
            var values = model.Model.Quantities[quantity].Values;
            var own = values.FirstOrDefault(v => v.Scenario.Length > 0 && ModelName.Key(v.Scenario) == key) ?? values.FirstOrDefault(v => v.Scenario.Length == 0);
            var called = model.Model.Quantities[quantity].Name.Trim();
            if (own is null)
            {
                return ModelFigure.Unknown($"{called} (no figure for {name})");
            }

            var value = own.Values[own.Values.Count == 1 ? 0 : period];
            if (value.Figure is not { } figure)
            {
                var at = own.Values.Count == 1 ? "" : $" in {steps.span[period]}";
                return ModelFigure.Unknown(called + at + (value.Why.Trim() is { Length: > 0 } why ? $" ({why})" : ""));
            }

            return Safely(() => change.Quantity == quantity && change.By is { } by ? by(figure * model.Units[quantity].Scale) : figure * model.Units[quantity].Scale);
        }

        /// <summary>A figure of another cell: one that could not be worked out is not known to those that rest on it.</summary>
        private ModelFigure Cell(int which, int period)
        {
            var figure = figures[steps.CellOf(which, period)]!;
            if (!figure.Fails)
            {
                return figure;
            }

            var one = steps.series[which];
            return which >= model.Model.Quantities.Count ? figure
                : ModelFigure.Unknown(ModelPlaces.Cell(model.Model.Quantities[one.Quantity].Name.Trim(), steps.Varies[which] ? steps.span[period] : null, ""));
        }

        private ModelFigure Gathered(StepSeries one, int period)
        {
            var found = new List<ModelFigure>();
            foreach (var t in steps.Gathered(one, period))
            {
                found.Add(Of(one.Of!, t));
            }

            if (found.Find(f => f.Fails) is { } failed)
            {
                return failed;
            }

            if (found.Exists(f => !f.IsKnown))
            {
                return found.Aggregate(ModelFigure.Lacking);
            }

            var values = found.Select(f => f.Value!.Value);
            return Safely(() => one.Function switch
            {
                ModelFunction.Lowest => values.Min(),
                ModelFunction.Highest => values.Max(),
                ModelFunction.First or ModelFunction.Last => values.Single(),
                ModelFunction.Average => values.Sum() / found.Count,
                _ => values.Sum(),
            });
        }

        private ModelFigure Of(Step step, int period)
        {
            switch (step)
            {
                case Step.Constant constant:
                    return ModelFigure.Known(constant.Value);
                case Step.SeriesCell cell:
                    return Cell(cell.Series, period);
                case Step.MomentCell moment:
                    return ModelFigure.Known(steps.MomentAt(moment.Which, period));
                case Step.Negate negate:
                    var positive = Of(negate.Of, period);
                    return positive.Value is { } negated ? ModelFigure.Known(-negated) : positive;
                case Step.Two two:
                    return Two(two.Operator, Of(two.Left, period), Of(two.Right, period));
                case Step.Choice choice:
                    var condition = Of(choice.Condition, period);
                    return condition.Value is { } holds ? Of(holds != 0m ? choice.Then : choice.Otherwise, period) : condition;
                case Step.Pick pick:
                    var best = Of(pick.Of[0], period);
                    foreach (var next in pick.Of.Skip(1).Select(p => Of(p, period)))
                    {
                        best = Both(best, next) ?? ModelFigure.Known(pick.Largest ? Math.Max(best.Value!.Value, next.Value!.Value) : Math.Min(best.Value!.Value, next.Value!.Value));
                    }

                    return best;
                case Step.Rounded rounded:
                    var exact = Of(rounded.Of, period);
                    return exact.Value is { } rough ? Safely(() => Round(rounded.How, rough, rounded.Places)) : exact;
                case Step.Earlier earlier:
                    return period >= earlier.Back ? Of(earlier.Of, period - earlier.Back)
                        : earlier.Start is { } start ? Of(start, period)
                        : ModelFigure.Unknown($"what stood before {steps.span[0]}");
                default:
                    throw new InvalidOperationException("There is no such step.");
            }
        }

        /// <summary>The reason where one of the two has no figure.</summary>
        private static ModelFigure? Both(ModelFigure left, ModelFigure right) =>
            left.Fails ? left : right.Fails ? right : left.IsKnown && right.IsKnown ? null : ModelFigure.Lacking(left, right);

        private static ModelFigure Two(ModelOperator sign, ModelFigure left, ModelFigure right)
        {
            if (Both(left, right) is { } lacking)
            {
                return lacking;
            }

            var (a, b) = (left.Value!.Value, right.Value!.Value);
            if (sign == ModelOperator.Over && b == 0m)
            {
                return ModelFigure.Failed(DivisionByNought);
            }

            return Safely(() => sign switch
            {
                ModelOperator.Plus => a + b,
                ModelOperator.Minus => a - b,
                ModelOperator.Times => a * b,
                ModelOperator.Over => a / b,
                ModelOperator.Less => a < b ? 1m : 0m,
                ModelOperator.LessOrEqual => a <= b ? 1m : 0m,
                ModelOperator.More => a > b ? 1m : 0m,
                ModelOperator.MoreOrEqual => a >= b ? 1m : 0m,
                ModelOperator.Equal => a == b ? 1m : 0m,
                _ => a != b ? 1m : 0m,
            });
        }

        /// <summary>A figure that runs out of its 28 digits, or comes near it, is a problem of the cell.</summary>
        private static ModelFigure Safely(Func<decimal> work)
        {
            try
            {
                return work() is var value && Math.Abs(value) <= ModelFigure.Largest ? ModelFigure.Known(value) : ModelFigure.TooLarge;
            }
            catch (OverflowException)
            {
                return ModelFigure.TooLarge;
            }
        }

        private static decimal Round(ModelFunction how, decimal value, int places)
        {
            var mode = how switch { ModelFunction.Round => MidpointRounding.AwayFromZero, ModelFunction.RoundDown => MidpointRounding.ToZero, _ => value < 0m ? MidpointRounding.ToNegativeInfinity : MidpointRounding.ToPositiveInfinity };
            if (places >= 0)
            {
                return decimal.Round(value, places, mode);
            }

            var unit = 1m;
            for (var i = 0; i < -places; i++)
            {
                unit *= 10m;
            }

            return decimal.Round(value / unit, 0, mode) * unit;
        }
    }
}

using System.Globalization;
using Outturn.Core.Values;

namespace Outturn.Core.Appraisal.Models;

/// <summary>What a part of a formula gives: a figure in a unit, nought (which fits every unit), or a yes or no.</summary>
internal readonly record struct Shape(Unit Unit, bool IsNought = false, bool IsCondition = false);

/// <summary>Works out the unit of a formula from those of its names. Reports the first clash of each formula at its place.</summary>
internal sealed class ModelUnits(string where, Func<string, Unit?> unitOf, List<Problem> problems)
{
    /// <summary>The unit of the whole formula; null where it has none, with the problem reported.</summary>
    public Unit? Of(Expression formula)
    {
        if (Shape(formula) is not { } shape)
        {
            return null;
        }

        if (shape.IsCondition)
        {
            Say("model.condition", formula.At, "A comparison is not a figure. Write if(comparison, figure, other figure).");
            return null;
        }

        return shape.Unit;
    }

    public bool GivesNought(Expression formula) => formula is Expression.Literal { Value: 0m } literal && literal.Unit.IsNumber;

    private Shape? Say(string code, int at, string message)
    {
        problems.Add(ExpressionTokens.Problem(code, where, at, message));
        return null;
    }

    private Shape? Shape(Expression expression)
    {
        switch (expression)
        {
            case Expression.Literal literal:
                return new(literal.Unit.Plain, IsNought: literal.Value == 0m && literal.Unit.IsNumber);
            case Expression.Moment moment:
                return new(ModelFunctions.Of(moment.Which).Unit);
            case Expression.Name name:
                return unitOf(name.Key) is { } unit ? new(unit.Plain) : null;
            case Expression.Negative negative:
                return Figure(negative.Of);
            case Expression.Pair pair:
                return Pair(pair);
            case Expression.Call call:
                return Call(call);
            default:
                return null;
        }
    }

    private Shape? Figure(Expression expression)
    {
        if (Shape(expression) is not { } shape)
        {
            return null;
        }

        return shape.IsCondition ? Say("model.condition", expression.At, "A comparison stands where a figure is needed. A comparison goes into the first place of if(...).") : shape;
    }

    private Shape? Pair(Expression.Pair pair)
    {
        if (Figure(pair.Left) is not { } left || Figure(pair.Right) is not { } right)
        {
            return null;
        }

        switch (pair.Operator)
        {
            case ModelOperator.Times:
                return new(left.Unit * right.Unit);
            case ModelOperator.Over:
                return new(left.Unit / right.Unit);
            case ModelOperator.Plus or ModelOperator.Minus:
                return Same(left, right, pair.At, pair.Operator == ModelOperator.Plus ? "be added to" : "be taken from", turned: true);
            default:
                return Same(left, right, pair.At, "be compared with", turned: false) is { } ? new(Unit.Number, IsCondition: true) : null;
        }
    }

    /// <summary>The unit that both have, or the clash.</summary>
    private Shape? Same(Shape left, Shape right, int at, string verb, bool turned)
    {
        if (left.IsNought || right.IsNought || left.Unit.Equals(right.Unit))
        {
            return left.IsNought ? right : left;
        }

        var (one, other) = turned ? (right.Unit, left.Unit) : (left.Unit, right.Unit);
        return Say("model.unit-clash", at, $"{Words(one)} cannot {verb} {Words(other)}.{Advice(one, other)}");
    }

    private static string Words(Unit unit) => unit.IsNumber ? "a number without a unit" : $"“{unit}”";

    /// <summary>What is missing between the two: time is converted by saying how.</summary>
    private static string Advice(Unit one, Unit other)
    {
        var missing = other / one;
        return missing.Equals(Unit.Weeks / Unit.Months) || missing.Equals(Unit.Months / Unit.Weeks) ? " Weeks and months turn into one another only where a formula says how: multiply by weeks in period / months in period."
            : one.IsNumber || other.IsNumber ? " Give the number a unit, such as 5 weeks or £5, or multiply instead."
            : missing.Equals(Unit.Weeks) || missing.Equals(Unit.Number / Unit.Weeks) ? " Multiply what is per week by weeks first."
            : missing.Equals(Unit.Months) || missing.Equals(Unit.Number / Unit.Months) ? " Multiply what is per month by months first."
            : "";
    }

    private Shape? Call(Expression.Call call)
    {
        var name = ModelFunctions.Of(call.Function).Name;
        switch (call.Function)
        {
            case ModelFunction.If:
                return If(call);
            case ModelFunction.Share:
                return Figure(call.Of[0]) is { } part && (call.Of.Count == 1 || (Figure(call.Of[1]) is { } whole && Same(part, whole, call.Of[1].At, "be a share of", turned: false) is { })) ? new(Unit.Number) : null;
            case ModelFunction.Min or ModelFunction.Max:
                Shape? all = Figure(call.Of[0]);
                foreach (var next in call.Of.Skip(1))
                {
                    all = all is { } left && Figure(next) is { } right ? Same(left, right, next.At, "be compared with", turned: false) : null;
                }

                return all;
            case ModelFunction.Round or ModelFunction.RoundUp or ModelFunction.RoundDown:
                return call.Of.Count > 1 && Places(call) is null
                    ? Say("model.places", call.Of[1].At, $"The places of {name} are a whole number from -12 to 12 written out, such as {name}(x, 0).")
                    : Figure(call.Of[0]);
            case ModelFunction.Previous:
                if (call.Of.Count > 2 && Back(call) is null)
                {
                    return Say("model.places", call.Of[2].At, $"How far back is a whole number from 1 to {ModelSpan.MostPeriods} written out, such as previous(x, 0, 3).");
                }

                return Figure(call.Of[0]) is not { } of ? null
                    : call.Of.Count == 1 ? of
                    : Figure(call.Of[1]) is { } start ? Same(of, start, call.Of[1].At, "start from", turned: false) : null;
            default:
                return Figure(call.Of[0]);
        }
    }

    private Shape? If(Expression.Call call)
    {
        if (Shape(call.Of[0]) is not { } condition)
        {
            return null;
        }

        if (!condition.IsCondition)
        {
            return Say("model.condition", call.Of[0].At, "The first thing in if(...) is a comparison, such as calls > capacity.");
        }

        return Figure(call.Of[1]) is { } then && Figure(call.Of[2]) is { } otherwise ? Same(then, otherwise, call.Of[2].At, "stand for", turned: false) : null;
    }

    /// <summary>The decimal places of a rounding, where they are written out as a whole number.</summary>
    internal static int? Places(Expression.Call call) => call.Of.Count < 2 ? 0 : Whole(call.Of[1]) is { } places && Math.Abs(places) <= 12 ? places : null;

    internal static int? Back(Expression.Call call) => call.Of.Count < 3 ? 1 : Whole(call.Of[2]) is { } back && back is >= 1 and <= ModelSpan.MostPeriods ? back : null;

    private static int? Whole(Expression expression) => expression switch
    {
        Expression.Literal { Value: var value } literal when literal.Unit is { IsNumber: true, Scale: 1m } && value == decimal.Truncate(value) && value <= 1_000m => int.Parse(value.ToString("0", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
        Expression.Negative { Of: Expression.Literal of } => -Whole(of),
        _ => null,
    };
}

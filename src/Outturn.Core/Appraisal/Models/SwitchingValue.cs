using System.Globalization;

namespace Outturn.Core.Appraisal.Models;

/// <summary>What one input would have to be for a result to reach a target, all else staying.</summary>
/// <param name="Checked">The model.</param>
/// <param name="Input">The input's place.</param>
/// <param name="Result">What is looked at.</param>
/// <param name="Scenario">In which scenario.</param>
/// <param name="Target">In the plain unit.</param>
/// <param name="Now">The input now, where it has one figure; null where it has one for each period.</param>
/// <param name="Value">The input then, where it has one figure; null where there is none.</param>
/// <param name="Change">In per cent of what it is: -12.5 for an eighth less. Null where there is no value, or the input is nought now.</param>
/// <param name="Why">Why there is none; empty where there is one.</param>
public sealed record SwitchingValue(CheckedModel Checked, int Input, ResultChoice Result, int Scenario, decimal Target, decimal? Now, decimal? Value, decimal? Change, string Why)
{
    public bool Found => Why.Length == 0;

    /// <summary>How far an input is moved in search of the value: to a hundred times what it is.</summary>
    private const decimal Farthest = 100m;

    /// <summary>The value, with what it means, as one sentence.</summary>
    public string Sentence
    {
        get
        {
            var name = Checked.Model.Quantities[Input].Name.Trim();
            var unit = Checked.Units[Input];
            var target = $"{Result.Words(Checked)} {(Found ? "comes to" : "does not come to")} {FigureWords.Of(Target, Checked.Units[Result.Quantity])}{(Found ? "" : $" by {name} alone")}";
            if (!Found)
            {
                return $"{target}: {Why}";
            }

            var change = Change is { } percent ? $"{FigureWords.Digits(Math.Abs(percent), Unit.Number)} % {(percent < 0m ? "less" : "more")}" : "";
            return Change == 0m ? $"{target} as it stands."
                : Value is { } value && Now is { } now ? $"{target} where {name} is {FigureWords.Of(Shortened(value), unit)} in place of {FigureWords.Of(now, unit)}{(change.Length > 0 ? $": {change}" : "")}."
                : $"{target} where {name} is {change} in every period.";
        }
    }

    private static decimal Shortened(decimal value) => decimal.Round(value, 6, MidpointRounding.AwayFromZero);

    /// <summary>
    /// Finds the value nearest to what the input is now. A straight line is solved at once; anything else is searched outwards, then halved in exact decimals until nothing
    /// moves: it cannot run on. An input keeps its sign; one with figures by period is moved in all of them alike.
    /// </summary>
    public static SwitchingValue Of(CheckedModel model, int input, ResultChoice result, int scenario, decimal target)
    {
        var one = model.Varies(input) ? null : Tornado.InputOf(model, input, scenario);
        var byFactor = one is not 0m;
        SwitchingValue None(string why) => new(model, input, result, scenario, target, one, null, null, why);
        if (!model.Model.Quantities[input].IsInput)
        {
            return None("it is not an input, so it cannot be moved by itself.");
        }

        if (!model.InputsOf(result.Quantity).Contains(input))
        {
            return None($"it does not rest on {model.Model.Quantities[input].Name.Trim()}.");
        }

        decimal? At(decimal x) => result.Of(model, scenario, new ModelChange(input, By: v => byFactor ? v * x : x)).Value;
        var start = byFactor ? 1m : 0m;
        if (At(start) is not { } now)
        {
            return None($"it is {result.Of(model, scenario, change: null).Why}.");
        }

        var (found, why) = now == target ? (start, "") : Root(At, start, now, target, byFactor ? 0m : -LargestStep);
        if (found is not { } x)
        {
            return None(why.Length > 0 ? why : $"nothing between nought and {Farthest.ToString(CultureInfo.InvariantCulture)} times what {model.Model.Quantities[input].Name.Trim()} is now brings it there.");
        }

        return new(model, input, result, scenario, target, one, byFactor ? one * x : x, byFactor ? (x - 1m) * 100m : null, "");
    }

    /// <summary>How far an input that is nought now is moved: its unit is not known here, so up to a million of it.</summary>
    private const decimal LargestStep = 1_000_000m;

    private static (decimal? At, string Why) Root(Func<decimal, decimal?> at, decimal start, decimal now, decimal target, decimal lowest)
    {
        var near = Math.Max(1m, Math.Max(Math.Abs(target), Math.Abs(now))) * 0.000_000_001m;
        if (Straight(at, start, now, target) is { } straight && at(straight) is { } there && Math.Abs(there - target) <= near)
        {
            return straight >= lowest ? (straight, "") : (null, string.Create(CultureInfo.InvariantCulture, $"the input would have to fall below nought, to {decimal.Round(straight, 2)} times what it is."));
        }

        // Outwards in growing steps on both sides at once, so that the nearest crossing is met first.
        var (below, above) = (start, start);
        decimal? yBelow = now, yAbove = now;
        var jump = "";
        for (var step = 0.01m; step <= (lowest < 0m ? LargestStep : Farthest); step *= 1.25m)
        {
            foreach (var next in (ReadOnlySpan<decimal>)[Math.Max(start - step, lowest), start + step])
            {
                var isBelow = next < start;
                var (x, y) = isBelow ? (below, yBelow) : (above, yAbove);
                var reached = next == x ? y : at(next);
                if (y is { } from && reached is { } to && next != x && (from - target) * Sign(to - target) <= 0m)
                {
                    var root = Halved(at, x, next, from, target);
                    if (at(root) is { } value && Math.Abs(value - target) <= near * 1_000m)
                    {
                        return (root, "");
                    }

                    jump = jump.Length > 0 ? jump : "it passes the target without coming to it: the result moves in steps.";
                }

                (below, yBelow) = isBelow ? (next, reached) : (below, yBelow);
                (above, yAbove) = isBelow ? (above, yAbove) : (next, reached);
            }
        }

        return (null, jump);
    }

    private static decimal Sign(decimal value) => Math.Sign(value);

    /// <summary>Where the line through the start and a point beside it meets the target; null where it is level or out of reach.</summary>
    private static decimal? Straight(Func<decimal, decimal?> at, decimal start, decimal now, decimal target)
    {
        const decimal Beside = 0.5m;
        if (at(start + Beside) is not { } beside || beside == now)
        {
            return null;
        }

        try
        {
            return start + ((target - now) * Beside / (beside - now));
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static decimal Halved(Func<decimal, decimal?> at, decimal from, decimal to, decimal yFrom, decimal target)
    {
        for (var i = 0; i < 100; i++)
        {
            var middle = (from + to) / 2m;
            if (middle == from || middle == to || at(middle) is not { } y)
            {
                break;
            }

            if (y == target)
            {
                return middle;
            }

            if (Math.Sign(y - target) == Math.Sign(yFrom - target))
            {
                from = middle;
            }
            else
            {
                to = middle;
            }
        }

        return to;
    }
}

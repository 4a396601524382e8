using System.Globalization;
using Outturn.Core.Values;

namespace Outturn.Core.Appraisal.Models;

/// <summary>One input moved down and up while all others stay.</summary>
/// <param name="Input">Its place in the model.</param>
/// <param name="Down">What it was moved to, in words: <c>765 £ per week</c>, <c>10 % less</c>, <c>as in Low</c>.</param>
/// <param name="Up">The same upwards.</param>
/// <param name="AtDown">The result then.</param>
/// <param name="AtUp">The result then.</param>
public sealed record TornadoBar(int Input, string Down, string Up, ModelFigure AtDown, ModelFigure AtUp)
{
    /// <summary>How far apart the two results are; null where one is not known.</summary>
    public decimal? Width => AtDown.Value is { } down && AtUp.Value is { } up ? Math.Abs(up - down) : null;
}

/// <summary>How much a result moves with each input, the most first.</summary>
/// <param name="Checked">The model.</param>
/// <param name="Result">What is looked at.</param>
/// <param name="Scenario">In which scenario.</param>
/// <param name="Basis">How far inputs were moved, in words.</param>
/// <param name="Now">The result as the scenario has it.</param>
/// <param name="Bars">The widest first; inputs without effect are left out.</param>
/// <param name="Still">Inputs that move nothing, or do not move, by name.</param>
public sealed record Tornado(CheckedModel Checked, ResultChoice Result, int Scenario, string Basis, ModelFigure Now, IReadOnlyList<TornadoBar> Bars, IReadOnlyList<string> Still)
{
    /// <summary>Moves every input that the result rests on by so many per cent, in all periods.</summary>
    public static Result<Tornado> ByPercent(CheckedModel model, ResultChoice result, int scenario, decimal percent)
    {
        if (percent is <= 0m or > 100m)
        {
            return Values.Result.Refused<Tornado>(Problem.Error("model.percent", "by", "Move the inputs by more than nought and at most 100 per cent."));
        }

        var words = percent.ToString("0.##", CultureInfo.InvariantCulture);
        return Values.Result.Ok(Of(model, result, scenario, $"Each input is moved by {words} % down and up in all periods, the others staying as in {model.Model.Scenarios[scenario]}.", input =>
        {
            var (down, up) = (1m - (percent / 100m), 1m + (percent / 100m));
            return (Moved(model, input, scenario, down, words + " % less"), Moved(model, input, scenario, up, words + " % more"),
                new ModelChange(input, v => v * down), new ModelChange(input, v => v * up));
        }));
    }

    /// <summary>Gives each input in turn the figures that it has in two other scenarios.</summary>
    public static Tornado ByScenarios(CheckedModel model, ResultChoice result, int scenario, int low, int high)
    {
        var names = model.Model.Scenarios;
        return Of(model, result, scenario, $"Each input in turn takes its own figures of {names[low]} and of {names[high]}, the others staying as in {names[scenario]}.", input =>
            ($"as in {names[low]}", $"as in {names[high]}", new ModelChange(input, From: low), new ModelChange(input, From: high)));
    }

    private static string Moved(CheckedModel model, int input, int scenario, decimal factor, string otherwise) =>
        !model.Varies(input) && InputOf(model, input, scenario) is { } now ? FigureWords.Of(now * factor, model.Units[input]) : otherwise;

    /// <summary>The one figure of an input in a scenario, in the plain unit.</summary>
    internal static decimal? InputOf(CheckedModel model, int input, int scenario) => model.Steps.Work(model, scenario, null, null).Figures[input][0].Value;

    private static Tornado Of(CheckedModel model, ResultChoice result, int scenario, string basis, Func<int, (string Down, string Up, ModelChange Less, ModelChange More)> move)
    {
        var bars = new List<TornadoBar>();
        var still = new List<string>();
        foreach (var input in model.InputsOf(result.Quantity))
        {
            var (down, up, less, more) = move(input);
            var bar = new TornadoBar(input, down, up, result.Of(model, scenario, less), result.Of(model, scenario, more));
            if (bar.Width == 0m)
            {
                still.Add(model.Model.Quantities[input].Name.Trim());
            }
            else
            {
                bars.Add(bar);
            }
        }

        return new(model, result, scenario, basis, result.Of(model, scenario, change: null), [.. bars.OrderByDescending(b => b.Width ?? -1m).ThenBy(b => b.Input)], still);
    }
}

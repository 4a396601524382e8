using Outturn.Core.Values;

namespace Outturn.Core.Appraisal.Models;

/// <summary>One figure of a model that is asked about.</summary>
/// <param name="Quantity">Its place in the model.</param>
/// <param name="Period">Which period, from 0; null for the one figure of a quantity that does not vary, or all periods added up.</param>
public sealed record ResultChoice(int Quantity, int? Period = null)
{
    /// <summary>Reads <c>Avoided in all</c>, or <c>Placements, March 2021</c>.</summary>
    public static Result<ResultChoice> Read(CheckedModel model, string text, string where)
    {
        var comma = text.LastIndexOf(',');
        var (name, period) = comma > 0 ? (text[..comma], text[(comma + 1)..]) : (text, "");
        if (model.IndexOf(name) is not (>= 0 and var quantity))
        {
            var near = ModelName.Nearest(name, model.Model.Quantities.Select(q => q.Name));
            return Result.Refused<ResultChoice>(Problem.Error("model.result-unknown", where, $"No quantity is named “{name.Trim()}”.{(near is not null ? $" Did you mean {near}?" : " Name one of the model's quantities.")}"));
        }

        if (period.Length == 0)
        {
            return Result.Ok(new ResultChoice(quantity));
        }

        return ModelPeriod.TryParse(period, out var read) && model.Model.Span.IndexOf(read) is >= 0 and var at
            ? Result.Ok(new ResultChoice(quantity, at))
            : Result.Refused<ResultChoice>(Problem.Error("model.period-unknown", where, $"“{period.Trim()}” is no period of the model. It runs over {model.Model.Span}; write a period as {model.Model.Span[0]}."));
    }

    public ModelFigure Of(ModelResult result, int scenario) => Period is { } at ? result.Figure(Quantity, scenario, at) : result.Total(Quantity, scenario);

    /// <summary>Such as <c>Placements, March 2021</c> or <c>Cost avoided, all periods added up</c>.</summary>
    public string Words(CheckedModel model)
    {
        var name = model.Model.Quantities[Quantity].Name.Trim();
        return Period is { } at ? $"{name}, {model.Model.Span[at]}" : model.Varies(Quantity) ? name + ", all periods added up" : name;
    }

    internal ModelFigure Of(CheckedModel model, int scenario, ModelChange? change) =>
        Of(new ModelResult(model, [model.Steps.Work(model, scenario, change, null)], []), 0);
}

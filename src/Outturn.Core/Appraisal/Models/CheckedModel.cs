using Outturn.Core.Values;

namespace Outturn.Core.Appraisal.Models;

/// <summary>A model that holds: every formula is read, every name is known, every unit fits, and nothing rests on itself. Only such a model is worked out.</summary>
public sealed class CheckedModel
{
    internal CheckedModel(DriverModel model, IReadOnlyList<Expression?> formulas, IReadOnlyList<Unit> units, IReadOnlyList<Unit> derived, ModelSteps steps)
    {
        Model = model;
        Formulas = formulas;
        Units = units;
        Derived = derived;
        Steps = steps;
        places = new(StringComparer.Ordinal);
        foreach (var (i, quantity) in model.Quantities.Index())
        {
            places[ModelName.Key(quantity.Name)] = i;
        }
    }

    private readonly Dictionary<string, int> places;

    public DriverModel Model { get; }

    /// <summary>By quantity; null for an input.</summary>
    public IReadOnlyList<Expression?> Formulas { get; }

    /// <summary>By quantity: the unit in which it is typed and shown.</summary>
    public IReadOnlyList<Unit> Units { get; }

    /// <summary>By quantity: the unit that its formula gives; an input's own.</summary>
    public IReadOnlyList<Unit> Derived { get; }

    internal ModelSteps Steps { get; }

    /// <summary>The place of a quantity, however its name is written; -1 where there is none.</summary>
    public int IndexOf(string name) => places.GetValueOrDefault(ModelName.Key(name), -1);

    /// <summary>The place of a scenario, however its name is written; -1 where there is none.</summary>
    public int ScenarioOf(string name)
    {
        var key = ModelName.Key(name);
        return Model.Scenarios.Select(ModelName.Key).ToList().IndexOf(key);
    }

    /// <summary>Whether a quantity has a figure for each period; one that does not has the same in all.</summary>
    public bool Varies(int quantity) => Steps.Varies[quantity];

    /// <summary>The quantities that the model is for: those that it names, or else the last.</summary>
    public IReadOnlyList<int> Results => Model.Results.Count > 0 ? [.. Model.Results.Select(IndexOf)] : [Model.Quantities.Count - 1];

    /// <summary>The inputs that a quantity rests on, near or far, in the model's order.</summary>
    public IReadOnlyList<int> InputsOf(int quantity)
    {
        var seen = new HashSet<int> { quantity };
        var open = new Stack<int>([quantity]);
        while (open.TryPop(out var next))
        {
            foreach (var name in Formulas[next]?.Names() ?? [])
            {
                if (IndexOf(name.Key) is >= 0 and var below && seen.Add(below))
                {
                    open.Push(below);
                }
            }
        }

        return [.. seen.Where(i => Model.Quantities[i].IsInput).Order()];
    }

    /// <summary>Works out every scenario, each from its own figures alone.</summary>
    public ModelResult Run()
    {
        var problems = new List<Problem>();
        return new(this, [.. Model.Scenarios.Select((_, i) => Steps.Work(this, i, null, problems))], problems);
    }
}

namespace Outturn.Core.Appraisal.Models;

/// <summary>
/// A driver model: named quantities by month, quarter or year, from which a figure follows. Nothing that comes out of it is kept in it: the same model gives the same
/// result for ever.
/// </summary>
/// <param name="Title">What is worked out.</param>
/// <param name="Note">What it rests on, in a few sentences.</param>
/// <param name="Span">Its periods.</param>
/// <param name="Weeks">How weeks are counted.</param>
/// <param name="Scenarios">The columns by name; one at least. They never see one another's figures.</param>
/// <param name="Quantities">In the order in which they are shown; any may rest on any.</param>
/// <param name="Results">The names of the quantities that the model is for, the most wanted first.</param>
public sealed record DriverModel(
    string Title,
    string Note,
    ModelSpan Span,
    WeekRule Weeks,
    IReadOnlyList<string> Scenarios,
    IReadOnlyList<ModelQuantity> Quantities,
    IReadOnlyList<string> Results) : Calculation
{
    public bool Equals(DriverModel? other) => other is not null && Title == other.Title && Note == other.Note && Span == other.Span && Weeks == other.Weeks
        && Scenarios.SequenceEqual(other.Scenarios) && Quantities.SequenceEqual(other.Quantities) && Results.SequenceEqual(other.Results);

    public override int GetHashCode() => HashCode.Combine(Title, Span, Quantities.Count);

    public static IReadOnlyList<string> UsualScenarios { get; } = ["Low", "Middle", "High"];

    /// <summary>The quantity of a name, however it is written.</summary>
    public ModelQuantity? Find(string name)
    {
        var key = ModelName.Key(name);
        return Quantities.FirstOrDefault(q => ModelName.Key(q.Name) == key);
    }
}

/// <summary>One row of a model: figures that somebody gives, or a formula over other rows.</summary>
/// <param name="Name">What formulas call it.</param>
/// <param name="Unit">Such as <c>people</c> or <c>£ per placement per week</c>. Empty: a plain number, or for a formula whatever comes out.</param>
/// <param name="Formula">Empty where figures are given.</param>
/// <param name="Values">The figures of an input, for every scenario or for one.</param>
/// <param name="Source">Where the figures come from, or why the formula is what it is.</param>
public sealed record ModelQuantity(string Name, string Unit, string Formula, IReadOnlyList<ScenarioValues> Values, string Source = "")
{
    public bool Equals(ModelQuantity? other) => other is not null && Name == other.Name && Unit == other.Unit && Formula == other.Formula && Source == other.Source && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => HashCode.Combine(Name, Unit, Formula);

    public bool IsInput => string.IsNullOrWhiteSpace(Formula);

    public static ModelQuantity Of(string name, string unit, string formula, string source = "") => new(name, unit, formula, [], source);

    /// <summary>One figure for every period and scenario.</summary>
    public static ModelQuantity Input(string name, string unit, decimal figure, string source = "") => new(name, unit, "", [ScenarioValues.Every(figure)], source);

    /// <summary>A figure that nobody has yet.</summary>
    public static ModelQuantity NotKnown(string name, string unit, string why, string source = "") => new(name, unit, "", [new("", [ModelValue.NotKnown(why)])], source);
}

/// <param name="Scenario">The scenario's name; empty for every scenario that has no figures of its own.</param>
/// <param name="Values">One figure for all periods, or one for each.</param>
public sealed record ScenarioValues(string Scenario, IReadOnlyList<ModelValue> Values)
{
    public bool Equals(ScenarioValues? other) => other is not null && Scenario == other.Scenario && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => HashCode.Combine(Scenario, Values.Count);

    public static ScenarioValues Every(params IReadOnlyList<decimal> figures) => new("", [.. figures.Select(ModelValue.Of)]);

    public static ScenarioValues In(string scenario, params IReadOnlyList<decimal> figures) => new(scenario, [.. figures.Select(ModelValue.Of)]);
}

/// <param name="Figure">In the quantity's unit: 30 for 30 %. Null: not known, which is not nought.</param>
/// <param name="Why">Why it is not known, in the writer's words.</param>
public sealed record ModelValue(decimal? Figure, string Why = "")
{
    public static ModelValue Of(decimal figure) => new(figure);

    public static ModelValue NotKnown(string why) => new(null, why);
}

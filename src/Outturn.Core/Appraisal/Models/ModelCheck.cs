using System.Globalization;
using Outturn.Core.Values;

namespace Outturn.Core.Appraisal.Models;

/// <summary>Whether a model holds, before anything is worked out: each problem at its field, all of them at once.</summary>
public static class ModelCheck
{
    public const int MostQuantities = 200;

    public const int MostScenarios = 12;

    /// <summary>The largest figure that is taken, up or down: a thousand million million.</summary>
    public const decimal LargestFigure = 1_000_000_000_000_000m;

    /// <summary>Characters of formulas times periods times scenarios: what is worked out in well under a second.</summary>
    private const long MostWork = 8_000_000;

    private const int MostText = 4_000;

    public static Result<CheckedModel> Check(DriverModel model)
    {
        var problems = new List<Problem>();
        problems.AddRange(Frame(model));
        if (model.Quantities.Count is 0 or > MostQuantities || problems.Exists(p => p.Where == "Periods"))
        {
            return Result.Refused<CheckedModel>(problems);
        }

        problems.AddRange(Names(model));
        problems.AddRange(model.Quantities.SelectMany((q, i) => Figures(model, q, i)));
        var names = model.Quantities.Select(q => ModelName.Key(q.Name)).Where(k => k.Length > 0).ToHashSet(StringComparer.Ordinal);
        var formulas = new Expression?[model.Quantities.Count];
        var refused = new HashSet<int>();
        foreach (var (i, quantity) in model.Quantities.Index())
        {
            if (quantity.IsInput)
            {
                continue;
            }

            var read = ExpressionReader.Read(quantity.Formula, ModelPlaces.Formula(model, i), names);
            problems.AddRange(read.Problems);
            var unknown = read.Ok ? UnknownNames(model, i, read.Value, names).ToList() : [];
            problems.AddRange(unknown);
            formulas[i] = read.Ok && unknown.Count == 0 ? read.Value : null;
            if (formulas[i] is null)
            {
                refused.Add(i);
            }
        }

        var (units, derived) = Units(model, formulas, refused, problems);
        if (Failed(problems))
        {
            return Result.Refused<CheckedModel>(problems);
        }

        var steps = ModelSteps.Of(model, formulas, units, problems);
        return Failed(problems) ? Result.Refused<CheckedModel>(problems) : Result.Ok(new CheckedModel(model, formulas, units, derived, steps), problems);
    }

    private static bool Failed(List<Problem> problems) => problems.Exists(p => p.Severity == Severity.Error);

    private static IEnumerable<Problem> Frame(DriverModel model)
    {
        if (string.IsNullOrWhiteSpace(model.Title) || model.Title.Length > 200)
        {
            yield return Problem.Error("model.title", ModelPlaces.Title, "Give the model a title of up to 200 characters that says what is worked out.");
        }

        if (model.Note.Length > MostText || model.Quantities.Any(q => q.Source.Length > MostText))
        {
            yield return Problem.Error("model.text-long", "Note", $"A note or a source has at most {MostText.ToString("#,##0", CultureInfo.InvariantCulture)} characters. Say it shorter.");
        }

        foreach (var problem in model.Span.Check())
        {
            yield return problem;
        }

        if (model.Scenarios.Count is 0 or > MostScenarios)
        {
            yield return Problem.Error("model.scenario", ModelPlaces.Scenarios, $"A model has from 1 to {MostScenarios} scenarios, such as Low, Middle and High.");
        }

        foreach (var name in model.Scenarios.Where(s => !ModelName.IsSayable(s) || s.Length > 40))
        {
            yield return Problem.Error("model.scenario", ModelPlaces.Scenarios, $"“{Shortened(name)}” cannot name a scenario. Use up to 40 letters, digits and spaces, beginning with a letter.");
        }

        foreach (var twice in model.Scenarios.GroupBy(ModelName.Key, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            yield return Problem.Error("model.scenario", ModelPlaces.Scenarios, $"Two scenarios are named “{Shortened(twice.First())}”. Give one of them another name.");
        }

        if (model.Quantities.Count is 0 or > MostQuantities)
        {
            yield return Problem.Error("model.quantities", ModelPlaces.Quantities, model.Quantities.Count == 0 ? "The model has no quantity. Add what is known, then what follows from it." : $"A model has at most {MostQuantities} quantities. Part it into two.");
        }

        var work = model.Quantities.Sum(q => (long)Math.Min(q.Formula.Length, ExpressionReader.MaxLength) + 10) * model.Span.Count * model.Scenarios.Count;
        if (work > MostWork)
        {
            yield return Problem.Error("model.too-much", ModelPlaces.Quantities, "There are more formulas, periods and scenarios together than one model holds. Take longer periods, fewer scenarios, or part the model into two.");
        }

        foreach (var result in model.Results.Where(r => model.Find(r) is null))
        {
            var near = ModelName.Nearest(result, model.Quantities.Select(q => q.Name));
            yield return Problem.Error("model.result-unknown", ModelPlaces.Results, $"No quantity is named “{Shortened(result)}”.{(near is not null ? $" Did you mean {near}?" : " Name one of the model's quantities.")}");
        }
    }

    private static string Shortened(string text) => text.Length > 60 ? text[..60] + "…" : text;

    private static IEnumerable<Problem> Names(DriverModel model)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (i, quantity) in model.Quantities.Index())
        {
            var where = ModelPlaces.Name(model, i);
            if (!ModelName.IsSayable(quantity.Name))
            {
                yield return Problem.Error("model.name", where, quantity.Name.Trim().Length == 0
                    ? "Give the quantity a name: formulas call it by that."
                    : $"“{Shortened(quantity.Name)}” cannot be said in a formula. Use letters, digits and spaces, beginning with a letter, {ModelName.MaxLength} at most; write in house for in-house.");
            }
            else if (ModelFunctions.Find(quantity.Name) is not null || ModelFunctions.FindMoment(quantity.Name) is not null)
            {
                yield return Problem.Error("model.name-taken", where, $"“{quantity.Name.Trim()}” is a word of the language. Give the quantity another name, such as {quantity.Name.Trim()} of calls.");
            }
            else if (!seen.Add(ModelName.Key(quantity.Name)))
            {
                yield return Problem.Error("model.name-twice", where, $"Two quantities are named “{quantity.Name.Trim()}”; capitals and underscores make no difference. Give one of them another name.");
            }
        }
    }

    private static IEnumerable<Problem> Figures(DriverModel model, ModelQuantity quantity, int index)
    {
        if (!quantity.IsInput && quantity.Values.Count > 0)
        {
            yield return Problem.Error("model.formula-and-figures", ModelPlaces.Formula(model, index), "The quantity has a formula and figures. Keep one of them.");
        }

        if (quantity.IsInput && quantity.Values.Count == 0)
        {
            yield return Problem.Error("model.no-figure", ModelPlaces.Values(model, index, ""), "Give a figure or a formula. Where a figure is not known yet, write TBC: unknown is not nought.");
        }

        foreach (var twice in quantity.Values.GroupBy(v => ModelName.Key(v.Scenario), StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            yield return Problem.Error("model.figures-twice", ModelPlaces.Values(model, index, twice.First().Scenario), "Figures are given twice for the same scenario. Keep one set.");
        }

        foreach (var values in quantity.Values)
        {
            var where = ModelPlaces.Values(model, index, values.Scenario);
            if (values.Scenario.Length > 0 && !model.Scenarios.Any(s => ModelName.Key(s) == ModelName.Key(values.Scenario)))
            {
                var near = ModelName.Nearest(values.Scenario, model.Scenarios);
                yield return Problem.Error("model.scenario-unknown", where, $"No scenario is named “{Shortened(values.Scenario)}”.{(near is not null ? $" Did you mean {near}?" : "")}");
            }

            if (values.Values.Count != 1 && values.Values.Count != model.Span.Count)
            {
                yield return Problem.Error("model.figures-count", where, string.Create(CultureInfo.InvariantCulture, $"There are {values.Values.Count} figures and {model.Span.Count} periods. Give one figure for all periods, or one for each."));
            }

            if (values.Values.Any(v => v.Figure is { } figure && Math.Abs(figure) > LargestFigure))
            {
                yield return Problem.Error("model.figure-large", where, "The figure is larger than a thousand million million. Check it, or state it in a larger unit such as £m.");
            }
        }
    }

    private static IEnumerable<Problem> UnknownNames(DriverModel model, int index, Expression formula, HashSet<string> names)
    {
        foreach (var name in formula.Names().Where(n => !names.Contains(n.Key)).DistinctBy(n => n.Key))
        {
            var known = model.Quantities.Select(q => q.Name.Trim()).Concat(ModelFunctions.Moments.Select(m => m.Name));
            var near = ModelName.Nearest(name.Written, known);
            yield return ExpressionTokens.Problem("model.name-unknown", ModelPlaces.Formula(model, index), name.At,
                $"No quantity is named “{Shortened(name.Written)}”.{(near is not null ? $" Did you mean {near}?" : " Add it, or use a name that the model has.")}");
        }
    }

    /// <summary>
    /// The unit of each quantity: as stated, or else as its formula gives it. Formulas are taken once what they rest on has its unit, not by going down into one another,
    /// so a long chain takes no stack.
    /// </summary>
    private static (Unit[] Units, Unit[] Derived) Units(DriverModel model, Expression?[] formulas, HashSet<int> refused, List<Problem> problems)
    {
        var count = model.Quantities.Count;
        var stated = new Unit?[count];
        var units = new Unit?[count];
        var derived = new Unit?[count];
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (i, quantity) in model.Quantities.Index())
        {
            places.TryAdd(ModelName.Key(quantity.Name), i);
            if (!Unit.TryParse(quantity.Unit, out var unit))
            {
                problems.Add(Problem.Error("model.unit", ModelPlaces.Unit(model, i), $"“{Shortened(quantity.Unit)}” is not a unit. Write it in words, such as people, £ per person per week, placement weeks, % or £000."));
                refused.Add(i);
            }
            else if (quantity.Unit.Trim().Length > 0 || quantity.IsInput)
            {
                stated[i] = units[i] = unit;
            }
        }

        var open = Enumerable.Range(0, count).Where(i => formulas[i] is not null).ToList();
        for (var moved = true; moved;)
        {
            moved = false;
            foreach (var i in open.Where(i => formulas[i]!.Names().All(n => units[places[n.Key]] is not null)).ToList())
            {
                open.Remove(i);
                moved = true;
                var reader = new ModelUnits(ModelPlaces.Formula(model, i), key => units[places[key]], problems);
                derived[i] = reader.Of(formulas[i]!);
                units[i] ??= derived[i];
                if (derived[i] is { } gives && stated[i] is { } says && !gives.Equals(says) && !reader.GivesNought(formulas[i]!))
                {
                    problems.Add(Problem.Error("model.unit-disagrees", ModelPlaces.Unit(model, i), $"The formula gives “{gives}” and the unit says “{says}”. Change the one that is wrong."));
                }
            }
        }

        // What is left waits for a unit: of a name that has none because its formula does not hold, or of itself.
        foreach (var i in open.Where(i => units[i] is null && !refused.Contains(i) && !Awaits(i)))
        {
            problems.Add(Problem.Error("model.unit-needed", ModelPlaces.Unit(model, i), "The formula comes round to this quantity again, so its unit cannot be worked out. State the unit."));
        }

        return ([.. units.Select(u => u ?? Unit.Number)], [.. derived.Select((d, i) => d ?? units[i] ?? Unit.Number)]);

        bool Awaits(int start)
        {
            var seen = new HashSet<int> { start };
            var path = new Stack<int>([start]);
            while (path.TryPop(out var at))
            {
                foreach (var below in (formulas[at]?.Names() ?? []).Select(n => places[n.Key]).Where(seen.Add))
                {
                    if (units[below] is null && (formulas[below] is null || derived[below] is null && !open.Contains(below)))
                    {
                        return true;
                    }

                    path.Push(below);
                }
            }

            return false;
        }
    }
}

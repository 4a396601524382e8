using System.Globalization;
using Outturn.Core.Appraisal.Models;
using Outturn.Core.Values;

namespace Outturn.App.Web;

/// <summary>One quantity as it is typed.</summary>
/// <param name="Key">The row's own key.</param>
/// <param name="Value">A figure, figures with one for each period, or a formula.</param>
/// <param name="Own">Figures of its own for each scenario, by the scenario's place.</param>
public sealed record TypedQuantity(string Key, string Name, string Unit, string Value, IReadOnlyList<string> Own, string Source)
{
    public bool IsEmpty => Name.Trim().Length + Unit.Trim().Length + Value.Trim().Length + Source.Trim().Length == 0 && Own.All(string.IsNullOrWhiteSpace);
}

/// <summary>A driver model as it is typed. Nothing that was typed is lost, whatever is wrong with it.</summary>
public sealed record TypedModel(string Title, string Note, string Periods, string Weeks, string Scenarios, string Results, IReadOnlyList<TypedQuantity> Rows, string Pasted, string Reason)
{
    private const int MostRows = ModelCheck.MostQuantities + 5;
    private const int SpareRows = 3;

    public IReadOnlyList<string> ScenarioNames => [.. Scenarios.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(ModelCheck.MostScenarios)];

    public static TypedModel New(FinancialYear first) => new TypedModel(
        "", "", $"12 months from {new ModelPeriod(PeriodLength.Month, first, 1)}", "mondays", string.Join(", ", DriverModel.UsualScenarios), "", [], "", "").WithRows(5);

    public static TypedModel Of(DriverModel model) => new(
        model.Title, model.Note, model.Span.ToString(), model.Weeks.ToString().ToLowerInvariant(), string.Join(", ", model.Scenarios), string.Join(", ", model.Results),
        [.. model.Quantities.Select((q, i) => new TypedQuantity(KeyOf(i), q.Name, q.Unit, q.IsInput ? Figures(q, "") : q.Formula, [.. model.Scenarios.Select(s => Figures(q, s))], q.Source))], "", "");

    private static string KeyOf(int index) => "q" + index.ToString(CultureInfo.InvariantCulture);

    private static string Figures(ModelQuantity quantity, string scenario) =>
        quantity.Values.FirstOrDefault(v => ModelName.Key(v.Scenario) == ModelName.Key(scenario)) is { } values ? ModelText.Of(values.Values) : "";

    public static TypedModel From(IFormCollection form)
    {
        var rows = form["row"].OfType<string>().Where(k => k.Length is > 0 and < 12).Distinct(StringComparer.Ordinal).Take(MostRows).Select(key => new TypedQuantity(
            key, form[$"rows.{key}.name"].ToString(), form[$"rows.{key}.unit"].ToString(), form[$"rows.{key}.value"].ToString(),
            [.. Enumerable.Range(0, ModelCheck.MostScenarios).Select(s => form[$"rows.{key}.s{s.ToString(CultureInfo.InvariantCulture)}"].ToString())], form[$"rows.{key}.source"].ToString())).ToList();
        return new(form["title"].ToString(), form["note"].ToString(), form["periods"].ToString(), form["weeks"].ToString(), form["scenarios"].ToString(), form["results"].ToString(), rows, form["pasted"].ToString(), form["reason"].ToString());
    }

    /// <summary>With empty rows at the end.</summary>
    public TypedModel WithRows(int more = SpareRows)
    {
        var next = Rows.Select(r => int.TryParse(r.Key.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0).DefaultIfEmpty(-1).Max() + 1;
        return this with { Rows = [.. Rows, .. Enumerable.Range(next, more).Select(i => new TypedQuantity(KeyOf(i), "", "", "", [], ""))] };
    }

    /// <summary>The model as it is read, with the field of each place that a problem can name.</summary>
    public (DriverModel Model, Func<string, string> FieldOf) Read(FinancialYear fallback, List<Problem> problems)
    {
        var span = ModelText.Span(Periods);
        if (span is null)
        {
            problems.Add(Problem.Error("model.periods", "periods", "Write the periods as “12 months from April 2022”, “4 quarters from Q1 2022-23” or “5 years from 2022-23”."));
        }

        var rows = Rows.Where(r => !r.IsEmpty).ToList();
        var scenarios = ScenarioNames;
        var model = new DriverModel(
            Title.Trim(), Note.Trim(), span ?? ModelSpan.MonthsOf(fallback), ModelText.Weeks(Weeks) ?? WeekRule.Mondays, scenarios, [.. rows.Select(r => Quantity(r, scenarios, problems))],
            [.. Results.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]);
        return (model, FieldsOf(model, rows));
    }

    private static ModelQuantity Quantity(TypedQuantity row, IReadOnlyList<string> scenarios, List<Problem> problems)
    {
        var values = new List<ScenarioValues>();
        var formula = row.Value.Trim();
        if (formula.Length > 0 && ModelText.Figures(formula, row.Unit) is { } every)
        {
            values.Add(new("", every));
            formula = "";
        }

        foreach (var (s, scenario) in scenarios.Index())
        {
            if (row.Own.ElementAtOrDefault(s)?.Trim() is not { Length: > 0 } typed)
            {
                continue;
            }

            if (ModelText.Figures(typed, row.Unit) is { } own)
            {
                values.Add(new(scenario, own));
            }
            else
            {
                problems.Add(Problem.Error("model.figure", $"rows.{row.Key}.s{s.ToString(CultureInfo.InvariantCulture)}", "These are not figures. Write 850, or one for each period with commas between them and none inside a number; TBC where a figure is not known."));
            }
        }

        return new(row.Name.Trim(), row.Unit.Trim(), formula, values, row.Source.Trim());
    }

    private static Func<string, string> FieldsOf(DriverModel model, List<TypedQuantity> rows)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [ModelPlaces.Title] = "title",
            ["Note"] = "note",
            ["Periods"] = "periods",
            [ModelPlaces.Scenarios] = "scenarios",
            [ModelPlaces.Results] = "results",
            [ModelPlaces.Quantities] = "rows",
        };
        foreach (var (i, row) in rows.Index())
        {
            string At(string box) => $"rows.{row.Key}.{box}";

            // Of two rows with one name the later one is where it went wrong.
            fields[ModelPlaces.Name(model, i)] = At("name");
            fields.TryAdd(ModelPlaces.Unit(model, i), At("unit"));
            fields.TryAdd(ModelPlaces.Formula(model, i), At("value"));
            fields.TryAdd(ModelPlaces.Values(model, i, ""), At("value"));
            foreach (var (s, scenario) in model.Scenarios.Index())
            {
                fields.TryAdd(ModelPlaces.Values(model, i, scenario), At("s" + s.ToString(CultureInfo.InvariantCulture)));
            }
        }

        return where => fields.TryGetValue(where, out var field) ? field
            : rows.Index().Where(r => where == ModelPlaces.Row(model, r.Index) || where.StartsWith(ModelPlaces.Row(model, r.Index) + ",", StringComparison.Ordinal)).Select(r => $"rows.{r.Item.Key}.value").FirstOrDefault() ?? where;
    }
}

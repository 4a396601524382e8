using System.Globalization;
using System.Text.Json;
using Outturn.Core.Appraisal.Models;
using Outturn.Core.Values;

namespace Outturn.App.Api;

/// <summary>A driver model in JSON: as a file that is read, and with what it comes to. Figures are JSON numbers in their quantity's unit, exact.</summary>
public static class ModelJson
{
    /// <summary>
    /// Reads <c>{title, note?, periods, weeks?, scenarios?, results?, quantities[{name, unit?, formula? | values?, scenarios?{}, source?}]}</c>. A figure is a number, or words
    /// such as "TBC" where it is not known; values are one figure or a list with one for each period.
    /// </summary>
    public static Result<DriverModel> Read(ReadOnlyMemory<byte> bytes, string file)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            var problems = new List<Problem>();
            var model = new Reader(problems).Model(document.RootElement);
            return problems.Count > 0 ? Result.Refused<DriverModel>(problems) : Result.Ok(model);
        }
        catch (JsonException e)
        {
            return Result.Refused<DriverModel>(Problem.Error("model.json", file, string.Create(CultureInfo.InvariantCulture, $"The file is not JSON: see line {(e.LineNumber ?? 0) + 1}. A model is an object with a title, periods and quantities.")));
        }
    }

    private sealed class Reader(List<Problem> problems)
    {
        public DriverModel Model(JsonElement root)
        {
            var none = new DriverModel("", "", new(PeriodLength.Year, new(2000), 1, 1), WeekRule.Mondays, [], [], []);
            if (root.ValueKind != JsonValueKind.Object)
            {
                Say("the file", "A model is an object with a title, periods and quantities.");
                return none;
            }

            var span = ModelText.Span(Text(root, "periods"));
            if (span is null)
            {
                Say("periods", "Write the periods as “12 months from April 2020”, “4 quarters from Q1 2020-21” or “5 years from 2020-21”.");
            }

            var weeks = Text(root, "weeks") is { Length: > 0 } rule ? ModelText.Weeks(rule) : WeekRule.Mondays;
            if (weeks is null)
            {
                Say("weeks", "The rule for weeks is mondays, twelfths or days.");
            }

            var scenarios = Texts(root, "scenarios");
            var quantities = new List<ModelQuantity>();
            if (root.TryGetProperty("quantities", out var list) && list.ValueKind == JsonValueKind.Array)
            {
                quantities.AddRange(list.EnumerateArray().Select((q, i) => Quantity(q, string.Create(CultureInfo.InvariantCulture, $"quantities[{i}]"))));
            }
            else
            {
                Say("quantities", "Give the quantities as a list.");
            }

            return none with { Title = Text(root, "title"), Note = Text(root, "note"), Span = span ?? none.Span, Weeks = weeks ?? default, Scenarios = scenarios.Count > 0 ? scenarios : DriverModel.UsualScenarios, Quantities = quantities, Results = Texts(root, "results") };
        }

        private void Say(string where, string message) => problems.Add(Problem.Error("model.json", where, message));

        private string Text(JsonElement of, string name, string place = "")
        {
            if (!of.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            {
                return "";
            }

            if (value.ValueKind == JsonValueKind.String)
            {
                return value.GetString()!;
            }

            Say(place + name, $"“{name}” is a text in quotation marks.");
            return "";
        }

        private List<string> Texts(JsonElement of, string name)
        {
            if (!of.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            {
                return [];
            }

            if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String))
            {
                return [.. value.EnumerateArray().Select(v => v.GetString()!)];
            }

            Say(name, $"“{name}” is a list of names.");
            return [];
        }

        private ModelQuantity Quantity(JsonElement of, string where)
        {
            if (of.ValueKind != JsonValueKind.Object)
            {
                Say(where, "A quantity is an object with a name and a formula or values.");
                return new("", "", "", []);
            }

            var values = new List<ScenarioValues>();
            if (of.TryGetProperty("values", out var every) && every.ValueKind != JsonValueKind.Null)
            {
                values.Add(new("", Values(every, Text(of, "unit"), where + ".values")));
            }

            if (of.TryGetProperty("scenarios", out var own) && own.ValueKind == JsonValueKind.Object)
            {
                values.AddRange(own.EnumerateObject().Select(s => new ScenarioValues(s.Name, Values(s.Value, Text(of, "unit"), $"{where}.scenarios.{s.Name}"))));
            }

            return new(Text(of, "name", where + "."), Text(of, "unit", where + "."), Text(of, "formula", where + "."), values, Text(of, "source", where + "."));
        }

        private List<ModelValue> Values(JsonElement of, string unit, string where) =>
            of.ValueKind == JsonValueKind.Array ? [.. of.EnumerateArray().Select(v => Value(v, unit, where))] : [Value(of, unit, where)];

        private ModelValue Value(JsonElement of, string unit, string where)
        {
            switch (of.ValueKind)
            {
                case JsonValueKind.Number when of.TryGetDecimal(out var figure):
                    return ModelValue.Of(figure);
                case JsonValueKind.String:
                    return ModelText.Figure(of.GetString()!, unit) ?? ModelValue.NotKnown(of.GetString()!);
                default:
                    Say(where, "A figure is a number of at most 28 digits, or words in quotation marks where it is not known.");
                    return ModelValue.NotKnown("");
            }
        }
    }

    /// <summary>The model as the file that <see cref="Read"/> takes.</summary>
    public static byte[] Write(DriverModel model) => TrackerJson.Bytes(json =>
    {
        json.WriteStartObject();
        Head(json, model);
        json.WriteStartArray("quantities");
        foreach (var quantity in model.Quantities)
        {
            json.WriteStartObject();
            Terms(json, quantity);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>
    /// The model with what it comes to: each quantity with the unit that its formula gives and, by scenario, a figure for each period (one where it does not vary): a number, or
    /// <c>{why}</c>.
    /// </summary>
    /// <param name="scenarios">Which scenarios, by place.</param>
    public static byte[] Write(ModelResult result, IReadOnlyList<int> scenarios, Tornado? tornado, SwitchingValue? switching, ModelComparison? comparison) => TrackerJson.Bytes(json =>
    {
        var model = result.Checked;
        json.WriteStartObject();
        Head(json, model.Model);
        json.WriteStartArray("periodNames");
        foreach (var period in model.Model.Span.Periods)
        {
            json.WriteStringValue(period.ToString());
        }

        json.WriteEndArray();
        json.WriteStartArray("quantities");
        foreach (var (q, quantity) in model.Model.Quantities.Index())
        {
            json.WriteStartObject();
            Terms(json, quantity);
            json.WriteString("shownIn", model.Units[q].ToString());
            json.WriteString("formulaGives", model.Derived[q].ToString());
            json.WriteBoolean("varies", model.Varies(q));
            json.WriteStartObject("figures");
            foreach (var s in scenarios)
            {
                json.WriteStartArray(result.Scenarios[s].Scenario);
                foreach (var figure in result.Scenarios[s].Figures[q].Take(model.Varies(q) ? model.Model.Span.Count : 1))
                {
                    Figure(json, figure, model.Units[q]);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (tornado is not null)
        {
            Write(json, tornado);
        }

        if (switching is not null)
        {
            Write(json, switching);
        }

        if (comparison is not null)
        {
            Write(json, comparison);
        }

        TrackerJson.Problems(json, result.Problems);
        json.WriteEndObject();
    });

    private static void Head(Utf8JsonWriter json, DriverModel model)
    {
        json.WriteString("title", model.Title);
        json.WriteString("note", model.Note);
        json.WriteString("periods", model.Span.ToString());
        json.WriteString("weeks", model.Weeks.ToString().ToLowerInvariant());
        Names(json, "scenarios", model.Scenarios);
        Names(json, "results", model.Results);
    }

    private static void Names(Utf8JsonWriter json, string name, IEnumerable<string> names)
    {
        json.WriteStartArray(name);
        foreach (var one in names)
        {
            json.WriteStringValue(one);
        }

        json.WriteEndArray();
    }

    private static void Terms(Utf8JsonWriter json, ModelQuantity quantity)
    {
        json.WriteString("name", quantity.Name);
        json.WriteString("unit", quantity.Unit);
        if (!quantity.IsInput)
        {
            json.WriteString("formula", quantity.Formula);
        }

        foreach (var every in quantity.Values.Where(v => v.Scenario.Length == 0).Take(1))
        {
            json.WritePropertyName("values");
            Values(json, every.Values);
        }

        if (quantity.Values.Any(v => v.Scenario.Length > 0))
        {
            json.WriteStartObject("scenarios");
            foreach (var own in quantity.Values.Where(v => v.Scenario.Length > 0))
            {
                json.WritePropertyName(own.Scenario);
                Values(json, own.Values);
            }

            json.WriteEndObject();
        }

        if (quantity.Source.Length > 0)
        {
            json.WriteString("source", quantity.Source);
        }
    }

    private static void Values(Utf8JsonWriter json, IReadOnlyList<ModelValue> values)
    {
        if (values.Count != 1)
        {
            json.WriteStartArray();
        }

        foreach (var value in values)
        {
            if (value.Figure is { } figure)
            {
                json.WriteNumberValue(figure);
            }
            else
            {
                json.WriteStringValue(value.Why.Length > 0 ? value.Why : "not known");
            }
        }

        if (values.Count != 1)
        {
            json.WriteEndArray();
        }
    }

    private static void Figure(Utf8JsonWriter json, ModelFigure figure, Unit unit)
    {
        if (figure.Value is { } value)
        {
            json.WriteNumberValue(value / unit.Scale);
        }
        else
        {
            json.WriteStartObject();
            json.WriteString("why", figure.Why);
            json.WriteEndObject();
        }
    }

    private static void Write(Utf8JsonWriter json, Tornado tornado)
    {
        var model = tornado.Checked;
        var unit = model.Units[tornado.Result.Quantity];
        json.WriteStartObject("tornado");
        json.WriteString("result", tornado.Result.Words(model));
        json.WriteString("scenario", model.Model.Scenarios[tornado.Scenario]);
        json.WriteString("basis", tornado.Basis);
        json.WriteString("unit", unit.ToString());
        json.WritePropertyName("now");
        Figure(json, tornado.Now, unit);
        json.WriteStartArray("bars");
        foreach (var bar in tornado.Bars)
        {
            json.WriteStartObject();
            json.WriteString("input", model.Model.Quantities[bar.Input].Name.Trim());
            json.WriteString("down", bar.Down);
            json.WritePropertyName("atDown");
            Figure(json, bar.AtDown, unit);
            json.WriteString("up", bar.Up);
            json.WritePropertyName("atUp");
            Figure(json, bar.AtUp, unit);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Names(json, "withoutEffect", tornado.Still);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SwitchingValue switching)
    {
        var model = switching.Checked;
        json.WriteStartObject("switching");
        json.WriteString("input", model.Model.Quantities[switching.Input].Name.Trim());
        json.WriteString("result", switching.Result.Words(model));
        json.WriteString("scenario", model.Model.Scenarios[switching.Scenario]);
        json.WriteNumber("target", switching.Target / model.Units[switching.Result.Quantity].Scale);
        json.WriteBoolean("found", switching.Found);
        Optional(json, "now", switching.Now / model.Units[switching.Input].Scale);
        Optional(json, "value", switching.Value / model.Units[switching.Input].Scale);
        Optional(json, "changePercent", switching.Change);
        json.WriteString("sentence", switching.Sentence);
        json.WriteEndObject();
    }

    private static void Optional(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void Write(Utf8JsonWriter json, ModelComparison comparison)
    {
        var model = comparison.Result.Checked;
        json.WriteStartArray("comparison");
        foreach (var figure in comparison.Figures)
        {
            var unit = model.Units[figure.Printed.Quantity];
            json.WriteStartObject();
            json.WriteString("quantity", model.Model.Quantities[figure.Printed.Quantity].Name.Trim());
            json.WriteString("period", figure.Printed.Period is { } at ? model.Model.Span[at].ToString() : null);
            json.WriteString("scenario", model.Model.Scenarios[figure.Printed.Scenario]);
            json.WritePropertyName("expected");
            Figure(json, figure.Expected, unit);
            json.WriteNumber("printed", figure.Printed.Printed);
            Optional(json, "difference", figure.Difference);
            json.WriteBoolean("agrees", figure.Agrees);
            json.WriteString("explanation", figure.Explanation);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}

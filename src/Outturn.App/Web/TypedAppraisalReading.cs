using System.Globalization;
using Outturn.Core.Appraisal.Options;
using Outturn.Core.Values;

namespace Outturn.App.Web;

/// <summary>From the boxes of the form to the appraisal that is meant, and from what is wrong with it back to its box.</summary>
public sealed partial record TypedAppraisal
{
    private const string NoFigure = "TBC: ";

    /// <summary>The appraisal that was meant, with problems at the form's own fields.</summary>
    public Result<OptionAppraisal> Read()
    {
        var places = new Places();
        var problems = new List<Problem>();
        var own = OwnRatesJson.Node(Own);
        problems.AddRange(own.Problems.Select(p => p with { Where = "rates" }));
        foreach (var (k, row) in Further.Index().Where(f => !f.Item.IsEmpty && OptionOf(f.Item) is null))
        {
            problems.Add(Problem.Error("appraisal.option-missing", Box("further", k, "option"), "Say which option this is of."));
        }

        var rates = Rates.Split('|', 2);
        var fields = new List<KeyValuePair<string, TextNode>>
        {
            places.Of("title", "title", Title),
            places.Of("vintage", "rates", rates[0]),
            places.Of("schedule", "rates", rates.ElementAtOrDefault(1) ?? ""),
            places.Of("whatIf", "whatIf", WhatIf ? "true" : ""),
            places.Of("base", "base", Start),
            places.Of("prices", "prices", Prices),
            KeyValuePair.Create("options", TextNode.List("options", [.. Options.Select((_, i) => OptionOf(i, places))])),
        };
        places.Name("options", Box(0, "name"));
        places.Name("deflator", "deflator.name");
        if (HasDeflator)
        {
            fields.Add(KeyValuePair.Create("deflator", DeflatorOf(places)));
        }

        if (HasWeights)
        {
            fields.Add(KeyValuePair.Create("distribution", WeightsOf(places)));
        }

        if (own.Ok && !own.Value.IsMissing)
        {
            fields.Add(KeyValuePair.Create("vintages", own.Value));
        }

        var read = AppraisalReader.Read(TextNode.Named("", fields));
        problems.AddRange(read.Problems.Select(p => p with { Where = places.BoxOf(p.Where) }));
        if (problems.Exists(p => p.Severity == Severity.Error))
        {
            return Result.Refused<OptionAppraisal>(problems);
        }

        // What the rules refuse is said here too, while the places are known.
        var ruled = OptionAppraisalRules.Check(read.Value!).Select(p => p with { Where = places.BoxOf(p.Where) }).ToList();
        return ruled.Exists(p => p.Severity == Severity.Error) ? Result.Refused<OptionAppraisal>(ruled) : Result.Ok(read.Value!, [.. problems, .. ruled]);
    }

    private TextNode OptionOf(int i, Places places)
    {
        var option = Options[i];
        var at = string.Create(CultureInfo.InvariantCulture, $"options[{i}]");
        var flows = new List<TextNode>();
        string Next() => string.Create(CultureInfo.InvariantCulture, $"{at}.flows[{flows.Count}]");
        foreach (var (r, year) in Years.Index())
        {
            var (cost, benefit) = year.Flows[i];
            if (cost.Length + benefit.Length > 0)
            {
                var place = Next();
                places.Name(place, Cell(r, i, cost.Length > 0 ? "cost" : "benefit"));
                places.Name(place + ".class", Box(i, "class"));
                flows.Add(TextNode.Named(
                    place,
                    [
                        KeyValuePair.Create("year", TextNode.Of(place + ".year", year.Year)),
                        .. Money(places, place, "cost", Cell(r, i, "cost"), cost),
                        .. Money(places, place, "benefit", Cell(r, i, "benefit"), benefit),
                        .. Given(places, place, "class", Box(i, "class"), benefit.Length > 0 ? option.Class : ""),
                        .. Given(places, place, "capital", Box(i, "costs"), cost.Length > 0 && option.Capital ? "yes" : ""),
                    ]));
            }
        }

        foreach (var (k, row) in Further.Index().Where(f => !f.Item.IsEmpty && OptionOf(f.Item) == i))
        {
            var place = Next();
            string At(string box) => Box("further", k, box);
            places.Name(place, At("option"));
            places.Name(place + ".year", At("year"));
            flows.Add(TextNode.Named(
                place,
                [
                    .. Given(places, place, "year", At("year"), row["year"]),
                    .. Money(places, place, "cost", At("cost"), row["cost"]),
                    .. Money(places, place, "benefit", At("benefit"), row["benefit"]),
                    .. FurtherBoxes.Skip(4).SelectMany(box => Given(places, place, box, At(box), row[box])),
                ]));
        }

        places.Name(at + ".flows", Cell(0, i, "benefit"));
        var fields = new List<KeyValuePair<string, TextNode>>
        {
            places.Of($"{at}.name", Box(i, "name"), option.Name),
            places.Of($"{at}.role", Box(i, "role"), option.Role),
            KeyValuePair.Create("flows", TextNode.List(at + ".flows", flows)),
        };
        places.Name(at + ".optimismBias", Box(Box(i, "part"), 0, "type"));
        if (option.HasBias)
        {
            fields.Add(KeyValuePair.Create("optimismBias", BiasOf(i, option, at + ".optimismBias", places)));
        }

        if (!option.Left.IsEmpty)
        {
            var place = at + ".residual";
            places.Name(place + ".year", Box(i, "left.year"));
            fields.Add(KeyValuePair.Create("residual", TextNode.Named(
                place,
                [
                    .. Given(places, place, "year", Box(i, "left.year"), option.Left["year"]),
                    .. Money(places, place, "value", Box(i, "left.worth"), option.Left["worth"]),
                    .. Given(places, place, "received", Box(i, "left.paid"), option.Left["paid"]),
                    .. Given(places, place, "why", Box(i, "left.why"), option.Left["why"]),
                ])));
        }

        var sunk = List(places, at + ".sunk", Box(i, "sunk"), option.Sunk, (row, place, box) =>
        [
            .. Money(places, place, "spent", box("spent"), row["spent"]),
            .. Given(places, place, "why", box("why"), row["why"]),
        ]);
        fields.Add(KeyValuePair.Create("sunk", sunk));
        fields.AddRange(Given(places, at, "runRateYear", Box(i, "runRate"), option.RunRate));
        return TextNode.Named(at, fields);
    }

    private TextNode BiasOf(int i, TypedOption option, string at, Places places)
    {
        // The only row is the whole, whatever share it names or leaves out.
        var alone = option.Parts.Count(p => !p.IsEmpty) == 1 ? "100" : "0";
        var types = List(places, at + ".types", Box(i, "part"), option.Parts, (row, place, box) =>
        [
            places.Of(place + ".type", box("type"), row["type"]),
            places.Of(place + ".share", box("share"), row["share"].Length > 0 ? row["share"] : alone),
            .. Given(places, place, "stage", box("stage"), row["stage"]),
        ]);
        var all = option.Causes.Count(c => !c.IsEmpty) == 1;
        var causes = List(places, at + ".causes", Box(i, "cause"), option.Causes, (row, place, box) =>
        [
            places.Of(place + ".cause", box("cause"), all && row["cause"].Length + row["share"].Length == 0 ? "all causes" : row["cause"]),
            places.Of(place + ".share", box("share"), row["share"].Length > 0 || !all ? row["share"] : "100"),
            .. Given(places, place, "mitigated", box("mitigated"), row["mitigated"] is { Length: > 0 } part ? part.EndsWith('%') ? part : part + " %" : ""),
        ]);
        places.Name(at + ".types", types.Items!.Count > 0 ? places.BoxOf(at + ".types[0].share") : Box(Box(i, "part"), 0, "type"));
        places.Name(at + ".causes", Box(Box(i, "cause"), 0, "share"));
        places.Name(at + ".durationMonths", Box(i, "months"));
        places.Name(at + ".evidence", Box(i, "evidence"));
        return TextNode.Named(
            at,
            [
                KeyValuePair.Create("types", types), KeyValuePair.Create("causes", causes),
                .. Given(places, at, "durationMonths", Box(i, "months"), option.Months),
                .. Given(places, at, "evidence", Box(i, "evidence"), option.Evidence),
            ]);
    }

    private TextNode DeflatorOf(Places places)
    {
        var index = new List<TextNode>();
        foreach (var (r, level) in Levels.Index().Where(l => l.Item.Length > 0))
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"deflator.index[{index.Count}]");
            places.Name(place + ".year", Level(r));
            index.Add(TextNode.Named(place, KeyValuePair.Create("year", TextNode.Of(place + ".year", Text(r))), places.Of(place + ".level", Level(r), level)));
        }

        places.Name("deflator.index", Level(Enumerable.Range(0, Levels.Count + 1).First(r => string.IsNullOrEmpty(Levels.ElementAtOrDefault(r)))));
        return TextNode.Named(
            "deflator",
            places.Of("deflator.name", "deflator.name", DeflatorName), places.Of("deflator.source", "deflator.source", DeflatorSource), KeyValuePair.Create("index", TextNode.List("deflator.index", index)));
    }

    private TextNode WeightsOf(Places places)
    {
        places.Name("distribution", "weights.base");
        var groups = List(places, "distribution.groups", "group", Groups, (row, place, box) => [places.Of(place + ".name", box("name"), row["name"]), places.Of(place + ".income", box("income"), row["income"])]);
        return TextNode.Named(
            "distribution",
            places.Of("distribution.elasticity", "weights.elasticity", Elasticity), places.Of("distribution.base", "weights.base", BaseIncome), places.Of("distribution.baseIs", "weights.baseIs", BaseIs),
            places.Of("distribution.source", "weights.source", IncomeSource), KeyValuePair.Create("groups", groups));
    }

    /// <summary>Rows in which something is typed, as a list.</summary>
    private static TextNode List(Places places, string at, string list, IReadOnlyList<TypedRow> rows, Func<TypedRow, string, Func<string, string>, IReadOnlyList<KeyValuePair<string, TextNode>>> fields)
    {
        var nodes = new List<TextNode>();
        foreach (var (k, row) in rows.Index().Where(r => !r.Item.IsEmpty))
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{at}[{nodes.Count}]");
            places.Name(place, Box(list, k, row.Boxes.Keys.First()));
            nodes.Add(TextNode.Named(place, fields(row, place, box => Box(list, k, box))));
        }

        return TextNode.List(at, nodes);
    }

    /// <summary>The field where something is typed; its box is known either way.</summary>
    private static IEnumerable<KeyValuePair<string, TextNode>> Given(Places places, string place, string name, string box, string text)
    {
        var field = places.Of($"{place}.{name}", box, text);
        return text.Length > 0 ? [field] : [];
    }

    private IEnumerable<KeyValuePair<string, TextNode>> Money(Places places, string place, string name, string box, string text) =>
        Given(places, place, name, box, text).Select(f => Unknowns.Contains(text, StringComparer.Ordinal) ? KeyValuePair.Create(f.Key, TextNode.Named(f.Value.Place, KeyValuePair.Create("why", TextNode.Of(f.Value.Place + ".why", text[NoFigure.Length..])))) : f);

    /// <summary>Which box stands for which place of the appraisal.</summary>
    private sealed class Places
    {
        private readonly Dictionary<string, string> boxes = new(StringComparer.Ordinal);

        public void Name(string place, string box) => boxes[place] = box;

        /// <summary>A field, by the last part of its place.</summary>
        public KeyValuePair<string, TextNode> Of(string place, string box, string text)
        {
            boxes[place] = box;
            return KeyValuePair.Create(place[(place.LastIndexOf('.') + 1)..], TextNode.Of(place, text));
        }

        /// <summary>The box of a place, or of the nearest that holds it.</summary>
        public string BoxOf(string place)
        {
            for (var at = place; at.Length > 0; at = at[..Math.Max(0, at.LastIndexOfAny(['.', '[']))])
            {
                if (boxes.TryGetValue(at, out var box))
                {
                    return box;
                }
            }

            return place.StartsWith("vintages", StringComparison.Ordinal) ? "rates" : "title";
        }
    }
}

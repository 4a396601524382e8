using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Outturn.Core.Appraisal.Options;
using Outturn.Core.Values;
using Outturn.Documents.Reading;

namespace Outturn.App.Web;

/// <summary>One option of the form.</summary>
/// <param name="Class">The class of the benefits in the table.</param>
/// <param name="Capital">Whether the costs in the table are capital.</param>
/// <param name="Bias">The kind of project for optimism; empty for nothing added.</param>
/// <param name="Mitigated">Per cent of the bias that is dealt with.</param>
public sealed record TypedOption(string Name, string Role, string Class, bool Capital, string Bias, string Mitigated, string Evidence)
{
    public static TypedOption Empty { get; } = new("", "", "", Capital: false, "", "", "");
}

/// <summary>One year of the table: its name, and cost and benefit of each option.</summary>
public sealed record TypedYear(string Year, IReadOnlyList<(string Cost, string Benefit)> Flows)
{
    public bool IsEmpty => Flows.All(f => f.Cost.Length == 0 && f.Benefit.Length == 0);
}

/// <summary>
/// An appraisal as it is typed: a table of years by option, further flows as lines, and what few appraisals need as it stands in a file. Nothing that was
/// typed is lost, whatever is wrong with it.
/// </summary>
public sealed partial record TypedAppraisal(
    string Title, string Rates, bool WhatIf, string Start, string Prices, IReadOnlyList<TypedOption> Options, IReadOnlyList<TypedYear> Years, string Further, string More, string Pasted, string Reason)
{
    public const int MostOptions = 6;
    public const int MostYears = 126;

    private static readonly string[] FurtherColumns = ["option", "year", "cost", "benefit", "class", "fallsOn", "capital", "transfer", "group", "label"];

    public static TypedAppraisal Empty { get; } =
        new TypedAppraisal("", "green-book-2022|standard", WhatIf: false, "", "real", [TypedOption.Empty with { Name = "Do nothing", Role = "do-nothing" }, TypedOption.Empty], [], "", "", "", "").WithYears(6);

    public static TypedAppraisal From(IFormCollection form)
    {
        string At(string name) => form[name].ToString().Trim();
        var options = new List<TypedOption>();
        for (var i = 0; i < MostOptions && form.ContainsKey(Box(i, "name")); i++)
        {
            options.Add(new(At(Box(i, "name")), At(Box(i, "role")), At(Box(i, "class")), At(Box(i, "costs")) == "capital", At(Box(i, "bias")), At(Box(i, "mitigated")), At(Box(i, "evidence"))));
        }

        var years = new List<TypedYear>();
        for (var r = 0; r < MostYears && form.ContainsKey(Cell(r, 0, "cost")); r++)
        {
            years.Add(new(r.ToString(CultureInfo.InvariantCulture), [.. options.Select((_, i) => (At(Cell(r, i, "cost")), At(Cell(r, i, "benefit"))))]));
        }

        return new(At("title"), At("rates"), form["whatIf"].Contains("true"), At("base"), At("prices"), options, years, form["further"].ToString().Trim(), form["more"].ToString().Trim(), form["pasted"].ToString(), At("reason"));
    }

    /// <summary>An appraisal that is kept, to be changed.</summary>
    public static TypedAppraisal Of(string title, OptionAppraisal appraisal)
    {
        var further = new List<string>();
        var options = appraisal.Options.Take(MostOptions).Select(Typed).ToList();
        var count = Math.Min(MostYears, OptionAppraisalRules.LastYear(appraisal) + 1);
        var cells = new (string? Cost, string? Benefit)[count, options.Count];
        foreach (var (i, option) in appraisal.Options.Take(MostOptions).Index())
        {
            foreach (var flow in option.Flows)
            {
                ref var cell = ref cells[Math.Min(flow.Year, count - 1), i];
                var plain = flow.FallsOn.Length + flow.Group.Length + flow.Label.Length == 0 && !flow.Transfer && (flow.Cost == Amount.Zero || flow.Capital == options[i].Capital) && (flow.Benefit == Amount.Zero || flow.Kind.Slug() == options[i].Class);
                if (plain && flow.Year < count && (flow.Cost == Amount.Zero || cell.Cost is null) && (flow.Benefit == Amount.Zero || cell.Benefit is null))
                {
                    cell = (flow.Cost == Amount.Zero ? cell.Cost : Text(flow.Cost), flow.Benefit == Amount.Zero ? cell.Benefit : Text(flow.Benefit));
                    if (flow.Cost == Amount.Zero && flow.Benefit == Amount.Zero && cell.Benefit is null)
                    {
                        cell.Benefit = "0";
                    }
                }
                else
                {
                    further.Add(string.Join('\t', option.Name, flow.Year.ToString(CultureInfo.InvariantCulture), Text(flow.Cost), Text(flow.Benefit), flow.Kind.Slug(), flow.FallsOn, flow.Capital ? "yes" : "", flow.Transfer ? "yes" : "", flow.Group, flow.Label));
                }
            }
        }

        return new(
            title, $"{appraisal.Vintage}|{appraisal.Schedule}", appraisal.WhatIf, appraisal.BaseYear?.ToString() ?? "", appraisal.Prices == PriceBasis.Nominal ? "nominal" : "real", options,
            [.. Enumerable.Range(0, count).Select(r => new TypedYear(r.ToString(CultureInfo.InvariantCulture), [.. options.Select((_, i) => (cells[r, i].Cost ?? "", cells[r, i].Benefit ?? ""))]))],
            string.Join('\n', further.Count == 0 ? [] : further.Prepend(string.Join('\t', FurtherColumns))), AppraisalMore.Of(appraisal), "", "");
    }

    private static TypedOption Typed(AppraisedOption option)
    {
        var kind = option.Flows.Where(f => f.Benefit != Amount.Zero && f.FallsOn.Length == 0 && f.Label.Length == 0).GroupBy(f => f.Kind).OrderByDescending(g => g.Count()).Select(g => g.Key.Slug()).FirstOrDefault(BenefitKind.CashableReduction.Slug());
        var capital = option.Flows.Count(f => f.Capital) is var of && of > 0 && of * 2 >= option.Flows.Count(f => f.Cost != Amount.Zero);
        var simple = AppraisalMore.IsSimple(option.Bias);
        return new(
            option.Name, option.Role switch { OptionRole.DoNothing => "do-nothing", OptionRole.DoMinimum => "do-minimum", _ => "option" }, kind, capital,
            simple && option.Bias is { } bias ? BiasTables.Of(bias.Parts[0].Type).Name : "", simple && option.Bias is { Causes: [var all] } ? (all.Mitigated * 100m).ToString("0.##", CultureInfo.InvariantCulture) : "", simple ? option.Bias?.Evidence ?? "" : "");
    }

    public TypedAppraisal WithYears(int more) => this with
    {
        Years = [.. Years, .. Enumerable.Range(Years.Count, Math.Max(0, Math.Min(more, MostYears - Years.Count))).Select(r => new TypedYear(r.ToString(CultureInfo.InvariantCulture), [.. Options.Select(_ => ("", ""))]))],
    };

    public TypedAppraisal WithOption() => Options.Count >= MostOptions ? this : this with { Options = [.. Options, TypedOption.Empty], Years = [.. Years.Select(y => y with { Flows = [.. y.Flows, ("", "")] })] };

    public TypedAppraisal Without(int option) => Options.Count <= 1 || option < 0 || option >= Options.Count ? this : this with
    {
        Options = [.. Options.Where((_, i) => i != option)],
        Years = [.. Years.Select(y => y with { Flows = [.. y.Flows.Where((_, i) => i != option)] })],
    };

    /// <summary>Puts a pasted block into the table from its first row: a year, then cost and benefit of each option. A head is left out; what does not fit stays in the box.</summary>
    public TypedAppraisal WithPasted(List<Problem> problems)
    {
        var typed = this;
        var left = new List<string>();
        foreach (var (number, line) in Pasted.Split('\n').Select(l => l.TrimEnd('\r')).Where(l => l.Trim().Length > 0).Index())
        {
            var parts = line.Split('\t').Select(p => p.Trim()).ToArray();
            if (number == 0 && !parts[0].Any(char.IsAsciiDigit))
            {
                continue;
            }

            var at = typed.IndexOf(parts[0]);
            if (at is null || parts.Length - 1 > 2 * Options.Count)
            {
                left.Add(line);
                continue;
            }

            typed = typed.WithYears(at.Value + 1 - typed.Years.Count);
            typed = typed with
            {
                Years = [.. typed.Years.Select((y, r) => r != at ? y : y with { Flows = [.. y.Flows.Select((f, i) => (parts.ElementAtOrDefault(1 + (2 * i)) ?? f.Cost, parts.ElementAtOrDefault(2 + (2 * i)) ?? f.Benefit))] })],
            };
        }

        if (left.Count > 0)
        {
            problems.Add(Problem.Error("appraisal.pasted", "pasted", $"{(left.Count == 1 ? "One line was" : $"{left.Count} lines were")} not put into the table: each begins with a year of the appraisal and has a cost and a benefit for each option, with tabs between them."));
        }

        return typed with { Pasted = string.Join('\n', left) };
    }

    private int? IndexOf(string year)
    {
        if (FinancialYear.TryParse(year, out var named))
        {
            return FinancialYear.TryParse(Start, out var first) && named - first is >= 0 and < MostYears ? named - first : null;
        }

        return int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var counted) && counted < MostYears ? counted : null;
    }

    /// <summary>The appraisal that was meant, with problems at the form's own fields.</summary>
    public Result<OptionAppraisal> Read()
    {
        var problems = new List<Problem>();
        var more = More.Length == 0 ? TextNode.Named("") : Part(AppraisalFile.Read(Encoding.UTF8.GetBytes(More), "more"), problems) ?? TextNode.Named("");
        if (more.Fields is null)
        {
            problems.Add(Problem.Error("appraisal.more", "more", "This holds named fields, in curly brackets: deflator, distribution, vintages and options."));
            more = TextNode.Named("");
        }

        var further = FurtherOf(problems);
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        var options = new List<TextNode>();
        foreach (var (i, option) in Options.Index())
        {
            var flows = new List<TextNode>();
            foreach (var (r, year) in Years.Index())
            {
                var (cost, benefit) = year.Flows[i];
                if (cost.Length + benefit.Length > 0)
                {
                    var place = $"options[{i}].flows[{flows.Count}]";
                    places[place] = Cell(r, i, cost.Length > 0 ? "cost" : "benefit");
                    places[place + ".cost"] = Cell(r, i, "cost");
                    places[place + ".benefit"] = Cell(r, i, "benefit");
                    flows.Add(Fields(place, ("year", year.Year), ("cost", cost), ("benefit", benefit), ("class", benefit.Length > 0 ? option.Class : ""), ("capital", cost.Length > 0 && option.Capital ? "yes" : "")));
                }
            }

            foreach (var flow in further.Where(f => string.Equals(f.Option, option.Name, StringComparison.OrdinalIgnoreCase)).SelectMany(f => f.Flows))
            {
                places[$"options[{i}].flows[{flows.Count}]"] = "further";
                flows.Add(flow);
            }

            var rest = (more["options"].Items ?? []).FirstOrDefault(o => string.Equals(o["name"].Text?.Trim(), option.Name, StringComparison.OrdinalIgnoreCase));
            options.Add(TextNode.Named(
                $"options[{i}]",
                [
                    KeyValuePair.Create("name", TextNode.Of($"options[{i}].name", option.Name)), KeyValuePair.Create("role", TextNode.Of($"options[{i}].role", option.Role)),
                    KeyValuePair.Create("flows", TextNode.List($"options[{i}].flows", flows)),
                    .. option.Bias.Length == 0 ? [] : new[] { KeyValuePair.Create("optimismBias", BiasOf(i, option)) },
                    .. (rest?.Fields ?? []).Where(f => f.Key is "residual" or "sunk" or "runRateYear" || (f.Key == "optimismBias" && option.Bias.Length == 0)),
                ]));
        }

        foreach (var stray in further.Where(f => Options.All(o => !string.Equals(o.Name, f.Option, StringComparison.OrdinalIgnoreCase))))
        {
            problems.Add(Problem.Error("appraisal.option-unknown", "further", $"There is no option named “{stray.Option}”. Name one of the options above."));
        }

        var rates = Rates.Split('|', 2);
        var read = AppraisalReader.Read(TextNode.Named(
            "",
            [
                KeyValuePair.Create("title", TextNode.Of("title", Title)), KeyValuePair.Create("vintage", TextNode.Of("vintage", more["vintage"].Text ?? rates[0])), KeyValuePair.Create("schedule", TextNode.Of("schedule", more["schedule"].Text ?? rates.ElementAtOrDefault(1) ?? "")),
                KeyValuePair.Create("whatIf", TextNode.Of("whatIf", WhatIf ? "true" : "")), KeyValuePair.Create("base", TextNode.Of("base", Start)), KeyValuePair.Create("prices", TextNode.Of("prices", Prices)),
                KeyValuePair.Create("options", TextNode.List("options", options)),
                .. more.Fields!.Where(f => f.Key is "deflator" or "distribution" or "vintages"),
            ]));
        problems.AddRange(read.Problems.Select(p => p with { Where = Field(p.Where, places) }));
        if (problems.Exists(p => p.Severity == Severity.Error))
        {
            return Result.Refused<OptionAppraisal>(problems);
        }

        // What the rules refuse is said here too, while the places are known.
        var ruled = OptionAppraisalRules.Check(read.Value!).Select(p => p with { Where = Field(p.Where, places) }).ToList();
        return ruled.Exists(p => p.Severity == Severity.Error) ? Result.Refused<OptionAppraisal>(ruled) : Result.Ok(read.Value!, [.. problems, .. ruled]);
    }

    public static string Box(int option, string box) => string.Create(CultureInfo.InvariantCulture, $"option.{option}.{box}");

    public static string Cell(int year, int option, string box) => string.Create(CultureInfo.InvariantCulture, $"flow.{year}.{option}.{box}");

    private static TextNode BiasOf(int i, TypedOption option) => TextNode.Named(
        $"options[{i}].optimismBias",
        KeyValuePair.Create("types", TextNode.List($"options[{i}].optimismBias.types", [TextNode.Of($"options[{i}].optimismBias.types[0]", option.Bias)])),
        KeyValuePair.Create("mitigated", TextNode.Of($"options[{i}].optimismBias.mitigated", option.Mitigated)),
        KeyValuePair.Create("evidence", TextNode.Of($"options[{i}].optimismBias.evidence", option.Evidence)));

    private List<(string Option, IReadOnlyList<TextNode> Flows)> FurtherOf(List<Problem> problems)
    {
        if (Further.Length == 0)
        {
            return [];
        }

        var head = Further.Split('\n')[0].Contains("year", StringComparison.OrdinalIgnoreCase) ? "" : string.Join('\t', FurtherColumns) + "\n";
        var node = Part(AppraisalFile.Read(Encoding.UTF8.GetBytes(head + Further), "further"), problems, "further");
        return [.. (node?["options"].Items ?? []).Select(o => (o["name"].Text ?? "", o["flows"].Items ?? []))];
    }

    private static TextNode? Part(Result<TextNode> read, List<Problem> problems, string where = "more")
    {
        problems.AddRange(read.Problems.Where(p => p.Severity == Severity.Error).Select(p => p with { Where = where }));
        return read.Value;
    }

    private static TextNode Fields(string place, params ReadOnlySpan<(string Name, string Text)> fields)
    {
        var named = new List<KeyValuePair<string, TextNode>>();
        foreach (var (name, text) in fields)
        {
            if (text.Length > 0)
            {
                named.Add(KeyValuePair.Create(name, TextNode.Of($"{place}.{name}", text)));
            }
        }

        return TextNode.Named(place, named);
    }

    [GeneratedRegex(@"^options\[(\d+)\]\.(name|role|flows|optimismBias)(?:\.(types|mitigated|evidence|causes))?")]
    private static partial Regex OfOption();

    [GeneratedRegex(@"^options\[\d+\]\.flows\[\d+\]")]
    private static partial Regex OfFlow();

    /// <summary>From a place in an appraisal to the box in which it was typed.</summary>
    private string Field(string where, Dictionary<string, string> places)
    {
        if (places.TryGetValue(where, out var exact))
        {
            return exact;
        }

        if (OfFlow().Match(where) is { Success: true } flow && places.TryGetValue(flow.Value, out var cell))
        {
            return cell;
        }

        if (OfOption().Match(where) is { Success: true } option)
        {
            var i = int.Parse(option.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            return option.Groups[2].Value switch
            {
                "name" or "role" => Box(i, option.Groups[2].Value),
                "flows" => Cell(0, i, "benefit"),
                _ when Options.ElementAtOrDefault(i)?.Bias.Length == 0 => "more",
                _ => Box(i, option.Groups[3].Value is "mitigated" or "causes" ? "mitigated" : option.Groups[3].Value == "evidence" ? "evidence" : "bias"),
            };
        }

        return where switch
        {
            "title" or "base" or "prices" or "whatIf" or "further" or "more" => where,
            "vintage" or "schedule" => "rates",
            "options" => Box(0, "name"),
            _ when where.Contains("line ", StringComparison.Ordinal) => "further",
            _ => "more",
        };
    }

    private static string Text(Amount amount) => amount switch
    {
        Amount.Known { Figure: var money } => money.Pounds.ToString(money.Pence % 100 == 0 ? "0" : "0.00", CultureInfo.InvariantCulture),
        Amount.Range range => $"{range.Low.Pounds.ToString("0.##", CultureInfo.InvariantCulture)} to {range.High.Pounds.ToString("0.##", CultureInfo.InvariantCulture)}",
        Amount.Unquantified unknown => unknown.Why,
        _ => "",
    };
}

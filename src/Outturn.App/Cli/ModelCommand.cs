using System.CommandLine;
using System.Globalization;
using System.Text;
using Outturn.App.Api;
using Outturn.Core.Appraisal.Models;
using Outturn.Core.Sheets;
using Outturn.Core.Values;
using Outturn.Documents.Reading;
using Outturn.Documents.Writing;

namespace Outturn.App.Cli;

/// <summary><c>outturn model FILE</c>: a driver model worked out, with what it hangs on and how it compares with a printed table. Needs no database.</summary>
public static class ModelCommand
{
    private sealed record Asked(string File, string? Scenario, string Format, string? Output, string? Tornado, string? By, string? Switch, string? Result, string? Target, string? Compare, bool Json);

    public static Command Build(Terminal terminal)
    {
        var model = new Argument<string>("file") { Description = "The model: as plain text, or as JSON." };
        var scenario = new Option<string?>("--scenario") { Description = "Only this scenario.", HelpName = "S" };
        var format = new Option<string>("--format") { Description = "text, json, csv, xlsx (with live formulas) or model (the model itself as plain text).", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "csv", "xlsx", "model");
        var tornado = new Option<string?>("--tornado") { Description = "How much this result moves with each input; a period may follow after a comma.", HelpName = "R" };
        var by = new Option<string?>("--by") { Description = "How far inputs are moved for --tornado: per cent, such as 10, or two scenarios, such as Low..High. Default: 10.", HelpName = "N" };
        var input = new Option<string?>("--switch") { Description = "What this input would have to be for --result to come to --target.", HelpName = "I" };
        var result = new Option<string?>("--result") { Description = "The result for --switch. Default: the first that the model names.", HelpName = "R" };
        var target = new Option<string?>("--target") { Description = "The figure for --switch, in the result's unit. Default: 0.", HelpName = "N" };
        var compare = new Option<string?>("--compare") { Description = "A table of printed figures: quantity, period and a column for each scenario.", HelpName = "FILE" };
        var output = new Option<string?>("--output", "-o") { Description = "The file to write; the output where none is named.", HelpName = "F" };
        var command = new Command("model", "A driver model worked out: its results by scenario, what they hang on, and a printed table beside them.") { model, scenario, format, tornado, by, input, result, target, compare, output };
        command.SetAction((parsed, cancel) => OutturnCommand.WithAsync(parsed, terminal, options => RunAsync(
            terminal,
            new(parsed.GetValue(model)!, parsed.GetValue(scenario), options.Json ? "json" : parsed.GetValue(format)!, parsed.GetValue(output), parsed.GetValue(tornado), parsed.GetValue(by), parsed.GetValue(input), parsed.GetValue(result), parsed.GetValue(target), parsed.GetValue(compare), options.Json),
            cancel)));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, Asked asked, CancellationToken cancel)
    {
        var file = await IncomingFiles.ReadAsync(asked.File, cancel);
        var read = file.Ok ? Read(file.Value.Bytes, asked.File) : Result.Refused<DriverModel>(file.Problems);
        var checkedModel = read.Ok ? ModelCheck.Check(read.Value) : Result.Refused<CheckedModel>(read.Problems);
        if (!checkedModel.Ok)
        {
            return await OutturnCommand.RefusedAsync(terminal, asked.Json, checkedModel.Problems, cancel);
        }

        var model = checkedModel.Value;
        var usage = new List<Problem>();
        var scenarios = Scenarios(model, asked.Scenario, usage);
        var first = scenarios.Count > 0 ? scenarios[0] : 0;
        var tornado = asked.Tornado is null ? null : TornadoOf(model, asked, asked.Scenario is null ? MiddleOf(model) : first, usage);
        var switching = asked.Switch is null ? null : SwitchOf(model, asked, asked.Scenario is null ? MiddleOf(model) : first, usage);
        if (usage.Count > 0)
        {
            terminal.Problems(usage);
            return ExitCode.Usage;
        }

        var result = model.Run();
        ModelComparison? comparison = null;
        if (asked.Compare is { } printed)
        {
            var table = await IncomingFiles.ReadAsync(printed, cancel);
            var book = table.Ok ? GridReader.Read(table.Value.Bytes, table.Value.Name) : Result.Refused<GridBook>(table.Problems);
            var figures = book.Ok ? ModelComparison.Read(model, book.Value.Grids[0]) : Result.Refused<IReadOnlyList<PrintedFigure>>(book.Problems);
            if (!figures.Ok)
            {
                return await OutturnCommand.RefusedAsync(terminal, asked.Json, figures.Problems, cancel);
            }

            comparison = ModelComparison.Of(result, [.. figures.Value.Where(f => scenarios.Contains(f.Scenario))]);
        }

        var sheet = comparison is not null ? ModelSheets.Of(comparison) : tornado is not null ? ModelSheets.Of(tornado) : ModelSheets.Whole(result, scenarios);
        await terminal.WriteAsync(
            asked.Format switch
            {
                "json" => ModelJson.Write(result, scenarios, tornado, switching, comparison),
                "csv" => CsvWriter.Write(sheet),
                "xlsx" => WorkbookWriter.Write(comparison is not null || tornado is not null ? [sheet] : ModelWorkbook.Of(result, scenarios)),
                "model" => Encoding.UTF8.GetBytes(ModelText.Write(model.Model)),
                _ => Encoding.UTF8.GetBytes(Text(result, scenarios, tornado, switching, comparison)),
            },
            asked.Output, cancel);
        if (!asked.Json)
        {
            terminal.Problems(result.Problems);
        }

        return result.Problems.Count > 0 || comparison?.Disagreeing.Any() == true || switching?.Found == false ? ExitCode.Findings : ExitCode.Fine;
    }

    private static Result<DriverModel> Read(byte[] bytes, string file)
    {
        var text = Encoding.UTF8.GetString(bytes);
        return text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n').StartsWith('{') ? ModelJson.Read(bytes.AsMemory(bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0), file) : ModelText.Read(text);
    }

    /// <summary>The scenario between the others: the second of three.</summary>
    private static int MiddleOf(CheckedModel model) => model.Model.Scenarios.Count / 2;

    private static List<int> Scenarios(CheckedModel model, string? named, List<Problem> usage)
    {
        if (named is null)
        {
            return [.. Enumerable.Range(0, model.Model.Scenarios.Count)];
        }

        if (model.ScenarioOf(named) is >= 0 and var one)
        {
            return [one];
        }

        usage.Add(Problem.Error("model.scenario-unknown", "--scenario", $"No scenario is named “{named}”. The model has {string.Join(", ", model.Model.Scenarios)}."));
        return [];
    }

    private static Tornado? TornadoOf(CheckedModel model, Asked asked, int scenario, List<Problem> usage)
    {
        var choice = ResultChoice.Read(model, asked.Tornado!, "--tornado");
        usage.AddRange(choice.Problems);
        if (!choice.Ok)
        {
            return null;
        }

        if (asked.By is { } named && named.Split("..") is [var low, var high])
        {
            var (from, to) = (model.ScenarioOf(low), model.ScenarioOf(high));
            if (from < 0 || to < 0)
            {
                usage.Add(Problem.Error("model.scenario-unknown", "--by", $"No scenario is named “{(from < 0 ? low : high)}”. The model has {string.Join(", ", model.Model.Scenarios)}."));
                return null;
            }

            return Tornado.ByScenarios(model, choice.Value, scenario, from, to);
        }

        if (!decimal.TryParse(asked.By ?? "10", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent))
        {
            usage.Add(Problem.Error("model.percent", "--by", $"“{asked.By}” is neither per cent nor two scenarios. Write 10, or Low..High."));
            return null;
        }

        var read = Tornado.ByPercent(model, choice.Value, scenario, percent);
        usage.AddRange(read.Problems.Select(p => p with { Where = "--by" }));
        return read.Value;
    }

    private static SwitchingValue? SwitchOf(CheckedModel model, Asked asked, int scenario, List<Problem> usage)
    {
        var input = ResultChoice.Read(model, asked.Switch!, "--switch");
        var result = ResultChoice.Read(model, asked.Result ?? model.Model.Quantities[model.Results[0]].Name, "--result");
        usage.AddRange(input.Problems);
        usage.AddRange(result.Problems);
        var typed = (asked.Target ?? "0").Trim().TrimStart('£');
        if (!decimal.TryParse(typed, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var target) || Math.Abs(target) > ModelCheck.LargestFigure)
        {
            usage.Add(Problem.Error("model.target", "--target", $"“{asked.Target}” is not a figure. Write it in digits, such as 250000."));
        }

        return usage.Count > 0 || !input.Ok || !result.Ok ? null : SwitchingValue.Of(model, input.Value.Quantity, result.Value, scenario, target * model.Units[result.Value.Quantity].Scale);
    }

    private static string Text(ModelResult result, IReadOnlyList<int> scenarios, Tornado? tornado, SwitchingValue? switching, ModelComparison? comparison)
    {
        var model = result.Checked;
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{model.Model.Title}, {model.Model.Span}. {WeekWords.Of(model.Model.Weeks)}").AppendLine();
        if (comparison is null && tornado is null && switching is null)
        {
            Table(text, ["", "unit", .. scenarios.Select(s => result.Scenarios[s].Scenario)], Rows(result, scenarios));
        }

        if (comparison is not null)
        {
            text.AppendLine(ModelSheets.Of(comparison).Caption + ".").AppendLine();
            Table(text, ["what does not follow", "scenario", "expected", "printed", "difference", ""],
                [.. comparison.Disagreeing.Select(f => new[]
                {
                    ModelPlaces.Cell(model.Model.Quantities[f.Printed.Quantity].Name.Trim(), f.Printed.Period is { } at ? model.Model.Span[at] : null, ""), model.Model.Scenarios[f.Printed.Scenario],
                    FigureWords.Digits(f.Expected, model.Units[f.Printed.Quantity]), f.Printed.Printed.ToString("#,##0.############", CultureInfo.InvariantCulture),
                    f.Difference is { } difference ? difference.ToString("+#,##0.####;-#,##0.####;0", CultureInfo.InvariantCulture) : "", f.Explanation.Length > 0 ? f.Explanation : f.Expected.Why,
                })], words: 6);
        }

        if (tornado is not null)
        {
            var unit = model.Units[tornado.Result.Quantity];
            text.AppendLine(CultureInfo.InvariantCulture, $"{tornado.Result.Words(model)} in {model.Model.Scenarios[tornado.Scenario]}: {FigureWords.Of(tornado.Now, unit)}. {tornado.Basis}").AppendLine();
            Table(text, ["input", "moved to", "result", "moved to", "result"],
                [.. tornado.Bars.Select(b => new[] { model.Model.Quantities[b.Input].Name.Trim(), b.Down, FigureWords.Digits(b.AtDown, unit), b.Up, FigureWords.Digits(b.AtUp, unit) })]);
            if (tornado.Still.Count > 0)
            {
                text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"Without effect: {string.Join(", ", tornado.Still)}.");
            }
        }

        if (switching is not null)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"In {model.Model.Scenarios[switching.Scenario]}, {switching.Sentence}");
        }

        return text.ToString();
    }

    private static List<string[]> Rows(ModelResult result, IReadOnlyList<int> scenarios)
    {
        var model = result.Checked;
        var rows = new List<string[]>();
        var reasons = new List<string>();
        foreach (var (q, quantity) in model.Model.Quantities.Index())
        {
            string[] Figures(int period) => [.. scenarios.Select(s => FigureWords.Digits(result.Figure(q, s, period), model.Units[q]))];
            var mark = model.Model.Results.Any(r => ModelName.Key(r) == ModelName.Key(quantity.Name)) ? "* " : "  ";
            if (!model.Varies(q))
            {
                rows.Add([mark + quantity.Name.Trim(), model.Units[q].ToString(), .. Figures(0)]);
            }
            else
            {
                rows.Add([mark + quantity.Name.Trim(), model.Units[q].ToString()]);
                rows.AddRange(model.Model.Span.Periods.Select((p, t) => (string[])["      " + p, "", .. Figures(t)]));
            }

            reasons.AddRange(scenarios.SelectMany(s => result.Scenarios[s].Figures[q]).Where(f => !f.IsKnown).Select(f => $"{quantity.Name.Trim()}: {f.Why}"));
        }

        rows.AddRange(reasons.Distinct(StringComparer.Ordinal).Take(10).Select(r => (string[])[r]));
        return rows;
    }

    /// <summary>Columns as wide as they must be: words to the left, figures (from the third on) to the right unless they are words.</summary>
    private static void Table(StringBuilder text, string[] headings, List<string[]> rows, int words = 0)
    {
        const int Widest = 44;
        var all = rows.Where(r => r.Length > 1).Append(headings).ToList();
        var widths = headings.Select((_, i) => Math.Min(Widest, all.Max(r => i < r.Length ? r[i].Length : 0))).ToArray();
        foreach (var row in rows.Prepend(headings))
        {
            text.AppendLine(string.Join("  ", row.Select((cell, i) => row.Length == 1 || i == words - 1 ? cell : i < 2 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))).TrimEnd());
        }
    }
}

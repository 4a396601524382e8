using System.CommandLine;
using System.Globalization;
using System.Text;
using Outturn.App.Api;
using Outturn.App.Operations.Forecasting;
using Outturn.App.Operations.Workings;
using Outturn.Core.Appraisal.Options;
using Outturn.Core.Appraisal.Uncertainty;
using Outturn.Core.Forecasting;
using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Documents.Reading;
using Outturn.Documents.Writing;

namespace Outturn.App.Cli;

/// <summary><c>outturn simulate FILE</c>, <c>--cycle C</c> or <c>--year Y</c>: how sure the figures of a file are, without a database, those of a plan, or what a year's tracker delivers.</summary>
public static class SimulateCommand
{
    public static Command Build(Terminal terminal, TimeProvider clock)
    {
        var file = new Argument<string?>("file") { Description = "JSON with seed, draws, causes and lines; none to simulate the plan of --cycle, or the delivery of --year.", Arity = ArgumentArity.ZeroOrOne };
        var cycle = new Option<string?>("--cycle") { Description = "The cycle whose plan is simulated, such as 2022-27.", HelpName = "C" };
        var of = new Option<string?>("--of") { Description = "Of the plan: all, committee:NAME or service:NAME.", HelpName = "CHOICE" };
        var proposals = new Option<string[]>("--proposal") { Description = "Of the plan: a proposal by its number; give it again for another.", HelpName = "N" };
        var year = new Option<string?>("--year") { Description = "The year that is looked at, where the figures have years; the last where none is named. Without a file and a cycle: the year whose tracker is forecast.", HelpName = "Y" };
        var draws = new Option<string?>("--draws") { Description = "How many draws, from 1,000 to 10,000,000 (to 1,000,000 for a tracker), in place of the file's.", HelpName = "N" };
        var seed = new Option<string?>("--seed") { Description = "The seed, a whole number, in place of the file's. The same seed gives the same figures for ever.", HelpName = "S" };
        var basis = new Option<string?>("--basis") { Description = "What is looked at, where the figures have years: movements, levels or running-totals.", HelpName = "B" };
        basis.AcceptOnlyFromAmong("movements", "levels", "running-totals");
        var format = new Option<string>("--format") { Description = "text, json, csv or xlsx.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "csv", "xlsx");
        var output = new Option<string?>("--output", "-o") { Description = "The file to write; the output where none is named.", HelpName = "F" };
        var command = new Command("simulate", "How sure figures are: P10, P50 and P90 of estimates, and what drives the spread.") { file, cycle, of, proposals, draws, seed, basis, year, format, output };
        command.SetAction((parsed, cancel) => OutturnCommand.WithAsync(parsed, terminal, async options =>
        {
            var question = new CertaintyQuestion(parsed.GetValue(of), string.Join(',', parsed.GetValue(proposals) ?? []), parsed.GetValue(seed), parsed.GetValue(draws), parsed.GetValue(basis), parsed.GetValue(year));
            var named = parsed.GetValue(cycle);
            if (parsed.GetValue(file) is null && named is null && question.Year is not null)
            {
                return await DeliveryAsync(terminal, options, question, options.Json ? "json" : parsed.GetValue(format)!, parsed.GetValue(output), clock, cancel);
            }

            if ((parsed.GetValue(file) is null) == (named is null))
            {
                terminal.Problems([Problem.Error("simulation.nothing-named", "simulate", "Name one thing to simulate: a file, a plan with --cycle, or the delivery of a year with --year.")]);
                return ExitCode.Usage;
            }

            var worked = named is null ? await FileAsync(parsed.GetValue(file)!, question, cancel) : await CycleAsync(options, named, question, clock, cancel);
            if (!worked.Ok)
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, worked.Problems, cancel);
            }

            await terminal.WriteAsync(Bytes(worked.Value, worked.Problems, options.Json ? "json" : parsed.GetValue(format)!), parsed.GetValue(output), cancel);
            return ExitCode.Fine;
        }));
        return command;
    }

    /// <summary>The delivery forecast of a year's tracker.</summary>
    private static async Task<int> DeliveryAsync(Terminal terminal, GlobalOptions options, CertaintyQuestion question, string format, string? output, TimeProvider clock, CancellationToken cancel)
    {
        var run = await DeliveryAsync(options, question, clock, cancel);
        if (!run.Ok)
        {
            return await OutturnCommand.RefusedAsync(terminal, options.Json, run.Problems, cancel);
        }

        await terminal.WriteAsync(format == "text" ? Encoding.UTF8.GetBytes(Text(run.Value)) : ForecastFiles.Bytes(run.Value, format), output, cancel);
        return ExitCode.Fine;
    }

    private static async Task<Result<ForecastRun>> DeliveryAsync(GlobalOptions options, CertaintyQuestion question, TimeProvider clock, CancellationToken cancel)
    {
        var year = YearOption.Read(question.Year);
        var order = ForecastOrder.Read(question.Seed, question.Draws, ForecastOrder.MostDraws);
        Problem[] elsewhere = [.. new[] { ("--of", question.Of), ("--proposal", question.Proposals), ("--basis", question.Basis) }
            .Where(o => !string.IsNullOrEmpty(o.Item2)).Select(o => Problem.Error("simulation.option-elsewhere", o.Item1, $"{o.Item1} belongs to a plan or a file and says nothing of a tracker. Leave it out."))];
        if (!year.Ok || !order.Ok || elsewhere.Length > 0)
        {
            return Result.Refused<ForecastRun>([.. year.Problems, .. order.Problems, .. elsewhere]);
        }

        var opened = await CouncilSession.OpenAsync(options, write: false, clock, cancel);
        if (!opened.Ok)
        {
            return Result.Refused<ForecastRun>(opened.Problems);
        }

        await using var session = opened.Value;
        var inputs = await session.Services.GetRequiredService<ForecastReads>().RunAsync(session.Viewer, year.Value, options.AsAt, cancel);
        return inputs.Ok ? inputs.Value.Work(order.Value) : Result.Refused<ForecastRun>(inputs.Problems);
    }

    private static string Text(ForecastRun run)
    {
        var text = new StringBuilder();
        var style = new MoneyStyle(MoneyUnit.Thousands);
        var forecast = run.Forecast;
        text.AppendLine(CultureInfo.InvariantCulture, $"{forecast.Position.Year} as at {CouncilTime.Words(forecast.Position.Day)}: {forecast.Lines.Count} planned savings, {forecast.Order.Draws:#,##0} draws, seed {forecast.Order.Seed}, method {DeliveryModel.Method}").AppendLine();
        ForecastWords.Of(forecast).ToList().ForEach(s => text.AppendLine(s));
        text.AppendLine();
        ForecastWords.Rests(forecast).ToList().ForEach(s => text.AppendLine(s));
        text.AppendLine(run.Score.Sentence);
        text.AppendLine().Append(new TerminalSheet(ForecastSheets.Parts(forecast, style), ["name"], "").Text());
        text.AppendLine().Append(new TerminalSheet(ForecastSheets.Lines(forecast, style), ["name"], "rag").Text()).AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{SimulationWords.Share(forecast.YearShare),6} of the spread goes with the year: what moves all lines together");
        text.AppendLine(CultureInfo.InvariantCulture, $"{SimulationWords.Share(forecast.LearningShare),6} of the spread goes with what is not known of how this council delivers");
        foreach (var line in forecast.Lines.Where(l => l.Share != 0).Take(10))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{SimulationWords.Share(line.Share),6} of the spread: {line.Line.Name}");
        }

        return text.ToString();
    }

    private static async Task<Result<SimulationResult>> FileAsync(string file, CertaintyQuestion question, CancellationToken cancel)
    {
        var read = await IncomingFiles.ReadAsync(file, cancel);
        var node = read.Ok ? SimulationFile.Read(read.Value.Bytes, read.Value.Name) : Result.Refused<TextNode>(read.Problems);
        var request = node.Ok
            ? SimulationReader.Read(Said(Said(Said(Said(node.Value, "draws", question.Draws), "seed", question.Seed), "basis", question.Basis), "year", question.Year))
            : Result.Refused<SimulationRequest>(node.Problems);
        return request.Select(r => Simulation.Run(r.Input, r.Order, Environment.ProcessorCount));
    }

    private static async Task<Result<SimulationResult>> CycleAsync(GlobalOptions options, string cycle, CertaintyQuestion question, TimeProvider clock, CancellationToken cancel)
    {
        if (!PlanCycle.TryParse(cycle, out var chosen))
        {
            return Result.Refused<SimulationResult>(Problem.Error("cycle.unreadable", "--cycle", $"“{cycle}” is not a cycle. Write it as 2022-27."));
        }

        var opened = await CouncilSession.OpenAsync(options, write: false, clock, cancel);
        if (!opened.Ok)
        {
            return Result.Refused<SimulationResult>(opened.Problems);
        }

        await using var session = opened.Value;
        var plan = await session.Services.GetRequiredService<WorkingReads>().ReadAsync(session.Viewer, chosen, options.AsAt, cancel);
        return plan.Ok ? CertaintyRun.Work(plan.Value, question, SimulationOrder.MostDraws).Select(r => r.Result) : Result.Refused<SimulationResult>(plan.Problems);
    }

    /// <summary>What is said beside the file stands in place of what the file says.</summary>
    private static TextNode Said(TextNode node, string field, string? text) => text is null || node.Fields is null
        ? node
        : node with { Fields = [.. node.Fields.Where(f => !string.Equals(f.Key, field, StringComparison.OrdinalIgnoreCase)), KeyValuePair.Create(field, TextNode.Of("--" + field, text))] };

    private static byte[] Bytes(SimulationResult result, IReadOnlyList<Problem> notices, string format) => format switch
    {
        "json" => SimulationJson.Write(result, notices),
        "csv" => CsvWriter.Write(SimulationSheets.Lines(result, new MoneyStyle(MoneyUnit.Pounds, 2))),
        "xlsx" => WorkbookWriter.Write(SimulationSheets.All(result, new MoneyStyle(MoneyUnit.Pounds))),
        _ => Encoding.UTF8.GetBytes(Text(result, notices)),
    };

    private static string Text(SimulationResult result, IReadOnlyList<Problem> notices)
    {
        var text = new StringBuilder();
        var style = new MoneyStyle(MoneyUnit.Pounds);
        text.AppendLine(CultureInfo.InvariantCulture, $"{result.Lines.Count} lines, {result.Draws:#,##0} draws, seed {result.Seed}, method {result.Algorithm}").AppendLine();
        SimulationWords.Of(result).ToList().ForEach(s => text.AppendLine(s));
        foreach (var notice in notices)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{notice.Where}: {notice.Message}");
        }

        if (result.Years.Count > 0)
        {
            text.AppendLine().Append(new TerminalSheet(SimulationSheets.ByYear(result, result.Basis, style), ["year"], "").Text());
        }

        text.AppendLine().Append(new TerminalSheet(SimulationSheets.Lines(result, style), ["name"], "").Text());
        text.AppendLine();
        foreach (var line in result.Lines.Where(l => l.Share != 0).Take(10))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{SimulationWords.Share(line.Share),6} of the spread: {line.Name}");
        }

        foreach (var cause in result.Causes)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{SimulationWords.Share(cause.Share),6} of the spread goes with the common cause {cause.Name}");
        }

        return text.ToString();
    }
}

using System.CommandLine;
using System.Globalization;
using System.Text;
using Outturn.App.Api;
using Outturn.Core.Appraisal.Options;
using Outturn.Core.Appraisal.Uncertainty;
using Outturn.Core.Values;
using Outturn.Documents.Reading;
using Outturn.Documents.Writing;

namespace Outturn.App.Cli;

/// <summary><c>outturn simulate FILE</c>: how sure the figures of a file are. It needs no database.</summary>
public static class SimulateCommand
{
    public static Command Build(Terminal terminal)
    {
        var file = new Argument<string>("file") { Description = "JSON with seed, draws, causes and lines." };
        var draws = new Option<string?>("--draws") { Description = "How many draws, from 1,000 to 10,000,000, in place of the file's.", HelpName = "N" };
        var seed = new Option<string?>("--seed") { Description = "The seed, a whole number, in place of the file's. The same seed gives the same figures for ever.", HelpName = "S" };
        var basis = new Option<string?>("--basis") { Description = "What is looked at, where the figures have years: movements, levels or running-totals.", HelpName = "B" };
        basis.AcceptOnlyFromAmong("movements", "levels", "running-totals");
        var format = new Option<string>("--format") { Description = "text, json, csv or xlsx.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "csv", "xlsx");
        var output = new Option<string?>("--output", "-o") { Description = "The file to write; the output where none is named.", HelpName = "F" };
        var command = new Command("simulate", "How sure figures are: P10, P50 and P90 of estimates, and what drives the spread.") { file, draws, seed, basis, format, output };
        command.SetAction((parsed, cancel) => OutturnCommand.WithAsync(parsed, terminal, async options =>
        {
            var read = await IncomingFiles.ReadAsync(parsed.GetValue(file)!, cancel);
            var node = read.Ok ? SimulationFile.Read(read.Value.Bytes, read.Value.Name) : Result.Refused<TextNode>(read.Problems);
            var request = node.Ok ? SimulationReader.Read(Said(Said(Said(node.Value, "draws", parsed.GetValue(draws)), "seed", parsed.GetValue(seed)), "basis", parsed.GetValue(basis))) : Result.Refused<SimulationRequest>(node.Problems);
            if (!request.Ok)
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, request.Problems, cancel);
            }

            var result = Simulation.Run(request.Value.Input, request.Value.Order, Environment.ProcessorCount);
            await terminal.WriteAsync(Bytes(result, request.Problems, options.Json ? "json" : parsed.GetValue(format)!), parsed.GetValue(output), cancel);
            return ExitCode.Fine;
        }));
        return command;
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

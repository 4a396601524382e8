using System.CommandLine;
using System.Text;
using Outturn.App.Api;
using Outturn.Core.Appraisal.Options;
using Outturn.Core.Values;
using Outturn.Documents.Reading;

namespace Outturn.App.Cli;

/// <summary><c>outturn appraise FILE</c>: options with their flows, worked out. It needs no database.</summary>
public static class AppraiseCommand
{
    public static Command Build(Terminal terminal)
    {
        var file = new Argument<string>("file") { Description = "JSON with vintage, base and options, or a table of flows by year as CSV or a workbook." };
        var vintage = new Option<string?>("--vintage") { Description = "The discount rates, where the file names none: green-book-2022 or green-book-2003.", HelpName = "V" };
        var schedule = new Option<string?>("--schedule") { Description = "standard, reduced, health or health-reduced, where the file names none.", HelpName = "S" };
        var start = new Option<string?>("--base") { Description = "The financial year that is year 0, where the file names none.", HelpName = "Y" };
        var cost = new Option<string?>("--cost") { Description = "A further cost of every option in year 0, such as a break cost.", HelpName = "£" };
        var whatIf = new Option<bool>("--what-if") { Description = "Allow rates that are not in force." };
        var format = new Option<string>("--format") { Description = "text, json, csv, xlsx, docx or html.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "csv", "xlsx", "docx", "html");
        var output = new Option<string?>("--output", "-o") { Description = "The file to write; the output where none is named.", HelpName = "F" };
        var command = new Command("appraise", "NPV, NPSV, BCR, payback and returns of options in a file. Needs no database.") { file, vintage, schedule, start, cost, whatIf, format, output };
        command.SetAction((parsed, cancel) => OutturnCommand.WithAsync(parsed, terminal, async options =>
        {
            var read = await IncomingFiles.ReadAsync(parsed.GetValue(file)!, cancel);
            var node = read.Ok ? AppraisalFile.Read(read.Value.Bytes, read.Value.Name) : Result.Refused<TextNode>(read.Problems);
            if (!node.Ok)
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, node.Problems, cancel);
            }

            var said = node.Value
                .With("vintage", parsed.GetValue(vintage), "--vintage").With("schedule", parsed.GetValue(schedule), "--schedule").With("base", parsed.GetValue(start), "--base")
                .With("whatIf", parsed.GetValue(whatIf) ? "true" : null, "--what-if").WithCost(parsed.GetValue(cost), "--cost");
            var appraisal = AppraisalReader.Read(said);
            var worked = appraisal.Ok ? OptionWork.Out(appraisal.Value) : Result.Refused<AppraisalResult>(appraisal.Problems);
            if (!worked.Ok)
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, [.. worked.Problems.Where(p => p.Severity > Severity.Notice)], cancel);
            }

            var result = worked.Value with { Notices = [.. node.Problems, .. appraisal.Problems, .. worked.Value.Notices] };
            await terminal.WriteAsync(Bytes(result, options.Json ? "json" : parsed.GetValue(format)!), parsed.GetValue(output), cancel);
            return ExitCode.Fine;
        }));
        return command;
    }

    private static byte[] Bytes(AppraisalResult result, string format) =>
        format == "text" ? Encoding.UTF8.GetBytes(AppraisalText.Of(result)) : AppraisalFiles.Bytes(result, format);
}

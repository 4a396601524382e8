using System.CommandLine;
using System.Globalization;
using Outturn.App.Api;
using Outturn.App.Operations.Documents;
using Outturn.App.Operations.Tracking;
using Outturn.App.Web;
using Outturn.Core.Assurance;
using Outturn.Core.Reports;
using Outturn.Core.Tracking;
using Outturn.Core.Values;

namespace Outturn.App.Cli;

/// <summary><c>outturn check [FILE...] [--year Y]</c>: assurance over files, without a database, or over a year's tracker. Exits 1 on a warning or an error.</summary>
public static class CheckCommand
{
    public static Command Build(Terminal terminal, TimeProvider clock)
    {
        var files = new Argument<string[]>("file") { Description = "Tracker files to check; none to check the council's own tracker of --year.", Arity = ArgumentArity.ZeroOrMore };
        var year = new Option<string?>("--year") { Description = "The year: of the council's tracker, or of files that do not say.", HelpName = "Y" };
        var position = new Option<string?>("--position") { Description = "The day that the files' figures stand at.", HelpName = "D" };
        var unit = new Option<string?>("--unit") { Description = "What a bare number counts: £, £000 or £m.", HelpName = "UNIT" };
        var savings = new Option<string?>("--savings") { Description = "How the files show savings: positive or negative.", HelpName = "SIGN" };
        var sheet = new Option<string?>("--sheet") { Description = "The workbook's tab to read.", HelpName = "NAME" };
        var command = new Command("check", "Find what does not hold, and say what was proved.") { files, year, position, unit, savings, sheet };
        command.SetAction((parsed, cancel) => OutturnCommand.WithAsync(parsed, terminal, async options =>
        {
            var choices = ImportWords.Read(parsed.GetValue(year), parsed.GetValue(position), parsed.GetValue(unit), parsed.GetValue(savings), parsed.GetValue(sheet));
            if (!choices.Ok)
            {
                terminal.Problems(choices.Problems);
                return ExitCode.Usage;
            }

            var named = parsed.GetValue(files)!;
            if (named.Length == 0)
            {
                return await CouncilAsync(terminal, clock, options, choices.Value.Year, cancel);
            }

            var worst = ExitCode.Fine;
            foreach (var file in named)
            {
                worst = Math.Max(worst, await FileAsync(terminal, options, file, choices.Value, cancel));
            }

            return worst;
        }));
        return command;
    }

    private static async Task<int> FileAsync(Terminal terminal, GlobalOptions options, string path, ImportChoices choices, CancellationToken cancel)
    {
        if (!File.Exists(path))
        {
            return await OutturnCommand.RefusedAsync(terminal, options.Json, [Problem.Error("file.none", path, $"There is no file {path}.")], cancel);
        }

        var done = CheckFileOperation.Run(new IncomingFile(Path.GetFileName(path), await File.ReadAllBytesAsync(path, cancel)), choices);
        if (!done.Ok)
        {
            return await OutturnCommand.RefusedAsync(terminal, options.Json, done.Problems, cancel);
        }

        var reading = done.Value.Reading;
        var problems = reading.Problems.Concat(reading.BadRows.Select(b => Problem.Warning("row.unreadable", b.Where, b.Reason))).ToList();
        return await SayAsync(terminal, options, done.Value.File.Name, reading.Lines.Count, done.Value.Report, problems, cancel);
    }

    private static async Task<int> CouncilAsync(Terminal terminal, TimeProvider clock, GlobalOptions options, FinancialYear? year, CancellationToken cancel)
    {
        if (year is not { } chosen)
        {
            terminal.Problems([Problem.Error("check.nothing-named", "--year", "Name a file to check, or a year of the council's own with --year.")]);
            return ExitCode.Usage;
        }

        var opened = await CouncilSession.OpenAsync(options, write: false, clock, cancel);
        if (!opened.Ok)
        {
            return await OutturnCommand.RefusedAsync(terminal, options.Json, opened.Problems, cancel);
        }

        await using var session = opened.Value;
        var view = await session.Services.GetRequiredService<TrackerReads>().ViewAsync(session.Viewer, chosen, options.AsAt, new TrackerFilter(), cancel);
        return view.Ok
            ? await SayAsync(terminal, options, $"tracker of {chosen}", view.Value.View.Lines.Count, view.Value.Checks, [], cancel)
            : await OutturnCommand.RefusedAsync(terminal, options.Json, view.Problems, cancel);
    }

    private static async Task<int> SayAsync(Terminal terminal, GlobalOptions options, string name, int lines, CheckReport report, IReadOnlyList<Problem> problems, CancellationToken cancel)
    {
        if (options.Json)
        {
            await terminal.JsonAsync(
                TrackerJson.Bytes(json =>
                {
                    json.WriteStartObject();
                    json.WriteString("subject", name);
                    TrackerJson.Findings(json, report.Findings);
                    json.WriteStartObject("checked");
                    json.WriteNumber("lines", lines);
                    TrackerJson.Proofs(json, "proofs", report.Proofs);
                    json.WriteEndObject();
                    TrackerJson.Problems(json, problems);
                    json.WriteEndObject();
                }),
                cancel);
        }
        else
        {
            await terminal.Out.WriteLineAsync($"{name}: {TrackerWords.Lines(lines)}. {FindingWords.Sentence(report.Findings)}");
            foreach (var finding in report.Findings)
            {
                await terminal.Out.WriteLineAsync($"  {finding.Severity.ToString().ToLowerInvariant(),-8}{finding.Subject}  {finding.Message}");
                await terminal.Out.WriteLineAsync($"          {finding.Where}  [{finding.Code}]");
            }

            foreach (var proof in report.Proofs)
            {
                await terminal.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {(proof.Holds ? "✓" : "×")} {proof.What}: {proof.Agreed} of {proof.Tried}"));
            }

            terminal.Problems(problems);
        }

        return report.Findings.Any(f => f.Severity >= Severity.Warning) || problems.Any(p => p.Severity == Severity.Error) ? ExitCode.Findings : ExitCode.Fine;
    }
}

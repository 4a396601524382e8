using System.CommandLine;
using System.Globalization;
using Outturn.App.Operations.Record;

namespace Outturn.App.Cli;

/// <summary><c>outturn verify [--head HASH]</c>: proves the acts and what they wrote. Exits 1 where the chain is broken.</summary>
public static class VerifyCommand
{
    public static Command Build(Terminal terminal, TimeProvider clock)
    {
        var head = new Option<string?>("--head") { Description = "A head that was written down earlier: the record must still contain it.", HelpName = "HASH" };
        var command = new Command("verify", "Prove the record: every act, every fact, every kept file.") { head };
        command.SetAction((parsed, cancel) => OutturnCommand.WithAsync(parsed, terminal, async options =>
        {
            var opened = await CouncilSession.OpenAsync(options, write: false, clock, cancel);
            if (!opened.Ok)
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, opened.Problems, cancel);
            }

            await using var session = opened.Value;
            var proved = await session.Services.GetRequiredService<RecordReads>().VerifyAsync(session.Viewer, parsed.GetValue(head), cancel);
            if (!proved.Ok)
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, proved.Problems, cancel);
            }

            var report = proved.Value;
            if (options.Json)
            {
                await terminal.JsonAsync(
                    Api.TrackerJson.Bytes(json =>
                    {
                        json.WriteStartObject();
                        json.WriteBoolean("holds", report.Holds);
                        json.WriteNumber("acts", report.Acts);
                        json.WriteNumber("facts", report.Facts);
                        json.WriteNumber("files", report.Files);
                        json.WriteString("head", report.Head);
                        if (report.FirstBreak is { } broken)
                        {
                            json.WriteNumber("brokenAtAct", broken.Act);
                            json.WriteString("message", broken.Sentence);
                        }

                        json.WriteEndObject();
                    }),
                    cancel);
            }
            else
            {
                await terminal.Out.WriteLineAsync(report.FirstBreak is { } broken
                    ? $"The record is broken. {broken.Sentence}"
                    : string.Create(CultureInfo.InvariantCulture, $"The record holds: {report.Acts} acts, {report.Facts} facts and {report.Files} files worked again, and all agree."));
                await terminal.Out.WriteLineAsync($"head {report.Head}");
            }

            return report.Holds ? ExitCode.Fine : ExitCode.Findings;
        }));
        return command;
    }
}

using System.CommandLine;
using System.Globalization;
using Outturn.App.Operations.Planning;
using Outturn.App.Operations.Publishing;
using Outturn.App.Operations.Record;

namespace Outturn.App.Cli;

/// <summary><c>outturn verify [--head HASH]</c>: proves the acts, what they wrote, every published report and every frozen plan. Exits 1 where anything does not hold.</summary>
public static class VerifyCommand
{
    public static Command Build(Terminal terminal, TimeProvider clock)
    {
        var head = new Option<string?>("--head") { Description = "A head that was written down earlier: the record must still contain it.", HelpName = "HASH" };
        var command = new Command("verify", "Prove the record: every act, every fact, every kept file, every published report, every frozen plan.") { head };
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
            var published = await session.Services.GetRequiredService<ReportReads>().ProveAsync(session.Viewer, cancel);
            if (!published.Ok)
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, published.Problems, cancel);
            }

            var frozen = await session.Services.GetRequiredService<FrozenPlans>().ProveAllAsync(session.Viewer, cancel);
            if (!frozen.Ok)
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, frozen.Problems, cancel);
            }

            var holds = report.Holds && published.Value.All(p => p.Holds) && frozen.Value.All(p => p.Holds);
            if (options.Json)
            {
                await terminal.JsonAsync(
                    Api.TrackerJson.Bytes(json =>
                    {
                        json.WriteStartObject();
                        json.WriteBoolean("holds", holds);
                        json.WriteNumber("acts", report.Acts);
                        json.WriteNumber("facts", report.Facts);
                        json.WriteNumber("files", report.Files);
                        json.WriteString("head", report.Head);
                        if (report.FirstBreak is { } broken)
                        {
                            json.WriteNumber("brokenAtAct", broken.Act);
                            json.WriteString("message", broken.Sentence);
                        }

                        json.WriteStartArray("reports");
                        foreach (var proof in published.Value)
                        {
                            json.WriteStartObject();
                            json.WriteNumber("number", proof.Report);
                            json.WriteBoolean("holds", proof.Holds);
                            json.WriteBoolean("redrawn", proof.Redrawn);
                            json.WriteString("message", proof.Sentence);
                            json.WriteEndObject();
                        }

                        json.WriteEndArray();
                        json.WriteStartArray("frozenPlans");
                        foreach (var proof in frozen.Value)
                        {
                            json.WriteStartObject();
                            json.WriteString("cycle", proof.Cycle.ToString());
                            json.WriteNumber("number", proof.Baseline.Number);
                            json.WriteBoolean("holds", proof.Holds);
                            json.WriteString("message", proof.Sentence);
                            json.WriteEndObject();
                        }

                        json.WriteEndArray();
                        json.WriteEndObject();
                    }),
                    cancel);
            }
            else
            {
                await terminal.Out.WriteLineAsync(report.FirstBreak is { } broken
                    ? $"The record is broken. {broken.Sentence}"
                    : string.Create(CultureInfo.InvariantCulture, $"The record holds: {report.Acts} acts, {report.Facts} facts and {report.Files} files worked again, and all agree."));
                foreach (var proof in published.Value)
                {
                    await terminal.Out.WriteLineAsync(proof.Sentence);
                }

                foreach (var proof in frozen.Value)
                {
                    await terminal.Out.WriteLineAsync(proof.Sentence);
                }

                await terminal.Out.WriteLineAsync($"head {report.Head}");
            }

            return holds ? ExitCode.Fine : ExitCode.Findings;
        }));
        return command;
    }
}

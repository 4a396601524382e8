using System.CommandLine;
using System.Globalization;
using Outturn.App.Operations.Publishing;
using Outturn.Core.Tracking.Publishing;
using Outturn.Core.Values;

namespace Outturn.App.Cli;

/// <summary><c>outturn publish --year Y --position D [--supersedes N] --reason TEXT</c>: freezes a report.</summary>
public static class PublishCommand
{
    public static Command Build(Terminal terminal, TimeProvider clock)
    {
        var year = YearOption.Build();
        var position = new Option<string>("--position") { Description = "The day at which it stands, such as 2017-10-31.", Required = true, HelpName = "D" };
        var supersedes = new Option<long?>("--supersedes") { Description = "The number of the report that it corrects; needs --reason.", HelpName = "N" };
        var noPdf = new Option<bool>("--no-pdf") { Description = "Keep no PDF. Where this machine has no browser none is kept anyway, and the answer says so." };
        var command = new Command("publish", "Freeze the tracker at a position as a published report.") { year, position, supersedes, noPdf };
        command.SetAction((parsed, cancel) => OutturnCommand.WithAsync(parsed, terminal, async options =>
        {
            var chosen = YearOption.Read(parsed.GetValue(year));
            var day = YearOption.Day("--position", parsed.GetValue(position));
            if (!chosen.Ok || !day.Ok)
            {
                terminal.Problems([.. chosen.Problems, .. day.Problems]);
                return ExitCode.Usage;
            }

            if (!CouncilSession.Exists(options))
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, [Problem.Error("data.none", options.Data, $"There is no council in {options.Data}. Bring a file in with “outturn import”, or name the folder with --data.")], cancel);
            }

            var opened = await CouncilSession.OpenAsync(options, write: true, clock, cancel);
            if (!opened.Ok)
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, opened.Problems, cancel);
            }

            await using var session = opened.Value;

            // The default of --reason says nothing: a correction wants one that somebody gave.
            var reason = parsed.GetResult(Shared.Reason) is { Implicit: false } ? options.Reason : "";
            var path = string.Create(CultureInfo.InvariantCulture, $"/tracker/{chosen.Value}?as-at={day.Value:yyyy-MM-dd}");
            var done = await session.Services.GetRequiredService<PublishReportOperation>().RunAsync(
                session.Viewer, chosen.Value, new PublishReport(day.Value, parsed.GetValue(supersedes), reason),
                parsed.GetValue(noPdf) ? null : c => ServeCommand.PrintAsync(options, clock, path, c), "command line: publish", cancel);
            if (!done.Ok)
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, done.Problems, cancel);
            }

            var report = done.Value;
            if (!options.Json)
            {
                terminal.Problems(done.Problems);
            }

            return await OutturnCommand.DoneAsync(
                terminal, options.Json,
                string.Create(CultureInfo.InvariantCulture, $"report {report.Number}: {report.Title}{(report.Supersedes is { } corrected ? $", supersedes report {corrected}" : "")}\nact {report.Act.Number}, digest {report.Digest}\n{string.Join('\n', report.Files.Select(f => $"{f.Sha256}  {f.Name}  {f.Size:#,##0} bytes"))}"),
                json =>
                {
                    json.WriteNumber("number", report.Number);
                    json.WriteString("title", report.Title);
                    json.WriteString("year", report.Year.ToString());
                    json.WriteString("position", report.Position.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                    json.WriteNumber("act", report.Act.Number);
                    json.WriteString("recorded", report.Act.Recorded.ToString());
                    json.WriteString("digest", report.Digest);
                    json.WriteString("renderer", report.Renderer);
                    if (report.Supersedes is { } number)
                    {
                        json.WriteNumber("supersedes", number);
                    }

                    json.WriteStartArray("files");
                    foreach (var file in report.Files)
                    {
                        json.WriteStartObject();
                        json.WriteString("format", file.Format);
                        json.WriteString("name", file.Name);
                        json.WriteString("sha256", file.Sha256);
                        json.WriteNumber("size", file.Size);
                        json.WriteEndObject();
                    }

                    json.WriteEndArray();
                    Api.TrackerJson.Problems(json, done.Problems);
                },
                cancel);
        }));
        return command;
    }
}

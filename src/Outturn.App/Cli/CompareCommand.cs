using System.CommandLine;
using System.Globalization;
using System.Text;
using Outturn.App.Operations.Tracking;
using Outturn.Core.Reports;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;
using Outturn.Documents.Writing;

namespace Outturn.App.Cli;

/// <summary><c>outturn compare --year Y --from D --to D</c>: what moved between two positions, line by line.</summary>
public static class CompareCommand
{
    public static Command Build(Terminal terminal, TimeProvider clock)
    {
        var year = YearOption.Build();
        var from = new Option<string?>("--from") { Description = "The earlier position. Default: the last published before the later one.", HelpName = "D" };
        var to = new Option<string?>("--to") { Description = "The later position. Default: the latest.", HelpName = "D" };
        var fromReport = new Option<long?>("--from-report") { Description = "A published report as the earlier side, as it was published.", HelpName = "N" };
        var toReport = new Option<long?>("--to-report") { Description = "A published report as the later side.", HelpName = "N" };
        var format = new Option<string>("--format") { Description = "text, csv or xlsx.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "csv", "xlsx");
        var file = new Option<string?>("--output", "-o") { Description = "The file to write; the output where none is named.", HelpName = "F" };
        var command = new Command("compare", "What moved between two positions of a tracker, to the pound.") { year, from, to, fromReport, toReport, format, file };
        command.SetAction((parsed, cancel) => OutturnCommand.WithAsync(parsed, terminal, async options =>
        {
            var chosen = YearOption.Read(parsed.GetValue(year));
            var problems = chosen.Problems.ToList();
            ComparedPosition Side(Option<string?> day, Option<long?> report)
            {
                if (parsed.GetValue(report) is { } number)
                {
                    return new(null, number);
                }

                if (parsed.GetValue(day) is not { Length: > 0 } text)
                {
                    return ComparedPosition.Unsaid;
                }

                var parsedDay = YearOption.Day(day.Name, text);
                problems.AddRange(parsedDay.Problems);
                return parsedDay.Ok ? new(parsedDay.Value, null) : ComparedPosition.Unsaid;
            }

            var earlier = Side(from, fromReport);
            var later = Side(to, toReport);
            if (problems.Count > 0)
            {
                terminal.Problems(problems);
                return ExitCode.Usage;
            }

            var opened = await CouncilSession.OpenAsync(options, write: false, clock, cancel);
            if (!opened.Ok)
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, opened.Problems, cancel);
            }

            await using var session = opened.Value;
            var read = await session.Services.GetRequiredService<CompareReads>().RunAsync(session.Viewer, chosen.Value, earlier, later, cancel);
            if (!read.Ok)
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, read.Problems, cancel);
            }

            var comparison = read.Value.Comparison;
            await terminal.WriteAsync(
                options.Json ? JsonSheet.Write(comparison.ToSheet())
                : parsed.GetValue(format) switch
                {
                    "csv" => CsvWriter.Write(comparison.ToSheet()),
                    "xlsx" => WorkbookWriter.Write(comparison.ToSheet()),
                    _ => Encoding.UTF8.GetBytes(Text(comparison)),
                },
                parsed.GetValue(file), cancel);
            return ExitCode.Fine;
        }));
        return command;
    }

    private static string Text(TrackerComparison comparison)
    {
        var text = new StringBuilder();
        text.AppendLine(comparison.Sentence);
        if (comparison.PlanSentence.Length > 0)
        {
            text.AppendLine(comparison.PlanSentence);
        }

        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{"What",-14}{"Reference",-12}{"Title",-44}{"Before",10}{"After",10}{"Movement",10}");
        foreach (var line in comparison.Lines.Where(l => l.Kind != MovementKind.Unchanged))
        {
            Row(TrackerComparison.Word(line.Kind), line.Line.Reference, line.Line.Details.Title, Figure(line.Before?.Forecast), Figure(line.Now?.Forecast), TotalMovement.Text(line.Forecast));
        }

        Row("Total", "", "", Figure(comparison.ForecastFrom), Figure(comparison.ForecastTo), TotalMovement.Text(comparison.Movement));
        return text.ToString();

        static string Figure(Total? total) => total is { } t ? MoneyStyle.Thousands.Text(t) : "";

        void Row(string what, string reference, string title, string before, string after, string moved) => text.AppendLine(string.Create(
            CultureInfo.InvariantCulture, $"{what,-14}{reference,-12}{(title.Length > 42 ? title[..41] + "…" : title),-44}{before,10}{after,10}{moved,10}").TrimEnd());
    }
}

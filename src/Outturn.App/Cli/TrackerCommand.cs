using System.CommandLine;
using System.Globalization;
using System.Text;
using Outturn.App.Api;
using Outturn.App.Operations.Tracking;
using Outturn.Core.Reports;
using Outturn.Core.Tracking;
using Outturn.Core.Values;
using Outturn.Documents.Writing;

namespace Outturn.App.Cli;

/// <summary><c>outturn tracker --year Y [--format text|csv|xlsx|pdf] [-o F]</c>: the tracker as at a date.</summary>
public static class TrackerCommand
{
    public static Command Build(Terminal terminal, TimeProvider clock)
    {
        var year = new Option<string>("--year") { Description = "The tracker's year, such as 2017-18.", Required = true, HelpName = "Y" };
        var format = new Option<string>("--format") { Description = "text, csv, xlsx or pdf.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "csv", "xlsx", "pdf");
        var file = new Option<string?>("--output", "-o") { Description = "The file to write; the output where none is named.", HelpName = "F" };
        var withdrawn = new Option<bool>("--withdrawn") { Description = "The lines that have left the tracker, in place of those in it." };
        var command = new Command("tracker", "The tracker as at a date.") { year, format, file, withdrawn };
        command.SetAction((parsed, cancel) => OutturnCommand.WithAsync(parsed, terminal, async options =>
        {
            if (!FinancialYear.TryParse(parsed.GetValue(year), out var chosen))
            {
                terminal.Problems([Problem.Error("year.unreadable", "--year", $"“{parsed.GetValue(year)}” is not a financial year. Write it as 2017-18.")]);
                return ExitCode.Usage;
            }

            var opened = await CouncilSession.OpenAsync(options, write: false, clock, cancel);
            if (!opened.Ok)
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, opened.Problems, cancel);
            }

            await using var session = opened.Value;
            var read = await session.Services.GetRequiredService<TrackerReads>().ViewAsync(session.Viewer, chosen, options.AsAt, new TrackerFilter(Withdrawn: parsed.GetValue(withdrawn)), cancel);
            if (!read.Ok)
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, read.Problems, cancel);
            }

            var view = read.Value.View;
            var output = parsed.GetValue(file);
            if (options.Json)
            {
                await terminal.WriteAsync(TrackerJson.Write(view), output, cancel);
                return ExitCode.Fine;
            }

            switch (parsed.GetValue(format))
            {
                case "csv":
                    await terminal.WriteAsync(CsvWriter.Write(view.ToSheet()), output, cancel);
                    return ExitCode.Fine;
                case "xlsx":
                    await terminal.WriteAsync(WorkbookWriter.Write(view.ToSheet()), output, cancel);
                    return ExitCode.Fine;
                case "pdf":
                    return await PdfAsync(terminal, clock, options, chosen, output, cancel);
                default:
                    await terminal.WriteAsync(Encoding.UTF8.GetBytes(Text(view)), output, cancel);
                    return ExitCode.Fine;
            }
        }));
        command.Subcommands.Add(CloseCommand.Build(terminal, clock));
        return command;
    }

    /// <summary>The PDF is the web page printed, so that there is one master: a server is started for the moment on a free port.</summary>
    private static async Task<int> PdfAsync(Terminal terminal, TimeProvider clock, GlobalOptions options, FinancialYear year, string? output, CancellationToken cancel)
    {
        var printed = await ServeCommand.PrintAsync(options, clock, $"/tracker/{year}{(Web.AsAtQuery.Text(options.AsAt) is { Length: > 0 } text ? "?" + text : "")}", cancel);
        if (!printed.Ok)
        {
            return await OutturnCommand.RefusedAsync(terminal, options.Json, printed.Problems, cancel);
        }

        await terminal.WriteAsync(printed.Value, output, cancel);
        return ExitCode.Fine;
    }

    private static string Text(TrackerView view)
    {
        var thousands = MoneyStyle.Thousands;
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"Savings tracker {view.Position.Year}, as at {view.AsAtWords}. {TrackerWords.Lines(view.Lines.Count)}. £000, a saving is negative, + is a shortfall.");
        text.AppendLine(CultureInfo.InvariantCulture, $"{view.Sentence} {view.Detail}");
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{"Reference",-12}{"Title",-44}{"Planned",10}{"Forecast",10}{"Variance",10}  {"RAG",-12}Dir");
        foreach (var group in view.Groups)
        {
            text.AppendLine(group.Name);
            foreach (var line in group.Lines)
            {
                Row(line.Reference, line.Details.Title, line.Planned, line.Forecast, line.Variance, line.Stated.Rag?.Word() ?? "", line.Stated.Direction?.Arrow() ?? "");
            }

            Row("", "Subtotal: " + group.Name, group.Sums[Measure.PlannedYear] ?? Total.Zero, group.Sums[Measure.ForecastYear] ?? Total.Zero, group.Sums[Measure.Variance] ?? Total.Zero, "", "");
        }

        Row("", "Total", view.Sums[Measure.PlannedYear] ?? Total.Zero, view.Sums[Measure.ForecastYear] ?? Total.Zero, view.Sums[Measure.Variance] ?? Total.Zero, "", "");
        return text.ToString();

        void Row(string reference, string title, Total planned, Total forecast, Total variance, string rag, string direction) => text.AppendLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{reference,-12}{(title.Length > 42 ? title[..41] + "…" : title),-44}{thousands.Text(planned),10}{thousands.Text(forecast),10}{MoneyStyle.Variance.Text(variance),10}  {rag,-12}{direction}").TrimEnd());
    }
}

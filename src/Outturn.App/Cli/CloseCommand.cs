using System.CommandLine;
using System.Globalization;
using Outturn.App.Operations.Tracking;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Closing;
using Outturn.Core.Values;
using Outturn.Data.Record;
using Outturn.Documents.Writing;

namespace Outturn.App.Cli;

/// <summary><c>outturn tracker close --year Y [--file F] [--position D]</c>: records a year's outturn, which closes it, or corrects it.</summary>
internal static class CloseCommand
{
    public static Command Build(Terminal terminal, TimeProvider clock)
    {
        var year = YearOption.Build();
        var file = new Option<string?>("--file") { Description = "A filled-in form, as a workbook or CSV. Without it the last forecasts are the outturn.", HelpName = "FILE" };
        var form = new Option<string?>("--form") { Description = "Write the form to fill in to this file, .xlsx or .csv, and record nothing.", HelpName = "FILE" };
        var position = new Option<string?>("--position") { Description = "The day at which the outturn is stated. Default: the year's last day, or the latest for which anything is stated.", HelpName = "DATE" };
        var source = new Option<string?>("--source") { Description = "The paper or report that the figures are from.", HelpName = "TEXT" };
        var command = new Command("close", "Record a year's outturn, which closes the year. On a closed year, correct it: that needs --reason.") { year, file, form, position, source };
        command.SetAction((parsed, cancel) => OutturnCommand.WithAsync(parsed, terminal, async options =>
        {
            var chosen = YearOption.Read(parsed.GetValue(year));
            var day = parsed.GetValue(position) is { } text ? YearOption.Day("--position", text).Select(d => (DateOnly?)d) : Result.Ok((DateOnly?)null);
            if (!chosen.Ok || !day.Ok)
            {
                terminal.Problems([.. chosen.Problems, .. day.Problems]);
                return ExitCode.Usage;
            }

            if (!CouncilSession.Exists(options))
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, [Problem.Error("data.none", options.Data, $"There is no council in {options.Data}. Bring a file in with “outturn import”, or name the folder with --data.")], cancel);
            }

            var opened = await CouncilSession.OpenAsync(options, write: parsed.GetValue(form) is null, clock, cancel);
            if (!opened.Ok)
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, opened.Problems, cancel);
            }

            await using var session = opened.Value;
            var close = session.Services.GetRequiredService<CloseYearOperation>();
            var shown = await close.OpenAsync(session.Viewer, chosen.Value, cancel);
            if (!shown.Ok)
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, shown.Problems, cancel);
            }

            if (parsed.GetValue(form) is { } blank)
            {
                var sheet = CloseYearOperation.Workbook(shown.Value);
                await terminal.WriteAsync(blank.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? CsvWriter.Write(sheet) : WorkbookWriter.Write(sheet), blank, cancel);
                return ExitCode.Fine;
            }

            var filled = await FilledAsync(shown.Value, parsed.GetValue(file), cancel);
            if (!filled.Ok)
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, filled.Problems, cancel);
            }

            // The reason that every command has by default is none for a correction: somebody must have said it.
            var why = parsed.GetResult(Shared.Reason) is { Implicit: false } ? options.Reason : "";
            var standing = shown.Value.State.Closings.Count > 0 ? shown.Value.State.Closings[^1].Source : "";
            var done = await close.RunAsync(
                session.Viewer, chosen.Value, filled.Value.Command(parsed.GetValue(source) ?? standing, why), day.Value ?? shown.Value.Position, "command line: tracker close", cancel);
            if (!done.Ok)
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, done.Problems, cancel);
            }

            if (!options.Json)
            {
                terminal.Problems(filled.Problems);
            }

            return await SayAsync(terminal, options, chosen.Value, done.Value, await close.OpenAsync(session.Viewer, chosen.Value, cancel), filled.Problems, cancel);
        }));
        return command;
    }

    private static async Task<Result<OutturnForm>> FilledAsync(OutturnForm form, string? file, CancellationToken cancel)
    {
        if (file is null)
        {
            return Result.Ok(form);
        }

        var read = await IncomingFiles.ReadAsync(file, cancel);
        var taken = read.Ok ? CloseYearOperation.TakeBack(form, read.Value.Name, read.Value.Bytes) : Result.Refused<(OutturnForm Form, ReturnedOutturn Returned)>(read.Problems);
        return taken.Ok ? Result.Ok(taken.Value.Form, taken.Value.Returned.Problems) : Result.Refused<OutturnForm>(taken.Problems);
    }

    private static Task<int> SayAsync(Terminal terminal, GlobalOptions options, FinancialYear year, ActReceipt receipt, Result<OutturnForm> after, IReadOnlyList<Problem> problems, CancellationToken cancel)
    {
        var total = YearOutturn.Of(after.Value!.State.Position);
        var thousands = MoneyStyle.Thousands;
        return OutturnCommand.DoneAsync(
            terminal, options.Json,
            receipt.Number is { } act
                ? string.Create(CultureInfo.InvariantCulture, $"act {act}: {year} is closed. £000, a saving is negative: planned {thousands.Text(total.Planned)}, came {thousands.Text(total.Came)}, not delivered {thousands.Text(total.Undelivered)}; {TrackerWords.Lines(total.NotKnown)} not known")
                : "nothing changed",
            json =>
            {
                json.WriteBoolean("committed", receipt.Wrote);
                json.WriteString("year", year.ToString());
                if (receipt.Number is { } number)
                {
                    json.WriteNumber("act", number);
                }

                json.WriteNumber("lines", receipt.Wrote ? after.Value.State.Position.Lines.Count : 0);
                json.WriteNumber("notKnown", total.NotKnown);
                json.WriteString("came", total.Came.Value is { } came ? came.Pounds.ToString("0.00", CultureInfo.InvariantCulture) : null);
                json.WriteString("undelivered", total.Undelivered.Value is { } missing ? missing.Pounds.ToString("0.00", CultureInfo.InvariantCulture) : null);
                Api.TrackerJson.Problems(json, problems);
            },
            cancel);
    }
}

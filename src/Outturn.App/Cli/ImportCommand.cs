using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Outturn.App.Api;
using Outturn.App.Operations.Tracking;
using Outturn.App.Web;
using Outturn.Core.Assurance;
using Outturn.Core.Cases.Reading;
using Outturn.Core.Reports;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;
using Outturn.Documents.Reading;

namespace Outturn.App.Cli;

/// <summary><c>outturn import FILE...</c>: reads documents into the council. With --dry-run it writes nothing and needs no database.</summary>
public static class ImportCommand
{
    public static Command Build(Terminal terminal, TimeProvider clock)
    {
        var files = new Argument<string[]>("file") { Description = "The files to bring in.", Arity = ArgumentArity.OneOrMore };
        var kind = new Option<string>("--kind") { Description = "tracker, plan, case, bid or auto.", DefaultValueFactory = _ => "auto" };
        var year = new Option<string?>("--year") { Description = "The tracker's year, such as 2017-18.", HelpName = "Y" };
        var cycle = new Option<string?>("--cycle") { Description = "The plan's cycle, such as 2022-27. One that is not open is opened.", HelpName = "C" };
        var position = new Option<string?>("--position") { Description = "The day that the figures stand at. Default: the one in the file, or today.", HelpName = "D" };
        var unit = new Option<string?>("--unit") { Description = "What a bare number counts: £, £000 or £m.", HelpName = "UNIT" };
        var savings = new Option<string?>("--savings") { Description = "How the file shows savings: positive or negative.", HelpName = "SIGN" };
        var basis = new Option<string?>("--basis") { Description = "What a plan file's years hold: movements or levels.", HelpName = "BASIS" };
        var sheet = new Option<string?>("--sheet") { Description = "The workbook's tab to read.", HelpName = "NAME" };
        var map = new Option<string?>("--map") { Description = "A JSON file that says what columns are: {\"F\": \"PlannedPart:1\", \"Target\": \"PlannedYear\"}; of a plan {\"C\": \"Kind\", \"E\": \"Year:2022\"}.", HelpName = "FILE" };
        var absent = new Option<string?>("--absent") { Description = "What becomes of lines that the file lacks: keep or withdraw (with --reason).", HelpName = "ANSWER" };
        var expect = new Option<string?>("--sha256") { Description = "Bring the file in only if this is its hash, as a dry run printed it.", HelpName = "HASH" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would happen; write nothing." };
        var command = new Command("import", "Read documents into the council.") { files, kind, cycle, year, position, unit, savings, basis, sheet, map, absent, expect, dryRun };
        command.SetAction((parsed, cancel) => OutturnCommand.WithAsync(parsed, terminal, async options =>
        {
            if (parsed.GetValue(kind) is not ("tracker" or "plan" or "case" or "bid" or "auto"))
            {
                terminal.Problems([Problem.Error("import.kind-unknown", "--kind", $"“{parsed.GetValue(kind)}” is no kind of file that is read. Give --kind tracker, plan, case or bid, or leave it out.")]);
                return ExitCode.Usage;
            }

            var choices = ImportWords.Read(parsed.GetValue(year), parsed.GetValue(position), parsed.GetValue(unit), parsed.GetValue(savings), parsed.GetValue(sheet));
            MissingAnswer? answer = parsed.GetValue(absent) switch { "keep" => MissingAnswer.Keep, "withdraw" => MissingAnswer.Withdraw, _ => null };
            var planChoices = PlanImportWords.Read(parsed.GetValue(cycle), parsed.GetValue(unit), parsed.GetValue(savings), parsed.GetValue(basis), parsed.GetValue(sheet));
            if (!choices.Ok || !planChoices.Ok || (parsed.GetValue(absent) is not null && answer is null))
            {
                terminal.Problems(!choices.Ok ? choices.Problems : !planChoices.Ok ? planChoices.Problems : [Problem.Error("import.absent-unknown", "--absent", "Give keep or withdraw.")]);
                return ExitCode.Usage;
            }

            var known = KindOf(parsed.GetValue(kind)!, isPlan: parsed.GetValue(cycle) is not null || parsed.GetValue(basis) is not null, isTracker: parsed.GetValue(year) is not null || parsed.GetValue(position) is not null || answer is not null);
            var run = new Run(terminal, clock, options, choices.Value, parsed.GetValue(map), answer, parsed.GetValue(expect), parsed.GetValue(dryRun));
            var plan = new PlanImportRun(terminal, clock, options, planChoices.Value, parsed.GetValue(map), parsed.GetValue(expect), parsed.GetValue(dryRun));
            var cases = new CaseImportRun(terminal, clock, options, planChoices.Value.Cycle?.ToString(), parsed.GetValue(expect), parsed.GetValue(dryRun));
            var worst = ExitCode.Fine;
            foreach (var path in parsed.GetValue(files)!)
            {
                var file = await IncomingFiles.ReadAsync(path, cancel);
                worst = Math.Max(worst, !file.Ok ? await OutturnCommand.RefusedAsync(terminal, options.Json, file.Problems, cancel)
                    : parsed.GetValue(kind) is "case" or "bid" || (parsed.GetValue(kind) == "auto" && await IsCasesAsync(file.Value, cancel)) ? await cases.FileAsync(file.Value, cancel)
                    : (known ?? KindOf(file.Value)) == FileKind.Plan ? await plan.FileAsync(file.Value, cancel)
                    : await run.FileAsync(file.Value, cancel));
            }

            return worst;
        }));
        return command;
    }

    /// <summary>What is said of all files: by name, or by an option that only one kind has. Null: each file tells.</summary>
    private static FileKind? KindOf(string said, bool isPlan, bool isTracker) => said switch
    {
        "tracker" => FileKind.Tracker,
        "plan" => FileKind.Plan,
        _ => isPlan ? FileKind.Plan : isTracker ? FileKind.Tracker : null,
    };

    /// <summary>A Word document or a PDF can be nothing else; a text may be a table, and its headings tell.</summary>
    private static async Task<bool> IsCasesAsync(IncomingFile file, CancellationToken cancel) =>
        PaperReader.IsPaper(file.Bytes, file.Name)
        || (PaperReader.IsText(file.Bytes) && await PaperReader.ReadAsync(file.Bytes, file.Name, cancel) is { Ok: true } paper && CaseReader.HoldsCases(paper.Value));

    /// <summary>A file that cannot be read is refused by the tracker's reader, in words.</summary>
    private static FileKind KindOf(IncomingFile file) => GridReader.Read(file.Bytes, file.Name) is { Ok: true } book ? FileKinds.Of(book.Value) : FileKind.Tracker;

    private sealed record Run(Terminal Terminal, TimeProvider Clock, GlobalOptions Options, ImportChoices Choices, string? Map, MissingAnswer? Absent, string? Expected, bool DryRun)
    {
        public async Task<int> FileAsync(IncomingFile file, CancellationToken cancel)
        {
            var choices = Choices;
            if (Map is not null)
            {
                var mapped = await MapAsync(file, cancel);
                if (!mapped.Ok)
                {
                    return await OutturnCommand.RefusedAsync(Terminal, Options.Json, mapped.Problems, cancel);
                }

                choices = choices with { Columns = mapped.Value };
            }

            return DryRun ? await DryAsync(file, choices, cancel) : await WriteAsync(file, choices, cancel);
        }

        private async Task<int> DryAsync(IncomingFile file, ImportChoices choices, CancellationToken cancel)
        {
            if (!CouncilSession.Exists(Options))
            {
                var reading = ImportTrackerOperation.Read(file, choices);
                return reading.Ok
                    ? await SayAsync(file, reading.Value, preview: null, committed: false, act: null, [], cancel)
                    : await OutturnCommand.RefusedAsync(Terminal, Options.Json, reading.Problems, cancel);
            }

            var opened = await CouncilSession.OpenAsync(Options, write: true, Clock, cancel);
            if (!opened.Ok)
            {
                return await OutturnCommand.RefusedAsync(Terminal, Options.Json, opened.Problems, cancel);
            }

            await using var session = opened.Value;
            var proposed = await session.Services.GetRequiredService<ImportTrackerOperation>().ProposeAsync(session.Viewer, file, choices, cancel);
            return proposed.Ok
                ? await SayAsync(file, proposed.Value.Reading, proposed.Value.Preview, committed: false, act: null, [], cancel)
                : await OutturnCommand.RefusedAsync(Terminal, Options.Json, proposed.Problems, cancel);
        }

        private async Task<int> WriteAsync(IncomingFile file, ImportChoices choices, CancellationToken cancel)
        {
            var opened = await CouncilSession.OpenAsync(Options, write: true, Clock, cancel);
            if (!opened.Ok)
            {
                return await OutturnCommand.RefusedAsync(Terminal, Options.Json, opened.Problems, cancel);
            }

            await using var session = opened.Value;
            var import = session.Services.GetRequiredService<ImportTrackerOperation>();
            var confirmation = new ImportConfirmation(Expected, ExpectedLatestAct: null, new Dictionary<string, MissingAnswer>(StringComparer.Ordinal), Absent, Options.Reason, Options.Reason, "command line: import");
            var done = await import.ConfirmAsync(session.Viewer, file, choices, confirmation, cancel);
            if (done.Ok)
            {
                return await SayAsync(file, done.Value.Proposal.Reading, done.Value.Proposal.Preview, committed: true, done.Value.Act, [], cancel);
            }

            // What was read is said even where it is refused, so that the reason can be seen in its place.
            var proposed = await import.ProposeAsync(session.Viewer, file, choices, cancel);
            return proposed.Ok
                ? await SayAsync(file, proposed.Value.Reading, proposed.Value.Preview, committed: false, act: null, done.Problems, cancel)
                : await OutturnCommand.RefusedAsync(Terminal, Options.Json, done.Problems, cancel);
        }

        /// <summary>A map names columns by letter or by heading.</summary>
        private async Task<Result<IReadOnlyList<ColumnMapping>>> MapAsync(IncomingFile file, CancellationToken cancel)
        {
            var found = ImportTrackerOperation.Read(file, Choices);
            if (!found.Ok)
            {
                return Result.Refused<IReadOnlyList<ColumnMapping>>(found.Problems);
            }

            Dictionary<string, string>? map;
            try
            {
                map = JsonSerializer.Deserialize<Dictionary<string, string>>(await File.ReadAllTextAsync(Map!, cancel));
            }
            catch (Exception e) when (e is IOException or JsonException or UnauthorizedAccessException)
            {
                return Result.Refused<IReadOnlyList<ColumnMapping>>(Problem.Error("map.unreadable", Map!, $"The map cannot be read: {e.Message} It is JSON such as {{\"F\": \"PlannedPart:1\"}}."));
            }

            var columns = found.Value.Columns.ToList();
            foreach (var (name, value) in map ?? [])
            {
                var at = columns.FindIndex(c => string.Equals(Core.Sheets.Grid.ColumnName(c.Column), name, StringComparison.OrdinalIgnoreCase) || string.Equals(c.Heading, name, StringComparison.OrdinalIgnoreCase));
                if (at < 0 || ImportWords.ReadValue(value) is not { } chosen)
                {
                    return Result.Refused<IReadOnlyList<ColumnMapping>>(Problem.Error("map.unknown", name, at < 0
                        ? $"The file has no column “{name}”. Name it by its letter or its heading."
                        : $"“{value}” is not a field. The fields are {string.Join(", ", Enum.GetNames<TrackerField>())}; parts are written PlannedPart:1."));
                }

                columns[at] = columns[at] with { Field = chosen.Field, Part = chosen.Part, How = "by hand" };
            }

            return Result.Ok<IReadOnlyList<ColumnMapping>>(columns);
        }

        private async Task<int> SayAsync(IncomingFile file, TrackerReading reading, ImportPreview? preview, bool committed, long? act, IReadOnlyList<Problem> refusals, CancellationToken cancel)
        {
            var problems = refusals.Concat(reading.Problems).Concat(reading.BadRows.Select(b => Problem.Warning("row.unreadable", b.Where, b.Reason))).DistinctBy(p => (p.Code, p.Where, p.Message)).ToList();
            if (reading.Year is null && problems.All(p => p.Code != "year.unclear"))
            {
                problems.Insert(0, Problem.Error("year.unclear", file.Name, "The file does not say which financial year it is for. Give it with --year, such as --year 2017-18."));
            }

            var lines = reading.Lines.Select(Line).ToList();
            var sums = TrackerSums.Of(lines);
            if (Options.Json)
            {
                await Terminal.JsonAsync(TrackerJson.Bytes(json => Write(json, file, reading, preview, committed, act, problems, sums)), cancel);
            }
            else
            {
                Text(file, reading, preview, committed, act, sums);
                Terminal.Problems(problems);
            }

            return problems.Any(p => p.Severity == Severity.Error) ? ExitCode.Findings : ExitCode.Fine;
        }

        private static TrackerLine Line(ReadLine line) =>
            new(Guid.Empty, default, line.Key, line.Reference?.Code ?? "", line.Details, line.Plan ?? LinePlan.Empty, line.Stated, line.Owner, LineStanding.In);

        private static void Write(Utf8JsonWriter json, IncomingFile file, TrackerReading reading, ImportPreview? preview, bool committed, long? act, List<Problem> problems, TrackerSums sums)
        {
            json.WriteStartObject();
            json.WriteString("kind", "tracker");
            json.WriteString("file", file.Name);
            json.WriteString("sha256", file.Sha256);
            json.WriteString("format", reading.Format);
            json.WriteString("sheet", reading.Sheet);
            json.WriteString("year", reading.Year?.ToString());
            json.WriteString("position", reading.Position?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("unit", reading.Unit switch { MoneyUnit.Pounds => "£", MoneyUnit.Thousands => "£000", MoneyUnit.Millions => "£m", _ => null });
            json.WriteString("savings", reading.Savings?.ToString().ToLowerInvariant());
            json.WriteStartArray("columns");
            foreach (var column in reading.Columns)
            {
                json.WriteStartObject();
                json.WriteString("column", Core.Sheets.Grid.ColumnName(column.Column));
                json.WriteString("heading", column.Heading);
                json.WriteString("field", ImportWords.Value(column));
                json.WriteString("how", column.How);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("items");
            foreach (var line in reading.Lines)
            {
                TrackerJson.Line(json, line, reading);
            }

            json.WriteEndArray();
            TrackerJson.Sums(json, "totals", sums);
            json.WriteStartArray("printedTotals");
            foreach (var total in reading.PrintedTotals)
            {
                json.WriteStartObject();
                json.WriteString("where", total.Where);
                json.WriteString("label", total.Label);
                json.WriteString("measure", total.Measure);
                TrackerJson.Money(json, "printed", total.Printed);
                TrackerJson.Money(json, "computed", total.Computed);
                json.WriteBoolean("agrees", total.Agrees);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (preview is not null)
            {
                json.WriteStartObject("preview");
                json.WriteNumber("added", preview.Added.Count);
                json.WriteNumber("changed", preview.Changed.Count);
                json.WriteNumber("unchanged", preview.Unchanged);
                json.WriteStartArray("absent");
                foreach (var line in preview.Missing)
                {
                    json.WriteStringValue(line.Key);
                }

                json.WriteEndArray();
                json.WriteStartArray("changes");
                foreach (var item in preview.Changed)
                {
                    json.WriteStartObject();
                    json.WriteString("key", item.Line.Key);
                    json.WriteStartArray("fields");
                    foreach (var field in item.Fields)
                    {
                        json.WriteStartObject();
                        json.WriteString("field", field.Field);
                        json.WriteString("from", field.From);
                        json.WriteString("to", field.To);
                        json.WriteEndObject();
                    }

                    json.WriteEndArray();
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteStartArray("unread");
            foreach (var text in reading.Unread)
            {
                json.WriteStartObject();
                json.WriteString("where", text.Where);
                json.WriteString("text", text.Text);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            TrackerJson.Problems(json, problems);
            json.WriteBoolean("committed", committed);
            if (act is { } number)
            {
                json.WriteNumber("act", number);
            }

            json.WriteEndObject();
        }

        private void Text(IncomingFile file, TrackerReading reading, ImportPreview? preview, bool committed, long? act, TrackerSums sums)
        {
            var to = Terminal.Out;
            var thousands = MoneyStyle.Thousands;
            string T(Measure m) => thousands.Text(sums[m] ?? Total.Zero);
            to.WriteLine($"{file.Name}: tracker{(reading.Year is { } year ? " of " + year : "")}{(reading.Position is { } day ? ", as at " + CouncilTime.Words(day) : "")}, {TrackerWords.Lines(reading.Lines.Count)}{(reading.BadRows.Count > 0 ? string.Create(CultureInfo.InvariantCulture, $", {reading.BadRows.Count} rows not read") : "")}");
            to.WriteLine($"  unit: {reading.UnitHow}; sign: {reading.SavingsHow}");
            to.WriteLine($"  £000  investment {T(Measure.Investment)}; planned {T(Measure.PlannedYear)}; forecast {T(Measure.ForecastYear)}; variance {MoneyStyle.Variance.Text(sums[Measure.Variance] ?? Total.Zero)}");
            if (reading.PrintedTotals.Count > 0)
            {
                to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {reading.PrintedTotals.Count(t => t.Agrees)} of {reading.PrintedTotals.Count} printed totals agree with the lines"));
            }

            if (preview is not null)
            {
                to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {preview.Added.Count} new, {preview.Changed.Count} changed, {preview.Unchanged} the same, {preview.Missing.Count} absent"));
            }

            to.WriteLine(committed ? act is { } number ? string.Create(CultureInfo.InvariantCulture, $"  written: act {number}") : "  nothing to write: the tracker already says all of it" : DryRun ? $"  nothing written (dry run); sha256 {file.Sha256}" : "  nothing written");
        }
    }
}

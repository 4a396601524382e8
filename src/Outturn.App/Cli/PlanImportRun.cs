using System.Globalization;
using System.Text.Json;
using Outturn.App.Api;
using Outturn.App.Operations.Planning;
using Outturn.App.Operations.Tracking;
using Outturn.App.Web;
using Outturn.Core.Planning;
using Outturn.Core.Planning.Reading;
using Outturn.Core.Reports.Planning;
using Outturn.Core.Tracking;
using Outturn.Core.Values;

namespace Outturn.App.Cli;

/// <summary>Brings files of plan lines in from the command line. A cell that two people changed is refused here: it is answered on the page.</summary>
internal sealed record PlanImportRun(Terminal Terminal, TimeProvider Clock, GlobalOptions Options, PlanImportChoices Choices, string? Map, string? Expected, bool DryRun)
{
    public async Task<int> FileAsync(IncomingFile file, CancellationToken cancel)
    {
        var choices = await MappedAsync(file, cancel);
        if (!choices.Ok)
        {
            return await OutturnCommand.RefusedAsync(Terminal, Options.Json, choices.Problems, cancel);
        }

        if (DryRun && !CouncilSession.Exists(Options))
        {
            var read = ImportPlanOperation.Read(file, choices.Value);
            return read.Ok
                ? await SayAsync(file, read.Value, proposal: null, committed: false, act: null, [], cancel)
                : await OutturnCommand.RefusedAsync(Terminal, Options.Json, read.Problems, cancel);
        }

        var opened = await CouncilSession.OpenAsync(Options, write: true, Clock, cancel);
        if (!opened.Ok)
        {
            return await OutturnCommand.RefusedAsync(Terminal, Options.Json, opened.Problems, cancel);
        }

        await using var session = opened.Value;
        var import = session.Services.GetRequiredService<ImportPlanOperation>();
        IReadOnlyList<Problem> refusals = [];
        if (!DryRun)
        {
            var done = await import.ConfirmAsync(session.Viewer, file, choices.Value, new(Expected, ExpectedLatestAct: null, _ => null, Options.Reason, "command line: import"), cancel);
            if (done.Ok)
            {
                return await SayAsync(file, done.Value.Proposal.Read, done.Value.Proposal, committed: true, done.Value.Act, [], cancel);
            }

            refusals = done.Problems;
        }

        // What was read is said even where it is refused, so that the reason can be seen in its place.
        var proposed = await import.ProposeAsync(session.Viewer, file, choices.Value, _ => null, cancel);
        return proposed.Ok
            ? await SayAsync(file, proposed.Value.Read, proposed.Value, committed: false, act: null, refusals.Count > 0 ? refusals : [.. proposed.Value.Decided.Problems.Where(p => p.Severity == Severity.Error)], cancel)
            : await OutturnCommand.RefusedAsync(Terminal, Options.Json, proposed.Problems, cancel);
    }

    /// <summary>A map names columns by letter or by heading.</summary>
    private async Task<Result<PlanImportChoices>> MappedAsync(IncomingFile file, CancellationToken cancel)
    {
        if (Map is null)
        {
            return Result.Ok(Choices);
        }

        var found = ImportPlanOperation.Read(file, Choices);
        if (!found.Ok)
        {
            return Result.Refused<PlanImportChoices>(found.Problems);
        }

        Dictionary<string, string>? map;
        try
        {
            map = JsonSerializer.Deserialize<Dictionary<string, string>>(await File.ReadAllTextAsync(Map, cancel));
        }
        catch (Exception e) when (e is IOException or JsonException or UnauthorizedAccessException)
        {
            return Result.Refused<PlanImportChoices>(Problem.Error("map.unreadable", Map, $"The map cannot be read: {e.Message} It is JSON such as {{\"C\": \"Kind\", \"E\": \"Year:2022\"}}."));
        }

        var columns = found.Value.Reading?.Columns.ToList() ?? [];
        foreach (var (name, value) in map ?? [])
        {
            var at = columns.FindIndex(c => string.Equals(Core.Sheets.Grid.ColumnName(c.Column), name, StringComparison.OrdinalIgnoreCase) || string.Equals(c.Heading, name, StringComparison.OrdinalIgnoreCase));
            if (at < 0 || PlanImportWords.ReadValue(value) is not { } chosen)
            {
                return Result.Refused<PlanImportChoices>(Problem.Error("map.unknown", name, at < 0
                    ? $"The file has no column “{name}”. Name it by its letter or its heading."
                    : $"“{value}” is not a field. The fields are {string.Join(", ", Enum.GetNames<PlanField>())}; years are written Year:2022."));
            }

            columns[at] = columns[at] with { Field = chosen.Field, Year = chosen.Year };
        }

        return Result.Ok(Choices with { ChosenColumns = [.. columns.Select(c => new ChosenPlanColumn(c.Column, c.Heading, c.Field, c.Year?.StartYear))] });
    }

    private async Task<int> SayAsync(IncomingFile file, ReadPlanFile read, PlanImportProposal? proposal, bool committed, long? act, IReadOnlyList<Problem> refusals, CancellationToken cancel)
    {
        var items = proposal?.Items ?? read.Items;
        List<Problem> problems =
        [
            .. refusals.Concat(read.Reading?.Problems ?? []).Concat(read.Reading?.BadRows.Select(b => b.Problem with { Severity = Severity.Warning }) ?? []).Concat(proposal?.Preview?.Problems ?? []).Concat(proposal?.Returned?.Problems ?? [])
                .DistinctBy(p => (p.Code, p.Where, p.Message)),
        ];
        if (Options.Json)
        {
            await Terminal.JsonAsync(PlanImportJson.Write(file, read, proposal, items, problems, act, committed), cancel);
        }
        else
        {
            Text(file, read, proposal, items, committed, act);
            Terminal.Problems(problems);
        }

        return problems.Exists(p => p.Severity == Severity.Error) ? ExitCode.Findings : ExitCode.Fine;
    }

    private void Text(IncomingFile file, ReadPlanFile read, PlanImportProposal? proposal, IReadOnlyList<PlanImportItem> items, bool committed, long? act)
    {
        var to = Terminal.Out;
        to.WriteLine($"{file.Name}: {(read.IsReturned ? "the plan's own workbook" : "plan lines")}{(read.Cycle is { } cycle ? " of " + cycle : "")}, {TrackerWords.Lines(items.Count)}{(read.Reading?.BadRows.Count > 0 ? string.Create(CultureInfo.InvariantCulture, $", {read.Reading.BadRows.Count} rows not read") : "")}");
        if (read.Reading is { } reading)
        {
            to.WriteLine($"  unit: {reading.UnitHow}; sign: {reading.SignHow}; {reading.BasisHow}");
            var totals = PlanFileTotals.Of(items.Select(i => i.Line));
            foreach (var (group, figures) in totals.Groups.Append(KeyValuePair.Create("net", totals.Net)))
            {
                to.WriteLine($"  £000  {group}: {string.Join(", ", totals.Years.Zip(figures).Where(y => y.Second != Total.Zero).Select(y => $"{y.First} {MoneyStyle.Thousands.Text(y.Second)}"))}");
            }
        }

        if (proposal?.Preview is { } preview)
        {
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {preview.Rows.Count(r => r.State == PlanRowState.New)} new, {preview.Rows.Count(r => r.State == PlanRowState.Changed)} changed, {preview.Rows.Count(r => r.State == PlanRowState.Unchanged)} the same, {preview.Absent.Count} absent"));
        }

        foreach (var cell in proposal?.Returned?.Cells ?? [])
        {
            to.WriteLine($"  {cell.Where} {cell.Field}: {(cell.Now.Length > 0 ? cell.Now : "empty")} to {(cell.Mine.Length > 0 ? cell.Mine : "empty")}");
        }

        to.WriteLine(committed ? act is { } number ? string.Create(CultureInfo.InvariantCulture, $"  written: act {number}") : "  nothing to write: the plan already says all of it" : DryRun ? $"  nothing written (dry run); sha256 {file.Sha256}" : "  nothing written");
    }
}

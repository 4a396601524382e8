using System.CommandLine;
using System.Globalization;
using System.Text;
using Outturn.App.Api;
using Outturn.App.Operations.Planning;
using Outturn.Core.Planning;
using Outturn.Core.Reports.Planning;
using Outturn.Core.Sheets;
using Outturn.Core.Values;
using Outturn.Documents.Writing;

namespace Outturn.App.Cli;

/// <summary><c>outturn plan --cycle C --table T --basis B [--format F]</c>: the plan's tables as at a date.</summary>
public static class PlanCommand
{
    public static Command Build(Terminal terminal, TimeProvider clock)
    {
        var cycle = new Option<string>("--cycle") { Description = "The cycle, such as 2022-27.", Required = true, HelpName = "C" };
        var table = new Option<string>("--table") { Description = "overview, proposals, funding, gap or lines.", DefaultValueFactory = _ => "overview", HelpName = "T" };
        table.AcceptOnlyFromAmong("overview", "proposals", "funding", "gap", "lines");
        var basis = new Option<string>("--basis") { Description = "movements, levels or running-totals.", DefaultValueFactory = _ => "movements", HelpName = "B" };
        basis.AcceptOnlyFromAmong("movements", "levels", "running-totals");
        var group = new Option<string>("--by") { Description = "How proposals are parted: " + string.Join(", ", Enum.GetValues<PlanGrouping>().Select(g => g.Slug())) + ".", DefaultValueFactory = _ => "service", HelpName = "G" };
        group.AcceptOnlyFromAmong([.. Enum.GetValues<PlanGrouping>().Select(g => g.Slug())]);
        var format = new Option<string>("--format") { Description = "text, csv, xlsx or json.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "csv", "xlsx", "json");
        var vintage = new Option<string?>("--vintage") { Description = "The forecasts of this name; the latest where none is named.", HelpName = "V" };
        var baseline = new Option<int?>("--baseline") { Description = "A frozen plan by its number.", HelpName = "N" };
        var scenario = new Option<int?>("--scenario") { Description = "A what-if by its number.", HelpName = "N" };
        var structure = new Option<string?>("--structure") { Description = "Under the council's structure of this day.", HelpName = "D" };
        var file = new Option<string?>("--output", "-o") { Description = "The file to write; the output where none is named.", HelpName = "F" };
        var command = new Command("plan", "The plan's tables as at a date.") { cycle, table, basis, group, format, vintage, baseline, scenario, structure, file };
        command.SetAction((parsed, cancel) => OutturnCommand.WithAsync(parsed, terminal, async options =>
        {
            if (!PlanCycle.TryParse(parsed.GetValue(cycle), out var chosen))
            {
                terminal.Problems([Problem.Error("cycle.unreadable", "--cycle", $"“{parsed.GetValue(cycle)}” is not a cycle. Write it as 2022-27.")]);
                return ExitCode.Usage;
            }

            DateOnly? day = null;
            if (parsed.GetValue(structure) is { Length: > 0 } typed)
            {
                var read = YearOption.Day("--structure", typed);
                if (!read.Ok)
                {
                    terminal.Problems(read.Problems);
                    return ExitCode.Usage;
                }

                day = read.Value;
            }

            var opened = await CouncilSession.OpenAsync(options, write: false, clock, cancel);
            if (!opened.Ok)
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, opened.Problems, cancel);
            }

            await using var session = opened.Value;
            var choice = new PlanChoice(parsed.GetValue(baseline), parsed.GetValue(scenario), day);
            var shown = await session.Services.GetRequiredService<PlanReads>().PlanAsync(session.Viewer, chosen, options.AsAt, choice, cancel);
            var sheet = shown.Ok ? SheetOf(shown.Value.Plan, parsed.GetValue(table)!, parsed.GetValue(basis), parsed.GetValue(group), parsed.GetValue(vintage)) : Result.Refused<Sheet>(shown.Problems);
            if (!sheet.Ok)
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, sheet.Problems, cancel);
            }

            await terminal.WriteAsync(
                options.Json || parsed.GetValue(format) == "json" ? JsonSheet.Write(sheet.Value)
                : parsed.GetValue(format) switch
                {
                    "csv" => CsvWriter.Write(sheet.Value),
                    "xlsx" => WorkbookWriter.Write(sheet.Value),
                    _ => Encoding.UTF8.GetBytes(Text(sheet.Value)),
                },
                parsed.GetValue(file), cancel);
            return ExitCode.Fine;
        }));
        return command;
    }

    private static Result<Sheet> SheetOf(Plan plan, string table, string? basis, string? group, string? vintage)
    {
        var pounds = new MoneyStyle(MoneyUnit.Pounds);
        if (table == "lines")
        {
            return Result.Ok(PlanLinesSheet.Of(PlanLedger.Of(plan, new PlanChoices(vintage)), pounds));
        }

        var read = PlanFiles.TableOf(plan, table, group, vintage);
        return read.Ok && PlanFiles.BasisOf(basis) is { Ok: true } of ? Result.Ok(read.Value.ToSheet(of.Value, pounds)) : Result.Refused<Sheet>(read.Problems);
    }

    /// <summary>The table in £000 for a person's eyes.</summary>
    private static string Text(Sheet sheet)
    {
        var text = new StringBuilder();
        text.AppendLine(sheet.Caption).AppendLine();
        var columns = sheet.Columns.Select((c, i) => (Column: c, Index: i)).Where(c => c.Column.Kind != ColumnKind.Key).ToList();
        text.AppendLine(string.Concat(columns.Select(c => c.Column.Style is null ? Fit(c.Column.Heading, 34) : c.Column.Heading.PadLeft(12))).TrimEnd());
        foreach (var row in sheet.Rows)
        {
            text.AppendLine(string.Concat(columns.Select(c => row.Cells.ElementAtOrDefault(c.Index) is { } cell ? Shown(cell, c.Column) : "")).TrimEnd());
        }

        return text.ToString();

        static string Shown(Cell cell, Column column) => cell switch
        {
            Cell.Figure figure => MoneyStyle.Thousands.Text(figure.Amount).PadLeft(12),
            Cell.Sum sum => Total(sum.Total).PadLeft(12),
            Cell.Words words => Fit(words.Content, 34),
            Cell.Number number => Fit(number.Value.ToString(CultureInfo.InvariantCulture), 34),
            _ => column.Style is null ? Fit("", 34) : "".PadLeft(12),
        };

        static string Total(Total total) => $"{MoneyStyle.Thousands.Text(total.Low)}{(total.Unquantified > 0 ? $"+{total.Unquantified.ToString(CultureInfo.InvariantCulture)}?" : "")}";

        static string Fit(string words, int width) => words.Length > width - 1 ? words[..(width - 2)] + "… " : words.PadRight(width);
    }
}

using System.CommandLine;
using System.Text;
using Outturn.App.Api;
using Outturn.App.Operations.Planning;
using Outturn.Core.Planning;
using Outturn.Core.Reports.Planning;
using Outturn.Core.Reports.Planning.Workbooks;
using Outturn.Core.Sheets;
using Outturn.Core.Values;
using Outturn.Documents.Writing;

namespace Outturn.App.Cli;

/// <summary><c>outturn plan --cycle C --table T --basis B [--format F]</c>: the plan's tables as at a date.</summary>
public static class PlanCommand
{
    /// <summary>Tables that are no plan table: they have no basis and no formulas.</summary>
    private static readonly string[] Tables = ["lines", "calls", "capital", "strategy"];

    public static Command Build(Terminal terminal, TimeProvider clock)
    {
        var cycle = new Option<string>("--cycle") { Description = "The cycle, such as 2022-27.", Required = true, HelpName = "C" };
        var table = new Option<string>("--table") { Description = "overview, proposals, funding, gap or lines; calls, capital or strategy: calls on each source, capital schemes, and the strategy for capital receipts, by year whatever the basis.", DefaultValueFactory = _ => "overview", HelpName = "T" };
        table.AcceptOnlyFromAmong("overview", "proposals", "funding", "gap", "lines", "calls", "capital", "strategy");
        var basis = new Option<string>("--basis") { Description = "movements, levels or running-totals.", DefaultValueFactory = _ => "movements", HelpName = "B" };
        basis.AcceptOnlyFromAmong("movements", "levels", "running-totals");
        var group = new Option<string>("--by") { Description = "How proposals are parted: " + string.Join(", ", Enum.GetValues<PlanGrouping>().Select(g => g.Slug())) + ".", DefaultValueFactory = _ => "service", HelpName = "G" };
        group.AcceptOnlyFromAmong([.. Enum.GetValues<PlanGrouping>().Select(g => g.Slug())]);
        var format = new Option<string>("--format") { Description = "text, csv, xlsx or json; docx for the strategy.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "csv", "xlsx", "json", "docx");
        var vintage = new Option<string?>("--vintage") { Description = "The forecasts of this name; the latest where none is named.", HelpName = "V" };
        var baseline = new Option<int?>("--baseline") { Description = "A frozen plan by its number.", HelpName = "N" };
        var scenario = new Option<int?>("--scenario") { Description = "A what-if by its number.", HelpName = "N" };
        var structure = new Option<string?>("--structure") { Description = "Under the council's structure of this day.", HelpName = "D" };
        var source = new Option<string?>("--source") { Description = "With --table strategy: the capital receipts of this name; the first where none is named.", HelpName = "S" };
        var formulas = new Option<bool>("--formulas") { Description = "With --format xlsx: the table with live formulas over the lines, which Excel can audit." };
        var file = new Option<string?>("--output", "-o") { Description = "The file to write; the output where none is named.", HelpName = "F" };
        var command = new Command("plan", "The plan's tables as at a date.") { cycle, table, basis, group, format, formulas, vintage, baseline, scenario, structure, source, file };
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

            if (parsed.GetValue(formulas) && (parsed.GetValue(format) != "xlsx" || Tables.Contains(parsed.GetValue(table)!) || options.Json))
            {
                terminal.Problems([Problem.Error("plan.formulas", "--formulas", "Only a table in Excel has formulas. Ask for --format xlsx and the overview, proposals, funding or the gap, or leave out --formulas.")]);
                return ExitCode.Usage;
            }

            if (parsed.GetValue(format) == "docx" && (parsed.GetValue(table) != "strategy" || options.Json))
            {
                terminal.Problems([Problem.Error("plan.docx", "--format", "Only the strategy is written for Word. Ask for --table strategy, or for another format.")]);
                return ExitCode.Usage;
            }

            var opened = await CouncilSession.OpenAsync(options, write: false, clock, cancel);
            if (!opened.Ok)
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, opened.Problems, cancel);
            }

            await using var session = opened.Value;
            var choice = new PlanChoice(parsed.GetValue(baseline), parsed.GetValue(scenario), day);
            var shown = await session.Services.GetRequiredService<PlanReads>().PlanAsync(session.Viewer, chosen, options.AsAt, choice, cancel);
            var asked = parsed.GetValue(table)!;
            var output = options.Json ? "json" : parsed.GetValue(format);
            if (shown.Ok && asked == "strategy")
            {
                var receipts = StrategyReads.Find(shown.Value.Plan, parsed.GetValue(source));
                if (!receipts.Ok)
                {
                    return await OutturnCommand.RefusedAsync(terminal, options.Json, receipts.Problems, cancel);
                }

                var strategy = await session.Services.GetRequiredService<StrategyReads>().OfAsync(session.Viewer, shown.Value.Plan, receipts.Value, cancel);
                await terminal.WriteAsync(output == "text" ? Encoding.UTF8.GetBytes(Text(strategy)) : PlanFiles.StrategyBytes(strategy, output!), parsed.GetValue(file), cancel);
                return strategy.Missing.Any() ? ExitCode.Findings : ExitCode.Fine;
            }

            var sheets = shown.Ok
                ? SheetsOf(shown.Value.Plan, asked, parsed.GetValue(basis), parsed.GetValue(group), parsed.GetValue(vintage), output == "text" ? MoneyUnit.Thousands : MoneyUnit.Pounds, parsed.GetValue(formulas))
                : Result.Refused<IReadOnlyList<Sheet>>(shown.Problems);
            if (!sheets.Ok)
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, sheets.Problems, cancel);
            }

            await terminal.WriteAsync(
                output switch
                {
                    "json" => JsonSheet.Write(sheets.Value[0]),
                    "csv" => CsvWriter.Write(sheets.Value[0]),
                    "xlsx" => WorkbookWriter.Write(sheets.Value),
                    _ => Encoding.UTF8.GetBytes(Text(sheets.Value[0], asked)),
                },
                parsed.GetValue(file), cancel);
            return ExitCode.Fine;
        }));
        return command;
    }

    private static Result<IReadOnlyList<Sheet>> SheetsOf(Plan plan, string table, string? basis, string? group, string? vintage, MoneyUnit unit, bool formulas)
    {
        var style = new MoneyStyle(unit);
        if (table == "calls")
        {
            return Result.Ok<IReadOnlyList<Sheet>>([SourceCalls.Of(PlanLedger.Of(plan, new PlanChoices(vintage))).ToSheet(style)]);
        }

        if (table == "capital")
        {
            return Result.Ok(unit == MoneyUnit.Thousands ? [CapitalSheets.Schemes(plan, style)] : CapitalSheets.All(plan, workings: true));
        }

        if (table == "lines")
        {
            return Result.Ok<IReadOnlyList<Sheet>>([PlanLinesSheet.Of(PlanLedger.Of(plan, new PlanChoices(vintage)), style)]);
        }

        var read = PlanFiles.TableOf(plan, table, group, vintage);
        return read.Ok && PlanFiles.BasisOf(basis) is { Ok: true } of
            ? Result.Ok(formulas ? FormulaWorkbook.Of(read.Value, of.Value, style) : [read.Value.ToSheet(of.Value, style)])
            : Result.Refused<IReadOnlyList<Sheet>>(read.Problems);
    }

    private static string Text(Sheet sheet, string table) => (table switch
    {
        "lines" => new TerminalSheet(sheet, ["reference", "title", "line"], "counts"),
        "calls" => new TerminalSheet(sheet, ["source", "what"], ""),
        "capital" => new TerminalSheet(sheet, ["scheme", "what"], ""),
        _ => new TerminalSheet(sheet, ["heading"], "note"),
    }).Text();

    private static string Text(ReceiptsStrategy strategy) => string.Join('\n', (string[])
    [
        strategy.InWords + "\n" + string.Concat(strategy.Missing.Select(m => m + "\n")),
        new TerminalSheet(strategy.Table(), ["project", "what"], "").Text(),
        .. strategy.Money() is { } money ? [new TerminalSheet(money, ["what"], "").Text()] : Array.Empty<string>(),
        .. strategy.Progress() is { } progress ? [new TerminalSheet(progress, ["project"], "note").Text()] : Array.Empty<string>(),
    ]);
}

using System.CommandLine;
using System.Globalization;
using System.Text;
using Outturn.App.Api;
using Outturn.App.Operations.Closing;
using Outturn.App.Operations.Funds;
using Outturn.Core.Funds;
using Outturn.Core.Reports.Closing;
using Outturn.Core.Sheets;
using Outturn.Core.Values;
using Outturn.Documents.Reading;
using Outturn.Documents.Writing;

namespace Outturn.App.Cli;

/// <summary><c>outturn fund list|show|package|return</c>: funds, their bids, the package table with what it brings back, and what came back.</summary>
public static class FundCommand
{
    public static Command Build(Terminal terminal, TimeProvider clock) => new("fund", "Funds, their bids and the package table: list, show, package, return.")
    {
        List(terminal, clock), Show(terminal, clock), Package(terminal, clock), Return(terminal, clock),
    };

    private static Command List(Terminal terminal, TimeProvider clock)
    {
        var command = new Command("list", "The council's funds with their headroom.");
        command.SetAction((parsed, cancel) => OutturnCommand.WithAsync(parsed, terminal, options => BookAsync(options, terminal, clock, async (book, _, _) =>
        {
            await WriteAsync(terminal, [FundSheets.Funds(book, MoneyStyle.Thousands)], options.Json ? "json" : "text", null, cancel);
            return ExitCode.Fine;
        }, cancel)));
        return command;
    }

    private static Command Show(Terminal terminal, TimeProvider clock)
    {
        var number = new Argument<int>("fund") { Description = "The fund's number." };
        var year = new Option<string?>("--year") { Description = "What bids promised for this year beside its tracker.", HelpName = "Y" };
        var (format, output) = Files();
        var command = new Command("show", "One fund: balances by year, bids, and what became of their promises.") { number, year, format, output };
        command.SetAction((parsed, cancel) => OutturnCommand.WithAsync(parsed, terminal, options => BookAsync(options, terminal, clock, async (book, reads, viewer) =>
        {
            if (book.Find(parsed.GetValue(number)) is not { } fund)
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, [Problem.Error(FundReads.NotFound, "fund", $"There is no fund {parsed.GetValue(number).ToString(CultureInfo.InvariantCulture)}. “outturn fund list” names those that there are.")], cancel);
            }

            var sheets = new List<Sheet> { FundSheets.ByYear(fund, book.BalancesOf(fund), MoneyStyle.Thousands), FundSheets.Bids(fund, book, MoneyStyle.Thousands) };
            if (parsed.GetValue(year) is { } named)
            {
                if (!FinancialYear.TryParse(named, out var of))
                {
                    terminal.Problems([Problem.Error("year.unreadable", "--year", $"“{named}” is not a financial year. Write it as 2017-18.")]);
                    return ExitCode.Usage;
                }

                var bids = book.BidsOf(fund);
                sheets.Add(FundSheets.Delivery(fund, bids, await reads.DeliveryAsync(viewer, bids, of, options.AsAt, cancel), of, MoneyStyle.Thousands));
            }

            await WriteAsync(terminal, sheets, options.Json ? "json" : parsed.GetValue(format)!, parsed.GetValue(output), cancel);
            return ExitCode.Fine;
        }, cancel)));
        return command;
    }

    private static Command Package(Terminal terminal, TimeProvider clock)
    {
        var file = new Argument<string?>("file") { Description = "A package table as CSV or a workbook, without a database; none for the bids of a fund.", Arity = ArgumentArity.ZeroOrOne };
        var number = new Option<int?>("--fund") { Description = "The fund whose bids are put together. Default: the first.", HelpName = "N" };
        var flows = new Option<string[]>("--flows") { Description = "Yearly figures known from elsewhere, to which the rows are compared; may be given more than once.", HelpName = "FILE" };
        var basis = new Option<string>("--basis") { Description = "levels, movements or running-totals.", DefaultValueFactory = _ => "levels", HelpName = "B" };
        basis.AcceptOnlyFromAmong("levels", "movements", "running-totals");
        var (format, output) = Files();
        var command = new Command("package", "The package table: by workstream and year, totals, running totals, and what it brings back. Exits with 1 where a row does not hold.") { file, number, flows, basis, format, output };
        command.SetAction((parsed, cancel) => OutturnCommand.WithAsync(parsed, terminal, async options =>
        {
            var known = new List<KnownSeries>();
            foreach (var name in parsed.GetValue(flows) ?? [])
            {
                var read = await GridAsync(name, cancel);
                var series = read.Ok ? PackageReader.ReadSeries(read.Value) : Result.Refused<IReadOnlyList<KnownSeries>>(read.Problems);
                if (!series.Ok)
                {
                    return await OutturnCommand.RefusedAsync(terminal, options.Json, series.Problems, cancel);
                }

                known.AddRange(series.Value);
            }

            var chosen = PackageSheets.Basis(parsed.GetValue(basis));
            var form = options.Json ? "json" : parsed.GetValue(format)!;
            if (parsed.GetValue(file) is { } printed)
            {
                var read = await GridAsync(printed, cancel);
                var package = read.Ok ? PackageReader.Read(read.Value) : Result.Refused<FundPackage>(read.Problems);
                return package.Ok
                    ? await WrittenAsync(terminal, options, package.Value, "The package as printed", package.Problems, known, chosen, form, parsed.GetValue(output), cancel)
                    : await OutturnCommand.RefusedAsync(terminal, options.Json, package.Problems, cancel);
            }

            return await BookAsync(options, terminal, clock, async (book, _, _) =>
            {
                var fund = parsed.GetValue(number) is { } n ? book.Find(n) : book.Funds.Count > 0 ? book.Funds[0] : null;
                return fund is null
                    ? await OutturnCommand.RefusedAsync(terminal, options.Json, [Problem.Error(FundReads.NotFound, "--fund", "There is no such fund. “outturn fund list” names those that there are.")], cancel)
                    : await WrittenAsync(terminal, options, book.PackageOf(fund), fund.Terms.Name, [], known, chosen, form, parsed.GetValue(output), cancel);
            }, cancel);
        }));
        return command;
    }

    private static Command Return(Terminal terminal, TimeProvider clock)
    {
        var number = new Argument<int>("fund") { Description = "The fund's number." };
        var year = new Option<string?>("--year") { Description = "A closed year. Default: the latest.", HelpName = "Y" };
        var (format, output) = Files("docx");
        var command = new Command("return", "What the fund's bids brought back by the end of a closed year.") { number, year, format, output };
        command.SetAction((parsed, cancel) => OutturnCommand.WithAsync(parsed, terminal, async options =>
        {
            var named = parsed.GetValue(year) is { } text ? YearOption.Read(text).Select(y => (FinancialYear?)y) : Result.Ok((FinancialYear?)null);
            if (!named.Ok)
            {
                terminal.Problems(named.Problems);
                return ExitCode.Usage;
            }

            var opened = await CouncilSession.OpenAsync(options, write: false, clock, cancel);
            if (!opened.Ok)
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, opened.Problems, cancel);
            }

            await using var session = opened.Value;
            var back = await session.Services.GetRequiredService<YearEndReads>().ReturnAsync(session.Viewer, parsed.GetValue(number), named.Value, options.AsAt, cancel);
            if (!back.Ok)
            {
                return await OutturnCommand.RefusedAsync(terminal, options.Json, back.Problems, cancel);
            }

            if (!options.Json && parsed.GetValue(format) == "docx")
            {
                await terminal.WriteAsync(PaperWordWriter.Write(FundReturnPaper.Of(back.Value)), parsed.GetValue(output), cancel);
            }
            else
            {
                await WriteAsync(terminal, [FundReturnSheet.Of(back.Value, MoneyStyle.Thousands)], options.Json ? "json" : parsed.GetValue(format)!, parsed.GetValue(output), cancel);
            }

            return ExitCode.Fine;
        }));
        return command;
    }

    private static async Task<int> WrittenAsync(
        Terminal terminal, GlobalOptions options, FundPackage package, string title, IReadOnlyList<Problem> said, IReadOnlyList<KnownSeries> known, PackageBasis basis, string format, string? output, CancellationToken cancel)
    {
        var back = PackageReturn.Of(package);
        if (!back.Ok)
        {
            return await OutturnCommand.RefusedAsync(terminal, options.Json, back.Problems, cancel);
        }

        var found = PackageChecks.AccumulatedTwice(package, known);
        Problem[] problems = [.. said, .. PackageChecks.Check(package, known)];
        var sheets = new List<Sheet> { PackageSheets.Table(package, basis, title, MoneyStyle.Thousands), PackageSheets.Returns(back.Value, package) };
        if (found.Count > 0)
        {
            var put = PackageChecks.PutRight(package, found);
            sheets.Add(PackageSheets.Table(put, basis, title + ", put right", MoneyStyle.Thousands) with { Name = "put-right" });
            sheets.Add(PackageSheets.Returns(PackageReturn.Of(put).Value!, put, putRight: true));
        }

        if (format == "json")
        {
            await terminal.WriteAsync(FundJson.Package(package, back.Value, found, sheets, problems), output, cancel);
        }
        else
        {
            await WriteAsync(terminal, sheets, format, output, cancel);
            terminal.Problems(problems);
        }

        return problems.Any(p => p.Severity > Severity.Notice) ? ExitCode.Findings : ExitCode.Fine;
    }

    private static (Option<string> Format, Option<string?> Output) Files(params string[] more)
    {
        string[] forms = ["text", "csv", "xlsx", "json", .. more];
        var format = new Option<string>("--format") { Description = $"{string.Join(", ", forms[..^1])} or {forms[^1]}. CSV has the first table.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong(forms);
        return (format, new Option<string?>("--output", "-o") { Description = "The file to write; the output where none is named.", HelpName = "F" });
    }

    private static async Task<Result<Grid>> GridAsync(string file, CancellationToken cancel)
    {
        var read = await IncomingFiles.ReadAsync(file, cancel);
        var book = read.Ok ? GridReader.Read(read.Value.Bytes, read.Value.Name) : Result.Refused<GridBook>(read.Problems);
        return !book.Ok ? Result.Refused<Grid>(book.Problems)
            : book.Value.Grids.FirstOrDefault(g => !g.Hidden && g.Rows.Count > 0) is { } grid ? Result.Ok(grid)
            : Result.Refused<Grid>(Problem.Error("package.empty", file, "The file holds no table. Choose the file with the package."));
    }

    private static async Task<int> BookAsync(GlobalOptions options, Terminal terminal, TimeProvider clock, Func<FundBook, FundReads, Viewer, Task<int>> run, CancellationToken cancel)
    {
        var opened = await CouncilSession.OpenAsync(options, write: false, clock, cancel);
        if (!opened.Ok)
        {
            return await OutturnCommand.RefusedAsync(terminal, options.Json, opened.Problems, cancel);
        }

        await using var session = opened.Value;
        var reads = session.Services.GetRequiredService<FundReads>();
        var book = await reads.ReadAsync(session.Viewer, options.AsAt, cancel);
        return book.Ok ? await run(book.Value, reads, session.Viewer) : await OutturnCommand.RefusedAsync(terminal, options.Json, book.Problems, cancel);
    }

    private static Task WriteAsync(Terminal terminal, IReadOnlyList<Sheet> sheets, string format, string? output, CancellationToken cancel) => terminal.WriteAsync(
        format switch
        {
            "csv" => CsvWriter.Write(sheets[0]),
            "xlsx" => WorkbookWriter.Write(sheets),
            "json" => FundJson.Sheets(sheets),
            _ => Encoding.UTF8.GetBytes(string.Join('\n', sheets.Select(Text))),
        },
        output, cancel);

    private static string Text(Sheet sheet) => sheet.Name switch
    {
        "package" or "put-right" => new TerminalSheet(sheet, ["part", "workstream"], "").Text(),
        "fund" => new TerminalSheet(sheet, ["what"], "").Text(),
        "funds" => new TerminalSheet(sheet, ["number", "name"], "").Text(),
        "bids" => new TerminalSheet(sheet, ["title"], "status").Text(),
        "return" => new TerminalSheet(sheet, ["title"], "note").Text(),
        "delivery" => new TerminalSheet(sheet, ["title"], "note").Text(),
        _ => sheet.Caption + "\n" + string.Concat(sheet.Rows.Select(r => $"{((Cell.Words)r.Cells[0]).Content,-30}{((Cell.Words)r.Cells[1]).Content}\n")),
    };
}

using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Outturn.App.Cli;
using Outturn.App.Operations.Planning;
using Outturn.Core.Governance;
using Outturn.Core.Planning;
using Outturn.Core.Series;
using Outturn.Core.Values;
using Outturn.Data.Governance;
using Outturn.Data.Record;
using Outturn.Documents.Reading;
using Outturn.WebTests.Web;

namespace Outturn.WebTests.Cli;

/// <summary>The plan's tables by command: every table in every reading and format, of the plan as it stands, stood, was frozen or might be.</summary>
public sealed class PlanCommandTests(SqliteFiles sqlite, PostgresServer postgres)
{
    private static readonly PlanCycle Cycle = new(new(2022), 5);
    private static readonly FinancialYear First = Cycle.First;
    private static readonly string[] TableNames = ["overview", "proposals", "funding", "gap"];
    private static readonly string[] Bases = ["movements", "levels", "running-totals"];

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Every_table_in_every_reading_comes_in_every_format_and_they_agree(string engine)
    {
        using var council = await PlannedAsync(engine);
        foreach (var table in TableNames)
        {
            foreach (var basis in Bases)
            {
                string[] ask = ["plan", "--cycle", "2022-27", "--table", table, "--basis", basis];
                var json = await council.RunAsync([.. ask, "--json"]);
                Assert.Equal(0, json.Exit);
                Assert.Equal(basis switch { "movements" => "movement", "levels" => "level", _ => "running total" }, json.Json.GetProperty("basis").GetString());
                Assert.Equal("£", json.Json.GetProperty("unit").GetString());
                Assert.Equal(json.Output, (await council.RunAsync([.. ask, "--format", "json"])).Output);
                var rows = json.Json.GetProperty("rows").EnumerateArray().ToList();

                var csv = (await council.RunAsync([.. ask, "--format", "csv"])).Output.TrimEnd().Split("\r\n");
                Assert.Equal(rows.Count + 1, csv.Length);
                var text = (await council.RunAsync(ask)).Output;
                Assert.All(rows, r => Assert.Contains(r.GetProperty("cells").GetProperty("heading").GetString()!, OneSpace(text), StringComparison.Ordinal));

                var values = Path.Combine(council.Folder, "values.xlsx");
                var live = Path.Combine(council.Folder, "live.xlsx");
                Assert.Equal(0, (await council.RunAsync([.. ask, "--format", "xlsx", "-o", values])).Exit);
                Assert.Equal(0, (await council.RunAsync([.. ask, "--format", "xlsx", "--formulas", "-o", live])).Exit);
                var plain = GridReader.Read(await File.ReadAllBytesAsync(values, Cancel), "values.xlsx").Value!.Grids;
                var worked = GridReader.Read(await File.ReadAllBytesAsync(live, Cancel), "live.xlsx").Value!.Grids;
                Assert.Equal(2, plain.Count);
                Assert.DoesNotContain(plain[0].Rows.SelectMany(r => r.Cells), c => c.IsFormula);
                Assert.Contains(worked, g => g.Name == "Lines");
                Assert.Contains(worked[0].Rows.SelectMany(r => r.Cells), c => c.IsFormula);
            }
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Proposals_are_parted_as_asked_and_one_of_two_committees_counts_once(string engine)
    {
        using var council = await PlannedAsync(engine);
        foreach (var by in new[] { "service", "committee", "type", "status", "permanence", "funding-source", "benefit-class", "category" })
        {
            var run = await council.RunAsync("plan", "--cycle", "2022-27", "--table", "proposals", "--by", by, "--json");
            Assert.Equal("-380000.00", Pounds(run.Json, "total", "2022-23"));
        }

        var committees = (await council.RunAsync("plan", "--cycle", "2022-27", "--table", "proposals", "--by", "committee", "--json")).Json;
        Assert.Equal(("-400000.00", "-380000.00"), (Pounds(committees, "adults", "2022-23"), Pounds(committees, "children", "2022-23")));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_plan_is_shown_as_it_stood_as_frozen_as_it_might_be_by_an_earlier_forecast_and_under_new_names(string engine)
    {
        using var council = await PlannedAsync(engine);
        async Task<string?> TotalAsync(params string[] more) => Pounds((await council.RunAsync(["plan", "--cycle", "2022-27", "--json", .. more])).Json, "total", "2022-23");
        Assert.Equal("-380000.00", await TotalAsync());
        Assert.Equal("-360000.00", await TotalAsync("--as-at", "2021-11-01"));
        Assert.Equal("-360000.00", await TotalAsync("--baseline", "1"));
        Assert.Equal("20000.00", await TotalAsync("--scenario", "1"));
        Assert.Equal("-390000.00", await TotalAsync("--vintage", "Summer"));
        var services = (await council.RunAsync("plan", "--cycle", "2022-27", "--table", "proposals", "--structure", "2023-05-01", "--json")).Json;
        Assert.Contains(services.GetProperty("rows").EnumerateArray(), r => r.GetProperty("key").GetString() == "travel");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_lines_are_a_table_of_their_own(string engine)
    {
        using var council = await PlannedAsync(engine);
        var lines = await council.RunAsync("plan", "--cycle", "2022-27", "--table", "lines", "--json");
        Assert.Equal(["In the net budget", "In the net budget", "In the net budget", "Pays for it"], lines.Json.GetProperty("rows").EnumerateArray()
            .Where(r => r.GetProperty("kind").GetString() == "item").Select(r => r.GetProperty("cells").GetProperty("counts").GetString()));
        Assert.Contains("A/R.6.268 School transport", (await council.RunAsync("plan", "--cycle", "2022-27", "--table", "lines")).Output, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_text_fits_a_terminal_and_leaves_nothing_out_in_silence(string engine)
    {
        using var council = await PlannedAsync(engine);
        var text = (await council.RunAsync("plan", "--cycle", "2022-27", "--as-at", "2022-01-31")).Output.ReplaceLineEndings("\n");
        var lines = text.Split('\n');
        var caption = lines.TakeWhile(l => l.Length > 0).ToList();
        Assert.All(caption, l => Assert.True(l.Length <= 100, l));
        Assert.StartsWith("Movements, £000.", text, StringComparison.Ordinal);
        var heading = lines.Single(l => l.Contains("2022-23", StringComparison.Ordinal) && l.StartsWith(' '));
        Assert.Equal(new string(' ', 34) + string.Concat(new[] { "2022-23", "2023-24", "2024-25" }.Select(y => y.PadLeft(12))), heading);
        Assert.Contains("  Savings".PadRight(34) + "-400".PadLeft(12) + "-50".PadLeft(12) + "0+1?".PadLeft(12) + "  1 line, permanent", lines);
        Assert.Contains("“+1?” stands for “plus 1 not quantified”.", lines);
        Assert.Contains("Nothing stands in 2021-22, 2025-26, 2026-27.", lines);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_is_not_there_is_refused_and_what_cannot_be_read_is_a_usage_error(string engine)
    {
        using var council = await PlannedAsync(engine);
        var unknown = await council.RunAsync("plan", "--cycle", "2030-35", "--json");
        Assert.Equal((1, "plan.not-found"), (unknown.Exit, unknown.Json.GetProperty("problems")[0].GetProperty("code").GetString()));
        foreach (var more in new[] { new[] { "--baseline", "9" }, ["--scenario", "9"] })
        {
            Assert.Equal("plan.not-found", (await council.RunAsync(["plan", "--cycle", "2022-27", "--json", .. more])).Json.GetProperty("problems")[0].GetProperty("code").GetString());
        }

        Assert.Equal("data.none", (await CommandRun.OfAsync("plan", "--cycle", "2022-27", "--json", "--data", Path.Combine(council.Folder, "nowhere"))).Json.GetProperty("problems")[0].GetProperty("code").GetString());
        foreach (var (says, slip) in new (string, string[])[]
        {
            ("is not a cycle", ["--cycle", "soon"]), ("--cycle", []), ("waterfall", ["--cycle", "2022-27", "--table", "waterfall"]), ("sums", ["--cycle", "2022-27", "--basis", "sums"]),
            ("colour", ["--cycle", "2022-27", "--by", "colour"]), ("pdf", ["--cycle", "2022-27", "--format", "pdf"]), ("--baseline", ["--cycle", "2022-27", "--baseline", "first"]),
            ("is not a date", ["--cycle", "2022-27", "--structure", "Octember"]), ("[plan.formulas]", ["--cycle", "2022-27", "--formulas"]),
            ("[plan.formulas]", ["--cycle", "2022-27", "--formulas", "--format", "xlsx", "--table", "lines"]),
        })
        {
            var run = await council.RunAsync(["plan", .. slip]);
            Assert.True(run.Exit == 2 && (run.Errors + run.Output).Contains(says, StringComparison.OrdinalIgnoreCase), $"{string.Join(' ', slip)}: {run.Exit} {run.Errors} {run.Output}");
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string? Pounds(JsonElement sheet, string row, string year) =>
        sheet.GetProperty("rows").EnumerateArray().Single(r => r.GetProperty("key").GetString() == row).GetProperty("cells").GetProperty(year) is var cell && cell.GetProperty("pounds").GetString() is { } known ? known : cell.GetProperty("low").GetString();

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Calls_capital_and_the_strategy_come_in_every_format(string engine)
    {
        using var council = await PlannedAsync(engine);
        var connection = council.Place is [_, _, "--db", var named] ? named : null;
        string[] ask = ["plan", "--cycle", "2022-27", "--table"];
        Assert.Contains("There, with what the year before left", OneSpace((await council.RunAsync([.. ask, "calls"])).Output), StringComparison.Ordinal);
        var calls = await council.RunAsync([.. ask, "calls", "--json"]);
        Assert.Equal(("within the year", 3), (calls.Json.GetProperty("basis").GetString(), calls.Json.GetProperty("rows").GetArrayLength()));
        Assert.Equal(4, (await council.RunAsync([.. ask, "calls", "--format", "csv"])).Output.TrimEnd().Split("\r\n").Length);
        Assert.Equal(0, (await council.RunAsync([.. ask, "capital"])).Exit);
        var none = await council.RunAsync([.. ask, "strategy"]);
        Assert.Equal(1, none.Exit);
        Assert.Contains("so there is no strategy.", none.Errors, StringComparison.Ordinal);
        Assert.Equal(2, (await council.RunAsync([.. ask, "calls", "--format", "docx"])).Exit);
        Assert.Equal(2, (await council.RunAsync([.. ask, "strategy", "--format", "docx", "--json"])).Exit);
        Assert.Equal(2, (await council.RunAsync([.. ask, "calls", "--format", "xlsx", "--formulas"])).Exit);

        var opened = await CouncilSession.OpenAsync(new GlobalOptions(council.Folder, connection, AsAt.Now, null, "test", Json: false), write: true, TimeProvider.System, Cancel);
        await using (var session = opened.Value!)
        {
            await WriteAsync(session, new(2022, 1, 10), (plan, _) => Result.Ok(PlanChanges.None with
            {
                Sources = [new(Guid.CreateVersion7(), "Receipts", SourceKind.CapitalReceipts, FundingStatus.Confirmed, false, true, First + 2, Money.FromPounds(90_000), "", []) { Receipts = new(First, new(2022, 1, 10), "Full Council", "None") }],
                Lines =
                [
                    new(Guid.CreateVersion7(), plan.Proposals[0].Id, 2, LineTerms.Of(PlanCategory.Investment, new Permanence.OneOff()) with { Sources = [new("Receipts", FundingStatus.Confirmed, null)] }, PlanAmounts.Starting(First, Money.FromPounds(40_000))),
                ],
                Schemes = [new(Guid.CreateVersion7(), "Depot", null, "Transport", Levels.Starting(First, Money.FromPounds(1_000_000)), [], "", new(10, 5m, First, RepaymentMethod.EqualInstalments, FirstYearInterest.None))],
            }));
        }

        Assert.Contains("Depot Financing cost in revenue 0 150 145 140 135", OneSpace((await council.RunAsync([.. ask, "capital"])).Output), StringComparison.Ordinal);
        var book = Path.Combine(council.Folder, "capital.xlsx");
        Assert.Equal(0, (await council.RunAsync([.. ask, "capital", "--format", "xlsx", "-o", book])).Exit);
        Assert.Equal(["capital", "financing 1"], GridReader.Read(await File.ReadAllBytesAsync(book, Cancel), "capital.xlsx").Value!.Grids.Where(g => !g.Hidden && g.Name != "About").Select(g => g.Name).Take(2));
        var text = await council.RunAsync([.. ask, "strategy"]);
        Assert.Equal(0, text.Exit);
        Assert.Contains("Agreed by Full Council on 10 January 2022.", text.Output, StringComparison.Ordinal);
        Assert.Contains("School transport Receipts used 40", OneSpace(text.Output), StringComparison.Ordinal);
        Assert.Contains("As promised; not in a tracker yet.", OneSpace(text.Output), StringComparison.Ordinal);
        Assert.Equal(3, (await council.RunAsync([.. ask, "strategy", "--json"])).Json.GetProperty("tables").GetArrayLength());
        Assert.Equal(1, (await council.RunAsync([.. ask, "strategy", "--source", "Others"])).Exit);
        var word = Path.Combine(council.Folder, "strategy.docx");
        Assert.Equal(0, (await council.RunAsync([.. ask, "strategy", "--source", "receipts", "--format", "docx", "-o", word])).Exit);
        Assert.True(new FileInfo(word).Length > 5_000);
    }

    /// <summary>The text without its layout: the parts of a long name stand in lines of their own.</summary>
    private static string OneSpace(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A council with a plan as three acts made it: typed in October, frozen in November, changed in December.</summary>
    private async Task<CommandCouncil> PlannedAsync(string engine)
    {
        var council = await CommandCouncil.NewAsync(engine == Engines.Sqlite ? sqlite : postgres);
        var connection = council.Place is [_, _, "--db", var named] ? named : null;
        var opened = await CouncilSession.OpenAsync(new GlobalOptions(council.Folder, connection, AsAt.Now, null, "test", Json: false), write: true, TimeProvider.System, Cancel);
        await using var session = opened.Value!;
        var (transport, beds, saving) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await WriteAsync(session, new(2021, 10, 31), (_, _) => Result.Ok(PlanChanges.None with
        {
            Opens = true,
            Opening = [new("Transport", Amount.Of(Money.FromPounds(20_000_000)))],
            Proposals =
            [
                new(transport, Cycle, 1, ProposalTerms.Of("School transport", ProposalType.Saving) with { Service = "Transport", Committees = ["Adults", "Children"] }, ProposalStatus.Draft, ""),
                new(beds, Cycle, 2, ProposalTerms.Of("Block beds", ProposalType.Investment) with { Committees = ["Children"] }, ProposalStatus.Draft, ""),
            ],
            Lines = [Saving(-380_000), new(Guid.CreateVersion7(), beds, 1, LineTerms.Of(PlanCategory.Investment, new Permanence.TemporaryUntil(First)) with { Sources = [new("Reserve", FundingStatus.Requested, null)] }, PlanAmounts.Starting(First, Money.FromPounds(20_000)))],
            Sources =
            [
                new(Guid.CreateVersion7(), "Council tax", SourceKind.CouncilTax, FundingStatus.Assumed, true, false, null, null, "", Vintages(new Forecast.Grown(Money.FromPounds(-19_000_000), [new("A higher charge", new Dictionary<FinancialYear, decimal> { [First] = 1.99m })]))),
                new(Guid.CreateVersion7(), "Reserve", SourceKind.Reserve, FundingStatus.Confirmed, false, true, null, Money.FromPounds(50_000), "", []),
            ],
            Assumptions = [new(Guid.CreateVersion7(), "Fuel", PlanCategory.Inflation, "Transport", [.. Vintages(Level(0)), new("Summer", new(2021, 7, 1), Level(-10_000), "")])],
        }));
        await WriteAsync(session, new(2021, 11, 30), (plan, viewer) => new FreezePlan("Committee, 30 November", Approved: false).Decide(plan, viewer));
        await WriteAsync(session, new(2021, 12, 31), (_, _) => Result.Ok(PlanChanges.None with
        {
            Lines = [Saving(-400_000)],
            Scenarios = [new(Guid.CreateVersion7(), 1, "Without transport", "To see", ScenarioState.Open, [new ScenarioChange.Drop(transport)])],
        }));
        Assert.True((await session.Services.GetRequiredService<StructureStore>().WriteAsync(
            new ActRequest("structure", session.Viewer.Actor, "test", "test", new(2022, 1, 1)),
            _ => Result.Ok<IReadOnlyList<StructureChange>>([new(UnitKind.Service, StructureChangeKind.Renamed, new(2023, 4, 1), ["Transport"], ["Travel"], "", "")]), Cancel)).Ok);
        return council;

        PlanLine Saving(decimal pounds) => new(saving, transport, 1, LineTerms.Of(PlanCategory.Saving, new Permanence.Permanent()) with { References = ["A/R.6.268"], Benefit = BenefitClass.CashableReduction }, new PlanAmounts(
        [
            KeyValuePair.Create(First, Amount.Of(Money.FromPounds(pounds))), KeyValuePair.Create(First + 1, Amount.Of(Money.FromPounds(-50_000))), KeyValuePair.Create(First + 2, (Amount)new Amount.Unquantified("TBC")),
        ]));

        static IReadOnlyList<Vintage> Vintages(Forecast forecast) => [new("Autumn", new(2021, 10, 1), forecast, "")];

        static Forecast Level(decimal pounds) => new Forecast.Stated(Cycle.Each.ToDictionary(y => y, _ => Amount.Of(Money.FromPounds(pounds))));
    }

    private static async Task WriteAsync(CouncilSession session, DateOnly position, Func<Plan, Viewer, Result<PlanChanges>> decide)
    {
        var written = await session.Services.GetRequiredService<WritePlanOperation>().RunAsync(session.Viewer, Cycle, "plan.test", decide, "test", "test", position, Cancel);
        Assert.True(written.Ok, string.Join("; ", written.Problems.Select(p => p.Message)));
    }
}

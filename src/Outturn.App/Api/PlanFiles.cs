using Microsoft.Extensions.Primitives;
using Outturn.App.Hosting;
using Outturn.App.Operations.Planning;
using Outturn.App.Security;
using Outturn.App.Web;
using Outturn.Core.Planning;
using Outturn.Core.Reports.Planning;
using Outturn.Core.Reports.Planning.Workbooks;
using Outturn.Core.Sheets;
using Outturn.Core.Values;
using Outturn.Documents.Writing;

namespace Outturn.App.Api;

/// <summary>The plan's tables as files: the same sheets as the pages.</summary>
public static class PlanFiles
{
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private delegate Result<IReadOnlyList<Sheet>> Drawing(PlanShown shown, IQueryCollection query);

    public static void Map(IEndpointRouteBuilder app)
    {
        var read = RightRequirement.Policy(Area.Plan, Level.Read);
        app.MapGet("/plan.json", CyclesAsync).RequireAuthorization(read);
        app.MapGet("/plan/{cycle:cycle}.pdf", PdfAsync).RequireAuthorization(read);
        app.MapGet("/plan/{cycle:cycle}/edit.xlsx", EditAsync).RequireAuthorization(RightRequirement.Policy(Area.Plan, Level.Manage));
        foreach (var format in new[] { "csv", "xlsx", "json", "docx" })
        {
            app.MapGet($"/plan/{{cycle:cycle}}/funding/strategy.{format}", (string cycle, HttpContext context, PlanReads reads, StrategyReads strategies, Viewers viewers, CancellationToken cancel) =>
                StrategyAsync(cycle, format, context, reads, strategies, viewers, cancel)).RequireAuthorization(read);
        }

        foreach (var format in SheetFiles.Forms)
        {
            app.MapGet($"/plan/{{cycle:cycle}}/funding/calls.{format}", (string cycle, HttpContext context, PlanReads reads, Viewers viewers, CancellationToken cancel) =>
                SheetAsync(cycle, format, context, reads, viewers, (shown, _) => Result.Ok<IReadOnlyList<Sheet>>([SourceCalls.Of(PlanLedger.Of(shown.Plan)).ToSheet(new MoneyStyle(MoneyUnit.Pounds))]), cancel)).RequireAuthorization(read);
            app.MapGet($"/plan/{{cycle:cycle}}/funding/capital.{format}", (string cycle, HttpContext context, PlanReads reads, Viewers viewers, CancellationToken cancel) =>
                SheetAsync(cycle, format, context, reads, viewers, (shown, _) => Result.Ok(CapitalSheets.All(shown.Plan, format == "xlsx")), cancel)).RequireAuthorization(read);
            app.MapGet($"/plan/{{cycle:cycle}}.{format}", (string cycle, HttpContext context, PlanReads reads, Viewers viewers, CancellationToken cancel) =>
                SheetAsync(cycle, format, context, reads, viewers, format == "xlsx" ? Workbook : Table, cancel)).RequireAuthorization(read);
            app.MapGet($"/plan/{{cycle:cycle}}/lines.{format}", (string cycle, HttpContext context, PlanReads reads, Viewers viewers, CancellationToken cancel) =>
                SheetAsync(cycle, format, context, reads, viewers, (shown, _) => Result.Ok<IReadOnlyList<Sheet>>([PlanLinesSheet.Of(PlanLedger.Of(shown.Plan, new PlanChoices()), new MoneyStyle(MoneyUnit.Pounds))]), cancel)).RequireAuthorization(read);
            app.MapGet($"/plan/{{cycle:cycle}}/compare.{format}", (string cycle, HttpContext context, PlanReads reads, Viewers viewers, CancellationToken cancel) =>
                CompareAsync(cycle, format, context, reads, viewers, cancel)).RequireAuthorization(read);
        }
    }

    /// <summary>The table that a query asks for; refused for a word that is none.</summary>
    public static Result<PlanTable> TableOf(Plan plan, string? table, string? group, string? vintage)
    {
        var kind = PlanTableQuery.Kind(table is { Length: > 0 } ? table : "overview");
        var grouping = PlanTableQuery.Grouping(group is { Length: > 0 } ? group : "service");
        return (kind, grouping) switch
        {
            (null, _) => Result.Refused<PlanTable>(Problem.Error("plan.table", "table", $"There is no table “{Short(table)}”. Ask for overview, proposals, funding or gap.")),
            (_, null) => Result.Refused<PlanTable>(Problem.Error("plan.group", "group", $"Proposals are not parted by “{Short(group)}”. Ask for {string.Join(", ", Enum.GetValues<PlanGrouping>().Select(g => g.Slug()))}.")),
            ({ } k, { } g) => Result.Ok(PlanTables.Of(plan, k, g, new PlanChoices(vintage is { Length: > 0 } ? vintage : null))),
        };
    }

    public static Result<PlanBasis> BasisOf(string? basis) => PlanTableQuery.Basis(basis is { Length: > 0 } ? basis : "movements") is { } known
        ? Result.Ok(known)
        : Result.Refused<PlanBasis>(Problem.Error("plan.basis", "basis", $"“{Short(basis)}” is not a reading. Ask for movements, levels or running-totals."));

    private static Result<IReadOnlyList<Sheet>> Table(PlanShown shown, IQueryCollection query) =>
        Drawn(shown, query, (table, basis) => [table.ToSheet(basis, new MoneyStyle(MoneyUnit.Pounds))]);

    /// <summary>Values alone, or with <c>formulas=yes</c> the table and what it is worked out from.</summary>
    private static Result<IReadOnlyList<Sheet>> Workbook(PlanShown shown, IQueryCollection query) =>
        query["formulas"] == "yes" ? Drawn(shown, query, (table, basis) => FormulaWorkbook.Of(table, basis)) : Table(shown, query);

    private static Result<IReadOnlyList<Sheet>> Drawn(PlanShown shown, IQueryCollection query, Func<PlanTable, PlanBasis, IReadOnlyList<Sheet>> draw)
    {
        var basis = BasisOf(Text(query["basis"]));
        var table = TableOf(shown.Plan, Text(query["table"]), Text(query["group"]), Text(query["vintage"]));
        return basis.Ok && table.Ok ? Result.Ok(draw(table.Value, basis.Value)) : Result.Refused<IReadOnlyList<Sheet>>([.. basis.Problems, .. table.Problems]);
    }

    private static string? Text(StringValues value) => value.ToString();

    private static string Short(string? text) => text is { Length: > 40 } ? text[..40] + "…" : text ?? "";

    private static async Task<IResult> SheetAsync(string cycle, string format, HttpContext context, PlanReads reads, Viewers viewers, Drawing draw, CancellationToken cancel)
    {
        var asAt = AsAtQuery.Read(context.Request.Query);
        if (!asAt.Ok)
        {
            return TrackerFiles.Problems(asAt.Problems);
        }

        if (!PlanCycle.TryParse(cycle, out var parsed))
        {
            return TypedResults.NotFound();
        }

        var shown = await reads.PlanAsync(await viewers.OfAsync(context.User, cancel), parsed, asAt.Value, PlanQuery.Read(context.Request.Query), cancel);
        if (!shown.Ok)
        {
            return TrackerFiles.Problems(shown.Problems);
        }

        var sheets = draw(shown.Value, context.Request.Query);
        return !sheets.Ok ? TrackerFiles.Problems(sheets.Problems)
            : sheets.Value is [var one] ? Written(one, format)
            : TypedResults.File(WorkbookWriter.Write(sheets.Value), Excel, $"plan-{parsed}-{sheets.Value[0].Name.ToLowerInvariant().Replace(' ', '-')}{(context.Request.Query["formulas"] == "yes" ? "-with-formulas" : "")}.xlsx");
    }

    /// <summary>The bytes of a strategy: CSV has its first table.</summary>
    public static byte[] StrategyBytes(ReceiptsStrategy strategy, string format) => format switch
    {
        "csv" => CsvWriter.Write(strategy.Table(new MoneyStyle(MoneyUnit.Pounds))),
        "xlsx" => WorkbookWriter.Write(strategy.Sheets(new MoneyStyle(MoneyUnit.Pounds))),
        "docx" => PaperWordWriter.Write(StrategyPaper.Of(strategy)),
        _ => FundJson.Sheets(strategy.Sheets(new MoneyStyle(MoneyUnit.Pounds))),
    };

    private static async Task<IResult> StrategyAsync(string cycle, string format, HttpContext context, PlanReads reads, StrategyReads strategies, Viewers viewers, CancellationToken cancel)
    {
        var asAt = AsAtQuery.Read(context.Request.Query);
        if (!asAt.Ok)
        {
            return TrackerFiles.Problems(asAt.Problems);
        }

        if (!PlanCycle.TryParse(cycle, out var parsed))
        {
            return TypedResults.NotFound();
        }

        var viewer = await viewers.OfAsync(context.User, cancel);
        var shown = await reads.PlanAsync(viewer, parsed, asAt.Value, PlanQuery.Read(context.Request.Query), cancel);
        var source = shown.Ok ? StrategyReads.Find(shown.Value.Plan, Text(context.Request.Query["source"])) : Result.Refused<FundingSource>(shown.Problems);
        if (!source.Ok)
        {
            return TrackerFiles.Problems(source.Problems);
        }

        var bytes = StrategyBytes(await strategies.OfAsync(viewer, shown.Value!.Plan, source.Value, cancel), format);
        return format == "json"
            ? TypedResults.Bytes(bytes, "application/json; charset=utf-8")
            : TypedResults.File(bytes, format switch { "csv" => "text/csv; charset=utf-8", "xlsx" => Excel, _ => "application/vnd.openxmlformats-officedocument.wordprocessingml.document" }, $"receipts-strategy-{parsed}.{format}");
    }

    /// <summary>The table's page, printed as the same person sees it.</summary>
    private static async Task<IResult> PdfAsync(string cycle, HttpContext context, PlanReads reads, Viewers viewers, PrintedPages print, CancellationToken cancel)
    {
        var asAt = AsAtQuery.Read(context.Request.Query);
        if (!asAt.Ok)
        {
            return TrackerFiles.Problems(asAt.Problems);
        }

        if (!PlanCycle.TryParse(cycle, out var parsed))
        {
            return TypedResults.NotFound();
        }

        var shown = await reads.PlanAsync(await viewers.OfAsync(context.User, cancel), parsed, asAt.Value, PlanQuery.Read(context.Request.Query), cancel);
        var kind = PlanTableQuery.Kind(Text(context.Request.Query["table"]) is { Length: > 0 } table ? table : "overview");
        if (!shown.Ok || kind is null)
        {
            return TrackerFiles.Problems(shown.Ok ? TableOf(shown.Value.Plan, Text(context.Request.Query["table"]), null, null).Problems : shown.Problems);
        }

        var path = kind switch { PlanTableKind.Overview => "", PlanTableKind.Proposals => "/by", PlanTableKind.Funding => "/funding", _ => "/gap" };
        var printed = await print.PrintAsync(context, $"/plan/{parsed}{path}{context.Request.QueryString}", cancel);
        return printed.Ok ? TypedResults.File(printed.Value, "application/pdf", $"plan-{parsed}-{kind.Value.Slug()}.pdf") : TrackerFiles.Problems(printed.Problems);
    }

    /// <summary>The workbook that comes back: always the plan as it stands, for a past one cannot be changed.</summary>
    private static async Task<IResult> EditAsync(string cycle, HttpContext context, PlanReads reads, Viewers viewers, CancellationToken cancel)
    {
        if (context.Request.Query.Count > 0)
        {
            return TrackerFiles.Problems([Problem.Error("as-at.read-only", "as-at", "Only the plan as it stands today can be changed. Leave out what follows the question mark.")]);
        }

        if (!PlanCycle.TryParse(cycle, out var parsed))
        {
            return TypedResults.NotFound();
        }

        var shown = await reads.PlanAsync(await viewers.OfAsync(context.User, cancel), parsed, AsAt.Now, PlanChoice.Itself, cancel);
        return shown.Ok
            ? TypedResults.File(WorkbookWriter.Write(PlanWorkbook.Sheet(shown.Value.Plan)), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"plan-lines-{parsed}.xlsx")
            : TrackerFiles.Problems(shown.Problems);
    }

    private static async Task<IResult> CompareAsync(string cycle, string format, HttpContext context, PlanReads reads, Viewers viewers, CancellationToken cancel)
    {
        var asAt = AsAtQuery.Read(context.Request.Query);
        if (!asAt.Ok)
        {
            return TrackerFiles.Problems(asAt.Problems);
        }

        var (from, to) = (context.Request.Query["from"].ToString(), context.Request.Query["to"].ToString());
        (from, to) = (from.Length > 0 ? from : "now", to.Length > 0 ? to : "now");
        if (!PlanCycle.TryParse(cycle, out var parsed))
        {
            return TypedResults.NotFound();
        }

        var viewer = await viewers.OfAsync(context.User, cancel);
        var shown = await reads.PlanAsync(viewer, parsed, asAt.Value, PlanChoice.Itself, cancel);
        if (!shown.Ok)
        {
            return TrackerFiles.Problems(shown.Problems);
        }

        var compared = await reads.CompareAsync(viewer, shown.Value, from, to, cancel);
        return compared.Ok ? Written(PlanComparisonSheet.Of(compared.Value, from, to), format) : TrackerFiles.Problems(compared.Problems);
    }

    private static IResult Written(Sheet sheet, string format)
    {
        var name = $"{string.Join('-', sheet.Name.ToLowerInvariant().Split([' ', '/'], StringSplitOptions.RemoveEmptyEntries))}.{format}";
        return format switch
        {
            "csv" => TypedResults.File(CsvWriter.Write(sheet), "text/csv; charset=utf-8", name),
            "xlsx" => TypedResults.File(WorkbookWriter.Write(sheet), Excel, name),
            _ => TypedResults.Bytes(JsonSheet.Write(sheet), "application/json; charset=utf-8"),
        };
    }

    private static async Task<IResult> CyclesAsync(HttpContext context, PlanReads reads, Viewers viewers, CancellationToken cancel)
    {
        var asAt = AsAtQuery.Read(context.Request.Query);
        if (!asAt.Ok)
        {
            return TrackerFiles.Problems(asAt.Problems);
        }

        var cycles = await reads.CyclesAsync(await viewers.OfAsync(context.User, cancel), asAt.Value, cancel);
        return cycles.Ok
            ? TypedResults.Json(cycles.Value.Select(c => new { cycle = c.Cycle.ToString(), proposals = c.Proposals, lines = c.Lines, latestPosition = c.LatestPosition }))
            : TrackerFiles.Problems(cycles.Problems);
    }
}

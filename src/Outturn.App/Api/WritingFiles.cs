using Outturn.App.Operations.Writing;
using Outturn.App.Security;
using Outturn.App.Web;
using Outturn.Core.Planning;
using Outturn.Core.Sheets;
using Outturn.Core.Values;
using Outturn.Core.Writing;
using Outturn.Documents.Writing;

namespace Outturn.App.Api;

/// <summary>Written cases as files.</summary>
public static class WritingFiles
{
    /// <summary>The forms that a case is taken out in.</summary>
    public static IReadOnlyList<string> CaseForms { get; } = ["docx", "pdf", "html", "md", "json"];

    public static void Map(IEndpointRouteBuilder app)
    {
        var read = RightRequirement.Policy(Area.Plan, Level.Read);
        foreach (var format in new[] { "csv", "xlsx", "json" })
        {
            app.MapGet($"/plan/{{cycle:cycle}}/cases.{format}", (string cycle, HttpContext context, WrittenCaseReads reads, Viewers viewers, CancellationToken cancel) => ListAsync(cycle, format, context, reads, viewers, cancel)).RequireAuthorization(read);
        }

        foreach (var format in CaseForms)
        {
            app.MapGet($"/plan/{{cycle:cycle}}/proposals/{{number:int}}/case.{format}", (string cycle, int number, HttpContext context, WrittenCaseReads reads, Viewers viewers, TimeProvider clock, CancellationToken cancel) =>
                CaseAsync(cycle, number, format, context, reads, viewers, clock, cancel)).RequireAuthorization(read);
        }
    }

    /// <summary>The case, or a version of it, as a file.</summary>
    private static async Task<IResult> CaseAsync(string cycle, int number, string format, HttpContext context, WrittenCaseReads reads, Viewers viewers, TimeProvider clock, CancellationToken cancel)
    {
        var asAt = AsAtQuery.Read(context.Request.Query);
        var version = VersionQuery.Read(context.Request.Query);
        if (!asAt.Ok || !version.Ok)
        {
            return TrackerFiles.Problems([.. asAt.Problems, .. version.Problems]);
        }

        if (!PlanCycle.TryParse(cycle, out var parsed))
        {
            return TypedResults.NotFound();
        }

        var shown = await reads.FindAsync(await viewers.OfAsync(context.User, cancel), parsed, number, asAt.Value, cancel);
        if (!shown.Ok)
        {
            return TrackerFiles.Problems(shown.Problems);
        }

        var wanted = version.Value.Number ?? (asAt.Value.IsNow ? null : shown.Value.Case?.Latest?.Number ?? 0);
        var document = await reads.DocumentAsync(shown.Value, wanted, Instant.From(clock.GetUtcNow()), cancel);
        if (!document.Ok)
        {
            return TrackerFiles.Problems(document.Problems);
        }

        var written = await CaseForm.WriteAsync(shown.Value, document.Value.Document, document.Value.Snapshot, document.Value.Template, format, cancel);
        return written.Ok ? TypedResults.File(written.Value.Bytes, written.Value.Type, written.Value.Name) : TrackerFiles.Problems(written.Problems);
    }

    private static async Task<IResult> ListAsync(string cycle, string format, HttpContext context, WrittenCaseReads reads, Viewers viewers, CancellationToken cancel)
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

        var cases = await reads.ListAsync(await viewers.OfAsync(context.User, cancel), parsed, asAt.Value, cancel);
        return cases.Ok
            ? Written(CaseListSheet.Of(parsed, cases.Value.Cases, asAt.Value.Position is { } day ? CouncilTime.Words(day) : "today"), format)
            : TrackerFiles.Problems(cases.Problems);
    }

    private static IResult Written(Sheet sheet, string format) => format switch
    {
        "csv" => TypedResults.File(CsvWriter.Write(sheet), "text/csv; charset=utf-8", sheet.Name + ".csv"),
        "xlsx" => TypedResults.File(WorkbookWriter.Write(sheet), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", sheet.Name + ".xlsx"),
        _ => TypedResults.Bytes(JsonSheet.Write(sheet), "application/json; charset=utf-8"),
    };
}

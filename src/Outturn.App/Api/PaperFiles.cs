using Outturn.App.Operations.Cases;
using Outturn.App.Security;
using Outturn.App.Web;
using Outturn.Core.Cases;
using Outturn.Core.Papers;
using Outturn.Core.Values;

namespace Outturn.App.Api;

/// <summary>Papers as files: the same cases, totals and hits as the pages, and the file as it came in.</summary>
public static class PaperFiles
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var read = RightRequirement.Policy(Area.Plan, Level.Read);
        foreach (var format in new[] { "csv", "xlsx", "json" })
        {
            app.MapGet($"/papers.{format}", (HttpContext context, CaseReads reads, Viewers viewers, CancellationToken cancel) => ListAsync(format, context, reads, viewers, cancel)).RequireAuthorization(read);
            app.MapGet($"/papers/{{number:int}}.{format}", (int number, HttpContext context, CaseReads reads, Viewers viewers, CancellationToken cancel) => PaperAsync(number, format, context, reads, viewers, cancel)).RequireAuthorization(read);
        }

        app.MapGet("/papers/search.json", SearchAsync).RequireAuthorization(read);
        app.MapGet("/papers/{number:int}/file", FileAsync).RequireAuthorization(read);
        app.MapGet("/papers/{number:int}/cases/{of:int}.json", CaseAsync).RequireAuthorization(read);
    }

    private static async Task<IResult> ListAsync(string format, HttpContext context, CaseReads reads, Viewers viewers, CancellationToken cancel)
    {
        var asAt = AsAtQuery.Read(context.Request.Query);
        if (!asAt.Ok)
        {
            return TrackerFiles.Problems(asAt.Problems);
        }

        var papers = await reads.PapersAsync(await viewers.OfAsync(context.User, cancel), asAt.Value, cancel);
        return papers.Ok ? SheetFiles.Written(PapersSheet.Of(papers.Value), format) : TrackerFiles.Problems(papers.Problems);
    }

    private static async Task<IResult> PaperAsync(int number, string format, HttpContext context, CaseReads reads, Viewers viewers, CancellationToken cancel)
    {
        var asAt = AsAtQuery.Read(context.Request.Query);
        if (!asAt.Ok)
        {
            return TrackerFiles.Problems(asAt.Problems);
        }

        var paper = await reads.PaperAsync(await viewers.OfAsync(context.User, cancel), number, asAt.Value, cancel);
        return paper.Ok
            ? SheetFiles.Written(PaperSheet.Of(paper.Value.Paper, [.. paper.Value.Cases.Where(c => c.Head is not null && c.Case is not null).Select(c => (c.Key, c.Head!, c.Case!))]), format)
            : TrackerFiles.Problems(paper.Problems);
    }

    private static async Task<IResult> SearchAsync(HttpContext context, CaseReads reads, Viewers viewers, CancellationToken cancel)
    {
        var found = await reads.SearchAsync(await viewers.OfAsync(context.User, cancel), CaseQuery.Read(context.Request.Query), 0, 50, cancel);
        return found.Ok
            ? TypedResults.Bytes(TrackerJson.Bytes(json => CaseHitsJson.Write(json, found.Value)), "application/json; charset=utf-8")
            : TrackerFiles.Problems(found.Problems);
    }

    private static async Task<IResult> FileAsync(int number, CaseReads reads, Viewers viewers, HttpContext context, CancellationToken cancel)
    {
        var file = await reads.FileAsync(await viewers.OfAsync(context.User, cancel), number, cancel);
        return file.Ok
            ? TypedResults.File(
                file.Value.Bytes,
                file.Value.Paper.Form switch { PaperForm.Word => "application/vnd.openxmlformats-officedocument.wordprocessingml.document", PaperForm.Pdf => "application/pdf", _ => "text/plain; charset=utf-8" },
                file.Value.Paper.FileName)
            : TrackerFiles.Problems(file.Problems);
    }

    private static async Task<IResult> CaseAsync(int number, int of, HttpContext context, CaseReads reads, Viewers viewers, CancellationToken cancel)
    {
        var asAt = AsAtQuery.Read(context.Request.Query);
        if (!asAt.Ok)
        {
            return TrackerFiles.Problems(asAt.Problems);
        }

        var page = await reads.CaseAsync(await viewers.OfAsync(context.User, cancel), new(number, of), asAt.Value, cancel);
        return page.Ok
            ? TypedResults.Bytes(TrackerJson.Bytes(json => KeptCaseJson.Write(json, page.Value)), "application/json; charset=utf-8")
            : TrackerFiles.Problems(page.Problems);
    }
}

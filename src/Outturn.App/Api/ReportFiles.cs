using Microsoft.Net.Http.Headers;
using Outturn.App.Operations.Publishing;
using Outturn.App.Security;

namespace Outturn.App.Api;

/// <summary>The kept files of published reports: served for ever as they were, to anybody.</summary>
public static class ReportFiles
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/reports/{number:long}/{file}", FileAsync).AllowAnonymous();

    private static async Task<IResult> FileAsync(long number, string file, HttpContext context, ReportReads reads, Viewers viewers, CancellationToken cancel)
    {
        var kept = await reads.FileAsync(await viewers.OfAsync(context.User, cancel), number, file, cancel);
        if (!kept.Ok)
        {
            return TrackerFiles.Problems(kept.Problems);
        }

        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.File(
            kept.Value.Bytes, TypeOf(kept.Value.File.Format), $"report-{number}-{kept.Value.File.Name}",
            enableRangeProcessing: false, kept.Value.Report.Act.Recorded.Utc, new EntityTagHeaderValue($"\"{kept.Value.File.Sha256}\""));
    }

    private static string TypeOf(string format) => format switch
    {
        "json" => "application/json; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    };
}

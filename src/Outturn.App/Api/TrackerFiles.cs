using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Outturn.App.Hosting;
using Outturn.App.Operations.Publishing;
using Outturn.App.Operations.Record;
using Outturn.App.Operations.Tracking;
using Outturn.App.Security;
using Outturn.App.Web;
using Outturn.Core.Values;

namespace Outturn.App.Api;

/// <summary>The tracker as files: the same view as the page, from the same sheet.</summary>
public static class TrackerFiles
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var read = RightRequirement.Policy(Area.Tracker, Level.Read);
        foreach (var format in new[] { "csv", "xlsx", "json", "pdf" })
        {
            app.MapGet($"/tracker/{{year:financialyear}}.{format}", (string year, HttpContext context, TrackerReads reads, Viewers viewers, PrintedPages print, IReportForms forms, CancellationToken cancel) =>
                SheetAsync(year, format, context, reads, viewers, print, forms, cancel)).RequireAuthorization(read);
        }

        app.MapGet("/tracker/{year:financialyear}/line.json", LineAsync).RequireAuthorization(read);
        app.MapGet("/tracker.json", YearsAsync).RequireAuthorization(read);
        app.MapGet("/record/files/{sha256:length(64)}", FileAsync).RequireAuthorization(read);
    }

    private static async Task<IResult> SheetAsync(string year, string format, HttpContext context, TrackerReads reads, Viewers viewers, PrintedPages print, IReportForms forms, CancellationToken cancel)
    {
        if (!FinancialYear.TryParse(year, out var parsed))
        {
            return TypedResults.NotFound();
        }

        var asAt = AsAtQuery.Read(context.Request.Query);
        if (!asAt.Ok)
        {
            return Problems(asAt.Problems);
        }

        var viewer = await viewers.OfAsync(context.User, cancel);
        var view = await reads.ViewAsync(viewer, parsed, asAt.Value, TrackerQuery.Read(context.Request.Query), cancel);
        if (!view.Ok)
        {
            return Problems(view.Problems);
        }

        var name = $"savings-tracker-{parsed}{(asAt.Value.Position is { } day ? "-" + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "")}.{format}";
        return format switch
        {
            "csv" => TypedResults.File(forms.Csv(view.Value.View), "text/csv; charset=utf-8", name),
            "xlsx" => TypedResults.File(forms.Workbook(view.Value.View), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name),
            "pdf" => await PdfAsync(context, print, parsed, name, cancel),
            _ => TypedResults.Bytes(forms.Json(view.Value.View), "application/json; charset=utf-8"),
        };
    }

    private static async Task<IResult> PdfAsync(HttpContext context, PrintedPages print, FinancialYear year, string name, CancellationToken cancel)
    {
        var printed = await print.PrintAsync(context, $"/tracker/{year}{context.Request.QueryString}", cancel);
        return printed.Ok ? TypedResults.File(printed.Value, "application/pdf", name) : Problems(printed.Problems);
    }

    private static async Task<IResult> LineAsync(string year, string? key, HttpContext context, TrackerReads reads, Viewers viewers, CancellationToken cancel)
    {
        var asAt = AsAtQuery.Read(context.Request.Query);
        if (!asAt.Ok)
        {
            return Problems(asAt.Problems);
        }

        if (!FinancialYear.TryParse(year, out var parsed) || string.IsNullOrEmpty(key))
        {
            return TypedResults.NotFound();
        }

        var line = await reads.LineAsync(await viewers.OfAsync(context.User, cancel), parsed, key, asAt.Value, cancel);
        return line.Ok ? TypedResults.Bytes(TrackerJson.Write(line.Value), "application/json; charset=utf-8") : Problems(line.Problems);
    }

    private static async Task<IResult> YearsAsync(HttpContext context, TrackerReads reads, Viewers viewers, CancellationToken cancel)
    {
        var asAt = AsAtQuery.Read(context.Request.Query);
        if (!asAt.Ok)
        {
            return Problems(asAt.Problems);
        }

        var years = await reads.YearsAsync(await viewers.OfAsync(context.User, cancel), asAt.Value, cancel);
        return years.Ok
            ? TypedResults.Json(years.Value.Select(y => new { year = y.Year.ToString(), lines = y.Lines, withdrawn = y.Withdrawn, latestPosition = y.LatestPosition }))
            : Problems(years.Problems);
    }

    private static async Task<IResult> FileAsync(string sha256, HttpContext context, RecordReads reads, Viewers viewers, CancellationToken cancel)
    {
        var file = await reads.FileAsync(await viewers.OfAsync(context.User, cancel), sha256, cancel);

        // Bytes from outside go out as a download, never as a page.
        return file.Ok ? TypedResults.File(file.Value, "application/octet-stream", $"imported-{sha256[..12]}") : Problems(file.Problems);
    }

    /// <summary>RFC 9457 details: the same problems as the page and the command line show.</summary>
    public static ProblemHttpResult Problems(IReadOnlyList<Problem> problems) => TypedResults.Problem(
        detail: string.Join(" ", problems.Select(p => p.Message)),
        statusCode: ProblemStatus.Of(problems),
        title: problems.Count == 1 ? problems[0].Code : "Several problems",
        extensions: new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["problems"] = problems.Select(p => new { code = p.Code, severity = p.Severity.ToString().ToLowerInvariant(), where = p.Where, message = p.Message }).ToList(),
        });
}

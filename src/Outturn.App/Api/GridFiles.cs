using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Outturn.App.Operations.Rounds;
using Outturn.App.Security;
using Outturn.App.Web;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;
using Outturn.Documents.Writing;

namespace Outturn.App.Api;

/// <summary>The update grid as a workbook, and its draft as the grid's script keeps it.</summary>
public static class GridFiles
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var contribute = RightRequirement.Policy(Area.Tracker, Level.Contribute);
        app.MapGet("/tracker/{year:financialyear}/update/{month}.xlsx", WorkbookAsync).RequireAuthorization(contribute);
        app.MapPost("/tracker/{year:financialyear}/update/{month}/draft", DraftAsync).RequireAuthorization(contribute);
    }

    private static async Task<IResult> WorkbookAsync(string year, string month, string? owner, HttpContext context, UpdateForecastsOperation update, Viewers viewers, CancellationToken cancel)
    {
        var period = GridForm.PeriodOf(year, month);
        if (!period.Ok)
        {
            return TrackerFiles.Problems(period.Problems);
        }

        var page = await update.OpenAsync(await viewers.OfAsync(context.User, cancel), period.Value, owner ?? "", cancel);
        return page.Ok
            ? TypedResults.File(WorkbookWriter.Write(UpdateForecastsOperation.Workbook(page.Value)), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"update-{period.Value}.xlsx")
            : TrackerFiles.Problems(page.Problems);
    }

    /// <summary>Keeps what was typed and answers with how it is read. Takes the grid's form, or some lines of it, with its token.</summary>
    private static async Task<IResult> DraftAsync(string year, string month, string? owner, HttpContext context, UpdateForecastsOperation update, Viewers viewers, IAntiforgery antiforgery, CancellationToken cancel)
    {
        // A form of every line has more fields than a usual one.
        context.Features.Set<IFormFeature>(new FormFeature(context.Request, new FormOptions { ValueCountLimit = GridForm.MostFields }));
        if (!context.Request.HasFormContentType || !await antiforgery.IsRequestValidAsync(context))
        {
            return TrackerFiles.Problems([Problem.Error("form.expired", "form", "This page is older than your sign-in. Load it again; what was kept of the draft is there.")]);
        }

        var period = GridForm.PeriodOf(year, month);
        if (!period.Ok)
        {
            return TrackerFiles.Problems(period.Problems);
        }

        var form = await context.Request.ReadFormAsync(cancel);
        var typed = GridForm.Read(form);
        var kept = await update.KeepAsync(await viewers.OfAsync(context.User, cancel), period.Value, owner ?? "", typed, GridAnswer.Read(form["fix"]), cancel);
        return kept.Ok
            ? TypedResults.Bytes(GridJson.Write(GridReadings.Of(kept.Value), typed.Lines.Keys), "application/json; charset=utf-8")
            : TrackerFiles.Problems(kept.Problems);
    }
}

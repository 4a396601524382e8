using Microsoft.AspNetCore.Antiforgery;
using Outturn.App.Operations.Planning;
using Outturn.App.Security;
using Outturn.App.Web;
using Outturn.Core.Planning;
using Outturn.Core.Values;

namespace Outturn.App.Api;

/// <summary>How a plan line's form is read, as the form's script asks while somebody types. It writes nothing.</summary>
public static class LineReadingFiles
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/plan/{cycle:cycle}/lines/read", ReadAsync).RequireAuthorization(RightRequirement.Policy(Area.Plan, Level.Contribute));

    private static async Task<IResult> ReadAsync(string cycle, HttpContext context, PlanReads reads, Viewers viewers, IAntiforgery antiforgery, CancellationToken cancel)
    {
        if (!context.Request.HasFormContentType || !await antiforgery.IsRequestValidAsync(context))
        {
            return TrackerFiles.Problems([Problem.Error("form.expired", "form", "This page is older than your sign-in. Save what you typed elsewhere and load it again.")]);
        }

        if (!PlanCycle.TryParse(cycle, out var parsed))
        {
            return TypedResults.NotFound();
        }

        var shown = await reads.PlanAsync(await viewers.OfAsync(context.User, cancel), parsed, AsAt.Now, PlanChoice.Itself, cancel);
        if (!shown.Ok)
        {
            return TrackerFiles.Problems(shown.Problems);
        }

        var form = await context.Request.ReadFormAsync(cancel);
        return TypedResults.Bytes(LineJson.Write(LineReadings.Of(shown.Value.Plan, TypedLine.From(form, parsed))), "application/json; charset=utf-8");
    }
}

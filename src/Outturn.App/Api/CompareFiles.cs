using Outturn.App.Operations.Tracking;
using Outturn.App.Security;
using Outturn.App.Web;
using Outturn.Core.Values;
using Outturn.Documents.Writing;

namespace Outturn.App.Api;

/// <summary>A comparison as files: the same sheet as the page.</summary>
public static class CompareFiles
{
    public static void Map(IEndpointRouteBuilder app)
    {
        foreach (var format in new[] { "csv", "xlsx", "json" })
        {
            app.MapGet($"/tracker/{{year:financialyear}}/compare.{format}", (string year, HttpContext context, CompareReads reads, Viewers viewers, CancellationToken cancel) =>
                SheetAsync(year, format, context, reads, viewers, cancel)).RequireAuthorization(RightRequirement.Policy(Area.Tracker, Level.Read));
        }
    }

    private static async Task<IResult> SheetAsync(string year, string format, HttpContext context, CompareReads reads, Viewers viewers, CancellationToken cancel)
    {
        if (!FinancialYear.TryParse(year, out var parsed))
        {
            return TypedResults.NotFound();
        }

        var sides = CompareQuery.Read(context.Request.Query);
        if (!sides.Ok)
        {
            return TrackerFiles.Problems(sides.Problems);
        }

        var read = await reads.RunAsync(await viewers.OfAsync(context.User, cancel), parsed, sides.Value.From, sides.Value.To, cancel);
        if (!read.Ok)
        {
            return TrackerFiles.Problems(read.Problems);
        }

        var sheet = read.Value.Comparison.ToSheet();
        var name = $"savings-tracker-{parsed}-{CompareQuery.Text(read.Value.From)}-to-{CompareQuery.Text(read.Value.To)}.{format}";
        return format switch
        {
            "csv" => TypedResults.File(CsvWriter.Write(sheet), "text/csv; charset=utf-8", name),
            "xlsx" => TypedResults.File(WorkbookWriter.Write(sheet), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name),
            _ => TypedResults.Bytes(JsonSheet.Write(sheet), "application/json; charset=utf-8"),
        };
    }
}

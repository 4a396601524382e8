using Outturn.App.Operations.Forecasting;
using Outturn.App.Security;
using Outturn.App.Web;
using Outturn.Core.Forecasting;
using Outturn.Core.Values;
using Outturn.Documents.Writing;

namespace Outturn.App.Api;

/// <summary>A delivery forecast as files: the same sheets as the page.</summary>
public static class ForecastFiles
{
    public static void Map(IEndpointRouteBuilder app)
    {
        foreach (var format in SheetFiles.Forms)
        {
            app.MapGet($"/tracker/{{year:financialyear}}/forecast.{format}", (string year, HttpContext context, ForecastReads reads, Viewers viewers, CancellationToken cancel) =>
                AnswerAsync(year, format, context, reads, viewers, cancel)).RequireAuthorization(RightRequirement.Policy(Area.Tracker, Level.Read));
        }
    }

    private static async Task<IResult> AnswerAsync(string year, string format, HttpContext context, ForecastReads reads, Viewers viewers, CancellationToken cancel)
    {
        if (!FinancialYear.TryParse(year, out var parsed))
        {
            return TypedResults.NotFound();
        }

        var query = context.Request.Query;
        var asAt = AsAtQuery.Read(query);
        if (!asAt.Ok)
        {
            return TrackerFiles.Problems(asAt.Problems);
        }

        var inputs = await reads.RunAsync(await viewers.OfAsync(context.User, cancel), parsed, asAt.Value, cancel);
        if (!inputs.Ok)
        {
            return TrackerFiles.Problems(inputs.Problems);
        }

        var order = ForecastOrder.Read(query["seed"], query["draws"], ForecastOrder.MostDrawsOfPage);
        var run = order.Ok ? inputs.Value.Work(order.Value) : Result.Refused<ForecastRun>(order.Problems);
        return run.Ok ? TypedResults.File(Bytes(run.Value, format), TypeOf(format), format == "json" ? null : $"delivery-forecast-{parsed}.{format}") : TrackerFiles.Problems(run.Problems);
    }

    /// <summary>The bytes of a file: CSV has the lines, a workbook every table.</summary>
    public static byte[] Bytes(ForecastRun run, string format) => format switch
    {
        "csv" => CsvWriter.Write(ForecastSheets.Lines(run.Forecast, new MoneyStyle(MoneyUnit.Pounds, 2))),
        "xlsx" => WorkbookWriter.Write(ForecastSheets.All(run.Forecast, run.Score, new MoneyStyle(MoneyUnit.Pounds))),
        _ => ForecastJson.Write(run),
    };

    private static string TypeOf(string format) => format switch
    {
        "csv" => "text/csv; charset=utf-8",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/json; charset=utf-8",
    };
}

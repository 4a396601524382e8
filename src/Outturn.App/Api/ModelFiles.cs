using System.Globalization;
using System.Text;
using Outturn.App.Operations.Planning;
using Outturn.App.Operations.Workings;
using Outturn.App.Security;
using Outturn.App.Web;
using Outturn.Core.Appraisal.Models;
using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Documents.Writing;

namespace Outturn.App.Api;

/// <summary>A driver model as files: every figure as CSV and JSON, a workbook that works itself out, and the model itself as plain text.</summary>
public static class ModelFiles
{
    private static readonly string[] Forms = [.. SheetFiles.Forms, "txt"];

    public static void Map(IEndpointRouteBuilder app)
    {
        foreach (var format in Forms)
        {
            app.MapGet($"/plan/{{cycle:cycle}}/proposals/{{number:int}}/models/{{of:int}}.{format}", (string cycle, int number, int of, HttpContext context, WorkingReads reads, Viewers viewers, CancellationToken cancel) =>
                FileAsync(cycle, number, of, format, context, reads, viewers, cancel)).RequireAuthorization(RightRequirement.Policy(Area.Plan, Level.Read));
        }
    }

    private static async Task<IResult> FileAsync(string cycle, int number, int of, string format, HttpContext context, WorkingReads reads, Viewers viewers, CancellationToken cancel)
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

        var plan = await reads.ReadAsync(await viewers.OfAsync(context.User, cancel), parsed, asAt.Value, cancel);
        if (!plan.Ok)
        {
            return TrackerFiles.Problems(plan.Problems);
        }

        if (plan.Value.Find<DriverModel>(of) is not { } working || plan.Value.Plan.Proposals.FirstOrDefault(p => p.Number == number)?.Id != working.Proposal)
        {
            return TrackerFiles.Problems([Problem.Error(PlanReads.NotFound, "number", $"There is no such model in {parsed}.")]);
        }

        var held = ModelCheck.Check((DriverModel)working.Content);
        if (!held.Ok)
        {
            return TrackerFiles.Problems(held.Problems);
        }

        var result = held.Value.Run();
        var name = string.Create(CultureInfo.InvariantCulture, $"model-{working.Number}");
        return format switch
        {
            "csv" => TypedResults.File(CsvWriter.Write(ModelSheets.Whole(result)), "text/csv; charset=utf-8", name + ".csv"),
            "xlsx" => TypedResults.File(WorkbookWriter.Write(ModelWorkbook.Of(result)), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name + ".xlsx"),
            "txt" => TypedResults.File(Encoding.UTF8.GetBytes(ModelText.Write(held.Value.Model)), "text/plain; charset=utf-8", name + ".txt"),
            _ => TypedResults.Bytes(ModelJson.Write(result, [.. Enumerable.Range(0, result.Scenarios.Count)], null, null, null), "application/json; charset=utf-8"),
        };
    }
}

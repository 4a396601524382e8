using System.Globalization;
using System.Text;
using Outturn.App.Operations.Workings;
using Outturn.App.Security;
using Outturn.Core.Appraisal.Models;
using Outturn.Core.Values;
using Outturn.Core.Workings;
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
                WorkingFiles.AnswerAsync(cycle, context, reads, viewers, plan => Written(plan, number, of, format), cancel)).RequireAuthorization(RightRequirement.Policy(Area.Plan, Level.Read));
        }
    }

    private static IResult? Written(WorkedPlan plan, int number, int of, string format)
    {
        if (plan.Find<DriverModel>(of) is not { } working || plan.Plan.Proposals.FirstOrDefault(p => p.Number == number)?.Id != working.Proposal)
        {
            return null;
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

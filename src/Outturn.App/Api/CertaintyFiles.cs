using Outturn.App.Operations.Planning;
using Outturn.App.Operations.Workings;
using Outturn.App.Security;
using Outturn.Core.Appraisal.Uncertainty;
using Outturn.Core.Values;
using Outturn.Core.Workings;
using Outturn.Documents.Writing;

namespace Outturn.App.Api;

/// <summary>How sure a plan, a case or a kept run is, as files.</summary>
public static class CertaintyFiles
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var read = RightRequirement.Policy(Area.Plan, Level.Read);
        foreach (var format in SheetFiles.Forms)
        {
            app.MapGet($"/plan/{{cycle:cycle}}/certainty.{format}", (string cycle, HttpContext context, WorkingReads reads, Viewers viewers, CancellationToken cancel) =>
                WorkingFiles.AnswerAsync(cycle, context, reads, viewers, plan => Written(Asked(plan, context.Request.Query), format), cancel)).RequireAuthorization(read);
            app.MapGet($"/plan/{{cycle:cycle}}/proposals/{{number:int}}/certainty.{format}", (string cycle, int number, HttpContext context, WorkingReads reads, Viewers viewers, CancellationToken cancel) =>
                WorkingFiles.AnswerAsync(cycle, context, reads, viewers, plan => Written(plan.Plan.Proposals.Any(p => p.Number == number) ? Asked(plan, context.Request.Query, CertaintyChoice.Of(number).Slug) : NotThere($"There is no proposal {number}."), format), cancel)).RequireAuthorization(read);
            app.MapGet($"/plan/{{cycle:cycle}}/certainty/runs/{{run:int}}.{format}", (string cycle, int run, HttpContext context, WorkingReads reads, Viewers viewers, CancellationToken cancel) =>
                WorkingFiles.AnswerAsync(cycle, context, reads, viewers, plan => Written(plan.Find<KeptRun>(run) is { Content: KeptRun kept } ? Result.Ok(kept.Result) : NotThere($"There is no run {run}."), format), cancel)).RequireAuthorization(read);
        }
    }

    private static Result<SimulationResult> Asked(WorkedPlan plan, IQueryCollection query, string? only = null) =>
        CertaintyRun.Work(plan, new(only ?? query["of"].ToString(), only is null ? query["proposals"].ToString() : null, query["seed"], query["draws"], query["basis"], query["year"]), CertaintyRun.MostDrawsOfPage).Select(r => r.Result);

    private static Result<SimulationResult> NotThere(string message) => Result.Refused<SimulationResult>(Problem.Error(PlanReads.NotFound, "number", message));

    private static IResult Written(Result<SimulationResult> result, string format) =>
        !result.Ok ? TrackerFiles.Problems(result.Problems) : format switch
        {
            "csv" => TypedResults.File(CsvWriter.Write(SimulationSheets.Lines(result.Value, new MoneyStyle(MoneyUnit.Pounds, 2))), "text/csv; charset=utf-8", "how-sure.csv"),
            "xlsx" => TypedResults.File(WorkbookWriter.Write(SimulationSheets.All(result.Value, new MoneyStyle(MoneyUnit.Pounds))), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "how-sure.xlsx"),
            _ => TypedResults.Bytes(SimulationJson.Write(result.Value, []), "application/json; charset=utf-8"),
        };
}

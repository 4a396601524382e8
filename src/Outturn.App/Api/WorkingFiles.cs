using System.Globalization;
using Outturn.App.Operations.Planning;
using Outturn.App.Operations.Workings;
using Outturn.App.Security;
using Outturn.App.Web;
using Outturn.Core.Appraisal.Costing;
using Outturn.Core.Appraisal.Options;
using Outturn.Core.Planning;
using Outturn.Core.Sheets;
using Outturn.Core.Values;
using Outturn.Core.Workings;

namespace Outturn.App.Api;

/// <summary>Rates, build-ups and the lines that follow them as files: the same sheets as the pages.</summary>
public static class WorkingFiles
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var read = RightRequirement.Policy(Area.Plan, Level.Read);
        MapAppraisals(app, read);
        foreach (var format in SheetFiles.Forms)
        {
            app.MapGet($"/plan/{{cycle:cycle}}/rates/{{number:int}}.{format}", (string cycle, int number, HttpContext context, WorkingReads reads, Viewers viewers, CancellationToken cancel) =>
                SheetAsync(cycle, format, context, reads, viewers, plan => plan.Find<Rates>(number)?.AsRates is { } table ? RateSheet.Of(table) : null, cancel)).RequireAuthorization(read);
            app.MapGet($"/plan/{{cycle:cycle}}/rates/moves.{format}", (string cycle, HttpContext context, WorkingReads reads, Viewers viewers, CancellationToken cancel) =>
                SheetAsync(cycle, format, context, reads, viewers, plan => MovementSheet.Of("lines-that-follow", plan.Plan.Cycle, LineMovements.Of(plan)), cancel)).RequireAuthorization(read);
            app.MapGet($"/plan/{{cycle:cycle}}/proposals/{{number:int}}/build-ups/{{of:int}}.{format}", (string cycle, int number, int of, HttpContext context, WorkingReads reads, Viewers viewers, CancellationToken cancel) =>
                SheetAsync(cycle, format, context, reads, viewers, plan => BuildUpOf(plan, number, of), cancel)).RequireAuthorization(read);
        }
    }

    /// <summary>Appraisals also come as a paper: Word, and one page that stands alone and prints.</summary>
    private static void MapAppraisals(IEndpointRouteBuilder app, string read)
    {
        foreach (var format in AppraisalFiles.Forms)
        {
            app.MapGet($"/plan/{{cycle:cycle}}/proposals/{{number:int}}/appraisals/{{of:int}}.{format}", (string cycle, int number, int of, HttpContext context, WorkingReads reads, Viewers viewers, CancellationToken cancel) =>
                AnswerAsync(cycle, context, reads, viewers, plan => AppraisalOf(plan, number, of) is { } result ? AppraisalFiles.Written(result, $"appraisal-{of}", format) : null, cancel)).RequireAuthorization(read);
        }
    }

    private static AppraisalResult? AppraisalOf(WorkedPlan plan, int number, int of) =>
        plan.Find<OptionAppraisal>(of) is { } working && plan.Plan.Proposals.FirstOrDefault(p => p.Number == number)?.Id == working.Proposal
            ? OptionWork.Out((OptionAppraisal)working.Content with { Title = working.Title }).Value
            : null;

    private static Sheet? BuildUpOf(WorkedPlan plan, int number, int of) =>
        plan.Find<BuildUp>(of) is { } working && plan.Plan.Proposals.FirstOrDefault(p => p.Number == number)?.Id == working.Proposal
            ? BuildUpSheet.Of(string.Create(CultureInfo.InvariantCulture, $"build-up-{working.Number}"), working.Title, BuildUpSum.Of((BuildUp)working.Content, plan.Rates))
            : null;

    private static Task<IResult> SheetAsync(string cycle, string format, HttpContext context, WorkingReads reads, Viewers viewers, Func<WorkedPlan, Sheet?> draw, CancellationToken cancel) =>
        AnswerAsync(cycle, context, reads, viewers, plan => draw(plan) is { } sheet ? SheetFiles.Written(sheet, format) : null, cancel);

    /// <summary>What a cycle's plan with its calculations answers to who asks; null for what is not there.</summary>
    internal static async Task<IResult> AnswerAsync(string cycle, HttpContext context, WorkingReads reads, Viewers viewers, Func<WorkedPlan, IResult?> answer, CancellationToken cancel)
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
        return !plan.Ok ? TrackerFiles.Problems(plan.Problems)
            : answer(plan.Value) is { } written ? written
            : TrackerFiles.Problems([Problem.Error(PlanReads.NotFound, "number", $"There is no such table in {parsed}.")]);
    }
}

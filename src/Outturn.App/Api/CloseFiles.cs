using Outturn.App.Operations.Closing;
using Outturn.App.Operations.Tracking;
using Outturn.App.Security;
using Outturn.App.Web;
using Outturn.Core.Reports.Closing;
using Outturn.Core.Values;
using Outturn.Documents.Writing;

namespace Outturn.App.Api;

/// <summary>A closed year's outturn, the form to fill in, and the funds' return, as files.</summary>
public static class CloseFiles
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void Map(IEndpointRouteBuilder app)
    {
        foreach (var format in SheetFiles.Forms)
        {
            app.MapGet($"/tracker/{{year:financialyear}}/close.{format}", (string year, HttpContext context, YearEndReads reads, Viewers viewers, CancellationToken cancel) =>
                AnswerAsync(year, context, viewers, async (viewer, of, asAt) => (await reads.OutturnAsync(viewer, of!.Value, asAt, cancel)).Select(sheet => SheetFiles.Written(sheet, format)), cancel))
                .RequireAuthorization(RightRequirement.Policy(Area.Tracker, Level.Read));
        }

        foreach (var format in new[] { "csv", "xlsx" })
        {
            app.MapGet($"/tracker/{{year:financialyear}}/close/outturn.{format}", (string year, HttpContext context, CloseYearOperation close, Viewers viewers, CancellationToken cancel) =>
                AnswerAsync(year, context, viewers, async (viewer, of, _) => (await close.OpenAsync(viewer, of!.Value, cancel)).Select(form => SheetFiles.Written(CloseYearOperation.Workbook(form), format)), cancel))
                .RequireAuthorization(RightRequirement.Policy(Area.SignOff, Level.Manage));
        }

        foreach (var format in (string[])[.. SheetFiles.Forms, "docx"])
        {
            app.MapGet($"/funds/{{number:int}}/return.{format}", (int number, string? year, HttpContext context, YearEndReads reads, Viewers viewers, CancellationToken cancel) =>
                AnswerAsync(year, context, viewers, async (viewer, of, asAt) => (await reads.ReturnAsync(viewer, number, of, asAt, cancel)).Select(back => Written(back, format)), cancel))
                .RequireAuthorization(RightRequirement.Policy(Area.Funds, Level.Read));
        }
    }

    private static IResult Written(FundReturn back, string format) => format == "docx"
        ? TypedResults.File(PaperWordWriter.Write(FundReturnPaper.Of(back)), Word, $"fund-return-{back.Year}.docx")
        : SheetFiles.Written(FundReturnSheet.Of(back, new MoneyStyle(MoneyUnit.Pounds)), format);

    private static async Task<IResult> AnswerAsync(string? year, HttpContext context, Viewers viewers, Func<Viewer, FinancialYear?, AsAt, Task<Result<IResult>>> answer, CancellationToken cancel)
    {
        var asAt = AsAtQuery.Read(context.Request.Query);
        if (!asAt.Ok)
        {
            return TrackerFiles.Problems(asAt.Problems);
        }

        FinancialYear? of = FinancialYear.TryParse(year, out var named) ? named : null;
        if (of is null && year is { Length: > 0 })
        {
            return TrackerFiles.Problems([Problem.Error("year.unreadable", "year", "The year is not a financial year. Write it as 2017-18.")]);
        }

        var done = await answer(await viewers.OfAsync(context.User, cancel), of, asAt.Value);
        return done.Ok ? done.Value : TrackerFiles.Problems(done.Problems);
    }
}

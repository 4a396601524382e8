using System.Globalization;
using Outturn.App.Operations.Funds;
using Outturn.App.Security;
using Outturn.App.Web;
using Outturn.App.Web.Pages.Funds;
using Outturn.Core.Funds;
using Outturn.Core.Sheets;
using Outturn.Core.Values;

namespace Outturn.App.Api;

/// <summary>A fund's tables as files: by year, bids, entries, the package, and what became of promises.</summary>
public static class FundFiles
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var read = RightRequirement.Policy(Area.Funds, Level.Read);
        foreach (var format in SheetFiles.Forms)
        {
            void Sheet(string name, Func<FundBook, Fund, HttpContext, Sheet?> draw) => app.MapGet($"/funds/{{number:int}}/{name}.{format}", (int number, HttpContext context, FundReads reads, Viewers viewers, CancellationToken cancel) =>
                AnswerAsync(number, context, reads, viewers, (book, fund, _, _) => Task.FromResult(draw(book, fund, context) is { } sheet ? SheetFiles.Written(sheet, format) : null), cancel)).RequireAuthorization(read);
            Sheet("by-year", (book, fund, _) => FundSheets.ByYear(fund, book.BalancesOf(fund), new MoneyStyle(MoneyUnit.Pounds)));
            Sheet("bids", (book, fund, _) => FundSheets.Bids(fund, book, new MoneyStyle(MoneyUnit.Pounds)));
            Sheet("entries", (book, fund, _) => FundSheets.Entries(fund, book, new MoneyStyle(MoneyUnit.Pounds, 2)));
            Sheet("package", (book, fund, context) => PackageModel.Chosen(book, fund, context.Request.Query["of"].ToString() is { Length: > 0 } of ? of : "bids") is var (package, title)
                ? PackageSheets.Table(package, PackageSheets.Basis(context.Request.Query["basis"].ToString()), title, MoneyStyle.Thousands)
                : null);
            app.MapGet($"/funds/{{number:int}}/delivery.{format}", (int number, string? year, HttpContext context, FundReads reads, Viewers viewers, CancellationToken cancel) =>
                AnswerAsync(number, context, reads, viewers, async (book, fund, viewer, asAt) =>
                {
                    var bids = book.BidsOf(fund);
                    if (year is { Length: > 0 } && !FinancialYear.TryParse(year, out _))
                    {
                        return TrackerFiles.Problems([Problem.Error("year.unreadable", "year", "The year is not a financial year. Write it as 2017-18.")]);
                    }

                    var of = FinancialYear.TryParse(year, out var named) ? named : bids.SelectMany(b => b.Terms.Lines).Select(l => (FinancialYear?)l.Year).Max();
                    return of is { } known ? SheetFiles.Written(FundSheets.Delivery(fund, bids, await reads.DeliveryAsync(viewer, bids, known, asAt, cancel), known, MoneyStyle.Thousands), format) : null;
                }, cancel)).RequireAuthorization(read);
        }
    }

    private static async Task<IResult> AnswerAsync(int number, HttpContext context, FundReads reads, Viewers viewers, Func<FundBook, Fund, Viewer, AsAt, Task<IResult?>> answer, CancellationToken cancel)
    {
        var asAt = AsAtQuery.Read(context.Request.Query);
        if (!asAt.Ok)
        {
            return TrackerFiles.Problems(asAt.Problems);
        }

        var viewer = await viewers.OfAsync(context.User, cancel);
        var read = await reads.ReadAsync(viewer, number, asAt.Value, cancel);
        return !read.Ok ? TrackerFiles.Problems(read.Problems)
            : await answer(read.Value.Book, read.Value.Fund, viewer, asAt.Value) is { } written ? written
            : TrackerFiles.Problems([Problem.Error(FundReads.NotFound, "number", $"There is no such table of fund {number.ToString(CultureInfo.InvariantCulture)}.")]);
    }
}

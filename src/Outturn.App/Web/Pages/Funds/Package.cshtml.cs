using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Outturn.App.Operations.Funds;
using Outturn.Core.Funds;
using Outturn.Core.Sheets;
using Outturn.Core.Values;
using Outturn.Documents.Reading;

namespace Outturn.App.Web.Pages.Funds;

/// <summary>The package table in one click: from the bids, or as a paper printed it.</summary>
public sealed class PackageModel(FundReads reads, WriteFundOperation write) : FundPage(reads, write)
{
    public IReadOnlyList<SelectListItem> Choices { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Bases { get; } = [new("Levels: the effect in each year", "levels"), new("Movements: the change from the year before", "movements"), new("Running totals", "running-totals")];

    /// <summary>Which package: the bids, or a printed one by its number.</summary>
    public string Of { get; private set; } = "bids";

    public string Basis { get; private set; } = "levels";

    /// <summary>What a link to the same table as a file asks.</summary>
    public string Query => $"of={Of}&basis={Basis}{AsAtSuffix('&')}";

    public Sheet? Table { get; private set; }

    public Sheet? Returns { get; private set; }

    public (Sheet Table, Sheet Returns)? PutRight { get; private set; }

    public IReadOnlyList<Problem> Found { get; private set; } = [];

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Source { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty]
    public IFormFile? Flows { get; set; }

    public async Task<IActionResult> OnGetAsync(int number) => await LoadPackageAsync(number) ?? Page();

    public async Task<IActionResult> OnPostAsync(int number)
    {
        if (await LoadPackageAsync(number) is { } stop)
        {
            return stop;
        }

        if (Upload is not { Length: > 0 } file)
        {
            Show([.. WritePackage.CheckNames(Name ?? "", Source ?? ""), Core.Values.Problem.Error("file.none", "upload", Upload is null ? "Choose the file with the table: CSV or Excel." : "The file is empty. Choose the file with the table: CSV or Excel.")], Field);
            return Page();
        }

        var table = Grid(file);
        var read = table.Ok ? PackageReader.Read(table.Value) : Result.Refused<FundPackage>(table.Problems);
        if (!read.Ok)
        {
            Show([.. WritePackage.CheckNames(Name ?? "", Source ?? ""), .. read.Problems.Where(p => p.Severity == Severity.Error).Select(p => p with { Where = "upload", Message = $"{p.Where}: {p.Message}" })], Field);
            return Page();
        }

        var flows = Flows is { Length: > 0 } given ? Grid(given) : null;
        var known = flows is null ? Result.Ok<IReadOnlyList<KnownSeries>>([]) : flows.Ok ? PackageReader.ReadSeries(flows.Value) : Result.Refused<IReadOnlyList<KnownSeries>>(flows.Problems);
        if (!known.Ok)
        {
            Show([.. WritePackage.CheckNames(Name ?? "", Source ?? ""), .. known.Problems.Where(p => p.Severity == Severity.Error).Select(p => p with { Where = "flows", Message = $"{p.Where}: {p.Message}" })], Field);
            return Page();
        }

        return await DoAsync("fund.package", new WritePackage(Fund.Id, NewId(), Name ?? "", Source ?? "", read.Value, known.Value).Decide, "", $"{Base}/package?of={Book.NextPackage(Fund.Id).ToString(CultureInfo.InvariantCulture)}",
            string.Join(' ', read.Problems.Where(p => p.Severity != Severity.Error).Select(p => p.Message).Distinct().Prepend("The package is kept.")), Field);
    }

    private static Result<Grid> Grid(IFormFile file)
    {
        using var stream = file.OpenReadStream();
        var grids = GridReader.Read(stream, file.FileName);
        return !grids.Ok ? Result.Refused<Grid>(grids.Problems)
            : grids.Value.Grids.FirstOrDefault(g => !g.Hidden && g.Rows.Count > 0) is { } grid ? Result.Ok(grid)
            : Result.Refused<Grid>(Core.Values.Problem.Error("package.empty", file.FileName, "The file holds no table. Choose the file with the package."));
    }

    private static string Field(string where) => where switch { "upload" => nameof(Upload), "flows" => nameof(Flows), "source" => nameof(Source), _ => nameof(Name) };

    /// <summary>The package that is asked for.</summary>
    public static (FundPackage Package, string Title)? Chosen(FundBook book, Fund fund, string of) =>
        of != "bids"
            ? int.TryParse(of, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && book.PackagesOf(fund).FirstOrDefault(p => p.Number == number) is { } printed ? (printed.Printed, printed.Title) : null
            : (book.PackageOf(fund), fund.Terms.Name);

    private async Task<IActionResult?> LoadPackageAsync(int number)
    {
        if (await LoadAsync(number) is { } stop)
        {
            return stop;
        }

        Title = "Package table";
        Choices = [new("The bids", "bids"), .. Book.PackagesOf(Fund).Select(p => new SelectListItem(p.Title + ", as printed", p.Number.ToString(CultureInfo.InvariantCulture)))];
        Of = Request.Query["of"].ToString() is { Length: > 0 } of ? of : "bids";
        Basis = Bases.Any(b => b.Value == Request.Query["basis"]) ? Request.Query["basis"].ToString() : "levels";
        if (Chosen(Book, Fund, Of) is not var (package, title))
        {
            return Refused([Core.Values.Problem.Error(FundReads.NotFound, "of", "There is no such package. Choose one of those that there are.")]);
        }

        if (PackageReturn.Of(package) is not { Ok: true } back)
        {
            return null;
        }

        // What it was kept with, and each bid's own savings: yearly figures that the rows of a printed package can be compared with.
        IReadOnlyList<KnownSeries> known = Book.PackagesOf(Fund).FirstOrDefault(p => p.Number.ToString(CultureInfo.InvariantCulture) == Of) is { } printed ? [.. printed.Known, .. KnownSeries.OfBids(Book.BidsOf(Fund))] : [];
        var found = PackageChecks.AccumulatedTwice(package, known);
        Found = [.. PackageChecks.Check(package, known)];
        Table = PackageSheets.Table(package, PackageSheets.Basis(Basis), title, MoneyStyle.Thousands);
        Returns = PackageSheets.Returns(back.Value, package);
        if (found.Count > 0)
        {
            var put = PackageChecks.PutRight(package, found);
            PutRight = (PackageSheets.Table(put, PackageSheets.Basis(Basis), title + ", put right", MoneyStyle.Thousands) with { Name = "put-right" }, PackageSheets.Returns(PackageReturn.Of(put).Value!, put, putRight: true));
        }

        return null;
    }
}

using Outturn.Core.Appraisal.Options;
using Outturn.Core.Funds;
using Outturn.Core.Sheets;
using Outturn.Core.Values;
using Outturn.Documents.Reading;
using Outturn.Tests.Tracking;
using static Outturn.Tests.Funds.SomeFund;

namespace Outturn.Tests.Funds;

/// <summary>The package of December 2016 as it was printed, and what is wrong with it.</summary>
public sealed class PackageTests
{
    private static Grid Grid(string name) => GridReader.Read(File.ReadAllBytes(SharedFolder.PathOf("data", "models", name)), name).Value!.Grids[0];

    private static FundPackage Printed()
    {
        var read = PackageReader.Read(Grid("transformation-fund-2016-12.csv"));
        Assert.True(read.Ok, string.Join(' ', read.Problems.Select(p => p.Message)));
        return read.Value;
    }

    private static IReadOnlyList<KnownSeries> Lamps() => PackageReader.ReadSeries(Grid("street-lighting-synergies.csv")).Value!;

    private static decimal Thousands(Total total) => total.Value!.Value.Pounds / 1_000m;

    [Fact]
    public void The_printed_package_is_read_with_its_totals_and_they_follow()
    {
        var package = Printed();
        Assert.Equal(MoneyUnit.Thousands, package.Unit);
        Assert.Equal(["Adults Services", "Commissioning", "Environment, transport & economy", "Finance & budget review"], package.Rows.Select(r => r.Workstream));
        Assert.Equal([800m, 2_175m, 909m, 38m, 0m, 0m], Enumerable.Range(0, 6).Select(y => Thousands(package.Investment(y))));
        Assert.Equal(3_922m, Thousands(package.AllInvestment));
        Assert.Equal(-43_123m, Thousands(package.AllSaving));
        Assert.Equal(4, package.Totals.Count);
        Assert.Empty(PackageChecks.Check(package, []));

        var levels = PackageSheets.Table(package, PackageBasis.Levels, "Package", MoneyStyle.Thousands);
        Assert.Equal("-43,123", Text(levels, "saving-total", "all"));
        Assert.Equal("-43,123", Text(levels, "saving-running", "2021-22"));
        Assert.Equal("3,922", Text(levels, "investment-running", "2021-22"));
        var movements = PackageSheets.Table(package, PackageBasis.Movements, "Package", MoneyStyle.Thousands);
        Assert.Equal(["800", "1,375", "-1,266", "-871", "-38", "0"], package.AllYears.Select(y => Text(movements, "investment-total", y.ToString())));
        Assert.Equal("-33,185", Text(PackageSheets.Table(package, PackageBasis.RunningTotals, "Package", MoneyStyle.Thousands), "saving-total", "2020-21"));
    }

    [Fact]
    public void It_returns_what_was_printed_and_less_once_the_row_that_was_added_up_twice_is_put_right()
    {
        var package = Printed();
        var back = PackageReturn.Of(package).Value!;
        Assert.Equal("£11.00", PackageReturn.PerPound(back.GrossPerPound));
        Assert.Equal(34_843.00m, decimal.Round(Thousands(back.Npv), 2));
        Assert.Equal("£34,843,001", AppraisalWords.Money(back.Npv));
        Assert.Equal(decimal.Round((43_123m - 3_922m) / 3_922m, 9), decimal.Round(back.NetReturn!.Value, 9));
        Assert.Equal(decimal.Round(9_938m / 3_922m, 9), decimal.Round(back.RunRate!.Value, 9));

        // Found by comparing each row with the flows of the street lamps: nobody says which row or which years.
        var found = Assert.Single(PackageChecks.AccumulatedTwice(package, Lamps()));
        Assert.Equal("Environment, transport & economy", found.Row.Workstream);
        Assert.Contains("project_savings", found.Series.Name, StringComparison.Ordinal);
        Assert.Equal(1, found.From);
        Assert.Equal(Money.FromThousands(1_316), found.Overstated);
        Assert.Equal([0m, -129m, -135m, -134m, -127m, -127m], found.Put.Saving.Select(Thousands));
        var put = PackageChecks.PutRight(package, [found]);
        Assert.Equal(-41_807m, Thousands(put.AllSaving));
        Assert.Equal("£10.66", PackageReturn.PerPound(PackageReturn.Of(put).Value!.GrossPerPound));
        var problem = Assert.Single(PackageChecks.Check(package, Lamps()));
        Assert.Equal("series.accumulated-twice", problem.Code);
        Assert.Contains("£1,316,000 too much", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_levels_that_only_stands_still_or_agrees_for_two_years_is_left_alone()
    {
        FundPackage Package(params long[] levels) => new(Y(2016), levels.Length, [new("A", [.. levels.Select(_ => Total.Zero)], [.. levels.Select(l => Total.Of(Amount.Of(Money.FromThousands(l))))])], [], MoneyUnit.Thousands);
        KnownSeries[] known = [new("x", [.. new long[] { 100, 50, 25, 10 }.Select(Money.FromThousands)]), new("y", [.. new long[] { 100, 0, 0, 0 }.Select(Money.FromThousands)])];
        Assert.Empty(PackageChecks.AccumulatedTwice(Package(-100, -100, -100, -100), known));
        Assert.Empty(PackageChecks.AccumulatedTwice(Package(0, 0, -100, -150), known));
        Assert.Empty(PackageChecks.AccumulatedTwice(Package(-100, -150, -175, -186), known));
        Assert.Single(PackageChecks.AccumulatedTwice(Package(-100, -150, -175, -185), known));
        Assert.Single(PackageChecks.AccumulatedTwice(Package(0, 50, 75, 85), known));
    }

    [Fact]
    public void Totals_that_do_not_follow_are_named_at_their_place()
    {
        var read = PackageReader.Read(Table("Package £000,2016-17,2017-18", "Investment request:,,", "A,100,50", "B,10,-", "Total,110,60", "Savings:,,", "A,-,(200)", "B,-,TBC", "Total,-,(200)", "Cumulative total,-,(200)"));
        var package = read.Value!;
        Assert.Equal(1, package.AllSaving.Unquantified);
        var problem = Assert.Single(PackageChecks.Check(package, []));
        Assert.Equal(("package.total", "line 5"), (problem.Code, problem.Where));
        Assert.Contains("is printed as -£200, and its rows come to -£300", PackageChecks.Check(PackageReader.Read(Table("series,workstream,2016-17,2017-18", "savings,A,-100,-200", "savings,B,0,-100", "savings,Total,-100,-200")).Value!, []).Single().Message, StringComparison.Ordinal);
        Assert.Contains("£60,000, and its rows come to £50,000: £10,000 apart", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("package.no-years", "Name,Figure", "A,1")]
    [InlineData("package.year-twice", "Workstream,2016-17,2016-17", "A,1,2")]
    [InlineData("package.part", "Workstream,2016-17,2017-18", "A,1,2")]
    [InlineData("package.figure", "series,workstream,2016-17,2017-18", "investment,A,1,x2y")]
    [InlineData("package.no-name", "series,workstream,2016-17,2017-18", "investment,,1,2")]
    [InlineData("package.row-twice", "series,workstream,2016-17,2017-18", "investment,A,1,2", "investment,a,1,2")]
    [InlineData("package.no-rows", "series,workstream,2016-17,2017-18", "investment,Total,1,2")]
    public void What_cannot_be_read_is_said_with_its_place(string code, params string[] lines) =>
        Assert.Equal(code, PackageReader.Read(Table(lines)).Problems.First(p => p.Severity == Severity.Error).Code);

    [Fact]
    public void Savings_that_are_printed_as_positive_become_negative_and_that_is_said()
    {
        var read = PackageReader.Read(Table("series,workstream,2016-17,2018-19", "investment,A,-5,0", "savings,A,0,7"));
        Assert.Equal((Money.FromPounds(5), Money.FromPounds(-7), 3), (read.Value!.AllInvestment.Low, read.Value.AllSaving.Low, read.Value.Years));
        Assert.Equal(["package.unit", "package.savings-positive"], read.Problems.Select(p => p.Code));
    }

    [Fact]
    public void Bids_make_a_package_which_carries_what_is_not_known()
    {
        var book = Opened().WithBid(1, BidTerms.Of("Lamps", "Roads", Asks(2016, 800_000), Asks(2017, 0, -128_532)))
            .WithBid(2, BidTerms.Of("Team", "Adults", new BidYear(Y(2017), Amount.Of(Money.FromPounds(90_000)), new Amount.Unquantified("the table cannot be read"))))
            .WithBid(3, BidTerms.Of("More lamps", "roads", Asks(2018, 10_000, -1_000)));
        var package = FundPackage.Of(book.Bids);
        Assert.Equal((2, 3, Y(2016)), (package.Rows.Count, package.Years, package.First));
        Assert.Equal(new Total(Money.FromPounds(-129_532), Money.FromPounds(-129_532), 1), package.AllSaving);
        var worked = PackageReturn.Of(package);
        Assert.True(worked.Ok, string.Join(' ', worked.Problems.Select(p => p.Message)));
        var back = worked.Value;
        Assert.Equal(1, back.Unquantified);

        // A ratio of what happens to be known would look like a figure.
        Assert.Equal((null, null, null), (back.GrossPerPound, back.NetReturn, back.RunRate));
        Assert.Contains("1 not quantified", AppraisalWords.Money(back.Npv), StringComparison.Ordinal);
        Assert.Equal("fund.package-empty", PackageReturn.Of(FundPackage.Of([])).Code());
        Assert.Equal("£0.16", PackageReturn.PerPound(PackageReturn.Of(book.Bid(1)).Value!.GrossPerPound));
        Assert.Equal("not known", FundSheets.PerPound(book.Bid(2)));
    }

    private static Grid Table(params string[] lines) => GridReader.Read(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines.Select(l => l.Replace("Investment request:,,", "Investment request:", StringComparison.Ordinal)))), "package.csv").Value!.Grids[0];

    private static string Text(Sheet sheet, string row, string column)
    {
        var at = sheet.Columns.Index().First(c => c.Item.Key == column).Index;
        return ((Cell.Sum)sheet.Rows.First(r => r.Key == row).Cells[at]).Total is var total ? MoneyStyle.Thousands.Text(total) : "";
    }
}

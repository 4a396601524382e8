using System.Globalization;
using Outturn.Core.Appraisal.Options;
using Outturn.Core.Values;

namespace Outturn.Core.Funds;

/// <summary>What a package, or one bid, brings back: worked out as every appraisal is, by one set of definitions.</summary>
/// <param name="Worked">The appraisal, with its definitions and what a reader must know.</param>
public sealed record PackageReturn(AppraisalResult Worked)
{
    private EndMeasures Low => Worked.Options[0].Low;

    /// <summary>What has no figure is in none of the measures.</summary>
    public int Unquantified => Worked.Options[0].NotQuantified.Cash;

    /// <summary>The council's cash, discounted; above nought is a gain.</summary>
    public Total Npv => Worked.Options[0].Npv;

    /// <summary>Savings for each pound that is put in, not discounted, by the worse end of what is a range; null where nothing is put in, or where a figure is missing: a ratio of a part is not that of the whole.</summary>
    public decimal? GrossPerPound => Of(Low.GrossPerPound);

    public decimal? NetReturn => Of(Low.NetReturn);

    public decimal? RunRate => Of(Low.RunRate);

    /// <summary>In year 0's prices, discounted from the package's first year by HM Treasury's standard rates as published in 2022.</summary>
    /// <param name="title">What it is of.</param>
    /// <param name="years">From year 0 on: what is put in, and the level of what is saved (negative).</param>
    public static Result<PackageReturn> Of(string title, FinancialYear first, IReadOnlyList<(Total Investment, Total Saving)> years)
    {
        var flows = years.SelectMany((y, i) => Flows(i, y.Investment, y.Saving)).ToList();
        if (flows.Count == 0)
        {
            return Result.Refused<PackageReturn>(Problem.Error("fund.package-empty", "package", "There is no bid with a figure, so nothing that could bring a return."));
        }

        return OptionWork.Out(new OptionAppraisal(title, "green-book-2022", "standard", false, first, PriceBasis.Real, null, [new(title, OptionRole.Option, flows)], null, []))
            .Select(worked => new PackageReturn(worked));
    }

    public static Result<PackageReturn> Of(FundPackage package) =>
        Of("The package", package.First, [.. Enumerable.Range(0, package.Years).Select(y => (package.Investment(y), package.Saving(y)))]);

    public static Result<PackageReturn> Of(Bid bid) => Of(FundPackage.Of([bid]));

    /// <summary>Such as <c>£11.00</c>: for each pound.</summary>
    public static string PerPound(decimal? ratio) => ratio is { } known ? "£" + known.ToString("#,##0.00", CultureInfo.InvariantCulture) : "not known";

    public static string Percent(decimal? share) => share is { } known ? (known * 100m).ToString("#,##0", CultureInfo.InvariantCulture) + " %" : "not known";

    private decimal? Of(decimal? ratio) => Unquantified == 0 ? ratio : null;

    private static IEnumerable<OptionFlow> Flows(int year, Total investment, Total saving)
    {
        if (!investment.Low.IsZero || !investment.High.IsZero || !saving.Low.IsZero || !saving.High.IsZero)
        {
            yield return new(year, Amount.Between(investment.Low, investment.High), Amount.Between(-saving.High, -saving.Low), BenefitKind.CashableReduction);
        }

        for (var i = 0; i < investment.Unquantified; i++)
        {
            yield return new(year, new Amount.Unquantified("not known"), Amount.Zero, BenefitKind.CashableReduction, Label: string.Create(CultureInfo.InvariantCulture, $"asked, not known {i + 1}"));
        }

        for (var i = 0; i < saving.Unquantified; i++)
        {
            yield return new(year, Amount.Zero, new Amount.Unquantified("not known"), BenefitKind.CashableReduction, Label: string.Create(CultureInfo.InvariantCulture, $"saved, not known {i + 1}"));
        }
    }
}

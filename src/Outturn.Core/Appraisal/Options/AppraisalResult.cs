using Outturn.Core.Appraisal.Discounting;
using Outturn.Core.Appraisal.Financial;
using Outturn.Core.Values;

namespace Outturn.Core.Appraisal.Options;

/// <summary>One year of an option at one end of its ranges: real pounds, costs with what optimism adds.</summary>
/// <param name="Cost">Borne by the council.</param>
/// <param name="CostBeforeBias">The same before anything is added for optimism.</param>
/// <param name="Cashable">Benefit in the council's cash.</param>
/// <param name="SocialCost">The council's costs that use up something: not transfers.</param>
/// <param name="SocialBenefit">All benefits to anyone, weighted, less what falls on others; without transfers.</param>
/// <param name="SocialBenefitUnweighted">The same with every weight one.</param>
public sealed record YearFigures(int Year, decimal Factor, decimal PriceIndex, decimal Cost, decimal CostBeforeBias, decimal Cashable, decimal SocialCost, decimal SocialBenefit, decimal SocialBenefitUnweighted)
{
    public decimal Net => Cashable - Cost;

    public decimal PresentNet => Net * Factor;

    public decimal SocialNet => SocialBenefit - SocialCost;

    public decimal PresentSocialNet => SocialNet * Factor;
}

/// <summary>What an option comes to at one end of its ranges. Money in real pounds, unrounded; ratios are plain numbers and null where nothing can be divided by.</summary>
/// <param name="Npv">Cashable benefits less the council's costs, discounted.</param>
/// <param name="Npsv">All benefits less all costs to anyone, weighted, discounted.</param>
/// <param name="Bcr">Present social benefits ÷ present costs to the council.</param>
/// <param name="CashBcr">Present cashable benefits ÷ present costs to the council.</param>
/// <param name="GrossPerPound">Cashable benefits ÷ costs, not discounted.</param>
/// <param name="NetReturn">Cashable benefits less costs ÷ costs, not discounted.</param>
/// <param name="RunRate">The run-rate year's cashable benefit less its cost ÷ all costs, not discounted.</param>
/// <param name="EquivalentAnnual">The NPV ÷ the sum of the years' discount factors.</param>
/// <param name="EquivalentAnnualCost">The present costs ÷ the sum of the years' discount factors.</param>
public sealed record EndMeasures(
    IReadOnlyList<YearFigures> Years,
    decimal PresentCosts,
    decimal PresentCashable,
    decimal PresentSocialBenefits,
    decimal Npv,
    decimal NpvBeforeBias,
    decimal Npsv,
    decimal NpsvUnweighted,
    decimal? Bcr,
    decimal? CashBcr,
    Payback Payback,
    Payback DiscountedPayback,
    decimal? GrossPerPound,
    decimal? NetReturn,
    decimal? RunRate,
    decimal EquivalentAnnual,
    decimal EquivalentAnnualCost,
    decimal TotalCosts,
    decimal TotalCashable,
    decimal NominalCosts,
    decimal NominalCashable,
    Payback NominalPayback);

/// <summary>How many flows have no figure, by where they would count.</summary>
public sealed record NotQuantified(int CouncilCosts, int OtherCosts, int Cashable, int OtherBenefits)
{
    public int Cash => CouncilCosts + Cashable;

    public int Social => CouncilCosts + OtherCosts + Cashable + OtherBenefits;

    public int Costs => CouncilCosts + OtherCosts;

    public int Benefits => Cashable + OtherBenefits;
}

/// <param name="Low">Every range at its worse end: costs high, benefits low.</param>
/// <param name="High">Every range at its better end; the same as <paramref name="Low"/> where there is none.</param>
/// <param name="HasFigures">Whether there is anything to compare.</param>
/// <param name="RunRateYear">The year that stood for the run rate; null where no year has a benefit.</param>
/// <param name="Return">The internal rate of return of the council's cash; null where there are ranges.</param>
public sealed record OptionResult(AppraisedOption Option, EndMeasures Low, EndMeasures High, NotQuantified NotQuantified, bool HasFigures, int? RunRateYear, RateOfReturn? Return)
{
    /// <summary>Whether no flow is a range.</summary>
    public bool IsExact => ReferenceEquals(Low, High);

    public Total Npv => Worth(m => m.Npv, NotQuantified.Cash);

    public Total Npsv => Worth(m => m.Npsv, NotQuantified.Social);

    public Total EquivalentAnnual => Worth(m => m.EquivalentAnnual, NotQuantified.Cash);

    public Total EquivalentAnnualCost => new(Pence(High.EquivalentAnnualCost), Pence(Low.EquivalentAnnualCost), NotQuantified.CouncilCosts);

    public Total PresentCosts => new(Pence(High.PresentCosts), Pence(Low.PresentCosts), NotQuantified.CouncilCosts);

    public Total PresentCashable => Worth(m => m.PresentCashable, NotQuantified.Cashable);

    public Total PresentSocialBenefits => Worth(m => m.PresentSocialBenefits, NotQuantified.Benefits + NotQuantified.OtherCosts);

    public Total Worth(Func<EndMeasures, decimal> measure, int unquantified) => new(Pence(measure(Low)), Pence(measure(High)), unquantified);

    /// <summary>Pounds to whole pence, halves away from zero: present values are rounded only where they are shown.</summary>
    public static Money Pence(decimal pounds) => Money.FromPounds(pounds, Rounding.HalfAwayFromZero);
}

/// <summary>An appraisal worked out: what went in, the rates that it used, and what came out by option.</summary>
/// <param name="LastYear">The last year of any option: every option is followed over the same years.</param>
/// <param name="Annuity">The sum of the factors of years 0 to the last.</param>
/// <param name="Notices">What a reader must know: gaps, what-ifs, what is left out.</param>
public sealed record AppraisalResult(
    OptionAppraisal Appraisal, DiscountVintage Vintage, DiscountSchedule Schedule, int LastYear, IReadOnlyList<decimal> Factors, decimal Annuity, IReadOnlyList<OptionResult> Options, IReadOnlyList<Problem> Notices)
{
    public OptionComparison Comparison => OptionComparison.Of(this);
}

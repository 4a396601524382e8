using System.Globalization;

namespace Outturn.Core.Appraisal.Options;

/// <param name="Key">The field in JSON, such as <c>roi.net</c>.</param>
/// <param name="Name">What a person reads.</param>
/// <param name="Meaning">How it is worked out, in one or two sentences.</param>
public sealed record MeasureDefinition(string Key, string Name, string Meaning);

/// <summary>What each figure of an appraisal is, said wherever it is shown: a ratio without its denominator and a payback without its convention say nothing.</summary>
public static class AppraisalDefinitions
{
    public static IReadOnlyList<MeasureDefinition> Of(AppraisalResult result)
    {
        var last = result.LastYear.ToString(CultureInfo.InvariantCulture);
        return
        [
            new("sign", "Sign", "Costs and benefits are both positive, and a net figure above nought is a gain to the council or to society. This is the convention of appraisal and not the plan's, where a saving is negative."),
            new("discounting", "Discounting", $"{result.Vintage.Title}, {result.Schedule.Title.ToLowerInvariant()}: {result.Schedule.InWords()}{Components(result)}. Year 0 is not discounted (the Green Book's convention; Excel's NPV discounts the first flow); each later factor is the one before divided by one and the year's own rate."),
            new("npv", "NPV", "Net present value: the council's cash. Cashable benefits to the council less the council's costs, discounted."),
            new("npsv", "NPSV", $"Net present social value: all benefits to anyone less all costs to anyone, discounted, without transfers{(result.Appraisal.Distribution is { } d ? $", weighted by income (elasticity {d.Elasticity.ToString("0.##", CultureInfo.InvariantCulture)}, base {d.BaseIs})" : ", with no weights by income")}."),
            new("bcr", "BCR", "Benefit-cost ratio: the present value of all benefits (less what falls on others) divided by the present value of costs to the council. Read it with the NPSV: a ratio says nothing of size."),
            new("cashBcr", "Cash ratio", "The present value of cashable benefits to the council divided by the present value of costs to the council."),
            new("payback", "Payback", "Years until cashable benefits have made good the council's costs, not discounted. Each row is a year; the outlay of year 0 is at its beginning, and what comes in a year comes evenly over it."),
            new("discountedPayback", "Discounted payback", "The same with every flow discounted by its year."),
            new("roi.grossPerPound", "Gross return per £1", "Cashable benefits divided by the council's costs over all years, not discounted."),
            new("roi.net", "Net return on investment", "Cashable benefits less the council's costs, divided by those costs, over all years, not discounted."),
            new("roi.runRate", "Run-rate return", "The cashable benefit less the cost of the run-rate year (the last with a benefit, unless another is named) divided by the council's costs of all years, not discounted."),
            new("equivalentAnnual", "Equivalent annual value", $"The NPV divided by the sum of the discount factors of years 0 to {last} ({result.Annuity.ToString("0.000000", CultureInfo.InvariantCulture)}): the level amount a year, the first not discounted, with the same present value."),
            new("equivalentAnnualCost", "Equivalent annual cost", "The present value of the council's costs divided by the same sum."),
            new("irr", "Internal rate of return", "The yearly rate at which the council's net cash is worth nothing. Said only where there is exactly one."),
            new("prices", "Prices", Prices(result)),
        ];
    }

    private static string Prices(AppraisalResult result)
    {
        var deflator = result.Appraisal.Deflator;
        var by = deflator is null ? "" : $" by {deflator.Name} ({deflator.Source})";
        return result.Appraisal.Prices == PriceBasis.Nominal
            ? $"The flows were given in the prices of each year and brought to the prices of year 0{by}. Present values are real; a nominal flow discounted by the rate and inflation together is worth the same."
            : deflator is null
                ? "Everything is real, in the prices of year 0. There is no deflator, so nothing is shown in the prices of each year."
                : $"Everything is real, in the prices of year 0; totals in the prices of each year are beside them{by}.";
    }

    private static string Components(AppraisalResult result)
    {
        if (result.Vintage.Components is not { } c || c.Rate != result.Schedule.RateOf(0))
        {
            return "";
        }

        static string P(decimal share) => (share * 100m).ToString("0.0#", CultureInfo.InvariantCulture) + " %";
        return $" (the first rate is pure time preference {P(c.PureTimePreference)} + catastrophic risk {P(c.CatastrophicRisk)} + elasticity {c.Elasticity.ToString("0.0#", CultureInfo.InvariantCulture)} × growth {P(c.Growth)})";
    }
}

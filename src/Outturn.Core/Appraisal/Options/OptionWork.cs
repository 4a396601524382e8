using Outturn.Core.Appraisal.Discounting;
using Outturn.Core.Appraisal.Financial;
using Outturn.Core.Values;

namespace Outturn.Core.Appraisal.Options;

/// <summary>Works an appraisal out. The same appraisal gives the same figures for ever.</summary>
public static class OptionWork
{
    /// <summary>Refused with every problem of the appraisal where it cannot be worked out.</summary>
    public static Result<AppraisalResult> Out(OptionAppraisal appraisal)
    {
        var problems = OptionAppraisalRules.Check(appraisal).ToList();
        if (problems.Exists(p => p.Severity == Severity.Error))
        {
            return Result.Refused<AppraisalResult>(problems);
        }

        var (vintage, schedule) = DiscountVintageRules.Find(appraisal.OwnVintages, appraisal.Vintage, appraisal.Schedule, appraisal.WhatIf).Value;
        var last = OptionAppraisalRules.LastYear(appraisal);
        var factors = DiscountFactors.Of(schedule, last);
        var options = appraisal.Options.Select(o => Work(appraisal, o, factors)).ToList();
        return Result.Ok(new AppraisalResult(appraisal, vintage, schedule, last, factors, factors.Sum(), options, problems), problems);
    }

    private static OptionResult Work(OptionAppraisal appraisal, AppraisedOption option, IReadOnlyList<decimal> factors)
    {
        var exact = !option.Flows.Any(f => f.Cost is Amount.Range || f.Benefit is Amount.Range) && option.Residual?.Worth is not Amount.Range;
        var low = Years(appraisal, option, factors, worse: true);
        int? runRate = option.RunRateYear ?? low.Where(y => y.Cashable != 0m).Select(y => (int?)y.Year).LastOrDefault();
        var worse = Measures(low, runRate);
        var better = exact ? worse : Measures(Years(appraisal, option, factors, worse: false), runRate);
        return new(option, worse, better, Unknown(option), HasFigures(option), runRate, exact ? RatesOfReturn.Irr([.. low.Select(y => y.Net)]) : null);
    }

    private static bool HasFigures(AppraisedOption option) =>
        option.Flows.Any(f => f is { Cost: not Amount.Unquantified, Benefit: not Amount.Unquantified } || Is(f.Cost) || Is(f.Benefit)) || (option.Residual is { } left && Is(left.Worth));

    private static bool Is(Amount amount) => amount is Amount.Range or Amount.Known { Figure.IsZero: false };

    private static NotQuantified Unknown(AppraisedOption option)
    {
        static bool Is(Amount amount) => amount is Amount.Unquantified;
        return new(
            option.Flows.Count(f => Is(f.Cost) && f.FallsOn.Length == 0),
            option.Flows.Count(f => Is(f.Cost) && f.FallsOn.Length > 0),
            option.Flows.Count(f => Is(f.Benefit) && IsCash(f)) + (option.Residual is { Received: true } r && Is(r.Worth) ? 1 : 0),
            option.Flows.Count(f => Is(f.Benefit) && !IsCash(f)) + (option.Residual is { Received: false } s && Is(s.Worth) ? 1 : 0));
    }

    private static bool IsCash(OptionFlow flow) => flow.Kind.IsCashable() && flow.FallsOn.Length == 0;

    private static List<YearFigures> Years(OptionAppraisal appraisal, AppraisedOption option, IReadOnlyList<decimal> factors, bool worse)
    {
        var years = new List<YearFigures>(factors.Count);
        var byYear = option.Flows.ToLookup(f => f.Year);
        for (var year = 0; year < factors.Count; year++)
        {
            var index = appraisal.Deflator?.Of(year) ?? 1m;
            var real = appraisal.Prices == PriceBasis.Nominal ? 1m / index : 1m;
            var (cost, before, cashable, socialCost, social, plain) = (0m, 0m, 0m, 0m, 0m, 0m);
            foreach (var flow in byYear[year])
            {
                var stated = Pounds(flow.Cost, larger: worse) * real;
                var uplift = option.Bias is not { } bias ? 0m : flow.Capital ? bias.CostUplift : bias.RunningUplift;
                var spent = stated * (1m + (uplift / 100m));
                var gained = Pounds(flow.Benefit, larger: !worse) * real;
                var ours = flow.FallsOn.Length == 0;
                var weight = appraisal.Distribution?.WeightOf(flow.Group) ?? 1m;
                before += ours ? stated : 0m;
                cost += ours ? spent : 0m;
                cashable += IsCash(flow) ? gained : 0m;
                if (!flow.Transfer)
                {
                    socialCost += ours ? spent : 0m;
                    social += weight * (gained - (ours ? 0m : spent));
                    plain += gained - (ours ? 0m : spent);
                }
            }

            if (option.Residual is { } left && left.Year == year)
            {
                var worth = Pounds(left.Worth, larger: !worse) * real;
                cashable += left.Received ? worth : 0m;
                social += worth;
                plain += worth;
            }

            years.Add(new(year, factors[year], index, cost, before, cashable, socialCost, social, plain));
        }

        return years;
    }

    private static decimal Pounds(Amount amount, bool larger) => amount switch
    {
        Amount.Known known => known.Figure.Pounds,
        Amount.Range range => (larger ? range.High : range.Low).Pounds,
        _ => 0m,
    };

    private static EndMeasures Measures(IReadOnlyList<YearFigures> years, int? runRateYear)
    {
        var costs = years.Sum(y => y.Cost);
        var cashable = years.Sum(y => y.Cashable);
        var presentCosts = years.Sum(y => y.Cost * y.Factor);
        var presentCashable = years.Sum(y => y.Cashable * y.Factor);
        var presentSocial = years.Sum(y => y.SocialBenefit * y.Factor);
        var presentSocialCosts = years.Sum(y => y.SocialCost * y.Factor);
        var npv = presentCashable - presentCosts;
        var annuity = years.Sum(y => y.Factor);
        return new(
            years, presentCosts, presentCashable, presentSocial, npv, presentCashable - years.Sum(y => y.CostBeforeBias * y.Factor),
            presentSocial - presentSocialCosts, years.Sum(y => y.SocialBenefitUnweighted * y.Factor) - presentSocialCosts,
            Over(presentSocial, presentCosts), Over(presentCashable, presentCosts),
            Payback.Of([.. years.Select(y => y.Cost)], [.. years.Select(y => y.Cashable)]),
            Payback.Of([.. years.Select(y => y.Cost * y.Factor)], [.. years.Select(y => y.Cashable * y.Factor)]),
            Over(cashable, costs), Over(cashable - costs, costs), runRateYear is { } year ? Over(years[year].Net, costs) : null,
            npv / annuity, presentCosts / annuity, costs, cashable,
            years.Sum(y => y.Cost * y.PriceIndex), years.Sum(y => y.Cashable * y.PriceIndex),
            Payback.Of([.. years.Select(y => y.Cost * y.PriceIndex)], [.. years.Select(y => y.Cashable * y.PriceIndex)]));
    }

    private static decimal? Over(decimal a, decimal b) => b > 0m ? a / b : null;
}

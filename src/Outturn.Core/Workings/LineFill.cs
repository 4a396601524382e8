using Outturn.Core.Appraisal.Costing;
using Outturn.Core.Planning;
using Outturn.Core.Series;
using Outturn.Core.Values;

namespace Outturn.Core.Workings;

/// <summary>What a build-up gives to a plan line: movements, with the line's own sign and permanence, of the council's part.</summary>
/// <param name="Typed">As movements: savings and income negative.</param>
/// <param name="Partners">The whole cost with each partner's part; null where nothing is shared.</param>
public sealed record LineFill(PlanAmounts Typed, PartnerSplit? Partners)
{
    /// <summary>
    /// Levels become movements: what a line does in a year against the year before. A line for one year only has each year's own amount. What a line
    /// cannot hold is refused with what to do.
    /// </summary>
    public static Result<LineFill> Of(BuildUpResult result, PlanLine line)
    {
        if (!result.Ok)
        {
            return Result.Refused<LineFill>([.. result.Problems.Where(p => p.Severity == Severity.Error)]);
        }

        var buildUp = result.BuildUp;
        var council = Movements(buildUp, result.Council, line.Terms.Permanence);
        if (!council.Ok)
        {
            return Result.Refused<LineFill>(council.Problems);
        }

        PartnerSplit? split = null;
        var partners = buildUp.Shares.Where(s => !s.Council).ToList();
        if (partners.Count > 0)
        {
            var whole = Movements(buildUp, result.Whole, line.Terms.Permanence);
            if (!whole.Ok)
            {
                return Result.Refused<LineFill>(whole.Problems);
            }

            var weights = buildUp.Shares.Sum(s => s.Weight);
            split = new(whole.Value, [.. partners.Select(p => new PartnerShare(
                p.Party.Trim(),
                decimal.Round(p.Weight / weights * 100m, 6, MidpointRounding.AwayFromZero),
                line.Terms.Partners?.Shares.FirstOrDefault(s => string.Equals(s.Partner, p.Party.Trim(), StringComparison.OrdinalIgnoreCase))?.Status ?? FundingStatus.Assumed))]);
        }

        return Result.Ok(new LineFill(council.Value, split), Ends(result, line));
    }

    /// <summary>The line with what the build-up gives it.</summary>
    public PlanLine Into(PlanLine line) => line with { Typed = Typed, Terms = line.Terms with { Partners = Partners ?? line.Terms.Partners } };

    private static Result<PlanAmounts> Movements(BuildUp buildUp, Func<FinancialYear, Total> level, Permanence permanence)
    {
        var before = Total.Zero;
        var typed = new List<KeyValuePair<FinancialYear, Amount>>();
        foreach (var year in buildUp.AllYears)
        {
            var of = Signed(level(year), buildUp.Saves);
            if (of.Unquantified > 0)
            {
                if (!of.Low.IsZero || !of.High.IsZero)
                {
                    return Result.Refused<PlanAmounts>(Problem.Error(
                        "buildup.partly-unquantified", "rows",
                        $"In {year} the build-up comes to {MoneyStyle.Words(of.Low)} plus {of.Unquantified} not quantified. A line holds one or the other: put what is not known in a build-up and a line of its own."));
                }

                if (!before.Low.IsZero || !before.High.IsZero)
                {
                    return Result.Refused<PlanAmounts>(Problem.Error(
                        "buildup.partly-unquantified", "rows", $"The build-up has a figure before {year} and none in it. Give a figure for {year}, or put what is not known on a line of its own."));
                }

                typed.Add(new(year, new Amount.Unquantified("TBC")));
                continue;
            }

            if (permanence is Permanence.OneOff)
            {
                typed.Add(new(year, Amount.Between(of.Low, of.High)));
                continue;
            }

            if (End(permanence) is { } end && year > end)
            {
                if (!of.Low.IsZero || !of.High.IsZero)
                {
                    return Result.Refused<PlanAmounts>(Problem.Error(
                        "buildup.beyond-the-line", "rows", $"The line ends in {end} and the build-up has {MoneyStyle.Words(of.Low)} in {year}. End the rows, or let the line end later."));
                }

                continue;
            }

            var (low, high) = (of.Low - before.Low, of.High - before.High);
            if (low > high)
            {
                return Result.Refused<PlanAmounts>(Problem.Error(
                    "buildup.range-narrows", "rows", $"The range of {year} is narrower than that of the year before, which a line of movements cannot say. Put the range on a line of its own that is for each year alone."));
            }

            typed.Add(new(year, Amount.Between(low, high)));
            before = of;
        }

        return Result.Ok(new PlanAmounts(typed));
    }

    private static IReadOnlyList<Problem> Ends(BuildUpResult result, PlanLine line)
    {
        var counted = result.Rows.Where(r => r.Row.Part != BuildUpPart.Contingency).ToList();
        return line.Terms.Permanence is Permanence.Permanent && counted.Count > 0 && counted.All(r => r.Row.To is { } to && to.Year <= result.BuildUp.Last)
            ? [Problem.Warning("buildup.ends-on-permanent-line", "rows", "Every row ends, and the line is permanent, so the cost would stay in the plan after it has ended. Make the line temporary until the last year.")]
            : [];
    }

    private static Total Signed(Total total, bool saves) => saves ? new(-total.High, -total.Low, total.Unquantified) : total;

    private static FinancialYear? End(Permanence permanence) => permanence switch
    {
        Permanence.TemporaryUntil t => t.LastYear,
        Permanence.TemporaryThenPermanent t => t.LastYear,
        _ => null,
    };
}

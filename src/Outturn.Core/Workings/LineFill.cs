using Outturn.Core.Appraisal;
using Outturn.Core.Appraisal.Costing;
using Outturn.Core.Appraisal.Models;
using Outturn.Core.Planning;
using Outturn.Core.Series;
using Outturn.Core.Values;

namespace Outturn.Core.Workings;

/// <summary>What a calculation gives to a plan line: movements, with the line's own sign and permanence, of the council's part.</summary>
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
        var council = Movements([.. buildUp.AllYears], buildUp.Saves, result.Council, line.Terms.Permanence);
        if (!council.Ok)
        {
            return Result.Refused<LineFill>(council.Problems);
        }

        PartnerSplit? split = null;
        var partners = buildUp.Shares.Where(s => !s.Council).ToList();
        if (partners.Count > 0)
        {
            var whole = Movements([.. buildUp.AllYears], buildUp.Saves, result.Whole, line.Terms.Permanence);
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

    /// <summary>What a calculation of any kind gives to a line, with the rates that it rests on.</summary>
    public static (Result<LineFill> Fill, IReadOnlyList<RateUsed> Used) Of(Calculation content, ModelSource? from, PlanLine line, IReadOnlyList<RateTable> rates)
    {
        switch (content)
        {
            case BuildUp buildUp:
                var result = BuildUpSum.Of(buildUp, rates);
                return (Of(result, line), result.Used);
            case DriverModel model when from is not null:
                var held = ModelCheck.Check(model);
                var levels = held.Ok ? held.Value.Run().ByYear(from.Quantity, from.Scenario) : Result.Refused<IReadOnlyList<(FinancialYear Year, Amount Amount)>>(held.Problems);
                return (levels.Ok ? Of(levels.Value, from.Saves, line) : Result.Refused<LineFill>(levels.Problems), []);
            default:
                return (Result.Refused<LineFill>(Problem.Error("working.fills-nothing", "line", "This calculation has no figure that a line could hold. Choose a build-up, or a quantity in pounds of a model.")), []);
        }
    }

    /// <summary>Levels by year, such as a quantity of a driver model.</summary>
    public static Result<LineFill> Of(IReadOnlyList<(FinancialYear Year, Amount Amount)> levels, bool saves, PlanLine line)
    {
        var byYear = levels.ToDictionary(l => l.Year, l => Total.Of(l.Amount));
        return Movements([.. levels.Select(l => l.Year).Order()], saves, year => byYear[year], line.Terms.Permanence).Select(typed => new LineFill(typed, null));
    }

    /// <summary>The line with what the calculation gives it.</summary>
    public PlanLine Into(PlanLine line) => line with { Typed = Typed, Terms = line.Terms with { Partners = Partners ?? line.Terms.Partners } };

    private static Result<PlanAmounts> Movements(IReadOnlyList<FinancialYear> years, bool saves, Func<FinancialYear, Total> level, Permanence permanence)
    {
        var before = Total.Zero;
        var typed = new List<KeyValuePair<FinancialYear, Amount>>();
        foreach (var year in years)
        {
            var of = Signed(level(year), saves);
            if (of.Unquantified > 0)
            {
                if (!of.Low.IsZero || !of.High.IsZero)
                {
                    return Result.Refused<PlanAmounts>(Problem.Error(
                        "buildup.partly-unquantified", "rows",
                        $"In {year} it comes to {MoneyStyle.Words(of.Low)} plus {of.Unquantified} not quantified. A line holds one or the other: work out what is not known apart, for a line of its own."));
                }

                if (!before.Low.IsZero || !before.High.IsZero)
                {
                    return Result.Refused<PlanAmounts>(Problem.Error(
                        "buildup.partly-unquantified", "rows", $"There is a figure before {year} and none in it. Give a figure for {year}, or put what is not known on a line of its own."));
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
                        "buildup.beyond-the-line", "rows", $"The line ends in {end} and {MoneyStyle.Words(of.Low)} is worked out for {year}. End it earlier, or let the line end later."));
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

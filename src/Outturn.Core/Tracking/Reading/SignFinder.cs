using Outturn.Core.Sheets;
using Outturn.Core.Sheets.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Tracking.Reading;

/// <param name="Savings">How savings are signed; null where that cannot be decided.</param>
/// <param name="How">In words.</param>
/// <param name="InvestmentIsNegative">Whether costs are written with a minus.</param>
/// <param name="VarianceSign">1 where the printed variance is forecast less plan as printed, -1 where it is plan less forecast.</param>
internal sealed record SignsFound(SavingsSign? Savings, string How, bool InvestmentIsNegative, int VarianceSign, IReadOnlyList<Problem> Problems);

/// <summary>Finds how a file signs savings, investment and variance: from a person, the headings, the banner, or the figures themselves.</summary>
internal static class SignFinder
{
    // With fewer than this share of one sign, reversals and savings cannot be told apart.
    private const double Clear = 0.7;

    public static SignsFound Find(TrackerLayout layout, IReadOnlyList<string> banner, SavingsSign? given, IReadOnlyList<GridRow> rows, UnitsFound units)
    {
        var problems = new List<Problem>();
        var place = layout.Grid.Place(layout.Grid.Rows[layout.Block.Last].Number);
        var (positive, negative) = Count(layout, rows, units, [TrackerField.PlannedYear, TrackerField.PlannedPart]);
        if (positive + negative == 0)
        {
            (positive, negative) = Count(layout, rows, units, [TrackerField.ForecastYear, TrackerField.ForecastPart]);
        }

        var said = layout.MoneyColumns.Where(c => layout.Mapping(c).Field is not (TrackerField.Variance or TrackerField.Investment)).Select(c => layout.Sense(c).Savings).FirstOrDefault(s => s is not null)
            ?? banner.Select(t => SignWords.Find(HeadingText.Normal(t))).FirstOrDefault(s => s is not null);
        var content = positive + negative == 0 ? (SavingsSign?)null
            : (double)negative / (positive + negative) >= Clear ? SavingsSign.Negative
            : (double)positive / (positive + negative) >= Clear ? SavingsSign.Positive
            : null;
        var (savings, how) = given is { } told ? (told, "as you said")
            : said is { } words ? (words, "from the words above the figures")
            : content is { } figures ? (figures, $"{(figures == SavingsSign.Negative ? negative : positive)} of {positive + negative} planned figures are {(figures == SavingsSign.Negative ? "negative" : "positive")}")
            : positive + negative == 0 ? (SavingsSign.Negative, "no figure depends on it")
            : ((SavingsSign?)null, "not found");
        if (savings is null)
        {
            problems.Add(Problem.Error("sign.unclear", place, $"{positive} planned figures are positive and {negative} negative, and no heading says which are savings. Say how savings are written: --savings negative or --savings positive."));
        }
        else if (given is null && said is null && positive + negative > 0)
        {
            problems.Add(Problem.Notice("sign.inferred", place, savings == SavingsSign.Negative
                ? $"Savings were read as negative figures, because {how}."
                : $"Savings were read as positive figures and turned round, because {how}. If they are costs, pass --savings negative."));
        }
        else if (given is null && said is not null && content is not null && content != said)
        {
            problems.Add(Problem.Warning("sign.differs", place, $"The headings say that savings are {(said == SavingsSign.Negative ? "negative" : "positive")}, but most planned figures are the other way. They were read as the headings say; pass --savings to change it."));
        }

        var (costPositive, costNegative) = Count(layout, rows, units, [TrackerField.Investment]);
        var investmentIsNegative = costNegative > 0 && (double)costNegative / (costPositive + costNegative) >= Clear;
        if (investmentIsNegative)
        {
            problems.Add(Problem.Notice("sign.investment", place, "Investment is written with a minus in this file; it was read as a cost."));
        }

        return new(savings, how, investmentIsNegative, Variance(layout, rows, units, savings, problems), problems);
    }

    private static (int Positive, int Negative) Count(TrackerLayout layout, IReadOnlyList<GridRow> rows, UnitsFound units, TrackerField[] fields)
    {
        foreach (var field in fields)
        {
            var columns = layout.Mappings.Where(m => m.Field == field).Select(m => m.Column).ToArray();
            var (positive, negative) = (0, 0);
            foreach (var row in rows)
            {
                foreach (var column in columns)
                {
                    var sign = FigureCell.Read(row[column], units.For(column)).Amount switch
                    {
                        Amount.Known k => k.Figure.Sign,
                        Amount.Range r => Math.Sign(r.Low.Sign + r.High.Sign),
                        _ => 0,
                    };
                    positive += sign > 0 ? 1 : 0;
                    negative += sign < 0 ? 1 : 0;
                }
            }

            if (positive + negative > 0)
            {
                return (positive, negative);
            }
        }

        return (0, 0);
    }

    private static int Variance(TrackerLayout layout, IReadOnlyList<GridRow> rows, UnitsFound units, SavingsSign? savings, List<Problem> problems)
    {
        var column = layout.Of(TrackerField.Variance);
        if (column < 0)
        {
            return 1;
        }

        var (same, opposite) = (0, 0);
        foreach (var row in rows)
        {
            if (FigureCell.Read(row[column], units.For(column)).Amount?.Value is { IsZero: false } printed
                && Sum(row, layout.Of(TrackerField.ForecastYear), layout.ForecastParts, units) is { } forecast
                && Sum(row, layout.Of(TrackerField.PlannedYear), layout.PlannedParts, units) is { } planned
                && !(forecast - planned).IsZero)
            {
                same += printed.Sign == (forecast - planned).Sign ? 1 : 0;
                opposite += printed.Sign != (forecast - planned).Sign ? 1 : 0;
            }
        }

        if (same != opposite)
        {
            return same > opposite ? 1 : -1;
        }

        // Nothing in the rows tells: the heading may. "Shortfall" is adverse when positive.
        var adverse = layout.Sense(column).AdverseSign;
        var flips = savings == SavingsSign.Positive ? -1 : 1;
        if (!layout.HasForecast && layout.HasPlan)
        {
            // The part that is lost is written like the plan that it is a part of.
            var signs = rows.Select(r => FigureCell.Read(r[column], units.For(column)).Amount?.Value).Where(v => v is { IsZero: false }).Select(v => v!.Value.Sign).Distinct().ToList();
            if (adverse == 1 && signs.Count == 1 && savings is not null && signs[0] == (savings == SavingsSign.Negative ? -1 : 1))
            {
                return -1;
            }

            if (adverse == 0 && savings == SavingsSign.Positive && signs.Count > 0)
            {
                problems.Add(Problem.Error("variance.unclear", layout.Grid.Place(layout.Grid.Rows[layout.Block.Last].Number, column), $"There is no forecast column, and nothing says whether a positive figure under \"{layout.Mapping(column).Heading}\" means more saving than planned or less. Add a column with the forecast, or head it \"Shortfall\" or \"Surplus / (shortfall)\"."));
            }
        }

        return adverse != 0 ? adverse * flips : 1;
    }

    internal static Money? Sum(GridRow row, int year, int[] parts, UnitsFound units)
    {
        if (year >= 0 && FigureCell.Read(row[year], units.For(year)).Amount?.Value is { } stated)
        {
            return stated;
        }

        Money? sum = null;
        foreach (var part in parts)
        {
            sum = FigureCell.Read(row[part], units.For(part)).Amount?.Value is { } value ? (sum ?? Money.Zero) + value : sum;
        }

        return sum;
    }
}

using System.Globalization;
using Outturn.Core.Values;

namespace Outturn.Core.Appraisal.Models;

public enum PeriodLength
{
    Month,
    Quarter,
    Year,
}

/// <summary>One period of a model: a month (1 is April), a quarter (1 is April to June) or a whole financial year (always 1).</summary>
public readonly record struct ModelPeriod(PeriodLength Length, FinancialYear Year, int Number)
{
    public int Months => MonthsOf(Length);

    public DateOnly FirstDay => Year.FirstDay.AddMonths((Number - 1) * Months);

    public DateOnly LastDay => FirstDay.AddMonths(Months).AddDays(-1);

    public static int MonthsOf(PeriodLength length) => length switch { PeriodLength.Month => 1, PeriodLength.Quarter => 3, _ => 12 };

    /// <summary>Such as <c>April 2020</c>, <c>Q1 2020-21</c> or <c>2020-21</c>.</summary>
    public override string ToString() => Length switch
    {
        PeriodLength.Month => FirstDay.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
        PeriodLength.Quarter => new Quarter(Year, Number).ToString(),
        _ => Year.ToString(),
    };

    /// <summary>Reads what <see cref="ToString"/> writes, and <c>2020-04</c> for a month.</summary>
    public static bool TryParse(string? text, out ModelPeriod period)
    {
        var trimmed = (text ?? "").Trim();
        period = default;
        if (FinancialYear.TryParse(trimmed, out var year) && !FinancialMonth.TryParse(trimmed, out _))
        {
            period = new(PeriodLength.Year, year, 1);
        }
        else if (trimmed is ['Q' or 'q', >= '1' and <= '4', ' ', ..] && FinancialYear.TryParse(trimmed[3..], out year))
        {
            period = new(PeriodLength.Quarter, year, trimmed[1] - '0');
        }
        else if (FinancialMonth.TryParse(trimmed, out var month))
        {
            period = new(PeriodLength.Month, month.Year, month.Number);
        }
        else if (DateOnly.TryParseExact(trimmed, ["MMMM yyyy", "MMM yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            period = new(PeriodLength.Month, FinancialYear.Containing(day), FinancialMonth.NumberOf(day));
        }

        return period != default;
    }
}

/// <summary>The periods of a model: so many, of one length, from a first one.</summary>
/// <param name="Length">Month, quarter or year.</param>
/// <param name="FirstYear">The financial year of the first period.</param>
/// <param name="FirstNumber">Which month or quarter of that year, from 1; 1 for years.</param>
/// <param name="Count">How many periods there are.</param>
public sealed record ModelSpan(PeriodLength Length, FinancialYear FirstYear, int FirstNumber, int Count)
{
    /// <summary>Twenty years by month: more is a slip of the keyboard.</summary>
    public const int MostPeriods = 240;

    public static ModelSpan From(ModelPeriod first, int count) => new(first.Length, first.Year, first.Number, count);

    public static ModelSpan MonthsOf(FinancialYear year) => new(PeriodLength.Month, year, 1, 12);

    public static ModelSpan Years(FinancialYear first, int count) => new(PeriodLength.Year, first, 1, count);

    private int PerYear => 12 / ModelPeriod.MonthsOf(Length);

    /// <summary>The period at a place, from 0.</summary>
    public ModelPeriod this[int index]
    {
        get
        {
            var at = FirstNumber - 1 + index;
            return new(Length, FirstYear + (at / PerYear), (at % PerYear) + 1);
        }
    }

    public IEnumerable<ModelPeriod> Periods => Enumerable.Range(0, Count).Select(i => this[i]);

    /// <summary>The place of a period, from 0; -1 where the span does not hold it.</summary>
    public int IndexOf(ModelPeriod period)
    {
        var at = ((period.Year - FirstYear) * PerYear) + period.Number - FirstNumber;
        return period.Length == Length && at >= 0 && at < Count ? at : -1;
    }

    /// <summary>Such as <c>12 months from April 2020</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Count} {Length.ToString().ToLowerInvariant()}{(Count == 1 ? "" : "s")} from {this[0]}");

    internal IEnumerable<Problem> Check()
    {
        if (Count is < 1 or > MostPeriods)
        {
            yield return Problem.Error("model.periods", "Periods", $"A model has from 1 to {MostPeriods} periods, and this one has {Count.ToString(CultureInfo.InvariantCulture)}. Take fewer, or longer ones.");
        }

        if (FirstNumber < 1 || FirstNumber > PerYear || FirstYear.StartYear is < 1900 or > 2200)
        {
            yield return Problem.Error("model.periods", "Periods", "The first period is not one. Write it as April 2020, Q1 2020-21 or 2020-21.");
        }
    }
}

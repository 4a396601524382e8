using Outturn.Core.Values;

namespace Outturn.Core.Appraisal.Costing;

public enum RateKind
{
    /// <summary>Pay of one full-time post for a year at a grade or point, in pounds, before on-costs.</summary>
    GradePay,

    /// <summary>The same with on-costs in it: no on-cost is added again.</summary>
    GradeCost,

    /// <summary>Employer's on-costs, in per cent of pay.</summary>
    OnCost,

    /// <summary>Pay award of a year over the year before, in per cent.</summary>
    PayAward,

    /// <summary>Change of a price in a year over the year before, in per cent.</summary>
    Inflation,

    /// <summary>Pounds for one unit of something, such as a week of a placement.</summary>
    UnitCost,

    /// <summary>Pounds for one day of somebody's work.</summary>
    DayRate,

    /// <summary>Pounds for one tonne of carbon dioxide equivalent.</summary>
    CarbonPrice,

    /// <summary>A part of a whole, in per cent.</summary>
    Share,
}

/// <summary>One rate in one year.</summary>
/// <param name="Name">Such as <c>P1</c>, or <c>P1.32</c> for a point of a grade.</param>
/// <param name="Year">The year for which it is stated.</param>
/// <param name="Value">Pounds or per cent, as the table's kind says.</param>
/// <param name="Source">Where it comes from; never empty.</param>
public sealed record Rate(string Name, FinancialYear Year, decimal Value, string Source);

/// <summary>
/// Rates of one kind by name and year: the one place from which every sum of a cycle takes its prices. A name has one value in a year.
/// </summary>
/// <param name="Id">Never changes.</param>
/// <param name="Number">From 1 within the cycle: what addresses use.</param>
/// <param name="Name">Such as "Grades of the pay scale".</param>
/// <param name="Unit">What one unit is, for unit costs, such as "week of a placement"; empty where the kind says it.</param>
public sealed record RateTable(Guid Id, int Number, string Name, RateKind Kind, string Unit, string Note, IReadOnlyList<Rate> Rates)
{
    public bool Withdrawn { get; init; }

    /// <summary>The act of the latest version; 0 for one that is not written.</summary>
    public long Act { get; init; }

    /// <summary>Names in the order of the table, once each.</summary>
    public IEnumerable<string> Names => Rates.Select(r => r.Name).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>The rate as stated for a year; null where the year has none of its own.</summary>
    public Rate? Stated(string name, FinancialYear year) => Rates.FirstOrDefault(r => r.Year == year && string.Equals(r.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The latest rate stated for a year up to this one; null where nothing is stated by then.</summary>
    public Rate? LatestBy(string name, FinancialYear year) =>
        Rates.Where(r => r.Year <= year && string.Equals(r.Name, name, StringComparison.OrdinalIgnoreCase)).MaxBy(r => r.Year.StartYear);

    public bool Equals(RateTable? other) => other is not null
        && Id == other.Id && Number == other.Number && Name == other.Name && Kind == other.Kind && Unit == other.Unit && Note == other.Note && Withdrawn == other.Withdrawn && Act == other.Act
        && Rates.SequenceEqual(other.Rates);

    public override int GetHashCode() => HashCode.Combine(Id, Name, Rates.Count);
}

public static class RateKindWords
{
    public static string Name(this RateKind kind) => kind switch
    {
        RateKind.GradePay => "Pay by grade, before on-costs",
        RateKind.GradeCost => "Cost by grade, with on-costs",
        RateKind.OnCost => "On-costs",
        RateKind.PayAward => "Pay awards",
        RateKind.Inflation => "Inflation",
        RateKind.UnitCost => "Unit costs",
        RateKind.DayRate => "Day rates",
        RateKind.CarbonPrice => "Carbon prices",
        _ => "Shares",
    };

    /// <summary>What a value of this kind is in.</summary>
    public static string Unit(this RateKind kind, string of = "") => kind switch
    {
        RateKind.GradePay or RateKind.GradeCost => "£ for a full-time post for a year",
        RateKind.OnCost => "% of pay",
        RateKind.PayAward or RateKind.Inflation => "% over the year before",
        RateKind.UnitCost => of.Length > 0 ? "£ for a " + of : "£ for a unit",
        RateKind.DayRate => "£ for a day",
        RateKind.CarbonPrice => "£ for a tonne CO2e",
        _ => "%",
    };

    public static bool IsPercent(this RateKind kind) => kind is RateKind.OnCost or RateKind.PayAward or RateKind.Inflation or RateKind.Share;

    /// <summary>A change over the year before, which is applied year by year and never carried.</summary>
    public static bool IsChange(this RateKind kind) => kind is RateKind.PayAward or RateKind.Inflation;

    /// <summary>A value with its unit's sign: <c>£45,000</c>, <c>30 %</c>.</summary>
    public static string Text(this RateKind kind, decimal value) => kind.IsPercent() ? Quantity.Text(value) + " %" : "£" + Quantity.Text(value);
}

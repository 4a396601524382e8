using Outturn.Core.Appraisal.Discounting;
using Outturn.Core.Values;

namespace Outturn.Core.Appraisal.Options;

/// <summary>
/// What goes into an appraisal of options. Costs and benefits are both positive here, and a net figure above nought is a gain: the convention of appraisal,
/// which every sheet says, and not the plan's sign.
/// </summary>
/// <param name="Title">What is appraised.</param>
/// <param name="Vintage">The discount vintage's name.</param>
/// <param name="Schedule">The schedule within it; empty for its first.</param>
/// <param name="WhatIf">Whether a vintage that is not in force may be used.</param>
/// <param name="BaseYear">The financial year that is year 0; null where years are only counted.</param>
/// <param name="Prices">Whether the flows are real or nominal.</param>
/// <param name="Deflator">Prices by year; needed for nominal flows, and to show real ones in cash.</param>
/// <param name="Options">In their order.</param>
/// <param name="Distribution">Weights by group; null for none.</param>
/// <param name="OwnVintages">The council's own vintages that it may name.</param>
public sealed record OptionAppraisal(
    string Title,
    string Vintage,
    string Schedule,
    bool WhatIf,
    FinancialYear? BaseYear,
    PriceBasis Prices,
    Deflator? Deflator,
    IReadOnlyList<AppraisedOption> Options,
    Distribution? Distribution,
    IReadOnlyList<DiscountVintage> OwnVintages) : Calculation
{
    public bool Equals(OptionAppraisal? other) => other is not null
        && (Title, Vintage, Schedule, WhatIf, BaseYear, Prices) == (other.Title, other.Vintage, other.Schedule, other.WhatIf, other.BaseYear, other.Prices)
        && Equals(Deflator, other.Deflator) && Options.SequenceEqual(other.Options) && Equals(Distribution, other.Distribution) && OwnVintages.SequenceEqual(other.OwnVintages);

    public override int GetHashCode() => HashCode.Combine(Title, Vintage, Options.Count);

    /// <summary>Such as <c>year 3 (2019-20)</c>.</summary>
    public string YearInWords(int year) => BaseYear is { } first
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"year {year} ({first + year})")
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"year {year}");
}

public enum PriceBasis
{
    /// <summary>In the prices of year 0.</summary>
    Real,

    /// <summary>In the prices of each year: cash.</summary>
    Nominal,
}

/// <summary>The level of prices by year.</summary>
/// <param name="Name">Such as <c>GDP deflator</c>.</param>
/// <param name="Source">Who publishes it, and when.</param>
/// <param name="Index">By year from year 0: any level, as only the ratio to year 0 counts.</param>
public sealed record Deflator(string Name, string Source, IReadOnlyList<PriceLevel> Index)
{
    public bool Equals(Deflator? other) => other is not null && (Name, Source) == (other.Name, other.Source) && Index.SequenceEqual(other.Index);

    public override int GetHashCode() => HashCode.Combine(Name, Index.Count);

    /// <summary>Prices of a year over those of year 0; null where the table does not have the year.</summary>
    public decimal? Of(int year) => At(0) is { } start and > 0m && At(year) is { } then ? then / start : null;

    private decimal? At(int year) => Index.FirstOrDefault(i => i.Year == year)?.Level;
}

/// <param name="Year">Counted from year 0.</param>
/// <param name="Level">More than nought.</param>
public sealed record PriceLevel(int Year, decimal Level);

public enum OptionRole
{
    Option,

    /// <summary>What happens if nobody decides anything: the one that others are compared with.</summary>
    DoNothing,

    /// <summary>The least that must be done: compared with where there is no do-nothing.</summary>
    DoMinimum,
}

/// <param name="Name">No two are the same.</param>
/// <param name="Role">How it stands to the others.</param>
/// <param name="Flows">In any order.</param>
/// <param name="Bias">What is added for optimism; null for nothing, which is said.</param>
/// <param name="Residual">What is left at the end; null for nothing.</param>
/// <param name="Sunk">What is spent whatever is decided: left out, and named.</param>
/// <param name="RunRateYear">The year that stands for the run rate; null for the last with a benefit.</param>
public sealed record AppraisedOption(
    string Name, OptionRole Role, IReadOnlyList<OptionFlow> Flows, OptimismBias? Bias = null, ResidualValue? Residual = null, IReadOnlyList<SunkCost>? Sunk = null, int? RunRateYear = null)
{
    public bool Equals(AppraisedOption? other) => other is not null
        && (Name, Role, RunRateYear) == (other.Name, other.Role, other.RunRateYear) && Flows.SequenceEqual(other.Flows) && Equals(Bias, other.Bias) && Equals(Residual, other.Residual)
        && (Sunk ?? []).SequenceEqual(other.Sunk ?? []);

    public override int GetHashCode() => HashCode.Combine(Name, Flows.Count);
}

/// <summary>One row of an option's flows.</summary>
/// <param name="Year">Counted from year 0, which is not discounted.</param>
/// <param name="Cost">Positive, in the appraisal's prices.</param>
/// <param name="Benefit">Positive; a negative benefit is a harm.</param>
/// <param name="Kind">What the benefit is.</param>
/// <param name="FallsOn">Who bears the cost and has the benefit; empty for the council.</param>
/// <param name="Capital">Whether the cost is capital: optimism bias by project type is added to capital costs.</param>
/// <param name="Transfer">Whether it only moves money between people: in the council's cash, not in the social value.</param>
/// <param name="Group">The income group on whom it falls; empty for none.</param>
/// <param name="Label">What it is.</param>
public sealed record OptionFlow(int Year, Amount Cost, Amount Benefit, BenefitKind Kind, string FallsOn = "", bool Capital = false, bool Transfer = false, string Group = "", string Label = "");

/// <param name="Year">In which it comes.</param>
/// <param name="Worth">Positive.</param>
/// <param name="Received">Whether the council is paid it: then it is cash. Otherwise it counts in the social value alone.</param>
/// <param name="Why">What it is and who valued it.</param>
public sealed record ResidualValue(int Year, Amount Worth, bool Received, string Why);

/// <param name="Spent">What has been spent or is committed.</param>
/// <param name="Why">On what.</param>
public sealed record SunkCost(Amount Spent, string Why);

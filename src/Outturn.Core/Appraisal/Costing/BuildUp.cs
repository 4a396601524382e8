using Outturn.Core.Values;

namespace Outturn.Core.Appraisal.Costing;

public enum BuildUpKind
{
    /// <summary>Posts x full-time equivalent x grade x on-costs, for the months in which they are filled, with pay awards.</summary>
    Posts,

    /// <summary>Days in each year x a day rate.</summary>
    Days,

    /// <summary>How many in each year x the price of one.</summary>
    Volume,

    /// <summary>How many x the price of a week x the school weeks of each year.</summary>
    SchoolWeeks,

    /// <summary>An amount a year, for the months in which it is paid.</summary>
    AnnualAmount,

    /// <summary>An amount of its own in each year.</summary>
    Amounts,

    /// <summary>A percentage of other rows.</summary>
    PercentOf,
}

/// <summary>What a row does to the result.</summary>
public enum BuildUpPart
{
    /// <summary>Is added.</summary>
    Counted,

    /// <summary>Is taken off, such as income or what another budget pays.</summary>
    TakenOff,

    /// <summary>Stands apart: not in the line until it is drawn.</summary>
    Contingency,
}

/// <summary>A rate that a row uses: by table and name, or a value of its own with the reason.</summary>
/// <param name="Table">The table's id; null for a value of its own.</param>
/// <param name="Name">The name within the table.</param>
/// <param name="Own">A value in place of the table's, pounds or per cent; null for the table's.</param>
/// <param name="Reason">Why it is not the table's.</param>
public sealed record RateUse(Guid? Table, string Name, Quantity? Own, string Reason)
{
    public static RateUse From(RateTable table, string name) => new(table.Id, name, null, "");

    public static RateUse OfOwn(decimal value, string reason) => new(null, "", Quantity.Of(value), reason);
}

/// <summary>One row of a build-up.</summary>
/// <param name="Key">Stable within the build-up: what other rows name.</param>
/// <param name="Count">Posts, units, people: one where it is not said.</param>
/// <param name="Fte">For posts: full-time equivalent of each.</param>
/// <param name="Price">The grade, day rate, unit price, weekly price, yearly amount, or the percentage.</param>
/// <param name="OnCost">For posts at pay before on-costs.</param>
/// <param name="Uplift">Pay awards or inflation, for years that have no price of their own.</param>
/// <param name="From">The first month that counts; null for the start of the build-up's first year.</param>
/// <param name="To">The last month that counts; null for no end.</param>
/// <param name="ByYear">Days, volumes, school weeks or amounts of each year; what is not named is none.</param>
/// <param name="Of">Keys of the rows that a percentage is of.</param>
/// <param name="Less">Keys of rows that are taken off: an alternative less the plan.</param>
public sealed record BuildUpRow(
    string Key,
    string Title,
    BuildUpKind Kind,
    BuildUpPart Part,
    Quantity Count,
    Quantity Fte,
    RateUse? Price,
    RateUse? OnCost,
    RateUse? Uplift,
    FinancialMonth? From,
    FinancialMonth? To,
    IReadOnlyList<YearQuantity> ByYear,
    IReadOnlyList<string> Of,
    IReadOnlyList<string> Less,
    string Note)
{
    public static BuildUpRow New(string key, string title, BuildUpKind kind) =>
        new(key, title, kind, BuildUpPart.Counted, Quantity.One, Quantity.One, null, null, null, null, null, [], [], [], "");

    /// <summary>The quantity of a year; nought where none is named.</summary>
    public Quantity In(FinancialYear year) => ByYear.FirstOrDefault(y => y.Year == year)?.Quantity ?? Quantity.Of(0m);

    public bool Equals(BuildUpRow? other) => other is not null
        && Key == other.Key && Title == other.Title && Kind == other.Kind && Part == other.Part && Count == other.Count && Fte == other.Fte && Price == other.Price && OnCost == other.OnCost
        && Uplift == other.Uplift && From == other.From && To == other.To && Note == other.Note && ByYear.SequenceEqual(other.ByYear) && Of.SequenceEqual(other.Of) && Less.SequenceEqual(other.Less);

    public override int GetHashCode() => HashCode.Combine(Key, Title, Kind);
}

public sealed record YearQuantity(FinancialYear Year, Quantity Quantity);

/// <summary>A party's part of the whole.</summary>
/// <param name="Weight">Any unit, as long as all have the same: 60 and 40, or 121 and 130.</param>
/// <param name="Council">Whether it is the council's own.</param>
public sealed record BuildUpShare(string Party, decimal Weight, bool Council);

/// <summary>How an amount of a row and year becomes whole.</summary>
public enum BuildUpGrain
{
    Pence,
    Pounds,
}

/// <summary>
/// A cost, or a saving, built from what it is made of. Amounts are levels: what it comes to in each year, positive, whether it costs or saves;
/// the sign is given where it fills a line.
/// </summary>
/// <param name="Saves">Whether the result is a saving or income, so negative in the plan.</param>
/// <param name="First">The first year.</param>
/// <param name="Years">How many years, 1 to 30.</param>
/// <param name="Grain">To what each row's amount of a year is rounded, halves away from nought.</param>
/// <param name="Shares">Parties that share the whole; none where it is the council's alone.</param>
public sealed record BuildUp(bool Saves, FinancialYear First, int Years, BuildUpGrain Grain, IReadOnlyList<BuildUpRow> Rows, IReadOnlyList<BuildUpShare> Shares) : Calculation
{
    public FinancialYear Last => First + (Years - 1);

    public IEnumerable<FinancialYear> AllYears => Enumerable.Range(0, Math.Max(0, Years)).Select(i => First + i);

    /// <summary>Whether any row takes a rate from a table.</summary>
    public bool Uses(Guid table) => Rows.Any(r => r.Price?.Table == table || r.OnCost?.Table == table || r.Uplift?.Table == table);

    public bool Equals(BuildUp? other) => other is not null
        && Saves == other.Saves && First == other.First && Years == other.Years && Grain == other.Grain && Rows.SequenceEqual(other.Rows) && Shares.SequenceEqual(other.Shares);

    public override int GetHashCode() => HashCode.Combine(Saves, First, Years, Rows.Count);
}

using Outturn.Core.Values;

namespace Outturn.Core.Appraisal.Costing;

/// <summary>What is refused of a rate table and what is asked, each at its field.</summary>
public static class RateRules
{
    public const int LongestName = 120;

    public const int MostRates = 5_000;

    /// <param name="others">The cycle's other tables.</param>
    public static IEnumerable<Problem> Check(RateTable table, IReadOnlyList<RateTable> others)
    {
        if (table.Name.Trim().Length == 0)
        {
            yield return Problem.Error("rate.table-unnamed", "name", "Give the table a name, such as “Grades of the pay scale”.");
        }
        else if (table.Name.Length > LongestName)
        {
            yield return Problem.Error("rate.name-long", "name", $"The name has more than {LongestName} characters. Shorten it; the note below has room.");
        }
        else if (others.Any(t => t.Id != table.Id && !t.Withdrawn && string.Equals(t.Name.Trim(), table.Name.Trim(), StringComparison.OrdinalIgnoreCase)))
        {
            yield return Problem.Error("rate.table-twice", "name", $"There is a table “{table.Name.Trim()}” already. Change that one, or choose another name.");
        }

        if (table.Rates.Count > MostRates)
        {
            yield return Problem.Error("rate.too-many", "rates", $"The table has {table.Rates.Count:#,##0} rates and may have {MostRates:#,##0}. Split it.");
            yield break;
        }

        var seen = new Dictionary<(string, FinancialYear), Rate>();
        foreach (var rate in table.Rates)
        {
            var where = Field(rate);
            if (rate.Name.Trim().Length == 0)
            {
                yield return Problem.Error("rate.unnamed", where, $"A rate of {rate.Year} has no name. Name it as build-ups will, such as P1.");
            }
            else if (rate.Name.Length > LongestName)
            {
                yield return Problem.Error("rate.name-long", where, $"A name has more than {LongestName} characters: “{rate.Name[..40]}…”. Shorten it.");
            }
            else if (!seen.TryAdd((rate.Name.Trim().ToUpperInvariant(), rate.Year), rate))
            {
                var first = seen[(rate.Name.Trim().ToUpperInvariant(), rate.Year)];
                yield return Problem.Error(
                    "rate.twice", where,
                    $"{rate.Name} has two values in {rate.Year}: {table.Kind.Text(first.Value)} and {table.Kind.Text(rate.Value)}. A name has one price in a year: keep one, or name the other after what makes it different.");
            }

            if (rate.Source.Trim().Length == 0)
            {
                yield return Problem.Error("rate.without-source", where, $"Say where {rate.Name} in {rate.Year} comes from, such as “pay scale agreed in July 2021”.");
            }

            if (table.Kind.IsPercent() ? rate.Value is < -100m or > 1_000m : Math.Abs(rate.Value) > Quantity.Largest)
            {
                yield return Problem.Error("rate.out-of-range", where, $"{rate.Name} in {rate.Year} is {table.Kind.Text(rate.Value)}, which cannot be. Give {(table.Kind.IsPercent() ? "per cent, such as 2.5" : "pounds")}.");
            }
            else if (table.Kind is RateKind.GradePay or RateKind.GradeCost && rate.Value is > 0 and < 1_000m)
            {
                yield return Problem.Warning("rate.unit-suspect", where, $"{rate.Name} in {rate.Year} is {table.Kind.Text(rate.Value)} for a post for a year. If that is thousands, type {Quantity.Text(rate.Value * 1_000m)}.");
            }
            else if (table.Kind.IsPercent() && rate.Value is > 0 and < 0.2m)
            {
                yield return Problem.Warning("rate.unit-suspect", where, $"{rate.Name} in {rate.Year} is {Quantity.Text(rate.Value)} %. If that is a fraction, type {Quantity.Text(rate.Value * 100m)}.");
            }
        }

        // The same grade at two prices in two tables is what one rate table is there to end.
        foreach (var other in others.Where(t => t.Id != table.Id && !t.Withdrawn && t.Kind == table.Kind))
        {
            foreach (var rate in table.Rates)
            {
                if (other.Stated(rate.Name.Trim(), rate.Year) is { } twin && twin.Value != rate.Value)
                {
                    yield return Problem.Warning(
                        "rate.inconsistent", Field(rate),
                        $"{rate.Name} in {rate.Year} is {table.Kind.Text(rate.Value)} here and {table.Kind.Text(twin.Value)} in “{other.Name}”. Decide which is right and keep one.");
                }
            }
        }
    }

    /// <summary>The field of a rate: its name and year.</summary>
    public static string Field(Rate rate) => $"rates.{rate.Name.Trim()}.{rate.Year}";
}

using Outturn.Core.Values;

namespace Outturn.Core.Funds;

/// <summary>What the bids of one workstream ask and promise.</summary>
/// <param name="Investment">By year from the package's first: asked in the year, not negative.</param>
/// <param name="Saving">By year: the effect on the budget against the base, so a level; a saving is negative.</param>
public sealed record PackageRow(string Workstream, IReadOnlyList<Total> Investment, IReadOnlyList<Total> Saving)
{
    public bool Equals(PackageRow? other) => other is not null && Workstream == other.Workstream && Investment.SequenceEqual(other.Investment) && Saving.SequenceEqual(other.Saving);

    public override int GetHashCode() => HashCode.Combine(Workstream, Investment.Count);
}

/// <summary>A total that a paper printed under a package, to be held to its rows.</summary>
/// <param name="OfInvestment">Whether it is of what is asked; otherwise of what is saved.</param>
/// <param name="Running">Whether it is the running total.</param>
/// <param name="Where">The place in the file.</param>
public sealed record PackageTotal(bool OfInvestment, bool Running, IReadOnlyList<Money> Figures, string Where)
{
    public bool Equals(PackageTotal? other) => other is not null && (OfInvestment, Running, Where) == (other.OfInvestment, other.Running, other.Where) && Figures.SequenceEqual(other.Figures);

    public override int GetHashCode() => HashCode.Combine(OfInvestment, Running, Figures.Count);
}

/// <summary>Bids put together: by workstream and year, what they ask and what they promise.</summary>
/// <param name="Totals">Totals as printed; none for a package that was made from bids.</param>
/// <param name="Unit">The unit in which a paper printed it, to which its figures are rounded; pounds for one made from bids.</param>
public sealed record FundPackage(FinancialYear First, int Years, IReadOnlyList<PackageRow> Rows, IReadOnlyList<PackageTotal> Totals, MoneyUnit Unit)
{
    public IEnumerable<FinancialYear> AllYears => Enumerable.Range(0, Years).Select(i => First + i);

    public FinancialYear Last => First + (Years - 1);

    public bool Equals(FundPackage? other) => other is not null && (First, Years, Unit) == (other.First, other.Years, other.Unit) && Rows.SequenceEqual(other.Rows) && Totals.SequenceEqual(other.Totals);

    public override int GetHashCode() => HashCode.Combine(First, Years, Rows.Count);

    /// <summary>From bids: a row for each workstream in the order in which they come; years from the first to the last that any bid has.</summary>
    public static FundPackage Of(IReadOnlyList<Bid> bids)
    {
        FinancialYear[] named = [.. bids.SelectMany(b => b.Terms.Years).Select(y => y.Year)];
        if (named.Length == 0)
        {
            return new(new FinancialYear(2000), 0, [], [], MoneyUnit.Pounds);
        }

        var first = named.Min();
        var years = named.Max() - first + 1;
        PackageRow Row(IGrouping<string, Bid> workstream)
        {
            var investment = new Total[years];
            var saving = new Total[years];
            foreach (var year in workstream.SelectMany(b => b.Terms.Years))
            {
                investment[year.Year - first] += year.Investment;
                saving[year.Year - first] += year.Saving;
            }

            return new(workstream.First().Terms.Workstream, investment, saving);
        }

        return new(first, years, [.. bids.GroupBy(b => b.Terms.Workstream, StringComparer.OrdinalIgnoreCase).Select(Row)], [], MoneyUnit.Pounds);
    }

    public Total Investment(int year) => Rows.Aggregate(Total.Zero, (sum, r) => sum + r.Investment[year]);

    public Total Saving(int year) => Rows.Aggregate(Total.Zero, (sum, r) => sum + r.Saving[year]);

    public Total AllInvestment => Enumerable.Range(0, Years).Aggregate(Total.Zero, (sum, y) => sum + Investment(y));

    public Total AllSaving => Enumerable.Range(0, Years).Aggregate(Total.Zero, (sum, y) => sum + Saving(y));
}

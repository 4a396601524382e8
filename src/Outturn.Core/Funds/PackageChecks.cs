using Outturn.Core.Values;

namespace Outturn.Core.Funds;

/// <summary>Yearly figures that are known from elsewhere, such as a model's, to which a package's rows are compared.</summary>
/// <param name="Name">What they are.</param>
/// <param name="Figures">In the order of their years; the sign does not matter.</param>
public sealed record KnownSeries(string Name, IReadOnlyList<Money> Figures)
{
    public bool Equals(KnownSeries? other) => other is not null && Name == other.Name && Figures.SequenceEqual(other.Figures);

    public override int GetHashCode() => HashCode.Combine(Name, Figures.Count);

    /// <summary>What each bid saves by year, where every year is known.</summary>
    public static IReadOnlyList<KnownSeries> OfBids(IEnumerable<Bid> bids) =>
    [
        .. bids.Where(b => b.Terms.Years.Count > 0 && b.Terms.Years.All(y => y.Saving.IsKnown)).Select(b => new KnownSeries($"what “{b.Terms.Title}” saves each year", [.. b.Terms.Years.OrderBy(y => y.Year).Select(y => y.Saving.Value!.Value)])),
    ];
}

/// <summary>A row that was added up although it stands among levels.</summary>
/// <param name="Row">The row as printed.</param>
/// <param name="Put">The row put right: the differences of what is printed.</param>
/// <param name="Series">The yearly figures whose running sum it is.</param>
/// <param name="From">Which of them is the first that counts, from 0.</param>
/// <param name="Overstated">By how much its savings are too large in all years together. Positive.</param>
public sealed record AccumulatedRow(PackageRow Row, PackageRow Put, KnownSeries Series, int From, Money Overstated);

/// <summary>What is wrong with a printed package.</summary>
public static class PackageChecks
{
    /// <summary>Fewer years than this could agree by chance.</summary>
    private const int FewestYears = 3;

    /// <summary>
    /// Rows of levels that equal, to the unit in which they are printed, the running sum of a known yearly series: each row is compared with each series
    /// from each of its years on.
    /// </summary>
    public static IReadOnlyList<AccumulatedRow> AccumulatedTwice(FundPackage package, IReadOnlyList<KnownSeries> known)
    {
        var found = new List<AccumulatedRow>();
        foreach (var row in package.Rows)
        {
            var start = row.Saving.Index().Where(s => s.Item != Total.Zero).Select(s => s.Index).DefaultIfEmpty(package.Years).First();
            Money[] printed = [.. row.Saving.Skip(start).TakeWhile(s => s.IsExact).Select(s => s.Low.Abs())];
            if (printed.Length < FewestYears || printed.Length != package.Years - start)
            {
                continue;
            }

            foreach (var series in known)
            {
                if (Starts(series, printed, package.Unit) is { } from)
                {
                    var put = row with { Saving = [.. row.Saving.Select((s, y) => y <= start ? s : Total.Of(Amount.Of(s.Low - row.Saving[y - 1].Low)))] };
                    var overstated = Sum(row).Abs() - Sum(put).Abs();
                    found.Add(new(row, put, series, from, overstated));
                    break;
                }
            }
        }

        return found;
    }

    /// <summary>The package with those rows put right.</summary>
    public static FundPackage PutRight(FundPackage package, IReadOnlyList<AccumulatedRow> accumulated) =>
        package with { Rows = [.. package.Rows.Select(r => accumulated.FirstOrDefault(a => a.Row.Workstream == r.Workstream)?.Put ?? r)], Totals = [] };

    /// <summary>Totals that do not follow from their rows, and rows that were added up twice; in words, each at its place.</summary>
    public static IEnumerable<Problem> Check(FundPackage package, IReadOnlyList<KnownSeries> known)
    {
        foreach (var total in package.Totals)
        {
            var sum = Money.Zero;
            for (var y = 0; y < package.Years; y++)
            {
                var of = total.OfInvestment ? package.Investment(y) : package.Saving(y);
                if (of.Value is not { } exact)
                {
                    break;
                }

                sum = total.Running ? sum + exact : exact;
                if (y < total.Figures.Count && total.Figures[y] != sum)
                {
                    yield return Problem.Warning(
                        total.Running ? "package.running-total" : "package.total", total.Where,
                        $"{(total.Running ? "The running total" : "The total")} of {(total.OfInvestment ? "what is asked" : "what is saved")} in {package.First + y} is printed as {Text(total.Figures[y])}, and its rows come to {Text(sum)}: {Text((total.Figures[y] - sum).Abs())} apart.");
                }
            }
        }

        foreach (var row in AccumulatedTwice(package, known))
        {
            yield return Problem.Warning(
                "series.accumulated-twice", row.Row.Workstream,
                $"{row.Row.Workstream} stands among levels, and equals to the {Unit(package.Unit)} the running sum of {row.Series.Name}. It was added up before it was printed, so the package counts it twice over: {Text(row.Overstated)} too much is saved. Put right, the package saves {Text(PutRight(package, [row]).AllSaving.Low.Abs())}.");
        }
    }

    private static int? Starts(KnownSeries series, Money[] printed, MoneyUnit unit)
    {
        var style = new MoneyStyle(unit);
        for (var from = 0; from + printed.Length <= series.Figures.Count; from++)
        {
            var sum = Money.Zero;
            var agrees = true;
            for (var i = 0; i < printed.Length && agrees; i++)
            {
                sum += series.Figures[from + i].Abs();
                agrees = style.InUnit(sum) == style.InUnit(printed[i]);
            }

            // A series that is nought from there on agrees with anything that stands still.
            if (agrees && series.Figures.Skip(from).Take(printed.Length).All(f => !f.IsZero))
            {
                return from;
            }
        }

        return null;
    }

    private static Money Sum(PackageRow row) => row.Saving.Aggregate(Money.Zero, (sum, s) => sum + s.Low);

    private static string Text(Money money) => MoneyStyle.Exactly(money);

    private static string Unit(MoneyUnit unit) => unit switch { MoneyUnit.Thousands => "thousand", MoneyUnit.Millions => "million", _ => "pound" };
}

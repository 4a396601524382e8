using System.Globalization;
using Outturn.Core.Appraisal.Options;
using Outturn.Core.Sheets;
using Outturn.Core.Values;

namespace Outturn.Core.Funds;

/// <summary>What the figures of a package table say.</summary>
public enum PackageBasis
{
    /// <summary>The effect in each year against the base.</summary>
    Levels,

    /// <summary>The change from the year before.</summary>
    Movements,

    /// <summary>Levels added up so far.</summary>
    RunningTotals,
}

/// <summary>A package as tables.</summary>
public static class PackageSheets
{
    /// <summary>As addresses and commands say it: <c>movements</c>, <c>running-totals</c>; levels for any other word.</summary>
    public static PackageBasis Basis(string? said) => said switch { "movements" => PackageBasis.Movements, "running-totals" => PackageBasis.RunningTotals, _ => PackageBasis.Levels };

    public static string Name(this PackageBasis basis) => basis switch { PackageBasis.Levels => "level", PackageBasis.Movements => "movement", _ => "running total" };

    /// <summary>By workstream and year: what is asked and what is saved, with totals, and the running totals below levels.</summary>
    public static Sheet Table(FundPackage package, PackageBasis basis, string title, MoneyStyle style)
    {
        FinancialYear[] years = [.. package.AllYears];
        Column[] columns =
        [
            new("part", "Part", ColumnKind.Text, Width: 12), new("workstream", "Workstream", ColumnKind.Text, Width: 36),
            .. years.Select(y => new Column(y.ToString(), y.ToString(), ColumnKind.Money, style, Width: 11)),
            .. basis == PackageBasis.Levels ? [new Column("all", "All years", ColumnKind.Money, style, Width: 12)] : Array.Empty<Column>(),
        ];
        var rows = new List<Row>();
        void Part(string key, string name, Func<PackageRow, IReadOnlyList<Total>> of)
        {
            var whole = Enumerable.Range(0, package.Years).Select(y => package.Rows.Aggregate(Total.Zero, (sum, r) => sum + of(r)[y])).ToArray();
            rows.AddRange(package.Rows.Select((r, i) => Line($"{key}-{i + 1}", RowKind.Item, name, r.Workstream, of(r))));
            rows.Add(Line($"{key}-total", RowKind.Total, name, "All workstreams", whole));
            if (basis == PackageBasis.Levels)
            {
                rows.Add(new($"{key}-running", RowKind.Subtotal, [Cell.Text(name), Cell.Text("Running total"), .. Shown(whole, PackageBasis.RunningTotals).Select(t => Cell.Of(t)), Cell.Empty]));
            }
        }

        Row Line(string key, RowKind kind, string name, string workstream, IReadOnlyList<Total> figures) => new(
            key, kind, [Cell.Text(name), Cell.Text(workstream), .. Shown(figures, basis).Select(t => Cell.Of(t)), .. basis == PackageBasis.Levels ? [Cell.Of(figures.Aggregate(Total.Zero, (s, t) => s + t))] : Array.Empty<Cell>()]);

        Part("investment", "Investment", r => r.Investment);
        Part("saving", "Saving", r => r.Saving);
        var totals = new[] { rows.FindIndex(r => r.Key == "investment-total"), rows.FindIndex(r => r.Key == "saving-total") };
        return new(
            "package", $"{title}, {style.UnitText}: what is asked of the fund (positive) and what is saved (negative: it lowers the budget), by workstream. {Basis(basis)}", basis.Name(), columns, rows)
        {
            Charts = years.Length > 1 ? [new($"{title}: asked and saved by year, {style.UnitText}", ChartShape.Bars, ByRow: true, totals, 0, 2, 1 + years.Length)] : [],
        };
    }

    /// <summary>What it brings back, each measure with its definition.</summary>
    /// <param name="putRight">Whether it is of a package whose rows were put right, which its caption and name say.</param>
    public static Sheet Returns(PackageReturn back, FundPackage package, bool putRight = false)
    {
        Row Measure(string key, string name, Cell figure, string meaning) => new(key, RowKind.Item, [Cell.Text(name), figure, Cell.Text(meaning)]);
        var unknown = back.Unquantified == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" {back.Unquantified} not quantified: no ratio can be given, and the net present value is of the rest.");
        return new(
            putRight ? "returns-put-right" : "returns", $"What the package brings back{(putRight ? ", put right" : "")}. {MoneyStyle.Words(package.AllInvestment.High)} is put in.{unknown} A gain is positive.", "within the year",
            [new("measure", "Measure", ColumnKind.Text, Width: 26), new("figure", "Figure", ColumnKind.Text, Width: 16), new("meaning", "How it is worked out", ColumnKind.Text, Width: 70)],
            [
                Measure("grossPerPound", "Gross return for each £1", Cell.Text(PackageReturn.PerPound(back.GrossPerPound)), $"Savings of {package.First} to {package.Last} divided by what is put in, not discounted."),
                Measure("net", "Net return on investment", Cell.Text(PackageReturn.Percent(back.NetReturn)), "Savings less what is put in, divided by what is put in, not discounted."),
                Measure("runRate", "Run-rate return", Cell.Text(PackageReturn.Percent(back.RunRate)), "The saving of the last year less what is put in in it, divided by all that is put in: what a year brings once everything runs."),
                Measure("npv", "Net present value", Cell.Text(AppraisalWords.Money(back.Npv)), $"{back.Worked.Vintage.Title}, {back.Worked.Schedule.Title.ToLowerInvariant()}: {back.Worked.Schedule.InWords()}. Year 0 is {package.First} and is not discounted."),
            ]);
    }

    /// <summary>Levels on another basis.</summary>
    public static IReadOnlyList<Total> Shown(IReadOnlyList<Total> levels, PackageBasis basis)
    {
        var shown = new Total[levels.Count];
        for (var y = 0; y < levels.Count; y++)
        {
            shown[y] = basis switch
            {
                PackageBasis.Levels => levels[y],
                PackageBasis.Movements => y == 0 ? levels[0] : levels[y] - levels[y - 1],
                _ => y == 0 ? levels[0] : shown[y - 1] + levels[y],
            };
        }

        return shown;
    }

    private static string Basis(PackageBasis basis) => basis switch
    {
        PackageBasis.Levels => "Each year’s figure is the effect in that year.",
        PackageBasis.Movements => "Each year’s figure is the change from the year before.",
        _ => "Each year’s figure is everything up to then.",
    };
}

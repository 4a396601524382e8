using Outturn.Core.Planning;
using Outturn.Core.Sheets;
using Outturn.Core.Values;

namespace Outturn.Core.Reports.Planning;

/// <summary>Capital schemes as tables: what each spends and how that is paid for, and what borrowing costs in revenue, year by year.</summary>
public static class CapitalSheets
{
    /// <summary>The schemes that count: spending, who pays, what is borrowed, and what that costs in revenue, in the cycle's years.</summary>
    public static Sheet Schemes(Plan plan, MoneyStyle? style = null)
    {
        style ??= MoneyStyle.Thousands;
        var years = plan.Cycle.Each.ToList();
        var rows = new List<Row>();
        var schemes = plan.CountedSchemes.ToList();
        foreach (var (n, scheme) in schemes.Index())
        {
            var cost = scheme.Financing.ToDictionary(f => f.Year, f => f.Cost);
            Row Line(string what, string heading, RowKind kind, Func<FinancialYear, Money> of) => new($"scheme-{n + 1}-{what}", kind, [Cell.Text(scheme.Name), Cell.Text(heading), .. years.Select(y => Cell.Of(of(y)))]);
            rows.Add(Line("spent", "Spent", RowKind.Item, y => scheme.Spending[y]));
            rows.AddRange(scheme.Paid.Select((share, i) => Line($"paid-{i + 1}", $"Paid by {share.Source}, {SourceRules.FirmnessOf(plan.Source(share.Source), share).Name().ToLowerInvariant()}", RowKind.Item, y => scheme.PaidIn(share, y))));
            rows.Add(Line("borrowed", scheme.BorrowsFrom.Length > 0 ? $"Borrowed, from {scheme.BorrowsFrom}" : "Borrowed", RowKind.Item, y => scheme.Borrowed[y]));
            rows.Add(Line("cost", "Financing cost in revenue", RowKind.Subtotal, y => cost.GetValueOrDefault(y)));
        }

        if (schemes.Count > 1)
        {
            var costs = schemes.SelectMany(s => s.Financing).ToLookup(f => f.Year, f => f.Cost);
            rows.Add(new("total", RowKind.Total, [Cell.Text("All schemes"), Cell.Text("Financing cost in revenue"), .. years.Select(y => Cell.Of(costs[y].Aggregate(Money.Zero, (sum, c) => sum + c)))]));
        }

        return new(
            "capital", $"Capital schemes and what borrowing for them costs in revenue, {style.UnitText}. All amounts are positive; the financing cost is in the plan as an investment.", "within the year",
            [new("scheme", "Scheme", ColumnKind.Text, Width: 34), new("what", "What", ColumnKind.Text, Width: 44), .. years.Select(y => new Column(y.ToString(), y.ToString(), ColumnKind.Money, style, Width: 12))],
            rows);
    }

    /// <summary>The schemes, in pounds; where <paramref name="workings"/> each scheme's financing by year follows.</summary>
    public static IReadOnlyList<Sheet> All(Plan plan, bool workings) =>
    [
        Schemes(plan, new MoneyStyle(MoneyUnit.Pounds)),
        .. workings ? plan.CountedSchemes.Where(s => s.Financing.Count > 0).Select((s, i) => Financing(s) with { Name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"financing {i + 1}") }) : [],
    ];

    /// <summary>How the financing cost of one scheme is worked out, to its last year.</summary>
    public static Sheet Financing(CapitalScheme scheme, MoneyStyle? style = null)
    {
        style ??= new MoneyStyle(MoneyUnit.Pounds);
        var years = scheme.Financing;
        Money Sum(Func<FinancingYear, Money> of) => years.Aggregate(Money.Zero, (sum, y) => sum + of(y));
        return new(
            "financing", $"{scheme.Name}: what borrowing costs in revenue, {style.UnitText}. {Convention(scheme.Terms)}", "within the year",
            [
                new("year", "Year", ColumnKind.Text, Width: 10), new("owed", "Owed when it begins", ColumnKind.Money, style, Width: 16), new("borrowed", "Borrowed", ColumnKind.Money, style, Width: 14),
                new("repaid", "Repaid", ColumnKind.Money, style, Width: 14), new("interest", "Interest", ColumnKind.Money, style, Width: 14), new("cost", "Cost in revenue", ColumnKind.Money, style, Width: 16),
            ],
            [
                .. years.Select(y => new Row(y.Year.ToString(), RowKind.Item, [Cell.Text(y.Year.ToString()), Cell.Of(y.Owed), Cell.Of(y.Borrowed), Cell.Of(y.Repaid), Cell.Of(y.Interest), Cell.Of(y.Cost)])),
                new("total", RowKind.Total, [Cell.Text("All years"), Cell.Empty, Cell.Of(Sum(y => y.Borrowed)), Cell.Of(Sum(y => y.Repaid)), Cell.Of(Sum(y => y.Interest)), Cell.Of(Sum(y => y.Cost))]),
            ])
        {
            Charts = years.Count > 1 ? [new($"{scheme.Name}: cost in revenue, {style.UnitText}", ChartShape.Lines, ByRow: false, [5], 0, 0, years.Count - 1)] : [],
        };
    }

    /// <summary>The terms and the conventions in one sentence or two.</summary>
    public static string Convention(BorrowingTerms terms) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{(terms.Method == RepaymentMethod.Annuity ? "An annuity" : "Equal instalments")} over {(terms.Years == 1 ? "1 year" : $"{terms.Years} years")} at {terms.RatePercent:0.####} % a year, repaid from {terms.InUse.Next}: the year after it comes into use, or after the money is spent where that is later. Interest is on what is owed when the year begins{FirstYear(terms.FirstInterest)}.");

    private static string FirstYear(FirstYearInterest interest) => interest switch
    {
        FirstYearInterest.Whole => ", and for the whole year on what is borrowed in it",
        FirstYearInterest.Half => ", and for half the year on what is borrowed in it",
        _ => "; what is borrowed in a year bears it from the next",
    };
}

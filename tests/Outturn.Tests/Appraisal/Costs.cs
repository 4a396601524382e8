using Outturn.Core.Appraisal.Costing;
using Outturn.Core.Values;

namespace Outturn.Tests.Appraisal;

/// <summary>Build-ups and rates for tests, in few words.</summary>
internal static class Costs
{
    public static FinancialYear Y(int start) => new(start);

    public static RateTable Table(RateKind kind, params (string Name, int Year, decimal Value)[] rates) =>
        new(Guid.Parse($"01890000-0000-7000-8000-0000000001{(int)kind:00}"), 1 + (int)kind, kind.ToString(), kind, "", "", [.. rates.Select(r => new Rate(r.Name, new(r.Year), r.Value, "Pay scale"))]);

    public static BuildUp Of(int first, int years, params IReadOnlyList<BuildUpRow> rows) => new(false, new(first), years, BuildUpGrain.Pence, rows, []);

    public static BuildUpRow Row(string title, BuildUpKind kind, decimal? price = null) =>
        BuildUpRow.New(title, title, kind) with { Price = price is { } own ? RateUse.OfOwn(own, "as printed") : null };

    /// <summary>Amounts of its own in each year from the first; null says nothing of a year.</summary>
    public static BuildUpRow Amounts(string title, int first, params IReadOnlyList<decimal?> amounts) =>
        BuildUpRow.New(title, title, BuildUpKind.Amounts) with { ByYear = [.. amounts.Select((a, i) => (a, i)).Where(x => x.a is not null).Select(x => new YearQuantity(new(first + x.i), Quantity.Of(x.a!.Value)))] };

    public static BuildUpRow By(this BuildUpRow row, int first, params IReadOnlyList<decimal> quantities) =>
        row with { ByYear = [.. quantities.Select((q, i) => new YearQuantity(new(first + i), Quantity.Of(q)))] };

    public static BuildUpRow As(this BuildUpRow row, BuildUpPart part) => row with { Part = part };

    public static BuildUpResult Sum(this BuildUp buildUp, params IReadOnlyList<RateTable> tables)
    {
        var result = BuildUpSum.Of(buildUp, tables);
        Assert.True(result.Ok, string.Join(' ', result.Problems.Select(p => p.Message)));
        return result;
    }

    /// <summary>The whole of each year, in pounds.</summary>
    public static decimal[] Pounds(this BuildUpResult result) => [.. result.BuildUp.AllYears.Select(y => result.Whole(y).Value!.Value.Pounds)];

    /// <summary>A row's amounts of each year, in pounds.</summary>
    public static decimal[] Pounds(this BuildUpResult result, string row) => [.. result.Rows.Single(r => r.Row.Key == row).Years.Select(y => y.Amount.Value!.Value.Pounds)];

    public static FinancialMonth Month(string text) => FinancialMonth.TryParse(text, out var month) ? month : throw new ArgumentException(text, nameof(text));
}

using System.Globalization;
using System.Text.Json;
using Outturn.Core.Appraisal.Financial;
using Outturn.Tests.Tracking;

namespace Outturn.Tests.Appraisal;

/// <summary>The functions against figures that four spreadsheet engines agree on.</summary>
public sealed class FinancialFunctionTests
{
    [Fact]
    public void Every_published_case_holds_within_its_tolerance()
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(SharedFolder.PathOf("data", "financial_functions", "conformance.json")));
        var tried = 0;
        var wrong = new List<string>();
        foreach (var one in json.RootElement.GetProperty("cases").EnumerateArray())
        {
            tried++;
            var (got, expected, tolerance) = (Work(one.GetProperty("fn").GetString()!, one.GetProperty("args")), one.GetProperty("expected").GetDouble(), one.GetProperty("tolerance").GetDouble());
            if (!(Math.Abs(got - expected) <= tolerance))
            {
                wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{one.GetProperty("id")}: {got:R} for {expected:R}"));
            }
        }

        Assert.Empty(wrong);
        Assert.True(tried > 45, $"only {tried} cases");
    }

    [Fact]
    public void Excel_and_the_Green_Book_differ_by_one_period()
    {
        decimal[] flows = [-100m, 30m, 30m, 30m, 30m, 30m];
        Assert.Equal(FinancialFunctions.Npv0(0.035m, flows), FinancialFunctions.Npv(0.035m, flows) * 1.035m, 20);
        Assert.Contains("discounted by one period", FinancialFunctions.NpvConvention, StringComparison.Ordinal);
        Assert.Contains("not discounted", FinancialFunctions.Npv0Convention, StringComparison.Ordinal);
    }

    [Fact]
    public void Flows_that_never_turn_have_no_rate_of_return()
    {
        Assert.Empty(RatesOfReturn.Irr([100m, 20m, 30m]).Rates);
        Assert.Empty(RatesOfReturn.Irr([]).Rates);
        Assert.StartsWith("There is none", RatesOfReturn.Irr([-1m, -2m]).InWords(), StringComparison.Ordinal);
    }

    [Fact]
    public void Flows_that_turn_twice_and_never_reach_nought_have_none_either() => Assert.Empty(RatesOfReturn.Irr([100m, -100m, 100m]).Rates);

    [Fact]
    public void Every_rate_of_return_is_found_and_said_where_there_are_several()
    {
        // (1 - 1.1y)(1 - 1.3y): 10 % and 30 %.
        var rates = RatesOfReturn.Irr([-1000m, 2400m, -1430m]);
        Assert.Equal(2, rates.Rates.Count);
        Assert.Equal(0.10, rates.Rates[0], 9);
        Assert.Equal(0.30, rates.Rates[1], 9);
        Assert.Null(rates.Only);
        Assert.Equal("There is more than one: 10.00 % and 30.00 %. None of them is a return to decide by.", rates.InWords());
    }

    [Fact]
    public void Three_rates_of_return_are_all_found()
    {
        // (1 - 1.1y)(1 - 1.2y)(1 - 1.5y) × 1,000,000.
        var rates = RatesOfReturn.Irr([1_000_000m, -3_800_000m, 4_770_000m, -1_980_000m]).Rates;
        Assert.Equal([0.1, 0.2, 0.5], rates.Select(r => Math.Round(r, 6)));
    }

    [Fact]
    public void A_rate_at_which_flows_touch_nought_is_found() =>
        Assert.Equal(0.2, Assert.Single(RatesOfReturn.Irr([1_000m, -2_400m, 1_440m]).Rates), 6);

    [Fact]
    public void A_hundred_years_of_flows_have_their_one_rate()
    {
        decimal[] flows = [-1_000_000m, .. Enumerable.Repeat(50_000m, 100)];
        var rate = RatesOfReturn.Irr(flows).Only!.Value;
        Assert.Equal(0, (double)FinancialFunctions.Npv0((decimal)rate, flows), 3);
    }

    [Fact]
    public void Nothing_is_modified_where_nothing_comes_in_or_goes_out()
    {
        Assert.Null(RatesOfReturn.Mirr([100m, 100m], 0.1, 0.1));
        Assert.Null(RatesOfReturn.Mirr([-100m, -100m], 0.1, 0.1));
    }

    private static double Work(string function, JsonElement args)
    {
        List<decimal> Values() => [.. args.GetProperty("values").EnumerateArray().Select(v => v.GetDecimal())];
        List<(DateOnly, decimal)> Dated() => [.. args.GetProperty("dates").EnumerateArray().Select(d => DateOnly.Parse(d.GetString()!, CultureInfo.InvariantCulture)).Zip(Values())];
        switch (function)
        {
            case "NPV":
                return (double)FinancialFunctions.Npv(args.GetProperty("rate").GetDecimal(), Values());
            case "NPV0":
                return (double)FinancialFunctions.Npv0(args.GetProperty("rate").GetDecimal(), Values());
            case "IRR":
                return RatesOfReturn.Irr(Values()).Only ?? double.NaN;
            case "MIRR":
                return RatesOfReturn.Mirr(Values(), args.GetProperty("finance_rate").GetDouble(), args.GetProperty("reinvest_rate").GetDouble()) ?? double.NaN;
            case "XNPV":
                return RatesOfReturn.Xnpv(args.GetProperty("rate").GetDouble(), Dated());
            case "XIRR":
                return RatesOfReturn.Xirr(Dated()).Only ?? double.NaN;
            default:
                var list = args.GetProperty("args").EnumerateArray().Select(a => a.GetDecimal()).ToList();
                var (rate, periods, third, fourth, type) = (list[0], (int)list[1], list[2], list.ElementAtOrDefault(3), list.ElementAtOrDefault(4) == 1m);
                return (double)(function == "PMT" ? FinancialFunctions.Pmt(rate, periods, third, fourth, type) : FinancialFunctions.Pv(rate, periods, third, fourth, type));
        }
    }
}

using Outturn.Core.Planning;
using Outturn.Core.Reports.Planning;
using Outturn.Core.Series;
using Outturn.Core.Values;
using static Outturn.Tests.Reports.Planning.Example;

namespace Outturn.Tests.Reports.Planning;

public sealed class SourceCallsTests
{
    private static readonly BorrowingTerms Terms = new(10, 5m, First, RepaymentMethod.EqualInstalments, FirstYearInterest.None);

    private static string Row(SourceCalls calls, string key) =>
        string.Join(" | ", calls.ToSheet().Rows.Single(r => r.Key == key).Cells.Skip(2).Select(c => ((Core.Sheets.Cell.Sum)c).Total is var t && t.Unquantified > 0 ? "?" : MoneyStyle.Thousands.Text(t.Low)));

    private static Plan Of(Example example, Func<FundingSource, FundingSource>? change = null, params CapitalScheme[] schemes) =>
        example.Plan with { Sources = [.. example.Plan.Sources.Select(s => change?.Invoke(s) ?? s)], Schemes = schemes };

    private static Example Spending(string source, FundingStatus status = FundingStatus.Confirmed) => new Example()
        .Proposal("Programme").Line(PlanCategory.Investment, new Permanence.TemporaryUntil(First + 1), 300).That(t => t with { Sources = [new(source, status, null)] });

    [Fact]
    public void A_balance_is_kept_over_from_year_to_year()
    {
        var calls = SourceCalls.Of(PlanLedger.Of(Of(Spending("Reserve").Source("Reserve", SourceKind.Reserve, false, K(500)))));
        Assert.Equal("500 | 200 | -100", Row(calls, "reserve-there"));
        Assert.Equal("300 | 300 | 0", Row(calls, "reserve-drawn"));
        Assert.Equal("200 | -100 | -100", Row(calls, "reserve-left"));
        Assert.Equal(["Reserve does not cover what is drawn on it: £100k short in 2023-24."], calls.Overdrawn);
    }

    [Fact]
    public void A_grant_is_of_its_year_and_may_be_stated_in_either_sign()
    {
        foreach (var sign in new[] { -1, 1 })
        {
            var calls = SourceCalls.Of(PlanLedger.Of(Of(Spending("Grant").Source("Grant", SourceKind.Grant, false, null, Stated((First, 400 * sign), (First + 1, 250 * sign))))));
            Assert.Equal("400 | 250 | 0", Row(calls, "grant-there"));
            Assert.Equal("100 | -50 | 0", Row(calls, "grant-left"));
        }
    }

    [Fact]
    public void Receipts_keep_what_was_sold_and_not_yet_used()
    {
        var calls = SourceCalls.Of(PlanLedger.Of(Of(
            Spending("Receipts").Source("Receipts", SourceKind.CapitalReceipts, false, null, Stated((First, -400), (First + 1, -100))), s => s with { Receipts = new(First, null, "", "") })));
        Assert.Equal("400 | 200 | -100", Row(calls, "receipts-there"));
        Assert.Equal("300 | 300 | 0", Row(calls, "receipts-drawn"));
        Assert.Equal("Drawn: conditional", SourceCalls.DrawnHeading(calls.All.Single()));
    }

    [Fact]
    public void A_pool_s_calls_are_parted_among_its_partners_to_the_penny_and_are_as_firm_as_the_least_firm()
    {
        var pool = new PoolTerms(ByAmount: true, [new("The council", 121_000m, FundingStatus.Confirmed, true), new("Health", 130_000m, FundingStatus.Requested, false)]);
        var calls = SourceCalls.Of(PlanLedger.Of(Of(Spending("Pool").Source("Pool", SourceKind.Pool, false, null, Stated((First, -251), (First + 1, -251))), s => s with { Pool = pool })));
        var call = calls.All.Single();
        Assert.Equal([FundingStatus.Requested], call.Draws.Select(d => d.Status));
        Assert.Equal(["of which The council, 48.2 %, confirmed", "of which Health, 51.8 %, requested"], SourceCalls.Parts(call).Select(p => p.Heading));
        Assert.Equal(call.Drawn[0], call.Partners.Select(p => p.ByYear[0]).Aggregate((a, b) => a + b));
        Assert.Equal(Money.FromPence(14_462_151), call.Partners[0].ByYear[0].Low);
        Assert.Equal("-49 | -49 | 0", Row(calls, "pool-left"));

        // The funding table and the words say the same of how firm it is.
        var ledger = PlanLedger.Of(Of(Spending("Pool").Source("Pool", SourceKind.Pool, false, null), s => s with { Pool = pool }));
        Assert.Contains(PlanFunding.Of(ledger).Rows, r => r.Key == "call-pool-requested");
        Assert.Contains("£300k is to come from Pool (requested)", TemporarySpending.Of(ledger, First).InWords, StringComparison.Ordinal);
    }

    [Fact]
    public void Capital_draws_on_what_pays_for_it_and_on_what_it_borrows()
    {
        var scheme = new CapitalScheme(Guid.CreateVersion7(), "Depot", null, "", Levels.Starting(First, K(900)), [new("Grant", FundingStatus.Requested, Levels.Starting(First, K(200)))], "Borrowing", Terms);
        var plan = Of(
            new Example().Source("Grant", SourceKind.Grant, false, K(150)).Source("Borrowing", SourceKind.Borrowing, false, null, Stated((First, -600))), null, scheme, scheme with { Id = Guid.CreateVersion7(), BorrowsFrom = "" });
        var calls = SourceCalls.Of(PlanLedger.Of(plan));
        Assert.Equal("400 | 0 | 0", Row(calls, "grant-drawn"));
        Assert.Equal("-250 | -250 | -250", Row(calls, "grant-left"));
        Assert.Equal("700 | 0 | 0", Row(calls, "borrowing-drawn"));
        Assert.Equal("700 | 0 | 0", Row(calls, "borrowing-that-names-no-source-drawn"));
        Assert.Equal(2, calls.Overdrawn.Count());

        // The balance in the funding table is the same, and its workbook works it out.
        var table = PlanFunding.Of(PlanLedger.Of(plan));
        Assert.Equal(K(-250), table.Row("balance-grant")!.Levels[First].Low);
    }

    [Fact]
    public void A_source_of_which_nobody_has_said_how_much_it_has_shows_only_what_is_drawn_and_one_without_calls_is_not_there()
    {
        var calls = SourceCalls.Of(PlanLedger.Of(Of(Spending("Reserve", FundingStatus.Requested).Source("Reserve", SourceKind.Reserve, false, null).Source("Tax", SourceKind.CouncilTax, true, null, Stated((First, -100))))));
        Assert.Equal(["reserve-drawn"], calls.ToSheet().Rows.Select(r => r.Key));
        Assert.Empty(calls.Overdrawn);
        Assert.Empty(calls.ToSheet().Charts);
    }

    [Fact]
    public void What_is_not_known_of_a_source_stays_unknown()
    {
        var tbc = new Forecast.Stated(new Dictionary<FinancialYear, Amount> { [First] = new Amount.Unquantified("TBC") });
        var calls = SourceCalls.Of(PlanLedger.Of(Of(Spending("Grant").Source("Grant", SourceKind.Grant, false, null, tbc))));
        Assert.Equal(1, calls.All.Single().There![0].Unquantified);
        Assert.Equal(1, calls.All.Single().Left![0].Unquantified);
    }

    [Fact]
    public void A_scheme_s_tables_say_what_it_spends_and_how_its_cost_is_worked_out()
    {
        var scheme = new CapitalScheme(Guid.CreateVersion7(), "Depot", null, "", Levels.Starting(First, K(900)), [new("Grant", FundingStatus.Requested, Levels.Starting(First, K(200)))], "", Terms);
        var plan = Of(new Example().Source("Grant", SourceKind.Grant, false, K(150)), null, scheme, scheme with { Id = Guid.CreateVersion7(), Name = "Second" });
        Assert.Equal(
            ["Spent", "Paid by Grant, requested", "Borrowed", "Financing cost in revenue", "Spent", "Paid by Grant, requested", "Borrowed", "Financing cost in revenue", "Financing cost in revenue"],
            CapitalSheets.Schemes(plan).Rows.Select(r => ((Core.Sheets.Cell.Words)r.Cells[1]).Content));
        var financing = CapitalSheets.Financing(scheme);
        Assert.Equal(12, financing.Rows.Count);
        Assert.Equal(Core.Sheets.Cell.Of(K(700)), financing.Rows[^1].Cells[3]);
        Assert.Contains("Equal instalments over 10 years at 5 % a year, repaid from 2023-24", financing.Caption, StringComparison.Ordinal);
        Assert.Contains("from the next", financing.Caption, StringComparison.Ordinal);
        Assert.Contains("An annuity over 1 year at 5.25 %", CapitalSheets.Convention(Terms with { Method = RepaymentMethod.Annuity, Years = 1, RatePercent = 5.25m, FirstInterest = FirstYearInterest.Whole }), StringComparison.Ordinal);
    }
}

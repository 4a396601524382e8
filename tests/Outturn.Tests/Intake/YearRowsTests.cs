using Outturn.Core.Cases;
using Outturn.Core.Cases.Reading;
using Outturn.Core.Intake;
using Outturn.Core.Papers;
using Outturn.Tests.Cases;

namespace Outturn.Tests.Intake;

/// <summary>Rows of money by year, as the form of a plan line is begun with them.</summary>
public sealed class YearRowsTests
{
    private static IReadOnlyList<YearRow> Of(string before, params IReadOnlyList<string[]> rows)
    {
        var table = new TableBlock(new(0, 1), [.. rows.Select((r, i) => new PaperRow(new(0, i + 1), [.. r.Select(c => new PaperCell(c))]))]);
        var read = SomeReadCase.Of() with { Tables = [CaseTables.Read(table, "header", before)] };
        return YearRows.Of(EffectiveCase.Of(read, CaseReview.None));
    }

    private static string[] Told(YearRow row) => [row.Label, row.Category?.ToString() ?? "to be said", .. row.Amounts.Select(a => $"{a.Key} {a.Value}")];

    [Fact]
    public void A_saving_printed_positive_goes_into_the_plan_as_a_saving_and_a_cost_as_a_cost()
    {
        var rows = Of("", ["", "2022-23", "2023-24"], ["Permanent Savings", "£120k", "£90k"], ["Temporary Pressure / Investment", "£61k", "£61k"]);
        Assert.Equal(["Permanent Savings", "Saving", "2022-23 -120000", "2023-24 -90000"], Told(rows[0]));
        Assert.Equal(["Temporary Pressure / Investment", "Pressure", "2022-23 61000", "2023-24 61000"], Told(rows[1]));
    }

    [Fact]
    public void A_doubtful_cell_keeps_its_printed_words_so_that_the_form_asks()
    {
        var rows = Of("", ["", "2022-23", "2023-24"], ["Permanent Savings", "-£380", "-570k"]);
        Assert.Equal(["Permanent Savings", "Saving", "2022-23 -£380", "2023-24 -570000"], Told(rows[0]));
    }

    [Fact]
    public void A_total_is_a_line_only_where_nothing_stands_over_it()
    {
        Assert.Equal(["Total savings", "Saving", "2022-23 -412000", "2023-24 -341500"], Told(Assert.Single(Of("Savings", ["", "2022-2023", "2023-2024"], ["Total savings", "412,000", "341,500"]))));
        Assert.Equal(["Beds"], Of("Savings", ["", "2022-23", "2023-24"], ["Beds", "£10,000", "£10,000"], ["Total", "£10,000", "£10,000"]).Select(r => r.Label));
    }

    [Fact]
    public void A_row_whose_name_only_mentions_money_keeps_its_printed_sign_and_its_category_is_asked()
    {
        var row = Assert.Single(Of("", ["", "2022-23 £000", "2023-24 £000", "2024-25 £000"], ["Workstream 3: fewer taxis, lower transport costs", "100", "TBC", "-20"]));
        Assert.Equal(["Workstream 3: fewer taxis, lower transport costs", "to be said", "2022-23 100000", "2023-24 TBC", "2024-25 -20000"], Told(row));
    }

    [Fact]
    public void A_table_that_is_not_of_money_by_year_offers_nothing() =>
        Assert.Empty(Of("", ["Risk", "Mitigation", "RAG (should the risk occur)", "Overall Responsibility"], ["Costs rise by £10k in 2022-23", "None", "Red", "Head of service"]));
}

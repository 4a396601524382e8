using Outturn.Core.Planning.Reading;
using Outturn.Core.Values;
using Outturn.Tests.Documents;

namespace Outturn.Tests.Planning;

/// <summary>Files as users make them, each refused or questioned in words at its place.</summary>
public class BadPlanFileTests
{
    private const string Head = "Reference,Title,Kind,Permanence,2022-23 £,2023-24 £,2024-25 £\n";

    [Fact]
    public void A_temporary_row_that_never_ends_is_refused_and_the_others_go_on()
    {
        var reading = PlanFile.OfText(Head + "X1,Beds,investment,T,100000,50000,\nX2,Care,saving,P,-90000,,", new(ImportPlanTests.Cycle));
        var bad = Assert.Single(reading.BadRows);
        Assert.Equal(("plan.temporary-without-end", "line 2"), (bad.Problem.Code, bad.Problem.Where));
        Assert.Contains("leave £150k for good", bad.Problem.Message, StringComparison.Ordinal);
        Assert.Single(reading.Lines);
        Assert.True(reading.CanBeImported);
    }

    [Fact]
    public void A_temporary_row_with_its_last_year_in_words_has_its_reversal_worked_out()
    {
        var reading = PlanFile.OfText(Head + "X1,Beds,investment,Temporary until 2023-24,100000,50000,", new(ImportPlanTests.Cycle));
        PlanFile.NoErrors(reading);
        Assert.Equal(["Beds [X1] Investment until 2023-24: 2022-23 100000, 2023-24 50000, 2024-25 -150000"], PlanFile.Short(reading));
        Assert.Contains(reading.Problems, p => p.Code == "plan.reversal-derived" && p.Message.Contains("-£150k in 2024-25", StringComparison.Ordinal));
    }

    [Fact]
    public void A_temporary_row_that_moves_after_its_own_end_is_refused() =>
        Assert.Equal("plan.temporary-without-end", Assert.Single(PlanFile.OfText(Head + "X1,Beds,investment,Temporary until 2022-23,100000,50000,\nX2,Care,saving,P,-90000,,", new(ImportPlanTests.Cycle)).BadRows).Problem.Code);

    [Fact]
    public void A_permanent_row_that_takes_itself_back_is_questioned()
    {
        var reading = PlanFile.OfText(Head + "X1,Beds,investment,P,100000,-100000,", new(ImportPlanTests.Cycle));
        Assert.Contains(reading.Problems, p => p.Code == "plan.permanence-suspect" && p.Where == "line 2" && p.Severity == Severity.Warning);
        Assert.IsType<Core.Series.Permanence.Permanent>(reading.Lines.Single().Terms.Permanence);
    }

    [Fact]
    public void A_heading_that_names_one_calendar_year_asks_which() =>
        Assert.Contains(PlanFile.OfText("Reference,Title,2022-23 £,FY24\nX1,Care,-90000,-10000").Problems, p => p.Code == "plan.year-unclear" && p.Where == "line 1, field 4" && p.Severity == Severity.Error);

    [Fact]
    public void A_year_before_2000_is_refused() =>
        Assert.Contains(PlanFile.OfText("Reference,Title,1998-99,2022-23\nX1,Care,-90000,-10000").Problems, p => p.Code == "plan.year-far" && p.Where == "line 1, field 3" && p.Severity == Severity.Error);

    [Fact]
    public void A_year_more_than_thirty_years_away_is_refused() =>
        Assert.Contains(PlanFile.OfText("Reference,Title,2022-23,2066-67\nX1,Care,-90000,-10000", new(ImportPlanTests.Cycle)).Problems, p => p.Code == "plan.year-far");

    [Fact]
    public void A_year_twice_is_refused() =>
        Assert.Contains(PlanFile.OfText("Reference,Title,2022-23 low,2022-23 high\nX1,Care,-90000,-10000").Problems, p => p is { Code: "plan.year-twice", Severity: Severity.Error, Where: "line 1, field 4" });

    [Fact]
    public void A_file_without_years_is_refused() =>
        Assert.Contains(PlanFile.OfText("Reference,Title,Amount\nX1,Care,-90000").Problems, p => p.Code == "plan.no-headings");

    [Fact]
    public void A_cell_that_is_no_amount_refuses_its_row_at_the_cell()
    {
        var book = new MadeWorkbook();
        book.Sheet("Lines", ["Ref", "Title", "Kind", "2022-23 £", "2023-24 £"], ["X1", "Care", "saving", "29.£%", null], ["X2", "Beds", "saving", -1000000, null], ["X3", "Two", "saving", "£562,200 / £325k", null], ["X4", "Broken", "saving", new Fault("#REF!"), null]);
        var reading = PlanFile.Of(book.Bytes());
        Assert.Equal(["Lines!D2", "Lines!D4", "Lines!D5"], reading.BadRows.Select(b => b.Problem.Where));
        Assert.All(reading.BadRows, b => Assert.Equal("plan.amount-unreadable", b.Problem.Code));
        Assert.Single(reading.Lines);
    }

    [Fact]
    public void A_row_without_an_amount_is_said() =>
        Assert.Equal("plan.row-no-amounts", Assert.Single(PlanFile.OfText(Head + "X1,Beds,saving,P,,,\nX2,Care,saving,P,-90000,,").BadRows).Problem.Code);

    [Fact]
    public void A_total_that_does_not_foot_is_questioned_at_its_cell()
    {
        var reading = PlanFile.OfText(Head + "X1,Beds,saving,P,-10000,-20000,\nX2,Care,saving,P,-90000,,\n,Total,,,-100000,-21000,", new(ImportPlanTests.Cycle));
        Assert.Contains(reading.Problems, p => p.Code == "plan.total-differs" && p.Where == "line 4, field 6" && p.Message.Contains("£1k", StringComparison.Ordinal));
        Assert.Contains(reading.Proofs, p => !p.Holds);
        Assert.Equal(2, reading.Lines.Count);
    }

    [Fact]
    public void Savings_half_positive_and_half_negative_ask_for_the_sign()
    {
        var reading = PlanFile.OfText(Head + "X1,Beds,saving,P,10000,,\nX2,Care,saving,P,-90000,,", new(ImportPlanTests.Cycle));
        Assert.Contains(reading.Problems, p => p is { Code: "sign.unclear", Severity: Severity.Error });
        Assert.True(PlanFile.OfText(Head + "X1,Beds,saving,P,10000,,\nX2,Care,saving,P,-90000,,", new(ImportPlanTests.Cycle, SavingsPositive: false)).CanBeImported);
    }

    [Fact]
    public void A_saving_against_its_sign_is_questioned() =>
        Assert.Contains(PlanFile.OfText(Head + "X1,Beds,saving,P,10000,,\nX2,Care,saving,P,-90000,,", new(ImportPlanTests.Cycle, SavingsPositive: false)).Problems, p => p.Code == "amount.sign-suspect" && p.Where == "line 2");

    [Fact]
    public void A_figure_of_another_unit_than_its_peers_is_questioned()
    {
        var reading = PlanFile.OfText("Ref,Title,Kind,2022-23 £000\n1A,a,pressure,120\n2A,b,pressure,90\n3A,c,pressure,148834\n4A,d,pressure,60\n5A,e,pressure,45", new(ImportPlanTests.Cycle));
        Assert.Equal("line 4, field 4", Assert.Single(reading.Problems, p => p.Code == "amount.unit-suspect").Where);
    }

    [Fact]
    public void A_missing_k_among_thousands_of_pounds_is_questioned() =>
        Assert.Equal("line 4, field 4", Assert.Single(PlanFile.OfText("Ref,Title,Kind,2022-23 £\n1A,a,saving,-120000\n2A,b,saving,-90000\n3A,c,saving,-380\n4A,d,saving,-60000\n5A,e,saving,-45000", new(ImportPlanTests.Cycle)).Problems, p => p.Code == "amount.unit-suspect").Where);

    [Fact]
    public void A_blank_level_that_could_stay_or_end_is_refused_for_its_row()
    {
        var reading = PlanFile.OfText("Cumulative effect £\nRef,Title,Kind,Permanence,2022-23,2023-24\nX1,Beds,saving,P,-90000,\nX2,Care,saving,P,-10000,-10000", new(ImportPlanTests.Cycle));
        Assert.Equal(TypedBasis.Levels, reading.Basis);
        Assert.Equal(("plan.level-missing", "line 3, field 6"), (reading.BadRows.Single().Problem.Code, reading.BadRows.Single().Problem.Where));
    }

    [Fact]
    public void A_level_of_tbc_is_refused_for_its_row() =>
        Assert.Equal("plan.level-unknown", Assert.Single(PlanFile.OfText("Cumulative effect £\nRef,Title,Kind,Permanence,2022-23,2023-24\nX1,Beds,saving,P,-90000,TBC\nX2,Care,saving,P,-10000,-10000", new(ImportPlanTests.Cycle)).BadRows).Problem.Code);

    [Fact]
    public void Running_totals_are_refused() =>
        Assert.Contains(PlanFile.OfText("Running totals £\nRef,Title,Kind,2022-23,2023-24\nX1,Beds,saving,-90000,-180000", new(ImportPlanTests.Cycle)).Problems, p => p is { Code: "plan.running-totals", Severity: Severity.Error });

    [Fact]
    public void Movements_are_assumed_aloud_where_nothing_says_what_figures_are() =>
        Assert.Contains(PlanFile.OfText(Head + "X1,Beds,saving,P,-10000,,").Problems, p => p.Code == "plan.basis-assumed" && p.Message.Contains("say that they are levels", StringComparison.Ordinal));

    [Fact]
    public void As_many_lines_that_begin_in_one_year_as_in_another_ask_for_the_cycle() =>
        Assert.Contains(PlanFile.OfText(Head + "X1,Beds,saving,P,-10000,,\nX2,Care,saving,P,,-90000,").Problems, p => p is { Code: "plan.cycle-unclear", Severity: Severity.Error });

    [Fact]
    public void A_unit_that_cannot_be_told_is_asked() =>
        Assert.Contains(PlanFile.OfText("Reference,Title,Kind,2022-23\nX1,Beds,saving,-4000\nX2,Care,saving,-3500", new(ImportPlanTests.Cycle)).Problems, p => p is { Code: "unit.unclear", Severity: Severity.Error });

    [Fact]
    public void Rows_that_do_not_say_their_kind_are_read_by_their_sign_and_said() =>
        Assert.Contains(PlanFile.OfText("Reference,Title,2022-23 £\nX1,Beds,-4000000\nX2,Care,3500000", new(ImportPlanTests.Cycle)).Problems, p => p.Code == "plan.category-by-sign");

    [Fact]
    public void A_row_that_is_the_sum_of_those_above_under_a_name_of_its_own_is_no_line()
    {
        var reading = PlanFile.OfText("Title,Kind,2022-23 £,2023-24 £\nBeds,saving,-400000,\nCare,saving,-350000,-10000\nAll our work,,-750000,-10000", new(ImportPlanTests.Cycle));
        Assert.Equal(2, reading.Lines.Count);
        Assert.Contains(reading.Problems, p => p.Code == "plan.total-unnamed" && p.Where == "line 4");
    }

    [Fact]
    public void A_row_with_figures_and_no_name_that_totals_nothing_is_refused() =>
        Assert.Equal("plan.row-unnamed", Assert.Single(PlanFile.OfText("Title,Kind,2022-23 £,2023-24 £\nBeds,saving,-400000,\n,,-1,-2", new(ImportPlanTests.Cycle)).BadRows).Problem.Code);

    [Theory]
    [InlineData("C/R.7.120 (top-up)", "C/R.7.120", "top-up")]
    [InlineData("A/R. 6.214", "A/R.6.214", "")]
    [InlineData("CYP-1; CYP-2", "CYP-1 CYP-2", "")]
    [InlineData("to be confirmed", "", "")]
    [InlineData("existing saving removed", "", "existing saving removed")]
    public void A_cell_of_references_gives_its_codes_and_keeps_its_words(string text, string codes, string title)
    {
        var line = PlanFile.OfText($"Reference,Title,Kind,2022-23 £\n{text},Beds,saving,-400000", new(ImportPlanTests.Cycle)).Lines.Single();
        Assert.Equal((codes, title), (string.Join(' ', line.Terms.References), line.Terms.Title));
    }

    [Fact]
    public void A_sheet_that_is_not_there_is_said() =>
        Assert.Contains(PlanFile.OfText(Head + "X1,Beds,saving,P,-10000,,", new(Sheet: "Lines 2")).Problems, p => p.Code == "sheet.missing");

    [Fact]
    public void Columns_can_be_named_by_hand_where_nothing_names_them()
    {
        var reading = PlanFile.OfText("A,B,C,D\nBeds,saving,-400000,-100000", new(ImportPlanTests.Cycle, MoneyUnit.Pounds, Columns: [new(0, "", PlanField.Title), new(1, "", PlanField.Kind), new(2, "", PlanField.Year, new(2022)), new(3, "", PlanField.Year, new(2023))]));
        PlanFile.NoErrors(reading);
        Assert.Equal(["Beds [] Saving permanent: 2022-23 -400000, 2023-24 -100000"], PlanFile.Short(reading));
    }
}

using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;
using Outturn.Tests.Documents;

namespace Outturn.Tests.Tracking;

/// <summary>More trackers as councils keep them, invented here, and what a finance officer would expect of each: read right or asked about.</summary>
public class NeighbourTrackerTests
{
    private const string Odd = "Savings 2020-21 as at 30 September 2020 (£000)\nRef,Saving,Zebra,Giraffe,Other words\nS1,Shared services,-100,-80,Fine\nS2,Digital post,-50,-50,Good\n";

    [Fact]
    public void Headings_that_mean_nothing_are_shown_and_asked_about()
    {
        var reading = Reading.OfText(Odd, "odd.csv");

        Assert.Equal(["Ref", "Saving", "Zebra", "Giraffe", "Other words"], reading.Columns.Select(c => c.Heading));
        Assert.Equal([TrackerField.Reference, TrackerField.Title, TrackerField.Other, TrackerField.Other, TrackerField.Other], reading.Columns.Select(c => c.Field));
        Assert.Equal(["heading", "heading", "not recognised", "not recognised", "heading"], reading.Columns.Select(c => c.How));
        Assert.Empty(reading.Lines);
        Assert.Equal(2, reading.HeaderRow);
        Assert.Equal((new FinancialYear(2020), new DateOnly(2020, 9, 30), MoneyUnit.Thousands), (reading.Year, reading.Position!.Value, reading.Unit!.Value));
        var problem = Assert.Single(reading.Problems, p => p.Severity == Severity.Error);
        Assert.Equal("columns.unclear", problem.Code);
        Assert.Contains("\"Zebra\", \"Giraffe\" hold figures", problem.Message, StringComparison.Ordinal);
        Assert.Contains("say by hand which column holds the planned year saving and which the forecast", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("by hand")]
    [InlineData("remembered")]
    public void Columns_said_by_hand_are_read_and_keep_how_they_were_found(string how)
    {
        var shown = Reading.OfText(Odd, "odd.csv");
        var told = shown.Columns.Select(c => c.Column switch { 2 => c with { Field = TrackerField.PlannedYear, How = how }, 3 => c with { Field = TrackerField.ForecastYear, How = how }, _ => c }).ToList();

        foreach (var columns in new[] { told, [.. told.Where(c => c.How == how)] })
        {
            var reading = Reading.OfText(Odd, "odd.csv", options: new(Columns: columns));

            Reading.NoErrors(reading);
            Assert.Equal(["S1: -100000 / -80000 / ", "S2: -50000 / -50000 / "], Reading.Short(reading));
            Assert.Equal(how, reading.Columns[2].How);
            Assert.Equal(shown.Signature, reading.Signature);
        }

        var next = Reading.OfText(Odd.Replace("30 September", "31 October", StringComparison.Ordinal), "odd.csv", options: new(Remembered: s => s == shown.Signature ? told : null));
        Assert.Equal(2, next.Lines.Count);
        Assert.Equal("remembered", next.Columns[2].How);
    }

    [Fact]
    public void Headings_without_one_known_word_are_found_by_the_figures_under_them()
    {
        var book = MadeWorkbook.Of(
            ["Borough programme 2021/22"],
            [],
            ["", "Lark", "Wren", "Robin", "Finch"],
            ["", "L1", "Close the depot", -20, -15],
            ["", "L2", "Share the depot", -30, -30]);
        var reading = Reading.Of(book);

        Assert.Equal(["Lark", "Wren", "Robin", "Finch"], reading.Columns.Select(c => c.Heading));
        Assert.Equal(["columns.unclear"], reading.Problems.Where(p => p.Severity == Severity.Error).Select(p => p.Code));

        var told = Reading.Of(book, options: new(Unit: MoneyUnit.Thousands, Columns: [new(1, "Lark", TrackerField.Reference, 0, "by hand"), new(2, "Wren", TrackerField.Title, 0, "by hand"), new(3, "Robin", TrackerField.PlannedYear, 0, "by hand"), new(4, "Finch", TrackerField.ForecastYear, 0, "by hand")]));
        Reading.NoErrors(told);
        Assert.Equal(["L1: -20000 / -15000 / ", "L2: -30000 / -30000 / "], Reading.Short(told));
    }

    [Fact]
    public void Approved_budget_saving_projected_outturn_and_over_under_achievement()
    {
        var reading = Reading.OfText("""
            MTFS Savings Monitoring 2023/24 - Month 7,,,,,,
            ,,,,,,
            MTFS Ref,Proposal,Directorate,Approved budget saving £'000,Projected outturn £'000,(Over)/under achievement £'000,BRAG
            ASC-12,Reablement first,Adult Social Care,"1,250",950,300,R
            CS/23/04,Contact centre hours,Corporate,80,95,(15),B
            R&R 7,Licensing fees,Regeneration,(205),(205),-,G
            R&R 8,Verge cutting,Regeneration,75,75,-,G
            TOTAL SAVINGS,,,"1,200",915,285,
            ,,,,,,
            ,,,,,,
            """);

        Reading.NoErrors(reading);
        Assert.Equal(["ASC-12: -1250000 / -950000 / 300000", "CS/23/04: -80000 / -95000 / -15000", "R&R 7: 205000 / 205000 / 0", "R&R 8: -75000 / -75000 / 0"], Reading.Short(reading).Select(s => s.Replace("R&R7", "R&R 7", StringComparison.Ordinal).Replace("R&R8", "R&R 8", StringComparison.Ordinal)));
        Assert.Equal([Rag.Red, Rag.Blue, Rag.Green, Rag.Green], reading.Lines.Select(l => l.Stated.Rag!.Value));
        Assert.Equal(new DateOnly(2023, 10, 31), reading.Position);
        Assert.Equal(3, reading.PrintedTotals.Count);
        Assert.All(reading.PrintedTotals, t => Assert.True(t.Agrees && t.Label == PrintedTotal.AllLines, t.ToString()));
    }

    [Fact]
    public void The_target_split_by_deliverability_with_an_undeliverable_column()
    {
        const string Text = """
            Savings delivery 2022/23 Q2 (£000)
            ID,Saving,Target,Delivered to date,On track,At risk,Undeliverable
            1,Agency staff,500,200,150,100,50
            2,Fleet,120,120,0,0,0
            3,Rents,60,0,20,10,30
            Total,,680,320,170,110,80
            """;
        var reading = Reading.OfText(Text);

        Reading.NoErrors(reading);
        Assert.Equal(["1: -500000 / -450000 / 50000", "2: -120000 / -120000 / 0", "3: -60000 / -30000 / 30000"], Reading.Short(reading));
        Assert.Contains(reading.Problems, p => p.Code == "forecast.from-split");
        Assert.All(reading.PrintedTotals, t => Assert.True(t.Agrees, t.ToString()));

        var negative = Reading.OfText("Savings delivery 2022/23 Q2 (£000)\nID,Saving,Target,Delivered to date,On track,At risk,Undeliverable\n1,Agency staff,-500,-200,-150,-100,-50\n3,Rents,-60,0,-20,-10,-30\n");
        Assert.Equal(["1: -500000 / -450000 / 50000", "3: -60000 / -30000 / 30000"], Reading.Short(negative));
    }

    [Fact]
    public void The_target_split_by_deliverability_without_one_is_asked_about()
    {
        var reading = Reading.OfText("Savings delivery 2022/23 Q2 (£000)\nID,Saving,Target,Delivered,On track,At risk\n1,Agency staff,500,200,200,100\n2,Fleet,120,120,0,0\n");

        Assert.False(reading.CanBeImported);
        Assert.Contains(reading.Problems, p => p.Code == "forecast.unclear" && p.Message.Contains("\"On track\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Directorates_merged_down_with_subtotals_and_a_grand_total()
    {
        var book = new MadeWorkbook();
        book.Sheet(
            "Appendix B",
            ["Appendix B - Delivery of savings as at P7 2023/24", "", "", "", "", "", ""],
            ["Directorate", "Saving", "Budgeted £m", "Forecast £m", "Variation £m", "Lead officer", "RAG"],
            ["Adults", "Transforming\ncare homes", 1.25, 1.1, -0.15, "AB", "A"],
            ["", "Direct payments", 0.4, 0.4, 0, "CD", "G"],
            ["", "Sub-total: Adults", 1.65, 1.5, -0.15],
            ["Place", "Street lights", 0.35, 0.2, -0.15, "EF", "R - supplier delay"],
            ["", "Parking", 0.15, 0.15, 0, "GH", "G"],
            ["", "Total - Place", 0.5, 0.35, -0.15],
            ["Grand Total", "", 2.15, 1.85, -0.3])
            .Merge("A3:A5").Merge("A6:A8").Merge("A1:G1");
        var reading = Reading.Of(book.Bytes());

        Reading.NoErrors(reading);
        Assert.Equal(["transforming care homes: -1250000 / -1100000 / 150000", "direct payments: -400000 / -400000 / 0", "street lights: -350000 / -200000 / 150000", "parking: -150000 / -150000 / 0"], Reading.Short(reading));
        Assert.Equal(["Adults", "Adults", "Place", "Place"], reading.Lines.Select(l => l.Details.Committees.Single()));
        Assert.Equal(["Adults", "Place", "All lines"], reading.PrintedTotals.Select(t => t.Label).Distinct());
        Assert.Equal(9, reading.PrintedTotals.Count);
        Assert.All(reading.PrintedTotals, t => Assert.True(t.Agrees, t.ToString()));
        Assert.Equal([Rag.Amber, Rag.Green, Rag.Red, Rag.Green], reading.Lines.Select(l => l.Stated.Rag!.Value));
        Assert.Contains(reading.Lines[2].Details.Other, o => o.Value.Contains("supplier delay", StringComparison.Ordinal));
        Assert.Equal(new DateOnly(2023, 10, 31), reading.Position);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Months_of_actuals_then_forecast_beside_a_yearly_target(bool total)
    {
        var months = new object[] { "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar" };
        object?[] last = total ? ["Full year"] : [];
        var reading = Reading.Of(MadeWorkbook.Of(
            ["Savings 2023/24 Period 6 £000"],
            ["", "", "", "Actuals", "", "", "", "", "", "Forecast", "", "", "", "", "", .. total ? new object?[] { "" } : []],
            ["Code", "Description of saving", "Target 2023/24", .. months, .. last],
            ["F1", "Fees", 120, 10, 10, 10, 10, 10, 10, 5, 5, 5, 5, 5, 5, .. total ? new object?[] { 90 } : []],
            ["F2", "Rents", 24, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, .. total ? new object?[] { 24 } : []]));

        Reading.NoErrors(reading);
        Assert.Equal("F1: -120000 / -10000 -10000 -10000 -10000 -10000 -10000 -5000 -5000 -5000 -5000 -5000 -5000 = -90000 / ", Reading.Short(reading)[0]);
        Assert.Equal(new DateOnly(2023, 9, 30), reading.Position);
    }

    [Fact]
    public void Months_that_no_word_heads_beside_a_target_are_the_plan_only_where_they_add_up_to_it()
    {
        const string Months = "Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec,Jan,Feb,Mar";
        var differs = Reading.OfText($"Savings 2023/24 £000\nRef,Saving,Target,{Months},Full year forecast\nF1,Fees,120,10,10,10,10,10,10,5,5,5,5,5,5,90\nF2,Rents,24,2,2,2,2,2,2,2,2,2,2,2,2,24\n");
        var unsure = Reading.OfText($"Savings 2023/24 £000\nRef,Saving,Target,{Months}\nF1,Fees,120,10,10,10,10,10,10,5,5,5,5,5,5\nF2,Rents,24,2,2,2,2,2,2,2,2,2,2,2,2\n");
        var profile = Reading.OfText($"Savings 2023/24 £000\nRef,Saving,Target,{Months},Forecast\nF1,Fees,120,10,10,10,10,10,10,10,10,10,10,10,10,90\nF2,Rents,24,2,2,2,2,2,2,2,2,2,2,2,2,24\n");

        Assert.Equal("F1: -120000 / -10000 -10000 -10000 -10000 -10000 -10000 -5000 -5000 -5000 -5000 -5000 -5000 = -90000 / ", Reading.Short(differs)[0]);
        Assert.StartsWith("F1: -10000 -10000", Reading.Short(profile)[0], StringComparison.Ordinal);
        Assert.EndsWith("= -120000 / -90000 / ", Reading.Short(profile)[0], StringComparison.Ordinal);
        Assert.Contains(unsure.Problems, p => p.Code == "parts.unclear" && p.Severity == Severity.Error);
    }

    [Theory]
    [InlineData(2023, "D-1: -300000 / -250000 / 50000", "D-2: -40000 / -40000 / 0")]
    [InlineData(2024, "D-1: -100000 / -100000 / 0", "D-2: -60000 / -20000 / 40000")]
    public void Two_years_side_by_side_are_never_mixed(int year, string first, string second)
    {
        var book = new MadeWorkbook();
        book.Sheet(
            "Two years",
            ["Directorate efficiencies (£000)"],
            ["", "", "2023/24", "", "", "", "2024/25", "", "", ""],
            ["Ref", "Efficiency", "Target", "Forecast", "Variance", "RAG", "Target", "Forecast", "Variance", "RAG"],
            ["D-1", "Merge depots", 300, 250, -50, "A", 100, 100, 0, "G"],
            ["D-2", "Let offices", 40, 40, 0, "G", 60, 20, -40, "R"],
            ["Total", "", 340, 290, -50, "", 160, 120, -40])
            .Merge("C2:F2").Merge("G2:J2");
        var reading = Reading.Of(book.Bytes(), options: new(Year: new FinancialYear(year)));

        Reading.NoErrors(reading);
        Assert.Equal([first, second], Reading.Short(reading));
        Assert.Equal(year == 2023 ? [Rag.Amber, Rag.Green] : [Rag.Green, Rag.Red], reading.Lines.Select(l => l.Stated.Rag!.Value));
        Assert.All(reading.Columns.Where(c => c.Heading.Contains(year == 2023 ? "2024/25" : "2023/24", StringComparison.Ordinal)), c => Assert.Equal(TrackerField.Other, c.Field));
        Assert.All(reading.PrintedTotals, t => Assert.True(t.Agrees, t.ToString()));

        var asked = Reading.Of(book.Bytes());
        Assert.Contains(asked.Problems, p => p.Code == "year.unclear" && p.Message.Contains("2024-25", StringComparison.Ordinal));
    }

    [Fact]
    public void Percentages_beside_the_amounts_are_not_amounts()
    {
        var reading = Reading.OfText("""
            Ref,Efficiency,2021/22 target £,% delivered,2021/22 forecast £,% of target,Status
            E1,Leases,"£40,000",25%,"£30,000",75%,Partially
            E2,Stationery,"£12,500",100%,"£12,500",100%,Achieved
            E3,Bus passes,"£9,000",0%,£0,0%,Not achieved
            ,TOTAL SAVINGS,"£61,500",,"£42,500",69%,
            """);

        Reading.NoErrors(reading);
        Assert.Equal(["E1: -40000 / -30000 / ", "E2: -12500 / -12500 / ", "E3: -9000 / 0 / "], Reading.Short(reading));
        Assert.Equal([false, true, false], reading.Lines.Select(l => l.Stated.Complete));
        Assert.Equal(2, reading.PrintedTotals.Count);
        Assert.All(reading.PrintedTotals, t => Assert.True(t.Agrees, t.ToString()));
    }

    [Fact]
    public void A_summary_block_above_the_detail_on_one_sheet()
    {
        var reading = Reading.Of(MadeWorkbook.Of(
            ["Savings tracker - Q2 2023/24"],
            [],
            ["Directorate", "Target £m", "Forecast £m", "Variance £m"],
            ["People", 0.35, 0.3, 0.05],
            ["Place", 0.05, 0.05, 0],
            ["Total", 0.4, 0.35, 0.05],
            [],
            ["Ref", "Saving title", "Directorate", "Target £'000", "Forecast £'000", "Shortfall £'000", "BRAG", "Comments"],
            ["P1", "Day centres", "People", 250, 200, 50, "R", "Late"],
            ["P2", "Transport", "People", 100, 100, 0, "G", "n/a"],
            ["L1", "Verges", "Place", 50, 50, 0, "B", "nil"],
            ["", "Total", "", 400, 350, 50, "", ""]));

        Reading.NoErrors(reading);
        Assert.Equal(["P1: -250000 / -200000 / 50000", "P2: -100000 / -100000 / 0", "L1: -50000 / -50000 / 0"], Reading.Short(reading));
        Assert.Equal(MoneyUnit.Thousands, reading.Unit);
        Assert.Equal(new DateOnly(2023, 9, 30), reading.Position);
        Assert.All(reading.PrintedTotals, t => Assert.True(t.Agrees, t.ToString()));
        Assert.Contains(reading.Unread, u => u.Text.Contains("People", StringComparison.Ordinal));
    }

    [Fact]
    public void A_summary_in_millions_above_a_detail_without_a_unit_is_asked_about()
    {
        var reading = Reading.Of(MadeWorkbook.Of(
            ["Savings tracker - Q2 2023/24 (£000)"],
            ["Directorate", "Target £m", "Forecast £m"],
            ["People", 0.35, 0.3],
            ["Place", 0.05, 0.05],
            [],
            ["Ref", "Saving title", "Directorate", "Target", "Forecast", "BRAG", "Comments"],
            ["P1", "Day centres", "People", 250, 200, "R", "Late"],
            ["P2", "Transport", "People", 100, 100, "G", ""],
            ["L1", "Verges", "Place", 50, 50, "B", ""]));

        Assert.Contains(reading.Problems, p => p.Code == "unit.unclear" && p.Message.Contains("£m", StringComparison.Ordinal));
    }

    [Fact]
    public void Notes_with_numbers_under_the_table_are_not_lines()
    {
        var reading = Reading.Of(MadeWorkbook.Of(
            ["Budget savings 2022/23 - position at end of December"],
            ["", "Ref", "Budget saving", "Service", "Agreed £000", "Latest forecast £000", "Progress"],
            ["", "N1", "Grants", "Culture", 30, 25, "Under way"],
            ["", "N2", "Archives", "Culture", 20, 20, "Done"],
            ["", "", "Total", "", 50, 45, ""],
            [],
            ["", "Notes"],
            ["", "1", "Excludes 12 posts already deleted"],
            ["", "2", "Inflation at 4% is not included", "", "", "", ""],
            ["", "", "Contingency held centrally", "", 500, "", ""],
            ["", "", "Pay award pressure", "", 120, 130, ""]));

        Assert.Equal(["N1: -30000 / -25000 / ", "N2: -20000 / -20000 / "], Reading.Short(reading));
        Assert.All(reading.PrintedTotals, t => Assert.True(t.Agrees, t.ToString()));
        Assert.Equal(new DateOnly(2022, 12, 31), reading.Position);
        Assert.Contains(reading.Problems, p => p.Code == "rows.under-total" && p.Message.Contains("Contingency held centrally", StringComparison.Ordinal));
    }

    [Fact]
    public void Cells_that_say_nothing_in_several_words()
    {
        var reading = Reading.OfText("""
            Savings 2023/24 P7 £000
            Ref,Scheme,Planned,Forecast,Achieved?
            C1,Nil forecast,40,nil,Not achieved
            C2,Dash,30,-,Partially
            C3,Not known,25,tbc,n/a
            C4,Not applicable,n/a,n/a,N/A
            C5,All of it,15,15,Achieved
            """);

        Reading.NoErrors(reading);
        Assert.Equal(["C1: -40000 / 0 / ", "C2: -30000 / 0 / ", "C3: -25000 / [tbc] / ", "C5: -15000 / -15000 / "], Reading.Short(reading).Where(s => !s.StartsWith("C4", StringComparison.Ordinal)));
        Assert.Equal([false, false, null, null, true], reading.Lines.Select(l => l.Stated.Complete));
        Assert.Equal(new DateOnly(2023, 10, 31), reading.Position);
    }

    [Theory]
    [InlineData("Month 7 2023/24", "2023-10-31")]
    [InlineData("Period 6 - 2023/24", "2023-09-30")]
    [InlineData("Q2 2023/24", "2023-09-30")]
    [InlineData("2023/24 P7", "2023-10-31")]
    [InlineData("2023-24 M09 return", "2023-12-31")]
    [InlineData("Third quarter 2023/24", "2023-12-31")]
    [InlineData("Position at the end of January 2023/24", "2024-01-31")]
    [InlineData("Month 12 (provisional outturn) 2023/24", "2024-03-31")]
    public void Positions_as_councils_write_them(string words, string day)
    {
        var reading = Reading.OfText($"{words},,,\nRef,Saving,Target £000,Forecast £000\nA,One,5,5\n");

        Assert.Equal(new FinancialYear(2023), reading.Year);
        Assert.Equal(DateOnly.ParseExact(day, "yyyy-MM-dd", null), reading.Position);
    }

    [Fact]
    public void Ratings_by_letter_with_a_story()
    {
        var reading = Reading.OfText("""
            2023/24 £000,,,,,
            Saving ref,Name of saving,Budget,Forecast,RAG and reason,Owner
            AD1,Staff,60,20,R - staff turnover and a long recruitment that failed twice,Jo
            AD2,Care,30,25,A: late start,Jo
            AD3,Rent,20,20,G (signed),Al
            AD4,Fees,10,10,B,Al
            """);

        Reading.NoErrors(reading);
        Assert.Equal([Rag.Red, Rag.Amber, Rag.Green, Rag.Blue], reading.Lines.Select(l => l.Stated.Rag!.Value));
        Assert.Contains(reading.Lines[0].Details.Other, o => o.Value.Contains("failed twice", StringComparison.Ordinal));
    }

    [Fact]
    public void A_csv_from_a_spreadsheet_with_empty_columns_and_rows()
    {
        var reading = Reading.OfText(
            "Budget Book Savings 2024/25,,,,,,,,,,\r\n,,,,,,,,,,\r\nDept,Budget Option,Original Target,Revised Target,Forecast,Over/(Under),Confidence,,,,\r\nFinance,\"Bank\r\ncharges\",\"£12,000 \",\"£10,000 \",\"£9,000 \",\"-£1,000 \",Medium,,,,\r\nFinance,Audit fee,\"£25,000 \",\"£25,000 \",\"£25,000 \",£0 ,High,,,,\r\nLegal,Locums,\"£60,000 \",\"£40,000 \",\"£44,000 \",\"£4,000 \",High,,,,\r\nLegal Total,,\"£60,000 \",\"£40,000 \",\"£44,000 \",\"£4,000 \",,,,,\r\n,,,,,,,,,,\r\nTotals,,\"£97,000 \",\"£75,000 \",\"£78,000 \",\"£3,000 \",,,,,\r\n,,,,,,,,,,\r\n,,,,,,,,,,\r\n");

        Reading.NoErrors(reading);
        Assert.Equal(["bank charges: -10000 / -9000 / 1000", "audit fee: -25000 / -25000 / 0", "locums: -40000 / -44000 / -4000"], Reading.Short(reading));
        Assert.Equal([Rag.Amber, Rag.Green, Rag.Green], reading.Lines.Select(l => l.Stated.Rag!.Value));
        Assert.Equal(["Finance", "Finance", "Legal"], reading.Lines.Select(l => l.Details.Committees.Single()));
        Assert.Equal(MoneyUnit.Pounds, reading.Unit);
        Assert.All(reading.PrintedTotals, t => Assert.True(t.Agrees, t.ToString()));
    }

    [Fact]
    public void A_plan_and_a_variance_of_no_known_sign_are_not_read_in_silence()
    {
        var reading = Reading.OfText("Ref,Title,Target £000,Variance £000\nA,One,100,30\nB,Two,20,0\n", "x 2017-18.csv");

        Assert.Contains(reading.Problems, p => p.Code == "variance.unclear" && p.Severity == Severity.Error);
    }

    [Fact]
    public void Year_to_date_beside_the_year_end()
    {
        var reading = Reading.OfText("""
            Period 8 savings return 2022/23 (£'000),,,,,,,,
            Line,Scheme name,Annual target,YTD target,YTD actual,YTD variance,Year end forecast,Year end variance,Status
            1,Homecare,-240,-160,-100,60,-200,40,At Risk
            2,Debt,-60,-40,-40,0,-60,0,On Track
            3,Depots,-30,-20,-30,-10,-30,0,Delivered
            4,Tolls,-12,-8,0,8,0,12,Undeliverable
            """);

        Reading.NoErrors(reading);
        Assert.Equal(["1: -240000 / -200000 / 40000", "2: -60000 / -60000 / 0", "3: -30000 / -30000 / 0", "4: -12000 / 0 / 12000"], Reading.Short(reading));
        Assert.Equal([Rag.Amber, Rag.Green, Rag.Blue, Rag.Red], reading.Lines.Select(l => l.Stated.Rag!.Value));
        Assert.Equal(new DateOnly(2022, 11, 30), reading.Position);
    }

    [Fact]
    public void Savings_brought_forward_and_new_ones_add_up_to_the_target()
    {
        var reading = Reading.Of(MadeWorkbook.Of(
            ["Delivery plan 2023/24 - November 2023", "", "", "", "", "", "£'000"],
            ["Portfolio", "Saving", "2022/23 b/f target", "2023/24 new target", "Total target", "Projected delivery", "Under / (over) delivery"],
            ["Homes", "Voids", 40, 60, 100, 70, 30],
            ["Homes", "Repairs", 0, 25, 25, 30, -5],
            ["Leisure", "Pools", 10, 0, 10, 10, 0],
            ["Leisure", "Pitches", "", 15, 15, 0, 15]));

        Reading.NoErrors(reading);
        Assert.Equal(["voids: -100000 / -70000 / 30000", "repairs: -25000 / -30000 / -5000", "pools: -10000 / -10000 / 0", "pitches: -15000 / 0 / 15000"], Reading.Short(reading));
        Assert.Equal(new DateOnly(2023, 11, 30), reading.Position);
    }

    [Fact]
    public void Quarters_of_actuals_then_forecast()
    {
        var reading = Reading.OfText("""
            2024/25 £000;;;;;;;;
            Proposal;Assistant Director;Savings requirement;Q1 actual;Q2 actual;Q3 forecast;Q4 forecast;Total;Gap
            Fewer sites;R Patel;200;20;30;40;50;140;60
            Bulk buying;S Cole;80;20;20;20;20;80;0
            Total;;280;40;50;60;70;220;60
            """);

        Reading.NoErrors(reading);
        Assert.Equal(["fewer sites: -200000 / -20000 -30000 -40000 -50000 = -140000 / 60000", "bulk buying: -80000 / -20000 -20000 -20000 -20000 = -80000 / 0"], Reading.Short(reading));
        Assert.Equal("R Patel", reading.Lines[0].Owner);
        Assert.All(reading.PrintedTotals, t => Assert.True(t.Agrees, t.ToString()));
    }

    [Fact]
    public void Amounts_by_colour_without_a_forecast_are_asked_about()
    {
        var reading = Reading.OfText("2023/24 £000,,,,,\nRef,Saving,Target,Red,Amber,Green\nA1,Gyms,90,10,30,50\nA2,Cafes,40,0,0,40\n");

        Assert.False(reading.CanBeImported);
        Assert.Contains(reading.Problems, p => p.Severity == Severity.Error && p.Code is "forecast.unclear");
    }

    [Fact]
    public void Gross_and_net_savings_and_nothing_else_are_asked_about()
    {
        var reading = Reading.OfText("2023/24 £000,,,\nRef,Workstream,Gross saving,Net saving\nA1,Gyms,90,80\nA2,Cafes,40,40\n");

        Assert.Equal(["columns.unclear"], reading.Problems.Where(p => p.Severity == Severity.Error).Select(p => p.Code));
        Assert.Equal(["not recognised", "not recognised"], reading.Columns.Skip(2).Select(c => c.How));
    }

    [Fact]
    public void Actuals_of_some_months_do_not_stand_for_the_forecast()
    {
        var reading = Reading.Of(MadeWorkbook.Of(
            ["Savings 2023/24 P3 - all figures £k, savings shown as positive"],
            ["Saving ID", "Division", "Saving description", "Target", "Apr Actual", "May Actual", "Jun Actual", "Delivered to date", "Latest forecast", "Shortfall", "Comments"],
            ["T1", "Roads", "LED lamps", 60, 5, 5, 5, 15, 50, 10, "1 of 2 sites"],
            ["T2", "Roads", "Grit", 12, 1, 1, 1, 3, 12, 0, ""]));

        Reading.NoErrors(reading);
        Assert.Equal(["T1: -60000 / -50000 / 10000", "T2: -12000 / -12000 / 0"], Reading.Short(reading));
        Assert.Contains(reading.Lines[0].Details.Other, o => o.Key == "Delivered to date");
    }
}

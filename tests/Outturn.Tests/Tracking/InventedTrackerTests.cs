using System.Text;
using Outturn.Core.Series;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;
using Outturn.Tests.Documents;

namespace Outturn.Tests.Tracking;

/// <summary>
/// Trackers as other councils lay them out, invented here: each test is one kind. None copies a real council's paper.
/// </summary>
public class InventedTrackerTests
{
    [Fact]
    public void Months_with_actuals_then_forecast_under_two_merged_headings()
    {
        var months = new object[] { "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar" };
        var book = new MadeWorkbook();
        book.Sheet(
            "Delivery",
            ["Efficiency programme 2023/24 - Period 6 (£000)"],
            [],
            ["ID", "Efficiency", "Directorate", "Target profile", .. Blank(12), "Actual", .. Blank(5), "Forecast", .. Blank(6), "Variance"],
            ["", "", "", .. months, "Full year", .. months, "Full year", ""],
            ["P-01", "Fleet review", "Place", .. Row(-10m, 12), -120, .. Row(-10m, 6), .. Row(-5m, 6), -90, 30],
            ["P-02", "Print contract", "Resources", .. Row(-2m, 12), -24, .. Row(-2m, 12), -24, 0])
            .Merge("D3:P3").Merge("Q3:V3").Merge("W3:AC3").Merge("A3:A4").Merge("B3:B4").Merge("C3:C4");

        var reading = Reading.Of(book.Bytes());

        Reading.NoErrors(reading);
        Assert.Equal(new FinancialYear(2023), reading.Year);
        Assert.Equal(new DateOnly(2023, 9, 30), reading.Position);
        Assert.Equal(MoneyUnit.Thousands, reading.Unit);
        Assert.Equal(PhasingKind.Monthly, reading.Lines[0].Plan!.Planned.Kind);
        Assert.Equal(
            ["P-01: -10000 -10000 -10000 -10000 -10000 -10000 -10000 -10000 -10000 -10000 -10000 -10000 = -120000 / -10000 -10000 -10000 -10000 -10000 -10000 -5000 -5000 -5000 -5000 -5000 -5000 = -90000 / 30000"],
            Reading.Short(reading)[..1]);
        Assert.Equal(["Place"], reading.Lines[0].Details.Committees);
    }

    [Fact]
    public void No_phasing_whole_pounds_savings_positive_and_shortfall_in_brackets()
    {
        var reading = Reading.OfText("""
            Savings Delivery 2022-23,,,,,,
            Position as at 31 December 2022,,,,,,
            Ref,Saving Proposal,Portfolio,Approved Saving (£),Projected Saving (£),Surplus / (Shortfall) (£),BRAG
            CS1,Reduce agency spend,Children,"250,000","175,000","(75,000)",R
            CS2,Contract saving,Children,"£40,000","£52,500","12,500",B
            HR3,Apprenticeship levy,Resources,"30,000","30,000",-,G
            Total,,,"320,000","257,500","(62,500)",
            """);

        Reading.NoErrors(reading);
        Assert.Equal(SavingsSign.Positive, reading.Savings);
        Assert.Equal(["CS1: -250000 / -175000 / 75000", "CS2: -40000 / -52500 / -12500", "HR3: -30000 / -30000 / 0"], Reading.Short(reading));
        Assert.All(reading.Lines, l => Assert.Null(l.Stated.StatedVariance));
        Assert.Equal([Rag.Red, Rag.Blue, Rag.Green], reading.Lines.Select(l => l.Stated.Rag!.Value));
        Assert.Equal(3, reading.PrintedTotals.Count);
        Assert.All(reading.PrintedTotals, t => Assert.True(t.Agrees));
        Assert.Equal(new DateOnly(2022, 12, 31), reading.Position);
    }

    [Fact]
    public void Millions_with_decimals()
    {
        var reading = Reading.Of(MadeWorkbook.Of(
            ["Medium Term Financial Strategy savings 2024/25 (£m)"],
            ["MTFS ref", "Description", "Cabinet Member", "Budgeted saving", "Latest forecast", "Variance", "Delivery risk"],
            ["M1", "Waste contract", "Cllr for Environment", -1.25, -1.105, 0.145, "Medium"],
            ["M2", "Libraries", "Cllr for Culture", -0.3, -0.3, 0, "Low"]));

        Reading.NoErrors(reading);
        Assert.Equal(MoneyUnit.Millions, reading.Unit);
        Assert.Equal(["M1: -1250000 / -1105000 / 145000", "M2: -300000 / -300000 / 0"], Reading.Short(reading));
        Assert.Equal("Waste contract", reading.Lines[0].Details.Title);
        Assert.Equal([Rag.Amber, Rag.Green], reading.Lines.Select(l => l.Stated.Rag!.Value));
    }

    [Fact]
    public void Group_rows_and_subtotals_without_a_committee_column()
    {
        var reading = Reading.Of(MadeWorkbook.Of(
            ["Savings monitor 2019-20 quarter 3"],
            ["Ref", "Saving", "Target £000", "Forecast £000", "Variance £000", "Comments"],
            ["Adult Social Care"],
            ["A1", "Reablement", -100, -80, 20, "Slow start"],
            ["A2", "Reviews", -50, -50, 0, ""],
            ["", "Sub-total Adult Social Care", -150, -130, 20],
            ["Public Health"],
            ["H1", "Contract", -30, -30, 0, ""],
            ["", "Sub total", -30, -30, 0],
            ["", "Grand Total", -180, -160, 20]));

        Reading.NoErrors(reading);
        Assert.Equal(3, reading.Lines.Count);
        Assert.Equal(["Adult Social Care", "Adult Social Care", "Public Health"], reading.Lines.Select(l => l.Details.Committees.Single()));
        Assert.Equal(9, reading.PrintedTotals.Count);
        Assert.All(reading.PrintedTotals, t => Assert.True(t.Agrees, t.ToString()));
        Assert.Equal(["Adult Social Care", "Public Health", "All lines"], reading.PrintedTotals.Select(t => t.Label).Distinct());
        Assert.Equal(new DateOnly(2019, 12, 31), reading.Position);
    }

    [Fact]
    public void Group_rows_that_carry_their_subtotal_above_the_lines()
    {
        var reading = Reading.Of(MadeWorkbook.Of(
            ["Ref", "Scheme", "2018/19 Target £'000", "2018/19 Forecast £'000", "Status"],
            ["", "CHILDREN", -90, -70],
            ["C1", "Fostering", -60, -40, "Red"],
            ["C2", "Transport", -30, -30, "Green"],
            ["", "HIGHWAYS", -10, -10],
            ["H1", "Signs", -10, -10, "Green"]));

        Reading.NoErrors(reading);
        Assert.Equal(["CHILDREN", "CHILDREN", "HIGHWAYS"], reading.Lines.Select(l => l.Details.Committees.Single()));
        Assert.All(reading.PrintedTotals, t => Assert.True(t.Agrees));
        Assert.Equal(4, reading.PrintedTotals.Count);
    }

    [Fact]
    public void Directorate_groups_over_service_groups()
    {
        var reading = Reading.Of(MadeWorkbook.Of(
            ["Title", "Budget £000", "Outturn forecast £000", "RAG", "Lead"],
            ["Place"],
            ["Waste"],
            ["New routes for 2020/21", -20, -20, "G", "Head of Waste"],
            ["Parks"],
            ["Cafe income", -5, -3, "A", "Head of Parks"],
            ["People"],
            ["Adults"],
            ["Reviews", -40, -10, "R", "Head of Adults"]), options: new(Year: new FinancialYear(2020)));

        Reading.NoErrors(reading);
        Assert.Equal(["Place/Waste", "Place/Parks", "People/Adults"], reading.Lines.Select(l => $"{l.Details.Committees.Single()}/{l.Details.Service}"));
        Assert.Equal("Head of Parks", reading.Lines[1].Owner);
        Assert.Equal("cafe income", reading.Lines[1].Key);
    }

    [Fact]
    public void Columns_in_another_order_with_letters_and_ticks()
    {
        var reading = Reading.OfText("""
            R/A/G;Trend;Delivered?;Forecast saving £k;Planned saving £k;Variation £k;Service;Saving;Unique ref
            A;▲;✓;-12;-15;3;Legal;Locums;L-1
            G;▼;N;-8;-8;0;Legal;Courts;L-2
            N/A;►;n/a;0;0;0;Audit;Plan;L-3
            """, "returns 2021-22 P4.csv");

        Reading.NoErrors(reading);
        Assert.Equal(["L-1: -15000 / -12000 / 3000", "L-2: -8000 / -8000 / 0", "L-3: 0 / 0 / 0"], Reading.Short(reading));
        Assert.Equal([Rag.Amber, Rag.Green, Rag.NotRated], reading.Lines.Select(l => l.Stated.Rag!.Value));
        Assert.Equal([Direction.Better, Direction.Worse, Direction.NoChange], reading.Lines.Select(l => l.Stated.Direction!.Value));
        Assert.Equal([true, false, null], reading.Lines.Select(l => l.Stated.Complete));
        Assert.Equal("Legal", reading.Lines[0].Details.Service);
        Assert.Equal(new FinancialYear(2021), reading.Year);
        Assert.Equal(new DateOnly(2021, 7, 31), reading.Position);
    }

    [Fact]
    public void Hidden_rows_columns_and_sheets_are_read_and_said()
    {
        var book = new MadeWorkbook();
        book.Sheet("Old", ["Ref", "Title", "Planned £000", "Forecast £000"], ["X", "Old line", -1, -1], ["Y", "Old line 2", -1, -1], ["Z", "Old line 3", -1, -1]).Hidden = true;
        var sheet = book.Sheet("Tracker 2017-18", ["Ref", "Title", "Planned £000", "Forecast £000"], ["A", "One", -5, -5]);
        sheet.AddHidden("B", "Two", -6, -6);
        sheet.HiddenColumns.Add(2);

        var reading = Reading.Of(book.Bytes());

        Reading.NoErrors(reading);
        Assert.Equal("Tracker 2017-18", reading.Sheet);
        Assert.Equal(2, reading.Lines.Count);
        Assert.Contains(reading.Problems, p => p.Code == "sheet.hidden" && p.Message.Contains("Old", StringComparison.Ordinal));
        Assert.Contains(reading.Problems, p => p.Code == "columns.hidden" && p.Message.EndsWith("C.", StringComparison.Ordinal));
        Assert.Contains(reading.Problems, p => p.Code == "rows.hidden" && p.Message.Contains("row 3", StringComparison.Ordinal));
    }

    [Fact]
    public void Summary_and_detail_sheets_the_detail_is_read()
    {
        var book = new MadeWorkbook()
            .With("Summary", ["Directorate", "Target £000", "Forecast £000"], ["Adults", -15, -12], ["Place", -7, -7], ["Total", -22, -19])
            .With("Notes", ["Guidance: fill in every month."])
            .With("Detail", ["Ref", "Proposal", "Directorate", "Target £000", "Forecast £000"], ["A1", "One", "Adults", -10, -7], ["A2", "Two", "Adults", -5, -5], ["P1", "Three", "Place", -7, -7]);

        var reading = Reading.Of(book.Bytes(), options: new(Year: new FinancialYear(2022)));

        Reading.NoErrors(reading);
        Assert.Equal("Detail", reading.Sheet);
        Assert.Equal(3, reading.Lines.Count);
        Assert.Contains(reading.Unread, u => u.Text.Contains("Guidance", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-8-bom")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-16-no-bom")]
    [InlineData("1252")]
    [InlineData("850")]
    [InlineData("mac")]
    public void Every_encoding_of_a_text_gives_the_same_lines(string encoding)
    {
        const string Text = "Ref,Title,Owner,Planned £000,Forecast £000,Commentary\r\nZ1,Café – review,Zoë,-10,-8,The council's own £2k\r\nZ2,Naïve plan,André,-5,-5,£3m of cost\r\n";
        byte[] bytes = encoding switch
        {
            "utf-8-bom" => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Text)],
            "utf-16" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Text)],
            "utf-16BE" => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Text)],
            "utf-16-no-bom" => Encoding.Unicode.GetBytes(Text),
            "1252" => CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Text),
            "850" => CodePagesEncodingProvider.Instance.GetEncoding(850)!.GetBytes(Text.Replace('–', '-')),
            "mac" => CodePagesEncodingProvider.Instance.GetEncoding(10000)!.GetBytes(Text.Replace("'s", "’s", StringComparison.Ordinal)),
            _ => Encoding.UTF8.GetBytes(Text),
        };

        var reading = Reading.Of(bytes, "savings 2017-18.csv");

        Reading.NoErrors(reading);
        Assert.Equal(["Z1: -10000 / -8000 / ", "Z2: -5000 / -5000 / "], Reading.Short(reading));
        Assert.Equal(encoding == "850" ? "Café - review" : "Café – review", reading.Lines[0].Details.Title);
        Assert.Equal(["Zoë", "André"], reading.Lines.Select(l => l.Owner));
        Assert.Equal("£3m of cost", reading.Lines[1].Stated.Commentary);
    }

    [Fact]
    public void Arrows_of_a_dos_program_are_directions()
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(850)!.GetBytes("Ref,Title,Planned £000,Forecast £000,Direction of travel\r\nA,One,-1,-1,^\r\nB,Two,-2,-2,v\r\nC,Three,-3,-3,~\r\n");
        foreach (var (mark, code) in new[] { ('^', (byte)0x18), ('~', (byte)0x1D) })
        {
            bytes[Array.IndexOf(bytes, (byte)mark)] = code;
        }

        var reading = Reading.Of(bytes, "t 2017-18.csv");

        Assert.Equal([Direction.Better, Direction.Worse, Direction.NoChange], reading.Lines.Select(l => l.Stated.Direction!.Value));
    }

    [Fact]
    public void Lone_carriage_returns_tabs_and_a_cell_over_two_lines()
    {
        var reading = Reading.OfText("Tracker 2016/17\r\rRef\tProposal\tTarget £000\tForecast £000\tNarrative\rA\tOne\t-5\t-4\t\"first line\rsecond \"\"line\"\"\"\rB\tTwo\t-1\t-1\tfine\r", "x.txt");

        Reading.NoErrors(reading);
        Assert.Equal(["A: -5000 / -4000 / ", "B: -1000 / -1000 / "], Reading.Short(reading));
        Assert.Equal("first line\nsecond \"line\"", reading.Lines[0].Stated.Commentary);
        Assert.Equal([4, 6], reading.Lines.Select(l => l.Row));
    }

    [Fact]
    public void Columns_parted_by_spaces_with_blank_cells()
    {
        var reading = Reading.OfText("""
            Savings tracker 2015-16

            Ref    Saving                 Department    Plan £000   Forecast £000   RAG
            S01    Street lighting        Place              -250            -200   Amber
            S02    Back office            Resources           -75             -75   Green
            S03    Income from adverts                        -10                   Red
            Total                                            -335            -275
            """, "pasted.txt");

        Assert.Equal(["S01: -250000 / -200000 / ", "S02: -75000 / -75000 / ", "S03: -10000 / [not given] / "], Reading.Short(reading));
        Assert.Empty(reading.Lines[2].Details.Committees);
        Assert.All(reading.PrintedTotals, t => Assert.True(t.Agrees));
        Assert.Contains(reading.Problems, p => p.Code == "forecast.blank");
    }

    [Fact]
    public void Columns_parted_by_bars()
    {
        var reading = Reading.OfText("""
            | Ref | Project | Target £k | Achieved £k | Status |
            |-----|---------|----------:|------------:|--------|
            | 1   | Phones  | -30       | -25         | Red    |
            | 2   | Post    | -4        | -4          | Green  |
            """, "pasted 2020-21.md");

        Reading.NoErrors(reading);
        Assert.Equal(["1: -30000 / -25000 / ", "2: -4000 / -4000 / "], Reading.Short(reading));
    }

    [Fact]
    public void Two_hundred_columns_and_dates_as_text()
    {
        var headings = new List<object?> { "Ref", "Title", "Planned £000", "Forecast £000", "Start date", "Review date" };
        var cells = new List<object?> { "A", "One", -5, -5, "01/04/2017", new Shown(43040, "dd/mm/yyyy") };
        for (var i = 0; i < 194; i++)
        {
            headings.Add($"Extra {i}");
            cells.Add($"value {i}");
        }

        var reading = Reading.Of(MadeWorkbook.Of([.. headings], [.. cells]), options: new(Year: new FinancialYear(2017)));

        Reading.NoErrors(reading);
        var other = reading.Lines[0].Details.Other;
        Assert.Equal(196, other.Count);
        Assert.Equal(new("Start date", "01/04/2017"), other[0]);
        Assert.Equal(new("Review date", "01/11/2017"), other[1]);
        Assert.Equal(new("Extra 193", "value 193"), other[^1]);
    }

    [Fact]
    public void The_second_of_two_rows_with_one_reference_is_not_read_unless_they_are_the_same()
    {
        var reading = Reading.Of(MadeWorkbook.Of(
            ["Ref", "Title", "Planned £000", "Forecast £000"],
            ["A", "One", -5, -5],
            ["B", "Two", -6, -6],
            ["A", "Another", -7, -7],
            ["B", "Two", -6, -6]), options: new(Year: new FinancialYear(2017)));

        Assert.Equal(["A", "B"], reading.Lines.Select(l => l.Key));
        var bad = Assert.Single(reading.BadRows);
        Assert.Contains("reference.duplicate", bad.Reason, StringComparison.Ordinal);
        Assert.Contains("row 2", bad.Reason, StringComparison.Ordinal);
        Assert.Contains("row 4", bad.Reason, StringComparison.Ordinal);
        Assert.Contains(reading.Problems, p => p.Code == "row.repeated" && p.Where == "Tracker, row 5");
    }

    [Fact]
    public void Formulas_without_results_and_errors_stop_the_row_only_where_the_year_rests_on_them()
    {
        var reading = Reading.Of(MadeWorkbook.Of(
            ["Ref", "Title", "Planned Q1 £000", "Planned Q2 £000", "Planned Q3 £000", "Planned Q4 £000", "Planned total £000", "Forecast £000", "Variance £000"],
            ["A", "Fine", -1, -1, -1, -1, new Formula("SUM(C2:F2)", -4), -4, new Formula("H2-G2", 0)],
            ["B", "No result", -1, -1, -1, -1, new Formula("SUM(C3:F3)", null), -4, 0],
            ["C", "Error", -1, -1, -1, -1, -4, new Fault("#REF!"), 0],
            ["D", "Error beside", -1, -1, -1, new Fault("#N/A"), -4, -4, new Fault("#REF!")]), options: new(Year: new FinancialYear(2017)));

        Assert.Equal(["A", "D"], reading.Lines.Select(l => l.Key));
        Assert.Equal(["Tracker!G3", "Tracker!H4"], reading.BadRows.Select(b => b.Where));
        Assert.Contains("formula without its result", reading.BadRows[0].Reason, StringComparison.Ordinal);
        Assert.Contains("#REF!", reading.BadRows[1].Reason, StringComparison.Ordinal);
        Assert.Equal(["Tracker!I5", "Tracker!F5"], reading.Problems.Where(p => p.Code == "cell.no-value").Select(p => p.Where).Order().Reverse());
        Assert.Equal("D: -1000 -1000 -1000 [not known (#N/A)] = -4000 / -4000 / ", Reading.Short(reading.Lines[1]));
    }

    [Fact]
    public void Tbc_ranges_own_units_and_unreadable_amounts()
    {
        var reading = Reading.OfText("""
            Reference,Saving,Target 17/18 £000,Forecast 17/18 £000
            A,Own unit,-£78k,-0.05m
            B,Not known,TBC,to be confirmed
            C,Range,-100 to -50,-60
            D,Unreadable,29.£%,-1
            E,Rest goes on,(20),20-
            """);

        Assert.Equal(
            ["A: -78000 / -50000 / ", "B: [TBC] / [to be confirmed] / ", "C: -100000..-50000 / -60000 / ", "E: -20000 / -20000 / "],
            Reading.Short(reading));
        var bad = Assert.Single(reading.BadRows);
        Assert.Equal("line 5, field 3", bad.Where);
        Assert.Contains("29.£%", bad.Reason, StringComparison.Ordinal);
        Assert.Contains("Write the planned figure there", bad.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Percentages_and_cumulative_columns_are_kept_as_text()
    {
        var reading = Reading.Of(MadeWorkbook.Of(
            ["Ref", "Title", "Savings target £000", "Delivered to date £000", "% delivered", "Forecast saving £000", "Shortfall £000"],
            ["A", "One", -100, -40, new Shown(0.4, "0%"), -90, 10],
            ["B", "Two", -20, -20, new Shown(1, "0%"), -20, 0]), options: new(Year: new FinancialYear(2017)));

        Reading.NoErrors(reading);
        Assert.Equal(["A: -100000 / -90000 / 10000", "B: -20000 / -20000 / 0"], Reading.Short(reading));
        Assert.Equal([new("Delivered to date £000", "-40"), new("% delivered", "40%")], reading.Lines[0].Details.Other);
    }

    [Fact]
    public void What_is_delivered_stands_for_the_forecast_where_nothing_else_does()
    {
        var reading = Reading.OfText("Ref,Title,Target £000,Achieved to date £000\nA,One,100,60\nB,Two,20,20\n", "x 2017-18.csv");

        Reading.NoErrors(reading);
        Assert.Equal(["A: -100000 / -60000 / ", "B: -20000 / -20000 / "], Reading.Short(reading));
    }

    [Fact]
    public void Merged_references_and_committees_are_carried_down()
    {
        var book = new MadeWorkbook();
        book.Sheet(
            "T",
            ["Committee", "Ref", "Title", "Planned £000", "Forecast £000", "Commentary"],
            ["Adults", "A1", "First part", -5, -5, "one"],
            ["", "", "Second part", -6, -6, "two"],
            ["", "A2", "Single", -7, -7, "three"],
            ["", "", "", "", "", "and more"],
            ["Place", "P1", "Roads", -8, -8, "four"])
            .Merge("A2:A5").Merge("B2:B3").Merge("B4:B5").Merge("C4:C5").Merge("D4:D5").Merge("E4:E5");

        var reading = Reading.Of(book.Bytes(), options: new(Year: new FinancialYear(2017)));

        Reading.NoErrors(reading);
        Assert.Equal(["A1", "A1 second part", "A2", "P1"], reading.Lines.Select(l => l.Key));
        Assert.Equal("A1", reading.Lines[1].Reference!.Code);
        Assert.Equal(["Adults", "Adults", "Adults", "Place"], reading.Lines.Select(l => l.Details.Committees.Single()));
        Assert.Equal("three\nand more", reading.Lines[2].Stated.Commentary);
    }

    [Fact]
    public void A_number_format_that_shows_thousands_holds_pounds()
    {
        var reading = Reading.Of(MadeWorkbook.Of(
            ["Ref", "Title", "Planned £000", "Forecast £000"],
            ["A", "One", new Shown(-1354204, "#,##0,"), new Shown(-1300000, "#,##0,")],
            ["B", "Two", -20, -20]), options: new(Year: new FinancialYear(2017)));

        Assert.Equal(["A: -1354204 / -1300000 / ", "B: -20000 / -20000 / "], Reading.Short(reading));
    }

    [Fact]
    public void Mixed_units_by_column()
    {
        var reading = Reading.OfText("Ref,Title,One-off cost (£),Planned saving £000,Forecast saving £000\nA,One,12500,-40,-40\nB,Two,0,-10,-9\n", "x 2017-18.csv");

        Reading.NoErrors(reading);
        Assert.Equal(Amount.Of(Money.FromPounds(12_500)), reading.Lines[0].Plan!.Investment);
        Assert.Equal(Money.FromThousands(-40), reading.Lines[0].Plan!.Planned.Year.Value);
        Assert.Contains(reading.Problems, p => p.Code == "unit.mixed");
    }

    [Fact]
    public void The_year_is_the_column_that_sums_its_parts_and_the_variance_the_one_that_differs()
    {
        var reading = Reading.Of(MadeWorkbook.Of(
            ["2017-18 £000"],
            ["No", "Name", "Q1", "Q2", "Q3", "Q4", "Total", "Q1", "Q2", "Q3", "Q4", "Total", "Change", "Diff"],
            [1, "First scheme", -1, -2, -3, -4, -10, -1, -1, -1, -1, -4, 3, 6],
            [2, "Second scheme", 0, 0, -5, -5, -10, 0, 0, -5, -5, -10, -2, 0],
            [3, "Third scheme", -2, -2, -2, -2, -8, -3, -3, -3, -3, -12, 1, -4]));

        Reading.NoErrors(reading);
        Assert.Equal("1: -1000 -2000 -3000 -4000 = -10000 / -1000 -1000 -1000 -1000 = -4000 / 6000", Reading.Short(reading)[0]);
        Assert.Equal(TrackerField.Variance, reading.FieldOf("Diff"));
        Assert.Equal(TrackerField.Other, reading.FieldOf("Change"));
    }

    [Fact]
    public void A_later_table_and_notes_under_the_lines_are_not_lines()
    {
        var reading = Reading.Of(MadeWorkbook.Of(
            ["Ref", "Title", "Planned £000", "Forecast £000", "RAG"],
            ["A", "One", -5, -4, "Amber"],
            ["B", "Two", -6, -6, "Green"],
            ["", "Total", -11, -10],
            [],
            ["Note: figures are provisional."],
            ["Rating", "Number of savings", "Value £000"],
            ["Amber", 1, -4],
            ["Green", 1, -6]), options: new(Year: new FinancialYear(2017)));

        Reading.NoErrors(reading);
        Assert.Equal(["A", "B"], reading.Lines.Select(l => l.Key));
        Assert.Equal(4, reading.Unread.Count);
        Assert.Equal(2, reading.PrintedTotals.Count);
    }

    [Fact]
    public void A_printed_total_that_is_wrong_is_kept_with_its_difference()
    {
        var reading = Reading.OfText("Ref,Title,Planned £000,Forecast £000\nA,One,-5,-4\nB,Two,-6,-6\nTotal,,-12,-10\n", "x 2017-18.csv");

        Assert.Equal(["plannedYear -1000.00", "forecastYear 0.00"], reading.PrintedTotals.Select(t => $"{t.Measure} {t.Difference}"));
    }

    [Fact]
    public void A_year_or_variance_that_differs_from_its_parts_is_kept_as_printed()
    {
        var reading = Reading.OfText("""
            Ref,Title,Planned Q1 £000,Planned Q2 £000,Planned Q3 £000,Planned Q4 £000,Planned year £000,Forecast year £000,Variance £000
            A,One,-1,-1,-1,-1,-5,-4,2
            B,Two,-1,-1,-1,-1,-4,-4,0
            C,Three,-1,-1,-1,-1,-4,-2,2
            D,Four,-1,-1,-1,-1,-4,-1,3
            E,Five,-1,-1,-1,-1,-4,0,4
            F,Six,-1,-1,-1,-1,-4,-3,1
            G,Seven,-2,-1,-1,-1,-5,-3,2
            """, "x 2017-18.csv");

        Reading.NoErrors(reading);
        Assert.Equal(Money.FromThousands(1), reading.Lines[0].Plan!.Planned.Difference);
        Assert.Equal(Money.FromThousands(2), reading.Lines[0].Stated.StatedVariance);
        Assert.All(reading.Lines.Skip(1), l => Assert.Null(l.Stated.StatedVariance));
    }

    [Fact]
    public void Unit_sign_and_year_that_cannot_be_decided_are_asked_for()
    {
        var reading = Reading.OfText("Ref,Title,Planned,Forecast\nA,One,-5000,5000\nB,Two,6000,-6000\n", "x.csv");

        Assert.Equal(["year.unclear", "unit.unclear", "sign.unclear"], reading.Problems.Where(p => p.Severity == Severity.Error).Select(p => p.Code));
        Assert.False(reading.CanBeImported);
        Assert.Contains("--unit", reading.Problems.First(p => p.Code == "unit.unclear").Message, StringComparison.Ordinal);

        var told = Reading.OfText("Ref,Title,Planned,Forecast\nA,One,-5000,5000\nB,Two,6000,-6000\n", "x.csv", options: new(new FinancialYear(2017), null, MoneyUnit.Pounds, SavingsSign.Positive));
        Reading.NoErrors(told);
        Assert.Equal(["A: 5000 / -5000 / ", "B: -6000 / 6000 / "], Reading.Short(told));
    }

    [Fact]
    public void A_year_written_as_FY27_is_asked_for() =>
        Assert.Contains(Reading.OfText("Savings FY27,,\nRef,Title,Planned £000,Forecast £000\nA,One,-5,-5\n", "x.csv").Problems, p => p.Code == "year.unclear" && p.Message.Contains("FY27", StringComparison.Ordinal));

    [Fact]
    public void What_a_person_says_wins_and_disagreement_is_said()
    {
        var reading = Reading.OfText(
            "Savings 2017-18 as at October 2017,,\nRef,Title,Planned £000,Forecast £000\nA,One,-5,-5\n", "x.csv", options: new(new FinancialYear(2018), new DateOnly(2018, 6, 30)));

        Assert.Equal(new FinancialYear(2018), reading.Year);
        Assert.Equal(new DateOnly(2018, 6, 30), reading.Position);
        Assert.Equal(["year.differs", "position.differs"], reading.Problems.Where(p => p.Severity == Severity.Warning).Select(p => p.Code));
    }

    [Fact]
    public void Columns_chosen_by_hand_and_remembered_win()
    {
        const string Text = "Ref,Title,Alpha £000,Beta £000,Gamma £000\nA,One,-5,-4,-3\nB,Two,-6,-6,-6\n";
        var hand = new[] { new ColumnMapping(4, "Gamma £000", TrackerField.PlannedYear, 0, "by hand"), new ColumnMapping(2, "Alpha £000", TrackerField.ForecastYear, 0, "by hand") };

        var byHand = Reading.OfText(Text, "x 2017-18.csv", options: new(Columns: hand));
        var remembered = Reading.OfText(Text, "x 2017-18.csv", options: new(Remembered: s => s == byHand.Signature ? hand : null));

        Assert.Equal(["A: -3000 / -5000 / ", "B: -6000 / -6000 / "], Reading.Short(byHand));
        Assert.Equal(Reading.Short(byHand), Reading.Short(remembered));
        Assert.Equal("remembered", remembered.Columns[2].How);
    }

    [Fact]
    public void The_signature_outlives_the_month_and_the_year()
    {
        static string Signature(string banner, string year) => Reading.OfText($"{banner},,\nRef,Title,Planned {year} £000,Forecast as at {banner} £000\nA,One,-5,-5\n").Signature;

        Assert.Equal(Signature("October 2017", "2017-18"), Signature("November 2018", "2018-19"));
        Assert.NotEqual(Signature("October 2017", "2017-18"), Reading.OfText("Ref,Name,Planned £000,Forecast £000\nA,One,-5,-5\n").Signature);
    }

    [Fact]
    public void No_references_and_marks_of_web_pages()
    {
        var reading = Reading.OfText("""
            Initiative,Department,Original budget £000,Current forecast £000,Update
            <p>Digital&nbsp;post</p>,Resources,-10,-8,"<p>One &amp;amp; two.</p> <ul><li>three</li></ul>"
            Fewer  forms,Resources,-5,-5,Less than <5%
            """, "x 2017-18.csv");

        Reading.NoErrors(reading);
        Assert.Equal(["digital post", "fewer forms"], reading.Lines.Select(l => l.Key));
        Assert.Null(reading.Lines[0].Reference);
        Assert.Equal("One & two.\nthree", reading.Lines[0].Stated.Commentary);
        Assert.Equal("Less than <5%", reading.Lines[1].Stated.Commentary);
        Assert.Contains("<p>", reading.Lines[0].Raw[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Spreadsheet_numbers_are_rounded_to_whole_pence_and_said_once()
    {
        var reading = Reading.Of(MadeWorkbook.Of(
            ["Ref", "Title", "Planned £", "Forecast £"],
            ["A", "One", -100.000000000001, -33333.333333333336],
            ["B", "Two", -0.30000000000000004, -20000]), options: new(Year: new FinancialYear(2017)));

        Assert.Equal(["A: -100 / -33333.33 / ", "B: -0.3 / -20000 / "], Reading.Short(reading));
        var said = Assert.Single(reading.Problems, p => p.Code == "amount.rounded");
        Assert.Equal("Tracker!D2", said.Where);
    }

    [Fact]
    public void Only_a_plan_and_a_variance_give_the_forecast()
    {
        var reading = Reading.OfText("Ref,Title,Target £000,Shortfall £000\nA,One,100,30\nB,Two,20,0\n", "x 2017-18.csv");

        Reading.NoErrors(reading);
        Assert.Equal(["A: -100000 / -70000 / 30000", "B: -20000 / -20000 / 0"], Reading.Short(reading));
        Assert.Contains(reading.Problems, p => p.Code == "forecast.from-variance");
    }

    [Fact]
    public void A_summary_above_the_detail_on_one_sheet_is_not_read_as_lines()
    {
        var reading = Reading.OfText("""
            Summary by Directorate 2022/23,,,,,
            Directorate,Target £000,Forecast £000,Variance £000,,
            Adults,-700,-600,100,,
            Total,-700,-600,100,,
            ,,,,,
            Saving Ref,Saving Name,Directorate,Target £000,Forecast £000,Variance £000
            AD1,Reviews,Adults,-400,-300,100
            AD2,Direct payments,Adults,-300,-300,0
            ,,Total,-700,-600,100
            """);

        Reading.NoErrors(reading);
        Assert.Equal(["AD1: -400000 / -300000 / 100000", "AD2: -300000 / -300000 / 0"], Reading.Short(reading));
        Assert.All(reading.PrintedTotals, t => Assert.True(t.Agrees));
    }

    [Fact]
    public void Three_heading_rows_with_years_over_words_over_units()
    {
        var reading = Reading.OfText("""
            MTFP Savings,,2022/23,,,,2023/24
            MTFP Ref,Title of Saving,Target,Forecast,Variance,RAG,Target
            ,,£000,£000,£000,,£000
            CE1,Customer contact,-120,-100,20,A,-50
            CE2,Print,-30,-30,0,G,0
            """);

        Reading.NoErrors(reading);
        Assert.Equal(["CE1: -120000 / -100000 / 20000", "CE2: -30000 / -30000 / 0"], Reading.Short(reading));
        Assert.Equal((new FinancialYear(2022), MoneyUnit.Thousands), (reading.Year, reading.Unit));
        Assert.Equal("-50", reading.Lines[0].Details.Other.Single().Value);
    }

    [Fact]
    public void Headings_repeated_under_the_name_of_each_group()
    {
        var reading = Reading.OfText("""
            Adult Social Care,,,,
            BP Ref,Saving,Planned (£'000),Expected (£'000),Gap (£'000)
            A/R.6.177,Practice,-250,-200,50
            Subtotal ASC,,-250,-200,50
            Children,,,,
            BP Ref,Saving,Planned (£'000),Expected (£'000),Gap (£'000)
            A/R.6.255,Review,-380,-300,80
            Subtotal Children,,-380,-300,80
            Overall total,,-630,-500,130
            2019-20 Quarter 3,,,,
            """);

        Reading.NoErrors(reading);
        Assert.Equal(["Adult Social Care", "Children"], reading.Lines.Select(l => l.Details.Committees.Single()));
        Assert.Equal(["ASC", "Children", "All lines"], reading.PrintedTotals.Select(t => t.Label).Distinct());
        Assert.All(reading.PrintedTotals, t => Assert.True(t.Agrees));
        Assert.Equal((new FinancialYear(2019), new DateOnly(2019, 12, 31)), (reading.Year, reading.Position));
    }

    [Fact]
    public void Confidence_is_green_where_it_is_high_and_risk_is_red()
    {
        static Rag? Of(string heading) => Reading.OfText($"Ref,Title,Planned 2017-18 £000,Forecast £000,{heading}\nA,One,-1,-1,High\nB,Two,-1,-1,Low\n").Lines[0].Stated.Rag;

        Assert.Equal(Rag.Green, Of("Confidence"));
        Assert.Equal(Rag.Red, Of("Delivery risk"));
    }

    [Fact]
    public void Two_columns_that_could_both_be_the_plan_are_said()
    {
        var reading = Reading.OfText("Ref,Title,Target one-off £000,Target ongoing £000,Forecast £000\nA,One,-10,-20,-30\nB,Two,-5,-5,-10\n", "x 2017-18.csv");

        Assert.Contains(reading.Problems, p => p.Code == "columns.rivals" && p.Severity == Severity.Warning && p.Message.Contains("Target ongoing", StringComparison.Ordinal));
    }

    [Fact]
    public void The_saving_is_tracked_and_not_the_budget_that_it_is_in()
    {
        var reading = Reading.OfText("No,Saving,2018/19 Budget £,2018/19 Forecast outturn £,Saving target £,Saving forecast £\n1,Print,450000,460000,(50000),(40000)\n2,Post,80000,80000,(10000),(10000)\n");

        Reading.NoErrors(reading);
        Assert.Equal(["1: -50000 / -40000 / ", "2: -10000 / -10000 / "], Reading.Short(reading));
    }

    [Fact]
    public void The_latest_of_several_forecasts_is_read()
    {
        var reading = Reading.OfText("Ref,Title,2016/17 target £000,Month 7 forecast £000,Month 6 forecast £000,Change £000\nA,One,-12,-10,-11,1\nB,Two,-3,-3,-3,0\n");

        Reading.NoErrors(reading);
        Assert.Equal(["A: -12000 / -10000 / ", "B: -3000 / -3000 / "], Reading.Short(reading));
    }

    [Fact]
    public void Months_beside_a_target_that_they_do_not_add_up_to_are_the_forecast()
    {
        var reading = Reading.OfText("Saving,Apr-21,May-21,Jun-21,Jul-21,Aug-21,Sep-21,Oct-21,Nov-21,Dec-21,Jan-22,Feb-22,Mar-22,Total £000,Target £000\nOne,-5,-5,-5,-5,-5,-5,-5,-5,-5,-5,-5,-5,-60,-60\nTwo,0,0,0,-10,-10,-10,-10,-10,-10,-10,-10,-10,-90,-120\n", "2021-22.csv");

        Reading.NoErrors(reading);
        Assert.Equal(Money.FromThousands(-120), reading.Lines[1].Plan!.Planned.Year.Value);
        Assert.Equal(PhasingKind.Monthly, reading.Lines[1].Stated.Forecast.Kind);
    }

    [Fact]
    public void What_is_delivered_is_taken_for_a_missing_forecast_with_a_warning() =>
        Assert.Contains(Reading.OfText("Ref,Title,Target 2017-18 £000,Achieved £000\nA,One,-1,-1\n").Problems, p => p.Code == "forecast.from-delivered");

    [Theory]
    [InlineData(100, 70, 30)]
    [InlineData(100, 70, -30)]
    [InlineData(-100, -70, 30)]
    [InlineData(-100, -70, -30)]
    public void A_variance_in_any_convention_is_turned_to_ours_and_one_that_differs_is_kept(int plan, int forecast, int variance)
    {
        var text = $"Ref,Title,Planned 2017-18 £000,Forecast £000,Variance £000\nA,One,{plan},{forecast},{variance}\nB,Two,{plan},{plan},0\nC,Three,{plan},{forecast},{variance}\nD,Four,{plan},{forecast},{variance / 3}\n";

        var reading = Reading.OfText(text);

        Assert.Equal("A: -100000 / -70000 / 30000", Reading.Short(reading)[0]);
        Assert.Equal([null, null, null, Money.FromThousands(10)], reading.Lines.Select(l => l.Stated.StatedVariance));
    }

    [Fact]
    public void A_totals_row_that_starts_at_another_column_is_laid_where_it_agrees()
    {
        var reading = Reading.OfText("Ref\tTitle\tPlanned Q1 £000\tPlanned Q2 £000\tPlanned Q3 £000\tPlanned Q4 £000\tPlanned year 2017-18 £000\tForecast year £000\n\t-3\t-3\t-3\t-3\t-12\nA\tOne\t-1\t-1\t-1\t-1\t-4\t-3\nB\tTwo\t-2\t-2\t-2\t-2\t-8\t-7\n", "x.txt");

        Assert.Equal(["plannedQ1", "plannedQ2", "plannedQ3", "plannedQ4", "plannedYear"], reading.PrintedTotals.Select(t => t.Measure));
        Assert.All(reading.PrintedTotals, t => Assert.True(t.Agrees));
    }

    [Fact]
    public void A_file_that_is_no_tracker_says_so()
    {
        var reading = Reading.OfText("Name,Colour,Size\nCat,black,small\nDog,brown,large\n");

        Assert.Equal(["tracker.no-headings"], reading.Problems.Where(p => p.Severity == Severity.Error).Select(p => p.Code));
        Assert.Equal(3, reading.Unread.Count);
    }

    private static object?[] Blank(int count) => new object?[count];

    private static object?[] Row(decimal value, int count) => [.. Enumerable.Repeat<object?>(value, count)];
}

using Outturn.Core.Planning;
using Outturn.Core.Planning.Reading;
using Outturn.Core.Values;
using Outturn.Tests.Documents;

namespace Outturn.Tests.Planning;

/// <summary>Plan lines as other councils lay them out, invented here: each test is one kind. None copies a real council's paper.</summary>
public class InventedPlanTests
{
    [Fact]
    public void Thousands_with_savings_positive_under_a_title_and_blank_rows()
    {
        var reading = PlanFile.OfText("""
            Medium Term Financial Strategy 2023-24 to 2026-27,,,,,,
            Savings proposals (£000),,,,,,
            ,,,,,,
            Directorate,Ref,Savings proposal,2023/24,2024/25,2025/26,2026/27
            Place,PL01,Street lighting dimming,120,30,,
            Place,PL02,Depot lease ends,,250,,
            Resources,RS01,Fewer print rooms,45.5,,,
            ,,Total,165.5,280,0,0
            """);

        PlanFile.NoErrors(reading);
        Assert.Equal("2023-27", reading.Cycle.ToString());
        Assert.True(reading.SavingsPositive);
        Assert.Equal(
            [
                "Street lighting dimming [PL01] Saving permanent: 2023-24 -120000, 2024-25 -30000",
                "Depot lease ends [PL02] Saving permanent: 2024-25 -250000",
                "Fewer print rooms [RS01] Saving permanent: 2023-24 -45500",
            ],
            PlanFile.Short(reading));
        Assert.Equal(["Place", "Place", "Resources"], reading.Lines.Select(l => l.Terms.Service));
        Assert.All(reading.Proofs, p => Assert.True(p.Holds, p.What));
        Assert.Contains(reading.Problems, p => p.Code == "sign.inferred");
    }

    [Fact]
    public void Headings_over_two_rows_with_merged_groups_movements_beside_levels()
    {
        var book = new MadeWorkbook();
        book.Sheet(
            "Budget changes",
            ["Budget changes 2024-28, £k"],
            ["No.", "Budget change", "Portfolio", "Type", "Change from previous year", "", "", "", "Cumulative effect", "", "", ""],
            ["", "", "", "", "2024/25", "2025/26", "2026/27", "2027/28", "2024/25", "2025/26", "2026/27", "2027/28"],
            ["G1", "Home to school transport", "Children", "Growth", 800, 200, 0, 0, 800, 1000, 1000, 1000],
            ["S1", "Transport routes", "Children", "Saving", -100, -150, 0, 0, -100, -250, -250, -250],
            ["S2", "Garden waste charge", "Environment", "Income", -300, 0, 0, 0, -300, -300, -300, -300],
            ["", "Net change", "", "", 400, 50, 0, 0, 400, 450, 450, 450])
            .Merge("E2:H2").Merge("I2:L2").Merge("A2:A3").Merge("B2:B3").Merge("C2:C3").Merge("D2:D3");

        var reading = PlanFile.Of(book.Bytes());

        PlanFile.NoErrors(reading);
        Assert.Equal(TypedBasis.Movements, reading.Basis);
        Assert.Equal(
            [
                "Home to school transport [G1] Pressure permanent: 2024-25 800000, 2025-26 200000",
                "Transport routes [S1] Saving permanent: 2024-25 -100000, 2025-26 -150000",
                "Garden waste charge [S2] Income permanent: 2024-25 -300000",
            ],
            PlanFile.Short(reading));
        Assert.Equal(["Children"], reading.Lines[0].Committees);
        Assert.All(reading.Proofs, p => Assert.True(p.Holds, p.What));
    }

    [Fact]
    public void Levels_by_a_caption_are_turned_into_movements()
    {
        var reading = PlanFile.OfText("""
            Proposals 2022-25: per annum impact against the 2021-22 budget £m,,,,,
            Scheme,Saving or cost,One-off/ongoing,22-23,23-24,24-25
            Shared legal team,Saving,Ongoing,-0.5,-0.4,-0.25
            Digital programme,Cost,One-off,1.2,0.8,0
            Reablement beds,Cost,One-off,1.354204,1.369985,
            """);

        PlanFile.NoErrors(reading);
        Assert.Equal(TypedBasis.Levels, reading.Basis);
        Assert.Equal(
            [
                "Shared legal team [] Saving permanent: 2022-23 -500000, 2023-24 100000, 2024-25 150000",
                "Digital programme [] Pressure until 2023-24: 2022-23 1200000, 2023-24 -400000, 2024-25 -800000",
                "Reablement beds [] Pressure until 2023-24: 2022-23 1354204, 2023-24 15781, 2024-25 -1369985",
            ],
            PlanFile.Short(reading));
    }

    [Fact]
    public void Sections_name_the_kind_and_the_service_and_have_subtotals()
    {
        var reading = PlanFile.OfText("""
            Revenue budget proposals 2025/26 - 2027/28
            £'000
            ,Proposal,2025/26,2026/27,2027/28,Total
            Adult Social Care,,,,,
            Pressures,,,,,
            1,More people with dementia,"1,200",600,600,"2,400"
            2,National living wage,900,-,-,900
            Sub-total pressures,,"2,100",600,600,"3,300"
            Savings,,,,,
            3,Fewer residential placements,(400),(150),-,(550)
            Sub-total savings,,(400),(150),0,(550)
            Children's Services,,,,,
            Savings,,,,,
            4,Foster carers of our own,(250),(250),-,(500)
            Total,,"1,450",200,600,"2,250"
            """);

        PlanFile.NoErrors(reading);
        Assert.Equal(
            [
                "More people with dementia [1] Pressure permanent: 2025-26 1200000, 2026-27 600000, 2027-28 600000",
                "National living wage [2] Pressure permanent: 2025-26 900000",
                "Fewer residential placements [3] Saving permanent: 2025-26 -400000, 2026-27 -150000",
                "Foster carers of our own [4] Saving permanent: 2025-26 -250000, 2026-27 -250000",
            ],
            PlanFile.Short(reading));
        Assert.Equal(["Adult Social Care", "Adult Social Care", "Adult Social Care", "Children's Services"], reading.Lines.Select(l => l.Terms.Service));
        Assert.Equal(4, reading.Proofs.Count(p => p.What.Contains("otal", StringComparison.Ordinal)));
        Assert.All(reading.Proofs, p => Assert.True(p.Holds, p.What));
    }

    [Fact]
    public void Words_in_cells_ranges_and_amounts_that_nobody_knows()
    {
        var reading = PlanFile.OfText("""
            ID;Description;Category;Permanent / Temporary;Funding source;Comments;2023-24 £;2024-25 £;Confidence
            CYP1;Family hubs;Investment;Permanent;Start for Life grant (confirmed);Two sites;£272,016 - £395,316;TBC;High
            CYP2;Court work;Pressure;Permanent;;;c. £150k;£0.14m;Low
            CYP3;Placements;Saving;Permanent;;;(£205k);"£390,000-";Medium
            """);

        PlanFile.NoErrors(reading);
        Assert.Equal(
            [
                "Family hubs [CYP1] Investment permanent: 2023-24 272016..395316, 2024-25 TBC",
                "Court work [CYP2] Pressure permanent: 2023-24 150000, 2024-25 140000",
                "Placements [CYP3] Saving permanent: 2023-24 -205000, 2024-25 -390000",
            ],
            PlanFile.Short(reading));
        Assert.Equal("Start for Life grant", reading.Lines[0].Terms.Sources.Single().Source);
        Assert.Equal(FundingStatus.Confirmed, reading.Lines[0].Terms.Sources.Single().Status);
        Assert.Equal([Confidence.High, Confidence.Low, Confidence.Medium], reading.Lines.Select(l => l.Terms.Confidence));
        Assert.Equal("Two sites", reading.Lines[0].Terms.Note);
    }

    [Fact]
    public void Years_first_and_the_names_last_with_extra_columns_between()
    {
        var reading = PlanFile.OfText("""
            2022-23 £000	2023-24 £000	2024-25 £000	FTE 2022-23	RAG	Recurrent?	Service area	Saving title	Unique ID
            -50	-25		1.5	G	Recurrent	Libraries	Self service at branches	LIB/01
            -10			0	A	Recurrent	Museums	Shop margin	MUS/02
            """, name: "lines.txt");

        PlanFile.NoErrors(reading);
        Assert.Equal(
            [
                "Self service at branches [LIB/01] Saving permanent: 2022-23 -50000, 2023-24 -25000",
                "Shop margin [MUS/02] Saving permanent: 2022-23 -10000",
            ],
            PlanFile.Short(reading));
        Assert.Equal(["Libraries", "Museums"], reading.Lines.Select(l => l.Terms.Service));
        Assert.Contains("FTE 2022-23: 1.5", reading.Lines[0].Terms.Note, StringComparison.Ordinal);
        Assert.Contains("RAG: G", reading.Lines[0].Terms.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Savings_and_costs_both_positive_are_told_apart_by_their_type()
    {
        var reading = PlanFile.OfText("""
            Bid no,Bid title,Committee,Growth/Saving,2024-25 £000,2025-26 £000
            1,Tree surveys,Environment,Growth,80,20
            2,Parks depot,Environment,Saving,60,
            3,Planning fees,Planning,Saving,110,15
            4,Local plan inquiry,Planning,Growth - one off,200,-200
            Total growth,,,,280,-180
            Total savings,,,,170,15
            Net total,,,,110,-195
            """);

        PlanFile.NoErrors(reading);
        Assert.Equal(
            [
                "Tree surveys [] Pressure permanent: 2024-25 80000, 2025-26 20000",
                "Parks depot [] Saving permanent: 2024-25 -60000",
                "Planning fees [] Saving permanent: 2024-25 -110000, 2025-26 -15000",
                "Local plan inquiry [] Pressure one-off: 2024-25 200000, 2025-26 -200000",
            ],
            PlanFile.Short(reading));
        Assert.All(reading.Proofs, p => Assert.True(p.Holds, p.What));
    }

    [Fact]
    public void A_case_of_several_lines_has_its_title_once_in_a_merged_cell()
    {
        var book = new MadeWorkbook();
        book.Sheet(
            "Cases",
            ["Business case", "Reference", "Line", "Category", "Perm/Temp", "2022-23", "2023-24", "2024-25"],
            ["Care suites", "A/R. 6. 268", "Beds", "Saving", "P", -380000, -570000, -345000],
            ["", "A/R.6.268", "Project team", "Investment", "T", 161000, null, -161000],
            ["Transport", "C/R.7.120 [and C/R.7.151]", "", "Income", "P", -50000, null, null])
            .Merge("A2:A3");

        var reading = PlanFile.Of(book.Bytes());

        PlanFile.NoErrors(reading);
        Assert.Equal(
            [
                "Care suites [A/R.6.268] Saving permanent: 2022-23 -380000, 2023-24 -570000, 2024-25 -345000",
                "Care suites [A/R.6.268] Investment until 2023-24: 2022-23 161000, 2024-25 -161000",
                "Transport [C/R.7.120 C/R.7.151] Income permanent: 2022-23 -50000",
            ],
            PlanFile.Short(reading));
        Assert.Equal(["Beds", "Project team", ""], reading.Lines.Select(l => l.Terms.Title));
        Assert.Equal(2, reading.Lines.Select(l => l.Group).Distinct().Count());
    }

    [Fact]
    public void A_workbook_s_thousands_by_format_and_a_total_without_a_name()
    {
        var book = new MadeWorkbook();
        book.Sheet("Notes", ["Prepared for the budget board"]);
        var sheet = book.Sheet("MTFP", ["Ref", "Item", "Classification", "2026/27", "2027/28"]);
        sheet.Add("X1", "Pay award", "Inflation", new Shown(2_400_000m, "#,##0,"), new Shown(1_100_000m, "#,##0,"));
        sheet.Add("X2", "Agency staff", "Efficiency", new Shown(-350_000m, "#,##0,"), new Shown(-50_000m, "#,##0,"));
        sheet.Add(null, null, null, new Shown(2_050_000m, "#,##0,"), new Shown(1_050_000m, "#,##0,"));

        var reading = PlanFile.Of(book.Bytes());

        PlanFile.NoErrors(reading);
        Assert.Equal(
            [
                "Pay award [X1] Inflation permanent: 2026-27 2400000, 2027-28 1100000",
                "Agency staff [X2] Saving permanent: 2026-27 -350000, 2027-28 -50000",
            ],
            PlanFile.Short(reading));
        Assert.All(reading.Proofs, p => Assert.True(p.Holds, p.What));
    }

    [Fact]
    public void A_budget_brought_forward_and_a_net_row_are_no_lines()
    {
        var reading = PlanFile.OfText("""
            Budget build 2022-23 to 2024-25,,,
            £000,2022-23,2023-24,2024-25
            Item,,,
            Base budget b/f,"45,000","46,100","47,000"
            Pay and prices inflation,900,800,820
            Demography,500,450,400
            Savings from procurement,-300,-350,-100
            Net movement,"1,100",900,"1,120"
            Closing budget,"46,100","47,000","48,120"
            """);

        PlanFile.NoErrors(reading);
        Assert.Equal(
            [
                "Pay and prices inflation [] Inflation permanent: 2022-23 900000, 2023-24 800000, 2024-25 820000",
                "Demography [] Demography permanent: 2022-23 500000, 2023-24 450000, 2024-25 400000",
                "Savings from procurement [] Saving permanent: 2022-23 -300000, 2023-24 -350000, 2024-25 -100000",
            ],
            PlanFile.Short(reading));
    }

    [Fact]
    public void One_row_for_each_year_of_a_line_as_a_ledger_exports_it()
    {
        var reading = PlanFile.OfText("""
            Proposal ID,Proposal title,Type,Permanence,Financial year,Amount (£)
            101,Day opportunities,Saving,Permanent,2022/23,-120000
            101,Day opportunities,Saving,Permanent,2023/24,-60000
            102,Winter beds,Investment,Temporary,2022/23,325000
            102,Winter beds,Investment,Temporary,2023/24,-325000
            """);

        PlanFile.NoErrors(reading);
        Assert.Equal(
            [
                "Day opportunities [] Saving permanent: 2022-23 -120000, 2023-24 -60000",
                "Winter beds [] Investment one-off: 2022-23 325000, 2023-24 -325000",
            ],
            PlanFile.Short(reading));
    }

    [Fact]
    public void Benefit_classes_committees_and_a_profile_that_was_another()
    {
        var reading = PlanFile.OfText("""
            Reference,Title,Committees,Benefit class,Kind,Permanence,2022-23,2023-24
            A/R.6.185,Block beds,"Adults and Health; Children, Young People",cashable,saving,permanent,"-£390,000, previously -£583,000",-263000
            A/R.6.186,Falls prevention,Adults and Health,cost avoidance,saving,permanent,-120000,-80000
            """);

        PlanFile.NoErrors(reading);
        Assert.Equal(["Adults and Health", "Children, Young People"], reading.Lines[0].Committees);
        Assert.Equal([BenefitClass.CashableReduction, BenefitClass.CostAvoidance], reading.Lines.Select(l => l.Terms.Benefit!.Value));
        Assert.Equal(-583_000m, reading.Lines[0].Terms.Earlier!.Amounts[new FinancialYear(2022)].Value!.Value.Pounds);
        Assert.Equal(-390_000m, reading.Lines[0].Typed[new FinancialYear(2022)].Value!.Value.Pounds);
    }
}

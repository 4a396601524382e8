using Outturn.Core.Planning;
using Outturn.Core.Planning.Reading;
using Outturn.Core.Values;
using Outturn.Tests.Documents;

namespace Outturn.Tests.Planning;

/// <summary>More layouts, invented after the reader was written and before it was tried on them.</summary>
public class NeighbourPlanTests
{
    [Fact]
    public void Each_year_s_heading_says_saving_and_a_total_spans_the_years()
    {
        var reading = PlanFile.OfText("""
            Ref,Description of saving,Lead,2023/24 Saving £m,2024/25 Saving £m,2025/26 Saving £m,Total 2023/24 to 2025/26 £m
            ASC1,Supported living review,Director of Adults,1.2,0.35,-,1.55
            ASC2,Direct payments recovery,Director of Adults,0.4,,(0.1),0.3
            """);

        PlanFile.NoErrors(reading);
        Assert.Equal("2023-26", reading.Cycle.ToString());
        Assert.Equal(
            [
                "Supported living review [ASC1] Saving permanent: 2023-24 -1200000, 2024-25 -350000",
                "Direct payments recovery [ASC2] Saving permanent: 2023-24 -400000, 2025-26 100000",
            ],
            PlanFile.Short(reading));
        Assert.Contains("Lead: Director of Adults", reading.Lines[0].Terms.Note, StringComparison.Ordinal);
        Assert.All(reading.Proofs, p => Assert.True(p.Holds, p.What));
    }

    [Fact]
    public void The_whole_file_has_the_other_sign()
    {
        var reading = PlanFile.OfText("""
            Item,Category,2024/25 £000,2025/26 £000
            Social care precept work,Pressure,-450,-120
            Energy contracts,Pressure,-300,80
            Shared services,Saving,200,100
            Estate,Saving,150,
            """);

        PlanFile.NoErrors(reading);
        Assert.Equal(
            [
                "Social care precept work [] Pressure permanent: 2024-25 450000, 2025-26 120000",
                "Energy contracts [] Pressure permanent: 2024-25 300000, 2025-26 -80000",
                "Shared services [] Saving permanent: 2024-25 -200000, 2025-26 -100000",
                "Estate [] Saving permanent: 2024-25 -150000",
            ],
            PlanFile.Short(reading));
    }

    [Fact]
    public void Two_tables_under_one_another_with_repeated_headings_and_footnotes()
    {
        var reading = PlanFile.OfText("""
            Annex C: budget proposals,,,,
            Growth,,,,
            Ref,Proposal,2022/2023 £'000,2023/2024 £'000,2024/2025 £'000
            G1,School crossing patrols*,35,-,-
            G2,Coroner,60,10,10
            Total growth,,95,10,10
            ,,,,
            Savings,,,,
            Ref,Proposal,2022/2023 £'000,2023/2024 £'000,2024/2025 £'000
            S1,Printing,(20),(5),-
            S2,Vacant posts,(140),-,-
            Total savings,,(160),(5),-
            * Subject to the outcome of the consultation that closes in January.,,,,
            Source: budget working papers,,,,
            """);

        PlanFile.NoErrors(reading);
        Assert.Equal(
            [
                "School crossing patrols* [G1] Pressure permanent: 2022-23 35000",
                "Coroner [G2] Pressure permanent: 2022-23 60000, 2023-24 10000, 2024-25 10000",
                "Printing [S1] Saving permanent: 2022-23 -20000, 2023-24 -5000",
                "Vacant posts [S2] Saving permanent: 2022-23 -140000",
            ],
            PlanFile.Short(reading));
        Assert.All(reading.Proofs, p => Assert.True(p.Holds, p.What));
        Assert.Contains(reading.Unread, u => u.Text.StartsWith("* Subject", StringComparison.Ordinal));
    }

    [Fact]
    public void Category_and_type_say_kind_and_how_long()
    {
        var reading = PlanFile.OfText("""
            MTFS code,Title,Department,Category,Type,2021/22,2022/23,2023/24
            £,,,,,,,
            D-101,Highways claims,Highways,Efficiency,On-going,-150000,-50000,
            D-102,Bridge inspection,Highways,Growth,One-off,90000,-90000,
            D-103,Traffic orders,Highways,Fees and charges,On-going,,-40000,-10000
            """, new(new PlanCycle(new(2021), 4)));

        PlanFile.NoErrors(reading);
        Assert.Equal(
            [
                "Highways claims [D-101] Saving permanent: 2021-22 -150000, 2022-23 -50000",
                "Bridge inspection [D-102] Pressure one-off: 2021-22 90000, 2022-23 -90000",
                "Traffic orders [D-103] Income permanent: 2022-23 -40000, 2023-24 -10000",
            ],
            PlanFile.Short(reading));
    }

    [Fact]
    public void The_tab_names_the_cycle_and_one_offs_are_levels()
    {
        var book = new MadeWorkbook();
        book.Sheet(
            "MTFP 2022-27",
            ["Annual impact of each bid (£000)"],
            [],
            ["Bid", "Bid description", "Portfolio holder", "Growth or saving", "Perm or one-off", "22/23", "23/24", "24/25", "25/26", "26/27"],
            [1, "Climate team", "Climate", "Growth", "Perm", 120, 180, 180, 180, 180],
            [2, "Flood works", "Climate", "Growth", "One-off", 0, 75, 0, 0, 0],
            [3, "Lease income", "Assets", "Saving", "Perm", -60, -60, -60, -60, -60],
            [null, "Total", null, null, null, 60, 195, 120, 120, 120]);

        var reading = PlanFile.Of(book.Bytes());

        PlanFile.NoErrors(reading);
        Assert.Equal("2022-27", reading.Cycle.ToString());
        Assert.Equal(TypedBasis.Levels, reading.Basis);
        Assert.Equal(
            [
                "Climate team [] Pressure permanent: 2022-23 120000, 2023-24 60000",
                "Flood works [] Pressure one-off: 2023-24 75000, 2024-25 -75000",
                "Lease income [] Saving permanent: 2022-23 -60000",
            ],
            PlanFile.Short(reading));
        Assert.All(reading.Proofs, p => Assert.True(p.Holds, p.What));
    }

    [Fact]
    public void Base_budgets_and_posts_stand_beside_the_movements()
    {
        var reading = PlanFile.OfText("""
            Savings schedule 2024-25,,,,,,,
            Directorate,Division,Saving title,2023-24 net budget £'000,2024-25 budget reduction £'000,2025-26 budget reduction £'000,Posts affected 2024-25,Delivery risk
            Place,Waste,Round redesign,"4,210",(180),(60),2.0,Medium
            Place,Parks,Bowling greens,310,(25),0,0.5,Low
            """);

        PlanFile.NoErrors(reading);
        Assert.Equal(
            [
                "Round redesign [] Saving permanent: 2024-25 -180000, 2025-26 -60000",
                "Bowling greens [] Saving permanent: 2024-25 -25000",
            ],
            PlanFile.Short(reading));
    }

    [Fact]
    public void Titles_of_several_lines_and_references_with_spaces()
    {
        var book = new MadeWorkbook();
        book.Sheet(
            "Sheet1",
            ["Unique ref", "Proposal\n(title)", "Budget area", "Saving / cost", "2022-23\n£000", "2023-24\n£000"],
            ["ADULTS 1", "Reablement:\nhome first", "Adults", "Saving", -210.5, -80],
            ["ADULTS 2", "Carers' breaks", "Adults", "Cost", 95, "TBC"],
            ["", "", "", "", "", ""],
            ["", "Sub total Adults", "", "", -115.5, ""],
            ["CHILD 1", "Short breaks", "Children", "Cost", 40, 0],
            ["", "Grand total", "", "", -75.5, ""]);

        var reading = PlanFile.Of(book.Bytes());

        PlanFile.NoErrors(reading);
        Assert.Equal(
            [
                "Reablement:\nhome first [ADULTS 1] Saving permanent: 2022-23 -210500, 2023-24 -80000",
                "Carers' breaks [ADULTS 2] Pressure permanent: 2022-23 95000, 2023-24 TBC",
                "Short breaks [CHILD 1] Pressure permanent: 2022-23 40000",
            ],
            PlanFile.Short(reading));
        Assert.All(reading.Proofs, p => Assert.True(p.Holds, p.What));
    }

    [Fact]
    public void A_ledger_export_of_levels_in_thousands()
    {
        var reading = PlanFile.OfText("""
            Line,Scheme,Nature,Fin year,Level £000
            1,Youth hubs,Investment,2023-24,50
            1,Youth hubs,Investment,2024-25,120
            1,Youth hubs,Investment,2025-26,120
            2,Respite,Saving,2023-24,-30
            2,Respite,Saving,2024-25,-30
            2,Respite,Saving,2025-26,-10
            """);

        PlanFile.NoErrors(reading);
        Assert.Equal(
            [
                "Youth hubs [] Investment permanent: 2023-24 50000, 2024-25 70000",
                "Respite [] Saving permanent: 2023-24 -30000, 2025-26 20000",
            ],
            PlanFile.Short(reading));
    }

    [Fact]
    public void Sections_tell_costs_from_savings_that_are_printed_without_signs()
    {
        var reading = PlanFile.OfText("""
            £000,2023/24,2024/25,2025/26
            INVESTMENTS,,,
            Digital inclusion,40,10,0
            Apprenticeships,65,,
            Total investments,105,10,0
            SAVINGS,,,
            Fleet,80,20,20
            Canteen,15,,
            Total savings,95,20,20
            NET,10,-10,-20
            """);

        PlanFile.NoErrors(reading);
        Assert.Equal(
            [
                "Digital inclusion [] Investment permanent: 2023-24 40000, 2024-25 10000",
                "Apprenticeships [] Investment permanent: 2023-24 65000",
                "Fleet [] Saving permanent: 2023-24 -80000, 2024-25 -20000, 2025-26 -20000",
                "Canteen [] Saving permanent: 2023-24 -15000",
            ],
            PlanFile.Short(reading));
        Assert.All(reading.Proofs, p => Assert.True(p.Holds, p.What));
    }

    [Fact]
    public void Counted_years_need_the_cycle_and_take_it()
    {
        const string text = "Option no,Option,Kind,Year 1 £000,Year 2 £000,Year 3 £000\n1,Bus lanes,Income,-90,-30,\n2,Signals,Cost,25,,";
        Assert.Contains(PlanFile.OfText(text).Problems, p => p is { Code: "plan.year-unclear", Severity: Severity.Error });
        var reading = PlanFile.OfText(text, new(new PlanCycle(new(2025), 3)));
        PlanFile.NoErrors(reading);
        Assert.Equal(["Bus lanes [] Income permanent: 2025-26 -90000, 2026-27 -30000", "Signals [] Pressure permanent: 2025-26 25000"], PlanFile.Short(reading));
    }
}

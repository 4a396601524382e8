using Outturn.Core.Planning;
using Outturn.Core.Reports.Planning;
using Outturn.Core.Series;
using Outturn.Core.Sheets;
using Outturn.Core.Values;
using static Outturn.Tests.Reports.Planning.Example;

namespace Outturn.Tests.Reports.Planning;

public sealed class ProposalsTests
{
    private static PlanTable Of(Example example, PlanGrouping grouping) => PlanProposals.Of(PlanLedger.Of(example.Plan), grouping);

    private static IEnumerable<string> Rows(PlanTable table, PlanBasis basis = PlanBasis.Movements) =>
        table.Rows.Select(r => $"{r.Heading(basis)}: {string.Join(" | ", Enumerable.Range(1, table.Years.Count - 1).Select(c => MoneyStyle.Thousands.Text(r.Series(basis)[c])))}");

    private static Example Shared() => new Example()
        .Proposal("Joint", ProposalStatus.Draft, "Children", "Adults").Line(PlanCategory.Saving, Permanent, -10).Line(PlanCategory.Investment, Permanent, 3)
        .Proposal("Other", ProposalStatus.Cleared, "Adults").Line(PlanCategory.Saving, Permanent, -5)
        .Proposal("Nobody's").Line(PlanCategory.Pressure, Permanent, 1);

    [Fact]
    public void A_proposal_of_two_committees_stands_in_both_and_counts_once_in_the_total()
    {
        var table = Of(Shared(), PlanGrouping.Committee);
        Assert.Equal(["Adults: -12 | 0 | 0", "Children: -7 | 0 | 0", "No committee named: 1 | 0 | 0", "Change in net budget: -11 | 0 | 0"], Rows(table));
        Assert.Equal([1, 1, 0, 0], table.Rows.Select(r => r.Shared));
        Assert.Equal([2, 1, 1, 3], table.Rows.Select(r => r.Proposals));
        Assert.Equal(["1 proposal is in more than one committee; it counts once in the total, so the committees together count more than the total does."], table.Footnotes);
    }

    [Fact]
    public void A_group_opens_to_its_proposals_and_each_row_to_its_lines()
    {
        var table = Of(Shared(), PlanGrouping.Committee);
        Assert.Equal(["Joint", "Other"], table.Rows[0].Under.Select(r => r.Heading(PlanBasis.Movements)));
        Assert.Equal(3, table.Rows[0].Lines.Count);
        var sheet = table.ToSheet(PlanBasis.Movements);
        Assert.Equal(["adults/proposal-1", "adults/proposal-2", "adults", "children/proposal-1", "children", "no-committee-named/proposal-3", "no-committee-named", "total"], sheet.Rows.Select(r => r.Key));
        Assert.Equal([RowKind.Item, RowKind.Item, RowKind.Subtotal, RowKind.Item, RowKind.Subtotal, RowKind.Item, RowKind.Subtotal, RowKind.Total], sheet.Rows.Select(r => r.Kind));
    }

    [Theory]
    [InlineData(PlanGrouping.Category, "Pressure, Investment, Saving")]
    [InlineData(PlanGrouping.Status, "Draft, Cleared")]
    [InlineData(PlanGrouping.Type, "Mixed")]
    [InlineData(PlanGrouping.Service, "Transport")]
    [InlineData(PlanGrouping.Permanence, "Permanent")]
    [InlineData(PlanGrouping.BenefitClass, "Costs, and no benefit class said")]
    [InlineData(PlanGrouping.FundingSource, "No source named")]
    public void Lines_stand_in_the_groups_of_their_kind(PlanGrouping grouping, string groups) =>
        Assert.Equal(groups, string.Join(", ", Of(Shared(), grouping).Rows.Where(r => r.Part == PlanPart.Budget).Select(r => r.Heading(PlanBasis.Movements))));

    [Fact]
    public void A_line_s_own_service_goes_before_its_proposal_s() =>
        Assert.Equal(["Adults: -5 | 0 | 0", "Transport: 1 | 0 | 0", "Change in net budget: -4 | 0 | 0"], Rows(Of(
            new Example().Proposal("P").Line(PlanCategory.Saving, Permanent, -5).That(t => t with { Service = "Adults" }).Line(PlanCategory.Pressure, Permanent, 1), PlanGrouping.Service)));

    [Fact]
    public void Several_sources_of_one_line_show_what_each_pays_and_the_rest_names_none()
    {
        var table = Of(new Example().Proposal("Care").Line(PlanCategory.Investment, Permanent, 100, 50).That(t => t with
        {
            Sources = [new("Reserve", FundingStatus.Requested, Levels.Starting(First, K(60), K(60))), new("Grant", FundingStatus.Confirmed, Levels.Starting(First, K(40), K(40), K(30)))],
        }), PlanGrouping.FundingSource);
        Assert.Equal(["Grant: 40 | 40 | 30", "Reserve: 60 | 60 | 0", "No source named: 0 | 50 | 120", "Effect on net budget: 100 | 150 | 150"], Rows(table, PlanBasis.Levels));
        Assert.Equal(["Grant: 40 | 0 | -10", "Reserve: 60 | 0 | -60", "No source named: 0 | 50 | 70", "Change in net budget: 100 | 50 | 0"], Rows(table));
        Assert.Contains("so the sources add up to the total", Assert.Single(table.Footnotes), StringComparison.Ordinal);
    }

    [Fact]
    public void Sources_that_do_not_say_what_they_pay_share_the_line_and_lose_no_penny()
    {
        var table = Of(new Example().Proposal("Care").Line(PlanCategory.Investment, Permanent, PlanAmounts.Starting(First, Money.FromPence(101))).That(t => t with
        {
            Sources = [new("Reserve", FundingStatus.Requested, null), new("Grant", FundingStatus.Confirmed, null)],
        }), PlanGrouping.FundingSource);
        Assert.Equal([51L, 50, 101], table.Rows.Select(r => r.Movements[First].Low.Pence));
    }
}

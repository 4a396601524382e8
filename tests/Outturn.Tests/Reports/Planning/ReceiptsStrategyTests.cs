using Outturn.Core.Planning;
using Outturn.Core.Reports.Planning;
using Outturn.Core.Series;
using Outturn.Core.Sheets;
using Outturn.Core.Values;
using static Outturn.Tests.Reports.Planning.Example;

namespace Outturn.Tests.Reports.Planning;

public sealed class ReceiptsStrategyTests
{
    private static readonly ReceiptsTerms Agreed = new(First, new DateOnly(2022, 2, 8), "Full Council", "No effect on the borrowing limits");

    private static Plan Of(long use, long saving, ReceiptsTerms? terms = null)
    {
        var plan = new Example().Source("Receipts", SourceKind.CapitalReceipts, false, null, Stated((First, -900)))
            .Proposal("New systems").Line(PlanCategory.Investment, new Permanence.TemporaryUntil(First + 1), use).That(t => t with { Sources = [new("Receipts", FundingStatus.Confirmed, null)] })
            .Line(PlanCategory.Saving, Permanent, 0, saving).Line(PlanCategory.Saving, new Permanence.OneOff(), -7)
            .Proposal("Nothing to do with it").Line(PlanCategory.Saving, Permanent, -50)
            .Proposal("A study").Line(PlanCategory.Investment, new Permanence.OneOff(), 30).That(t => t with { Sources = [new("Receipts", FundingStatus.Confirmed, null)] }).Plan;

        // The same proposals in every plan, as one plan at two dates has them.
        return plan with
        {
            Sources = [plan.Sources[0] with { Id = new Guid(90, 0, 0, new byte[8]), Receipts = terms ?? Agreed }],
            Proposals = [.. plan.Proposals.Select(p => p with { Id = Fixed(p.Number) })],
            Lines = [.. plan.Lines.Select(l => l with { Proposal = Fixed(plan.Proposal(l.Proposal)!.Number) })],
        };
    }

    private static Guid Fixed(int number) => new(number, 0, 0, new byte[8]);

    private static ReceiptsStrategy Strategy(Plan plan, Plan? then = null, params ProjectDelivery[] delivered) =>
        ReceiptsStrategy.Of(PlanLedger.Of(plan), plan.Sources[0], then is null ? null : PlanLedger.Of(then), delivered);

    private static string Row(Sheet sheet, string key) => string.Join(" | ", sheet.Rows.Single(r => r.Key == key).Cells.Select(c => c switch
    {
        Cell.Sum sum => MoneyStyle.Thousands.Text(sum.Total.Low),
        Cell.Words words => words.Content,
        _ => "",
    }));

    [Fact]
    public void Each_project_has_the_receipts_that_it_uses_and_the_saving_that_it_is_to_bring_by_year()
    {
        var table = Strategy(Of(200, -150)).Table();
        Assert.Equal(["project-1-use", "project-1-saving", "project-3-use", "project-3-saving", "use", "saving"], table.Rows.Select(r => r.Key));
        Assert.Equal("New systems | Receipts used | 200 | 200 | 0 | 400", Row(table, "project-1-use"));
        Assert.Equal("New systems | Saving expected | 0 | -150 | -150 | ", Row(table, "project-1-saving"));
        Assert.Equal("All projects | Receipts used | 230 | 200 | 0 | 430", Row(table, "use"));
        Assert.Equal("All projects | Saving expected | 0 | -150 | -150 | ", Row(table, "saving"));
    }

    [Fact]
    public void What_stands_against_the_direction_is_said()
    {
        Assert.Equal(["A study brings no saving that stays: receipts may not pay for it."], Strategy(Of(200, -150)).Missing);
        Assert.Equal(
            [
                "Full council has not agreed the strategy: until it does, the money is not confirmed.", "A study brings no saving that stays: receipts may not pay for it.",
                "The strategy does not say yet what the use does to the prudential indicators.",
            ],
            Strategy(Of(200, -150, new(First, null, "", ""))).Missing);
        Assert.Contains("New systems is to use more than the strategy of 8 February 2022 says: full council agrees the strategy anew before it does.", Strategy(Of(250, -150), Of(200, -150)).Missing);
    }

    [Fact]
    public void Progress_is_what_was_promised_beside_what_is_expected_now_and_what_the_tracker_says()
    {
        Assert.Null(Strategy(Of(200, -150)).Progress());
        Assert.Null(Strategy(Of(200, -150, new(First, null, "", "")), Of(200, -150)).Progress());
        var progress = Strategy(Of(200, -100), Of(200, -150), new ProjectDelivery(Fixed(1), First + 1, Total.Of(Amount.Of(K(-90))), null)).Progress()!;
        Assert.Equal("New systems | 400 | 400 | -150 | -100 | 50 | -90 | Less than promised; the tracker of 2023-24 has nothing complete yet.", Row(progress, "project-1"));
        Assert.Equal("A study | 30 | 30 | 0 | 0 | 0 |  | As promised; not in a tracker yet.", Row(progress, "project-3"));
        var more = Strategy(Of(200, -160), Of(200, -150), new ProjectDelivery(Fixed(1), First + 1, Total.Of(Amount.Of(K(-90))), Total.Of(Amount.Of(K(-40))))).Progress()!;
        Assert.EndsWith("More than promised; the tracker of 2023-24 has £40k complete.", Row(more, "project-1"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_received_is_set_against_all_that_is_drawn()
    {
        var call = Strategy(Of(200, -150)).Call!;
        Assert.Equal([K(900), K(670), K(470)], call.There!.Select(t => t.Low));
        Assert.Equal([K(670), K(470), K(470)], call.Left!.Select(t => t.Low));
    }
}

using FsCheck;
using FsCheck.Fluent;
using Outturn.Core.Planning;
using Outturn.Core.Reports.Planning;
using Outturn.Core.Series;
using Outturn.Core.Sheets;
using Outturn.Core.Values;

namespace Outturn.Tests.Reports.Planning;

/// <summary>Laws that hold for any plan.</summary>
public sealed class PlanLawTests
{
    private static readonly PlanBasis[] Bases = Enum.GetValues<PlanBasis>();

    private static IEnumerable<PlanTable> Tables(PlanLedger ledger) =>
        [PlanOverview.Of(ledger), PlanFunding.Of(ledger), PlanGapTable.Of(ledger), .. Enum.GetValues<PlanGrouping>().Select(g => PlanProposals.Of(ledger, g))];

    private static bool Counts(Plan plan, PlanLine line) =>
        line.EntersPlan && line.Terms.Category != PlanCategory.Funding && plan.Proposals.Single(p => p.Id == line.Proposal).Status.Counts();

    private static void ForAnyPlan(Func<PlanLedger, bool> law) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(150), Prop.ForAll(AnyPlan.Any, plan => law(PlanLedger.Of(plan))));

    private static void ForAnyFundedPlan(Func<PlanLedger, bool> law)
    {
        ForAnyPlan(law);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(150), Prop.ForAll(AnyPlan.AnyFunded, plan => law(PlanLedger.Of(plan))));
    }

    [Fact]
    public void Every_table_foots_and_proves_it() => ForAnyFundedPlan(ledger => Tables(ledger).All(table => PlanProofs.Of(table).All(p => p.Holds)));

    [Fact]
    public void A_broken_row_is_not_proved()
    {
        var ledger = PlanLedger.Of(AnyPlan.Of(7, 30));
        var table = PlanOverview.Of(ledger);
        var short1 = new PlanTable(ledger, PlanTableKind.Overview, [.. table.Rows.Skip(1)]);
        Assert.Contains(PlanProofs.Of(short1), p => !p.Holds);
        var other = table.Rows[0];
        var wrong = new PlanRow(other.Key, "", other.Part, other.Kind, other.Movements + other.Movements) { Lines = other.Lines };
        Assert.Contains(PlanProofs.Of(new PlanTable(ledger, PlanTableKind.Overview, [wrong, .. table.Rows.Skip(1)])), p => !p.Holds);
    }

    [Fact]
    public void What_is_laid_out_in_pence_is_the_line_s_own_series() => ForAnyPlan(ledger => ledger.Plan.Lines.All(line =>
    {
        if (line.Withdrawn)
        {
            return true;
        }

        var entry = Enumerable.Range(0, ledger.LineCount).Single(e => ledger.Id(e) == line.Id);
        return ledger.Movements(entry).Totals.SequenceEqual(PlanMovements.Of(ledger.Years, line.Series).Totals);
    }));

    [Fact]
    public void The_total_is_every_line_that_counts_once() => ForAnyPlan(ledger =>
    {
        var once = PlanMovements.Of(ledger.Years, ledger.Plan.Lines.Where(l => Counts(ledger.Plan, l)).Select(l => l.Series)).Totals;
        return Tables(ledger).Where(t => t.Kind is PlanTableKind.Overview or PlanTableKind.Proposals).All(t => t.Total.Movements.Totals.SequenceEqual(once));
    });

    [Fact]
    public void No_movement_is_lost_at_either_end() => ForAnyPlan(ledger =>
    {
        var lines = ledger.Plan.Lines.Where(l => Counts(ledger.Plan, l)).ToList();
        var ever = lines.Aggregate(Money.Zero, (sum, l) => sum + l.Series.Low.Sum);
        return PlanOverview.Of(ledger).Total.Movements.Totals.Aggregate(Money.Zero, (sum, t) => sum + t.Low) == ever;
    });

    [Fact]
    public void Movements_turned_to_levels_and_back_are_the_same() => ForAnyFundedPlan(ledger => Tables(ledger).SelectMany(t => t.Rows).Where(r => r.Part != PlanPart.Balance).All(row =>
        row.Movements.ToLevels().ToMovements().Totals.SequenceEqual(row.Movements.Totals)
        && row.Movements.ToLevels().ToRunningTotals().ToLevels().Totals.SequenceEqual(row.Movements.ToLevels().Totals)));

    [Fact]
    public void The_levels_of_a_sum_are_the_sum_of_the_levels() => ForAnyPlan(ledger =>
    {
        var series = ledger.Plan.Lines.Where(l => !l.Withdrawn).Select(l => PlanMovements.Of(ledger.Years, l.Series)).ToList();
        var none = PlanMovements.None(ledger.Years);
        var sum = series.Aggregate(none, (a, b) => a + b).ToLevels().Totals;
        return sum.SequenceEqual(series.Aggregate(none.ToLevels(), (a, b) => a + b.ToLevels()).Totals);
    });

    [Fact]
    public void Levels_in_the_cycle_are_those_of_the_series_of_one_line() => ForAnyPlan(ledger => ledger.Plan.Lines.Where(l => !l.Withdrawn).All(line =>
    {
        var levels = PlanMovements.Of(ledger.Years, line.Series).ToLevels();
        var own = line.Series.Low.ToLevels(AnyPlan.Cycle.First, AnyPlan.Cycle.Years);
        return AnyPlan.Cycle.Each.All(y => levels[y].Low == own[y]);
    }));

    [Fact]
    public void A_range_that_ends_takes_back_exactly_what_it_gave() => ForAnyPlan(ledger => ledger.Plan.Lines
        .Where(l => !l.Withdrawn && l.Terms.Permanence is Permanence.OneOff or Permanence.TemporaryUntil)
        .All(line =>
        {
            var movements = PlanMovements.Of(ledger.Years, line.Series);
            return movements.Totals.Aggregate(Money.Zero, (sum, t) => sum + t.Low).IsZero && movements.Totals.Aggregate(Money.Zero, (sum, t) => sum + t.High).IsZero;
        }));

    [Fact]
    public void Committees_add_up_to_the_total_and_what_they_share() => ForAnyPlan(ledger =>
    {
        var table = PlanProposals.Of(ledger, PlanGrouping.Committee);
        var groups = table.Rows.Where(r => r.Part == PlanPart.Budget).ToList();
        var more = ledger.Plan.Lines.Where(l => Counts(ledger.Plan, l))
            .SelectMany(l => Enumerable.Repeat(l.Series, Math.Max(0, ledger.Plan.Proposals.Single(p => p.Id == l.Proposal).Terms.Committees.Count - 1)));
        var expected = table.Total.Movements + PlanMovements.Of(ledger.Years, more);
        var sharing = ledger.Plan.Lines.Where(l => Counts(ledger.Plan, l)).Select(l => l.Proposal).Distinct().Count(id => ledger.Plan.Proposals.Single(p => p.Id == id).Terms.Committees.Count > 1);
        return groups.Aggregate(PlanMovements.None(ledger.Years), (a, r) => a + r.Movements).Totals.SequenceEqual(expected.Totals)
            && (sharing == 0 ? table.Footnotes.Count == 0 : table.Footnotes.Single().StartsWith(sharing == 1 ? "1 proposal is" : $"{sharing} proposals are", StringComparison.Ordinal));
    });

    [Fact]
    public void Funding_sources_add_up_to_the_total_whoever_pays() => ForAnyFundedPlan(ledger =>
    {
        var table = PlanProposals.Of(ledger, PlanGrouping.FundingSource);
        return table.Rows.Where(r => r.Part == PlanPart.Budget).Aggregate(PlanMovements.None(ledger.Years), (a, r) => a + r.Movements).Totals.SequenceEqual(table.Total.Movements.Totals);
    });

    [Fact]
    public void The_steps_of_the_gap_add_up_to_what_remains_in_every_year() => ForAnyFundedPlan(ledger => PlanGap.ByYear(ledger).All(g => g.Foots));

    [Fact]
    public void The_proposals_under_a_group_add_up_to_it() => ForAnyFundedPlan(ledger => Enum.GetValues<PlanGrouping>().Select(g => PlanProposals.Of(ledger, g)).SelectMany(t => t.Rows)
        .Where(r => r.Part == PlanPart.Budget).All(r => r.Under.Aggregate(PlanMovements.None(ledger.Years), (a, u) => a + u.Movements).Totals.SequenceEqual(r.Movements.Totals)));

    [Fact]
    public void Every_sheet_has_a_cell_for_each_column_and_a_key_for_each_row() => ForAnyFundedPlan(ledger => Tables(ledger).All(table => Bases.All(basis =>
    {
        var sheet = table.ToSheet(basis);
        return sheet.Rows.All(r => r.Cells.Count == sheet.Columns.Count) && sheet.Rows.Select(r => r.Key).Distinct(StringComparer.Ordinal).Count() == sheet.Rows.Count;
    })));

    [Fact]
    public void The_lines_sheet_sums_to_the_overview_by_section() => ForAnyFundedPlan(ledger =>
    {
        var sheet = PlanLinesSheet.Of(ledger);
        var section = Index(sheet, "section");
        var firstYear = Index(sheet, ledger.Years.First.ToString());
        return PlanOverview.Of(ledger).Rows.Where(r => r.Part == PlanPart.Budget).All(row => ledger.Years.Each.Select((_, column) =>
            sheet.Rows.Where(r => r.Cells[section] is Cell.Words w && w.Content == row.Key).Aggregate(Total.Zero, (sum, r) => sum + Figure(r.Cells[firstYear + column])) == row.Movements[column]).All(x => x));
    });

    [Fact]
    public void Whole_levels_of_the_overview_are_opening_effect_and_funding() => ForAnyFundedPlan(ledger =>
    {
        var table = PlanOverview.Of(ledger);
        if (table.Row("opening") is not { } opening || table.Row("gap") is not { } gap)
        {
            return true;
        }

        return Enumerable.Range(ledger.Years.Begun, ledger.Years.Count - ledger.Years.Begun).All(c =>
            opening.Levels[c] + table.Total.Levels[c] == table.Row("net-budget")!.Levels[c]
            && table.Row("net-budget")!.Levels[c] + table.Row("funding")!.Levels[c] == gap.Levels[c]);
    });

    private static int Index(Sheet sheet, string key) => sheet.Columns.Index().Single(c => c.Item.Key == key).Index;

    private static Total Figure(Cell cell) => cell switch { Cell.Figure f => Total.Of(f.Amount), Cell.Sum s => s.Total, _ => Total.Zero };
}

using Outturn.Core.Planning;
using Outturn.Core.Planning.Reading;
using Outturn.Core.Series;
using Outturn.Core.Values;

namespace Outturn.Tests.Planning;

/// <summary>What people type for a plan line, as they type it.</summary>
public class TypedAmountsTests
{
    private static readonly PlanCycle Cycle = new(new(2022), 5);
    private static readonly FinancialYear First = new(2022);

    [Theory]
    [InlineData("£600k", "600000")]
    [InlineData("-£200k", "-200000")]
    [InlineData("£1,354,204", "1354204")]
    [InlineData("£0.14m", "140000")]
    [InlineData("(205k)", "-205000")]
    [InlineData("380k", "380000")]
    [InlineData("circa 380k", "380000")]
    [InlineData("approx. £200k pa", "200000")]
    [InlineData("390,000-", "-390000")]
    [InlineData("£390,000 (previously £583,000)", "390000")]
    public void Amounts_are_read_as_people_write_them(string text, string pounds)
    {
        var cell = Read(text, PlanCategory.BaseAdjustment).Cells.Single();
        Assert.Equal(decimal.Parse(pounds, System.Globalization.CultureInfo.InvariantCulture), cell.Amount!.Value!.Value.Pounds);
        Assert.Equal(CellState.Changed, cell.State);
        Assert.NotEmpty(cell.How);
    }

    [Theory]
    [InlineData("£400k to £1.2m", 400_000, 1_200_000)]
    [InlineData("£272,016 - £395,316", 272_016, 395_316)]
    [InlineData("10-30k", 10_000, 30_000)]
    [InlineData("up to 50k", 0, 50_000)]
    public void A_range_keeps_both_its_bounds_in_every_basis(string text, int low, int high)
    {
        var read = Read(text, PlanCategory.Pressure);
        Assert.Equal(Amount.Between(Money.FromPounds(low), Money.FromPounds(high)), read.Amounts[First]);
        Assert.Equal(Money.FromPounds(low), read.Levels[new(2026)]);
        Assert.Equal(Money.FromPounds(high), read.HighLevels[new(2026)]);
    }

    [Fact]
    public void Nothing_typed_is_nothing_asked()
    {
        var read = TypedAmounts.Read(Cycle, new Dictionary<FinancialYear, string> { [First] = " ", [new(2023)] = "-", [new(2024)] = "N/A" }, TypedBasis.Movements, MoneyUnit.Pounds, PlanCategory.Saving, new Permanence.Permanent(), null);
        Assert.Empty(read.Problems);
        Assert.Equal(0, read.Amounts.Count);
        Assert.False(read.CanBeKept);
    }

    [Fact]
    public void Tbc_is_a_movement_that_is_not_known_and_not_zero()
    {
        var read = Read("TBC", PlanCategory.Saving);
        Assert.True(read.CanBeKept);
        Assert.Equal(new Amount.Unquantified("TBC"), read.Amounts[First]);
        Assert.Equal([First], read.Series!.Unquantified);
    }

    [Fact]
    public void A_level_that_is_not_quantified_is_refused_in_words()
    {
        var read = Typed(TypedBasis.Levels, new Permanence.Permanent(), PlanCategory.Saving, "-500k", "TBC", "-250k");
        var problem = Assert.Single(read.Problems);
        Assert.Equal("plan.level-unquantified", problem.Code);
        Assert.Equal("2023-24", problem.Where);
        Assert.Contains("Type movements instead", problem.Message, StringComparison.Ordinal);
        Assert.False(read.CanBeKept);
    }

    [Fact]
    public void A_saving_typed_without_a_minus_is_asked_with_both_answers()
    {
        var cell = Typed(TypedBasis.Movements, new Permanence.Permanent(), PlanCategory.Saving, MoneyUnit.Thousands, "30").Cells.Single();
        Assert.Equal(CellState.Ask, cell.State);
        Assert.Equal(["Use -30, a saving", "Keep 30, a cost"], cell.Fixes.Select(f => f.Words));
        Assert.Equal([("-30", false), ("30", true)], cell.Fixes.Select(f => (f.Text, f.Keep)));
        Assert.Empty(Typed(TypedBasis.Movements, new Permanence.Permanent(), PlanCategory.Saving, MoneyUnit.Thousands, cell.Fixes[0].Text).Problems);
        Assert.Empty(TypedAmounts.Read(Cycle, new Dictionary<FinancialYear, string> { [First] = "30" }, TypedBasis.Movements, MoneyUnit.Thousands, PlanCategory.Saving, new Permanence.Permanent(), null, new HashSet<FinancialYear> { First }).Problems);
    }

    [Fact]
    public void A_saving_that_gives_back_a_part_of_itself_is_not_asked()
    {
        Assert.Empty(Typed(TypedBasis.Movements, new Permanence.Permanent(), PlanCategory.Saving, "-412,000", "70,500").Problems);
        Assert.Equal("amount.sign-suspect", Assert.Single(Typed(TypedBasis.Movements, new Permanence.Permanent(), PlanCategory.Saving, "-412,000", "470,500").Problems).Code);
    }

    [Fact]
    public void A_cost_typed_with_a_minus_is_asked()
    {
        var cell = Read("-£200k", PlanCategory.Investment).Cells.Single();
        Assert.Equal(["Use 200,000, a cost", "Keep -£200k, a saving"], cell.Fixes.Select(f => f.Words));
    }

    [Theory]
    [InlineData("£148,834k", MoneyUnit.Pounds, "Use 148,834 (£149k)")]
    [InlineData("£12,500k", MoneyUnit.Pounds, "Use 12,500 (£13k)")]
    [InlineData("148834", MoneyUnit.Thousands, "Use 148.834 (£149k)")]
    [InlineData("£380", MoneyUnit.Pounds, "Use 380,000 (£380k)")]
    [InlineData("380", MoneyUnit.Pounds, "Use 380,000 (£380k)")]
    public void A_wrong_unit_is_caught_at_the_cell(string text, MoneyUnit bare, string use)
    {
        var cell = Typed(TypedBasis.Movements, new Permanence.Permanent(), PlanCategory.Pressure, bare, text).Cells.Single();
        Assert.Equal(CellState.Ask, cell.State);
        Assert.Equal("amount.unit-suspect", cell.Problem!.Code);
        Assert.Equal(use, cell.Fixes[0].Words);
        Assert.Empty(Typed(TypedBasis.Movements, new Permanence.Permanent(), PlanCategory.Pressure, bare, cell.Fixes[0].Text).Problems);
    }

    [Fact]
    public void An_amount_above_the_whole_budget_is_asked()
    {
        Assert.Contains("more than the whole budget of £2.0m", Assert.Single(Read("-3,000,000", PlanCategory.Saving, 2_000_000m).Problems).Message, StringComparison.Ordinal);
        Assert.Empty(Read("-1,500,000", PlanCategory.Saving, 2_000_000m).Problems);
    }

    [Theory]
    [InlineData("29.£%")]
    [InlineData("see note")]
    public void What_is_no_amount_is_refused_at_its_cell(string text)
    {
        var cell = Read(text, PlanCategory.Saving).Cells.Single();
        Assert.Equal(CellState.Wrong, cell.State);
        Assert.Equal("amount.unreadable", cell.Problem!.Code);
    }

    [Fact]
    public void Two_amounts_in_one_cell_are_offered_one_by_one()
    {
        var cell = Read("£562,200 / £325k", PlanCategory.Investment).Cells.Single();
        Assert.Equal(CellState.Wrong, cell.State);
        Assert.Equal(["Use 562,200", "Use 325,000"], cell.Fixes.Select(f => f.Words));
    }

    [Fact]
    public void Levels_become_the_movements_that_give_them_back()
    {
        var read = Typed(TypedBasis.Levels, new Permanence.Permanent(), PlanCategory.Saving, "-500k", "-400k", "-250k", "-250k", "-250k");
        Assert.Empty(read.Problems);
        Assert.Equal(PlanAmounts.Starting(First, Money.FromThousands(-500), Money.FromThousands(100), Money.FromThousands(150)), read.Amounts);
        Assert.Equal([-500m, -400m, -250m, -250m, -250m], read.Levels.Select(l => l.Value.Pounds / 1000));
        Assert.Equal([-500m, -900m, -1150m, -1400m, -1650m], read.RunningTotals.Select(l => l.Value.Pounds / 1000));
    }

    [Fact]
    public void A_temporary_line_typed_as_levels_takes_itself_back()
    {
        var read = Typed(TypedBasis.Levels, new Permanence.TemporaryUntil(new(2024)), PlanCategory.Investment, "1,354,204", "1,369,985", "1,386,087", "0");
        Assert.Empty(read.Problems);
        Assert.Equal([1_354_204m, 15_781m, 16_102m, -1_386_087m], read.Movements.Select(m => m.Value.Pounds));
        Assert.Equal([KeyValuePair.Create(new FinancialYear(2025), Money.FromPounds(-1_386_087))], read.Reversal);
        Assert.Equal(Money.Zero, read.Levels[new(2026)]);
    }

    [Fact]
    public void A_one_off_is_taken_back_by_itself_and_not_twice()
    {
        var read = Read("325k", PlanCategory.Investment, permanence: new Permanence.OneOff());
        Assert.Equal([325_000m, -325_000m], read.Movements.Select(m => m.Value.Pounds));
        var twice = Typed(TypedBasis.Movements, new Permanence.OneOff(), PlanCategory.Investment, "325k", "-325k");
        Assert.Equal("plan.reversal-typed", Assert.Single(twice.Problems).Code);
        Assert.Equal("Leave it empty", twice.Cells[1].Fixes[0].Words);
    }

    [Fact]
    public void What_is_typed_after_the_end_of_a_line_is_refused()
    {
        var read = Typed(TypedBasis.Movements, new Permanence.TemporaryUntil(new(2023)), PlanCategory.Investment, "100k", "", "-100k");
        Assert.Equal("plan.typed-after-end", Assert.Single(read.Problems).Code);
        Assert.Equal("2024-25", read.Problems[0].Where);
        Assert.Equal([100_000m, -100_000m], read.Series!.Low.Select(m => m.Value.Pounds));
    }

    [Fact]
    public void An_empty_level_after_a_full_one_is_asked_whether_it_stays_or_ends()
    {
        var cell = Typed(TypedBasis.Levels, new Permanence.Permanent(), PlanCategory.Saving, "-380k", "").Cells[1];
        Assert.Equal(["Use -380k, it stays", "Use 0, it ends"], cell.Fixes.Select(f => f.Words));
    }

    [Fact]
    public void Movements_before_and_beyond_the_cycle_stand_apart()
    {
        var read = TypedAmounts.Read(Cycle, new Dictionary<FinancialYear, string> { [new(2021)] = "220,852", [First] = "307,439", [new(2027)] = "-418,000" }, TypedBasis.Movements, MoneyUnit.Pounds, PlanCategory.BaseAdjustment, new Permanence.Permanent(), null);
        Assert.Equal(220_852m, read.Before.Sum.Pounds);
        Assert.Equal(307_439m, read.Levels[First].Pounds);
        Assert.Equal(-418_000m, read.Beyond.Sum.Pounds);
        Assert.Equal("plan.level-before-cycle", Assert.Single(TypedAmounts.Read(Cycle, new Dictionary<FinancialYear, string> { [new(2021)] = "220,852" }, TypedBasis.Levels, MoneyUnit.Pounds, PlanCategory.Pressure, new Permanence.Permanent(), null).Problems).Code);
    }

    [Fact]
    public void Levels_whose_bounds_cross_are_refused_and_movements_asked_for()
    {
        var read = Typed(TypedBasis.Levels, new Permanence.Permanent(), PlanCategory.Pressure, "100k to 500k", "300k", "300k", "300k", "300k");
        Assert.Contains(read.Problems, p => p.Code == "plan.level-range");
        Assert.False(read.CanBeKept);
    }

    private static TypedAmountsReading Read(string text, PlanCategory category, decimal? budget = null, Permanence? permanence = null) =>
        TypedAmounts.Read(Cycle, new Dictionary<FinancialYear, string> { [First] = text }, TypedBasis.Movements, MoneyUnit.Pounds, category, permanence ?? new Permanence.Permanent(), budget);

    private static TypedAmountsReading Typed(TypedBasis basis, Permanence permanence, PlanCategory category, params string[] cells) => Typed(basis, permanence, category, MoneyUnit.Pounds, cells);

    private static TypedAmountsReading Typed(TypedBasis basis, Permanence permanence, PlanCategory category, MoneyUnit bare, params string[] cells) =>
        TypedAmounts.Read(Cycle, cells.Select((c, i) => KeyValuePair.Create(First + i, c)).ToDictionary(), basis, bare, category, permanence, null);
}

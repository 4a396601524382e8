using FsCheck;
using FsCheck.Fluent;
using Outturn.Core.Series;
using Outturn.Core.Values;

namespace Outturn.Tests.Foundations;

/// <summary>The worked examples of the money model, and the laws that hold for every series.</summary>
public sealed class SeriesTests
{
    private static readonly FinancialYear Start = new(2022);

    private static Money K(long thousands) => Money.FromThousands(thousands);

    private static Money[] Ks(params long[] thousands) => [.. thousands.Select(K)];

    [Fact]
    public void A_permanent_saving_reads_as_movements_levels_and_running_totals()
    {
        var movements = Movements.Starting(Start, Ks(-380, -570, -345));
        var levels = movements.ToLevels(Start, 3);
        Assert.Equal(Levels.Starting(Start, Ks(-380, -950, -1295)), levels);
        Assert.Equal(RunningTotals.AsPrinted(Start, Ks(-380, -1330, -2625)), levels.ToRunningTotals());
    }

    [Fact]
    public void A_permanent_and_a_temporary_line_give_net_levels()
    {
        var permanent = Movements.Starting(Start, Ks(-380, -570, -345));
        var temporary = new Permanence.TemporaryUntil(Start + 2).Apply(Movements.Starting(Start, K(161)));
        Assert.Equal(Levels.Starting(Start, Ks(-219, -789, -1134)), (permanent + temporary).ToLevels(Start, 3));
    }

    [Fact]
    public void A_one_off_reverses_in_the_next_year_by_itself() =>
        Assert.Equal(Movements.Starting(Start, Ks(325, -325)), new Permanence.OneOff().Apply(Movements.Starting(Start, K(325))));

    [Fact]
    public void Temporary_levels_give_movements_with_their_reversal()
    {
        var levels = Levels.Starting(Start, Money.FromPounds(1_354_204), Money.FromPounds(1_369_985), Money.FromPounds(1_386_087));
        var typed = levels.ToMovements();
        Assert.Equal(Movements.Starting(Start, Money.FromPounds(1_354_204), Money.FromPounds(15_781), Money.FromPounds(16_102)), typed);
        Assert.Equal(Money.FromPounds(-1_386_087), new Permanence.TemporaryUntil(Start + 2).Apply(typed)[Start + 3]);
    }

    [Fact]
    public void Levels_that_fall_back_give_positive_movements() =>
        Assert.Equal(Movements.Starting(Start, Ks(-500, 100, 150)), Levels.Starting(Start, Ks(-500, -400, -250)).ToMovements());

    [Fact]
    public void A_pressure_s_movements_give_its_levels() =>
        Assert.Equal(Levels.Starting(Start, Ks(1187, 5595, 9214, 9623, 10166)), Movements.Starting(Start, Ks(1187, 4408, 3619, 409, 543)).ToLevels(Start, 5));

    [Fact]
    public void Levels_count_from_the_cycle_s_first_year_and_earlier_movements_stand_apart()
    {
        var movements = Movements.Starting(Start.Previous, Ks(-221, -100, -50));
        Assert.Equal(Levels.Starting(Start, Ks(-100, -150)), movements.ToLevels(Start, 2));
        Assert.Equal(K(-221), movements.Before(Start).Sum);
        Assert.Equal(K(-50), movements.Beyond(Start).Sum);
    }

    [Fact]
    public void The_fund_package_s_row_is_a_running_total_of_the_project_s_savings()
    {
        // December 2016: the annual street-lighting savings, running, are what the package prints among its levels.
        var annual = Levels.Starting(new(2016), Ks(100, 120, 130));
        Assert.NotEqual<YearSeries>(annual, annual.ToRunningTotals());
        Assert.Equal(annual, annual.ToRunningTotals().ToLevels());
    }

    [Fact]
    public void The_fund_package_of_december_2016_printed_one_running_total_among_its_levels()
    {
        FinancialYear first = new(2017);
        var printed = Levels.Starting(first, Ks(-538, -538, -538, -538, -538)) + Levels.Starting(first, Ks(-4112, -7012, -7517, -7972, -7972)) + Levels.Starting(first, Ks(-776, -776, -776, -776, -776));
        var environment = Levels.Starting(first, Ks(-129, -264, -398, -525, -652));
        Assert.Equal(Levels.Starting(first, Ks(-5555, -8590, -9229, -9811, -9938)), printed + environment);
        Assert.Equal(K(-43_123), (printed + environment).ToRunningTotals()[first + 4]);
        var investment = Levels.Starting(new(2016), Ks(800, 2175, 909, 38));
        Assert.Equal(K(3_922), investment.ToRunningTotals()[new FinancialYear(2019)]);

        // The yearly savings of the street-lighting project, from its year 1: their running totals, to the thousand, are that row.
        var lighting = Levels.Starting(first, [.. new[] { -128_532L, -135_401, -133_980, -126_797, -126_939 }.Select(Money.FromPounds)]);
        Assert.Equal(environment.Select(x => x.Value), lighting.ToRunningTotals().Select(x => K((long)MoneyStyle.Thousands.InUnit(x.Value))));
        var corrected = (printed + lighting).ToRunningTotals()[first + 4];
        Assert.Equal(-41_807, MoneyStyle.Thousands.InUnit(corrected));
        Assert.Equal(-1_316, MoneyStyle.Thousands.InUnit(environment.ToRunningTotals()[first + 4] - lighting.ToRunningTotals()[first + 4]));
    }

    [Fact]
    public void A_temporary_line_cannot_move_after_it_has_ended() =>
        Assert.Throws<ArgumentException>(() => new Permanence.TemporaryUntil(Start).Apply(Movements.Starting(Start, Ks(1, 1))));

    [Fact]
    public void Temporary_then_permanent_leaves_what_lasts()
    {
        var applied = new Permanence.TemporaryThenPermanent(Start + 1, K(-40)).Apply(Movements.Starting(Start, Ks(-100, -20)));
        Assert.Equal(Levels.Starting(Start, Ks(-100, -120, -40)), applied.ToLevels(Start, 3));
    }

    [Fact]
    public void A_start_part_way_gives_that_part_now_and_the_rest_as_full_year_effect()
    {
        Assert.Equal(Movements.Starting(Start, Ks(-70, -50)), PartYear.FromMonth(6).Starting(Start, K(-120), Rounding.HalfAwayFromZero));
        Assert.Equal(Movements.Starting(Start, Ks(-30, -90)), PartYear.FromQuarter(4).Starting(Start, K(-120), Rounding.HalfAwayFromZero));
        Assert.Equal(Movements.Starting(Start, Ks(-270, -120)), PartYear.SchoolWeeks(27).Starting(Start, K(-390), Rounding.HalfAwayFromZero));
    }

    [Fact]
    public void A_ramp_ends_with_the_whole_in_effect()
    {
        Assert.Equal(Movements.Starting(Start, Ks(-25, -50, -25)), Profiles.Ramp(Start, K(-100), Rounding.HalfAwayFromZero, 0.25m, 0.75m, 1m));
        Assert.Throws<ArgumentException>(() => Profiles.Ramp(Start, K(-100), Rounding.HalfAwayFromZero, 0.25m, 0.75m));
    }

    [Fact]
    public void Movements_and_levels_are_two_readings_of_one_thing() => Check.QuickThrowOnFailure(Prop.ForAll(Amounts, amounts =>
    {
        var movements = Movements.Starting(Start, amounts);
        return movements.ToLevels(Start, amounts.Length).ToMovements().Equals(movements);
    }));

    [Fact]
    public void Running_totals_end_in_the_sum_of_the_levels() => Check.QuickThrowOnFailure(Prop.ForAll(Amounts, amounts =>
    {
        var levels = Levels.Starting(Start, amounts);
        var last = levels.ToRunningTotals()[Start + (amounts.Length - 1)];
        return last == amounts.Aggregate(Money.Zero, (a, b) => a + b) && levels.ToRunningTotals().ToLevels().Equals(levels);
    }));

    [Fact]
    public void What_does_not_last_leaves_nothing() => Check.QuickThrowOnFailure(Prop.ForAll(Amounts, amounts =>
        new Permanence.OneOff().Apply(Movements.Starting(Start, amounts)).Sum.IsZero
        && new Permanence.TemporaryUntil(Start + amounts.Length).Apply(Movements.Starting(Start, amounts)).Sum.IsZero));

    [Fact]
    public void Adding_lines_and_adding_their_levels_agree() => Check.QuickThrowOnFailure(Prop.ForAll(Amounts, Amounts, (a, b) =>
    {
        var (x, y) = (Movements.Starting(Start, a), Movements.Starting(Start, b));
        return (x + y).ToLevels(Start, 12).Equals(x.ToLevels(Start, 12) + y.ToLevels(Start, 12));
    }));

    private static Arbitrary<Money[]> Amounts { get; } =
        Gen.Choose(-1_000_000_000, 1_000_000_000).Select(p => Money.FromPence(p)).NonEmptyListOf().Select(l => l.Take(10).ToArray()).ToArbitrary();
}

using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Outturn.Core.Series;
using Outturn.Core.Values;

namespace Outturn.Tests.Foundations;

public sealed class MoneyTests
{
    private static Money K(long thousands) => Money.FromThousands(thousands);

    [Fact]
    public void A_split_with_a_grain_gives_the_remainder_to_the_last_parts() =>
        Assert.Equal([K(98), K(99), K(99), K(99)], K(395).Split(4, K(1)));

    [Fact]
    public void A_split_never_loses_a_penny() => Check.QuickThrowOnFailure(Prop.ForAll(Pence, Gen.Choose(1, 24).ToArbitrary(), Gen.Elements(1L, 100L, 100_000L).ToArbitrary(), (pence, parts, grain) =>
    {
        var split = Money.FromPence(pence).Split(parts, Money.FromPence(grain));
        return split.Sum(p => p.Pence) == pence && (pence % grain != 0 || split.Max(p => p.Pence) - split.Min(p => p.Pence) <= grain);
    }));

    [Fact]
    public void A_spread_never_loses_a_penny_and_follows_its_weights() => Check.QuickThrowOnFailure(Prop.ForAll(Pence, Gen.Choose(0, 1000).NonEmptyListOf().ToArbitrary(), (pence, weights) =>
    {
        var shares = weights.Take(12).Select(w => (decimal)w).ToArray();
        if (shares.Sum() == 0)
        {
            return true;
        }

        var parts = Money.FromPence(pence).Spread(shares);
        return parts.Sum(p => p.Pence) == pence
            && parts.Zip(shares).All(x => Math.Abs(x.First.Pence - (pence * (x.Second / shares.Sum()))) < 1.0001m);
    }));

    [Fact]
    public void An_overflow_is_an_error_and_never_wraps()
    {
        Assert.Throws<OverflowException>(() => Money.FromPence(long.MaxValue) + Money.FromPence(1));
        Assert.Throws<OverflowException>(() => Money.FromThousands(long.MaxValue / 1000));
        Assert.Throws<OverflowException>(() => Money.FromPence(long.MaxValue).Times(2m, Rounding.HalfToEven));
    }

    [Fact]
    public void A_fraction_of_a_penny_must_be_rounded_by_name()
    {
        Assert.Throws<ArgumentException>(() => Money.FromPounds(0.001m));
        Assert.Equal(1, Money.FromPounds(0.005m, Rounding.HalfAwayFromZero).Pence);
        Assert.Equal(0, Money.FromPounds(0.005m, Rounding.HalfToEven).Pence);
        Assert.Equal(-1, Money.FromPounds(-0.005m, Rounding.HalfAwayFromZero).Pence);
    }

    [Fact]
    public void Unknown_is_not_zero()
    {
        var total = Total.Sum([Amount.Of(K(570)), new Amount.Unquantified("TBC")]);
        Assert.Equal("570 plus 1 not quantified", MoneyStyle.Thousands.Text(total));
        Assert.Null(total.Value);
        Assert.False(Total.Of(new Amount.Unquantified("officer time")) == Total.Of(Amount.Zero));
    }

    [Fact]
    public void A_range_widens_a_total_and_its_difference()
    {
        var total = Total.Of(Amount.Between(K(437), K(314))) + Amount.Of(K(3000));
        Assert.Equal("3,314 to 3,437", MoneyStyle.Thousands.Text(total));
        Assert.Equal(new Total(K(-123), K(123), 0), total - total);
        Assert.Equal(new Amount.Range(K(-20), K(-10)), Amount.Between(K(10), K(20)).Negate());
    }

    [Theory]
    [InlineData(16_656_000, "£16.7m")]
    [InlineData(999_499, "£999k")]
    [InlineData(999_500, "£1.0m")]
    [InlineData(390_000, "£390k")]
    [InlineData(540, "£540")]
    [InlineData(-78_000, "£78k")]
    public void Money_in_a_sentence_is_short_and_unsigned(long pounds, string words) =>
        Assert.Equal(words, MoneyStyle.Words(Money.FromPounds(pounds)));

    [Fact]
    public void A_figure_is_shown_by_its_column_s_style()
    {
        Assert.Equal("-20,538", MoneyStyle.Thousands.Text(K(-20538)));
        Assert.Equal("+3,882", MoneyStyle.Variance.Text(K(3882)));
        Assert.Equal("0", MoneyStyle.Variance.Text(K(0)));
        Assert.Equal("1.35", new MoneyStyle(MoneyUnit.Millions, 2).Text(Money.FromPounds(1_354_204)));
        Assert.Equal("-600000.00", Money.FromPounds(-600_000).ToString());
    }

    [Fact]
    public void Parts_that_a_person_types_must_sum_to_the_year()
    {
        Assert.False(Phasing.Entered([.. Quarters(-81, -81, -81, -81)], Amount.Of(K(-325)), "forecast").Ok);
        Assert.True(Phasing.Entered([.. Quarters(-81, -81, -81, -81)], Amount.Of(K(-324)), "forecast").Ok);
    }

    [Fact]
    public void Parts_that_a_document_prints_are_kept_and_their_difference_is_known()
    {
        var printed = Phasing.AsPrinted([.. Quarters(-81, -81, -81, -81)], Amount.Of(K(-325)));
        Assert.Equal(K(1), printed.Difference);
        Assert.Equal(K(-325), printed.Year.Value);
        Assert.True(Phasing.AsPrinted([.. Quarters(-81, -81, -81, -81)], Amount.Of(K(-324))).Foots);
        Assert.Equal(Phasing.AsPrinted([.. Quarters(1, 2, 3, 4)], null), Phasing.AsPrinted([.. Quarters(1, 2, 3, 4)], Amount.Of(K(10))));
    }

    [Fact]
    public void Months_add_up_to_quarters() =>
        Assert.Equal(K(4 + 5 + 6), Phasing.AsPrinted([.. Enumerable.Range(1, 12).Select(m => Amount.Of(K(m)))], null).Quarter(2)!.Value.Value);

    private static IEnumerable<Amount> Quarters(params long[] thousands) => thousands.Select(t => Amount.Of(K(t)));

    private static Arbitrary<long> Pence { get; } = Gen.Choose(-2_000_000_000, 2_000_000_000).Select(p => p * 31L).ToArbitrary();
}

public sealed class TimeTests
{
    [Theory]
    [InlineData("2017-18", 2017)]
    [InlineData("2017/18", 2017)]
    [InlineData("17-18", 2017)]
    [InlineData("2021/2", 2021)]
    [InlineData("2017-2018", 2017)]
    [InlineData("Savings tracker 2017–18 as at October", 2017)]
    [InlineData("1999/00", 1999)]
    public void A_financial_year_is_read_as_councils_write_it(string text, int start)
    {
        Assert.True(FinancialYear.TryFind(text, out var year));
        Assert.Equal(start, year.StartYear);
    }

    [Theory]
    [InlineData("FY27")]
    [InlineData("2017-19")]
    [InlineData("2017")]
    [InlineData("£16-17m")]
    [InlineData("")]
    public void What_is_not_a_financial_year_is_not_read(string text) => Assert.False(FinancialYear.TryFind(text, out _));

    [Fact]
    public void A_day_in_council_time_ends_at_midnight_in_London()
    {
        Assert.Equal("2017-07-31T22:59:59.999999Z", CouncilTime.EndOf(new(2017, 7, 31)).ToString());
        Assert.Equal("2017-12-31T23:59:59.999999Z", CouncilTime.EndOf(new(2017, 12, 31)).ToString());
        Assert.Equal(new DateOnly(2017, 7, 31), Instant.From(DateTimeOffset.Parse("2017-07-30T23:30:00Z", CultureInfo.InvariantCulture)).Day);
    }

    [Fact]
    public void Quarters_and_months_are_those_of_the_financial_year()
    {
        Assert.Equal(3, Quarter.Containing(new(2017, 10, 31)).Number);
        Assert.Equal(4, Quarter.Containing(new(2018, 3, 31)).Number);
        Assert.Equal(7, FinancialMonth.Containing(new(2017, 10, 31)).Number);
        Assert.Equal(new(2017, 12, 31), new Quarter(new(2017), 3).LastDay);
    }

    [Fact]
    public void A_later_position_sorts_after_an_earlier_one_whatever_their_acts() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(0, 3_000_000).ToArbitrary(), Gen.Choose(1, int.MaxValue).ToArbitrary(), (day, act) =>
        {
            var position = DateOnly.FromDayNumber(day);
            var order = FactOrder.Of(position, act);
            return order.Position == position && order.Act == act && order.Value < FactOrder.Of(position.AddDays(1), 1).Value && order.Value <= FactOrder.LastOf(position).Value
                && FactOrder.LastOf(position).Value < FactOrder.Of(position.AddDays(1), 1).Value;
        }));
}

public sealed class ReferenceTests
{
    [Theory]
    [InlineData("A/R.6.255", "A/R.6.255")]
    [InlineData("A/R 6.257", "A/R.6.257")]
    [InlineData("A/R. 6.214", "A/R.6.214")]
    [InlineData("A/R. 6. 239", "A/R.6.239")]
    [InlineData("a/r.6.101", "A/R.6.101")]
    [InlineData("HLTH  12", "HLTH 12")]
    public void A_misspelt_reference_is_mended_and_keeps_what_was_written(string written, string code)
    {
        var reference = Reference.From(written)!;
        Assert.Equal(code, reference.Code);
        Assert.Equal(written, reference.AsWritten);
    }

    [Fact]
    public void References_are_found_in_running_text() =>
        Assert.Equal(["A/R.6.214", "C/R.7.120", "C/R.7.151"], Reference.FindIn("covers A/R. 6.214, and C/R.7.120 [and C/R.7.151]; not 6.5 or A/R").Select(r => r.Code));

    [Fact]
    public void A_blank_is_not_a_reference() => Assert.Null(Reference.From("  "));
}

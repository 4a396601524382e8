using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;
using Outturn.Tests.Tracking;

namespace Outturn.Tests.Values;

/// <summary>The spellings of amounts that money.md lists, and what makes people doubt them.</summary>
public class AmountReaderTests
{
    [Theory]
    [InlineData("£600k", "600000")]
    [InlineData("-£200k", "-200000")]
    [InlineData("£-200k", "-200000")]
    [InlineData("£1,354,204", "1354204")]
    [InlineData("£0.14m", "140000")]
    [InlineData("£.5m", "500000")]
    [InlineData("(205)", "-205")]
    [InlineData("(£205k)", "-205000")]
    [InlineData("£(205)k", "-205000")]
    [InlineData("£148,834k", "148834000")]
    [InlineData("380k", "380000")]
    [InlineData("380 K", "380000")]
    [InlineData("£1.2 million", "1200000")]
    [InlineData("£2bn", "2000000000")]
    [InlineData("£1.5mn", "1500000")]
    [InlineData("£25 thousand", "25000")]
    [InlineData("£25,000.50", "25000.5")]
    [InlineData("£400k to £1.2m", "400000..1200000")]
    [InlineData("£272,016 - £395,316", "272016..395316")]
    [InlineData("£272,016–£395,316", "272016..395316")]
    [InlineData("10-30k", "10000..30000")]
    [InlineData("between £10k and £30k", "10000..30000")]
    [InlineData("-£300k to -£200k", "-300000..-200000")]
    [InlineData("-10 - -30", "-30..-10")]
    [InlineData("circa £90k", "90000")]
    [InlineData("c. £90k", "90000")]
    [InlineData("c£90k", "90000")]
    [InlineData("up to £50k", "0..50000")]
    [InlineData("approx. £1m", "1000000")]
    [InlineData("£60k pa", "60000")]
    [InlineData("£60k p.a.", "60000")]
    [InlineData("205-", "-205")]
    [InlineData("−205", "-205")]
    [InlineData("–205", "-205")]
    [InlineData("£ 1,000", "1000")]
    [InlineData("205 CR", "-205")]
    [InlineData("205 DR", "205")]
    [InlineData("+205", "205")]
    [InlineData("£600k (previously £583,000)", "600000")]
    [InlineData("£200k in 2017/18", "200000")]
    [InlineData("-", "0")]
    [InlineData("nil", "0")]
    [InlineData("£-", "0")]
    [InlineData("TBC", "[TBC]")]
    [InlineData("To be agreed", "[To be agreed]")]
    [InlineData("officer time", "[officer time]")]
    [InlineData("N/A (already budgeted)", "[N/A (already budgeted)]")]
    [InlineData("TBC - 2 posts", "[TBC - 2 posts]")]
    [InlineData("TBC (Oct 2017)", "[TBC (Oct 2017)]")]
    public void What_people_write(string text, string expected) => Assert.Equal(expected, Reading.Text(AmountReader.Read(text).Value!));

    [Theory]
    [InlineData("29.£%")]
    [InlineData("29%")]
    [InlineData("see note")]
    [InlineData("1.354.204")]
    [InlineData("1,35,204")]
    [InlineData("1.354,20")]
    [InlineData("A12")]
    [InlineData("$200")]
    public void What_is_not_an_amount_is_not_guessed(string text)
    {
        var reading = AmountReader.Read(text);

        Assert.Equal((AmountReadingKind.Malformed, text), (reading.Kind, reading.Raw));
        Assert.Null(reading.Value);
    }

    [Fact]
    public void Blank_and_not_applicable_have_no_value()
    {
        Assert.Equal(AmountReadingKind.Blank, AmountReader.Read("  ").Kind);
        Assert.Equal(AmountReadingKind.Blank, AmountReader.Read(null).Kind);
        Assert.Equal(AmountReadingKind.NotApplicable, AmountReader.Read("N/A").Kind);
    }

    [Fact]
    public void Several_amounts_are_all_kept_and_none_is_chosen()
    {
        var reading = AmountReader.Read("£562,200 / £325k");

        Assert.Equal(["562200", "325000"], reading.Amounts.Select(a => Reading.Text(a.Amount)));
        Assert.Null(reading.Value);
    }

    [Fact]
    public void What_was_true_before_is_marked()
    {
        var only = AmountReader.Read("Previously £583,000");

        Assert.Equal(AmountQualifiers.Previous, Assert.Single(only.Amounts).Qualifiers);
        Assert.Null(only.Value);
    }

    [Theory]
    [InlineData("600", MoneyUnit.Thousands, "600000", "the column's unit, £000")]
    [InlineData("£600", MoneyUnit.Thousands, "600000", "the column's unit, £000")]
    [InlineData("£78k", MoneyUnit.Thousands, "78000", "written in thousands")]
    [InlineData("1.25", MoneyUnit.Millions, "1250000", "the column's unit, £m")]
    [InlineData("600", MoneyUnit.Pounds, "600", "the column's unit, £")]
    [InlineData("0.0000051", MoneyUnit.Thousands, "0.01", "the column's unit, £000, rounded to whole pence")]
    public void A_bare_number_is_in_its_columns_unit_and_a_written_unit_wins(string text, MoneyUnit unit, string expected, string how)
    {
        var reading = AmountReader.Read(text, unit);

        Assert.Equal(expected, Reading.Text(reading.Value!));
        Assert.Equal(how, reading.Amounts[0].How);
    }

    [Theory]
    [InlineData("£148,834k", AmountSuspicionKind.ThousandfoldUnit)]
    [InlineData("-£380", AmountSuspicionKind.MissingThousands)]
    [InlineData("-£200k to £300k", AmountSuspicionKind.Sign)]
    public void What_looks_wrong_is_marked_and_stands(string text, AmountSuspicionKind kind)
    {
        var reading = AmountReader.Read(text);

        Assert.Equal(kind, Assert.Single(reading.Suspicions).Kind);
        Assert.NotNull(reading.Value);
    }

    [Fact]
    public void Whole_pounds_in_a_column_of_thousands_are_read_as_pounds_and_marked()
    {
        var reading = AmountReader.Read("£272,016", MoneyUnit.Thousands);

        Assert.Equal("272016", Reading.Text(reading.Value!));
        Assert.Equal(AmountSuspicionKind.ThousandfoldUnit, Assert.Single(reading.Suspicions).Kind);
    }

    [Theory]
    [InlineData("£200k", ExpectedSign.Negative, 1)]
    [InlineData("-£200k", ExpectedSign.Negative, 0)]
    [InlineData("-£200k", ExpectedSign.Positive, 1)]
    [InlineData("£0", ExpectedSign.Negative, 0)]
    public void A_sign_against_its_category_is_marked(string text, ExpectedSign expected, int marks) =>
        Assert.Equal(marks, AmountReader.Read(text, expected: expected).Suspicions.Count(s => s.Kind == AmountSuspicionKind.Sign));

    [Theory]
    [InlineData("£10k pa", AmountQualifiers.PerYear)]
    [InlineData("£150 per week", AmountQualifiers.PerUnit)]
    [InlineData("approximately £10k", AmountQualifiers.Approximate)]
    [InlineData("at least £10k", AmountQualifiers.AtLeast)]
    [InlineData("up to £10k", AmountQualifiers.UpTo)]
    [InlineData("£10k (TBC)", AmountQualifiers.ToBeConfirmed)]
    public void Words_beside_a_figure_are_kept(string text, AmountQualifiers expected) => Assert.Equal(expected, AmountReader.Read(text).Amounts[0].Qualifiers);

    [Fact]
    public void Any_amount_of_pence_comes_back_however_it_is_written()
    {
        Prop.ForAll<long, byte>((seed, form) =>
        {
            var money = Money.FromPence(seed % 1_000_000_000_000);
            var digits = Math.Abs(money.Pounds).ToString("#,##0.00", CultureInfo.InvariantCulture);
            var minus = money.Sign < 0;
            var text = (form % 6) switch
            {
                0 => (minus ? "-£" : "£") + digits,
                1 => minus ? $"(£{digits})" : $"£{digits}",
                2 => (minus ? "−" : "") + digits,
                3 => digits + (minus ? "-" : ""),
                4 => $"£{(minus ? "-" : "")}{digits}",
                _ => $"{digits} {(minus ? "CR" : "DR")}",
            };
            return AmountReader.Read(text, MoneyUnit.Pounds).Value?.Value == money;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Thousands_and_millions_keep_their_decimals()
    {
        Prop.ForAll<int>(pence =>
        {
            var money = Money.FromPence(pence);
            var thousands = (money.Pounds / 1_000m).ToString("0.00000", CultureInfo.InvariantCulture) + "k";
            var millions = "£" + (money.Pounds / 1_000_000m).ToString("0.00000000", CultureInfo.InvariantCulture) + "m";
            return AmountReader.Read(thousands).Value?.Value == money && AmountReader.Read(millions).Value?.Value == money;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Any_two_amounts_with_to_between_them_are_a_range()
    {
        Prop.ForAll<uint, uint>((a, b) =>
        {
            var (low, high) = (Math.Min(a, b) % 1_000_000u, Math.Max(a, b));
            var text = string.Create(CultureInfo.InvariantCulture, $"£{low:#,##0} to £{high:#,##0}");
            return Equals(AmountReader.Read(text).Value, Amount.Between(Money.FromPounds((long)low), Money.FromPounds((long)high)));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void No_text_at_all_throws_and_the_raw_text_is_kept()
    {
        Prop.ForAll<string>(text => AmountReader.Read(text, MoneyUnit.Thousands).Raw == (text ?? "")).QuickCheckThrowOnFailure();
        foreach (var odd in new[] { "£", "(", ")", "((5))", "--", "1-2-3", "99999999999999999999999999999999999", "£1e9", "5,", ".", "k", "£k", "١٢٣", new string('9', 5_000), new string('-', 5_000) })
        {
            Assert.Equal(odd, AmountReader.Read(odd).Raw);
        }
    }
}

using Outturn.Core.Values;
using Outturn.Data.Facts;

namespace Outturn.Data.Tracking;

/// <summary>
/// An amount in three columns: a known figure has only <c>low</c>, a range <c>low</c> and <c>high</c>, both in pence, and what
/// is not quantified only <c>why</c>. All null: no amount is stated.
/// </summary>
internal static class AmountColumns
{
    public const int Width = 3;

    public static object?[] Of(Amount? amount) => amount switch
    {
        Amount.Known known => [known.Figure.Pence, null, null],
        Amount.Range range => [range.Low.Pence, range.High.Pence, null],
        Amount.Unquantified unquantified => [null, null, unquantified.Why],
        _ => [null, null, null],
    };

    public static Amount? Read(FactCursor row)
    {
        var low = row.WholeOrNull();
        var high = row.WholeOrNull();
        var why = row.TextOrNull();
        return (low, high, why) switch
        {
            ({ } l, { } h, null) => new Amount.Range(Money.FromPence(l), Money.FromPence(h)),
            ({ } l, null, null) => Amount.Of(Money.FromPence(l)),
            (null, null, { } w) => new Amount.Unquantified(w),
            (null, null, null) => null,
            _ => throw new InvalidDataException("An amount is both a figure and not quantified."),
        };
    }
}

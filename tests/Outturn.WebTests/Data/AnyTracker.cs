using Outturn.Core.Series;
using Outturn.Core.Tracking;
using Outturn.Core.Values;

namespace Outturn.WebTests.Data;

/// <summary>Values of every shape that a tracker can hold, from a seed.</summary>
internal sealed class AnyTracker(int seed)
{
    private static readonly string[] Words =
    [
        "", "TBC", "Home to school transport", "Ünïcödé £ – “quotes” 'n \"more\"", "a\nb\tc", "\\back/slash", "=cmd|' /C calc'!A0", "😀 surrogate pair", "null", "  spaces  ",
        "; DROP TABLE acts; --", "12:34=5\n", "officer time", "[1,2]", "{\"a\":1}",
    ];

    private readonly Random random = new(seed);

    public int Next(int below) => random.Next(below);

    public bool Chance(double p) => random.NextDouble() < p;

    public string Text() => Words[random.Next(Words.Length)];

    public Money Money() => random.Next(6) switch
    {
        0 => Core.Values.Money.Zero,
        1 => Core.Values.Money.FromPence(long.MinValue / 16),
        2 => Core.Values.Money.FromPence(long.MaxValue / 16),
        _ => Core.Values.Money.FromPence(random.NextInt64(-1_000_000_00, 1_000_000_00)),
    };

    public Amount Amount() => random.Next(5) switch
    {
        0 => new Amount.Unquantified(Text()),
        1 => Core.Values.Amount.Between(Money(), Money()),
        2 => new Amount.Range(Core.Values.Money.FromPence(7), Core.Values.Money.FromPence(7)),
        _ => Core.Values.Amount.Of(Money()),
    };

    public Phasing Phasing() => random.Next(4) switch
    {
        0 => Core.Series.Phasing.Unphased(Amount()),
        1 => Core.Series.Phasing.AsPrinted([.. Enumerable.Range(0, 4).Select(_ => Core.Values.Amount.Of(Money()))], Chance(0.5) ? Amount() : null),
        2 => Core.Series.Phasing.AsPrinted([.. Enumerable.Range(0, 4).Select(_ => Amount())], Chance(0.5) ? Amount() : null),
        _ => Core.Series.Phasing.AsPrinted([.. Enumerable.Range(0, 12).Select(_ => Amount())], Chance(0.5) ? Amount() : null),
    };

    public LineDetails Details() => new(
        Text(), Text(), [.. Enumerable.Range(0, random.Next(4)).Select(_ => Text())], Text(), Text(),
        [.. Enumerable.Range(0, random.Next(3)).Select(_ => KeyValuePair.Create(Text(), Text()))]);

    public LinePlan Plan() => new(Amount(), Phasing());

    public LineForecast Stated() => new(
        Phasing(),
        Chance(0.3) ? null : (Rag)random.Next(Enum.GetValues<Rag>().Length),
        Chance(0.3) ? null : (Direction)random.Next(Enum.GetValues<Direction>().Length),
        Chance(0.3) ? null : Chance(0.5),
        Text(),
        Chance(0.5) ? null : Money());

    public LineStanding Standing() => new(Chance(0.5), Text());

    /// <summary>A change of some parts of a line, at least one.</summary>
    public LineChange Change(string key)
    {
        while (true)
        {
            var change = new LineChange(null, key, key.ToUpperInvariant())
            {
                Details = Chance(0.4) ? Details() : null,
                Plan = Chance(0.4) ? Plan() : null,
                Stated = Chance(0.6) ? Stated() : null,
                Owner = Chance(0.3) ? Text() : null,
                Standing = Chance(0.2) ? Standing() : null,
            };
            if (!change.IsEmpty)
            {
                return change;
            }
        }
    }
}

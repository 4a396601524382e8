using Outturn.Core.Series;
using Outturn.Core.Values;

namespace Outturn.Data.Planning;

/// <summary>A permanence in three values: its kind, the last year where it ends, and what stays for good, in pence. The kinds are stored: add, never rename.</summary>
internal static class PermanenceColumns
{
    private const string Permanent = "Permanent";
    private const string OneOff = "OneOff";
    private const string TemporaryUntil = "TemporaryUntil";
    private const string TemporaryThenPermanent = "TemporaryThenPermanent";

    private static readonly Permanence Stays = new Permanence.Permanent();
    private static readonly Permanence Once = new Permanence.OneOff();

    public static (string Kind, long? Until, long? Lasting) Of(Permanence permanence) => permanence switch
    {
        Permanence.Permanent => (Permanent, null, null),
        Permanence.OneOff => (OneOff, null, null),
        Permanence.TemporaryUntil temporary => (TemporaryUntil, temporary.LastYear.StartYear, null),
        Permanence.TemporaryThenPermanent temporary => (TemporaryThenPermanent, temporary.LastYear.StartYear, temporary.Lasting.Pence),
        _ => throw new InvalidOperationException("A permanence of a new kind has no stored form."),
    };

    public static Permanence Read(string kind, long? until, long? lasting) => (kind, until, lasting) switch
    {
        (Permanent, null, null) => Stays,
        (OneOff, null, null) => Once,
        (TemporaryUntil, { } year, null) => new Permanence.TemporaryUntil(new((int)year)),
        (TemporaryThenPermanent, { } year, { } pence) => new Permanence.TemporaryThenPermanent(new((int)year), Money.FromPence(pence)),
        _ => throw new InvalidDataException($"A line cannot be '{kind}' until {until} with {lasting} lasting."),
    };
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using Outturn.Core.Series;
using Outturn.Core.Values;
using Outturn.Data.Facts;

namespace Outturn.Data.Tracking;

/// <summary>
/// A phasing in nine columns: its kind, the stated year as an amount, and four quarters in pence where all four are known.
/// Months, and quarters of which one is a range or not quantified, stand in one text instead: a JSON array whose items are
/// pence, <c>[low, high]</c> or the words.
/// </summary>
internal static class PhasingColumns
{
    public const int Width = 9;

    public static object?[] Of(Phasing phasing)
    {
        var plain = phasing.Kind == PhasingKind.Quarterly && phasing.Parts.All(p => p.IsKnown);
        var kind = EnumText<PhasingKind>.Of(phasing.Kind);
        return plain
            ? [kind, .. AmountColumns.Of(phasing.Stated), .. phasing.Parts.Select(p => (object)p.Value!.Value.Pence), null]
            : [kind, .. AmountColumns.Of(phasing.Stated), null, null, null, null, phasing.Parts.Count == 0 ? null : Write(phasing.Parts)];
    }

    public static Phasing Read(FactCursor row)
    {
        var kind = EnumText<PhasingKind>.Read(row.Text());
        var stated = AmountColumns.Read(row);
        if (kind == PhasingKind.Unphased)
        {
            row.Skip(5);
            return Phasing.Unphased(stated ?? throw new InvalidDataException("An unphased year has no amount."));
        }

        if (row.WholeOrNull() is { } first)
        {
            Amount[] quarters =
            [
                Amount.Of(Money.FromPence(first)), Amount.Of(Money.FromPence(row.Whole())),
                Amount.Of(Money.FromPence(row.Whole())), Amount.Of(Money.FromPence(row.Whole())),
            ];
            row.Skip(1);
            return Phasing.AsPrinted(quarters, stated);
        }

        row.Skip(3);
        return Phasing.AsPrinted(Parts(row.Text()), stated);
    }

    private static string Write(IReadOnlyList<Amount> parts)
    {
        var text = new StringBuilder("[");
        foreach (var part in parts)
        {
            text.Append(text.Length > 1 ? "," : "");
            text = part switch
            {
                Amount.Known known => text.Append(CultureInfo.InvariantCulture, $"{known.Figure.Pence}"),
                Amount.Range range => text.Append(CultureInfo.InvariantCulture, $"[{range.Low.Pence},{range.High.Pence}]"),
                Amount.Unquantified unquantified => text.Append(StoredJson.Write(unquantified.Why)),
                _ => throw new InvalidOperationException("An amount of a new kind has no stored form."),
            };
        }

        return text.Append(']').ToString();
    }

    private static Amount[] Parts(string json)
    {
        using var document = JsonDocument.Parse(json);
        return
        [
            .. document.RootElement.EnumerateArray().Select(part => part.ValueKind switch
            {
                JsonValueKind.Number => Amount.Of(Money.FromPence(part.GetInt64())),
                JsonValueKind.Array => new Amount.Range(Money.FromPence(part[0].GetInt64()), Money.FromPence(part[1].GetInt64())),
                _ => new Amount.Unquantified(part.GetString()!),
            }),
        ];
    }
}

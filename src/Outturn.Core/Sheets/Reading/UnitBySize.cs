using System.Globalization;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;

namespace Outturn.Core.Sheets.Reading;

/// <summary>What the size of bare figures says of their unit.</summary>
/// <param name="Unit">Null where it cannot be said.</param>
/// <param name="How">How it was found, in words.</param>
/// <param name="Because">The reason alone, for a sentence: "half of the figures are 390 or more".</param>
/// <param name="AllNamed">No bare figure depends on a unit: none is there, or each names its own.</param>
internal sealed record UnitBySize(MoneyUnit? Unit, string How, string Because, bool AllNamed)
{
    public static UnitBySize Of(IEnumerable<GridCell> cells)
    {
        var bare = new List<decimal>();
        var decimals = 0;
        var ownUnits = 0;
        var pounds = 0;
        foreach (var cell in cells)
        {
            if (cell.Kind == GridCellKind.Number && cell.Number is { } n && n != 0)
            {
                bare.Add(Math.Abs(n));
                decimals += n != decimal.Truncate(n) ? 1 : 0;
                pounds += cell.Format.Contains('£', StringComparison.Ordinal) ? 1 : 0;
            }
            else if (cell.Kind == GridCellKind.Text && FigureText.Is(cell.Text))
            {
                var reading = AmountReader.Read(cell.Text);
                if (reading.Amounts is [var one, ..])
                {
                    if (one.Unit != MoneyUnit.Pounds)
                    {
                        ownUnits++;
                    }
                    else if (one.Amount.Value is { IsZero: false } value)
                    {
                        bare.Add(value.Abs().Pounds);
                        decimals += value.Pence % 100 != 0 ? 1 : 0;
                        pounds += cell.Text.Contains('£', StringComparison.Ordinal) ? 1 : 0;
                    }
                }
            }
        }

        if (bare.Count == 0)
        {
            return new(MoneyUnit.Pounds, ownUnits > 0 ? "each cell names its own unit" : "£; no bare figure depends on it", "", AllNamed: true);
        }

        bare.Sort();
        var median = bare[bare.Count / 2];
        var total = bare.Sum();
        var size = string.Create(CultureInfo.InvariantCulture, $"half of the figures are {median:#,##0.##} or more");
        if (median >= 8_000m || (pounds * 2 > bare.Count && median >= 1_000m))
        {
            return new(MoneyUnit.Pounds, $"£, because {size}", size, AllNamed: false);
        }

        if (bare[^1] < 40m && decimals * 3 >= bare.Count)
        {
            return new(MoneyUnit.Millions, "£m, because the figures are small and have decimals", "they are small and have decimals", AllNamed: false);
        }

        return median is >= 5m and < 3_000m && total < 400_000m && bare[^1] <= 60_000m
            ? new(MoneyUnit.Thousands, $"£000, because {size}", size, AllNamed: false)
            : new(null, "not found", size, AllNamed: false);
    }
}

using Outturn.Core.Sheets.Reading;

namespace Outturn.Core.Tracking.Reading;

/// <summary>
/// Splits a cell that names several committees. "Adults, C&amp;YP" is two because each stands alone in other rows; "Place, Growth and
/// Environment" is one because no part of it does.
/// </summary>
internal sealed class CommitteeNames
{
    private readonly HashSet<string> _alone = new(StringComparer.OrdinalIgnoreCase);

    public CommitteeNames(IEnumerable<string> cells)
    {
        foreach (var cell in cells.Distinct(StringComparer.Ordinal))
        {
            _alone.Add(PlainText.Line(cell).Trim());
        }
    }

    public IReadOnlyList<string> Split(string cell)
    {
        var plain = PlainText.Of(cell).Trim();
        if (plain.Length == 0 || plain is "0" or "-" or "N/A" or "n/a")
        {
            return [];
        }

        var parts = plain.Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return [.. parts.SelectMany(Further).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private IEnumerable<string> Further(string part)
    {
        foreach (var separator in (ReadOnlySpan<string>)[",", " / ", "/"])
        {
            var pieces = part.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (pieces.Length > 1 && pieces.Any(_alone.Contains))
            {
                return pieces;
            }
        }

        return [part];
    }
}

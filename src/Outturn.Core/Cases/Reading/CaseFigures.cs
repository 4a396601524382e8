using System.Globalization;
using System.Text.RegularExpressions;
using Outturn.Core.Papers;
using Outturn.Core.Values;

namespace Outturn.Core.Cases.Reading;

/// <summary>The figures in a case's running text, and the amounts that stand anywhere in it, to hold a doubtful one against.</summary>
internal sealed partial class CaseFigures
{
    [GeneratedRegex(@"(?<sign>[-–−]\s?)?(?<pound>£\s?)(?<sign2>[-–−]\s?)?(?<n>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s?(?<unit>k(?![a-z])|m(?![a-z])|bn(?![a-z])|millions?|billions?|thousands?)?", RegexOptions.IgnoreCase)]
    private static partial Regex Pounds();

    [GeneratedRegex(@"(?<![\w£.,/])(?<n>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s?(?<unit>%|per\s?cent(?:age)?|k(?![a-z])|m(?![a-z]))?(?![\w,/]*\d)", RegexOptions.IgnoreCase)]
    private static partial Regex Numbers();

    // Years, days, references and times are not figures of a case.
    [GeneratedRegex(@"\b(?:19|20)\d\d\s?[-/–]\s?(?:20)?\d{1,2}\b|\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b|\b\d{1,2}\s?(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?:\s+\d{2,4})?\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+'?\d{2,4}\b|\b[A-Z]\s?/\s?[RC]\s?\.\s?\d\s?\.\s?\d{3}\b|\b(?:19|20)\d\d\b|\b\d\d/\d\d\b|\bQ[1-4]\b|\bhttps?://\S+", RegexOptions.IgnoreCase)]
    private static partial Regex NotFigures();

    private readonly HashSet<long> _amounts = [];

    public CaseFigures(IEnumerable<Block> blocks)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case TextBlock { Kind: not TextKind.Furniture } text:
                    Take(text.Text);
                    break;
                case TableBlock table:
                    foreach (var cell in table.Rows.SelectMany(r => r.Cells))
                    {
                        Take(cell.Text);
                    }

                    break;
            }
        }
    }

    /// <summary>Whether the case states exactly this amount, in whatever unit.</summary>
    public bool Has(Money amount) => _amounts.Contains(Math.Abs(amount.Pence));

    private void Take(string text)
    {
        if (!text.Contains('£'))
        {
            return;
        }

        foreach (Match match in Pounds().Matches(text))
        {
            if (Worth(match) is { } amount)
            {
                _amounts.Add(Math.Abs(amount.Pence));
            }
        }
    }

    /// <summary>The figures of one text, in order.</summary>
    public static IEnumerable<ProseFigure> In(string text, string section, Place place)
    {
        if (!text.AsSpan().ContainsAnyInRange('0', '9'))
        {
            return [];
        }

        var found = new SortedList<int, ProseFigure>();
        foreach (Match match in Pounds().Matches(text))
        {
            if (Worth(match) is { } amount)
            {
                found[match.Index] = new(FigureKind.Money, match.Value.Trim(), Amount.Of(amount), null, section, place);
            }
        }

        var masked = NotFigures().Replace(text, m => new string(' ', m.Length));
        masked = Pounds().Replace(masked, m => new string(' ', m.Length));
        foreach (Match match in Numbers().Matches(masked))
        {
            if (!decimal.TryParse(match.Groups["n"].ValueSpan, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number))
            {
                continue;
            }

            var unit = match.Groups["unit"].Value.ToLowerInvariant();
            var raw = match.Value.Trim();
            found.TryAdd(match.Index, unit is "k" or "m"
                ? new(FigureKind.Money, raw, Of(number, unit) is { } amount ? Amount.Of(amount) : null, null, section, place)
                : new(unit.Length > 0 ? FigureKind.Percent : FigureKind.Number, raw, null, number, section, place));
        }

        return found.Values;
    }

    private static Money? Worth(Match match)
    {
        if (!decimal.TryParse(match.Groups["n"].ValueSpan, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var amount = Of(number, match.Groups["unit"].Value.ToLowerInvariant());
        return amount is { } money && (match.Groups["sign"].Success || match.Groups["sign2"].Success) ? -money : amount;
    }

    private static Money? Of(decimal number, string unit)
    {
        var factor = unit.Length == 0 ? 1m : unit[0] switch { 'k' or 't' => 1_000m, 'm' => 1_000_000m, _ => 1_000_000_000m };
        return number is < 0 or > 1_000_000_000_000m || number * factor > 1_000_000_000_000m ? null : Money.FromPounds(number * factor, Rounding.HalfAwayFromZero);
    }
}

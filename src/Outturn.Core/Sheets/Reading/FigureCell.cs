using Outturn.Core.Values;
using Outturn.Core.Values.Reading;

namespace Outturn.Core.Sheets.Reading;

internal enum FigureKind
{
    Blank,
    Figure,
    NotApplicable,

    /// <summary>An error value or a formula without result: the file does not hold the figure.</summary>
    Missing,

    /// <summary>Something that is not an amount.</summary>
    Bad,
}

/// <summary>One money cell in pounds, signed as written. <paramref name="Why"/> says what is wrong with a missing or bad one.</summary>
internal readonly record struct FigureCell(FigureKind Kind, Amount? Amount, string Why, bool WasRounded, IReadOnlyList<AmountSuspicion> Suspicions)
{
    private const decimal WorthSaying = 0.000_001m;

    private static readonly FigureCell Blank = new(FigureKind.Blank, null, "", WasRounded: false, []);

    public static FigureCell Read(GridCell cell, MoneyUnit? unit)
    {
        switch (cell.Kind)
        {
            case GridCellKind.Empty:
                return Blank;
            case GridCellKind.Number:
                return OfNumber(cell, unit);
            case GridCellKind.Error:
                return new(FigureKind.Missing, null, $"holds the error {cell.Text}", WasRounded: false, []);
            case GridCellKind.FormulaWithoutResult:
                return new(FigureKind.Missing, null, $"holds a formula without its result ({Shortened(cell.Text)})", WasRounded: false, []);
            case GridCellKind.Date:
                return new(FigureKind.Bad, null, $"holds a date ({cell.Text})", WasRounded: false, []);
            case GridCellKind.Boolean:
                return new(FigureKind.Bad, null, $"holds {cell.Text}", WasRounded: false, []);
        }

        return OfText(cell.Text, unit);
    }

    /// <summary>
    /// How many times the number format divides by a thousand for show: <c>#,##0,</c> once. Such a cell holds pounds in full,
    /// whatever its heading says of what is shown.
    /// </summary>
    public static int HiddenThousands(string format)
    {
        var commas = 0;
        for (var i = 0; i < format.Length && format[i] != ';'; i++)
        {
            if (format[i] is '0' or '#' or '?')
            {
                commas = 0;
                while (i + 1 < format.Length && format[i + 1] == ',')
                {
                    commas++;
                    i++;
                }
            }
        }

        return commas;
    }

    private static FigureCell OfNumber(GridCell cell, MoneyUnit? unit)
    {
        if (cell.Format.Contains('%', StringComparison.Ordinal))
        {
            return new(FigureKind.Bad, null, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"holds a percentage ({cell.Number * 100:0.##}%)"), WasRounded: false, []);
        }

        var hidden = HiddenThousands(cell.Format);
        var factor = hidden > 0 && (unit is null or MoneyUnit.Pounds || hidden == (unit == MoneyUnit.Thousands ? 1 : 2)) ? 1m : UnitWords.Factor(unit ?? MoneyUnit.Pounds);
        return OfDecimal(cell.Number ?? 0, factor, cell.Text);
    }

    private static FigureCell OfDecimal(decimal number, decimal factor, string text)
    {
        if (Math.Abs(number) > 100_000_000_000m || Math.Abs(number * factor) > 100_000_000_000m)
        {
            return new(FigureKind.Bad, null, $"holds {text}, too large to be an amount of a council", WasRounded: false, []);
        }

        var exact = number * factor;
        var money = Money.FromPounds(exact, Rounding.HalfAwayFromZero);
        return new(FigureKind.Figure, Amount.Of(money), "", Math.Abs(money.Pounds - exact) > WorthSaying, []);
    }

    private static FigureCell OfText(string text, MoneyUnit? unit)
    {
        // Nearly every figure of a CSV is plain digits: those need no grammar.
        if (Plain(text) is { } number)
        {
            return OfDecimal(number, UnitWords.Factor(unit ?? MoneyUnit.Pounds), text);
        }

        var reading = AmountReader.Read(text, unit ?? MoneyUnit.Pounds);
        return reading.Kind switch
        {
            AmountReadingKind.Blank => Blank,
            AmountReadingKind.NotApplicable => new(FigureKind.NotApplicable, null, "", WasRounded: false, []),
            _ when reading.Value is { } value => new(FigureKind.Figure, value, "", WasRounded: false, reading.Suspicions),
            AmountReadingKind.Figures => new(FigureKind.Bad, null, $"holds several amounts (\"{Shortened(text)}\")", WasRounded: false, []),
            _ => new(FigureKind.Bad, null, $"holds \"{Shortened(text)}\", which is not an amount", WasRounded: false, []),
        };
    }

    /// <summary>Digits with well placed commas, a point and a leading minus; null for anything else.</summary>
    private static decimal? Plain(string text)
    {
        var digits = 0;
        var sinceComma = -1;
        var point = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsAsciiDigit(c))
            {
                digits++;
                sinceComma += sinceComma >= 0 && !point ? 1 : 0;
            }
            else if (c == ',' && digits > 0 && !point && (sinceComma == 3 || (sinceComma < 0 && digits <= 3)))
            {
                sinceComma = 0;
            }
            else if (c == '.' && !point && sinceComma is -1 or 3)
            {
                point = true;
            }
            else if (!(c == '-' && i == 0))
            {
                return null;
            }
        }

        return digits is > 0 and < 26 && sinceComma is -1 or 3 && !text.EndsWith('.')
            && decimal.TryParse(text, System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    private static string Shortened(string text) => text.Length <= 60 ? text.Trim() : text[..57].Trim() + "...";
}

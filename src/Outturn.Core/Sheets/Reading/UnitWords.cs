using System.Text.RegularExpressions;
using Outturn.Core.Values;

namespace Outturn.Core.Sheets.Reading;

/// <summary>Units as headings and banners write them: £000, £'000s, £k, (£m), "in thousands", £.</summary>
internal static partial class UnitWords
{
    [GeneratedRegex(@"£\s*'?\s*000'?s?\b|£\s*k\b|\b000'?s?\b|'000|\(k\)|\bin thousands\b|\bthousands\b|£\s*thousands?|£\s*ths\b|\bk£|£0{3}|\bgbp\s*k\b|\bgbp 000")]
    private static partial Regex Thousands();

    [GeneratedRegex(@"£\s*m\b|£\s*mn\b|£\s*mil|\bin millions\b|£\s*millions?|\(m\)|\bmillions\b")]
    private static partial Regex Millions();

    [GeneratedRegex(@"£\s*$|£\s*\)|\(\s*£\s*\)|£(?![\d'kmt\s])|£\s(?![\dkm'0])|\bin pounds\b|\bwhole pounds\b|\bpounds\b|£s\b|\bgbp\b")]
    private static partial Regex Pounds();

    /// <summary>The unit in a normalised heading; null where none is written. An amount such as £78k is not a unit.</summary>
    public static MoneyUnit? Find(string normal) =>
        normal.Length == 0 ? null
        : Thousands().IsMatch(normal) ? MoneyUnit.Thousands
        : Millions().IsMatch(normal) ? MoneyUnit.Millions
        : Pounds().IsMatch(normal) ? MoneyUnit.Pounds
        : null;

    public static string Name(MoneyUnit unit) => unit switch { MoneyUnit.Pounds => "£", MoneyUnit.Thousands => "£000", _ => "£m" };

    public static decimal Factor(MoneyUnit unit) => unit switch { MoneyUnit.Pounds => 1m, MoneyUnit.Thousands => 1_000m, _ => 1_000_000m };
}

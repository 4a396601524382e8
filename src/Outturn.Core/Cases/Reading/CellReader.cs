using System.Text.RegularExpressions;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;

namespace Outturn.Core.Cases.Reading;

/// <summary>Reads a cell as its column says. What is not that keeps its words and no value.</summary>
internal static partial class CellReader
{
    [GeneratedRegex(@"^(?:\w+\s)?volumes?\b|^(?:number|no\.?) of\b|^units\b|^fte\b|^headcount\b|^(?:tonnes|t?co2e?|carbon)\b|\((?:fte|in units|units|number|no\.?|count)\)|^(?:places|clients|cases|people|properties|flats|homes)$", RegexOptions.IgnoreCase)]
    private static partial Regex CountRow();

    [GeneratedRegex(@"^(?<n>\d{1,6}(?:\.\d{1,3})?)\s?(?:x\s|fte|wte|posts?|x$)", RegexOptions.IgnoreCase)]
    private static partial Regex Posts();

    /// <param name="text">As printed, trimmed.</param>
    /// <param name="column">What its column holds.</param>
    /// <param name="kind">Of the table.</param>
    /// <param name="label">The name of its row.</param>
    public static CellValue? Read(string text, TableColumn column, CaseTableKind kind, string label)
    {
        if (column.Meaning is ColumnMeaning.Start or ColumnMeaning.End or ColumnMeaning.When or ColumnMeaning.Duration)
        {
            return new CellValue.Date(DateReader.Read(text));
        }

        if (text.Length == 0 || column.Meaning == ColumnMeaning.Subject)
        {
            return null;
        }

        if (CellContent.IsNotGiven(text))
        {
            return new CellValue.NotGiven(text);
        }

        return column.Meaning switch
        {
            ColumnMeaning.Rag => RagWords.Read(text, letters: true) is { } rag ? new CellValue.Rag(rag) : ScoreWords.Read(text),
            ColumnMeaning.Score or ColumnMeaning.Impact or ColumnMeaning.Probability => (CellValue?)ScoreWords.Read(text) ?? Colour(text),
            ColumnMeaning.Year when kind == CaseTableKind.Timetable => null,
            ColumnMeaning.Year or ColumnMeaning.Total => Figure(text, column, kind, label),
            ColumnMeaning.Amount => Percent(text) ?? Money(text, column.Unit),
            ColumnMeaning.Count => CellContent.Number(text) is { } count ? new CellValue.Number(count) : NumberOfPosts(text) ?? Percent(text) ?? MoneyOnly(text, column.Unit),
            ColumnMeaning.Share => Percent(text) ?? ShareOf(text, column),
            ColumnMeaning.Baseline or ColumnMeaning.Target => Percent(text) ?? (CellContent.Number(text) is { } level ? new CellValue.Number(level) : MoneyOnly(text, column.Unit)),
            ColumnMeaning.Text or ColumnMeaning.Status or ColumnMeaning.Positive or ColumnMeaning.Negative or ColumnMeaning.Neutral => Bare(text),
            _ => null,
        };
    }

    /// <summary>In a column of years or totals: money, unless the table or the row counts something else.</summary>
    private static CellValue? Figure(string text, TableColumn column, CaseTableKind kind, string label)
    {
        if (Percent(text) is { } percent)
        {
            return percent;
        }

        var isMoney = kind is CaseTableKind.MoneyByYear or CaseTableKind.Items or CaseTableKind.Partners or CaseTableKind.Staffing;
        if (isMoney && !(CountRow().IsMatch(label.Trim()) && CellContent.Of(text) != ContentKind.Money))
        {
            return Money(text, column.Unit);
        }

        return CellContent.Number(text) is { } number ? new CellValue.Number(number) : MoneyOnly(text, column.Unit);
    }

    private static CellValue? Money(string text, MoneyUnit? unit)
    {
        var reading = AmountReader.Read(text, unit);
        return reading.Kind is AmountReadingKind.Figures or AmountReadingKind.Nil or AmountReadingKind.NotApplicable or AmountReadingKind.Unquantified ? new CellValue.Money(reading) : null;
    }

    private static CellValue? MoneyOnly(string text, MoneyUnit? unit) => text.Contains('£', StringComparison.Ordinal) ? Money(text, unit) is CellValue.Money { Reading.Kind: AmountReadingKind.Figures } money ? money : null : null;

    private static CellValue.Percent? Percent(string text) => CellContent.Percent(text) is { } percent ? new CellValue.Percent(percent) : null;

    private static CellValue? ShareOf(string text, TableColumn column)
    {
        if (text.Contains('£', StringComparison.Ordinal) || column.Unit is not null)
        {
            return Money(text, column.Unit);
        }

        return CellContent.Number(text) is not { } number ? null
            : Math.Abs(number) <= 100 && (column.Heading.Contains('%', StringComparison.Ordinal) || column.Heading.Contains("per", StringComparison.OrdinalIgnoreCase)) ? new CellValue.Percent(number)
            : new CellValue.Number(number);
    }

    private static CellValue.Rag? Colour(string text) => text.Length <= 20 && RagWords.Read(text) is { } rag ? new CellValue.Rag(rag) : null;

    private static CellValue.Number? NumberOfPosts(string text) =>
        Posts().Match(text) is { Success: true } posts ? new CellValue.Number(decimal.Parse(posts.Groups["n"].ValueSpan, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture)) : null;

    /// <summary>Under a heading that says nothing, or that says words.</summary>
    private static CellValue? Bare(string text) =>
        CellContent.Of(text) switch
        {
            ContentKind.Number => CellContent.Number(text) is { } number ? new CellValue.Number(number) : null,
            ContentKind.Percent => Percent(text),
            ContentKind.Money => Money(text, MoneyUnit.Pounds) is CellValue.Money { Reading.Kind: AmountReadingKind.Figures } money ? money : null,
            _ => null,
        };
}

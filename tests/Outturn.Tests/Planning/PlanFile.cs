using System.Globalization;
using System.Text;
using Outturn.Core.Planning;
using Outturn.Core.Planning.Reading;
using Outturn.Core.Series;
using Outturn.Core.Values;
using Outturn.Documents.Reading;

namespace Outturn.Tests.Planning;

/// <summary>Reads an invented file of plan lines and puts lines into short texts to compare with.</summary>
internal static class PlanFile
{
    public static PlanReading OfText(string text, PlanReadingChoices? choices = null, string name = "lines.csv") => Of(Encoding.UTF8.GetBytes(text), name, choices);

    public static PlanReading Of(byte[] bytes, string name = "plan.xlsx", PlanReadingChoices? choices = null)
    {
        var book = GridReader.Read(bytes, name);
        Assert.True(book.Ok, string.Join("; ", book.Problems.Select(p => p.Message)));
        return PlanLinesReader.Read(book.Value, choices);
    }

    /// <summary>Title [codes] category permanence: the movements in all, reversal included, in pounds.</summary>
    public static string Short(ReadPlanLine line) => string.Create(
        CultureInfo.InvariantCulture,
        $"{line.Title} [{string.Join(' ', line.Terms.References)}] {line.Terms.Category} {Short(line.Terms.Permanence)}: {string.Join(", ", Series(line))}");

    public static string[] Short(PlanReading reading) => [.. reading.Lines.Select(Short)];

    public static void NoErrors(PlanReading reading)
    {
        Assert.True(reading.CanBeImported && reading.BadRows.Count == 0, string.Join("; ", reading.Problems.Where(p => p.Severity == Severity.Error).Select(p => p.Message).Concat(reading.BadRows.Select(b => b.Problem.Message))));
        Assert.All(reading.Lines, l => Assert.True(l.Reproduces, Short(l)));
    }

    public static string Short(Permanence permanence) => permanence switch
    {
        Permanence.OneOff => "one-off",
        Permanence.TemporaryUntil t => $"until {t.LastYear}",
        Permanence.TemporaryThenPermanent t => $"until {t.LastYear} then {t.Lasting}",
        _ => "permanent",
    };

    private static IEnumerable<string> Series(ReadPlanLine line)
    {
        var series = LineSeries.Of(line.Typed, line.Terms.Permanence);
        foreach (var year in series.Low.Select(m => m.Key).Concat(series.High.Select(m => m.Key)).Concat(series.Unquantified).Distinct().Order())
        {
            yield return $"{year} " + (series.Unquantified.Contains(year) ? ((Amount.Unquantified)line.Typed[year]).Why
                : series.Low[year] == series.High[year] ? Pounds(series.Low[year]) : $"{Pounds(series.Low[year])}..{Pounds(series.High[year])}");
        }
    }

    private static string Pounds(Money money) => money.Pounds.ToString("0.##", CultureInfo.InvariantCulture);
}

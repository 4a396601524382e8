using System.Globalization;
using Outturn.Core.Planning.Reading;
using Outturn.Core.Sheets;
using Outturn.Core.Sheets.Reading;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;

namespace Outturn.Core.Planning;

/// <summary>One text column of the plan workbook.</summary>
/// <param name="Of">The cell's text of a line.</param>
internal sealed record PlanTextColumn(string Key, string Heading, PlanField Field, int Width, Func<PlanLine, Proposal, string> Of);

/// <summary>The cells of the plan workbook, in the one spelling that reading them back gives.</summary>
internal static class PlanCells
{
    public static IReadOnlyList<PlanTextColumn> Texts { get; } =
    [
        new("title", "Proposal title", PlanField.Title, 40, (_, p) => p.Terms.Title),
        new("line", "Line title", PlanField.LineTitle, 24, (l, _) => l.Terms.Title),
        new("reference", "References", PlanField.Reference, 14, (l, _) => string.Join(", ", l.Terms.References)),
        new("kind", "Kind", PlanField.Kind, 14, (l, _) => KindWords.Name(l.Terms.Category)),
        new("permanence", "Permanence", PlanField.Permanence, 24, (l, _) => KindWords.Name(l.Terms.Permanence)),
        new("service", "Service", PlanField.Service, 24, (l, _) => l.Terms.Service),
        new("committees", "Committees", PlanField.Committee, 24, (_, p) => string.Join("; ", p.Terms.Committees)),
        new("funding", "Funding source", PlanField.Funding, 24, (l, _) => PlanSources.Text(l.Terms.Sources)),
        new("benefit", "Benefit class", PlanField.Benefit, 18, (l, _) => l.Terms.Benefit is { } benefit ? KindWords.Name(benefit) : ""),
        new("role", "Gross / net", PlanField.Role, 8, (l, _) => l.Terms.Role.ToString().ToLowerInvariant()),
        new("confidence", "Confidence", PlanField.Confidence, 10, (l, _) => l.Terms.Confidence == Confidence.NotSaid ? "" : l.Terms.Confidence.ToString().ToLowerInvariant()),
        new("note", "Note", PlanField.Note, 40, (l, _) => l.Terms.Note),
    ];

    public static string Key(FinancialYear year) => "y" + year.StartYear.ToString(CultureInfo.InvariantCulture);

    public static CellStamp Stamp(PlanLine line, Proposal proposal, IReadOnlyList<FinancialYear> years) => CellStamp.Of(
        Math.Max(line.Act, proposal.Act),
        Texts.Select(t => KeyValuePair.Create(t.Key, Spelt(t.Of(line, proposal)))).Concat(years.Select(y => KeyValuePair.Create(Key(y), Spelt(line.Typed[y])))));

    /// <summary>A text as it comes back: spreadsheets and forms change line ends, spaces and marks.</summary>
    public static string Spelt(string text) => PlainText.Of(text);

    public static string Spelt(Amount amount) => amount switch
    {
        Amount.Known { Figure.IsZero: true } => "",
        Amount.Known k => Digits(k.Figure),
        Amount.Range r => $"{Digits(r.Low)} to {Digits(r.High)}",
        Amount.Unquantified u when Spelt(u.Why) is var why => AmountReader.Read(why).Kind == AmountReadingKind.Unquantified ? why : $"TBC: {why}",
        _ => "",
    };

    private static string Digits(Money money) => money.Pounds.ToString("0.##", CultureInfo.InvariantCulture);
}

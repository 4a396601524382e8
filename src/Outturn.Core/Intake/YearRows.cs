using System.Globalization;
using Outturn.Core.Cases;
using Outturn.Core.Cases.Reading;
using Outturn.Core.Papers;
using Outturn.Core.Planning;
using Outturn.Core.Values;

namespace Outturn.Core.Intake;

/// <summary>A row of money by year in a case's tables, with which the form of a plan line can be begun. Nothing of it counts until a person keeps the line.</summary>
/// <param name="Label">What the row says that it is.</param>
/// <param name="Table">The table's caption; empty where it has none.</param>
/// <param name="Place">Of the row.</param>
/// <param name="Category">By the row's label, or by what the case proposes.</param>
/// <param name="Amounts">What is put in the form, by year: whole pounds with the sign of the category where the cell is plain, the printed text where it is doubtful, so that the form asks.</param>
public sealed record YearRow(string Label, string Table, Place Place, PlanCategory Category, IReadOnlyList<KeyValuePair<FinancialYear, string>> Amounts);

public static class YearRows
{
    public static IReadOnlyList<YearRow> Of(EffectiveCase standing) =>
        [.. standing.Read.Tables.Where(t => t.Kind == CaseTableKind.MoneyByYear).SelectMany(t => Of(t, standing))];

    private static IEnumerable<YearRow> Of(ReadTable table, EffectiveCase standing)
    {
        // A total is a line of its own only where nothing stands under it.
        var items = table.Rows.Where(r => r.Kind == TableRowKind.Item && Amounts(table, r, negative: false).Count > 0).ToList();
        foreach (var row in items.Count > 0 ? items : [.. table.Rows.Where(r => r.Kind == TableRowKind.Total)])
        {
            var label = row.Cells.Zip(table.Columns).FirstOrDefault(c => c.Second.Meaning == ColumnMeaning.Subject).First?.Text.ReplaceLineEndings(" ").Trim() ?? "";
            var role = RoleOf(label, standing);
            var category = AmountIntake.CategoryOf(new(Amount.Zero, role, null, AmountTerm.NotSaid, 0), standing);
            var amounts = Amounts(table, row, role is AmountRole.Saving or AmountRole.Income or AmountRole.CostAvoidance);
            if (amounts.Count > 0)
            {
                yield return new(label, table.Caption, row.Place, category, amounts);
            }
        }
    }

    private static AmountRole RoleOf(string label, EffectiveCase standing) => HeaderAmounts.RoleOf(label) is var role && role != AmountRole.Unclear ? role
        : standing.Types.FirstOrDefault() switch
        {
            _ when standing.Types.Count == 0 => AmountRole.Investment,
            CaseType.Saving or CaseType.Update => AmountRole.Saving,
            CaseType.Income => AmountRole.Income,
            CaseType.Pressure => AmountRole.Pressure,
            _ => AmountRole.Investment,
        };

    private static List<KeyValuePair<FinancialYear, string>> Amounts(ReadTable table, ReadRow row, bool negative)
    {
        var amounts = new List<KeyValuePair<FinancialYear, string>>();
        foreach (var (cell, column) in row.Cells.Zip(table.Columns))
        {
            if (column.Year is { } year && cell.Value is CellValue.Money money && amounts.TrueForAll(a => a.Key != year))
            {
                var plain = money.Reading is { Suspicions.Count: 0, Value: Amount.Known known } ? known.Figure : (Money?)null;
                amounts.Add(new(year, plain is { } figure ? (negative ? -figure.Abs() : figure).Pounds.ToString("0.##", CultureInfo.InvariantCulture) : cell.Text.Trim()));
            }
        }

        return amounts;
    }
}

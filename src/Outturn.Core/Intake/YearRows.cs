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
/// <param name="Category">Where the row's label says nothing else than what it is, such as "Permanent savings"; null where a person has to say.</param>
/// <param name="Amounts">What is put in the form, by year: pounds with the sign of the category where both are plain, with the printed sign where the category is not; the printed text where the cell is doubtful or gives no figure.</param>
public sealed record YearRow(string Label, string Table, Place Place, PlanCategory? Category, IReadOnlyList<KeyValuePair<FinancialYear, string>> Amounts);

public static class YearRows
{
    public static IReadOnlyList<YearRow> Of(EffectiveCase standing) =>
        [.. standing.Read.Tables.Where(t => t.Kind == CaseTableKind.MoneyByYear).SelectMany(t => Of(t, standing))];

    private static IEnumerable<YearRow> Of(ReadTable table, EffectiveCase standing)
    {
        // A total is a line of its own only where nothing stands under it.
        var items = table.Rows.Where(r => r.Kind == TableRowKind.Item && Amounts(table, r, saves: null).Count > 0).ToList();
        foreach (var row in items.Count > 0 ? items : [.. table.Rows.Where(r => r.Kind == TableRowKind.Total)])
        {
            var label = row.Cells.Zip(table.Columns).FirstOrDefault(c => c.Second.Meaning == ColumnMeaning.Subject).First?.Text.ReplaceLineEndings(" ").Trim() ?? "";
            var role = HeaderLabels.FieldOf(label) == HeaderField.Amount ? HeaderAmounts.RoleOf(label) : AmountRole.Unclear;
            var amounts = Amounts(table, row, role == AmountRole.Unclear ? null : role is AmountRole.Saving or AmountRole.Income);
            if (amounts.Count > 0)
            {
                PlanCategory? category = role == AmountRole.Unclear ? null : AmountIntake.CategoryOf(new(Amount.Zero, role, null, AmountTerm.NotSaid, 0), standing);
                yield return new(label, table.Caption.ReplaceLineEndings(". "), row.Place, category, amounts);
            }
        }
    }

    private static List<KeyValuePair<FinancialYear, string>> Amounts(ReadTable table, ReadRow row, bool? saves)
    {
        var amounts = new List<KeyValuePair<FinancialYear, string>>();
        foreach (var (cell, column) in row.Cells.Zip(table.Columns))
        {
            var text = cell.Value switch
            {
                CellValue.Money { Reading: { Suspicions.Count: 0, Value: Amount.Known known } } => (saves switch { true => -known.Figure.Abs(), false => known.Figure.Abs(), _ => known.Figure }).Pounds.ToString("0.##", CultureInfo.InvariantCulture),
                CellValue.Money or CellValue.NotGiven => cell.Text.Trim(),
                _ => "",
            };
            if (column.Year is { } year && text.Length > 0 && amounts.TrueForAll(a => a.Key != year))
            {
                amounts.Add(new(year, text));
            }
        }

        return amounts;
    }
}

using System.Globalization;
using Outturn.Core.Sheets;
using Outturn.Core.Values;

namespace Outturn.Core.Reports.Planning;

/// <summary>A row as files show it.</summary>
/// <param name="Row">The table's row.</param>
/// <param name="Of">The row that it is part of; null for a row of the table's own.</param>
/// <param name="Key">Unique in the sheet.</param>
internal sealed record SheetRow(PlanRow Row, PlanRow? Of, string Key, string Heading);

/// <summary>Draws a plan table as the one table model of every file. Amounts stay exact; the column's style says how they look.</summary>
internal static class PlanSheet
{
    public static Sheet Of(PlanTable table, PlanBasis basis, MoneyStyle style)
    {
        var years = table.Years;
        List<Column> columns =
        [
            new("key", "Key", ColumnKind.Key),
            new("heading", FirstHeading(table), ColumnKind.Text, Width: 40),
            new("note", "What it is", ColumnKind.Text, Width: 36),
            .. YearColumnsOf(years, style),
        ];
        List<Row> rows = [.. RowsOf(table, basis).Select(row => Drawn(row, basis))];
        return new($"{table.Kind.Heading()} {years.Cycle}", table.Caption(basis, style), basis.Word(), columns, rows)
        {
            Notes = [.. Notes(table, basis), .. PlanRounding.Note(table, basis, style) is { } rounding ? [new KeyValuePair<string, string>("Rounding", rounding)] : Array.Empty<KeyValuePair<string, string>>()],
        };
    }

    /// <summary>A money column for each year, under the period it belongs to. Its key is the year, such as <c>2022-23</c>.</summary>
    public static IEnumerable<Column> YearColumnsOf(PlanYears years, MoneyStyle style) =>
        years.Each.Select((year, column) => new Column(year.ToString(), $"{year} {style.UnitText}", ColumnKind.Money, style, years.Heading(years.PeriodOf(column)), 12));

    /// <summary>The rows of a table as files show them: what a row is the sum of stands before it, what is beside the plan at the end.</summary>
    public static IEnumerable<SheetRow> RowsOf(PlanTable table, PlanBasis basis)
    {
        foreach (var row in table.Shown(basis))
        {
            foreach (var under in row.Under)
            {
                yield return new(under, row, $"{row.Key}/{under.Key}", under.Heading(basis));
            }

            yield return new(row, null, row.Key, row.Heading(basis));
        }

        foreach (var row in table.Beside)
        {
            yield return new(row, null, row.Key, "Beside the plan: " + row.Heading(basis));
        }
    }

    public static IEnumerable<KeyValuePair<string, string>> PlanNotes(PlanLedger ledger) =>
    [
        new("Cycle", ledger.Years.Cycle.ToString()),
        new("As at", PlanHeadings.AsAtWords(ledger.Plan.AsAt)),
        new("Latest act", ledger.Plan.LatestAct.ToString(CultureInfo.InvariantCulture)),
    ];

    public static IEnumerable<KeyValuePair<string, string>> Notes(PlanTable table, PlanBasis basis) =>
    [
        .. PlanNotes(table.Ledger),
        new("Basis", basis.Heading()),
        new("Proposals", table.Proposals.ToString(CultureInfo.InvariantCulture)),
        new("Lines", table.Lines.ToString(CultureInfo.InvariantCulture)),
        .. table.Footnotes.Select((note, i) => new KeyValuePair<string, string>(string.Create(CultureInfo.InvariantCulture, $"Note {i + 1}"), note)),
    ];

    public static string FirstHeading(PlanTable table) => table.Kind switch
    {
        PlanTableKind.Proposals => $"{table.Grouping!.Value.Heading()} and proposal",
        PlanTableKind.Funding => "Source",
        PlanTableKind.Gap => "Step",
        _ => "Section",
    };

    private static Row Drawn(SheetRow drawn, PlanBasis basis)
    {
        var cells = new List<Cell> { Cell.Text(drawn.Key), Cell.Text(drawn.Heading), Cell.Text(drawn.Row.Note) };
        for (var column = 0; column < drawn.Row.Movements.Years.Count; column++)
        {
            cells.Add(drawn.Row.Figure(basis, column) is { } figure ? Figure(figure) : Cell.Empty);
        }

        return new(drawn.Key, drawn.Row.Kind, cells);
    }

    public static Cell Figure(Total total) => total.Value is { } value ? Cell.Of(value) : Cell.Of(total);
}

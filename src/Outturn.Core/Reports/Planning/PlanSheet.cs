using System.Globalization;
using Outturn.Core.Sheets;
using Outturn.Core.Values;

namespace Outturn.Core.Reports.Planning;

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
        var rows = new List<Row>();
        foreach (var row in table.Shown(basis))
        {
            foreach (var under in row.Under)
            {
                rows.Add(Drawn(under, basis, $"{row.Key}/{under.Key}"));
            }

            rows.Add(Drawn(row, basis, row.Key));
        }

        rows.AddRange(table.Beside.Select(row => Drawn(row, basis, row.Key, "Beside the plan: ")));
        return new($"{table.Kind.Heading()} {years.Cycle}", table.Caption(basis, style), basis.Word(), columns, rows)
        {
            Notes = [.. Notes(table, basis), .. PlanRounding.Note(table, basis, style) is { } rounding ? [new KeyValuePair<string, string>("Rounding", rounding)] : Array.Empty<KeyValuePair<string, string>>()],
        };
    }

    /// <summary>A money column for each year, under the period it belongs to. Its key is the year, such as <c>2022-23</c>.</summary>
    public static IEnumerable<Column> YearColumnsOf(PlanYears years, MoneyStyle style) =>
        years.Each.Select((year, column) => new Column(year.ToString(), $"{year} {style.UnitText}", ColumnKind.Money, style, years.Heading(years.PeriodOf(column)), 12));

    public static IEnumerable<KeyValuePair<string, string>> PlanNotes(PlanLedger ledger) =>
    [
        new("Cycle", ledger.Years.Cycle.ToString()),
        new("As at", PlanHeadings.AsAtWords(ledger.Plan.AsAt)),
        new("Latest act", ledger.Plan.LatestAct.ToString(CultureInfo.InvariantCulture)),
    ];

    private static IEnumerable<KeyValuePair<string, string>> Notes(PlanTable table, PlanBasis basis) =>
    [
        .. PlanNotes(table.Ledger),
        new("Basis", basis.Heading()),
        new("Proposals", table.Proposals.ToString(CultureInfo.InvariantCulture)),
        new("Lines", table.Lines.ToString(CultureInfo.InvariantCulture)),
        .. table.Footnotes.Select((note, i) => new KeyValuePair<string, string>(string.Create(CultureInfo.InvariantCulture, $"Note {i + 1}"), note)),
    ];

    private static string FirstHeading(PlanTable table) => table.Kind switch
    {
        PlanTableKind.Proposals => $"{table.Grouping!.Value.Heading()} and proposal",
        PlanTableKind.Funding => "Source",
        PlanTableKind.Gap => "Step",
        _ => "Section",
    };

    private static Row Drawn(PlanRow row, PlanBasis basis, string key, string before = "")
    {
        var cells = new List<Cell> { Cell.Text(key), Cell.Text(before + row.Heading(basis)), Cell.Text(row.Note) };
        for (var column = 0; column < row.Movements.Years.Count; column++)
        {
            cells.Add(row.Figure(basis, column) is { } figure ? Figure(figure) : Cell.Empty);
        }

        return new(key, row.Kind, cells);
    }

    public static Cell Figure(Total total) => total.Value is { } value ? Cell.Of(value) : Cell.Of(total);
}

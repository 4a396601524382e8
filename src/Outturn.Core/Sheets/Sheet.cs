using Outturn.Core.Values;

namespace Outturn.Core.Sheets;

/// <summary>
/// The one table model of every screen, file and paper: data before it is output. A report is a pure function that gives one
/// of these; pages, CSV, Excel and JSON are drawn from it.
/// </summary>
/// <param name="Name">A short name: the worksheet's tab and the file's name.</param>
/// <param name="Caption">What each column shows, in which unit and sign, and as at when, in words.</param>
/// <param name="Basis">What the figures are: "movement", "level", "running total", or "within the year".</param>
/// <param name="Columns">The columns, left to right.</param>
/// <param name="Rows">The rows, top to bottom.</param>
public sealed record Sheet(string Name, string Caption, string Basis, IReadOnlyList<Column> Columns, IReadOnlyList<Row> Rows)
{
    /// <summary>The sheet from its second column on, for where the first is a number that only a file needs. Only for one without charts.</summary>
    public Sheet WithoutFirst() => this with { Columns = [.. Columns.Skip(1)], Rows = [.. Rows.Select(r => r with { Cells = [.. r.Cells.Skip(1)] })] };

    public Sheet WithoutCharts() => this with { Charts = [] };

    /// <summary>Facts about the sheet as a whole that a file carries beside it: as at, source, act, hash.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Notes { get; init; } = [];

    /// <summary>Charts of the sheet's own figures.</summary>
    public IReadOnlyList<SheetChart> Charts { get; init; } = [];

    /// <summary>The unit that the money columns share: £, £000 or £m; empty where there are none or they differ.</summary>
    public string Unit => Columns.Where(c => c.Style is not null).Select(c => c.Style!.UnitText).Distinct(StringComparer.Ordinal).ToArray() is [var one] ? one : "";
}

public enum ColumnKind
{
    Text,
    Money,
    Number,
    Date,

    /// <summary>Carries the line's key for a file that comes back; hidden in Excel, left out on paper.</summary>
    Key,
}

/// <param name="Key">The stable name in JSON and in a file that comes back, such as <c>plannedQ1</c>.</param>
/// <param name="Heading">What a person reads.</param>
/// <param name="Kind">What its cells hold.</param>
/// <param name="Style">How money is shown; null for other kinds.</param>
/// <param name="Group">A heading over several columns, such as "Planned saving"; empty for none.</param>
/// <param name="Width">A hint in characters; 0 for none.</param>
public sealed record Column(string Key, string Heading, ColumnKind Kind, MoneyStyle? Style = null, string Group = "", int Width = 0);

public enum RowKind
{
    Item,
    Subtotal,
    Total,
}

/// <param name="Key">Stable within the sheet: a reference, a committee, "total".</param>
/// <param name="Kind">Item, subtotal or total: emphasis follows from it.</param>
/// <param name="Cells">By column, in the columns' order; an absent cell is <see cref="Cell.Empty"/>.</param>
public sealed record Row(string Key, RowKind Kind, IReadOnlyList<Cell> Cells);

/// <summary>One cell. Money keeps its exact amount; how it looks is the column's affair.</summary>
public abstract record Cell
{
    private Cell()
    {
    }

    public sealed record None : Cell;

    public sealed record Words(string Content) : Cell;

    public sealed record Figure(Amount Amount) : Cell;

    public sealed record Sum(Total Total) : Cell;

    public sealed record Number(decimal Value) : Cell;

    public sealed record Day(DateOnly Date) : Cell;

    /// <summary>A rate in per cent: 2.5 for two and a half.</summary>
    public sealed record Rate(decimal Percent) : Cell;

    /// <summary>A cell that a workbook works out for itself; <paramref name="Shown"/> is what it comes to now, and all that other files show.</summary>
    public sealed record Calculated(Formula Formula, Cell Shown) : Cell;

    public static Cell Empty { get; } = new None();

    public static Cell Text(string text) => text.Length == 0 ? Empty : new Words(text);

    public static Cell Of(Amount amount) => new Figure(amount);

    public static Cell Of(Money money) => new Figure(Amount.Of(money));

    public static Cell Of(Total total) => new Sum(total);
}

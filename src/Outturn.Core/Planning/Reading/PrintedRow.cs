using Outturn.Core.Sheets;
using Outturn.Core.Sheets.Reading;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;

namespace Outturn.Core.Planning.Reading;

/// <summary>One figure of a row, in pounds and signed as printed.</summary>
/// <param name="Earlier">"Previously £583,000": the figure that no longer holds.</param>
internal sealed record PrintedFigure(FinancialYear Year, int Column, Amount Amount, Amount? Earlier);

/// <summary>One row of the table before its sign and category are settled.</summary>
internal sealed class PrintedRow
{
    public required GridRow Row { get; init; }

    public required string Where { get; init; }

    public Dictionary<PlanField, string> Texts { get; } = [];

    public List<PrintedFigure> Figures { get; } = [];

    /// <summary>Cells that hold something that is not an amount.</summary>
    public List<Problem> Bad { get; } = [];

    public List<Problem> Suspicions { get; } = [];

    public Money? Total { get; set; }

    /// <summary>The section that the row stands under.</summary>
    public string Section { get; set; } = "";

    public PlanCategory? SectionCategory { get; set; }

    public SaidPermanence SectionPermanence { get; set; }

    public PlanCategory? Category { get; set; }

    public string CategoryHow { get; set; } = "kind";

    public string Of(PlanField field) => Texts.GetValueOrDefault(field, "");

    /// <summary>-1, 0 or 1: which way the row counts as printed.</summary>
    public int Sign
    {
        get
        {
            var sum = Values.Total.Sum(Figures.Select(f => f.Amount));
            return sum.Low.Sign == sum.High.Sign && sum.Low.Sign != 0
                ? sum.Low.Sign
                : Figures.Select(f => Values.Total.Of(f.Amount).Low.Sign).FirstOrDefault(s => s != 0);
        }
    }

    public static PrintedRow Read(PlanTable table, GridRow row, Func<PlanTableColumn, MoneyUnit> unit)
    {
        var read = new PrintedRow { Row = row, Where = table.Grid.Place(row.Number) };
        foreach (var column in table.Columns)
        {
            var cell = row[column.Index];
            switch (column.Column.Field)
            {
                case PlanField.Year when column.Column.Year is { } year:
                    read.Add(table, cell, column, year, unit(column));
                    break;
                case PlanField.RowTotal:
                    read.Total = FigureCell.Read(cell, unit(column)).Amount?.Value;
                    break;
                case PlanField.Year or PlanField.Other or PlanField.Ignored:
                    break;
                default:
                    if (PlainText.Of(cell.Text).Trim() is { Length: > 0 } text)
                    {
                        read.Texts[column.Column.Field] = text;
                    }

                    break;
            }
        }

        return read;
    }

    private void Add(PlanTable table, GridCell cell, PlanTableColumn column, FinancialYear year, MoneyUnit unit)
    {
        var place = table.PlaceOf(Row.Number, column.Index);
        var figure = FigureCell.Read(cell, unit);
        switch (figure.Kind)
        {
            case FigureKind.Figure:
                Figures.Add(new(year, column.Index, figure.Amount!, Earlier(cell, unit)));
                foreach (var suspicion in figure.Suspicions)
                {
                    Suspicions.Add(Problem.Warning("amount.unit-suspect", place, suspicion.Message));
                }

                break;
            case FigureKind.Bad or FigureKind.Missing:
                Bad.Add(Problem.Error("plan.amount-unreadable", place, $"{place} {figure.Why}. Put one amount in the cell, such as -390,000 or TBC; two amounts are two rows."));
                break;
        }
    }

    private static Amount? Earlier(GridCell cell, MoneyUnit unit)
    {
        if (cell.Kind != GridCellKind.Text || !KindWords.SaysNewProfile(HeadingText.Normal(cell.Text)))
        {
            return null;
        }

        var previous = AmountReader.Read(cell.Text, unit).Amounts.Where(a => a.Qualifiers.HasFlag(AmountQualifiers.Previous)).ToList();
        return previous is [var one] ? one.Amount : null;
    }
}

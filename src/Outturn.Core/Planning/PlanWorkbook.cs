using System.Globalization;
using Outturn.Core.Sheets;
using Outturn.Core.Values;

namespace Outturn.Core.Planning;

/// <summary>
/// A cycle's plan lines as a workbook that comes back: a hidden key and a hidden stamp for each line say which line it is and what was
/// shown of it. Figures are movements in pounds; reversals are shown beside them and not typed.
/// </summary>
public static class PlanWorkbook
{
    public const string KeyHeading = "Key";
    public const string StampHeading = "Stamp (leave as it is)";
    internal const string CycleNote = "Plan cycle";

    /// <summary>Every line that is not withdrawn, in the order of proposal and line.</summary>
    public static Sheet Sheet(Plan plan)
    {
        var proposals = plan.Proposals.ToDictionary(p => p.Id);
        var lines = plan.Lines.Where(l => !l.Withdrawn).ToList();
        var years = Years(plan.Cycle, lines);
        var columns = new List<Column>
        {
            new("key", KeyHeading, ColumnKind.Key),
            new("stamp", StampHeading, ColumnKind.Key),
        };
        columns.AddRange(PlanCells.Texts.Select(t => new Column(t.Key, t.Heading, ColumnKind.Text, Width: t.Width)));
        var pounds = new MoneyStyle(MoneyUnit.Pounds);
        columns.AddRange(years.Select(y => new Column("y" + y.StartYear.ToString(CultureInfo.InvariantCulture), Heading(y), ColumnKind.Money, pounds, Width: 14)));
        columns.Add(new("reversal", "Reversal, worked out", ColumnKind.Text, Width: 30));
        return new(
            $"Plan {plan.Cycle}",
            $"Plan lines of {plan.Cycle}. Each year shows the movement in £: the change from the year before, as an effect on the net budget: a saving is negative. What a temporary or one-off line takes back is worked out and not typed. Change cells or add rows; save; bring the file in. Nothing is written until you confirm.",
            "movement", columns, [.. lines.Select(l => Row(l, proposals[l.Proposal], years))])
        {
            Notes =
            [
                new(CycleNote, plan.Cycle.ToString()), new("Act", plan.LatestAct.ToString(CultureInfo.InvariantCulture)), new("Basis", "movements"), new("Unit", "£"),
                new("Lines", lines.Count.ToString(CultureInfo.InvariantCulture)),
            ],
        };
    }

    /// <summary>Reads a workbook that <see cref="Sheet"/> made and somebody changed. Refused where it is not one, or is of another cycle.</summary>
    public static Result<ReturnedPlan> Read(GridBook book, Plan plan)
    {
        var found = Found(book);
        if (found.Head is null)
        {
            return Result.Refused<ReturnedPlan>(Problem.Error("plan.not-ours", book.FileName, "This file is not a plan workbook: its hidden columns with the key and the stamp of each line are not there. Get the plan’s lines in Excel, change that file, and bring it in; or bring this one in as a file of plan lines."));
        }

        var note = Note(book);
        if (!PlanCycle.TryParse(note.Text, out var cycle) && note.Date is null)
        {
            return Result.Refused<ReturnedPlan>(Problem.Error("plan.another-cycle", book.FileName, $"This file does not say of which cycle it is: its notes were taken out. This is the plan of {plan.Cycle}: get its lines in Excel. Nothing was changed."));
        }

        return cycle != plan.Cycle
            ? Result.Refused<ReturnedPlan>(Problem.Error("plan.another-cycle", book.FileName, $"This file holds the lines of {cycle}. This is the plan of {plan.Cycle}: get its lines in Excel. Nothing was changed."))
            : Result.Ok(new ReturnedPlanReader(found.Grid, found.Head, plan).Read());
    }

    /// <summary>Whether a file is a plan workbook that comes back, whatever its cycle.</summary>
    public static bool IsOurs(GridBook book) => Found(book).Head is not null;

    /// <summary>The cycle that a plan workbook names; null where it is none, or its notes were taken out.</summary>
    public static PlanCycle? CycleOf(GridBook book) => IsOurs(book) && PlanCycle.TryParse(Note(book).Text, out var cycle) ? cycle : null;

    internal static string Heading(FinancialYear year) => $"{year} £";

    private static IReadOnlyList<FinancialYear> Years(PlanCycle cycle, IReadOnlyList<PlanLine> lines)
    {
        var all = lines.SelectMany(l => l.Typed.Select(t => t.Key)).Append(cycle.First).Append(cycle.Last).ToList();
        return [.. Enumerable.Range(0, all.Max() - all.Min() + 1).Select(i => all.Min() + i)];
    }

    private static (Grid Grid, GridRow? Head) Found(GridBook book) => book.Grids.Select(g => (Grid: g, Head: g.Rows.Take(20).FirstOrDefault(IsHeading))).FirstOrDefault(g => g.Head is not null);

    private static GridCell Note(GridBook book) => book.Grids.SelectMany(g => g.Rows).FirstOrDefault(r => r[0].Text == CycleNote)?[1] ?? GridCell.Empty;

    private static bool IsHeading(GridRow row) => row.Cells.Any(c => c.Text.Trim() == KeyHeading) && row.Cells.Any(c => c.Text.Trim() == StampHeading);

    private static Row Row(PlanLine line, Proposal proposal, IReadOnlyList<FinancialYear> years)
    {
        var cells = new List<Cell> { Cell.Text(PlanKeys.Of(proposal, line)), Cell.Text(PlanCells.Stamp(line, proposal, years).ToString()) };
        cells.AddRange(PlanCells.Texts.Select(t => Cell.Text(t.Of(line, proposal))));
        cells.AddRange(years.Select(y => line.Typed[y] is var amount && amount is Amount.Known { Figure.IsZero: false } or Amount.Range ? Cell.Of(amount) : Cell.Text(PlanCells.Spelt(amount))));
        cells.Add(Cell.Text(string.Join(", ", LineSeries.ReversalOf(line.Typed, line.Terms.Permanence).Select(m => $"{m.Key}: {PlanLineWords.Amount(Amount.Of(m.Value))}"))));
        return new(PlanKeys.Of(proposal, line), RowKind.Item, cells);
    }
}

using Outturn.Core.Planning;
using Outturn.Core.Sheets;

namespace Outturn.Core.Reports.Planning.Workbooks;

/// <summary>What a line draws on one source.</summary>
/// <param name="Row">The key of the row that it is summed into; empty for none.</param>
/// <param name="Part">Its movements; null for all that the line moves.</param>
internal sealed record Draw(int Entry, string Source, string Status, string Row, PlanMovements? Part);

/// <summary>
/// Lines parted by what pays for them. What one source pays in whole is the line itself; of a line that several pay for, the last
/// takes what the others leave, so that the parts always add up to the line.
/// </summary>
internal static class DrawsSheet
{
    public static IReadOnlyList<Draw> DrawsOf(PlanTable table)
    {
        if (table is { Kind: PlanTableKind.Proposals, Grouping: PlanGrouping.FundingSource })
        {
            var (placements, groups) = PlanProposals.Placed(table.Ledger, PlanGrouping.FundingSource);
            return [.. Enumerable.Range(0, placements.Count).Select(i => new Draw(
                placements.Entry(i), groups[placements.Group(i)].Heading, "", RowKeys.Of(PlanGrouping.FundingSource, groups[placements.Group(i)].Key), placements.Part(i)))];
        }

        if (table.Kind != PlanTableKind.Funding)
        {
            return [];
        }

        var keys = PlanFunding.Calls(table.Ledger).ToDictionary(c => (c.Source, c.Status), c => c.Row.Key);
        return [.. PlanFunding.Draws(table.Ledger).Select(d => new Draw(
            d.Entry, d.Share?.Source ?? "No source named", d.Share?.Status.Name() ?? "", d.Needs ? keys[(d.Share?.Source ?? "", d.Share?.Status)] : "", d.Part))];
    }

    public static Sheet Of(PlanWorkings workings)
    {
        var rows = new List<Row>();
        for (var first = 0; first < workings.DrawList.Count;)
        {
            var last = first;
            while (last + 1 < workings.DrawList.Count && workings.DrawList[last + 1].Entry == workings.DrawList[first].Entry)
            {
                last++;
            }

            for (var at = first; at <= last; at++)
            {
                rows.Add(RowOf(workings, at, first, last));
            }

            first = last + 1;
        }

        return new(
            PlanWorkings.DrawsName,
            $"What each line draws on what, as movements, {workings.Style.UnitText}. Of a line that several sources pay for, the last takes what the others leave.",
            PlanBasis.Movements.Word(),
            [
                new("key", "Key", ColumnKind.Key),
                new("proposal", "Proposal", ColumnKind.Number, Width: 9),
                new("reference", "Reference", ColumnKind.Text, Width: 14),
                new("title", "Title", ColumnKind.Text, Width: 40),
                new("source", "Source", ColumnKind.Text, Width: 28),
                new("status", "Status", ColumnKind.Text, Width: 14),
                new("row", "Row of the table", ColumnKind.Text, Width: 34),
                .. workings.ColumnsOf(workings.Draws),
            ],
            rows);
    }

    private static Row RowOf(PlanWorkings workings, int at, int first, int last)
    {
        var draw = workings.DrawList[at];
        var ledger = workings.Ledger;
        var proposal = ledger.Proposal(draw.Entry);
        var unknown = draw.Part is not { } part || part.Unknown is not null ? UnknownCells.Of(workings, draw.Entry) : null;
        return new($"{ledger.Id(draw.Entry):D}/{at - first + 1}", RowKind.Item,
        [
            Cell.Empty,
            proposal is null ? Cell.Empty : new Cell.Number(proposal.Number),
            Cell.Text(ledger.Line(draw.Entry) is { } line ? string.Join(", ", line.Terms.References) : ""),
            Cell.Text(proposal?.Terms.Name ?? ledger.Worked(draw.Entry)?.Name ?? ""),
            Cell.Text(draw.Source),
            Cell.Text(draw.Status),
            Cell.Text(draw.Row),
            .. workings.Draws.All.SelectMany(block => Enumerable.Range(0, workings.Years.Count).Select(column =>
                block >= Block.Moving ? Count(block, column) : Money(block, column))),
        ]);

        Cell Count(Block block, int column) =>
            unknown?.Cell(block, column) is Cell.Calculated counted ? new Cell.Calculated(workings.Lines.At(block, draw.Entry, column), counted.Shown) : Cell.Empty;

        Cell Money(Block block, int column)
        {
            var whole = workings.Lines.At(block, draw.Entry, column);
            var all = (block == Block.High ? ledger.High(draw.Entry) : ledger.Low(draw.Entry))[column];
            var own = draw.Part is null ? all : (block == Block.High ? draw.Part.High : draw.Part.Low)[column];
            var shown = Cell.Of(Core.Values.Money.FromPence(own));
            return first == last ? new Cell.Calculated(whole, shown)
                : at < last ? own == 0 ? Cell.Empty : shown
                : new Cell.Calculated(whole - Formula.Of(FormulaFunction.Sum, workings.Draws.Down(block, column, first, last - 1)), shown);
        }
    }
}

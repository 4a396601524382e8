using Outturn.Core.Planning;
using Outturn.Core.Sheets;
using Outturn.Core.Values;

namespace Outturn.Core.Reports.Planning;

/// <summary>
/// Every line of a plan with its movements, reversals included: what the totals of every table can be summed from, by formula or by
/// hand. A line's <c>section</c> is the key of its overview row; the lines of one section are one sum. The key column is hidden.
/// What assumptions and sources work out to stands after the lines.
/// </summary>
public static class PlanLinesSheet
{
    public static Sheet Of(PlanLedger ledger, MoneyStyle? style = null)
    {
        var money = style ?? MoneyStyle.Thousands;
        List<Column> columns =
        [
            new("key", "Key", ColumnKind.Key),
            new("proposal", "Proposal", ColumnKind.Number, Width: 9),
            new("reference", "Reference", ColumnKind.Text, Width: 14),
            new("title", "Title", ColumnKind.Text, Width: 40),
            new("line", "Line", ColumnKind.Text, Width: 30),
            new("section", "Section", ColumnKind.Text, Width: 22),
            new("counts", "Counts", ColumnKind.Text, Width: 18),
            new("category", "Category", ColumnKind.Text, Width: 16),
            new("type", "Type", ColumnKind.Text, Width: 12),
            new("status", "Status", ColumnKind.Text, Width: 14),
            new("committees", "Committees", ColumnKind.Text, Width: 24),
            new("service", "Service", ColumnKind.Text, Width: 20),
            new("permanence", "Permanence", ColumnKind.Text, Width: 22),
            new("benefit", "Benefit class", ColumnKind.Text, Width: 20),
            new("sources", "Funding sources", ColumnKind.Text, Width: 24),
            .. PlanSheet.YearColumnsOf(ledger.Years, money),
        ];
        var rows = new List<Row>(ledger.Count + 1);
        for (var entry = 0; entry < ledger.Count; entry++)
        {
            rows.Add(new(ledger.Id(entry).ToString("D"), RowKind.Item, [.. Terms(ledger, entry), .. Cells(ledger, entry)]));
        }

        var total = ledger.Budget.Total;
        rows.Add(new("total", RowKind.Total,
        [
            Cell.Empty, Cell.Empty, Cell.Empty, Cell.Text("Change in net budget: lines that count in it"), .. Enumerable.Repeat(Cell.Empty, 11),
            .. total.Movements.Totals.Select(PlanSheet.Figure),
        ]));
        return new($"Plan lines {ledger.Years.Cycle}", Caption(ledger, money), PlanBasis.Movements.Word(), columns, rows) { Notes = [.. PlanSheet.PlanNotes(ledger), new("Basis", PlanBasis.Movements.Heading())] };
    }

    private static string Caption(PlanLedger ledger, MoneyStyle style) =>
        $"Movements, {style.UnitText}. {PlanCaption.Figure(PlanBasis.Movements)} Reversals of what is temporary are shown where they fall. Costs are positive; savings, income and funding are negative. "
        + $"Every line, those that do not count too, as at {PlanHeadings.AsAtWords(ledger.Plan.AsAt)}.";

    private static IEnumerable<Cell> Terms(PlanLedger ledger, int entry)
    {
        if (ledger.Line(entry) is not { } line)
        {
            var worked = ledger.Worked(entry)!;
            return
            [
                Cell.Text(worked.Id.ToString("D")), Cell.Empty, Cell.Empty, Cell.Text(worked.Name), Cell.Text("Worked out from its forecast"), Cell.Text(ledger.Facts(entry).Section.Key()), Cell.Text(Counts(ledger.StandingOf(entry))),
                Cell.Text(worked.Category.Name()), Cell.Empty, Cell.Empty, Cell.Empty, Cell.Text(worked.Service), Cell.Empty, Cell.Empty, Cell.Empty,
            ];
        }

        var proposal = ledger.Proposal(entry);
        return
        [
            Cell.Text(line.Id.ToString("D")),
            proposal is null ? Cell.Empty : new Cell.Number(proposal.Number),
            Cell.Text(string.Join(", ", line.Terms.References)),
            Cell.Text(proposal?.Terms.Name ?? ""),
            Cell.Text(line.Terms.Title),
            Cell.Text(ledger.StandingOf(entry) == Standing.Beside ? "" : ledger.Facts(entry).Section.Key()),
            Cell.Text(Counts(ledger.StandingOf(entry))),
            Cell.Text(line.Terms.Category.Name()),
            Cell.Text(proposal?.Terms.Type.Name() ?? ""),
            Cell.Text(proposal?.Status.Name() ?? ""),
            Cell.Text(proposal is null ? "" : string.Join(", ", proposal.Terms.Committees)),
            Cell.Text(line.Terms.Service.Length > 0 ? line.Terms.Service : proposal?.Terms.Service ?? ""),
            Cell.Text(line.Terms.Permanence.Name()),
            Cell.Text(line.Terms.Benefit?.Name() ?? ""),
            Cell.Text(string.Join(", ", line.Terms.Sources.Select(s => s.Source))),
        ];
    }

    internal static string Counts(Standing standing) => standing switch
    {
        Standing.Net => "In the net budget",
        Standing.Funding => "Pays for it",
        _ => "Beside the plan",
    };

    /// <summary>What a line moves; where it states something without a single figure, as it is stated.</summary>
    private static IEnumerable<Cell> Cells(PlanLedger ledger, int entry)
    {
        var movements = ledger.Movements(entry);
        var stated = ledger.Line(entry)?.Counted;
        for (var column = 0; column < ledger.Years.Count; column++)
        {
            var total = movements[column];
            yield return total == Total.Zero ? Cell.Empty
                : stated?[ledger.Years[column]] is { IsKnown: false } amount && Total.Of(amount) == total ? Cell.Of(amount)
                : PlanSheet.Figure(total);
        }
    }
}

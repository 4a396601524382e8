using System.Globalization;
using Outturn.Core.Planning.Reading;
using Outturn.Core.Sheets;
using Outturn.Core.Sheets.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Planning;

/// <summary>Tells what somebody changed in a plan workbook from what was only carried along.</summary>
internal sealed class ReturnedPlanReader(Grid sheet, GridRow head, Plan plan)
{
    private readonly List<Problem> problems = [];
    private readonly List<PlanCellChange> cells = [];
    private readonly List<GridRow> added = [];

    public ReturnedPlan Read()
    {
        var proposals = plan.Proposals.ToDictionary(p => p.Id);
        var byKey = plan.Lines.ToDictionary(l => PlanKeys.Of(proposals[l.Proposal], l), StringComparer.OrdinalIgnoreCase);
        var texts = PlanCells.Texts.Select(t => (Text: t, Column: ColumnOf(t.Heading))).Where(t => t.Column >= 0).ToList();
        var years = Enumerable.Range(0, head.Cells.Count).Where(c => FinancialYear.TryFind(head[c].Text, out _) && head[c].Text.Contains('£', StringComparison.Ordinal))
            .Select(c => (Year: FinancialYear.TryFind(head[c].Text, out var y) ? y : default, Column: c)).DistinctBy(y => y.Year).ToList();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var titles = new Dictionary<(Guid, string), string>();
        foreach (var row in sheet.Rows.Where(r => r.Number > head.Number && !r.IsEmpty))
        {
            var key = row[ColumnOf(PlanWorkbook.KeyHeading)].Text.Trim();
            if (key.Length == 0)
            {
                added.Add(row);
            }
            else if (!byKey.TryGetValue(key, out var line))
            {
                problems.Add(Problem.Warning("plan.key-unknown", sheet.Place(row.Number), $"{Short(key)} is not a line of this plan: its row was not taken. Clear the key to bring it in as a new line."));
            }
            else if (!seen.Add(key))
            {
                problems.Add(Problem.Warning("plan.key-twice", sheet.Place(row.Number), $"{key} stands twice in the file: only the first row of it was taken. Clear the key of a copied row to bring it in as a new line."));
            }
            else if (CellStamp.Read(row[ColumnOf(PlanWorkbook.StampHeading)].Text.Trim()) is not { } stamp)
            {
                problems.Add(Problem.Warning("plan.stamp", sheet.Place(row.Number), $"{key}: the hidden stamp of the row was changed, so what was typed cannot be told from what was there. The row was not taken."));
            }
            else
            {
                Take(row, line, proposals[line.Proposal], stamp, texts, years, titles);
            }
        }

        return new(cells, Added(), problems);
    }

    private void Take(
        GridRow row, PlanLine line, Proposal proposal, CellStamp stamp, IReadOnlyList<(PlanTextColumn Text, int Column)> texts, IReadOnlyList<(FinancialYear Year, int Column)> years, Dictionary<(Guid, string), string> titles)
    {
        var before = cells.Count;
        foreach (var (text, column) in texts)
        {
            var mine = PlanCells.Spelt(Text(row[column]));
            if (!stamp.IsAsShown(text.Key, mine))
            {
                // One proposal's title stands on each of its rows: changed on one, it is changed; on two, it must be the same.
                if (text.Field is PlanField.Title or PlanField.Committee && !titles.TryAdd((proposal.Id, text.Key), mine))
                {
                    if (titles[(proposal.Id, text.Key)] != mine)
                    {
                        problems.Add(Problem.Warning("plan.title-twice", sheet.Place(row.Number, column), $"{text.Heading}: “{Short(mine)}” here and “{Short(titles[(proposal.Id, text.Key)])}” on a row above are of one proposal. The first was taken."));
                    }

                    continue;
                }

                Change(row, column, line, text.Key, text.Heading, PlanCells.Spelt(text.Of(line, proposal)), mine, stamp);
            }
        }

        foreach (var (year, column) in years)
        {
            var mine = Figure(row[column]);
            var key = PlanCells.Key(year);
            var shown = stamp.IsAsShown(key, mine) || (!stamp.Places.Contains(key, StringComparer.Ordinal) && mine.Length == 0);
            if (!shown)
            {
                Change(row, column, line, key, year.ToString(), PlanCells.Spelt(line.Typed[year]), mine, stamp);
            }
        }

        if (line.Withdrawn && cells.Count > before)
        {
            cells.RemoveRange(before, cells.Count - before);
            problems.Add(Problem.Warning("plan.line-withdrawn", sheet.Place(row.Number), $"The line of {sheet.Place(row.Number)} was withdrawn after the file was made. What the file changes of it was not taken: bring it in as a new line if it is wanted."));
        }
    }

    /// <summary>A cell that now stands as the file has it needs nothing; one that is not what was shown was changed by two.</summary>
    private void Change(GridRow row, int column, PlanLine line, string key, string field, string now, string mine, CellStamp stamp)
    {
        if (now != mine)
        {
            cells.Add(new(line, sheet.Place(row.Number, column), key, field, now, mine, Conflicts: stamp.Places.Contains(key, StringComparer.Ordinal) && !stamp.IsAsShown(key, now)));
        }
    }

    private PlanReading? Added()
    {
        if (added.Count == 0)
        {
            return null;
        }

        var reading = PlanLinesReader.Read(sheet with { Rows = [head, .. added] }, new(plan.Cycle, MoneyUnit.Pounds, SavingsPositive: false, TypedBasis.Movements));
        problems.AddRange(reading.BadRows.Select(b => b.Problem));
        return reading;
    }

    private int ColumnOf(string heading)
    {
        for (var i = 0; i < head.Cells.Count; i++)
        {
            if (head[i].Text.Trim() == heading)
            {
                return i;
            }
        }

        return -1;
    }

    private static string Text(GridCell cell) => PlainText.Of(cell.Text);

    /// <summary>A number as the workbook spells it; anything else as it stands.</summary>
    private static string Figure(GridCell cell)
    {
        if (cell is { Kind: GridCellKind.Number, Number: { } number } && Math.Abs(number) < 100_000_000_000m)
        {
            return number == 0 ? "" : Money.FromPounds(number, Rounding.HalfAwayFromZero).Pounds.ToString("0.##", CultureInfo.InvariantCulture);
        }

        var text = PlanCells.Spelt(cell.Text);
        return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var typed) && Math.Abs(typed) < 100_000_000_000m
            ? typed == 0 ? "" : Money.FromPounds(typed, Rounding.HalfAwayFromZero).Pounds.ToString("0.##", CultureInfo.InvariantCulture)
            : text;
    }

    private static string Short(string text) => text.Length > 40 ? text[..40] + "…" : text;
}

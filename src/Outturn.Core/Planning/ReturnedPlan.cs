using Outturn.Core.Planning.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Planning;

/// <summary>One cell that a returned workbook changes.</summary>
/// <param name="Line">The line, as it stands now.</param>
/// <param name="Where">The cell.</param>
/// <param name="Key">The column's stable name.</param>
/// <param name="Field">The column's heading.</param>
/// <param name="Now">What stands in the plan now.</param>
/// <param name="Mine">What the file says.</param>
/// <param name="Conflicts">Somebody else changed the same cell since the file was made: a person chooses.</param>
public sealed record PlanCellChange(PlanLine Line, string Where, string Key, string Field, string Now, string Mine, bool Conflicts);

/// <summary>What came back of a plan workbook.</summary>
/// <param name="Cells">Cells that the file changed, in its order. What it did not change stays as it stands now.</param>
/// <param name="Added">Rows without a key, read as new lines; null where there are none.</param>
/// <param name="Problems">What was not taken, and why.</param>
public sealed record ReturnedPlan(IReadOnlyList<PlanCellChange> Cells, PlanReading? Added, IReadOnlyList<Problem> Problems)
{
    public IEnumerable<PlanCellChange> Conflicts => Cells.Where(c => c.Conflicts);

    /// <summary>
    /// Decides what is written. Refused while a conflict has no answer: both values are named, and neither is lost.
    /// </summary>
    /// <param name="plan">The plan as it stands.</param>
    /// <param name="takeMine">For a conflict: true takes the file's value, false leaves the plan's, null is no answer yet.</param>
    /// <param name="newId">Gives an id for each new proposal and line.</param>
    public Result<PlanChanges> Decide(Plan plan, Func<PlanCellChange, bool?> takeMine, Func<Guid> newId)
    {
        var problems = new List<Problem>(Problems);
        var taken = new List<PlanCellChange>();
        foreach (var cell in Cells)
        {
            var answer = cell.Conflicts ? takeMine(cell) : true;
            if (answer is null)
            {
                problems.Add(Problem.Error("plan.changed-meanwhile", cell.Where, $"{cell.Field}: the plan says “{cell.Now}” since your file was made, and your file says “{cell.Mine}”. Choose one; nothing is lost until you do."));
            }
            else if (answer == true)
            {
                taken.Add(cell);
            }
        }

        var proposals = plan.Proposals.ToDictionary(p => p.Id);
        var changed = new Dictionary<Guid, Proposal>();
        var lines = new List<PlanLine>();
        foreach (var cells in taken.GroupBy(c => c.Line.Id))
        {
            var line = plan.Lines.First(l => l.Id == cells.Key);
            var owner = changed.GetValueOrDefault(line.Proposal) ?? proposals[line.Proposal];
            var typed = new TypedPlanCells(line, owner);
            foreach (var cell in cells)
            {
                typed.Take(cell, problems);
            }

            typed.Settle(cells.First().Where, problems);
            if (!typed.Line.Equals(line))
            {
                lines.Add(typed.Line);
            }

            if (!typed.Proposal.Equals(proposals[line.Proposal]))
            {
                changed[line.Proposal] = typed.Proposal;
            }
        }

        var added = Added is null ? PlanChanges.None : Merge(plan, changed, newId, problems);
        if (problems.Any(p => p.Severity == Severity.Error))
        {
            return Result.Refused<PlanChanges>(problems);
        }

        foreach (var proposal in added.Proposals)
        {
            changed[proposal.Id] = proposal;
        }

        return Result.Ok(new PlanChanges { Proposals = [.. changed.Values.OrderBy(p => p.Number)], Lines = [.. lines, .. added.Lines] }, problems);
    }

    /// <summary>New rows join the proposal of their title; they never change a line that is there.</summary>
    private PlanChanges Merge(Plan plan, Dictionary<Guid, Proposal> changed, Func<Guid> newId, List<Problem> problems)
    {
        var standing = plan with { Proposals = [.. plan.Proposals.Select(p => changed.GetValueOrDefault(p.Id, p))] };
        var preview = PlanMatching.Adding(standing, Added!, newId);
        problems.AddRange(preview.Problems);
        return new() { Proposals = preview.Proposals, Lines = [.. preview.Rows.Where(r => r.Current is null).Select(r => r.Line)] };
    }
}

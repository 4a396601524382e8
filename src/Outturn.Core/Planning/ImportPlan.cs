using Outturn.Core.Planning.Reading;
using Outturn.Core.Sheets.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Planning;

/// <summary>One field that a file would change.</summary>
public sealed record PlanFieldChange(string Field, string Was, string Now);

public enum PlanRowState
{
    New,
    Changed,
    Unchanged,
}

/// <summary>One row of a file against the plan.</summary>
/// <param name="Row">As read.</param>
/// <param name="Proposal">The proposal that it belongs to: one of the plan's, or a new one.</param>
/// <param name="Current">The plan's line; null for a new one.</param>
/// <param name="Line">The line as it would stand.</param>
/// <param name="Fields">What changes, field by field.</param>
public sealed record PlanImportRow(ReadPlanLine Row, Proposal Proposal, PlanLine? Current, PlanLine Line, IReadOnlyList<PlanFieldChange> Fields)
{
    public PlanRowState State => Current is null ? PlanRowState.New : Fields.Count > 0 ? PlanRowState.Changed : PlanRowState.Unchanged;
}

/// <summary>What a file would do to the plan, before anything is written.</summary>
/// <param name="Rows">Row by row, in the file's order.</param>
/// <param name="Proposals">New proposals, and those whose title or committees change.</param>
/// <param name="Absent">Lines of the plan that the file does not hold: they stay.</param>
/// <param name="Problems">Errors stop the whole; a row that cannot be read is a warning here and the others go on.</param>
public sealed record PlanImportPreview(IReadOnlyList<PlanImportRow> Rows, IReadOnlyList<Proposal> Proposals, IReadOnlyList<PlanLine> Absent, IReadOnlyList<Problem> Problems)
{
    public bool ChangesNothing => Proposals.Count == 0 && Rows.All(r => r.State == PlanRowState.Unchanged);
}

/// <summary>Brings read plan lines into a cycle's plan. Nothing is withdrawn: what a file does not hold stays.</summary>
public static class ImportPlan
{
    /// <param name="plan">The plan as it stands.</param>
    /// <param name="reading">The file as understood.</param>
    /// <param name="newId">Gives an id for each new proposal and line.</param>
    public static PlanImportPreview Preview(Plan plan, PlanReading reading, Func<Guid> newId) => new PlanMatching(plan, reading, newId).Match();

    /// <summary>Decides what is written. Refused where the file as a whole cannot be brought in, or a reference is taken.</summary>
    public static Result<PlanChanges> Decide(Plan plan, PlanReading reading, Func<Guid> newId)
    {
        var preview = Preview(plan, reading, newId);
        if (preview.Problems.Any(p => p.Severity == Severity.Error))
        {
            return Result.Refused<PlanChanges>([.. preview.Problems]);
        }

        return Result.Ok(
            new PlanChanges
            {
                Proposals = preview.Proposals,
                Lines = [.. preview.Rows.Where(r => r.Current is null || !r.Line.Equals(r.Current)).Select(r => r.Line)],
            },
            [.. preview.Problems]);
    }

    /// <summary>What a decision would change of proposals that stand as they were approved: none of it may come from a file.</summary>
    public static IReadOnlyList<Problem> Frozen(Plan plan, PlanChanges changes)
    {
        var touched = changes.Lines.Select(l => l.Proposal).Concat(changes.Proposals.Select(p => p.Id)).ToHashSet();
        return [.. plan.Proposals.Where(p => touched.Contains(p.Id)).Select(ProposalRules.Frozen).OfType<Problem>()];
    }

    /// <summary>The type that a proposal's lines make it.</summary>
    public static ProposalType TypeOf(IReadOnlyList<LineTerms> lines)
    {
        if (lines.Count > 0 && lines.All(l => l.Earlier is not null))
        {
            return ProposalType.Update;
        }

        var types = lines.Select(l => l.Category switch
        {
            PlanCategory.Saving => ProposalType.Saving,
            PlanCategory.Income => ProposalType.Income,
            PlanCategory.Investment => ProposalType.Investment,
            PlanCategory.Capital => ProposalType.Capital,
            PlanCategory.Pressure or PlanCategory.Demography => ProposalType.Pressure,
            _ => ProposalType.Technical,
        }).Distinct().ToList();
        return types is not [var one] ? ProposalType.Mixed
            : one is ProposalType.Investment or ProposalType.Pressure && lines.All(l => l.Permanence is not Series.Permanence.Permanent) ? ProposalType.Temporary
            : one;
    }

    internal static string Name(Proposal proposal) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"proposal {proposal.Number}, “{proposal.Terms.Name}”");

    internal static string Normal(string text) => HeadingText.Normal(text);
}

using Outturn.App.Operations.Tracking;
using Outturn.Core.Planning;
using Outturn.Core.Planning.Reading;
using Outturn.Core.Sheets;
using Outturn.Core.Values;
using Outturn.Data.Planning;
using Outturn.Data.Record;
using Outturn.Documents.Reading;

namespace Outturn.App.Operations.Planning;

/// <summary>A file of plan lines as understood, without a plan to compare it with.</summary>
/// <param name="Book">Its sheets.</param>
/// <param name="Reading">As understood; null for our own workbook that comes back.</param>
/// <param name="Cycle">The cycle that it is for; null where nothing says it.</param>
public sealed record ReadPlanFile(GridBook Book, PlanReading? Reading, PlanCycle? Cycle)
{
    /// <summary>Whether it is the plan's own workbook, with changes in it.</summary>
    public bool IsReturned => Reading is null;

    /// <summary>The lines as read; none for our own workbook, which says only what changes.</summary>
    public IReadOnlyList<PlanImportItem> Items =>
        [.. Reading?.Lines.Select((l, i) => new PlanImportItem(l.Where, l.Title, l.Committees, new PlanLine(Guid.Empty, Guid.Empty, i + 1, l.Terms, l.Typed))) ?? []];
}

/// <summary>One line of a file, as it would stand.</summary>
/// <param name="Where">Its place in the file; its key in our own workbook.</param>
/// <param name="Proposal">The proposal's title.</param>
public sealed record PlanImportItem(string Where, string Proposal, IReadOnlyList<string> Committees, PlanLine Line);

/// <summary>A file against the plan: what bringing it in would do.</summary>
/// <param name="Plan">The plan that it was compared with, as it stands; null where no cycle is known.</param>
/// <param name="Preview">Row by row; null for our own workbook, or where no cycle is known.</param>
/// <param name="Returned">Cell by cell, where it is our own workbook.</param>
/// <param name="Decided">What would be written, or what stops it.</param>
public sealed record PlanImportProposal(IncomingFile File, ReadPlanFile Read, Plan? Plan, PlanImportPreview? Preview, ReturnedPlan? Returned, Result<PlanChanges> Decided)
{
    public bool Opens => Plan is { IsOpen: false };

    public long LatestAct => Plan?.LatestAct ?? 0;

    /// <summary>The file's lines as they would stand; of our own workbook, those that it changes or adds.</summary>
    public IReadOnlyList<PlanImportItem> Items => Plan is not { } plan ? Read.Items
        : Preview is { Rows.Count: > 0 } preview ? [.. preview.Rows.Select(r => new PlanImportItem(r.Row.Where, r.Proposal.Terms.Title, r.Proposal.Terms.Committees, r.Line))]
        : Returned is not null ? [.. Decided.Value?.Lines.Select(l => Item(plan.With(Decided.Value), l)) ?? []]
        : Read.Items;

    private static PlanImportItem Item(Plan plan, PlanLine line)
    {
        var proposal = plan.Proposals.First(p => p.Id == line.Proposal);
        return new(PlanKeys.Of(proposal, line), proposal.Terms.Title, proposal.Terms.Committees, line);
    }
}

/// <summary>What was decided after the preview.</summary>
/// <param name="ExpectedSha256">The hash of the file that was previewed; null where there was no preview.</param>
/// <param name="ExpectedLatestAct">The newest act of the plan that the preview was made against; null where there was no preview.</param>
/// <param name="TakeMine">For a cell that two people changed: the file's value, the plan's, or no answer yet.</param>
public sealed record PlanImportConfirmation(string? ExpectedSha256, long? ExpectedLatestAct, Func<PlanCellChange, bool?> TakeMine, string Reason, string Source);

/// <param name="Act">The act; null where the file changed nothing.</param>
public sealed record PlanImportOutcome(PlanImportProposal Proposal, long? Act);

/// <summary>Brings plan lines in: read, preview, confirm. Nothing is written until it is confirmed, and nothing is withdrawn.</summary>
public sealed class ImportPlanOperation(PlanStore store)
{
    public static Problem? Refusal(Viewer viewer) => viewer.Refusal(Area.Plan, Level.Manage, "bring in plan lines");

    /// <summary>Reads a file without a database.</summary>
    public static Result<ReadPlanFile> Read(IncomingFile file, PlanImportChoices choices)
    {
        var book = GridReader.Read(file.Bytes, file.Name);
        if (!book.Ok)
        {
            return Result.Refused<ReadPlanFile>(book.Problems);
        }

        if (PlanWorkbook.IsOurs(book.Value))
        {
            return Result.Ok(new ReadPlanFile(book.Value, null, choices.PlanCycle ?? PlanWorkbook.CycleOf(book.Value)));
        }

        var reading = PlanLinesReader.Read(book.Value, choices.ForReading());
        return Result.Ok(new ReadPlanFile(book.Value, reading, reading.Cycle));
    }

    /// <summary>Reads the file and compares it with the plan; writes nothing.</summary>
    public async Task<Result<PlanImportProposal>> ProposeAsync(Viewer viewer, IncomingFile file, PlanImportChoices choices, Func<PlanCellChange, bool?> takeMine, CancellationToken cancel)
    {
        if (Refusal(viewer) is { } refusal)
        {
            return Result.Refused<PlanImportProposal>(refusal);
        }

        var read = Read(file, choices);
        if (!read.Ok)
        {
            return Result.Refused<PlanImportProposal>(read.Problems);
        }

        if (read.Value.Cycle is not { } cycle)
        {
            var problems = read.Value.Reading?.Problems.Where(p => p.Severity == Severity.Error).ToList() ?? [];
            return Result.Ok(new PlanImportProposal(file, read.Value, null, null, null, Result.Refused<PlanChanges>(problems.Count > 0 ? problems : [Unclear(file)])));
        }

        var plan = await store.ReadAsync(cycle, AsAt.Now, cancel);
        return Result.Ok(Propose(plan, viewer, file, read.Value, takeMine));
    }

    /// <summary>Writes what the proposal says, as one act, if the file and the plan are still those that were previewed.</summary>
    public async Task<Result<PlanImportOutcome>> ConfirmAsync(Viewer viewer, IncomingFile file, PlanImportChoices choices, PlanImportConfirmation confirmation, CancellationToken cancel)
    {
        if (confirmation.ExpectedSha256 is { } expected && !string.Equals(expected, file.Sha256, StringComparison.OrdinalIgnoreCase))
        {
            return Result.Refused<PlanImportOutcome>(Problem.Error("import.file-changed", file.Name, "The file is not the one that was previewed: it changed in between. Nothing was written. Look at the preview again."));
        }

        var proposed = await ProposeAsync(viewer, file, choices, confirmation.TakeMine, cancel);
        if (!proposed.Ok)
        {
            return Result.Refused<PlanImportOutcome>(proposed.Problems);
        }

        if (!proposed.Value.Decided.Ok)
        {
            return Result.Refused<PlanImportOutcome>([.. proposed.Value.Decided.Problems.Where(p => p.Severity == Severity.Error)]);
        }

        var proposal = proposed.Value;
        var written = await store.WriteAsync(
            new ActRequest("plan.import", viewer.Actor, confirmation.Reason.Trim(), confirmation.Source),
            proposal.Plan!.Cycle,
            plan =>
            {
                if (confirmation.ExpectedLatestAct is { } basis && basis != plan.LatestAct)
                {
                    return Result.Refused<PlanChanges>(Problem.Error("import.plan-changed", file.Name, "The plan has changed since this preview was made. Nothing was written. Look at the preview again."));
                }

                // Read anew: somebody may have written since.
                proposal = Propose(plan, viewer, file, proposal.Read, confirmation.TakeMine);
                return proposal.Decided;
            },
            cancel);
        return written.Ok
            ? Result.Ok(new PlanImportOutcome(proposal, written.Value.Wrote ? written.Value.Number : null), written.Problems)
            : Result.Refused<PlanImportOutcome>(written.Problems);
    }

    private static PlanImportProposal Propose(Plan plan, Viewer viewer, IncomingFile file, ReadPlanFile read, Func<PlanCellChange, bool?> takeMine)
    {
        PlanImportPreview? preview = null;
        ReturnedPlan? returned = null;
        Result<PlanChanges> decided;
        if (read.Reading is { } reading)
        {
            preview = ImportPlan.Preview(plan, reading, Guid.CreateVersion7);
            decided = ImportPlan.Decide(plan, reading, Guid.CreateVersion7);
        }
        else
        {
            var back = PlanWorkbook.Read(read.Book, plan);
            returned = back.Value;
            decided = back.Ok ? back.Value.Decide(plan, takeMine, Guid.CreateVersion7) : Result.Refused<PlanChanges>(back.Problems);
        }

        return new(file, read, plan, preview, returned, Settled(plan, viewer, file, read, decided));
    }

    /// <summary>The decision with the file that it comes from; refused where it touches what stands as it was approved.</summary>
    private static Result<PlanChanges> Settled(Plan plan, Viewer viewer, IncomingFile file, ReadPlanFile read, Result<PlanChanges> decided)
    {
        if (!decided.Ok || decided.Value.IsEmpty)
        {
            return decided;
        }

        var changes = decided.Value;
        var refusals = ImportPlan.Frozen(plan, changes).ToList();
        if (!plan.IsOpen && new OpenCycle().Decide(plan, viewer) is { Ok: false } notOpened)
        {
            refusals.AddRange(notOpened.Problems);
        }

        return refusals.Count > 0
            ? Result.Refused<PlanChanges>(refusals)
            : Result.Ok(changes with { Opens = !plan.IsOpen, Import = Record(file, read), File = file.Bytes }, decided.Problems);
    }

    private static PlanImportRecord Record(IncomingFile file, ReadPlanFile read) => read.Reading is { } reading
        ? new(
            file.Name, read.Book.Format, file.Sha256, file.Bytes.Length, reading.Sheet, reading.HeadingRow, reading.Unit ?? MoneyUnit.Pounds,
            reading.SavingsPositive switch { true => SavingsSign.Positive, false => SavingsSign.Negative, null => null }, reading.Basis, reading.Columns, reading.Unread)
        : new(file.Name, read.Book.Format, file.Sha256, file.Bytes.Length, read.Book.Grids[0].Name, 0, MoneyUnit.Pounds, SavingsSign.Negative, TypedBasis.Movements, [], []);

    private static Problem Unclear(IncomingFile file) =>
        Problem.Error("plan.cycle-unclear", file.Name, "Nothing says which cycle this file is for. Say which, such as 2022-27.");
}

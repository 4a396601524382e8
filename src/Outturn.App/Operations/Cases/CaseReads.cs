using System.Globalization;
using Outturn.Core.Cases;
using Outturn.Core.Cases.Reading;
using Outturn.Core.Cases.Searching;
using Outturn.Core.Intake;
using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Data.Cases;
using Outturn.Data.Planning;

namespace Outturn.App.Operations.Cases;

/// <summary>A case of a paper as it stands, without its text.</summary>
/// <param name="Head">Its outline; null where the paper's words were erased.</param>
public sealed record CaseShown(CaseKey Key, CaseHead? Head, EffectiveCase? Case, CaseReview Review);

/// <summary>A paper as one viewer may see it.</summary>
/// <param name="Around">What stands around the cases; null where it was erased, or names what the viewer may not see.</param>
/// <param name="Whole">Whether nothing of it is hidden from the viewer.</param>
public sealed record PaperShown(KeptPaper Paper, Act By, IReadOnlyList<CaseShown> Cases, CasePack? Around, bool Whole)
{
    public IReadOnlyList<(CaseKey Key, EffectiveCase Case)> Read => [.. Cases.Where(c => c.Case is not null).Select(c => (c.Key, c.Case!))];
}

/// <summary>A case as one viewer may see it.</summary>
/// <param name="Neighbours">The cases of the paper that this viewer may see, in order.</param>
/// <param name="Plan">The plan of the paper's cycle as the viewer may see it; not open where there is none.</param>
public sealed record CasePage(WholeCase Whole, EffectiveCase Case, IReadOnlyList<CaseNeighbour> Neighbours, Plan Plan)
{
    /// <summary>The next case of the paper that is still to be reviewed, going round at the end; null where there is no other.</summary>
    public CaseKey? NextToReview => Neighbours.Where(n => n.State == ReviewState.ToReview && n.Key != Whole.Key).OrderBy(n => n.Key.Number < Whole.Key.Number).ThenBy(n => n.Key.Number).Select(n => (CaseKey?)n.Key).FirstOrDefault();

    /// <summary>The case before it that is still to be reviewed, going round at the beginning.</summary>
    public CaseKey? BeforeToReview => Neighbours.Where(n => n.State == ReviewState.ToReview && n.Key != Whole.Key).OrderBy(n => n.Key.Number > Whole.Key.Number).ThenByDescending(n => n.Key.Number).Select(n => (CaseKey?)n.Key).FirstOrDefault();
}

/// <summary>Everything that is read of papers and cases. What a viewer may not see is not there for them.</summary>
public sealed class CaseReads(CaseStore store, PlanStore plans)
{
    /// <summary>Papers of which the viewer may see something, latest first. Two statements.</summary>
    public async Task<Result<IReadOnlyList<PaperLine>>> PapersAsync(Viewer viewer, AsAt asAt, CancellationToken cancel)
    {
        if (Refusal(viewer, asAt) is { } refusal)
        {
            return Result.Refused<IReadOnlyList<PaperLine>>(refusal);
        }

        var sight = await SightAsync(viewer, cancel);
        var papers = await store.PapersAsync(asAt, cancel);
        return Result.Ok<IReadOnlyList<PaperLine>>(
        [
            .. papers.Select(p => p with { Cases = [.. p.Cases.Where(c => sight.MaySee(c.Number))] }).Where(p => p.Cases.Count > 0 || sight.MaySeeWhole(p.Paper.Number)),
        ]);
    }

    /// <summary>A paper with its cases. Three statements.</summary>
    public async Task<Result<PaperShown>> PaperAsync(Viewer viewer, int number, AsAt asAt, CancellationToken cancel)
    {
        if (Refusal(viewer, asAt) is { } refusal)
        {
            return Result.Refused<PaperShown>(refusal);
        }

        var sight = await SightAsync(viewer, cancel);
        if (await store.PaperAsync(number, asAt, cancel) is not { } paper)
        {
            return Result.Refused<PaperShown>(NoPaper(number));
        }

        var whole = sight.MaySeeWhole(number);
        var cases = paper.Cases.Where(c => sight.MaySee(c.Number)).ToList();
        if (cases.Count == 0 && !whole)
        {
            return Result.Refused<PaperShown>(NoPaper(number));
        }

        return Result.Ok(new PaperShown(
            paper.Paper, paper.By, [.. cases.Select(c => new CaseShown(c.Key, c.Head, c.Head is null ? null : EffectiveCase.Of(c.Head.Case, c.Review), c.Review))],
            whole ? await store.AroundAsync(number, cancel) : null, whole));
    }

    /// <summary>A case with its document and the plan of its cycle. Three statements.</summary>
    public async Task<Result<CasePage>> CaseAsync(Viewer viewer, CaseKey key, AsAt asAt, CancellationToken cancel)
    {
        if (Refusal(viewer, asAt) is { } refusal)
        {
            return Result.Refused<CasePage>(refusal);
        }

        var sight = await SightAsync(viewer, cancel);
        if (await store.CaseAsync(key, asAt, cancel) is not { } whole || !sight.MaySee(whole.Number))
        {
            return Result.Refused<CasePage>(NoCase(key));
        }

        if (whole.Read is not { } read)
        {
            return Result.Refused<CasePage>(Problem.Error("case.erased-not-found", key.ToString(), $"The words of paper {whole.Paper.Number.ToString(CultureInfo.InvariantCulture)} were erased. That it was there stays in the record."));
        }

        var cycle = PlanCycle.TryParse(whole.Paper.Cycle, out var parsed) ? parsed : default;
        var plan = cycle == default ? Plan.Empty(new PlanCycle(new FinancialYear(2000), 1)) : PlanSight.For(viewer, await plans.ReadAsync(cycle, AsAt.Now, cancel));
        return Result.Ok(new CasePage(whole, EffectiveCase.Of(read, whole.Review), [.. whole.Neighbours.Where(n => sight.MaySee(n.Number))], plan));
    }

    /// <summary>What stands around the cases of the paper of a case; null where the viewer may not see it. For forms that need both.</summary>
    public async Task<CasePack?> AroundAsync(Viewer viewer, int paper, CancellationToken cancel) =>
        (await SightAsync(viewer, cancel)).MaySeeWhole(paper) ? await store.AroundAsync(paper, cancel) : null;

    /// <summary>Finds words. Three statements.</summary>
    public async Task<Result<CaseHits>> SearchAsync(Viewer viewer, CaseSearch search, int skip, int take, CancellationToken cancel) =>
        Refusal(viewer, AsAt.Now) is { } refusal
            ? Result.Refused<CaseHits>(refusal)
            : Result.Ok(await store.SearchAsync(search, await SightAsync(viewer, cancel), skip, take, cancel));

    /// <summary>Of the cases that are linked to a proposal, those that the viewer may see. No statement for those from whom nothing in a plan is hidden, or where there is no case; else one.</summary>
    public async Task<IReadOnlyList<CaseLineEntry>> SeenAsync(Viewer viewer, IReadOnlyList<CaseLineEntry> cases, CancellationToken cancel) =>
        cases.Count == 0 || PlanSight.SeesAll(viewer) ? cases
        : await SightAsync(viewer, cancel) is var sight ? [.. cases.Where(c => sight.MaySee(c.Number))] : [];

    /// <summary>The file as it came in, to those from whom nothing in it is hidden.</summary>
    public async Task<Result<(KeptPaper Paper, byte[] Bytes)>> FileAsync(Viewer viewer, int number, CancellationToken cancel)
    {
        var paper = await PaperAsync(viewer, number, AsAt.Now, cancel);
        if (!paper.Ok)
        {
            return Result.Refused<(KeptPaper, byte[])>(paper.Problems);
        }

        return paper.Value.Whole && await store.FileAsync(paper.Value.Paper.Sha256, cancel) is { } bytes
            ? Result.Ok((paper.Value.Paper, bytes))
            : Result.Refused<(KeptPaper, byte[])>(Problem.Error("paper.file-not-found", "file", "The file of this paper is not kept, or holds what you may not see."));
    }

    private async Task<CaseSight> SightAsync(Viewer viewer, CancellationToken cancel) => CaseSight.Of(viewer, await store.TiesAsync(cancel));

    private static Problem NoPaper(int number) => Problem.Error("paper.not-found", "paper", string.Create(CultureInfo.InvariantCulture, $"There is no paper {number}."));

    private static Problem NoCase(CaseKey key) => Problem.Error("case.not-found", "case", $"There is no case {key}.");

    private static Problem? Refusal(Viewer viewer, AsAt asAt) =>
        viewer.Refusal(Area.Plan, Level.Read, "read papers")
        ?? (asAt.RecordedBy is null ? null : viewer.Refusal(Area.Record, Level.Read, "read by the clock"));
}

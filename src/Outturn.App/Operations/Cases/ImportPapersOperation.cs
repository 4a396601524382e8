using Outturn.App.Operations.Tracking;
using Outturn.Core.Cases.Reading;
using Outturn.Core.Papers;
using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Data.Cases;
using Outturn.Data.Record;
using Outturn.Documents.Reading;

namespace Outturn.App.Operations.Cases;

/// <summary>A file as a paper and as the cases in it.</summary>
public sealed record ReadPaper(IncomingFile File, Paper Paper, CasePack Pack);

/// <summary>What became of one file of several.</summary>
/// <param name="Read">As read; null where it could not be.</param>
/// <param name="Paper">The number under which it is kept; null where nothing was written.</param>
/// <param name="Problems">Of the file as a whole: why it could not be read or kept.</param>
public sealed record PaperOutcome(IncomingFile File, ReadPaper? Read, int? Paper, IReadOnlyList<Problem> Problems);

/// <summary>
/// Brings papers in: read, look, keep. Reading writes nothing. Each file is an act of its own, so that one that is broken does not stop the
/// others.
/// </summary>
public sealed class ImportPapersOperation(CaseStore store)
{
    public static Problem? Refusal(Viewer viewer) => viewer.Refusal(Area.Documents, Level.Contribute, "bring in papers") ?? viewer.Refusal(Area.Plan, Level.Read, "bring in papers");

    /// <summary>Reads a file without a database. The reader has limits of its own, of time too.</summary>
    public static async Task<Result<ReadPaper>> ReadAsync(IncomingFile file, CancellationToken cancel)
    {
        var paper = await PaperReader.ReadAsync(file.Bytes, file.Name, cancel);
        return paper.Select(p => new ReadPaper(file, p, CaseReader.Read(p)));
    }

    /// <summary>Reads files and says what is in each; writes nothing.</summary>
    public static async Task<Result<IReadOnlyList<PaperOutcome>>> ProposeAsync(Viewer viewer, IReadOnlyList<IncomingFile> files, CancellationToken cancel)
    {
        if (Refusal(viewer) is { } refusal)
        {
            return Result.Refused<IReadOnlyList<PaperOutcome>>(refusal);
        }

        var outcomes = new List<PaperOutcome>();
        foreach (var file in files)
        {
            var read = await ReadAsync(file, cancel);
            outcomes.Add(new(file, read.Value, null, read.Problems));
        }

        return Result.Ok<IReadOnlyList<PaperOutcome>>(outcomes);
    }

    /// <summary>Reads files and keeps those that can be read, each by an act of its own.</summary>
    /// <param name="cycle">The cycle that they belong to. It need not be open.</param>
    public async Task<Result<IReadOnlyList<PaperOutcome>>> KeepAsync(Viewer viewer, IReadOnlyList<IncomingFile> files, PlanCycle cycle, string reason, string source, CancellationToken cancel)
    {
        var proposed = await ProposeAsync(viewer, files, cancel);
        if (!proposed.Ok)
        {
            return proposed;
        }

        var outcomes = new List<PaperOutcome>();
        foreach (var outcome in proposed.Value)
        {
            if (outcome.Read is not { } read)
            {
                outcomes.Add(outcome);
                continue;
            }

            var kept = await KeepAsync(viewer, read, cycle, reason, source, cancel);
            outcomes.Add(kept.Ok ? outcome with { Paper = kept.Value } : outcome with { Problems = kept.Problems });
        }

        return Result.Ok<IReadOnlyList<PaperOutcome>>(outcomes);
    }

    /// <summary>Keeps one paper that was read, and gives its number.</summary>
    public async Task<Result<int>> KeepAsync(Viewer viewer, ReadPaper read, PlanCycle cycle, string reason, string source, CancellationToken cancel) =>
        Refusal(viewer) is { } refusal
            ? Result.Refused<int>(refusal)
            : await store.KeepAsync(
                new ActRequest("paper.import", viewer.Actor, reason.Trim(), source), cycle.ToString(), read.File.Bytes, read.Paper.Pages, read.Pack with { Name = read.File.Name }, cancel);
}

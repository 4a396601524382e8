using System.Security.Cryptography;
using Outturn.App.Operations.Tracking;
using Outturn.Core.Reports;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Publishing;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;
using Outturn.Data.Record;
using Outturn.Data.Tracking;

namespace Outturn.App.Operations.Publishing;

/// <summary>A published report as it was frozen.</summary>
/// <param name="Entry">What stands in the record of it.</param>
/// <param name="View">Its lines and totals, read from the kept canonical JSON alone.</param>
/// <param name="Corrects">The report that it supersedes; null for a first publication.</param>
/// <param name="CorrectedBy">The report that supersedes it; null while it stands.</param>
public sealed record ReportPage(ReportEntry Entry, TrackerView View, ReportEntry? Corrects, ReportEntry? CorrectedBy);

/// <summary>One kept file of a report.</summary>
public sealed record KeptFile(ReportEntry Report, ReportFile File, byte[] Bytes);

/// <summary>What publishing would freeze, before it does.</summary>
/// <param name="Tracker">The tracker at the position, with what is found in it.</param>
/// <param name="Position">The day.</param>
/// <param name="Stands">The report that stands for that day already; null where there is none.</param>
/// <param name="Round">The round of the position's month; null where none was opened.</param>
/// <param name="Unsigned">Lines that are neither signed off in that round nor complete; empty where there was no round.</param>
/// <param name="Supersedes">The report that publishing would correct; null for a first publication.</param>
/// <param name="Problems">What would refuse it, but for a reason that is not given yet, and what is worth knowing.</param>
public sealed record PublishPreview(
    TrackerPage Tracker, DateOnly Position, ReportEntry? Stands, Round? Round, IReadOnlyList<TrackerLine> Unsigned, long? Supersedes, IReadOnlyList<Problem> Problems)
{
    public bool NeedsReason => Supersedes is not null || Round is { State: RoundState.Open };
}

/// <summary>How a report stood the proof.</summary>
/// <param name="Report">Its number.</param>
/// <param name="Holds">Whether all that could be asked agrees.</param>
/// <param name="Redrawn">Whether it was drawn again and compared: only by the version that drew it.</param>
/// <param name="Sentence">What was found, for people.</param>
public sealed record ReportProof(long Report, bool Holds, bool Redrawn, string Sentence);

/// <summary>Everything that is read of published reports. They are for everybody, signed in or not.</summary>
public sealed class ReportReads(TrackerStore store, FileStore files, TrackerReads trackers, ReportDrawing drawing, TimeProvider clock)
{
    /// <summary>The code of a problem that means "there is no such report": pages answer 404.</summary>
    public const string NotFound = "report.not-found";

    /// <summary>Every report, newest first. One statement.</summary>
    public async Task<Result<IReadOnlyList<ReportEntry>>> AllAsync(Viewer viewer, CancellationToken cancel) =>
        Refusal(viewer) is { } refusal ? Result.Refused<IReadOnlyList<ReportEntry>>(refusal) : Result.Ok(await store.ReportsAsync(cancel));

    /// <summary>One report, drawn from its kept bytes. Two statements.</summary>
    public async Task<Result<ReportPage>> OneAsync(Viewer viewer, long number, CancellationToken cancel)
    {
        if (Refusal(viewer) is { } refusal)
        {
            return Result.Refused<ReportPage>(refusal);
        }

        var all = await store.ReportsAsync(cancel);
        if (all.FirstOrDefault(r => r.Number == number) is not { } entry)
        {
            return Result.Refused<ReportPage>(Missing(number));
        }

        var kept = await KeptAsync(entry.Digest, cancel);
        return kept is null
            ? Result.Refused<ReportPage>(Damaged(entry))
            : Result.Ok(new ReportPage(
                entry, TrackerView.Of(KeptReport.Read(kept), new TrackerFilter()), all.FirstOrDefault(r => r.Number == entry.Supersedes), all.FirstOrDefault(r => r.Number == entry.SupersededBy)));
    }

    /// <summary>One kept file, as it was, by the name it was kept under.</summary>
    public async Task<Result<KeptFile>> FileAsync(Viewer viewer, long number, string name, CancellationToken cancel)
    {
        if (Refusal(viewer) is { } refusal)
        {
            return Result.Refused<KeptFile>(refusal);
        }

        if (await store.ReportAsync(number, cancel) is not { } entry || entry.Files.FirstOrDefault(f => f.Name == name) is not { } file)
        {
            return Result.Refused<KeptFile>(Problem.Error(NotFound, name, $"Report {number} keeps no file of that name."));
        }

        return await KeptAsync(file.Sha256, cancel) is { } bytes ? Result.Ok(new KeptFile(entry, file, bytes)) : Result.Refused<KeptFile>(Damaged(entry));
    }

    /// <summary>What publishing a position would freeze.</summary>
    public async Task<Result<PublishPreview>> PreviewAsync(Viewer viewer, FinancialYear year, DateOnly? position, CancellationToken cancel)
    {
        if (viewer.Refusal(Area.Reports, Level.Manage, "publish reports") is { } refusal)
        {
            return Result.Refused<PublishPreview>(refusal);
        }

        var facts = await store.CalendarAsync(year, cancel);
        if (facts.Marks.Count == 0)
        {
            return Result.Refused<PublishPreview>(Problem.Error(TrackerReads.NotFound, year.ToString(), $"There is no tracker for {year}."));
        }

        // The latest position that has been reached: an open round stands at the end of its month.
        var today = Instant.From(clock.GetUtcNow()).Day;
        var day = position ?? facts.Marks.Select(m => m.Position).FirstOrDefault(p => p <= today, facts.Marks[0].Position);
        var tracker = await trackers.ViewAsync(viewer, year, AsAt.Day(day), new TrackerFilter(), cancel);
        if (!tracker.Ok)
        {
            return Result.Refused<PublishPreview>(tracker.Problems);
        }

        var month = day < year.FirstDay ? new FinancialMonth(year, 1) : day > year.LastDay ? new FinancialMonth(year, 12) : FinancialMonth.Containing(day);
        var state = await store.StateAsync(year, AsAt.Day(day), month, cancel);
        var stands = facts.Reports.LastOrDefault(r => r.Position == day && r.SupersededBy is null);
        var round = day <= month.LastDay && day >= month.FirstDay ? state.RoundOf(month) : null;
        IReadOnlyList<TrackerLine> unsigned = round is null
            ? []
            : [.. state.Position.Lines.Where(l => l.Stated.Complete != true && state.Progress.GetValueOrDefault(l.Id)?.State != ProgressState.SignedOff)];

        // A reason will be asked for where it is needed: what else would refuse?
        var command = new PublishReport(day, stands?.Number, "asked for later");
        return Result.Ok(new PublishPreview(tracker.Value, day, stands, round, unsigned, stands?.Number, command.Allowed(state, today).Problems));
    }

    /// <summary>Proves every published report: its kept bytes, its digest, and, by the version that drew it, that the record still gives it.</summary>
    public async Task<Result<IReadOnlyList<ReportProof>>> ProveAsync(Viewer viewer, CancellationToken cancel)
    {
        if (viewer.Refusal(Area.Record, Level.Read, "verify published reports") is { } refusal)
        {
            return Result.Refused<IReadOnlyList<ReportProof>>(refusal);
        }

        var proofs = new List<ReportProof>();
        foreach (var report in (await store.ReportsAsync(cancel)).Reverse())
        {
            proofs.Add(await ProofAsync(report, cancel));
        }

        return Result.Ok<IReadOnlyList<ReportProof>>(proofs);
    }

    private async Task<ReportProof> ProofAsync(ReportEntry report, CancellationToken cancel)
    {
        ReportProof Broken(string sentence) => new(report.Number, Holds: false, Redrawn: false, $"Report {report.Number} does not hold: {sentence}");

        foreach (var file in report.Files)
        {
            if (await KeptAsync(file.Sha256, cancel) is not { } bytes || bytes.LongLength != file.Size)
            {
                return Broken($"the kept bytes of {file.Name} are not those that were published.");
            }
        }

        if (report.Files.FirstOrDefault(f => f.Format == ReportDrawing.Json)?.Sha256 != report.Digest)
        {
            return Broken("its digest is not that of its kept JSON.");
        }

        var kept = $"Report {report.Number}: {report.Files.Count} kept files hash to their names, and its digest is that of its JSON.";
        if (report.Renderer != Renderer.Version)
        {
            return new(report.Number, Holds: true, Redrawn: false, $"{kept} Not drawn again: another version drew it ({report.Renderer}).");
        }

        var drawn = await drawing.DrawAsync(report.Year, report.Position, report.Act.Recorded, cancel);
        foreach (var (format, name, bytes) in drawn.Files)
        {
            if (report.Files.FirstOrDefault(f => f.Format == format) is { } file && file.Sha256 != Hash(bytes))
            {
                return new(report.Number, Holds: false, Redrawn: true, $"Report {report.Number} does not hold: drawn again from the record as it stood at act {report.Act.Number}, {name} differs from what was published.");
            }
        }

        return new(report.Number, Holds: true, Redrawn: true, $"{kept} Drawn again from the record, it is identical.");
    }

    private async Task<byte[]?> KeptAsync(string sha256, CancellationToken cancel)
    {
        try
        {
            return await files.ReadAsync(sha256, cancel) is { } bytes && Hash(bytes) == sha256 ? bytes : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static Problem Missing(long number) => Problem.Error(NotFound, "report", $"There is no published report {number}.");

    private static Problem Damaged(ReportEntry report) =>
        Problem.Error("report.damaged", "report", $"The kept bytes of report {report.Number} are not those that were published, so they are not shown. Ask an administrator to prove the record and restore a backup.");

    private static Problem? Refusal(Viewer viewer) => viewer.Refusal(Area.Reports, Level.Read, "read published reports");
}

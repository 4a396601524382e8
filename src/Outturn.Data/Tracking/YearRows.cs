using System.Security.Cryptography;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;
using Outturn.Data.Facts;
using Outturn.Data.Record;

namespace Outturn.Data.Tracking;

/// <summary>Turns what a decision says of a year beside its lines into rows.</summary>
internal static class YearRows
{
    public static async Task AddAsync(FactRows rows, PendingAct act, FinancialYear year, TrackerChanges changes, KnownLines known, CancellationToken cancel)
    {
        if (changes.Round is { } round)
        {
            rows.Add(FactTables.Rounds, (long)year.StartYear, (long)round.Period.Number, act.Order, act.Number, EnumText<RoundState>.Of(round.State), ActSql.TextOf(round.Due), round.Reason);
        }

        foreach (var progress in changes.Progress)
        {
            rows.Add(FactTables.LineProgress, known.Number(progress.Line), (long)progress.Period.Number, act.Order, act.Number, EnumText<ProgressState>.Of(progress.State), progress.Reason);
        }

        foreach (var chase in changes.Chases)
        {
            rows.Add(FactTables.RoundChases, (long)year.StartYear, (long)chase.Period.Number, chase.Owner, act.Order, act.Number);
        }

        foreach (var cover in changes.Covers)
        {
            rows.Add(FactTables.LineCovers, known.Number(cover.From), known.Number(cover.To), act.Order, act.Number, cover.Amount.Pence, cover.Reason);
        }

        foreach (var replacement in changes.Replacements)
        {
            rows.Add(FactTables.LineReplacements, known.Number(replacement.Line), known.Number(replacement.Replaces), act.Order, act.Number, replacement.Ended, replacement.Reason);
        }

        foreach (var moved in changes.Reprofiles)
        {
            rows.Add(
                FactTables.LineReprofiles, known.Number(moved.Line), act.Order, act.Number, (long)moved.ToYear.StartYear, moved.ToKey, moved.Moved.Pence, moved.Shortfall.Pence, moved.Reason, moved.Approver);
        }

        if (changes.Closing is { } closing)
        {
            rows.Add(FactTables.YearClosings, (long)year.StartYear, (long)closing.Number, act.Order, act.Number, closing.Source);
        }

        if (changes.Report is { } report)
        {
            var number = (long?)await act.Session.ScalarAsync("SELECT MAX(number) FROM reports", cancel) + 1 ?? 1;
            rows.Add(
                FactTables.Reports, number, act.Number, (long)year.StartYear, ActSql.TextOf(act.Position), report.Title, report.Parameters, report.Digest, report.Renderer, report.Supersedes);
            foreach (var (format, name, bytes) in report.Files)
            {
                rows.Add(FactTables.ReportFiles, number, act.Number, format, name, await KeepAsync(rows, act, bytes, cancel), (long)bytes.Length);
            }
        }
    }

    /// <summary>Keeps bytes once for each content, and gives their hash in lower-case hex.</summary>
    public static async Task<string> KeepAsync(FactRows rows, PendingAct act, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        if (!rows.Holds(FactTables.Files, sha256) && await act.Session.ScalarAsync("SELECT 1 FROM files WHERE sha256 = @sha256", cancel, ("sha256", sha256)) is null)
        {
            var (encoding, packed) = FileBytes.Pack(bytes.Span);
            rows.Add(FactTables.Files, sha256, act.Number, (long)bytes.Length, encoding, packed);
        }

        return sha256;
    }
}

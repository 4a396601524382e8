using Outturn.Core.Tracking.Publishing;
using Outturn.Core.Values;
using Outturn.Data.Record;
using Outturn.Data.Settings;
using Outturn.Data.Tracking;

namespace Outturn.App.Operations.Publishing;

/// <summary>Freezes a year's tracker at a position: numbered, dated, hashed, its bytes kept.</summary>
public sealed class PublishReportOperation(TrackerStore store, ActLog log, RulesStore rules, ReportDrawing drawing, TimeProvider clock)
{
    /// <summary>How often it is drawn again where somebody writes meanwhile.</summary>
    private const int Tries = 3;

    /// <param name="viewer">Who publishes.</param>
    /// <param name="year">The tracker's year.</param>
    /// <param name="command">What is published.</param>
    /// <param name="print">Prints the position to PDF; null to keep no PDF. Where it cannot, none is kept and a notice says so.</param>
    /// <param name="source">The screen or command.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Result<ReportEntry>> RunAsync(
        Viewer viewer, FinancialYear year, PublishReport command, Func<CancellationToken, Task<Result<byte[]>>>? print, string source, CancellationToken cancel)
    {
        if (viewer.Refusal(Area.Reports, Level.Manage, "publish reports") is { } refusal)
        {
            return Result.Refused<ReportEntry>(refusal);
        }

        var today = Instant.From(clock.GetUtcNow()).Day;

        // What can be refused is refused before anything is drawn.
        var allowed = command.Allowed(await store.StateAsync(year, AsAt.Day(command.Position), FinancialMonth.Containing(year.FirstDay), cancel), today);
        if (!allowed.Ok)
        {
            return Result.Refused<ReportEntry>(allowed.Problems);
        }

        (byte[] Of, Result<byte[]> Pdf)? printed = null;
        for (var attempt = 1; ; attempt++)
        {
            // The head first: if it is still the head under the write lock, all that was read after it still stands.
            var head = (await log.LatestAsync(cancel))?.Act.Number ?? 0;
            rules.Forget();
            var drawn = await drawing.DrawAsync(year, command.Position, recordedBy: null, cancel);
            if (print is not null && printed?.Of.AsSpan().SequenceEqual(drawn.Canonical) != true)
            {
                printed = (drawn.Canonical, await print(cancel));
                head = (await log.LatestAsync(cancel))?.Act.Number ?? 0;
                drawn = await drawing.DrawAsync(year, command.Position, recordedBy: null, cancel);
            }

            // A page that was printed while the tracker changed is printed again.
            var agrees = printed is null || printed.Value.Of.AsSpan().SequenceEqual(drawn.Canonical);
            var written = !agrees
                ? Result.Refused<ActReceipt>(Problem.Error(PublishReport.ChangedMeanwhile, "position", "The tracker was changed while the report was printed. Nothing was published: try again."))
                : await store.WriteYearAsync(
                    new ActRequest("report.publish", viewer.Actor, command.Reason.Trim(), source, command.Position), year,
                    state => command.Decide(state, today, Kept(head, drawn, printed?.Pdf)), cancel: cancel);
            if (written.Ok)
            {
                var entry = (await store.CalendarAsync(year, cancel)).Reports.Last(r => r.Act.Number == written.Value.Number);
                return Result.Ok(entry, [.. written.Problems, .. NotPrinted(printed?.Pdf)]);
            }

            if (attempt == Tries || !written.Problems.Any(p => p.Code == PublishReport.ChangedMeanwhile))
            {
                return Result.Refused<ReportEntry>(written.Problems);
            }
        }
    }

    private static DrawnReport Kept(long head, DrawnForms drawn, Result<byte[]>? pdf)
    {
        var files = drawn.Files.Select(f => (f.Format, f.Name, Bytes: (ReadOnlyMemory<byte>)f.Bytes)).ToList();
        if (pdf is { Ok: true })
        {
            files.Add((ReportDrawing.Pdf, Path.ChangeExtension(drawn.Files[0].Name, ReportDrawing.Pdf), pdf.Value));
        }

        return new(head, ReportDrawing.Parameters(drawn.View), drawn.Digest, Renderer.Version, files);
    }

    private static IEnumerable<Problem> NotPrinted(Result<byte[]>? pdf) =>
        pdf is { Ok: false } ? [Problem.Notice("report.no-pdf", "pdf", $"The report is published without a PDF. {pdf.Problems[0].Message}")] : [];
}

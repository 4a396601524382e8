using System.Collections.Concurrent;
using Outturn.Core.Assurance;
using Outturn.Core.Assurance.Checks;
using Outturn.Core.Tracking;
using Outturn.Core.Values;
using Outturn.Data.Record;

namespace Outturn.App.Operations.Tracking;

/// <summary>
/// What can only be found in the file that an import read, because reading took it out: marks of web pages in cells. The kept file is
/// read again, once; it never changes, so what was found in it is remembered.
/// </summary>
public sealed class FileFindings(FileStore files)
{
    /// <summary>A council has a file a month; beyond this many the oldest are found again when asked for.</summary>
    private const int MostRemembered = 64;

    private readonly ConcurrentDictionary<string, IReadOnlyList<Finding>> remembered = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<Finding>> OfAsync(FinancialYear year, ImportRecord import, CancellationToken cancel)
    {
        var key = $"{import.Sha256}/{import.Sheet}";
        if (remembered.TryGetValue(key, out var known))
        {
            return known;
        }

        if (await files.ReadAsync(import.Sha256, cancel) is not { } bytes)
        {
            return [];
        }

        var read = ImportTrackerOperation.Read(new IncomingFile(import.FileName, bytes), new ImportChoices(year, Unit: import.Unit, Savings: import.Savings, Sheet: import.Format == "excel" ? import.Sheet : null, Columns: import.Columns));
        IReadOnlyList<Finding> found = read.Value is { } reading
            ? [.. TrackerChecks.All.Single(c => c.Code == TrackerMarkup.Code).Find(new CheckedTracker(CheckedLine.From(reading), new TrackerCheckContext(year, reading.Position, RagRule.Shipped, import.FileName)))]
            : [];
        if (remembered.Count >= MostRemembered)
        {
            remembered.Clear();
        }

        return remembered[key] = found;
    }
}

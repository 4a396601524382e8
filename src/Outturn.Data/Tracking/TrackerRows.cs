using System.Text;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Closing;
using Outturn.Core.Values;
using Outturn.Data.Facts;
using Outturn.Data.Record;

namespace Outturn.Data.Tracking;

/// <summary>Turns a decision into rows.</summary>
internal static class TrackerRows
{
    // In bytes: PostgreSQL indexes no more than about 2,700.
    private const int LongestKey = 2_000;

    public static Task<Result<FactRows>> OfAsync(PendingAct act, TrackerPosition position, TrackerChanges changes, CancellationToken cancel) =>
        AddAsync(new(), act, position, changes, cancel);

    /// <summary>Adds to what the act writes elsewhere.</summary>
    public static async Task<Result<FactRows>> AddAsync(FactRows rows, PendingAct act, TrackerPosition position, TrackerChanges changes, CancellationToken cancel)
    {
        if (changes.IsEmpty)
        {
            return Result.Ok(rows);
        }

        var year = position.Year;
        var problems = new List<Problem>();
        foreach (var changed in new[] { changes is { ChangesYear: true, Closing: null } ? year : (FinancialYear?)null, changes.OtherYear?.Year })
        {
            // Whatever the position of the act: a closed year takes no update, on whichever way it comes.
            if (changed is { } written && await act.Session.ScalarAsync("SELECT 1 FROM year_closings WHERE year = @year", cancel, ("year", (long)written.StartYear)) is not null)
            {
                problems.Add(YearClosing.Closed(written));
            }
        }

        if (problems.Count > 0)
        {
            return Result.Refused<FactRows>(problems);
        }

        IReadOnlyList<Guid> named =
        [
            .. changes.Progress.Select(p => p.Line), .. changes.Covers.SelectMany(c => new[] { c.From, c.To }),
            .. changes.Replacements.SelectMany(r => new[] { r.Line, r.Replaces }), .. changes.Reprofiles.Select(r => r.Line),
        ];
        var known = await LinesAsync(rows, act, year, changes.Lines, changes.Origins, [.. named.Distinct()], null, changes.Import is not null, problems, cancel);
        if (changes.OtherYear is { } other)
        {
            await LinesAsync(rows, act, other.Year, other.Lines, [], [], known, fromImport: false, problems, cancel);
        }

        if (problems.Count > 0)
        {
            return Result.Refused<FactRows>(problems);
        }

        await OriginRows.AddAsync(rows, act, year, changes.Origins, known, problems, cancel);
        if (problems.Count > 0)
        {
            return Result.Refused<FactRows>(problems);
        }

        await YearRows.AddAsync(rows, act, year, changes, known, cancel);
        await AddImportAsync(rows, act, year.StartYear, changes, cancel);
        return Result.Ok(rows);
    }

    private static async Task<KnownLines> LinesAsync(
        FactRows rows, PendingAct act, FinancialYear year, IReadOnlyList<LineChange> changes, IReadOnlyList<LineOrigin> origins, IReadOnlyCollection<Guid> named, KnownLines? before,
        bool fromImport, List<Problem> problems, CancellationToken cancel)
    {
        var known = await KnownLines.OfAsync(act, year, [.. changes, .. origins.Select(o => new LineChange(o.LineId, o.Key, ""))], named, before, cancel);
        var written = new HashSet<long>();
        foreach (var change in changes)
        {
            if (change.IsEmpty && (change.LineId is null || change.Source is null))
            {
                continue;
            }

            var key = StoredText.Of(change.Key);
            if (Encoding.UTF8.GetByteCount(key) > LongestKey)
            {
                problems.Add(Problem.Error(
                    "tracker.key-too-long", change.Key[..40], "This line has no reference and a title too long to tell it by. Give it a reference, or shorten the title."));
                continue;
            }

            if (known.Find(change.LineId, key) is not { } line)
            {
                if (change.LineId is { } given)
                {
                    problems.Add(Problem.Error(
                        "tracker.line-unknown", change.Key, $"The tracker for {year} has no line with the id {given}. Read the tracker again and repeat the change."));
                    continue;
                }

                line = await known.AddAsync(act, key, cancel);
                rows.Add(FactTables.TrackerLines, line, act.NewId(), act.Number, (long)year.StartYear, key, change.Reference);
            }

            if (!written.Add(line))
            {
                problems.Add(Problem.Error(
                    "tracker.line-twice", change.Key, $"{change.Key} is changed twice at once. Give each line one row, or tell the lines apart by reference or title."));
                continue;
            }

            AddFacts(rows, act, line, change, fromImport);
        }

        if (written.Count > 0)
        {
            rows.Add(FactTables.TrackerActs, (long)year.StartYear, act.Order, act.Number);
        }

        return known;
    }

    private static void AddFacts(FactRows rows, PendingAct act, long line, LineChange change, bool fromImport)
    {
        if (change.Details is { } details)
        {
            rows.Add(FactTables.LineDetails, [line, act.Order, act.Number, .. LineColumns.Of(details)]);
        }

        if (change.Plan is { } plan)
        {
            rows.Add(FactTables.LinePlans, [line, act.Order, act.Number, .. LineColumns.Of(plan)]);
        }

        if (change.Stated is { } stated)
        {
            rows.Add(FactTables.LineForecasts, [line, act.Order, act.Number, .. LineColumns.Of(stated)]);
        }

        if (change.Owner is { } owner)
        {
            rows.Add(FactTables.LineOwners, line, act.Order, act.Number, owner);
        }

        if (change.Standing is { } standing)
        {
            rows.Add(FactTables.LineStandings, [line, act.Order, act.Number, .. LineColumns.Of(standing)]);
        }

        if (change.Override is { } given)
        {
            rows.Add(FactTables.LineOverrides, [line, act.Order, act.Number, .. LineColumns.Of(given)]);
        }

        if (change.Basis is { } basis)
        {
            rows.Add(FactTables.LineBases, [line, act.Order, act.Number, .. LineColumns.Of(basis)]);
        }

        if (change.Outturn is { } outturn)
        {
            rows.Add(FactTables.LineOutturns, [line, act.Order, act.Number, .. LineColumns.Of(outturn)]);
        }

        if (fromImport && change.Source is { } source)
        {
            rows.Add(FactTables.LineSources, [line, act.Order, act.Number, .. LineColumns.Of(source)]);
        }
    }

    private static async Task AddImportAsync(FactRows rows, PendingAct act, long year, TrackerChanges changes, CancellationToken cancel)
    {
        string? sha256 = null;
        if (changes.File is { } file)
        {
            sha256 = await YearRows.KeepAsync(rows, act, file, cancel);
        }

        if (changes.Import is { } import)
        {
            if (sha256 is not null && import.Sha256 != sha256)
            {
                throw new ArgumentException($"The import names the file {import.Sha256}, but its bytes hash to {sha256}.", nameof(changes));
            }

            rows.Add(FactTables.Imports, [act.Number, year, .. ImportColumns.Of(import)]);
        }
    }
}

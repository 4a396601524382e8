using System.Security.Cryptography;
using System.Text.Json;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;
using Outturn.Data.Record;
using Outturn.Data.Settings;
using Outturn.Data.Tracking;
using Outturn.Documents.Reading;

namespace Outturn.App.Operations.Tracking;

/// <summary>A file that someone wants to bring in.</summary>
public sealed record IncomingFile(string Name, byte[] Bytes)
{
    /// <summary>In lower-case hex.</summary>
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Bytes));
}

/// <summary>What was said of the file, by a person or by options. Null: find it out.</summary>
public sealed record ImportChoices(
    FinancialYear? Year = null,
    DateOnly? Position = null,
    MoneyUnit? Unit = null,
    SavingsSign? Savings = null,
    string? Sheet = null,
    IReadOnlyList<ColumnMapping>? Columns = null);

/// <summary>What was decided after the preview.</summary>
/// <param name="ExpectedSha256">The hash of the file that was previewed; null where there was no preview.</param>
/// <param name="ExpectedLatestAct">The newest act of the tracker that the preview was made against; null where there was no preview.</param>
/// <param name="Missing">What becomes of each line that the file lacks, by key.</param>
/// <param name="AllMissing">One answer for every such line, from the command line.</param>
/// <param name="WithdrawalReason">Why lines leave.</param>
/// <param name="Reason">Why the file is brought in.</param>
/// <param name="Source">The screen or command.</param>
public sealed record ImportConfirmation(
    string? ExpectedSha256,
    long? ExpectedLatestAct,
    IReadOnlyDictionary<string, MissingAnswer> Missing,
    MissingAnswer? AllMissing,
    string WithdrawalReason,
    string Reason,
    string Source);

/// <summary>A file as understood, and what bringing it in would do.</summary>
/// <param name="Reading">As understood.</param>
/// <param name="Preview">Against the tracker at the position; null where year or position is not known.</param>
/// <param name="Year">The year it would go to.</param>
/// <param name="Position">The position at which it would stand.</param>
/// <param name="LatestAct">The newest act of the tracker it was compared with.</param>
public sealed record ImportProposal(IncomingFile File, TrackerReading Reading, ImportPreview? Preview, FinancialYear? Year, DateOnly Position, long LatestAct);

/// <summary>What was written.</summary>
/// <param name="Act">The act; null where the file changed nothing.</param>
public sealed record ImportOutcome(ImportProposal Proposal, long? Act, int Withdrawn);

/// <summary>Brings a savings tracker in: read, preview, confirm. Nothing is written until it is confirmed.</summary>
public sealed class ImportTrackerOperation(TrackerStore store, Judging judging, SettingStore settings, TimeProvider clock)
{
    /// <summary>Reads a file without a database.</summary>
    public static Result<TrackerReading> Read(IncomingFile file, ImportChoices choices, Func<string, IReadOnlyList<ColumnMapping>?>? remembered = null)
    {
        var book = GridReader.Read(file.Bytes, file.Name);
        if (!book.Ok)
        {
            return Result.Refused<TrackerReading>(book.Problems);
        }

        return Result.Ok(TrackerReader.Read(book.Value, new ReadOptions(choices.Year, choices.Position, choices.Unit, choices.Savings, choices.Sheet, choices.Columns, remembered)));
    }

    /// <summary>Reads the file and compares it with the tracker; writes nothing.</summary>
    public async Task<Result<ImportProposal>> ProposeAsync(Viewer viewer, IncomingFile file, ImportChoices choices, CancellationToken cancel)
    {
        if (viewer.Refusal(Area.Tracker, Level.Manage, "bring in a tracker") is { } refusal)
        {
            return Result.Refused<ImportProposal>(refusal);
        }

        var read = Read(file, choices);
        if (!read.Ok)
        {
            return Result.Refused<ImportProposal>(read.Problems);
        }

        var reading = read.Value;
        if (choices.Columns is null && await RememberedAsync(reading.Signature, cancel) is { } columns)
        {
            reading = Read(file, choices, signature => signature == reading.Signature ? columns : null).Value ?? reading;
        }

        if (reading.Year is not { } year)
        {
            return Result.Ok(new ImportProposal(file, reading, Preview: null, Year: null, reading.Position ?? Today, LatestAct: 0));
        }

        // A file that names no day is of now; a round under way stands at the end of its month, which may be some days ahead.
        var facts = await store.FactsAsync(year, cancel);
        var position = reading.Position ?? (facts.Marks.Count > 0 && facts.Marks[0].Position > Today ? facts.Marks[0].Position : Today);
        var current = await judging.ApplyAsync(await store.ReadAsync(year, AsAt.Day(position), cancel), facts.Reports, facts.Rounds, cancel);
        return Result.Ok(new ImportProposal(file, reading, ImportTracker.Preview(current, reading), year, position, current.LatestAct));
    }

    /// <summary>Writes what the proposal says, as one act, if the file and the tracker are still those that were previewed.</summary>
    public async Task<Result<ImportOutcome>> ConfirmAsync(Viewer viewer, IncomingFile file, ImportChoices choices, ImportConfirmation confirmation, CancellationToken cancel)
    {
        if (confirmation.ExpectedSha256 is { } expected && !string.Equals(expected, file.Sha256, StringComparison.OrdinalIgnoreCase))
        {
            return Result.Refused<ImportOutcome>(Problem.Error("import.file-changed", file.Name, "The file is not the one that was previewed: it changed in between. Nothing was written. Look at the preview again."));
        }

        var proposed = await ProposeAsync(viewer, file, choices, cancel);
        if (!proposed.Ok)
        {
            return Result.Refused<ImportOutcome>(proposed.Problems);
        }

        var proposal = proposed.Value;
        var reading = proposal.Reading;
        if (proposal.Year is not { } year)
        {
            return Result.Refused<ImportOutcome>([.. reading.Problems.Where(p => p.Severity == Severity.Error).DefaultIfEmpty(Unclear(file))]);
        }

        var record = Record(file, reading);
        if (record is null)
        {
            return Result.Refused<ImportOutcome>([.. reading.Problems.Where(p => p.Severity == Severity.Error)]);
        }

        // Ratings and directions are compared as they are shown, so that an exported file comes back without a change.
        var rules = await judging.RulesAsync(AsAt.Day(proposal.Position), cancel);
        var measured = proposal.Preview is null ? null : await MeasuredAsync(year, proposal.Position, cancel);
        var withdrawn = 0;
        var request = new ActRequest("tracker.import", viewer.Actor, confirmation.Reason, confirmation.Source, proposal.Position);
        var written = await store.WriteYearAsync(
            request,
            year,
            state =>
            {
                if (state.Locked(proposal.Position, confirmation.Reason) is { } locked)
                {
                    return Result.Refused<TrackerChanges>(locked);
                }

                var current = Judgement.Apply(state.Position, rules, measured, proposal.Position);
                if (confirmation.ExpectedLatestAct is { } basis && basis != current.LatestAct)
                {
                    return Result.Refused<TrackerChanges>(Problem.Error("import.tracker-changed", file.Name, "The tracker has changed since this preview was made. Nothing was written. Look at the preview again."));
                }

                var answers = confirmation.AllMissing is { } all
                    ? ImportTracker.Preview(current, reading).Missing.ToDictionary(l => l.Key, _ => all, StringComparer.OrdinalIgnoreCase)
                    : confirmation.Missing;
                var decided = ImportTracker.Decide(current, reading, record, file.Bytes, answers, confirmation.WithdrawalReason);
                if (decided.Ok && !viewer.May(Area.SignOff, Level.Manage) && ImportTracker.Completions(current, decided.Value) is { Count: > 0 } refusals)
                {
                    return Result.Refused<TrackerChanges>(refusals);
                }

                withdrawn = decided.Value?.Lines.Count(l => l.Standing is { Withdrawn: true }) ?? 0;
                return decided;
            },
            cancel: cancel);
        if (!written.Ok)
        {
            return Result.Refused<ImportOutcome>(written.Problems);
        }

        if (choices.Columns is not null)
        {
            await RememberAsync(viewer, reading, confirmation.Source, cancel);
        }

        return Result.Ok(new ImportOutcome(proposal, written.Value.Number, withdrawn), reading.Problems);
    }

    private async Task<Core.Tracking.Publishing.PublishedPosition?> MeasuredAsync(FinancialYear year, DateOnly position, CancellationToken cancel)
    {
        var facts = await store.FactsAsync(year, cancel);
        return await judging.BeforeAsync(await store.ReadAsync(year, AsAt.Day(position), cancel), facts.Reports, facts.Rounds, cancel);
    }

    private DateOnly Today => Instant.From(clock.GetUtcNow()).Day;

    private static Problem Unclear(IncomingFile file) =>
        Problem.Error("year.unclear", file.Name, "The file does not say which financial year it is for. Give the year, such as 2017-18.");

    private static ImportRecord? Record(IncomingFile file, TrackerReading reading) => reading is { Unit: { } unit, Savings: { } savings }
        ? new(file.Name, reading.Format, file.Sha256, file.Bytes.Length, reading.Sheet, reading.HeaderRow, unit, savings, reading.Columns, reading.PrintedTotals, reading.Unread)
        : null;

    private static string Key(string signature) => "tracker-columns:" + signature;

    private async Task<IReadOnlyList<ColumnMapping>?> RememberedAsync(string signature, CancellationToken cancel)
    {
        var json = await settings.ReadAsync(Key(signature), AsAt.Now, cancel);
        return json is null ? null : JsonSerializer.Deserialize<List<ColumnMapping>>(json);
    }

    /// <summary>What a person corrected by hand is used for the next file with the same headings.</summary>
    private async Task RememberAsync(Viewer viewer, TrackerReading reading, string source, CancellationToken cancel)
    {
        var json = JsonSerializer.Serialize(reading.Columns.Select(c => c with { How = "remembered" }).ToList());
        if (await settings.ReadAsync(Key(reading.Signature), AsAt.Now, cancel) != json)
        {
            await settings.WriteAsync(new ActRequest("tracker.columns", viewer.Actor, "Columns confirmed by hand", source, null), Key(reading.Signature), json, cancel);
        }
    }
}

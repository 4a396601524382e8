using Outturn.Core.Sheets;
using Outturn.Core.Tracking.Closing;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;
using Outturn.Data.Record;
using Outturn.Data.Tracking;
using Outturn.Documents.Reading;

namespace Outturn.App.Operations.Tracking;

/// <summary>A year whose outturn is to be recorded or corrected.</summary>
/// <param name="State">As it stands today.</param>
/// <param name="Typed">What stands in the boxes: what is recorded, else the last forecasts.</param>
/// <param name="Position">The day at which it would be stated.</param>
public sealed record OutturnForm(YearState State, IReadOnlyDictionary<Guid, TypedOutturn> Typed, DateOnly Position)
{
    /// <summary>The number of the recording that would be typed over; 0 while the year is open.</summary>
    public int Over => State.Closings.Count;

    /// <summary>The form's boxes as they stand, for a command that changes some of them.</summary>
    public CloseYear Command(string source, string reason) => new(Typed, Over, State.Position.LatestAct, source, reason);
}

/// <summary>Records a year's outturn, and corrects it.</summary>
public sealed class CloseYearOperation(TrackerStore store, TimeProvider clock)
{
    /// <summary>What the form shows before anybody types. Two statements.</summary>
    public async Task<Result<OutturnForm>> OpenAsync(Viewer viewer, FinancialYear year, CancellationToken cancel)
    {
        if (Refusal(viewer) is { } refusal)
        {
            return Result.Refused<OutturnForm>(refusal);
        }

        var state = await store.StateAsync(year, AsAt.Now, new FinancialMonth(year, 12), cancel);
        return state.LastStated is null
            ? Result.Refused<OutturnForm>(Problem.Error(TrackerReads.NotFound, year.ToString(), $"There is no tracker for {year}."))
            : Result.Ok(new OutturnForm(state, state.Position.Lines.ToDictionary(l => l.Id, TypedOutturn.Of), CloseYear.UsualPosition(year, state.LastStated)));
    }

    /// <summary>What a filled-in file says, over what stood in the boxes. Nothing is written.</summary>
    public static Result<(OutturnForm Form, ReturnedOutturn Returned)> TakeBack(OutturnForm form, string fileName, byte[] bytes)
    {
        var book = GridReader.Read(bytes, fileName);
        var read = book.Ok ? OutturnWorkbook.Read(book.Value, form.State.Position) : Result.Refused<ReturnedOutturn>(book.Problems);
        return read.Select(returned => (form with { Typed = form.Typed.ToDictionary(t => t.Key, t => returned.Lines.GetValueOrDefault(t.Key, t.Value)) }, returned));
    }

    /// <summary>The form as a file to fill in; what is recorded, where the year is closed.</summary>
    public static Sheet Workbook(OutturnForm form) => OutturnWorkbook.Sheet(form.State.Position, form.State.Closings.Count > 0 ? form.State.Closings[^1] : null);

    /// <param name="position">The day at which the outturn is stated.</param>
    public async Task<Result<ActReceipt>> RunAsync(Viewer viewer, FinancialYear year, CloseYear command, DateOnly position, string source, CancellationToken cancel)
    {
        if (Refusal(viewer) is { } refusal)
        {
            return Result.Refused<ActReceipt>(refusal);
        }

        // A day to come is refused before the record is asked to take it.
        var today = Instant.From(clock.GetUtcNow()).Day;
        return CloseYear.Unready(year, position, today) is { } unready
            ? Result.Refused<ActReceipt>(unready)
            : await store.WriteYearAsync(
                new ActRequest(command.Over == 0 ? "tracker.close" : "tracker.outturn-correct", viewer.Actor, command.Reason.Trim(), source, position), year, state => command.Decide(state, position, today), cancel: cancel);
    }

    private static Problem? Refusal(Viewer viewer) => viewer.Refusal(Area.SignOff, Level.Manage, "close a year");
}

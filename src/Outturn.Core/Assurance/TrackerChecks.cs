using Outturn.Core.Assurance.Checks;

namespace Outturn.Core.Assurance;

/// <summary>One check: its code names it, its file and its entry in the reference.</summary>
public sealed record TrackerCheck(string Code, Func<CheckedTracker, IEnumerable<Finding>> Find);

/// <summary>Every check over a year's tracker. Each is a pure function; none asks the machine anything.</summary>
public static class TrackerChecks
{
    public static IReadOnlyList<TrackerCheck> All { get; } =
    [
        new(TrackerArithmetic.Code, TrackerArithmetic.Find),
        new(RowShifted.Code, RowShifted.Find),
        new(AmountSignSuspect.Code, AmountSignSuspect.Find),
        new(AmountUnitSuspect.Code, AmountUnitSuspect.Find),
        new(ColumnDoesNotFoot.Code, ColumnDoesNotFoot.Find),
        new(RowDoesNotFoot.Code, RowDoesNotFoot.Find),
        new(AmountMalformed.Code, AmountMalformed.Find),
        new(AmountUnquantified.Code, AmountUnquantified.Find),
        new(CompleteContradicts.Code, CompleteContradicts.Find),
        new(RagContradicts.Code, RagContradicts.Find),
        new(CommentaryContradicts.Code, CommentaryContradicts.Find),
        new(CommentaryStale.Code, CommentaryStale.Find),
        new(CommentaryMissing.Code, CommentaryMissing.Find),
        new(MitigationOverAllocated.Code, MitigationOverAllocated.Find),
        new(TrackerMarkup.Code, TrackerMarkup.Find),
        new(ReferenceMalformed.Code, ReferenceMalformed.Find),
        new(ReferenceMissing.Code, ReferenceMissing.Find),
        new(ReferenceReused.Code, ReferenceReused.Find),
        new(ReferenceUnknown.Code, ReferenceUnknown.Find),
        new(OwnerUnknown.Code, OwnerUnknown.Find),
        new(DateImpossible.Code, DateImpossible.Find),
        new(DateYearSuspect.Code, DateYearSuspect.Find),
        new(CountDouble.Code, CountDouble.Find),
    ];

    public static CheckReport Run(IReadOnlyList<CheckedLine> lines, TrackerCheckContext context)
    {
        var tracker = new CheckedTracker(lines, context);
        return new(CheckReport.Ordered(All.SelectMany(check => check.Find(tracker))), TrackerProofs.Of(tracker));
    }
}

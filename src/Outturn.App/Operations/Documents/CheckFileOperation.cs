using Outturn.App.Operations.Tracking;
using Outturn.Core.Assurance;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;

namespace Outturn.App.Operations.Documents;

/// <summary>A file as read and checked.</summary>
public sealed record CheckedFile(IncomingFile File, TrackerReading Reading, CheckReport Report);

/// <summary>Checks a tracker file without a database and without writing anything.</summary>
public sealed class CheckFileOperation
{
    public static Result<CheckedFile> Run(IncomingFile file, ImportChoices choices)
    {
        var read = ImportTrackerOperation.Read(file, choices);
        if (!read.Ok)
        {
            return Result.Refused<CheckedFile>(read.Problems);
        }

        var reading = read.Value;
        var year = reading.Year ?? (reading.Position is { } day ? FinancialYear.Containing(day) : default);
        var context = new TrackerCheckContext(year, reading.Position, RagRule.Shipped, file.Name) { PrintedTotals = reading.PrintedTotals };
        return Result.Ok(new CheckedFile(file, reading, TrackerChecks.Run(CheckedLine.From(reading), context)));
    }

    /// <summary>The same, for a viewer of the web.</summary>
    public static Result<CheckedFile> Run(Viewer viewer, IncomingFile file, ImportChoices choices) =>
        viewer.Refusal(Area.Documents, Level.Read, "check a document") is { } refusal ? Result.Refused<CheckedFile>(refusal) : Run(file, choices);
}

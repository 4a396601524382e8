using Outturn.Core.Planning;
using Outturn.Core.Planning.Reading;
using Outturn.Core.Sheets;
using Outturn.Core.Tracking.Reading;

namespace Outturn.Core.Assurance;

public enum FileKind
{
    Tracker,
    Plan,
}

/// <summary>Tells a file of plan lines from a tracker by what its columns are.</summary>
public static class FileKinds
{
    public static FileKind Of(GridBook book)
    {
        if (PlanWorkbook.IsOurs(book))
        {
            return FileKind.Plan;
        }

        // A plan has years side by side; a tracker has one year, planned and forecast in parts of it.
        var years = PlanLinesReader.Read(book).Columns.Where(c => c.Field == PlanField.Year).Select(c => c.Year).Distinct().Count();
        return years < 2 || TrackerReader.Read(book, new ReadOptions()).Columns.Any(c => c.Field is TrackerField.ForecastYear or TrackerField.ForecastPart or TrackerField.PlannedPart or TrackerField.Rag)
            ? FileKind.Tracker
            : FileKind.Plan;
    }
}

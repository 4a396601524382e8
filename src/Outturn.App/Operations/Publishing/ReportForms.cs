using Outturn.Core.Reports;

namespace Outturn.App.Operations.Publishing;

/// <summary>The forms in which a tracker leaves the product. The same view gives the same bytes, whenever it is drawn.</summary>
public interface IReportForms
{
    /// <summary>The canonical form: what a report's digest is taken over.</summary>
    byte[] Json(TrackerView view);

    byte[] Csv(TrackerView view);

    byte[] Workbook(TrackerView view);
}

using Outturn.App.Operations.Publishing;
using Outturn.Core.Reports;
using Outturn.Documents.Writing;

namespace Outturn.App.Api;

/// <summary>The forms of a tracker that downloads and published reports share.</summary>
public sealed class TrackerForms : IReportForms
{
    public byte[] Json(TrackerView view) => TrackerJson.Write(view);

    public byte[] Csv(TrackerView view) => CsvWriter.Write(view.ToSheet());

    public byte[] Workbook(TrackerView view) => WorkbookWriter.Write(view.ToSheet());
}

using Outturn.Core.Sheets;
using Outturn.Documents.Writing;

namespace Outturn.App.Api;

/// <summary>A sheet as a file: the same rows in each form.</summary>
public static class SheetFiles
{
    public static IReadOnlyList<string> Forms { get; } = ["csv", "xlsx", "json"];

    public static IResult Written(Sheet sheet, string format) => format switch
    {
        "csv" => TypedResults.File(CsvWriter.Write(sheet), "text/csv; charset=utf-8", sheet.Name + ".csv"),
        "xlsx" => TypedResults.File(WorkbookWriter.Write(sheet), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", sheet.Name + ".xlsx"),
        _ => TypedResults.Bytes(JsonSheet.Write(sheet), "application/json; charset=utf-8"),
    };
}

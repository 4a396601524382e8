using Outturn.Core.Appraisal.Options;
using Outturn.Documents.Writing;

namespace Outturn.App.Api;

/// <summary>An appraisal as a file, the same from the command line and from the web.</summary>
public static class AppraisalFiles
{
    public static IReadOnlyList<string> Forms { get; } = ["csv", "xlsx", "docx", "html", "json"];

    /// <summary>CSV has a row for each option; the workbook has live formulas; Word and HTML are the paper.</summary>
    public static byte[] Bytes(AppraisalResult result, string format) => format switch
    {
        "csv" => CsvWriter.Write(AppraisalSheets.Figures(result)),
        "xlsx" => WorkbookWriter.Write(AppraisalWorkbook.Of(result)),
        "docx" => PaperWordWriter.Write(AppraisalPaper.Of(result)),
        "html" => PaperHtml.Write(AppraisalPaper.Of(result)),
        _ => AppraisalJson.Write(result),
    };

    public static IResult Written(AppraisalResult result, string name, string format) => format == "json"
        ? TypedResults.Bytes(Bytes(result, format), "application/json; charset=utf-8")
        : TypedResults.File(
            Bytes(result, format),
            format switch
            {
                "csv" => "text/csv; charset=utf-8",
                "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                _ => "text/html; charset=utf-8",
            },
            $"{name}.{format}");
}

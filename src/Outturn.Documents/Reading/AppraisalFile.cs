using System.Globalization;
using System.Text.Json;
using Outturn.Core.Appraisal.Options;
using Outturn.Core.Values;

namespace Outturn.Documents.Reading;

/// <summary>Reads a file that holds an appraisal: JSON, or a table of flows by year as CSV or a workbook. What it means is the core's affair.</summary>
public static class AppraisalFile
{
    private const int Deepest = 16;

    // More rows than any appraisal has: what is longer is not taken apart to say so.
    private const int LongestList = 20_000;

    public static Result<TextNode> Read(byte[] bytes, string fileName)
    {
        var first = bytes.AsSpan(bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0).TrimStart(" \t\r\n"u8);
        if (first.IsEmpty)
        {
            return Result.Refused<TextNode>(Problem.Error("file.empty", fileName, "The file is empty. Choose the file that holds the appraisal."));
        }

        return first[0] is (byte)'{' or (byte)'[' ? Json(bytes.AsMemory(bytes.Length - first.Length), fileName) : Table(bytes, fileName);
    }

    /// <summary>JSON as texts, lists and named fields with their places.</summary>
    internal static Result<TextNode> Json(ReadOnlyMemory<byte> bytes, string fileName)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = Deepest, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            var problems = new List<Problem>();
            var node = Node(json.RootElement, "", problems);
            return problems.Count > 0 ? Result.Refused<TextNode>(problems) : Result.Ok(node);
        }
        catch (JsonException e)
        {
            var line = string.Create(CultureInfo.InvariantCulture, $"line {(e.LineNumber ?? 0) + 1}");
            return Result.Refused<TextNode>(e.Message.Contains("maximum configured depth", StringComparison.Ordinal)
                ? Problem.Error("appraisal.too-deep", $"{fileName}, {line}", $"The file has more than {Deepest} fields or lists inside one another, and six are the most that is needed. Look for brackets that are not closed.")
                : Problem.Error("appraisal.json", $"{fileName}, {line}", "The file is not JSON from here on. Look for a missing comma, quote or bracket; figures are plain numbers or texts in quotes."));
        }
        catch (InvalidOperationException)
        {
            return Result.Refused<TextNode>(Problem.Error("appraisal.json", fileName, "The file holds letters that are not Unicode. Save it as UTF-8."));
        }
    }

    private static TextNode Node(JsonElement element, string place, List<Problem> problems)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                return TextNode.Named(place, [.. element.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, Node(p.Value, place.Length == 0 ? p.Name : $"{place}.{p.Name}", problems)))]);
            case JsonValueKind.Array when element.GetArrayLength() > LongestList:
                problems.Add(Problem.Error("appraisal.too-many", place, string.Create(CultureInfo.InvariantCulture, $"There are {element.GetArrayLength():#,##0} rows here, more than can be meant. Add them up.")));
                return TextNode.Missing(place);
            case JsonValueKind.Array:
                return TextNode.List(place, [.. element.EnumerateArray().Select((e, i) => Node(e, string.Create(CultureInfo.InvariantCulture, $"{place}[{i}]"), problems))]);
            case JsonValueKind.String:
                return TextNode.Of(place, element.GetString()!);
            case JsonValueKind.Number:
                // 8e5 is a number in JSON, and no way in which anybody writes money.
                return TextNode.Of(place, element.TryGetDecimal(out var number) ? number.ToString("0.############################", CultureInfo.InvariantCulture) : element.GetRawText());
            case JsonValueKind.True:
                return TextNode.Of(place, "true");
            case JsonValueKind.False:
                return TextNode.Of(place, "false");
            default:
                return TextNode.Missing(place);
        }
    }

    private static Result<TextNode> Table(byte[] bytes, string fileName)
    {
        var read = GridReader.Read(bytes, fileName);
        return read.Ok ? AppraisalTable.Read(read.Value.Grids.First(g => g.Rows.Count > 0), Path.GetFileNameWithoutExtension(fileName)) : Result.Refused<TextNode>(read.Problems);
    }
}

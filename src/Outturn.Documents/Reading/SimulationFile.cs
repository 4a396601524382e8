using Outturn.Core.Appraisal.Options;
using Outturn.Core.Values;

namespace Outturn.Documents.Reading;

/// <summary>Reads a file of estimates to simulate: JSON. What it means is the core's affair.</summary>
public static class SimulationFile
{
    public static Result<TextNode> Read(byte[] bytes, string fileName)
    {
        var first = bytes.AsSpan(bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0).TrimStart(" \t\r\n"u8);
        return first.IsEmpty
            ? Result.Refused<TextNode>(Problem.Error("file.empty", fileName, "The file is empty. Choose the file that holds the estimates."))
            : AppraisalFile.Json(bytes.AsMemory(bytes.Length - first.Length), fileName);
    }
}

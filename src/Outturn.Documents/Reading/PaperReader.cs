using Outturn.Core.Papers;
using Outturn.Core.Values;

namespace Outturn.Documents.Reading;

/// <summary>
/// Reads a Word document, a PDF or a text as ordered blocks. Nothing throws for a bad file: each refusal is a
/// <see cref="Problem"/> with a code that begins with <c>file.</c> and a sentence that says what to do.
/// </summary>
public static class PaperReader
{
    public static Task<Result<Paper>> ReadAsync(byte[] bytes, string fileName, CancellationToken cancel = default) =>
        Task.FromResult(Result.Ok(TextPaperReader.Read(bytes, fileName)));
}

using Outturn.Core.Papers;
using Outturn.Core.Values;
using Outturn.Documents.Reading.Text;

namespace Outturn.Documents.Reading;

/// <summary>Reads plain text and simple Markdown as blocks: headings, lists, notes, tables of tabs or pipes, and prose that was wrapped.</summary>
internal static class TextPaperReader
{
    public static Paper Read(byte[] bytes, string fileName, PaperLimits limits, CancellationToken cancel)
    {
        var (text, encoding) = TextEncodings.Decode(bytes);
        var blocks = new TextBlocks(TextLines.Of(text), fileName, limits, cancel).Read();
        Problem[] problems = encoding is "UTF-8" or "UTF-16" ? []
            : [Problem.Notice("text.encoding", fileName, $"The text was read as {encoding}, found from its content. If pound signs or accents look wrong, save it again as UTF-8.")];
        return new(PaperForm.Text, fileName, blocks) { Problems = problems };
    }
}

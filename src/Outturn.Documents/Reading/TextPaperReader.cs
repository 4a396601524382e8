using System.Text;
using Outturn.Core.Papers;

namespace Outturn.Documents.Reading;

/// <summary>Reads plain text and simple Markdown as blocks.</summary>
internal static class TextPaperReader
{
    public static Paper Read(byte[] bytes, string fileName, PaperLimits limits, CancellationToken cancel)
    {
        var lines = Encoding.UTF8.GetString(bytes).Split('\n');
        return new(PaperForm.Text, fileName, [.. lines.Select((line, i) => (line, i)).Where(l => !string.IsNullOrWhiteSpace(l.line)).Select(l => TextBlock.Plain(new(0, l.i + 1), l.line.TrimEnd('\r')))]);
    }
}

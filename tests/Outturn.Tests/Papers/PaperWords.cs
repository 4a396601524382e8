using System.Text;
using System.Text.RegularExpressions;
using Outturn.Core.Papers;
using Outturn.Documents.Reading;

namespace Outturn.Tests.Papers;

/// <summary>The words of a paper as runs of letters and digits, so that two forms of one document can be compared.</summary>
internal static partial class PaperWords
{
    public static async Task<Paper> Read(byte[] bytes, string name)
    {
        var result = await PaperReader.ReadAsync(bytes, name, TestContext.Current.CancellationToken);
        Assert.True(result.Ok, string.Join('\n', result.Problems.Select(p => p.Message)));
        return result.Value;
    }

    public static Task<Paper> Read(string path) => Read(File.ReadAllBytes(path), Path.GetFileName(path));

    public static List<string> Of(Paper paper) => [.. paper.Blocks.SelectMany(Of)];

    public static IEnumerable<string> Of(Block block) => block switch
    {
        TextBlock text => Of(text.Mark + " " + text.Text),
        TableBlock table => table.Rows.SelectMany(r => r.Cells).SelectMany(c => Of(c.Text)),
        PictureBlock picture => Of(picture.Description),
        _ => [],
    };

    public static IEnumerable<string> Of(string text) => Word().Matches(text.Normalize(NormalizationForm.FormKC)).Select(m => m.Value);

    /// <summary>A line for each block, for looking at and for comparing.</summary>
    public static IEnumerable<string> Lines(Paper paper) => paper.Blocks.Select(b => b switch
    {
        TextBlock t => $"{b.Place.Number} {t.Kind}{(t.Level > 0 ? t.Level : "")}{(t.Mark.Length > 0 ? "[" + t.Mark + "]" : "")}{(t.IsBold ? "*" : "")}: {t.Text.Replace("\n", "⏎", StringComparison.Ordinal)}",
        TableBlock t => $"{b.Place.Number} Table:\n" + string.Join('\n', t.Rows.Select(r => $"  {r.Place.Number}{(r.IsHeading ? "#" : "")} " + string.Join(" | ", r.Cells.Select(c => c.Text.Replace("\n", "⏎", StringComparison.Ordinal) + (c.Columns > 1 ? "{" + c.Columns + "}" : ""))))),
        PictureBlock p => $"{b.Place.Number} Picture: {p.Description}",
        _ => "",
    });

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();
}

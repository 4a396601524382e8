using Outturn.Tests.Tracking;

namespace Outturn.Tests.Papers;

public sealed class WordAndTextAgreeTests
{
    [Theory]
    [InlineData("business-cases-2022-23-part1")]
    [InlineData("business-cases-2018-19")]
    [InlineData("transformation-fund-bids-2016-12")]
    public async Task Dump(string name)
    {
        foreach (var path in new[] { SharedFolder.PathOf("documents", name + ".docx"), SharedFolder.PathOf("seeds", name + ".txt") })
        {
            var paper = await PaperWords.Read(path);
            File.WriteAllLines(Path.Combine(Path.GetTempPath(), "cw", Path.GetFileName(path) + ".blocks"), PaperWords.Lines(paper));
            File.WriteAllLines(Path.Combine(Path.GetTempPath(), "cw", Path.GetFileName(path) + ".words"), PaperWords.Of(paper));
        }
    }
}

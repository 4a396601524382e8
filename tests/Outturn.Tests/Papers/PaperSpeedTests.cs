using System.Diagnostics;
using System.Text;
using Outturn.Documents.Reading;
using Outturn.Tests.Tracking;
using static Outturn.Tests.Papers.MadeDocument;

namespace Outturn.Tests.Papers;

/// <summary>Tests of time and memory, which other tests at the same time would disturb.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MeasuredAlone
{
    public const string Name = "Measured alone";
}

[Collection(MeasuredAlone.Name)]
public sealed class PaperSpeedTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("documents", "business-cases-2022-23-part1.docx", 90)]
    [InlineData("seeds", "business-cases-2022-23-part1.txt", 60)]
    public async Task The_whole_pack_is_read_within_its_memory(string folder, string file, int megabytes)
    {
        var bytes = await File.ReadAllBytesAsync(SharedFolder.PathOf(folder, file), TestContext.Current.CancellationToken);
        var times = new List<double>();
        long allocated = 0;
        for (var i = 0; i < 21; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var clock = Stopwatch.StartNew();
            await PaperReader.ReadAsync(bytes, file, TestContext.Current.CancellationToken);
            times.Add(clock.Elapsed.TotalMilliseconds);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        output.WriteLine($"{file}: first {times[0]:0} ms, median of the rest {times.Skip(1).Order().ElementAt(10):0.0} ms, best {times.Min():0.0} ms, {allocated / 1_000_000.0:0.0} MB allocated");
        Assert.True(allocated < megabytes * 1_000_000L, $"{allocated} bytes");
    }

    public static TheoryData<string> Hostile => ["*a ", " *a", "**a", "[a", "[a](", "<b ", "<http://", "~~a", "\t", "|a", "a\n", "- a\n", "A B", "1. ", "   ", "&am", "a\tb\nc\n", "---\n", "a\tb\n\n\t", "\\", "<ul>•", "# ", "(a"];

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task A_text_that_repeats_one_sign_takes_no_longer_than_its_length(string sign)
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(sign, 900_000 / sign.Length)));
        var clock = Stopwatch.StartNew();

        await PaperReader.ReadAsync(bytes, "a.txt", TestContext.Current.CancellationToken);

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(40), $"{clock.Elapsed} for {sign}");
    }

    public static TheoryData<string> HostileXml => ["<w:r><w:t>[a](</w:t></w:r>", "<w:r><w:t>&lt;b </w:t></w:r>", "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:t>a</w:t></w:r>", "<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r><w:r><w:t>b</w:t></w:r>", "<w:ins><w:r><w:t>a</w:t></w:r></w:ins>", "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>"];

    [Theory]
    [MemberData(nameof(HostileXml))]
    public async Task A_document_that_repeats_one_thing_takes_no_longer_than_its_length(string xml)
    {
        var all = string.Concat(Enumerable.Repeat(xml, 2_000_000 / xml.Length));
        var bytes = new MadeDocument(xml.StartsWith("<w:p>", StringComparison.Ordinal) ? all + P("end") : "<w:p>" + all + "</w:p>").Bytes();
        var clock = Stopwatch.StartNew();

        await PaperReader.ReadAsync(bytes, "a.docx", PaperLimits.Usual with { MaxRatio = 100_000 }, TestContext.Current.CancellationToken);

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(40), $"{clock.Elapsed} for {xml}");
    }
}

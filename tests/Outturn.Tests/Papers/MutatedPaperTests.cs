using System.Diagnostics;
using System.Text;
using Outturn.Documents.Reading;
using static Outturn.Tests.Papers.MadeDocument;

namespace Outturn.Tests.Papers;

/// <summary>10,000 documents with random damage, always the same ones: none throws, none hangs, nothing is left behind.</summary>
[Collection(MeasuredAlone.Name)]
public sealed class MutatedPaperTests
{
    private static readonly byte[] Document = new MadeDocument(
        Styled("Heading1", "Case") + "<w:p>" + R("Saving of ") + "<w:ins>" + R("£10k", "<w:b/>") + "</w:ins><w:del><w:r><w:delText>£5k</w:delText></w:r></w:del><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>"
        + Point("First") + Point("Second", level: 1) + Table(Row("Risk", "RAG"), Row(Cell(P("Delay"), "<w:gridSpan w:val=\"2\"/>"), Cell(Table(Row("In", "it"))))) + "<w:p><w:hyperlink r:id=\"h\">" + R("link") + "</w:hyperlink><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>HYPERLINK \"x\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + R("there") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>")
        .Styles("<w:style w:type=\"paragraph\" w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"Normal\"/></w:style>")
        .Numbering("<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"%1.%2\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>")
        .With("footnotes", "footnotes.xml", "<w:footnotes {Names}><w:footnote w:id=\"2\">" + P("Note") + "</w:footnote></w:footnotes>")
        .External("h", "hyperlink", "https://example.org/")
        .Bytes();

    private const string Text = "# Case\n\nTitle: A scheme\nSaving: £10k**\n\n1. First\n2. Second\n\n- a) **Bold** *it* ~~s~~ [l](x) <p>x</p>\n  goes on\n\nRisk\tRAG\n----\t---\n\nDelay\tAmber\nand more\n\n| a | b |\n|---|---|\n| c | d |\n\n¹ Note\n\nUnder\n=====\n";

    private static readonly string[] Shards = ["<w:p>", "</w:p>", "<w:tbl>", "<w:tr>", "<w:tc>", "</w:tc>", "<w:r>", "<w:t>", "<mc:AlternateContent>", "<w:del>", "<w:fldChar w:fldCharType=\"begin\"/>", "<w:fldChar w:fldCharType=\"end\"/>", "<w:gridSpan w:val=\"999999999\"/>", "<w:numId w:val=\"1\"/>", "<w:ilvl w:val=\"-5\"/>", "w:val=\"\"", "&#0;", "<!DOCTYPE a>", "<![CDATA[x]]>", "<w:vMerge/>", "\uFFFF"];

    private static readonly string[] Lines = ["\t\t\t", "|||", "---\t---", "**", "~~", "- ", "1.", "<ul>", "[a](", "\f", "\r", "\u2028", "====", "¹", "•", "\\", "<sup>", "&#99999;", "\t"];

    [Fact]
    public Task Damaged_bytes_of_a_document() => Each(2_500, 11, (random, _) =>
    {
        var bytes = (byte[])Document.Clone();
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return random.Next(10) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
    }, "a.docx");

    [Fact]
    public Task Damaged_XML_of_a_document() => Each(2_500, 12, (random, _) => Rezipped.With(Document, (_, text) => random.Next(3) == 0 ? Damage(text, random, Shards) : text), "a.docx");

    [Fact]
    public Task Damaged_text() => Each(5_000, 13, (random, i) =>
    {
        var bytes = Encoding.UTF8.GetBytes(Damage(Text, random, Lines));
        if (i % 4 == 0)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return bytes;
    }, "a.txt");

    private static string Damage(string text, Random random, string[] shards)
    {
        var damaged = new StringBuilder(text);
        for (var i = random.Next(1, 5); i > 0 && damaged.Length > 0; i--)
        {
            var at = random.Next(damaged.Length);
            switch (random.Next(4))
            {
                case 0:
                    damaged.Insert(at, shards[random.Next(shards.Length)]);
                    break;
                case 1:
                    damaged.Remove(at, Math.Min(random.Next(1, 30), damaged.Length - at));
                    break;
                case 2:
                    damaged.Insert(at, damaged.ToString(at, Math.Min(random.Next(1, 80), damaged.Length - at)));
                    break;
                default:
                    damaged[at] = (char)random.Next(1, 0x2100);
                    break;
            }
        }

        return damaged.ToString();
    }

    private static async Task Each(int count, int seed, Func<Random, int, byte[]> make, string name)
    {
        var random = new Random(seed);
        var read = 0;
        var slowest = TimeSpan.Zero;
        var clock = new Stopwatch();
        long early = 0;
        for (var i = 0; i < count; i++)
        {
            var bytes = make(random, i);
            clock.Restart();
            var result = await PaperReader.ReadAsync(bytes, name, TestContext.Current.CancellationToken);
            slowest = clock.Elapsed > slowest ? clock.Elapsed : slowest;
            read += result.Ok ? 1 : 0;
            Assert.True(result.Ok || result.Problems[0].Code.StartsWith("file.", StringComparison.Ordinal), string.Join(',', result.Problems.Select(p => p.Code)));
            if (i == count / 4)
            {
                early = GC.GetTotalMemory(forceFullCollection: true);
            }
        }

        Assert.True(slowest < TimeSpan.FromSeconds(1), $"the slowest took {slowest}");
        Assert.True(read > count / 20 && read < count, $"{read} of {count} were read: the damage is too great or too small to tell anything");
        var grown = GC.GetTotalMemory(forceFullCollection: true) - early;
        Assert.True(grown < 20_000_000, $"memory grew by {grown} bytes");
    }
}

using System.IO.Compression;
using System.Text;
using Outturn.Core.Papers;
using Outturn.Core.Values;
using Outturn.Documents.Reading;
using static Outturn.Tests.Papers.MadeDocument;

namespace Outturn.Tests.Papers;

/// <summary>The list of bad papers: each is refused with a code and a sentence that says what it is and what to do, or read with a notice; none throws.</summary>
public sealed class BadPaperTests
{
    private static readonly byte[] Good = new MadeDocument(string.Concat(Enumerable.Range(0, 200).Select(i => P("Paragraph " + i)))).Bytes();

    private static readonly byte[] Ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private static readonly (string Name, Func<byte[]> Bytes, string FileName, PaperLimits? Limits, string Code, string Says)[] Bad =
    [
        ("no bytes", () => [], "a.docx", null, "file.empty", "The file is empty."),
        ("only spaces", () => " \r\n\t\n"u8.ToArray(), "a.txt", null, "file.empty", "The file is empty."),
        ("only rules", () => "-----\n\n=====\n"u8.ToArray(), "a.txt", null, "file.empty", "holds no words"),
        ("a document without words", () => new MadeDocument("<w:p/>").Bytes(), "a.docx", null, "file.empty", "holds no words"),
        ("a document with a password", () => Compound("EncryptedPackage"), "a.docx", null, "file.encrypted", "protected by a password"),
        ("an old Word document", () => Compound("WordDocument"), "a.doc", null, "file.type", "an old Word document (.doc), although its name ends in .doc. Open it in Word or LibreOffice, save it as .docx"),
        ("an Outlook message", () => Compound("__substg1.0_"), "a.msg", null, "file.type", "an Outlook message"),
        ("rich text", () => "{\\rtf1 hello}"u8.ToArray(), "a.rtf", null, "file.type", "a rich text (RTF) document"),
        ("an OpenDocument text", () => Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<c/>")), "a.odt", null, "file.type", "an OpenDocument file"),
        ("a picture", () => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13], "a.docx", null, "file.type", "a picture (PNG), although its name ends in .docx. A picture holds no words"),
        ("a workbook", () => Documents.MadeWorkbook.Of(["a", "b"]), "a.xlsx", null, "file.type", "Import it with --kind plan or --kind tracker"),
        ("an old workbook", () => Compound("Workbook"), "a.xls", null, "file.type", "Import it with --kind plan or --kind tracker"),
        ("a presentation", () => Zip(("ppt/presentation.xml", "<p/>")), "a.pptx", null, "file.type", "a PowerPoint presentation"),
        ("a web page", () => "<!DOCTYPE html><html><body>Case</body></html>"u8.ToArray(), "a.doc", null, "file.type", "a web page"),
        ("an XML file", () => "<?xml version=\"1.0\"?><w:wordDocument/>"u8.ToArray(), "a.xml", null, "file.type", "an XML file"),
        ("a zip of documents", () => Zip(("case.docx", "x")), "a.zip", null, "file.type", "Unpack it and send the documents in it one by one"),
        ("random bytes", () => [1, 0, 2, 0, 0, 3, 0, 0, 9, 7, 0, 255, 254, 0, 0, 1], "a.docx", null, "file.type", "neither a document nor text"),
        ("a document cut in half", () => Good[..(Good.Length / 2)], "a.docx", null, "file.broken", "damaged or was cut short"),
        ("a document cut by ten bytes", () => Good[..^10], "a.docx", null, "file.broken", "damaged or was cut short"),
        ("a document without its text", () => new MadeDocument("").Part("word/styles.xml", "<s/>").Bytes(withoutText: true), "a.docx", null, "file.broken", "has no text part in it"),
        ("XML that does not parse", () => new MadeDocument("<w:p><w:r></w:p>").Bytes(), "a.docx", null, "file.broken", "damaged or was cut short"),
        ("XML with a document type", () => new MadeDocument(P("x")) { Before = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>" }.Bytes(), "a.docx", null, "file.dtd", "document type definition"),
        ("styles with a document type", () => new MadeDocument(P("x")).With("styles", "styles.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><w:styles {Names}/>").Bytes(), "a.docx", null, "file.dtd", "document type definition"),
        ("notes with a document type", () => new MadeDocument(P("x")).With("footnotes", "footnotes.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><w:footnotes {Names}/>").Bytes(), "a.docx", null, "file.dtd", "document type definition"),
        ("a bomb of spaces", () => new MadeDocument("<w:p><w:r><w:t>" + new string(' ', 30_000_000) + "</w:t></w:r></w:p>").Bytes(), "a.docx", null, "file.bomb", "The file is a document whose part word/document.xml unpacks to more than 200 times its size"),
        ("parts that are large together", () => new MadeDocument(P("x")).Part("word/media/a.bin", Noise(3_000_000)).Bytes(), "a.docx", new PaperLimits(MaxInflatedBytes: 2_000_000), "file.bomb", "unpacks to more than 2 MB, which no paper needs"),
        ("elements too deep in one another", () => new MadeDocument(string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 500)) + P("x") + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 500))).Bytes(), "a.docx", null, "file.too-deep", "more than 250 elements inside one another"),
        ("tables too deep in one another", () => new MadeDocument(string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", 2_000)) + P("x") + string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", 2_000))).Bytes(), "a.docx", null, "file.too-deep", "more than 250 elements inside one another"),
        ("more rows than allowed", () => new MadeDocument(Table(Row("a"), Row("b"), Row("c"))).Bytes(), "a.docx", new PaperLimits(MaxTableRows: 2), "file.too-large", "A table has more than 2 rows"),
        ("more cells than allowed", () => new MadeDocument(Table(Row("a", "b"), Row("c", "d"))).Bytes(), "a.docx", new PaperLimits(MaxCells: 3), "file.too-large", "more than 3 cells"),
        ("more paragraphs than allowed", () => new MadeDocument(P("a") + P("b") + P("c")).Bytes(), "a.docx", new PaperLimits(MaxBlocks: 2), "file.too-large", "more than 2 paragraphs"),
        ("a paragraph that is too long", () => new MadeDocument(P(new string('a', 50) + " b")).Bytes(), "a.docx", new PaperLimits(MaxTextLength: 40), "file.too-large", "A paragraph has more than 40 characters"),
        ("a cell that is too long", () => new MadeDocument(Table(Row(Cell(P("aaaa") + P("bbbb"))))).Bytes(), "a.docx", new PaperLimits(MaxTextLength: 6), "file.too-large", "A cell has more than 6 characters"),
        ("a text with more rows than allowed", () => "a\tb\nc\td\ne\tf"u8.ToArray(), "a.txt", new PaperLimits(MaxTableRows: 2), "file.too-large", "A table has more than 2 rows"),
        ("a text with more cells than allowed", () => "a\tb\nc\td"u8.ToArray(), "a.txt", new PaperLimits(MaxCells: 3), "file.too-large", "more than 3 cells"),
        ("a text with more paragraphs than allowed", () => "a\n\nb\n\nc"u8.ToArray(), "a.txt", new PaperLimits(MaxBlocks: 2), "file.too-large", "more than 2 paragraphs"),
        ("a text with a line that is too long", () => "aaaaaaaa"u8.ToArray(), "a.txt", new PaperLimits(MaxTextLength: 5), "file.too-large", "A line has more than 5 characters"),
        ("more bytes than allowed", () => new byte[3_000_000], "a.docx", new PaperLimits(MaxBytes: 2_000_000), "file.too-large", "larger than 2 MB"),
        ("a document that takes too long", () => Good, "a.docx", new PaperLimits(MaxSeconds: 0), "file.too-slow", "not read within 0 seconds"),
    ];

    public static TheoryData<string> Names => [.. Bad.Select(b => b.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_bad_paper_is_refused_with_a_sentence(string name)
    {
        var (_, make, fileName, limits, code, says) = Bad.Single(b => b.Name == name);

        var result = await PaperReader.ReadAsync(make(), fileName, limits ?? PaperLimits.Usual, TestContext.Current.CancellationToken);

        Assert.False(result.Ok);
        var problem = Assert.Single(result.Problems);
        Assert.Equal((code, Severity.Error, fileName), (problem.Code, problem.Severity, problem.Where));
        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_who_cancels_hears_so_and_is_not_told_of_a_bad_file()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => PaperReader.ReadAsync(Good, "a.docx", cancelled.Token));
    }

    [Fact]
    public async Task Macros_are_left_alone_and_noticed()
    {
        var paper = await PaperWords.Read(new MadeDocument(P("Text")).Part("word/vbaProject.bin", Noise(100)).Bytes(), "a.docm");

        Assert.Equal(["1 Paragraph: Text"], PaperWords.Lines(paper));
        Assert.Equal(("paper.macros", Severity.Notice), paper.Problems.Select(p => (p.Code, p.Severity)).Single());
    }

    [Fact]
    public async Task What_lies_outside_of_the_file_is_not_fetched_and_noticed()
    {
        var paper = await PaperWords.Read(
            new MadeDocument(P("Text") + "<w:p><w:r><w:drawing><a:blip r:link=\"p\"/></w:drawing></w:r></w:p><w:subDoc r:id=\"s\"/>")
                .External("p", "image", "http://192.0.2.1/pixel.png").External("s", "subDocument", "file://server/share/part.docx").External("h", "hyperlink", "https://example.org")
                .Part("word/settings.xml", "<w/>").Part("word/_rels/settings.xml.rels", "<Relationships><Relationship Id=\"t\" Type=\"x/attachedTemplate\" Target=\"http://192.0.2.1/t.dotm\" TargetMode=\"External\"/></Relationships>").Bytes(), "a.docx");

        Assert.Equal(["1 Paragraph: Text", "2 Picture: "], PaperWords.Lines(paper));
        Assert.Contains("3 things outside of itself (a template, a picture, another document)", paper.Problems.Single(p => p.Code == "paper.external-link").Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_that_was_put_in_whole_is_noticed()
    {
        var paper = await PaperWords.Read(new MadeDocument(P("Text") + "<w:altChunk r:id=\"c\"/>").With("aFChunk", "chunk.html", "<html>Other</html>", "c").Bytes(), "a.docx");

        Assert.Equal("paper.part-not-read", Assert.Single(paper.Problems).Code);
    }

    [Fact]
    public async Task Text_that_stands_where_none_should_is_kept()
    {
        var paper = await PaperWords.Read(new MadeDocument(R("Loose") + "<w:p>" + P("Inner") + R("Outer") + "</w:p>" + Table("<w:tr><w:tc>" + R("Cell") + "</w:tc></w:tr>") + "<w:unknown>" + P("Wrapped") + "</w:unknown>").Bytes(), "a.docx");

        Assert.Equal(["Loose", "Outer", "Inner", "Cell", "Wrapped"], PaperWords.Of(paper));
    }

    [Fact]
    public async Task Characters_that_cannot_be_written_are_marked_and_the_rest_is_read()
    {
        var paper = await PaperWords.Read(new MadeDocument("<w:p><w:r><w:t>a&#xD800;b&#x1;c&#xFFFF;d</w:t></w:r></w:p>").Bytes(), "a.docx");

        Assert.Equal("a\uFFFDbc\uFFFDd", ((TextBlock)paper.Blocks[0]).Text);
    }

    [Fact]
    public void A_workbook_reader_still_says_what_it_said_of_papers()
    {
        Assert.Equal("The file is a Word document, although its name ends in .docx. Give an Excel workbook (.xlsx or .xls), a CSV file or text with tabs.", Assert.Single(GridReader.Read(Good, "a.docx").Problems).Message);
        Assert.Equal("The file is a PDF. Give an Excel workbook (.xlsx or .xls), a CSV file or text with tabs.", Assert.Single(GridReader.Read("%PDF-1.7\n1 0 obj"u8.ToArray(), "a").Problems).Message);
    }

    private static byte[] Compound(string stream) => [.. Ole, .. new byte[500], .. Encoding.Unicode.GetBytes(stream), .. new byte[500]];

    private static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(5).NextBytes(bytes);
        return bytes;
    }

    private static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                Add(zip, name, Encoding.UTF8.GetBytes(content));
            }
        }

        return stream.ToArray();
    }
}

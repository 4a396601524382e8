using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Outturn.Core.Values;
using Outturn.Documents.Reading;

namespace Outturn.Tests.Documents;

/// <summary>The one list of bad inputs: each is refused with a code and a sentence that says what it is and what to do, and none throws.</summary>
public class BadFileTests
{
    private static readonly byte[] Good = MadeWorkbook.Of(["Ref", "Title", "Planned £000", "Forecast £000"], ["A", "One", -5, -4]);

    private static readonly byte[] Ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>Name, bytes, file name, limits, code and a part of the sentence.</summary>
    private static readonly (string Name, Func<byte[]> Bytes, string FileName, FileLimits? Limits, string Code, string Says)[] Bad =
    [
        ("no bytes", () => [], "a.xlsx", null, "file.empty", "The file is empty."),
        ("only spaces and line ends", () => "  \r\n\t \r\n"u8.ToArray(), "a.csv", null, "file.empty", "The file is empty."),
        ("only a byte order mark", () => [0xEF, 0xBB, 0xBF], "a.csv", null, "file.empty", "The file is empty."),
        ("a UTF-16 mark and nothing", () => [0xFF, 0xFE], "a.csv", null, "file.empty", "The file is empty."),
        ("only commas", () => ",,,,\n,,,\n"u8.ToArray(), "a.csv", null, "file.empty", "holds no cells"),
        ("a workbook without cells", () => new MadeWorkbook().With("Sheet1").Bytes(), "a.xlsx", null, "file.empty", "holds no cells"),
        ("a PDF named .csv", () => "%PDF-1.7\n%âãÏÓ\n1 0 obj"u8.ToArray(), "tracker.csv", null, "file.type", "The file is a PDF, although its name ends in .csv."),
        ("a Word file named .csv", () => Zip(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w/>")), "tracker.csv", null, "file.type", "The file is a Word document, although its name ends in .csv."),
        ("a presentation", () => Zip(("ppt/presentation.xml", "<p/>")), "a.pptx", null, "file.type", "a PowerPoint presentation"),
        ("an OpenDocument sheet", () => Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<c/>")), "a.ods", null, "file.type", "an OpenDocument file"),
        ("a plain zip", () => Zip(("readme.txt", "hello")), "a.xlsx", null, "file.type", "a zip archive"),
        ("a web page named .xls", () => "<html><table><tr><td>Ref</td></tr></table></html>"u8.ToArray(), "tracker.xls", null, "file.type", "The file is a web page, although its name ends in .xls."),
        ("an XML spreadsheet of 2003", () => "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>"u8.ToArray(), "a.xml", null, "file.type", "an XML spreadsheet of 2003"),
        ("rich text", () => "{\\rtf1 hello}"u8.ToArray(), "a.csv", null, "file.type", "a rich text (RTF) document"),
        ("a picture", () => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13], "a.xlsx", null, "file.type", "a picture (PNG)"),
        ("a program", () => [0x4D, 0x5A, 0x90, 0, 3, 0, 0, 0, 4, 0], "a.csv", null, "file.type", "a program"),
        ("random bytes", () => Noise(4_000), "a.csv", null, "file.type", "not a workbook and not text"),
        ("an old Word file", () => [.. Ole, .. new byte[500], .. Encoding.Unicode.GetBytes("WordDocument"), .. new byte[500]], "a.xls", null, "file.type", "an old Word document (.doc)"),
        ("a workbook with a password", () => [.. Ole, .. new byte[500], .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[500]], "a.xlsx", null, "file.encrypted", "protected by a password"),
        ("an old workbook that is damaged", () => [.. Ole, .. new byte[500], .. Encoding.Unicode.GetBytes("Workbook"), .. new byte[500]], "a.xls", null, "file.broken", "damaged or was cut short"),
        ("a workbook cut in half", () => Good[..(Good.Length / 2)], "a.xlsx", null, "file.broken", "damaged or was cut short"),
        ("a workbook cut by ten bytes", () => Good[..^10], "a.xlsx", null, "file.broken", "damaged or was cut short"),
        ("broken XML", () => Part("<worksheet><sheetData><row><c r=\"A1\"><v>1</v></row>"), "a.xlsx", null, "file.broken", "damaged or was cut short"),
        ("XML that ends early", () => Part("<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"), "a.xlsx", null, "file.broken", "damaged or was cut short"),
        ("XML with a document type", () => Part("<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&a;</t></is></c></row></sheetData></worksheet>"), "a.xlsx", null, "file.dtd", "document type definition"),
        ("billions of laughs", () => Part("<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><worksheet>&c;</worksheet>"), "a.xlsx", null, "file.dtd", "document type definition"),
        ("a workbook part that is missing", () => Zip(("[Content_Types].xml", "<Types/>"), ("xl/styles.xml", "<styleSheet/>")), "a.xlsx", null, "file.broken", "damaged or was cut short"),
        ("a bomb of spaces", () => Part("<worksheet><sheetData>" + new string(' ', 30_000_000) + "</sheetData></worksheet>"), "a.xlsx", null, "file.bomb", "unpacks to more than 200 times its size"),
        ("a bomb beside the sheets", () => new MadeWorkbook().With("T", ["a"]).Bytes(z => MadeWorkbook.Add(z, "xl/media/image1.png", new string('0', 40_000_000))), "a.xlsx", null, "file.bomb", "xl/media/image1.png"),
        ("parts that are large together", () => new MadeWorkbook().With("T", ["a"]).Bytes(z => Stored(z, "xl/media/a.bin", 3_000_000)), "a.xlsx", new FileLimits(MaxInflatedBytes: 2_000_000), "file.bomb", "unpacks to more than 2 MB"),
        ("an entry that claims 1 GB", () => Claiming(Good, 1_000_000_000), "a.xlsx", null, "file.bomb", "unpacks to more than"),
        ("an entry that holds more than it claims", () => Claiming(Part("<worksheet><sheetData>" + new string(' ', 3_000_000) + "</sheetData></worksheet>"), 900), "a.xlsx", null, "file.broken", "damaged or was cut short"),
        ("more rows than allowed", () => "a,b\n1,2\n3,4\n5,6\n"u8.ToArray(), "a.csv", new FileLimits(MaxRows: 3), "file.too-large", "a has more than 3 rows"),
        ("more rows than allowed in a workbook", () => MadeWorkbook.Of([1], [2], [3], [4]), "a.xlsx", new FileLimits(MaxRows: 3), "file.too-large", "Tracker has more than 3 rows"),
        ("more columns than allowed", () => MadeWorkbook.Of([1, 2, 3, 4, 5]), "a.xlsx", new FileLimits(MaxColumns: 4), "file.too-large", "more than 4 columns"),
        ("a cell in the last column that Excel has", () => Part("<worksheet><sheetData><row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row></sheetData></worksheet>"), "a.xlsx", null, "file.too-large", "more than 1,000 columns"),
        ("more cells than allowed", () => MadeWorkbook.Of([1, 2, 3], [1, 2, 3]), "a.xlsx", new FileLimits(MaxCells: 5), "file.too-large", "more than 5 cells"),
        ("a cell with a book in it", () => Encoding.UTF8.GetBytes("a,b\nx," + new string('y', 200_000)), "a.csv", null, "file.too-large", "more than 100,000 characters"),
        ("more sheets than allowed", () => new MadeWorkbook().With("A", [1]).With("B", [1]).With("C", [1]).Bytes(), "a.xlsx", new FileLimits(MaxSheets: 2), "file.too-large", "more than 2 sheets"),
        ("more bytes than allowed", () => new byte[3_000_000], "a.csv", new FileLimits(MaxBytes: 2_000_000), "file.too-large", "larger than 2 MB"),
    ];

    public static TheoryData<string> Names => [.. Bad.Select(b => b.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_bad_file_is_refused_with_a_sentence(string name)
    {
        var (_, make, fileName, limits, code, says) = Bad.Single(b => b.Name == name);
        var bytes = make();

        foreach (var result in new[] { GridReader.Read(bytes, fileName, limits), GridReader.Read(new MemoryStream(bytes), fileName, limits) })
        {
            Assert.False(result.Ok);
            var problem = Assert.Single(result.Problems);
            Assert.Equal((code, Severity.Error, fileName), (problem.Code, problem.Severity, problem.Where));
            Assert.Contains(says, problem.Message, StringComparison.Ordinal);
            Assert.EndsWith(".", problem.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("Exception", problem.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_prefix_of_a_workbook_and_every_changed_byte_is_read_or_refused_but_never_throws()
    {
        for (var length = 0; length < Good.Length; length += 7)
        {
            GridReader.Read(Good[..length], "a.xlsx");
        }

        var random = new Random(17);
        for (var i = 0; i < 2_000; i++)
        {
            var bytes = (byte[])Good.Clone();
            for (var j = 0; j < 3; j++)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            GridReader.Read(bytes, "a.xlsx");
        }
    }

    [Theory]
    [InlineData(5_000, 4_000, 10_000_000, 5_000, "holds more than it says")]
    [InlineData(5_000, 50_000, 4_000, 50_000, "unpacks to more than 0 MB")]
    [InlineData(5_000_000, 5_000_000, 10_000_000, 100, "more than 200 times its size")]
    public void What_is_really_unpacked_is_counted_too(int length, int claimed, int allowed, int packed, string says)
    {
        using var counted = new InflationGuard("a.xlsx", new FileLimits(MaxInflatedBytes: allowed)).Counted(new MemoryStream(new byte[length]), "part", packed, claimed);

        var refusal = Assert.Throws<UnreadableFileException>(() => counted.CopyTo(Stream.Null));

        Assert.Equal("file.bomb", refusal.Problem.Code);
        Assert.Contains(says, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_csv_named_xlsx_is_read_as_what_it_is()
    {
        var book = GridReader.Read("Ref,Title\nA,One\n"u8.ToArray(), "tracker.xlsx");

        Assert.True(book.Ok);
        Assert.Equal("csv", book.Value.Format);
        Assert.Equal("One", book.Value.Grids[0].Rows[1][1].Text);
    }

    [Fact]
    public void A_sheet_that_claims_a_million_rows_but_holds_two_is_read()
    {
        var book = GridReader.Read(Part("<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"A1048576\" s=\"3\"/><c r=\"B1048576\"><v>2</v></c></row></sheetData></worksheet>"), "a.xlsx");

        Assert.True(book.Ok);
        Assert.Equal([1, 1_048_576], book.Value.Grids[0].Rows.Select(r => r.Number));
    }

    [Fact]
    public void A_stray_quotation_mark_does_not_swallow_the_rest()
    {
        var text = "Ref,Title,Planned\n" + string.Concat(Enumerable.Range(1, 400).Select(i => i == 7 ? "7,\"6 inch pipe,-1\n" : $"{i},Line {i},-1\n"));

        var book = GridReader.Read(Encoding.UTF8.GetBytes(text), "a.csv");

        Assert.True(book.Ok);
        Assert.Equal(401, book.Value.Grids[0].Rows.Count);
        Assert.Equal("text.quotes", Assert.Single(book.Problems).Code);
        Assert.Equal("\"6 inch pipe", book.Value.Grids[0].Rows[7][1].Text);
    }

    private static byte[] Part(string worksheet) => Zip(
        ("[Content_Types].xml", "<Types/>"),
        ("xl/workbook.xml", "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"T\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"),
        ("xl/worksheets/sheet1.xml", worksheet));

    private static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                MadeWorkbook.Add(zip, name, content);
            }
        }

        return stream.ToArray();
    }

    private static void Stored(ZipArchive zip, string name, int length)
    {
        using var entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
        entry.Write(Noise(length));
    }

    /// <summary>Changes the size that the last part claims, in the zip's own directory and before the part.</summary>
    private static byte[] Claiming(byte[] zip, uint size)
    {
        var bytes = (byte[])zip.Clone();
        var central = bytes.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0x50, 0x4B, 0x01, 0x02]);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(central + 24), size);
        var local = (int)BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(central + 42));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(local + 22), size);
        return bytes;
    }

    private static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(5).NextBytes(bytes);
        bytes[0] = 1;
        return bytes;
    }
}

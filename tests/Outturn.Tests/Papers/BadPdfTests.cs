using System.Diagnostics;
using Outturn.Core.Values;
using Outturn.Documents.Reading;
using Outturn.Documents.Reading.Pdf;

namespace Outturn.Tests.Papers;

/// <summary>PDFs that are refused, each with a sentence, and what a reading leaves behind: nothing.</summary>
public sealed class BadPdfTests(ITestOutputHelper output) : IDisposable
{
    /// <summary>Where the readings of one test make their folders.</summary>
    private readonly string _root = Directory.CreateTempSubdirectory("outturn-bad-pdf-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static readonly byte[] Good = new MadePdf().Page(p => p.Text(60, 80, "A case.")).Page(p => p.Text(60, 80, "Its end.")).Bytes();

    private static readonly (string Name, Func<byte[]> Bytes, PaperLimits? Limits, string Code, string Says)[] Bad =
    [
        ("a password", () => new MadePdf().Page(p => p.Text(60, 80, "Locked.")).Bytes(owner: "a", user: "b"), null, "file.encrypted", "protected by a password"),
        ("the first half", () => Good[..(Good.Length / 2)], null, "file.broken", "damaged or was cut short"),
        ("a head and nothing else", () => "%PDF-1.7\n"u8.ToArray(), null, "file.broken", "damaged or was cut short"),
        ("pictures only", () => new MadePdf().Page(p => p.Picture(0, 0, 595, 842)).Page(p => p.Picture(0, 0, 595, 842)).Bytes(), null, "file.scanned", "The PDF is 2 pages of pictures with no text in them"),
        ("one picture", () => new MadePdf().Page(p => p.Picture(0, 0, 595, 842)).Bytes(), null, "file.scanned", "The PDF is 1 page of pictures with no text in it"),
        ("more pages than allowed", () => Good, new PaperLimits(MaxPages: 1), "file.too-large", "The PDF has 2 pages, more than the 1 that are read"),
        ("no time", () => Good, new PaperLimits(MaxSeconds: 0), "file.too-slow", "not read within 0 seconds"),
        ("more output than allowed", () => new MadePdf().Page(p => p.Lines(60, 80, Enumerable.Repeat("some words on a line", 40))).Bytes(), new PaperLimits(MaxInflatedBytes: 3_000), "file.too-large", "more text than is read"),
        ("a page of dust", () => new MadePdf().Page(p => p.Lines(20, 40, Enumerable.Repeat(string.Concat(Enumerable.Repeat("a ", 90)), 250), 5, leading: 3)).Bytes(), null, "file.too-large", "more than 20,000 words"),
    ];

    public static TheoryData<string> Names => [.. Bad.Select(b => b.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_bad_PDF_is_refused_with_a_sentence(string name)
    {
        var (_, make, limits, code, says) = Bad.Single(b => b.Name == name);

        var result = await PaperReader.ReadAsync(make(), "a.pdf", limits ?? PaperLimits.Usual, TestContext.Current.CancellationToken);

        Assert.False(result.Ok);
        var problem = Assert.Single(result.Problems);
        Assert.Equal((code, Severity.Error, "a.pdf"), (problem.Code, problem.Severity, problem.Where));
        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Error", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_reading_leaves_no_file_behind(string name)
    {
        var (_, make, limits, _, _) = Bad.Single(b => b.Name == name);

        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            var result = await PdfPaperReader.ReadAsync(make(), "a.pdf", limits ?? PaperLimits.Usual, Real() with { TempRoot = _root }, new CancellationToken(limits?.MaxSeconds == 0));
            Assert.False(result.Ok);
        });
        Assert.Empty(Directory.GetFileSystemEntries(_root));

        Assert.True((await PdfPaperReader.ReadAsync(Good, "a.pdf", PaperLimits.Usual, Real() with { TempRoot = _root }, TestContext.Current.CancellationToken)).Ok);
        Assert.Empty(Directory.GetFileSystemEntries(_root));
    }

    [Fact]
    public async Task A_machine_without_poppler_says_what_to_install()
    {
        Assert.Null(Poppler.Find("/nowhere:relative:"));
        Assert.Null(Poppler.Find(null));

        var result = await PdfPaperReader.ReadAsync(Good, "a.pdf", PaperLimits.Usual, null, TestContext.Current.CancellationToken);

        var problem = Assert.Single(result.Problems);
        Assert.Equal("file.pdf-tool-missing", problem.Code);
        Assert.Contains("Install poppler-utils", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_hangs_is_ended_when_the_time_is_over()
    {
        var poppler = Real() with { Text = Script("sleep 60"), Html = Script("sleep 60"), Cairo = Script("sleep 60"), TempRoot = _root };
        var clock = Stopwatch.StartNew();
        using var time = new CancellationTokenSource(TimeSpan.FromMilliseconds(700));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => PdfPaperReader.ReadAsync(Good, "a.pdf", PaperLimits.Usual, poppler, time.Token));

        Assert.InRange(clock.Elapsed.TotalSeconds, 0.5, 20);
        Assert.Equal(["tool", "tool", "tool"], Directory.GetDirectories(_root).SelectMany(Directory.GetFiles).Select(Path.GetFileName));
        Assert.Empty(Running(_root));
    }

    [Fact]
    public async Task Without_the_lines_that_are_drawn_a_paper_is_read_all_the_same()
    {
        var clock = Stopwatch.StartNew();
        foreach (var cairo in new[] { Script("exit 99"), Script("sleep 60") })
        {
            var result = await PdfPaperReader.ReadAsync(Good, "a.pdf", new PaperLimits(MaxSeconds: 3), Real() with { Cairo = cairo }, TestContext.Current.CancellationToken);

            Assert.True(result.Ok);
            Assert.Equal(["1 Paragraph: A case.", "1 Paragraph: Its end."], PaperWords.Lines(result.Value));
            Assert.Equal("paper.lines-unread", Assert.Single(result.Problems).Code);
        }

        Assert.InRange(clock.Elapsed.TotalSeconds, 1, 40);
    }

    [Fact]
    public async Task What_a_program_complains_of_is_in_no_message()
    {
        var result = await PaperReader.ReadAsync(Good[..(Good.Length / 2)], "a.pdf", TestContext.Current.CancellationToken);

        Assert.DoesNotContain("xref", Assert.Single(result.Problems).Message, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A few hundred damaged PDFs; as many as OUTTURN_PDF_MUTATIONS says where it is set. None throws, hangs or leaves something behind.</summary>
    [Fact]
    public async Task Damaged_PDFs_are_read_or_refused()
    {
        var many = int.TryParse(Environment.GetEnvironmentVariable("OUTTURN_PDF_MUTATIONS"), System.Globalization.CultureInfo.InvariantCulture, out var asked) ? asked : 200;
        var document = new MadePdf()
            .Page(p => p.Text(60, 60, "A case", 18, MadePdf.Bold).Lines(60, 100, ["Some text that says", "what it is about."]).Grid([60, 200, 300], [140, 160, 180]).Text(64, 154, "Risk").Text(204, 154, "RAG").Text(64, 174, "Delay").Text(204, 174, "Red").Picture(60, 300, 200, 200).Link(60, 102, 50, 12, "https://example.org/"))
            .Page(p => p.Text(78, 80, "\u0095").Text(96, 80, "A point").Text(60, 120, "Left").Text(200, 120, "Right").Text(60, 134, "a").Text(200, 134, "b").Text(60, 148, "c").Text(200, 148, "d")).Bytes();
        string[] shards = ["/MediaBox [0 0 1e9 1e9]", "/Rotate 45", "999999999", "-1", "<<", ">>", "endstream", "endobj", "BT", "ET", "Tj", "re f", " 0 0 0 0 0 0 cm", "1e308 ", "NaN ", "/Kids [2 0 R]", "/Length 99999", "(", ")", "Q Q Q", "q q q", "%%EOF", "/Encrypt 3 0 R", "/Count -7", "/Parent 9 0 R"];
        var random = new Random(21);
        var poppler = Real() with { TempRoot = _root };
        var refused = 0;
        for (var i = 0; i < many; i++)
        {
            var bytes = Damaged(document, random, shards);
            try
            {
                using var time = new CancellationTokenSource(TimeSpan.FromSeconds(30));
                var result = await PdfPaperReader.ReadAsync(bytes, "a.pdf", PaperLimits.Usual, poppler, time.Token);
                Assert.True(result.Ok);
            }
            catch (UnreadableFileException e)
            {
                Assert.StartsWith("file.", e.Problem.Code, StringComparison.Ordinal);
                refused++;
            }
            catch (Exception e) when (e is not Xunit.Sdk.IAssertionException)
            {
                Assert.Fail($"mutation {i}: {e}");
            }
        }

        output.WriteLine($"{many} damaged PDFs, {refused} refused");
        Assert.Empty(Directory.GetFileSystemEntries(_root));
        Assert.Empty(Running(_root));
    }

    private static byte[] Damaged(byte[] document, Random random, string[] shards)
    {
        var bytes = document.ToList();
        for (var n = random.Next(1, 5); n > 0; n--)
        {
            var at = random.Next(8, bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(bytes.Count - at, random.Next(1, 40)));
                    break;
                case 2:
                    bytes.InsertRange(at, System.Text.Encoding.Latin1.GetBytes(shards[random.Next(shards.Length)]));
                    break;
                default:
                    bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count - 50), 50));
                    break;
            }
        }

        return [.. bytes];
    }

    private static Poppler Real() => Poppler.Find(Environment.GetEnvironmentVariable("PATH")) ?? throw new InvalidOperationException("poppler-utils is not installed.");

    private static List<string> Running(string program) =>
        [.. Directory.GetDirectories("/proc").Select(p => Path.Combine(p, "cmdline")).Where(File.Exists).Select(Said).Where(c => c.Contains(program, StringComparison.Ordinal))];

    private static string Said(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private string Script(string line)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(_root, Path.GetRandomFileName())).FullName, "tool");
        File.WriteAllText(path, "#!/bin/sh\n" + line + "\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }
}

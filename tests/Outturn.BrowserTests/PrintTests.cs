using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Outturn.Core.Values;

namespace Outturn.BrowserTests;

/// <summary>The tracker on paper.</summary>
public sealed partial class PrintTests(BrowserFixture council)
{
    [Fact]
    public async Task The_tracker_prints_tagged_on_A3_landscape_and_its_heads_repeat()
    {
        foreach (var tool in new[] { "/usr/bin/pdfinfo", "/usr/bin/pdftotext" })
        {
            Assert.SkipUnless(File.Exists(tool), $"skipped: no {Path.GetFileName(tool)} on this machine");
        }

        await using var window = await council.OpenAsync(Roles.Finance);
        await window.Page.GotoAsync(Pages.October);
        var file = Path.Combine(Directory.CreateTempSubdirectory("outturn-print-").FullName, "tracker.pdf");
        try
        {
            await window.Page.PdfAsync(new() { Path = file, PreferCSSPageSize = true, Tagged = true, Outline = true });
            var facts = (await RunAsync("/usr/bin/pdfinfo", "-l", "99", file)).Split('\n').Select(l => l.Split(':', 2)).Where(p => p.Length == 2).ToLookup(p => Spaces().Replace(p[0], " ").Trim(), p => p[1].Trim(), StringComparer.Ordinal);
            Assert.Equal("yes", facts["Tagged"].Single());
            var pages = int.Parse(facts["Pages"].Single(), CultureInfo.InvariantCulture);
            Assert.InRange(pages, 3, 6);
            for (var page = 1; page <= pages; page++)
            {
                // A3 is 420 mm by 297 mm: 1191 by 842 points.
                var size = Numbers().Matches(facts[$"Page {page} size"].Single()).Select(m => double.Parse(m.Value, CultureInfo.InvariantCulture)).ToList();
                Assert.InRange(size[0], 1189, 1193);
                Assert.InRange(size[1], 840, 844);
            }

            // Each page that holds rows of the tracker has its heads; the rows are known by their rating and arrow beside figures.
            var texts = (await RunAsync("/usr/bin/pdftotext", "-layout", file, "-")).Split('\f');
            var withRows = texts.Where(t => Rows().Count(t) > 0).ToList();
            Assert.InRange(withRows.Count, 2, pages);
            Assert.Equal(67, withRows.Sum(t => Rows().Count(t)));
            foreach (var text in withRows)
            {
                Assert.Contains("Planned saving, £000", text, StringComparison.Ordinal);
                Assert.Contains("Forecast saving, £000", text, StringComparison.Ordinal);
                Assert.Contains("Commentary", text, StringComparison.Ordinal);
            }

            Assert.Contains("Page 1 of " + pages.ToString(CultureInfo.InvariantCulture), texts[0], StringComparison.Ordinal);
            Assert.Contains("as at 31 October 2017", texts[0], StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }

    private static async Task<string> RunAsync(string tool, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(tool, arguments) { UseShellExecute = false, RedirectStandardOutput = true, StandardOutputEncoding = System.Text.Encoding.UTF8 })!;
        var text = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return text;
    }

    /// <summary>A reference at the start of a line with figures after it.</summary>
    [GeneratedRegex(@"^ *[A-Z]/R\.\d\.\d{3}.*?(\s+-?[\d,]+){9,}", RegexOptions.Multiline)]
    private static partial Regex Rows();

    [GeneratedRegex(@"\d+(\.\d+)?")]
    private static partial Regex Numbers();

    [GeneratedRegex(" +")]
    private static partial Regex Spaces();
}

using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using Outturn.Core.Sheets;
using Outturn.Documents.Reading;

namespace Outturn.Tests.Reports.Planning;

/// <summary>Opens workbooks in LibreOffice, which works their formulas out, and reads what it saved.</summary>
internal static class LibreOffice
{
    private const string Soffice = "/usr/bin/soffice";
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public static void Needed() => Assert.SkipUnless(File.Exists(Soffice), "skipped: no LibreOffice");

    /// <summary>The workbooks as LibreOffice saves them, in their order.</summary>
    public static async Task<IReadOnlyList<GridBook>> SavedAsync(IReadOnlyList<byte[]> workbooks) =>
        [.. (await SavedAsync(workbooks, "xlsx")).Select((bytes, i) => GridReader.Read(bytes, string.Create(CultureInfo.InvariantCulture, $"{i}.xlsx")).Value!)];

    /// <summary>A Word document as LibreOffice saves it.</summary>
    public static async Task<byte[]> DocumentSavedAsync(byte[] document) => (await SavedAsync([document], "docx"))[0];

    private static async Task<IReadOnlyList<byte[]>> SavedAsync(IReadOnlyList<byte[]> files, string format)
    {
        var folder = Directory.CreateTempSubdirectory("outturn-office-").FullName;
        try
        {
            var cancel = TestContext.Current.CancellationToken;
            var names = files.Index().Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Index}.{format}")).ToList();
            foreach (var (name, bytes) in names.Zip(files))
            {
                await File.WriteAllBytesAsync(Path.Combine(folder, name), bytes, cancel);
            }

            var start = new ProcessStartInfo(Soffice) { UseShellExecute = false, WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var argument in new[] { "--headless", "--norestore", $"-env:UserInstallation=file://{folder}/profile", "--convert-to", format, "--outdir", Path.Combine(folder, "saved") }.Concat(names))
            {
                start.ArgumentList.Add(argument);
            }

            using var office = Process.Start(start)!;
            var said = office.StandardOutput.ReadToEndAsync(cancel);
            var complained = office.StandardError.ReadToEndAsync(cancel);
            await office.WaitForExitAsync(cancel);
            Assert.True(names.TrueForAll(n => File.Exists(Path.Combine(folder, "saved", n))), await said + await complained);
            return [.. await Task.WhenAll(names.Select(n => File.ReadAllBytesAsync(Path.Combine(folder, "saved", n), cancel)))];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The workbook without what is written beside its formulas: a program that does not work them out has nothing to show.</summary>
    public static byte[] WithoutResults(byte[] workbook) => Edited(workbook, _ => true, xml =>
    {
        foreach (var cell in xml.Descendants(Main + "c").Where(c => c.Element(Main + "f") is not null))
        {
            cell.Element(Main + "v")?.Remove();
        }
    });

    /// <summary>The workbook with a number typed into one cell, such as L7 of the fourth sheet.</summary>
    public static byte[] Typed(byte[] workbook, int sheet, string place, decimal number) => Edited(workbook, name => name == $"xl/worksheets/sheet{sheet}.xml" || (sheet == 1 && name == "xl/worksheets/sheet.xml"), xml =>
    {
        var cell = xml.Descendants(Main + "c").SingleOrDefault(c => (string)c.Attribute("r")! == place);
        if (cell is null)
        {
            // An empty cell is not written: it takes its place in its row, columns in order.
            cell = new XElement(Main + "c", new XAttribute("r", place));
            var row = place.TrimStart([.. Enumerable.Range('A', 26).Select(c => (char)c)]);
            xml.Descendants(Main + "row").Single(r => (string)r.Attribute("r")! == row).Elements(Main + "c").Last(c => string.CompareOrdinal(((string)c.Attribute("r")!).PadLeft(9), place.PadLeft(9)) < 0).AddAfterSelf(cell);
        }

        cell.Attribute("t")?.Remove();
        cell.RemoveNodes();
        cell.Add(new XElement(Main + "v", number.ToString(CultureInfo.InvariantCulture)));
    });

    private static byte[] Edited(byte[] workbook, Func<string, bool> parts, Action<XDocument> edit)
    {
        using var stream = new MemoryStream();
        stream.Write(workbook);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entries = zip.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal) && parts(e.FullName)).ToList();
            Assert.NotEmpty(entries);
            foreach (var entry in entries)
            {
                XDocument xml;
                using (var part = entry.Open())
                {
                    xml = XDocument.Load(part);
                }

                edit(xml);
                var name = entry.FullName;
                entry.Delete();
                using var written = zip.CreateEntry(name).Open();
                xml.Save(written, SaveOptions.DisableFormatting);
            }
        }

        return stream.ToArray();
    }
}

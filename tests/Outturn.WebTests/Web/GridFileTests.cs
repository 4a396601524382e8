using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Outturn.Core.Values;
using Outturn.Documents.Reading;
using static Outturn.WebTests.Web.UpdateRound;

namespace Outturn.WebTests.Web;

/// <summary>The grid and the tracker out to Excel, changed there, and back: ten cells changed are ten changes.</summary>
public sealed partial class GridFileTests(SampleCouncils councils, SqliteFiles sqlite, PostgresServer postgres) : ServedTests(councils, sqlite, postgres)
{
    private const string Soffice = "/usr/bin/soffice";

    /// <summary>Key, heading, new text; a figure where it reads as one.</summary>
    private static readonly (string Line, string Heading, string Text)[] Ten =
    [
        ("A/R.6.239", "Forecast Q3 £000", "-46"), ("A/R.6.239", "Forecast Q4 £000", "-141.5"), ("A/R.6.240", "Forecast Q3 £000", "-6"), ("A/R.6.240", "Forecast Q4 £000", "-9"),
        ("A/R.6.241", "Forecast Q3 £000", "-8"), ("A/R.6.241", "Forecast Q4 £000", "TBC"), ("A/R.6.242", "Forecast Q3 £000", "-5"), ("A/R.6.242", "What changed and why", "One agency more"),
        ("A/R.6.213", "Forecast Q4 £000", "-14"), ("A/R.6.213", "What changed and why", "A third late request"),
    ];

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Ten_cells_changed_in_the_grids_workbook_are_ten_changes_in_the_draft(string engine)
    {
        await using var council = await NewWithoutRoundAsync(engine);
        await OpenAsync(council);
        var page = await UploadAsync(council, ChangeCells(await BytesAsync(council, Roles.Owner, Grid + ".xlsx"), Ten));
        AssertTen(page);
        Assert.Equal("-209", (await council.GetAsync(Roles.Finance, Grid)).Out("A/R.6.239", "forecast"));
        Assert.Contains("The file changes nothing", (await UploadAsync(council, await BytesAsync(council, Roles.Owner, Grid + ".xlsx"))).Text, StringComparison.Ordinal);

        // What came is accepted by submitting it.
        var fields = (await council.GetAsync(Roles.Owner, Grid)).Fields();
        fields[$"r-{page.IdOf("A/R.6.239")}"] = "1";
        Assert.Contains("1 line submitted", (await council.PressAsync(Roles.Owner, fields, "submit")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_cells_changed_by_LibreOffice_in_the_grids_workbook_are_ten_changes()
    {
        Assert.SkipUnless(File.Exists(Soffice), "skipped: no LibreOffice");
        await using var council = await NewWithoutRoundAsync(Engines.Sqlite);
        await OpenAsync(council);
        AssertTen(await UploadAsync(council, await ThroughLibreOfficeAsync(await BytesAsync(council, Roles.Owner, Grid + ".xlsx"), Ten)));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Ten_cells_changed_in_the_trackers_workbook_are_ten_changed_fields_in_the_preview(string engine)
    {
        var council = await OnAsync(engine);
        Assert.Equal(TenOfTracker.Length, await PreviewedAsync(council, ChangeCells(await BytesAsync(council, Roles.Finance, "/tracker/2017-18.xlsx"), TenOfTracker)));
    }

    [Fact]
    public async Task Ten_cells_changed_by_LibreOffice_in_the_trackers_workbook_are_ten_changed_fields()
    {
        Assert.SkipUnless(File.Exists(Soffice), "skipped: no LibreOffice");
        var council = await OnAsync(Engines.Sqlite);
        Assert.Equal(TenOfTracker.Length, await PreviewedAsync(council, await ThroughLibreOfficeAsync(await BytesAsync(council, Roles.Finance, "/tracker/2017-18.xlsx"), TenOfTracker)));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_stale_file_shows_both_values_and_overwrites_nothing(string engine)
    {
        await using var council = await NewWithoutRoundAsync(engine);
        await OpenAsync(council);
        var old = await BytesAsync(council, Roles.Owner, Grid + ".xlsx");
        await council.TypeAsync(Roles.Finance, "submit", ("A/R.6.239", "f4", "-150"), ("A/R.6.239", "c", "By finance"), ("A/R.6.239", "r", "1"), ("A/R.6.240", "f4", "-20"), ("A/R.6.240", "c", "By finance"), ("A/R.6.240", "r", "1"));
        var page = await UploadAsync(council, ChangeCells(old, [("A/R.6.239", "Forecast Q4 £000", "-120")]));
        Assert.Equal("One line that two people changed", page.Document.QuerySelector("[data-summary] h2")!.TextContent);
        Assert.Contains("Forecast Q4|-150|-120", page.Document.QuerySelectorAll(".app-versus tbody tr").Select(r => string.Join('|', r.Children.Select(c => c.TextContent))));
        Assert.Equal(("-20", "By finance"), (page.Value("A/R.6.240", "f4"), page.Value("A/R.6.240", "c")));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_file_of_another_round_another_layout_a_broken_one_and_none_are_answered_in_words_and_change_nothing(string engine)
    {
        await using var council = await NewWithoutRoundAsync(engine);
        await OpenAsync(council);
        var good = await BytesAsync(council, Roles.Owner, Grid + ".xlsx");
        await council.TypeAsync(Roles.Owner, "draft", ("A/R.6.239", "f4", "-141"));
        foreach (var (bytes, name, says) in new (byte[], string, string)[]
        {
            (Replace(good, "2017-12<", "2016-12<"), "grid.xlsx", "This file is the grid of December 2016. This is the round of December 2017"),
            (Replace(good, "2017-12<", "2018-01<"), "grid.xlsx", "This file is the grid of January 2018."),
            (await BytesAsync(council, Roles.Finance, "/tracker/2017-18.xlsx"), "tracker.xlsx", "This file is not an update grid"),
            ("Ref,Budget\nX1,12\n"u8.ToArray(), "neighbour.csv", "This file is not an update grid"),
            (good[..(good.Length / 2)], "grid.xlsx", "damaged or was cut short"),
            ([], "grid.xlsx", "The file is empty"),
            ("%PDF-1.7"u8.ToArray(), "grid.xlsx", "although its name ends in .xlsx"),
        })
        {
            var page = await UploadAsync(council, bytes, name);
            Assert.Contains(says, Assert.Single(page.Errors, e => !e.StartsWith("A/R", StringComparison.Ordinal)), StringComparison.Ordinal);
            Assert.Equal("-141", page.Value("A/R.6.239", "f4"));
        }

        var none = await council.SendAsync(Roles.Owner, Grid, Grid + "?handler=Upload", []);
        Assert.Contains("Choose the workbook that you changed.", none.Errors);
        Assert.Equal("-141", (await council.GetAsync(Roles.Owner, Grid)).Value("A/R.6.239", "f4"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Text_and_pounds_in_number_cells_are_questions_in_the_grid(string engine)
    {
        await using var council = await NewWithoutRoundAsync(engine);
        await OpenAsync(council);
        var page = await UploadAsync(council, ChangeCells(await BytesAsync(council, Roles.Owner, Grid + ".xlsx"), [("A/R.6.239", "Forecast Q4 £000", "about the same"), ("A/R.6.242", "Forecast Q3 £000", "-12000")]));
        Assert.Equal("Two figures to fix", page.Document.QuerySelector("[data-summary] h2")!.TextContent);
        Assert.Equal(("about the same", "-12,000"), (page.Value("A/R.6.239", "f4"), page.Value("A/R.6.242", "f3")));
    }

    private static readonly (string Line, string Heading, string Text)[] TenOfTracker =
    [
        ("A/R.6.239", "Commentary", "Changed in Excel"), ("A/R.6.240", "Commentary", "Changed in Excel"), ("A/R.6.241", "Service", "Another service"), ("A/R.6.242", "Owner", "Another post"),
        ("A/R.6.213", "Title", "Another title"), ("A/R.6.239", "Partners", "The health service"), ("A/R.6.213", "Description", "Another description"), ("A/R.6.240", "Forecast Q4 £000", "-9"),
        ("A/R.6.241", "Commentary", "Changed in Excel"), ("A/R.6.242", "Investment £000", "5"),
    ];

    private static void AssertTen(Page page)
    {
        Assert.Contains("10 changed cells of 5 lines taken from the file into your draft.", page.Text, StringComparison.Ordinal);
        Assert.Equal(10, page.Document.QuerySelectorAll("table[data-changes] tbody tr").Length);
        Assert.Contains("10 changes", page.Document.QuerySelector(".app-savebar")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("-141.5", "TBC", "A third late request"), (page.Value("A/R.6.239", "f4"), page.Value("A/R.6.241", "f4"), page.Value("A/R.6.213", "c")));
        Assert.Empty(page.Errors);
    }

    private static async Task<byte[]> BytesAsync(WebCouncil council, string role, string path)
    {
        using var answer = await (await council.AsAsync(role)).GetAsync(path, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync(Cancel);
    }

    private static Task<Page> UploadAsync(WebCouncil council, byte[] bytes, string name = "grid.xlsx") =>
        council.SendAsync(Roles.Owner, Grid, Grid + "?handler=Upload", [], ("upload", name, bytes));

    /// <summary>How many fields the import preview says are changed.</summary>
    private static async Task<int> PreviewedAsync(WebCouncil council, byte[] bytes)
    {
        var taken = await council.SendAsync(Roles.Finance, "/tracker/import", "/tracker/import", [new("Year", "2017-18")], ("Upload", "savings-tracker-2017-18.xlsx", bytes));
        Assert.True(taken.Status == HttpStatusCode.Redirect, string.Join("; ", taken.Errors));
        var preview = await council.GetAsync(Roles.Finance, taken.Leads!);
        Assert.Contains("0 lines new", preview.Text, StringComparison.Ordinal);
        return preview.Document.QuerySelector("#changes-caption")!.Closest("table")!.QuerySelectorAll("tbody tr").Length;
    }

    /// <summary>Changes cells in the workbook's own XML: any program may write the file, the test needs none.</summary>
    private static byte[] ChangeCells(byte[] workbook, (string Line, string Heading, string Text)[] changes)
    {
        var grid = GridReader.Read(workbook, "x.xlsx").Value!.Grids[0];
        var head = grid.Rows.First(r => r[0].Text == "Key");
        using var stream = new MemoryStream();
        stream.Write(workbook);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.Entries.Where(e => SheetPart().IsMatch(e.FullName)).OrderBy(e => e.FullName, StringComparer.Ordinal).First();
            XDocument xml;
            using (var part = entry.Open())
            {
                xml = XDocument.Load(part);
            }

            XNamespace ns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
            foreach (var (line, heading, text) in changes)
            {
                var column = Enumerable.Range(0, head.Cells.Count).Single(i => head[i].Text == heading);
                var number = grid.Rows.Single(r => r[0].Text == line).Number;
                var place = Core.Sheets.Grid.ColumnName(column) + number.ToString(CultureInfo.InvariantCulture);
                var row = xml.Descendants(ns + "row").Single(r => (string)r.Attribute("r")! == number.ToString(CultureInfo.InvariantCulture));
                var cell = row.Elements(ns + "c").SingleOrDefault(c => (string)c.Attribute("r")! == place);
                if (cell is null)
                {
                    cell = new XElement(ns + "c", new XAttribute("r", place));
                    var next = row.Elements(ns + "c").FirstOrDefault(c => ColumnOf((string)c.Attribute("r")!) > column);
                    if (next is null)
                    {
                        row.Add(cell);
                    }
                    else
                    {
                        next.AddBeforeSelf(cell);
                    }
                }

                cell.Attribute("t")?.Remove();
                cell.RemoveNodes();
                if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
                {
                    cell.Add(new XElement(ns + "v", text));
                }
                else
                {
                    cell.SetAttributeValue("t", "inlineStr");
                    cell.Add(new XElement(ns + "is", new XElement(ns + "t", text)));
                }
            }

            var name = entry.FullName;
            entry.Delete();
            using var written = zip.CreateEntry(name).Open();
            xml.Save(written, SaveOptions.DisableFormatting);
        }

        return stream.ToArray();
    }

    /// <summary>The same through LibreOffice: the workbook is saved by it as a flat document, the cells are changed there, and it saves a workbook again.</summary>
    private static async Task<byte[]> ThroughLibreOfficeAsync(byte[] workbook, (string Line, string Heading, string Text)[] changes)
    {
        var folder = Directory.CreateTempSubdirectory("outturn-office-").FullName;
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "grid.xlsx"), workbook, Cancel);
            await ConvertAsync(folder, "grid.xlsx", "fods");
            var path = Path.Combine(folder, "grid.fods");
            var xml = XDocument.Load(path, LoadOptions.PreserveWhitespace);
            XNamespace table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0", office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0", text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0", calc = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0";
            var sheet = xml.Descendants(table + "table").First();
            var rows = sheet.Descendants(table + "table-row").ToList();
            static string Words(XElement cell, XNamespace text) => string.Join('\n', cell.Elements(text + "p").Select(p => p.Value));
            List<XElement> Cells(XElement row)
            {
                // What the document writes once for many cells is written out as far as the table goes.
                foreach (var repeated in row.Elements().Where(c => (int?)c.Attribute(table + "number-columns-repeated") > 1).ToList())
                {
                    var times = (int)repeated.Attribute(table + "number-columns-repeated")!;
                    var singles = Math.Min(times - 1, 40);
                    repeated.Attribute(table + "number-columns-repeated")!.SetValue(times - singles);
                    for (var i = 0; i < singles; i++)
                    {
                        var single = new XElement(repeated);
                        single.Attribute(table + "number-columns-repeated")!.Remove();
                        repeated.AddBeforeSelf(single);
                    }
                }

                return [.. row.Elements().Where(c => c.Name.LocalName is "table-cell" or "covered-table-cell")];
            }

            var head = rows.Select(Cells).First(r => Words(r[0], text) == "Key");
            foreach (var (line, heading, value) in changes)
            {
                var column = head.FindIndex(c => Words(c, text) == heading);
                Assert.True(column > 0, heading);
                var cell = Cells(rows.Single(r => r.Elements().FirstOrDefault() is { } first && Words(first, text) == line))[column];
                foreach (var attribute in cell.Attributes().Where(a => a.Name.Namespace == office || a.Name.Namespace == calc || a.Name == table + "formula").ToList())
                {
                    attribute.Remove();
                }

                cell.Elements().Remove();
                if (decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
                {
                    cell.SetAttributeValue(office + "value-type", "float");
                    cell.SetAttributeValue(office + "value", value);
                }
                else
                {
                    cell.SetAttributeValue(office + "value-type", "string");
                }

                cell.Add(new XElement(text + "p", value));
            }

            xml.Save(path, SaveOptions.DisableFormatting);
            File.Delete(Path.Combine(folder, "grid.xlsx"));
            await ConvertAsync(folder, "grid.fods", "xlsx");
            return await File.ReadAllBytesAsync(Path.Combine(folder, "grid.xlsx"), Cancel);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task ConvertAsync(string folder, string file, string to)
    {
        var start = new ProcessStartInfo(Soffice) { UseShellExecute = false, WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { "--headless", "--norestore", $"-env:UserInstallation=file://{folder}/profile", "--convert-to", to, "--outdir", folder, Path.Combine(folder, file) })
        {
            start.ArgumentList.Add(argument);
        }

        using var office = Process.Start(start)!;
        var said = office.StandardOutput.ReadToEndAsync(Cancel);
        var complained = office.StandardError.ReadToEndAsync(Cancel);
        await office.WaitForExitAsync(Cancel);
        Assert.True(File.Exists(Path.Combine(folder, Path.ChangeExtension(file, to))), await said + await complained);
    }

    /// <summary>Changes a text in every part of the workbook.</summary>
    private static byte[] Replace(byte[] workbook, string from, string to)
    {
        using var stream = new MemoryStream();
        stream.Write(workbook);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var entry in zip.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal)).ToList())
            {
                string text;
                using (var reader = new StreamReader(entry.Open()))
                {
                    text = reader.ReadToEnd();
                }

                var name = entry.FullName;
                entry.Delete();
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text.Replace(from, to, StringComparison.Ordinal));
            }
        }

        return stream.ToArray();
    }

    private static int ColumnOf(string place) => place.TakeWhile(char.IsAsciiLetterUpper).Aggregate(0, (n, c) => (n * 26) + c - 'A' + 1) - 1;

    [GeneratedRegex(@"^xl/worksheets/sheet[^/]*\.xml$")]
    private static partial Regex SheetPart();
}

using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Outturn.WebTests.Web;

namespace Outturn.WebTests.Cli;

public sealed class ImportCommandTests(SqliteFiles sqlite, PostgresServer postgres)
{
    private static readonly (string Name, string Pounds)[] Totals =
    [
        ("investment", "4023000.00"), ("planned.q1", "-11603000.00"), ("planned.q2", "-3109000.00"), ("planned.q3", "-3201000.00"), ("planned.q4", "-2625000.00"), ("planned.total", "-20538000.00"),
        ("forecast.q1", "-7168000.00"), ("forecast.q2", "-2832000.00"), ("forecast.q3", "-4483000.00"), ("forecast.q4", "-2173000.00"), ("forecast.total", "-16656000.00"), ("variance", "3882000.00"),
    ];

    [Theory]
    [InlineData("documents/savings-tracker-2017-10.xlsx", true)]
    [InlineData("seeds/savings-tracker-2017-10.txt", true)]
    [InlineData("data/tracker/savings-tracker-2017-10.csv", false)]
    public async Task The_october_tracker_is_read_in_each_of_its_forms_without_a_database(string path, bool printsTotals)
    {
        var folder = Path.Combine(Path.GetTempPath(), "outturn-no-such-folder");
        var run = await CommandRun.OfAsync("import", Shared.File(path), "--kind", "tracker", "--year", "2017-18", "--position", "2017-10-31", "--dry-run", "--json", "--data", folder);
        Assert.Equal(0, run.Exit);
        Assert.False(Directory.Exists(folder));
        var json = run.Json;
        Assert.Equal("tracker", json.GetProperty("kind").GetString());
        Assert.Equal(67, json.GetProperty("items").GetArrayLength());
        Assert.False(json.GetProperty("committed").GetBoolean());
        Assert.All(Totals, t => Assert.Equal(t.Pounds, Pounds(json.GetProperty("totals"), t.Name)));
        Assert.DoesNotContain(json.GetProperty("problems").EnumerateArray(), p => p.GetProperty("severity").GetString() != "notice");
        var printed = json.GetProperty("printedTotals").EnumerateArray().ToList();
        Assert.Equal(printsTotals ? 12 : 0, printed.Count);
        Assert.All(printed, t => Assert.True(t.GetProperty("agrees").GetBoolean()));
        var partners = json.GetProperty("items").EnumerateArray().Count(i => i.GetProperty("partners").GetString()!.Length > 0);
        Assert.Equal(10, partners);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_export_comes_back_with_no_change(string engine)
    {
        using var council = await CouncilAsync(engine);
        foreach (var month in new[] { "2017-09", "2017-10" })
        {
            var file = Path.Combine(AppContext.BaseDirectory, "samples", "sample-county-council", $"savings-tracker-{month}.csv");
            var last = DateTime.DaysInMonth(2017, int.Parse(month[^2..], CultureInfo.InvariantCulture));
            Assert.Equal(0, (await council.RunAsync("import", file, "--year", "2017-18", "--position", $"{month}-{last}")).Exit);
        }

        var before = (await council.RunAsync("verify", "--json")).Json.GetProperty("head").GetString();
        foreach (var format in new[] { "xlsx", "csv" })
        {
            var file = Path.Combine(council.Folder, "export." + format);
            Assert.Equal(0, (await council.RunAsync("tracker", "--year", "2017-18", "--as-at", "2017-10-31", "--format", format, "-o", file)).Exit);
            var back = await council.RunAsync("import", file, "--year", "2017-18", "--position", "2017-10-31", "--json");
            Assert.Equal(0, back.Exit);
            Assert.Equal(67, back.Json.GetProperty("preview").GetProperty("unchanged").GetInt32());
            Assert.Equal(0, back.Json.GetProperty("preview").GetProperty("changed").GetInt32());
            Assert.False(back.Json.TryGetProperty("act", out _));
        }

        Assert.Equal(before, (await council.RunAsync("verify", "--json")).Json.GetProperty("head").GetString());
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_same_file_twice_changes_nothing_and_a_changed_cell_changes_one_line(string engine)
    {
        using var council = await CouncilAsync(engine);
        var file = council.Write("t.csv", Small);
        Assert.Equal(1, (await council.RunAsync("import", file, "--json")).Json.GetProperty("act").GetInt64());
        Assert.False((await council.RunAsync("import", file, "--json")).Json.TryGetProperty("act", out _));
        var changed = await council.RunAsync("import", council.Write("t.csv", Small.Replace("-80,20", "-75,25", StringComparison.Ordinal)), "--json");
        Assert.Equal(2, changed.Json.GetProperty("act").GetInt64());
        Assert.Equal(1, changed.Json.GetProperty("preview").GetProperty("changed").GetInt32());
        Assert.Equal(0, (await council.RunAsync("verify")).Exit);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Absent_lines_stop_the_command_until_it_is_told(string engine)
    {
        using var council = await CouncilAsync(engine);
        await council.RunAsync("import", council.Write("t.csv", Small));
        var later = council.Write("later.csv", string.Join('\n', Small.Split('\n')[..3]).Replace("30 September", "31 October", StringComparison.Ordinal) + "\n");
        var refused = await council.RunAsync("import", later, "--json");
        Assert.Equal(1, refused.Exit);
        Assert.Contains(refused.Json.GetProperty("problems").EnumerateArray(), p => p.GetProperty("code").GetString() == "import.line-absent");
        Assert.False(refused.Json.GetProperty("committed").GetBoolean());
        Assert.Equal(0, (await council.RunAsync("import", later, "--absent", "withdraw", "--reason", "Merged into S1")).Exit);
        Assert.Single((await council.RunAsync("tracker", "--year", "2020-21", "--json")).Json.GetProperty("lines").EnumerateArray());
        Assert.Equal(2, (await council.RunAsync("tracker", "--year", "2020-21", "--as-at", "2020-09-30", "--json")).Json.GetProperty("lines").GetArrayLength());
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_file_that_is_not_the_one_of_the_dry_run_is_not_written(string engine)
    {
        using var council = await CouncilAsync(engine);
        var file = council.Write("t.csv", Small);
        var hash = (await council.RunAsync("import", file, "--dry-run", "--json")).Json.GetProperty("sha256").GetString()!;
        council.Write("t.csv", Small.Replace("-80,20", "-75,25", StringComparison.Ordinal));
        var refused = await council.RunAsync("import", file, "--sha256", hash, "--json");
        Assert.Equal(1, refused.Exit);
        Assert.Contains(refused.Json.GetProperty("problems").EnumerateArray(), p => p.GetProperty("code").GetString() == "import.file-changed");
        Assert.Equal(0, (await council.RunAsync("verify", "--json")).Json.GetProperty("acts").GetInt64());
    }

    [Fact]
    public async Task A_map_by_hand_says_what_columns_are()
    {
        using var council = await CouncilAsync(Engines.Sqlite);
        var file = council.Write("odd.csv", "Savings 2020-21 as at 30 September 2020 (£000)\nRef,Saving,Zebra,Giraffe\nS1,Shared services,-100,-80\nS2,Digital post,-50,-50\n");
        var map = council.Write("map.json", "{\"Zebra\": \"PlannedYear\", \"D\": \"ForecastYear\"}");
        var run = await council.RunAsync("import", file, "--map", map, "--json");
        Assert.Equal(0, run.Exit);
        Assert.Equal("-150000.00", Pounds(run.Json.GetProperty("totals"), "planned.total"));
        Assert.Equal("-130000.00", Pounds(run.Json.GetProperty("totals"), "forecast.total"));
        Assert.Equal(1, (await council.RunAsync("import", file, "--map", council.Write("bad.json", "{\"Zebra\": \"Stripes\"}"))).Exit);
    }

    /// <summary>
    /// The bad inputs that were tried, as files: each gets a clear sentence with its code, exits 1 and writes nothing. More of
    /// them, down to single cells, are in the tests of the readers.
    /// </summary>
    public static TheoryData<string, string> BadFiles { get; } = new()
    {
        { "empty", "file.empty" },
        { "pdf named xlsx", "file.broken" },
        { "word named csv", "file.broken" },
        { "truncated workbook", "file.broken" },
        { "zip bomb", "file.bomb" },
        { "entry that claims a gigabyte", "file.bomb" },
        { "no such file", "file.none" },
        { "a letter", "" },
    };

    [Theory, MemberData(nameof(BadFiles))]
    public async Task A_bad_file_gets_a_sentence_and_loses_nothing(string kind, string code)
    {
        using var council = await CouncilAsync(Engines.Sqlite);
        var file = kind switch
        {
            "empty" => council.Write("t.xlsx", ""),
            "pdf named xlsx" => council.Write("t.xlsx", "%PDF-1.7\nnothing"),
            "word named csv" => council.Write("t.csv", Zip(("word/document.xml", "<w:document/>"u8.ToArray()), ("[Content_Types].xml", "<Types/>"u8.ToArray()))),
            "truncated workbook" => council.Write("t.xlsx", Workbook("<sheetData/>")[..200]),
            "zip bomb" => council.Write("t.xlsx", Workbook("<sheetData>" + new string(' ', 300_000_000) + "</sheetData>")),
            "entry that claims a gigabyte" => council.Write("t.xlsx", Claiming(Workbook("<sheetData/>"), 1_073_741_824)),
            "a letter" => council.Write("t.txt", "Dear Sir,\n\nI write about the drains.\n"),
            _ => Path.Combine(council.Folder, "nothing-here.xlsx"),
        };
        var run = await council.RunAsync("import", file, "--year", "2020-21", "--json");
        Assert.Equal(1, run.Exit);
        var problems = run.Json.GetProperty("problems").EnumerateArray().ToList();
        Assert.NotEmpty(problems);
        Assert.All(problems, p => Assert.True(p.GetProperty("message").GetString()!.Length > 20));
        if (code.Length > 0)
        {
            Assert.Contains(problems, p => p.GetProperty("code").GetString() == code);
        }

        Assert.Equal(0, (await council.RunAsync("verify", "--json")).Json.GetProperty("acts").GetInt64());
    }

    [Fact]
    public async Task A_wrong_option_is_a_matter_of_usage()
    {
        Assert.Equal(2, (await CommandRun.OfAsync("import")).Exit);
        Assert.Equal(2, (await CommandRun.OfAsync("import", "x.csv", "--unit", "guineas")).Exit);
        Assert.Equal(2, (await CommandRun.OfAsync("import", "x.csv", "--kind", "poem")).Exit);
        Assert.Equal(2, (await CommandRun.OfAsync("tracker", "--year", "last")).Exit);
        Assert.Equal(2, (await CommandRun.OfAsync("nonsense")).Exit);
        Assert.Equal(1, (await CommandRun.OfAsync("tracker", "--year", "2017-18", "--data", "/tmp/outturn-no-such-folder")).Exit);
    }

    internal const string Small =
        "Savings tracker 2020-21 as at 30 September 2020\nRef,Saving,Committee,Target £000,Forecast £000,Variance £000,RAG,Commentary\nS1,Shared services,Resources,-100,-80,20,Green,On the way\nS2,Digital post,Resources,-50,-50,0,Green,Posted\n";

    private Task<CommandCouncil> CouncilAsync(string engine) => CommandCouncil.NewAsync(engine == Engines.Sqlite ? sqlite : postgres);

    private static string Pounds(JsonElement totals, string path)
    {
        foreach (var part in path.Split('.'))
        {
            totals = totals.GetProperty(part);
        }

        return totals.GetProperty("pounds").GetString()!;
    }

    private static byte[] Zip(params (string Name, byte[] Bytes)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        return stream.ToArray();
    }

    private static byte[] Workbook(string sheetData) => Zip(
        ("[Content_Types].xml", "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>"u8.ToArray()),
        ("_rels/.rels", "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"u8.ToArray()),
        ("xl/workbook.xml", "<?xml version=\"1.0\"?><workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"T\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"u8.ToArray()),
        ("xl/_rels/workbook.xml.rels", "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"u8.ToArray()),
        ("xl/worksheets/sheet1.xml", Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">" + sheetData + "</worksheet>")));

    /// <summary>Writes a false uncompressed size into each central directory record: a claim, with nothing behind it.</summary>
    private static byte[] Claiming(byte[] zip, uint size)
    {
        for (var i = 0; i + 46 < zip.Length; i++)
        {
            if (zip[i] == 0x50 && zip[i + 1] == 0x4B && zip[i + 2] == 0x01 && zip[i + 3] == 0x02)
            {
                BitConverter.TryWriteBytes(zip.AsSpan(i + 24), size);
            }
        }

        return zip;
    }
}

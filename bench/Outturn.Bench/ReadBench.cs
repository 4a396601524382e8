using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using Outturn.Core.Cases.Reading;
using Outturn.Documents.Reading;

/// <summary>
/// A published pack of 31 business cases read and understood, as text, Word and PDF: warm in this process, and as a whole command
/// with a cold runtime. Beside each, in the same run, nothing but the words taken out of the same file.
/// </summary>
internal static class ReadBench
{
    private const double Bar = 2_000;

    public static async Task RunAsync(List<(string, string, string, string)> rows)
    {
        if (Shared() is not { } shared)
        {
            rows.Add(("read a pack of business cases", "skipped: no shared folder", "", ""));
            return;
        }

        const string name = "business-cases-2022-23-part1";
        foreach (var (form, path) in new[] { ("text", Path.Combine(shared, "seeds", name + ".txt")), ("Word", Path.Combine(shared, "documents", name + ".docx")), ("PDF", Path.Combine(shared, "documents", name + ".pdf")) })
        {
            var bytes = await File.ReadAllBytesAsync(path);
            var (ours, allocated) = await BestAsync(async () =>
            {
                var paper = await PaperReader.ReadAsync(bytes, Path.GetFileName(path));
                return CaseReader.Read(paper.Value!).Cases.Count;
            });
            var (bare, _) = await BestAsync(() => BareAsync(form, path, bytes));
            rows.Add(($"read and understand the pack as {form}", Say(ours) + string.Create(CultureInfo.InvariantCulture, $", {allocated / 1e6:0} MB allocated"), $"its bare words {Say(bare)}", string.Create(CultureInfo.InvariantCulture, $"{ours / Math.Max(bare, 0.01):0.0}")));
            var (whole, peak) = await CommandAsync(path);
            rows.Add(($"the same as a command, from a cold start", Say(whole) + string.Create(CultureInfo.InvariantCulture, $", {peak / 1e6:0} MB at its highest with its tools"), string.Create(CultureInfo.InvariantCulture, $"the bar {Bar:0} ms"), string.Create(CultureInfo.InvariantCulture, $"{whole / Bar:0.00}")));
        }
    }

    private static string Say(double ms) => ms < 10 ? ms.ToString("0.0", CultureInfo.InvariantCulture) + " ms" : ms.ToString("0", CultureInfo.InvariantCulture) + " ms";

    private static async Task<(double Ms, long Bytes)> BestAsync(Func<Task<int>> work)
    {
        var best = double.MaxValue;
        var bytes = 0L;
        for (var i = 0; i < 7; i++)
        {
            GC.Collect();
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var watch = Stopwatch.StartNew();
            if (await work() == 0)
            {
                throw new InvalidOperationException("Nothing was read.");
            }

            best = Math.Min(best, watch.Elapsed.TotalMilliseconds);
            bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
        }

        return (best, bytes);
    }

    private static async Task<int> BareAsync(string form, string path, byte[] bytes)
    {
        switch (form)
        {
            case "text":
                return Words(Encoding.UTF8.GetString(bytes));
            case "Word":
                using (var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read))
                using (var reader = XmlReader.Create(zip.GetEntry("word/document.xml")!.Open()))
                {
                    var text = new StringBuilder();
                    while (reader.Read())
                    {
                        if (reader.NodeType == XmlNodeType.Text)
                        {
                            text.Append(reader.Value).Append(' ');
                        }
                    }

                    return Words(text.ToString());
                }

            default:
                using (var process = Process.Start(new ProcessStartInfo("pdftotext", [path, "-"]) { RedirectStandardOutput = true })!)
                {
                    var text = await process.StandardOutput.ReadToEndAsync();
                    await process.WaitForExitAsync();
                    return Words(text);
                }
        }
    }

    private static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>The whole command, with the memory of the processes that it starts.</summary>
    private static async Task<(double Ms, long Peak)> CommandAsync(string path)
    {
        var best = double.MaxValue;
        var peak = 0L;
        for (var i = 0; i < 5; i++)
        {
            var watch = Stopwatch.StartNew();
            using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "outturn.dll"), "import", path, "--kind", "case", "--dry-run", "--json"]) { RedirectStandardOutput = true })!;
            var output = process.StandardOutput.ReadToEndAsync();
            while (!process.WaitForExit(10))
            {
                peak = Math.Max(peak, Family(process.Id));
            }

            if ((await output).Length == 0)
            {
                throw new InvalidOperationException("The command said nothing.");
            }

            best = Math.Min(best, watch.Elapsed.TotalMilliseconds);
        }

        return (best, peak);
    }

    /// <summary>What a process and its children hold now, as Linux tells it; 0 elsewhere.</summary>
    private static long Family(int id)
    {
        try
        {
            var own = long.Parse(File.ReadLines($"/proc/{id}/status").First(l => l.StartsWith("VmRSS", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
            var children = Directory.EnumerateDirectories($"/proc/{id}/task").SelectMany(t => File.ReadAllText(Path.Combine(t, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries));
            return own + children.Sum(c => Family(int.Parse(c, CultureInfo.InvariantCulture)));
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private static string? Shared()
    {
        if (Environment.GetEnvironmentVariable("OUTTURN_SHARED") is { Length: > 0 } given)
        {
            return given;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Outturn.slnx")))
            {
                var beside = Path.Combine(folder.Parent?.FullName ?? "", "shared");
                return Directory.Exists(beside) ? beside : null;
            }
        }

        return null;
    }
}

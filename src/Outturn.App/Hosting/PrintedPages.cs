using System.Diagnostics;
using System.Text;
using Outturn.App.Web;
using Outturn.Core.Values;

namespace Outturn.App.Hosting;

/// <summary>
/// Prints a page of ours to PDF with the machine's Chromium: HTML is the master. Where no browser is installed, the page itself
/// can still be printed from the reader's own browser, and the answer says so.
/// </summary>
public sealed class PrintedPages(IHttpClientFactory clients) : IPagePrinter
{
    private static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>What is printed is a file of our own making: it may run nothing and fetch nothing.</summary>
    private const string Policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">";

    private static readonly SemaphoreSlim OneAtATime = new(1);

    /// <summary>The browser's path; null where none is installed.</summary>
    public static string? Browser { get; } = Browsers.FirstOrDefault(File.Exists);

    /// <summary>Fetches the page as the same person, over loopback, and prints it. Takes about two seconds.</summary>
    public async Task<Result<byte[]>> PrintAsync(HttpContext context, string pathAndQuery, CancellationToken cancel)
    {
        if (Browser is null)
        {
            return Result.Refused<byte[]>(Problem.Error("print.no-browser", "pdf", "This server has no browser to print with. Open the page and print it from your own: it is laid out for A3 landscape."));
        }

        var connection = context.Connection;
        var origin = $"http://{(connection.LocalIpAddress is { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6 } six && !six.IsIPv4MappedToIPv6 ? "[::1]" : "127.0.0.1")}:{connection.LocalPort}";
        using var client = clients.CreateClient(nameof(PrintedPages));
        using var ask = new HttpRequestMessage(HttpMethod.Get, origin + pathAndQuery);
        ask.Headers.TryAddWithoutValidation("Cookie", context.Request.Headers.Cookie.ToString());
        using var answer = await client.SendAsync(ask, cancel);
        answer.EnsureSuccessStatusCode();
        var html = await answer.Content.ReadAsStringAsync(cancel);
        return await PrintHtmlAsync(await WithStylesAsync(html, cancel), cancel);
    }

    /// <summary>Puts the style sheet into the page, so that it needs nothing from outside itself.</summary>
    public static async Task<string> WithStylesAsync(string html, CancellationToken cancel)
    {
        var css = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "wwwroot", "assets", "site.css"), cancel);
        var start = html.IndexOf("<link rel=\"stylesheet\"", StringComparison.Ordinal);
        var end = start < 0 ? -1 : html.IndexOf('>', start);
        return start < 0 ? html : html[..start] + Policy + "<style>" + css + "</style>" + html[(end + 1)..];
    }

    /// <summary>Prints a whole page that needs nothing from outside itself.</summary>
    public static async Task<Result<byte[]>> PrintHtmlAsync(string html, CancellationToken cancel)
    {
        if (Browser is null)
        {
            return Result.Refused<byte[]>(Problem.Error("print.no-browser", "pdf", "This machine has no browser to print with. Install Debian's chromium."));
        }

        var folder = Directory.CreateTempSubdirectory("outturn-print-");
        await OneAtATime.WaitAsync(cancel);
        try
        {
            var page = Path.Combine(folder.FullName, "page.html");
            var pdf = Path.Combine(folder.FullName, "page.pdf");
            await File.WriteAllTextAsync(page, html, Encoding.UTF8, cancel);
            var start = new ProcessStartInfo(Browser) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
            foreach (var argument in new[]
            {
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--disable-dev-shm-usage", $"--user-data-dir={Path.Combine(folder.FullName, "profile")}", "--no-pdf-header-footer", $"--print-to-pdf={pdf}", "file://" + page,
            })
            {
                start.ArgumentList.Add(argument);
            }

            using var process = Process.Start(start)!;
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(TimeSpan.FromSeconds(60));
            try
            {
                await Task.WhenAll(process.StandardError.ReadToEndAsync(limit.Token), process.StandardOutput.ReadToEndAsync(limit.Token), process.WaitForExitAsync(limit.Token));
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                cancel.ThrowIfCancellationRequested();
            }

            return File.Exists(pdf)
                ? Result.Ok(await File.ReadAllBytesAsync(pdf, cancel))
                : Result.Refused<byte[]>(Problem.Error("print.failed", "pdf", "The browser did not print the page. Open the page and print it from your own browser."));
        }
        finally
        {
            OneAtATime.Release();
            folder.Delete(recursive: true);
        }
    }
}

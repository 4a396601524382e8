using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Outturn.App.Hosting;
using Outturn.App.Operations.Writing;
using Outturn.Core.Values;
using Outturn.Core.Writing;
using Outturn.Core.Writing.Templates;
using Outturn.Documents.Writing;

namespace Outturn.App.Api;

/// <summary>A case as a file.</summary>
public sealed record CaseForm(byte[] Bytes, string Type, string Name)
{
    /// <summary>Draws the case in a form: one way for addresses and commands.</summary>
    /// <param name="format">docx, pdf, html, md or json.</param>
    public static async Task<Result<CaseForm>> WriteAsync(CaseShown shown, CaseDocument document, CaseSnapshot snapshot, Template template, string format, CancellationToken cancel)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"case-{document.Mark.Key.Cycle}-{document.Mark.Key.Number}{(document.Mark.Version is { } v ? $"-version-{v}" : "-draft")}.{format}");
        switch (format)
        {
            case "docx":
                using (var stream = new MemoryStream())
                {
                    CaseWordWriter.Write(document, stream);
                    return Result.Ok(new CaseForm(stream.ToArray(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", name));
                }

            case "md":
                using (var text = new StringWriter())
                {
                    CaseMarkdownWriter.Write(document, text);
                    return Result.Ok(new CaseForm(Encoding.UTF8.GetBytes(text.ToString()), "text/markdown; charset=utf-8", name));
                }

            case "html":
                return Result.Ok(new CaseForm(Encoding.UTF8.GetBytes(await PageAsync(document, cancel)), "text/html; charset=utf-8", name));
            case "pdf":
                var printed = await PrintedPages.PrintHtmlAsync(await PageAsync(document, cancel), cancel);
                return printed.Select(bytes => new CaseForm(bytes, "application/pdf", name));
            default:
                return Result.Ok(new CaseForm(TrackerJson.Bytes(json => WrittenCaseJson.Write(json, shown, document, snapshot, template)), "application/json; charset=utf-8", name));
        }
    }

    /// <summary>A whole page that needs nothing from outside itself.</summary>
    public static async Task<string> PageAsync(CaseDocument document, CancellationToken cancel)
    {
        using var body = new StringWriter();
        CaseHtml.Write(document, body);
        var foot = $"{document.Mark.Key}, {document.Mark.Mark}{(document.Mark.Digest.Length > 0 ? ", " + document.Mark.Digest[..12] : "")}";
        var page = $$"""
            <!DOCTYPE html>
            <html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{{HtmlEncoder.Default.Encode(document.Title)}}</title><link rel="stylesheet" href="">
            <style>@page { @bottom-left { content: "{{Web.PrintFoot.CssString(foot)}}"; font: 8pt arial, "Liberation Sans", sans-serif; } }</style></head>
            <body class="app-body"><main class="app-main app-wide"><article class="app-case">
            {{body}}
            </article></main></body></html>
            """;
        return await PrintedPages.WithStylesAsync(page, cancel);
    }
}

using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Writing;
using Outturn.Core.Values;
using Outturn.Core.Writing;
using Outturn.Documents.Writing;

namespace Outturn.App.Web.Pages.Writing;

/// <summary>The case as a document: what is written now, or a version as it was submitted.</summary>
public sealed class ReadModel(WrittenCaseReads reads, TimeProvider clock) : WritingPage(reads)
{
    public CaseDocument Document { get; private set; } = null!;

    /// <summary>The version that is shown; null for the draft.</summary>
    public int? Version { get; private set; }

    /// <summary>The part of an address that names the version.</summary>
    public string Query => Version is { } number ? $"?version={number}{AsAtSuffix('&')}" : AsAtSuffix();

    public string Html
    {
        get
        {
            using var text = new StringWriter();
            CaseHtml.Write(Document, text);
            return text.ToString();
        }
    }

    public async Task<IActionResult> OnGetAsync(string cycle, int number)
    {
        if (await LoadAsync(cycle, number) is { } stop)
        {
            return stop;
        }

        var version = VersionQuery.Read(Request.Query);
        if (!version.Ok)
        {
            return Refused(version.Problems);
        }

        Version = version.Value.Number;

        // On a past day the draft is not known: what stood then is the latest version that was submitted.
        if (!AsAt.IsNow && Version is null)
        {
            Version = Case.Latest?.Number;
            if (Version is null)
            {
                return Refused([Core.Values.Problem.Error("case.version-not-found", "as-at", "No version of this case was submitted by that day. What was being written then is not kept by date.")]);
            }
        }

        var document = await Reads.DocumentAsync(Shown, Version, Instant.From(clock.GetUtcNow()), Cancel);
        if (!document.Ok)
        {
            return Refused(document.Problems);
        }

        Document = document.Value.Document;
        ViewData["PrintFoot"] = $"{Key}, {Document.Mark.Mark}{(Document.Mark.Digest.Length > 0 ? ", " + Document.Mark.Digest[..12] : "")}";
        ViewData["DataLink"] = Base + ".json" + Query;
        return Page();
    }
}

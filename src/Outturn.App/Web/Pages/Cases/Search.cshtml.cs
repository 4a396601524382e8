using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Outturn.App.Operations.Cases;
using Outturn.Core.Cases.Searching;

namespace Outturn.App.Web.Pages.Cases;

/// <summary>Finds words in everything that was read and that the viewer may see.</summary>
public sealed class SearchModel(CaseReads reads) : OutturnPage
{
    public const int PerPage = 20;

    private const int MostPages = 50;

    public CaseSearch Search { get; private set; } = new([]);

    public string Words { get; private set; } = "";

    public CaseHits Found { get; private set; } = new([], 0, [], []);

    public int Number { get; private set; } = 1;

    public int Last => Math.Min(MostPages, (Found.Count + PerPage - 1) / PerPage);

    public async Task<IActionResult> OnGetAsync()
    {
        Title = "Search the papers";
        Words = Request.Query["q"].ToString() is { Length: <= 400 } words ? words.Trim() : Request.Query["q"].ToString()[..400];
        Number = int.TryParse(Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, MostPages) : 1;
        Search = CaseQuery.Read(Request.Query);
        var found = await reads.SearchAsync(Viewer, Search, (Number - 1) * PerPage, PerPage, Cancel);
        if (!found.Ok)
        {
            return Refused(found.Problems);
        }

        Found = found.Value;
        return Page();
    }

    public string PageAddress(int page) => "/papers/search" + QueryString.Create(
        Request.Query.Where(q => q.Key is "q" or "cycle" or "committee" or "type" or "form").Select(q => KeyValuePair.Create(q.Key, (string?)q.Value.ToString())).Append(new("page", page.ToString(CultureInfo.InvariantCulture))));
}

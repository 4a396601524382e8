using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages;

/// <summary>The page behind every status that is not a success.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class ProblemModel : OutturnPage
{
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    public string Sentence { get; private set; } = "";

    public void OnGet(int status) => Draw(status);

    public void OnPost(int status) => Draw(status);

    private void Draw(int status)
    {
        Problems = HttpContext.Items[ProblemPageResult.ItemKey] as IReadOnlyList<Problem> ?? [];
        (Title, Sentence) = status switch
        {
            StatusCodes.Status400BadRequest => ("This cannot be done as asked", "The address or the form was not understood. Nothing was written. Go back and try again."),
            StatusCodes.Status403Forbidden => ("You may not see this page", "Your roles do not let you do this. Ask an administrator of your council."),
            StatusCodes.Status404NotFound => ("There is nothing here", "Check the address. If you followed a link, the thing it led to may be of another year."),
            StatusCodes.Status413PayloadTooLarge => ("The file is too large", "Files of up to 50 MB can be brought in. Nothing was kept. Take out pictures and sheets that are not needed, or save the tracker's sheet as CSV."),
            _ => ("Something went wrong on our side", "Nothing that you typed was written. Try again; if it happens again, tell your administrator the time."),
        };
    }
}

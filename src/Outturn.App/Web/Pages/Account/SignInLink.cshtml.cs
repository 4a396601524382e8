using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Outturn.App.Security;

namespace Outturn.App.Web.Pages.Account;

/// <summary>Signs in by a link. Opening it only shows a button, so that a mail scanner which follows links signs nobody in.</summary>
public sealed class SignInLinkModel(SignInLinks links, SignInManager<Data.Account> signIn) : OutturnPage
{
    public Data.Account? Account { get; private set; }

    [BindProperty(SupportsGet = true, Name = "token")]
    public string? Token { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        Title = "Sign in";
        Account = await links.ReadAsync(id, Token);
        Response.StatusCode = Account is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (await links.ReadAsync(id, Token) is not { } account)
        {
            return await OnGetAsync(id);
        }

        await signIn.SignInAsync(account, isPersistent: false);
        return LocalRedirect("/");
    }
}

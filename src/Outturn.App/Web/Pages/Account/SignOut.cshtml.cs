using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Outturn.App.Web.Pages.Account;

public sealed class SignOutModel(SignInManager<Data.Account> signIn) : OutturnPage
{
    public void OnGet() => Title = "Sign out";

    public async Task<IActionResult> OnPostAsync()
    {
        await signIn.SignOutAsync();
        return LocalRedirect("/sign-in");
    }
}

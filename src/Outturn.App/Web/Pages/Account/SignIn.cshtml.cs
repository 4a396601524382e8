using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Outturn.App.Web.Pages.Account;

public sealed class SignInModel(SignInManager<Data.Account> signIn, UserManager<Data.Account> users) : OutturnPage
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    public void OnGet() => Title = "Sign in";

    public async Task<IActionResult> OnPostAsync()
    {
        Title = "Sign in";
        if (string.IsNullOrWhiteSpace(Email))
        {
            ModelState.AddModelError(nameof(Email), "Enter your email address.");
        }

        if (string.IsNullOrEmpty(Password))
        {
            ModelState.AddModelError(nameof(Password), "Enter your password.");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var account = await users.FindByEmailAsync(Email!.Trim());
        var result = account is null
            ? Microsoft.AspNetCore.Identity.SignInResult.Failed
            : await signIn.PasswordSignInAsync(account, Password!, isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded)
        {
            return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
        }

        // One sentence for every failure but lock-out: an address that is not known must not show.
        ModelState.AddModelError(nameof(Email), result.IsLockedOut
            ? "This account is locked after too many attempts. Wait 15 minutes, or ask your administrator to unlock it."
            : "The email address or the password is not right. Check both and try again.");
        return Page();
    }
}

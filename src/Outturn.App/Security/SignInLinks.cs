using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Outturn.Data;

namespace Outturn.App.Security;

/// <summary>
/// Links that sign one account in: printed by <c>demo</c> and by <c>user link</c>. They hold for a day, and for as long as the account's
/// password and roles do not change.
/// </summary>
public sealed class SignInLinks(UserManager<Account> users)
{
    private const string Purpose = "sign-in-link";

    /// <summary>The path and query of the link.</summary>
    public async Task<string> CreateAsync(Account account)
    {
        var token = await users.GenerateUserTokenAsync(account, TokenOptions.DefaultProvider, Purpose);
        return $"/sign-in/link/{account.Id}?token={WebEncoders.Base64UrlEncode(Convert.FromBase64String(token))}";
    }

    /// <summary>The account that the link is for; null where it no longer holds.</summary>
    public async Task<Account?> ReadAsync(Guid id, string? token)
    {
        var account = await users.FindByIdAsync(id.ToString());
        if (account is null || string.IsNullOrEmpty(token) || await users.IsLockedOutAsync(account))
        {
            return null;
        }

        try
        {
            return await users.VerifyUserTokenAsync(account, TokenOptions.DefaultProvider, Purpose, Convert.ToBase64String(WebEncoders.Base64UrlDecode(token))) ? account : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}

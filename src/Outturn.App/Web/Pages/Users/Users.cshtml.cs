using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Outturn.App.Security;
using Outturn.Core.Values;

namespace Outturn.App.Web.Pages.Users;

/// <summary>The administrator's list of accounts.</summary>
public sealed class UsersModel(Accounts accounts, SignInLinks links, UserManager<Data.Account> users) : OutturnPage
{
    public IReadOnlyList<AccountSummary> People { get; private set; } = [];

    public string? Saved { get; private set; }

    public string? Link { get; private set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Post { get; set; }

    [BindProperty]
    public List<string> InRoles { get; set; } = [];

    public IReadOnlyList<SelectListItem> RoleItems { get; } = [.. Roles.All.Select(r => new SelectListItem(char.ToUpperInvariant(r[0]) + r[1..], r))];

    public async Task<IActionResult> OnGetAsync() => await LoadAsync(Level.Read) ?? Page();

    public async Task<IActionResult> OnPostAddAsync()
    {
        if (await LoadAsync(Level.Manage) is { } stop)
        {
            return stop;
        }

        if (string.IsNullOrWhiteSpace(Email))
        {
            ModelState.AddModelError(nameof(Email), "Enter an email address.");
        }

        if (InRoles.Count == 0)
        {
            ModelState.AddModelError(nameof(InRoles), "Choose at least one role.");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var made = await accounts.CreateAsync(Email!.Trim(), Post ?? "", InRoles, password: null);
        if (!made.Ok)
        {
            Show(made.Problems, where => where switch { "post" => nameof(Post), "role" => nameof(InRoles), _ => nameof(Email) });
            return Page();
        }

        Saved = $"{made.Value.Post} can sign in.";
        Link = await FullLinkAsync(made.Value);
        (Email, Post, InRoles) = (null, null, []);
        ModelState.Clear();
        return await LoadAsync(Level.Manage) ?? Page();
    }

    public Task<IActionResult> OnPostLinkAsync(Guid id) => ForAsync(id, async account =>
    {
        Saved = $"A link for {account.Post} is made.";
        Link = await FullLinkAsync(account);
    });

    public Task<IActionResult> OnPostLockAsync(Guid id) => ForAsync(id, async account =>
    {
        await users.SetLockoutEndDateAsync(account, DateTimeOffset.MaxValue);
        await users.UpdateSecurityStampAsync(account);
        Saved = $"{account.Post} is locked out.";
    });

    public Task<IActionResult> OnPostUnlockAsync(Guid id) => ForAsync(id, async account =>
    {
        await users.SetLockoutEndDateAsync(account, null);
        await users.ResetAccessFailedCountAsync(account);
        Saved = $"{account.Post} can sign in again.";
    });

    private async Task<IActionResult> ForAsync(Guid id, Func<Data.Account, Task> act)
    {
        if (await LoadAsync(Level.Manage) is { } stop)
        {
            return stop;
        }

        if (await users.FindByIdAsync(id.ToString()) is not { } account)
        {
            return Refused([Core.Values.Problem.Error("user.not-found", "id", "This account is no longer here.")]);
        }

        await act(account);
        return await LoadAsync(Level.Manage) ?? Page();
    }

    private async Task<string> FullLinkAsync(Data.Account account) => $"{Request.Scheme}://{Request.Host}{await links.CreateAsync(account)}";

    private async Task<IActionResult?> LoadAsync(Level level)
    {
        Title = "Users";
        if (Viewer.Refusal(Area.Users, level, level == Level.Read ? "see the users" : "change users") is { } refusal)
        {
            return Refused([refusal]);
        }

        People = await accounts.AllAsync(Cancel);
        return null;
    }
}

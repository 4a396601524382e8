using Microsoft.AspNetCore.Identity;
using Outturn.Core.Values;
using Outturn.Data;

namespace Outturn.App.Security;

/// <summary>Accounts and their roles, over ASP.NET Core Identity; used by the command line, the demo and the administrator's page.</summary>
public sealed class Accounts(UserManager<Account> users, RoleManager<IdentityRole<Guid>> roles, TimeProvider clock)
{
    /// <summary>Makes an account without a password where none is given: it can be reached by a sign-in link only.</summary>
    public async Task<Result<Account>> CreateAsync(string email, string post, IReadOnlyList<string> inRoles, string? password)
    {
        if (inRoles.FirstOrDefault(r => !Roles.All.Contains(r, StringComparer.Ordinal)) is { } unknown)
        {
            return Result.Refused<Account>(Problem.Error("user.role-unknown", "role", $"There is no role “{unknown}”. The roles are {string.Join(", ", Roles.All)}."));
        }

        if (string.IsNullOrWhiteSpace(post))
        {
            return Result.Refused<Account>(Problem.Error("user.post-missing", "post", "Give the post that the person holds, such as “Finance business partner, adults”."));
        }

        var account = new Account { Id = Guid.CreateVersion7(clock.GetUtcNow()), UserName = email, Email = email, EmailConfirmed = true, Post = post.Trim() };
        var made = password is null ? await users.CreateAsync(account) : await users.CreateAsync(account, password);
        if (!made.Succeeded)
        {
            return Refused(made);
        }

        foreach (var role in inRoles)
        {
            if (!await roles.RoleExistsAsync(role))
            {
                await roles.CreateAsync(new IdentityRole<Guid>(role) { Id = Guid.CreateVersion7(clock.GetUtcNow()) });
            }
        }

        var given = await users.AddToRolesAsync(account, inRoles);
        return given.Succeeded ? Result.Ok(account) : Refused(given);
    }

    /// <summary>Every account with its roles, by post.</summary>
    public async Task<IReadOnlyList<AccountSummary>> AllAsync(CancellationToken cancel)
    {
        var list = new List<AccountSummary>();
        foreach (var role in Roles.All)
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var account in await users.GetUsersInRoleAsync(role))
            {
                var at = list.FindIndex(a => a.Id == account.Id);
                if (at >= 0)
                {
                    list[at] = list[at] with { Roles = [.. list[at].Roles, role] };
                }
                else
                {
                    list.Add(new(account.Id, account.Post, account.Email ?? "", [role], await users.IsLockedOutAsync(account)));
                }
            }
        }

        return [.. list.OrderBy(a => a.Post, StringComparer.OrdinalIgnoreCase)];
    }

    public Task<Account?> FindAsync(string email) => users.FindByEmailAsync(email);

    private static Result<Account> Refused(IdentityResult result) =>
        Result.Refused<Account>([.. result.Errors.Select(e => Problem.Error("user." + e.Code, e.Code.Contains("Password", StringComparison.Ordinal) ? "password" : "email", e.Description))]);
}

/// <summary>An account as the administrator's list shows it.</summary>
public sealed record AccountSummary(Guid Id, string Post, string Email, IReadOnlyList<string> Roles, bool Locked);

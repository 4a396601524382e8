using Microsoft.EntityFrameworkCore;
using Outturn.Core.Values;
using Outturn.Data.Engines;
using Outturn.Data.Record;

namespace Outturn.Data;

/// <summary>
/// The posts of those who act, by id. The record holds ids only, so what stands here can be corrected and erased without
/// breaking it.
/// </summary>
public sealed class People
{
    /// <summary>What an erased name is replaced by.</summary>
    public const string FormerOfficer = ActSql.FormerOfficer;

    private readonly Engine engine;
    private readonly TimeProvider clock;

    internal People(Engine engine, TimeProvider clock)
    {
        this.engine = engine;
        this.clock = clock;
    }

    /// <summary>The person who acts under this post without an account, made on first use: the local operator of the command line.</summary>
    public async Task<Actor> EnsureAsync(string post, CancellationToken cancel = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(post);
        await using var session = await engine.OpenAsync(cancel);
        for (var attempt = 0; ; attempt++)
        {
            await using (var reader = await session.QueryAsync("SELECT id FROM people WHERE post = @post", cancel, ("post", post)))
            {
                if (await reader.ReadAsync(cancel))
                {
                    return new(reader.GetGuid(0), post);
                }
            }

            if (attempt > 0)
            {
                throw new InvalidOperationException($"The post '{post}' could not be put in.");
            }

            // Another process may put it in at the same moment: then its id is the one.
            await session.ExecuteAsync(
                "INSERT INTO people (id, post) VALUES (@id, @post) ON CONFLICT DO NOTHING", cancel, ("id", Guid.CreateVersion7(clock.GetUtcNow())), ("post", post));
        }
    }

    /// <summary>The post of each id; <see cref="FormerOfficer"/> for one that was erased or is not known. One statement.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancel = default)
    {
        var names = ids.Distinct().ToDictionary(id => id, _ => FormerOfficer);
        if (names.Count == 0)
        {
            return names;
        }

        await using var context = engine.NewContext();
        var known = await context.Users.Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, Post = a.Post != "" ? a.Post : a.UserName })
            .Concat(context.People.Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Post }))
            .ToListAsync(cancel);
        foreach (var person in known)
        {
            names[person.Id] = person.Post ?? FormerOfficer;
        }

        return names;
    }

    /// <summary>The addresses of the accounts that hold these posts, letter case aside. A post that no account with an address holds is absent. One statement.</summary>
    public async Task<ILookup<string, string>> MailboxesAsync(IReadOnlyCollection<string> posts, CancellationToken cancel = default)
    {
        var wanted = posts.ToHashSet(StringComparer.OrdinalIgnoreCase);
        await using var context = engine.NewContext();
        var known = await context.Users.Where(a => a.Email != null && a.Post != "").OrderBy(a => a.Id).Select(a => new { a.Post, a.Email }).ToListAsync(cancel);
        return known.Where(a => wanted.Contains(a.Post)).ToLookup(a => a.Post, a => a.Email!, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>
    /// Takes away everything that tells who an actor was: the post, and of an account also its name, addresses, means of
    /// signing in and roles, and unconfirmed uploads. The id stays, and with it the record. False where nobody has this id.
    /// </summary>
    public async Task<bool> EraseAsync(Guid id, CancellationToken cancel = default)
    {
        await using var context = engine.NewContext();
        await using var transaction = await context.Database.BeginTransactionAsync(cancel);
        var erased = await context.People.Where(p => p.Id == id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Post, (string?)null), cancel);
        var former = $"former-{id:N}";
        var upper = former.ToUpperInvariant();
        erased += await context.Users.Where(a => a.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(a => a.Post, FormerOfficer)
                .SetProperty(a => a.UserName, former)
                .SetProperty(a => a.NormalizedUserName, upper)
                .SetProperty(a => a.Email, (string?)null)
                .SetProperty(a => a.NormalizedEmail, (string?)null)
                .SetProperty(a => a.EmailConfirmed, false)
                .SetProperty(a => a.PhoneNumber, (string?)null)
                .SetProperty(a => a.PhoneNumberConfirmed, false)
                .SetProperty(a => a.PasswordHash, (string?)null)
                .SetProperty(a => a.TwoFactorEnabled, false)
                .SetProperty(a => a.LockoutEnabled, true)
                .SetProperty(a => a.LockoutEnd, DateTimeOffset.MaxValue)
                .SetProperty(a => a.SecurityStamp, Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"))
                .SetProperty(a => a.ConcurrencyStamp, Guid.CreateVersion7(clock.GetUtcNow()).ToString("N")),
            cancel);
        await context.UserLogins.Where(l => l.UserId == id).ExecuteDeleteAsync(cancel);
        await context.UserClaims.Where(c => c.UserId == id).ExecuteDeleteAsync(cancel);
        await context.UserTokens.Where(t => t.UserId == id).ExecuteDeleteAsync(cancel);
        await context.UserRoles.Where(r => r.UserId == id).ExecuteDeleteAsync(cancel);
        await context.UserPasskeys.Where(p => p.UserId == id).ExecuteDeleteAsync(cancel);
        await context.Drafts.Where(d => d.Owner == id).ExecuteDeleteAsync(cancel);
        await context.RoundDrafts.Where(d => d.Owner == id).ExecuteDeleteAsync(cancel);
        await context.Visits.Where(v => v.Account == id).ExecuteDeleteAsync(cancel);
        await transaction.CommitAsync(cancel);
        return erased > 0;
    }
}

using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Outturn.Core.Tracking;
using Outturn.Core.Values;
using Outturn.Data;
using static Outturn.WebTests.Data.Tracker;

namespace Outturn.WebTests.Data;

public abstract class PeopleTests(ITestDatabases databases) : StoreTests(databases)
{
    [Fact]
    public async Task The_local_operator_is_one_person_for_each_post_in_every_process()
    {
        var other = Open(Council.Choice);
        var first = await Council.People.EnsureAsync("Local operator");
        Assert.Equal(first, await other.People.EnsureAsync("Local operator"));
        Assert.NotEqual(first.Id, (await Council.People.EnsureAsync("Auditor")).Id);
        var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => (i % 2 == 0 ? Council : other).People.EnsureAsync("At once"))));
        Assert.Single(ids.Distinct());
    }

    [Fact]
    public async Task Names_are_of_operators_and_accounts_and_unknown_ones_are_former_officers()
    {
        var person = await Council.People.EnsureAsync("Local operator");
        var account = await AccountAsync("jo@testshire.example", "Head of Finance");
        var stranger = Guid.CreateVersion7();
        var names = await Council.People.NamesAsync([person.Id, account, stranger, person.Id]);
        Assert.Equal("Local operator", names[person.Id]);
        Assert.Equal("Head of Finance", names[account]);
        Assert.Equal(People.FormerOfficer, names[stranger]);
        Assert.Empty(await Council.People.NamesAsync([]));
    }

    [Fact]
    public async Task Erasing_a_person_takes_the_name_from_every_act_and_leaves_the_record_whole()
    {
        var person = await Council.People.EnsureAsync("Head of Regret");
        var account = await AccountAsync("jo.bloggs@testshire.example", "Jo Bloggs, Head of Finance");
        await WriteByAsync(person);
        await WriteByAsync(new(account, "Jo Bloggs, Head of Finance"));
        var draft = await Council.Drafts.PutAsync(new byte[] { 1 }, "jo.csv", account, "{}");
        Assert.Equal(["Jo Bloggs, Head of Finance", "Head of Regret"], (await Council.Acts.ListAsync(9)).Select(a => a.Act.By.Post));
        var head = (await Council.Acts.LatestAsync())!.Hash;

        Assert.True(await Council.People.EraseAsync(person.Id));
        Assert.True(await Council.People.EraseAsync(account));
        Assert.False(await Council.People.EraseAsync(Guid.CreateVersion7()));

        Assert.All((await Council.Acts.ListAsync(9)).Select(a => a.Act.By.Post), post => Assert.Equal(People.FormerOfficer, post));
        var id = (await Council.Trackers.FindAsync(Year, "one"))!.Value;
        Assert.All((await Council.Trackers.HistoryAsync(id, AsAt.Now)).Stated, v => Assert.Equal(People.FormerOfficer, v.Act.By.Post));
        Assert.Null(await Council.Drafts.GetAsync(draft, account));
        var proof = await Council.Acts.VerifyAsync(head);
        Assert.True(proof.Holds, proof.FirstBreak?.Sentence);

        // The post is free for the next holder, who is another person.
        Assert.NotEqual(person.Id, (await Council.People.EnsureAsync("Head of Regret")).Id);
        await using var scope = Accounts();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        Assert.Null(await users.FindByNameAsync("jo.bloggs@testshire.example"));
        Assert.Null(await users.FindByEmailAsync("jo.bloggs@testshire.example"));
        var left = (await users.FindByIdAsync(account.ToString()))!;
        Assert.False(await users.CheckPasswordAsync(left, "Correct-horse-1"));
        Assert.True(await users.IsLockedOutAsync(left));
        Assert.Empty(await users.GetRolesAsync(left));
        Assert.Empty(await users.GetPasskeysAsync(left));
    }

    [Fact]
    public async Task Accounts_keep_posts_roles_and_passkeys()
    {
        var id = await AccountAsync("sam@testshire.example", "Auditor");
        await using var scope = Accounts();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = (await users.FindByEmailAsync("sam@testshire.example"))!;
        Assert.Equal((id, "Auditor"), (account.Id, account.Post));
        Assert.Equal(7, id.Version);
        Assert.Equal([Roles.Finance], await users.GetRolesAsync(account));
        Assert.Equal("laptop", Assert.Single(await users.GetPasskeysAsync(account)).Name);
    }

    private AsyncServiceScope Accounts()
    {
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Council.Clock).AddOutturnData(Council.Choice);
        services.AddIdentityCore<Account>().AddRoles<IdentityRole<Guid>>().AddOutturnStores();
        return services.BuildServiceProvider().CreateAsyncScope();
    }

    private async Task<Guid> AccountAsync(string email, string post)
    {
        await using var scope = Accounts();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var roles = scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole<Guid>>>();
        Assert.True((await roles.CreateAsync(new(Roles.Finance))).Succeeded);
        var account = new Account { UserName = email, Email = email, Post = post };
        var made = await users.CreateAsync(account, "Correct-horse-1");
        Assert.True(made.Succeeded, made.ToString());
        await users.AddToRoleAsync(account, Roles.Finance);
        var passkey = new UserPasskeyInfo([1, 2, 3], [4], DateTimeOffset.UnixEpoch, 0, null, true, true, true, [5], [6]) { Name = "laptop" };
        Assert.True((await users.AddOrUpdatePasskeyAsync(account, passkey)).Succeeded);
        return account.Id;
    }

    private async Task WriteByAsync(Actor actor)
    {
        var receipt = await Council.Trackers.WriteAsync(
            Council.Request() with { By = actor }, Year, _ => Result.Ok(new TrackerChanges([Change("one") with { Stated = Forecast(-1) }], null, null)));
        Assert.True(receipt.Ok);
    }
}

public sealed class PeopleOnSqlite(SqliteFiles databases) : PeopleTests(databases);

public sealed class PeopleOnPostgres(PostgresServer databases) : PeopleTests(databases);

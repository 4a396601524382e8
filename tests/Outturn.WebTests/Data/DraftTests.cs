using Outturn.Data.Drafts;

namespace Outturn.WebTests.Data;

public abstract class DraftTests(ITestDatabases databases) : StoreTests(databases)
{
    private static readonly Guid Owner = Guid.Parse("01890000-0000-7000-8000-00000000000a");
    private static readonly Guid Other = Guid.Parse("01890000-0000-7000-8000-00000000000b");

    [Fact]
    public async Task A_draft_comes_back_with_its_options_to_its_owner_only()
    {
        var id = await Council.Drafts.PutAsync(new byte[] { 1, 2, 3 }, "october.xlsx", Owner, "{}");
        Assert.True(await Council.Drafts.UpdateOptionsAsync(id, Owner, "{\"unit\":\"Thousands\"}"));

        var draft = (await Council.Drafts.GetAsync(id, Owner))!;
        Assert.Equal([1, 2, 3], draft.Bytes);
        Assert.Equal(("october.xlsx", "{\"unit\":\"Thousands\"}"), (draft.FileName, draft.OptionsJson));
        Assert.Equal(DraftStore.Lifetime.TotalMicroseconds, draft.Expires.Microseconds - draft.Created.Microseconds);

        Assert.Null(await Council.Drafts.GetAsync(id, Other));
        Assert.False(await Council.Drafts.UpdateOptionsAsync(id, Other, "{}"));
        Assert.False(await Council.Drafts.DeleteAsync(id, Other));
        Assert.True(await Council.Drafts.DeleteAsync(id, Owner));
        Assert.Null(await Council.Drafts.GetAsync(id, Owner));
        Assert.Null(await Council.Acts.LatestAsync());
    }

    [Fact]
    public async Task A_draft_goes_after_seven_days()
    {
        var id = await Council.Drafts.PutAsync(new byte[] { 1 }, "a", Owner, "{}");
        Council.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        Assert.NotNull(await Council.Drafts.GetAsync(id, Owner));
        Council.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await Council.Drafts.GetAsync(id, Owner));
        await Council.Drafts.PutAsync(new byte[] { 2 }, "b", Other, "{}");
        Assert.Equal(1L, Convert.ToInt64(await Council.ScalarAsync("SELECT COUNT(*) FROM drafts"), System.Globalization.CultureInfo.InvariantCulture));
    }
}

public sealed class DraftsOnSqlite(SqliteFiles databases) : DraftTests(databases);

public sealed class DraftsOnPostgres(PostgresServer databases) : DraftTests(databases);

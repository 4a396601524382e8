using Microsoft.Extensions.DependencyInjection;
using Outturn.App.Operations.Publishing;
using Outturn.Core.Tracking;
using Outturn.Core.Values;
using Outturn.Data.Engines;
using Outturn.Data.Tracking;
using Outturn.WebTests.Web;

namespace Outturn.WebTests.Data;

/// <summary>Whoever gets at the database behind the product's back and touches a published report is found, and its page shows nothing false.</summary>
public sealed class ReportProofTests(SampleCouncils councils, SqliteFiles sqlite, PostgresServer postgres) : ServedTests(councils, sqlite, postgres)
{
    private static Viewer Auditor => new(new Actor(Guid.Empty, "Auditor"), [Roles.Auditor], Outturn.Data.Settings.ShippedGrants.All);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Every_report_of_the_sample_holds_and_is_drawn_again_identical(string engine)
    {
        var council = await OnAsync(engine);
        var proofs = await ProveAsync(council);
        Assert.True(proofs.Count >= 6);
        Assert.All(proofs, p => Assert.True(p is { Holds: true, Redrawn: true }, p.Sentence));
        var page = await council.SendAsync(Roles.Auditor, "/record", "/record", []);
        Assert.Contains("Report 4: 3 kept files hash to their names", page.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_later_correction_of_the_position_or_of_an_earlier_one_does_not_break_what_was_published(string engine)
    {
        await using var council = await NewOnAsync(engine);
        var store = council.Services.GetRequiredService<TrackerStore>();
        foreach (var day in new[] { new DateOnly(2017, 9, 30), new DateOnly(2017, 10, 31) })
        {
            await store.WriteAsync(new("test", Auditor.Actor, "why", "test", day), new(2017), p => Result.Ok(TrackerChanges.None with { Lines = [new LineChange(p.Lines[0].Id, p.Lines[0].Key, "") { Stated = p.Lines[0].Stated with { Commentary = "Corrected." } }] }), Cancel);
        }

        Assert.All(await ProveAsync(council), p => Assert.True(p is { Holds: true, Redrawn: true }, p.Sentence));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_kept_byte_that_was_changed_is_found_and_the_report_is_not_shown(string engine)
    {
        await using var council = await NewOnAsync(engine);
        var report = (await council.Services.GetRequiredService<TrackerStore>().ReportAsync(4, Cancel))!;
        await TamperAsync(council, "files", $"UPDATE files SET bytes = {(engine == Engines.Sqlite ? "x'7b7d'" : "'\\x7b7d'")}, encoding = 'plain' WHERE sha256 = '{report.Digest}'");
        var broken = Assert.Single(await ProveAsync(council), p => !p.Holds);
        Assert.Equal(4, broken.Report);
        Assert.Contains("are not those that were published", broken.Sentence, StringComparison.Ordinal);
        var page = await council.GetAsync(Roles.Public, "/reports/4");
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("The kept bytes of report 4 are not those that were published", page.Text, StringComparison.Ordinal);
        Assert.NotEqual(System.Net.HttpStatusCode.OK, (await council.GetAsync(Roles.Public, "/reports/4/" + report.Files.First(f => f.Format == "json").Name)).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_fact_that_was_changed_under_a_report_shows_when_it_is_drawn_again(string engine)
    {
        await using var council = await NewOnAsync(engine);
        await TamperAsync(council, "line_plans", "UPDATE line_plans SET investment_low = investment_low + 100, investment_high = investment_high + 100 WHERE investment_low IS NOT NULL AND line = 1");
        var broken = (await ProveAsync(council)).Where(p => !p.Holds).ToList();
        Assert.NotEmpty(broken);
        Assert.All(broken, p => Assert.Contains("differs from what was published", p.Sentence, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_another_version_drew_is_not_drawn_again_and_says_so(string engine)
    {
        await using var council = await NewOnAsync(engine);
        await TamperAsync(council, "reports", "UPDATE reports SET renderer = '0.1' WHERE number = 4");
        var proof = Assert.Single(await ProveAsync(council), p => !p.Redrawn);
        Assert.True(proof.Holds);
        Assert.Contains("Not drawn again: another version drew it (0.1).", proof.Sentence, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<ReportProof>> ProveAsync(WebCouncil council)
    {
        await using var scope = council.Services.CreateAsyncScope();
        var proved = await scope.ServiceProvider.GetRequiredService<ReportReads>().ProveAsync(Auditor, Cancel);
        Assert.True(proved.Ok);
        return proved.Value;
    }

    /// <summary>As someone would who owns the database: the triggers are put out of the way first.</summary>
    private static async Task TamperAsync(WebCouncil council, string table, string sql)
    {
        var engine = council.Services.GetRequiredService<Engine>();
        await using var session = await engine.OpenAsync(Cancel);
        await session.ExecuteAsync(engine is SqliteEngine ? $"DROP TRIGGER {table}_no_update" : $"ALTER TABLE {table} DISABLE TRIGGER ALL", Cancel);
        Assert.NotEqual(0, await session.ExecuteAsync(sql, Cancel));
    }
}

using System.Globalization;
using Outturn.App.Cli;
using Outturn.App.Operations.Publishing;
using Outturn.App.Operations.Tracking;
using Outturn.App.Security;
using Outturn.App.Web;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Publishing;
using Outturn.Core.Values;
using Outturn.Data.Record;
using Outturn.Data.Settings;
using Outturn.Data.Tracking;

namespace Outturn.App.Hosting;

/// <param name="Today">When a demonstration of it begins: the sample's own today, or a second after its last act where that is later.</param>
public sealed record SampleCounts(int Lines, int Rounds, long Acts, DateTimeOffset Today);

/// <summary>
/// The sample council, made through the real operations with a clock of its own: each month's tracker is brought in a week after
/// the month it stands for, as a council would. The January 2018 round is open, with the work in it half done. What is real and what is made up is said in samples/sample-county-council/README.md.
/// </summary>
public static class SampleCouncil
{
    public const string Name = "Sample County Council";

    private static readonly FinancialYear Year = new(2017);

    /// <summary>The day on which the sample is looked at: the January round is open and due in two days.</summary>
    private static readonly DateTime Today = new(2018, 1, 30, 10, 0, 0);

    private static readonly (string Role, string Email, string Post)[] People =
    [
        (Roles.Administrator, "administrator@sample.example", "Systems administrator"),
        (Roles.Finance, "finance@sample.example", "Strategic finance manager"),
        (Roles.Owner, "owner@sample.example", "Head of placements commissioning"),
        (Roles.Owner, "transport@sample.example", "Head of transport"),
        (Roles.Owner, "mental-health@sample.example", "Head of mental health services"),
        (Roles.Pmo, "pmo@sample.example", "Transformation programme office"),
        (Roles.Member, "member@sample.example", "Committee chair"),
        (Roles.Auditor, "auditor@sample.example", "Internal auditor"),
        (Roles.Public, "public@sample.example", "A resident"),
    ];

    /// <summary>Makes it in an empty data folder; where it stands already, only counts it.</summary>
    public static Task<Result<SampleCounts>> MakeAsync(GlobalOptions options, CancellationToken cancel) => MakeAsync(options, withOpenRound: true, cancel);

    /// <summary>The same; without its open round it stands as published for December, and there is no year before it.</summary>
    public static async Task<Result<SampleCounts>> MakeAsync(GlobalOptions options, bool withOpenRound, CancellationToken cancel)
    {
        var samples = Path.Combine(AppContext.BaseDirectory, "samples", "sample-county-council");
        var rounds = Directory.GetFiles(samples, "savings-tracker-*.csv").Order(StringComparer.Ordinal).ToList();
        var clock = new SampleClock(London(new(2017, 4, 3, 9, 0, 0)));
        var opened = await CouncilSession.OpenAsync(options with { AsAt = AsAt.Now, Actor = "Strategic finance manager" }, write: true, clock, cancel);
        if (!opened.Ok)
        {
            return Result.Refused<SampleCounts>(opened.Problems);
        }

        await using var session = opened.Value;
        var log = session.Services.GetRequiredService<ActLog>();
        var trackers = session.Services.GetRequiredService<TrackerStore>();
        if (await log.LatestAsync(cancel) is { } latest)
        {
            var held = await trackers.ReadAsync(Year, AsAt.Now, cancel);
            return Result.Ok(new SampleCounts(held.Lines.Count, rounds.Count, latest.Act.Number, Begins(latest.Act)));
        }

        var settings = session.Services.GetRequiredService<SettingStore>();
        var named = await settings.WriteAsync(new ActRequest("council.name", session.Viewer.Actor, "The sample council is set up", "command line: demo", null), CouncilName.Key, CouncilName.Json(Name, sample: true), cancel);
        if (!named.Ok)
        {
            return Result.Refused<SampleCounts>(named.Problems);
        }

        var accounts = session.Services.GetRequiredService<Accounts>();
        var byRole = new Dictionary<string, Viewer>(StringComparer.Ordinal);
        var byPost = new Dictionary<string, Viewer>(StringComparer.Ordinal);
        foreach (var (role, email, post) in People)
        {
            var account = await accounts.CreateAsync(email, post, [role], password: null);
            if (!account.Ok)
            {
                return Result.Refused<SampleCounts>(account.Problems);
            }

            byPost[post] = new Viewer(new Actor(account.Value.Id, post), [role], ShippedGrants.All);
            byRole.TryAdd(role, byPost[post]);
        }

        var import = session.Services.GetRequiredService<ImportTrackerOperation>();
        foreach (var round in rounds)
        {
            var month = DateOnly.ParseExact(Path.GetFileNameWithoutExtension(round)[^7..] + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture);
            var position = month.AddMonths(1).AddDays(-1);
            clock.Set(London(position.AddDays(7).ToDateTime(new TimeOnly(10, 16))));
            var first = round == rounds[0];
            var done = await import.ConfirmAsync(
                byRole[Roles.Finance],
                new IncomingFile(Path.GetFileName(round), await File.ReadAllBytesAsync(round, cancel)),
                new ImportChoices(Year, position),
                new ImportConfirmation(
                    ExpectedSha256: null, ExpectedLatestAct: null, new Dictionary<string, MissingAnswer>(StringComparer.Ordinal), MissingAnswer.Withdraw,
                    "The committee decided not to go ahead; A/R.6.246 replaces it.", $"{position.ToString("MMMM", CultureInfo.InvariantCulture)} position, collected from the services", "sample"),
                cancel);
            if (!done.Ok)
            {
                return Result.Refused<SampleCounts>(done.Problems);
            }

            if (first)
            {
                clock.Set(London(position.AddDays(8).ToDateTime(new TimeOnly(14, 5))));
                var assigned = await OwnersAsync(session, byRole[Roles.Pmo], samples, position, cancel);
                if (!assigned.Ok)
                {
                    return Result.Refused<SampleCounts>(assigned.Problems);
                }
            }

            // Two days after it is brought in, the month is published. Without a PDF: six would take longer than all the rest.
            clock.Set(London(position.AddDays(9).ToDateTime(new TimeOnly(11, 30))));
            var published = await session.Services.GetRequiredService<PublishReportOperation>().RunAsync(
                byRole[Roles.Finance], Year, new PublishReport(position, null, $"{position.ToString("MMMM", CultureInfo.InvariantCulture)} report to the committees"), print: null, "sample", cancel);
            if (!published.Ok)
            {
                return Result.Refused<SampleCounts>(published.Problems);
            }
        }

        if (withOpenRound && await new SampleRound(session, clock.Set, byPost).PlayAsync(cancel) is { } january)
        {
            return Result.Refused<SampleCounts>(january);
        }

        if (await new SamplePlan(session, samples, byRole[Roles.Finance]).MakeAsync(cancel) is { } plan)
        {
            return Result.Refused<SampleCounts>(plan);
        }

        if (await new SamplePapers(session, samples, byRole[Roles.Finance]).MakeAsync(cancel) is { } papers)
        {
            return Result.Refused<SampleCounts>(papers);
        }

        if (await new SampleWorkings(session, samples, byRole[Roles.Finance]).MakeAsync(cancel) is { } workings)
        {
            return Result.Refused<SampleCounts>(workings);
        }

        if (await new SampleCertainty(session, byRole[Roles.Finance]).MakeAsync(cancel) is { } certainty)
        {
            return Result.Refused<SampleCounts>(certainty);
        }

        if (await new SampleFund(session, samples, byRole).MakeAsync(cancel) is { } fund)
        {
            return Result.Refused<SampleCounts>(fund);
        }

        if (await new SampleCases(session, samples, byRole[Roles.Finance]).MakeAsync(cancel) is { } cases)
        {
            return Result.Refused<SampleCounts>(cases);
        }

        if (withOpenRound && await new SampleYearEnd(session, samples, byRole[Roles.Finance]).MakeAsync(cancel) is { } yearEnd)
        {
            return Result.Refused<SampleCounts>(yearEnd);
        }

        var whole = await trackers.ReadAsync(Year, AsAt.Now, cancel);
        var last = (await log.LatestAsync(cancel))!.Act;
        return Result.Ok(new SampleCounts(whole.Lines.Count, rounds.Count, last.Number, Begins(last)));
    }

    private static async Task<Result<ActReceipt>> OwnersAsync(CouncilSession session, Viewer viewer, string samples, DateOnly position, CancellationToken cancel)
    {
        var assign = session.Services.GetRequiredService<AssignOwnersOperation>();
        var known = (await session.Services.GetRequiredService<TrackerStore>().ReadAsync(Year, AsAt.Now, cancel)).Lines.Select(l => l.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var rows = (await File.ReadAllLinesAsync(Path.Combine(samples, "owners.csv"), cancel)).Skip(1).Select(r => r.Split(',', 2)).Where(r => r.Length == 2 && known.Contains(r[0]));
        var last = Result.Ok(ActReceipt.Nothing);
        foreach (var post in rows.GroupBy(r => r[1].Trim().Trim('"'), r => r[0], StringComparer.Ordinal))
        {
            last = await assign.RunAsync(viewer, Year, new AssignOwners([.. post], post.Key), position, "Owners agreed with the services", "sample", cancel);
            if (!last.Ok)
            {
                return last;
            }
        }

        return last;
    }

    private static DateTimeOffset Begins(Act last) => last.Recorded.Utc >= London(Today) ? last.Recorded.Utc.AddSeconds(1) : London(Today);

    internal static DateTimeOffset London(DateTime local) => new(TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), CouncilTime.Zone), TimeSpan.Zero);

    /// <summary>A clock that stands where it was set and goes on by a second at each look, so that acts have an order.</summary>
    private sealed class SampleClock(DateTimeOffset start) : TimeProvider
    {
        private DateTimeOffset now = start;

        public void Set(DateTimeOffset time) => now = time;

        public override DateTimeOffset GetUtcNow() => now = now.AddSeconds(1);
    }
}

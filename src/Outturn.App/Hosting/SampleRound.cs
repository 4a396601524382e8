using Outturn.App.Cli;
using Outturn.App.Operations.Rounds;
using Outturn.App.Operations.Tracking;
using Outturn.Core.Tracking.Covering;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;
using Outturn.Data.Drafts;
using Outturn.Data.Record;
using Outturn.Data.Tracking;

namespace Outturn.App.Hosting;

/// <summary>
/// The sample's January 2018 round, played through the real operations by its posts: opened, partly submitted, one line returned, some
/// signed off, one owner reminded and half-way through a draft. The words are made up.
/// </summary>
internal sealed class SampleRound(CouncilSession session, Action<DateTimeOffset> setClock, Dictionary<string, Viewer> posts)
{
    private const string Source = "sample";
    private const string Office = "Transformation programme office";
    private const string Finance = "Strategic finance manager";
    private const string Placements = "Head of placements commissioning";
    private const string Transport = "Head of transport";
    private const string MentalHealth = "Head of mental health services";

    private static readonly FinancialMonth January = new(new(2017), 10);

    private readonly TrackerStore trackers = session.Services.GetRequiredService<TrackerStore>();

    /// <summary>Null where all went well; otherwise what was refused.</summary>
    public async Task<IReadOnlyList<Problem>?> PlayAsync(CancellationToken cancel)
    {
        // Everybody was here in the middle of January, so that a first page has something to say of what came after.
        At(15, 9, 30);
        var visits = session.Services.GetRequiredService<VisitStore>();
        var latest = (await session.Services.GetRequiredService<ActLog>().LatestAsync(cancel))!.Act.Number;
        foreach (var viewer in posts.Values)
        {
            await visits.LookAsync(viewer.Actor.Id, latest, cancel);
        }

        var run = session.Services.GetRequiredService<RunRoundOperation>();
        At(22, 9, 30);
        if (Refused(await run.OpenAsync(posts[Office], new OpenRound(January, new(2018, 2, 1)), "January forecasts", Source, cancel)) is { } opening)
        {
            return opening;
        }

        At(24, 14, 12);
        var transport = await SubmitAsync(
            Transport,
            [
                Line("A/R.6.210", "-262", "January invoices came in below the estimate, so the last quarter is £9k better. What is over still covers A/R.6.214 and A/R.6.222."),
                Line("A/R.6.214", null, "The review’s first findings are with the service. It reports on 20 February; nothing is saved this year."),
                Line("A/R.6.222", null, "Comments on the draft plan closed on 19 January. The first pupils start their training after Easter."),
                Line("A/R.6.244", "-310", "One more contract was let above the price expected, which takes £24k from the last quarter."),
            ],
            cancel);
        if (Refused(transport) is { } first)
        {
            return first;
        }

        At(25, 11, 40);
        var health = await SubmitAsync(
            MentalHealth,
            [
                Line("A/R.6.132", "-45", "Two of the reviews that were put off have been held, and bring £6k more in the last quarter."),
                Line("A/R.6.155", "-190", "Decisions about six people are still with the NHS; £38k more moves into next year."),
                Line("A/R.6.163", null, "Three people moved on in January, as forecast. The winter’s reviews end in March."),
                Line("A/R.6.168", null, "The packages that were most likely to change have been looked at; the rest stay as they are."),
            ],
            cancel);
        if (Refused(health) is { } second)
        {
            return second;
        }

        var review = session.Services.GetRequiredService<ReviewOperation>();
        At(26, 16, 5);
        var returned = await review.ReviewAsync(
            posts[Finance],
            new ReviewLines(January, [await SeenAsync("A/R.6.244", transport.Value!, cancel)], Verdict.Return, "Which contract is it, and does the higher price run on into next year?"), Source, cancel);
        if (Refused(returned) is { } third)
        {
            return third;
        }

        At(29, 9, 5);
        var chased = await run.ChaseAsync(posts[Office], new ChaseOwners(January, [Placements]), "", Source, cancel);
        if (!chased.Ok)
        {
            return chased.Problems;
        }

        At(29, 15, 20);
        var signed = await review.ReviewAsync(
            posts[Finance],
            new ReviewLines(January, [await SeenAsync("A/R.6.210", transport.Value!, cancel), await SeenAsync("A/R.6.163", health.Value!, cancel), await SeenAsync("A/R.6.168", health.Value!, cancel)], Verdict.SignOff, ""),
            Source, cancel);
        if (Refused(signed) is { } fourth)
        {
            return fourth;
        }

        At(29, 16, 10);
        if (await CoverAsync(cancel) is { } fifth)
        {
            return fifth;
        }

        At(29, 17, 40);
        await DraftAsync(
            Placements,
            [
                Line("A/R.6.239", "-150", "The panel agreed two lower fees in January, worth £10k by the end of March.") with { Ready = true },
                Line("A/R.6.242", null, "No agency changed its fee this month.") with { Ready = true },
                Line("A/R.6.240", "8", null),
            ],
            cancel);
        return null;
    }

    /// <summary>What is over covers what is short, each pound once, and the line of December takes the place of the one that left.</summary>
    private async Task<IReadOnlyList<Problem>?> CoverAsync(CancellationToken cancel)
    {
        var change = session.Services.GetRequiredService<ChangeLineOperation>();
        foreach (var (from, to, thousands, why) in new[]
        {
            ("A/R.6.210", "A/R.6.214", 232, "Cheaper contracts for special transport make up for the personal budgets"),
            ("A/R.6.210", "A/R.6.222", 96, "The same, for the travel training"),
            ("A/R.6.213", "A/R.6.239", 56, "Fees that rose less than planned cover part of the review of placements"),
        })
        {
            var done = await change.CoverAsync(posts[Office], January.Year, new AllocateCover(await IdAsync(from, cancel), await IdAsync(to, cancel), Money.FromThousands(thousands), why), Source, cancel);
            if (!done.Ok)
            {
                return done.Problems;
            }
        }

        return Refused(await change.ReplaceAsync(
            posts[Office], January.Year, new LinkReplacement(await IdAsync("A/R.6.246", cancel), await IdAsync("A/R.6.238", cancel), Ended: false, "Block contract prices in place of the virtual beds that were stopped"), Source, cancel));
    }

    private async Task<Guid> IdAsync(string key, CancellationToken cancel) => (await trackers.FindAsync(January.Year, key, cancel))!.Value;

    private sealed record Typed(string Key, string? Quarter4, string? Commentary, bool Ready);

    private static Typed Line(string key, string? quarter4, string? commentary) => new(key, quarter4, commentary, Ready: false);

    private void At(int day, int hour, int minute) => setClock(SampleCouncil.London(new DateTime(2018, 1, day, hour, minute, 0)));

    private static IReadOnlyList<Problem>? Refused(Result<ActReceipt> done) => done.Ok ? null : done.Problems;

    private async Task<Result<ActReceipt>> SubmitAsync(string post, IReadOnlyList<Typed> lines, CancellationToken cancel) =>
        await session.Services.GetRequiredService<SubmitForecastsOperation>()
            .RunAsync(posts[post], new SubmitForecasts(January, await DraftOfAsync([.. lines.Select(l => l with { Ready = true })], cancel)), Source, cancel);

    private async Task DraftAsync(string post, IReadOnlyList<Typed> lines, CancellationToken cancel) =>
        await session.Services.GetRequiredService<RoundDrafts>().KeepAsync(posts[post], January, await DraftOfAsync(lines, cancel), cancel);

    private async Task<RoundDraft> DraftOfAsync(IReadOnlyList<Typed> lines, CancellationToken cancel)
    {
        var known = (await trackers.ReadAsync(January.Year, AsAt.Day(January.LastDay), cancel)).Lines.ToDictionary(l => l.Key, StringComparer.OrdinalIgnoreCase);
        return new(lines.ToDictionary(
            l => known[l.Key].Id,
            l => new LineDraft(
                known[l.Key].Acts.Forecast, l.Quarter4 is null ? new Dictionary<int, string>() : new Dictionary<int, string> { [4] = l.Quarter4 }, l.Commentary, l.Ready, new Dictionary<int, string>())));
    }

    private async Task<ReviewedLine> SeenAsync(string key, ActReceipt submitted, CancellationToken cancel) =>
        new(await IdAsync(key, cancel), submitted.Number!.Value, null);
}

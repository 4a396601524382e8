using Outturn.Core.Assurance;
using Outturn.Core.Reports;
using Outturn.Core.Series;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Covering;
using Outturn.Core.Tracking.Publishing;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;
using Outturn.Data.Settings;

namespace Outturn.Tests.Rounds;

/// <summary>A small year by hand: lines, a round in January 2018 due on 1 February, and who is who.</summary>
internal static class World
{
    public static readonly FinancialYear Year = new(2017);
    public static readonly FinancialMonth January = new(Year, 10);
    public static readonly DateOnly Due = new(2018, 2, 1);

    public static readonly Viewer Finance = Post(Roles.Finance, "Finance manager");
    public static readonly Viewer Office = Post(Roles.Pmo, "Programme office");
    public static readonly Viewer Owner = Post(Roles.Owner, "Head of transport");
    public static readonly Viewer Member = Post(Roles.Member, "Committee chair");

    public static Viewer Post(string role, string post) => new(new Actor(Guid.CreateVersion7(), post), [role], ShippedGrants.All);

    public static Act Act(long number, Viewer by, int day = 25, string kind = "test", string reason = "") =>
        new(number, kind, Instant.From(new DateTimeOffset(2018, 1, day, 12, 0, 0, TimeSpan.Zero)), January.LastDay, by.Actor, reason, "test");

    public static TrackerLine Line(string key, string owner = "", int plan = -100, int forecast = -100, Rag? rag = Rag.Green, bool complete = false, string commentary = "On track.") => new(
        Guid.CreateVersion7(), Year, key, key, LineDetails.Empty with { Title = "Title of " + key, Committees = ["Adults"] },
        new LinePlan(Amount.Zero, Phasing.Unphased(Amount.Of(Money.FromThousands(plan)))),
        LineForecast.Empty with { Forecast = Phasing.Unphased(Amount.Of(Money.FromThousands(forecast))), Rag = rag, Complete = complete, Commentary = commentary },
        owner, LineStanding.In);

    public static Round Open { get; } = new(January, RoundState.Open, Due, Act(10, Office, 22), Act(10, Office, 22));

    public static Round Closed { get; } = Open with { State = RoundState.Closed, Latest = Act(50, Finance, 31) };

    public static LineProgress At(TrackerLine line, ProgressState state, long act, Viewer by, Viewer? submitter = null, string reason = "") =>
        new(line.Id, January, state, reason, Act(act, by)) { SubmittedBy = Act(act, submitter ?? by) };

    public static YearState State(IReadOnlyList<TrackerLine> lines, IReadOnlyList<Round> rounds, params LineProgress[] progress) =>
        new(new TrackerPosition(Year, AsAt.Day(January.LastDay), lines, []), rounds, progress.ToDictionary(p => p.Line), [], [], [], []);

    public static Situation Seen(Viewer viewer, DateOnly today, IReadOnlyList<TrackerLine> lines, IReadOnlyList<Round> rounds, params LineProgress[] progress) => new(
        viewer, today, Year, lines, rounds, progress.ToDictionary(p => p.Line), [], RoundDraft.Empty, TrackerRules.Shipped, [], [], new DateOnly(2017, 12, 31));

    public static Recorded<Chase> Chased(string owner, long act, Viewer by, int day) => new(Act(act, by, day), new Chase(January, owner));

    public static Finding Finding(string key, Severity severity = Severity.Warning, string code = "tracker.arithmetic") => new(code, severity, key, key, $"Something about {key}.");

    public static ReportEntry Report(long number, DateOnly position, long act) =>
        new(number, Year, position, "Savings tracker 2017-18, January 2018", Act(act, Finance, 31), new string('0', 64), "1", null, null, []);
}

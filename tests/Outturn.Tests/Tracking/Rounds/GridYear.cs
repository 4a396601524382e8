using Outturn.Core.Series;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Covering;
using Outturn.Core.Tracking.Publishing;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;

namespace Outturn.Tests.Tracking.Rounds;

/// <summary>A small year with a round, for tests of the update grid. Figures are £000.</summary>
internal static class GridYear
{
    public static readonly FinancialYear Year = new(2017);
    public static readonly FinancialMonth November = new(Year, 8);
    public static readonly Viewer Owner = new(new(Guid.Parse("01890000-0000-7000-8000-00000000000a"), "Head of Service"), [Roles.Owner], [new(Roles.Owner, Area.Tracker, Level.Contribute, Scope.Own), new(Roles.Owner, Area.Tracker, Level.Read, Scope.Council)]);
    public static readonly Viewer Finance = new(new(Guid.Parse("01890000-0000-7000-8000-00000000000b"), "Finance partner"), [Roles.Finance], [new(Roles.Finance, Area.Tracker, Level.Manage, Scope.Council)]);

    public static Act Act(long number, Viewer by) => new(number, "test", Instant.From(new DateTimeOffset(2017, 11, 28, 14, 0, 0, TimeSpan.Zero)), November.LastDay, by.Actor, "", "test");

    public static Guid Id(int n) => Guid.Parse($"01890000-0000-7000-8000-0000000001{n:00}");

    public static Amount K(decimal thousands) => Amount.Of(Money.FromPounds(thousands * 1000m));

    public static Phasing Quarters(params decimal[] thousands) => Phasing.AsPrinted([.. thousands.Select(K)], null);

    /// <summary>A line of the owner's, planned at a quarter of the year's plan each quarter.</summary>
    public static TrackerLine Line(int n, decimal plan, Phasing forecast, string commentary = "", string owner = "Head of Service", bool? complete = null) =>
        new(Id(n), Year, $"A/R.6.{200 + n}", $"A/R.6.{200 + n}", LineDetails.Empty with { Title = $"Line {n}" }, new(Amount.Zero, Quarters(plan / 4, plan / 4, plan / 4, plan / 4)),
            new(forecast, null, null, complete, commentary, null), owner, LineStanding.In)
        {
            Acts = new(1, 1, 7, 1, 1),
            ForecastPosition = new DateOnly(2017, 10, 31),
        };

    public static YearState State(params TrackerLine[] lines) => State(RoundState.Open, [], lines);

    public static YearState State(RoundState round, IReadOnlyList<LineProgress> progress, params TrackerLine[] lines) => new(
        new TrackerPosition(Year, AsAt.Day(November.LastDay), [.. lines.Select(l => Judgement.Apply(l, TrackerRules.Shipped, null, November.LastDay))], []),
        [new Round(November, round, new DateOnly(2017, 12, 1), Act(5, Finance), Act(6, Finance))],
        progress.ToDictionary(p => p.Line), [], [], [], []);

    /// <summary>The same with the lines' forecasts published at the end of October.</summary>
    public static YearState Published(this YearState state, params (int Line, decimal Forecast)[] published)
    {
        var was = new PublishedPosition(1, new DateOnly(2017, 10, 31), published.ToDictionary(p => Id(p.Line), p => Total.Of(K(p.Forecast))));
        return state with
        {
            Position = Judgement.Apply(state.Position, TrackerRules.Shipped, was, November.LastDay),
            Reports = [new(1, Year, was.Position, "October", Act(4, Finance), new string('a', 64), "1", null, null, [])],
        };
    }

    public static YearState Covered(this YearState state, params (int From, int To, decimal Amount)[] covers) =>
        state with { Covers = [.. covers.Select(c => new Recorded<Cover>(Act(3, Finance), new(Id(c.From), Id(c.To), Money.FromPounds(c.Amount * 1000m), "Over target")))] };

    public static LineDraft Draft(params (int Part, string Text)[] typed) => new(7, typed.ToDictionary(t => t.Part, t => t.Text), null, Ready: false, new Dictionary<int, string>());

    public static RoundDraft Drafts(params (int Line, LineDraft Draft)[] lines) => new(lines.ToDictionary(l => Id(l.Line), l => l.Draft));

    public static UpdateGrid Grid(this YearState state, RoundDraft? draft = null, Viewer? viewer = null, string owner = "") =>
        UpdateGrid.Of(state, state.Rounds[0], viewer ?? Owner, UpdateGrid.Mine(viewer ?? Owner, owner), draft ?? RoundDraft.Empty, TrackerRules.Shipped);

    public static Result<TrackerChanges> Submit(this YearState state, RoundDraft draft, Viewer? viewer = null) => new SubmitForecasts(November, draft).Decide(state, viewer ?? Owner, TrackerRules.Shipped);
}

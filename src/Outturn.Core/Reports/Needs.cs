using System.Globalization;
using Outturn.Core.Assurance;
using Outturn.Core.Funds;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Covering;
using Outturn.Core.Tracking.Publishing;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;

namespace Outturn.Core.Reports;

/// <summary>What kind of thing needs somebody; in the order in which things of one day stand.</summary>
public enum NeedKind
{
    CorrectReturned,
    UpdateForecasts,
    ReviewLines,
    ChaseOwners,
    CloseRound,
    CloseYear,
    DecideBids,
    ReviewBid,
    ReportDecisions,
    PublishReport,
    OpenRound,
    ExplainRed,
    AnswerFinding,
    AssignOwners,
    ReadFindings,
}

/// <summary>One thing that needs somebody.</summary>
/// <param name="Due">The day by which; null where no day is set.</param>
/// <param name="What">What to do, as the words of a link.</param>
/// <param name="Detail">One or two sentences more.</param>
/// <param name="State">How far it is, in a few words; may be empty.</param>
public sealed record Need(NeedKind Kind, DateOnly? Due, string What, string Detail, string State)
{
    /// <summary>The key of the line that it is about; empty where it is about more.</summary>
    public string Line { get; init; } = "";

    /// <summary>The year, where it is about another than the latest.</summary>
    public FinancialYear? Year { get; init; }

    /// <summary>The number of the fund that it is about; null where it is about none.</summary>
    public int? Fund { get; init; }

    /// <summary>The number of that fund's bid, where it is about one.</summary>
    public int? Bid { get; init; }

    /// <summary>The round's month, where it is about a round.</summary>
    public FinancialMonth? Period { get; init; }
}

/// <summary>A year that has a tracker.</summary>
/// <param name="Closed">Whether its outturn is recorded.</param>
public sealed record YearOnRecord(FinancialYear Year, bool Closed);

/// <summary>All that is known when somebody opens their first page.</summary>
/// <param name="Viewer">Who.</param>
/// <param name="Today">The day in London.</param>
/// <param name="Year">The latest tracker's year.</param>
/// <param name="Lines">Its lines as they stand, judged.</param>
/// <param name="Rounds">Its rounds, by month.</param>
/// <param name="Progress">Where lines are in the latest round.</param>
/// <param name="Chases">Who was reminded, oldest first.</param>
/// <param name="Draft">What the viewer has typed in the open round.</param>
/// <param name="Rules">The council's rules.</param>
/// <param name="Findings">What the checks find.</param>
/// <param name="Reports">The year's published reports, oldest first.</param>
/// <param name="LatestPosition">The latest day for which anything is stated.</param>
public sealed record Situation(
    Viewer Viewer,
    DateOnly Today,
    FinancialYear Year,
    IReadOnlyList<TrackerLine> Lines,
    IReadOnlyList<Round> Rounds,
    IReadOnlyDictionary<Guid, LineProgress> Progress,
    IReadOnlyList<Recorded<Chase>> Chases,
    RoundDraft Draft,
    TrackerRules Rules,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<ReportEntry> Reports,
    DateOnly? LatestPosition)
{
    public Round? Open => Rounds.FirstOrDefault(r => r.State == RoundState.Open);

    /// <summary>Every year that has a tracker.</summary>
    public IReadOnlyList<YearOnRecord> Years { get; init; } = [];

    /// <summary>Whether the outturn of <see cref="Year"/> is recorded: then nothing of it is updated any more.</summary>
    public bool IsClosed => Years.Any(y => y.Year == Year && y.Closed);

    /// <summary>The council's funds as the viewer may see them; none for who may not.</summary>
    public FundBook Funds { get; init; } = FundBook.Empty;

    public IReadOnlyList<TrackerLine> Mine { get; } = [.. Lines.Where(l => LineScope.IsOwn(Viewer, l))];
}

/// <summary>Who is needed for what. Each thing is given by a right, not by a role's name: a council without a programme office loses nothing.</summary>
public static class Needs
{
    /// <summary>Findings on own lines that stand one by one; more are counted together.</summary>
    private const int FindingsOneByOne = 3;

    /// <summary>Days before its day that a review is asked for.</summary>
    private const int ReviewAhead = 31;

    /// <summary>By the day by which; things without a day last.</summary>
    public static IReadOnlyList<Need> Of(Situation now) =>
        [.. Owner(now).Concat(Finance(now)).Concat(Office(now)).Concat(Fund(now)).OrderBy(n => n.Due ?? DateOnly.MaxValue).ThenBy(n => n.Kind)];

    /// <summary>Such as "Four things need you".</summary>
    public static string Sentence(int count) => count switch
    {
        0 => "Nothing needs you today",
        1 => "One thing needs you",
        _ => $"{TrackerWords.Upper(TrackerWords.Count(count))} things need you",
    };

    private static IEnumerable<Need> Owner(Situation now)
    {
        if (now.Mine.Count == 0 || !now.Viewer.May(Area.Tracker, Level.Contribute))
        {
            yield break;
        }

        var due = now.Open?.Due;
        if (now.Open is { } round)
        {
            var state = new YearState(new TrackerPosition(now.Year, AsAt.Now, now.Lines, []), now.Rounds, now.Progress, [], [], [], now.Reports);
            var grid = UpdateGrid.Of(state, round, now.Viewer, l => LineScope.IsOwn(now.Viewer, l) && l.AsRecorded.Complete != true, now.Draft, now.Rules);
            var waiting = grid.Rows.Count(r => r.State == ProgressState.Waiting);
            if (waiting > 0)
            {
                var reminded = now.Chases.LastOrDefault(c => c.Value.Period == round.Period && now.Viewer.Holds(c.Value.Owner));
                var open = grid.OpenCells;
                yield return new(
                    NeedKind.UpdateForecasts, due, $"Update your forecasts for {round.Period.FirstDay.ToString("MMMM", CultureInfo.InvariantCulture)}",
                    $"{TrackerWords.Upper(TrackerWords.Count(waiting))} {(waiting == 1 ? "line waits" : "lines wait")} for you."
                        + (open > 0 ? $" {TrackerWords.Upper(TrackerWords.Count(open))} {(open == 1 ? "figure in your draft needs" : "figures in your draft need")} an answer." : "")
                        + (reminded is null ? "" : $" Reminded on {DayWords.Short(reminded.Act.Recorded.Day, now.Today)} by {reminded.Act.By.Post}."),
                    string.Create(CultureInfo.InvariantCulture, $"{grid.ReadyCount:#,##0} of {grid.Rows.Count:#,##0} ready"))
                {
                    Period = round.Period,
                };
            }

            foreach (var row in grid.Rows.Where(r => r.State == ProgressState.Returned))
            {
                yield return new(
                    NeedKind.CorrectReturned, due, $"Correct {LineScope.Named(row.Line)} and submit it again", $"{row.Progress!.Act.By.Post} returned it: {row.Progress.Reason}",
                    $"Returned {DayWords.Short(row.Progress.Act.Recorded.Day, now.Today)}")
                {
                    Line = row.Line.Key,
                    Period = round.Period,
                };
            }
        }

        var unexplained = now.Mine.Where(l => now.Rules.Commentary.WhenRed && l.Stated.Rag == Rag.Red && string.IsNullOrWhiteSpace(l.Stated.Commentary)).ToList();
        foreach (var line in unexplained)
        {
            yield return new(NeedKind.ExplainRed, due, $"Say why {LineScope.Named(line)} is {now.Rules.Rag.Label(Rag.Red).ToLowerInvariant()}", $"{line.Details.Title} has no commentary.", "Not started") { Line = line.Key };
        }

        // A line without commentary is said already.
        var byKey = now.Mine.ToDictionary(l => l.Key, StringComparer.OrdinalIgnoreCase);
        var findings = now.Findings
            .Where(f => f.Severity != Severity.Notice && byKey.ContainsKey(f.Subject) && !(f.Code == "tracker.commentary-missing" && unexplained.Any(l => string.Equals(l.Key, f.Subject, StringComparison.OrdinalIgnoreCase))))
            .OrderByDescending(f => f.Severity).ToList();
        foreach (var finding in findings.Take(findings.Count == FindingsOneByOne + 1 ? findings.Count : FindingsOneByOne))
        {
            yield return new(NeedKind.AnswerFinding, due, $"Settle a finding on {LineScope.Named(byKey[finding.Subject])}", finding.Message, finding.Severity.ToString()) { Line = byKey[finding.Subject].Key };
        }

        if (findings.Count > FindingsOneByOne + 1)
        {
            yield return new(NeedKind.ReadFindings, due, $"Settle {TrackerWords.Count(findings.Count - FindingsOneByOne)} more findings on your lines", "The checks read them from your figures and your words.", "");
        }
    }

    private static IEnumerable<Need> Finance(Situation now)
    {
        if (now.Viewer.May(Area.SignOff, Level.Manage) && now.Open is { } round)
        {
            var submitted = now.Lines.Where(l => now.Progress.GetValueOrDefault(l.Id) is { State: ProgressState.Submitted } p && ReviewLines.OwnSubmission(l, p, now.Viewer) is null).ToList();
            if (submitted.Count > 0)
            {
                var first = submitted.Min(l => now.Progress[l.Id].Act.Recorded).Day;
                yield return new(
                    NeedKind.ReviewLines, round.Due, $"Review {TrackerWords.Lines(submitted.Count)} for {round.Name}",
                    $"From {Names([.. submitted.Select(l => l.Owner.Length == 0 ? "no owner" : l.Owner).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)])}.",
                    $"Since {DayWords.Short(first, now.Today)}")
                {
                    Period = round.Period,
                };
            }

            var unsigned = CloseRound.Unsigned(now.Lines, now.Progress);
            if (unsigned == 0 || now.Today > round.Due)
            {
                yield return new(
                    NeedKind.CloseRound, round.Due, $"Close the {round.Name} round",
                    unsigned == 0 ? "Every line is signed off or complete." : $"{TrackerWords.Lines(unsigned)} {(unsigned == 1 ? "is" : "are")} not signed off: closing over {(unsigned == 1 ? "it" : "them")} needs a reason.",
                    DayWords.Late(round.DaysLate(now.Today)))
                {
                    Period = round.Period,
                };
            }
        }

        // Of the year that ended last: what a council did not close long ago, nobody waits for.
        var ended = FinancialYear.Containing(now.Today).Previous;
        if (now.Viewer.May(Area.SignOff, Level.Manage) && now.Years.Any(y => y.Year == ended && !y.Closed))
        {
            yield return new(NeedKind.CloseYear, null, $"Record what {ended} came to", $"The year ended on {CouncilTime.Words(ended.LastDay)}, and its outturn is not recorded.", "") { Year = ended };
        }

        if (now.Viewer.May(Area.Reports, Level.Manage)
            && now.Rounds.LastOrDefault(r => r.State == RoundState.Closed) is { } closed && !now.Reports.Any(r => r.Position == closed.Position))
        {
            yield return new(
                NeedKind.PublishReport, null, $"Publish the {closed.Name} report", $"The round closed on {CouncilTime.Words(closed.Latest.Recorded.Day)}, and nothing is published for it yet.", "")
            {
                Period = closed.Period,
            };
        }

        var findings = now.Findings.Count(f => f.Severity != Severity.Notice);
        var errors = now.Findings.Count(f => f.Severity == Severity.Error);
        if (findings > 0 && now.Viewer.May(Area.Findings, Level.Contribute))
        {
            yield return new(
                NeedKind.ReadFindings, null, $"Look at {TrackerWords.Count(findings)} {(findings == 1 ? "finding" : "findings")}",
                errors == 0 ? "Doubts on the tracker as it stands today; none is an error."
                    : $"{TrackerWords.Upper(TrackerWords.Count(errors))} {(errors == 1 ? "is an error" : "are errors")}, on the tracker as it stands today.",
                "");
        }
    }

    private static IEnumerable<Need> Office(Situation now)
    {
        if (!now.Viewer.May(Area.Tracker, Level.Manage) || now.Lines.Count == 0)
        {
            yield break;
        }

        if (now.Open is { } round)
        {
            var late = RoundProgress.Of(round, now.Lines, now.Progress, now.Chases, now.Today).Owners.Where(o => o.DaysLate > 0 && o.Owner.Length > 0).ToList();
            if (late.Count > 0)
            {
                yield return new(
                    NeedKind.ChaseOwners, round.Due, $"Chase {TrackerWords.Count(late.Count)} late {(late.Count == 1 ? "owner" : "owners")}",
                    $"{Names([.. late.Select(o => o.Owner)])}.", DayWords.Late(round.DaysLate(now.Today)))
                {
                    Period = round.Period,
                };
            }
        }
        else if (!now.IsClosed && NextRound.Of(now.Year, now.Rounds, now.LatestPosition) is { } next && now.Today >= next.FirstDay)
        {
            yield return new(
                NeedKind.OpenRound, null, $"Open the {Round.NameOf(next)} round",
                now.Rounds.Count > 0 ? $"The {now.Rounds[^1].Name} round is closed, and owners have nothing to update." : $"No round has been run in {now.Year} yet: owners have nothing to update.", "")
            {
                Period = next,
            };
        }

        var unassigned = now.Lines.Count(l => l.Owner.Length == 0);
        if (unassigned > 0)
        {
            yield return new(NeedKind.AssignOwners, null, $"Give {TrackerWords.Lines(unassigned)} an owner", $"Nobody is asked for {(unassigned == 1 ? "its forecast" : "their forecasts")} until then.", "");
        }
    }

    /// <summary>Bids that wait for a decision, decisions that the committee is not told of yet, and reviews that fall due.</summary>
    private static IEnumerable<Need> Fund(Situation now)
    {
        foreach (var fund in now.Funds.Funds)
        {
            var bids = now.Funds.BidsOf(fund);
            var waiting = bids.Where(b => b.Status == BidStatus.Submitted && DecideBid.Refusal(fund, b, now.Viewer) is null).ToList();
            if (waiting.Count > 0)
            {
                yield return new(
                    NeedKind.DecideBids, null, waiting is [var only] ? $"Record the decision on “{only.Terms.Title}”" : $"Record decisions on {TrackerWords.Count(waiting.Count)} bids",
                    string.Join(' ', waiting.GroupBy(b => ApprovalRoutes.Of(b.Terms.Investment, fund.Terms)).OrderBy(g => g.Key)
                        .Select(g => $"For {g.Key.InWords(fund.Terms)}: {Names([.. g.Select(b => $"“{b.Terms.Title}”")])}.")),
                    $"Since {DayWords.Short(waiting.Min(b => b.Submitted!.Value), now.Today)}")
                {
                    Fund = fund.Number,
                    Bid = waiting.Count == 1 ? waiting[0].Number : null,
                };
            }

            var untold = FundSight.Refusal(now.Viewer, "say what was reported") is null ? now.Funds.ToReport(fund) : [];
            if (untold.Count > 0)
            {
                yield return new(
                    NeedKind.ReportDecisions, null, $"Report {TrackerWords.Count(untold.Count)} {(untold.Count == 1 ? "decision" : "decisions")} to {fund.Terms.Committee}",
                    $"Decided by {fund.Terms.Delegate}: {Names([.. untold.Select(b => $"“{b.Terms.Title}”")])}.", $"Since {DayWords.Short(untold.Min(b => b.Decision!.On), now.Today)}")
                {
                    Fund = fund.Number,
                };
            }

            foreach (var bid in now.Funds.ToReview(fund, now.Today.AddDays(ReviewAhead)).Where(b => FundSight.Refusal(now.Viewer, b.Terms.Lead, "review a bid") is null))
            {
                var due = bid.Closed!.Value.AddMonths(fund.Terms.ReviewMonths);
                yield return new(
                    NeedKind.ReviewBid, due, $"Look back on “{bid.Terms.Title}”", $"The bid was closed on {CouncilTime.Words(bid.Closed.Value)}. Say what it delivers and what the next one should know.",
                    DayWords.Late(Math.Max(0, now.Today.DayNumber - due.DayNumber)))
                {
                    Fund = fund.Number,
                    Bid = bid.Number,
                };
            }
        }
    }

    /// <summary>Such as "A and B", "A, B, C and 2 more".</summary>
    internal static string Names(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "",
        1 => names[0],
        <= 4 => string.Join(", ", names.Take(names.Count - 1)) + " and " + names[^1],
        _ => string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", names.Take(3))} and {names.Count - 3:#,##0} more"),
    };
}

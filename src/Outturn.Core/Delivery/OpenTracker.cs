using Outturn.Core.Planning;
using Outturn.Core.Series;
using Outturn.Core.Tracking;
using Outturn.Core.Values;

namespace Outturn.Core.Delivery;

/// <summary>How a year's amount falls within the year, as somebody answered for a line.</summary>
public abstract record PhasingAnswer
{
    private PhasingAnswer()
    {
    }

    /// <summary>The year has no parts.</summary>
    public sealed record Unphased : PhasingAnswer;

    /// <summary>Four equal parts of whole thousands, what does not divide in the last.</summary>
    public sealed record Equal : PhasingAnswer;

    /// <summary>Four amounts that come to the year.</summary>
    public sealed record Quarters(IReadOnlyList<Amount> Amounts) : PhasingAnswer;
}

/// <summary>One plan line that a year's tracker should hold.</summary>
/// <param name="Proposal">Its proposal.</param>
/// <param name="Line">The plan line.</param>
/// <param name="Key">What the tracker will know it by: its code, or its name where it has none.</param>
/// <param name="Reference">Its first code; empty for none.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Year">What it moves in the year: a saving is negative, a reversal positive.</param>
/// <param name="Investment">What the proposal's temporary lines cost in the year; on the first of its lines only.</param>
/// <param name="IsReversal">Whether it takes back what an earlier year gave.</param>
/// <param name="IsOpen">Whether the tracker has it already.</param>
public sealed record TrackerCandidate(Proposal Proposal, PlanLine Line, string Key, string Reference, string Title, Amount Year, Amount Investment, bool IsReversal, bool IsOpen);

/// <summary>What was opened, each tracker line with the plan line that it came from.</summary>
public sealed record OpenedLine(LineChange Change, Guid PlanLine, Guid Proposal);

/// <summary>
/// Opens a year's tracker lines from the approved savings and income of the plan, reversals too, with or without a code. The plan has
/// no phasing within the year, so it is asked for.
/// </summary>
/// <param name="Year">A year of the cycle.</param>
/// <param name="Answers">By plan line.</param>
public sealed record OpenTracker(FinancialYear Year, IReadOnlyDictionary<Guid, PhasingAnswer> Answers)
{
    /// <param name="plan">The plan.</param>
    /// <param name="tracker">The year's tracker as it stands.</param>
    /// <param name="opened">Plan lines from which tracker lines of this year were opened before.</param>
    public static IReadOnlyList<TrackerCandidate> Candidates(Plan plan, FinancialYear year, TrackerPosition tracker, IReadOnlySet<Guid> opened)
    {
        var taken = tracker.Lines.Concat(tracker.Withdrawn).Select(l => l.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var candidates = new List<TrackerCandidate>();
        foreach (var proposal in plan.Proposals.Where(p => p.Status is ProposalStatus.Approved or ProposalStatus.InDelivery or ProposalStatus.Complete))
        {
            var lines = plan.LinesOf(proposal.Id).Where(l => l.EntersPlan).ToList();
            var investment = lines.Where(l => l.Terms.Category is PlanCategory.Investment && l.Terms.Permanence is not Permanence.Permanent)
                .Aggregate(Total.Zero, (sum, l) => sum + LevelIn(l, year));
            foreach (var line in lines.Where(l => l.Terms.Category is PlanCategory.Saving or PlanCategory.Income))
            {
                if (InYear(line, year) is not { } amount)
                {
                    continue;
                }

                var reference = line.Terms.References.Count > 0 ? line.Terms.References[0] : "";
                var title = PlanWords.NameOf(line, proposal);
                var open = opened.Contains(line.Id);
                var key = reference.Length > 0 ? reference : title;
                if (!open && !taken.Add(key))
                {
                    key = Free(taken, reference.Length > 0 ? $"{reference} {title}" : title);
                }

                candidates.Add(new(
                    proposal, line, key, reference, title, amount, investment == Total.Zero ? Amount.Zero : Amount.Between(investment.Low, investment.High),
                    amount is Amount.Known { Figure.Pence: > 0 } && !line.Typed[year].Equals(amount), open));
                investment = Total.Zero;
            }
        }

        return candidates;
    }

    /// <summary>The proposals that are in delivery once their lines are open: those that were approved.</summary>
    public static IReadOnlyList<Proposal> Begun(Plan plan, IReadOnlyList<OpenedLine> lines, FinancialYear year) =>
    [
        .. lines.Select(l => l.Proposal).Distinct().Select(plan.Proposal).OfType<Proposal>().Where(p => p.Status == ProposalStatus.Approved)
            .Select(p => p with { Status = ProposalStatus.InDelivery, StatusReason = $"In the tracker of {year}.", Act = 0 }),
    ];

    public Result<IReadOnlyList<OpenedLine>> Decide(Plan plan, TrackerPosition tracker, IReadOnlySet<Guid> opened, Viewer viewer)
    {
        if ((viewer.Refusal(Area.Plan, Level.Manage, "open the tracker from the plan") ?? viewer.Refusal(Area.Tracker, Level.Manage, "open the tracker from the plan")) is { } refusal)
        {
            return Result.Refused<IReadOnlyList<OpenedLine>>(refusal);
        }

        if (!plan.Cycle.Contains(Year))
        {
            return Result.Refused<IReadOnlyList<OpenedLine>>(Problem.Error("delivery.year", "year", $"{Year} is not a year of {plan.Cycle}."));
        }

        if (!plan.Baselines.Any(b => b.Approved))
        {
            return Result.Refused<IReadOnlyList<OpenedLine>>(Problem.Error("delivery.not-approved", "cycle", $"The plan of {plan.Cycle} is not approved. Freeze it as the plan that Full Council set; then the tracker opens."));
        }

        var candidates = Candidates(plan, Year, tracker, opened).Where(c => !c.IsOpen).ToList();
        if (candidates.Count == 0)
        {
            return Result.Refused<IReadOnlyList<OpenedLine>>(Problem.Error("delivery.nothing", "year", $"There is nothing to open for {Year}: no approved saving or income of the plan moves in it, or the tracker has all of them."));
        }

        var problems = new List<Problem>();
        var lines = new List<OpenedLine>();
        foreach (var candidate in candidates)
        {
            if (PhasingOf(candidate) is not { } phasing)
            {
                problems.Add(Problem.Error("delivery.phasing", candidate.Line.Id.ToString(), $"{candidate.Key}: say how {Words(candidate.Year)} falls within {Year}: in equal quarters, in quarters of your own, or not phased."));
                continue;
            }

            if (!phasing.Ok)
            {
                problems.AddRange(phasing.Problems);
                continue;
            }

            var terms = candidate.Proposal.Terms;
            lines.Add(new(
                new LineChange(null, candidate.Key, candidate.Reference)
                {
                    Details = new(
                        candidate.Title, terms.Description, terms.Committees, candidate.Line.Terms.Service.Length > 0 ? candidate.Line.Terms.Service : terms.Service,
                        candidate.Line.Terms.Partners is { } split ? string.Join(", ", split.Shares.Select(s => s.Partner)) : "", []),
                    Plan = new(candidate.Investment, phasing.Value),

                    // Until somebody says otherwise the year is forecast as planned.
                    Stated = LineForecast.Empty with { Forecast = phasing.Value },
                    Owner = terms.Leads.Count > 0 ? terms.Leads[0] : null,
                },
                candidate.Line.Id,
                candidate.Proposal.Id));
        }

        return problems.Count > 0 ? Result.Refused<IReadOnlyList<OpenedLine>>(problems) : Result.Ok<IReadOnlyList<OpenedLine>>(lines);
    }

    private Result<Phasing>? PhasingOf(TrackerCandidate candidate) => (Answers.GetValueOrDefault(candidate.Line.Id), candidate.Year) switch
    {
        // What is not known cannot be phased.
        (_, not Amount.Known) => Result.Ok(Phasing.Unphased(candidate.Year)),
        (PhasingAnswer.Unphased, _) => Result.Ok(Phasing.Unphased(candidate.Year)),
        (PhasingAnswer.Equal, Amount.Known known) => Result.Ok(Phasing.AsPrinted([.. known.Figure.Split(4, Money.FromPounds(1_000)).Select(Amount.Of)], known)),
        (PhasingAnswer.Quarters quarters, _) => Phasing.Entered(quarters.Amounts, candidate.Year, candidate.Line.Id.ToString()),
        _ => null,
    };

    /// <summary>What a line moves in a year, its derived reversal included; null where it does not.</summary>
    private static Amount? InYear(PlanLine line, FinancialYear year) =>
        line.Counted[year] is Amount.Unquantified unknown ? unknown
        : line.Series.Low[year] is var low && line.Series.High[year] is var high && low.IsZero && high.IsZero ? null
        : Amount.Between(low, high);

    private static Total LevelIn(PlanLine line, FinancialYear year)
    {
        var (low, high) = (Sum(line.Series.Low), Sum(line.Series.High));
        return new(low, high, 0);

        Money Sum(Movements movements) => movements.Where(m => m.Key <= year).Aggregate(Money.Zero, (sum, m) => sum + m.Value);
    }

    private static string Free(HashSet<string> taken, string name)
    {
        for (var i = 2; ; i++)
        {
            var tried = i == 2 ? name : $"{name} ({(i - 1).ToString(System.Globalization.CultureInfo.InvariantCulture)})";
            if (taken.Add(tried))
            {
                return tried;
            }
        }
    }

    private static string Words(Amount amount) => amount.Value is { } value ? MoneyStyle.Words(value) : "the amount";
}

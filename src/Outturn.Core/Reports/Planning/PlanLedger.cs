using Outturn.Core.Planning;
using Outturn.Core.Series;
using Outturn.Core.Values;

namespace Outturn.Core.Reports.Planning;

/// <summary>How a line stands to the total.</summary>
internal enum Standing : byte
{
    /// <summary>Summed into the net budget.</summary>
    Net,

    /// <summary>Pays for the net budget.</summary>
    Funding,

    /// <summary>Shown beside the plan, never summed with it.</summary>
    Beside,
}

/// <summary>What an assumption or a source that meets the budget works out to: it moves as a line does, and is nobody's proposal.</summary>
internal sealed record WorkedOut(Guid Id, string Name, PlanCategory Category, string Service, FundingSource? Source, ForecastLevels Levels);

/// <summary>What a table asks of every line, kept beside the pence so that no table walks the lines again.</summary>
internal readonly record struct LineFacts(Standing Standing, PlanSection Section, PlanCategory Category, int Permanence, BenefitClass? Benefit, Confidence Confidence, int Sources, ProposalType? Type, ProposalStatus? Status);

/// <summary>
/// A plan laid out for adding: every line's movements in pence side by side over the years, its reversal included, so that a table
/// is one pass over an array. Withdrawn lines are left out. Everything that a table shows is drawn from one of these.
/// </summary>
public sealed class PlanLedger
{
    private readonly PlanLine[] lines;
    private readonly Guid[] ids;
    private readonly int[] proposals;
    private readonly LineFacts[] facts;
    private readonly WorkedOut[] workedOut;
    private readonly UnknownLines?[] workedOutUnknown;
    private readonly Dictionary<int, LineSeries> unknown = [];
    private readonly Dictionary<string, FundingSource?> firm = new(StringComparer.Ordinal);
    private readonly Lazy<BudgetAndFunding> budget;
    private readonly long[] low;
    private readonly long[] high;

    private PlanLedger(Plan plan, PlanChoices choices)
    {
        Plan = plan;
        Choices = choices;
        workedOut = [.. WorkOut(plan, choices)];
        workedOutUnknown = new UnknownLines?[workedOut.Length];
        LineCount = plan.Lines.Count(l => !l.Withdrawn);
        lines = new PlanLine[LineCount];
        proposals = new int[LineCount];
        facts = new LineFacts[Count];
        ids = new Guid[Count];
        var ranged = new List<int>();
        var moves = Gather(ranged, out var first, out var last);
        Years = new(plan.Cycle, choices.AlsoYears is { } from && from.First < first ? from.First : first, choices.AlsoYears is { } to && to.Last > last ? to.Last : last);
        low = new long[Count * Years.Count];
        foreach (var (line, year, pence) in moves)
        {
            ref var cell = ref low[(line * Years.Count) + (year - Years.First)];
            cell = checked(cell + pence);
        }

        high = ranged.Count > 0 || workedOut.Any(w => Years.Each.Any(y => y >= Years.Cycle.Base && w.Levels[y] is Amount.Range)) ? (long[])low.Clone() : low;
        foreach (var line in ranged)
        {
            var row = high.AsSpan(line * Years.Count, Years.Count);
            row.Clear();
            YearColumns.Add(row, lines[line].Series.High, Years);
        }

        for (var i = 0; i < workedOut.Length; i++)
        {
            LayWorkedOut(i);
        }

        budget = new(() => new(this));
    }

    public Plan Plan { get; }

    public PlanChoices Choices { get; }

    public PlanYears Years { get; }

    /// <summary>Lines first, then what is worked out.</summary>
    internal int Count => LineCount + workedOut.Length;

    internal int LineCount { get; }

    internal bool Ranged => !ReferenceEquals(low, high);

    internal BudgetAndFunding Budget => budget.Value;

    public static PlanLedger Of(Plan plan, PlanChoices? choices = null) => new(plan, choices ?? new());

    internal ref readonly LineFacts Facts(int entry) => ref facts[entry];

    internal Standing StandingOf(int entry) => facts[entry].Standing;

    internal PlanLine? Line(int entry) => entry < LineCount ? lines[entry] : null;

    internal WorkedOut? Worked(int entry) => entry < LineCount ? null : workedOut[entry - LineCount];

    /// <summary>A share as it counts: no firmer than the source that it names.</summary>
    internal SourceShare Firm(SourceShare share)
    {
        if (!firm.TryGetValue(share.Source, out var source))
        {
            firm.Add(share.Source, source = Plan.Source(share.Source));
        }

        var counts = SourceRules.FirmnessOf(source, share);
        return counts == share.Status ? share : share with { Status = counts };
    }

    /// <summary>The proposal's place in the plan; -1 for none.</summary>
    internal int ProposalOf(int entry) => entry < LineCount ? proposals[entry] : -1;

    internal Proposal? Proposal(int entry) => ProposalOf(entry) is >= 0 and var index ? Plan.Proposals[index] : null;

    internal Guid Id(int entry) => ids[entry];

    internal ReadOnlySpan<long> Low(int entry) => low.AsSpan(entry * Years.Count, Years.Count);

    internal ReadOnlySpan<long> High(int entry) => high.AsSpan(entry * Years.Count, Years.Count);

    internal bool IsUnknown(int entry) => entry < LineCount ? unknown.ContainsKey(entry) : workedOutUnknown[entry - LineCount] is not null;

    internal void AddUnknown(int entry, UnknownLines to)
    {
        if (entry >= LineCount)
        {
            if (workedOutUnknown[entry - LineCount] is { } worked)
            {
                to.Add(worked);
            }
        }
        else if (unknown.TryGetValue(entry, out var series))
        {
            to.Add(series);
        }
    }

    /// <summary>One line's or source's own movements.</summary>
    internal PlanMovements Movements(int entry)
    {
        UnknownLines? own = null;
        if (IsUnknown(entry))
        {
            AddUnknown(entry, own = new(Years));
        }

        return new(Years, low, high, entry * Years.Count, own);
    }

    /// <summary>
    /// One walk over the lines: what each is, and what it moves in which year, with the smaller numbers. What does not stay is
    /// reversed here as <see cref="Permanence.Apply"/> does, without making its series: a test holds the two together for any line.
    /// </summary>
    /// <param name="ranged">Takes the lines that have a range.</param>
    /// <param name="first">The earliest year in which anything moves, or the base.</param>
    /// <param name="last">The latest, or the cycle's last year.</param>
    private List<(int Line, FinancialYear Year, long Pence)> Gather(List<int> ranged, out FinancialYear first, out FinancialYear last)
    {
        var moves = new List<(int Line, FinancialYear Year, long Pence)>(LineCount * 3);
        var (from, to) = (Plan.Cycle.Base, Plan.Cycle.Last);
        var index = new Dictionary<Guid, int>(Plan.Proposals.Count);
        for (var i = 0; i < Plan.Proposals.Count; i++)
        {
            index.Add(Plan.Proposals[i].Id, i);
        }

        var (proposal, at) = (Guid.Empty, -1);
        var entry = 0;
        foreach (var line in Plan.Lines)
        {
            if (line.Withdrawn)
            {
                continue;
            }

            if (line.Proposal != proposal)
            {
                proposal = line.Proposal;
                at = index.GetValueOrDefault(proposal, -1);
            }

            lines[entry] = line;
            ids[entry] = line.Id;
            proposals[entry] = at;
            facts[entry] = FactsOf(line, at < 0 ? null : Plan.Proposals[at]);
            if (NeedsSeries(line))
            {
                GatherSeries(line, entry);
            }
            else
            {
                GatherTyped(line, entry);
            }

            entry++;
        }

        for (var i = 0; i < workedOut.Length; i++)
        {
            ids[LineCount + i] = workedOut[i].Id;
            facts[LineCount + i] = new(
                workedOut[i].Source is null ? Standing.Net : Standing.Funding, PlanSections.Of(workedOut[i].Category, new Permanence.Permanent()), workedOut[i].Category, 0, null, Confidence.NotSaid, 0, null, null);
        }

        (first, last) = (from, to);
        return moves;

        void Move(int at, FinancialYear year, long pence)
        {
            Cover(year);
            moves.Add((at, year, pence));
        }

        void Cover(FinancialYear year)
        {
            from = year < from ? year : from;
            to = year > to ? year : to;
        }

        void GatherSeries(PlanLine line, int entry)
        {
            foreach (var (year, money) in line.Series.Low)
            {
                Move(entry, year, money.Pence);
            }

            if (!ReferenceEquals(line.Series.Low, line.Series.High))
            {
                GatherRange(line, entry);
            }

            if (line.Series.Unquantified.Count > 0)
            {
                GatherUnknown(line, entry);
            }
        }

        void GatherTyped(PlanLine line, int entry)
        {
            var oneOff = line.Terms.Permanence is Permanence.OneOff;
            var (isUnknown, isRange, sum) = (false, false, 0L);
            for (var i = 0; i < line.Typed.Count; i++)
            {
                var (year, amount) = line.Typed.At(i);
                long pence;
                switch (amount)
                {
                    case Amount.Known known:
                        pence = known.Figure.Pence;
                        break;
                    case Amount.Range range:
                        pence = range.Low.Pence;
                        isRange = true;
                        break;
                    default:
                        isUnknown = true;
                        continue;
                }

                sum = checked(sum + pence);
                Move(entry, year, pence);
                if (oneOff && pence != 0)
                {
                    Move(entry, year.Next, -pence);
                }
            }

            if (sum != 0 && line.Terms.Permanence is Permanence.TemporaryUntil temporary)
            {
                Move(entry, temporary.LastYear.Next, -sum);
            }

            if (isRange)
            {
                GatherRange(line, entry);
            }

            if (isUnknown)
            {
                GatherUnknown(line, entry);
            }
        }

        void GatherRange(PlanLine line, int entry)
        {
            ranged.Add(entry);
            foreach (var (year, _) in line.Series.High)
            {
                Cover(year);
            }
        }

        void GatherUnknown(PlanLine line, int entry)
        {
            unknown.Add(entry, line.Series);
            foreach (var year in line.Series.Unquantified)
            {
                Cover(year);
            }
        }
    }

    /// <summary>Whether what a line moves is more than its typed amounts and their plain reversal.</summary>
    private static bool NeedsSeries(PlanLine line) =>
        line.Terms.Earlier is { Counts: EarlierCounts.InBase }
        || line.Terms.Permanence is Permanence.TemporaryThenPermanent
        || (line.Terms.Permanence is Permanence.TemporaryUntil ends && line.Typed.Last > ends.LastYear);

    private static LineFacts FactsOf(PlanLine line, Proposal? proposal)
    {
        var terms = line.Terms;
        return new(
            proposal?.Status.Counts() == false || !line.EntersPlan ? Standing.Beside : terms.Category == PlanCategory.Funding ? Standing.Funding : Standing.Net,
            PlanSections.Of(terms.Category, terms.Permanence), terms.Category, PlanHeadings.Group(terms.Permanence), terms.Benefit, terms.Confidence, terms.Sources.Count, proposal?.Terms.Type, proposal?.Status);
    }

    private static IEnumerable<WorkedOut> WorkOut(Plan plan, PlanChoices choices)
    {
        foreach (var assumption in plan.Assumptions)
        {
            if (Vintages.Of(assumption.Vintages, choices.Vintage) is { } vintage)
            {
                yield return new(assumption.Id, assumption.Name, assumption.Category, assumption.Service, null, ForecastLevels.Of(vintage.Forecast, plan.Cycle));
            }
        }

        foreach (var scheme in plan.CountedSchemes)
        {
            yield return new(scheme.Id, scheme.CostName, CapitalScheme.CostCategory, scheme.Service, null, ForecastLevels.Of(scheme.Cost, plan.Cycle));
        }

        foreach (var source in plan.Sources.Where(s => s.MeetsBudget))
        {
            if (Vintages.Of(source.Vintages, choices.Vintage) is { } vintage)
            {
                yield return new(source.Id, source.Name, PlanCategory.Funding, "", source, ForecastLevels.Of(vintage.Forecast, plan.Cycle));
            }
        }
    }

    /// <summary>
    /// A level's changes from year to year, from the base. The base of a cost that does not state it is nothing: its levels are its
    /// effect. The base of a source that does not state it is not known, so its first change is not, and the first year's level
    /// stands for what the base already had.
    /// </summary>
    private void LayWorkedOut(int index)
    {
        var worked = workedOut[index];
        var offset = (LineCount + index) * Years.Count;
        var unknownBase = worked.Source is not null && worked.Levels.Base is null or Amount.Unquantified;
        UnknownLines? own = null;
        if (unknownBase)
        {
            (own = new(Years)).AddMovement(Years.Begun);
        }

        var before = Total.Of(worked.OpeningLevel(Years.Cycle));
        for (var column = Years.Begun; column < Years.Count; column++)
        {
            var amount = worked.Levels[Years[column]];
            var level = Total.Of(amount);
            low[offset + column] = (level.Low - before.Low).Pence;
            high[offset + column] = (level.High - before.High).Pence;
            if (amount is Amount.Unquantified)
            {
                (own ??= new(Years)).AddLevel(column);
            }

            before = level;
        }

        workedOutUnknown[index] = own;
    }
}

internal static class WorkedOutLevels
{
    /// <summary>What the base year already had: as stated; for a cost that does not say, nothing; for a source that does not say, its first year's level.</summary>
    public static Amount OpeningLevel(this WorkedOut worked, PlanCycle cycle) =>
        worked.Levels.Base is { } stated and not Amount.Unquantified ? stated : worked.Source is null ? Amount.Zero : worked.Levels[cycle.First];

    public static bool KnowsBase(this WorkedOut worked) => worked.Levels.Base is not null and not Amount.Unquantified;
}

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

/// <summary>
/// A plan laid out for adding: every line's movements in pence side by side over the years, its reversal included, so that a table
/// is one pass over an array. Withdrawn lines are left out. Everything that a table shows is drawn from one of these.
/// </summary>
public sealed class PlanLedger
{
    private readonly PlanLine[] lines;
    private readonly int[] proposals;
    private readonly Standing[] standings;
    private readonly WorkedOut[] workedOut;
    private readonly UnknownLines?[] workedOutUnknown;
    private readonly Dictionary<int, LineSeries> unknown = [];
    private readonly long[] low;
    private readonly long[] high;

    private PlanLedger(Plan plan, PlanChoices choices)
    {
        Plan = plan;
        Choices = choices;
        (lines, proposals, standings) = Standings(plan);
        workedOut = [.. WorkOut(plan, choices)];
        workedOutUnknown = new UnknownLines?[workedOut.Length];
        Years = Span(plan, choices, lines);
        low = new long[(lines.Length + workedOut.Length) * Years.Count];
        var ranged = LayLines();
        ranged |= workedOut.Any(w => Years.Each.Any(y => y >= Years.Cycle.Base && w.Levels[y] is Amount.Range));
        high = ranged ? (long[])low.Clone() : low;
        if (ranged)
        {
            LayLarger();
        }

        for (var i = 0; i < workedOut.Length; i++)
        {
            LayWorkedOut(i);
        }
    }

    public Plan Plan { get; }

    public PlanChoices Choices { get; }

    public PlanYears Years { get; }

    /// <summary>Lines first, then what is worked out.</summary>
    internal int Count => lines.Length + workedOut.Length;

    internal int LineCount => lines.Length;

    internal bool Ranged => !ReferenceEquals(low, high);

    public static PlanLedger Of(Plan plan, PlanChoices? choices = null) => new(plan, choices ?? new());

    internal Standing StandingOf(int entry) => entry < lines.Length ? standings[entry]
        : workedOut[entry - lines.Length].Source is null ? Standing.Net : Standing.Funding;

    internal PlanLine? Line(int entry) => entry < lines.Length ? lines[entry] : null;

    internal WorkedOut? Worked(int entry) => entry < lines.Length ? null : workedOut[entry - lines.Length];

    /// <summary>The proposal's place in the plan; -1 for none.</summary>
    internal int ProposalOf(int entry) => entry < lines.Length ? proposals[entry] : -1;

    internal Proposal? Proposal(int entry) => ProposalOf(entry) is >= 0 and var index ? Plan.Proposals[index] : null;

    internal Guid Id(int entry) => entry < lines.Length ? lines[entry].Id : workedOut[entry - lines.Length].Id;

    internal ReadOnlySpan<long> Low(int entry) => low.AsSpan(entry * Years.Count, Years.Count);

    internal ReadOnlySpan<long> High(int entry) => high.AsSpan(entry * Years.Count, Years.Count);

    internal bool IsUnknown(int entry) => entry < lines.Length ? unknown.ContainsKey(entry) : workedOutUnknown[entry - lines.Length] is not null;

    internal void AddUnknown(int entry, UnknownLines to)
    {
        if (entry >= lines.Length)
        {
            if (workedOutUnknown[entry - lines.Length] is { } worked)
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

    internal PlanSection Section(int entry) => entry < lines.Length
        ? PlanSections.Of(lines[entry].Terms.Category, lines[entry].Terms.Permanence)
        : PlanSections.Of(workedOut[entry - lines.Length].Category, new Permanence.Permanent());

    private static (PlanLine[], int[], Standing[]) Standings(Plan plan)
    {
        var index = new Dictionary<Guid, int>(plan.Proposals.Count);
        for (var i = 0; i < plan.Proposals.Count; i++)
        {
            index[plan.Proposals[i].Id] = i;
        }

        var kept = new PlanLine[plan.Lines.Count];
        var of = new int[plan.Lines.Count];
        var how = new Standing[plan.Lines.Count];
        var count = 0;
        var (last, at) = (Guid.Empty, -1);
        for (var i = 0; i < plan.Lines.Count; i++)
        {
            var line = plan.Lines[i];
            if (line.Withdrawn)
            {
                continue;
            }

            if (line.Proposal != last)
            {
                last = line.Proposal;
                at = index.GetValueOrDefault(last, -1);
            }

            kept[count] = line;
            of[count] = at;
            how[count++] = !line.EntersPlan || (at >= 0 && !plan.Proposals[at].Status.Counts()) ? Standing.Beside
                : line.Terms.Category == PlanCategory.Funding ? Standing.Funding
                : Standing.Net;
        }

        return (kept.Length == count ? kept : kept[..count], of, how);
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

        foreach (var source in plan.Sources.Where(s => s.MeetsBudget))
        {
            if (Vintages.Of(source.Vintages, choices.Vintage) is { } vintage)
            {
                yield return new(source.Id, source.Name, PlanCategory.Funding, "", source, ForecastLevels.Of(vintage.Forecast, plan.Cycle));
            }
        }
    }

    private static PlanYears Span(Plan plan, PlanChoices choices, PlanLine[] lines)
    {
        var first = plan.Cycle.Base;
        var last = plan.Cycle.Last;
        foreach (var line in lines)
        {
            if (line.Terms.Earlier is { Counts: EarlierCounts.InBase } || line.Typed.First is not { } from || line.Typed.Last is not { } to)
            {
                Widen(line.Series);
                continue;
            }

            first = from < first ? from : first;
            last = to > last ? to : last;
            if (line.Terms.Permanence switch { Permanence.Permanent => to, Permanence.OneOff => to.Next, Permanence.TemporaryUntil t => t.LastYear.Next, Permanence.TemporaryThenPermanent t => t.LastYear.Next, _ => to } > last)
            {
                Widen(line.Series);
            }
        }

        if (choices.AlsoYears is { } also)
        {
            first = also.First < first ? also.First : first;
            last = also.Last > last ? also.Last : last;
        }

        return new(plan.Cycle, first, last);

        void Widen(LineSeries series)
        {
            foreach (var movements in new[] { series.Low, series.High })
            {
                first = movements.First is { } from && from < first ? from : first;
                last = movements.Last is { } to && to > last ? to : last;
            }

            foreach (var year in series.Unquantified)
            {
                first = year < first ? year : first;
                last = year > last ? year : last;
            }
        }
    }

    /// <summary>
    /// Lays every line's movements with the smaller numbers. What does not stay is reversed here as <see cref="Permanence.Apply"/>
    /// does, without making its series: a test holds the two together for any line. True where some line has a range.
    /// </summary>
    private bool LayLines()
    {
        var ranged = false;
        var width = Years.Count;
        var start = Years.First;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            var row = low.AsSpan(i * width, width);
            if (line.Terms.Earlier is { Counts: EarlierCounts.InBase } || line.Terms.Permanence is Permanence.TemporaryThenPermanent || (line.Terms.Permanence is Permanence.TemporaryUntil ends && line.Typed.Last > ends.LastYear))
            {
                YearColumns.Add(row, line.Series.Low, Years);
                ranged |= !ReferenceEquals(line.Series.Low, line.Series.High);
                if (line.Series.Unquantified.Count > 0)
                {
                    unknown.Add(i, line.Series);
                }

                continue;
            }

            var oneOff = line.Terms.Permanence is Permanence.OneOff;
            var isUnknown = false;
            long sum = 0;
            foreach (var (year, amount) in line.Typed)
            {
                long pence;
                switch (amount)
                {
                    case Amount.Known known:
                        pence = known.Figure.Pence;
                        break;
                    case Amount.Range range:
                        pence = range.Low.Pence;
                        ranged = true;
                        break;
                    default:
                        isUnknown = true;
                        continue;
                }

                var column = year - start;
                row[column] = checked(row[column] + pence);
                sum = checked(sum + pence);
                if (oneOff && pence != 0)
                {
                    row[column + 1] = checked(row[column + 1] - pence);
                }
            }

            if (line.Terms.Permanence is Permanence.TemporaryUntil temporary && sum != 0)
            {
                row[temporary.LastYear.Next - start] -= sum;
            }

            if (isUnknown)
            {
                unknown.Add(i, line.Series);
            }
        }

        return ranged;
    }

    private void LayLarger()
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Counted.Any(x => x.Value is Amount.Range))
            {
                var row = high.AsSpan(i * Years.Count, Years.Count);
                row.Clear();
                YearColumns.Add(row, lines[i].Series.High, Years);
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
        var offset = (lines.Length + index) * Years.Count;
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

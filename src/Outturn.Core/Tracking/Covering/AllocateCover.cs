using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;

namespace Outturn.Core.Tracking.Covering;

/// <summary>Allocates over-delivery on one line to the shortfall on another, each pound once; zero takes the allocation back.</summary>
/// <param name="From">The line that delivers more than was planned.</param>
/// <param name="To">The line that falls short.</param>
/// <param name="Amount">Pounds, positive.</param>
/// <param name="Reason">Why.</param>
public sealed record AllocateCover(Guid From, Guid To, Money Amount, string Reason)
{
    public Result<TrackerChanges> Decide(YearState state)
    {
        if (state.Line(From) is not { } from || state.Line(To) is not { } to)
        {
            return Result.Refused<TrackerChanges>(YearState.NotThere);
        }

        var (giver, taker) = (LineScope.Named(from), LineScope.Named(to));
        var standing = state.Covers.FirstOrDefault(c => c.Value.From == From && c.Value.To == To)?.Value;
        var problems = new List<Problem>();
        if (From == To)
        {
            problems.Add(Problem.Error("cover.itself", "to", $"{giver} cannot cover itself. Choose another line."));
        }
        else if (Amount.Pence < 0)
        {
            problems.Add(Problem.Error("cover.negative", "amount", "Give the amount that is covered without a minus; 0 takes the allocation back."));
        }
        else if (Amount.IsZero)
        {
            if (standing is null)
            {
                problems.Add(Problem.Error("cover.none", "amount", $"Nothing of {giver} is allocated to {taker}: there is nothing to take back."));
            }
        }
        else
        {
            // What is allocated between these two is replaced, so it does not count against itself.
            var others = state.Covers.Select(c => c.Value).Where(c => !(c.From == From && c.To == To)).ToList();
            var (source, target) = (Coverage.Of(from, others), Coverage.Of(to, others));
            if (source.Over is not { } over)
            {
                problems.Add(Problem.Error("cover.not-known", "from", $"{giver} has an amount that is not known exactly. What it delivers beyond its plan cannot be allocated until it is."));
            }
            else if (over.IsZero)
            {
                problems.Add(Problem.Error("cover.nothing-over", "from", $"{giver} does not deliver more than was planned. There is nothing to allocate."));
            }
            else if (Amount > source.Left!.Value)
            {
                problems.Add(Problem.Error("cover.over-allocated", "amount", $"{giver} is {MoneyStyle.Exactly(over)} over target, of which {MoneyStyle.Exactly(source.Given)} is allocated elsewhere: {MoneyStyle.Exactly(Max(source.Left.Value))} is left, and {MoneyStyle.Exactly(Amount)} is more. A pound covers one gap only."));
            }

            if (target.Short is not { } missing)
            {
                problems.Add(Problem.Error("cover.not-known", "to", $"{taker} has an amount that is not known exactly. Its shortfall cannot be covered until it is."));
            }
            else if (missing.IsZero)
            {
                problems.Add(Problem.Error("cover.nothing-short", "to", $"{taker} does not fall short. There is nothing to cover."));
            }
            else if (Amount > target.Open!.Value)
            {
                problems.Add(Problem.Error("cover.over-covered", "amount", $"{taker} is {MoneyStyle.Exactly(missing)} short, of which {MoneyStyle.Exactly(target.Covered)} is covered already: {MoneyStyle.Exactly(Max(target.Open.Value))} is open, and {MoneyStyle.Exactly(Amount)} is more."));
            }
        }

        if (string.IsNullOrWhiteSpace(Reason))
        {
            problems.Add(Problem.Error("cover.reason-missing", "reason", "Say why: the reason stays with the allocation."));
        }

        return problems.Count > 0
            ? Result.Refused<TrackerChanges>(problems)
            : Result.Ok(standing is not null && standing.Amount == Amount ? TrackerChanges.None : TrackerChanges.None with { Covers = [new(From, To, Amount, Reason.Trim())] });
    }

    private static Money Max(Money left) => left.Pence < 0 ? Money.Zero : left;
}

/// <summary>Says that a line takes the place of another, or takes that back.</summary>
public sealed record LinkReplacement(Guid Line, Guid Replaces, bool Ended, string Reason)
{
    public Result<TrackerChanges> Decide(YearState state)
    {
        var all = state.Position.Lines.Concat(state.Position.Withdrawn).ToDictionary(l => l.Id);
        if (!all.TryGetValue(Line, out var line) || !all.TryGetValue(Replaces, out var replaced))
        {
            return Result.Refused<TrackerChanges>(YearState.NotThere);
        }

        var stands = state.Replacements.Any(r => r.Value.Line == Line && r.Value.Replaces == Replaces);
        var problems = new List<Problem>();
        if (Line == Replaces)
        {
            problems.Add(Problem.Error("replacement.itself", "replaces", $"{LineScope.Named(line)} cannot replace itself."));
        }
        else if (Ended && !stands)
        {
            problems.Add(Problem.Error("replacement.none", "replaces", $"{LineScope.Named(line)} does not replace {LineScope.Named(replaced)}: there is nothing to take back."));
        }
        else if (!Ended && Reaches(state, Replaces, Line))
        {
            problems.Add(Problem.Error("replacement.circle", "replaces", $"{LineScope.Named(replaced)} already takes the place of {LineScope.Named(line)}, directly or through others. A replacement cannot go round in a circle."));
        }

        if (string.IsNullOrWhiteSpace(Reason))
        {
            problems.Add(Problem.Error("replacement.reason-missing", "reason", "Say why the one takes the place of the other."));
        }

        return problems.Count > 0
            ? Result.Refused<TrackerChanges>(problems)
            : Result.Ok(!Ended && stands ? TrackerChanges.None : TrackerChanges.None with { Replacements = [new(Line, Replaces, Ended, Reason.Trim())] });
    }

    /// <summary>Whether following "replaces" from one line comes to the other.</summary>
    private static bool Reaches(YearState state, Guid from, Guid to)
    {
        var seen = new HashSet<Guid>();
        var next = new Queue<Guid>([from]);
        while (next.TryDequeue(out var here))
        {
            if (here == to)
            {
                return true;
            }

            if (seen.Add(here))
            {
                foreach (var link in state.Replacements.Where(r => r.Value.Line == here))
                {
                    next.Enqueue(link.Value.Replaces);
                }
            }
        }

        return false;
    }
}

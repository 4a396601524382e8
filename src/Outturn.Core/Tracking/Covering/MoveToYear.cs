using Outturn.Core.Series;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;

namespace Outturn.Core.Tracking.Covering;

/// <summary>What of a line's plan is not delivered this year, and what has been said of it. Signed like the plan: a saving is negative.</summary>
/// <param name="Amount">Plan less forecast, or less outturn where the year is closed.</param>
/// <param name="Moved">Moved to other years.</param>
/// <param name="Lost">Said to be a shortfall.</param>
/// <param name="Covered">Covered by over-delivery elsewhere.</param>
public sealed record Undelivered(Money Amount, Money Moved, Money Lost, Money Covered)
{
    /// <summary>Of which nothing has been said yet.</summary>
    public Money Open => Amount - Moved - Lost - Covered;

    /// <summary>Null where an amount is not known exactly.</summary>
    public static Undelivered? Of(TrackerLine line, YearState state)
    {
        if (line.Planned.Value is not { } plan || line.Came.Value is not { } now)
        {
            return null;
        }

        var moves = state.Reprofiles.Where(r => r.Value.Line == line.Id).Select(r => r.Value).ToList();
        var covered = Coverage.Of(line, state.Covers.Select(c => c.Value)).Covered;
        return new(plan - now, Sum(moves.Select(m => m.Moved)), Sum(moves.Select(m => m.Shortfall)), plan - now is { Pence: < 0 } ? -covered : Money.Zero);
    }

    private static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(Money.Zero, (a, b) => a + b);
}

/// <summary>
/// Re-profiles: moves a part of a saving that is not delivered this year to another year. The original plan stays; what moves and what
/// is said to be lost add up to what was open, so that the total is unchanged or the rest is named.
/// </summary>
/// <param name="Line">The line.</param>
/// <param name="ToYear">A later year.</param>
/// <param name="Moved">Signed like the plan: a saving is negative.</param>
/// <param name="RestIsShortfall">Whether what does not move is said to be lost.</param>
/// <param name="Reason">Why.</param>
/// <param name="Approver">The post that approved it.</param>
public sealed record MoveToYear(Guid Line, FinancialYear ToYear, Money Moved, bool RestIsShortfall, string Reason, string Approver)
{
    /// <summary>A saving that moves further than this was not planned.</summary>
    public const int FarthestYears = 5;

    /// <param name="state">The year, with the other year's lines.</param>
    public Result<TrackerChanges> Decide(YearState state)
    {
        if (state.Line(Line) is not { } line)
        {
            return Result.Refused<TrackerChanges>(YearState.NotThere);
        }

        var name = LineScope.Named(line);
        var year = state.Position.Year;
        var problems = new List<Problem>();
        if (ToYear <= year)
        {
            problems.Add(Problem.Error("reprofile.year-past", "year", $"{ToYear} is not later than {year}. A saving moves to a later year."));
        }
        else if (ToYear - year > FarthestYears)
        {
            problems.Add(Problem.Error("reprofile.year-far", "year", $"{ToYear} is more than {FarthestYears} years after {year}. Plan it again in that cycle instead."));
        }

        var rest = Money.Zero;
        if (Undelivered.Of(line, state) is not { } open)
        {
            problems.Add(Problem.Error("reprofile.not-known", "amount", $"{name} has an amount that is not known exactly. What is not delivered cannot be moved until it is."));
        }
        else if (open.Open.IsZero)
        {
            problems.Add(Problem.Error("reprofile.nothing-open", "amount", open.Amount.IsZero
                ? $"{name} is forecast as planned. There is nothing to move."
                : $"All of the {Exactly(open.Amount)} that {name} does not deliver is covered, moved or said to be lost already."));
        }
        else if (Moved.IsZero || Moved.Sign != open.Open.Sign)
        {
            problems.Add(Problem.Error("reprofile.sign", "amount", $"{name} leaves {Exactly(open.Open)} open. Type what moves with the same sign, such as {MoneyStyle.Thousands.Text(open.Open)}."));
        }
        else if (Moved.Abs() > open.Open.Abs())
        {
            problems.Add(Problem.Error("reprofile.too-much", "amount", $"{Exactly(Moved)} is more than the {Exactly(open.Open)} that {name} leaves open."));
        }
        else
        {
            rest = open.Open - Moved;
            if (!rest.IsZero && !RestIsShortfall)
            {
                problems.Add(Problem.Error("reprofile.rest", "rest", $"{Exactly(rest)} would neither move nor be named. Say that the rest is a shortfall, or move all of it."));
            }
        }

        if (string.IsNullOrWhiteSpace(Reason))
        {
            problems.Add(Problem.Error("reprofile.reason-missing", "reason", "Say why it moves."));
        }

        var approver = string.Join(' ', Approver.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (approver.Length is 0 or > AssignOwners.LongestPost)
        {
            problems.Add(Problem.Error("reprofile.approver", "approver", "Name the post that approved it, in no more than 120 characters."));
        }

        return problems.Count > 0
            ? Result.Refused<TrackerChanges>(problems)
            : Result.Ok(TrackerChanges.None with
            {
                Reprofiles = [new(line.Id, ToYear, line.Key, Moved, rest, Reason.Trim(), approver)],
                OtherYear = new(ToYear, [Opens(line, state.OtherYear)]),
            });
    }

    /// <summary>Next year's line opens with what moves: a new line, or what is planned there already and this.</summary>
    private LineChange Opens(TrackerLine line, TrackerPosition? there)
    {
        var known = there?.Lines.Concat(there.Withdrawn).FirstOrDefault(l => string.Equals(l.Key, line.Key, StringComparison.OrdinalIgnoreCase));
        if (known is null)
        {
            return new LineChange(null, line.Key, line.Reference)
            {
                Details = line.Details,
                Plan = new(Amount.Zero, Phasing.Unphased(Amount.Of(Moved))),
                Stated = LineForecast.Empty with { Forecast = Phasing.Unphased(Amount.Of(Moved)) },
                Owner = line.Owner.Length > 0 ? line.Owner : null,
            };
        }

        return new LineChange(known.Id, known.Key, known.Reference)
        {
            Plan = known.Plan with { Planned = More(known.Plan.Planned) },
            Stated = known.AsRecorded with { Forecast = More(known.AsRecorded.Forecast) },
        };
    }

    private Phasing More(Phasing phasing)
    {
        if (phasing.Kind == PhasingKind.Unphased)
        {
            return Phasing.Unphased(Add(phasing.Stated ?? Amount.Zero, Moved));
        }

        var shares = Moved.Split(phasing.Parts.Count, Money.FromPence(1));
        var parts = phasing.Parts.Select((p, i) => Add(p, shares[i])).ToList();
        return Phasing.AsPrinted(parts, phasing.Stated is { } stated ? Add(stated, Moved) : null);
    }

    private static Amount Add(Amount amount, Money more) => amount switch
    {
        Amount.Known k => Amount.Of(k.Figure + more),
        Amount.Range r => Amount.Between(r.Low + more, r.High + more),
        _ => amount,
    };

    private static string Exactly(Money amount) => MoneyStyle.Words(amount);
}

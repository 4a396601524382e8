using Outturn.Core.Appraisal;
using Outturn.Core.Appraisal.Costing;
using Outturn.Core.Appraisal.Models;
using Outturn.Core.Appraisal.Options;
using Outturn.Core.Planning;
using Outturn.Core.Values;

namespace Outturn.Core.Workings;

/// <summary>Makes a calculation, or states it anew. What a kind of content refuses of itself is checked before.</summary>
/// <param name="Id">A new id makes one.</param>
/// <param name="Proposal">Whose it is; null for the whole cycle, which takes the right to manage plans.</param>
public sealed record WriteWorking(Guid Id, Guid? Proposal, string Title, Calculation Content)
{
    public const int LongestTitle = 200;

    /// <summary>The code of a problem that says that somebody else was faster.</summary>
    public const string Meanwhile = "working.meanwhile";

    /// <summary>The act of the version that what is written rests on; null where nobody looked at one.</summary>
    public long? Rests { get; init; }

    public static Problem NotThere { get; } = Problem.Error("working.unknown", "working", "There is no such calculation here. Look at the proposal again.");

    public Result<WorkingChanges> Decide(WorkedPlan plan, Viewer viewer)
    {
        var known = plan.Find(Id);
        var owner = known is null ? Proposal : known.Proposal;
        if (WorkingSight.Refusal(plan.Plan, viewer, owner, "change its calculations") is { } refusal)
        {
            return Result.Refused<WorkingChanges>(refusal);
        }

        if (known is not null && known.Content.GetType() != Content.GetType())
        {
            return Result.Refused<WorkingChanges>(NotThere);
        }

        if (Rests is { } rests && known is not null && known.Act != rests)
        {
            return Result.Refused<WorkingChanges>(Problem.Error(
                Meanwhile, "title", $"Somebody else changed “{known.Title}” since you opened it. What you typed is still here: look at theirs in another window, then save again to put yours in its place."));
        }

        var working = new Working(Id, known?.Number ?? plan.Next(Content.GetType()), owner, string.Join(' ', Title.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), Content)
        {
            Withdrawn = known?.Withdrawn ?? false,
            Link = known?.Link,
        };
        var problems = Check(plan, working).ToList();
        return problems.Exists(p => p.Severity == Severity.Error)
            ? Result.Refused<WorkingChanges>(problems)
            : Result.Ok(known is not null && known.Says(working) ? WorkingChanges.None : WorkingChanges.None with { Workings = [working] }, problems);
    }

    private static IEnumerable<Problem> Check(WorkedPlan plan, Working working) =>
    [
        .. working.Title.Length switch
        {
            0 when working.AsRates is null => [Problem.Error("working.untitled", "title", "Give it a title, such as “Staff of the programme”.")],
            > LongestTitle => [Problem.Error("working.title-long", "title", $"The title has more than {LongestTitle} characters. Shorten it.")],
            _ => Array.Empty<Problem>(),
        },
        .. working.AsRates is { } rates ? RateRules.Check(rates, plan.Rates) : [],
        .. working.Content is BuildUp buildUp ? BuildUpSum.Of(buildUp, plan.Rates).Problems : [],
        .. working.Content is OptionAppraisal appraisal ? OptionAppraisalRules.Check(appraisal) : [],
        .. working.Content is DriverModel model ? ModelCheck.Check(model).Problems : [],
    ];
}

/// <summary>Takes a calculation out, or puts it back. A line that it filled keeps its amounts.</summary>
public sealed record WithdrawWorking(Guid Id, bool Withdrawn)
{
    public Result<WorkingChanges> Decide(WorkedPlan plan, Viewer viewer)
    {
        if (plan.Find(Id) is not { } known || WorkingSight.IsHidden(plan.Plan, viewer, known.Proposal))
        {
            return Result.Refused<WorkingChanges>(WriteWorking.NotThere);
        }

        if (WorkingSight.Refusal(plan.Plan, viewer, known.Proposal, "take its calculations out") is { } refusal)
        {
            return Result.Refused<WorkingChanges>(refusal);
        }

        // A table that build-ups use cannot go: they would have no price.
        if (Withdrawn && known.AsRates is not null && plan.Of<BuildUp>().FirstOrDefault(w => ((BuildUp)w.Content).Uses(Id)) is { } user)
        {
            var title = WorkingSight.IsHidden(plan.Plan, viewer, user.Proposal) ? "A build-up" : $"The build-up “{user.Title}”";
            return Result.Refused<WorkingChanges>(Problem.Error("rate.table-in-use", "working", $"{title} takes its prices from this table. Change it to another table first."));
        }

        return Result.Ok(known.Withdrawn == Withdrawn ? WorkingChanges.None : WorkingChanges.None with { Workings = [known with { Withdrawn = Withdrawn, Link = null }] });
    }
}

/// <summary>Fills a plan line from a calculation and ties the two; or unties them, where the line is null and keeps its amounts.</summary>
/// <param name="From">Of a driver model: which of its figures.</param>
public sealed record FillLine(Guid Working, Guid? Line, ModelSource? From = null)
{
    public Result<WorkingChanges> Decide(WorkedPlan plan, Viewer viewer)
    {
        if (plan.Find(Working) is not { Withdrawn: false } known || WorkingSight.IsHidden(plan.Plan, viewer, known.Proposal))
        {
            return Result.Refused<WorkingChanges>(WriteWorking.NotThere);
        }

        if (WorkingSight.Refusal(plan.Plan, viewer, known.Proposal, "fill the lines") is { } refusal)
        {
            return Result.Refused<WorkingChanges>(refusal);
        }

        if (Line is not { } id)
        {
            return Result.Ok(known.Link is null ? WorkingChanges.None : WorkingChanges.None with { Workings = [known with { Link = null }] });
        }

        if (plan.Plan.Lines.FirstOrDefault(l => l.Id == id && l.Proposal == known.Proposal && !l.Withdrawn) is not { } line)
        {
            return Result.Refused<WorkingChanges>(Problem.Error("plan.line-unknown", "line", "There is no such line in this proposal. Choose one of its lines, or add one first."));
        }

        if (plan.Filling(id) is { } other && other.Id != Working)
        {
            return Result.Refused<WorkingChanges>(Problem.Error("buildup.line-filled", "line", $"The line is filled from “{other.Title}” already. Untie that one first, or put both in one calculation."));
        }

        var from = From ?? known.Link?.From;
        var (fill, used) = LineFill.Of(known.Content, from, line, plan.Rates);
        if (!fill.Ok)
        {
            return Result.Refused<WorkingChanges>(fill.Problems);
        }

        var written = Written(plan, viewer, [(known with { Link = new(id, PlanAmounts.None, []) { From = from } }, line, fill.Value, used)]);
        return written.Ok ? Result.Ok(written.Value, [.. fill.Problems, .. written.Problems]) : written;
    }

    /// <summary>Every line by the rule of the plan itself, as if it had been typed.</summary>
    internal static Result<WorkingChanges> Written(WorkedPlan plan, Viewer viewer, IReadOnlyList<(Working Working, PlanLine Line, LineFill Fill, IReadOnlyList<RateUsed> Rates)> fills)
    {
        var lines = new List<PlanLine>();
        var problems = new List<Problem>();
        foreach (var (_, line, fill, _) in fills)
        {
            var filled = fill.Into(line);
            var decided = new WriteLine(line.Id, line.Proposal, filled.Terms, filled.Typed).Decide(plan.Plan, viewer);
            if (!decided.Ok)
            {
                return Result.Refused<WorkingChanges>(decided.Problems);
            }

            lines.AddRange(decided.Value.Lines);
            problems.AddRange(decided.Problems);
        }

        return Result.Ok(
            WorkingChanges.None with
            {
                Plan = PlanChanges.None with { Lines = lines },
                Workings = [.. fills.Select(f => f.Working with { Link = new(f.Line.Id, f.Fill.Typed, f.Rates) { From = f.Working.Link?.From } }).Where(w => !plan.Find(w.Id)!.Says(w))],
            },
            problems);
    }
}

/// <summary>Accepts what lines move by because rates or build-ups changed, by one act: all that are named, or none.</summary>
/// <param name="Workings">The build-ups whose lines are to follow.</param>
public sealed record AcceptMovements(IReadOnlyCollection<Guid> Workings)
{
    public Result<WorkingChanges> Decide(WorkedPlan plan, Viewer viewer)
    {
        var seen = WorkedPlan.For(viewer, plan);
        var moving = LineMovements.Of(seen).Where(m => Workings.Contains(m.Working.Id)).ToList();
        if (Workings.Count == 0 || moving.Count < Workings.Distinct().Count())
        {
            return Result.Refused<WorkingChanges>(Workings.Count == 0
                ? Problem.Error("working.none-chosen", "workings", "Choose at least one line to move.")
                : WriteWorking.NotThere);
        }

        if (moving.SelectMany(m => m.Problems.Where(_ => m.Then is null)).ToList() is { Count: > 0 } cannot)
        {
            return Result.Refused<WorkingChanges>(cannot);
        }

        return FillLine.Written(plan, viewer, [.. moving.Select(m => (m.Working, m.Line, m.Then!, m.Rates))]);
    }
}

/// <summary>
/// States a rate table anew and, in the same act, moves every line that rests on it and may be moved. Lines of proposals that were decided, or that the
/// viewer may not change, stay and wait.
/// </summary>
/// <param name="Accept">Whether lines follow at once.</param>
public sealed record WriteRates(Guid Id, string Title, Rates Rates, bool Accept)
{
    /// <summary>As <see cref="WriteWorking.Rests"/>.</summary>
    public long? Rests { get; init; }

    public Result<WorkingChanges> Decide(WorkedPlan plan, Viewer viewer)
    {
        var written = new WriteWorking(Id, null, Title, Rates) { Rests = Rests }.Decide(plan, viewer);
        if (!written.Ok || !Accept)
        {
            return written;
        }

        var after = plan.With(written.Value);
        var moves = LineMovements.Of(WorkedPlan.For(viewer, after)).Where(m => m.Moves && !m.ByHand && RestsOn(m) && MayMove(after, viewer, m)).ToList();
        var filled = FillLine.Written(after, viewer, [.. moves.Select(m => (m.Working, m.Line, m.Then!, m.Rates))]);
        return filled.Ok
            ? Result.Ok(filled.Value with { Workings = [.. written.Value.Workings, .. filled.Value.Workings] }, [.. written.Problems, .. filled.Problems])
            : filled;
    }

    /// <summary>What would move, for a person to look at before it is written: every line that rests on the table.</summary>
    public Result<IReadOnlyList<LineMovement>> Preview(WorkedPlan plan, Viewer viewer)
    {
        var written = new WriteWorking(Id, null, Title, Rates).Decide(plan, viewer);
        return written.Ok
            ? Result.Ok<IReadOnlyList<LineMovement>>([.. LineMovements.Of(WorkedPlan.For(viewer, plan.With(written.Value))).Where(m => RestsOn(m) && (m.Moves || m.Then is null))], written.Problems)
            : Result.Refused<IReadOnlyList<LineMovement>>(written.Problems);
    }

    /// <summary>Whether the viewer's act may move the line: its proposal is open to change, and it is theirs to change.</summary>
    public static bool MayMove(WorkedPlan plan, Viewer viewer, LineMovement movement) =>
        PlanSight.Refusal(viewer, movement.Proposal, "fill the lines") is null && ProposalRules.Frozen(movement.Proposal) is null
        && (movement.Then is not { } then || new WriteLine(movement.Line.Id, movement.Line.Proposal, then.Into(movement.Line).Terms, then.Typed).Decide(plan.Plan, viewer).Ok);

    private bool RestsOn(LineMovement movement) => movement.Working.Content is BuildUp buildUp && buildUp.Uses(Id);
}

/// <summary>Who may see and change calculations: as they may the proposal; those of the whole cycle are for who manages plans.</summary>
public static class WorkingSight
{
    public static bool IsHidden(Plan plan, Viewer viewer, Guid? proposal) =>
        proposal is { } id && (plan.Proposal(id) is not { } known || !PlanSight.MaySee(viewer, known));

    /// <summary>Null where the viewer may change calculations of the proposal, or of the cycle where there is none.</summary>
    public static Problem? Refusal(Plan plan, Viewer viewer, Guid? proposal, string deed) =>
        proposal is not { } id ? viewer.Refusal(Area.Plan, Level.Manage, "change the rates of a cycle")
        : plan.Proposal(id) is not { } known || !PlanSight.MaySee(viewer, known) ? WriteProposal.NotThere
        : PlanSight.Refusal(viewer, known, deed);
}

/// <summary>Takes tables from another cycle: those whose name is not here yet.</summary>
/// <param name="Tables">Each with the id that it has here.</param>
public sealed record CopyRates(IReadOnlyList<(Guid Id, RateTable Table)> Tables)
{
    public Result<WorkingChanges> Decide(WorkedPlan plan, Viewer viewer)
    {
        if (WorkingSight.Refusal(plan.Plan, viewer, null, "change the rates") is { } refusal)
        {
            return Result.Refused<WorkingChanges>(refusal);
        }

        var next = plan.Next<Rates>();
        return Result.Ok(WorkingChanges.None with
        {
            Workings =
            [
                .. Tables.Where(t => plan.Rates.All(r => !string.Equals(r.Name, t.Table.Name, StringComparison.OrdinalIgnoreCase)))
                    .Select((t, i) => new Working(t.Id, next + i, null, t.Table.Name, new Rates(t.Table.Kind, t.Table.Unit, t.Table.Note, t.Table.Rates))),
            ],
        });
    }
}

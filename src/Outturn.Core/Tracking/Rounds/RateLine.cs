using Outturn.Core.Values;

namespace Outturn.Core.Tracking.Rounds;

/// <summary>Puts a person's rating in place of the rule's, with a reason, or ends one that holds.</summary>
/// <param name="Line">The line.</param>
/// <param name="Rating">The rating; null: the rule gives it again.</param>
/// <param name="Reason">Why. Both ratings stay visible with it.</param>
/// <param name="Until">The last day on which it holds; null: until it is ended.</param>
public sealed record OverrideRating(Guid Line, Rag? Rating, string Reason, DateOnly? Until)
{
    /// <summary>A reason longer than this belongs into the commentary.</summary>
    public const int LongestReason = 500;

    /// <param name="state">The year, its lines judged.</param>
    /// <param name="viewer">Who rates.</param>
    /// <param name="position">The day from which it stands.</param>
    public Result<TrackerChanges> Decide(YearState state, Viewer viewer, DateOnly position)
    {
        if (state.Line(Line) is not { } line)
        {
            return Result.Refused<TrackerChanges>(YearState.NotThere);
        }

        var name = LineScope.Named(line);
        var problems = new List<Problem>();
        if (LineScope.Refusal(viewer, line, "change the rating") is { } refusal)
        {
            problems.Add(refusal);
        }

        if (string.IsNullOrWhiteSpace(Reason))
        {
            problems.Add(Problem.Error("override.reason-missing", "reason", Rating is null ? "Say why the override ends." : "Say why the rule’s rating is not right: the reason is shown beside both."));
        }
        else if (Reason.Trim().Length > LongestReason)
        {
            problems.Add(Problem.Error("override.reason-too-long", "reason", "Give the reason in no more than 500 characters; more belongs into the commentary."));
        }

        if (Rating is null && line.Override?.Rating is null)
        {
            problems.Add(Problem.Error("override.none", "rating", $"{name} has no override to end: it is rated by the rule."));
        }

        if (Rating is { } rating && rating == line.Judged?.ByRule && line.Override?.Rating is null)
        {
            problems.Add(Problem.Error("override.same", "rating", $"The rule gives {rating.Word().ToLowerInvariant()} already. Choose another rating, or leave it to the rule."));
        }

        if (Until is { } until && until < position)
        {
            problems.Add(Problem.Error("override.until-past", "until", $"{CouncilTime.Words(until)} is before {CouncilTime.Words(position)}, from when the override would stand. Give a later day, or none."));
        }

        return problems.Count > 0
            ? Result.Refused<TrackerChanges>(problems)
            : Result.Ok(TrackerChanges.None with { Lines = [new LineChange(line.Id, line.Key, line.Reference) { Override = new(Rating, Reason.Trim(), Rating is null ? null : Until) }] });
    }
}

/// <summary>Says how a saving reaches the budget.</summary>
public sealed record SetBasis(Guid Line, DeliveryBasis Basis)
{
    public Result<TrackerChanges> Decide(YearState state, Viewer viewer) =>
        state.Line(Line) is not { } line ? Result.Refused<TrackerChanges>(YearState.NotThere)
        : LineScope.Refusal(viewer, line, "set the basis") is { } refusal ? Result.Refused<TrackerChanges>(refusal)
        : Result.Ok(line.Basis == Basis ? TrackerChanges.None : TrackerChanges.None with { Lines = [new LineChange(line.Id, line.Key, line.Reference) { Basis = Basis }] });
}

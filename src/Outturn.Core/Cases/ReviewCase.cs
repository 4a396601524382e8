using Outturn.Core.Values;

namespace Outturn.Core.Cases;

/// <summary>What a person says of a case's fields and amounts, together.</summary>
/// <param name="Seen">The newest act of the review when the person opened it: what others said later is not written over unseen.</param>
/// <param name="Fields">Each field that is said, one value each.</param>
/// <param name="Amounts">Each amount that is said, by its place from 0.</param>
public sealed record ReviewCase(long Seen, IReadOnlyDictionary<CaseField, IReadOnlyList<string>> Fields, IReadOnlyDictionary<int, HeadlineAmount> Amounts)
{
    public const int LongestTitle = 300;
    public const int LongestValue = 200;

    /// <summary>The code of a problem that says that somebody else has said something else meanwhile.</summary>
    public const string Meanwhile = "case.meanwhile";

    public Result<IReadOnlyList<ReviewStep>> Decide(EffectiveCase standing)
    {
        if (ReviewRules.SetAside(standing) is { } aside)
        {
            return Result.Refused<IReadOnlyList<ReviewStep>>(aside);
        }

        var problems = new List<Problem>();
        var steps = new List<ReviewStep>();
        foreach (var (field, said) in Fields.OrderBy(f => f.Key))
        {
            var now = ReviewRules.Tidy(field, said);
            problems.AddRange(ReviewRules.Check(field, now));
            var was = standing.Value(field);
            var known = standing.Review.Fields.GetValueOrDefault(field);
            if (known is not null && now.SequenceEqual(was, StringComparer.Ordinal))
            {
                continue;
            }

            if (known is not null && known.Act > Seen)
            {
                problems.Add(Problem.Error(
                    Meanwhile, ReviewRules.Where(field),
                    $"{field.Name()}: somebody else saved “{Joined(known.Now)}” after you opened this, and you give “{Joined(now)}”. Save again to put yours in its place, or leave theirs."));
                continue;
            }

            steps.Add(new ReviewStep.Field(field, was, now));
        }

        foreach (var (index, now) in Amounts.OrderBy(a => a.Key))
        {
            if (index < 0 || index >= standing.Amounts.Count)
            {
                problems.Add(Problem.Error("case.amount-unknown", ReviewRules.Where(index), "The case has no such amount. Look at the case again."));
                continue;
            }

            var amount = standing.Amounts[index];
            var known = standing.Review.Amounts.GetValueOrDefault(index);
            if (known is not null && known.Now == now)
            {
                continue;
            }

            if (standing.Review.Lines.FirstOrDefault(l => l.Amounts.Contains(index)) is not null && amount.Now != now)
            {
                problems.Add(Problem.Error("case.amount-in-plan", ReviewRules.Where(index), $"“{amount.Read.Raw}” stands in a plan line already. Change the line: the case says what it said when the line was made."));
                continue;
            }

            if (known is not null && known.Act > Seen)
            {
                problems.Add(Problem.Error(
                    Meanwhile, ReviewRules.Where(index),
                    $"{amount.Read.Label}: somebody else saved {ReviewRules.Words(known.Now)} after you opened this, and you give {ReviewRules.Words(now)}. Save again to put yours in its place, or leave theirs."));
                continue;
            }

            problems.AddRange(ReviewRules.Check(index, now));
            steps.Add(new ReviewStep.Answer(index, amount.Now, now));
        }

        return problems.Exists(p => p.Severity == Severity.Error)
            ? Result.Refused<IReadOnlyList<ReviewStep>>(problems)
            : Result.Ok<IReadOnlyList<ReviewStep>>(steps, problems);
    }

    private static string Joined(IReadOnlyList<string> values) => values.Count == 0 ? "nothing" : string.Join(", ", values);
}

/// <summary>Confirms at one press everything that the reader is sure of and nobody has looked at yet.</summary>
public sealed record ConfirmSure
{
    public static Result<IReadOnlyList<ReviewStep>> Decide(EffectiveCase standing) => ReviewRules.SetAside(standing) is { } aside
        ? Result.Refused<IReadOnlyList<ReviewStep>>(aside)
        : Result.Ok(ReviewRules.Confirmed(standing, sureOnly: true));
}

/// <summary>Says that a case is reviewed, set aside, or to be looked at again.</summary>
public sealed record SettleCase(ReviewState To, string Reason)
{
    public Result<IReadOnlyList<ReviewStep>> Decide(EffectiveCase standing)
    {
        if (standing.Review.State == To)
        {
            return Result.Ok<IReadOnlyList<ReviewStep>>([]);
        }

        switch (To)
        {
            case ReviewState.SetAside when string.IsNullOrWhiteSpace(Reason):
                return Result.Refused<IReadOnlyList<ReviewStep>>(Problem.Error("case.aside-reason", "reason", "Say why the case is set aside, such as that it is a second copy. It stays readable and counts in no total."));
            case ReviewState.SetAside when standing.Review.Lines.Count > 0:
                return Result.Refused<IReadOnlyList<ReviewStep>>(Problem.Error("case.aside-lines", "reason", "Plan lines were made of this case. Take the lines out of the plan first, with a reason."));
            case ReviewState.Reviewed when standing.Asked.Count > 0:
                return Result.Refused<IReadOnlyList<ReviewStep>>([.. standing.Asked.Select(a =>
                    Problem.Error("case.amounts-open", ReviewRules.Where(a.Index), $"“{a.Read.Raw}” is doubtful and not answered yet. Say what it is first; nothing doubtful counts in a plan."))]);
            case ReviewState.Reviewed:
                // Who says that it is reviewed says so of everything in it.
                return Result.Ok<IReadOnlyList<ReviewStep>>([.. ReviewRules.Confirmed(standing, sureOnly: false), new ReviewStep.Settle(To, "")]);
            default:
                return Result.Ok<IReadOnlyList<ReviewStep>>([new ReviewStep.Settle(To, Reason.Trim())]);
        }
    }
}

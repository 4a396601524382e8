using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Core.Writing.Templates;

namespace Outturn.Core.Writing;

public enum BenefitReviewState
{
    /// <summary>Nobody has said anything of it in the year.</summary>
    Due,
    Measured,

    /// <summary>Somebody has said why it was not measured.</summary>
    NotMeasured,
}

/// <summary>A benefit that is to be looked at in a year, and what was said of it.</summary>
/// <param name="Path">The benefit, as its case has it.</param>
/// <param name="Said">What was measured last in the year, else why it was not; null where nobody said anything.</param>
public sealed record BenefitReview(BenefitPath Path, BenefitReading? Said)
{
    public BenefitReviewState State => Said is null ? BenefitReviewState.Due : Said.Because.Length > 0 ? BenefitReviewState.NotMeasured : BenefitReviewState.Measured;

    /// <summary>The benefits of an approved case that have a measure and whose way runs in the year, each with what was said of it in that year.</summary>
    public static IReadOnlyList<BenefitReview> Of(IReadOnlyList<BenefitPath> paths, IReadOnlyList<BenefitReading> readings, FinancialYear year) =>
    [
        .. from path in paths
           where path.Row["measure"].Length > 0 && path.From <= year.LastDay && (path.By is not { } last || last >= year.FirstDay)
           let said = readings.Where(r => r.Benefit == path.Row.Id && year.Contains(r.On)).OrderBy(r => r.On).ToList()
           select new BenefitReview(path, said.LastOrDefault(r => r.Because.Length == 0) ?? (said.Count > 0 ? said[^1] : null)),
    ];

    /// <summary>Whether a case's benefits are followed: it was approved.</summary>
    public static bool IsFollowed(Proposal proposal) => proposal.Status is ProposalStatus.Approved or ProposalStatus.InDelivery or ProposalStatus.Complete;
}

/// <summary>Says that a benefit was not measured in a year, and why: so that the year's review is done without a figure that nobody has.</summary>
public sealed record SayNotMeasured(Guid Proposal, string Field, string Benefit, FinancialYear Year, string Because)
{
    public const int LongestBecause = 500;

    /// <param name="reviews">What is said of the case's benefits in the year.</param>
    /// <param name="today">Nothing is said of a year that has not begun.</param>
    public Result<CaseChanges> Decide(Plan plan, WrittenCase? known, Viewer viewer, Template template, IReadOnlyList<BenefitReview> reviews, DateOnly today)
    {
        var found = ReadBenefit.Find(Proposal, Field, Benefit, plan, known, viewer, template);
        if (!found.Ok)
        {
            return Result.Refused<CaseChanges>(found.Problems);
        }

        if (reviews.FirstOrDefault(r => r.Path.Row.Id == Benefit) is not { } review)
        {
            return Result.Refused<CaseChanges>(Problem.Error("benefit.not-due", "because", $"This benefit is not to be measured in {Year}."));
        }

        var problems = new List<Problem>();
        if (Year.FirstDay > today)
        {
            problems.Add(Problem.Error("benefit.year", "because", $"{Year} has not begun. Say it of a year that runs or has ended."));
        }

        if (review is { State: BenefitReviewState.Measured, Said: { } said })
        {
            problems.Add(Problem.Error("benefit.measured", "because", $"It was measured on {CouncilTime.Words(said.On)}: {said.Value}. There is nothing to excuse."));
        }

        if (Because.Trim().Length is 0 or > LongestBecause)
        {
            problems.Add(Problem.Error("benefit.because", "because", "Say why it was not measured, in no more than 500 characters."));
        }

        return problems.Count > 0
            ? Result.Refused<CaseChanges>(problems)
            : Result.Ok(CaseChanges.None with { Readings = [new(Field, Benefit, Year.LastDay <= today ? Year.LastDay : today, "", "") { Because = Because.Trim() }] });
    }
}

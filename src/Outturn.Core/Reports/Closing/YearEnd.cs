using System.Globalization;
using Outturn.Core.Delivery;
using Outturn.Core.Planning;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Closing;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;
using Outturn.Core.Writing;

namespace Outturn.Core.Reports.Closing;

public enum YearEndState
{
    /// <summary>Nothing can be done yet.</summary>
    Waits,
    ToDo,
    Done,

    /// <summary>There is nothing to do.</summary>
    Nothing,

    /// <summary>The viewer may not read what it rests on.</summary>
    NotShown,
}

public enum YearEndPart
{
    Outturn,
    Undelivered,
    Benefits,
    Returns,
}

/// <summary>One thing that is done at a year's end, and how far it is.</summary>
public sealed record YearEndItem(YearEndPart Part, YearEndState State, string Sentence);

/// <summary>A later cycle with what it has, or could have, of what the year did not deliver.</summary>
public sealed record CarriedInto(PlanCycle Cycle, IReadOnlyList<RolledLine> Lines);

/// <summary>A benefit of an approved case that is looked at in the year.</summary>
/// <param name="By">Who said what is said; null where nobody has.</param>
public sealed record BenefitOfYear(PlanCycle Cycle, Proposal Proposal, BenefitReview Review, Act? By);

/// <summary>The end of a year as a checklist: the outturn, what returns as a pressure, the benefits, and what the funds brought back.</summary>
public static class YearEnd
{
    /// <param name="state">The year.</param>
    /// <param name="closing">The recording that stands; null while the year is open.</param>
    /// <param name="today">The day from which it is looked at.</param>
    /// <param name="carried">Later cycles, earliest first; null where the viewer may not read the plan.</param>
    /// <param name="benefits">Null where the viewer may not read the plan.</param>
    /// <param name="returns">Null where the viewer may not read the funds; none while the year is open.</param>
    public static IReadOnlyList<YearEndItem> Of(
        YearState state, YearClosing? closing, DateOnly today, IReadOnlyList<CarriedInto>? carried, IReadOnlyList<BenefitOfYear>? benefits, IReadOnlyList<FundReturn>? returns) =>
        [Outturn(state, closing, today), Undelivered(state, closing, carried), Benefits(state.Position.Year, today, benefits), Returns(state.Position.Year, closing, returns)];

    private static YearEndItem Outturn(YearState state, YearClosing? closing, DateOnly today)
    {
        var year = state.Position.Year;
        if (closing is null)
        {
            return CloseYear.Unready(year, year.LastDay, today) is not null ? new(YearEndPart.Outturn, YearEndState.Waits, $"{year} runs until {CouncilTime.Words(year.LastDay)}.")
                : state.Open is { } open ? new(YearEndPart.Outturn, YearEndState.ToDo, $"The {open.Name} round is still open: close it first.")
                : new(YearEndPart.Outturn, YearEndState.ToDo, $"Nobody has recorded what {year} came to.");
        }

        var total = YearOutturn.Of(state.Position);
        var known = $"{Words(total.Came)} came of {Words(total.Planned - total.PlanNotKnown)} planned; {Short(total.Undelivered)}.";
        var unknown = total.NotKnown == 0 ? "" : $" What {TrackerWords.Lines(total.NotKnown)} came to is not known: {(total.NotKnown == 1 ? "it is" : "they are")} in none of these sums.";
        return new(
            YearEndPart.Outturn, YearEndState.Done,
            $"Stated at {CouncilTime.Words(closing.Act.Position)}, {(closing.Number == 1 ? "recorded" : "last corrected")} by {closing.Act.By.Post} on {CouncilTime.Words(closing.Act.Recorded.Day)}{(closing.Source.Length > 0 ? $", from {closing.Source}" : "")}. {known}{unknown}");
    }

    private static YearEndItem Undelivered(YearState state, YearClosing? closing, IReadOnlyList<CarriedInto>? carried)
    {
        var year = state.Position.Year;
        if (carried is null)
        {
            return new(YearEndPart.Undelivered, YearEndState.NotShown, "The plan is not open to you.");
        }

        if (closing is null)
        {
            return new(YearEndPart.Undelivered, YearEndState.Waits, $"Once the outturn is recorded, what {year} did not deliver can return in a later cycle as pressures.");
        }

        var unknown = state.Position.Lines.Count(l => Tracking.Covering.Undelivered.Of(l, state) is null) is var n and > 0
            ? $" {TrackerWords.Upper(TrackerWords.Lines(n))} {(n == 1 ? "is" : "are")} not known exactly, and nothing of {(n == 1 ? "it" : "them")} can return until {(n == 1 ? "it is" : "they are")}."
            : "";
        if (carried.Count == 0)
        {
            return new(YearEndPart.Undelivered, YearEndState.ToDo, $"No cycle that begins after {year} is open, so nothing can return yet.{unknown}");
        }

        // A line that any later cycle has is carried: it must not count twice.
        var lines = carried.SelectMany(c => c.Lines).GroupBy(l => l.Line.Id).Select(g => (g.First().Pressure, Carried: g.Any(l => l.IsRolled))).ToList();
        var left = lines.Where(l => !l.Carried).ToList();
        var sum = Sum(lines.Select(l => l.Pressure));
        var into = string.Join(" and ", carried.Where(c => c.Lines.Any(l => l.IsRolled)).Select(c => $"{MoneyStyle.Words(Sum(c.Lines.Select(l => l.Carried ?? Money.Zero)))} stands in {c.Cycle}"));
        return lines.Count == 0
            ? new(YearEndPart.Undelivered, YearEndState.Nothing, $"Nothing is left over that could return.{unknown}")
            : left.Count == 0
            ? new(YearEndPart.Undelivered, YearEndState.Done, $"All {MoneyStyle.Words(sum)} that {TrackerWords.Lines(lines.Count)} left over {(lines.Count == 1 ? "has" : "have")} returned: {into}.{unknown}")
            : new(YearEndPart.Undelivered, YearEndState.ToDo, $"{TrackerWords.Upper(TrackerWords.Lines(lines.Count))} left {MoneyStyle.Words(sum)} over. {(into.Length > 0 ? $"{into}; {MoneyStyle.Words(Sum(left.Select(l => l.Pressure)))} of {TrackerWords.Lines(left.Count)} has not returned." : "None of it has returned in a later cycle.")}{unknown}");
    }

    private static YearEndItem Benefits(FinancialYear year, DateOnly today, IReadOnlyList<BenefitOfYear>? benefits)
    {
        if (benefits is null)
        {
            return new(YearEndPart.Benefits, YearEndState.NotShown, "The business cases are not open to you.");
        }

        if (benefits.Count == 0)
        {
            return new(YearEndPart.Benefits, YearEndState.Nothing, $"No approved case has a benefit to be measured in {year}.");
        }

        int Of(BenefitReviewState state) => benefits.Count(b => b.Review.State == state);
        var said = $"{TrackerWords.Upper(TrackerWords.Count(benefits.Count, "benefit"))} to look at: {Number(Of(BenefitReviewState.Measured))} measured, {Number(Of(BenefitReviewState.NotMeasured))} not measured with a reason, {Number(Of(BenefitReviewState.Due))} still to review.";
        return new(YearEndPart.Benefits, Of(BenefitReviewState.Due) == 0 ? YearEndState.Done : today < year.LastDay ? YearEndState.Waits : YearEndState.ToDo, said);
    }

    private static YearEndItem Returns(FinancialYear year, YearClosing? closing, IReadOnlyList<FundReturn>? returns)
    {
        if (returns is null)
        {
            return new(YearEndPart.Returns, YearEndState.NotShown, "The funds are not open to you.");
        }

        if (closing is null)
        {
            return new(YearEndPart.Returns, YearEndState.Waits, "Once the outturn is recorded, it says what each fund’s bids brought back.");
        }

        var bids = returns.Sum(r => r.Joined);
        return bids == 0
            ? new(YearEndPart.Returns, YearEndState.Nothing, $"No bid of a fund has a tracker line of {year}.")
            : new(YearEndPart.Returns, YearEndState.Done, string.Join(" ", returns.Where(r => r.Joined > 0).Select(r => $"{r.Fund.Terms.Name}: {(r.Joined == 1 ? "1 bid has" : $"{Number(r.Joined)} bids have")} a line of {year}. {FundReturnSheet.Sentences(r)[0]}")));
    }

    private static string Short(Total undelivered) => undelivered.Value switch
    {
        { IsZero: true } => "all that was planned",
        { Pence: < 0 } missing => $"{MoneyStyle.Words(-missing)} of savings did not come",
        { } more => $"{MoneyStyle.Words(more)} more than was planned",
        null => "how much did not come is not one figure",
    };

    /// <summary>A saving in words, as a positive figure.</summary>
    private static string Words(Total saving) => saving.Low == saving.High ? MoneyStyle.Words(-saving.Low) : $"{MoneyStyle.Words(-saving.High)} to {MoneyStyle.Words(-saving.Low)}";

    private static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(Money.Zero, (sum, m) => sum + m);

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}

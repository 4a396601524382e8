using Outturn.Core.Values;

namespace Outturn.Core.Funds;

/// <summary>What a fund asks back of those whom it pays.</summary>
public enum FundRepayment
{
    /// <summary>Nothing: the savings stay in the budget.</summary>
    None,

    /// <summary>What was drawn.</summary>
    Principal,

    /// <summary>What was drawn, with interest on what is still owed.</summary>
    WithInterest,
}

/// <summary>What a fund is for and by which rules its money is given.</summary>
/// <param name="Name">Such as <c>Transformation fund</c>.</param>
/// <param name="Purpose">What it may pay for.</param>
/// <param name="DelegatedUpTo">A bid up to this amount, this amount included, is decided by one officer; above it by the committee. Not negative.</param>
/// <param name="Delegate">The post that decides up to it.</param>
/// <param name="Consulted">Whom that post consults first; empty for nobody.</param>
/// <param name="Committee">The committee that decides above it and to which the others are reported.</param>
/// <param name="SplitDays">Bids within so many days of one another are looked at together, so that none is split to stay below the amount.</param>
/// <param name="Repayment">What is asked back.</param>
/// <param name="InterestPercent">A year, on what is owed when the year begins; nought where no interest is asked.</param>
/// <param name="ReviewMonths">A bid is reviewed within so many months after it is closed.</param>
public sealed record FundTerms(
    string Name,
    string Purpose,
    Money DelegatedUpTo,
    string Delegate,
    string Consulted,
    string Committee,
    int SplitDays = 365,
    FundRepayment Repayment = FundRepayment.None,
    decimal InterestPercent = 0m,
    int ReviewMonths = 12)
{
    public const int LongestText = 4_000;

    public static FundTerms Of(string name) => new(name, "", Money.FromPounds(50_000), "Section 151 officer", "Leader of the council", "");
}

/// <summary>A sum of money that is kept for change, with its rules as they stand.</summary>
/// <param name="Id">Never changes.</param>
/// <param name="Number">From 1 within the council: what addresses use.</param>
public sealed record Fund(Guid Id, int Number, FundTerms Terms)
{
    /// <summary>The act of the version; 0 for one that is not written.</summary>
    public long Act { get; init; }
}

/// <summary>What is refused of a fund's terms.</summary>
public static class FundRules
{
    public static IEnumerable<Problem> Check(FundTerms terms)
    {
        if (string.IsNullOrWhiteSpace(terms.Name))
        {
            yield return Problem.Error("fund.name", "name", "Give the fund a name, such as Transformation fund.");
        }
        else if (terms.Name.Length > 200)
        {
            yield return Problem.Error("fund.name", "name", "The name is longer than 200 characters. Shorten it, and say the rest in the purpose.");
        }

        if (terms.DelegatedUpTo < Money.Zero)
        {
            yield return Problem.Error("fund.delegated", "delegatedUpTo", "The amount up to which an officer decides cannot be less than nought. Give 0 where the committee decides everything.");
        }

        if (terms.DelegatedUpTo > Money.Zero && string.IsNullOrWhiteSpace(terms.Delegate))
        {
            yield return Problem.Error("fund.delegate", "delegate", $"Say which post decides up to {MoneyStyle.Words(terms.DelegatedUpTo)}, or give 0 where the committee decides everything.");
        }

        if (string.IsNullOrWhiteSpace(terms.Committee))
        {
            yield return Problem.Error("fund.committee", "committee", "Say which committee decides on the larger bids and is told of the others.");
        }

        if (terms.SplitDays is < 0 or > 3_650)
        {
            yield return Problem.Error("fund.split-days", "splitDays", "Give the days over which bids are looked at together: from 0 to 3,650.");
        }

        if (terms.InterestPercent is < 0m or > 25m)
        {
            yield return Problem.Error("fund.interest", "interest", "The interest is a yearly rate in per cent, from 0 to 25, such as 3.5.");
        }
        else if (terms.Repayment == FundRepayment.WithInterest && terms.InterestPercent == 0m)
        {
            yield return Problem.Error("fund.interest", "interest", "The fund asks for interest. Give its yearly rate in per cent, or ask back what was drawn alone.");
        }
        else if (terms.Repayment != FundRepayment.WithInterest && terms.InterestPercent != 0m)
        {
            yield return Problem.Error("fund.interest", "interest", "There is a rate of interest, and the fund asks for none. Take the rate out, or ask for interest.");
        }

        if (terms.ReviewMonths is < 1 or > 120)
        {
            yield return Problem.Error("fund.review-months", "reviewMonths", "Give the months within which a closed bid is reviewed: from 1 to 120.");
        }

        foreach (var (field, text) in new[] { ("purpose", terms.Purpose), ("delegate", terms.Delegate), ("consulted", terms.Consulted), ("committee", terms.Committee) })
        {
            if (text.Length > FundTerms.LongestText)
            {
                yield return Problem.Error("fund.too-long", field, "This is longer than 4,000 characters. Shorten it.");
            }
        }
    }
}

using Outturn.Core.Series;
using Outturn.Core.Values;

namespace Outturn.Core.Planning;

/// <summary>A source that pays for a line, in part or in whole.</summary>
/// <param name="Source">The source's name.</param>
/// <param name="Status">How firm it is.</param>
/// <param name="Pays">What it pays in each year (levels, positive); null for all that the line costs.</param>
public sealed record SourceShare(string Source, FundingStatus Status, Levels? Pays);

/// <summary>A partner's part of a cost that is shared.</summary>
/// <param name="Partner">The organisation.</param>
/// <param name="Percent">Of the whole cost, 0 to 100.</param>
/// <param name="Status">How firm it is.</param>
public sealed record PartnerShare(string Partner, decimal Percent, FundingStatus Status);

/// <summary>A cost shared with partners. The line itself holds the council's share.</summary>
/// <param name="Whole">The whole cost, as movements.</param>
/// <param name="Shares">Each partner's part; the rest is the council's.</param>
public sealed record PartnerSplit(PlanAmounts Whole, IReadOnlyList<PartnerShare> Shares)
{
    public decimal CouncilPercent => 100m - Shares.Sum(s => s.Percent);

    public bool Equals(PartnerSplit? other) => other is not null && Whole.Equals(other.Whole) && Shares.SequenceEqual(other.Shares);

    public override int GetHashCode() => HashCode.Combine(Whole, Shares.Count);
}

/// <summary>What is decided of a line that replaces a profile which an earlier plan already holds.</summary>
public enum EarlierCounts
{
    /// <summary>Nobody has decided: the line counts as recorded and the true movement stands beside it.</summary>
    Undecided,

    /// <summary>The earlier profile is in the base: the line counts as new less earlier.</summary>
    InBase,

    /// <summary>The earlier profile is not in the base: the line counts as recorded.</summary>
    NotInBase,
}

/// <summary>The profile that a line replaces: "£390,000, previously £583,000".</summary>
/// <param name="Amounts">As movements, signed as all money.</param>
/// <param name="Counts">What is decided.</param>
public sealed record EarlierProfile(PlanAmounts Amounts, EarlierCounts Counts);

/// <summary>All that is stated of a line but its amounts.</summary>
/// <param name="Title">What the line is, where the proposal's name does not say it; else empty.</param>
/// <param name="References">The council's codes; one, several or none. Codes name a line within its cycle only.</param>
/// <param name="Service">The service whose budget it changes; empty for not said.</param>
/// <param name="Benefit">For a saving or income; null for a cost.</param>
/// <param name="Sources">What pays for it; none for the council's own funding, or for not said.</param>
/// <param name="Note">Anything else, in the council's words.</param>
public sealed record LineTerms(
    string Title,
    IReadOnlyList<string> References,
    PlanCategory Category,
    string Service,
    Permanence Permanence,
    BenefitClass? Benefit,
    LineRole Role,
    Confidence Confidence,
    IReadOnlyList<SourceShare> Sources,
    PartnerSplit? Partners,
    EarlierProfile? Earlier,
    string Note)
{
    public static LineTerms Of(PlanCategory category, Permanence permanence) =>
        new("", [], category, "", permanence, null, LineRole.Net, Confidence.NotSaid, [], null, null, "");

    public bool Equals(LineTerms? other) => other is not null
        && Title == other.Title && Category == other.Category && Service == other.Service && Permanence == other.Permanence && Benefit == other.Benefit
        && Role == other.Role && Confidence == other.Confidence && Note == other.Note && Equals(Partners, other.Partners) && Equals(Earlier, other.Earlier)
        && References.SequenceEqual(other.References, StringComparer.Ordinal) && Sources.SequenceEqual(other.Sources);

    public override int GetHashCode() => HashCode.Combine(Title, Category, Service, Permanence, References.Count, Note);
}

/// <summary>One plan line as it stands.</summary>
/// <param name="Id">Never changes and is never used again.</param>
/// <param name="Proposal">The proposal that it belongs to.</param>
/// <param name="Number">From 1 within the proposal, in the order in which lines were made: never used again.</param>
/// <param name="Terms">What it is.</param>
/// <param name="Typed">Its movements as stated; the reversal is derived.</param>
public sealed record PlanLine(Guid Id, Guid Proposal, int Number, LineTerms Terms, PlanAmounts Typed)
{
    // With what it was worked out from: a copy of the record takes this field along and may say something else.
    private (LineTerms Terms, PlanAmounts Typed, LineSeries Series)? worked;

    /// <summary>Taken out: kept for the record, its references are not handed out again, counted nowhere.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>The act of the latest fact; 0 for one that is not written.</summary>
    public long Act { get; init; }

    /// <summary>What counts: the typed movements, less the earlier profile where that is decided to be in the base.</summary>
    public PlanAmounts Counted => Terms.Earlier is { Counts: EarlierCounts.InBase } earlier ? Less(Typed, earlier.Amounts) : Typed;

    /// <summary>The effect of what counts, reversal included.</summary>
    public LineSeries Series
    {
        get
        {
            if (worked is not { } known || !ReferenceEquals(known.Terms, Terms) || !ReferenceEquals(known.Typed, Typed))
            {
                worked = known = (Terms, Typed, LineSeries.Of(Counted, Terms.Permanence));
            }

            return known.Series;
        }
    }

    /// <summary>What the line would move if the earlier profile is in the base: new less earlier; null where there is none.</summary>
    public PlanAmounts? TrueMovement => Terms.Earlier is { } earlier ? Less(Typed, earlier.Amounts) : null;

    /// <summary>Whether it is summed into the revenue plan. Cost avoidance, wider benefits and capital stand beside it.</summary>
    public bool EntersPlan => !Withdrawn && Terms.Category != PlanCategory.Capital && (Terms.Benefit is not { } benefit || benefit.ChangesBudget());

    public bool Equals(PlanLine? other) => other is not null
        && Id == other.Id && Proposal == other.Proposal && Number == other.Number && Withdrawn == other.Withdrawn && Act == other.Act && Terms == other.Terms && Typed.Equals(other.Typed);

    public override int GetHashCode() => Id.GetHashCode();

    private static PlanAmounts Less(PlanAmounts a, PlanAmounts b)
    {
        var years = a.Select(x => x.Key).Union(b.Select(x => x.Key));
        return new(years.Select(year => KeyValuePair.Create(year, Difference(a[year], b[year]))));
    }

    private static Amount Difference(Amount a, Amount b) => (a, b) switch
    {
        (Amount.Unquantified, _) => a,
        (_, Amount.Unquantified) => b,
        _ => Total.Of(a) - Total.Of(b) is var t ? Amount.Between(t.Low, t.High) : a,
    };
}

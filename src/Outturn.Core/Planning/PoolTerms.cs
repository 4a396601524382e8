using System.Globalization;
using Outturn.Core.Values;

namespace Outturn.Core.Planning;

/// <summary>One of those who put money into a pooled budget.</summary>
/// <param name="Name">The organisation.</param>
/// <param name="Share">In per cent of the pool, or an amount in pounds: see <see cref="PoolTerms.ByAmount"/>.</param>
/// <param name="Status">How firm its part is.</param>
/// <param name="IsCouncil">Whether it is this council.</param>
public sealed record PoolPartner(string Name, decimal Share, FundingStatus Status, bool IsCouncil);

/// <summary>Who puts in what of a pooled budget.</summary>
/// <param name="ByAmount">
/// Whether the shares are amounts in pounds: each partner's part of the pool is its amount over all amounts. Otherwise they are per cent, and come to 100.
/// </param>
public sealed record PoolTerms(bool ByAmount, IReadOnlyList<PoolPartner> Partners)
{
    /// <summary>What a call on the pool can be at most: as firm as the least firm partner.</summary>
    public FundingStatus Firmness => Partners.Select(p => p.Status).DefaultIfEmpty(FundingStatus.Assumed).Max();

    /// <summary>An amount parted among the partners, in their order: to the penny, and always the whole of it.</summary>
    public Money[] Split(Money whole) => whole.Spread([.. Partners.Select(p => p.Share)]);

    public decimal PercentOf(PoolPartner partner) => ByAmount ? 100m * partner.Share / Partners.Sum(p => p.Share) : partner.Share;

    public bool Equals(PoolTerms? other) => other is not null && ByAmount == other.ByAmount && Partners.SequenceEqual(other.Partners);

    public override int GetHashCode() => HashCode.Combine(ByAmount, Partners.Count);

    internal static IEnumerable<Problem> Check(PoolTerms? pool)
    {
        if (pool is not { Partners: { Count: >= 2 } partners })
        {
            yield return Problem.Error("pool.partners", "partners", "Name everybody who puts money into the pool: the council and one partner at least.");
            yield break;
        }

        foreach (var (i, partner) in partners.Index())
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"partners[{i}]");
            if (partner.Name.Length == 0)
            {
                yield return Problem.Error("pool.no-name", at, "Name the partner whose share this is.");
            }
            else if (partners.Take(i).Any(p => string.Equals(p.Name, partner.Name, StringComparison.OrdinalIgnoreCase)))
            {
                yield return Problem.Error("pool.name-twice", at, $"{partner.Name} is given twice. Put its parts together.");
            }

            if (partner.Share <= 0)
            {
                yield return Problem.Error("pool.share", at, "A partner’s share is more than nothing. Leave out who puts in nothing.");
            }
        }

        if (partners.Count(p => p.IsCouncil) != 1)
        {
            yield return Problem.Error("pool.council", "partners", "Say which of the partners is the council: one of them, and one only.");
        }

        if (!pool.ByAmount && partners.Sum(p => p.Share) is var sum && sum != 100m)
        {
            yield return Problem.Error("pool.percent", "partners", $"The shares come to {sum.ToString("0.####", CultureInfo.InvariantCulture)} per cent. They must come to 100; where they are known as amounts, give the amounts in pounds.");
        }
    }
}

using System.Globalization;
using Outturn.Core.Series;
using Outturn.Core.Values;

namespace Outturn.Core.Planning;

/// <summary>
/// Capital that is spent by year, what pays for it, and on which terms the rest is borrowed. What borrowing costs in revenue makes a line of the plan without a
/// proposal, as a <see cref="CostAssumption"/> does.
/// </summary>
/// <param name="Id">Never changes.</param>
/// <param name="Name">Unique in the cycle.</param>
/// <param name="Proposal">The proposal that it belongs to; null for none.</param>
/// <param name="Service">Whose budget the financing cost is charged to; empty for not said.</param>
/// <param name="Spending">In each year, positive.</param>
/// <param name="Paid">What grants, receipts and other sources pay of it, by year; the rest is borrowed.</param>
/// <param name="BorrowsFrom">The source of <see cref="SourceKind.Borrowing"/> on which the rest is drawn; empty for none.</param>
/// <param name="Terms">Of what is borrowed.</param>
public sealed record CapitalScheme(
    Guid Id, string Name, Guid? Proposal, string Service, Levels Spending, IReadOnlyList<SourceShare> Paid, string BorrowsFrom, BorrowingTerms Terms)
{
    /// <summary>What its financing cost is in the overview.</summary>
    public const PlanCategory CostCategory = PlanCategory.Investment;

    public long Act { get; init; }

    /// <summary>Taken out: kept for the record, counted nowhere.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>What its line in the plan is called.</summary>
    public string CostName => $"{Name}: financing cost";

    /// <summary>What is borrowed in each year.</summary>
    public Levels Borrowed => new(Spending.Select(s => KeyValuePair.Create(s.Key, Paid.Aggregate(s.Value, (left, share) => left - PaidIn(share, s.Key)))));

    /// <summary>What borrowing costs, to its last year.</summary>
    public IReadOnlyList<FinancingYear> Financing => FinancingCost.Of(Borrowed, Terms);

    /// <summary>The cost as levels of the plan: nothing after the last year.</summary>
    public Forecast.Stated Cost
    {
        get
        {
            var years = Financing.ToDictionary(f => f.Year, f => Amount.Of(f.Cost));
            if (years.Count > 0)
            {
                years.Add(years.Keys.Max().Next, Amount.Zero);
            }

            return new(years);
        }
    }

    public Money PaidIn(SourceShare share, FinancialYear year) => share.Pays is { } pays ? pays[year] : Spending[year];

    public bool Equals(CapitalScheme? other) => other is not null
        && Id == other.Id && Name == other.Name && Proposal == other.Proposal && Service == other.Service && Spending.Equals(other.Spending) && Paid.SequenceEqual(other.Paid)
        && BorrowsFrom == other.BorrowsFrom && Terms == other.Terms && Withdrawn == other.Withdrawn && Act == other.Act;

    public override int GetHashCode() => Id.GetHashCode();
}

/// <summary>Makes a capital scheme, states it anew, or takes it out.</summary>
public sealed record WriteScheme(CapitalScheme Scheme)
{
    public const int LongestYears = 60;
    public const decimal HighestRate = 25m;

    public Result<PlanChanges> Decide(Plan plan, Viewer viewer)
    {
        if (viewer.Refusal(Area.Plan, Level.Manage, "change the funding") is { } refusal)
        {
            return Result.Refused<PlanChanges>(refusal);
        }

        var scheme = Scheme with { Name = Scheme.Name.Trim(), Service = Scheme.Service.Trim(), Act = 0 };
        Problem[] problems = scheme.Withdrawn ? [] : [.. Named(plan, scheme), .. Spent(plan.Cycle, scheme), .. Borrowed(scheme), .. Paid(plan, scheme), .. Lines(plan, scheme)];
        return problems.Any(p => p.Severity == Severity.Error)
            ? Result.Refused<PlanChanges>(problems)
            : Result.Ok(plan.Schemes.Any(s => (s with { Act = 0 }).Equals(scheme)) ? PlanChanges.None : PlanChanges.None with { Schemes = [scheme] }, problems);
    }

    private static IEnumerable<Problem> Named(Plan plan, CapitalScheme scheme)
    {
        if (scheme.Name.Length == 0)
        {
            yield return Problem.Error("scheme.no-name", "name", "Name the scheme.");
        }
        else if (plan.Schemes.Any(s => s.Id != scheme.Id && !s.Withdrawn && string.Equals(s.Name, scheme.Name, StringComparison.OrdinalIgnoreCase)))
        {
            yield return Problem.Error("scheme.name-taken", "name", $"There is a scheme called {scheme.Name} already. State that one anew, or give this one another name.");
        }

        if (scheme.Proposal is { } of && plan.Proposal(of) is null)
        {
            yield return WriteProposal.NotThere;
        }
    }

    private static IEnumerable<Problem> Spent(PlanCycle cycle, CapitalScheme scheme)
    {
        if (scheme.Spending.All(s => s.Value.IsZero))
        {
            yield return Problem.Error("scheme.no-spending", "spending", "Say what is spent in one year at least, as a positive amount.");
        }

        foreach (var (year, money) in scheme.Spending)
        {
            if (money.Sign < 0)
            {
                yield return Problem.Error("scheme.spending-sign", Field("spending", year), $"What is spent in {year} is a positive amount. What is paid by others is said below.");
            }
            else if (cycle.Base - year > LineRules.FarthestYears || year - cycle.Last > LineRules.FarthestYears)
            {
                yield return Problem.Error("plan.year-far", Field("spending", year), $"{year} is nowhere near {cycle}. Check the year.");
            }
        }
    }

    private static IEnumerable<Problem> Borrowed(CapitalScheme scheme)
    {
        var terms = scheme.Terms;
        if (terms.Years is < 1 or > LongestYears)
        {
            yield return Problem.Error("scheme.years", "years", string.Create(CultureInfo.InvariantCulture, $"Give the number of years over which it is repaid: from 1 to {LongestYears}."));
        }
        else if (terms.Years > 50)
        {
            yield return Problem.Notice("scheme.long", "years", "Guidance to English councils expects no more than 50 years, unless an adviser says that what is built lasts longer, or it is land.");
        }

        if (terms.RatePercent is < 0m or > HighestRate)
        {
            yield return Problem.Error("scheme.rate", "rate", "The rate is in per cent a year and from 0 to 25. 4.5 is four and a half per cent.");
        }

        if (scheme.Spending.Where(s => s.Value.Sign > 0).Select(s => (FinancialYear?)s.Key).FirstOrDefault() is { } first && (terms.InUse < first || terms.InUse - first > LineRules.FarthestYears))
        {
            yield return Problem.Error("scheme.in-use", "inUse", $"Money is first spent in {first}, and what is built comes into use in {terms.InUse}. Give the year in which it is first used: {first} or one soon after.");
        }
    }

    private static IEnumerable<Problem> Paid(Plan plan, CapitalScheme scheme)
    {
        foreach (var (i, share) in scheme.Paid.Index())
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"paid[{i}]");
            if (plan.Source(share.Source) is not { } source)
            {
                yield return SourceRules.Unknown(plan, share.Source, at);
                continue;
            }

            if (source.Kind == SourceKind.Borrowing)
            {
                yield return Problem.Error("scheme.pays-by-borrowing", at, $"{source.Name} is borrowing. What no other source pays is borrowed by itself: choose the borrowing below and leave it out here.");
            }

            if (source.Until is { } end && scheme.Spending.Any(s => s.Key > end && scheme.PaidIn(share, s.Key).Sign != 0))
            {
                yield return Problem.Error("funding.ended", at, $"{source.Name} ends in {end}, and the scheme still draws on it after that. Say what pays afterwards.");
            }

            if (SourceRules.FirmerThanSource(source, share, at, "scheme") is { } firmer)
            {
                yield return firmer;
            }
        }

        foreach (var (year, left) in scheme.Borrowed.Where(b => b.Value.Sign < 0 && scheme.Spending[b.Key].Sign >= 0))
        {
            yield return Problem.Error(
                "scheme.paid-too-much", Field("paid", year), $"The sources pay {MoneyStyle.Exactly(scheme.Spending[year] - left)} in {year} and {MoneyStyle.Exactly(scheme.Spending[year])} is spent. They cannot pay more than that.");
        }

        foreach (var year in scheme.Paid.SelectMany(s => s.Pays ?? Levels.Starting(plan.Cycle.First)).Where(p => !p.Value.IsZero && !scheme.Spending.Any(s => s.Key == p.Key)).Select(p => p.Key).Distinct())
        {
            yield return Problem.Error("scheme.paid-too-much", Field("paid", year), $"A source pays in {year}, and nothing is spent then.");
        }

        if (scheme.BorrowsFrom.Length > 0 && plan.Source(scheme.BorrowsFrom) is not { Kind: SourceKind.Borrowing })
        {
            yield return Problem.Error("scheme.borrows-from", "borrowsFrom", $"{scheme.BorrowsFrom} is no borrowing of {plan.Cycle}. Choose a source of that kind, or none.");
        }
    }

    /// <summary>The scheme against the capital lines of its proposal.</summary>
    private static IEnumerable<Problem> Lines(Plan plan, CapitalScheme scheme)
    {
        if (scheme.Proposal is not { } of || plan.LinesOf(of).Where(CapitalRules.IsCapital).ToList() is not { Count: > 0 } lines || lines.Exists(l => !l.Typed.IsKnown))
        {
            yield break;
        }

        var all = new Movements(lines.SelectMany(l => l.Series.Low).GroupBy(m => m.Key, m => m.Value).Select(g => KeyValuePair.Create(g.Key, g.Aggregate(Money.Zero, (sum, money) => sum + money))));
        var levels = all.First is { } first ? all.ToLevels(first, plan.Cycle.Last < first ? 1 : plan.Cycle.Last - first + 1) : Levels.Starting(plan.Cycle.First);
        foreach (var year in plan.Cycle.Each.Where(y => levels[y] != scheme.Spending[y]))
        {
            yield return Problem.Warning(
                "scheme.differs", Field("spending", year), $"The proposal’s capital lines come to {MoneyStyle.Exactly(levels[year])} in {year}, and the scheme spends {MoneyStyle.Exactly(scheme.Spending[year])}. Change one of them.");
            yield break;
        }
    }

    private static string Field(string list, FinancialYear year) => $"{list}.{year}";
}

/// <summary>What capital asks of a proposal.</summary>
public static class CapitalRules
{
    public static bool IsCapital(PlanLine line) => !line.Withdrawn && line.Terms.Category == PlanCategory.Capital;

    /// <summary>Capital that no scheme says how to pay for; null where there is none.</summary>
    public static Problem? NoFinancing(Plan plan, Guid proposal, Severity severity, string where) =>
        plan.LinesOf(proposal).Any(IsCapital) && !plan.Schemes.Any(s => !s.Withdrawn && s.Proposal == proposal)
            ? new("capital.no-financing", severity, where, "It spends capital, and nothing says what that costs in revenue. Add a capital scheme for it under Funding: what pays for it, and what is borrowed. Where nothing is borrowed, the scheme says so.")
            : null;
}

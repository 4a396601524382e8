using Outturn.Core.Values;

namespace Outturn.Core.Planning;

/// <summary>Opens a cycle: from then on it takes proposals.</summary>
public sealed record OpenCycle
{
    public Result<PlanChanges> Decide(Plan plan, Viewer viewer) =>
        viewer.Refusal(Area.Plan, Level.Manage, "open a cycle") is { } refusal ? Result.Refused<PlanChanges>(refusal)
        : plan.IsOpen ? Result.Refused<PlanChanges>(Problem.Error("cycle.open", "cycle", $"{plan.Cycle} is open already."))
        : plan.Cycle.First.StartYear is < 1990 or > 2090 ? Result.Refused<PlanChanges>(Problem.Error("cycle.years", "cycle", $"{plan.Cycle} is not a cycle that a council plans. Check the years."))
        : Result.Ok(PlanChanges.None with { Opens = true });
}

/// <summary>States the opening budget of services: the net budget of the base year.</summary>
public sealed record StateOpening(IReadOnlyList<OpeningBudget> Opening)
{
    public Result<PlanChanges> Decide(Plan plan, Viewer viewer)
    {
        if (viewer.Refusal(Area.Plan, Level.Manage, "state the opening budget") is { } refusal)
        {
            return Result.Refused<PlanChanges>(refusal);
        }

        var problems = new List<Problem>();
        foreach (var (service, times) in Opening.GroupBy(o => o.Service.Trim(), StringComparer.OrdinalIgnoreCase).Select(g => (g.Key, g.Count())))
        {
            if (service.Length == 0)
            {
                problems.Add(Problem.Error("opening.no-service", "opening", "Name the service whose opening budget this is."));
            }
            else if (times > 1)
            {
                problems.Add(Problem.Error("opening.twice", "opening", $"{service} is given twice. Each service has one opening budget."));
            }
        }

        var now = plan.Opening.ToDictionary(o => o.Service, StringComparer.OrdinalIgnoreCase);
        return problems.Count > 0
            ? Result.Refused<PlanChanges>(problems)
            : Result.Ok(PlanChanges.None with
            {
                Opening =
                [
                    .. Opening
                        .Select(o => now.TryGetValue(o.Service.Trim(), out var same) ? o with { Service = same.Service } : o with { Service = o.Service.Trim() })
                        .Where(o => !now.TryGetValue(o.Service, out var same) || same != o),
                ],
            });
    }
}

/// <summary>Makes a funding source, or states it anew with a further vintage.</summary>
public sealed record WriteSource(FundingSource Source)
{
    public Result<PlanChanges> Decide(Plan plan, Viewer viewer)
    {
        if (viewer.Refusal(Area.Plan, Level.Manage, "change the funding") is { } refusal)
        {
            return Result.Refused<PlanChanges>(refusal);
        }

        var source = Tidied();
        var problems = new List<Problem>();
        if (source.Name.Length == 0)
        {
            problems.Add(Problem.Error("funding.no-name", "name", "Name the source."));
        }
        else if (plan.Sources.Any(s => s.Id != source.Id && string.Equals(s.Name, source.Name, StringComparison.OrdinalIgnoreCase)))
        {
            problems.Add(Problem.Error("funding.name-taken", "name", $"There is a source called {source.Name} already. State that one anew, or give this one another name."));
        }

        if (source.Balance is { Pence: < 0 })
        {
            problems.Add(Problem.Error("funding.balance", "balance", "A reserve's balance is what it holds: a positive amount, or nothing."));
        }

        if (plan.Sources.FirstOrDefault(s => s.Id == source.Id) is { } before && before.Name != source.Name && plan.Lines.Any(l => l.Terms.Sources.Any(s => s.Source == before.Name)))
        {
            problems.Add(Problem.Error("funding.named", "name", $"Lines name {before.Name}. Keep the name, or add a source of the new name and move the lines to it."));
        }

        if (source.Kind == SourceKind.Pool)
        {
            problems.AddRange(PoolTerms.Check(source.Pool));
        }
        else if (source.Kind == SourceKind.CapitalReceipts)
        {
            problems.AddRange(ReceiptsTerms.Check(plan.Cycle, source, plan.AsAt.Position));
        }
        else if (source is { Kind: SourceKind.Borrowing, MeetsBudget: true })
        {
            problems.Add(Problem.Error("funding.borrowing-for-revenue", "meetsBudget", "A council may borrow for capital only: borrowing never pays for the net budget."));
        }

        // Money that comes in is negative whatever it pays for, but what was recorded of other kinds before is read in either sign.
        problems.AddRange(Vintages.Check(source.Vintages, funding: source.MeetsBudget || source.Kind is SourceKind.Pool or SourceKind.CapitalReceipts or SourceKind.Borrowing));
        return problems.Exists(p => p.Severity == Severity.Error)
            ? Result.Refused<PlanChanges>(problems)
            : Result.Ok(plan.Sources.Any(s => (s with { Act = 0 }).Equals(source)) ? PlanChanges.None : PlanChanges.None with { Sources = [source] }, problems);
    }

    /// <summary>Terms are those of its kind only; receipts can be spent once, whatever is said.</summary>
    private FundingSource Tidied() => Source with
    {
        Name = Source.Name.Trim(),
        RingFence = Source.RingFence.Trim(),
        OneOff = Source.OneOff || Source.Kind == SourceKind.CapitalReceipts,
        Pool = Source is { Kind: SourceKind.Pool, Pool: { } pool } ? pool with { Partners = [.. pool.Partners.Select(p => p with { Name = p.Name.Trim() })] } : null,
        Receipts = Source is { Kind: SourceKind.CapitalReceipts, Receipts: { } receipts } ? receipts with { AgreedBy = receipts.AgreedBy.Trim(), Prudential = receipts.Prudential.Trim() } : null,
        Act = 0,
    };
}

/// <summary>Makes an assumption on a service's cost, or states it anew with a further vintage.</summary>
public sealed record WriteAssumption(CostAssumption Assumption)
{
    public Result<PlanChanges> Decide(Plan plan, Viewer viewer)
    {
        if (viewer.Refusal(Area.Plan, Level.Manage, "change the assumptions") is { } refusal)
        {
            return Result.Refused<PlanChanges>(refusal);
        }

        var assumption = Assumption with { Name = Assumption.Name.Trim(), Service = Assumption.Service.Trim(), Act = 0 };
        var problems = new List<Problem>();
        if (assumption.Name.Length == 0)
        {
            problems.Add(Problem.Error("assumption.no-name", "name", "Name the assumption, such as “Adults: pay and prices”."));
        }
        else if (plan.Assumptions.Any(a => a.Id != assumption.Id && string.Equals(a.Name, assumption.Name, StringComparison.OrdinalIgnoreCase)))
        {
            problems.Add(Problem.Error("assumption.name-taken", "name", $"There is an assumption called {assumption.Name} already. State that one anew, or give this one another name."));
        }

        if (assumption.Category is not (PlanCategory.Inflation or PlanCategory.Demography))
        {
            problems.Add(Problem.Error("assumption.category", "category", "An assumption makes inflation or demography. Everything else is a line of a proposal."));
        }

        if (assumption.Vintages.Any(v => v.Forecast is Forecast.Grown) && !plan.Opening.Any(o => string.Equals(o.Service, assumption.Service, StringComparison.OrdinalIgnoreCase)))
        {
            problems.Add(Problem.Error("assumption.no-budget", "service", $"{(assumption.Service.Length == 0 ? "No service is named" : assumption.Service + " has no opening budget")}: a rate needs something to grow. State the opening budget first."));
        }

        problems.AddRange(Vintages.Check(assumption.Vintages, funding: false));
        return problems.Exists(p => p.Severity == Severity.Error)
            ? Result.Refused<PlanChanges>(problems)
            : Result.Ok(plan.Assumptions.Any(a => (a with { Act = 0 }).Equals(assumption)) ? PlanChanges.None : PlanChanges.None with { Assumptions = [assumption] }, problems);
    }
}

/// <summary>Forecasts by the day on which they were made.</summary>
public static class Vintages
{
    /// <summary>The one that counts: of that name, or the latest.</summary>
    public static Vintage? Of(IReadOnlyList<Vintage> vintages, string? name = null) =>
        name is null ? vintages.OrderBy(v => v.Dated).LastOrDefault() : vintages.FirstOrDefault(v => v.Name == name) ?? Of(vintages);

    internal static IEnumerable<Problem> Check(IReadOnlyList<Vintage> vintages, bool funding)
    {
        foreach (var vintage in vintages)
        {
            if (vintage.Name.Trim().Length == 0)
            {
                yield return Problem.Error("vintage.no-name", "vintage", "Name the forecast, such as “Provisional settlement, December 2021”, so that it can be told from a later one.");
            }

            if (vintages.Count(v => v.Name == vintage.Name) > 1)
            {
                yield return Problem.Error("vintage.twice", "vintage", $"There are two forecasts called {vintage.Name}. Give the later one a name of its own.");
            }

            if (vintage.Forecast is Forecast.Grown grown && grown.Rates.SelectMany(r => r.Percent.Values).Any(p => p is < -100 or > 100))
            {
                yield return Problem.Error("vintage.rate", "rates", "A rate is in per cent and between -100 and 100. 2.5 is two and a half per cent.");
            }

            if (funding && Highest(vintage.Forecast) is { Pence: > 0 })
            {
                yield return Problem.Error("funding.sign", "levels", "What pays for the budget is negative: write -1,000 for £1,000 of funding.");
            }
        }
    }

    private static Money? Highest(Forecast forecast) => forecast switch
    {
        Forecast.Grown grown => grown.Base,
        Forecast.Stated stated => stated.Levels.Values.Where(a => a is not Amount.Unquantified).Select(a => (Money?)Total.Of(a).High).DefaultIfEmpty(null).Max(),
        _ => null,
    };
}

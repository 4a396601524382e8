using Outturn.Core.Planning;
using Outturn.Core.Sheets;
using Outturn.Core.Values;

namespace Outturn.Core.Reports.Planning;

/// <summary>
/// What pays for what, by year: the sources that meet the net budget; what named lines draw on each source, by how firm it is;
/// temporary spending that names no source; and what each source with a balance holds after every year. What a source pays is
/// counted whole: what began before the cycle is still paid for.
/// </summary>
public static class PlanFunding
{
    public static PlanTable Of(PlanLedger ledger)
    {
        var budget = ledger.Budget;
        var rows = new List<PlanRow>();
        if (budget.Funding is { } funding)
        {
            rows.AddRange(budget.FundingRows);
            rows.Add(funding);
        }

        var calls = Calls(ledger);
        rows.AddRange(calls.Select(c => c.Row));
        if (calls.Count > 0)
        {
            rows.Add(new Call(ledger, calls).Row("calls", "Drawn on named sources, and temporary spending with none", PlanPart.Total, RowKind.Total));
        }

        var balances = Balances(ledger, calls).ToList();
        rows.AddRange(balances);
        var counted = calls.SelectMany(c => c.Entries).Concat(Enumerable.Range(0, ledger.LineCount).Where(entry => ledger.StandingOf(entry) == Standing.Funding)).ToHashSet();
        return new(ledger, PlanTableKind.Funding, rows)
        {
            Lines = counted.Count,
            Proposals = counted.Select(ledger.ProposalOf).Distinct().Count(),
            Footnotes = [.. budget.Footnotes(), .. balances.Select(Overdrawn).OfType<string>()],
        };
    }

    /// <summary>
    /// What the lines of the net budget draw: each line's parts, with the share of each. A share of null names no source; whether it
    /// needs one is said beside it. A share is as firm as its source lets it be. Movements of null are all that the line moves.
    /// </summary>
    internal static IEnumerable<(int Entry, SourceShare? Share, bool Needs, PlanMovements? Part)> Draws(PlanLedger ledger)
    {
        for (var entry = 0; entry < ledger.LineCount; entry++)
        {
            var facts = ledger.Facts(entry);
            if (facts.Standing != Standing.Net)
            {
                continue;
            }

            if (facts.Sources == 0)
            {
                if (NeedsSource(facts))
                {
                    yield return (entry, null, true, null);
                }
            }
            else if (SourcePart.Whole(ledger.Line(entry)!) is { } whole)
            {
                yield return (entry, ledger.Firm(whole), true, null);
            }
            else
            {
                foreach (var part in SourcePart.Of(ledger, entry))
                {
                    yield return (entry, part.Share is { } named ? ledger.Firm(named) : null, part.Share is not null || NeedsSource(facts), part.Movements);
                }
            }
        }
    }

    internal static List<NamedCall> Calls(PlanLedger ledger)
    {
        var calls = new Dictionary<(string Source, FundingStatus Status), Call>();
        var none = new Call(ledger);
        foreach (var (entry, share, needs, part) in Draws(ledger))
        {
            if (needs)
            {
                (share is null ? none : Of(share)).Add(entry, part);
            }
        }

        var used = new HashSet<string>(StringComparer.Ordinal);
        List<NamedCall> named =
        [
            .. calls.OrderBy(c => c.Key.Source, StringComparer.OrdinalIgnoreCase).ThenBy(c => c.Key.Status).Select(c => c.Value.Named(
                c.Key.Source, c.Key.Status, PlanKeys.Unused(used, $"call-{PlanHeadings.Slug(c.Key.Source)}-{PlanHeadings.Slug(c.Key.Status.Name())}"), $"{c.Key.Source}, {c.Key.Status.Name().ToLowerInvariant()}")),
        ];
        if (!none.IsEmpty)
        {
            named.Add(none.Named("", null, "no-source", "Temporary spending, no source named"));
        }

        return named;

        Call Of(SourceShare share) => calls.TryGetValue((share.Source, share.Status), out var call) ? call : calls[(share.Source, share.Status)] = new(ledger);
    }

    /// <summary>Temporary cost that the plan must find money for: what stays is met by the net budget.</summary>
    internal static bool NeedsSource(in LineFacts facts) => facts.Permanence != 0 && !facts.Category.TakesFromBudget();

    /// <summary>A call with its row; no source and no status for what names none.</summary>
    internal sealed record NamedCall(string Source, FundingStatus? Status, PlanRow Row, PlanLevels Pays, IReadOnlyList<int> Entries);

    /// <summary>What some lines draw: their movements added up, before the cycle too, for what a source pays is paid whole.</summary>
    private sealed class Call(PlanLedger ledger)
    {
        private readonly long[] low = new long[ledger.Years.Count];
        private readonly long[] high = new long[ledger.Years.Count];
        private readonly List<int> entries = [];
        private UnknownLines? unknown;

        public Call(PlanLedger ledger, IEnumerable<NamedCall> calls)
            : this(ledger)
        {
            foreach (var call in calls)
            {
                Add(call.Row.Movements);
                entries.AddRange(call.Entries);
            }
        }

        public bool IsEmpty => entries.Count == 0;

        public void Add(int entry, PlanMovements? part)
        {
            entries.Add(entry);
            if (part is not null)
            {
                Add(part);
                return;
            }

            YearColumns.Add(low, ledger.Low(entry));
            YearColumns.Add(high, ledger.High(entry));
            if (ledger.IsUnknown(entry))
            {
                ledger.AddUnknown(entry, unknown ??= new(ledger.Years));
            }
        }

        public NamedCall Named(string source, FundingStatus? status, string key, string heading) => new(source, status, Row(key, heading, PlanPart.Call, RowKind.Item), Pays(), entries);

        public PlanRow Row(string key, string heading, PlanPart part, RowKind kind)
        {
            var distinct = entries.Distinct().Order().ToList();
            return new(key, heading, part, kind, new(ledger.Years, low, high, 0, unknown), Pays, () => Pays().ToRunningTotals())
            {
                Lines = [.. distinct.Select(ledger.Id)],
                Proposals = distinct.Select(ledger.ProposalOf).Distinct().Count(),
                Note = PlanHeadings.Lines(distinct.Count),
            };
        }

        private PlanLevels Pays() => new(ledger.Years, YearColumns.Accumulated(low, 0), YearColumns.Accumulated(high, 0), unknown);

        private void Add(PlanMovements movements)
        {
            YearColumns.Add(low, movements.Low);
            YearColumns.Add(high, movements.High);
            if (movements.Unknown is { } more)
            {
                (unknown ??= new(ledger.Years)).Add(more);
            }
        }
    }

    private static IEnumerable<PlanRow> Balances(PlanLedger ledger, List<NamedCall> calls)
    {
        var years = ledger.Years;
        foreach (var (key, source) in WithBalance(ledger))
        {
            var balance = source.Balance!.Value;
            var drawn = Drawn(ledger, source, calls);
            var soFar = drawn.ToRunningTotals();
            var (low, high) = Besides(ledger, source);
            var left = new PlanLevels(
                years,
                [.. soFar.Low.ToArray().Select((pence, column) => checked(balance.Pence + low[column] - pence))],
                [.. soFar.High.ToArray().Select((pence, column) => checked(balance.Pence + high[column] - pence))],
                soFar.Unknown?.ForEver());
            yield return new(key, $"{source.Name}: what it holds after the year", PlanPart.Balance, RowKind.Item, PlanMovements.None(years), () => left)
            {
                Note = $"{MoneyStyle.Words(balance)} at the start of the cycle",
                WholeIn = PlanRow.LevelsOnly,
                ShownAs = PlanRow.LevelsOnly,
            };
        }
    }

    /// <summary>What lines draw on a source, and what it pays to the budget as a whole.</summary>
    internal static PlanLevels Drawn(PlanLedger ledger, FundingSource source, IEnumerable<NamedCall> calls)
    {
        var years = ledger.Years;
        var drawn = new PlanLevels(years, new long[years.Count], new long[years.Count], null);
        foreach (var call in calls.Where(c => string.Equals(c.Source, source.Name, StringComparison.OrdinalIgnoreCase)))
        {
            drawn += call.Pays;
        }

        for (var entry = ledger.LineCount; entry < ledger.Count; entry++)
        {
            if (ledger.Worked(entry)?.Source?.Id == source.Id)
            {
                drawn += Negative(ledger.Budget.WholeLevels(ledger.Worked(entry)!));
            }
        }

        return drawn;
    }

    /// <summary>What has come into a source since the cycle began less what capital has drawn on it, by column: beside its balance and what lines draw.</summary>
    internal static (long[] Low, long[] High) Besides(PlanLedger ledger, FundingSource source)
    {
        var years = ledger.Years;
        var (low, high) = (new long[years.Count], new long[years.Count]);
        for (var column = years.Begun; column < years.Count; column++)
        {
            var year = years[column];
            var comes = SourceMoney.ComesIn(source, year, years.Cycle, ledger.Choices.Vintage);
            var capital = SourceMoney.CapitalDraws(ledger.Plan, source, year);
            low[column] = checked((column == years.Begun ? 0 : low[column - 1]) + comes.Low.Pence - capital.Pence);
            high[column] = checked((column == years.Begun ? 0 : high[column - 1]) + comes.High.Pence - capital.Pence);
        }

        return (low, high);
    }

    /// <summary>The source whose balance a row shows, by the row's key.</summary>
    internal static FundingSource SourceOf(PlanLedger ledger, string key) => WithBalance(ledger).First(b => b.Key == key).Source;

    private static IEnumerable<(string Key, FundingSource Source)> WithBalance(PlanLedger ledger)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var source in ledger.Plan.Sources.Where(s => s.Balance is not null))
        {
            yield return (PlanKeys.Unused(used, "balance-" + PlanHeadings.Slug(source.Name)), source);
        }
    }

    private static PlanLevels Negative(PlanLevels levels) =>
        new(levels.Years, [.. levels.Low.ToArray().Select(pence => -pence)], [.. levels.High.ToArray().Select(pence => -pence)], levels.Unknown);

    private static string? Overdrawn(PlanRow balance)
    {
        var years = balance.Movements.Years;
        for (var column = years.Begun; column < years.Count; column++)
        {
            var left = balance.Levels[column];
            if (left.Low.Sign < 0 || left.High.Sign < 0)
            {
                return $"{balance.Heading(PlanBasis.Levels).Split(": what", 2)[0]} does not cover what is drawn on it: {MoneyStyle.Words(left.Low < left.High ? left.Low : left.High)} short by the end of {years[column]}.";
            }
        }

        return null;
    }
}

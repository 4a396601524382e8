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
        var budget = new BudgetAndFunding(ledger);
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
            var all = calls.Select(c => c.Part).Aggregate((a, b) => a + b);
            rows.Add(Row("calls", "Drawn on named sources, and temporary spending with none", PlanPart.Total, RowKind.Total, all, [.. calls.SelectMany(c => c.Row.Lines).Distinct()], ledger));
        }

        var balances = Balances(ledger, calls).ToList();
        rows.AddRange(balances);
        var counted = rows.Where(r => r.Part is PlanPart.Funding or PlanPart.Call).SelectMany(r => r.Lines).ToHashSet();
        return new(ledger, PlanTableKind.Funding, rows)
        {
            Lines = counted.Count,
            Proposals = Distinct(ledger, counted),
            Footnotes = [.. budget.Footnotes(), .. balances.Select(Overdrawn).OfType<string>()],
        };
    }

    private static List<(PlanRow Row, SourcePart Part)> Calls(PlanLedger ledger)
    {
        var parts = new Dictionary<(string Source, FundingStatus Status), (SourcePart Part, List<Guid> Lines)>();
        for (var entry = 0; entry < ledger.LineCount; entry++)
        {
            var line = ledger.Line(entry)!;
            if (ledger.StandingOf(entry) != Standing.Net || (line.Terms.Sources.Count == 0 && !NeedsSource(line)))
            {
                continue;
            }

            foreach (var part in SourcePart.Of(ledger, entry))
            {
                if (part.Share is null && !NeedsSource(line))
                {
                    continue;
                }

                var key = part.Share is { } share ? (share.Source, share.Status) : ("", FundingStatus.Confirmed);
                if (parts.TryGetValue(key, out var sum))
                {
                    sum.Lines.Add(line.Id);
                    parts[key] = (sum.Part + part, sum.Lines);
                }
                else
                {
                    parts.Add(key, (part, [line.Id]));
                }
            }
        }

        var used = new HashSet<string>(StringComparer.Ordinal);
        return [.. parts.OrderBy(p => p.Key.Source.Length == 0).ThenBy(p => p.Key.Source, StringComparer.OrdinalIgnoreCase).ThenBy(p => p.Key.Status).Select(p =>
        {
            var (source, status) = p.Key;
            var row = source.Length == 0
                ? Row("no-source", "Temporary spending, no source named", PlanPart.Call, RowKind.Item, p.Value.Part, p.Value.Lines, ledger)
                : Row(PlanKeys.Unused(used, $"call-{PlanHeadings.Slug(source)}-{PlanHeadings.Slug(status.Name())}"), $"{source}, {status.Name().ToLowerInvariant()}", PlanPart.Call, RowKind.Item, p.Value.Part, p.Value.Lines, ledger);
            return (row, p.Value.Part);
        })];
    }

    /// <summary>Temporary cost that the plan must find money for: what stays is met by the net budget.</summary>
    internal static bool NeedsSource(PlanLine line) => line.IsTemporary() && !line.Terms.Category.TakesFromBudget();

    private static PlanRow Row(string key, string heading, PlanPart part, RowKind kind, SourcePart pays, IReadOnlyList<Guid> lines, PlanLedger ledger)
    {
        var ids = lines.ToHashSet();
        return new(key, heading, part, kind, pays.Movements, () => pays.Pays, () => pays.Pays.ToRunningTotals())
        {
            Lines = [.. ids],
            Proposals = Distinct(ledger, ids),
            Note = PlanHeadings.Lines(ids.Count),
        };
    }

    private static int Distinct(PlanLedger ledger, HashSet<Guid> lines) =>
        Enumerable.Range(0, ledger.LineCount).Where(entry => lines.Contains(ledger.Id(entry))).Select(ledger.ProposalOf).Distinct().Count();

    private static IEnumerable<PlanRow> Balances(PlanLedger ledger, List<(PlanRow Row, SourcePart Part)> calls)
    {
        var years = ledger.Years;
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var source in ledger.Plan.Sources)
        {
            if (source.Balance is not { } balance)
            {
                continue;
            }

            var drawn = new PlanLevels(years, new long[years.Count], new long[years.Count], null);
            foreach (var (_, part) in calls.Where(c => string.Equals(c.Part.Share?.Source, source.Name, StringComparison.OrdinalIgnoreCase)))
            {
                drawn += part.Pays;
            }

            for (var entry = ledger.LineCount; entry < ledger.Count; entry++)
            {
                if (ledger.Worked(entry)?.Source?.Id == source.Id)
                {
                    drawn += Negative(new BudgetAndFunding(ledger).WholeLevels(ledger.Worked(entry)!));
                }
            }

            var soFar = drawn.ToRunningTotals();
            var left = new PlanLevels(
                years,
                [.. soFar.Low.ToArray().Select(pence => checked(balance.Pence - pence))],
                [.. soFar.High.ToArray().Select(pence => checked(balance.Pence - pence))],
                soFar.Unknown?.ForEver());
            yield return new(PlanKeys.Unused(used, "balance-" + PlanHeadings.Slug(source.Name)), $"{source.Name}: what it holds after the year", PlanPart.Balance, RowKind.Item, PlanMovements.None(years), () => left)
            {
                Note = $"{MoneyStyle.Words(balance)} at the start of the cycle",
                WholeIn = PlanRow.LevelsOnly,
                ShownAs = PlanRow.LevelsOnly,
            };
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

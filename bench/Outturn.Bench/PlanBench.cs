using System.Diagnostics;
using System.Globalization;
using Outturn.Core.Planning;
using Outturn.Core.Reports.Planning;
using Outturn.Core.Series;
using Outturn.Core.Values;

/// <summary>
/// Every table of a plan over 10^2 to 10^5 lines in memory: the time and the bytes of the table from a plan that nobody has yet
/// read, and of the same from a plan that is laid out. Beside it, in the same run, a plain baseline: the overview by LINQ over
/// dictionaries of year and pence.
/// </summary>
internal static class PlanBench
{
    private const double TableBar = 60;
    private static readonly PlanCycle TheCycle = new(new FinancialYear(2022), 5);

    public static void Run(List<(string, string, string, string)> rows)
    {
        foreach (var lines in new[] { 100, 1_000, 10_000, 100_000 })
        {
            var what = string.Create(CultureInfo.InvariantCulture, $"{lines:#,##0} plan lines");
            var naive = Measure(() => PlanOf(lines), Naive);
            var laid = Measure(() => PlanOf(lines), plan => PlanLedger.Of(plan));
            rows.Add(($"{what}: laid out, from a plan that nobody has read", Say(laid), $"the overview by LINQ over dictionaries {Say(naive)}", Ratio(naive.Ms, laid.Ms)));
            foreach (var (name, table) in Tables())
            {
                var cold = Measure(() => PlanOf(lines), plan => table(PlanLedger.Of(plan)));
                var ledger = PlanLedger.Of(PlanOf(lines));
                var warm = Measure(() => ledger, table);
                rows.Add(($"{what}: {name}, all three readings of its total", $"{Say(cold)}; once laid out {Say(warm)}", string.Create(CultureInfo.InvariantCulture, $"the bar {TableBar:0} ms"), Ratio(cold.Ms, TableBar)));
            }
        }
    }

    private static IEnumerable<(string, Func<PlanLedger, object>)> Tables()
    {
        yield return ("overview", ledger => Read(PlanOverview.Of(ledger)));
        foreach (var grouping in Enum.GetValues<PlanGrouping>())
        {
            yield return ($"proposals by {PlanHeadings.Heading(grouping).ToLowerInvariant()}", ledger => Read(PlanProposals.Of(ledger, grouping)));
        }

        yield return ("funding", ledger => Read(PlanFunding.Of(ledger)));
        yield return ("gap", ledger => Read(PlanGapTable.Of(ledger)));
    }

    private static Total Read(PlanTable table)
    {
        foreach (var row in table.Rows)
        {
            _ = (row.Movements[0], row.Levels[0], row.RunningTotals[0]);
        }

        return table.Total.RunningTotals[table.Years.Count - 1];
    }

    /// <summary>As anyone would write it first: a dictionary of years for each line, grouped and summed by LINQ, made into levels and totals.</summary>
    private static object Naive(Plan plan)
    {
        var counting = plan.Proposals.Where(p => p.Status.Counts()).Select(p => p.Id).ToHashSet();
        return plan.Lines.Where(l => l.EntersPlan && l.Terms.Category != PlanCategory.Funding && counting.Contains(l.Proposal))
            .GroupBy(l => PlanSections.Of(l.Terms.Category, l.Terms.Permanence))
            .ToDictionary(g => g.Key, g =>
            {
                var movements = g.SelectMany(l => l.Series.Low.ToDictionary(x => x.Key, x => x.Value.Pence)).GroupBy(x => x.Key).ToDictionary(x => x.Key, x => x.Sum(y => y.Value));
                var levels = movements.Keys.Order().ToDictionary(y => y, y => movements.Where(m => m.Key <= y).Sum(m => m.Value));
                return (movements, levels, levels.Keys.Order().ToDictionary(y => y, y => levels.Where(m => m.Key <= y).Sum(m => m.Value)));
            });
    }

    private static Plan PlanOf(int lines) => PlanOf(lines, TheCycle, 0);

    /// <param name="kind">Tells the ids of one plan from those of another in the same database.</param>
    public static Plan PlanOf(int lines, PlanCycle cycle, short kind)
    {
        var random = new Random(1);
        var proposals = Enumerable.Range(1, Math.Max(1, lines * 2 / 5)).Select(n => new Proposal(
            Id((short)(kind + 1), n), cycle, n,
            ProposalTerms.Of($"Proposal {n}", (ProposalType)random.Next(9)) with { Service = $"Service {random.Next(60)}", Committees = [.. Enumerable.Range(0, random.Next(1, 3)).Select(i => $"Committee {(n + i) % 6}")] },
            (ProposalStatus)random.Next(6), "")).ToList();
        return Plan.Empty(cycle) with
        {
            Proposals = proposals,
            Lines = [.. Enumerable.Range(0, lines).Select(i => Line(random, cycle, Id((short)(kind + 3), i), proposals[(int)((long)i * proposals.Count / lines)].Id, i))],
            Sources = [.. Enumerable.Range(0, 8).Select(i => new FundingSource(Id((short)(kind + 2), i), $"Fund {i}", SourceKind.Reserve, FundingStatus.Confirmed, MeetsBudget: false, OneOff: true, null, Money.FromPounds(50_000_000), "", []))],
        };
    }

    /// <summary>Three lines in five are permanent, one in a hundred is not quantified, one in fifty is a range, one in five names a source.</summary>
    private static PlanLine Line(Random random, PlanCycle cycle, Guid id, Guid proposal, int number)
    {
        Permanence permanence = random.Next(5) switch
        {
            0 => new Permanence.OneOff(),
            1 => new Permanence.TemporaryUntil(cycle.First + 3),
            _ => new Permanence.Permanent(),
        };
        var amounts = Enumerable.Range(0, random.Next(1, 4)).Select(y => KeyValuePair.Create(cycle.First + y, random.Next(100) switch
        {
            0 => new Amount.Unquantified("TBC"),
            1 or 2 => Amount.Between(Money.FromPounds(random.Next(1, 500_000)), Money.FromPounds(random.Next(1, 500_000))),
            _ => Amount.Of(Money.FromPounds(random.Next(-500_000, 500_000))),
        }));
        return new(id, proposal, number + 1, LineTerms.Of((PlanCategory)random.Next(7), permanence) with
        {
            Benefit = random.Next(2) == 0 ? null : (BenefitClass)random.Next(5),
            Sources = random.Next(5) == 0 ? [new($"Fund {random.Next(8)}", FundingStatus.Requested, null)] : [],
        }, new PlanAmounts(amounts));
    }

    private static Guid Id(short kind, int number) => new(number, kind, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1);

    private static (double Ms, long Bytes) Measure<T>(Func<T> fresh, Func<T, object> work)
    {
        work(fresh());
        work(fresh());
        var all = new List<double>();
        long bytes = 0;
        for (var i = 0; i < 7; i++)
        {
            var given = fresh();
            GC.Collect();
            var before = GC.GetAllocatedBytesForCurrentThread();
            var watch = Stopwatch.StartNew();
            work(given);
            all.Add(watch.Elapsed.TotalMilliseconds);
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        return (all.Order().ElementAt(all.Count / 2), bytes);
    }

    private static string Say((double Ms, long Bytes) measured) => string.Create(CultureInfo.InvariantCulture, $"{measured.Ms:0.00} ms, {measured.Bytes / 1024d:#,##0} KB");

    private static string Ratio(double a, double b) => (a / b).ToString("0.00", CultureInfo.InvariantCulture);
}

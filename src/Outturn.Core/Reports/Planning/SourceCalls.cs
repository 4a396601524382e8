using System.Globalization;
using Outturn.Core.Planning;
using Outturn.Core.Sheets;
using Outturn.Core.Values;

namespace Outturn.Core.Reports.Planning;

/// <summary>What is called on one source, by year of the cycle.</summary>
/// <param name="Name">Its name; for borrowing that names no source, what that is called.</param>
/// <param name="Source">Null for what names none, or one that the plan does not hold.</param>
/// <param name="There">What there is to draw on in each year: what comes in, on top of what the year before left where the source keeps it. Null where nobody has said how much it has.</param>
/// <param name="Draws">What is drawn, by how firm it is: no firmer than the line, the source and its partners.</param>
/// <param name="Left">What is there less what is drawn; null where nobody has said how much it has.</param>
public sealed record SourceCall(
    string Name, FundingSource? Source, IReadOnlyList<Total>? There, IReadOnlyList<(FundingStatus Status, IReadOnlyList<Total> ByYear)> Draws, IReadOnlyList<Total>? Left)
{
    /// <summary>Whether what a year leaves is there in the next.</summary>
    public bool Keeps => Source is not null && SourceCalls.KeepsOver(Source);

    /// <summary>All that is drawn in each year.</summary>
    public IReadOnlyList<Total> Drawn => Draws.Count == 0 ? [.. (There ?? []).Select(_ => Total.Zero)] : [.. Draws.Select(d => d.ByYear).Aggregate((a, b) => [.. a.Zip(b, (x, y) => x + y)])];

    /// <summary>What each partner of a pool bears of what is drawn.</summary>
    public IReadOnlyList<(PoolPartner Partner, IReadOnlyList<Total> ByYear)> Partners => Source?.Pool is not { } pool ? [] :
        [.. pool.Partners.Select((partner, i) => (partner, (IReadOnlyList<Total>)[.. Drawn.Select(d => new Total(pool.Split(d.Low)[i], pool.Split(d.High)[i], d.Unquantified))]))];
}

/// <summary>
/// Calls on every source by year, against what is there. Lines of the revenue plan draw what they cost, in whole, from before the cycle too; capital schemes draw what
/// a source pays of them and what they borrow. A source that is said to pay for the budget as a whole is here only where it holds a balance or a line draws on it.
/// </summary>
public sealed record SourceCalls(PlanCycle Cycle, IReadOnlyList<SourceCall> All)
{
    /// <summary>Borrowing of schemes that name no source of it.</summary>
    public const string BorrowingWithoutSource = "Borrowing that names no source";

    public static SourceCalls Of(PlanLedger ledger)
    {
        var plan = ledger.Plan;
        var calls = PlanFunding.Calls(ledger);
        var capital = plan.Cycle.Each.SelectMany(year => SourceMoney.DrawsOf(plan, year).Select(draw => (Year: year, draw.Source, draw.Status, draw.Drawn))).ToList();
        var all = plan.Sources.Select(source => Of(ledger, source, calls, [.. capital.Where(c => SourceMoney.Is(source, c.Source)).Select(c => (c.Year, c.Status, c.Drawn))])).OfType<SourceCall>().ToList();
        if (capital.Where(c => c.Source.Length == 0).ToList() is { Count: > 0 } unnamed)
        {
            all.Add(new(BorrowingWithoutSource, null, null, [(FundingStatus.Assumed, [.. plan.Cycle.Each.Select(y => Of(unnamed.Where(c => c.Year == y).Select(c => c.Drawn)))])], null));
        }

        return new(plan.Cycle, all);
    }

    /// <summary>Where a source does not cover what is drawn on it: in the first year in which it does not.</summary>
    public IEnumerable<string> Overdrawn => All.Where(c => c.Left is not null).Select(c => Cycle.Each.Zip(c.Left!)
            .Where(l => l.Second.Low.Sign < 0 || l.Second.High.Sign < 0)
            .Select(l => $"{c.Name} does not cover what is drawn on it: {MoneyStyle.Words(l.Second.Low < l.Second.High ? l.Second.Low : l.Second.High)} short in {l.First}.").FirstOrDefault()).OfType<string>();

    /// <summary>Draws are positive; what is left is negative where it is not there.</summary>
    public Sheet ToSheet(MoneyStyle? style = null)
    {
        style ??= MoneyStyle.Thousands;
        var rows = new List<Row>();
        var charts = new List<SheetChart>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var call in All)
        {
            var key = PlanKeys.Unused(keys, PlanHeadings.Slug(call.Name));
            var from = rows.Count;
            Row Line(string what, string heading, RowKind kind, IReadOnlyList<Total> figures) => new($"{key}-{what}", kind, [Cell.Text(call.Name), Cell.Text(heading), .. figures.Select(Cell.Of)]);
            if (call.There is { } there)
            {
                rows.Add(Line("there", ThereHeading(call), RowKind.Item, there));
            }

            rows.Add(Line("drawn", DrawnHeading(call), RowKind.Item, call.Drawn));
            rows.AddRange(Parts(call).Select((part, i) => Line(string.Create(CultureInfo.InvariantCulture, $"part-{i + 1}"), part.Heading, RowKind.Item, part.ByYear)));
            if (call.Left is { } left)
            {
                rows.Add(Line("left", LeftHeading(call), RowKind.Subtotal, left));
                charts.Add(new($"{call.Name}: what is there and what is drawn, {style.UnitText}", ChartShape.Bars, ByRow: true, [from, from + 1], 1, 2, 1 + Cycle.Years));
            }
        }

        return new(
            "calls", $"Calls on each source by year, {style.UnitText}. What is drawn is positive; what is left is negative where the source does not cover it.", "within the year",
            [new("source", "Source", ColumnKind.Text, Width: 34), new("what", "What", ColumnKind.Text, Width: 40), .. Cycle.Each.Select(y => new Column(y.ToString(), y.ToString(), ColumnKind.Money, style, Width: 12))],
            rows)
        {
            Charts = charts,
            Notes = [.. Overdrawn.Select((words, i) => KeyValuePair.Create(string.Create(CultureInfo.InvariantCulture, $"Not covered {i + 1}"), words))],
        };
    }

    public static string ThereHeading(SourceCall call) => call.Keeps ? "There, with what the year before left" : "There in the year";

    public static string DrawnHeading(SourceCall call) => call.Draws is [var one] ? $"Drawn: {Lower(one.Status)}" : "Drawn";

    public static string LeftHeading(SourceCall call) => call.Keeps ? "Left at the year’s end" : "Left in the year";

    /// <summary>What is drawn by how firm it is, where that differs; then what each partner bears of it.</summary>
    public static IEnumerable<(string Heading, IReadOnlyList<Total> ByYear)> Parts(SourceCall call) =>
    [
        .. call.Draws.Count < 2 ? [] : call.Draws.Select(d => ("of which " + Lower(d.Status), d.ByYear)),
        .. call.Partners.Select(p => (string.Create(CultureInfo.InvariantCulture, $"of which {p.Partner.Name}, {call.Source!.Pool!.PercentOf(p.Partner):0.#} %, {Lower(p.Partner.Status)}"), p.ByYear)),
    ];

    /// <summary>A balance is there until it is spent, and so is what was sold; a grant, a pool or borrowing is of its year.</summary>
    internal static bool KeepsOver(FundingSource source) => source.Balance is not null || source.Kind == SourceKind.CapitalReceipts;

    private static SourceCall? Of(PlanLedger ledger, FundingSource source, List<PlanFunding.NamedCall> calls, List<(FinancialYear Year, FundingStatus? Status, Money Drawn)> capital)
    {
        var years = ledger.Plan.Cycle.Each.ToList();
        var draws = new SortedDictionary<FundingStatus, Total[]>();
        void Draw(FundingStatus status, int at, Total drawn)
        {
            if (drawn != Total.Zero)
            {
                (draws.TryGetValue(status, out var byYear) ? byYear : draws[status] = new Total[years.Count])[at] += drawn;
            }
        }

        foreach (var (at, year) in years.Index())
        {
            foreach (var call in calls.Where(c => SourceMoney.Is(source, c.Source)))
            {
                Draw(call.Status!.Value, at, call.Pays[year]);
            }

            foreach (var (_, status, drawn) in capital.Where(c => c.Year == year))
            {
                Draw(status is { } said ? SourceRules.FirmnessOf(source, new(source.Name, said, null)) : source.Firmness, at, new(drawn, drawn, 0));
            }

            if (source is { MeetsBudget: true, Balance: not null })
            {
                Draw(source.Firmness, at, PlanFunding.Drawn(ledger, source, [])[year]);
            }
        }

        var vintage = ledger.Choices.Vintage;
        var isSaid = source.Balance is not null || (!source.MeetsBudget && Vintages.Of(source.Vintages, vintage) is not null);
        if (!isSaid && draws.Count == 0)
        {
            return null;
        }

        List<Total>? there = isSaid ? [] : null;
        List<Total>? left = isSaid ? [] : null;
        for (var at = 0; isSaid && at < years.Count; at++)
        {
            var kept = !KeepsOver(source) ? Total.Zero : at == 0 ? Total.Of(Amount.Of(source.Balance ?? Money.Zero)) : left![at - 1];
            there!.Add(kept + SourceMoney.ComesIn(source, years[at], ledger.Plan.Cycle, vintage));
            left!.Add(Less(there[at], draws.Values.Aggregate(Total.Zero, (sum, d) => sum + d[at])));
        }

        return new(source.Name, source, there, [.. draws.Select(d => (d.Key, (IReadOnlyList<Total>)d.Value))], left);
    }

    // The smaller numbers of every range together, and the larger: as every table of the plan.
    private static Total Less(Total a, Total b) => new(a.Low - b.Low, a.High - b.High, a.Unquantified + b.Unquantified);

    private static Total Of(IEnumerable<Money> money) => Total.Sum(money.Select(Amount.Of));

    private static string Lower(FundingStatus status) => status.Name().ToLowerInvariant();
}

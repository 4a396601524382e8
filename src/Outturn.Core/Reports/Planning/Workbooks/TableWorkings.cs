using Outturn.Core.Sheets;
using Outturn.Core.Values;

namespace Outturn.Core.Reports.Planning.Workbooks;

/// <summary>
/// How each figure of a plan table is worked out from the others: movements are sums of lines, levels are sums of movements from the
/// cycle's first year, running totals are sums of levels, and totals are sums of the rows above them.
/// </summary>
internal sealed class TableWorkings
{
    /// <summary>Totals of more rows than this are summed from the lines instead: a formula has a greatest length.</summary>
    private const int MostRows = 200;

    private readonly PlanWorkings workings;
    private readonly Dictionary<PlanBasis, Dictionary<PlanRow, int>> places;
    private readonly Dictionary<string, int> entries = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Entry, string Row), int> draws = [];

    public TableWorkings(PlanWorkings workings)
    {
        this.workings = workings;
        places = workings.Bases.ToDictionary(basis => basis, basis => PlanSheet.RowsOf(workings.Table, basis).Index().ToDictionary(r => r.Item.Row, r => r.Index));
        for (var entry = 0; entry < workings.Ledger.Count; entry++)
        {
            entries.TryAdd(workings.Ledger.Id(entry).ToString("N"), entry);
        }

        foreach (var (i, draw) in workings.DrawList.Index())
        {
            draws.TryAdd((draw.Entry, draw.Row), i);
        }
    }

    private PlanLedger Ledger => workings.Ledger;

    private int Begun => workings.Years.Begun;

    /// <summary>The formula of a figure; null where there is nothing to work it out from.</summary>
    public Formula? Of(SheetRow row, PlanBasis basis, Block block, int column)
    {
        if (Special(row.Row, basis, block, column) is { } special)
        {
            return special.Formula;
        }

        if (Parts(row.Row, basis) is { } parts)
        {
            return Summed(parts, basis, block, column);
        }

        return basis == PlanBasis.Movements || block >= Block.Moving ? FromLines(row, block, column) : Accumulated(row.Row, basis, block, column);
    }

    /// <summary>The rows that a row is the sum of; null where it is none, or of too many for one formula.</summary>
    private List<PlanRow>? Parts(PlanRow row, PlanBasis basis)
    {
        var table = workings.Table;
        List<PlanRow>? parts = row.Part switch
        {
            PlanPart.Total when table is { Kind: PlanTableKind.Proposals, Grouping: PlanGrouping.Committee } => null,
            PlanPart.Total when table.Kind == PlanTableKind.Funding => Rows(PlanPart.Call),
            PlanPart.Total => Rows(PlanPart.Budget),
            PlanPart.Budget when row.Under.Count > 0 => [.. row.Under],
            PlanPart.Standing when row.Key == "net-budget" => [table.Row("opening")!, table.Rows.First(r => r.Part == PlanPart.Total)],
            PlanPart.Funding when row.Kind == RowKind.Subtotal => [.. Rows(PlanPart.Funding).Where(r => r.Kind == RowKind.Item)],
            PlanPart.Gap when table.Kind == PlanTableKind.Gap => [.. table.Rows.Where(r => r != row)],
            PlanPart.Gap => [table.Row("net-budget") is { } net && net.ShownAs.Contains(basis) ? net : table.Rows.First(r => r.Part == PlanPart.Total), table.Row("funding")!],
            _ => null,
        };
        parts = parts?.FindAll(r => r.ShownAs.Contains(basis));
        return parts is { Count: > MostRows } && row.Part == PlanPart.Total && table.Kind == PlanTableKind.Proposals ? null : parts;

        List<PlanRow> Rows(PlanPart part) => [.. table.Rows.Where(r => r.Part == part)];
    }

    private Formula? Summed(List<PlanRow> parts, PlanBasis basis, Block block, int column)
    {
        var blocks = workings.Tables[basis];
        List<int> at = [.. parts.Select(r => places[basis][r])];
        return at.Count switch
        {
            0 => null,
            > 2 when at[^1] - at[0] == at.Count - 1 => Formula.Of(FormulaFunction.Sum, blocks.Down(block, column, at[0], at[^1])),
            <= 2 => Formula.Of(FormulaSign.Plus, [.. at.Select(row => blocks.At(block, row, column))]),
            _ => Formula.Of(FormulaFunction.Sum, [.. at.Select(row => blocks.At(block, row, column))]),
        };
    }

    /// <summary>The lines behind a row.</summary>
    private Formula? FromLines(SheetRow drawn, Block block, int column)
    {
        var row = drawn.Row;
        var net = Sums.Counting(Standing.Net);
        return row.Part switch
        {
            PlanPart.Beside => Sums.OfLines(workings, block, column, Sums.Counting(Standing.Beside), Row(row.Key)),
            PlanPart.Funding => Sums.OfLines(workings, block, column, Sums.Counting(Standing.Funding), Row(row.Key)),
            PlanPart.Call => Sums.Of(workings.Draws, workings.DrawList.Count, block, column, [new(DrawColumns.Row, row.Key)]),
            PlanPart.Total => Sums.OfLines(workings, block, column, net),
            _ when drawn.Of is { } group => UnderGroup(drawn, group, block, column),
            _ when workings.Table.Kind == PlanTableKind.Overview => Sums.OfLines(workings, block, column, net, new Sums.Criterion(LineColumns.Section, row.Key)),
            _ => Sums.OfLines(workings, block, column, net, Row(row.Key)),
        };

        static Sums.Criterion Row(string key) => new(LineColumns.Row, key);
    }

    /// <summary>A proposal in a group, or what stands there without one.</summary>
    private Formula? UnderGroup(SheetRow drawn, PlanRow group, Block block, int column)
    {
        var grouping = workings.Table.Grouping!.Value;
        var key = RowKeys.Of(grouping, group.Key);
        var proposal = drawn.Row.Key.StartsWith("proposal-", StringComparison.Ordinal) ? int.Parse(drawn.Row.Key["proposal-".Length..], System.Globalization.CultureInfo.InvariantCulture) : (int?)null;
        return (grouping, proposal) switch
        {
            (PlanGrouping.FundingSource, { } number) => Sums.Of(workings.Draws, workings.DrawList.Count, block, column, [new(DrawColumns.Row, key), new(DrawColumns.Proposal, number)]),
            (PlanGrouping.FundingSource, null) => workings.Draws.At(block, draws[(entries[drawn.Row.Key], key)], column),
            (_, null) => workings.Lines.At(block, entries[drawn.Row.Key], column),
            (_, { } number) when grouping.IsOfProposals() => Sums.OfLines(workings, block, column, Sums.Counting(Standing.Net), new Sums.Criterion(LineColumns.Proposal, number)),
            (_, { } number) => Sums.OfLines(workings, block, column, Sums.Counting(Standing.Net), new Sums.Criterion(LineColumns.Row, key), new Sums.Criterion(LineColumns.Proposal, number)),
        };
    }

    /// <summary>
    /// Levels from movements, running totals from levels. Both start afresh in the cycle's first year, but for what a source pays:
    /// that is counted whole. Where the level is a whole amount the running total adds up its changes only.
    /// </summary>
    private Formula Accumulated(PlanRow row, PlanBasis basis, Block block, int column)
    {
        var first = column < Begun || (row.Part == PlanPart.Call && basis == PlanBasis.Levels) ? 0 : Begun;
        if (basis == PlanBasis.Levels)
        {
            return workings.Tables[PlanBasis.Movements].Across(block, places[PlanBasis.Movements][row], first, column);
        }

        if (!row.IsWhole(PlanBasis.Levels))
        {
            return workings.Tables[PlanBasis.Levels].Across(block, places[PlanBasis.Levels][row], first, column);
        }

        var level = workings.Tables[PlanBasis.Movements].Across(block, places[PlanBasis.Movements][row], first, column);
        return column == first ? level : workings.Tables[basis].At(block, places[basis][row], column - 1) + level;
    }

    /// <summary>Rows whose levels are stated, not summed from movements; null for any other.</summary>
    private Stated? Special(PlanRow row, PlanBasis basis, Block block, int column)
    {
        if (basis != PlanBasis.Levels)
        {
            return null;
        }

        var budget = Ledger.Budget;
        return row.Part switch
        {
            PlanPart.Standing when row.Key == "opening" => new(OpeningSheet.Budgets(workings, Counted(block))),
            PlanPart.Standing when row.Key == "opening-gap" => new(block >= Block.Moving ? OpeningSheet.Budgets(workings, Counted(block))
                : Formula.Of(FormulaSign.Plus, [OpeningSheet.Budgets(workings, block), .. FundingEntries().Select(entry => workings.Forecasts.At(block, workings.ForecastRow(entry), workings.Base))])),
            PlanPart.Funding when budget.HasOpening && row.Kind == RowKind.Item && budget.EntryOf(row.Key) is { } entry => WholeLevel(row, entry, block, column),
            PlanPart.Balance => Balance(row, block, column),
            _ => null,
        };
    }

    private static Block Counted(Block block) => block >= Block.Moving ? Block.Moving : block;

    private IEnumerable<int> FundingEntries() => Enumerable.Range(Ledger.LineCount, Ledger.Count - Ledger.LineCount).Where(entry => Ledger.StandingOf(entry) == Standing.Funding);

    /// <summary>A source's level as its forecast gives it; in the gap, its change from the base year.</summary>
    private Stated WholeLevel(PlanRow row, int entry, Block block, int column)
    {
        if (block >= Block.Moving)
        {
            return new(PlanWorkings.Uncounted(UnknownCells.Levels(workings, entry, column, column)));
        }

        var forecast = workings.ForecastRow(entry);
        if (row.IsWhole(PlanBasis.Levels))
        {
            return new(workings.Forecasts.At(block, forecast, column));
        }

        return column < Begun ? new(null) : new(workings.Forecasts.At(block, forecast, column) - workings.Forecasts.At(block, forecast, workings.Base));
    }

    /// <summary>What a source holds: its balance less what is drawn on it so far, and less what it pays to the budget as a whole.</summary>
    private Stated Balance(PlanRow row, Block block, int column)
    {
        if (column < Begun)
        {
            return new(null);
        }

        var source = PlanFunding.SourceOf(Ledger, row.Key);
        var calls = PlanFunding.Calls(Ledger).Where(c => string.Equals(c.Source, source.Name, StringComparison.OrdinalIgnoreCase)).Select(c => c.Row.Key).ToHashSet(StringComparer.Ordinal);
        var rows = workings.Table.Rows.Where(r => r.Part == PlanPart.Call && calls.Contains(r.Key)).ToList();
        var met = FundingEntries().Where(entry => Ledger.Worked(entry)!.Source!.Id == source.Id).ToList();
        if (block >= Block.Moving)
        {
            List<Formula> counts =
            [
                .. rows.Select(r => Sums.Of(workings.Draws, workings.DrawList.Count, Block.SoFar, column, [new(DrawColumns.Row, r.Key)])).OfType<Formula>(),
                .. met.Select(entry => PlanWorkings.Uncounted(UnknownCells.Levels(workings, entry, Begun, column))).OfType<Formula>(),
            ];
            return new(counts.Count == 0 ? null : Formula.Of(FormulaSign.Plus, counts));
        }

        var (low, high) = PlanFunding.Besides(Ledger, source);
        var besides = Money.FromPence((block == Block.High ? high : low)[column]);
        var held = OpeningSheet.Balance(workings, source.Id);
        return new(Formula.Of(FormulaSign.Minus,
        [
            met.Aggregate(besides.IsZero ? held : held + besides.Pounds, (sum, entry) => sum + workings.Forecasts.Across(block, workings.ForecastRow(entry), Begun, column)),
            .. rows.Select(r => workings.Tables[PlanBasis.Levels].Across(block, places[PlanBasis.Levels][r], Begun, column)),
        ]));
    }

    /// <param name="Formula">Null where the figure is nothing, whatever changes.</param>
    private sealed record Stated(Formula? Formula);
}

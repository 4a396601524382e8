using Outturn.Core.Sheets;
using Outturn.Core.Values;

namespace Outturn.Core.Reports.Planning.Workbooks;

/// <summary>What the sheets of one workbook share: which of them there are, and where the figures of each stand.</summary>
internal sealed class PlanWorkings
{
    public const string LinesName = "Lines";
    public const string DrawsName = "Sources";
    public const string ForecastsName = "Forecasts";
    public const string OpeningName = "Opening";

    private readonly Dictionary<int, int> forecastRows = [];
    private readonly Dictionary<int, string> groups;

    public PlanWorkings(PlanTable table, PlanBasis basis, MoneyStyle style)
    {
        Table = table;
        Ledger = table.Ledger;
        Style = style;
        Bases = basis switch
        {
            PlanBasis.Movements => [PlanBasis.Movements],
            PlanBasis.Levels => [PlanBasis.Levels, PlanBasis.Movements],
            _ => [PlanBasis.RunningTotals, PlanBasis.Levels, PlanBasis.Movements],
        };
        var opening = Ledger.Plan.Opening;
        Ranged = Ledger.Ranged || opening.Any(o => o.Budget is Amount.Range);
        Unknown = opening.Any(o => o.Budget is Amount.Unquantified) || Enumerable.Range(0, Ledger.Count).Any(Ledger.IsUnknown);

        // A balance holds what its calls have drawn so far, whatever the reading.
        List<Block> counts = [.. Bases.Select(CountOf).Append(Block.SoFar).Distinct().Where(c => c != Block.SoFar || basis == PlanBasis.RunningTotals || (basis == PlanBasis.Levels && table.Kind == PlanTableKind.Funding)).Order()];
        counts = Unknown ? counts : [];
        List<Block> stated = [Block.Stated, .. Ranged || Unknown ? [Block.Low] : Array.Empty<Block>(), .. Ranged ? [Block.High] : Array.Empty<Block>()];
        Lines = new(LinesName, LineColumns.Count, Years.Count, [.. stated, .. counts]);
        Draws = new(DrawsName, DrawColumns.Count, Years.Count, [Block.Low, .. Ranged ? [Block.High] : Array.Empty<Block>(), .. counts]);
        Forecasts = new(ForecastsName, 3, Years.Count, stated);
        Opening = new(OpeningName, 2, 1, [.. stated, .. Unknown ? [Block.Moving] : Array.Empty<Block>()]);
        Tables = Bases.ToDictionary(b => b, b => new YearBlocks(b.Heading(), Unknown ? 4 : 3, Years.Count, [Block.Low, .. Ranged ? [Block.High] : Array.Empty<Block>(), .. Unknown ? [CountOf(b)] : Array.Empty<Block>()]));
        DrawList = DrawsSheet.DrawsOf(table);
        groups = GroupsOf(table);
        var row = 0;
        for (var entry = Ledger.LineCount; entry < Ledger.Count; entry++)
        {
            row += ForecastsSheet.RatesOf(Ledger.Worked(entry)!).Count;
            forecastRows[entry] = row++;
        }
    }

    public PlanTable Table { get; }

    public PlanLedger Ledger { get; }

    public MoneyStyle Style { get; }

    public PlanYears Years => Ledger.Years;

    /// <summary>The reading that was asked for, then what it is worked out from.</summary>
    public IReadOnlyList<PlanBasis> Bases { get; }

    public bool Ranged { get; }

    /// <summary>Whether anything in the plan is not quantified.</summary>
    public bool Unknown { get; }

    public YearBlocks Lines { get; }

    public YearBlocks Draws { get; }

    /// <summary>The rows of the sheet of sources.</summary>
    public IReadOnlyList<Draw> DrawList { get; }

    public YearBlocks Forecasts { get; }

    public YearBlocks Opening { get; }

    public IReadOnlyDictionary<PlanBasis, YearBlocks> Tables { get; }

    /// <summary>The base year's column.</summary>
    public int Base => Years.Begun - 1;

    public static Block CountOf(PlanBasis basis) => basis switch { PlanBasis.Movements => Block.Moving, PlanBasis.Levels => Block.InEffect, _ => Block.SoFar };

    /// <summary>The row of a forecast's levels.</summary>
    public int ForecastRow(int entry) => forecastRows[entry];

    /// <summary>The group of a line where each line stands in one; null where the groups part proposals, or a line by what pays for it.</summary>
    public string? GroupOf(int entry) => groups.GetValueOrDefault(entry);

    /// <summary>The year columns of a sheet's blocks.</summary>
    public IEnumerable<Column> ColumnsOf(YearBlocks blocks) => blocks.All.SelectMany(block => Years.Each.Select((year, column) =>
    {
        var group = Prefix(blocks, block) + Years.Heading(Years.PeriodOf(column));
        return block >= Block.Moving
            ? new Column($"{block}{year}", $"{year} count", ColumnKind.Number, null, group, 11)
            : new Column($"{block}{year}", $"{year} {Style.UnitText}", ColumnKind.Money, Style, group, block == Block.Stated && (Ranged || Unknown) ? 18 : 14);
    }));

    /// <summary>How much is unknown, as 1 for each cell that still is not a number.</summary>
    public static Formula? Uncounted(IEnumerable<Formula> cells)
    {
        List<Formula> missing = [.. cells.Select(cell => (Formula)1m - Formula.Of(FormulaFunction.IsNumber, cell))];
        return missing.Count == 0 ? null : Formula.Of(FormulaSign.Plus, missing);
    }

    private static Dictionary<int, string> GroupsOf(PlanTable table)
    {
        if (table.Grouping is not { } grouping || grouping.IsOfProposals() || grouping == PlanGrouping.FundingSource)
        {
            return [];
        }

        var (placements, keys) = PlanProposals.Placed(table.Ledger, grouping);
        return Enumerable.Range(0, placements.Count).ToDictionary(placements.Entry, i => keys[placements.Group(i)].Key);
    }

    private string Prefix(YearBlocks blocks, Block block) => block switch
    {
        Block.Stated when Ranged || Unknown => "As stated: ",
        Block.Low when Ranged => "Smaller: ",
        Block.Low when blocks.Has(Block.Stated) => "Counted: ",
        Block.High => "Larger: ",
        Block.Moving => "Not quantified: ",
        Block.InEffect => "Not quantified, in effect: ",
        Block.SoFar => "Not quantified, so far: ",
        _ => "",
    };
}

/// <summary>Where the lines sheet says what a line is.</summary>
internal static class LineColumns
{
    public const int Key = 0;
    public const int Proposal = 1;
    public const int Section = 5;
    public const int Counts = 6;
    public const int Row = 15;
    public const int Count = 16;
}

/// <summary>Where the sources sheet says what a part is.</summary>
internal static class DrawColumns
{
    public const int Proposal = 1;
    public const int Row = 6;
    public const int Count = 7;
}

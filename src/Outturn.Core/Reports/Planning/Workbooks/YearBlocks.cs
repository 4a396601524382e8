using Outturn.Core.Sheets;

namespace Outturn.Core.Reports.Planning.Workbooks;

/// <summary>What one block of year columns holds. A range is two numbers, and what nobody has quantified is counted.</summary>
internal enum Block
{
    /// <summary>As it is stated: a number, or words.</summary>
    Stated,

    /// <summary>With the smaller number of every range.</summary>
    Low,

    /// <summary>With the larger.</summary>
    High,

    /// <summary>How many amounts without a figure stand in the year's movement.</summary>
    Moving,

    /// <summary>How many stand in the year's level.</summary>
    InEffect,

    /// <summary>How many stand in the running total.</summary>
    SoFar,
}

/// <summary>
/// The blocks of year columns of one sheet of the workbook, side by side. Where a plan has no range there is one block of numbers
/// and where everything is quantified nothing is counted: a block that is not there is read from the plainer one.
/// </summary>
internal sealed class YearBlocks(string sheet, int first, int width, IReadOnlyList<Block> blocks)
{
    public string Sheet { get; } = sheet;

    public IReadOnlyList<Block> All { get; } = blocks;

    public bool Has(Block block) => All.Contains(block);

    public int Column(Block block, int year) => first + (Index(block) * width) + year;

    public Formula At(Block block, int row, int year) => Formula.At(Sheet, row, Column(block, year));

    /// <summary>From one year to another of a row, always from the same first.</summary>
    public Formula Across(Block block, int row, int from, int to) =>
        from == to ? At(block, row, to) : Formula.Of(FormulaFunction.Sum, Formula.Between(Sheet, row, Column(block, from), row, Column(block, to), Anchors.FirstColumn));

    public Formula Down(Block block, int year, int row, int lastRow, Anchors anchors = Anchors.None) =>
        Formula.Between(Sheet, row, Column(block, year), lastRow, Column(block, year), anchors);

    private int Index(Block block)
    {
        for (var i = 0; i < All.Count; i++)
        {
            if (All[i] == block)
            {
                return i;
            }
        }

        return block switch
        {
            Block.High => Index(Block.Low),
            Block.Low => Index(Block.Stated),
            _ => throw new ArgumentOutOfRangeException(nameof(block), block, $"The sheet {Sheet} has no such block."),
        };
    }
}

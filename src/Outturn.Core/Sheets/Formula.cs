namespace Outturn.Core.Sheets;

/// <summary>What stays as it is when a formula is copied to another cell.</summary>
[Flags]
public enum Anchors
{
    None = 0,
    Rows = 1,
    FirstColumn = 2,
    LastColumn = 4,
    Columns = FirstColumn | LastColumn,
    All = Rows | Columns,
}

/// <summary>The functions that a workbook's formulas use: each is the same in every spreadsheet program.</summary>
public enum FormulaFunction
{
    Sum,

    /// <summary>The area to sum, then pairs of an area and what it must hold.</summary>
    SumIfs,
    Round,
    If,
    IsNumber,
    Max,
    Min,

    /// <summary>Areas of the same shape: their cells multiplied place by place and added up.</summary>
    SumProduct,
    Average,

    /// <summary>How many cells of an area hold a number.</summary>
    Count,
    RoundUp,
    RoundDown,
    IfError,
}

public enum FormulaSign
{
    Plus,
    Minus,
    Times,
    Equal,

    /// <summary>Texts one after the other.</summary>
    Joined,
    Over,
    Less,
    LessOrEqual,
    More,
    MoreOrEqual,
    NotEqual,
}

/// <summary>
/// What a cell of a workbook is worked out from, as data: places are counted in the sheet's own rows and columns from 0, so that
/// what comes before the rows (caption, headings) is the writer's affair.
/// </summary>
public abstract record Formula
{
    private Formula()
    {
    }

    public sealed record Number(decimal Value) : Formula;

    public sealed record Words(string Content) : Formula;

    /// <summary>A cell, or an area of cells. The sheet is named as <see cref="Sheet.Name"/> names it.</summary>
    public sealed record Area(string Sheet, int Row, int Column, int LastRow, int LastColumn, Anchors Fixed) : Formula;

    public sealed record Call(FormulaFunction Function, IReadOnlyList<Formula> Arguments) : Formula;

    /// <summary>One part alone, under a minus, is less than nothing by it.</summary>
    public sealed record Signed(FormulaSign Sign, IReadOnlyList<Formula> Parts) : Formula;

    public static Formula At(string sheet, int row, int column) => new Area(sheet, row, column, row, column, Anchors.None);

    public static Formula Between(string sheet, int row, int column, int lastRow, int lastColumn, Anchors anchors = Anchors.None) => new Area(sheet, row, column, lastRow, lastColumn, anchors);

    public static Formula Of(FormulaFunction function, params IReadOnlyList<Formula> of) => new Call(function, of);

    public static Formula Of(FormulaSign sign, params IReadOnlyList<Formula> parts) => parts is [var one] ? one : new Signed(sign, parts);

    public static Formula operator +(Formula a, Formula b) => Of(FormulaSign.Plus, a, b);

    public static Formula operator -(Formula a, Formula b) => Of(FormulaSign.Minus, a, b);

    public static Formula operator -(Formula a) => new Signed(FormulaSign.Minus, [a]);

    public static Formula operator /(Formula a, Formula b) => Of(FormulaSign.Over, a, b);

    /// <summary>Whether the first is less than the second.</summary>
    public static Formula operator <(Formula a, Formula b) => Of(FormulaSign.Less, a, b);

    /// <summary>Whether the second is less than the first.</summary>
    public static Formula operator >(Formula a, Formula b) => Of(FormulaSign.Less, b, a);

    public static Formula operator *(Formula a, Formula b) => Of(FormulaSign.Times, a, b);

    public static implicit operator Formula(decimal value) => new Number(value);

    public static implicit operator Formula(string words) => new Words(words);
}

using System.Globalization;
using System.Text;
using Outturn.Core.Sheets;

namespace Outturn.Documents.Writing;

/// <summary>Formulas as Excel and LibreOffice write them in a file: English names, commas, no equals sign before them.</summary>
internal static class FormulaText
{
    /// <summary>Excel's own limit of one formula.</summary>
    private const int MaxLength = 8_192;

    /// <param name="Name">The tab's name.</param>
    /// <param name="FirstRow">The row, from 1, in which the sheet's rows begin.</param>
    internal sealed record Tab(string Name, uint FirstRow);

    /// <summary>Throws <see cref="ArgumentException"/> for a formula longer than Excel takes: whoever made it must say it in fewer places.</summary>
    public static string Of(Formula formula, string home, Dictionary<string, Tab> tabs)
    {
        var text = new StringBuilder();
        Write(text, formula, home, tabs, inside: false);
        return text.Length <= MaxLength ? text.ToString() : throw new ArgumentException($"A formula of {text.Length} characters is longer than a workbook can hold.", nameof(formula));
    }

    private static void Write(StringBuilder text, Formula formula, string home, Dictionary<string, Tab> tabs, bool inside)
    {
        switch (formula)
        {
            case Formula.Number number:
                text.Append(CellText.Digits(number.Value));
                break;
            case Formula.Words words:
                text.Append('"').Append(words.Content.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
                break;
            case Formula.Area area:
                Write(text, area, home, tabs[area.Sheet]);
                break;
            case Formula.Call call:
                text.Append(Name(call.Function)).Append('(');
                foreach (var (i, part) in call.Arguments.Index())
                {
                    text.Append(i == 0 ? "" : ",");
                    Write(text, part, home, tabs, inside: false);
                }

                text.Append(')');
                break;
            case Formula.Signed signed:
                text.Append(inside ? "(" : "");
                foreach (var (i, part) in signed.Parts.Index())
                {
                    text.Append(i == 0 && signed.Parts.Count > 1 ? "" : Sign(signed.Sign));
                    Write(text, part, home, tabs, inside: true);
                }

                text.Append(inside ? ")" : "");
                break;
        }
    }

    private static void Write(StringBuilder text, Formula.Area area, string home, Tab tab)
    {
        if (area.Sheet != home)
        {
            text.Append(tab.Name.All(char.IsAsciiLetter) ? tab.Name : $"'{tab.Name.Replace("'", "''", StringComparison.Ordinal)}'").Append('!');
        }

        Place(text, area.Row, area.Column, tab, area.Fixed, Anchors.FirstColumn);
        if (area.Row != area.LastRow || area.Column != area.LastColumn || area.Fixed != Anchors.None)
        {
            text.Append(':');
            Place(text, area.LastRow, area.LastColumn, tab, area.Fixed, Anchors.LastColumn);
        }
    }

    private static void Place(StringBuilder text, int row, int column, Tab tab, Anchors anchors, Anchors own)
    {
        text.Append(anchors.HasFlag(own) ? "$" : "").Append(WorkbookWriter.ColumnName(column))
            .Append(anchors.HasFlag(Anchors.Rows) ? "$" : "").Append((tab.FirstRow + row).ToString(CultureInfo.InvariantCulture));
    }

    private static string Name(FormulaFunction function) => function.ToString().ToUpperInvariant();

    private static string Sign(FormulaSign sign) => sign switch
    {
        FormulaSign.Plus => "+",
        FormulaSign.Minus => "-",
        FormulaSign.Times => "*",
        FormulaSign.Equal => "=",
        FormulaSign.Over => "/",
        FormulaSign.Less => "<",
        FormulaSign.LessOrEqual => "<=",
        FormulaSign.More => ">",
        FormulaSign.MoreOrEqual => ">=",
        FormulaSign.NotEqual => "<>",
        _ => "&",
    };
}
